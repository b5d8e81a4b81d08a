/// What stands behind an image reference: the manifest of one image, or an index of manifests.
///
/// Source: OCI image-spec 1.1, manifest.md and image-index.md; Docker's schema 2 has the same fields.
public enum ManifestDocument: Sendable, Equatable {
    case image(ImageManifest)
    case index(ImageIndex)

    /// - Parameter mediaType: what the descriptor or the `Content-Type` says, empty where nothing did. Where
    ///   the document has a `mediaType` of its own the two must agree on what it is, and the fields must
    ///   agree with both: or one document could be two images to two readers (CVE-2021-41190).
    public static func parse(_ bytes: [UInt8], mediaType: String = "") throws(DocumentError) -> ManifestDocument {
        let document = JSONField(document: try JSONValue.parse(bytes))
        let innerType = try document.optional("mediaType")?.string() ?? ""
        let version = try document.optional("schemaVersion")?.int64()
        if version == 1 || MediaType.isSchema1(innerType) {
            throw DocumentError(
                .unsupported, "the manifest is of Docker's old schema 1: push the image again with a current tool")
        }
        guard version == 2 else {
            throw DocumentError(.invalid, "schemaVersion: is not 2: this is no image manifest or index")
        }
        let hasManifests = try document.optional("manifests") != nil
        let hasConfig = try document.optional("config") != nil
        let hasLayers = try document.optional("layers") != nil
        if hasManifests && (hasLayers || hasConfig) {
            throw DocumentError(.invalid, "has both `manifests` and `config` or `layers`: manifest or index?")
        }
        for type in [innerType, MediaType.essence(mediaType)] {
            if MediaType.isIndex(type) && !hasManifests {
                throw DocumentError(.invalid, "is said to be an index (\(type)) but has no `manifests`")
            }
            if MediaType.isManifest(type) && !hasConfig {
                throw DocumentError(.invalid, "is said to be an image manifest (\(type)) but has no `config`")
            }
        }
        if hasManifests { return .index(try ImageIndex(document, mediaType: innerType)) }
        if hasConfig { return .image(try ImageManifest(document, mediaType: innerType)) }
        throw DocumentError(.invalid, "has neither `manifests` nor `config`: it is no image")
    }
}

/// One image: its config and its layers.
public struct ImageManifest: Sendable, Equatable {
    /// As the document says; empty where it does not.
    public var mediaType: String
    public var artifactType: String?
    public var config: Descriptor
    /// Bottom first.
    public var layers: [Descriptor]

    /// Images have 1 to 130 layers, while a body of 4 MiB could name thirty thousand.
    public static let maxLayers = 1024

    init(_ document: JSONField, mediaType: String) throws(DocumentError) {
        self.mediaType = mediaType
        artifactType = try document.optional("artifactType")?.string()
        config = try Descriptor(document.required("config"))
        layers = []
        for field in try document.required("layers").elements(limit: ImageManifest.maxLayers) {
            layers.append(try Descriptor(field))
        }
    }

    /// Throws `unsupported` where this is not an image that can be run: an artifact (chart, signature, index
    /// of a lazy format), or one with layers of a kind we cannot read.
    public func requireRunnable() throws(DocumentError) {
        guard config.mediaType == MediaType.ociConfig || config.mediaType == MediaType.dockerConfig else {
            let kind = artifactType ?? config.mediaType
            throw DocumentError(.unsupported, "is an artifact of type \(printable(kind)), not a container image")
        }
        for (index, layer) in layers.enumerated() where MediaType.layerCompression(layer.mediaType) == nil {
            throw DocumentError(
                .unsupported, "layers[\(index)].mediaType: \(printable(layer.mediaType)) is no kind of layer known here"
            )
        }
    }
}

/// Manifests for several platforms, or for several names (`index.json` of a layout).
public struct ImageIndex: Sendable, Equatable {
    public var mediaType: String
    public var manifests: [Descriptor]

    public static let maxManifests = 8192

    init(_ document: JSONField, mediaType: String) throws(DocumentError) {
        self.mediaType = mediaType
        manifests = []
        for field in try document.required("manifests").elements(limit: ImageIndex.maxManifests) {
            // Entries by another algorithm than ours must not make the others unreachable.
            if try Descriptor.hasForeignDigest(field) { continue }
            manifests.append(try Descriptor(field))
        }
    }
}
