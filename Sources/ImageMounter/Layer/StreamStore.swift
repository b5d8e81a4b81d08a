import ImageModel

/// Where the decoded bytes of a running pass go, and from where they are read meanwhile.
///
/// Threads: one appends and ends; any may read what was appended.
final class StreamStore: @unchecked Sendable {
    private enum Place {
        case writer(any CacheWriter)
        case entry(any CacheEntry)
        case gone
    }
    private let lock: Lock  // guards the next, and the writer
    private var place: Place

    init(writer: any CacheWriter, host: HostServices) {
        lock = host.makeLock()
        place = .writer(writer)
    }

    deinit { discard() }

    /// Appends; where it fails, nothing was appended.
    func append(_ bytes: UnsafeRawBufferPointer) throws(BlobFailure) {
        lock.lock()
        defer { lock.unlock() }
        guard case .writer(let writer) = place else { throw StreamStore.isGone }
        try writer.append(bytes)
    }

    /// Fills the whole buffer with bytes that were appended.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) {
        lock.lock()
        defer { lock.unlock() }
        let count: Int
        switch place {
        case .writer(let writer): count = try writer.read(at: offset, into: buffer)
        case .entry(let entry): count = try entry.read(at: offset, into: buffer)
        case .gone: throw StreamStore.isGone
        }
        guard count == buffer.count else {
            throw BlobFailure(.storage, "the cached content ends at byte \(offset + UInt64(count))")
        }
    }

    /// All bytes are appended and right: they become an entry of the cache. Where that fails they stay readable.
    func finish() throws(BlobFailure) -> any CacheEntry {
        lock.lock()
        defer { lock.unlock() }
        switch place {
        case .writer(let writer):
            let entry = try writer.commit()
            place = .entry(entry)
            return entry
        case .entry(let entry): return entry
        case .gone: throw StreamStore.isGone
        }
    }

    /// The bytes are wrong, or of no use any more.
    func discard() {
        lock.lock()
        defer { lock.unlock() }
        if case .writer(let writer) = place { writer.discard() }
        place = .gone
    }

    private static var isGone: BlobFailure { BlobFailure(.cancelled, "the content was given up") }
}
