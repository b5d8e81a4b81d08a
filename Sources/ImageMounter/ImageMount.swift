import ImageModel

/// An image as a tree of files: finds out how each layer is served best, merges what they hold, and offers the tree
/// from the first instant on.
///
/// A layer that turns out not to be what the image says ends the mount: `failure` is set, and every call answers
/// `EIO`. What cannot be fetched gives `EIO` to those who wait for it; whoever asks later tries again.
///
/// Threads: any, after `start`.
public final class ImageMount: @unchecked Sendable {
    /// Usable at once: a call throws `.pending` while its answer is not final.
    public let tree: any FileTree

    private let mergedTree: MergedTree
    private let health: MountHealth
    /// Bottom first. Layers of the same digest are one object.
    private let layers: [ImageLayer]
    private let host: HostServices
    private let board: TicketBoard
    private let merged: Ticket
    public init(
        image: ResolvedImage, source: any ImageSource, cache: any CacheStore, codecs: CodecProvider,
        host: HostServices, board: TicketBoard, settings: MountSettings = MountSettings()
    ) {
        self.host = host
        self.board = board
        merged = board.issue()
        health = MountHealth(host: host, board: board)
        mergedTree = MergedTree(host: host, merged: merged)
        tree = GuardedTree(mergedTree, health)
        let order = PassOrder(host: host, board: board)
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
                let layer = ImageLayer(
                    label: "layer \(number + 1) of \(count) (\(descriptor.digest.text))", descriptor: descriptor,
                    diffID: diffID, source: source, cache: cache, codecs: codecs, host: host, board: board,
                    settings: settings, order: order, rank: count - number)
                layer.watcher = health
                layers.append(layer)
            }
        } else {
            health.layerFoundWrong(
                BlobFailure(
                    .malformed,
                    "\(image.name): the manifest has \(count) layers, the config \(image.config.diffIDs.count)"
                        + " diff IDs (the limit is \(LayerLimits.layers))"))
        }
        self.layers = layers
    }

    /// Begins. To be called once.
    public func start() {
        if let failure = health.finalFailure {
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

    /// Why nothing can be read any more; nil while all is well.
    public var failure: BlobFailure? { health.finalFailure }

    /// What could not be fetched when it was last tried. It may be there again at the next try.
    public var trouble: BlobFailure? { health.lastTrouble }

    /// Fires at the next `failure` or `trouble`. To be asked for before these are looked at.
    public func nextFailure() -> Ticket { health.nextNews() }

    /// `failure` is said by whoever mounts. Otherwise the first call that it meets makes it a warning.
    public func leaveFailureToCaller() { health.leaveFailureToCaller() }

    /// Stored bytes that the layers now on their way still lack; nil if none is.
    public var missingBytes: UInt64? {
        var missing: UInt64?
        for layer in layers {
            if let bytes = layer.missingBytes { missing = (missing ?? 0) &+ bytes }
        }
        return missing
    }

    /// Fires when every layer is known and verified and the tree is whole, or has failed.
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
        health.layerFoundWrong(failure)
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
