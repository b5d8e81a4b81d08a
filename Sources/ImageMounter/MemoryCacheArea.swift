import ImageModel

/// What all openings of one area of a `MemoryCache` share. Used with the cache's lock held.
final class MemoryAreaFile {
    static let pieceBytes = 64 << 10

    let unitCount: Int
    /// No longer in the cache, so what it takes doesn't count.
    var isDetached = false
    private var published: [UInt64] = []  // a bit a unit, as far as units were published
    private var pieces: [UInt64: [UInt8]] = [:]  // by number; all of full length
    private var sizeBytes: UInt64 = 0
    private var leases: [(owner: UInt64, units: Range<Int>)] = []

    init(unitCount: Int) { self.unitCount = unitCount }

    /// Memory its content takes.
    var usedBytes: UInt64 { UInt64(pieces.count) * UInt64(MemoryAreaFile.pieceBytes) }

    func has(_ unit: Int) -> Bool {
        unit >= 0 && unit / 64 < published.count && published[unit / 64] >> UInt64(unit % 64) & 1 == 1
    }

    func publish(_ unit: Int) {
        guard unit >= 0, unit < unitCount else { return }
        while published.count <= unit / 64 { published.append(0) }
        published[unit / 64] |= 1 << UInt64(unit % 64)
    }

    func lease(_ units: Range<Int>, owner: UInt64) -> Bool {
        for lease in leases where lease.owner != owner && lease.units.overlaps(units) { return false }
        if !units.isEmpty { leases.append((owner, units)) }
        return true
    }

    func release(_ units: Range<Int>, owner: UInt64) {
        var kept: [(owner: UInt64, units: Range<Int>)] = []
        for lease in leases {
            guard lease.owner == owner, lease.units.overlaps(units) else {
                kept.append(lease)
                continue
            }
            let before = lease.units.lowerBound..<max(lease.units.lowerBound, units.lowerBound)
            let after = min(lease.units.upperBound, units.upperBound)..<lease.units.upperBound
            if !before.isEmpty { kept.append((owner, before)) }
            if !after.isEmpty { kept.append((owner, after)) }
        }
        leases = kept
    }

    /// Numbers of pieces that a write there needs and that are not there.
    func missingPieces(at offset: UInt64, count: Int) -> [UInt64] {
        guard count > 0 else { return [] }
        let size = UInt64(MemoryAreaFile.pieceBytes)
        return (offset / size...(offset + UInt64(count) - 1) / size).filter { pieces[$0] == nil }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) {
        var done = 0
        while done < bytes.count {
            let position = offset + UInt64(done)
            let number = position / UInt64(MemoryAreaFile.pieceBytes)
            let start = Int(position % UInt64(MemoryAreaFile.pieceBytes))
            let part = UnsafeRawBufferPointer(
                rebasing: bytes[done..<min(bytes.count, done + MemoryAreaFile.pieceBytes - start)])
            var piece = pieces.removeValue(forKey: number) ?? [UInt8](repeating: 0, count: MemoryAreaFile.pieceBytes)
            piece.withUnsafeMutableBytes { room in
                UnsafeMutableRawBufferPointer(rebasing: room[start..<start + part.count]).copyMemory(from: part)
            }
            pieces[number] = piece
            done += part.count
        }
        sizeBytes = max(sizeBytes, offset + UInt64(bytes.count))
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset < sizeBytes else { return 0 }
        let count = Int(min(UInt64(buffer.count), sizeBytes - offset))
        var done = 0
        while done < count {
            let position = offset + UInt64(done)
            let start = Int(position % UInt64(MemoryAreaFile.pieceBytes))
            let room = UnsafeMutableRawBufferPointer(
                rebasing: buffer[done..<min(count, done + MemoryAreaFile.pieceBytes - start)])
            if let piece = pieces[position / UInt64(MemoryAreaFile.pieceBytes)] {
                piece.withUnsafeBytes {
                    room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + room.count]))
                }
            } else {
                for index in room.indices { room[index] = 0 }
            }
            done += room.count
        }
        return count
    }
}

/// One opening of an area; its leases end with it, so that two openings stand for two processes.
final class MemoryCacheArea: CacheArea, @unchecked Sendable {
    private let key: String
    private let cache: MemoryCache
    private let file: MemoryAreaFile
    private let owner: UInt64
    private let lock: Lock  // the cache's; guards `file` and the one below
    private var isFinished = false

    init(key: String, cache: MemoryCache, file: MemoryAreaFile, owner: UInt64, lock: Lock) {
        self.key = key
        self.cache = cache
        self.file = file
        self.owner = owner
        self.lock = lock
    }

    deinit {
        lock.withLock { file.release(0..<Int.max, owner: owner) }
    }

    var unitCount: Int { file.unitCount }
    func has(_ unit: Int) -> Bool { lock.withLock { file.has(unit) } }
    func publish(_ unit: Int) { lock.withLock { file.publish(unit) } }
    func lease(_ units: Range<Int>) -> Bool { lock.withLock { !isFinished && file.lease(units, owner: owner) } }
    func release(_ units: Range<Int>) { lock.withLock { file.release(units, owner: owner) } }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(BlobFailure) {
        let isWritten = lock.withLock { () -> Bool in
            guard !isFinished, offset <= UInt64(Int64.max) - UInt64(bytes.count) else { return false }
            let missing = file.missingPieces(at: offset, count: bytes.count)
            guard file.isDetached || cache.reserveLocked(missing.count * MemoryAreaFile.pieceBytes) else {
                return false
            }
            file.write(bytes, at: offset)
            return true
        }
        guard isWritten else { throw BlobFailure(.storage, "the cache has no room for \(key)") }
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        lock.withLock { file.read(at: offset, into: buffer) }
    }

    func finish(as key: String, sizeBytes: UInt64) throws(BlobFailure) -> any CacheEntry {
        if let first = try cache.open(key) {
            discard()
            return first
        }
        // As on a disk, where the bytes are not there twice.
        let size = lock.withLock { () -> UInt64 in
            isFinished = true
            return cache.areaIsOver(self.key, file)
        }
        let writer = try cache.create(key)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: MemoryAreaFile.pieceBytes, alignment: 16)
        defer { buffer.deallocate() }
        do throws(BlobFailure) {
            while writer.sizeBytes < sizeBytes {
                let part = UnsafeMutableRawBufferPointer(
                    rebasing: buffer[..<Int(min(UInt64(buffer.count), sizeBytes - writer.sizeBytes))])
                for index in part.indices { part[index] = 0 }
                _ = try read(at: writer.sizeBytes, into: part)
                try writer.append(UnsafeRawBufferPointer(part))
            }
            return try writer.commit()
        } catch {
            writer.discard()
            lock.withLock {
                isFinished = false
                cache.areaIsBack(self.key, file, size)
            }
            throw error
        }
    }

    func discard() { lock.withLock { _ = cache.areaIsOver(key, file) } }
}
