/// A string of bytes with no encoding: file names, link targets and xattr names are such strings on Linux.
///
/// Comparison is by byte value. `description` shows bytes that are not printable ASCII or valid
/// UTF-8 as `\xNN`, so that a hostile name cannot drive the terminal it is printed to.
public struct ByteString: Hashable, Sendable, Comparable {
    public var bytes: [UInt8]

    @inlinable public init(_ bytes: [UInt8]) { self.bytes = bytes }
    @inlinable public init(_ buffer: UnsafeRawBufferPointer) { self.bytes = [UInt8](buffer) }
    public init(_ string: String) { self.bytes = [UInt8](string.utf8) }

    @inlinable public var count: Int { bytes.count }
    @inlinable public var isEmpty: Bool { bytes.isEmpty }

    public static func < (left: ByteString, right: ByteString) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// The bytes read as UTF-8, invalid sequences repaired.
    public var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension ByteString: ExpressibleByStringLiteral {
    public init(stringLiteral value: StaticString) {
        self.bytes = value.withUTF8Buffer { [UInt8]($0) }
    }
}
