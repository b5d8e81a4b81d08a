import ImageModel

/// Where the documents of one image come from. `ImageResolver` does the rest, the same for every place.
///
/// Documents that came once are there at once the next time: the resolver runs from its start after each wait.
protocol DocumentStore: AnyObject {
    /// How messages and `ResolvedImage.name` call the image.
    var name: String { get }
    /// What the reference stands for: one manifest or index, or several of which the platform decides.
    func roots() throws(BlobError) -> [Descriptor]
    /// A manifest, index or config; verified against size and digest of the descriptor.
    func document(_ descriptor: Descriptor, _ kind: DocumentKind) throws(BlobError) -> [UInt8]
}

enum DocumentKind {
    case manifest
    case config

    /// How a registry is asked for it: manifests and indexes have an endpoint of their own, all else is a blob.
    init(of descriptor: Descriptor) {
        let type = descriptor.mediaType
        self = type.isEmpty || MediaType.isManifest(type) || MediaType.isIndex(type) ? .manifest : .config
    }

    var label: String {
        switch self {
        case .manifest: "manifest"
        case .config: "config"
        }
    }
}

/// Compares bytes with what their descriptor says; nil where they agree. A size of 0 says nothing.
func verify(
    _ bytes: [UInt8], _ found: Digest?, _ descriptor: Descriptor, label: String
) -> BlobFailure? {
    if descriptor.sizeBytes > 0, UInt64(bytes.count) != descriptor.sizeBytes {
        return BlobFailure(
            .sizeMismatch, "\(label): has \(bytes.count) bytes, but its descriptor says \(descriptor.sizeBytes)")
    }
    if found != descriptor.digest {
        return BlobFailure(
            .digestMismatch,
            "\(label): its bytes hash to \(found?.text ?? "nothing"), but its descriptor says \(descriptor.digest.text)"
        )
    }
    return nil
}
