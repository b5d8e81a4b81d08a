import ImageModel

/// Writes tars for tests, header by header: every field can be set, right or wrong.
public struct TarWriter {
    public var bytes: [UInt8] = []

    public init() {}

    public struct Header {
        public var name: [UInt8]
        public var typeflag: UInt8
        public var mode: [UInt8] = octal(0o644, 7)
        public var uid: [UInt8] = octal(0, 7)
        public var gid: [UInt8] = octal(0, 7)
        public var size: [UInt8]?
        public var mtime: [UInt8] = octal(0, 11)
        public var linkName: [UInt8] = []
        public var magic: [UInt8] = [UInt8]("ustar\u{0}00".utf8)
        public var deviceMajor: [UInt8] = octal(0, 7)
        public var deviceMinor: [UInt8] = octal(0, 7)
        public var prefix: [UInt8] = []
        /// Raw bytes over the finished header, by offset, before the checksum is made.
        public var overlay: [(Int, [UInt8])] = []
        public var checksum: [UInt8]?

        public init(_ name: String, _ typeflag: Character) {
            self.name = [UInt8](name.utf8)
            self.typeflag = typeflag.asciiValue ?? 0
        }
    }

    /// Digits with leading zeros.
    public static func octal(_ value: UInt64, _ count: Int) -> [UInt8] {
        var digits = [UInt8](String(value, radix: 8).utf8)
        while digits.count < count { digits.insert(0x30, at: 0) }
        return digits
    }

    /// Two's complement with the top bit set, as GNU tar writes what octal can't hold.
    public static func base256(_ value: Int64, _ count: Int) -> [UInt8] {
        var out = [UInt8](repeating: value < 0 ? 0xff : 0, count: count)
        for index in 0..<min(8, count) { out[count - 1 - index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
        out[0] = value < 0 ? 0xff : out[0] | 0x80
        return out
    }

    public mutating func add(_ header: Header, _ content: [UInt8] = []) {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ field: [UInt8], _ offset: Int, _ count: Int) {
            for (index, byte) in field.prefix(count).enumerated() { block[offset + index] = byte }
        }
        put(header.name, 0, 100)
        put(header.mode, 100, 8)
        put(header.uid, 108, 8)
        put(header.gid, 116, 8)
        put(header.size ?? TarWriter.octal(UInt64(content.count), 11), 124, 12)
        put(header.mtime, 136, 12)
        block[156] = header.typeflag
        put(header.linkName, 157, 100)
        put(header.magic, 257, 8)
        put(header.deviceMajor, 329, 8)
        put(header.deviceMinor, 337, 8)
        put(header.prefix, 345, 155)
        for (offset, raw) in header.overlay { put(raw, offset, 512 - offset) }
        for index in 148..<156 { block[index] = 0x20 }
        let sum = block.reduce(0) { $0 + UInt64($1) }
        put(header.checksum ?? TarWriter.octal(sum, 6) + [0, 0x20], 148, 8)
        bytes += block + content
        pad()
    }

    public mutating func pad() {
        bytes += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }

    /// An extended header in front of the next entry: `x`, or `g`.
    public mutating func addPAX(_ records: [(String, [UInt8])], _ typeflag: Character = "x") {
        var body: [UInt8] = []
        for (key, value) in records {
            let rest = [UInt8](" \(key)=".utf8) + value + [0x0a]
            var length = rest.count
            while "\(length)".utf8.count + rest.count != length { length = "\(length)".utf8.count + rest.count }
            body += [UInt8]("\(length)".utf8) + rest
        }
        add(Header("PaxHeaders/x", typeflag), body)
    }

    /// GNU's L (name) or K (link) record in front of the next entry.
    public mutating func addLong(_ name: [UInt8], _ typeflag: Character) {
        add(Header("././@LongLink", typeflag), name + [0])
    }

    public mutating func file(_ name: String, _ content: String = "", mode: UInt64 = 0o644) {
        file(name, bytes: [UInt8](content.utf8), mode: mode)
    }

    public mutating func file(_ name: String, bytes: [UInt8], mode: UInt64 = 0o644) {
        var header = Header(name, "0")
        header.mode = TarWriter.octal(mode, 7)
        add(header, bytes)
    }

    public mutating func folder(_ name: String, mode: UInt64 = 0o755) {
        var header = Header(name, "5")
        header.mode = TarWriter.octal(mode, 7)
        add(header)
    }

    public mutating func link(_ name: String, to target: String, hard: Bool = false) {
        var header = Header(name, hard ? "1" : "2")
        header.linkName = [UInt8](target.utf8)
        add(header)
    }

    /// The archive with its end.
    public func finished() -> [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

    /// A whole archive in one expression.
    public static func tar(_ build: (inout TarWriter) -> Void) -> [UInt8] {
        var writer = TarWriter()
        build(&writer)
        return writer.finished()
    }
}
