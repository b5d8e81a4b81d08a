import ImageModel

/// Where the decoded bytes of a running pass go, and from where they are read meanwhile.
///
/// They go into the cache's area `stream/HEX`, in units of 256 KiB, which passes of several processes over the same
/// layer fill together: they all decode the same bytes. What another has put there is compared before it counts as
/// ours. Where there can be no area, they go into an entry of our own.
///
/// Threads: one appends and ends; any may read what was appended.
final class StreamStore: @unchecked Sendable {
    static let unitBytes = 256 << 10

    private enum Place {
        case area(any CacheArea)
        case writer(any CacheWriter)
        case entry(any CacheEntry)
        case gone
    }
    private let key: String
    private let lock: Lock  // guards the next, and a writer
    private var place: Place
    /// Used by the one who appends.
    private var sizeBytes: UInt64 = 0
    private var compared: [UInt8] = []

    /// - Parameters:
    ///   - key: of the entry that it will be.
    ///   - maximumBytes: more are refused.
    init(digest: Digest, key: String, maximumBytes: UInt64, cache: any CacheStore, host: HostServices)
        throws(BlobFailure)
    {
        self.key = key
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

    enum AppendError: Error {
        /// Nothing was appended; another try may do.
        case failed(BlobFailure)
        /// Another process has decoded something else.
        case differs(offset: UInt64)
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(AppendError) {
        lock.lock()
        let place = self.place
        if case .writer(let writer) = place {
            defer { lock.unlock() }
            do throws(BlobFailure) { try writer.append(bytes) } catch { throw .failed(error) }
            sizeBytes += UInt64(bytes.count)
            return
        }
        lock.unlock()
        guard case .area(let area) = place else { throw .failed(StreamStore.isGone) }
        var done = 0
        while done < bytes.count {
            let offset = sizeBytes + UInt64(done)
            let unit = offset / UInt64(StreamStore.unitBytes)
            guard unit < UInt64(area.unitCount) else {
                throw .failed(BlobFailure(.tooLarge, "its content is larger than \(offset) bytes"))
            }
            let left = StreamStore.unitBytes - Int(offset % UInt64(StreamStore.unitBytes))
            let part = UnsafeRawBufferPointer(rebasing: bytes[done..<min(bytes.count, done + left)])
            if area.has(Int(unit)) {
                try compare(part, area, at: offset)
            } else {
                do throws(BlobFailure) { try area.write(part, at: offset) } catch { throw .failed(error) }
                if part.count == left { area.publish(Int(unit)) }
            }
            done += part.count
        }
        sizeBytes += UInt64(bytes.count)
        area.settle(upTo: sizeBytes)
    }

    private func compare(_ part: UnsafeRawBufferPointer, _ area: any CacheArea, at offset: UInt64)
        throws(AppendError)
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
        if let failure { throw .failed(failure) }
        if !isSame { throw .differs(offset: offset) }
    }

    /// Fills the whole buffer with bytes that were appended.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) {
        lock.lock()
        let place = self.place
        if case .writer(let writer) = place {
            defer { lock.unlock() }
            try StreamStore.check(try writer.read(at: offset, into: buffer), offset, buffer)
            return
        }
        lock.unlock()
        switch place {
        case .area(let area): try StreamStore.check(try area.read(at: offset, into: buffer), offset, buffer)
        case .entry(let entry): try StreamStore.check(try entry.read(at: offset, into: buffer), offset, buffer)
        case .gone, .writer: throw StreamStore.isGone
        }
    }

    private static func check(_ count: Int, _ offset: UInt64, _ buffer: UnsafeMutableRawBufferPointer)
        throws(BlobFailure)
    {
        guard count == buffer.count else {
            throw BlobFailure(.storage, "the cached content ends at byte \(offset + UInt64(count))")
        }
    }

    /// All bytes are appended and right: they become an entry of the cache. Where that fails they stay readable.
    func finish() throws(BlobFailure) -> any CacheEntry {
        let entry: any CacheEntry
        switch lock.withLock({ place }) {
        case .area(let area): entry = try area.finish(as: key, sizeBytes: sizeBytes)
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
        return entry
    }

    /// The bytes are wrong, or of no use any more: they go from the cache.
    func discard() {
        let place = lock.withLock { () -> Place in
            defer { self.place = .gone }
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
