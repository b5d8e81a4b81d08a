import CHostShims
import Glibc
import ImageModel

extension DiskCache {
    /// An entry or area as it is on the disk.
    public struct Listing: Sendable {
        public var key: String
        public var isArea: Bool
        /// What it takes of the disk.
        public var sizeBytes: UInt64
        /// Nanoseconds since 1970.
        public var lastUsedNs: UInt64
    }

    /// All finished entries and all areas, the longest unused first.
    public func listEntries() -> [Listing] {
        var found = listAreas()
        for prefix in DiskCache.names(in: path) where !["tmp", "lock", "areas"].contains(prefix) {
            for name in DiskCache.names(in: path + "/" + prefix) {
                var status = stat()
                guard lstat(path + "/" + prefix + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                    continue
                }
                found.append(
                    Listing(
                        key: prefix == "plain" ? name : prefix + "/" + name, isArea: false,
                        sizeBytes: UInt64(clamping: status.st_blocks) * 512,
                        lastUsedNs: UInt64(clamping: status.st_atim.tv_sec) &* 1_000_000_000
                            &+ UInt64(clamping: status.st_atim.tv_nsec)))
            }
        }
        return found.sorted { ($0.lastUsedNs, $0.key) < ($1.lastUsedNs, $1.key) }
    }

    /// Removes the longest unused entries and areas until all fit into the capacity and at least `freeing` bytes are freed;
    /// those under `keptLongest` only if the others don't suffice. Entries in use stay. Returns the bytes freed.
    ///
    /// One process at a time is at it; if another is, that will do, unless it is to be waited for.
    @discardableResult
    public func evict(freeing wantedBytes: UInt64, waits: Bool = false) -> UInt64 {
        let lockFile = Glibc.open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lockFile >= 0 else { return 0 }
        defer { close(lockFile) }
        guard (try? systemCall("") { flock(lockFile, waits ? LOCK_EX : LOCK_EX | LOCK_NB) }) != nil else { return 0 }

        let entries = listEntries()
        var totalBytes = entries.reduce(UInt64(0)) { $0 + $1.sizeBytes }
        var freedBytes: UInt64 = 0
        func isDear(_ entry: Listing) -> Bool {
            keptLongest.contains { !entry.isArea && entry.key.hasPrefix($0 + "/") }
        }
        for entry in entries.filter({ !isDear($0) }) + entries.filter(isDear) {
            if totalBytes <= capacityBytes, freedBytes >= wantedBytes { break }
            guard entry.isArea ? removeUnusedArea(entry.key) : removeUnused(entry.key) else { continue }
            totalBytes -= entry.sizeBytes
            freedBytes += entry.sizeBytes
        }
        return freedBytes
    }

    /// Removes an entry, or area, also if it is in use: who has it open keeps it.
    public func remove(_ listing: Listing) {
        if listing.isArea { removeArea(listing.key) } else { remove(listing.key) }
    }

    /// Opens an entry without marking it as used; nil where there is none or it can't be read.
    public func peek(_ key: String) -> (any CacheEntry)? {
        guard let file = try? filePath(key) else { return nil }
        let descriptor = c2w_open_unmarked(file)
        guard descriptor >= 0 else { return nil }
        return try? DiskCacheEntry(descriptor: descriptor, path: file)
    }

    private func removeUnused(_ key: String) -> Bool {
        let file = path + "/" + (key.contains("/") ? key : "plain/" + key)
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
        return unlink(file) == 0
    }
}
