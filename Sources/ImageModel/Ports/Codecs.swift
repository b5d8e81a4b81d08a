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

/// A place in a compressed stream at which decoding can begin again.
public struct DecodeCheckpoint: Sendable, Equatable {
    public enum Kind: UInt8, Sendable {
        /// A gzip member or zstd frame begins here: nothing else is needed.
        case start
        /// A deflate block begins here.
        case deflateBlock
    }
    public var kind: Kind
    /// Stored bytes before the place. Where it lies inside a byte, that byte counts as before.
    public var storedOffset: UInt64
    /// Decoded bytes before the place.
    public var contentOffset: UInt64
    /// How many of the high bits of the byte before `storedOffset` belong to what follows: 0 to 7.
    public var bitCount: UInt8
    /// Decoded bytes before the place that what follows may refer to, at most 32 KiB; those that are not referred to
    /// may be zero. Empty where nothing is.
    public var window: [UInt8]
    public init(kind: Kind, storedOffset: UInt64, contentOffset: UInt64, bitCount: UInt8 = 0, window: [UInt8] = []) {
        self.kind = kind
        self.storedOffset = storedOffset
        self.contentOffset = contentOffset
        self.bitCount = bitCount
        self.window = window
    }
}

/// A decoder that remembers where it could begin again.
public protocol CheckpointingDecoder: StreamDecoder {
    /// A checkpoint passed in the last call of `decode`, once; nil where there was none. A call of `decode` passes
    /// one at most. It lies at or before what was consumed and produced, by less than 1024 stored bytes.
    func takeCheckpoint() -> DecodeCheckpoint?
}

/// Where decoders and hashes come from: the base class has none of them but identity.
open class CodecProvider {
    public init() {}
    open func makeSHA256() -> any HashFunction { fatalError("no SHA-256 on this host") }
    /// gzip (RFC 1952), several members in a row included.
    open func makeGzipDecoder() -> any StreamDecoder { fatalError("no gzip on this host") }
    /// zstd (RFC 8878), several frames and skippable frames included; windows up to 128 MiB.
    open func makeZstdDecoder() -> any StreamDecoder { fatalError("no zstd on this host") }
    /// As `makeGzipDecoder`, with checkpoints about so many decoded bytes apart, the first at the start.
    open func makeGzipDecoder(checkpointSpacingBytes: UInt64) -> any CheckpointingDecoder {
        fatalError("no gzip on this host")
    }
    /// As `makeZstdDecoder`, with checkpoints at the frames that begin so many decoded bytes apart.
    open func makeZstdDecoder(checkpointSpacingBytes: UInt64) -> any CheckpointingDecoder {
        fatalError("no zstd on this host")
    }
    /// Goes on inside a gzip stream at a `deflateBlock` checkpoint. Where `bitCount` is not 0, input begins with the
    /// byte before the checkpoint, of which only the high bits count. Later members are taken up as they come; their
    /// checksums, and that of the member gone on with, are not checked.
    open func makeDeflateDecoder(bitCount: UInt8, window: [UInt8]) -> any StreamDecoder {
        fatalError("no deflate on this host")
    }
    /// Raw deflate (RFC 1951), small rather than fast.
    open func deflate(_ bytes: [UInt8]) -> [UInt8] { fatalError("no deflate on this host") }
    /// Inverse of `deflate`: exactly `byteCount` bytes, or it is corrupt.
    open func inflate(_ bytes: UnsafeRawBufferPointer, byteCount: Int) throws(DecodeError) -> [UInt8] {
        fatalError("no inflate on this host")
    }
}
