import ImageModel

/// Decoders and hashes from ISA-L or zlib, libzstd and libcrypto.
///
/// Threads: any; each decoder or hash it makes belongs to one thread at a time.
public final class HostCodecs: CodecProvider {
    /// What inflates.
    public enum Inflate: Sendable, CaseIterable {
        case zlib
        /// zlib where this machine has no ISA-L.
        case isal
    }
    private let inflate: Inflate

    public init(inflate: Inflate) {
        self.inflate = inflate
        super.init()
    }
    public override convenience init() { self.init(inflate: .isal) }
    /// Whether this machine has an ISA-L that can be used.
    public static var hasIsal: Bool { IsalLibrary.shared != nil }

    public override func makeSHA256() -> any HashFunction { SHA256Function() }
    public override func makeGzipDecoder() -> any StreamDecoder { GzipDecoder(engine: makeEngine(), spacingBytes: nil) }
    public override func makeGzipDecoder(checkpointSpacingBytes: UInt64) -> any CheckpointingDecoder {
        GzipDecoder(engine: makeEngine(), spacingBytes: checkpointSpacingBytes)
    }
    public override func makeZstdDecoder() -> any StreamDecoder { ZstdDecoder() }
    public override func makeZstdDecoder(checkpointSpacingBytes: UInt64) -> any CheckpointingDecoder {
        ZstdDecoder(spacingBytes: checkpointSpacingBytes)
    }
    public override func makeDeflateDecoder(bitCount: UInt8, window: [UInt8]) -> any StreamDecoder {
        GzipDecoder(engine: makeEngine(), bitCount: bitCount, window: window)
    }
    public override func deflate(_ bytes: [UInt8]) -> [UInt8] { RawDeflate.deflate(bytes) }
    public override func inflate(_ bytes: UnsafeRawBufferPointer, byteCount: Int) throws(DecodeError) -> [UInt8] {
        try RawDeflate.inflate(bytes, byteCount: byteCount)
    }

    private func makeEngine() -> any InflateEngine {
        if inflate == .isal, let library = IsalLibrary.shared { return IsalEngine(library) }
        return ZlibEngine()
    }
}
