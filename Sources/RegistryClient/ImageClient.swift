import ImageModel

/// The way to images wherever they live: makes an `ImageSource` for a location. Threads: any.
public final class ImageClient {
    let services: ClientServices
    private let files: (any FileOpener)?
    let registries: RegistriesConfig

    /// - Parameters:
    ///   - files: for layouts in folders and archives; nil where the host has no files.
    ///   - credentials: nil for anonymous access only.
    ///   - registries: mirrors and rules for registries.
    public init(
        transport: any HTTPTransport, board: TicketBoard, host: HostServices, codecs: CodecProvider,
        files: (any FileOpener)? = nil, credentials: (any CredentialStore)? = nil,
        registries: RegistriesConfig = RegistriesConfig(), settings: FetchSettings = FetchSettings()
    ) {
        services = ClientServices(
            transport: transport, board: board, host: host, codecs: codecs, credentials: credentials,
            settings: settings)
        self.files = files
        self.registries = registries
    }

    /// Makes no request. Reads an archive's table of contents, and fails where it has none.
    ///
    /// - Parameter name: what a person typed for the location: a name without a registry may stand for others than
    ///   Docker Hub's.
    public func open(_ location: ImageLocation, typed name: String? = nil) throws(BlobFailure) -> any ImageSource {
        switch location {
        case .registry(let reference): try registry(reference, typed: name)
        case .layoutURL(let base, let ref): try layout(base, ref)
        case .layoutFolder(let path, let ref):
            LocalSource(try FolderLayout(path, ref: ref, files: opener(), services), services)
        case .layoutArchive(let path, let ref):
            LocalSource(try ArchiveLayout(path, ref: ref, files: opener(), services), services)
        case .dockerArchive(let path, let ref):
            LocalSource(try DockerArchive(path, ref: ref, files: opener(), services), services)
        }
    }

    private func registry(_ reference: ImageReference, typed name: String?) throws(BlobFailure) -> any ImageSource {
        var references = [reference]
        if let name {
            do throws(ReferenceError) {
                references = try registries.references(for: name)
            } catch {
                throw BlobFailure(.malformed, error.message)
            }
        }
        var places: [RemoteSource] = []
        for reference in references {
            for endpoint in try registries.endpoints(for: reference) {
                places.append(try source(endpoint, name: reference.text))
            }
        }
        return places.count == 1 ? places[0] : FallbackSource(places, services.host)
    }

    private func source(_ endpoint: RegistriesConfig.Endpoint, name: String) throws(BlobFailure) -> RemoteSource {
        RemoteSource(.registry(endpoint.reference), name: name, session: try session(endpoint))
    }

    /// To read from a place, or to push to it.
    func session(_ endpoint: RegistriesConfig.Endpoint) throws(BlobFailure) -> FetchSession {
        let reference = endpoint.reference
        guard let secure = HTTPURL(isSecure: true, authority: reference.apiHost),
            let plain = HTTPURL(isSecure: false, authority: reference.apiHost)
        else { throw BlobFailure(.malformed, "\(printable(reference.domain)) is no host name") }
        // On this machine http is tried first; elsewhere it is not even tried, unless it is allowed.
        let isPlain = secure.origin.isLoopback || services.settings.allowsPlainHTTP
        return FetchSession(
            services: services, origin: isPlain ? plain.origin : secure.origin,
            isSchemeSettled: !isPlain && !endpoint.isInsecure, registry: reference.domain, repository: reference.path,
            isInsecure: endpoint.isInsecure)
    }

    private func layout(_ base: String, _ ref: String?) throws(BlobFailure) -> any ImageSource {
        guard let url = HTTPURL(base) else { throw BlobFailure(.malformed, printable(base) + " is no http URL") }
        guard url.origin.isSecure || url.origin.isLoopback || services.settings.allowsPlainHTTP else {
            throw BlobFailure(
                .unsupported,
                "\(url.withoutQuery) is not https: over plain http anybody on the way can change the image")
        }
        let session = FetchSession(
            services: services, origin: url.origin, isSchemeSettled: true, registry: url.origin.authority,
            repository: "")
        let folder = url.target == "/" ? "" : url.target
        let name = url.text + (ref.map { "#" + printable($0) } ?? "")
        return RemoteSource(.layout(folder: folder, ref: ref), name: name, session: session)
    }

    private func opener() throws(BlobFailure) -> any FileOpener {
        guard let files else { throw BlobFailure(.unsupported, "this host has no files") }
        return files
    }
}
