import ImageModel

/// A blob whose stored bytes are kept while they come, so that all processes together fetch each of them once.
///
/// The bytes lie in the cache's area `blobs/HEX` in units of 64 KiB, each at its offset in the blob. A unit that is
/// there is read from the area. One that is not is fetched by whoever gets the lease on it; the others look again
/// every 10 ms until it is there, or its holder has died and one of them goes on from that very byte.
///
/// ```
///  published          being fetched      leased ahead        free
///  ├───────────────────┼──────┼───────────────────────────────┼────────────…
///                      ▲ the reader in order                  ▲ 8 MiB ahead of it
/// ```
///
/// A reader in order (from the blob's start, as a pass over a layer reads) leases a window that moves ahead of it, so
/// that a second process that does the same never sends a request beside the first. Other reads lease the units of
/// their buffer. A holder that makes no headway for some seconds (stopped, or no longer interested) is not waited
/// for any more.
///
/// Without an area (the cache refuses it, its disk is full) reads go straight to the source, which is warned of once.
/// Nothing here is verified: a pass over the whole does that, and then calls `finished`.
///
/// Threads: any, at once.
public final class StoredBlob: BlobReader, @unchecked Sendable {
    public static let unitBytes = 64 << 10
    /// Units a reader in order leases ahead.
    static let windowUnits = 128
    static let maxSizeBytes: UInt64 = 1 << 42
    static let pollMs: UInt64 = 10
    /// So long a unit that somebody else has leased is waited for.
    static let patienceNs: UInt64 = 5_000_000_000

    public static func areaKey(_ digest: Digest) -> String { "blobs/" + digest.hex }

    let remote: any BlobReader
    private let cache: any CacheStore
    private let host: HostServices
    private let board: TicketBoard
    private let trouble: CacheTrouble
    /// So far a stream may be ahead of the reader in order.
    private let maxAheadBytes: UInt64

    private let lock: Lock  // guards all below, and the order of reads of the source while there is an area
    private var areaState = AreaState.unopened
    private var leases: BlobLeases
    /// Bytes at a missing unit's start that are in the area already.
    private var filled: [Int: Int] = [:]
    /// Units that are there but have turned out to be wrong: to be fetched again.
    private var refused: Set<Int> = []
    /// Where readers in order are: reads that began at the start, and those that went on where these ended.
    private var orderedEnds: [UInt64] = []
    /// When one of them read last, on the monotonic clock.
    private var orderedReadNs: UInt64 = 0
    /// Since when somebody else's units are waited for, on the monotonic clock.
    private var blockedSinceNs: [Int: UInt64] = [:]
    /// What the source was told last that a reader in order will want, and another one.
    private var hintedUnits = 0..<0
    private var hintedElsewhere = 0..<0
    private var pollTicket: Ticket?
    /// Units that are all there, as `heldEnd` has found them.
    private var known = 0..<0
    private var isClosed = false

    private enum AreaState {
        case unopened
        case open(any CacheArea)
        case none
    }

    /// Neither opens the area nor reads: that is for the first read. `trouble` is shared by the blobs of an image, so
    /// that a cache that cannot be used is told of once.
    public init(
        remote: any BlobReader, cache: any CacheStore, host: HostServices, board: TicketBoard,
        trouble: CacheTrouble? = nil, maxAheadBytes: UInt64 = .max
    ) {
        self.maxAheadBytes = maxAheadBytes
        self.trouble = trouble ?? CacheTrouble(host: host)
        self.remote = remote
        self.cache = cache
        self.host = host
        self.board = board
        lock = host.makeLock()
        leases = BlobLeases(unitCount: StoredBlob.unitCount(remote.sizeBytes))
    }

    deinit { close() }

    public var digest: Digest { remote.digest }
    public var sizeBytes: UInt64 { remote.sizeBytes }
    public var traffic: BlobTraffic { remote.traffic }

    static func unitCount(_ sizeBytes: UInt64) -> Int {
        Int(clamping: sizeBytes / UInt64(unitBytes) + (sizeBytes % UInt64(unitBytes) == 0 ? 0 : 1))
    }

