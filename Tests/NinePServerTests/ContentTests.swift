import ImageModel
import NinePServer
import TestSupport
import Testing

/// Reading files, folders, attributes and links.
@Suite struct ContentTests {
    let tree = sampleTree()

    func opened(_ path: String..., limits: NinePSession.Limits = .init()) -> SessionHarness {
        let client = SessionHarness(tree: tree, limits: limits)
        _ = client.request(.twalk) {
            $0.newFid = 1
            $0.names = client.names(path)
            $0.nameCount = path.count
        }
        let reply = client.request(.tlopen) { $0.fid = 1 }
        #expect(reply.type == .rlopen)
        #expect(reply.message?.number == 0, "iounit 0 leaves the size of requests to the client")
        return client
    }

    @Test(arguments: [(0, 10), (0, 0), (0x3000, 4096), (12942, 5), (12943, 5), (12944, 5), (1 << 40, 100), (0, 65536)])
    func readsGiveThoseBytesOfTheFile(_ offset: Int, _ count: Int) {
        let client = opened("a", "b", "c", "file")
        let content = (0..<12943).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let reply = client.read(1, at: UInt64(offset), count: UInt32(count))
        #expect(reply.message.map { [UInt8]($0.data) } == Array(content.dropFirst(offset).prefix(count)))
        client.closeAndCheck()
    }

    @Test func aReadIsCutToTheMessageSize() {
        let client = opened("second")
        client.version(4096)
        _ = client.request(.tattach) { $0.authFid = NinePConstant.noFid }
        _ = client.walk(to: 1, "second")
        _ = client.request(.tlopen) { $0.fid = 1 }
        let reply = client.read(1, count: .max)
        #expect(reply.bytes.count == 4096)
        #expect(reply.message?.data.count == 4096 - 11)
        #expect(client.read(1, at: .max, count: .max).message?.data.count == 0)
        client.closeAndCheck()
    }

    @Test func aFailedReadIsAnErrorAndNeverShort() {
        let client = opened("second")
        tree.fail(.read, with: .errno(.io))
        #expect(client.read(1, count: 100).errno == .io)
        #expect(client.read(1, count: 100).message?.data.count == 100)
    }

    @Test func aFailureWithoutANumberIsStillOne() {
        let client = opened("second")
        tree.fail(.read, with: .errno(Errno(rawValue: 0)))
        #expect(client.read(1, count: 100).errno == .io)
    }

    @Test func folderEntriesHaveTypesCookiesAndDots() throws {
        let client = opened(".")
        let entries = try WireEntry.all(in: client.readFolder(1, count: 8000))
        func entry(_ name: String) -> WireEntry? { entries.first { $0.name == name } }
        #expect(entries.map(\.name) == [".", "..", "a", "second", "link", "null", "many"])
        #expect(entry(".") == WireEntry(qidType: 0x80, path: 1, cookie: 1, type: 4, name: "."))
        #expect(entry("..") == WireEntry(qidType: 0x80, path: 1, cookie: 2, type: 4, name: ".."))
        #expect(entry("second")?.type == 8 && entry("second")?.qidType == 0)
        #expect(entry("link")?.type == 10 && entry("link")?.qidType == 2)
        #expect(entry("null")?.type == 2 && entry("null")?.qidType == 0)
        #expect(try WireEntry.all(in: client.readFolder(1, at: entries.last!.cookie, count: 8000)).isEmpty)
        client.closeAndCheck()
    }

    @Test func dotDotOfAFolderIsTheOneAbove() throws {
        let client = opened("a", "b")
        let entries = try WireEntry.all(in: client.readFolder(1, count: 8000))
        #expect(entries[0].path == tree.node("a/b").number)
        #expect(entries[1].path == tree.node("a").number)
    }

