import CHostShims
import Glibc
import ImageModel

/// An area of a `DiskCache`: one opening of its two files. See `CacheArea`.
///
/// The data file is locked (shared) as long as this object lives, so that eviction leaves the area alone. Threads: any.
final class DiskCacheArea: CacheArea, @unchecked Sendable {
    /// After so many bytes written it is looked at whether the cache is still within its capacity.
    private static let lookBytes: UInt64 = 32 << 20
    /// Settled bytes go to the disk in pieces of this size.
    private static let handoverBytes: UInt64 = 8 << 20

    /// The area's folder.
    let path: String
    let identity: FileIdentity
    private let cache: DiskCache
    private let map: AreaMap
    private let data: Int32
    private let lock = HostLock()  // guards all below
    private var isFinished = false
    private var writtenBytes: UInt64 = 0
    /// Bytes before these will stay, and were handed to the disk.
    private var settledEnd: UInt64 = 0
    private var handedEnd: UInt64 = 0
    private var isHandingOver = false

    /// Takes over the descriptor `data`.
    init(cache: DiskCache, path: String, map: AreaMap, data: Int32, identity: FileIdentity) {
        self.cache = cache
        self.path = path
        self.map = map
        self.data = data
        self.identity = identity
    }

    deinit {
        close(data)
        if writtenBytes > 0 { cache.evict(freeing: 0) }
    }

    var unitCount: Int { map.unitCount }
    func has(_ unit: Int) -> Bool { map.has(unit) }
    func lease(_ units: Range<Int>) -> Bool { !lock.withLock { isFinished } && map.lease(units) }
    func release(_ units: Range<Int>) { map.release(units) }

