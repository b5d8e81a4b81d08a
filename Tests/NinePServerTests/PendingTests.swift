import HostPlatform
import ImageModel
import NinePServer
import TestSupport
import Testing

/// Requests that wait, Tflush, tags, Tversion.
@Suite struct PendingTests {
    let tree = sampleTree()

    func openedFile() -> SessionHarness {
        let client = SessionHarness(tree: tree)
        _ = client.walk(to: 1, "second")
        _ = client.request(.tlopen) { $0.fid = 1 }
        return client
    }

    @discardableResult func sendRead(_ client: SessionHarness, tag: UInt16, fid: UInt32 = 1) -> UInt64 {
        client.send(.tread, tag: tag) {
            $0.fid = fid
            $0.number = 10
        }
    }

    @Test func aRequestThatMustWaitIsOvertakenAndAnsweredLater() {
        let client = openedFile()
        tree.fail(.read, with: .pending)
        let late = sendRead(client, tag: 10)
        #expect(client.replies().isEmpty)
        #expect(client.session.pendingCount == 1)
        #expect(client.request(.tgetattr, tag: 11) { $0.fid = 1 }.type == .rgetattr)
        client.fire()
        let replies = client.replies()
        #expect(replies.map(\.token) == [late])
        #expect(replies[0].message?.tag == 10 && replies[0].message?.data.count == 10)
        #expect(client.session.pendingCount == 0)
        client.closeAndCheck()
    }

    @Test func aRequestMayWaitManyTimes() {
        let client = openedFile()
        tree.setFaults { operation, before in operation == .read && before < 5 ? .pending : nil }
        sendRead(client, tag: 10)
        for _ in 0..<5 {
            #expect(client.replies().isEmpty)
            client.fire()
        }
        #expect(client.replies().map(\.type) == [.rread])
    }

    @Test func aFailureAfterWaitingIsAnErrorReply() {
        let client = openedFile()
        tree.setFaults { operation, before in operation == .read ? (before == 0 ? .pending : .errno(.timedOut)) : nil }
        sendRead(client, tag: 10)
        client.fire()
        #expect(client.replies().map(\.errno) == [.timedOut])
    }

    @Test func flushDropsAParkedRequestAtOnceAndItsReplyIsSuppressed() {
        let client = openedFile()
        tree.fail(.read, with: .pending)
        let read = sendRead(client, tag: 10)
        let flush = client.send(.tflush, tag: 11) { $0.oldTag = 10 }
        let replies = client.replies()
        #expect(replies.map(\.token) == [read, flush], "the original comes first")
        #expect(replies[0].bytes.isEmpty && replies[1].type == .rflush)
        client.fire()
        #expect(client.replies().isEmpty, "a late answer would touch a freed request")
        sendRead(client, tag: 10)
        #expect(client.replies().map(\.type) == [.rread], "the tag is free again")
        client.closeAndCheck()
    }

    /// The ticket has fired but the request has not run again yet.
    @Test func flushDropsARequestThatIsReadyToRunAgain() {
        let client = openedFile()
        tree.setFaults { operation, before in operation == .read && before < 2 ? .pending : nil }
        let first = sendRead(client, tag: 10)
        let second = sendRead(client, tag: 11)
        client.fire()
        let flush = client.send(.tflush, tag: 12) { $0.oldTag = 10 }
        let replies = client.replies()
        #expect(replies.map(\.token) == [first, flush, second])
        #expect(replies.map(\.bytes.isEmpty) == [true, false, false])
    }

    @Test func aReplyThatIsQueuedComesBeforeTheRflush() {
        let client = openedFile()
        let read = sendRead(client, tag: 10)
        let flush = client.send(.tflush, tag: 11) { $0.oldTag = 10 }
        let replies = client.replies()
        #expect(replies.map(\.token) == [read, flush])
        #expect(replies.map(\.type) == [.rread, .rflush])
    }

    @Test func flushOfNothingAndOfItselfIsAnswered() {
        let client = openedFile()
        #expect(client.request(.tflush, tag: 5) { $0.oldTag = 4711 }.type == .rflush)
        #expect(client.request(.tflush, tag: 5) { $0.oldTag = 5 }.type == .rflush)
    }

    @Test func aTagThatWaitsCannotBeUsedAgain() {
        let client = openedFile()
        tree.fail(.read, with: .pending)
        let read = sendRead(client, tag: 10)
        #expect(client.request(.tgetattr, tag: 10) { $0.fid = 1 }.errno == .busy)
        client.fire()
        #expect(client.replies().map(\.token) == [read])
    }

