import ImageModel

/// From the entries of a tar to nodes, and from nodes to attributes.
extension NodeTable {
    /// Adds a node for an entry that is no hard link. It has no name yet.
    mutating func addNode(of entry: TarEntry, layer: UInt16) throws(TableFull) -> UInt32 {
        guard case .node(let kind) = entry.kind else { throw TableFull() }
        var node = Node()
        node.mode = UInt16(kind.modeBits)
        switch kind {
        case .regular:
            node.size = entry.sizeBytes
            node.place = entry.contentOffset
            node.layer = layer
            if let segments = entry.segments {
                node.place = addSegments(segments)
                node.layer |= Node.sparseBit
            }
        case .symbolicLink:
            node.place = UInt64(try addBytes(entry.linkTarget[...]))
            node.size = UInt64(entry.linkTarget.count)
        case .characterDevice, .blockDevice:
            node.place = UInt64(entry.deviceMajor) << 32 | UInt64(entry.deviceMinor)
        default: break
        }
        let added = try addNode(node)
        setAttributes(of: added, entry)
        return added
    }

    /// A folder that no entry names: 0755, root's, time 0.
    mutating func addImplicitFolder() throws(TableFull) -> UInt32 {
        try addNode(Node.implicitFolder)
    }

    /// Permissions, owner, time and extended attributes of the entry.
    mutating func setAttributes(of node: UInt32, _ entry: TarEntry) {
        let attributes = addAttributes(entry.attributes)
        withNode(node) { node in
            // Linux shows every symbolic link as 0777, whatever the tar says.
            let permissions = node.kind == .symbolicLink ? 0o777 : entry.permissions & 0o7777
            node.mode = node.mode & 0xf000 | permissions
            node.userID = entry.userID
            node.groupID = entry.groupID
            node.seconds = entry.modified.seconds
            node.nanoseconds = entry.modified.nanoseconds
            node.attributes = attributes
        }
    }

    /// The stored runs of a sparse file that a read of so many bytes touches.
    func segments(of file: Node, from offset: UInt64, count: Int) -> ArraySlice<SparseSegment> {
        let first = Int(UInt32(truncatingIfNeeded: file.place))
        let end = first + Int(file.place >> 32)
        // The first run that ends after the offset.
        var low = first
        var high = end
        while low < high {
            let middle = (low + high) / 2
            let segment = segments[middle]
            if segment.fileOffset + segment.lengthBytes <= offset { low = middle + 1 } else { high = middle }
        }
        var last = low
        while last < end, segments[last].fileOffset < offset + UInt64(count) { last += 1 }
        return segments[low..<last]
    }
}

extension NodeTable.Node {
    static var implicitFolder: NodeTable.Node {
        var node = NodeTable.Node()
        node.mode = UInt16(FileKind.directory.modeBits) | 0o755
        return node
    }

    var fileAttributes: FileAttributes {
        let kind = kind
        var attributes = FileAttributes(
            kind: kind, permissions: mode & 0o7777, userID: userID, groupID: groupID, linkCount: linkCount,
            modified: FileTime(seconds: seconds, nanoseconds: nanoseconds))
        switch kind {
        case .regular, .symbolicLink:
            attributes.sizeBytes = size
        case .characterDevice, .blockDevice:
            attributes.deviceMajor = UInt32(place >> 32)
            attributes.deviceMinor = UInt32(truncatingIfNeeded: place)
        default: break
        }
        return attributes
    }

    /// From 1; 0 where the node is not of a layer's entry.
    var layerNumber: Int { Int(layer & ~NodeTable.Node.sparseBit) }
}
