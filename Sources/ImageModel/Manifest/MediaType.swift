/// The media types that images are made of.
///
/// Source: OCI image-spec 1.1, media-types.md; Docker: distribution docs, image manifest v2 schema 2.
public enum MediaType {
    public static let ociIndex = "application/vnd.oci.image.index.v1+json"
    public static let ociManifest = "application/vnd.oci.image.manifest.v1+json"
    public static let ociConfig = "application/vnd.oci.image.config.v1+json"
    public static let ociLayer = "application/vnd.oci.image.layer.v1.tar"
    public static let ociLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip"
    public static let ociLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd"
    public static let dockerIndex = "application/vnd.docker.distribution.manifest.list.v2+json"
    public static let dockerManifest = "application/vnd.docker.distribution.manifest.v2+json"
    public static let dockerConfig = "application/vnd.docker.container.image.v1+json"
    public static let dockerLayer = "application/vnd.docker.image.rootfs.diff.tar"
    public static let dockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip"
    public static let dockerLayerZstd = "application/vnd.docker.image.rootfs.diff.tar.zstd"

    /// What may stand behind a reference, in the order we like it: the value of an `Accept` header.
    public static let acceptedManifests =
        ociIndex + ", " + dockerIndex + ", " + ociManifest + ", " + dockerManifest

    public static func isIndex(_ type: String) -> Bool { type == ociIndex || type == dockerIndex }
    public static func isManifest(_ type: String) -> Bool { type == ociManifest || type == dockerManifest }

    /// Docker's first format: signed, without a config. Registries may still answer with it.
    public static func isSchema1(_ type: String) -> Bool {
        type == "application/vnd.docker.distribution.manifest.v1+json"
            || type == "application/vnd.docker.distribution.manifest.v1+prettyjws"
    }

    /// How a layer of that type is compressed; nil where the type is no layer that we can read.
    public static func layerCompression(_ type: String) -> LayerCompression? {
        switch type {
        case ociLayer, dockerLayer, "application/vnd.oci.image.layer.nondistributable.v1.tar": .plain
        case ociLayerGzip, dockerLayerGzip, "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip":
            .gzip
        case ociLayerZstd, dockerLayerZstd, "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd": .zstd
        default: nil
        }
    }

    /// Without parameters (`; charset=utf-8`) and space around it, in lower case.
    public static func essence(_ contentType: String) -> String {
        var out: [UInt8] = []
        for byte in contentType.utf8 {
            if byte == UInt8(ascii: ";") { break }
            if byte == 0x20 || byte == 0x09 { continue }
            out.append((0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// As the media type claims: what the bytes are is seen when they come.
public enum LayerCompression: Sendable, Equatable {
    case plain
    case gzip
    case zstd
}
