import ImageModel

/// An image as a tree of files: starts a pass over each layer, merges what they find, and offers the tree
/// from the first instant on.
///
/// Threads: any, after `start`.
public final class ImageMount: @unchecked Sendable {
    /// Root of the image; its calls throw `.pending` until all layers are indexed.
    public var tree: any FileTree { mergedTree }

    private let mergedTree: MergedTree
    /// Bottom first. Layers of the same digest are one object.
    private let layers: [ImageLayer]
    private let host: HostServices
    private let board: TicketBoard
    private let merged: Ticket
    private let lock: Lock  // guards the next
    private var firstFailure: BlobFailure?

    public init(
        image: ResolvedImage, source: any ImageSource, cache: any CacheStore, codecs: CodecProvider,
        host: HostServices, board: TicketBoard
    ) {
        self.host = host
        self.board = board
        lock = host.makeLock()
        merged = board.issue()
        mergedTree = MergedTree(host: host, merged: merged)
        var layers: [ImageLayer] = []
        let count = image.layers.count
        if count == image.config.diffIDs.count, count <= LayerLimits.layers {
            for (number, descriptor) in image.layers.enumerated() {
                let diffID = image.config.diffIDs[number]
                if let twin = layers.first(where: { $0.descriptor.digest == descriptor.digest && $0.diffID == diffID })
                {
                    layers.append(twin)
                    continue
                }
                layers.append(
                    ImageLayer(
                        label: "layer \(number + 1) of \(count) (\(descriptor.digest.text))", descriptor: descriptor,
                        diffID: diffID, source: source, cache: cache, codecs: codecs, host: host, board: board))
            }
        } else {
            firstFailure = BlobFailure(
                .malformed,
                "\(image.name): the manifest has \(count) layers, the config \(image.config.diffIDs.count) diff IDs"
                    + " (the limit is \(LayerLimits.layers))")
        }
        self.layers = layers
    }

    /// Begins. To be called once.
    public func start() {
        if let failure = lock.withLock({ firstFailure }) {
            fail(failure)
            return
        }
        for layer in layers { layer.start() }
        host.start(MergeWork(mount: self, layers: layers, seed: seed()))
    }

    /// Gives up what is still running. The tree answers `EIO` where it has no answer yet.
    public func close() {
        for layer in layers { layer.cancel() }
    }

    /// Why the tree can't be made; nil while it still may.
    public var failure: BlobFailure? { lock.withLock { firstFailure } }

    /// Fires when the tree is there, or has failed: what to wait for before the first lookup.
    public var whenMerged: Ticket { merged }

    /// Each layer once, bottom first.
    public func progress() -> [LayerProgress] {
        var seen: [ImageLayer] = []
        for layer in layers where !seen.contains(where: { $0 === layer }) { seen.append(layer) }
        return seen.map { $0.progress() }
    }

    private func seed() -> UInt64 {
        var seed: UInt64 = 0
        withUnsafeMutableBytes(of: &seed) { host.fillEntropy($0) }
        return seed
    }

    fileprivate func fail(_ failure: BlobFailure) {
        lock.withLock { firstFailure = firstFailure ?? failure }
        mergedTree.become(.failed(failure))
        board.fire(merged)
    }

    fileprivate func finish(_ table: NodeTable) {
        mergedTree.become(.ready(MergedTree.Content(table: table, layers: layers)))
        board.fire(merged)
    }
}

/// Waits for the index of every layer, then merges them, some thousand entries a step.
private final class MergeWork: Work {
    private static let stepEntries = 4096

    private let mount: ImageMount
    private let layers: [ImageLayer]
    private let seed: UInt64
    private var indexes: [LayerIndex] = []
    private var merger: LayerMerger?
    private var layerNumber = 0
    private var reader: LayerIndexReader?

    init(mount: ImageMount, layers: [ImageLayer], seed: UInt64) {
        self.mount = mount
        self.layers = layers
        self.seed = seed
    }

    func step() -> WorkStep {
        do throws(BlobError) {
            while indexes.count < layers.count { indexes.append(try layers[indexes.count].currentIndex()) }
        } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            case .failed(let failure):
                mount.fail(failure)
                return .done
            }
        }
        do throws(BlobFailure) { return try merge() } catch {
            mount.fail(error)
            return .done
        }
    }

    private func merge() throws(BlobFailure) -> WorkStep {
        if merger == nil {
            var entries: UInt64 = 0
            for index in indexes { entries += index.entryCount }
            guard entries <= LayerLimits.entries else {
                throw BlobFailure(
                    .tooLarge, "the layers have \(entries) entries together; the limit is \(LayerLimits.entries)")
            }
            merger = LayerMerger(seed: seed, expectedNodes: Int(entries))
        }
        guard layerNumber < layers.count else {
            merger?.finish()
            if let table = merger?.table { mount.finish(table) }
            merger = nil
            return .done
        }
        do throws(LayerError) { try mergeSome() } catch {
            // Its checksum was right, so it was written like this; the next run makes it again.
            if case .index = error { layers[layerNumber].forgetIndex() }
            throw error.failure(layer: layers[layerNumber].label)
        }
        return .again
    }

    private func mergeSome() throws(LayerError) {
        if reader == nil {
            reader = LayerIndexReader(indexes[layerNumber])
            merger?.beginLayer()
        }
        for _ in 0..<MergeWork.stepEntries {
            guard let entry = try reader?.next() else {
                try merger?.endLayer()
                reader = nil
                layerNumber += 1
                return
            }
            try merger?.apply(entry)
        }
    }
}
