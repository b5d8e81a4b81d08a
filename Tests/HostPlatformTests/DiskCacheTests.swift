import Glibc
import HostPlatform
import ImageModel
import Testing

/// What a cache on disk promises about its entries.
@Suite struct DiskCacheTests {
    /// `MNT_DETACH`.
    let detach: Int32 = 2

    /// A folder for one test, removed with it.
    final class Folder {
        let path: String
        init() throws {
            var template = Array("/tmp/c2w-cache-XXXXXX".utf8CString)
            path = String(cString: try #require(mkdtemp(&template)))
        }
        deinit { removeAll(path) }
        private func removeAll(_ path: String) {
            guard let stream = opendir(path) else {
                unlink(path)
                return
            }
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { removeAll(path + "/" + name) }
            }
            closedir(stream)
            rmdir(path)
        }
    }

    func write(_ bytes: [UInt8], _ key: String, _ cache: DiskCache) throws -> any CacheEntry {
        let writer = try cache.create(key)
        try bytes.withUnsafeBytes { try writer.append($0) }
        return try writer.commit()
    }

    func content(_ entry: any CacheEntry) throws -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(entry.sizeBytes) + 10, alignment: 1)
        defer { buffer.deallocate() }
        let count = try entry.read(at: 0, into: buffer)
        return [UInt8](buffer[..<count])
    }

    func age(_ key: String, _ folder: Folder, seconds: Int) {
        let times = [timespec(tv_sec: time(nil) - seconds, tv_nsec: 0), timespec(tv_sec: 0, tv_nsec: 0)]
        utimensat(AT_FDCWD, folder.path + "/" + key, times, 0)
    }

    @Test(arguments: [false, true]) func anEntryIsThereOnlyAfterItsCommit(named: Bool) throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path + "/deep/er", namesTemporaryFiles: named)
        let writer = try cache.create("layers/a")
        try [1, 2, 3].withUnsafeBytes { try writer.append($0) }
        #expect(try cache.open("layers/a") == nil)
        _ = try writer.commit()
        let entry = try #require(try cache.open("layers/a"))
        #expect(entry.sizeBytes == 24)
        #expect(
            try DiskCache(path: folder.path + "/deep/er", namesTemporaryFiles: named).open("layers/a") != nil,
            "and for the next process")
    }

    @Test(arguments: [false, true]) func whatIsNotCommittedVanishes(named: Bool) throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path, namesTemporaryFiles: named)
        for discards in [true, false] {
            let writer = try cache.create("layers/a")
            try [1, 2, 3].withUnsafeBytes { try writer.append($0) }
            if discards { writer.discard() }
        }
        #expect(try cache.open("layers/a") == nil)
        #expect(rmdir(folder.path + "/tmp") == 0, "it is empty")
        #expect(cache.listEntries().isEmpty)
        #expect(try DiskCache(path: folder.path, namesTemporaryFiles: named).listEntries().isEmpty)
    }

    @Test func appendedBytesCanBeReadBackAtOnce() throws {
        let folder = try Folder()
        let writer = try DiskCache(path: folder.path).create("a")
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try bytes.withUnsafeBytes { try writer.append($0) }
        var back = [UInt8](repeating: 0, count: 10)
        #expect(try back.withUnsafeMutableBytes { try writer.read(at: 99_995, into: $0) } == 5)
        #expect(back[..<5] == bytes[99_995...])
    }

    @Test(arguments: [false, true]) func theFirstOfTwoWritersWins(named: Bool) throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path, namesTemporaryFiles: named)
        let first = try cache.create("index/k")
        let second = try cache.create("index/k")
        try [UInt8](repeating: 1, count: 4).withUnsafeBytes { try first.append($0) }
        try [UInt8](repeating: 2, count: 5).withUnsafeBytes { try second.append($0) }
        #expect(try content(first.commit()) == [1, 1, 1, 1])
        #expect(try content(second.commit()) == [1, 1, 1, 1])
        #expect(try content(#require(try cache.open("index/k"))) == [1, 1, 1, 1])
    }

    @Test func theLongestUnusedGoesFirst() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path, capacityBytes: 100_000)
        let bytes = [UInt8](repeating: 7, count: 40_000)
        _ = try write(bytes, "layers/old", cache)
        _ = try write(bytes, "layers/used", cache)
        age("layers/old", folder, seconds: 50)
        age("layers/used", folder, seconds: 100)
        _ = try cache.open("layers/used")  // older by its making, but used now
        _ = try write(bytes, "layers/new", cache)
        #expect(cache.listEntries().map(\.key).sorted() == ["layers/new", "layers/used"])
    }

    @Test func anIndexOutlivesTheBytes() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path, capacityBytes: 100_000)
        _ = try write([UInt8](repeating: 7, count: 40_000), "index/a", cache)
        age("index/a", folder, seconds: 1000)
        _ = try write([UInt8](repeating: 7, count: 40_000), "layers/a", cache)
        age("layers/a", folder, seconds: 10)
        _ = try write([UInt8](repeating: 7, count: 40_000), "layers/b", cache)
        #expect(cache.listEntries().map(\.key).sorted() == ["index/a", "layers/b"])
    }

    @Test func anEntryInUseIsNotEvictedAndStaysReadable() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path, capacityBytes: 100_000)
        var held: (any CacheEntry)? = try write([UInt8](repeating: 7, count: 80_000), "layers/held", cache)
        _ = try write([UInt8](repeating: 7, count: 80_000), "layers/more", cache)
        #expect(try cache.open("layers/held") != nil)
        cache.remove("layers/held")
        #expect(try content(#require(held)).count == 80_000)
        held = nil
    }

    @Test func anEntryBeyondTheCapacityIsRefused() throws {
        let folder = try Folder()
        let writer = try DiskCache(path: folder.path, capacityBytes: 1000).create("layers/big")
        #expect(throws: BlobFailure.self) {
            try [UInt8](repeating: 0, count: 1001).withUnsafeBytes { try writer.append($0) }
        }
    }

    @Test(arguments: [
        "", "/", "a/", "/a", "../a", "a/..", "a/b/c", "A", "a b", "tmp/a", "plain/a", "a\u{0}b", ".hidden",
    ])
    func aKeyThatCouldNameAnotherFileIsRefused(key: String) throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path)
        #expect(throws: BlobFailure.self) { try cache.open(key) }
        #expect(throws: BlobFailure.self) { try cache.create(key) }
    }

    @Test func whatADeadWriterLeftIsClearedAway() throws {
        let folder = try Folder()
        _ = try DiskCache(path: folder.path)
        func leftover(_ name: String, ageSeconds: Int) -> Int32 {
            let path = folder.path + "/tmp/" + name
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            let old = timespec(tv_sec: time(nil) - ageSeconds, tv_nsec: 0)
            futimens(descriptor, [old, old])
            return descriptor
        }
        close(leftover("dead", ageSeconds: 1000))
        close(leftover("fresh", ageSeconds: 0))
        let living = leftover("living", ageSeconds: 1000)
        flock(living, LOCK_EX)
        defer { close(living) }
        _ = try DiskCache(path: folder.path)
        #expect(access(folder.path + "/tmp/dead", F_OK) != 0)
        #expect(access(folder.path + "/tmp/fresh", F_OK) == 0)
        #expect(access(folder.path + "/tmp/living", F_OK) == 0)
    }

    /// A disk of 1 MiB, as root; elsewhere there is no small disk to be had.
    @Test(.enabled(if: geteuid() == 0)) func aFullDiskIsAStorageFailureAndLosesNothing() throws {
        let folder = try Folder()
        guard mount("none", folder.path, "tmpfs", 0, "size=1m") == 0 else { return }
        defer { umount2(folder.path, detach) }
        let cache = try DiskCache(path: folder.path)
        let kept = try write([UInt8](repeating: 3, count: 300_000), "layers/kept", cache)

        let writer = try cache.create("layers/much")
        let failure = #expect(throws: BlobFailure.self) {
            for _ in 0..<20 { try [UInt8](repeating: 0, count: 100_000).withUnsafeBytes { try writer.append($0) } }
        }
        #expect(failure?.reason == .storage)
        #expect(failure?.message.contains("No space left on device") == true)
        writer.discard()

        #expect(try cache.open("layers/much") == nil)
        #expect(try content(#require(try cache.open("layers/kept"))) == [UInt8](repeating: 3, count: 300_000))
        #expect(kept.sizeBytes == 300_000)
        _ = try write([UInt8](repeating: 4, count: 300_000), "layers/next", cache)  // there is room again
    }

    @Test(.enabled(if: geteuid() == 0)) func aFullDiskMakesRoomByEvictingWhatNobodyUses() throws {
        let folder = try Folder()
        guard mount("none", folder.path, "tmpfs", 0, "size=1m") == 0 else { return }
        defer { umount2(folder.path, detach) }
        let cache = try DiskCache(path: folder.path)
        _ = try write([UInt8](repeating: 3, count: 600_000), "layers/unused", cache)
        _ = try write([UInt8](repeating: 4, count: 800_000), "layers/new", cache)
        #expect(cache.listEntries().map(\.key) == ["layers/new"])
    }

    @Test func aFolderThatCannotBeMadeIsAStorageFailure() throws {
        #expect(throws: BlobFailure.self) { try DiskCache(path: "/proc/nowhere/cache") }
    }
}
