import ImageModel

/// A tree of one empty folder: what a 9P device serves that nothing has been given to.
public final class EmptyFileTree: FileTree {
    public init() {}

    public var root: NodeID { NodeID(number: 1) }
    public func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        throw .errno(.noEntry)
    }
    public func retain(_ node: NodeID, count: UInt64) {}
    public func release(_ node: NodeID, count: UInt64) {}
    public func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
        FileAttributes(kind: .directory, permissions: 0o755, linkCount: 2)
    }
    public func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] { [] }
    public func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        throw .errno(.isDirectory)
    }
    public func readLink(_ link: NodeID) throws(TreeError) -> ByteString { throw .errno(.invalid) }
    public func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] { [] }
    public func totals() throws(TreeError) -> FileSystemTotals { FileSystemTotals(contentBytes: 0, nodeCount: 1) }
    public func open(_ file: NodeID) throws(TreeError) {}
    public func close(_ file: NodeID) {}
}
