import HostPlatform

/// A mount of ours in this process's mount namespace, as proc_pid_mountinfo(5) lists it.
public struct MountEntry: Sendable {
    /// Where it is mounted; bytes that are not UTF-8 are repaired, so such a path matches nothing.
    public var path: String
    /// `major:minor` of the file system: nothing else has it while it is mounted.
    public var device: String
    /// What is mounted: the image's name.
    public var source: String
    /// `fuse.c2w-run` for one of ours.
    public var type: String
    public var isOurs: Bool { type == MountEntry.ourType }

    static let subtype = "c2w-run"
    static let ourType = "fuse." + subtype
}

public enum MountTable {
    private static let maxBytes = 64 << 20

    /// All mounts, in the order in which they were made: of several on one path the last is the one seen.
    public static func read() throws(HostError) -> [MountEntry] {
        parse(try PosixFile.readAll("/proc/self/mountinfo", maxBytes: maxBytes))
    }

    /// The mount that is seen at this path, which must be absolute and without links.
    public static func top(at path: String) throws(HostError) -> MountEntry? {
        try read().last { $0.path == path }
    }

    //     36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
    //     (1)(2)(3)   (4)   (5)      (6)      (7)   (8) (9)   (10)         (11)
    package static func parse(_ bytes: [UInt8]) -> [MountEntry] {
        var found: [MountEntry] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            guard fields.count > 6, let dash = fields[6...].firstIndex(of: [UInt8(ascii: "-")]),
                fields.count > dash + 2
            else { continue }
            found.append(
                MountEntry(
                    path: text(fields[4]), device: text(fields[2]), source: text(fields[dash + 2]),
                    type: text(fields[dash + 1])))
        }
        return found
    }

    /// Space, tab, newline and backslash are written as three octal digits.
    private static func text(_ field: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var index = field.startIndex
        while index < field.endIndex {
            let byte = field[index]
            if byte == UInt8(ascii: "\\"), field.endIndex - index >= 4 {
                let digits = field[(index + 1)...(index + 3)]
                if digits.allSatisfy({ (0x30...0x37).contains($0) }) {
                    bytes.append(digits.reduce(0) { $0 &<< 3 | ($1 - 0x30) })
                    index += 4
                    continue
                }
            }
            bytes.append(byte)
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
