/// What a file is. The raw value is the type's place in `st_mode` (`S_IFMT` >> 12), which is also
/// its `DT_` number in directory entries (linux/fs_types.h).
public enum FileKind: UInt8, Sendable {
    case fifo = 1
    case characterDevice = 2
    case directory = 4
    case blockDevice = 6
    case regular = 8
    case symbolicLink = 10
    case socket = 12

    /// `S_IFMT` bits of this kind.
    @inlinable public var modeBits: UInt32 { UInt32(rawValue) << 12 }
}

/// A point in time as seconds and nanoseconds since 1970-01-01 UTC; seconds may be negative.
public struct FileTime: Hashable, Sendable {
    public var seconds: Int64
    public var nanoseconds: UInt32
    @inlinable public init(seconds: Int64, nanoseconds: UInt32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}

/// The attributes of one node, as `stat` reports them.
public struct FileAttributes: Hashable, Sendable {
    public var kind: FileKind
    /// The low twelve bits of `st_mode`: permissions, set-id and sticky bits.
    public var permissions: UInt16
    public var userID: UInt32
    public var groupID: UInt32
    /// Names of this node; 2 + sub-folders for a folder is not promised.
    public var linkCount: UInt32
    /// Bytes of content (regular file) or of the target (symbolic link), else 0.
    public var sizeBytes: UInt64
    public var deviceMajor: UInt32
    public var deviceMinor: UInt32
    public var modified: FileTime

    public init(
        kind: FileKind, permissions: UInt16, userID: UInt32 = 0, groupID: UInt32 = 0,
        linkCount: UInt32 = 1, sizeBytes: UInt64 = 0, deviceMajor: UInt32 = 0,
        deviceMinor: UInt32 = 0, modified: FileTime = FileTime(seconds: 0)
    ) {
        self.kind = kind
        self.permissions = permissions
        self.userID = userID
        self.groupID = groupID
        self.linkCount = linkCount
        self.sizeBytes = sizeBytes
        self.deviceMajor = deviceMajor
        self.deviceMinor = deviceMinor
        self.modified = modified
    }

    /// `st_mode`: kind and permissions together.
    @inlinable public var mode: UInt32 { kind.modeBits | UInt32(permissions) }
}

/// One extended attribute: its full name (`user.comment`, `security.capability`) and raw value.
public struct ExtendedAttribute: Hashable, Sendable {
    public var name: ByteString
    public var value: [UInt8]
    public init(name: ByteString, value: [UInt8]) {
        self.name = name
        self.value = value
    }
}
