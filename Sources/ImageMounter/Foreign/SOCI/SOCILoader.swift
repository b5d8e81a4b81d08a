import ImageModel

/// Loads the index of one layer from SOCI: the index manifest, which all layers share, then the layer's zTOC.
///
/// Version 1 is a referrer of the image's manifest, which whoever may push can make. Version 2 is named by an annotation
/// of the manifest itself.
///
/// Source: soci-snapshotter, docs/soci-index-manifest-v2.md, soci/soci_index.go.
final class SOCILoader: ForeignIndexLoader {
    static let indexAnnotation = "com.amazon.soci.index-digest"
    static let layerAnnotation = "com.amazon.soci.image-layer-digest"
    static let artifactType1 = "application/vnd.amazon.soci.index.v1+json"

    private enum Stage {
        case manifest
        case zTOC(BlobPart, Descriptor)
        case done(ForeignIndex?)
    }

    private let context: ForeignLoaderContext
    private let manifest: ReferrerIndex
    private let isAnchored: Bool
    private var stage = Stage.manifest

    init(_ context: ForeignLoaderContext, manifest: ReferrerIndex, isAnchored: Bool) {
        self.context = context
        self.manifest = manifest
        self.isAnchored = isAnchored
    }

    private var format: String { isAnchored ? "SOCI v2" : "SOCI v1" }

    var isUnderway: Bool {
        if case .zTOC = stage { return true }
        return false
    }

    func load() throws(BlobError) -> ForeignIndex? {
        while true {
            switch stage {
            case .manifest:
                guard let blob = try manifest.blob(ofLayer: context.descriptor.digest) else {
                    stage = .done(nil)
                    continue
                }
                guard blob.sizeBytes <= ZTOC.maximumBytes else {
                    throw context.failure(format, "the zTOC is too large")
                }
                stage = .zTOC(BlobPart(context.openBlob(blob), at: 0, count: Int(blob.sizeBytes)), blob)
            case .zTOC(let part, let blob):
                let bytes = try part.load()
                let found = context.sha256(bytes)
                guard found == blob.digest else {
                    throw context.failure(
                        format, "the zTOC should be \(blob.digest.text), but its bytes give \(found.text)")
                }
                stage = .done(try read(bytes))
            case .done(let index): return index
            }
        }
    }

    private func read(_ bytes: [UInt8]) throws(BlobError) -> ForeignIndex {
        let reader = ZTOC(format: format, layer: context.descriptor, diffID: context.diffID)
        var outcome: Result<ForeignIndex, LayerError>?
        bytes.withUnsafeBytes { buffer in
            do throws(LayerError) {
                outcome = .success(
                    try reader.read(buffer, indexBytes: UInt64(buffer.count), isAnchored: isAnchored))
            } catch { outcome = .failure(error) }
        }
        switch outcome {
        case .success(let index): return index
        case .failure(let error): throw context.failure(error)
        case nil: throw context.failure(format, "the zTOC was not read")
        }
    }
}
