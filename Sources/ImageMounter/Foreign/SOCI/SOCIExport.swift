import ImageModel

/// Makes SOCI's index of a layer from ours: the tar is read once more for where its headers are, which our journal does
/// not say, and stored bytes at the start of gzip members, whose headers SOCI does not count. All else is there.
///
/// Threads: one at a time.
final class SOCIExport {
    enum Outcome {
        case zTOC([UInt8])
        /// SOCI has no way to say this: why, for a person.
        case impossible(String)
    }

    private let layer: Descriptor
    private let index: LayerIndex
    private let spans: SpanTable
    private let reader: any BlobReader
    private let codecs: CodecProvider

    init(layer: Descriptor, index: LayerIndex, spans: SpanTable, reader: any BlobReader, codecs: CodecProvider) {
        self.layer = layer
        self.index = index
        self.spans = spans
        self.reader = reader
        self.codecs = codecs
        parser = TarParser(sink: collector)
        collector.parser = parser
    }

    // MARK: Files

    private final class Collector: TarSink {
        var files: [ZTOCWriter.File] = []
        var hasSparse = false
        /// A time, or the name of an attribute, that would be read as another one.
        var isUnsayable = false
        /// Holds this object in turn: to be let go of at the end.
        var parser: TarParser?
        func entry(_ entry: TarEntry) throws(LayerError) {
            if entry.segments != nil { hasSparse = true }
            if entry.kind != .hardLink, RFC3339.text(entry.modified) == nil { isUnsayable = true }
            for attribute in entry.attributes where attribute.name.bytes.contains(0x3d) { isUnsayable = true }
            files.append(ZTOCWriter.File(entry: entry, offset: parser?.offset ?? 0))
        }
        func warning(_ text: String) {}
    }

    private let collector = Collector()
    private let parser: TarParser

    deinit { collector.parser = nil }

    /// The layer's tar from its start, in pieces.
    func feed(_ bytes: UnsafeRawBufferPointer) throws(LayerError) { try parser.feed(bytes) }

    // MARK: Spans

    private struct Place {
        var storedOffset: UInt64
        var bitCount: UInt8
    }

    /// Where the deflate data of each span begins; stored bytes that are being fetched for it.
    private var places: [Place] = []
    private var digests: [Digest] = []
    private var part: BlobPart?

    /// After the whole tar was fed. Repeat after `.pending`.
    func finish() throws(BlobError) -> Outcome {
        if collector.hasSparse { return .impossible("it has sparse files") }
        if collector.isUnsayable {
            return .impossible(
                "it has times beyond the year 9999 or before the year 0, or attributes with \"=\" in their names")
        }
        guard spans.count > 0, spans.count <= ZTOC.spanDigestsMaximum else { return .impossible("it has no spans") }
        switch spans[0].coding {
        case .raw: return finishPlain()
        case .gzip, .deflate: break
        default: return .impossible("it is zstd, which SOCI does not know")
        }
        while places.count < spans.count { places.append(try place(of: places.count)) }
        while digests.count < spans.count { digests.append(try digest(of: digests.count)) }
        let total = SOCICheckpoints.headerBytes + spans.count * SOCICheckpoints.checkpointBytes
        guard total < 1 << 30 else { return .impossible("it has too many spans") }
        var checkpoints: [UInt8] = []
        checkpoints.reserveCapacity(total)
        checkpoints.appendLE(UInt64(spans.count), count: 4)
        checkpoints.appendLE(1 << 20, count: 8)
        for number in 0..<spans.count {
            checkpoints.appendLE(places[number].storedOffset, count: 8)
            checkpoints.appendLE(spans[number].contentOffset, count: 8)
            checkpoints.append(places[number].bitCount)
            let window = try window(of: number)
            checkpoints.append(contentsOf: [UInt8](repeating: 0, count: SOCICheckpoints.windowBytes - window.count))
            checkpoints.append(contentsOf: window)
        }
        return zTOC(isGzip: true, checkpoints)
    }

    private func finishPlain() -> Outcome {
        for number in 0..<spans.count {
            guard spans[number].coding == .raw, spans[number].contentOffset == UInt64(number) * spans[0].contentBytes
            else { return .impossible("its spans are not of one size") }
            digests.append(spans.digest(of: number))
        }
        return zTOC(
            isGzip: false,
            ZTOCWriter.plainCheckpoints(spanBytes: spans[0].contentBytes, layerBytes: layer.sizeBytes))
    }

    private func zTOC(isGzip: Bool, _ checkpoints: [UInt8]) -> Outcome {
        .zTOC(
            ZTOCWriter.write(
                files: collector.files, layerBytes: layer.sizeBytes, decodedBytes: index.uncompressedSizeBytes,
                isGzip: isGzip, digests: digests, checkpoints: checkpoints[...]))
    }

    private func window(of span: Int) throws(BlobError) -> [UInt8] {
        let kept = spans.deflatedWindow(of: span)
        guard kept.byteCount > 0 else { return [] }
        let result: Result<[UInt8], DecodeError> = kept.bytes.withUnsafeBytes { bytes in
            do throws(DecodeError) {
                return .success(try codecs.inflate(bytes, byteCount: kept.byteCount))
            } catch { return .failure(error) }
        }
        do throws(DecodeError) { return try result.get() } catch {
            throw .failed(LayerError.decode(error).failure(layer: layer.digest.text))
        }
    }

    private func place(of span: Int) throws(BlobError) -> Place {
        let what = spans[span]
        guard what.coding == .gzip else {
            return Place(storedOffset: what.storedOffset + (what.bitCount > 0 ? 1 : 0), bitCount: what.bitCount)
        }
        let count = min(what.storedBytes, 64 << 10)
        let bytes = try stored(at: what.storedOffset, UInt64(count))
        guard let header = SOCIExport.gzipHeaderBytes(bytes) else {
            throw .failed(
                BlobFailure(.malformed, "\(layer.digest.text): no gzip header at byte \(what.storedOffset)"))
        }
        return Place(storedOffset: what.storedOffset + UInt64(header), bitCount: 0)
    }

    /// Ours, where SOCI counts the same bytes.
    private func digest(of span: Int) throws(BlobError) -> Digest {
        let what = spans[span]
        let start = places[span].storedOffset - (places[span].bitCount > 0 ? 1 : 0)
        let end = span + 1 < spans.count ? places[span + 1].storedOffset : layer.sizeBytes
        if what.check == .stored, start == what.storedOffset, end == what.storedOffset + what.storedBytes {
            return spans.digest(of: span)
        }
        let bytes = try stored(at: start, end - start)
        let hash = codecs.makeSHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return Digest(sha256: hash.finish())
    }

    private func stored(at offset: UInt64, _ count: UInt64) throws(BlobError) -> [UInt8] {
        let running = part ?? BlobPart(reader, at: offset, count: Int(count))
        part = running
        let bytes = try running.load()
        part = nil
        return bytes
    }

    /// RFC 1952 section 2.3; nil: there is none, or one without end.
    static func gzipHeaderBytes(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 10, bytes[0] == 0x1f, bytes[1] == 0x8b, bytes[2] == 8 else { return nil }
        let flags = bytes[3]
        var position = 10
        if flags & 4 != 0 {
            guard bytes.count >= position + 2 else { return nil }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
        }
        for flag in [8, 16] as [UInt8] where flags & flag != 0 {
            guard position < bytes.count, let end = bytes[position...].firstIndex(of: 0) else { return nil }
            position = end + 1
        }
        if flags & 2 != 0 { position += 2 }
        return position <= bytes.count ? position : nil
    }
}
