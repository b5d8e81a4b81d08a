import ImageModel

/// Follows a reference through indexes to the one manifest for a platform, and reads its config.
///
/// Rules: OCI image-spec 1.1, image-index.md. Attestations (`unknown/unknown`) and entries with an artifact type
/// are no images. An entry for the platform wins over a nested index, that over an entry that does not say its
/// platform, which is accepted where its config agrees.
struct ImageResolver {
    let store: any DocumentStore
    let platform: Platform

    static let maxIndexDepth = 4
    /// Documents that one resolution may ask for.
    static let maxDocuments = 32

    private var offered: [Platform] = []
    private var documentCount = 0

    init(store: any DocumentStore, platform: Platform) {
        self.store = store
        self.platform = platform
    }

    mutating func resolve() throws(BlobError) -> ResolvedImage {
        let roots = try store.roots()
        let found =
            if roots.count == 1 {
                try image(roots[0], isDeclared: false, depth: 0)
            } else {
                try choose(among: roots, depth: 0)
            }
        if let found { return found }
        var names: [String] = []
        for platform in offered where !platform.isEmpty && !names.contains(platform.text) {
            names.append(platform.text)
        }
        names.sort()
        let has =
            names.isEmpty
            ? "it has none for any platform"
            : "it has " + names.map { printable($0, maxBytes: 60) }.prefix(64).joined(separator: ", ")
        throw .failed(
            BlobFailure(.noPlatform, "\(store.name) has no image for \(platform.text); " + has))
    }

    /// The image behind a manifest or index; nil where it is not for our platform.
    ///
    /// - Parameter isDeclared: an index has said that it is for our platform.
    private mutating func image(
        _ descriptor: Descriptor, isDeclared: Bool, depth: Int
    ) throws(BlobError) -> ResolvedImage? {
        let bytes = try load(descriptor, .manifest)
        let parsed: ManifestDocument
        do throws(DocumentError) {
            parsed = try ManifestDocument.parse(bytes, mediaType: descriptor.mediaType)
        } catch {
            throw wrong(error, .manifest, descriptor)
        }
        switch parsed {
        case .index(let index):
            guard depth < ImageResolver.maxIndexDepth else {
                throw .failed(
                    BlobFailure(.malformed, "\(store.name): indexes nested deeper than \(ImageResolver.maxIndexDepth)"))
            }
            return try choose(among: index.manifests, depth: depth + 1)
        case .image(let manifest):
            do throws(DocumentError) {
                try manifest.requireRunnable()
            } catch {
                throw wrong(error, .manifest, descriptor)
            }
            return try finish(manifest, bytes, descriptor, isDeclared: isDeclared)
        }
    }

    private mutating func choose(among entries: [Descriptor], depth: Int) throws(BlobError) -> ResolvedImage? {
        var best: (rank: Int, entry: Descriptor)?
        var nested: [Descriptor] = []
        var silent: [Descriptor] = []
        for entry in entries where entry.artifactType == nil && entry.platform?.isUnknown != true {
            let declared = entry.platform.flatMap { $0.isEmpty ? nil : $0 }
            let rank = declared.flatMap { platform.rank(of: $0) }
            if MediaType.isIndex(entry.mediaType) {
                if declared == nil || rank != nil { nested.append(entry) }
            } else if let declared {
                offered.append(declared)
                if let rank, rank < best?.rank ?? Int.max { best = (rank, entry) }
            } else if entry.mediaType.isEmpty || MediaType.isManifest(entry.mediaType) {
                silent.append(entry)
            }
        }
        if let best { return try image(best.entry, isDeclared: true, depth: depth) }
        for entry in nested + silent {
            if let found = try image(entry, isDeclared: false, depth: depth) { return found }
        }
        return nil
    }

    private mutating func finish(
        _ manifest: ImageManifest, _ bytes: [UInt8], _ descriptor: Descriptor, isDeclared: Bool
    ) throws(BlobError) -> ResolvedImage? {
        let configBytes = try load(manifest.config, .config)
        var config: ImageConfig
        do throws(DocumentError) {
            config = try ImageConfig.parse(configBytes)
        } catch {
            throw wrong(error, .config, manifest.config)
        }
        if config.platform.isEmpty { config.platform = platform }
        if !isDeclared && platform.rank(of: config.platform) == nil {
            offered.append(config.platform)
            return nil
        }
        guard config.diffIDs.count == manifest.layers.count else {
            throw .failed(
                BlobFailure(
                    .malformed,
                    "\(store.name): the manifest has \(manifest.layers.count) layers, but the config has "
                        + "\(config.diffIDs.count) diff IDs"))
        }
        return ResolvedImage(
            name: store.name, manifest: descriptor, configDescriptor: manifest.config, config: config,
            layers: manifest.layers, manifestBytes: bytes, configBytes: configBytes)
    }

    private mutating func load(_ descriptor: Descriptor, _ kind: DocumentKind) throws(BlobError) -> [UInt8] {
        documentCount += 1
        guard documentCount <= ImageResolver.maxDocuments else {
            throw .failed(
                BlobFailure(
                    .tooLarge,
                    "\(store.name): no image found within the first \(ImageResolver.maxDocuments) documents"))
        }
        return try store.document(descriptor, kind)
    }

    private func wrong(_ error: DocumentError, _ kind: DocumentKind, _ descriptor: Descriptor) -> BlobError {
        .failed(
            BlobFailure(error.blobReason, "\(store.name): \(kind.label) \(descriptor.digest.text): \(error.message)"))
    }
}

/// Makes an `ImageSource` of a store: resolves once, and remembers.
final class ResolvedOnce {
    private let lock: Lock  // guards the one below
    private var resolved: [Platform: ResolvedImage] = [:]

    init(_ host: HostServices) { lock = host.makeLock() }

    func resolve(_ platform: Platform, in store: any DocumentStore) throws(BlobError) -> ResolvedImage {
        let wanted = platform.normalized
        if let known = lock.withLock({ resolved[wanted] }) { return known }
        var resolver = ImageResolver(store: store, platform: wanted)
        let image = try resolver.resolve()
        lock.withLock { resolved[wanted] = image }
        return image
    }
}
