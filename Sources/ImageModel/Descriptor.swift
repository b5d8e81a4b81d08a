/// A pointer to content: what it is, how many bytes, and their digest.
///
/// Source: OCI image-spec 1.1, descriptor.md.
public struct Descriptor: Hashable, Sendable {
    public var mediaType: String
    public var digest: Digest
    public var sizeBytes: UInt64
    public var platform: Platform?
    public var artifactType: String?
    public var annotations: [String: String]
    /// Where else the bytes may be had: of layers that a registry may not hand out.
    public var urls: [String]
    public init(
        mediaType: String, digest: Digest, sizeBytes: UInt64, platform: Platform? = nil,
        artifactType: String? = nil, annotations: [String: String] = [:], urls: [String] = []
    ) {
        self.mediaType = mediaType
        self.digest = digest
        self.sizeBytes = sizeBytes
        self.platform = platform
        self.artifactType = artifactType
        self.annotations = annotations
        self.urls = urls
    }
}

/// `os/architecture[/variant]`, as `--platform` and image indexes spell it.
public struct Platform: Hashable, Sendable {
    public var os: String
    public var architecture: String
    public var variant: String?
    public init(os: String, architecture: String, variant: String? = nil) {
        self.os = os
        self.architecture = architecture
        self.variant = variant
    }
    public var text: String {
        if let variant { return os + "/" + architecture + "/" + variant }
        return os + "/" + architecture
    }
}
