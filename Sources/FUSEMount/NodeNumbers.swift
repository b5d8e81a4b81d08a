import HostPlatform
import ImageModel
import Synchronization

/// Between the inode numbers of the mount and the nodes of the tree, and what has to be remembered of nodes.
///
/// FUSE calls the root 1. Where the tree does so too, inode numbers are node numbers; else the tree's node 1 and its root
/// change places. Numbers from 2³² on are not of the tree: they are the status file's.
final class NodeNumbers: @unchecked Sendable {
    static let rootInode: UInt64 = 1  // FUSE_ROOT_ID
    static let firstForeign: UInt64 = 1 << 32

    private let root: UInt64
    private let lock = HostLock()  // guards the three below
    private var lastRootAttributes: FileAttributes?
    /// Folders the kernel knows, each with the one it is in: for the inode number of `..`.
    private var parents: [UInt64: UInt64] = [:]
    /// Files that were opened with the tree because they are read without an open.
    private var opened: Set<UInt64> = []

    /// The highest inode numbers that the kernel was told of: those of a tree that is whole, and those from
    /// `firstEarly` on.
    private let highest = Atomic<UInt64>(NodeNumbers.rootInode)
    private let highestEarly = Atomic<UInt64>(0)
    /// Trees give nodes numbers from here on while they are not whole.
    private static let firstEarly: UInt64 = 1 << 31

    init(root: NodeID) { self.root = root.number }

    /// The kernel knows the inode from now on.
    @inline(__always) func noteTold(_ inode: UInt64) {
        if inode < NodeNumbers.firstEarly {
            if inode > highest.load(ordering: .relaxed) { highest.max(inode, ordering: .relaxed) }
        } else if inode > highestEarly.load(ordering: .relaxed) {
            highestEarly.max(inode, ordering: .relaxed)
        }
    }

    /// All inodes of the tree that the kernel may know are in these.
    var told: [ClosedRange<UInt64>] {
        let early = highestEarly.load(ordering: .relaxed)
        let whole = NodeNumbers.rootInode...highest.load(ordering: .relaxed)
        return early == 0 ? [whole] : [whole, NodeNumbers.firstEarly...early]
    }

    @inline(__always) func node(_ inode: UInt64) -> NodeID {
        if inode == NodeNumbers.rootInode { return NodeID(number: root) }
        return NodeID(number: inode == root ? NodeNumbers.rootInode : inode)
    }

    @inline(__always) func inode(_ node: NodeID) -> UInt64 {
        if node.number == root { return NodeNumbers.rootInode }
        return node.number == NodeNumbers.rootInode ? root : node.number
    }

    /// As they were when they were last asked for.
    var rootAttributes: FileAttributes? {
        get { lock.withLock { lastRootAttributes } }
        set { lock.withLock { lastRootAttributes = newValue } }
    }

    func setParent(of folder: UInt64, _ parent: UInt64) { lock.withLock { parents[folder] = parent } }
    func parent(of folder: UInt64) -> UInt64 { lock.withLock { parents[folder] } ?? NodeNumbers.rootInode }

    func isOpened(_ inode: UInt64) -> Bool { lock.withLock { opened.contains(inode) } }
    /// False if it was noted before.
    func noteOpened(_ inode: UInt64) -> Bool { lock.withLock { opened.insert(inode).inserted } }
    func takeOpened() -> Set<UInt64> {
        lock.withLock {
            defer { opened = [] }
            return opened
        }
    }
}
