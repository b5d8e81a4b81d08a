import CZstd
import ImageModel

/// zstd (RFC 8878) by libzstd: frames in a row, skippable frames between them, checksums verified.
/// A window over 128 MiB is refused; bytes after the last frame that begin no frame are an error.
public final class ZstdDecoder: StreamDecoder {
    // SAFETY: owned by this object alone and freed with it.
    private let stream: OpaquePointer
    /// Between frames; an input without any frame has not ended properly, so it begins as false.
    private var isAtFrameEnd = false

    public init() {
        guard let stream = ZSTD_createDStream() else { fatalError("libzstd: out of memory") }
        self.stream = stream
        let result = ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 27)
        precondition(ZSTD_isError(result) == 0, "libzstd knows windowLogMax")
    }

    deinit { ZSTD_freeDStream(stream) }

    public func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(DecodeError) -> DecodeProgress
    {
        if input.isEmpty, isAtFrameEnd {
            return DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: true)
        }
        // SAFETY: libzstd stays inside both buffers and keeps no pointer after the call.
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var sink = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let result = ZSTD_decompressStream(stream, &sink, &source)
        guard ZSTD_isError(result) == 0 else {
            let code = ZSTD_getErrorCode(result)
            let text = "zstd: " + String(cString: ZSTD_getErrorString(code))
            if code == ZSTD_error_frameParameter_windowTooLarge {
                throw .tooLarge(text + " (the limit is 128 MiB)")
            }
            throw .corrupt(text)
        }
        isAtFrameEnd = result == 0
        return DecodeProgress(consumed: source.pos, produced: sink.pos, isAtStreamEnd: isAtFrameEnd)
    }
}
