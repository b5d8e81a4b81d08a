import ImageModel

/// Reads the growing journal of one layer into its table while somebody waits for more of it.
final class EarlyFeeder: Work {
    /// Those who wait are told after so many steps, even if there is more at hand.
    private static let stepsBetweenNews = 32

    // The view holds it until it is over.
    private let view: EarlyView
    private let layer: any MergeableLayer
    private let number: Int
    private var reader = JournalReader()
    private var piece = JournalPart(bytes: [], isWhole: false)
    /// Where the piece begins in the journal, and what is read next in it.
    private var pieceStart = 0
    private var position = 0
    private var stepCount = 0

    init(view: EarlyView, layer: any MergeableLayer, number: Int) {
        self.view = view
        self.layer = layer
        self.number = number
    }

    func step() -> WorkStep {
        do throws(BlobError) {
            if position == piece.bytes.count, let ticket = try nextPiece() { return .wait(ticket) }
        } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            case .failed(let failure):
                if failure.isForGood { view.abandon(number) } else { view.stall(number, failure) }
                return .done
            }
        }
        if position == piece.bytes.count, !piece.isWhole { return .done }
        var entries: [TarEntry] = []
        do throws(LayerError) {
            while entries.count < EarlyView.stepCount, position < piece.bytes.count {
                entries.append(try reader.next(piece.bytes, &position))
            }
        } catch {
            view.abandon(number)
            return .done
        }
        stepCount += 1
        let isEnd = position == piece.bytes.count
        let goesOn = view.add(
            entries, to: number, isNews: isEnd || stepCount % EarlyFeeder.stepsBetweenNews == 0,
            isWhole: isEnd && piece.isWhole)
        return goesOn ? .again : .done
    }

    /// Takes what has come since. Returns what to wait for; nil when there is something, or nobody waits any more.
    private func nextPiece() throws(BlobError) -> Ticket? {
        pieceStart += piece.bytes.count
        position = 0
        piece = JournalPart(bytes: [], isWhole: false)
        piece = try layer.journal(after: pieceStart)
        guard piece.bytes.isEmpty, !piece.isWhole, view.isWanted(number) else { return nil }
        let ticket = layer.journalTicket()
        // What came before the ticket was asked for does not fire it.
        piece = try layer.journal(after: pieceStart)
        return piece.bytes.isEmpty && !piece.isWhole ? ticket : nil
    }
}
