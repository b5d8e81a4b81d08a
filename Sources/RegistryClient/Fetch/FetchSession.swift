import ImageModel

/// What all requests for one image share: the host's services, logins, and what was learned about the server.
///
/// One lock guards this object and every fetch, reader and token of the image: the state machines call each
/// other with the lock held, the transport and public methods take it. The lock is taken before the board's and
/// the transport's own.
final class FetchSession {
    let lock: Lock
    private let services: ClientServices
    let transport: any HTTPTransport
    let board: TicketBoard
    let host: HostServices
    let settings: FetchSettings
    /// Where the image's own URLs point; requests for other origins come only from redirects and challenges.
    var origin: HTTPURL.Origin
    /// Whether http or https is known; on loopback http is tried first, and then the other.
    var isSchemeSettled: Bool
    /// The other scheme is being tried because the first failed.
    private(set) var hasSwitchedScheme = false
    /// The server has answered: from now on an unreachable one is an outage, not a mistyped name.
    var hasReachedServer = false
    /// What is known of the server's ways with ranges.
    var ranges: RangeSupport = .unknown {
        // What was refused once is not tried again.
        didSet { if oldValue == .refused || (oldValue == .ignored && ranges != .refused) { ranges = oldValue } }
    }
    /// A range request was answered with the whole, or not at all: ranges cost more than they bring.
    var ignoresRanges: Bool { ranges == .ignored || ranges == .refused }
    /// An `insecure` entry of registries.conf covers this server.
    let trustsAnyCertificate: Bool
    private(set) var authorizer: Authorizer
    /// How far away the bytes are, over all requests.
    var meter = TrafficMeter()
    var fanOut: FanOut
    let gate: HostGate
    /// What parts of streams beyond the first of each may still bring.
    var spareBytes: UInt64 = 0

    init(
        services: ClientServices, origin: HTTPURL.Origin, isSchemeSettled: Bool, registry: String, repository: String,
        isInsecure: Bool = false
    ) {
        self.services = services
        lock = services.host.makeLock()
        transport = services.transport
        board = services.board
        host = services.host
        var settings = services.settings
        if isInsecure { settings.allowsPlainHTTP = true }
        self.settings = settings
        self.origin = origin
        self.isSchemeSettled = isSchemeSettled
        trustsAnyCertificate = isInsecure
        fanOut = FanOut(
            maxLevel: settings.maxPartsAtOnce, gainPercent: settings.fanOutGainPercent,
            epochBytes: UInt64(settings.fanOutEpochBytes))
        gate = HostGate(maxRunning: settings.maxRequestsPerHost)
        authorizer = Authorizer(services.credentials, registry: registry, repository: repository)
    }

    func url(_ target: String) -> HTTPURL { HTTPURL(origin: origin, target: target) }

    /// Tries the scheme that was not tried.
    func switchScheme() {
        isSchemeSettled = true
        hasSwitchedScheme = true
        origin.isSecure.toggle()
        origin.port = origin.port == 80 || origin.port == 443 ? (origin.isSecure ? 443 : 80) : origin.port
    }

    /// Neither answers: the next attempt begins with the first again.
    func resetScheme() {
        switchScheme()
        isSchemeSettled = false
        hasSwitchedScheme = false
    }

    /// Doubles with each attempt, up to the cap, and is spread by a quarter so that clients do not march in step.
    func retryDelayMs(attempt: Int) -> UInt64 {
        var delay = settings.firstRetryDelayMs
        for _ in 1..<max(1, min(attempt, 16)) { delay &*= 2 }
        delay = min(delay, settings.maxRetryDelayMs)
        var random: UInt8 = 0
        withUnsafeMutableBytes(of: &random) { host.fillEntropy($0) }
        return delay + delay * UInt64(random) / 1024
    }

    func sha256(_ bytes: [UInt8]) -> Digest? { services.sha256(bytes) }
}

enum RangeSupport {
    case unknown
    /// A 206 with the right bytes has come.
    case proven
    /// Answered with the whole.
    case ignored
    /// Answered with an error.
    case refused
}

/// What the client was given by its host.
struct ClientServices {
    var transport: any HTTPTransport
    var board: TicketBoard
    var host: HostServices
    var codecs: CodecProvider
    var credentials: (any CredentialStore)?
    var settings: FetchSettings
}
