extension NinePMessage {
    /// Bytes of the whole message on the wire.
    public func encodedBytes() throws(NinePCodecError) -> Int {
        var measure = NinePFieldMeasure()
        var copy = self
        try copy.visit(&measure)
        return measure.count
    }

    /// Writes the message. Precondition: the buffer has `encodedBytes()` bytes.
    public func encode(into buffer: UnsafeMutableRawBufferPointer) throws(NinePCodecError) -> Int {
        let count = try encodedBytes()
        precondition(count <= buffer.count, "the buffer was measured for another message")
        var writer = NinePFieldWriter(buffer: buffer, offset: 0)
        writer.header(sizeBytes: count, type: type.rawValue, tag: tag)
        var copy = self
        try copy.visit(&writer)
        return count
    }
}

/// Counts the bytes that the message will take.
struct NinePFieldMeasure: NinePFieldVisitor {
    var count = NinePConstant.headerBytes

    mutating func u8(_ value: inout UInt8) throws(NinePCodecError) { count += 1 }
    mutating func u16(_ value: inout UInt16) throws(NinePCodecError) { count += 2 }
    mutating func u32(_ value: inout UInt32) throws(NinePCodecError) { count += 4 }
    mutating func u64(_ value: inout UInt64) throws(NinePCodecError) { count += 8 }
    mutating func string(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        guard value.count <= 0xffff else { throw .tooMany }
        count += 2 + value.count
    }
    mutating func data(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) { count += 4 + value.count }
    mutating func names(_ value: inout UnsafeRawBufferPointer, _ number: inout Int) throws(NinePCodecError) {
        guard number <= NinePConstant.maxWalkNames else { throw .tooMany }
        count += 2 + value.count
    }
    mutating func qids(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        guard value.count <= NinePConstant.maxWalkNames * NinePQid.wireBytes else { throw .tooMany }
        count += 2 + value.count
    }
}

/// Writes fields, little-endian, one after another. Who makes one has measured the buffer; it checks again, since a
/// mistake here would write outside.
struct NinePFieldWriter: NinePFieldVisitor {
    let buffer: UnsafeMutableRawBufferPointer
    var offset: Int

    mutating func header(sizeBytes: Int, type: UInt8, tag: UInt16) {
        put(UInt32(truncatingIfNeeded: sizeBytes))
        put(type)
        put(tag)
    }

    @inline(__always)
    mutating func put<T: FixedWidthInteger & BitwiseCopyable>(_ value: T) {
        precondition(MemoryLayout<T>.size <= buffer.count - offset)
        // SAFETY: checked above.
        buffer.storeBytes(of: value.littleEndian, toByteOffset: offset, as: T.self)
        offset += MemoryLayout<T>.size
    }

    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= buffer.count - offset)
        guard let from = bytes.baseAddress, let to = buffer.baseAddress else { return }
        // SAFETY: checked above; the reply buffer and a message never overlap.
        (to + offset).copyMemory(from: from, byteCount: bytes.count)
        offset += bytes.count
    }

    mutating func u8(_ value: inout UInt8) throws(NinePCodecError) { put(value) }
    mutating func u16(_ value: inout UInt16) throws(NinePCodecError) { put(value) }
    mutating func u32(_ value: inout UInt32) throws(NinePCodecError) { put(value) }
    mutating func u64(_ value: inout UInt64) throws(NinePCodecError) { put(value) }
    mutating func string(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        put(UInt16(truncatingIfNeeded: value.count))
        put(value)
    }
    mutating func data(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        put(UInt32(truncatingIfNeeded: value.count))
        put(value)
    }
    mutating func names(_ value: inout UnsafeRawBufferPointer, _ count: inout Int) throws(NinePCodecError) {
        put(UInt16(truncatingIfNeeded: count))
        put(value)
    }
    mutating func qids(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError) {
        put(UInt16(truncatingIfNeeded: value.count / NinePQid.wireBytes))
        put(value)
    }
}
