import CurlTransport
import HostPlatform
import ImageCodecs
import ImageModel
import RegistryClient

/// The client as a program that may block uses it, with delays short enough for tests.
final class BlockingClient {
    let board: TicketBoard
    let transport: CurlTransport
    let room: WaitRoom
    let client: ImageClient
    /// Servers live as long as their client: a test's last use of a server is often before that of what it serves.
    private let servers: [AnyObject]

    static var settings: FetchSettings {
        var out = FetchSettings()
        out.firstRetryDelayMs = 5
        out.maxRetryDelayMs = 20
        return out
    }

    convenience init(
        _ servers: TestRegistry..., keeping other: AnyObject? = nil, settings: FetchSettings = BlockingClient.settings,
        login: Credentials? = nil, curl: CurlSettings = CurlSettings(),
        host: HostServices = PosixHost(workThreads: 2, onWarning: { _ in }), store: (any CredentialStore)? = nil
    ) throws {
        try self.init(
            servers: servers + (other.map { [$0] } ?? []), settings: settings, login: login, curl: curl, host: host,
            store: store)
    }

    init(
        servers: [AnyObject], settings: FetchSettings = BlockingClient.settings, login: Credentials? = nil,
        curl: CurlSettings = CurlSettings(), host: HostServices = PosixHost(workThreads: 2, onWarning: { _ in }),
        store: (any CredentialStore)? = nil, registries: RegistriesConfig = RegistriesConfig()
    ) throws {
        self.servers = servers
        transport = try CurlTransport(settings: curl)
        board = (host as? PosixHost)?.tickets ?? TicketBoard(lock: HostLock())
        room = WaitRoom(board: board)
        client = ImageClient(
            transport: transport, board: board, host: host, codecs: HostCodecs(), files: PosixFileOpener(),
            credentials: store ?? login.map(OneLogin.init), registries: registries,
            settings: settings)
    }

    deinit { transport.shutDown() }

    func source(_ location: String) throws -> any ImageSource { try client.open(try ImageLocation(location)) }

    func resolve(_ location: String, platform: String = "linux/riscv64") throws -> ResolvedImage {
        try resolve(try source(location), platform: platform)
    }

    func resolve(_ source: any ImageSource, platform: String = "linux/riscv64") throws -> ResolvedImage {
        let wanted = Platform.parse(platform)!
        return try room.blocking { () throws(BlobError) in try source.resolve(wanted) }
    }

    /// All bytes of a blob, read from the start in pieces.
    func readAll(_ reader: any BlobReader, pieceBytes: Int = 100_000) throws -> [UInt8] {
        var out: [UInt8] = []
        while true {
            let piece = try read(reader, at: UInt64(out.count), count: pieceBytes)
            if piece.isEmpty { return out }
            out += piece
        }
    }

    /// One read, which may bring fewer bytes.
    func read(_ reader: any BlobReader, at offset: UInt64, count: Int) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let got = try room.blocking { () throws(BlobError) -> Int in
            var outcome: Result<Int, BlobError> = .success(0)
            buffer.withUnsafeMutableBytes { bytes in
                do throws(BlobError) {
                    outcome = .success(try reader.read(at: offset, into: bytes))
                } catch {
                    outcome = .failure(error)
                }
            }
            return try outcome.get()
        }
        return Array(buffer[..<got])
    }

    /// A range of a blob, however many reads it takes.
    func readRange(_ reader: any BlobReader, _ range: Range<UInt64>) throws -> [UInt8] {
        var out: [UInt8] = []
        while out.count < range.count {
            let piece = try read(reader, at: range.lowerBound + UInt64(out.count), count: range.count - out.count)
            if piece.isEmpty { break }
            out += piece
        }
        return out
    }
}

private final class OneLogin: CredentialStore {
    private let login: Credentials
    init(_ login: Credentials) { self.login = login }
    func credentials(registry: String, repository: String) -> Credentials? { login }
}

func sha256(_ bytes: [UInt8]) -> Digest {
    let hash = SHA256Function()
    bytes.withUnsafeBytes { hash.update($0) }
    return Digest(sha256: hash.finish())
}
