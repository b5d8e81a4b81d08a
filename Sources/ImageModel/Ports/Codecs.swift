/// A running hash over bytes. Used by one thread at a time.
public protocol HashFunction: AnyObject {
    func update(_ bytes: UnsafeRawBufferPointer)
    /// The digest of all bytes so far; the object may not be used afterwards.
    func finish() -> [UInt8]
}

public enum DecodeError: Error, Sendable, Equatable {
    /// The bytes are not what the format says. The text says where and why.
    case corrupt(String)
    /// More memory was asked for by the stream than is allowed (zstd window).
    case tooLarge(String)
}

/// What one call of a decoder did.
public struct DecodeProgress: Sendable, Equatable {
    public var consumed: Int
    public var produced: Int
    /// The compressed stream is complete and verified (its trailer included); input after it may be
    /// another member or frame, which the decoder takes up when called again.
    public var isAtStreamEnd: Bool
    public init(consumed: Int, produced: Int, isAtStreamEnd: Bool) {
        self.consumed = consumed
        self.produced = produced
        self.isAtStreamEnd = isAtStreamEnd
    }
}

/// A streaming decompressor. Used by one thread at a time.
public protocol StreamDecoder: AnyObject {
    /// Consumes from `input` and produces into `output` as much as either allows. Progress of (0, 0)
    /// with room in both means that more input is needed.
    func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(DecodeError) -> DecodeProgress
}

/// Where decoders and hashes come from: the base class has none of them but identity.
open class CodecProvider {
    public init() {}
    open func makeSHA256() -> any HashFunction { fatalError("no SHA-256 on this host") }
    /// gzip (RFC 1952), several members in a row included.
    open func makeGzipDecoder() -> any StreamDecoder { fatalError("no gzip on this host") }
    /// zstd (RFC 8878), several frames and skippable frames included; windows up to 128 MiB.
    open func makeZstdDecoder() -> any StreamDecoder { fatalError("no zstd on this host") }
}
