import ImageModel

/// The layers of an image as one tree. See `FileTree`.
///
/// Node numbers are indices of the `NodeTable` (the root is 1), so they are the same whenever the same layers are
/// merged. Cookies are indices of names. The tree never changes once it is there, so references need
/// not be counted. Before that every call throws `.pending`; after a failure, `EIO`.
public final class MergedTree: FileTree, @unchecked Sendable {
    /// What merging left: never written again.
    final class Content {
        let table: NodeTable
        /// By number, bottom first; a node's layer counts from 1.
        let layers: [ImageLayer]
        let totals: FileSystemTotals

        init(table: NodeTable, layers: [ImageLayer]) {
            self.table = table
            self.layers = layers
            var nodes: UInt64 = 0
            var bytes: UInt64 = 0
            for node in table.nodes where node.linkCount > 0 {
                nodes += 1
                if node.kind == .regular { bytes = bytes &+ node.size }
            }
            totals = FileSystemTotals(contentBytes: bytes, nodeCount: nodes)
        }
    }

    enum State {
        case merging(Ticket)
        case ready(Content)
        case failed(BlobFailure)
    }

    private let lock: Lock  // guards the three below
    private var state: State
    private var hasWarned = false

    private let host: HostServices

    init(host: HostServices, merged: Ticket) {
        self.host = host
        lock = host.makeLock()
        state = .merging(merged)
    }

    func become(_ next: State) { lock.withLock { state = next } }

    public var root: NodeID { NodeID(number: UInt64(NodeTable.root)) }

    // MARK: FileTree