    @Test(arguments: [36, 60, 100, 333, 4096, 60000] as [UInt32])
    func aListingInPiecesIsTheWholeInOrder(_ count: UInt32) throws {
        let client = opened("many")
        var names: [String] = []
        var cookie: UInt64 = 0
        while true {
            let reply = client.readFolder(1, at: cookie, count: count)
            #expect(reply.bytes.count <= Int(count) + 11)
            let entries = try WireEntry.all(in: reply)
            guard let last = entries.last else { break }
            names += entries.map(\.name)
            cookie = last.cookie
        }
        #expect(names == [".", ".."] + (0..<500).map { "entry-\($0)" })
        client.closeAndCheck()
    }

    @Test func aCountTooSmallForOneEntryIsAnErrorAndNotTheEnd() {
        let client = opened("many")
        for (cookie, count): (UInt64, UInt32) in [(0, 24), (1, 25), (2, 30), (5, 0)] {
            #expect(client.readFolder(1, at: cookie, count: count).errno == .invalid)
        }
    }

    @Test func aFolderThatFailsMidwayGivesWhatItHasThenTheError() throws {
        let client = opened("many")
        let whole = try WireEntry.all(in: client.readFolder(1, count: 300))
        tree.fail(.list, call: 1, with: .errno(.io))
        let first = try WireEntry.all(in: client.readFolder(1, count: 300))
        #expect(first.count > 2 && first.count < whole.count)
        #expect(first == Array(whole[..<first.count]))
        tree.fail(.list, with: .errno(.io))
        #expect(client.readFolder(1, at: first.last!.cookie, count: 20000).errno == .io)
    }

    @Test func attributesAreAllOfBasic() throws {
        let client = SessionHarness(tree: tree)
        let time = FileTime(seconds: -3, nanoseconds: 5)
        var attributes = FileAttributes(kind: .regular, permissions: 0o4751, userID: 1234, groupID: 70000)
        attributes.modified = time
        tree.add("made", attributes, content: [UInt8](repeating: 0, count: 513))
        _ = client.walk(to: 1, "made")
        let reply = try #require(client.request(.tgetattr) { $0.fid = 1 }.message)
        #expect(reply.mask & 0x7ff == 0x7ff)
        #expect(reply.attributes.mode == 0o104751)
        #expect((reply.attributes.userID, reply.attributes.groupID) == (1234, 70000))
        #expect((reply.attributes.sizeBytes, reply.attributes.blockCount) == (513, 2))
        #expect(reply.attributes.modifiedSeconds == UInt64(bitPattern: -3))
        #expect(reply.attributes.accessedSeconds == reply.attributes.changedSeconds)
        #expect(reply.attributes.modifiedNanoseconds == 5)
        _ = client.walk(to: 2, "null")
        let device = try #require(client.request(.tgetattr) { $0.fid = 2 }.message?.attributes.device)
        // new_decode_dev of linux/kdev_t.h
        #expect((device & 0xfff00) >> 8 == 259)
        #expect((device & 0xff) | ((device >> 12) & 0xfff00) == 70000)
        client.closeAndCheck()
    }

    @Test func linksAndTotalsAndLocksAreAnswered() throws {
        let client = opened("second")
        _ = client.walk(to: 2, "link")
        #expect(client.request(.treadlink) { $0.fid = 2 }.message.map { ByteString($0.name).string } == "a/b")
        #expect(client.errno(.treadlink, fid: 1) == .invalid)
        let totals = try #require(client.request(.tstatfs).message?.fileSystem)
        #expect(totals.type == 0x0102_1997 && totals.maxNameBytes == 255 && totals.blocksFree == 0)
        #expect(totals.files == 508)
        #expect(client.request(.tlock) { $0.fid = 1 }.message?.lock == 0)
        let got = client.request(.tgetlock) {
            $0.fid = 1
            $0.length = 9
            $0.name = client.keep("host")
        }
        #expect(got.message?.lock == 2 && got.message?.length == 9)
        #expect(got.message.map { ByteString($0.name).string } == "host")
        #expect(client.request(.tfsync) { $0.fid = 1 }.type == .rfsync)
        client.closeAndCheck()
    }

