import ImageModel

enum AuthorizationDecision {
    /// Send this header; nil: none.
    case header(String?)
    /// A token is being fetched; `Fetch.tokenArrived` will be called.
    case wait
    /// Credentials are being looked for: ask again when the ticket has fired.
    case waitFor(Ticket)
}

enum ChallengeOutcome {
    case retry
    case wait
    case waitFor(Ticket)
    case failed(BlobFailure)
}

/// Knows for each origin what opens it, and gets tokens, one at a time for all who need it. A token is renewed some
/// time before it runs out, while the old one still serves.
///
/// Source: https://distribution.github.io/distribution/spec/auth/token and `…/oauth`. Guarded by the session's lock.
final class Authorizer {
    /// What opens one origin.
    private struct Login {
        /// The header that goes with requests; nil while the first token is fetched.
        var header: String?
        /// For tokens: when it runs out, from when on it is renewed, and by which challenge.
        var expiresNs = UInt64.max
        var renewNs = UInt64.max
        var challenge: AuthChallenge?
        /// The token that is being fetched.
        var request: TokenRequest?
    }

    private let store: (any CredentialStore)?
    private let registry: String
    private let repository: String
    private var logins: [HTTPURL.Origin: Login] = [:]
    /// Credentials that did not open the registry: they are not tried again.
    private var refused: Credentials?

    /// Before a token runs out: what a slow request may take, and a share by chance so that clients do not march in step.
    private static let renewBeforeSeconds: UInt64 = 20
    private static let maxJitterSeconds: UInt64 = 5

    init(_ store: (any CredentialStore)?, registry: String, repository: String) {
        self.store = store
        self.registry = registry
        self.repository = repository
    }

    // MARK: Requests

    /// What goes with a request to that origin now.
    func authorization(for origin: HTTPURL.Origin, _ session: FetchSession, _ fetch: Fetch) -> AuthorizationDecision {
        guard let login = logins[origin] else { return .header(nil) }
        let now = session.host.monotonicNs()
        if let header = login.header, now < login.expiresNs {
            if now >= login.renewNs, login.request == nil, let challenge = login.challenge {
                logins[origin]?.renewNs = login.expiresNs
                _ = startToken(challenge, origin, session)
            }
            return .header(header)
        }
        if login.request == nil, let challenge = login.challenge {
            // A challenge that gave us a token once is good for the next.
            switch startToken(challenge, origin, session) {
            case .wait: break
            case .waitFor(let ticket): return .waitFor(ticket)
            case .retry, .failed:
                logins[origin] = nil
                return .header(nil)
            }
        }
        guard let request = logins[origin]?.request else { return .header(nil) }
        request.waiters.append(fetch)
        return .wait
    }

    /// A request was refused. `refusedHeader` is the header it had.
    func challenged(
        _ url: HTTPURL, _ head: HTTPResponseHead, refused refusedHeader: String?, errorText: String,
        _ session: FetchSession, _ fetch: Fetch
    ) -> ChallengeOutcome {
        let origin = url.origin
        if let login = logins[origin] {
            if let header = login.header, header != refusedHeader { return .retry }
            if let request = login.request {
                request.waiters.append(fetch)
                return .wait
            }
            logins[origin] = nil
        }
        let challenges = Authorizer.challenges(head)
        let denied = fetch.describe(url) + ": access denied (\(head.status))" + errorText
        if let bearer = challenges.first(where: { $0.scheme == "bearer" && $0.parameter("realm") != nil }) {
            if origin == session.origin, case .registryToken(let token)? = known() {
                return useFixed("Bearer " + token, origin, refusedHeader, denied + "; it rejects the token given")
            }
            let outcome = startToken(bearer, origin, session)
            if case .wait = outcome { logins[origin]?.request?.waiters.append(fetch) }
            return outcome
        }
        guard challenges.contains(where: { $0.scheme == "basic" }) else {
            return .failed(BlobFailure(.unauthorized, denied))
        }
        let own: Credentials?
        switch origin == session.origin ? lookUp() : .known(nil) {
        case .pending(let ticket): return .waitFor(ticket)
        case .known(let found): own = found
        }
        guard case .basic(let user, let password)? = own else {
            return .failed(BlobFailure(.unauthorized, denied + "; it wants a user and a password, and none were given"))
        }
        let header = Authorizer.basicHeader(user, password)
        if header == refusedHeader {
            // Whoever gave these may have newer ones.
            switch askAgain(instead: .basic(user: user, password: password)) {
            case .pending(let ticket): return .waitFor(ticket)
            case .known(.basic(let user, let password)?):
                logins[origin] = Login(header: Authorizer.basicHeader(user, password))
                return .retry
            case .known: break
            }
            return .failed(
                BlobFailure(.unauthorized, denied + "; it rejects the password given for " + printable(user)))
        }
        logins[origin] = Login(header: header)
        return .retry
    }

    private func useFixed(
        _ header: String, _ origin: HTTPURL.Origin, _ refusedHeader: String?, _ denied: String
    ) -> ChallengeOutcome {
        if header == refusedHeader { return .failed(BlobFailure(.unauthorized, denied)) }
        logins[origin] = Login(header: header)
        return .retry
    }

    static func challenges(_ head: HTTPResponseHead) -> [AuthChallenge] {
        var out: [AuthChallenge] = []
        for header in head.headers where asciiEqualIgnoringCase(header.name, "WWW-Authenticate") {
            out += AuthChallenge.parse(header.value)
        }
        return out
    }

