/// The messages of 9P2000.L by their number on the wire. An R-message is its T-message plus one.
///
/// Source: chaos/diod, protocol.md; Linux, include/net/9p/9p.h.
public enum NinePMessageType: UInt8, Sendable, CaseIterable {
    case rlerror = 7
    case tstatfs = 8
    case rstatfs = 9
    case tlopen = 12
    case rlopen = 13
    case tlcreate = 14
    case rlcreate = 15
    case tsymlink = 16
    case rsymlink = 17
    case tmknod = 18
    case rmknod = 19
    case trename = 20
    case rrename = 21
    case treadlink = 22
    case rreadlink = 23
    case tgetattr = 24
    case rgetattr = 25
    case tsetattr = 26
    case rsetattr = 27
    case txattrwalk = 30
    case rxattrwalk = 31
    case txattrcreate = 32
    case rxattrcreate = 33
    case treaddir = 40
    case rreaddir = 41
    case tfsync = 50
    case rfsync = 51
    case tlock = 52
    case rlock = 53
    case tgetlock = 54
    case rgetlock = 55
    case tlink = 70
    case rlink = 71
    case tmkdir = 72
    case rmkdir = 73
    case trenameat = 74
    case rrenameat = 75
    case tunlinkat = 76
    case runlinkat = 77
    case tversion = 100
    case rversion = 101
    case tauth = 102
    case rauth = 103
    case tattach = 104
    case rattach = 105
    case tflush = 108
    case rflush = 109
    case twalk = 110
    case rwalk = 111
    case tread = 116
    case rread = 117
    case twrite = 118
    case rwrite = 119
    case tclunk = 120
    case rclunk = 121
    case tremove = 122
    case rremove = 123
}

/// Numbers of the protocol that are not message types.
public enum NinePConstant {
    /// size[4] type[1] tag[2]
    public static let headerBytes = 7
    /// The tag of Tversion.
    public static let noTag: UInt16 = 0xffff
    /// "No fid", in `afid`.
    public static let noFid: UInt32 = 0xffff_ffff
    /// Names in one Twalk.
    public static let maxWalkNames = 16
    /// What v9fs insists on (net/9p/client.c).
    public static let minMessageBytes: UInt32 = 4096
    /// P9_STATS_BASIC: all that `stat` needs.
    public static let basicAttributes: UInt64 = 0x7ff
    /// V9FS_MAGIC, the `f_type` of a 9P file system.
    public static let fileSystemType: UInt32 = 0x0102_1997
    /// Linux NAME_MAX.
    public static let maxNameBytes = 255
}
