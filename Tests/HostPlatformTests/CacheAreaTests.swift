import Glibc
import HostPlatform
import ImageModel
import TestSupport
import Testing

/// Areas of the cache on disk.
@Suite struct CacheAreaTests {
    typealias Folder = DiskCacheTests.Folder
    /// `MNT_DETACH`.
    let detach: Int32 = 2

    func write(_ bytes: [UInt8], _ area: any CacheArea, at offset: UInt64) throws {
        try bytes.withUnsafeBytes { try area.write($0, at: offset) }
    }

    func bytes(of path: String) throws -> [UInt8] { try PosixFile.readAll(path, maxBytes: 1 << 30) }

    func replace(_ path: String, _ bytes: [UInt8]) {
        let file = open(path, O_RDWR | O_TRUNC | O_CLOEXEC)
        pwrite(file, bytes, bytes.count, 0)
        close(file)
    }

    func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    @Test func areasKeepTheirPromises() throws {
        let folder = try Folder()
        #expect(CacheAreaSuite.violations(of: try DiskCache(path: folder.path)) == [])
        #expect(names(in: folder.path + "/tmp") == [], "nothing is left over")
    }

    /// Each row: a change of the map file, and the units of 0, 1, 2 and 90 that may still be there.
    @Test(
        arguments: [
            ("as it was", [0, 1, 2, 90]),
            ("empty", []),
            ("another magic", []),
            ("another unit count", []),
            ("another boot", []),
            ("another random number", []),
            ("cut in the head", []),
            ("cut behind the second mark", [0, 1]),
            ("cut inside the third mark", [0, 1]),
            ("marks shifted by one", []),
            ("all ones", []),
            ("the marks of 0 and 1 exchanged", [2, 90]),
            ("missing", []),
        ] as [(String, [Int])])
    func aDamagedMapGivesASmallerArea(change: String, left: [Int]) throws {
        let folder = try Folder()
        let map = folder.path + "/areas/blobs/a/map"
        do {
            let area = try DiskCache(path: folder.path).openArea("blobs/a", unitCount: 100)
            for unit in [0, 1, 2, 90] { area.publish(unit) }
        }
        var bytes = try bytes(of: map)
        switch change {
        case "empty": bytes = []
        case "another magic": bytes[3] ^= 1
        case "another unit count": bytes[8] ^= 1
        case "another boot": bytes[24] ^= 1
        case "another random number": bytes[16] ^= 1
        case "cut in the head": bytes = Array(bytes[..<63])
        case "cut behind the second mark": bytes = Array(bytes[..<72])
        case "cut inside the third mark": bytes = Array(bytes[..<75])
        case "marks shifted by one": bytes.insert(contentsOf: [0, 0, 0, 0], at: 64)
        case "all ones": bytes.replaceSubrange(64..., with: [UInt8](repeating: 0xff, count: bytes.count - 64))
        case "the marks of 0 and 1 exchanged": for index in 64..<68 { bytes.swapAt(index, index + 4) }
        default: break
        }
        if change == "missing" { unlink(map) } else { replace(map, bytes) }
        let area = try DiskCache(path: folder.path).openArea("blobs/a", unitCount: 100)
        #expect((0..<100).filter { area.has($0) } == left)
        area.publish(50)
        #expect(try DiskCache(path: folder.path).openArea("blobs/a", unitCount: 100).has(50), "it goes on from there")
    }

