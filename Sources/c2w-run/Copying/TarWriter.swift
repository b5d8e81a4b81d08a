import HostPlatform
import ImageModel

/// One entry of an archive, without its content.
struct TarEntryDescription {
    /// As it stands in the archive: without a `/` at its begin, with one at the end of a folder's.
    var path: [UInt8]
    var attributes: FileAttributes
    /// Target of a symbolic link, or the path of the entry that a hard link is one with.
    var link: [UInt8] = []
    var isHardLink = false
    var extended: [ExtendedAttribute] = []
}

/// Something that a tar archive cannot hold.
struct TarUnfit: Error {
    var reason: String
}

/// Headers of tar archives: POSIX.1-2001 pax interchange format, with the extended attributes of star and GNU tar.
///
///     0    100  108  116  124   136   148  156 157      257   263 265   297   329   337   345    500
///     name mode uid  gid  size  mtime sum  typ linkname magic 00  uname gname major minor prefix
///
/// What a field has no room for stands in records of a header of its own before it (type `x`):
/// `LENGTH KEY=VALUE\n`, the length in decimal and counting itself.
///
/// https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13
enum TarWriter {
    static let blockBytes = 512
    /// The largest number a field of 12 holds: eleven octal digits.
    private static let maxLong: UInt64 = 0o77_777_777_777
    private static let maxShort: UInt64 = 0o7_777_777
    private static let nameBytes = 100

    /// The blocks before an entry's content.
    static func header(_ entry: TarEntryDescription) throws(TarUnfit) -> [UInt8] {
        let attributes = entry.attributes
        let sizeBytes = entry.isHardLink || attributes.kind != .regular ? 0 : attributes.sizeBytes
        let type = try type(of: entry)
        var records = Records()
        if entry.path.count > nameBytes { records.add("path", entry.path) }
        if entry.link.count > nameBytes { records.add("linkpath", entry.link) }
        if sizeBytes > maxLong { records.add("size", "\(sizeBytes)") }
        if UInt64(attributes.userID) > maxShort { records.add("uid", "\(attributes.userID)") }
        if UInt64(attributes.groupID) > maxShort { records.add("gid", "\(attributes.groupID)") }
        let time = attributes.modified
        let fits = time.seconds >= 0 && UInt64(time.seconds) <= maxLong
        if !fits || time.nanoseconds != 0 { records.add("mtime", text(time)) }
        for attribute in entry.isHardLink ? [] : entry.extended {
            records.add("SCHILY.xattr." + escaped(attribute.name), attribute.value)
        }
        if UInt64(attributes.deviceMajor) > maxShort || UInt64(attributes.deviceMinor) > maxShort {
            throw TarUnfit(reason: "device numbers \(attributes.deviceMajor), \(attributes.deviceMinor)")
        }
        var out: [UInt8] = []
        if !records.bytes.isEmpty {
            if records.hasBinary { records.addFirst("hdrcharset", [UInt8]("BINARY".utf8)) }
            var block = Block()
            block.put([UInt8]("PaxHeaders/".utf8) + entry.path.suffix(80).drop { $0 == 0x2f }, at: 0, room: nameBytes)
            block.putOctal(0o644, at: 100, room: 8)
            block.putOctal(0, at: 108, room: 8)
            block.putOctal(0, at: 116, room: 8)
            block.putOctal(UInt64(records.bytes.count), at: 124, room: 12)
            block.putOctal(0, at: 136, room: 12)
            block.finish(type: UInt8(ascii: "x"))
            out += block.bytes
            out += records.bytes
            out += padding(after: UInt64(records.bytes.count))
        }
        var block = Block()
        block.put(Array(entry.path.prefix(nameBytes)), at: 0, room: nameBytes)
        block.putOctal(UInt64(attributes.permissions), at: 100, room: 8)
        block.putOctal(min(UInt64(attributes.userID), maxShort), at: 108, room: 8)
        block.putOctal(min(UInt64(attributes.groupID), maxShort), at: 116, room: 8)
        block.putOctal(min(sizeBytes, maxLong), at: 124, room: 12)
        block.putOctal(fits ? UInt64(time.seconds) : 0, at: 136, room: 12)
        block.put(Array(entry.link.prefix(nameBytes)), at: 157, room: nameBytes)
        block.putOctal(UInt64(attributes.deviceMajor), at: 329, room: 8)
        block.putOctal(UInt64(attributes.deviceMinor), at: 337, room: 8)
        block.finish(type: type)
        return out + block.bytes
    }

