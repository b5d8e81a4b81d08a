import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import RegistryClient

/// From what a person typed to an image whose files can be read: the one place where the adapters meet.
///
/// One a process. Threads: one.
final class ImageOpener {
    let options: ImageOptions
    let host: PosixHost
    let warnings: WarningList
    /// Where looking up waits: to cancel it ends that with `.cancelled`.
    let room: WaitRoom
    private let codecs = HostCodecs()

    init(options: ImageOptions) {
        self.options = options
        let warnings = WarningList()
        self.warnings = warnings
        host = PosixHost(onWarning: { warnings.add($0) })
        room = WaitRoom(board: host.tickets)
    }

    /// A place that was looked up: the image, and where its layers come from.
    struct Found {
        var image: ResolvedImage
        /// What it was taken for: of an image that says nothing itself, or something else than its index, what the
        /// index says.
        var platform: Platform
        var source: any ImageSource
        var cache: any CacheStore
        /// Its bytes come over a network.
        var isRemote: Bool
        /// It was asked for by its digest.
        var isPinned: Bool
    }

    /// Follows the name to one platform's image.
    ///
    /// - Parameter platforms: in order of preference; those after the first count only if `--platform` was not given.
    func find(_ name: String, platforms: [Platform]) throws -> Found {
        let location: ImageLocation
        do throws(ReferenceError) { location = try ImageLocation(name) } catch {
            throw CommandError.usage(error.message)
        }
        let cache = try openCache()
        let source = try client(for: location, typed: name).open(location, typed: name)
        func found(_ image: ResolvedImage, for platform: Platform) -> Found {
            Found(
                image: image, platform: platform, source: source, cache: cache, isRemote: location.isRemote,
                isPinned: location.isPinned)
        }
        let wanted = options.platform.map { [$0] } ?? platforms
        let store = location.isRemote ? ResolvedImageStore(cache: cache, codecs: codecs, host: host) : nil
        if options.pull != .always, let image = store?.load(name, wanted) {
            return found(image, for: image.config.platform)
        }
        if options.pull == .never && location.isRemote {
            throw CommandError.failure("\(name) is not in the cache, and --pull never forbids to ask for it")
        }
        var noPlatform: BlobFailure?
        for platform in wanted {
            do throws(BlobFailure) {
                let image = try room.blocking { () throws(BlobError) in try source.resolve(platform) }
                store?.store(image, name, wanted, found: platform)
                return found(image, for: platform)
            } catch {
                guard error.reason == .noPlatform else { throw error }
                noPlatform = noPlatform ?? error
            }
        }
        throw noPlatform ?? BlobFailure(.noPlatform, "\(name): no platform was asked for")
    }

    func resolve(_ name: String) throws -> ResolvedImage {
        let image = try find(name, platforms: ImageOpener.inspectablePlatforms).image
        warnings.show()
        return image
    }

    /// Opens an image to be looked into. Its layers begin to come; calls wait for what they need.
    func open(_ name: String, fill: MountSettings.Fill = .none) throws -> OpenedImage {
        let found = try find(name, platforms: ImageOpener.inspectablePlatforms)
        let mount = mount(found, fill: fill)
        mount.start()
        let progress = ProgressView(options.progress, isShown: false) { mount.progress() }
        return OpenedImage(
            resolved: found.image, mount: mount, board: host.tickets, room: room, warnings: warnings,
            progress: progress,
            statisticsPath: options.stats, waitsForCheck: options.verify != .noWait)
    }

    /// The image's tree, its layers not yet started.
    ///
    /// - Parameter mayBeLess: whether `--fill` counts.
    func mount(_ found: Found, fill: MountSettings.Fill, mayBeLess: Bool = true) -> ImageMount {
        var settings = options.mountSettings(fill: fill)
        if !mayBeLess { settings.fill = fill }
        settings.keepsStoredBytes = found.isRemote
        settings.trustsRepository = !found.isPinned
        return ImageMount(
            image: found.image, source: found.source, cache: found.cache, codecs: codecs, host: host,
            board: host.tickets, settings: settings)
    }

    /// Files of any platform can be read. First comes what `run` would take, then what this host's tools would.
    static var inspectablePlatforms: [Platform] {
        #if arch(arm64)
            return MachineKind.allPlatforms + [Platform(os: "linux", architecture: "arm64")]
        #else
            return MachineKind.allPlatforms
        #endif
    }

    private func openCache() throws -> any CacheStore {
        try DiskCache(path: try UserFolders.cache() + "/store", capacityBytes: try UserFolders.cacheCapacityBytes())
    }

    func client(for location: ImageLocation, typed name: String? = nil) throws -> ImageClient {
        var registries = RegistriesConfig()
        var registry = location.registry
        if case .registry = location {
            registries = RegistryConfiguration.registries(host)
            // A short name may be that of another registry's image than Docker Hub's.
            if let name { registry = try? registries.references(for: name).first?.domain }
        }
        let logins = LoginChain(
            given: options.creds, registry: registry, helpers: registries.credentialHelpers ?? [], host: host)
        return ImageClient(
            transport: TransportOnDemand(), board: host.tickets, host: host, codecs: codecs, files: PosixFileOpener(),
            credentials: logins, registries: registries)
    }
}

extension BlobFailure {
    /// The failure with the image's name in its message: a layer knows its digest only.
    func naming(_ image: ResolvedImage) -> BlobFailure {
        message.contains(image.name) ? self : BlobFailure(reason, image.name + ": " + message)
    }
}

extension ImageLocation {
    /// Whether looking it up asks somebody over the network.
    var isRemote: Bool {
        switch self {
        case .registry, .layoutURL: true
        case .layoutFolder, .layoutArchive, .dockerArchive: false
        }
    }

    /// Whether it names the image by its digest.
    var isPinned: Bool {
        switch self {
        case .registry(let reference): reference.digest != nil
        case .layoutURL(_, let name), .layoutFolder(_, let name), .layoutArchive(_, let name):
            name?.hasPrefix("sha256:") ?? false
        case .dockerArchive: false
        }
    }

    /// The registry as references spell it; that of a layout is its host.
    var registry: String? {
        switch self {
        case .registry(let reference): reference.domain
        case .layoutURL(let base, _): base.split(separator: "/", maxSplits: 2).dropFirst().first.map { String($0) }
        default: nil
        }
    }
}