    @Test func extendedAttributesAreReadThroughAFidOfTheirOwn() throws {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "second")
        func attribute(_ name: String, _ fid: UInt32) -> SessionHarness.Reply {
            client.request(.txattrwalk) {
                $0.fid = 1
                $0.newFid = fid
                $0.name = client.keep(name)
            }
        }
        #expect(attribute("user.one", 2).message?.length == 3)
        #expect(client.read(2, count: 100).message.map { [UInt8]($0.data) } == [1, 2, 3])
        #expect(client.read(2, at: 2, count: 100).message.map { [UInt8]($0.data) } == [3])
        #expect(client.read(2, at: .max, count: 100).message?.data.count == 0)
        #expect(attribute("", 3).message?.length == 19)
        #expect(
            client.read(3, count: 100).message.map { String(decoding: $0.data, as: UTF8.self) }
                == "user.one\0user.none\0")
        #expect(attribute("user.none", 4).message?.length == 0)
        #expect(attribute("user.missing", 5).errno == .noData)
        #expect(client.errno(.tgetattr, fid: 2) == .badDescriptor, "such a fid is no file")
        #expect(client.walk(2, to: 9).errno == .badDescriptor)
        for fid: UInt32 in 2...4 { #expect(client.request(.tclunk) { $0.fid = fid }.type == .rclunk) }
        client.closeAndCheck()
    }

    @Test func attributeBytesHeldByFidsHaveALimit() {
        var limits = NinePSession.Limits()
        limits.maxAttributeBytes = 100
        tree.addFile("fat", extended: [ExtendedAttribute(name: "user.fat", value: [UInt8](repeating: 1, count: 60))])
        let client = SessionHarness(tree: tree, limits: limits)
        _ = client.walk(to: 1, "fat")
        func hold(_ fid: UInt32) -> Errno? {
            client.request(.txattrwalk) {
                $0.fid = 1
                $0.newFid = fid
                $0.name = client.keep("user.fat")
            }.errno
        }
        #expect(hold(2) == nil)
        #expect(hold(3) == .noMemory)
        _ = client.request(.tclunk) { $0.fid = 2 }
        #expect(hold(3) == nil)
        client.closeAndCheck()
    }

    @Test(arguments: [
        ("second", 1, Errno.readOnly), ("second", 2, .readOnly), ("second", 0o1000, .readOnly),
        ("second", 0o200000, .notDirectory), ("a", 1, .isDirectory), ("link", 0, .tooManyLinks),
        ("null", 0, Errno(rawValue: 6)),
    ])
    func whatCannotBeOpenedSaysWhy(_ name: String, _ flags: UInt32, _ wanted: Errno) {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, name)
        let reply = client.request(.tlopen) {
            $0.fid = 1
            $0.flags = flags
        }
        #expect(reply.errno == wanted)
        client.closeAndCheck()
    }

    @Test func readingNeedsAnOpenFidOfTheRightKind() {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "second")
        _ = client.walk(to: 2, "a")
        #expect(client.read(1, count: 1).errno == .badDescriptor)
        #expect(client.readFolder(2, count: 1000).errno == .badDescriptor)
        for fid: UInt32 in [1, 2] { _ = client.request(.tlopen) { $0.fid = fid } }
        #expect(client.read(2, count: 1).errno == .isDirectory)
        #expect(client.readFolder(1, count: 1000).errno == .notDirectory)
        #expect(client.errno(.tlopen, fid: 1) == .invalid)
        client.closeAndCheck()
    }

    @Test(arguments: [
        NinePMessageType.tlcreate, .tsymlink, .tmknod, .trename, .tsetattr, .txattrcreate, .tlink, .tmkdir,
        .trenameat, .tunlinkat, .twrite,
    ])
    func whatWouldChangeTheTreeIsRefused(_ type: NinePMessageType) {
        let client = SessionHarness(tree: tree)
        #expect(client.errno(type, fid: 0) == .readOnly)
        #expect(client.errno(type, fid: 77) == .badDescriptor)
    }
}
