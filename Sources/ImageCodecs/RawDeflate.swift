import CZlib
import ImageModel

/// Deflate (RFC 1951) of what fits into memory, by zlib.
enum RawDeflate {
    /// Level 9 takes four times as long for sparse windows, and saves one percent.
    static func deflate(_ bytes: [UInt8]) -> [UInt8] { deflate(bytes, level: 6, windowBits: -15, memoryLevel: 8) }

    /// One member. A block holds so few symbols as the memory level has it (1 to 9).
    static func gzip(_ bytes: [UInt8], level: Int32, memoryLevel: Int32) -> [UInt8] {
        deflate(bytes, level: level, windowBits: 15 + 16, memoryLevel: memoryLevel)
    }

    private static func deflate(
        _ bytes: [UInt8], level: Int32, windowBits: Int32, memoryLevel: Int32
    ) -> [UInt8] {
        var stream = z_stream()
        let result = deflateInit2_(
            &stream, level, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(result == Z_OK && bytes.count <= Int(UInt32.max), "deflateInit2 fails only without memory")
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            bytes.withUnsafeBufferPointer { input in
                // SAFETY: zlib stays inside both buffers; `bound` is enough for all in one call.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(bound)
                let result = CZlib.deflate(&stream, Z_FINISH)
                precondition(result == Z_STREAM_END, "deflateBound is enough")
                count = bound - Int(stream.avail_out)
            }
        }
    }

    static func inflate(_ bytes: UnsafeRawBufferPointer, byteCount: Int) throws(DecodeError) -> [UInt8] {
        guard byteCount >= 0, byteCount < Int(Int32.max), bytes.count < Int(Int32.max) else {
            throw .tooLarge("deflate: \(byteCount) bytes")
        }
        var stream = z_stream()
        let result = inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(result == Z_OK, "inflateInit2 fails only without memory")
        defer { inflateEnd(&stream) }
        var isWhole = false
        // One byte more, so that a longer stream shows itself.
        let out = [UInt8](unsafeUninitializedCapacity: byteCount + 1) { buffer, count in
            // SAFETY: zlib stays inside both buffers and does not write through next_in.
            stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(bytes.count)
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(byteCount + 1)
            isWhole = CZlib.inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0
            count = byteCount + 1 - Int(stream.avail_out)
        }
        guard isWhole, out.count == byteCount else {
            throw .corrupt("deflate: not the \(byteCount) bytes that were promised")
        }
        return out
    }
}
