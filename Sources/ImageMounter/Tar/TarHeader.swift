/// One 512-byte header block, read in place.
///
/// ```
///   0 name      100     257 magic "ustar" + NUL, version "00" (POSIX)
/// 100 mode        8         or "ustar  " + NUL (GNU), or nothing (v7)
/// 108 uid         8     265 uname 32, 297 gname 32 (not used: numbers are what counts)
/// 116 gid         8     329 devmajor 8, 337 devminor 8
/// 124 size       12     345 prefix 155 (POSIX), 131 (star: "tar" + NUL at 508)
/// 136 mtime      12     386 sparse 4 × {offset 12, numbytes 12} (GNU type S)
/// 148 chksum      8     482 isextended 1 (GNU type S)
/// 156 typeflag    1     483 realsize 12 (GNU type S)
/// 157 linkname  100
/// ```
///
/// Source: POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
struct TarHeader {
    static let sizeBytes = 512

    enum Dialect { case v7, ustar, star, gnu }
    enum Problem: Error { case notNumber, overflow }

    // SAFETY: 512 bytes that outlive this value: it is made and used inside one call of the parser.
    let block: UnsafeRawBufferPointer

    var typeflag: UInt8 { block[156] }

    var isZero: Bool {
        for index in 0..<TarHeader.sizeBytes where block[index] != 0 { return false }
        return true
    }

    var dialect: Dialect {
        if matches("ustar\0", at: 257) {
            if matches("tar\0", at: 508) { return .star }
            return .ustar
        }
        if matches("ustar  \0", at: 257) { return .gnu }
        return .v7
    }

    /// The sum of all bytes, those of the checksum field counting as spaces. Old writers summed signed
    /// bytes, so both sums are good.
    var isChecksumRight: Bool {
        guard let stored = try? number(at: 148, count: 8) else { return false }
        var unsigned: Int64 = 0
        var signed: Int64 = 0
        for index in 0..<TarHeader.sizeBytes {
            let byte = (148..<156).contains(index) ? 0x20 : block[index]
            unsigned += Int64(byte)
            signed += Int64(Int8(bitPattern: byte))
        }
        return stored == unsigned || stored == signed
    }

    /// The name with its prefix, as the dialect has it.
    var name: [UInt8] {
        let name = string(at: 0, count: 100)
        let prefixCount =
            switch dialect {
            case .ustar: 155
            case .star: 131
            case .v7, .gnu: 0
            }
        guard prefixCount > 0, block[345] != 0 else { return name }
        var path = string(at: 345, count: prefixCount)
        path.append(0x2f)
        path.append(contentsOf: name)
        return path
    }

    var linkName: [UInt8] { string(at: 157, count: 100) }

    /// Bytes up to the first NUL, or the whole field.
    func string(at offset: Int, count: Int) -> [UInt8] {
        var end = offset
        while end < offset + count, block[end] != 0 { end += 1 }
        return [UInt8](block[offset..<end])
    }

    /// Octal digits, or base-256 in two's complement if the top bit of the field is set (GNU, star).
    func number(at offset: Int, count: Int) throws(Problem) -> Int64 {
        if block[offset] & 0x80 != 0 { return try base256(at: offset, count: count) }
        var index = offset
        let end = offset + count
        while index < end, block[index] == 0x20 || block[index] == 0 { index += 1 }
        var value: UInt64 = 0
        while index < end, (0x30...0x37).contains(block[index]) {
            guard value < 1 << 60 else { throw .overflow }
            value = value << 3 | UInt64(block[index] - 0x30)
            index += 1
        }
        guard index == end || block[index] == 0x20 || block[index] == 0 else { throw .notNumber }
        guard let signed = Int64(exactly: value) else { throw .overflow }
        return signed
    }

    private func base256(at offset: Int, count: Int) throws(Problem) -> Int64 {
        let isNegative = block[offset] & 0x40 != 0
        let flip: UInt8 = isNegative ? 0xff : 0
        var magnitude: UInt64 = 0
        for index in 0..<count {
            var byte = block[offset + index] ^ flip
            if index == 0 { byte &= 0x7f }
            guard magnitude >> 56 == 0 else { throw .overflow }
            magnitude = magnitude << 8 | UInt64(byte)
        }
        guard let value = Int64(exactly: magnitude) else { throw .overflow }
        return isNegative ? ~value : value
    }

    private func matches(_ text: StaticString, at offset: Int) -> Bool {
        text.withUTF8Buffer { wanted in
            for index in wanted.indices where block[offset + index] != wanted[index] { return false }
            return true
        }
    }
}