    func publish(_ unit: Int) {
        if map.publish(unit) { return }
        // The disk is full. Once it has room others hear of the unit too; else they fetch it again.
        if cache.evict(freeing: 16 << 20) > 0 { _ = map.publish(unit) }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(BlobFailure) {
        guard !lock.withLock({ isFinished }) else { throw BlobFailure(.storage, "\(path) is finished") }
        guard offset <= UInt64(Int.max) - UInt64(bytes.count) else {
            throw BlobFailure(.storage, "\(path): byte \(offset) is beyond what a file can have")
        }
        try stayWithinCapacity(adding: UInt64(bytes.count))
        if try map.unlessSealed({ () throws(BlobFailure) in try writeAll(bytes, at: offset) }) { return }
        // Whoever was first has verified its bytes: ours have to be the same.
        let there = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        defer { there.deallocate() }
        guard let ours = bytes.baseAddress, let theirs = there.baseAddress else { return }
        guard try read(at: offset, into: there) == bytes.count, memcmp(ours, theirs, bytes.count) == 0
        else { throw BlobFailure(.storage, "\(path): other bytes at \(offset) than those that were verified") }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(BlobFailure) {
        var done = 0
        var mayEvict = true
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            do throws(HostError) {
                done += try systemCall("write to " + path) {
                    pwrite(self.data, rest.baseAddress, rest.count, Int(offset) + done)
                }
            } catch {
                // A full disk: what the cache itself holds and nobody uses may go first.
                guard mayEvict, error.code == ENOSPC || error.code == EDQUOT, cache.evict(freeing: 64 << 20) > 0 else {
                    throw error.asBlobFailure
                }
                mayEvict = false
            }
        }
    }

    /// What others have written into the area counts as well.
    private func stayWithinCapacity(adding count: UInt64) throws(BlobFailure) {
        let isTimeToLook = lock.withLock { () -> Bool in
            let before = writtenBytes
            writtenBytes &+= count
            return before / DiskCacheArea.lookBytes != writtenBytes / DiskCacheArea.lookBytes
        }
        if isTimeToLook { cache.evict(freeing: 0) }
        guard isTimeToLook || cache.capacityBytes < DiskCacheArea.lookBytes * 4 else { return }
        var status = stat()
        guard fstat(data, &status) == 0 else { return }
        let usedBytes = UInt64(clamping: status.st_blocks) * 512
        guard count <= cache.capacityBytes, usedBytes <= cache.capacityBytes - count else {
            throw BlobFailure(.storage, "\(path) would be larger than the cache may be (\(cache.capacityBytes) bytes)")
        }
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        guard offset <= UInt64(Int.max) - UInt64(buffer.count) else { return 0 }
        do throws(HostError) {
            return try PosixFile.readFully(buffer, from: data, at: Int(offset), path: path)
        } catch { throw error.asBlobFailure }
    }

    // MARK: The end

    /// A disk may be slow to take them, so that is for a thread of its own, which ends when it has caught up.
    func settle(upTo end: UInt64) {
        let isDue = lock.withLock { () -> Bool in
            settledEnd = max(settledEnd, min(end, UInt64(Int64.max)))
            guard !isHandingOver, settledEnd - handedEnd >= DiskCacheArea.handoverBytes else { return false }
            isHandingOver = true
            return true
        }
        guard isDue else { return }
        do throws(HostError) {
            try HostThread.start(name: "c2w-disk") { [self] in handOver() }.detach()
        } catch { lock.withLock { isHandingOver = false } }
    }

    private func handOver() {
        while true {
            let piece = lock.withLock { () -> Range<UInt64>? in
                guard settledEnd - handedEnd >= DiskCacheArea.handoverBytes, !isFinished else {
                    isHandingOver = false
                    return nil
                }
                defer { handedEnd = settledEnd }
                return handedEnd..<settledEnd
            }
            guard let piece else { return }
            // What could not be written is told by the sync at the end.
            c2w_start_writing(data, Int64(piece.lowerBound), Int64(piece.upperBound - piece.lowerBound))
        }
    }

    func finish(as key: String, sizeBytes: UInt64) throws(BlobFailure) -> any CacheEntry {
        lock.withLock { isFinished = true }
        do throws(BlobFailure) {
            let entry = try makeEntry(key, sizeBytes)
            discard()
            cache.evict(freeing: 0)
            return entry
        } catch {
            lock.withLock { isFinished = false }
            throw error
        }
    }

    private func makeEntry(_ key: String, _ sizeBytes: UInt64) throws(BlobFailure) -> any CacheEntry {
        if let first = try cache.open(key) { return first }
        guard map.seal() else { return try copy(to: key, sizeBytes) }
        do throws(HostError) {
            _ = try systemCall("cut " + path) { ftruncate(self.data, Int(clamping: sizeBytes)) }
            _ = try systemCall("sync " + path) { fsync(self.data) }
        } catch { throw error.asBlobFailure }
        if try cache.link(self, as: key), let entry = try cache.open(key) { return entry }
        return try copy(to: key, sizeBytes)
    }

    /// For file systems without hard links, and for an area that somebody else has removed from the cache.
    private func copy(to key: String, _ sizeBytes: UInt64) throws(BlobFailure) -> any CacheEntry {
        let writer = try cache.create(key)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        do throws(BlobFailure) {
            while writer.sizeBytes < sizeBytes {
                let part = Int(min(UInt64(buffer.count), sizeBytes - writer.sizeBytes))
                let count = try read(
                    at: writer.sizeBytes, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<part]))
                guard count == part else {
                    throw BlobFailure(.storage, "\(path) ends at byte \(writer.sizeBytes + UInt64(count))")
                }
                try writer.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
            return try writer.commit()
        } catch {
            writer.discard()
            throw error
        }
    }

    func discard() { cache.removeArea(path) { $0 == self.identity } }
}

/// Which file it is, whatever its name.
struct FileIdentity: Equatable {
    let device: UInt
    let number: UInt
    init(_ status: stat) {
        device = UInt(status.st_dev)
        number = UInt(status.st_ino)
    }
    /// Of what has that name now; nil if nothing has.
    init?(of path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}
