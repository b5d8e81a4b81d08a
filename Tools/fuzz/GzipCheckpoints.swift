import ImageCodecs
import ImageModel
import ImageMounter

/// Text that repeats itself at many distances.
private let text: [UInt8] = (0..<60_000).map {
    UInt8(truncatingIfNeeded: ($0 &* $0 >> 9 ^ $0 >> ($0 >> 11 & 7)) & 31) &+ 0x41
}

private func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
    }
    return ~crc
}

private func member(_ content: ArraySlice<UInt8>, storedBytes: Int = 0) -> [UInt8] {
    var out: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]
    var rest = content
    for _ in 0..<3 where storedBytes > 0 {
        let part = rest.prefix(storedBytes)
        rest = rest.dropFirst(part.count)
        out += [0, UInt8(part.count & 255), UInt8(part.count >> 8), ~UInt8(part.count & 255), ~UInt8(part.count >> 8)]
        out += part
    }
    out += HostCodecs().deflate([UInt8](rest))
    for value in [crc32(content), UInt32(content.count)] {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { out.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    return out
}

/// Members with dynamic and stored blocks.
func gzipSeeds() -> [[UInt8]] {
    [
        member(text[...]), member(text[..<30_000], storedBytes: 3000) + member(text[30_000...]),
        stride(from: 0, to: 20_000, by: 2000).reduce(into: []) { $0 += member(text[$1..<$1 + 2000]) },
    ]
}

struct Decoded {
    var content: [UInt8] = []
    var checkpoints: [DecodeCheckpoint] = []
    var hasFailed = false
}

func decodeAll(
    _ decoder: any StreamDecoder, _ input: [UInt8], _ builder: SpanTableBuilder? = nil, chunk: Int = 1 << 20
) -> Decoded {
    var out = Decoded()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 9000, alignment: 1)
    defer { buffer.deallocate() }
    var rest = input[...]
    var idleTurns = 0
    while idleTurns < 3, out.content.count < 1 << 20 {
        let piece = rest.prefix(chunk)
        let progress: DecodeProgress? = piece.withUnsafeBytes { bytes in
            do throws(DecodeError) { return try decoder.decode(bytes, into: buffer) } catch { return nil }
        }
        guard let progress else {
            out.hasFailed = true
            break
        }
        precondition(progress.consumed <= piece.count && progress.produced <= buffer.count, "beyond the buffers")
        piece.prefix(progress.consumed).withUnsafeBytes { builder?.stored($0) }
        out.content += buffer[..<progress.produced]
        if let checkpoint = (decoder as? any CheckpointingDecoder)?.takeCheckpoint() {
            out.checkpoints.append(checkpoint)
            builder?.checkpoint(checkpoint)
        }
        rest = rest.dropFirst(progress.consumed)
        idleTurns = progress.consumed + progress.produced == 0 ? idleTurns + 1 : 0
    }
    return out
}

/// Both inflaters give the same bytes as far as they come, whatever the pieces; and a checkpoint leads on to what was
/// there. Also in the middle of a stream, where no checksum stands guard.
func fuzzGzipCheckpoints(_ input: UnsafeRawBufferPointer) {
    let bytes = [UInt8](input)
    let chunk = 1 + Int(bytes.last ?? 0) * 7
    let codecs = HostCodecs.Inflate.allCases.map { HostCodecs(inflate: $0) }
    let whole = codecs.map { decodeAll($0.makeGzipDecoder(checkpointSpacingBytes: 4000), bytes) }
    let pieces = codecs.map { decodeAll($0.makeGzipDecoder(), bytes, chunk: chunk) }
    for other in whole + pieces {
        let count = min(other.content.count, whole[0].content.count)
        precondition(other.content.prefix(count) == whole[0].content.prefix(count), "the inflaters differ")
    }
    for (codecs, decoded) in zip(codecs, whole) {
        for checkpoint in decoded.checkpoints where checkpoint.kind == .deflateBlock {
            precondition(checkpoint.storedOffset <= bytes.count && checkpoint.contentOffset <= decoded.content.count)
            let start = Int(checkpoint.storedOffset) - (checkpoint.bitCount > 0 ? 1 : 0)
            let decoder = codecs.makeDeflateDecoder(bitCount: checkpoint.bitCount, window: checkpoint.window)
            let rest = decodeAll(decoder, [UInt8](bytes[start...]))
            let plain = decoded.content[Int(checkpoint.contentOffset)...]
            let count = min(rest.content.count, plain.count)
            precondition(rest.content.prefix(count) == plain.prefix(count), "a checkpoint leads elsewhere")
        }
    }
    let raw = codecs.map {
        decodeAll($0.makeDeflateDecoder(bitCount: (bytes.first ?? 0) & 7, window: [UInt8](text[..<32768])), bytes)
    }
    let count = min(raw[0].content.count, raw[1].content.count)
    precondition(raw[0].content.prefix(count) == raw[1].content.prefix(count), "the inflaters differ in raw deflate")
}
