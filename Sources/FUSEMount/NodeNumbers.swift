import HostPlatform
import ImageModel

/// Between the inode numbers of the mount and the nodes of the tree, and what has to be remembered of nodes.
///
/// FUSE calls the root 1. Where the tree does so too, inode numbers are node numbers; else the tree's node 1 and its root
/// change places. Numbers from 2³² on are not of the tree: they are the status file's.
final class NodeNumbers: @unchecked Sendable {
    static let rootInode: UInt64 = 1  // FUSE_ROOT_ID
    static let firstForeign: UInt64 = 1 << 32

    private let root: UInt64
    private let lock = HostLock()  // guards the two below
    /// Folders the kernel knows, each with the one it is in: for the inode number of `..`.
    private var parents: [UInt64: UInt64] = [:]
    /// Files that were opened with the tree because they are read without an open.
    private var opened: Set<UInt64> = []

    init(root: NodeID) { self.root = root.number }

    @inline(__always) func node(_ inode: UInt64) -> NodeID {
        if inode == NodeNumbers.rootInode { return NodeID(number: root) }
        return NodeID(number: inode == root ? NodeNumbers.rootInode : inode)
    }

    @inline(__always) func inode(_ node: NodeID) -> UInt64 {
        if node.number == root { return NodeNumbers.rootInode }
        return node.number == NodeNumbers.rootInode ? root : node.number
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
