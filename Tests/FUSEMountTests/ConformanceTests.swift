import CHostShims
import FUSEMount
import Glibc
import HostPlatform
import ImageModel
import TestSupport
import Testing

/// A tree seen through the real kernel is the tree.
@Suite(.enabled(if: Kernel.canMount, "needs root, /dev/fuse and libfuse3"), .serialized)
struct ConformanceTests {
    /// One node of every kind and edge, by path.
    struct Expected {
        var attributes: FileAttributes
        var content: [UInt8] = []
        var extended: [ExtendedAttribute] = []
    }

    static let expected: [(path: String, node: Expected)] = [
        ("folder", Expected(attributes: FileAttributes(kind: .directory, permissions: 0o1777, linkCount: 2))),
        ("folder/below", Expected(attributes: FileAttributes(kind: .directory, permissions: 0o700, linkCount: 2))),
        (
            "folder/below/file",
            Expected(
                attributes: FileAttributes(
                    kind: .regular, permissions: 0o6755, userID: 1000, groupID: 4_000_000_000,
                    modified: FileTime(seconds: 1_700_000_000, nanoseconds: 123_456_789)), content: Array("hello".utf8))
        ),
        (
            "old",
            Expected(
                attributes: FileAttributes(
                    kind: .regular, permissions: 0, modified: FileTime(seconds: -1, nanoseconds: 999_999_999)))
        ),
        ("big", Expected(attributes: FileAttributes(kind: .regular, permissions: 0o644), content: pattern(5_000_001))),
        (
            "with attributes",
            Expected(
                attributes: FileAttributes(kind: .regular, permissions: 0o644), content: [1],
                extended: [
                    ExtendedAttribute(name: "user.one", value: [0, 255, 10]),
                    ExtendedAttribute(name: "user.empty", value: []),
                    ExtendedAttribute(name: "trusted.two", value: [UInt8](repeating: 7, count: 3000)),
                ])
        ),
        (
            "link",
            Expected(
                attributes: FileAttributes(kind: .symbolicLink, permissions: 0o777), content: Array("folder/x".utf8))
        ),
        (
            "long link",
            Expected(
                attributes: FileAttributes(kind: .symbolicLink, permissions: 0o777),
                content: [UInt8](repeating: 97, count: 4095))
        ),
        (
            "null",
            Expected(
                attributes: FileAttributes(kind: .characterDevice, permissions: 0o666, deviceMajor: 1, deviceMinor: 3))
        ),
        (
            "disk",
            Expected(
                attributes: FileAttributes(
                    kind: .blockDevice, permissions: 0o660, deviceMajor: 259, deviceMinor: 70_000))
        ),
        ("fifo", Expected(attributes: FileAttributes(kind: .fifo, permissions: 0o600))),
        ("socket", Expected(attributes: FileAttributes(kind: .socket, permissions: 0o755))),
        (String(repeating: "n", count: 255), Expected(attributes: FileAttributes(kind: .regular, permissions: 0o400))),
        ("new\nline ü", Expected(attributes: FileAttributes(kind: .regular, permissions: 0o400))),
    ]

    static func pattern(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    }

    static func makeTree() -> SyntheticTree {
        let tree = SyntheticTree()
        for (path, node) in expected {
            tree.add(path, node.attributes, content: node.content, extended: node.extended)
        }
        tree.addHardLink("folder/second name", to: "big")
        return tree
    }

