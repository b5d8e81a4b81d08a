/// What names a file to the client: its kind, a version for caches, and an identity.
///
///     type[1] version[4] path[8]
public struct NinePQid: Hashable, Sendable {
    /// 0x80 folder, 0x02 symbolic link, exactly 0 for all else.
    public var type: UInt8 = 0
    public var version: UInt32 = 0
    public var path: UInt64 = 0
    public static let wireBytes = 13
    public init() {}
    public init(type: UInt8, version: UInt32, path: UInt64) {
        self.type = type
        self.version = version
        self.path = path
    }
}

/// The body of Rgetattr after the qid.
public struct NinePAttributes: Sendable {
    public var mode: UInt32 = 0
    public var userID: UInt32 = 0
    public var groupID: UInt32 = 0
    public var linkCount: UInt64 = 0
    public var device: UInt64 = 0
    public var sizeBytes: UInt64 = 0
    public var blockSizeBytes: UInt64 = 0
    /// In units of 512 bytes.
    public var blockCount: UInt64 = 0
    public var accessedSeconds: UInt64 = 0
    public var accessedNanoseconds: UInt64 = 0
    public var modifiedSeconds: UInt64 = 0
    public var modifiedNanoseconds: UInt64 = 0
    public var changedSeconds: UInt64 = 0
    public var changedNanoseconds: UInt64 = 0
    public var bornSeconds: UInt64 = 0
    public var bornNanoseconds: UInt64 = 0
    public var generation: UInt64 = 0
    public var dataVersion: UInt64 = 0
    public init() {}
}

/// The body of Rstatfs.
public struct NinePFileSystem: Sendable {
    public var type: UInt32 = 0
    public var blockSizeBytes: UInt32 = 0
    public var blocks: UInt64 = 0
    public var blocksFree: UInt64 = 0
    public var blocksAvailable: UInt64 = 0
    public var files: UInt64 = 0
    public var filesFree: UInt64 = 0
    public var identity: UInt64 = 0
    public var maxNameBytes: UInt32 = 0
    public init() {}
}

/// Any message, in one struct that has a property for each field of the protocol: what a message type uses of it
/// says `visit`. Strings, names, qids and data are *views* of the message's own bytes and live as long as those.
public struct NinePMessage {
    public var type: NinePMessageType
    public var tag: UInt16

    public var fid: UInt32 = 0
    public var newFid: UInt32 = 0
    /// Tauth and Tattach.
    public var authFid: UInt32 = 0
    /// Folder of Tlink and Trename, new folder of Trenameat.
    public var folderFid: UInt32 = 0
    public var oldTag: UInt16 = 0

    /// The name in question; of a version, an attribute, or the lock's client too.
    public var name = UnsafeRawBufferPointer(start: nil, count: 0)
    /// The second name: target of a link, attach name, new name.
    public var otherName = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Twalk: `nameCount` strings, each with its length before it.
    public var names = UnsafeRawBufferPointer(start: nil, count: 0)
    public var nameCount = 0
    /// Rwalk: qids of 13 bytes each.
    public var qids = UnsafeRawBufferPointer(start: nil, count: 0)
    public var data = UnsafeRawBufferPointer(start: nil, count: 0)

    public var qid = NinePQid()
    /// `msize`, `count` of a read, `iounit`, `ecode`, `datasync`: the one 32-bit number of a message.
    public var number: UInt32 = 0
    public var flags: UInt32 = 0
    public var mode: UInt32 = 0
    public var userID: UInt32 = 0
    public var groupID: UInt32 = 0
    public var deviceMajor: UInt32 = 0
    public var deviceMinor: UInt32 = 0
    public var offset: UInt64 = 0
    /// `request_mask`, `valid`.
    public var mask: UInt64 = 0
    /// `valid` of Tsetattr.
    public var setMask: UInt32 = 0
    /// A length in bytes: attribute, file, range of a lock.
    public var length: UInt64 = 0
    /// Type or status of a lock.
    public var lock: UInt8 = 0
    public var processID: UInt32 = 0

    public var attributes = NinePAttributes()
    public var fileSystem = NinePFileSystem()

    public init(_ type: NinePMessageType, tag: UInt16) {
        self.type = type
        self.tag = tag
    }
}

/// Why bytes are not a message.
public enum NinePCodecError: Error, Sendable, Equatable {
    /// Shorter than its header, or than its own size field says.
    case notWhole
    case unknownType(UInt8)
    /// A field reaches past the end of the message.
    case truncated
    /// Bytes are left after the last field.
    case trailing(Int)
    /// More names or qids than one walk may have, or a string of more than 65535 bytes.
    case tooMany
}
