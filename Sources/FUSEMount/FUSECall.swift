import ImageModel

/// One request of the kernel, decoded: what is kept of it while it waits for bytes. Nodes are inode numbers of the
/// mount.
enum FUSECall {
    case lookup(parent: UInt64, name: ByteString)
    case attributes(UInt64)
    case readLink(UInt64)
    case open(UInt64)
    case openFolder(UInt64)
    /// `isOpen`: the kernel has opened the file, so the tree knows of it.
    case read(UInt64, offset: UInt64, count: Int, isOpen: Bool)
    case list(UInt64, offset: UInt64, count: Int, withAttributes: Bool)
    case totals
    case extendedAttribute(UInt64, name: ByteString, count: Int)
    case extendedAttributeNames(UInt64, count: Int)
}
