import ImageModel

/// The manifest that names the indexes of an image's layers: SOCI's, or our own. One object serves all layers, so that it
/// is fetched once. Any thread.
final class ReferrerIndex {
    enum Place {
        /// A referrer of the image's manifest.
        case referrer(of: Digest, artifactType: String)
        /// The image's manifest has its digest.
        case document(Digest)
    }

    private enum State {
        case begin
        /// Those still to look into; the last first.
        case looking([Descriptor])
        case done([Descriptor])
    }

    /// Somebody may push a thousand referrers; the first few decide.
    static let maximumReferrers = 4

    private let source: any ImageSource
    private let place: Place
    private let layerAnnotation: String
    private let lock: Lock  // guards the next; held while the source is asked, which never waits
    private var state = State.begin

    /// - Parameter layerAnnotation: by which a blob of the manifest says of which layer it is.
    init(_ place: Place, layerAnnotation: String, source: any ImageSource, host: HostServices) {
        self.place = place
        self.layerAnnotation = layerAnnotation
        self.source = source
        lock = host.makeLock()
    }

    /// The blob with the index of that layer; nil where there is none.
    func blob(ofLayer layer: Digest) throws(BlobError) -> Descriptor? {
        let text = layer.text
        return try blobs().first { $0.annotations[layerAnnotation] == text }
    }

    /// All blobs of the manifest; none where there is no manifest.
    func blobs() throws(BlobError) -> [Descriptor] {
        lock.lock()
        defer { lock.unlock() }
        while true {
            switch state {
            case .begin:
                switch place {
                case .document(let digest):
                    state = .looking([Descriptor(mediaType: MediaType.ociManifest, digest: digest, sizeBytes: 0)])
                case .referrer(let subject, let artifactType):
                    let found = try source.referrers(of: subject, artifactType: artifactType)
                    state = .looking(found.prefix(ReferrerIndex.maximumReferrers).reversed())
                }
            case .looking(var left):
                guard let next = left.popLast() else {
                    state = .done([])
                    continue
                }
                let bytes = try source.document(next)
                state = .looking(left)
                if let blobs = ReferrerIndex.blobs(bytes), !blobs.isEmpty { state = .done(blobs) }
            case .done(let blobs): return blobs
            }
        }
    }

    /// nil: it is no manifest.
    private static func blobs(_ document: [UInt8]) -> [Descriptor]? {
        do throws(DocumentError) {
            guard case .image(let manifest) = try ManifestDocument.parse(document) else { return nil }
            return manifest.layers
        } catch { return nil }
    }
}
