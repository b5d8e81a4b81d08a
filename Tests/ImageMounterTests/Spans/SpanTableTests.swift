import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// A span table is made in one pass; each span is decoded by itself, and checked.
@Suite struct SpanTableTests {
    /// What a pass does: bytes go to the builder as the decoder consumes them, in pieces.
    static func table(
        _ stream: [UInt8], _ format: LayerFormat, _ decoder: (any CheckpointingDecoder)?, contentBytes: Int,
        spacing: UInt64, chunk: Int = 50_000, codecs: HostCodecs = HostCodecs()
    ) throws -> SpanTable {
        let builder = SpanTableBuilder(format: format, codecs: codecs, spacingBytes: spacing)
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 100_000, alignment: 1)
        defer { output.deallocate() }
        var rest = stream[...]
        var idleTurns = 0
        while idleTurns < 2 {
            let piece = rest.prefix(chunk)
            var count = piece.count
            var produced = 0
            if let decoder {
                let progress = try piece.withUnsafeBytes { try decoder.decode($0, into: output) }
                (count, produced) = (progress.consumed, progress.produced)
            }
            piece.prefix(count).withUnsafeBytes { builder.stored($0) }
            if let checkpoint = decoder?.takeCheckpoint() { builder.checkpoint(checkpoint) }
            rest = rest.dropFirst(count)
            idleTurns = count + produced == 0 ? idleTurns + 1 : 0
        }
        return try #require(builder.finish(storedBytes: UInt64(stream.count), contentBytes: UInt64(contentBytes)))
    }

    static func expectAllContent(
        _ table: SpanTable, _ stream: [UInt8], _ content: [UInt8], codecs: HostCodecs, _ name: String
    ) throws {
        #expect(table.contentBytes == UInt64(content.count), "\(name)")
        let decoder = SpanDecoder(table: table, codecs: codecs)
        var end: UInt64 = 0
        for index in 0..<table.count {
            let span = table[index]
            #expect(span.contentOffset == end, "\(name)")
            end += span.contentBytes
            let stored = stream[Int(span.storedOffset)..<Int(span.storedOffset + span.storedBytes)]
            #expect(table.digest(of: index) == sha256([UInt8](stored)), "\(name): the digest is of the stored bytes")
            let found = try stored.withUnsafeBytes { try decoder.content(of: index, $0) }
            let isRight = found[...] == content[Int(span.contentOffset)..<Int(end)]
            #expect(isRight, "\(name): span \(index)")
        }
        #expect(end == UInt64(content.count), "\(name)")
    }

    @Test(arguments: CheckpointTests.cases) func everySpanIsDecodedAlone(inflate: HostCodecs.Inflate, index: Int) throws
    {
        let (name, stream) = (GzipStreams.makers[index].name, GzipStreams.streams[index])
        let codecs = HostCodecs(inflate: inflate)
        let table = try SpanTableTests.table(
            stream, .gzip, codecs.makeGzipDecoder(checkpointSpacingBytes: 200_000),
            contentBytes: GzipStreams.content.count, spacing: 200_000, codecs: codecs)
        #expect(table.count > 2 || name == "fixed blocks", "\(name)")
        try SpanTableTests.expectAllContent(table, stream, GzipStreams.content, codecs: codecs, name)

        // And after it lay in a file.
        var bytes: [UInt8] = []
        table.append(to: &bytes)
        let read = try bytes.withUnsafeBytes { try SpanTable.read($0) }
        try SpanTableTests.expectAllContent(read, stream, GzipStreams.content, codecs: codecs, name)
        var again: [UInt8] = []
        read.append(to: &again)
        #expect(again == bytes, "\(name)")
    }

    @Test func windowsHoldOnlyWhatIsReferredTo() throws {
        let stream = GzipStreams.streams[2]
        let codecs = HostCodecs()
        let table = try SpanTableTests.table(
            stream, .gzip, codecs.makeGzipDecoder(checkpointSpacingBytes: 200_000),
            contentBytes: GzipStreams.content.count, spacing: 200_000)
        var windows = 0
        var sparse = 0
        for index in 0..<table.count where table[index].coding == .deflate {
            let (deflated, byteCount) = table.deflatedWindow(of: index)
            let window = try deflated.withUnsafeBytes { try codecs.inflate($0, byteCount: byteCount) }
            let end = Int(table[index].contentOffset)
            let plain = GzipStreams.content[end - window.count..<end]
            #expect(zip(window, plain).allSatisfy { $0 == $1 || $0 == 0 })
            if zip(window, plain).contains(where: { $0 != $1 }) { sparse += 1 }
            // Any byte that is kept is needed: another in its place gives other content.
            if let kept = window.lastIndex(where: { $0 != 0 }) {
                var wrong = window
                wrong[kept] ^= 1
                let span = table[index]
                let stored = stream[Int(span.storedOffset)..<Int(span.storedOffset + span.storedBytes)]
                let decoder = codecs.makeDeflateDecoder(bitCount: span.bitCount, window: wrong)
                let found = try CheckpointTests.decode(
                    decoder, stored, chunk: 1 << 20, room: Int(span.contentBytes), limit: Int(span.contentBytes)
                ).content
                #expect(found[...] != GzipStreams.content[end..<end + Int(span.contentBytes)])
            }
            windows += 1
        }
        #expect(windows > 5 && sparse > 3, "\(windows) windows, \(sparse) of them sparse")
    }

    static let others: [(name: String, command: String, format: LayerFormat, spans: ClosedRange<Int>)] = [
        ("a plain tar", "cat", .tar, 16...16),
        (
            "zstd in frames of 100 kB", "split -b 100000 --filter='zstd -q' -", .zstd, 15...17
        ),
        ("zstd in frames of 1 MB, with checksums", "split -b 1000000 --filter='zstd -q --check' -", .zstd, 3...5),
        ("zstd in one frame", "zstd -q", .zstd, 1...1),
    ]

    @Test(arguments: others.indices) func otherFormats(index: Int) throws {
        let (name, command, format, spans) = SpanTableTests.others[index]
        let content = GzipStreams.content
        let stream = Shell.output(of: command, input: content)
        try #require(!stream.isEmpty, "\(name)")
        let codecs = HostCodecs()
        for chunk in [50_000, 1 << 20, 999] {
            let table = try SpanTableTests.table(
                stream, format, format == .zstd ? codecs.makeZstdDecoder(checkpointSpacingBytes: 200_000) : nil,
                contentBytes: content.count, spacing: 200_000, chunk: chunk)
            #expect(spans.contains(table.count), "\(name): \(table.count)")
            #expect(table.hasRandomAccess == (table.count > 1 || content.count <= 4 << 20), "\(name)")
            try SpanTableTests.expectAllContent(table, stream, content, codecs: codecs, name)
        }
    }

    @Test func anEmptyTarHasNoSpans() throws {
        let table = try SpanTableTests.table([], .tar, nil, contentBytes: 0, spacing: 100)
        #expect(table.count == 0 && table.span(at: 0) == 0)
    }

    @Test func wrongStoredBytesAreNeverDecoded() throws {
        let stream = GzipStreams.streams[1]
        let codecs = HostCodecs()
        let table = try SpanTableTests.table(
            stream, .gzip, codecs.makeGzipDecoder(checkpointSpacingBytes: 500_000),
            contentBytes: GzipStreams.content.count, spacing: 500_000)
        let decoder = SpanDecoder(table: table, codecs: codecs)
        let span = table[1]
        let stored = [UInt8](stream[Int(span.storedOffset)..<Int(span.storedOffset + span.storedBytes)])
        for index in [0, 1, stored.count / 2, stored.count - 1] {
            var wrong = stored
            wrong[index] ^= 1
            let found = sha256(wrong)
            let error = #expect(throws: LayerError.self) {
                try wrong.withUnsafeBytes { try decoder.content(of: 1, $0) }
            }
            let text = error?.text ?? ""
            #expect(
                text.contains("span 1") && text.contains(found.text) && text.contains(sha256(stored).text), "\(text)")
        }
        #expect(throws: LayerError.self) { try stored.dropLast().withUnsafeBytes { try decoder.content(of: 1, $0) } }
    }

    /// Spans of foreign indexes: a digest of the content, content before the span's own, zeros.
    @Test func spansOfOtherIndexes() throws {
        let content = [UInt8](GzipStreams.content[..<10_000])
        let codecs = HostCodecs()
        let gzip = Shell.output(of: "gzip -n", input: content)
        let part = [UInt8](content[4000..<7000])
        func decoded(_ change: (inout LayerSpan) -> Void, digest: Digest?, stored: [UInt8]) throws -> [UInt8] {
            var span = LayerSpan(
                contentOffset: 0, contentBytes: 3000, storedOffset: 0, storedBytes: UInt64(stored.count),
                skippedBytes: 4000, coding: .gzip, check: digest == nil ? .none : .content, bitCount: 0)
            change(&span)
            var table = SpanTable.Builder()
            try table.add(span, digest: digest)
            return try stored.withUnsafeBytes {
                try SpanDecoder(table: table.finish(), codecs: codecs).content(of: 0, $0)
            }
        }
        #expect(try decoded({ _ in }, digest: sha256(part), stored: gzip) == part)
        #expect(throws: LayerError.self) { try decoded({ _ in }, digest: sha256(content), stored: gzip) }
        #expect(throws: LayerError.self) { try decoded({ $0.contentBytes = 6001 }, digest: nil, stored: gzip) }
        #expect(throws: LayerError.self) { try decoded({ $0.skippedBytes = 10_001 }, digest: nil, stored: gzip) }
        #expect(throws: LayerError.self) { try decoded({ $0.coding = .zstd }, digest: nil, stored: gzip) }
        #expect(throws: LayerError.self) { try decoded({ $0.coding = .raw }, digest: nil, stored: gzip) }
        #expect(try decoded({ $0.coding = .raw }, digest: sha256(part), stored: [UInt8](content[..<7000])) == part)
        let zeros = [UInt8](repeating: 0, count: 3000)
        #expect(try decoded({ $0.coding = .zeros }, digest: sha256(zeros), stored: []) == zeros)
        #expect(throws: LayerError.self) { try decoded({ $0.coding = .zeros }, digest: sha256(part), stored: []) }
    }
}
