import ImageModel

/// Fetches spans one after the other, in the order of their stored bytes, as one range of the blob: decodes, checks and
/// keeps each.
///
/// A span that another process is fetching is looked for again every 10 ms, until it is there or the other is gone.
final class SpanFetch: Work {
    private static let pollMs: UInt64 = 10
    /// After so long the other process is thought to be stopped; then the span is fetched twice.
    private static let patienceNs: UInt64 = 5_000_000_000

    private let content: LazyContent
    private let spans: [Int]
    private var position = 0
    private var hasLease = false
    private var blockedSinceNs: UInt64?
    private var isAnnounced = false
    private var hasRetried = false
    /// Stored bytes of the span under way, or of the one before, which may be the same.
    private var stored: [UInt8] = []
    private var storedRange: Range<UInt64> = 0..<0
    private var storedCount = 0

    init(content: LazyContent, spans: [Int]) {
        self.content = content
        self.spans = spans
    }

    deinit { if hasLease, position < spans.count { content.store.release(spans[position]) } }

    func step() -> WorkStep {
        guard position < spans.count else { return .done }
        let span = spans[position]
        if !hasLease, content.store.has(span) {
            next(span)
            return .again
        }
        if !hasLease, let ticket = waitForLease(span) { return .wait(ticket) }
        do throws(BlobError) {
            let what = content.table[span]
            try fetch(what)
            do throws(LayerError) {
                let bytes: Result<[UInt8], LayerError> = stored.withUnsafeBytes { bytes in
                    do throws(LayerError) {
                        return .success(try content.decoder.content(of: span, bytes))
                    } catch { return .failure(error) }
                }
                content.store.keep(span, try bytes.get())
                if let blob = content.stored {
                    stored.withUnsafeBytes { blob.keepWhole($0, at: what.storedOffset) }
                }
            } catch {
                try refuse(span, what, error)
                return .again
            }
            content.noteFetched(what.storedBytes)
            next(span)
            return .again
        } catch {
            switch error {
            case .pending(let ticket): return .wait(ticket)
            case .failed(let failure):
                end(failure)
                return .done
            }
        }
    }

    private func waitForLease(_ span: Int) -> Ticket? {
        if content.store.lease(span) {
            blockedSinceNs = nil
            hasLease = true
            return nil
        }
        let now = content.host.monotonicNs()
        let since = blockedSinceNs ?? now
        blockedSinceNs = since
        guard now &- since < SpanFetch.patienceNs else { return nil }
        let ticket = content.board.issue()
        content.host.fire(ticket, on: content.board, afterMs: SpanFetch.pollMs)
        return ticket
    }

    private func next(_ span: Int) {
        if hasLease { content.store.release(span) }
        hasLease = false
        blockedSinceNs = nil
        hasRetried = false
        position += 1
        content.fetched(span)
    }

    private func end(_ failure: BlobFailure) {
        if hasLease { content.store.release(spans[position]) }
        hasLease = false
        let left = spans[position...]
        position = spans.count
        for span in left { content.fetchFailed(span, failure) }
    }

    private func fetch(_ what: LayerSpan) throws(BlobError) {
        let range = what.storedOffset..<what.storedOffset + what.storedBytes
        if storedRange != range {
            storedRange = range
            stored = [UInt8](repeating: 0, count: Int(what.storedBytes))
            storedCount = 0
        }
        announce()
        while storedCount < stored.count {
            let offset = range.lowerBound + UInt64(storedCount)
            let result: Result<Int, BlobError> = stored.withUnsafeMutableBytes { bytes in
                let room = UnsafeMutableRawBufferPointer(rebasing: bytes[storedCount...])
                do throws(BlobError) { return .success(try content.reader.read(at: offset, into: room)) } catch {
                    return .failure(error)
                }
            }
            let count = try result.get()
            guard count > 0 else {
                throw .failed(
                    BlobFailure(
                        .truncated,
                        "\(content.label): the blob ends at byte \(offset); wanted: \(range.upperBound)"))
            }
            storedCount += count
        }
    }

    /// Tells the reader of all that will be read, so that it makes one request of it.
    private func announce() {
        guard !isAnnounced else { return }
        isAnnounced = true
        var start = UInt64.max
        var end: UInt64 = 0
        for span in spans[position...] where content.table[span].storedBytes > 0 {
            start = min(start, content.table[span].storedOffset)
            end = max(end, content.table[span].storedOffset + content.table[span].storedBytes)
        }
        if start < end { content.reader.prefetch(at: start, count: end - start) }
    }

    /// The bytes are wrong: they are asked for once more, in case it was the way.
    private func refuse(_ span: Int, _ what: LayerSpan, _ error: LayerError) throws(BlobError) {
        storedRange = 0..<0
        stored = []
        storedCount = 0
        guard hasRetried else {
            hasRetried = true
            content.reader.forget(at: what.storedOffset, count: what.storedBytes)
            return
        }
        let failure = error.failure(layer: content.label)
        let place = "bytes \(what.storedOffset) to \(what.storedOffset + what.storedBytes) of the blob"
        throw .failed(BlobFailure(failure.reason, failure.message + "; fetched twice: " + place))
    }
}
