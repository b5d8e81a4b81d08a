import ImageCodecs
import ImageModel
import Testing

/// Decoding that begins again at any checkpoint gives what plain decoding gives there.
@Suite struct CheckpointTests {
    static let cases = HostCodecs.Inflate.allCases.flatMap { inflate in
        GzipStreams.makers.indices.map { (inflate, $0) }
    }

    struct Decoded {
        var content: [UInt8] = []
        var consumed = 0
        var isAtEnd = false
        var checkpoints: [DecodeCheckpoint] = []
    }

    /// Decodes in pieces of `chunk` stored bytes and calls with room for `room`, until `limit` bytes are there.
    static func decode(
        _ decoder: any StreamDecoder, _ input: ArraySlice<UInt8>, chunk: Int, room: Int, limit: Int = .max
    ) throws -> Decoded {
        var out = Decoded()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
        defer { buffer.deallocate() }
        let checkpointing = decoder as? any CheckpointingDecoder
        var idleTurns = 0
        while out.content.count < limit, idleTurns < 3 {
            let start = input.startIndex + out.consumed
            let piece = input[start..<min(start + chunk, input.endIndex)]
            let progress = try piece.withUnsafeBytes { try decoder.decode($0, into: buffer) }
            out.content += buffer[..<progress.produced]
            out.consumed += progress.consumed
            out.isAtEnd = progress.isAtStreamEnd
            idleTurns = progress.consumed + progress.produced == 0 ? idleTurns + 1 : 0
            if let checkpoint = checkpointing?.takeCheckpoint() {
                idleTurns = 0
                #expect(checkpoint.storedOffset <= out.consumed && checkpoint.storedOffset + 1024 > out.consumed)
                #expect(checkpoint.contentOffset <= out.content.count)
                out.checkpoints.append(checkpoint)
            }
        }
        return out
    }

    static func resume(_ codecs: HostCodecs, at checkpoint: DecodeCheckpoint, in stream: [UInt8], count: Int) throws
        -> [UInt8]
    {
        switch checkpoint.kind {
        case .start:
            let input = stream[Int(checkpoint.storedOffset)...]
            return try decode(codecs.makeGzipDecoder(), input, chunk: 40_000, room: 50_000, limit: count).content
        case .deflateBlock:
            let input = stream[(Int(checkpoint.storedOffset) - (checkpoint.bitCount > 0 ? 1 : 0))...]
            let decoder = codecs.makeDeflateDecoder(bitCount: checkpoint.bitCount, window: checkpoint.window)
            return try decode(decoder, input, chunk: 40_000, room: 50_000, limit: count).content
        }
    }

