import ImageModel

/// A tree that notes what is read through it, for an `AccessTrace`.
///
/// It costs a lookup a dictionary entry and a read, where it goes on where the last one was, one comparison. Only so
/// much is noted: what comes long after the start is no help to the next start.
///
/// Threads: any.
public final class RecordingTree: FileTree, @unchecked Sendable {
    private static let maximumNodes = 65_536
    private static let maximumBlocks = 65_536

    private let tree: any FileTree
    private let lock: Lock  // guards all below
    /// Where each node was found first.
    private var places: [NodeID: (folder: NodeID, name: ByteString)] = [:]
    private var seen: [NodeID: Set<UInt64>] = [:]
    private var reads: [(node: NodeID, block: UInt64)] = []
    private var lastFile = NodeID(number: 0)
    private var lastBlock: UInt64 = 0
    private var readBytes: UInt64 = 0

    public init(_ tree: any FileTree, host: HostServices) {
        self.tree = tree
        lock = host.makeLock()
    }

    /// What was read so far.
    public func trace() -> AccessTrace {
        lock.withLock {
            var trace = AccessTrace()
            var paths: [NodeID: ByteString] = [:]
            for read in reads {
                let path = paths[read.node] ?? path(of: read.node)
                paths[read.node] = path
                if !path.isEmpty {
                    trace.add(AccessTrace.Record(path: path, firstBlock: read.block, blockCount: 1))
                }
            }
            return trace
        }
    }

    /// Bytes that reads have returned, and bytes of the blocks that they touched, each block once.
    public func cost() -> (readBytes: UInt64, touchedBytes: UInt64) {
        lock.withLock { (readBytes, UInt64(reads.count) * AccessTrace.blockBytes) }
    }

    private func path(of node: NodeID) -> ByteString {
        var names: [ByteString] = []
        var current = node
        while current != tree.root {
            guard let place = places[current], names.count < 2048 else { return "" }
            names.append(place.name)
            current = place.folder
        }
        var path: [UInt8] = []
        for name in names.reversed() {
            if !path.isEmpty { path.append(0x2f) }
            path.append(contentsOf: name.bytes)
        }
        return ByteString(path)
    }

    private func note(_ file: NodeID, _ offset: UInt64, _ count: Int) {
        let first = offset / AccessTrace.blockBytes
        let last = (offset + UInt64(count) - 1) / AccessTrace.blockBytes
        lock.withLock {
            readBytes &+= UInt64(count)
            if file == lastFile, first == lastBlock, last == lastBlock { return }
            lastFile = file
            lastBlock = last
            guard reads.count < RecordingTree.maximumBlocks, last - first < UInt64(RecordingTree.maximumBlocks) else {
                return
            }
            for block in first...last where seen[file, default: []].insert(block).inserted {
                reads.append((file, block))
            }
        }
    }

    // MARK: FileTree

    public var root: NodeID { tree.root }
    public var isSettled: Bool { tree.isSettled }

    public func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        let node = try tree.lookup(name, in: folder)
        lock.withLock {
            if places[node] == nil, places.count < RecordingTree.maximumNodes { places[node] = (folder, name) }
        }
        return node
    }

    public func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        let count = try tree.read(file, at: offset, into: buffer)
        if count > 0 { note(file, offset, count) }
        return count
    }

    public func retain(_ node: NodeID, count: UInt64) { tree.retain(node, count: count) }
    public func release(_ node: NodeID, count: UInt64) { tree.release(node, count: count) }
    public func attributes(of node: NodeID) throws(TreeError) -> FileAttributes { try tree.attributes(of: node) }
    public func earlyRoot() throws(TreeError) -> EarlyRoot {
        try tree.earlyRoot()
    }
    public func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        try tree.list(folder, after: cookie, limit: limit)
    }
    public func readLink(_ link: NodeID) throws(TreeError) -> ByteString { try tree.readLink(link) }
    public func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try tree.extendedAttributes(of: node)
    }
    public func totals() throws(TreeError) -> FileSystemTotals { try tree.totals() }
    public func open(_ file: NodeID) throws(TreeError) { try tree.open(file) }
    public func close(_ file: NodeID) { tree.close(file) }
}