    /// Bytes of the blob that are in the cache, by whomever they were fetched.
    public var storedBytes: UInt64 {
        guard let area = currentArea() else { return 0 }
        var total: UInt64 = 0
        for unit in 0..<area.unitCount where area.has(unit) { total += UInt64(unitSize(unit)) }
        return total
    }

    /// Where the bytes that are here end, from `offset` on.
    func heldEnd(from offset: UInt64) -> UInt64 {
        lock.lock()
        defer { lock.unlock() }
        guard case .open(let area) = areaState, offset < sizeBytes else { return offset }
        var unit = unitIndex(offset)
        // It is looked at often: what was found is not looked at again.
        if known.contains(unit) { unit = known.upperBound } else { known = unit..<unit }
        while unit < area.unitCount, area.has(unit) { unit += 1 }
        known = known.lowerBound..<unit
        return max(offset, min(sizeBytes, start(unit)))
    }

    // MARK: Reading

    public func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        guard !buffer.isEmpty, offset < sizeBytes else { return 0 }
        while let area = currentArea() {
            let count = presentBytes(area, at: offset, limit: buffer.count)
            if count > 0 {
                let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
                guard copy(area, at: offset, into: part) else { continue }
                noteRead(area, offset, count)
                return count
            }
            if let count = try fetch(area, at: offset, into: buffer) { return count }
        }
        return try remote.read(at: offset, into: buffer)
    }

    /// How many bytes from `offset` on are in published units, up to `limit`.
    private func presentBytes(_ area: any CacheArea, at offset: UInt64, limit: Int) -> Int {
        let end = endOfRead(offset, limit)
        let refused = lock.withLock { self.refused }
        var unit = unitIndex(offset)
        var reached = offset
        while reached < end, area.has(unit), refused.isEmpty || !refused.contains(unit) {
            unit += 1
            reached = min(end, start(unit))
        }
        return Int(reached - offset)
    }

    /// False if the area does not hold what it says: it is not used any more.
    private func copy(_ area: any CacheArea, at offset: UInt64, into part: UnsafeMutableRawBufferPointer) -> Bool {
        do throws(BlobFailure) {
            if try area.read(at: offset, into: part) == part.count { return true }
            giveUpArea("it is shorter than it should be")
        } catch { giveUpArea(error.message) }
        return false
    }

    private func noteRead(_ area: any CacheArea, _ offset: UInt64, _ count: Int) {
        lock.lock()
        defer { lock.unlock() }
        noteReadLocked(offset, count)
        keepAhead(area)
    }

    private func noteReadLocked(_ offset: UInt64, _ count: Int) {
        trouble.wentOn(host.monotonicNs())
        blockedSinceNs[unitIndex(offset)] = nil
        if isInOrder(offset) { orderedReadNs = host.monotonicNs() }
        if let index = orderedIndex(offset) {
            orderedEnds[index] = max(orderedEnds[index], offset + UInt64(count))
        } else if offset == 0 {
            // Few read so at once: the one that has come least far makes room.
            if orderedEnds.count >= 4, let least = orderedEnds.indices.min(by: { orderedEnds[$0] < orderedEnds[$1] }) {
                orderedEnds.remove(at: least)
            }
            orderedEnds.append(UInt64(count))
        }
    }

    private func isInOrder(_ offset: UInt64) -> Bool { offset == 0 || orderedIndex(offset) != nil }

    /// A reader in order may look twice at what it was given.
    private func orderedIndex(_ offset: UInt64) -> Int? {
        orderedEnds.firstIndex { offset <= $0 && $0 - offset <= UInt64(StoredBlob.unitBytes) }
    }

    // MARK: Fetching

    /// One step towards the bytes at `offset`, which were missing when last looked. Nil: look again.
    private func fetch(
        _ area: any CacheArea, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(BlobError) -> Int? {
        lock.lock()
        defer { lock.unlock() }
        guard !isClosed else { throw .failed(BlobFailure(.cancelled, digest.text + ": the reader was closed")) }
        let unit = unitIndex(offset)
        if isHere(unit, area) { return nil }
        keepAhead(area)
        if isHere(unit, area) { return nil }

        let position = start(unit) + UInt64(filled[unit] ?? 0)
        if offset < position {
            // The first part of a unit that is on its way.
            let count = min(buffer.count, Int(position - offset))
            guard copyLocked(area, at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])) else {
                return nil
            }
            noteReadLocked(offset, count)
            return count
        }
        let isOrdered = isInOrder(offset)
        if !isOrdered, comesInOrder(offset) { throw .pending(waitTicket()) }
        let wantedEnd = endOfRead(offset, buffer.count)
        guard takeLease(area, unit, lastUnit: unitIndex(wantedEnd - 1), isOrdered: isOrdered) else {
            throw .pending(waitTicket())
        }
        if isHere(unit, area) { return nil }  // its holder was ready just then

        giveHint(area, at: position, isOrdered: isOrdered, wantedEnd: wantedEnd)
        let end = fetchEnd(area, from: unit)
        if position == offset {
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(min(UInt64(buffer.count), end - offset))])
            let count = try readRemote(at: position, into: part)
            keep(area, UnsafeRawBufferPointer(rebasing: part[..<count]), at: position)
            noteReadLocked(offset, count)
            return count
        }
        // What lies before in the same unit has to come first.
        let scratch = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Int(start(unit) + UInt64(unitSize(unit)) - position), alignment: 16)
        defer { scratch.deallocate() }
        let count = try readRemote(at: position, into: scratch)
        keep(area, UnsafeRawBufferPointer(rebasing: scratch[..<count]), at: position)
        return nil
    }

    /// Whether a reader in order will bring the byte sooner than a request of its own, which would be sent all that
    /// comes before it too.
    private func comesInOrder(_ offset: UInt64) -> Bool {
        guard orderedEnds.contains(where: { $0 <= offset }), remote.traffic.hasNoRanges else { return false }
        let now = host.monotonicNs()
        return now > 0 && now - min(now, orderedReadNs) < StoredBlob.patienceNs
    }

    /// A failure is not remembered, and whoever wants to try next may do so.
    private func readRemote(at offset: UInt64, into part: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        do throws(BlobError) {
            let count = try remote.read(at: offset, into: part)
            guard count > 0 else {
                throw .failed(
                    BlobFailure(.truncated, "\(digest.text): the source ends at byte \(offset) of \(sizeBytes)"))
            }
            return min(count, part.count)
        } catch {
            if case .failed = error, case .open(let area) = areaState {
                leases.releaseAll(area)
                hintedUnits = 0..<0
                hintedElsewhere = 0..<0
            }
            throw error
        }
    }

    /// Whether this process is to fetch the unit.
    private func takeLease(_ area: any CacheArea, _ unit: Int, lastUnit: Int, isOrdered: Bool) -> Bool {
        let isOurs =
            isOrdered
            ? leases.moveWindow(to: unit, area, windowUnits: StoredBlob.windowUnits)
            : leases.take(unit..<min(lastUnit, unit + StoredBlob.windowUnits - 1) + 1, area)
        if isOurs {
            blockedSinceNs[unit] = nil
            return true
        }
        let now = host.monotonicNs()
        guard let since = blockedSinceNs[unit] else {
            if blockedSinceNs.count >= 256 { blockedSinceNs = [:] }
            blockedSinceNs[unit] = now
            return false
        }
        // A holder that lets one blob of the image stand still may be busy with another, as we are.
        let waiting = now - min(now, max(since, trouble.lastReadNs))
        guard waiting >= StoredBlob.patienceNs else { return false }
        leases.takeUnasked(unit, windowUnits: StoredBlob.windowUnits)
        blockedSinceNs[unit] = nil
        return true
    }

    /// All who wait share a ticket.
    private func waitTicket() -> Ticket {
        if let pollTicket, !board.isFired(pollTicket) { return pollTicket }
        let ticket = board.issue()
        pollTicket = ticket
        host.fire(ticket, on: board, afterMs: StoredBlob.pollMs)
        return ticket
    }

    /// The first byte after `unit` that is not ours to fetch.
    private func fetchEnd(_ area: any CacheArea, from unit: Int) -> UInt64 {
        var last = unit + 1
        while last - unit < 32, leases.holds(last), filled[last] == nil, !isHere(last, area) { last += 1 }
        return min(sizeBytes, start(last))
    }

    /// Says to the source, once, how far reading will go on from here, so that it sends one request for all of it.
    private func giveHint(_ area: any CacheArea, at position: UInt64, isOrdered: Bool, wantedEnd: UInt64) {
        let unit = unitIndex(position)
        guard !hintedUnits.contains(unit), isOrdered || !hintedElsewhere.contains(unit) else { return }
        var last = unit + 1
        let wantedUnit = isOrdered ? area.unitCount : min(area.unitCount, unitIndex(wantedEnd - 1) + 1)
        while last < wantedUnit, !isHere(last, area) { last += 1 }
        // A read from the start to the end needs no hint, and what one unit holds neither.
        if isOrdered { hintedUnits = unit..<last } else { hintedElsewhere = unit..<last }
        if isOrdered && position == 0 && last == area.unitCount { return }
        if !isOrdered && last == unit + 1 { return }
        remote.prefetch(at: position, count: min(sizeBytes, start(last)) - position)
    }

    /// Keeps what parts of streams have brought ahead of the reader: so little of it is lost with this process, and none
    /// of it is held in memory. With the lock held.
    private func keepAhead(_ area: any CacheArea) {
        guard !isClosed else { return }
        // Where streams are not emptied they pause.
        let reached = orderedEnds.max() ?? 0
        if !leases.window.isEmpty, start(leases.window.lowerBound) > reached, maxAheadBytes < .max,
            start(leases.window.lowerBound) - reached > maxAheadBytes
        {
            return
        }
        let pieces = remote.takeAhead()
        for piece in pieces {
            guard case .open = areaState else { return }
            let unit = unitIndex(piece.offset)
            let pieceEnd = piece.offset + UInt64(piece.bytes.count)
            // Where a unit began elsewhere, the piece goes on from there, or is of no use for this unit.
            let begun = start(unit) + UInt64(filled[unit] ?? 0)
            var from = piece.offset
            if isHere(unit, area) || from > begun { from = start(unit) + UInt64(unitSize(unit)) } else { from = begun }
            guard from < pieceEnd else { continue }
            // Somebody else's units are ours too from here on: both have the same bytes, or neither's digest is right.
            piece.bytes.withUnsafeBytes { bytes in
                keep(area, UnsafeRawBufferPointer(rebasing: bytes[Int(from - piece.offset)...]), at: from)
            }
        }
        guard !pieces.isEmpty, !leases.window.isEmpty, case .open = areaState else { return }
        // The window goes before what comes, not before what is read: others may read faster than this process.
        var unit = leases.window.lowerBound
        while unit < area.unitCount, area.has(unit) { unit += 1 }
        _ = leases.moveWindow(to: unit, area, windowUnits: StoredBlob.windowUnits)
    }

    /// Puts fetched bytes into the area and publishes the units that are whole by them.
    private func keep(_ area: any CacheArea, _ bytes: UnsafeRawBufferPointer, at offset: UInt64) {
        do throws(BlobFailure) { try area.write(bytes, at: offset) } catch {
            giveUpAreaLocked(error.message)
            return
        }
        let end = offset + UInt64(bytes.count)
        var unit = unitIndex(offset)
        while start(unit) < end {
            let unitEnd = start(unit) + UInt64(unitSize(unit))
            if end >= unitEnd {
                area.publish(unit)
                filled[unit] = nil
                refused.remove(unit)
                leases.published(unit, area)
            } else {
                filled[unit] = Int(end - start(unit))
            }
            unit += 1
        }
    }

    /// With the lock held.
    private func isHere(_ unit: Int, _ area: any CacheArea) -> Bool { area.has(unit) && !refused.contains(unit) }

    /// What is held of the range was wrong. The next read fetches its units anew, and what comes takes their place in
    /// the area, for other processes too.
    public func forget(at offset: UInt64, count: UInt64) {
        guard count > 0, offset < sizeBytes else { return }
        guard sizeBytes <= StoredBlob.maxSizeBytes else { return remote.forget(at: offset, count: count) }
        let end = sizeBytes - offset > count ? offset + count : sizeBytes
        let units = unitIndex(offset)...unitIndex(end - 1)
        lock.withLock {
            for unit in units { filled[unit] = nil }
            if case .open(let area) = areaState { for unit in units where area.has(unit) { refused.insert(unit) } }
            hintedUnits = 0..<0
            hintedElsewhere = 0..<0
        }
        let first = start(units.lowerBound)
        remote.forget(at: first, count: min(sizeBytes, start(units.upperBound + 1)) - first)
    }

    // MARK: Past the units

    /// Bytes from `offset` on that are here, without asking anybody; 0 if the first of them is not.
    func readHere(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard !buffer.isEmpty, offset < sizeBytes, let area = currentArea() else { return 0 }
        let count = presentBytes(area, at: offset, limit: buffer.count)
        guard count > 0 else { return 0 }
        return copy(area, at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])) ? count : 0
    }

    /// The range without what is here at its beginning and its end.
    func missing(in range: Range<UInt64>) -> Range<UInt64> {
        guard !range.isEmpty, range.upperBound <= sizeBytes, let area = currentArea() else { return range }
        lock.lock()
        defer { lock.unlock() }
        var (first, last) = (range.lowerBound, range.upperBound)
        while first < last, isHere(unitIndex(first), area) { first = start(unitIndex(first) + 1) }
        while first < last, isHere(unitIndex(last - 1), area) { last = start(unitIndex(last - 1)) }
        return first..<max(first, last)
    }

    /// Keeps those units that lie wholly in these bytes, which were fetched in another way and found right.
    func keepWhole(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) {
        guard !bytes.isEmpty, offset < sizeBytes, let area = currentArea() else { return }
        let end = endOfRead(offset, bytes.count)
        lock.lock()
        defer { lock.unlock() }
        guard !isClosed else { return }
        var unit = unitIndex(offset)
        if start(unit) < offset { unit += 1 }
        while unit < area.unitCount, start(unit) + UInt64(unitSize(unit)) <= end {
            guard case .open = areaState else { return }
            let first = Int(start(unit) - offset)
            if !isHere(unit, area) {
                keep(area, UnsafeRawBufferPointer(rebasing: bytes[first..<first + unitSize(unit)]), at: start(unit))
            }
            unit += 1
        }
    }

    // MARK: Hints and the end

    /// Passed on, after what is here was kept.
    public func hold(_ isHeld: Bool) {
        lock.withLock { if isHeld, case .open(let area) = areaState { keepAhead(area) } }
        remote.hold(isHeld)
    }

    /// Passed on for what is not there yet and nobody else fetches.
    public func prefetch(at offset: UInt64, count: UInt64) {
        guard count > 0, offset < sizeBytes else { return }
        guard let area = currentArea() else { return remote.prefetch(at: offset, count: count) }
        lock.lock()
        defer { lock.unlock() }
        guard !isClosed else { return }
        let end = sizeBytes - offset > count ? offset + count : sizeBytes
        let isOrdered = offset == 0 && end == sizeBytes
        let last = unitIndex(end - 1) + 1
        var unit = unitIndex(offset)
        while unit < last {
            if area.has(unit) {
                unit += 1
                continue
            }
            var missingEnd = unit + 1
            while missingEnd < last, !area.has(missingEnd) { missingEnd += 1 }
            let isOurs =
                isOrdered
                ? leases.moveWindow(to: unit, area, windowUnits: StoredBlob.windowUnits)
                : leases.take(unit..<min(missingEnd, unit + StoredBlob.windowUnits), area)
            if isOurs, !area.has(unit) {
                if isOrdered { hintedUnits = unit..<missingEnd }
                let position = start(unit) + UInt64(filled[unit] ?? 0)
                remote.prefetch(at: position, count: min(sizeBytes, start(missingEnd)) - position)
            }
            // A reader in order asks for the rest as it comes there.
            if isOrdered { return }
            unit = missingEnd
        }
    }

    /// Gives up requests and leases. What is in the cache can still be read.
    public func close() {
        lock.withLock {
            isClosed = true
            if case .open(let area) = areaState { leases.releaseAll(area) }
        }
        remote.close()
    }

    /// The stored bytes are of no use any more: their content is in the cache, or they were found wrong. They go from
    /// the cache; other processes that have them open keep theirs.
    public func finished() {
        lock.lock()
        defer { lock.unlock() }
        switch areaState {
        case .open(let area):
            leases.releaseAll(area)
            area.discard()
        case .unopened: cache.removeArea(StoredBlob.areaKey(digest))  // that of an earlier run
        case .none: break
        }
        areaState = .none
        filled = [:]
        refused = []
    }

    // MARK: The area

    private func currentArea() -> (any CacheArea)? {
        lock.lock()
        defer { lock.unlock() }
        switch areaState {
        case .open(let area): return area
        case .none: return nil
        case .unopened:
            do throws(BlobFailure) {
                guard sizeBytes <= StoredBlob.maxSizeBytes else {
                    throw BlobFailure(.tooLarge, "\(digest.text) has \(sizeBytes) bytes")
                }
                let area = try cache.openArea(StoredBlob.areaKey(digest), unitCount: leases.unitCount)
                areaState = .open(area)
                return area
            } catch {
                giveUpAreaLocked(error.message)
                return nil
            }
        }
    }

    private func copyLocked(_ area: any CacheArea, at offset: UInt64, into part: UnsafeMutableRawBufferPointer) -> Bool
    {
        do throws(BlobFailure) {
            if try area.read(at: offset, into: part) == part.count { return true }
            giveUpAreaLocked("it is shorter than it should be")
        } catch { giveUpAreaLocked(error.message) }
        return false
    }

    private func giveUpArea(_ why: String) { lock.withLock { giveUpAreaLocked(why) } }

    private func giveUpAreaLocked(_ why: String) {
        if case .none = areaState { return }
        if case .open(let area) = areaState { leases.releaseAll(area) }
        areaState = .none
        filled = [:]
        trouble.warn(why)
    }

    // MARK: Units

    private func endOfRead(_ offset: UInt64, _ count: Int) -> UInt64 {
        sizeBytes - offset > UInt64(count) ? offset + UInt64(count) : sizeBytes
    }
    private func unitIndex(_ offset: UInt64) -> Int { Int(clamping: offset / UInt64(StoredBlob.unitBytes)) }
    private func start(_ unit: Int) -> UInt64 { UInt64(unit) * UInt64(StoredBlob.unitBytes) }
    private func unitSize(_ unit: Int) -> Int {
        Int(min(UInt64(StoredBlob.unitBytes), sizeBytes - min(sizeBytes, start(unit))))
    }
}

/// What the blobs of an image share: whether it was told that the cache cannot take what is fetched, and when one of them
/// was last read. Threads: any.
public final class CacheTrouble: @unchecked Sendable {
    private let host: HostServices
    private let lock: Lock  // guards the two below
    private var wasTold = false
    private var lastNs: UInt64 = 0

    public init(host: HostServices) {
        self.host = host
        lock = host.makeLock()
    }

    /// When, on the monotonic clock, bytes of one of the blobs were last read; 0: never.
    var lastReadNs: UInt64 { lock.withLock { lastNs } }
    func wentOn(_ nowNs: UInt64) { lock.withLock { lastNs = max(lastNs, nowNs) } }

    public func warn(_ why: String) {
        let isFirst = lock.withLock { () -> Bool in
            defer { wasTold = true }
            return !wasTold
        }
        if isFirst { host.warn("the cache cannot be used, so what is fetched is not kept: \(why)") }
    }
}