    @Test func requestsThatWaitHaveALimit() {
        var limits = NinePSession.Limits()
        limits.maxPending = 10
        let client = SessionHarness(tree: tree, limits: limits)
        tree.setFaults { operation, _ in operation == .totals ? .pending : nil }
        for tag: UInt16 in 0..<10 { client.send(.tstatfs, tag: tag) }
        #expect(client.request(.tstatfs, tag: 10).errno == .again)
        #expect(client.session.pendingCount == 10)
        client.closeAndCheck()
    }

    @Test func aFidThatWasGivenAwayMeanwhileIsNotReadByMistake() {
        let client = openedFile()
        tree.fail(.read, with: .pending)
        sendRead(client, tag: 10)
        _ = client.request(.tclunk) { $0.fid = 1 }
        _ = client.walk(to: 1, "many", "entry-1")
        _ = client.request(.tlopen) { $0.fid = 1 }
        client.fire()
        #expect(client.replies().map(\.errno) == [.badDescriptor])
        client.closeAndCheck()
    }

    @Test func aWalkThatWaitsInTheMiddleHoldsNothing() {
        let client = SessionHarness(tree: tree)
        for operation in [SyntheticTree.Operation.lookup, .attributes] {
            for call in 0..<4 {
                tree.fail(operation, call: call, with: .pending)
                client.send(.twalk, tag: 10) {
                    $0.newFid = 1
                    $0.names = client.names(["a", "b", "c", "file"])
                    $0.nameCount = 4
                }
                #expect(client.replies().isEmpty)
                #expect(tree.referenceCount == 0)
                client.fire()
                #expect(client.replies().map(\.type) == [.rwalk])
                _ = client.request(.tclunk) { $0.fid = 1 }
            }
        }
        client.closeAndCheck()
    }

    @Test func aNewVersionDropsFidsAndParkedRequests() {
        let client = openedFile()
        tree.fail(.read, with: .pending)
        let read = sendRead(client, tag: 10)
        let version = client.send(.tversion, tag: NinePConstant.noTag) {
            $0.number = 8192
            $0.name = client.keep("9P2000.L")
        }
        let replies = client.replies()
        #expect(replies.map(\.token) == [read, version])
        #expect(replies[0].bytes.isEmpty)
        #expect(replies[1].message?.number == 8192 && client.session.messageLimitBytes == 8192)
        #expect(client.session.fidCount == 0 && tree.referenceCount == 0 && tree.openCount == 0)
        client.fire()
        #expect(client.replies().isEmpty)
        client.closeAndCheck()
    }

