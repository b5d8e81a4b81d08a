import ImageModel

/// Finds out how a layer is served: looks what the cache has of it, then for an index that its annotations promise;
/// without one the layer streams, and indexes that there may be are looked for meanwhile.
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
                layer.openedWithoutIndex(reason)
                phase = .racing
                return .again
            }
            return load(loader) { found in
                if let found { return layer.use(found) }
                expected.removeLast()
                return false
            }
        case .racing:
            guard let loader = racing.last, layer.mayUseOtherIndex else { return .done }
            return load(loader) { found in
                if let found { layer.useWhileStreaming(found) } else { racing.removeLast() }
                return found != nil
            }
        }
    }

    /// - Parameter take: true when no other is looked for.
    private func load(_ loader: any ForeignIndexLoader, _ take: (ForeignIndex?) -> Bool) -> WorkStep {
        do throws(BlobError) {
            return take(try loader.load()) ? .done : .again
        } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            case .failed(let failure):
                reason = reason ?? failure.message
                return take(nil) ? .done : .again
            }
        }
    }
}
