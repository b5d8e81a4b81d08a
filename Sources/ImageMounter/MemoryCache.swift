import ImageModel

/// A `CacheStore` that keeps its entries in memory: for hosts without files, and for tests.
///
/// Threads: any.
public final class MemoryCache: CacheStore, @unchecked Sendable {
    /// Bytes all entries together may take; writing beyond them fails like a full disk.
    private let capacityBytes: UInt64
    private let lock: Lock  // guards all below, and what areas hold
    private var entries: [String: MemoryEntry] = [:]
    private var areas: [String: MemoryAreaFile] = [:]
    private var lastOwner: UInt64 = 0
    private var usedBytes: UInt64 = 0

    public init(host: HostServices, capacityBytes: UInt64 = .max) {
        lock = host.makeLock()
        self.capacityBytes = capacityBytes
    }

    public func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? {
        lock.withLock { entries[key] }
    }

    public func create(_ key: String) throws(BlobFailure) -> any CacheWriter {
        MemoryWriter(key: key, cache: self)
    }

    public func remove(_ key: String) {
        lock.withLock {
            if let entry = entries.removeValue(forKey: key) { usedBytes -= entry.sizeBytes }
        }
    }

    public func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea {
        lock.withLock {
            // An area of another division is of no use.
            if let old = areas[key], old.unitCount != unitCount { _ = areaIsOver(key, old) }
            let file = areas[key] ?? MemoryAreaFile(unitCount: unitCount)
            areas[key] = file
            lastOwner += 1
            return MemoryCacheArea(key: key, cache: self, file: file, owner: lastOwner, lock: lock)
        }
    }

    public func removeArea(_ key: String) {
        lock.withLock { if let file = areas[key] { _ = areaIsOver(key, file) } }
    }

    /// Keys of all areas, in order.
    public var areaKeys: [String] { lock.withLock { areas.keys.sorted() } }

    /// With the lock held: takes the area out, if it is still the one of that key, and says what it took.
    func areaIsOver(_ key: String, _ file: MemoryAreaFile) -> UInt64 {
        guard let present = areas[key], present === file else { return 0 }
        areas.removeValue(forKey: key)
        file.isDetached = true
        usedBytes -= file.usedBytes
        return file.usedBytes
    }

    /// With the lock held: undoes `areaIsOver`, if nobody has begun a new area meanwhile.
    func areaIsBack(_ key: String, _ file: MemoryAreaFile, _ bytes: UInt64) {
        guard bytes > 0, areas[key] == nil else { return }
        areas[key] = file
        file.isDetached = false
        usedBytes += bytes
    }

    /// Keys of all entries, in order.
    public var keys: [String] { lock.withLock { entries.keys.sorted() } }

    fileprivate func reserve(_ count: Int) -> Bool { lock.withLock { reserveLocked(count) } }

    func reserveLocked(_ count: Int) -> Bool {
        guard UInt64(count) <= capacityBytes - usedBytes else { return false }
        usedBytes += UInt64(count)
        return true
    }

    fileprivate func giveBack(_ count: UInt64) { lock.withLock { usedBytes -= count } }

    fileprivate func commit(_ key: String, _ entry: MemoryEntry) -> MemoryEntry {
        lock.withLock {
            if let first = entries[key] {
                usedBytes -= entry.sizeBytes
                return first
            }
            entries[key] = entry
            return entry
        }
    }
}

/// Bytes in pieces, so that an entry grows without being copied.
private struct MemoryPieces {
    static let pieceBytes = 256 << 10
    private(set) var sizeBytes: UInt64 = 0
    private var pieces: [[UInt8]] = []

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let room = pieces.last.map { MemoryPieces.pieceBytes - $0.count } ?? 0
            if room == 0 {
                pieces.append([])
                continue
            }
            let part = rest.prefix(room)
            pieces[pieces.count - 1].append(contentsOf: part)
            rest = rest.dropFirst(part.count)
        }
        sizeBytes += UInt64(bytes.count)
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset < sizeBytes else { return 0 }
        let count = Int(min(UInt64(buffer.count), sizeBytes - offset))
        var done = 0
        while done < count {
            let position = offset + UInt64(done)
            let piece = pieces[Int(position / UInt64(MemoryPieces.pieceBytes))]
            let start = Int(position % UInt64(MemoryPieces.pieceBytes))
            let part = min(count - done, piece.count - start)
            piece.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + part])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + part]))
            }
            done += part
        }
        return count
    }
}

private final class MemoryEntry: CacheEntry {
    private let pieces: MemoryPieces
    init(_ pieces: MemoryPieces) { self.pieces = pieces }
    var sizeBytes: UInt64 { pieces.sizeBytes }
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        pieces.read(at: offset, into: buffer)
    }
}

private final class MemoryWriter: CacheWriter {
    private let key: String
    private let cache: MemoryCache
    private var pieces = MemoryPieces()
    private var isOver = false

    init(key: String, cache: MemoryCache) {
        self.key = key
        self.cache = cache
    }

    deinit { if !isOver { cache.giveBack(pieces.sizeBytes) } }

    var sizeBytes: UInt64 { pieces.sizeBytes }

    func append(_ bytes: UnsafeRawBufferPointer) throws(BlobFailure) {
        guard !isOver, cache.reserve(bytes.count) else {
            throw BlobFailure(.storage, "the cache has no room for \(key)")
        }
        pieces.append(bytes)
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        pieces.read(at: offset, into: buffer)
    }

    func commit() throws(BlobFailure) -> any CacheEntry {
        guard !isOver else { throw BlobFailure(.storage, "\(key) was given up before") }
        isOver = true
        return cache.commit(key, MemoryEntry(pieces))
    }

    func discard() {
        guard !isOver else { return }
        isOver = true
        cache.giveBack(pieces.sizeBytes)
        pieces = MemoryPieces()
    }
}
