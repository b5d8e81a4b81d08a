import ImageModel

/// Loads the index of an eStargz layer: footer and TOC from the end of the blob, mostly in one request.
///
/// The blob is a sequence of gzip members, one a chunk, and a valid `.tar.gz` as a whole. The TOC is its last tar
/// entry. The annotation `toc.digest` of the layer's descriptor is the digest of the TOC's JSON: with it the image's
/// manifest vouches for every chunk; without it nobody does.
///
/// Source: stargz-snapshotter, docs/estargz.md.
final class EStargzLoader: ForeignIndexLoader {
    static let tocDigestAnnotation = "containerd.io/snapshot/stargz/toc.digest"
    static let layerDigestAnnotation = "containerd.io/snapshot/stargz/layer.digest"
    static let externalTOCSuffix = "-esgztoc"

    /// What is read at first: a TOC takes some 40 bytes a file, which is 1 % of most layers. If it is not enough, what
    /// is missing comes with a second request.
    private static func tailBytes(_ layerBytes: UInt64) -> UInt64 { min(1 << 20, max(64 << 10, layerBytes / 64)) }
    static let maximumTOCBytes = 150 << 20
    static let maximumStoredTOCBytes: UInt64 = 64 << 20

    private enum Stage {
        case begin
        case tail(BlobPart)
        /// The TOC is longer than the tail: what is missing in front.
        case front(BlobPart, rest: ArraySlice<UInt8>, tocOffset: UInt64)
        case externalManifest
        case external(BlobPart, Descriptor)
        case done(ForeignIndex?)
    }

    private let context: ForeignLoaderContext
    private let source: any ImageSource
    private let probeBytes: UInt64
    private var stage = Stage.begin
    private var reader: (any BlobReader)?
    private var indexBytes: UInt64 = 0
    /// Where the files end if the TOC is elsewhere.
    private var filesEnd: UInt64 = 0

    /// - Parameter isProbe: nothing says that the layer is eStargz, so that little is read at first.
    init(_ context: ForeignLoaderContext, source: any ImageSource, isProbe: Bool = false) {
        self.context = context
        self.source = source
        probeBytes =
            isProbe
            ? UInt64(EStargzFooter.maximumBytes) : EStargzLoader.tailBytes(context.descriptor.sizeBytes)
    }

    private var promisedDigest: String? { context.descriptor.annotations[EStargzLoader.tocDigestAnnotation] }

    var isUnderway: Bool {
        switch stage {
        case .begin, .done: false
        case .tail: promisedDigest != nil
        case .front, .externalManifest, .external: true
        }
    }

    func load() throws(BlobError) -> ForeignIndex? {
        while true {
            switch stage {
            case .begin:
                let size = context.descriptor.sizeBytes
                guard size > UInt64(EStargzFooter.maximumBytes) else { return finish(nil) }
                let count = min(size, probeBytes)
                let reader = context.openBlob(context.descriptor)
                self.reader = reader
                stage = .tail(BlobPart(reader, at: size - count, count: Int(count), needsRanges: true))
            case .tail(let part): try takeTail(try part.load())
            case .front(let part, let rest, let tocOffset):
                try decodeTOC((try part.load() + rest)[...], filesEnd: tocOffset)
            case .externalManifest: try findExternal()
            case .external(let part, let descriptor):
                let bytes = try part.load()
                let found = context.sha256(bytes)
                guard found == descriptor.digest else {
                    throw context.failure(
                        format,
                        "the blob of the TOC should be \(descriptor.digest.text), but its bytes give \(found.text)")
                }
                indexBytes += UInt64(bytes.count)
                try decodeTOC(bytes[...], filesEnd: filesEnd)
            case .done(let index): return index
            }
        }
    }

    private var format: String { promisedDigest == nil ? "eStargz (without a digest)" : "eStargz" }

    private func finish(_ index: ForeignIndex?) -> ForeignIndex? {
        stage = .done(index)
        reader?.close()
        reader = nil
        return index
    }

