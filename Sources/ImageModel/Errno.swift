/// A Linux error number, as system calls, 9P2000.L and FUSE carry it.
///
/// The values are those of Linux (asm-generic/errno-base.h and errno.h), whatever the host is.
public struct Errno: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32
    @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }

    public static let notPermitted = Errno(rawValue: 1)
    public static let noEntry = Errno(rawValue: 2)
    public static let interrupted = Errno(rawValue: 4)
    public static let io = Errno(rawValue: 5)
    public static let badDescriptor = Errno(rawValue: 9)
    public static let again = Errno(rawValue: 11)
    public static let noMemory = Errno(rawValue: 12)
    public static let access = Errno(rawValue: 13)
    public static let busy = Errno(rawValue: 16)
    public static let exists = Errno(rawValue: 17)
    public static let notDirectory = Errno(rawValue: 20)
    public static let isDirectory = Errno(rawValue: 21)
    public static let invalid = Errno(rawValue: 22)
    public static let tooManyOpenFiles = Errno(rawValue: 24)
    public static let fileTooLarge = Errno(rawValue: 27)
    public static let noSpace = Errno(rawValue: 28)
    public static let readOnly = Errno(rawValue: 30)
    public static let range = Errno(rawValue: 34)
    public static let nameTooLong = Errno(rawValue: 36)
    public static let notImplemented = Errno(rawValue: 38)
    public static let tooManyLinks = Errno(rawValue: 40)
    public static let noData = Errno(rawValue: 61)
    public static let protocolError = Errno(rawValue: 71)
    public static let badMessage = Errno(rawValue: 74)
    public static let notSupported = Errno(rawValue: 95)
    public static let timedOut = Errno(rawValue: 110)
    public static let stale = Errno(rawValue: 116)
}
