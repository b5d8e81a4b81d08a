import CHostShims
import Glibc
import ImageModel

/// An entry of a `DiskCache` while it is written. See `CacheWriter`.
///
/// Threads: one appends and ends; others may read what was appended.
final class DiskCacheWriter: CacheWriter, @unchecked Sendable {
    private let cache: DiskCache
    private let path: String
    private let folder: String
    /// Of the file in `tmp`; nil where it has no name.
    private var temporaryPath: String?
    private var descriptor: Int32  // -1 when it is over
    private(set) var sizeBytes: UInt64 = 0

    init(cache: DiskCache, path: String, folder: String) throws(HostError) {
        self.cache = cache
        self.path = path
        self.folder = folder
        if !cache.namesTemporaryFiles {
            let unnamed = c2w_open_unnamed(folder)
            let code = errno
            descriptor = unnamed
            temporaryPath = nil
            if unnamed >= 0 { return }
            // A folder that can't be written to says so here; a file system without unnamed files has other numbers.
            guard code == EOPNOTSUPP || code == EISDIR || code == ENOENT || code == EINVAL else {
                throw HostError(operation: "create a file in " + folder, code: code)
            }
        }
        let name = cache.path + "/tmp/\(getpid()).\(UInt64.random(in: 0 ... .max))"
        temporaryPath = name
        descriptor = -1
        descriptor = try systemCall("create " + name) {
            Glibc.open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
    }

    deinit { discard() }

    func append(_ bytes: UnsafeRawBufferPointer) throws(BlobFailure) {
        guard descriptor >= 0 else { throw BlobFailure(.storage, "\(path) was given up before") }
        guard UInt64(bytes.count) <= cache.capacityBytes, sizeBytes <= cache.capacityBytes - UInt64(bytes.count) else {
            throw BlobFailure(
                .storage, "\(path) would be larger than the cache may be (\(cache.capacityBytes) bytes)")
        }
        var done = 0
        var mayEvict = true
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            do throws(HostError) {
                done += try systemCall("write to " + path) {
                    pwrite(self.descriptor, rest.baseAddress, rest.count, Int(self.sizeBytes) + done)
                }
            } catch {
                // A full disk: what the cache itself holds and nobody uses may go first.
                guard mayEvict, error.code == ENOSPC || error.code == EDQUOT, cache.evict(freeing: 64 << 20) > 0 else {
                    throw error.asBlobFailure
                }
                mayEvict = false
            }
        }
        sizeBytes += UInt64(bytes.count)
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        guard offset < sizeBytes, descriptor >= 0 else { return 0 }
        let count = Int(min(UInt64(buffer.count), sizeBytes - offset))
        do throws(HostError) {
            return try PosixFile.readFully(
                UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), from: descriptor, at: Int(clamping: offset),
                path: path)
        } catch { throw error.asBlobFailure }
    }

    func commit() throws(BlobFailure) -> any CacheEntry {
        guard descriptor >= 0 else { throw BlobFailure(.storage, "\(path) was given up before") }
        do throws(HostError) {
            _ = try systemCall("sync " + path) { fsync(self.descriptor) }
            let isOurs = try giveName()
            if isOurs { try DiskCacheWriter.syncFolder(folder) }
            let descriptor = self.descriptor
            if let temporaryPath { unlink(temporaryPath) }
            self.descriptor = -1
            if !isOurs {
                let first = Glibc.open(path, O_RDONLY | O_CLOEXEC)
                if first >= 0 {
                    close(descriptor)
                    _ = flock(first, LOCK_SH | LOCK_NB)
                    return try DiskCacheEntry(descriptor: first, path: path)
                }
            }
            _ = flock(descriptor, LOCK_SH | LOCK_NB)
            let entry = try DiskCacheEntry(descriptor: descriptor, path: path)
            cache.evict(freeing: 0)
            return entry
        } catch { throw error.asBlobFailure }
    }

    /// False if another writer was first.
    private func giveName() throws(HostError) -> Bool {
        let result = temporaryPath.map { link($0, path) } ?? c2w_link_unnamed(descriptor, path)
        if result == 0 { return true }
        let code = errno
        if code == EEXIST { return false }
        // Some file systems have no hard links; a rename replaces an entry by one with the same bytes.
        if let temporaryPath, code == EPERM || code == EOPNOTSUPP || code == EMLINK {
            _ = try systemCall("rename " + temporaryPath) { rename(temporaryPath, self.path) }
            return true
        }
        throw HostError(operation: "link " + path, code: code)
    }

    static func syncFolder(_ folder: String) throws(HostError) {
        let descriptor = try systemCall("open " + folder) { Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        defer { close(descriptor) }
        _ = try systemCall("sync " + folder) { fsync(descriptor) }
    }

    func discard() {
        guard descriptor >= 0 else { return }
        if let temporaryPath { unlink(temporaryPath) }
        close(descriptor)
        descriptor = -1
    }
}
