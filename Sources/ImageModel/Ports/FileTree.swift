/// A node of a `FileTree`: never zero, never used again for another node, below 2³². All names of a hard
/// link share one.
public struct NodeID: Hashable, Sendable {
    public let number: UInt64
    @inlinable public init(number: UInt64) { self.number = number }
}

public enum TreeError: Error, Sendable {
    /// Not known yet: repeat the call when the ticket has fired.
    case pending(Ticket)
    case errno(Errno)
}

/// One name in a folder.
public struct DirectoryEntry: Hashable, Sendable {
    public var name: ByteString
    public var node: NodeID
    public var kind: FileKind
    /// Pass it to `list` to go on after this entry. Never 0; stays valid as long as the tree.
    public var cookie: UInt64
    public init(name: ByteString, node: NodeID, kind: FileKind, cookie: UInt64) {
        self.name = name
        self.node = node
        self.kind = kind
        self.cookie = cookie
    }
}

/// Totals as `statfs` reports them.
public struct FileSystemTotals: Hashable, Sendable {
    public var contentBytes: UInt64
    public var nodeCount: UInt64
    public init(contentBytes: UInt64, nodeCount: UInt64) {
        self.contentBytes = contentBytes
        self.nodeCount = nodeCount
    }
}

/// What is known of a tree's root folder while more of it may come.
public struct EarlyRoot: Hashable, Sendable {
    public var attributes: FileAttributes
    public var extended: [ExtendedAttribute]
    /// Nothing can change any of this.
    public var isFinal: Bool
    public init(attributes: FileAttributes, extended: [ExtendedAttribute] = [], isFinal: Bool) {
        self.attributes = attributes
        self.extended = extended
        self.isFinal = isFinal
    }
}

/// A tree of files: the merged layers of an image, a folder of the host, a synthetic tree in a test.
///
/// Nodes are ids and bound to the node, not to a path. An id that a call returns is referenced once for the
/// caller, who gives it back with `release`; `root` is always valid. `list` does not reference.
///
/// Threads: any, at once. No call waits on the network: it returns, throws an errno, or throws `.pending`.
/// A failed read throws; it is never a short read. `.` and `..` are not names here.
public protocol FileTree: AnyObject {
    var root: NodeID { get }

    /// Throws `noEntry`, or `notDirectory` where `folder` is none.
    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID
    /// References the node `count` times more.
    func retain(_ node: NodeID, count: UInt64)
    /// Gives back `count` references.
    func release(_ node: NodeID, count: UInt64)

    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes

    /// Entries after `cookie` (0: from the start) in a stable order, without `.` and `..`; at most
    /// `limit`, and an empty array only at the end.
    func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry]

    /// Content of a regular file. Returns how many bytes: all that were asked for, or fewer only because the
    /// file ends.
    func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int

    /// Target of a symbolic link; `invalid` for another kind.
    func readLink(_ link: NodeID) throws(TreeError) -> ByteString

    /// All extended attributes of the node, in a stable order.
    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute]

    func totals() throws(TreeError) -> FileSystemTotals

    /// The caller is about to read this file, and has stopped doing so: hints for prefetch, and the
    /// bracket that writing trees will need. `open` throws what a read would throw at once.
    func open(_ file: NodeID) throws(TreeError)
    func close(_ file: NodeID)

    /// Whether answers are for ever. While layers still stream in, what is answered is right as far as it goes, but
    /// a later hard link may raise a link count: such answers should not be kept beyond the call.
    var isSettled: Bool { get }

    /// The root as far as it is known. Whoever looks up a path asks for its root first, and must not wait for what comes
    /// last: until all layers are known one of them may still name the root. So this waits until each layer has shown how
    /// it begins, as that is where writers of layers name the root, if they do; the answer is nearly always the final one.
    /// Unless `isFinal` it may change: it is to be asked again, not to be kept.
    func earlyRoot() throws(TreeError) -> EarlyRoot
}

/// Of a tree that is settled from the start.
extension FileTree {
    public var isSettled: Bool { true }
    public func earlyRoot() throws(TreeError) -> EarlyRoot {
        EarlyRoot(attributes: try attributes(of: root), extended: try extendedAttributes(of: root), isFinal: true)
    }
}
