import HostPlatform
import ImageModel

/// A tree that is handed in later: so the guest boots while its image is still being looked up. Until then every call
/// is pending.
///
/// Threads: any.
final class LateTree: FileTree, @unchecked Sendable {
    private let board: TicketBoard
    private let arrival: Ticket
    private let lock = HostLock()  // guards the next
    private var inner: (any FileTree)?

    init(board: TicketBoard) {
        self.board = board
        arrival = board.issue()
    }

    /// To be called once, before the guest is told to mount.
    func set(_ tree: any FileTree) {
        lock.withLock { inner = tree }
        board.fire(arrival)
    }

    /// Known once the tree is there: the guest asks for it when it mounts, not before.
    var root: NodeID { lock.withLock { inner }?.root ?? NodeID(number: 1) }

    var isSettled: Bool { lock.withLock { inner }?.isSettled ?? false }

    private func tree() throws(TreeError) -> any FileTree {
        guard let tree = lock.withLock({ inner }) else { throw .pending(arrival) }
        return tree
    }

    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        try tree().lookup(name, in: folder)
    }
    func retain(_ node: NodeID, count: UInt64) { lock.withLock { inner }?.retain(node, count: count) }
    func release(_ node: NodeID, count: UInt64) { lock.withLock { inner }?.release(node, count: count) }
    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes { try tree().attributes(of: node) }
    func earlyRoot() throws(TreeError) -> EarlyRoot {
        try tree().earlyRoot()
    }
    func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        try tree().list(folder, after: cookie, limit: limit)
    }
    func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        try tree().read(file, at: offset, into: buffer)
    }
    func readLink(_ link: NodeID) throws(TreeError) -> ByteString { try tree().readLink(link) }
    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try tree().extendedAttributes(of: node)
    }
    func totals() throws(TreeError) -> FileSystemTotals { try tree().totals() }
    func open(_ file: NodeID) throws(TreeError) { try tree().open(file) }
    func close(_ file: NodeID) { lock.withLock { inner }?.close(file) }
}
