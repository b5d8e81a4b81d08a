import ImageModel

/// A run of a sparse file's content that is stored in the archive; what lies between runs is zeros.
public struct SparseSegment: Hashable, Sendable {
    /// Where the run begins in the file.
    public var fileOffset: UInt64
    /// Where its bytes are in the uncompressed layer.
    public var contentOffset: UInt64
    public var lengthBytes: UInt64
    public init(fileOffset: UInt64, contentOffset: UInt64, lengthBytes: UInt64) {
        self.fileOffset = fileOffset
        self.contentOffset = contentOffset
        self.lengthBytes = lengthBytes
    }
}

/// One member of a tar, after extended headers were applied and names were cleaned.
public struct TarEntry: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case node(FileKind)
        /// Another name of `linkTarget`.
        case hardLink
    }
    /// Relative to the root, without empty, `.` and `..` components; empty for the root itself.
    public var path: [UInt8]
    public var kind: Kind
    /// Symbolic link: the target as it stands. Hard link: a path cleaned like `path`.
    public var linkTarget: [UInt8] = []
    public var permissions: UInt16 = 0
    public var userID: UInt32 = 0
    public var groupID: UInt32 = 0
    public var modified = FileTime(seconds: 0)
    /// Of a regular file, holes included.
    public var sizeBytes: UInt64 = 0
    public var deviceMajor: UInt32 = 0
    public var deviceMinor: UInt32 = 0
    public var attributes: [ExtendedAttribute] = []
    /// Where a regular file's bytes begin in the uncompressed layer; not used when it is sparse.
    public var contentOffset: UInt64 = 0
    /// Ascending and apart; nil for a file stored in one run.
    public var segments: [SparseSegment]?

    public init(path: [UInt8], kind: Kind) {
        self.path = path
        self.kind = kind
    }
}

/// Receives the entries of a tar in their order.
public protocol TarSink: AnyObject {
    func entry(_ entry: TarEntry) throws(LayerError)
    /// Something was left out that a person may want to know of.
    func warning(_ text: String)
}

/// Limits on what a tar may ask for. A tar beyond them is refused, whoever made it.
public enum TarLimits {
    /// `PATH_MAX`, for paths and link targets.
    public static let pathBytes = 4096
    /// `NAME_MAX`, for one component of a path.
    public static let nameBytes = 255
    /// Body of one pax extended header.
    public static let extendedHeaderBytes = 1 << 20
    /// `XATTR_SIZE_MAX`, for the value of one extended attribute.
    public static let attributeBytes = 65536
    /// Runs of one sparse file.
    public static let sparseSegments = 1 << 20
}

extension [ExtendedAttribute] {
    /// Sorted, since an entry may have a thousand of them and a layer a hundred thousand such entries.
    var hasNameTwice: Bool {
        guard count > 1 else { return false }
        let names = map { $0.name }.sorted()
        for index in 1..<names.count where names[index - 1] == names[index] { return true }
        return false
    }
}
