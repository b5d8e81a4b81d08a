import CZlib
import ImageModel

/// zlib: the portable one.
final class ZlibEngine: InflateEngine {
    // SAFETY: zlib keeps a pointer to the z_stream, so it has an allocation of its own that never moves.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    /// gzip wrapping, and the largest window.
    private static let member: Int32 = 15 + 16
    private static let rawDeflate: Int32 = -15

    init() {
        stream.initialize(to: z_stream())
        let result = inflateInit2_(stream, ZlibEngine.member, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(result == Z_OK, "inflateInit2 fails only without memory")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func startMember() {
        let result = inflateReset2(stream, ZlibEngine.member)
        precondition(result == Z_OK, "inflateReset2 fails only without memory")
    }

    func startBlock(bitCount: UInt8, firstByte: UInt8, window: [UInt8]) throws(DecodeError) {
        let result = inflateReset2(stream, ZlibEngine.rawDeflate)
        precondition(result == Z_OK, "inflateReset2 fails only without memory")
        guard bitCount < 8, window.count <= 32768 else { throw .corrupt("deflate: the checkpoint is none") }
        if bitCount > 0 { inflatePrime(stream, Int32(bitCount), Int32(firstByte >> (8 - bitCount))) }
        if !window.isEmpty, inflateSetDictionary(stream, window, UInt32(window.count)) != Z_OK {
            throw .corrupt("deflate: the window is none")
        }
    }

    func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, stopsAtBlock: Bool
    ) throws(DecodeError) -> InflateStep {
        let inputCount = min(input.count, Int(UInt32.max))
        let outputCount = min(output.count, Int(UInt32.max))
        // SAFETY: zlib reads `avail_in` bytes and writes `avail_out` bytes, both inside the caller's buffers,
        // and keeps neither pointer after the call. It does not write through next_in.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(inputCount)
        stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(outputCount)
        let result = CZlib.inflate(stream, stopsAtBlock ? Z_BLOCK : Z_NO_FLUSH)
        var step = InflateStep(
            consumed: inputCount - Int(stream.pointee.avail_in), produced: outputCount - Int(stream.pointee.avail_out))
        switch result {
        case Z_OK, Z_BUF_ERROR:
            // 128: stopped after a block, or before the first; 64: it was the last. Below: bits of the byte left over.
            let state = stream.pointee.data_type
            if stopsAtBlock, state & 0xc0 == 0x80, stream.pointee.total_out > 0 {
                step.block = BlockStart(bitsBehind: Int(state & 7), bytesAhead: 0, window: window())
            }
        case Z_STREAM_END: step.isMemberEnd = true
        case Z_NEED_DICT: throw .corrupt("gzip: the stream wants a preset dictionary")
        case Z_MEM_ERROR: throw .tooLarge("gzip: out of memory")
        default:
            let detail = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(result)"
            throw .corrupt("gzip: " + detail)
        }
        return step
    }

    private func window() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32768) { buffer, count in
            var length: UInt32 = 0
            // SAFETY: zlib writes at most 32768 bytes.
            count = inflateGetDictionary(stream, buffer.baseAddress, &length) == Z_OK ? Int(length) : 0
        }
    }
}
