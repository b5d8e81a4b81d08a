import ImageModel

enum AuthorizationDecision {
    /// Send this header; nil: none.
    case header(String?)
    /// A token is being fetched; `Fetch.tokenArrived` will be called.
    case wait
}

enum ChallengeOutcome {
    case retry
    case wait
    case failed(BlobFailure)
}

/// Knows for each origin what opens it, and gets tokens, one at a time for all who need it.
///
/// Source: https://distribution.github.io/distribution/spec/auth/token and `…/oauth`. Guarded by the session's lock.
final class Authorizer {
    private enum Login {
        case basic(header: String)
        case bearer(header: String, expiresNs: UInt64, challenge: AuthChallenge)
        case fetching(TokenRequest)
    }

    private let credentials: Credentials?
    private let repository: String
    private var logins: [HTTPURL.Origin: Login] = [:]

    init(credentials: Credentials?, repository: String) {
        self.credentials = credentials
        self.repository = repository
    }

    /// What goes with a request to that origin now.
    func authorization(for origin: HTTPURL.Origin, _ session: FetchSession, _ fetch: Fetch) -> AuthorizationDecision {
        switch logins[origin] {
        case nil: return .header(nil)
        case .basic(let header): return .header(header)
        case .bearer(let header, let expiresNs, let challenge):
            if session.host.monotonicNs() < expiresNs { return .header(header) }
            // A challenge that gave us a token once is good for the next.
            if case .wait = startToken(challenge, origin, session, fetch) { return .wait }
            logins[origin] = nil
            return .header(nil)
        case .fetching(let request):
            request.waiters.append(fetch)
            return .wait
        }
    }

    /// A request was answered 401. `refused` is the header it had.
    func challenged(
        _ url: HTTPURL, _ head: HTTPResponseHead, refused: String?, errorText: String, _ session: FetchSession,
        _ fetch: Fetch
    ) -> ChallengeOutcome {
        let origin = url.origin
        switch logins[origin] {
        case .fetching(let request):
            request.waiters.append(fetch)
            return .wait
        case .basic(let header) where header != refused: return .retry
        case .bearer(let header, _, _) where header != refused: return .retry
        default: logins[origin] = nil
        }
        var challenges: [AuthChallenge] = []
        for header in head.headers where asciiEqualIgnoringCase(header.name, "WWW-Authenticate") {
            challenges += AuthChallenge.parse(header.value)
        }
        if let bearer = challenges.first(where: { $0.scheme == "bearer" && $0.parameter("realm") != nil }) {
            return startToken(bearer, origin, session, fetch)
        }
        let denied = fetch.describe(url) + ": access denied (401)" + errorText
        guard challenges.contains(where: { $0.scheme == "basic" }) else {
            return .failed(BlobFailure(.unauthorized, denied))
        }
        guard origin == session.origin, case .basic(let user, let password)? = credentials else {
            return .failed(BlobFailure(.unauthorized, denied + "; it wants a user and a password, and none were given"))
        }
        let header = Authorizer.basicHeader(user, password)
        if header == refused {
            return .failed(
                BlobFailure(.unauthorized, denied + "; it rejects the password given for " + printable(user)))
        }
        logins[origin] = .basic(header: header)
        return .retry
    }

    static func basicHeader(_ user: String, _ password: String) -> String {
        "Basic " + Base64.encode(Array((user + ":" + password).utf8))
    }

    // MARK: Tokens

    private func startToken(
        _ challenge: AuthChallenge, _ origin: HTTPURL.Origin, _ session: FetchSession, _ fetch: Fetch
    ) -> ChallengeOutcome {
        guard let realmText = challenge.parameter("realm"), let realm = HTTPURL(realmText),
            Authorizer.mayAsk(realm.origin, session)
        else {
            return .failed(
                BlobFailure(
                    .unauthorized,
                    origin.text + " names \"" + printable(challenge.parameter("realm") ?? "")
                        + "\" as its token server, which is not a https URL that may be asked"))
        }
        // Our password is for the registry's own token server, not for that of a host it redirected to.
        let own = origin == session.origin ? credentials : nil
        let scope = challenge.parameter("scope") ?? (repository.isEmpty ? nil : "repository:" + repository + ":pull")
        var fields: [HTTPHeader] = []
        if let service = challenge.parameter("service") { fields.append(HTTPHeader("service", service)) }
        if let scope { fields.append(HTTPHeader("scope", scope)) }
        var authorization: String?
        var form: [UInt8]?
        var url = realm
        switch own {
        case .identityToken(let token)?:
            fields += [
                HTTPHeader("grant_type", "refresh_token"), HTTPHeader("refresh_token", token),
                HTTPHeader("client_id", "c2w-run"),
            ]
            form = Array(Authorizer.formEncoded(fields).utf8)
        case .basic(let user, let password)?:
            fields.append(HTTPHeader("account", user))
            authorization = Authorizer.basicHeader(user, password)
        case nil: break
        }
        if form == nil, !fields.isEmpty {
            let joiner = url.target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
            url.target += joiner + Authorizer.formEncoded(fields)
        }
        let target = FetchTarget(
            .url(url), label: "token for " + origin.authority, accept: "application/json",
            fixedAuthorization: authorization, form: form)
        let request = TokenRequest(self, origin, challenge, sentNs: session.host.monotonicNs())
        request.waiters.append(fetch)
        logins[origin] = .fetching(request)
        let tokenFetch = Fetch(session, target, consumer: request)
        request.fetch = tokenFetch
        tokenFetch.advance()
        return .wait
    }

    /// A registry must not make us call what listens on this machine or send passwords in the open.
    private static func mayAsk(_ realm: HTTPURL.Origin, _ session: FetchSession) -> Bool {
        if realm.isLoopback { return session.origin.isLoopback }
        return realm.isSecure || session.settings.allowsPlainHTTP
    }

    /// `application/x-www-form-urlencoded`, which is also what a query is made of.
    static func formEncoded(_ fields: [HTTPHeader]) -> String {
        var out: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        func append(_ text: String) {
            for byte in text.utf8 {
                if ImageReference.Grammar.isAlnum(byte) || "-._~".utf8.contains(byte) {
                    out.append(byte)
                } else {
                    out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
        for field in fields {
            if !out.isEmpty { out.append(UInt8(ascii: "&")) }
            append(field.name)
            out.append(UInt8(ascii: "="))
            append(field.value)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The token request has ended.
    func ended(_ request: TokenRequest, _ outcome: Result<TokenRequest.Token, BlobFailure>) {
        guard case .fetching(let current)? = logins[request.origin], current === request else { return }
        var failure: BlobFailure?
        switch outcome {
        case .success(let token):
            logins[request.origin] = .bearer(
                header: "Bearer " + token.text, expiresNs: request.sentNs &+ token.lifetimeSeconds &* 1_000_000_000,
                challenge: request.challenge)
        case .failure(let reason):
            logins[request.origin] = nil
            failure = reason
        }
        let waiters = request.waiters
        request.waiters = []
        for waiter in waiters { waiter.tokenArrived(failure) }
    }

    // MARK: Polling

    /// Goes on with the token that this fetch waits for.
    func advance(_ fetch: Fetch) { request(awaitedBy: fetch)?.fetch?.advance() }

    /// The delay that this token waits for, where it does.
    func waitTicket(_ fetch: Fetch) -> Ticket? { request(awaitedBy: fetch)?.fetch?.waitTicket }

    private func request(awaitedBy fetch: Fetch) -> TokenRequest? {
        for login in logins.values {
            if case .fetching(let request) = login, request.waiters.contains(where: { $0 === fetch }) { return request }
        }
        return nil
    }
}
