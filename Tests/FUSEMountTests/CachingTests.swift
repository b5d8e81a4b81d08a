import FUSEMount
import Glibc
import HostPlatform
import ImageModel
import TestSupport
import Testing

/// What the kernel keeps, and what it asks again.
@Suite(.enabled(if: Kernel.canMount, "needs root, /dev/fuse and libfuse3"), .serialized)
struct CachingTests {
    @Test func aSettledTreeIsAskedEverythingOnce() throws {
        let tree = SyntheticTree()
        tree.addFolder("folder")
        tree.addFile("folder/file", ConformanceTests.pattern(300_000))
        tree.addSymbolicLink("link", to: "folder")
        let fixture = try MountFixture(tree)
        func useAll() throws {
            _ = try Host.list(fixture["folder"])
            #expect(try Host.read(fixture["link/file"], count: 300_000).count == 300_000)
            #expect(throws: Host.Failure(code: ENOENT)) { try Host.lstat(fixture["nothing"]) }
        }
        try useAll()
        let asked = SyntheticTree.Operation.allCases.map { tree.callCount($0) }
        for _ in 0..<3 { try useAll() }
        #expect(SyntheticTree.Operation.allCases.map { tree.callCount($0) } == asked)
    }

    @Test func aListingBringsWhatIsNeededToGoOnIntoFolders() throws {
        let tree = SyntheticTree()
        for number in 0..<50 { tree.addFolder("folder \(number)") }
        tree.addFile("file", [1])
        let fixture = try MountFixture(tree)
        #expect(try Host.list(fixture.folder).count == 53)
        // Who asks for anything more is found out.
        tree.setFaults { operation, _ in operation == .lookup || operation == .attributes ? .errno(.access) : nil }
        for number in 0..<50 { #expect(try Host.lstat(fixture["folder \(number)"]).st_mode & S_IFMT == S_IFDIR) }
        // A file nobody has shown to want is not paid for.
        #expect(throws: Host.Failure(code: EACCES)) { try Host.lstat(fixture["file"]) }
    }

    @Test func whileLayersArriveALinkCountMayGrow() throws {
        let tree = SyntheticTree()
        tree.addFile("file", [1, 2, 3])
        let streaming = StreamingTree(tree)
        let fixture = try MountFixture(streaming, board: tree.tickets)
        #expect(try Host.lstat(fixture["file"]).st_nlink == 1)
        #expect(try Host.read(fixture["file"], count: 10) == [1, 2, 3])
        tree.addHardLink("another", to: "file")
        #expect(try Host.lstat(fixture["file"]).st_nlink == 2)
        streaming.settle()
        #expect(try Host.lstat(fixture["another"]).st_nlink == 2)
        #expect(try Host.read(fixture["another"], count: 10) == [1, 2, 3])
        #expect(eventually { tree.openCount == 0 || tree.callCount(.open) > 0 })
        #expect(tree.violations.isEmpty, "\(tree.violations)")
    }

    @Test func theRootIsAskedForAgainUntilItIsFinal() throws {
        let tree = SyntheticTree()
        tree.addFolder("folder")
        tree.addFile("folder/file", [1, 2, 3])
        func setRoot(_ permissions: UInt16, isFinal: Bool) {
            tree.setEarlyRoot(
                EarlyRoot(
                    attributes: FileAttributes(kind: .directory, permissions: permissions, userID: 7),
                    extended: [ExtendedAttribute(name: "user.early", value: [UInt8(permissions & 7)])],
                    isFinal: isFinal))
        }
        setRoot(0o751, isFinal: false)
        let fixture = try MountFixture(tree)
        func permissions() throws -> UInt32 { try Host.lstat(fixture.folder).st_mode & 0o7777 }
        #expect(try permissions() == 0o751)
        #expect(try Host.lstat(fixture.folder).st_uid == 7)
        #expect(try Host.attribute(fixture.folder, "user.early") == [1])
        #expect(try Host.read(fixture["folder/file"], count: 3) == [1, 2, 3])
        setRoot(0o710, isFinal: false)
        #expect(try permissions() == 0o710)
        #expect(try Host.attribute(fixture.folder, "user.early") == [0])
        var totals = statvfs()
        #expect(statvfs(fixture.folder, &totals) == 0 && totals.f_files == 0)
        #expect(tree.callCount(.totals) == 0, "whoever asks whether the mount lives has nothing fetched")
        setRoot(0o700, isFinal: true)
        #expect(try permissions() == 0o700)
        let asked = tree.earlyRootCount
        #expect(try permissions() == 0o700)
        #expect(tree.earlyRootCount == asked && asked > 0, "what is final is kept")
    }

    @Test func errorsReachTheCallerAndAreNotKept() throws {
        let tree = SyntheticTree()
        tree.addFile("file", [1, 2, 3])
        let fixture = try MountFixture(tree)
        tree.setFaults { operation, _ in operation == .read ? .errno(.io) : nil }
        #expect(throws: Host.Failure(code: EIO)) { try Host.read(fixture["file"], count: 3) }
        tree.setFaults { operation, _ in operation == .lookup ? .errno(.access) : nil }
        #expect(throws: Host.Failure(code: EACCES)) { try Host.lstat(fixture["other"]) }
        tree.setFaults { _, _ in nil }
        #expect(try Host.read(fixture["file"], count: 3) == [1, 2, 3])
        #expect(throws: Host.Failure(code: ENOENT)) { try Host.lstat(fixture["other"]) }
    }

    /// A mount may turn out to be wrong after much of it was read; the kernel was told that it may keep that for ever.
    @Test(arguments: [false, true]) func whatTheKernelHasKeptCanBeMadeForgotten(isEarly: Bool) throws {
        let tree = SyntheticTree()
        tree.addFolder("folder")
        tree.addFile("folder/file", ConformanceTests.pattern(300_000))
        tree.addSymbolicLink("link", to: "folder")
        let shown: any FileTree = isEarly ? EarlyNumbers(tree) : tree
        let fixture = try MountFixture(shown, board: tree.tickets) { _ in Array("why".utf8) }
        let file = fixture["folder/file"]
        let opened = open(file, O_RDONLY | O_CLOEXEC)
        defer { close(opened) }
        func useAll() throws {
            #expect(try Host.read(file, count: 300_000).count == 300_000)
            _ = try Host.list(fixture["folder"])
            _ = try Host.readLink(fixture["link"])
        }
        try useAll()
        tree.setFaults { _, _ in .errno(.io) }
        try useAll()
        try fixture.mount.forgetAnswers()
        func isForgotten(_ call: () throws -> Void) -> Bool {
            eventually {
                do { try call() } catch { return error as? Host.Failure == Host.Failure(code: EIO) }
                return false
            }
        }
        #expect(isForgotten { _ = try Host.lstat(file) })
        #expect(isForgotten { _ = try Host.read(file, count: 10) })
        #expect(isForgotten { _ = try Host.readLink(fixture["link"]) })
        #expect(isForgotten { _ = try Host.lstat(fixture["folder"]) })
        #expect(isForgotten { _ = try Host.list(fixture["folder"]) })
        // What it has come to can be asked all the same.
        #expect(try Host.read(fixture[FUSEMount.statusName.string], count: 10) == Array("why".utf8))
        // Who has it open, too.
        var byte: UInt8 = 0
        #expect(pread(opened, &byte, 1, 0) < 0 && errno == EIO)
        tree.setFaults { _, _ in nil }
        #expect(try Host.read(file, count: 300_000) == ConformanceTests.pattern(300_000))
    }

    @Test func theStatusFileIsInNoListingAndNewEachTime() throws {
        let tree = SyntheticTree()
        tree.addFile("file", [1])
        let count = Mailbox<Int>()
        for number in 0..<100 { count.post(number) }
        let fixture = try MountFixture(tree, board: tree.tickets) { _ in
            Array("status \(count.next() ?? -1)".utf8)
        }
        let path = fixture[FUSEMount.statusName.string]
        let first = try Host.read(path, count: 1000)
        let second = try Host.read(path, count: 1000)
        #expect(first.starts(with: "status ".utf8) && second.starts(with: "status ".utf8) && first != second)
        // Settled, so opens need no request any more: the file has its size and content all the same.
        _ = try Host.read(fixture["file"], count: 1)
        #expect(try Host.read(path, count: 1000).starts(with: "status ".utf8))
        #expect(try Host.list(fixture.folder).map { $0.name }.count == 3)
        #expect(throws: Host.Failure(code: ENOTDIR)) { try Host.lstat(path + "/x") }
        #expect(tree.violations.isEmpty, "\(tree.violations)")
    }

    @Test func totalsAreTheTrees() throws {
        let tree = SyntheticTree()
        tree.addFile("file", ConformanceTests.pattern(10_000))
        let fixture = try MountFixture(tree)
        var totals = statvfs()
        #expect(statvfs(fixture.folder, &totals) == 0)
        #expect(totals.f_blocks == 3 && totals.f_bavail == 0 && totals.f_files == 2)
    }
}

/// A tree that numbers all but its root as one does whose layers still arrive.
private final class EarlyNumbers: FileTree {
    private static let first: UInt64 = 1 << 31
    private let inner: SyntheticTree
    init(_ inner: SyntheticTree) { self.inner = inner }

