import ImageModel

/// A sequential read of a blob from somewhere on, in parts that follow each other.
///
///     read so far ──▶│ head part ······│ spare part ···│ spare part ···│ not asked for yet
///
/// A short blob is one request for all of it. A long one begins with a range, whose answer tells whether the server
/// has ranges: then parts of 8 MiB follow each other, each asked for before the one before it has ended; as many at
/// once as `FanOut` finds worth it, within an allowance for the memory of all. A server that answers with the whole
/// is taken at its word: that body is read to its end. Guarded by the session's lock.
final class BlobRun {
    let start: UInt64
    let end: UInt64
    private let session: FetchSession
    private let target: FetchTarget
    private var parts: [BlobStream] = []
    private var nextStart: UInt64
    /// When it was last read, by the reader's own count.
    var lastUse: UInt64 = 0

    /// A stream this fast is asked for in longer parts: each request costs something on both sides.
    private static let fastBytesPerSecond: UInt64 = 100_000_000
    private static let fastPartsFactor: UInt64 = 8
    private static let maxLookaheadBytes: UInt64 = 4 << 20
    /// Where a blob is kept in units of this size, none of them shall come in two parts.
    private static let partAlignment: UInt64 = 64 << 10
    private var isHeld = false

    init(_ session: FetchSession, _ target: FetchTarget, start: UInt64, end: UInt64, urgency: Fetch.Urgency) {
        self.session = session
        self.target = target
        self.start = start
        self.end = end
        nextStart = start
        addPart(.head, urgency: urgency)
    }

    /// Goes on with a window that turned out to bring the whole blob.
    init(_ session: FetchSession, _ target: FetchTarget, adopting window: BlobStream) {
        self.session = session
        self.target = target
        start = window.start
        end = window.end
        nextStart = window.end
        parts = [window]
        lastUse = window.lastUse
    }

    func holds(_ offset: UInt64) -> Bool { parts.contains { $0.holds(offset) } }

    /// Nothing of it has come yet.
    var hasNothing: Bool { parts.allSatisfy { $0.heldEnd == start } }

    /// Whether some of the range has come, or is about to.
    func mayHold(_ range: Range<UInt64>) -> Bool {
        parts.contains { $0.heldStart < range.upperBound && range.lowerBound < $0.end }
    }

    /// Whether a read there is best served from here.
    func covers(_ offset: UInt64, skipping skippedBytes: UInt64) -> Bool {
        if parts.contains(where: { $0.covers(offset, skipping: skippedBytes) }) { return true }
        guard offset >= nextStart, offset < end else { return false }
        let heldEnd = parts.last?.heldEnd ?? nextStart
        return offset - min(heldEnd, offset) <= skippedBytes
    }

