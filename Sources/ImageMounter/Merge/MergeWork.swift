import ImageModel

/// What merging asks of a layer.
package protocol MergeableLayer: GrowingLayer {
    /// `layer 2 of 5 (sha256:…)`.
    var label: String { get }
    /// The index when it is whole and may be believed.
    func currentIndex() throws(BlobError) -> LayerIndex
    /// The cached index is no good.
    func forgetIndex()
    /// Somebody waits for the whole index.
    func demandIndex()
    /// An answer was given that depends on what the layer's journal has shown, though it is not whole yet.
    func answered()
}

extension MergeableLayer {
    package func demandIndex() {}
    package func answered() {}
}

/// Merges the layers bottom first, each when its index is whole, some thousand entries a step; then finds what was
/// handed out early in the result.
final class MergeWork: Work {
    private static let stepEntries = 4096

    private let tree: MergedTree
    private let layers: [any MergeableLayer]
    private let seed: UInt64
    private let report: (BlobFailure) -> Void
    private var merger: LayerMerger?
    private var layerNumber = 0
    private var entryCount: UInt64 = 0
    private var reader: LayerIndexReader?
    private var content: MergedTree.Content?
    private var early = EarlyIDs()

    /// - Parameter report: told why the tree can't be made, once.
    init(tree: MergedTree, layers: [any MergeableLayer], seed: UInt64, report: @escaping (BlobFailure) -> Void) {
        self.tree = tree
        self.layers = layers
        self.seed = seed
        self.report = report
    }

    func step() -> WorkStep {
        do throws(BlobError) { return try merge() } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            case .failed(let failure):
                if failure.isForGood {
                    report(failure)
                    tree.fail(failure)
                } else {
                    tree.stall(failure)
                }
                return .done
            }
        }
    }

    /// Somebody asks again for what could not be had: says so to the layer it was of. Before the work is started anew.
    func prepareToGoOn() {
        if layerNumber < layers.count { _ = layers[layerNumber].journalTicket() }
    }

    private func merge() throws(BlobError) -> WorkStep {
        if let content { return settle(content) }
        guard layerNumber < layers.count else {
            if merger == nil { merger = LayerMerger(seed: seed, expectedNodes: 0) }
            merger?.finish()
            if let table = merger?.table { content = MergedTree.Content(table: table) }
            merger = nil
            return .again
        }
        if reader == nil { try beginLayer() }
        do throws(LayerError) { try mergeSome() } catch {
            // Its checksum was right, so it was written like this; the next run makes it again.
            if case .index = error { layers[layerNumber].forgetIndex() }
            throw .failed(error.failure(layer: layers[layerNumber].label))
        }
        return .again
    }

    private func beginLayer() throws(BlobError) {
        let index = try layers[layerNumber].currentIndex()
        entryCount += index.entryCount
        guard entryCount <= LayerLimits.entries else {
            throw .failed(
                BlobFailure(
                    .tooLarge, "the layers have more than \(LayerLimits.entries) entries together, the limit"))
        }
        if merger == nil { merger = LayerMerger(seed: seed, expectedNodes: Int(index.entryCount)) }
        merger?.beginLayer(entryCount: Int(index.entryCount))
        reader = LayerIndexReader(index)
    }

    private func mergeSome() throws(LayerError) {
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

    private func settle(_ content: MergedTree.Content) -> WorkStep {
        tree.settle(content, &early) ? .done : .again
    }
}

extension BlobFailure {
    /// The bytes are wrong, and will be at the next try: not just out of reach.
    var isForGood: Bool {
        switch reason {
        case .digestMismatch, .sizeMismatch, .malformed, .tooLarge, .unsupported, .noPlatform: true
        case .unreachable, .unauthorized, .notFound, .throttled, .serverError, .truncated, .storage, .cancelled: false
        }
    }
}
