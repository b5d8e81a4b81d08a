import ImageModel
import NinePServer
import TestSupport
import Testing

/// The rules of fids, walks and qids that v9fs relies on.
@Suite struct WalkTests {
    let tree = sampleTree()

    func qid(_ reply: SessionHarness.Reply, _ index: Int) throws -> NinePQid {
        let message = try #require(reply.message)
        var cursor = ByteCursor(message.qids)
        try cursor.skip(index * NinePQid.wireBytes)
        return NinePQid(type: try cursor.u8(), version: try cursor.u32LE(), path: try cursor.u64LE())
    }

    func qidCount(_ reply: SessionHarness.Reply) -> Int? {
        reply.message.map { $0.qids.count / NinePQid.wireBytes }
    }

    @Test func qidsTellKindIdentityAndANonZeroVersion() throws {
        let client = SessionHarness(tree: tree)
        let reply = client.walk(to: 1, "a", "b", "c", "file")
        #expect(try qid(reply, 0) == NinePQid(type: 0x80, version: 1, path: tree.node("a").number))
        #expect(try qid(reply, 3) == NinePQid(type: 0, version: 1, path: tree.node("a/b/c/file").number))
        #expect(try qid(client.walk(to: 2, "second"), 0) == qid(reply, 3), "a hard link is the same file")
        #expect(try qid(client.walk(to: 3, "link"), 0).type == 2)
        #expect(try qid(client.walk(to: 4, "null"), 0).type == 0)
        client.closeAndCheck()
    }

    @Test func aWalkThatFailsAtTheFirstNameIsAnError() {
        let client = SessionHarness(tree: tree)
        #expect(client.walk(to: 1, "missing", "b").errno == .noEntry)
        #expect(client.walk(99, to: 1).errno == .badDescriptor)
        _ = client.walk(to: 2, "second")
        #expect(client.walk(2, to: 1, "x").errno == .notDirectory)
        #expect(client.walk(2, to: 1, "..").errno == .notDirectory)
        #expect(client.errno(.tgetattr, fid: 1) == .badDescriptor)
        client.closeAndCheck()
    }

    @Test func aPartialWalkAnswersTheQidsAndMakesNoFid() {
        let client = SessionHarness(tree: tree)
        #expect(qidCount(client.walk(to: 1, "a", "b", "missing", "x")) == 2)
        #expect(client.errno(.tclunk, fid: 1) == .badDescriptor)
        #expect(qidCount(client.walk(to: 1, "a", "b", "c", "file", "x")) == 4)
        client.closeAndCheck()
    }

    /// What could not be fetched must not look like what is not there.
    @Test func aWalkThatFailsOtherwiseIsAnErrorWhereverItFails() {
        let client = SessionHarness(tree: tree)
        tree.fail(.lookup, call: 2, with: .errno(.io))
        #expect(client.walk(to: 1, "a", "b", "c").errno == .io)
        tree.fail(.attributes, call: 1, with: .errno(.io))
        #expect(client.walk(to: 1, "a", "b", "c").errno == .io)
        #expect(client.session.fidCount == 1)
        client.closeAndCheck()
    }

