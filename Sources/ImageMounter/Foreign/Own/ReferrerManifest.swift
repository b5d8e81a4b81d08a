import ImageModel

/// A manifest that says of an image what its layers' indexes are: the form in which they are published.
///
/// Source: OCI image-spec 1.1, manifest.md, "Guidelines for Artifact Usage".
public struct ReferrerManifest: Sendable {
    /// Ours: a blob for each layer, which is a serialized `LayerIndex`.
    public static let ownType = "application/vnd.c2w-run.index.v1+json"
    public static let sociType = SOCILoader.artifactType1
    static let ownLayerType = "application/vnd.c2w-run.layer-index.v2"
    static let ownTraceType = "application/vnd.c2w-run.access-trace.v1"
    static let ownLayerAnnotation = "vnd.c2w-run.layer.digest"

    public struct Blob: Sendable {
        public var descriptor: Descriptor
        public var bytes: [UInt8]
    }

    public var artifactType: String
    /// The empty config included.
    public var blobs: [Blob]
    public var bytes: [UInt8]
    public var descriptor: Descriptor

    /// - Parameters:
    ///   - indexes: each with the layer that it is of.
    ///   - trace: of files in the order they are wanted; opaque.
    public static func own(
        subject: Descriptor, indexes: [(layer: Descriptor, bytes: [UInt8])], trace: [UInt8]? = nil,
        codecs: CodecProvider
    ) -> ReferrerManifest {
        var blobs = indexes.map { index in
            blob(
                ownLayerType, index.bytes, annotations: [ownLayerAnnotation: index.layer.digest.text], codecs)
        }
        if let trace { blobs.append(blob(ownTraceType, trace, annotations: [:], codecs)) }
        let config = blob("application/vnd.oci.empty.v1+json", Array("{}".utf8), annotations: [:], codecs)
        return make(ownType, subject, config: config, blobs, codecs)
    }

    /// SOCI's index manifest, version 1.
    ///
    /// Source: soci-snapshotter, docs/index.md.
    public static func soci(
        subject: Descriptor, zTOCs: [(layer: Descriptor, bytes: [UInt8])], codecs: CodecProvider
    ) -> ReferrerManifest {
        let blobs = zTOCs.map { zTOC in
            var annotations = [
                SOCILoader.layerAnnotation: zTOC.layer.digest.text, "com.amazon.soci.span-size": "\(1 << 20)",
            ]
            // A media type comes from outside and goes into JSON.
            if zTOC.layer.mediaType.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != 0x22 && $0 != 0x5c }) {
                annotations["com.amazon.soci.image-layer-mediaType"] = zTOC.layer.mediaType
            }
            return blob("application/octet-stream", zTOC.bytes, annotations: annotations, codecs)
        }
        let config = blob(sociType, Array("{}".utf8), annotations: [:], codecs)
        return make(sociType, subject, config: config, blobs, codecs)
    }

    private static func blob(
        _ mediaType: String, _ bytes: [UInt8], annotations: [String: String], _ codecs: CodecProvider
    ) -> Blob {
        Blob(
            descriptor: Descriptor(
                mediaType: mediaType, digest: digest(bytes, codecs), sizeBytes: UInt64(bytes.count),
                annotations: annotations), bytes: bytes)
    }

    private static func digest(_ bytes: [UInt8], _ codecs: CodecProvider) -> Digest {
        let hash = codecs.makeSHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return Digest(sha256: hash.finish())
    }

    private static func make(
        _ artifactType: String, _ subject: Descriptor, config: Blob, _ blobs: [Blob], _ codecs: CodecProvider
    ) -> ReferrerManifest {
        var bare = subject
        bare.annotations = [:]
        if bare.mediaType.isEmpty { bare.mediaType = MediaType.ociManifest }
        var text = #"{"schemaVersion":2,"mediaType":""# + MediaType.ociManifest + #"","artifactType":""# + artifactType
        text += #"","config":"# + json(config.descriptor) + #","layers":["#
        var isFirst = true
        for blob in blobs {
            if !isFirst { text += "," }
            isFirst = false
            text += json(blob.descriptor)
        }
        text += #"],"subject":"# + json(bare) + "}"
        let bytes = Array(text.utf8)
        return ReferrerManifest(
            artifactType: artifactType, blobs: [config] + blobs, bytes: bytes,
            descriptor: Descriptor(
                mediaType: MediaType.ociManifest, digest: digest(bytes, codecs), sizeBytes: UInt64(bytes.count),
                artifactType: artifactType))
    }

    /// All its strings are ours, or were checked to need no escapes.
    private static func json(_ descriptor: Descriptor) -> String {
        var text = #"{"mediaType":""# + descriptor.mediaType + #"","digest":""# + descriptor.digest.text
        text += #"","size":\#(descriptor.sizeBytes)"#
        guard !descriptor.annotations.isEmpty else { return text + "}" }
        text += #","annotations":{"#
        var isFirst = true
        // Sorted: the same index gives the same bytes.
        for (name, value) in descriptor.annotations.sorted(by: { $0.key < $1.key }) {
            if !isFirst { text += "," }
            isFirst = false
            text += "\"" + name + #"":""# + value + "\""
        }
        return text + "}}"
    }
}
