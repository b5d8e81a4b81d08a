import ImageModel

/// Where the decoded bytes of a running pass go, and from where they are read meanwhile.
///
/// They go into the cache's area `stream/HEX`, in units of 256 KiB, which passes of several processes over the same
/// layer fill together: they all decode the same bytes. Nothing there counts as ours that we have not seen to be the
/// same:
///
/// | a unit that | is |
/// |---|---|
/// | nobody fills | leased, written, and published when it is whole |
/// | is published | compared |
/// | somebody else fills | held in memory, and compared or written later |
///
/// Whoever has decoded something else than what is there has been given other bytes than somebody else, and nobody
/// knows yet which are right: from then on all goes into an entry of our own. So it does where there can be no area.
///
/// Threads: one appends and ends; any may read what was appended.
package final class StreamStore: @unchecked Sendable {
    package static let unitBytes = 256 << 10
    /// More units of others than that are not waited for.
    static let maximumHeldUnits = 16

    private enum Place {
        case area(any CacheArea)
        case writer(any CacheWriter)
        case entry(any CacheEntry)
        case gone
    }
    /// How the unit is dealt with that is being appended to.
    private enum Mode { case write, compare, hold }

    private let key: String
    private let cache: any CacheStore
    private let lock: Lock  // guards the next two, and a writer
    private var place: Place
    /// Units that are not in the area, or not known to be: from their beginnings.
    private var held: [Int: [UInt8]] = [:]
    // Used by the one who appends:
    private var sizeBytes: UInt64 = 0
    /// So much of what was to be appended is, though the call has failed.
    private var doneBytes = 0
    private var unit = -1
    private var mode = Mode.write
    private var compared: [UInt8] = []
    /// An area that is ours no more: others may go on with it until our bytes are known to be right.
    private var left: (any CacheArea)?

    /// - Parameters:
    ///   - key: of the entry that it will be.
    ///   - maximumBytes: more are refused.
    package init(digest: Digest, key: String, maximumBytes: UInt64, cache: any CacheStore, host: HostServices)
        throws(BlobFailure)
    {
        self.key = key
        self.cache = cache
        lock = host.makeLock()
        let units = maximumBytes / UInt64(StreamStore.unitBytes) + 1
        do throws(BlobFailure) {
            place = .area(
                try cache.openArea(StreamStore.areaKey(digest), unitCount: Int(min(units, StreamStore.maximumUnits))))
        } catch { place = .writer(try cache.create(key)) }
    }

    static func areaKey(_ digest: Digest) -> String { "stream/" + digest.hex }
    /// 1 TiB.
    private static let maximumUnits: UInt64 = 4 << 20

    deinit { if case .writer(let writer) = place { writer.discard() } }

    // MARK: Appending

    /// After a failure the call is to be repeated with the same bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) throws(BlobFailure) {
        while doneBytes < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[doneBytes...])
            let place = lock.withLock { self.place }
            switch place {
            case .area(let area): try append(rest, to: area)
            case .writer(let writer):
                lock.lock()
                defer { lock.unlock() }
                try writer.append(rest)
                doneBytes += rest.count
            case .entry, .gone: throw StreamStore.isGone
            }
        }
        sizeBytes += UInt64(bytes.count)
        doneBytes = 0
        if case .area(let area) = lock.withLock({ place }) { area.settle(upTo: sizeBytes) }
    }

    /// As much as there is of one unit.
    private func append(_ bytes: UnsafeRawBufferPointer, to area: any CacheArea) throws(BlobFailure) {
        let offset = sizeBytes + UInt64(doneBytes)
        let number = offset / UInt64(StreamStore.unitBytes)
        guard number < UInt64(area.unitCount) else {
            throw BlobFailure(.tooLarge, "its content is larger than \(offset) bytes")
        }
        let start = Int(offset % UInt64(StreamStore.unitBytes))
        if Int(number) != unit {
            guard try agreeOnHeld(area, limit: StreamStore.maximumHeldUnits) else { return try leaveArea() }
            unit = Int(number)
            mode = begin(unit, area)
        }
        let part = UnsafeRawBufferPointer(rebasing: bytes[..<min(bytes.count, StreamStore.unitBytes - start)])
        switch mode {
        case .write:
            guard try write(part, area, at: offset) else { return try leaveArea() }
            if start + part.count == StreamStore.unitBytes {
                area.publish(unit)
                area.release(unit..<unit + 1)
            }
        case .compare: guard try isSame(part, area, at: offset) else { return try leaveArea() }
        case .hold: lock.withLock { held[unit, default: []].append(contentsOf: part) }
        }
        doneBytes += part.count
    }

    private func begin(_ unit: Int, _ area: any CacheArea) -> Mode {
        if area.has(unit) { return .compare }
        guard area.lease(unit..<unit + 1) else { return .hold }
        guard area.has(unit) else { return .write }
        // Whoever filled it was ready just then.
        area.release(unit..<unit + 1)
        return .compare
    }

    /// False if somebody else has made another content the layer's.
    private func write(_ part: UnsafeRawBufferPointer, _ area: any CacheArea, at offset: UInt64) throws(BlobFailure)
        -> Bool
    {
        do throws(BlobFailure) { try area.write(part, at: offset) } catch {
            if try cache.open(key) != nil { return false }
            throw error
        }
        return true
    }

    private func isSame(_ part: UnsafeRawBufferPointer, _ area: any CacheArea, at offset: UInt64) throws(BlobFailure)
        -> Bool
    {
        if compared.isEmpty { compared = [UInt8](repeating: 0, count: StreamStore.unitBytes) }
        var isSame = false
        var failure: BlobFailure?
        compared.withUnsafeMutableBytes { buffer in
            let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<part.count])
            do throws(BlobFailure) {
                isSame = try area.read(at: offset, into: target) == part.count && equalBytes(part, target)
            } catch { failure = error }
        }
        if let failure { throw failure }
        return isSame
    }

    /// Compares or writes held units, where those who filled them are ready or gone. False if others have something
    /// else there, or more than so many are still held.
    private func agreeOnHeld(_ area: any CacheArea, limit: Int) throws(BlobFailure) -> Bool {
        let units = lock.withLock { held.isEmpty ? [] : held.keys.sorted() }
        var leftCount = units.count
        for number in units {
            let mode = begin(number, area)
            guard mode != .hold, let bytes = lock.withLock({ held[number] }) else { continue }
            let offset = UInt64(number) * UInt64(StreamStore.unitBytes)
            let outcome = bytes.withUnsafeBytes { part -> Result<Bool, BlobFailure> in
                do throws(BlobFailure) {
                    return .success(
                        mode == .compare ? try isSame(part, area, at: offset) : try write(part, area, at: offset))
                } catch { return .failure(error) }
            }
            guard try outcome.get() else { return false }
            if mode == .write, bytes.count == StreamStore.unitBytes {
                area.publish(number)
                area.release(number..<number + 1)
            }
            lock.withLock { held[number] = nil }
            leftCount -= 1
        }
        return leftCount <= limit
    }

    /// What was appended so far goes into an entry of our own, and what comes does too.
    private func leaveArea() throws(BlobFailure) {
        let end = sizeBytes + UInt64(doneBytes)
        let writer = try cache.create(key)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        do throws(BlobFailure) {
            while writer.sizeBytes < end {
                let part = UnsafeMutableRawBufferPointer(
                    rebasing: buffer[..<Int(min(UInt64(buffer.count), end - writer.sizeBytes))])
                try read(at: writer.sizeBytes, into: part)
                try writer.append(UnsafeRawBufferPointer(part))
            }
        } catch {
            writer.discard()
            throw error
        }
        left = lock.withLock { () -> (any CacheArea)? in
            guard case .area(let area) = place else { return nil }
            place = .writer(writer)
            held = [:]
            return area
        }
        left?.release(0..<(left?.unitCount ?? 0))
    }

    // MARK: Reading

    /// Fills the whole buffer with bytes that were appended.
    package func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) {
        lock.lock()
        let place = self.place
        if case .writer(let writer) = place {
            defer { lock.unlock() }
            try StreamStore.check(try writer.read(at: offset, into: buffer), offset, buffer)
            return
        }
        let held = self.held
        lock.unlock()
        switch place {
        case .area(let area):
            if held.isEmpty { return try StreamStore.check(try area.read(at: offset, into: buffer), offset, buffer) }
            try StreamStore.read(area, held, at: offset, into: buffer)
        case .entry(let entry): try StreamStore.check(try entry.read(at: offset, into: buffer), offset, buffer)
        case .gone, .writer: throw StreamStore.isGone
        }
    }

    private static func read(
        _ area: any CacheArea, _ held: [Int: [UInt8]], at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(BlobFailure) {
        var done = 0
        while done < buffer.count {
            let position = offset + UInt64(done)
            let start = Int(position % UInt64(unitBytes))
            let part = UnsafeMutableRawBufferPointer(
                rebasing: buffer[done..<min(buffer.count, done + unitBytes - start)])
            if let bytes = held[Int(position / UInt64(unitBytes))] {
                guard start + part.count <= bytes.count else {
                    throw BlobFailure(.storage, "the decoded content ends before byte \(position + UInt64(part.count))")
                }
                bytes.withUnsafeBytes {
                    part.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + part.count]))
                }
            } else {
                try check(try area.read(at: position, into: part), position, part)
            }
            done += part.count
        }
    }

    private static func check(_ count: Int, _ offset: UInt64, _ buffer: UnsafeMutableRawBufferPointer)
        throws(BlobFailure)
    {
        guard count == buffer.count else {
            throw BlobFailure(.storage, "the cached content ends at byte \(offset + UInt64(count))")
        }
    }

    // MARK: The end

    /// All bytes are appended: sees to it that each is where it belongs. False: somebody else still fills some of the
    /// same units; ask again a little later.
    ///
    /// - Parameter mayWait: false when they were waited for long enough.
    package func agree(mayWait: Bool) throws(BlobFailure) -> Bool {
        guard case .area(let area) = lock.withLock({ place }) else { return true }
        let isSame = try agreeOnHeld(area, limit: .max)
        if isSame, lock.withLock({ held.isEmpty }) { return true }
        if isSame, mayWait { return false }
        try leaveArea()
        return true
    }

    /// All bytes are appended, agreed on and right: they become an entry of the cache. Where that fails they stay
    /// readable.
    package func finish() throws(BlobFailure) -> any CacheEntry {
        let entry: any CacheEntry
        switch lock.withLock({ place }) {
        case .area(let area):
            guard lock.withLock({ held.isEmpty }) else { throw BlobFailure(.storage, "\(key) is not agreed on") }
            entry = try area.finish(as: key, sizeBytes: sizeBytes)
        case .writer(let writer):
            lock.lock()
            defer { lock.unlock() }
            entry = try writer.commit()
            place = .entry(entry)
        case .entry(let made): entry = made
        case .gone: throw StreamStore.isGone
        }
        guard entry.sizeBytes == sizeBytes else {
            throw BlobFailure(.storage, "\(key) has \(entry.sizeBytes) bytes, not \(sizeBytes)")
        }
        lock.withLock { place = .entry(entry) }
        left?.discard()
        left = nil
        return entry
    }

    /// The bytes are wrong, or of no use any more: they go from the cache.
    package func discard() {
        let place = lock.withLock { () -> Place in
            defer { self.place = .gone }
            held = [:]
            return self.place
        }
        switch place {
        case .area(let area): area.discard()
        case .writer(let writer): writer.discard()
        case .entry, .gone: break
        }
    }

    private static var isGone: BlobFailure { BlobFailure(.cancelled, "the content was given up") }
}

func equalBytes(_ first: UnsafeRawBufferPointer, _ second: UnsafeMutableRawBufferPointer) -> Bool {
    var offset = 0
    while offset + 8 <= first.count {
        let words = (
            first.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
            second.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
        if words.0 != words.1 { return false }
        offset += 8
    }
    while offset < first.count {
        if first[offset] != second[offset] { return false }
        offset += 1
    }
    return true
}
