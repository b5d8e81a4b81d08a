/// The one way to read bytes that come from outside: a position over a buffer that never leaves it.
///
/// Every read checks its bounds and throws `ByteCursor.Truncated`; nothing traps. A parser of a fixed
/// header checks once with `require(_:)` and reads on. The buffer must outlive the cursor: cursors are
/// made inside `withUnsafeBytes` and do not leave it.
public struct ByteCursor {
    /// The input ended, or a length in it points past its end.
    public struct Truncated: Error, Sendable {
        /// Where the read began, in bytes from the start of the buffer.
        public let offset: Int
        public let wanted: Int
    }

    public let buffer: UnsafeRawBufferPointer
    public private(set) var offset: Int

    @inlinable public init(_ buffer: UnsafeRawBufferPointer) {
        self.init(buffer, startingAt: 0)
    }

    @usableFromInline init(_ buffer: UnsafeRawBufferPointer, startingAt offset: Int) {
        self.buffer = buffer
        self.offset = offset
    }

    public var remaining: Int { buffer.count - offset }
    public var isAtEnd: Bool { offset == buffer.count }

    /// Throws unless `count` more bytes are there. A negative count is out of bounds too.
    public func require(_ count: Int) throws(Truncated) {
        guard count >= 0, count <= remaining else { throw Truncated(offset: offset, wanted: count) }
    }

    public mutating func skip(_ count: Int) throws(Truncated) {
        try require(count)
        offset += count
    }

    public mutating func bytes(_ count: Int) throws(Truncated) -> UnsafeRawBufferPointer {
        try require(count)
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + count])
    }

    public mutating func u8() throws(Truncated) -> UInt8 { try load(UInt8.self) }
    public mutating func u16LE() throws(Truncated) -> UInt16 { UInt16(littleEndian: try load(UInt16.self)) }
    public mutating func u32LE() throws(Truncated) -> UInt32 { UInt32(littleEndian: try load(UInt32.self)) }
    public mutating func u64LE() throws(Truncated) -> UInt64 { UInt64(littleEndian: try load(UInt64.self)) }
    public mutating func u16BE() throws(Truncated) -> UInt16 { UInt16(bigEndian: try load(UInt16.self)) }
    public mutating func u32BE() throws(Truncated) -> UInt32 { UInt32(bigEndian: try load(UInt32.self)) }
    public mutating func u64BE() throws(Truncated) -> UInt64 { UInt64(bigEndian: try load(UInt64.self)) }

    private mutating func load<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) throws(Truncated) -> T {
        try require(MemoryLayout<T>.size)
        defer { offset += MemoryLayout<T>.size }
        // SAFETY: `require` has shown that the bytes are inside the buffer.
        return buffer.loadUnaligned(fromByteOffset: offset, as: type)
    }
}
