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
    /// On loopback http is tried first and https where that fails; elsewhere it is settled from the start.
    var isSchemeSettled: Bool
    /// https is being tried because http failed.
    var fellBackToTLS = false
    /// The server has answered: from now on an unreachable one is an outage, not a mistyped name.
    var hasReachedServer = false
    /// A range request was answered with the whole: ranges cost more than they bring.
    var ignoresRanges = false
    private(set) var authorizer: Authorizer
    /// How far away the bytes are, over all requests.
    var meter = TrafficMeter()
    private var throttledUntilNs: [HTTPURL.Origin: UInt64] = [:]

    init(
        services: ClientServices, origin: HTTPURL.Origin, isSchemeSettled: Bool, registry: String, repository: String
    ) {
        self.services = services
        lock = services.host.makeLock()
        transport = services.transport
        board = services.board
        host = services.host
        settings = services.settings
        self.origin = origin
        self.isSchemeSettled = isSchemeSettled
        authorizer = Authorizer(
            credentials: services.credentials?.credentials(registry: registry, repository: repository),
            repository: repository)
    }

    func url(_ target: String) -> HTTPURL { HTTPURL(origin: origin, target: target) }

    /// A server that said 429 or 503 is left alone by all requests until its time has come.
    func throttle(_ origin: HTTPURL.Origin, forMs delayMs: UInt64) {
        let now = host.monotonicNs()
        // A clock that stands still would keep us away for ever.
        if now == 0 { return }
        let until = now &+ delayMs &* 1_000_000
        throttledUntilNs[origin] = max(throttledUntilNs[origin] ?? 0, until)
    }

    func throttleDelayMs(_ origin: HTTPURL.Origin) -> UInt64 {
        guard let until = throttledUntilNs[origin] else { return 0 }
        let now = host.monotonicNs()
        if until <= now {
            throttledUntilNs[origin] = nil
            return 0
        }
        return (until - now) / 1_000_000 + 1
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

/// What the client was given by its host.
struct ClientServices {
    var transport: any HTTPTransport
    var board: TicketBoard
    var host: HostServices
    var codecs: CodecProvider
    var credentials: (any CredentialStore)?
    var settings: FetchSettings
}