    private func outer(_ node: NodeID) -> NodeID {
        node == inner.root ? node : NodeID(number: EarlyNumbers.first + node.number)
    }
    private func own(_ node: NodeID) -> NodeID {
        node == inner.root ? node : NodeID(number: node.number - EarlyNumbers.first)
    }

    var isSettled: Bool { true }
    var root: NodeID { inner.root }
    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        outer(try inner.lookup(name, in: own(folder)))
    }
    func retain(_ node: NodeID, count: UInt64) { inner.retain(own(node), count: count) }
    func release(_ node: NodeID, count: UInt64) { inner.release(own(node), count: count) }
    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes { try inner.attributes(of: own(node)) }
    func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        try inner.list(own(folder), after: cookie, limit: limit).map {
            var entry = $0
            entry.node = outer(entry.node)
            return entry
        }
    }
    func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(TreeError) -> Int {
        try inner.read(own(file), at: offset, into: buffer)
    }
    func readLink(_ link: NodeID) throws(TreeError) -> ByteString { try inner.readLink(own(link)) }
    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try inner.extendedAttributes(of: own(node))
    }
    func totals() throws(TreeError) -> FileSystemTotals { try inner.totals() }
    func open(_ file: NodeID) throws(TreeError) { try inner.open(own(file)) }
    func close(_ file: NodeID) { inner.close(own(file)) }
}
