import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport

private let layer = MemoryLayer(tar: tarSeeds()[0])

/// Indexes that passes over the tar seeds have made.
func layerIndexSeeds() -> [[UInt8]] {
    tarSeeds().map { tar in
        let host = ManualHost()
        let cache = MemoryCache(host: host)
        let image = MemoryImage([MemoryLayer(tar: tar)], host: host)
        let mount = ImageMount(
            image: image.image, source: image, cache: cache, codecs: HostCodecs(), host: host, board: host.board)
        mount.start()
        host.runUntilIdle()
        var bytes: [UInt8] = []
        if let key = cache.keys.first(where: { $0.hasPrefix("index/") }), let entry = try? cache.open(key) {
            bytes = [UInt8](repeating: 0, count: Int(entry.sizeBytes))
            _ = bytes.withUnsafeMutableBytes { try? entry.read(at: 0, into: $0) }
        }
        return bytes
    }
}

/// A damaged index in the cache, as it is, and with what guards it made right: digests, length, checksum.
func fuzzLayerIndex(_ input: UnsafeRawBufferPointer) {
    check([layer], [UInt8](input))
    readBack([UInt8](input))
    guard input.count >= 104 + 32 else { return }
    var bytes = [UInt8](input)
    let journalBytes = UInt64(bytes.count - 104 - 32)
    for index in 0..<8 { bytes[32 + index] = UInt8(truncatingIfNeeded: journalBytes >> UInt64(8 * index)) }
    bytes.replaceSubrange(12..<16, with: [0, 0, 0, 0])
    bytes.replaceSubrange(40..<72, with: layer.digest.bytes)
    bytes.replaceSubrange(72..<104, with: layer.diffID.bytes)
    bytes.replaceSubrange((bytes.count - 32)..., with: sha256([UInt8](bytes[..<(bytes.count - 32)])).bytes)
    check([layer], bytes)
}

/// What is read is written as it was.
private func readBack(_ bytes: [UInt8]) {
    let codecs = HostCodecs()
    let index = bytes.withUnsafeBytes { try? LayerIndex.read($0, codecs: codecs) }
    guard let index else { return }
    precondition(
        index.spans == nil || index.spans?.contentBytes == index.uncompressedSizeBytes, "spans of another layer")
    _ = index.serialized(codecs: codecs)
}

/// Span tables of a pass over gzip, and of other formats.
func spanTableSeeds() -> [[UInt8]] {
    let codecs = HostCodecs()
    return [LayerFormat.gzip, .tar].map { format in
        let stream = format == .gzip ? gzipSeeds()[1] : tarSeeds()[0]
        let builder = SpanTableBuilder(format: format, codecs: codecs, spacingBytes: 5000)
        var contentBytes = stream.count
        if format == .gzip {
            contentBytes =
                decodeAll(codecs.makeGzipDecoder(checkpointSpacingBytes: 5000), stream, builder).content.count
        } else {
            stream.withUnsafeBytes { builder.stored($0) }
        }
        var out: [UInt8] = []
        builder.finish(storedBytes: UInt64(stream.count), contentBytes: UInt64(contentBytes))?.append(to: &out)
        return out
    }
}

/// Whatever a table says: reading it, and decoding any of its spans, ends in an error or in as many bytes as it says.
func fuzzSpanTable(_ input: UnsafeRawBufferPointer) {
    guard let table = try? SpanTable.read(input) else { return }
    var bytes: [UInt8] = []
    table.append(to: &bytes)
    let again = bytes.withUnsafeBytes { try? SpanTable.read($0) }
    precondition(again?.contentBytes == table.contentBytes && again?.count == table.count, "what was read is another")
    let stream = gzipSeeds()[1]
    let decoder = SpanDecoder(table: table, codecs: HostCodecs())
    for index in 0..<min(table.count, 20) where table[index].contentBytes + table[index].skippedBytes < 1 << 20 {
        let span = table[index]
        precondition(table.span(at: span.contentOffset) == index, "a span is not found")
        let start = Int(min(span.storedOffset, UInt64(stream.count)))
        let stored = stream[start..<Int(min(UInt64(stream.count), UInt64(start) + span.storedBytes))]
        let content = stored.withUnsafeBytes { try? decoder.content(of: index, $0) }
        precondition(content == nil || content?.count == Int(span.contentBytes), "a short span")
    }
}
