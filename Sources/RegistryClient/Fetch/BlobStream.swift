import ImageModel

/// A part of a blob on its way: bytes from `start` to `end` in order, of which a bounded amount waits here to be
/// read. Serves both the long sequential read (to the blob's end) and the window of a random one.
///
/// Guarded by the session's lock.
final class BlobStream: FetchConsumer {
    /// Bytes before the last read that stay, for readers that look twice at a header.
    static let keptBehindBytes: UInt64 = 64 << 10
    /// A read this far beyond what has come is served by waiting rather than by another request.
    static let skippedAheadBytes: UInt64 = 256 << 10

    let start: UInt64
    let end: UInt64
    private let capacityBytes: Int
    /// All stays until the stream is dropped: windows are small and read in any order.
    private let keepsAll: Bool
    private var fetch: Fetch?
    private var failure: BlobFailure?
    private var queue: ChunkQueue
    /// Where the reader is, and the furthest that it was.
    private var readOffset: UInt64
    private var readEnd: UInt64
    private var isPaused = false
    private var wake = Wake()
    /// When it was last read, by the reader's own count.
    var lastUse: UInt64 = 0

    init(_ session: FetchSession, _ target: FetchTarget, start: UInt64, end: UInt64, isWindow: Bool) {
        self.start = start
        self.end = end
        keepsAll = isWindow
        capacityBytes = isWindow ? Int.max : session.settings.streamBufferBytes
        queue = ChunkQueue(startingAt: start)
        readOffset = start
        readEnd = start
        let isWhole = start == 0 && end == target.sizeBytes
        let fetch = Fetch(session, target, start: start, end: isWhole ? nil : end, consumer: self)
        self.fetch = fetch
        fetch.advance()
    }

    /// Whether a read there is best served from here.
    func covers(_ offset: UInt64, skipping skippedBytes: UInt64) -> Bool {
        guard offset >= queue.start, offset < end else { return false }
        return keepsAll || offset <= queue.end || offset - queue.end <= skippedBytes
    }

    /// Whether the byte there is held now.
    func holds(_ offset: UInt64) -> Bool { offset >= queue.start && offset < queue.end }

    var isComplete: Bool { fetch == nil }
    /// All of it has been read.
    var isUsedUp: Bool { readEnd >= end }
    /// Windows of low rank make room for others: those that were read, then those that were not used for longest.
    var rank: (Int, UInt64) { (isUsedUp ? 0 : 1, lastUse) }

    /// Precondition: `covers(offset)`.
    func read(
        at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer, _ session: FetchSession
    ) throws(BlobError) -> Int {
        let count = queue.copy(from: offset, into: buffer)
        readOffset = offset + UInt64(count)
        readEnd = max(readEnd, readOffset)
        if !keepsAll {
            let kept = readOffset > BlobStream.keptBehindBytes ? readOffset - BlobStream.keptBehindBytes : 0
            queue.drop(before: min(kept, queue.end))
        }
        if isPaused, unreadBytes < UInt64(capacityBytes / 2) {
            isPaused = false
            fetch?.resume()
        }
        if count > 0 { return count }
        fetch?.advance()
        if let failure { throw .failed(failure) }
        guard let fetch, !fetch.isDone else {
            throw .failed(BlobFailure(.truncated, "the body ended at byte \(queue.end)"))
        }
        throw .pending(fetch.waitTicket ?? wake.ticket(session.board))
    }

    private var unreadBytes: UInt64 { queue.end > readOffset ? queue.end - readOffset : 0 }

    /// Gives up what has not come.
    func cancel() {
        fetch?.cancel()
        fetch = nil
    }

    // MARK: FetchConsumer

    func began(_ head: HTTPResponseHead) -> BlobFailure? { nil }

    func received(_ bytes: UnsafeRawBufferPointer) -> FetchFlow {
        queue.append(bytes)
        // What the reader has skipped need not wait for it.
        if !keepsAll, queue.end <= readOffset { queue.drop(before: queue.end) }
        if let fetch { wake.fire(fetch.session.board) }
        if queue.end >= end, keepsAll { return .enough }
        if unreadBytes >= UInt64(capacityBytes) {
            isPaused = true
            return .pause
        }
        return .more
    }

    func changed() {
        guard let fetch else { return }
        wake.fire(fetch.session.board)
        if fetch.isDone {
            failure = fetch.failure
            self.fetch = nil
        }
    }

    var hasFailed: Bool { failure != nil }
}
