import ImageModel

/// A part of a blob on its way: bytes from `start` to `end` in order. Serves as the window of a random read, which
/// keeps all its bytes, and as a part of a run, which keeps those that wait to be read.
///
/// Guarded by the session's lock.
final class BlobStream: FetchConsumer {
    enum Use {
        /// All stays until the stream is dropped: windows are small and read in any order.
        case window
        /// The part of a run that is read now: what nobody has read yet is bounded.
        case head
        /// A part that comes after it, as a whole.
        case spare
    }

    /// Bytes before the last read that stay, for readers that look twice at a header.
    static let keptBehindBytes: UInt64 = 64 << 10
    /// A read this far beyond what has come is served by waiting rather than by another request.
    static let skippedAheadBytes: UInt64 = 256 << 10

    let start: UInt64
    private(set) var end: UInt64
    /// The server sends the whole blob, though this part was asked for: it serves all that comes after it too.
    private(set) var isWhole = false
    private(set) var use: Use
    private let session: FetchSession
    private let sizeBytes: UInt64
    private var fetch: Fetch?
    private var failure: BlobFailure?
    private(set) var failedByRange = false
    private var queue: ChunkQueue
    /// Where the reader is, and the furthest that it was.
    private(set) var readOffset: UInt64
    private var readEnd: UInt64
    private(set) var isPaused = false
    /// The reader was slower than the network.
    private(set) var wasPaused = false
    private var wake = Wake()
    /// What this has of the session's allowance for spare parts.
    private var spareBytes: UInt64 = 0
    /// When it was last read, by the reader's own count.
    var lastUse: UInt64 = 0

    init(
        _ session: FetchSession, _ target: FetchTarget, start: UInt64, end: UInt64, use: Use,
        urgency: Fetch.Urgency, avoidsRange: Bool = false
    ) {
        self.session = session
        self.start = start
        self.end = end
        self.use = use
        let sizeBytes = target.sizeBytes ?? end
        self.sizeBytes = sizeBytes
        queue = ChunkQueue(startingAt: start)
        readOffset = start
        readEnd = start
        if use == .spare {
            spareBytes = min(end - start, UInt64(session.settings.maxPrefetchBytes) * 2)
            session.spareBytes += spareBytes
        }
        // All from the start needs no range, and no server could answer it wrongly.
        let isWhole = start == 0 && end == sizeBytes
        let fetch = Fetch(
            session, target, start: start, end: isWhole ? nil : end, urgency: urgency, consumer: self)
        fetch.avoidsRange = avoidsRange
        self.fetch = fetch
        fetch.advance()
    }

    /// Whether a read there is best served from here.
    func covers(_ offset: UInt64, skipping skippedBytes: UInt64) -> Bool {
        guard offset >= queue.start, offset < end else { return false }
        return use == .window || offset <= queue.end || offset - queue.end <= skippedBytes
    }

    /// Whether the byte there is held now.
    func holds(_ offset: UInt64) -> Bool { offset >= queue.start && offset < queue.end }

    var isComplete: Bool { fetch == nil }
    /// Bytes that have not come yet.
    var missingBytes: UInt64 { end - queue.end }
    var heldEnd: UInt64 { queue.end }
    var heldStart: UInt64 { queue.start }
    /// All of it has been read.
    var isUsedUp: Bool { readEnd >= end }
    /// Windows of low rank make room for others: those that were read, then those that were not used for longest.
    var rank: (Int, UInt64) { (isUsedUp ? 0 : 1, lastUse) }

    /// The reader has come to this part of its run.
    func becomeHead() {
        guard use != .head else { return }
        use = .head
        releaseAllowance()
        fetch?.urgency = .needed
    }

    /// Precondition: `covers(offset)`.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        let count = queue.copy(from: offset, into: buffer)
        readOffset = offset + UInt64(count)
        readEnd = max(readEnd, readOffset)
        if use != .window {
            let kept = readOffset > BlobStream.keptBehindBytes ? readOffset - BlobStream.keptBehindBytes : 0
            queue.drop(before: min(kept, queue.end))
        }
        goOn()
        if count > 0 { return count }
        fetch?.urgency = .needed
        fetch?.advance()
        if let failure { throw .failed(failure) }
        guard let fetch, !fetch.isDone else {
            throw .failed(BlobFailure(.truncated, "the body ended at byte \(queue.end)"))
        }
        throw .pending(fetch.waitTicket ?? wake.ticket(session.board))
    }

    /// Gives away what has come and was not read yet: it counts as read.
    func takeUnread() -> [BlobPiece] {
        guard use != .window else { return [] }
        let pieces = queue.takeAll(after: readOffset)
        if isComplete { releaseAllowance() }
        guard let last = pieces.last else { return [] }
        readOffset = last.offset + UInt64(last.bytes.count)
        readEnd = max(readEnd, readOffset)
        goOn()
        return pieces
    }

    /// While held it takes no more than one piece.
    var isHeld = false {
        didSet { if oldValue, !isHeld { goOn() } }
    }

    /// Where nothing is in the way any more.
    private func goOn() {
        guard isPaused, !isHeld, !isBounded || unreadBytes < UInt64(session.settings.streamBufferBytes / 2) else {
            return
        }
        isPaused = false
        fetch?.resume()
    }

    /// Goes on with what had to wait for a time or a token.
    func advance() { fetch?.advance() }

    /// What nobody has read yet is bounded: of the part that is read, and of those too long to be held as a whole.
    private var isBounded: Bool {
        use == .head || (use == .spare && end - start > UInt64(session.settings.maxPrefetchBytes) * 2)
    }

    /// Bytes held that nobody has read yet.
    var unreadBytes: UInt64 { queue.end > readOffset ? queue.end - readOffset : 0 }

    /// Gives up what has not come.
    func cancel() {
        releaseAllowance()
        fetch?.cancel()
        fetch = nil
    }

    private func releaseAllowance() {
        session.spareBytes -= min(spareBytes, session.spareBytes)
        spareBytes = 0
    }

    // MARK: FetchConsumer

    func began(_ head: HTTPResponseHead) -> BlobFailure? { nil }

    func wholeComes() -> Bool {
        isWhole = true
        end = sizeBytes
        use = .head
        releaseAllowance()
        // What was asked for may be far away: who waits for it hears of that now.
        wake.fire(session.board)
        return true
    }

    func received(_ bytes: UnsafeRawBufferPointer) -> FetchFlow {
        queue.append(bytes)
        // What the reader has skipped need not wait for it.
        if use == .head, queue.end <= readOffset { queue.drop(before: queue.end) }
        wake.fire(session.board)
        if queue.end >= end, !isWhole, end < sizeBytes { return .enough }
        if isHeld {
            isPaused = true
            session.fanOut.paused()
            return .pause
        }
        if isBounded, unreadBytes >= UInt64(session.settings.streamBufferBytes) {
            isPaused = true
            wasPaused = true
            session.fanOut.paused()
            return .pause
        }
        return .more
    }

    func changed() {
        guard let fetch else { return }
        wake.fire(session.board)
        if fetch.isDone {
            failure = fetch.failure
            failedByRange = fetch.failedByRange
            self.fetch = nil
        }
    }

    var hasFailed: Bool { failure != nil }
}