    @Test(arguments: cases) func decodingGoesOnAtACheckpoint(inflate: HostCodecs.Inflate, index: Int) throws {
        let (name, stream) = (GzipStreams.makers[index].name, GzipStreams.streams[index])
        let content = GzipStreams.content
        try #require(!stream.isEmpty, "\(name): no stream")
        let codecs = HostCodecs(inflate: inflate)
        for (chunk, room) in [(256 << 10, 512 << 10), (5000, 7000)] {
            let decoder = codecs.makeGzipDecoder(checkpointSpacingBytes: 100_000)
            let decoded = try CheckpointTests.decode(decoder, stream[...], chunk: chunk, room: room)
            #expect(decoded.content == content, "\(name)")
            #expect(decoded.consumed == stream.count && decoded.isAtEnd, "\(name)")
            #expect(decoded.checkpoints.first == DecodeCheckpoint(kind: .start, storedOffset: 0, contentOffset: 0))
            var last: UInt64?
            for checkpoint in decoded.checkpoints {
                if let last { #expect(checkpoint.contentOffset >= last + 100_000, "\(name): the spacing") }
                last = checkpoint.contentOffset
                let offset = Int(checkpoint.contentOffset)
                let count = min(100_000, content.count - offset)
                let resumed = try CheckpointTests.resume(codecs, at: checkpoint, in: stream, count: count)
                #expect(resumed.prefix(count) == content[offset..<offset + count], "\(name): at \(offset)")
            }
            if name != "fixed blocks" || inflate == .zlib {
                #expect(decoded.checkpoints.count >= 2, "\(name): \(decoded.checkpoints.count)")
            }
        }
    }

    /// The last span runs to the stream's end, over members, trailers and what may follow.
    @Test(arguments: cases) func decodingFromACheckpointReachesTheEnd(inflate: HostCodecs.Inflate, index: Int) throws {
        let (name, stream) = (GzipStreams.makers[index].name, GzipStreams.streams[index])
        let codecs = HostCodecs(inflate: inflate)
        let decoder = codecs.makeGzipDecoder(checkpointSpacingBytes: 700_000)
        let decoded = try CheckpointTests.decode(decoder, stream[...], chunk: 1 << 20, room: 1 << 20)
        let middle = decoded.checkpoints[decoded.checkpoints.count / 2]
        let rest = try CheckpointTests.resume(codecs, at: middle, in: stream, count: .max)
        #expect(rest[...] == GzipStreams.content[Int(middle.contentOffset)...], "\(name)")
    }

    @Test func checkpointsAreTheSameWhateverTheCalls() throws {
        let stream = GzipStreams.streams[1]
        let all = try [(1 << 20, 1 << 20), (7, 100_000), (100, 50)].map { chunk, room in
            try CheckpointTests.decode(
                HostCodecs(inflate: .zlib).makeGzipDecoder(checkpointSpacingBytes: 1 << 20), stream[...], chunk: chunk,
                room: room
            ).checkpoints
        }
        #expect(all[1] == all[0] && all[2] == all[0])
        #expect(all[0].count == 3)
    }

    /// ISA-L does not show where blocks begin; that it is found out is held against zlib, which does.
    @Test(arguments: GzipStreams.makers.indices) func isalFindsBlocksThatZlibSees(index: Int) throws {
        let (name, stream) = (GzipStreams.makers[index].name, GzipStreams.streams[index])
        func checkpoints(_ inflate: HostCodecs.Inflate, _ spacing: UInt64, chunk: Int) throws -> [DecodeCheckpoint] {
            let decoder = HostCodecs(inflate: inflate).makeGzipDecoder(checkpointSpacingBytes: spacing)
            return try CheckpointTests.decode(decoder, stream[...], chunk: chunk, room: 512 << 10).checkpoints
        }
        let blocks = try checkpoints(.zlib, 1, chunk: 1 << 20)
        for chunk in [1 << 20, 100_000, 777] {
            for checkpoint in try checkpoints(.isal, 100_000, chunk: chunk) {
                #expect(blocks.contains(checkpoint), "\(name), pieces of \(chunk): at \(checkpoint.contentOffset)")
            }
        }
    }

    /// A stored block whose header ends a piece: what was read ahead of it must not show up after it.
    @Test func piecesMayEndAnywhere() throws {
        let stream = GzipStreams.streams[11][..<300_000]
        let decoder = HostCodecs(inflate: .zlib).makeGzipDecoder()
        let expected = try CheckpointTests.decode(decoder, stream, chunk: 1 << 20, room: 1 << 20).content
        for chunk in [1, 2, 3, 5, 7, 11, 13, 17, 64, 1023] {
            let decoder = HostCodecs(inflate: .isal).makeGzipDecoder()
            #expect(
                try CheckpointTests.decode(decoder, stream, chunk: chunk, room: 1 << 20).content == expected, "\(chunk)"
            )
        }
    }

    @Test func deflateIsInvertedByInflate() throws {
        let codecs = HostCodecs()
        for bytes in [[], [7], [UInt8](repeating: 0, count: 32768), [UInt8](GzipStreams.content[..<32768])] {
            let small = codecs.deflate(bytes)
            #expect(try small.withUnsafeBytes { try codecs.inflate($0, byteCount: bytes.count) } == bytes)
            #expect(Shell.output(of: inflater, input: small) == bytes, "as Python reads it")
            for wrong in [bytes.count + 1, bytes.count - 1, 0, -1] where wrong != bytes.count {
                #expect(throws: DecodeError.self) {
                    try small.withUnsafeBytes { try codecs.inflate($0, byteCount: wrong) }
                }
            }
            #expect(throws: DecodeError.self) {
                try small.dropLast().withUnsafeBytes { try codecs.inflate($0, byteCount: bytes.count) }
            }
        }
    }
    private let inflater =
        "python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read(), -15))'"
}
