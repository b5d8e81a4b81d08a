/// Numbers of the control protocol (docs/guest-protocol.md); `guest/init/wire.h` holds the guest's copy.
///
///      0           4        6         8
///     ┌───────────┬────────┬─────────┬───────────────────┐
///     │ body size │ type   │ process │ body: fields …    │   frame, little-endian
///     └───────────┴────────┴─────────┴───────────────────┘
///      0        2         4          8
///     ┌────────┬─────────┬──────────┬────────────────────┐
///     │ tag    │ flags   │ size     │ value              │   field
///     └────────┴─────────┴──────────┴────────────────────┘
public enum GuestProtocol {
    public static let version: UInt32 = 1
    /// The longest body the guest takes: arguments and environment of a process fit in it.
    public static let maxRequestBytes = 1 << 20
    /// The longest body the host takes. The guest's own messages stay below 8 KiB.
    public static let maxReplyBytes = 1 << 16
    public static let maxListItems = 65_536
    public static let maxMounts = 64
    /// Processes at one time, and stream ports `c2w.stream.0` … that they share.
    public static let maxProcesses = 8
    public static let streamPortCount = 8

    static let headerBytes = 8
    static let fieldHeaderBytes = 8
    /// A field with this flag may be skipped by a reader who does not know its tag.
    static let optionalFlag: UInt16 = 1

    enum Message {
        static let hello: UInt16 = 0x01
        static let started: UInt16 = 0x02
        static let exited: UInt16 = 0x03
        static let failed: UInt16 = 0x04
        static let fatal: UInt16 = 0x05
        static let configure: UInt16 = 0x81
        static let start: UInt16 = 0x82
        static let signal: UInt16 = 0x83
        static let resize: UInt16 = 0x84
        static let closeStream: UInt16 = 0x85
        static let shutdown: UInt16 = 0x86
    }

    enum Tag {
        static let version: UInt16 = 1
        static let features: UInt16 = 2
        static let kernel: UInt16 = 3
        static let pid: UInt16 = 4
        static let exitCode: UInt16 = 5
        static let signal: UInt16 = 6
        static let outputBytes: UInt16 = 7
        static let errorBytes: UInt16 = 8
        static let message: UInt16 = 9
        static let wallClock: UInt16 = 10
        static let hostname: UInt16 = 11
        static let entropy: UInt16 = 12
        static let rootTag: UInt16 = 13
        static let rootMessageSize: UInt16 = 14
        static let upperSize: UInt16 = 15
        static let readOnly: UInt16 = 16
        static let volume: UInt16 = 17
        static let file: UInt16 = 18
        static let temporaryFolder: UInt16 = 19
        static let upperDevice: UInt16 = 20
        static let argument: UInt16 = 32
        static let environment: UInt16 = 33
        static let workingFolder: UInt16 = 34
        static let user: UInt16 = 35
        static let terminal: UInt16 = 36
        static let openStdin: UInt16 = 37
        static let stream: UInt16 = 38
        static let errorStream: UInt16 = 39
        static let capabilities: UInt16 = 40
        static let reaper: UInt16 = 41
        static let join: UInt16 = 42
        static let standardStream: UInt16 = 43
        static let bytes: UInt16 = 44
        static let enforce: UInt16 = 45
    }
}