    @Test func anAreaInUseIsNotEvicted() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path, capacityBytes: 200_000)
        var held: (any CacheArea)? = try cache.openArea("blobs/held", unitCount: 4)
        try write([UInt8](repeating: 1, count: 90_000), #require(held), at: 0)
        held?.publish(0)
        do {
            let unused = try cache.openArea("blobs/unused", unitCount: 4)
            try write([UInt8](repeating: 1, count: 90_000), unused, at: 1 << 30)
        }
        #expect(cache.listEntries().map(\.key) == ["blobs/held", "blobs/unused"])
        #expect(cache.listEntries().allSatisfy { $0.isArea && (90_000..<110_000).contains($0.sizeBytes) })
        #expect(cache.evict(freeing: 1 << 30) > 90_000)
        #expect(cache.listEntries().map(\.key) == ["blobs/held"])
        #expect(try cache.openArea("blobs/held", unitCount: 4).has(0))
        held = nil
        #expect(cache.evict(freeing: 1 << 30) > 90_000)
        #expect(cache.listEntries().isEmpty)
        #expect(names(in: folder.path + "/tmp") == [])
        #expect(names(in: folder.path + "/areas/blobs") == [])
    }

    @Test func anAreaGoesBeforeAnIndex() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path)
        _ = try DiskCacheTests().write([UInt8](repeating: 7, count: 40_000), "index/a", cache)
        DiskCacheTests().age("index/a", folder, seconds: 1000)
        try write([UInt8](repeating: 1, count: 90_000), cache.openArea("blobs/a", unitCount: 4), at: 0)
        cache.evict(freeing: 1)
        #expect(cache.listEntries().map(\.key) == ["index/a"])
    }

    @Test func anAreaLargerThanTheCacheIsRefused() throws {
        let folder = try Folder()
        let area = try DiskCache(path: folder.path, capacityBytes: 100_000).openArea("blobs/a", unitCount: 4)
        try write([UInt8](repeating: 1, count: 80_000), area, at: 0)
        let failure = #expect(throws: BlobFailure.self) {
            try write([UInt8](repeating: 1, count: 80_000), area, at: 80_000)
        }
        #expect(failure?.reason == .storage)
    }

    @Test func whatAProcessKilledWhileMakingOneLeftIsClearedAway() throws {
        let folder = try Folder()
        _ = try DiskCache(path: folder.path)
        for (name, age) in [("area.1.2", 1000), ("gone.1.2", 1000), ("area.3.4", 0)] {
            let path = folder.path + "/tmp/" + name
            mkdir(path, 0o700)
            close(open(path + "/data", O_RDWR | O_CREAT, 0o600))
            let old = timespec(tv_sec: time(nil) - age, tv_nsec: 0)
            utimensat(AT_FDCWD, path, [old, old], 0)
        }
        _ = try DiskCache(path: folder.path)
        #expect(names(in: folder.path + "/tmp") == ["area.3.4"])
    }

    /// As `finish` leaves it if it is killed between its two steps: the bytes have both names.
    @Test func anAreaThatHasBecomeAnEntryIsNotWrittenTo() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path)
        do {
            let area = try cache.openArea("stream/a", unitCount: 4)
            try write([1, 2, 3], area, at: 0)
        }
        mkdir(folder.path + "/layers", 0o700)
        link(folder.path + "/areas/stream/a/data", folder.path + "/layers/a")
        try write([9, 9, 9], cache.openArea("stream/a", unitCount: 4), at: 0)
        #expect(try bytes(of: folder.path + "/layers/a") == [1, 2, 3])
    }

    @Test func whatWasVerifiedIsNotChangedByOneWhoComesLater() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path)
        let first = try cache.openArea("stream/a", unitCount: 4)
        let second = try cache.openArea("stream/a", unitCount: 4)
        try write([1, 2, 3], first, at: 0)
        _ = try first.finish(as: "layers/a", sizeBytes: 3)
        try write([2, 3], second, at: 1)
        for (wrong, offset) in [([9], 0), ([3, 4], 2), ([9], 3)] as [([UInt8], UInt64)] {
            let failure = #expect(throws: BlobFailure.self) { try write(wrong, second, at: offset) }
            #expect(failure?.message.contains("verified") == true)
        }
        #expect(try bytes(of: folder.path + "/layers/a") == [1, 2, 3])
    }

    @Test func aCacheThatIsOverItsCapacityIsBroughtBackWhenItIsOpened() throws {
        let folder = try Folder()
        do {
            let cache = try DiskCache(path: folder.path)
            for name in ["a", "b"] {
                try write([UInt8](repeating: 1, count: 90_000), cache.openArea(name, unitCount: 1), at: 0)
            }
        }
        #expect(try DiskCache(path: folder.path, capacityBytes: 120_000).listEntries().count == 1)
    }

    @Test func manyThreadsOpenAndRemoveOneArea() throws {
        let folder = try Folder()
        let cache = try DiskCache(path: folder.path)
        let results = Mailbox<String?>()
        let threads = try (0..<8).map { number in
            try HostThread.start(name: "area-\(number)") {
                for turn in 0..<100 {
                    do {
                        let area = try cache.openArea("blobs/a", unitCount: 64)
                        let unit = (number + turn) % 64
                        if area.has(unit) {
                            var byte: UInt8 = 0
                            let count = try withUnsafeMutableBytes(of: &byte) {
                                try area.read(at: UInt64(unit), into: $0)
                            }
                            if count != 1 || byte != UInt8(unit) { results.post("unit \(unit) holds \(byte)") }
                        } else if area.lease(unit..<unit + 1) {
                            try withUnsafeBytes(of: UInt8(unit)) { try area.write($0, at: UInt64(unit)) }
                            area.publish(unit)
                        }
                        if turn % 7 == number % 7 { area.discard() }
                        if turn % 5 == number % 5 { cache.evict(freeing: 1 << 30) }
                    } catch { results.post("\(error)") }
                }
                results.post(nil)
            }
        }
        for thread in threads { thread.join() }
        var failures: [String] = []
        var left = threads.count
        while left > 0 { if let failure = results.next() ?? nil { failures.append(failure) } else { left -= 1 } }
        #expect(failures == [])
        #expect(names(in: folder.path + "/tmp") == [])
    }

    @Test(.enabled(if: geteuid() == 0)) func aFullDiskIsAStorageFailureAndNeverATrap() throws {
        let folder = try Folder()
        guard mount("none", folder.path, "tmpfs", 0, "size=1m") == 0 else { return }
        defer { umount2(folder.path, detach) }
        let cache = try DiskCache(path: folder.path)
        let area = try cache.openArea("blobs/a", unitCount: 1 << 24)
        let other = try cache.openArea("blobs/a", unitCount: 1 << 24)
        let failure = #expect(throws: BlobFailure.self) {
            for unit in 0..<100 {
                try write([UInt8](repeating: UInt8(unit), count: 64 << 10), area, at: UInt64(unit) << 16)
                area.publish(unit)
            }
        }
        #expect(failure?.reason == .storage)
        #expect(failure?.message.contains("No space left on device") == true)
        // Not one page is left, so the map cannot grow either.
        for unit in stride(from: 1 << 20, to: 1 << 24, by: 4096) { area.publish(unit) }
        for unit in stride(from: 0, to: 1 << 24, by: 1000) where other.has(unit) && unit < 100 {
            var byte: UInt8 = 0
            _ = try withUnsafeMutableBytes(of: &byte) { try other.read(at: UInt64(unit) << 16, into: $0) }
            #expect(byte == UInt8(unit))
        }
    }

    @Test(.enabled(if: geteuid() == 0)) func aReadOnlyFileSystemIsAStorageFailure() throws {
        let folder = try Folder()
        guard mount("none", folder.path, "tmpfs", 0, "size=1m") == 0 else { return }
        defer { umount2(folder.path, detach) }
        let cache = try DiskCache(path: folder.path)
        guard mount("none", folder.path, "tmpfs", UInt(MS_REMOUNT) | UInt(MS_RDONLY), nil) == 0 else { return }
        let failure = #expect(throws: BlobFailure.self) { try cache.openArea("blobs/a", unitCount: 4) }
        #expect(failure?.reason == .storage)
    }
}

/// Timers of the host.
@Suite struct TimerTests {
    @Test func ticketsFireInTheOrderOfTheirTimesAndNotBefore() throws {
        let host = PosixHost()
        let room = WaitRoom(board: host.tickets)
        let delays: [UInt64] = [60, 10, 40, 10, 0, 25]
        let start = PosixHost.monotonicNs()
        let tickets = delays.map { delay in
            let ticket = host.tickets.issue()
            host.fire(ticket, on: host.tickets, afterMs: delay)
            return ticket
        }
        for (delay, ticket) in zip(delays, tickets) {
            room.wait(for: ticket)
            #expect(PosixHost.monotonicNs() - start >= delay * 1_000_000)
        }
        let later = host.tickets.issue()
        host.fire(later, on: host.tickets, afterMs: .max)
        let soon = host.tickets.issue()
        host.fire(soon, on: host.tickets, afterMs: 1)
        room.wait(for: soon)
        #expect(!host.tickets.isFired(later))
    }
}
