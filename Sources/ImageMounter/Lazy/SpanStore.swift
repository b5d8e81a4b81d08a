import ImageModel

/// The decoded spans of a layer: in an area of the cache, each at its content offset, or, where there can be none, the
/// last few in memory.
///
/// Threads: any. Calls may wait on the disk.
final class SpanStore: @unchecked Sendable {
    /// What is held in memory where there is no area; a read of that much is still served whole.
    private static let memoryBytes = 16 << 20

    private enum Place {
        case unopened
        case area(any CacheArea)
        case memory
        case finished(any CacheEntry)
    }

    private let table: SpanTable
    private let key: String
    private let cache: any CacheStore
    private let host: HostServices
    private let label: String

    private let lock: Lock  // guards all below
    private var place = Place.unopened
    private var held: [Int: [UInt8]] = [:]
    /// The longest held first.
    private var heldOrder: [Int] = []
    private var heldBytes = 0

    init(table: SpanTable, key: String, cache: any CacheStore, host: HostServices, label: String) {
        self.table = table
        self.key = key
        self.cache = cache
        self.host = host
        self.label = label
        lock = host.makeLock()
    }

    func has(_ span: Int) -> Bool {
        switch opened() {
        case .finished: return true
        case .area(let area): return area.has(span) || lock.withLock { held[span] != nil }
        case .unopened, .memory: return lock.withLock { held[span] != nil }
        }
    }

    /// True if nobody else fetches the span: who gets it fetches it and gives it back.
    func lease(_ span: Int) -> Bool {
        guard case .area(let area) = opened() else { return true }
        return area.lease(span..<span + 1)
    }

    func release(_ span: Int) {
        guard case .area(let area) = opened() else { return }
        area.release(span..<span + 1)
    }

    /// The content of a span, checked.
    func keep(_ span: Int, _ content: [UInt8]) {
        if case .area(let area) = opened() {
            do throws(BlobFailure) {
                try content.withBytes { (bytes) throws(BlobFailure) in
                    try area.write(bytes, at: table[span].contentOffset)
                }
                area.publish(span)
                return
            } catch { giveUp(error.message) }
        }
        lock.lock()
        defer { lock.unlock() }
        guard held[span] == nil else { return }
        held[span] = content
        heldOrder.append(span)
        heldBytes += content.count
        while heldBytes > SpanStore.memoryBytes, heldOrder.count > 4 {
            heldBytes -= held.removeValue(forKey: heldOrder.removeFirst())?.count ?? 0
        }
    }

    /// Fills the buffer from spans that are all here; false if one of them is not here after all.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        let place = opened()
        do throws(BlobFailure) {
            if case .finished(let entry) = place { return try entry.read(at: offset, into: buffer) == buffer.count }
        } catch {
            host.warn("\(label): \(error.message)")
            lock.withLock { self.place = .memory }
            return false
        }
        var done = 0
        while done < buffer.count {
            let position = offset + UInt64(done)
            let span = table.span(at: position)
            guard span < table.count else { return false }
            let start = table[span].contentOffset
            // The spans that the area has go out in one read.
            var last = span
            var end = start + table[span].contentBytes
            if case .area(let area) = place, area.has(span) {
                while end < offset + UInt64(buffer.count), last + 1 < table.count, area.has(last + 1) {
                    last += 1
                    end += table[last].contentBytes
                }
            }
            let count = Int(min(end - position, UInt64(buffer.count - done)))
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
            guard copy(span, place, from: position, into: part) else { return false }
            done += count
        }
        return true
    }

    private func copy(
        _ span: Int, _ place: Place, from position: UInt64, into part: UnsafeMutableRawBufferPointer
    ) -> Bool {
        if case .area(let area) = place, area.has(span) {
            do throws(BlobFailure) {
                if try area.read(at: position, into: part) == part.count { return true }
                giveUp("it is shorter than it should be")
            } catch { giveUp(error.message) }
            return false
        }
        guard let content = lock.withLock({ held[span] }) else { return false }
        let start = Int(position - table[span].contentOffset)
        guard start + part.count <= content.count else { return false }
        content.withUnsafeBytes {
            part.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + part.count]))
        }
        return true
    }

    /// Turns the area into the finished entry of the key; nil where not all is here, or there is no area.
    func finish(as key: String) throws(BlobFailure) -> (any CacheEntry)? {
        switch opened() {
        case .finished(let entry): return entry
        case .unopened, .memory: return nil
        case .area(let area):
            for span in 0..<table.count where !area.has(span) { return nil }
            let entry = try area.finish(as: key, sizeBytes: table.contentBytes)
            guard entry.sizeBytes == table.contentBytes else { return nil }
            lock.withLock { place = .finished(entry) }
            return entry
        }
    }

    /// What is here was wrong.
    func discard() {
        let before = opened()
        lock.withLock {
            place = .memory
            held = [:]
            heldOrder = []
            heldBytes = 0
        }
        if case .area(let area) = before { area.discard() }
    }

    private func opened() -> Place {
        lock.lock()
        defer { lock.unlock() }
        guard case .unopened = place else { return place }
        place = .memory
        guard table.count > 0 else { return place }
        do throws(BlobFailure) { place = .area(try cache.openArea(key, unitCount: table.count)) } catch {
            host.warn("\(label): its spans are not cached: \(error.message)")
        }
        return place
    }

    private func giveUp(_ why: String) {
        let isFirst = lock.withLock { () -> Bool in
            guard case .area = place else { return false }
            place = .memory
            return true
        }
        if isFirst { host.warn("\(label): its spans are no longer cached: \(why)") }
    }
}
