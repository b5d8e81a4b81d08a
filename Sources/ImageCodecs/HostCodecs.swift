import ImageModel

/// Decoders and hashes from zlib, libzstd and libcrypto.
///
/// Threads: any; each decoder or hash it makes belongs to one thread at a time.
public final class HostCodecs: CodecProvider {
    public override init() { super.init() }
    public override func makeSHA256() -> any HashFunction { SHA256Function() }
    public override func makeGzipDecoder() -> any StreamDecoder { GzipDecoder() }
    public override func makeZstdDecoder() -> any StreamDecoder { ZstdDecoder() }
}