    private func takeTail(_ tail: [UInt8]) throws(BlobError) {
        let size = context.descriptor.sizeBytes
        indexBytes += UInt64(tail.count)
        switch EStargzFooter.parse(tail[...]) {
        case nil:
            // The annotation is a promise; without it the layer is an ordinary one.
            guard promisedDigest == nil else {
                throw context.failure(format, "the layer ends in no footer of eStargz")
            }
            _ = finish(nil)
        case .external(let footerBytes):
            filesEnd = size - UInt64(footerBytes)
            stage = .externalManifest
        case .embedded(let tocOffset, let footerBytes):
            let tocEnd = size - UInt64(footerBytes)
            guard tocOffset < tocEnd, tocEnd - tocOffset <= EStargzLoader.maximumStoredTOCBytes else {
                throw context.failure(format, "the TOC at byte \(tocOffset) of \(size) is no TOC, or too large")
            }
            let tailStart = size - UInt64(tail.count)
            if tocOffset >= tailStart {
                try decodeTOC(tail[Int(tocOffset - tailStart)..<Int(tocEnd - tailStart)], filesEnd: tocOffset)
            } else if let reader {
                indexBytes += tailStart - tocOffset
                let rest = tail[..<Int(max(tocEnd, tailStart) - tailStart)]
                let count = Int(min(tocEnd, tailStart) - tocOffset)
                stage = .front(
                    BlobPart(reader, at: tocOffset, count: count, needsRanges: true), rest: rest, tocOffset: tocOffset)
            }
        }
    }

    /// The TOC of this layer is a layer of another image in the same repository.
    private func findExternal() throws(BlobError) {
        guard let document = try source.sibling(tagSuffix: EStargzLoader.externalTOCSuffix) else {
            throw context.failure(
                format,
                "the TOC is in an image of its own, with the tag's ending \(EStargzLoader.externalTOCSuffix), and there is none"
            )
        }
        let found: Descriptor
        do throws(DocumentError) {
            guard case .image(let manifest) = try ManifestDocument.parse(document),
                let layer = manifest.layers.first(where: {
                    $0.annotations[EStargzLoader.layerDigestAnnotation] == context.descriptor.digest.text
                })
            else { throw DocumentError(.missing, "it holds none for this layer") }
            found = layer
        } catch { throw context.failure(format, "the image of its TOCs: " + error.message) }
        guard found.sizeBytes <= EStargzLoader.maximumStoredTOCBytes else {
            throw context.failure(format, "the TOC is too large")
        }
        stage = .external(BlobPart(context.openBlob(found), at: 0, count: Int(found.sizeBytes)), found)
    }

    private func decodeTOC(_ stored: ArraySlice<UInt8>, filesEnd: UInt64) throws(BlobError) {
        let tar: [UInt8]
        do throws(DecodeError) {
            tar = try context.decode(
                context.codecs.makeGzipDecoder(), stored, limit: EStargzLoader.maximumTOCBytes)
        } catch { throw context.failure(format, "the TOC: " + ForeignText.of(.decode(error))) }
        let finder = TOCFinder()
        var assembler = TOCAssembler(format: format, coding: .gzip, filesEnd: filesEnd)
        var outcome: Result<ForeignIndex, LayerError>?
        tar.withUnsafeBytes { bytes in
            do throws(LayerError) {
                try TarParser(sink: finder).feed(bytes)
                guard let place = finder.place, place.upperBound <= UInt64(bytes.count) else {
                    throw .foreign(format: format, "there is no stargz.index.json where the TOC should be")
                }
                let json = UnsafeRawBufferPointer(rebasing: bytes[Int(place.lowerBound)..<Int(place.upperBound)])
                try checkDigest(json)
                try assembler.read(json)
                outcome = .success(
                    try assembler.finish(
                        digest: context.descriptor.digest, diffID: context.diffID, indexBytes: indexBytes,
                        isAnchored: promisedDigest != nil))
            } catch { outcome = .failure(error) }
        }
        switch outcome {
        case .success(let index): _ = finish(index)
        case .failure(let error): throw context.failure(format, ForeignText.of(error))
        case nil: break
        }
    }

    private func checkDigest(_ json: UnsafeRawBufferPointer) throws(LayerError) {
        guard let promisedDigest else { return }
        let hash = context.codecs.makeSHA256()
        hash.update(json)
        let found = Digest(sha256: hash.finish())
        guard found.text == promisedDigest else {
            throw .foreign(
                format: format, "the TOC should be \(printable(promisedDigest)), but its bytes give \(found.text)")
        }
    }
}

/// Finds where the TOC is in the tar around it.
private final class TOCFinder: TarSink {
    var place: Range<UInt64>?

    func entry(_ entry: TarEntry) throws(LayerError) {
        guard place == nil, ForeignFiles.isTOC(entry.path), entry.kind == .node(.regular), entry.segments == nil else {
            return
        }
        let (end, hasOverflowed) = entry.contentOffset.addingReportingOverflow(entry.sizeBytes)
        if !hasOverflowed { place = entry.contentOffset..<end }
    }

    func warning(_ text: String) {}
}
