import ImageModel

/// The first seven bytes of a message.
///
///     size[4] type[1] tag[2]
public struct NinePHeader: Sendable {
    /// Of the whole message, these bytes included.
    public var sizeBytes: UInt32
    public var type: UInt8
    public var tag: UInt16

    /// Reads the header; nil if there are fewer than seven bytes.
    public init?(_ bytes: UnsafeRawBufferPointer) {
        var cursor = ByteCursor(bytes)
        do throws(ByteCursor.Truncated) {
            sizeBytes = try cursor.u32LE()
            type = try cursor.u8()
            tag = try cursor.u16LE()
        } catch {
            return nil
        }
    }
}

extension NinePMessage {
    /// Reads one whole message. What lies in the buffer behind the size that the message states is not looked at.
    public init(decoding bytes: UnsafeRawBufferPointer) throws(NinePCodecError) {
        guard let header = NinePHeader(bytes), header.sizeBytes >= UInt32(NinePConstant.headerBytes),
            UInt64(header.sizeBytes) <= UInt64(bytes.count)
        else { throw .notWhole }
        guard let type = NinePMessageType(rawValue: header.type) else { throw .unknownType(header.type) }
        self.init(type, tag: header.tag)
        let body = bytes[NinePConstant.headerBytes..<Int(header.sizeBytes)]
        var decoder = NinePFieldDecoder(cursor: ByteCursor(UnsafeRawBufferPointer(rebasing: body)))
        try visit(&decoder)
        guard decoder.cursor.isAtEnd else { throw .trailing(decoder.cursor.remaining) }
    }
}

struct NinePFieldDecoder: NinePFieldVisitor {
    var cursor: ByteCursor

    mutating func u8(_ value: inout UInt8) throws(NinePCodecError) {
        do throws(ByteCursor.Truncated) { value = try cursor.u8() } catch { throw .truncated }
    }

    mutating func u16(_ value: inout UInt16) throws(NinePCodecError) {
        do throws(ByteCursor.Truncated) { value = try cursor.u16LE() } catch { throw .truncated }
    }

    mutating func u32(_ value: inout UInt32) throws(NinePCodecError) {
        do throws(ByteCursor.Truncated) { value = try cursor.u32LE() } catch { throw .truncated }
    }

    mutating func u64(_ value: inout UInt64) throws(NinePCodecError) {
        do throws(ByteCursor.Truncated) { value = try cursor.u64LE() } catch { throw .truncated }
    }

    mutating func string(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        do throws(ByteCursor.Truncated) {
            let count = try cursor.u16LE()
            value = try cursor.bytes(Int(count))
        } catch { throw .truncated }
    }

    mutating func data(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        var count: UInt32 = 0
        try u32(&count)
        // `clamping`: where Int has 32 bits a large count is still more than what is left.
        do throws(ByteCursor.Truncated) { value = try cursor.bytes(Int(clamping: count)) } catch { throw .truncated }
    }

    mutating func names(_ value: inout UnsafeRawBufferPointer, _ count: inout Int) throws(NinePCodecError) {
        var number: UInt16 = 0
        try u16(&number)
        guard number <= NinePConstant.maxWalkNames else { throw .tooMany }
        count = Int(number)
        let start = cursor.offset
        for _ in 0..<count {
            var name = UnsafeRawBufferPointer(start: nil, count: 0)
            try string(&name)
        }
        value = UnsafeRawBufferPointer(rebasing: cursor.buffer[start..<cursor.offset])
    }

    mutating func qids(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        var number: UInt16 = 0
        try u16(&number)
        guard number <= NinePConstant.maxWalkNames else { throw .tooMany }
        do throws(ByteCursor.Truncated) {
            value = try cursor.bytes(Int(number) * NinePQid.wireBytes)
        } catch { throw .truncated }
    }
}
