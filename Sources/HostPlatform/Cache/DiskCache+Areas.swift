import CHostShims
import Glibc
import ImageModel

/// Where areas live and how they come and go.
///
/// ```
/// FOLDER/areas/PREFIX/NAME/map     see `AreaMap`
/// FOLDER/areas/PREFIX/NAME/data    the bytes; its access time says when it was used last
/// FOLDER/areas/.lock               held while an area is taken away
/// ```
///
/// An area's folder is made in `tmp` and renamed to its place, and renamed back into `tmp` before it is deleted: both
/// files are always of one another. Who opens one locks its data file (shared) and looks whether it is still in its place.
extension DiskCache {
    public func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea {
        let folder = try areaPath(key)
        guard unitCount >= 0, unitCount <= AreaMap.maxUnitCount else {
            throw BlobFailure(.storage, "\(key): a cache area cannot have \(unitCount) units")
        }
        do throws(HostError) {
            let bootID = try DiskCache.bootID()
            // Each turn but the last met somebody who made or removed the area at the same instant.
            for _ in 0..<100 {
                switch try existingArea(folder, unitCount, bootID) {
                case .area(let area): return area
                case .none: if let area = try makeArea(folder, unitCount, bootID) { return area }
                case .busy: usleep(1000)
                case .useless:
                    removeArea(folder) { _ in
                        if case .useless = try? self.existingArea(folder, unitCount, bootID) { return true }
                        return false
                    }
                }
            }
            throw HostError(operation: "open " + folder, code: EBUSY)
        } catch { throw error.asBlobFailure }
    }

    private enum Found {
        case area(DiskCacheArea)
        case none
        /// Its content means nothing any more, or is another entry's by now.
        case useless
        /// Somebody is removing it.
        case busy
    }

