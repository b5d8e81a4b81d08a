/// Writes a flattened device tree (Devicetree Specification v0.4, chapter 5,
/// https://github.com/devicetree-org/devicetree-specification/releases/tag/v0.4).
///
///     header            40 bytes: magic 0xd00dfeed, total size, offsets, version 17, compatible with 16, sizes
///     reservation map   pairs of u64, ended by a pair of zeros (empty here)
///     structure block   u32 tokens: 1 begin node + name, 2 end node, 3 property + u32 length + u32 name, 9 end
///     strings block     property names, each once
///
/// All numbers are big-endian; names and values are padded to 4 bytes.
package struct DeviceTreeWriter {
    private static let headerBytes = 40
    private static let reservationBytes = 16
    private enum Token {
        static let beginNode: UInt32 = 1
        static let endNode: UInt32 = 2
        static let property: UInt32 = 3
        static let end: UInt32 = 9
    }

    private var structure: [UInt8] = []
    private var strings: [UInt8] = []
    private var names: [(name: String, offset: UInt32)] = []
    private var depth = 0

    package init() {}

    /// The root's name is empty.
    package mutating func beginNode(_ name: String) {
        depth += 1
        append(Token.beginNode)
        structure += [UInt8](name.utf8)
        structure.append(0)
        pad()
    }

    package mutating func endNode() {
        precondition(depth > 0)
        depth -= 1
        append(Token.endNode)
    }

    package mutating func property(_ name: String, bytes: [UInt8] = []) {
        precondition(depth > 0)
        append(Token.property)
        append(UInt32(bytes.count))
        append(offset(of: name))
        structure += bytes
        pad()
    }

    package mutating func property(_ name: String, cells: [UInt32]) {
        var bytes: [UInt8] = []
        for cell in cells { bytes.appendBigEndian(cell) }
        property(name, bytes: bytes)
    }

    /// Each as two cells.
    package mutating func property(_ name: String, wideCells: [UInt64]) {
        var cells: [UInt32] = []
        for wide in wideCells {
            cells.append(UInt32(truncatingIfNeeded: wide >> 32))
            cells.append(UInt32(truncatingIfNeeded: wide))
        }
        property(name, cells: cells)
    }

    package mutating func property(_ name: String, strings values: [String]) {
        var bytes: [UInt8] = []
        for value in values {
            bytes += [UInt8](value.utf8)
            bytes.append(0)
        }
        property(name, bytes: bytes)
    }

    /// The finished blob; all nodes must be ended.
    package consuming func finish() -> [UInt8] {
        precondition(depth == 0)
        append(Token.end)
        let structureOffset = Self.headerBytes + Self.reservationBytes
        let stringsOffset = structureOffset + structure.count
        var blob: [UInt8] = []
        let header: [UInt32] = [
            0xd00d_feed, UInt32(stringsOffset + strings.count), UInt32(structureOffset), UInt32(stringsOffset),
            UInt32(Self.headerBytes), 17, 16, 0, UInt32(strings.count), UInt32(structure.count),
        ]
        for word in header { blob.appendBigEndian(word) }
        blob += [UInt8](repeating: 0, count: Self.reservationBytes)
        return blob + structure + strings
    }

    private mutating func append(_ word: UInt32) { structure.appendBigEndian(word) }

    private mutating func pad() {
        while structure.count % 4 != 0 { structure.append(0) }
    }

    private mutating func offset(of name: String) -> UInt32 {
        for known in names where known.name == name { return known.offset }
        let offset = UInt32(strings.count)
        names.append((name, offset))
        strings += [UInt8](name.utf8)
        strings.append(0)
        return offset
    }
}

extension [UInt8] {
    fileprivate mutating func appendBigEndian(_ value: UInt32) {
        append(UInt8(truncatingIfNeeded: value >> 24))
        append(UInt8(truncatingIfNeeded: value >> 16))
        append(UInt8(truncatingIfNeeded: value >> 8))
        append(UInt8(truncatingIfNeeded: value))
    }
}