    /// A token that does not reach far enough, which some servers tell by a 403 (RFC 6750 section 3.1).
    static func wantsMoreScope(_ head: HTTPResponseHead) -> Bool {
        challenges(head).contains { $0.scheme == "bearer" && $0.parameter("error") == "insufficient_scope" }
    }

    static func basicHeader(_ user: String, _ password: String) -> String {
        "Basic " + Base64.encode(Array((user + ":" + password).utf8))
    }

    // MARK: Credentials

    private func lookUp() -> CredentialAnswer {
        store?.lookUp(registry: registry, repository: repository, refused: refused) ?? .known(nil)
    }

    private func known() -> Credentials? {
        if case .known(let found) = lookUp() { return found }
        return nil
    }

    /// Others than those that were refused just now; `.known(nil)` where there are none.
    private func askAgain(instead old: Credentials) -> CredentialAnswer {
        // Once: what a program gives again and again is what it has.
        if refused == old { return .known(nil) }
        refused = old
        let answer = lookUp()
        if case .known(let new) = answer, new == old { return .known(nil) }
        return answer
    }

    // MARK: Tokens

    /// Asks for a token; `.wait` where its request is under way.
    private func startToken(
        _ challenge: AuthChallenge, _ origin: HTTPURL.Origin, _ session: FetchSession
    ) -> ChallengeOutcome {
        guard let realmText = challenge.parameter("realm"), let realm = HTTPURL(realmText),
            Authorizer.mayAsk(realm.origin, for: origin, session)
        else {
            return .failed(
                BlobFailure(
                    .unauthorized,
                    origin.text + " names \"" + printable(challenge.parameter("realm") ?? "")
                        + "\" as its token server, which is not a https URL that may be asked"))
        }
        // Our password is for the registry's own token server, not for that of a host it redirected to.
        var own: Credentials?
        if origin == session.origin {
            switch lookUp() {
            case .pending(let ticket): return .waitFor(ticket)
            case .known(let found): own = found
            }
        }
        let request = TokenRequest(self, origin, challenge, realm, own, scopes: scopes(challenge))
        var login = logins[origin] ?? Login()
        login.challenge = challenge
        login.request = request
        logins[origin] = login
        request.send(session)
        return .wait
    }

    /// What the token is to reach: what the server says, else to pull this repository.
    private func scopes(_ challenge: AuthChallenge) -> [String] {
        let usual = repository.isEmpty ? nil : "repository:" + repository + ":pull"
        guard let said = challenge.parameter("scope") else { return usual.map { [$0] } ?? [] }
        if challenge.parameter("error") == "insufficient_scope", let usual, usual != said { return [said, usual] }
        return [said]
    }

    /// A registry must not make us call what listens on this machine or in a network behind us, nor send passwords in
    /// the open.
    private static func mayAsk(
        _ realm: HTTPURL.Origin, for origin: HTTPURL.Origin, _ session: FetchSession
    ) -> Bool {
        if realm.mayBeLoopback { return session.origin.isLoopback }
        if realm.host != origin.host, AddressLiteral(realm.host)?.isPrivate == true { return false }
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
    func ended(_ request: TokenRequest, _ outcome: Result<TokenRequest.Token, BlobFailure>, _ session: FetchSession) {
        guard logins[request.origin]?.request === request else { return }
        logins[request.origin]?.request = nil
        let waiters = request.waiters
        request.waiters = []
        switch outcome {
        case .success(let token):
            let lifetimeNs = token.lifetimeSeconds &* 1_000_000_000
            var jitter: UInt8 = 0
            withUnsafeMutableBytes(of: &jitter) { session.host.fillEntropy($0) }
            let marginSeconds = Authorizer.renewBeforeSeconds + UInt64(jitter) % (Authorizer.maxJitterSeconds + 1)
            let marginNs = min(marginSeconds &* 1_000_000_000, lifetimeNs / 2)
            let expiresNs = request.sentNs &+ lifetimeNs
            logins[request.origin] = Login(
                header: "Bearer " + token.text, expiresNs: expiresNs, renewNs: expiresNs - marginNs,
                challenge: request.challenge)
            for waiter in waiters { waiter.tokenArrived(nil) }
        case .failure(let failure):
            // Renewed too early to matter: the old one serves to its end.
            if logins[request.origin]?.header == nil || waiters.count > 0 { logins[request.origin] = nil }
            if failure.reason == .unauthorized, let own = request.credentials {
                switch askAgain(instead: own) {
                case .pending(let ticket):
                    for waiter in waiters { waiter.wait(for: ticket) }
                    return
                case .known(let new?) where new != own:
                    for waiter in waiters { waiter.tokenArrived(nil) }
                    return
                case .known: break
                }
            }
            for waiter in waiters { waiter.tokenArrived(failure) }
        }
    }

    // MARK: Polling

    /// Goes on with the token that this fetch waits for.
    func advance(_ fetch: Fetch) { request(awaitedBy: fetch)?.fetch?.advance() }

    /// The delay that this token waits for, where it does.
    func waitTicket(_ fetch: Fetch) -> Ticket? { request(awaitedBy: fetch)?.fetch?.waitTicket }

    private func request(awaitedBy fetch: Fetch) -> TokenRequest? {
        for login in logins.values {
            if let request = login.request, request.waiters.contains(where: { $0 === fetch }) { return request }
        }
        return nil
    }
}
