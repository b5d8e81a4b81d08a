import ImageModel

/// Loads the index of a zstd:chunked layer, of either dialect.
///
/// Annotations of the layer's descriptor say where in the blob the TOC is, which is one request, and what digest its
/// stored bytes have; a footer says only the first, and is read where they are missing.
///
/// Source: containers/storage, pkg/chunked; stargz-snapshotter, estargz/zstdchunked.
final class ZstdChunkedLoader: ForeignIndexLoader {
    /// containers/storage, then stargz-snapshotter.
    static let prefixes = ["io.github.containers.zstd-chunked.", "io.containers.zstd-chunked."]

    private enum Stage {
        case begin
        case footer(BlobPart, any BlobReader)
        case toc(BlobPart, ZstdChunkedPosition)
        case done(ForeignIndex?)
    }

    private let context: ForeignLoaderContext
    private var reader: (any BlobReader)?
    private var stage = Stage.begin
    private var indexBytes: UInt64 = 0
    private let position: String?
    private let storedDigest: String?
    private let documentDigest: String?

    init(_ context: ForeignLoaderContext) {
        self.context = context
        let annotations = context.descriptor.annotations
        let prefix = ZstdChunkedLoader.prefix(annotations)
        position = prefix.flatMap { annotations[$0 + "manifest-position"] }
        storedDigest = prefix.flatMap { annotations[$0 + "manifest-checksum"] }
        documentDigest = annotations[EStargzLoader.tocDigestAnnotation]
    }

    /// Whether annotations say that the layer is of this format.
    static func isPromised(_ descriptor: Descriptor) -> Bool { prefix(descriptor.annotations) != nil }

    private static func prefix(_ annotations: [String: String]) -> String? {
        prefixes.first { annotations[$0 + "manifest-position"] != nil || annotations[$0 + "manifest-checksum"] != nil }
    }

    private var isAnchored: Bool { storedDigest != nil || documentDigest != nil }
    private var format: String { isAnchored ? "zstd:chunked" : "zstd:chunked (without a digest)" }

    var isUnderway: Bool {
        switch stage {
        case .begin, .done: false
        case .footer: isAnchored
        case .toc: true
        }
    }

    func load() throws(BlobError) -> ForeignIndex? {
        while true {
            switch stage {
            case .begin:
                let reader = context.openBlob(context.descriptor)
                self.reader = reader
                if let position {
                    guard let place = ZstdChunkedPosition(annotation: position) else {
                        throw context.failure(format, "its place, \"\(printable(position))\", is none")
                    }
                    try fetch(place, reader)
                } else {
                    let size = context.descriptor.sizeBytes
                    let count = min(size, UInt64(ZstdChunkedPosition.maximumFooterBytes))
                    stage = .footer(BlobPart(reader, at: size - count, count: Int(count), needsRanges: true), reader)
                }
            case .footer(let part, let reader):
                let tail = try part.load()
                indexBytes += UInt64(tail.count)
                if let place = ZstdChunkedPosition(footer: tail[...]) {
                    try fetch(place, reader)
                } else {
                    guard !isAnchored else {
                        throw context.failure(format, "the layer ends in no footer of the format")
                    }
                    finish(nil)
                }
            case .toc(let part, let place): try decode(try part.load(), place)
            case .done(let index): return index
            }
        }
    }

    private func finish(_ index: ForeignIndex?) {
        stage = .done(index)
        reader?.close()
        reader = nil
    }

    private func fetch(_ place: ZstdChunkedPosition, _ reader: any BlobReader) throws(BlobError) {
        guard place.fits(context.descriptor.sizeBytes) else {
            throw context.failure(
                format,
                "the TOC at byte \(place.offset), \(place.storedBytes) bytes and \(place.decodedBytes) decoded, does not"
                    + " fit into the layer's \(context.descriptor.sizeBytes), or is too large")
        }
        stage = .toc(BlobPart(reader, at: place.offset, count: Int(place.storedBytes), needsRanges: true), place)
    }

    private func decode(_ stored: [UInt8], _ place: ZstdChunkedPosition) throws(BlobError) {
        indexBytes += UInt64(stored.count)
        if let storedDigest { try check(stored, storedDigest) }
        let document: [UInt8]
        do throws(DecodeError) {
            document = try context.decode(
                context.codecs.makeZstdDecoder(), stored[...], limit: Int(place.decodedBytes))
        } catch { throw context.failure(format, "the TOC: " + ForeignText.of(.decode(error))) }
        guard UInt64(document.count) == place.decodedBytes else {
            throw context.failure(
                format, "the TOC has \(document.count) bytes and should have \(place.decodedBytes)")
        }
        if let documentDigest { try check(document, documentDigest) }
        // The TOC is in a frame of its own, whose header the offset does not count.
        var assembler = TOCAssembler(format: format, coding: .zstd, filesEnd: place.offset - 8)
        var outcome: Result<ForeignIndex, LayerError>?
        document.withUnsafeBytes { bytes in
            do throws(LayerError) {
                try assembler.read(bytes)
                outcome = .success(
                    try assembler.finish(
                        digest: context.descriptor.digest, diffID: context.diffID, indexBytes: indexBytes,
                        isAnchored: isAnchored))
            } catch { outcome = .failure(error) }
        }
        switch outcome {
        case .success(let index): finish(index)
        case .failure(let error): throw context.failure(error)
        case nil: break
        }
    }

    private func check(_ bytes: [UInt8], _ promised: String) throws(BlobError) {
        let found = context.sha256(bytes)
        guard found.text == promised else {
            throw context.failure(format, "the TOC should be \(printable(promised)), but its bytes give \(found.text)")
        }
    }
}
