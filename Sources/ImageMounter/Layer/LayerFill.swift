import ImageModel

/// Brings the rest of a layer that is read span by span, behind whatever somebody waits for.
final class LayerFill: Work {
    private static let retryMs: UInt64 = 5000

    private let layer: ImageLayer
    private let content: LazyContent

    init(_ layer: ImageLayer, _ content: LazyContent) {
        self.layer = layer
        self.content = content
    }

    func step() -> WorkStep {
        if layer.isClosed { return .done }
        if let ticket = layer.fillTurn() { return .wait(ticket) }
        do throws(BlobError) {
            switch try content.fillStep() {
            case .waiting(let ticket): return .wait(ticket)
            case .whole:
                layer.filled(content)
                return .done
            }
        } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            // Nobody waits for it: it is tried again as long as the process lives.
            case .failed: return layer.pause(ms: LayerFill.retryMs).map { .wait($0) } ?? .done
            }
        }
    }
}
