import ImageModel

/// Finds out how a layer is served: looks what the cache has of it, then for an index that its annotations promise;
/// without one the layer streams, and indexes that there may be are looked for meanwhile, or, where only what is read
/// is wanted, before.
final class LayerOpening: Work {
    private enum Phase {
        case cache
        case expected
        case racing
    }
    private let layer: ImageLayer
    private var expected: [any ForeignIndexLoader]
    private var racing: [any ForeignIndexLoader]
    private var phase = Phase.cache
    /// Why what was promised is not used.
    private var reason: String?

    init(_ layer: ImageLayer, _ loaders: ForeignIndexes.Loaders) {
        self.layer = layer
        expected = loaders.expected
        racing = loaders.racing
        expected.reverse()
        racing.reverse()
    }

    func step() -> WorkStep {
        if layer.isClosed { return .done }
        switch phase {
        case .cache:
            let index = layer.cache.index()
            if let index {
                layer.opened(index, layer.cache.content(index))
                return .done
            }
            phase = .expected
            return .again
        case .expected:
            guard let loader = expected.last else {
                phase = .racing
                if layer.holdsStream, !racing.isEmpty { layer.holdStream() } else { layer.openedWithoutIndex(reason) }
                return .again
            }
            return load(loader) { found in
                if let found { return layer.use(found) }
                expected.removeLast()
                return false
            }
        case .racing:
            guard let loader = racing.last, layer.mayUseOtherIndex else {
                layer.openedWithoutIndex(reason)
                return .done
            }
            return load(loader) { found in
                racing.removeLast()
                let isUsed = found.map { layer.useWhileStreaming($0) } ?? false
                layer.indexIsOver()
                return isUsed
            }
        }
    }

    /// - Parameter take: true when no other is looked for.
    private func load(_ loader: any ForeignIndexLoader, _ take: (ForeignIndex?) -> Bool) -> WorkStep {
        do throws(BlobError) {
            return take(try loader.load()) ? .done : .again
        } catch {
            switch error {
            case .pending(let ticket):
                if phase == .racing, loader.isUnderway { layer.indexIsUnderway() }
                return .wait(ticket)
            case .failed(let failure):
                reason = reason ?? failure.message
                return take(nil) ? .done : .again
            }
        }
    }
}
