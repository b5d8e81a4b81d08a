import ImageModel

/// Loads the index of one layer that somebody has published with `c2w-run index --push`. Whoever can push to the
/// repository can do that, so it is believed no more than the indexes of others.
final class OwnIndexLoader: ForeignIndexLoader {
    static let maximumBytes: UInt64 = 256 << 20
    private static let format = "c2w-run"

    private enum Stage {
        case manifest
        case index(BlobPart, Descriptor)
        case done(ForeignIndex?)
    }

    private let context: ForeignLoaderContext
    private let manifest: ReferrerIndex
    private var stage = Stage.manifest

    init(_ context: ForeignLoaderContext, manifest: ReferrerIndex) {
        self.context = context
        self.manifest = manifest
    }

    var isUnderway: Bool {
        if case .index = stage { return true }
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
                guard blob.sizeBytes <= OwnIndexLoader.maximumBytes else {
                    throw context.failure(OwnIndexLoader.format, "the index is too large")
                }
                stage = .index(BlobPart(context.openBlob(blob), at: 0, count: Int(blob.sizeBytes)), blob)
            case .index(let part, let blob):
                let bytes = try part.load()
                let found = context.sha256(bytes)
                guard found == blob.digest else {
                    throw context.failure(
                        OwnIndexLoader.format,
                        "the index should be \(blob.digest.text), but its bytes give \(found.text)")
                }
                stage = .done(try read(bytes))
            case .done(let index): return index
            }
        }
    }

    private func read(_ bytes: [UInt8]) throws(BlobError) -> ForeignIndex {
        let result: Result<LayerIndex, LayerError> = bytes.withUnsafeBytes { buffer in
            do throws(LayerError) {
                return .success(try LayerIndex.read(buffer, codecs: context.codecs))
            } catch { return .failure(error) }
        }
        let index: LayerIndex
        do throws(LayerError) { index = try result.get() } catch {
            throw context.failure(OwnIndexLoader.format, ForeignText.of(error))
        }
        guard index.digest == context.descriptor.digest, index.diffID == context.diffID else {
            throw context.failure(OwnIndexLoader.format, "it is of another layer")
        }
        guard let spans = index.spans else { throw context.failure(OwnIndexLoader.format, "it has no spans") }
        for number in 0..<spans.count {
            let (end, hasOverflowed) = spans[number].storedOffset.addingReportingOverflow(spans[number].storedBytes)
            guard !hasOverflowed, end <= context.descriptor.sizeBytes else {
                throw context.failure(OwnIndexLoader.format, "span \(number) lies outside the layer")
            }
        }
        return ForeignIndex(
            index: index, spans: spans, space: .tar, format: OwnIndexLoader.format, indexBytes: UInt64(bytes.count),
            isAnchored: false)
    }
}
