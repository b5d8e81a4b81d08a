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

    let mergedTree: MergedTree
    /// What indexes of others there may be, layer by layer. Used by `start`.
    private var loaders: [ForeignIndexes.Loaders] = []
    private let health: MountHealth
    private let order: PassOrder
    /// Bottom first. Layers of the same digest are one object.
    private let layers: [ImageLayer]
    let host: HostServices
    private let board: TicketBoard

    public init(
        image: ResolvedImage, source: any ImageSource, cache: any CacheStore, codecs: CodecProvider,
        host: HostServices, board: TicketBoard, settings: MountSettings = MountSettings()
    ) {
        self.host = host
        self.board = board
        health = MountHealth(host: host, board: board)
        order = PassOrder(host: host, board: board)
        var layers: [ImageLayer] = []
        let cacheTrouble = CacheTrouble(host: host)
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
                    settings: settings, order: order, rank: count - number, cacheTrouble: cacheTrouble)
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
        // Nothing of others is believed before it is known to be right.
        if settings.verify == .streaming, !layers.isEmpty {
            loaders = ForeignIndexes.loaders(for: image, source: source, codecs: codecs, host: host) { wanted in
                for layer in layers where layer.descriptor.digest == wanted.digest { return layer.reader(of: wanted) }
                return source.blob(wanted)
            }
        }
        // Element by element: Embedded Swift can't convert the array.
        mergedTree = MergedTree(layers: layers.map { $0 }, host: host, board: board)
        tree = GuardedTree(mergedTree, health)
    }

    deinit { health.hear(goesOn: nil, isOver: nil) }

    /// Begins. To be called once.
    public func start() {
        if let failure = health.finalFailure {
            mergedTree.fail(failure)
            return
        }
        health.hear(
            goesOn: { [mergedTree] in mergedTree.goOn() },
            // Who waits for one of the others is told, too.
            isOver: { [layers] in for layer in layers { layer.cancel() } })
        var started: [ImageLayer] = []
        // From the top, as names are decided.
        for (number, layer) in layers.enumerated().reversed() where !started.contains(where: { $0 === layer }) {
            started.append(layer)
            layer.start(number < loaders.count ? loaders[number] : ForeignIndexes.Loaders())
        }
        loaders = []
        mergedTree.start(
            whenBroken: { [health] in health.met($0) }, report: { [health] in health.layerFoundWrong($0) })
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

    /// Returns when every layer that an answer depended on is known to be right; what is left of such a layer is fetched
    /// for that. Throws `.pending`; or `.failed`, where one is wrong, or can't be read whole for now.
    ///
    /// Where the answer was that of an upper layer that says nothing (the name is further down, or nowhere), that layer
    /// was whole already.
    public func checkAnswers() throws(BlobError) {
        var pending: Ticket?
        for layer in layers {
            do throws(BlobError) { try layer.checkAnswers() } catch {
                switch error {
                case .pending(let ticket): pending = ticket
                // The others were given up then.
                case .failed(let failure): throw .failed(health.finalFailure ?? failure)
                }
            }
        }
        if let failure = health.finalFailure { throw .failed(failure) }
        if let pending { throw .pending(pending) }
    }

    /// How each layer is served, once each, bottom first.
    public func status() -> [LayerStatus] {
        var seen: [ImageLayer] = []
        for layer in layers where !seen.contains(where: { $0 === layer }) { seen.append(layer) }
        return seen.map { $0.status() }
    }

    public func cost() -> MountCost {
        var cost = MountCost()
        for layer in status() {
            cost.fetchedBytes &+= layer.fetchedBytes
            cost.neededBytes &+= layer.neededBytes
            cost.indexBytes &+= layer.indexBytes
            cost.requests &+= layer.requests
        }
        (cost.networkNs, cost.processorNs) = order.waited()
        return cost
    }

    /// Stored bytes that the layers now on their way still lack; nil if none is.
    public var missingBytes: UInt64? {
        var missing: UInt64?
        for layer in layers {
            if let bytes = layer.missingBytes { missing = (missing ?? 0) &+ bytes }
        }
        return missing
    }

    /// Fires when every layer is known and verified and the tree is whole, or when that has failed for the first time.
    public var whenMerged: Ticket { mergedTree.merged }

    /// Each layer once, bottom first.
    public func progress() -> [LayerProgress] {
        var seen: [ImageLayer] = []
        for layer in layers where !seen.contains(where: { $0 === layer }) { seen.append(layer) }
        return seen.map { $0.progress() }
    }
}