    public func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        let content = try content()
        let index = try index(folder, content)
        guard content.table.nodes[Int(index)].isFolder else { throw .errno(.notDirectory) }
        let found = content.table.find(name.bytes[...], in: index)
        guard found != NodeTable.none else {
            throw .errno(name.count > TarLimits.nameBytes ? .nameTooLong : .noEntry)
        }
        return NodeID(number: UInt64(content.table.names[Int(found)].node))
    }

    public func retain(_ node: NodeID, count: UInt64) {}
    public func release(_ node: NodeID, count: UInt64) {}

    public func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
        let content = try content()
        let record = content.table.nodes[Int(try index(node, content))]
        let kind = record.kind
        var attributes = FileAttributes(
            kind: kind, permissions: record.mode & 0o7777, userID: record.userID, groupID: record.groupID,
            linkCount: record.linkCount,
            modified: FileTime(seconds: record.seconds, nanoseconds: record.nanoseconds))
        switch kind {
        case .regular, .symbolicLink:
            attributes.sizeBytes = record.size
        case .characterDevice, .blockDevice:
            attributes.deviceMajor = UInt32(record.place >> 32)
            attributes.deviceMinor = UInt32(truncatingIfNeeded: record.place)
        default: break
        }
        return attributes
    }

    public func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        let content = try content()
        let index = try index(folder, content)
        let table = content.table
        guard table.nodes[Int(index)].isFolder else { throw .errno(.notDirectory) }
        var name: UInt32
        if cookie == 0 {
            name = table.firstName(in: index)
        } else {
            guard cookie < UInt64(table.names.count), table.names[Int(cookie)].folder == index,
                !table.names[Int(cookie)].isGone
            else { throw .errno(.invalid) }
            name = table.names[Int(cookie)].nextInFolder
        }
        var entries: [DirectoryEntry] = []
        while name != NodeTable.none, entries.count < max(limit, 1) {
            let record = table.names[Int(name)]
            entries.append(
                DirectoryEntry(
                    name: ByteString([UInt8](table.nameBytes(name))), node: NodeID(number: UInt64(record.node)),
                    kind: table.nodes[Int(record.node)].kind, cookie: UInt64(name)))
            name = record.nextInFolder
        }
        return entries
    }

    public func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        let content = try content()
        let record = content.table.nodes[Int(try index(file, content))]
        guard record.kind == .regular else { throw .errno(record.isFolder ? .isDirectory : .invalid) }
        guard offset < record.size, !buffer.isEmpty else { return 0 }
        let count = Int(min(UInt64(buffer.count), record.size - offset))
        let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        let layer = content.layers[Int(record.layer & ~NodeTable.Node.sparseBit) - 1]
        do throws(BlobError) {
            if record.isSparse {
                try readSparse(record, content.table, layer, at: offset, into: wanted)
            } else {
                try layer.read(at: record.place + offset, into: wanted)
            }
        } catch {
            switch error {
            case .pending(let ticket): throw .pending(ticket)
            case .failed(let failure): throw broken(failure)
            }
        }
        return count
    }

    /// Fills the whole buffer: stored runs from the layer, what lies between with zeros.
    private func readSparse(
        _ record: NodeTable.Node, _ table: NodeTable, _ layer: ImageLayer, at offset: UInt64,
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(BlobError) {
        let first = Int(UInt32(truncatingIfNeeded: record.place))
        let end = first + Int(record.place >> 32)
        // The first run that ends after the offset.
        var low = first
        var high = end
        while low < high {
            let middle = (low + high) / 2
            let segment = table.segments[middle]
            if segment.fileOffset + segment.lengthBytes <= offset { low = middle + 1 } else { high = middle }
        }
        var done = 0
        while done < buffer.count {
            let position = offset + UInt64(done)
            let left = UInt64(buffer.count - done)
            guard low < end, table.segments[low].fileOffset < position + left else {
                UnsafeMutableRawBufferPointer(rebasing: buffer[done...]).zero()
                return
            }
            let segment = table.segments[low]
            if position < segment.fileOffset {
                let hole = Int(segment.fileOffset - position)
                UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + hole]).zero()
                done += hole
            } else {
                let into = position - segment.fileOffset
                let count = Int(min(left, segment.lengthBytes - into))
                try layer.read(
                    at: segment.contentOffset + into,
                    into: UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count]))
                done += count
                low += 1
            }
        }
    }

    public func readLink(_ link: NodeID) throws(TreeError) -> ByteString {
        let content = try content()
        let index = try index(link, content)
        guard content.table.nodes[Int(index)].kind == .symbolicLink else { throw .errno(.invalid) }
        return ByteString([UInt8](content.table.linkTarget(index)))
    }

    public func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        let content = try content()
        let record = content.table.nodes[Int(try index(node, content))]
        return content.table.attributeLists[Int(record.attributes)]
    }

    public func totals() throws(TreeError) -> FileSystemTotals { try content().totals }

    /// Begins to fetch the layer of a regular file where its bytes are not in the cache.
    public func open(_ file: NodeID) throws(TreeError) {
        let content = try content()
        let record = content.table.nodes[Int(try index(file, content))]
        guard record.kind == .regular, record.size > 0 else { return }
        do throws(BlobError) {
            try content.layers[Int(record.layer & ~NodeTable.Node.sparseBit) - 1].openContent()
        } catch {
            // A layer on its way is no reason to wait here: reads will.
            if case .failed(let failure) = error { throw broken(failure) }
        }
    }

    public func close(_ file: NodeID) {}

    // MARK: Parts

    private func content() throws(TreeError) -> Content {
        switch lock.withLock({ state }) {
        case .merging(let ticket): throw .pending(ticket)
        case .ready(let content): return content
        case .failed(let failure): throw broken(failure)
        }
    }

    private func index(_ node: NodeID, _ content: Content) throws(TreeError) -> UInt32 {
        guard node.number > 0, node.number < UInt64(content.table.nodes.count),
            content.table.nodes[Int(node.number)].linkCount > 0
        else { throw .errno(.stale) }
        return UInt32(node.number)
    }

    /// Says once what happened; whoever reads the file gets only a number.
    private func broken(_ failure: BlobFailure) -> TreeError {
        let isFirst = lock.withLock { () -> Bool in
            defer { hasWarned = true }
            return !hasWarned
        }
        if isFirst { host.warn(failure.message) }
        return .errno(.io)
    }
}

extension UnsafeMutableRawBufferPointer {
    fileprivate func zero() {
        guard let baseAddress else { return }
        _ = baseAddress.initializeMemory(as: UInt8.self, repeating: 0, count: count)
    }
}
