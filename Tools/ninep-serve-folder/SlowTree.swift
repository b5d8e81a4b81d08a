import HostPlatform
import ImageModel

/// A tree whose files are not here yet: each read is pending first and goes through once its ticket has fired, after
/// a delay. Files whose name contains `never` are pending for ever.
final class SlowTree: FileTree, @unchecked Sendable {
    private let base: any FileTree
    private let tickets: TicketBoard
    private let delayNs: UInt64
    private let due = Mailbox<(ticket: Ticket, atNs: UInt64)>()
    private let lock = HostLock()  // guards the two below
    private var waiting: [Read: Ticket] = [:]
    private var stuck: Set<NodeID> = []

    private struct Read: Hashable {
        var file: NodeID
        var offset: UInt64
        var count: Int
    }

    init(base: any FileTree, tickets: TicketBoard, delayMs: UInt64) throws(HostError) {
        self.base = base
        self.tickets = tickets
        delayNs = delayMs * 1_000_000
        try HostThread.start(name: "delay") { [due, tickets] in
            while let next = due.next() {
                let now = PosixHost.monotonicNs()
                if next.atNs > now { _ = Mailbox<Int>().next(untilNs: next.atNs) }
                tickets.fire(next.ticket)
            }
        }.detach()
    }

    var root: NodeID { base.root }
    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        let node = try base.lookup(name, in: folder)
        if name.string.contains("never") { lock.withLock { _ = stuck.insert(node) } }
        return node
    }
    func retain(_ node: NodeID, count: UInt64) { base.retain(node, count: count) }
    func release(_ node: NodeID, count: UInt64) { base.release(node, count: count) }
    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes { try base.attributes(of: node) }
    func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        try base.list(folder, after: cookie, limit: limit)
    }

    func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        let read = Read(file: file, offset: offset, count: buffer.count)
        lock.lock()
        if stuck.contains(file) {
            lock.unlock()
            throw .pending(tickets.issue())
        }
        if let ticket = waiting[read] {
            guard tickets.isFired(ticket) else {
                lock.unlock()
                throw .pending(ticket)
            }
            waiting[read] = nil
            lock.unlock()
            return try base.read(file, at: offset, into: buffer)
        }
        let ticket = tickets.issue()
        waiting[read] = ticket
        lock.unlock()
        due.post((ticket, PosixHost.monotonicNs() + delayNs))
        throw .pending(ticket)
    }

    func readLink(_ link: NodeID) throws(TreeError) -> ByteString { try base.readLink(link) }
    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try base.extendedAttributes(of: node)
    }
    func totals() throws(TreeError) -> FileSystemTotals { try base.totals() }
    func open(_ file: NodeID) throws(TreeError) { try base.open(file) }
    func close(_ file: NodeID) { base.close(file) }
}