    @Test func everyNodeHasItsAttributesContentTargetAndExtendedAttributes() throws {
        let tree = ConformanceTests.makeTree()
        let fixture = try MountFixture(tree)
        for (path, node) in ConformanceTests.expected {
            let status = try Host.lstat(fixture[path])
            let wanted = node.attributes
            #expect(status.st_mode == wanted.mode, "\(path)")
            #expect(status.st_uid == wanted.userID && status.st_gid == wanted.groupID, "\(path)")
            #expect(status.st_mtim.tv_sec == Int(wanted.modified.seconds), "\(path)")
            #expect(status.st_mtim.tv_nsec == Int(wanted.modified.nanoseconds), "\(path)")
            #expect(status.st_ino == UInt(tree.node(path).number), "\(path)")
            #expect(status.st_nlink == (path == "big" ? 2 : UInt(wanted.linkCount)), "\(path)")
            #expect(status.st_size == node.content.count, "\(path)")
            #expect(
                status.st_rdev
                    == UInt(wanted.deviceMajor == 0 ? 0 : deviceNumber(wanted.deviceMajor, wanted.deviceMinor)),
                "\(path)")
            if wanted.kind == .regular {
                #expect(try Host.read(fixture[path], count: node.content.count + 10) == node.content, "\(path)")
            }
            if wanted.kind == .symbolicLink { #expect(try Host.readLink(fixture[path]) == node.content, "\(path)") }
            #expect(
                try Host.attributeNames(fixture[path]) == node.extended.map { $0.name.bytes }, "\(path)")
            for attribute in node.extended {
                #expect(try Host.attribute(fixture[path], attribute.name.string) == attribute.value, "\(path)")
            }
        }
        let both = try (Host.lstat(fixture["big"]), Host.lstat(fixture["folder/second name"]))
        #expect(both.0.st_ino == both.1.st_ino)
        #expect(tree.violations.isEmpty, "\(tree.violations)")
    }

    @Test func listingsHoldEachNameOnceWithItsInodeAndTypeAndDots() throws {
        let tree = ConformanceTests.makeTree()
        let fixture = try MountFixture(tree)
        // Twice: the second may come from the kernel's cache. Lookups in between make listings come with attributes.
        for _ in 0..<2 {
            for folder in ["", "folder", "folder/below"] {
                let found = try Host.list(fixture[folder])
                let wanted = ConformanceTests.expected.filter {
                    $0.path.split(separator: "/").dropLast().joined(separator: "/") == folder
                }
                let names = wanted.map { String($0.path.split(separator: "/").last!) }
                let more = folder == "folder" ? ["second name"] : []
                #expect(
                    Set(found.map { String(decoding: $0.name, as: UTF8.self) }) == Set(names + more + [".", ".."]))
                #expect(found.count == names.count + more.count + 2)
                for entry in found where entry.name != Array("..".utf8) {
                    let name = String(decoding: entry.name, as: UTF8.self)
                    let status = try Host.lstat(fixture[folder.isEmpty ? name : folder + "/" + name])
                    #expect(
                        entry.inode == UInt64(status.st_ino) && UInt32(entry.type) == status.st_mode >> 12, "\(name)")
                }
                let parent = try Host.lstat(fixture[folder + "/.."])
                let dots = found.first { $0.name == Array("..".utf8) }
                #expect(folder.isEmpty || dots?.inode == UInt64(parent.st_ino))
            }
        }
        #expect(tree.violations.isEmpty, "\(tree.violations)")
    }

    @Test func tenThousandNamesAreListedOnceAndFromAnyPlace() throws {
        let tree = SyntheticTree()
        tree.addFolder("many")
        for number in 0..<10_000 { tree.addFile("many/file with a name of some length \(number)") }
        let fixture = try MountFixture(tree)
        let all = try Host.list(fixture["many"])
        #expect(all.count == 10_002)
        #expect(Set(all.map { $0.name }).count == 10_002)
        let folder = try #require(opendir(fixture["many"]))
        defer { closedir(folder) }
        for place in [0, 1, 2, 77, 4_999, 9_998, 10_001] {
            seekdir(folder, all[place].position)
            #expect(Host.list(folder).map { $0.name } == all[(place + 1)...].map { $0.name }, "after \(place)")
        }
        #expect(tree.violations.isEmpty, "\(tree.violations)")
    }

    @Test func extendedAttributesKeepTheRulesOfGetxattr() throws {
        let tree = ConformanceTests.makeTree()
        let fixture = try MountFixture(tree)
        let path = fixture["with attributes"]
        #expect(try Host.attribute(path, "user.one", room: 0).count == 3)
        #expect(throws: Host.Failure(code: ERANGE)) { try Host.attribute(path, "user.one", room: 2) }
        #expect(throws: Host.Failure(code: ENODATA)) { try Host.attribute(path, "user.none") }
        #expect(throws: Host.Failure(code: ENODATA)) { try Host.attribute(fixture["big"], "user.one") }
        #expect(llistxattr(path, nil, 0) == "user.one user.empty trusted.two ".utf8.count)
    }

    @Test func nothingCanBeWritten() throws {
        let fixture = try MountFixture(ConformanceTests.makeTree())
        #expect(open(fixture["big"], O_WRONLY) == -1 && errno == EROFS)
        #expect(mkdir(fixture["new"], 0o755) == -1 && errno == EROFS)
        #expect(unlink(fixture["big"]) == -1 && errno == EROFS)
    }

    @Test func aFileMappedIntoMemoryIsTheFile() throws {
        let fixture = try MountFixture(ConformanceTests.makeTree())
        let wanted = ConformanceTests.pattern(5_000_001)
        let file = open(fixture["big"], O_RDONLY)
        defer { close(file) }
        let map = try #require(mmap(nil, wanted.count, PROT_READ, MAP_PRIVATE, file, 0))
        defer { munmap(map, wanted.count) }
        // Backwards, so that no read-ahead helps.
        for page in stride(from: wanted.count / 4096, through: 0, by: -7) {
            let offset = page * 4096
            let count = min(4096, wanted.count - offset)
            #expect(
                wanted[offset..<offset + count].elementsEqual(UnsafeRawBufferPointer(start: map + offset, count: count))
            )
        }
    }

    @Test func manyReadersAtOnceReadWhatIsThere() throws {
        let tree = ConformanceTests.makeTree()
        let fixture = try MountFixture(tree)
        let wanted = ConformanceTests.pattern(5_000_001)
        let path = fixture["big"]
        let results = Mailbox<Bool>()
        for reader in 0..<16 {
            try HostThread.start(name: "reader") {
                var isRight = true
                for step in 0..<40 {
                    let offset = (reader * 7_919 + step * 131_071) % wanted.count
                    let got = try? Host.read(path, at: offset, count: 50_000)
                    if got != Array(wanted[offset..<min(wanted.count, offset + 50_000)]) { isRight = false }
                }
                results.post(isRight)
            }.detach()
        }
        for _ in 0..<16 { #expect(results.next() == true) }
        #expect(tree.violations.isEmpty, "\(tree.violations)")
    }

    /// As glibc's makedev(3) has it.
    private func deviceNumber(_ major: UInt32, _ minor: UInt32) -> UInt64 {
        UInt64(minor & 0xff) | UInt64(major & 0xfff) << 8 | UInt64(minor & ~0xff) << 12 | UInt64(major & ~0xfff) << 32
    }
}