    @Test(
        arguments: [(0 as UInt32, nil), (4095, nil), (4096, 4096), (65536, 65536), (.max, 1 << 20)]
            as [(UInt32, UInt32?)])
    func theSmallerMessageSizeIsAgreedOn(_ asked: UInt32, _ agreed: UInt32?) {
        let client = SessionHarness(tree: tree, isAttached: false)
        let reply = client.version(asked)
        #expect(reply.errno == (agreed == nil ? .invalid : nil))
        if let agreed { #expect(reply.message?.number == agreed) }
    }

    @Test func anUnknownVersionIsSaidToBeAndNothingWorksBeforeAKnownOne() {
        let client = SessionHarness(tree: tree, isAttached: false)
        #expect(client.errno(.tstatfs, fid: 0) == .protocolError)
        #expect(client.version(8192, "9P2000.u").message.map { ByteString($0.name).string } == "unknown")
        #expect(client.errno(.tattach, fid: 0) == .protocolError)
        #expect(client.version(8192).message.map { ByteString($0.name).string } == "9P2000.L")
    }

    @Test func everyMessageHasOneReplyHoweverBroken() {
        let client = openedFile()
        var random = SplitMix(seed: 1)
        for length in 0..<2000 {
            var bytes = (0..<length % 40).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            if bytes.count >= 5, length % 3 > 0 {
                bytes[0] = UInt8(bytes.count)
                bytes[1...3] = [0, 0, 0]
                if bytes[4] == 100 { bytes[4] = 24 }
            }
            let token = client.send(bytes)
            let replies = client.replies()
            #expect(replies.map(\.token) == [token])
            #expect(replies[0].bytes.isEmpty == (bytes.count < 7))
        }
        client.closeAndCheck()
    }

    @Test func aMessageLongerThanAgreedIsRefused() {
        let client = openedFile()
        client.version(4096)
        var message = [UInt8](repeating: 0, count: 5000)
        message[0...6] = [0x88, 0x13, 0, 0, 118, 9, 0]
        client.send(message)
        #expect(client.replies().map(\.errno) == [Errno(rawValue: 90)])
    }

    @Test func afterCloseNothingHappens() {
        let client = openedFile()
        tree.fail(.read, with: .pending)
        sendRead(client, tag: 10)
        client.closeAndCheck()
        tree.fireAll()
        #expect(client.firedTickets.isEmpty, "the board still knows the waiter")
        #expect(client.replies().isEmpty)
        client.closeAndCheck()
    }

    @Test func theRootIsAnsweredBeforeItIsFinal() throws {
        let tree = SyntheticTree()
        tree.setEarlyRoot(
            EarlyRoot(
                attributes: FileAttributes(kind: .directory, permissions: 0o711, userID: 7),
                extended: [ExtendedAttribute(name: "user.early", value: [1, 2])], isFinal: false))
        let client = SessionHarness(tree: tree)
        let early = try #require(client.request(.tgetattr).message?.attributes)
        #expect(early.mode == 0o40711 && early.userID == 7)
        let walked = client.request(.txattrwalk) {
            $0.newFid = 5
            $0.name = client.keep("user.early")
        }
        #expect(walked.message?.length == 2)
        let files = client.request(.tstatfs).message?.fileSystem
        #expect(files?.files == 0 && files?.maxNameBytes == 255)
        #expect(tree.callCount(.totals) == 0 && tree.callCount(.attributes) == 0)
        #expect(tree.earlyRootCount == 2)
        tree.setEarlyRoot(nil)
        #expect(client.request(.tgetattr).message?.attributes.mode == 0o40755)
        #expect(client.request(.tstatfs).message?.fileSystem.files == 1)
    }

    /// A whole little workload, in which each call of the tree in turn fails or waits.
    @Test(arguments: SyntheticTree.Operation.allCases)
    func everyCallMayFailOrWait(_ operation: SyntheticTree.Operation) {
        let undisturbed = workload(on: sampleTree())
        for number in 0..<40 {
            let pending = sampleTree()
            pending.fail(operation, call: number, with: .pending)
            #expect(workload(on: pending) == undisturbed, "waiting changes no answer")
            let failing = sampleTree()
            failing.fail(operation, call: number, with: .errno(.noSpace))
            _ = workload(on: failing)
        }
    }

    private func workload(on tree: SyntheticTree) -> [[UInt8]] {
        let client = SessionHarness(tree: tree)
        var all: [[UInt8]] = []
        func add(_ type: NinePMessageType, _ fill: (inout NinePMessage) -> Void) {
            client.send(type, tag: 1, fill)
            client.fire()
            let replies = client.replies()
            #expect(replies.count == 1)
            all += replies.map(\.bytes)
        }
        func walk(_ newFid: UInt32, _ names: String...) {
            add(.twalk) {
                $0.newFid = newFid
                $0.names = client.names(names)
                $0.nameCount = names.count
            }
        }
        walk(1, "a", "b", "c", "file")
        walk(2, "many")
        walk(3, "link")
        for fid: UInt32 in 1...2 { add(.tlopen) { $0.fid = fid } }
        for fid: UInt32 in 0...3 { add(.tgetattr) { $0.fid = fid } }
        add(.treadlink) { $0.fid = 3 }
        add(.tstatfs) { _ in }
        for offset: UInt64 in [0, 5000, 12900] {
            add(.tread) {
                $0.fid = 1
                $0.offset = offset
                $0.number = 4000
            }
        }
        for (fid, name): (UInt32, String) in [(10, ""), (11, "user.one"), (12, "none")] {
            add(.txattrwalk) {
                $0.fid = 1
                $0.newFid = fid
                $0.name = client.keep(name)
            }
        }
        // A reply to Treaddir may hold fewer entries if one call of the tree waits; what counts is the sum.
        var listing: [UInt8] = []
        var cookie: UInt64 = 0
        while true {
            client.send(.treaddir) {
                $0.fid = 2
                $0.offset = cookie
                $0.number = 3000
            }
            client.fire()
            guard let reply = client.replies().first, let message = reply.message, message.type == .rreaddir,
                let last = try? WireEntry.all(in: reply).last
            else { break }
            listing += message.data
            cookie = last.cookie
        }
        all.append(listing)
        client.closeAndCheck()
        return all
    }
}