    /// Zeros up to the next whole block.
    static func padding(after sizeBytes: UInt64) -> [UInt8] {
        let rest = Int(sizeBytes % UInt64(blockBytes))
        return [UInt8](repeating: 0, count: rest == 0 ? 0 : blockBytes - rest)
    }

    /// The end of an archive: two blocks of zeros.
    static let end = [UInt8](repeating: 0, count: 2 * blockBytes)

    private static func type(of entry: TarEntryDescription) throws(TarUnfit) -> UInt8 {
        if entry.isHardLink { return UInt8(ascii: "1") }
        switch entry.attributes.kind {
        case .regular: return UInt8(ascii: "0")
        case .symbolicLink: return UInt8(ascii: "2")
        case .characterDevice: return UInt8(ascii: "3")
        case .blockDevice: return UInt8(ascii: "4")
        case .directory: return UInt8(ascii: "5")
        case .fifo: return UInt8(ascii: "6")
        case .socket: throw TarUnfit(reason: "sockets")
        }
    }

    /// Seconds with as many decimals as are needed. Nanoseconds count forward, before 1970 too.
    private static func text(_ time: FileTime) -> String {
        let nanoseconds = min(time.nanoseconds, 999_999_999)
        if nanoseconds == 0 { return "\(time.seconds)" }
        let isNegative = time.seconds < 0
        let whole = isNegative ? (time.seconds &+ 1).magnitude : time.seconds.magnitude
        let part = isNegative ? 1_000_000_000 - nanoseconds : nanoseconds
        var digits = "\(part)"
        digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return (isNegative ? "-" : "") + "\(whole)." + digits
    }

    /// GNU tar ends a key at the first `=`, so one inside is spelled out, and `%` with it.
    private static func escaped(_ name: ByteString) -> String {
        var bytes: [UInt8] = []
        for byte in name.bytes {
            switch byte {
            case UInt8(ascii: "="): bytes += "%3D".utf8
            case UInt8(ascii: "%"): bytes += "%25".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Records of an extended header.
    private struct Records {
        var bytes: [UInt8] = []
        /// A path is not UTF-8, which the format would otherwise promise.
        var hasBinary = false

        mutating func add(_ key: String, _ value: String) { add(key, [UInt8](value.utf8)) }

        mutating func add(_ key: String, _ value: [UInt8]) {
            bytes += Records.record(key, value)
            let isPath = key == "path" || key == "linkpath"
            if isPath && [UInt8](String(decoding: value, as: UTF8.self).utf8) != value { hasBinary = true }
        }

        mutating func addFirst(_ key: String, _ value: [UInt8]) { bytes = Records.record(key, value) + bytes }

        private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
            let rest = [UInt8](" \(key)=".utf8) + value + [0x0a]
            // The length's own digits count: one more may be needed because of them.
            var length = rest.count
            while "\(length)".utf8.count + rest.count != length { length = "\(length)".utf8.count + rest.count }
            return [UInt8]("\(length)".utf8) + rest
        }
    }

    private struct Block {
        var bytes = [UInt8](repeating: 0, count: blockBytes)

        mutating func put(_ value: [UInt8], at offset: Int, room: Int) {
            for (index, byte) in value.prefix(room).enumerated() { bytes[offset + index] = byte }
        }

        /// Octal digits and a zero byte. Precondition: they have room.
        mutating func putOctal(_ value: UInt64, at offset: Int, room: Int) {
            let digits = String(value, radix: 8)
            let zeros = String(repeating: "0", count: max(0, room - 1 - digits.utf8.count))
            put([UInt8]((zeros + digits).utf8), at: offset, room: room - 1)
        }

        mutating func finish(type: UInt8) {
            bytes[156] = type
            put([UInt8]("ustar\0".utf8) + [0x30, 0x30], at: 257, room: 8)
            // The sum is taken with blanks in its own place.
            put([UInt8](repeating: 0x20, count: 8), at: 148, room: 8)
            let sum = bytes.reduce(UInt64(0)) { $0 + UInt64($1) }
            putOctal(sum, at: 148, room: 7)
            bytes[155] = 0x20
        }
    }
}
