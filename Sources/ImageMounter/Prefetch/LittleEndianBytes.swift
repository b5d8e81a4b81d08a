/// Bytes of a file of the image, read by offset: nothing in them is trusted, and what lies outside is nil.
struct LittleEndianBytes {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func number(at offset: UInt64, bytes count: Int) -> UInt64? {
        guard offset <= UInt64(bytes.count), UInt64(bytes.count) - offset >= UInt64(count) else { return nil }
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(bytes[Int(offset) + index]) << UInt64(8 * index) }
        return value
    }

    /// The text up to the next NUL; nil if there is none within the limit.
    func text(at offset: UInt64, limit: Int) -> [UInt8]? {
        guard offset < UInt64(bytes.count) else { return nil }
        let start = Int(offset)
        let end = min(bytes.count, limit < bytes.count - start ? start + limit : bytes.count)
        guard let zero = bytes[start..<end].firstIndex(of: 0) else { return nil }
        return [UInt8](bytes[start..<zero])
    }

    func starts(with text: StaticString, at offset: Int = 0) -> Bool {
        text.withUTF8Buffer { wanted in
            bytes.count - offset >= wanted.count && bytes[offset..<offset + wanted.count].elementsEqual(wanted)
        }
    }
}
