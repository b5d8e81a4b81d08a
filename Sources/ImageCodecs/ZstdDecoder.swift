import CZstd
import ImageModel

/// zstd (RFC 8878) by libzstd: frames in a row, skippable frames between them, checksums verified.
/// A window over 128 MiB is refused; bytes after the last frame that begin no frame are an error.
///
/// Checkpoints lie at the first frame that begins so many decoded bytes after the one before.
public final class ZstdDecoder: CheckpointingDecoder {
    // SAFETY: owned by this object alone and freed with it.
    private let stream: OpaquePointer
    /// Between frames; an input without any frame has not ended properly, so it begins as false.
    private var isAtFrameEnd = false
    private let spacingBytes: UInt64?
    private var dueOffset: UInt64 = 0
    private var storedBytes: UInt64 = 0
    private var contentBytes: UInt64 = 0
    private var passed: DecodeCheckpoint?

    public convenience init() { self.init(spacingBytes: nil) }

    init(spacingBytes: UInt64?) {
        guard let stream = ZSTD_createDStream() else { fatalError("libzstd: out of memory") }
        self.stream = stream
        self.spacingBytes = spacingBytes.map { max($0, 1) }
        let result = ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 27)
        precondition(ZSTD_isError(result) == 0, "libzstd knows windowLogMax")
    }

    deinit { ZSTD_freeDStream(stream) }

    public func takeCheckpoint() -> DecodeCheckpoint? {
        defer { passed = nil }
        return passed
    }

    public func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(DecodeError) -> DecodeProgress
    {
        passed = nil
        if input.isEmpty, isAtFrameEnd {
            return DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: true)
        }
        if let spacingBytes, !input.isEmpty, isAtFrameEnd || storedBytes == 0, contentBytes >= dueOffset {
            passed = DecodeCheckpoint(kind: .start, storedOffset: storedBytes, contentOffset: contentBytes)
            dueOffset = contentBytes + spacingBytes
            return DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: isAtFrameEnd)
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
        storedBytes += UInt64(source.pos)
        contentBytes += UInt64(sink.pos)
        return DecodeProgress(consumed: source.pos, produced: sink.pos, isAtStreamEnd: isAtFrameEnd)
    }
}
