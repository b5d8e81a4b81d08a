import Emulator
import HostPlatform
import ImageModel
import NinePServer
import Testing

/// virtio-9p as glue: messages out of chains, replies into them, whatever order they come in.
@Suite struct NinePDeviceTests {
    /// Ten bytes under every name; each lookup of "slow" waits for a ticket first.
    private final class Tree: FileTree {
        let tickets: TicketBoard
        var ticket: Ticket?
        init(_ tickets: TicketBoard) { self.tickets = tickets }
        var root: NodeID { NodeID(number: 1) }
        func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
            guard name == "slow" else { return NodeID(number: 2) }
            let open = ticket ?? tickets.issue()
            ticket = open
            if tickets.isFired(open) { return NodeID(number: 2) }
            throw .pending(open)
        }
        func retain(_ node: NodeID, count: UInt64) {}
        func release(_ node: NodeID, count: UInt64) {}
        func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
            node.number == 1
                ? FileAttributes(kind: .directory, permissions: 0o755)
                : FileAttributes(kind: .regular, permissions: 0o644, sizeBytes: 10)
        }
        func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] { [] }
        func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
            throws(TreeError) -> Int
        {
            let count = offset >= 10 ? 0 : min(buffer.count, 10 - Int(offset))
            for index in 0..<count { buffer[index] = UInt8(index) + UInt8(offset) }
            return count
        }
        func readLink(_ link: NodeID) throws(TreeError) -> ByteString { throw .errno(.invalid) }
        func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] { [] }
        func totals() throws(TreeError) -> FileSystemTotals { FileSystemTotals(contentBytes: 10, nodeCount: 2) }
        func open(_ file: NodeID) throws(TreeError) {}
        func close(_ file: NodeID) {}
    }

    private let inbox = MachineInbox(lock: HostLock())
    private let tickets = TicketBoard(lock: HostLock())
    private let tree: Tree
    private let device: NinePDevice
    private let driver: MockVirtioDriver

    init() {
        tree = Tree(tickets)
        let limits = NinePSession.Limits()
        let service = NinePService(
            device: 0, tree: tree, tickets: tickets, limits: limits, inbox: inbox, worker: inbox)
        device = NinePDevice(mountTag: "rootfs", service: service, maxMessageBytes: Int(limits.maxMessageBytes))
        driver = MockVirtioDriver(device)
        driver.bringUp()
    }

    private func message(_ type: UInt8, tag: UInt16, _ body: [UInt8]) -> [UInt8] {
        littleEndianBytes(UInt64(7 + body.count), 4) + [type] + littleEndianBytes(UInt64(tag), 2) + body
    }
    private func string(_ text: String) -> [UInt8] { littleEndianBytes(UInt64(text.utf8.count), 2) + text.utf8 }

    private func exchange(_ message: [UInt8], room: [Int] = [256]) -> [UInt8]? {
        driver.add(0, readable: [message], writable: room)
        driver.notify(0)
        inbox.deliverAll(to: driver)
        return driver.takeUsed(0)?.written
    }

    /// Version, attach, walk to a file as fid 1, open it.
    private func mount() {
        let version = exchange(message(100, tag: 0xffff, littleEndianBytes(65536, 4) + string("9P2000.L")))
        #expect(version?.dropFirst(4).first == 101)
        let attach = message(
            104, tag: 1,
            littleEndianBytes(0, 4) + littleEndianBytes(0xffff_ffff, 4) + string("") + string("")
                + littleEndianBytes(0, 4))
        #expect(exchange(attach)?.dropFirst(4).first == 105)
        #expect(exchange(walk("file", newFid: 1, tag: 2))?.dropFirst(4).first == 111)
        #expect(
            exchange(message(12, tag: 3, littleEndianBytes(1, 4) + littleEndianBytes(0, 4)))?.dropFirst(4).first == 13)
    }

    private func walk(_ name: String, newFid: UInt64, tag: UInt16) -> [UInt8] {
        message(
            110, tag: tag,
            littleEndianBytes(0, 4) + littleEndianBytes(newFid, 4) + littleEndianBytes(1, 2) + string(name))
    }
    private func read(_ count: UInt64, tag: UInt16) -> [UInt8] {
        message(116, tag: tag, littleEndianBytes(1, 4) + littleEndianBytes(0, 8) + littleEndianBytes(count, 4))
    }

    @Test("The configuration is the mount tag behind its length")
    func mountTag() {
        let bytes = (0..<8).map { UInt8(driver.transport.load(0x100 + UInt64($0), size: 1)) }
        #expect(bytes == [6, 0] + Array("rootfs".utf8))
    }

    @Test("A zero-copy read is scattered over the header buffer and the pages behind it")
    func zeroCopyRead() {
        mount()
        let reply = exchange(read(10, tag: 4), room: [11, 4, 4, 4])
        #expect(reply == [21, 0, 0, 0, 117, 4, 0, 10, 0, 0, 0] + Array(0..<10))
    }

    @Test("A message gathered from several buffers is one message")
    func gatheredMessage() {
        mount()
        let whole = read(3, tag: 9)
        driver.add(0, readable: [Array(whole[0..<5]), Array(whole[5..<8]), Array(whole[8...])], writable: [64])
        driver.notify(0)
        inbox.deliverAll(to: driver)
        #expect(driver.takeUsed(0)?.written.suffix(3) == [0, 1, 2])
    }

    @Test("A reply that does not fit becomes Rlerror EMSGSIZE, or nothing where not even that fits")
    func replyTooLarge() {
        mount()
        #expect(exchange(read(10, tag: 4), room: [11, 4]) == [11, 0, 0, 0, 7, 4, 0, 90, 0, 0, 0])
        #expect(exchange(read(10, tag: 5), room: [10]) == [])
        #expect(!driver.needsReset)
    }

    @Test("A request that waits is overtaken, and answered when its ticket fires")
    func overtaking() {
        mount()
        let slow = driver.add(0, readable: [walk("slow", newFid: 2, tag: 5)], writable: [64])
        driver.notify(0)
        inbox.deliverAll(to: driver)
        #expect(device.requestsInFlight == 1)
        #expect(exchange(read(1, tag: 6))?.dropFirst(4).first == 117)
        #expect(driver.takeUsed(0) == nil)
        tickets.fire(tree.ticket!)
        inbox.deliverAll(to: driver)
        let used = driver.takeUsed(0)
        #expect(used?.head == slow)
        #expect(used?.written.dropFirst(4).first == 111)
        #expect(device.requestsInFlight == 0)
    }

    @Test("A flushed request returns its chain with length 0 before Rflush does")
    func flush() {
        mount()
        let slow = driver.add(0, readable: [walk("slow", newFid: 2, tag: 5)], writable: [64])
        let flush = driver.add(0, readable: [message(108, tag: 6, littleEndianBytes(5, 2))], writable: [64])
        driver.notify(0)
        inbox.deliverAll(to: driver)
        let first = driver.takeUsed(0)
        #expect(first?.head == slow)
        #expect(first?.length == 0)
        let second = driver.takeUsed(0)
        #expect(second?.head == flush)
        #expect(second?.written == [7, 0, 0, 0, 109, 6, 0])
    }

    @Test("An answer to a request of an earlier life of the device goes nowhere")
    func answerAfterReset() throws {
        mount()
        driver.add(0, readable: [walk("slow", newFid: 2, tag: 5)], writable: [64])
        driver.notify(0)
        inbox.deliverAll(to: driver)
        driver.bringUp()
        let version = message(100, tag: 0xffff, littleEndianBytes(65536, 4) + string("9P2000.L"))
        driver.add(0, readable: [version], writable: [64])
        driver.notify(0)
        tickets.fire(tree.ticket!)
        inbox.deliverAll(to: driver)
        let reply = try #require(driver.takeUsed(0)).written
        #expect(reply.dropFirst(4).first == 101)
        #expect(driver.takeUsed(0) == nil)
        #expect(device.requestsInFlight == 0)
    }

    @Test(
        "Chains that hold no message break the queue",
        arguments: [
            [], [7, 0, 0, 0, 100, 1], [6, 0, 0, 0, 100, 1, 0], [8, 0, 0, 0, 100, 1, 0],
            [0xff, 0xff, 0xff, 0xff, 100, 1, 0],
        ] as [[UInt8]])
    func notAMessage(bytes: [UInt8]) {
        driver.add(0, readable: [bytes], writable: [64])
        driver.notify(0)
        #expect(driver.needsReset)
        #expect(inbox.take() == nil || device.requestsInFlight == 0)
    }

    @Test("A head made available twice breaks the queue")
    func headInFlightTwice() {
        mount()
        let head = driver.add(0, readable: [walk("slow", newFid: 2, tag: 5)], writable: [64])
        driver.makeAvailable(0, head)
        driver.notify(0)
        #expect(driver.transport.fault == .headInFlight(head: head))
    }
}
