/// What an image says about how it wants to be run.
///
/// Source: OCI image-spec 1.1, config.md; Docker's config.v1 has the same fields.
public struct ImageConfig: Sendable, Equatable {
    public var platform: Platform
    /// `NAME=value` each.
    public var environment: [String] = []
    public var entrypoint: [String] = []
    public var command: [String] = []
    public var workingFolder: String = ""
    /// `user`, `uid`, `user:group`, `uid:gid`, `uid:group`, `user:gid`; empty: root.
    public var user: String = ""
    public var stopSignal: String = ""
    /// Paths declared as volumes.
    public var volumes: [String] = []
    public var exposedPorts: [String] = []
    public var labels: [String: String] = [:]
    /// Digest of each uncompressed layer, bottom first (`rootfs.diff_ids`).
    public var diffIDs: [Digest] = []
    public init(platform: Platform) { self.platform = platform }
}

/// An image after its reference was followed to one platform's manifest.
public struct ResolvedImage: Sendable {
    /// How a person would name it: with registry, repository and tag or digest.
    public var name: String
    public var manifest: Descriptor
    public var configDescriptor: Descriptor
    public var config: ImageConfig
    /// Bottom first. As many as `config.diffIDs`.
    public var layers: [Descriptor]
    /// The verified documents, byte for byte.
    public var manifestBytes: [UInt8]
    public var configBytes: [UInt8]
    public init(
        name: String, manifest: Descriptor, configDescriptor: Descriptor, config: ImageConfig,
        layers: [Descriptor], manifestBytes: [UInt8], configBytes: [UInt8]
    ) {
        self.name = name
        self.manifest = manifest
        self.configDescriptor = configDescriptor
        self.config = config
        self.layers = layers
        self.manifestBytes = manifestBytes
        self.configBytes = configBytes
    }
}