    private func existingArea(_ folder: String, _ unitCount: Int, _ bootID: [UInt8]) throws(HostError) -> Found {
        let data = Glibc.open(folder + "/data", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        if data < 0 {
            let code = errno
            guard code == ENOENT || code == ENOTDIR else {
                throw HostError(operation: "open " + folder + "/data", code: code)
            }
            return FileIdentity(of: folder) == nil ? .none : .useless
        }
        var isKept = false
        defer { if !isKept { close(data) } }
        guard flock(data, LOCK_SH | LOCK_NB) == 0 else { return .busy }
        var status = stat()
        guard fstat(data, &status) == 0 else { return .useless }
        let identity = FileIdentity(status)
        let mapFile = Glibc.open(folder + "/map", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        if mapFile < 0, errno != ENOENT { throw HostError(operation: "open " + folder + "/map", code: errno) }
        guard identity == FileIdentity(of: folder + "/data") else {
            if mapFile >= 0 { close(mapFile) }
            return .busy
        }
        guard mapFile >= 0 else { return .useless }
        guard
            let map = try AreaMap(
                descriptor: mapFile, unitCount: unitCount, bootID: bootID, path: folder + "/map"),
            status.st_nlink == 1
        else { return .useless }
        _ = c2w_touch_access(data)
        isKept = true
        return .area(DiskCacheArea(cache: self, path: folder, map: map, data: data, identity: identity))
    }

    /// Nil if another was first.
    private func makeArea(_ folder: String, _ unitCount: Int, _ bootID: [UInt8]) throws(HostError) -> DiskCacheArea? {
        try DiskCache.makeFolders(String(folder[..<(folder.lastIndex(of: "/") ?? folder.endIndex)]))
        let made = temporaryName("area")
        try DiskCache.makeFolders(made)
        var isMade = false
        defer { if !isMade { DiskCache.deleteArea(made) } }
        let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let mapFile = try systemCall("create " + made + "/map") { Glibc.open(made + "/map", flags, 0o600) }
        let map = try AreaMap(newFile: mapFile, unitCount: unitCount, bootID: bootID, path: made + "/map")
        let data = try systemCall("create " + made + "/data") { Glibc.open(made + "/data", flags, 0o600) }
        defer { if !isMade { close(data) } }
        _ = flock(data, LOCK_SH | LOCK_NB)
        var status = stat()
        _ = try systemCall("stat " + made + "/data") { fstat(data, &status) }
        if rename(made, folder) != 0 {
            let code = errno
            if code == EEXIST || code == ENOTEMPTY || code == ENOENT || code == ENOTDIR { return nil }
            throw HostError(operation: "rename " + made, code: code)
        }
        isMade = true
        return DiskCacheArea(cache: self, path: folder, map: map, data: data, identity: FileIdentity(status))
    }

    // MARK: Taking away

    /// Removes the area in that place if `isMeant`, who is told which data file it has, says so. Those who have it open
    /// keep what they have.
    @discardableResult
    func removeArea(_ folder: String, if isMeant: (FileIdentity?) -> Bool) -> Bool {
        guard let lock = lockAreas() else { return false }
        defer { close(lock) }
        guard isMeant(FileIdentity(of: folder + "/data")) else { return false }
        let moved = temporaryName("gone")
        guard rename(folder, moved) == 0 else { return false }
        DiskCache.deleteArea(moved)
        return true
    }

    /// Gives the area's data file a second name, that of a finished entry; false if that can't be, since it is no
    /// longer in its place or the file system has no such thing. True also if the entry is there already.
    func link(_ area: DiskCacheArea, as key: String) throws(BlobFailure) -> Bool {
        let file = try filePath(key)
        let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
        do throws(HostError) {
            try DiskCache.makeFolders(folder)
            guard let lock = lockAreas() else { return false }
            defer { close(lock) }
            guard FileIdentity(of: area.path + "/data") == area.identity else { return false }
            if Glibc.link(area.path + "/data", file) != 0 { return errno == EEXIST }
            try DiskCacheWriter.syncFolder(folder)
            return true
        } catch { throw error.asBlobFailure }
    }

    /// Held while an area is judged and taken from its place; -1 is never returned. Nobody holds it for long.
    private func lockAreas() -> Int32? {
        guard (try? DiskCache.makeFolders(path + "/areas")) != nil else { return nil }
        let lock = Glibc.open(path + "/areas/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { return nil }
        if (try? systemCall("") { flock(lock, LOCK_EX) }) != nil { return lock }
        close(lock)
        return nil
    }

    /// Of a folder that nobody looks for.
    static func deleteArea(_ folder: String) {
        unlink(folder + "/data")
        unlink(folder + "/map")
        rmdir(folder)
    }

    // MARK: Names

    private func areaPath(_ key: String) throws(BlobFailure) -> String {
        path + "/areas" + (try filePath(key)).dropFirst(path.count)
    }

    private func temporaryName(_ what: String) -> String {
        path + "/tmp/\(what).\(getpid()).\(UInt64.random(in: 0 ... .max))"
    }

    /// Changes whenever the machine starts anew, after which what was not synced may be lost.
    static func bootID() throws(HostError) -> [UInt8] {
        let text = try PosixFile.readAll("/proc/sys/kernel/random/boot_id", maxBytes: 4096)
        guard text.count >= 36 else { throw HostError(operation: "read the machine's boot id", code: EINVAL) }
        return Array(text[..<36])
    }

    // MARK: Listing and eviction

    func listAreas() -> [Listing] {
        var found: [Listing] = []
        for prefix in DiskCache.names(in: path + "/areas") {
            for name in DiskCache.names(in: path + "/areas/" + prefix) {
                let folder = path + "/areas/" + prefix + "/" + name
                var data = stat()
                var map = stat()
                guard lstat(folder + "/data", &data) == 0, lstat(folder + "/map", &map) == 0 else { continue }
                let blocks = UInt64(clamping: data.st_nlink > 1 ? 0 : data.st_blocks) + UInt64(clamping: map.st_blocks)
                found.append(
                    Listing(
                        key: prefix == "plain" ? name : prefix + "/" + name, isArea: true, sizeBytes: blocks * 512,
                        lastUsedNs: UInt64(clamping: data.st_atim.tv_sec) &* 1_000_000_000
                            &+ UInt64(clamping: data.st_atim.tv_nsec)))
            }
        }
        return found
    }

    public func removeArea(_ key: String) {
        // Mostly there is none: that is found out without the lock.
        guard let folder = try? areaPath(key), access(folder, F_OK) == 0 else { return }
        removeArea(folder) { _ in true }
    }

    /// Removes areas that nobody has open and that are of no use: those of an earlier start of the machine, and those
    /// that `isNeeded` says no to. Returns the bytes freed.
    public func removeUselessAreas(isNeeded: (Listing) -> Bool) -> UInt64 {
        let bootID = try? DiskCache.bootID()
        var freedBytes: UInt64 = 0
        for listing in listAreas() {
            guard let folder = try? areaPath(listing.key) else { continue }
            if bootID != nil, AreaMap.bootID(inFile: folder + "/map") == bootID, isNeeded(listing) { continue }
            if removeUnusedArea(listing.key) { freedBytes += listing.sizeBytes }
        }
        return freedBytes
    }

    /// Removes an area that nobody has open.
    func removeUnusedArea(_ key: String) -> Bool {
        guard let folder = try? areaPath(key) else { return false }
        let data = Glibc.open(folder + "/data", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard data >= 0 else { return false }
        defer { close(data) }
        guard flock(data, LOCK_EX | LOCK_NB) == 0 else { return false }
        var status = stat()
        guard fstat(data, &status) == 0 else { return false }
        return removeArea(folder) { $0 == FileIdentity(status) }
    }
}
