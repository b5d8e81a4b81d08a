import CHostShims
import Glibc
import ImageModel

/// A `CacheStore` in a folder that all processes of a user share.
///
/// ```
/// FOLDER/PREFIX/NAME    a finished entry; its access time says when it was used last
/// FOLDER/areas/…        what fills up piece by piece: see `DiskCache+Areas`
/// FOLDER/tmp/…          areas that come and go; entries being written, where the file system has no unnamed files
/// FOLDER/lock           held while one process evicts
/// ```
///
/// An entry is written to a file without a name, synced, and then linked to its own: whenever the process or the
/// machine dies, the entry is whole or not there, and nothing is left over. Entries that somebody has open are
/// locked (shared) and not evicted. Threads: any.
public final class DiskCache: CacheStore, @unchecked Sendable {
    public let path: String
    /// All entries together, but for those in use, stay within this.
    public let capacityBytes: UInt64
    /// Prefixes whose entries go only when all others are gone: what is small and dear.
    let keptLongest: [String]
    /// Whether entries are written to files in `tmp`, as on file systems without unnamed files.
    let namesTemporaryFiles: Bool

    /// Opens the cache, making its folder where there is none, and clears away what dead writers left.
    public init(
        path: String, capacityBytes: UInt64 = .max, keptLongest: [String] = ["index", "blobs"],
        namesTemporaryFiles: Bool = false
    ) throws(BlobFailure) {
        self.path = path
        self.capacityBytes = capacityBytes
        self.keptLongest = keptLongest
        self.namesTemporaryFiles = namesTemporaryFiles
        do throws(HostError) {
            try DiskCache.makeFolders(path + "/tmp")
        } catch { throw error.asBlobFailure }
        clearLeftovers()
        // Others may have died while they were over it.
        if capacityBytes < .max { evict(freeing: 0) }
    }

    // MARK: CacheStore

    public func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? {
        let file = try filePath(key)
        do throws(HostError) {
            let descriptor = try systemCall("open " + file) { Glibc.open(file, O_RDONLY | O_CLOEXEC) }
            // Neither is vital: without the lock the entry may be evicted, and stays readable.
            _ = flock(descriptor, LOCK_SH | LOCK_NB)
            _ = c2w_touch_access(descriptor)
            return try DiskCacheEntry(descriptor: descriptor, path: file)
        } catch {
            if error.code == ENOENT { return nil }
            throw error.asBlobFailure
        }
    }

    public func create(_ key: String) throws(BlobFailure) -> any CacheWriter {
        let file = try filePath(key)
        do throws(HostError) {
            let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
            try DiskCache.makeFolders(folder)
            return try DiskCacheWriter(cache: self, path: file, folder: folder)
        } catch { throw error.asBlobFailure }
    }

    public func remove(_ key: String) {
        guard let file = try? filePath(key) else { return }
        unlink(file)
    }

    // MARK: Files

    /// Keys are ours, not a registry's; still none may name a file elsewhere.
    func filePath(_ key: String) throws(BlobFailure) -> String {
        let parts = key.utf8.split(separator: 0x2f, omittingEmptySubsequences: false)
        let areGood = parts.allSatisfy { part in
            !part.isEmpty && part.first != 0x2e
                && part.allSatisfy {
                    (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2e || $0 == 0x5f || $0 == 0x2d
                }
        }
        let isReserved =
            parts.count == 2 && ["tmp", "lock", "plain", "areas"].contains { parts[0].elementsEqual($0.utf8) }
        guard areGood, parts.count <= 2, !isReserved else {
            throw BlobFailure(.storage, "\"\(key)\" is no key of a cache")
        }
        return parts.count == 2 ? path + "/" + key : path + "/plain/" + key
    }

    /// `mkdir -p`; what is made is the user's alone.
    static func makeFolders(_ path: String) throws(HostError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        let code = errno
        guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw HostError(operation: "make folder " + path, code: code)
        }
        try makeFolders(String(path[..<slash]))
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw HostError(operation: "make folder " + path, code: errno) }
    }

    /// Removes files in `tmp` whose writer is dead: a living one holds a lock. New files are left alone, since
    /// theirs may be about to be taken.
    private func clearLeftovers() {
        let now = time(nil)
        for name in DiskCache.names(in: path + "/tmp") {
            let file = path + "/tmp/" + name
            clearArea(file, now)
            let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            var status = stat()
            if fstat(descriptor, &status) == 0, now - status.st_mtim.tv_sec > 60,
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            {
                unlink(file)
            }
            close(descriptor)
        }
    }

    /// Nobody looks for an area in `tmp` but who is just making or deleting it.
    private func clearArea(_ folder: String, _ now: time_t) {
        var status = stat()
        guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, now - status.st_mtim.tv_sec > 60 else {
            return
        }
        DiskCache.deleteArea(folder)
    }

    /// Names in a folder, without those that begin with a dot; none if it can't be read.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // SAFETY: d_name ends in a zero byte inside the record that readdir has returned.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