    @Test func dotDotGoesUpButNotAboveTheRoot() throws {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "a", "b", "c")
        let up = client.walk(1, to: 2, "..", "..", "..", "..", "..")
        #expect(try qid(up, 0).path == tree.node("a/b").number)
        #expect(try qid(up, 1).path == tree.node("a").number)
        #expect(try (2...4).map { try qid(up, $0).path } == [1, 1, 1])
        #expect(try qid(client.walk(1, to: 3, ".", "..", "c"), 2).path == tree.node("a/b/c").number)
        client.closeAndCheck()
    }

    /// The folder above is known after every fid that led there is gone.
    @Test func dotDotWorksWhenTheFidsAboveAreClunked() throws {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "a")
        _ = client.walk(1, to: 2, "b")
        _ = client.walk(2, to: 3, "c")
        for fid: UInt32 in [1, 2] { #expect(client.request(.tclunk) { $0.fid = fid }.type == .rclunk) }
        #expect(try qid(client.walk(3, to: 4, "..", ".."), 1).path == tree.node("a").number)
        client.closeAndCheck()
    }

    @Test(arguments: ["", "a/b", "/", "x\0", "...."])
    func whatIsNoNameIsNotThere(_ name: String) {
        let client = SessionHarness(tree: tree)
        #expect(client.walk(to: 1, name).errno == .noEntry)
        client.closeAndCheck()
    }

    @Test func aNameLongerThanLinuxAllowsIsRefused() {
        let client = SessionHarness(tree: tree)
        #expect(client.walk(to: 1, String(repeating: "x", count: 256)).errno == .nameTooLong)
    }

    @Test func aFidMayMoveItselfAndBeClonedOnceOpen() {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "a")
        _ = client.walk(1, to: 1, "b", "c")
        _ = client.walk(1, to: 1)
        #expect(qidCount(client.walk(1, to: 1, "file")) == 1)
        #expect(client.request(.tlopen) { $0.fid = 1 }.type == .rlopen)
        #expect(qidCount(client.walk(1, to: 2)) == 0)
        #expect(client.walk(1, to: 1, "x").errno == .invalid, "an open fid stays where it is")
        #expect(client.request(.tclunk) { $0.fid = 1 }.type == .rclunk)
        #expect(client.request(.tlopen) { $0.fid = 2 }.type == .rlopen, "the clone was not open")
        client.closeAndCheck()
    }

    @Test func aFidNumberInUseIsRefusedEverywhere() {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "second")
        #expect(client.walk(to: 1).errno == .badDescriptor)
        #expect(client.walk(to: NinePConstant.noFid).errno == .badDescriptor)
        let attach = client.request(.tattach) {
            $0.fid = 1
            $0.authFid = NinePConstant.noFid
        }
        #expect(attach.errno == .badDescriptor)
        #expect(client.request(.txattrwalk) { $0.newFid = 1 }.errno == .badDescriptor)
        client.closeAndCheck()
    }

    @Test func fidsHaveALimit() {
        var limits = NinePSession.Limits()
        limits.maxFids = 100
        let client = SessionHarness(tree: tree, limits: limits)
        for fid: UInt32 in 1..<100 { #expect(client.walk(to: fid, "a").errno == nil) }
        #expect(client.walk(to: 100, "a").errno == .tooManyOpenFiles)
        _ = client.request(.tclunk) { $0.fid = 50 }
        #expect(client.walk(to: 100, "a").errno == nil)
        client.closeAndCheck()
    }

    @Test func removeClunksThoughNothingIsRemoved() {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "second")
        #expect(client.errno(.tremove, fid: 1) == .readOnly)
        #expect(client.errno(.tgetattr, fid: 1) == .badDescriptor)
        #expect(tree.referenceCount == 0)
    }

    /// Random walks, clones and clunks beside a model of what each fid is.
    @Test(arguments: 0..<20) func referencesBalanceInRandomSequences(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let client = SessionHarness(tree: tree)
        var paths: [UInt32: [String]] = [0: []]
        let steps = ["a", "b", "c", "..", ".", "file", "second", "missing", "link"]
        for _ in 0..<3000 {
            let fid = paths.keys.sorted()[Int(random.next() % UInt64(paths.count))]
            if random.next() % 3 == 0, fid != 0 {
                #expect(client.request(.tclunk) { $0.fid = fid }.type == .rclunk)
                paths[fid] = nil
                continue
            }
            let newFid = random.next() % 4 == 0 && fid != 0 ? fid : UInt32(1 + random.next() % 300)
            let names = (0..<random.next() % 4).map { _ in steps[Int(random.next() % UInt64(steps.count))] }
            let before = paths[fid]!
            let reply = client.request(.twalk) {
                $0.fid = fid
                $0.newFid = newFid
                $0.names = client.names(names)
                $0.nameCount = names.count
            }
            guard newFid == fid || paths[newFid] == nil else {
                #expect(reply.errno == .badDescriptor)
                continue
            }
            var path = before
            var isThere = true
            for name in names where isThere {
                let isFolder = path.isEmpty || "abc".contains(path.last!)
                if name == ".." {
                    isThere = isFolder
                    _ = path.popLast()
                } else if name == "." {
                    isThere = isFolder
                } else {
                    path.append(name)
                    isThere = ["a", "a/b", "a/b/c", "a/b/c/file", "second", "link"].contains(
                        path.joined(separator: "/"))
                }
            }
            #expect((qidCount(reply) == names.count && reply.errno == nil) == isThere)
            if isThere { paths[newFid] = path }
        }
        #expect(client.session.fidCount == paths.count)
        client.closeAndCheck()
    }
}

/// Random numbers that are the same each time.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