    /// Precondition: `covers(offset)`.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        hold(false)
        while offset >= nextStart && nextStart < end { addPart(.head, urgency: .needed) }
        guard let index = parts.lastIndex(where: { $0.start <= offset && offset < $0.end }) else {
            throw .failed(BlobFailure(.truncated, target.label + ": the stream ended before byte \(offset)"))
        }
        let part = parts[index]
        part.becomeHead()
        do throws(BlobError) {
            let count = try part.read(at: offset, into: buffer)
            dropRead(before: index)
            fill()
            return count
        } catch {
            switch error {
            case .pending: session.fanOut.starved()
            case .failed:
                // Sequential bytes can be had without ranges too.
                guard part.failedByRange, session.ranges != .refused else { throw error }
                session.ranges = .refused
                for part in parts { part.cancel() }
                parts = []
                nextStart = offset
                addPart(.head, urgency: .needed)
                return try read(at: offset, into: buffer)
            }
            for other in parts where other !== part { other.advance() }
            fill()
            throw error
        }
    }

    /// See `BlobReader.takeAhead`.
    func takeUnread() -> [BlobPiece] {
        var pieces: [BlobPiece] = []
        for part in parts { pieces += part.takeUnread() }
        guard !pieces.isEmpty else { return [] }
        // The last one stays: what comes next follows it.
        while let first = parts.first, parts.count > 1, first.isComplete, first.isUsedUp {
            first.cancel()
            parts.removeFirst()
        }
        fill()
        return pieces
    }

    /// See `BlobReader.hold`.
    func hold(_ isHeld: Bool) {
        guard self.isHeld != isHeld else { return }
        self.isHeld = isHeld
        for part in parts { part.isHeld = isHeld }
        if !isHeld { fill() }
    }

    func cancel() {
        for part in parts { part.cancel() }
        parts = []
    }

    // MARK: Parts

    private func dropRead(before index: Int) {
        guard index > 0 else { return }
        let current = parts[index]
        let before = parts[..<index]
        for part in before where part.end + BlobStream.keptBehindBytes <= current.readOffset {
            part.cancel()
            parts.removeAll { $0 === part }
        }
    }

    /// Starts what there is to start now.
    private func fill() {
        if let whole = parts.firstIndex(where: { $0.isWhole }) {
            for part in parts[(whole + 1)...] { part.cancel() }
            parts.removeSubrange((whole + 1)...)
            nextStart = end
        }
        // A spare part that failed is asked for again when its turn comes.
        if let failed = parts.firstIndex(where: { $0.hasFailed && $0.use == .spare }) {
            session.fanOut.halve()
            // What was given away of it needs not come again.
            nextStart = parts[failed].heldStart
            for part in parts[failed...] { part.cancel() }
            parts.removeSubrange(failed...)
        }
        while !isHeld, nextStart < end, session.ranges == .proven, let last = parts.last {
            let running = parts.count { !$0.isComplete }
            let isOneMore = running < session.fanOut.level && !last.wasPaused
            let isNearEnd = last.missingBytes <= lookaheadBytes && !last.isPaused && running <= session.fanOut.level
            let bytes = min(partBytes, UInt64(session.settings.maxPrefetchBytes) * 2)
            // Where the allowance is used up, a reader that comes to the end of what is here still goes on at once.
            let isHungry = running == 0 && last.use == .head && last.unreadBytes <= lookaheadBytes
            guard isOneMore || isNearEnd,
                session.spareBytes + bytes <= UInt64(session.settings.maxSparePartsBytes) || isHungry
            else { return }
            addPart(.spare, urgency: isNearEnd ? .ahead : .spare)
        }
    }

    /// What comes while a request is on its way.
    private var lookaheadBytes: UInt64 {
        let rtt = min(session.meter.roundTripNs, 1_000_000_000) / 1000
        let rate = min(session.meter.bytesPerSecond, 1 << 34)
        return min(BlobRun.maxLookaheadBytes, (256 << 10) + 2 * rate / 1000 * rtt / 1000)
    }

    private var partBytes: UInt64 {
        let size = UInt64(max(1, session.settings.partBytes))
        let isFast = session.meter.bytesPerSecond >= BlobRun.fastBytesPerSecond && session.fanOut.level == 1
        guard isFast, session.ranges == .proven, parts.last?.wasPaused != true else { return size }
        return size * BlobRun.fastPartsFactor
    }

    private func addPart(_ use: BlobStream.Use, urgency: Fetch.Urgency) {
        let size = partBytes
        let left = end - nextStart
        // What is left is not cut into a part and a crumb; and where there are no ranges, into no parts at all.
        let isLast = session.ignoresRanges || left <= size + size / 2 || (nextStart == 0 && left < 2 * size)
        var partEnd = isLast ? end : nextStart + size
        if !isLast, size >= 4 * BlobRun.partAlignment { partEnd -= partEnd % BlobRun.partAlignment }
        let part = BlobStream(
            session, target, start: nextStart, end: partEnd, use: use, urgency: urgency,
            avoidsRange: session.ranges == .refused)
        part.lastUse = lastUse
        nextStart = part.end
        parts.append(part)
    }
}
