import ImageModel

/// A request to a token server, and who waits for it.
package final class TokenRequest: FetchConsumer {
    package struct Token: Equatable, Sendable {
        package var text: String
        package var lifetimeSeconds: UInt64
    }

    private let authorizer: Authorizer
    let origin: HTTPURL.Origin
    let challenge: AuthChallenge
    /// What it is asked with; nil: anonymously.
    let credentials: Credentials?
    private let realm: HTTPURL
    private let scopes: [String]
    private(set) var sentNs: UInt64 = 0
    private(set) var fetch: Fetch?
    var waiters: [Fetch] = []
    private var isForm = false
    private var body: [UInt8] = []
    private var dateText: String?
    private let maxBytes = 1 << 20

    init(
        _ authorizer: Authorizer, _ origin: HTTPURL.Origin, _ challenge: AuthChallenge, _ realm: HTTPURL,
        _ credentials: Credentials?, scopes: [String]
    ) {
        self.authorizer = authorizer
        self.origin = origin
        self.challenge = challenge
        self.realm = realm
        self.credentials = credentials
        self.scopes = scopes
    }

    func send(_ session: FetchSession) {
        if case .identityToken = credentials { isForm = true }
        start(session)
    }

    private func start(_ session: FetchSession) {
        var fields: [HTTPHeader] = []
        if let service = challenge.parameter("service") { fields.append(HTTPHeader("service", service)) }
        var authorization: String?
        var form: [UInt8]?
        var url = realm
        switch credentials {
        case .identityToken(let token)? where isForm:
            // One scope field, with spaces between (RFC 6749 section 3.3).
            if !scopes.isEmpty { fields.append(HTTPHeader("scope", scopes.joined(separator: " "))) }
            fields += [
                HTTPHeader("grant_type", "refresh_token"), HTTPHeader("refresh_token", token),
                HTTPHeader("client_id", "c2w-run"),
            ]
            form = Array(Authorizer.formEncoded(fields).utf8)
        case .identityToken(let token)?:
            // A server without the form takes it as the password of a user of this name.
            fields += scopes.map { HTTPHeader("scope", $0) }
            authorization = Authorizer.basicHeader("<token>", token)
        case .basic(let user, let password)?:
            fields += scopes.map { HTTPHeader("scope", $0) }
            fields.append(HTTPHeader("account", user))
            authorization = Authorizer.basicHeader(user, password)
        case .registryToken, nil: fields += scopes.map { HTTPHeader("scope", $0) }
        }
        if form == nil, !fields.isEmpty {
            let joiner = url.target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
            url.target += joiner + Authorizer.formEncoded(fields)
        }
        let target = FetchTarget(
            .url(url), label: "token for " + origin.authority, accept: "application/json",
            fixedAuthorization: authorization, form: form)
        target.isTokenServer = true
        sentNs = session.host.monotonicNs()
        body = []
        let fetch = Fetch(session, target, consumer: self)
        self.fetch = fetch
        fetch.advance()
    }

    func began(_ head: HTTPResponseHead) -> BlobFailure? {
        dateText = head.header("Date")
        return nil
    }

    func received(_ bytes: UnsafeRawBufferPointer) -> FetchFlow {
        guard body.count + bytes.count <= maxBytes else {
            return .failed(
                BlobFailure(.tooLarge, "the token server of \(origin.authority) sends more than \(maxBytes) bytes"))
        }
        body.append(contentsOf: bytes)
        return .more
    }

    func changed() {
        guard let fetch else { return }
        guard fetch.isDone else {
            // It waits to try again: whoever waits for it must wait for that.
            for waiter in waiters { waiter.tokenDelayed() }
            return
        }
        let session = fetch.session
        let outcome: Result<Token, BlobFailure>
        if let failure = fetch.failure {
            // Servers that only know the older way say that there is no such thing.
            if isForm, failure.reason == .notFound || failure.reason == .unsupported {
                isForm = false
                return start(session)
            }
            outcome = .failure(failure)
        } else {
            outcome = parse(session)
        }
        // Ends the cycle with the fetch.
        self.fetch = nil
        authorizer.ended(self, outcome, session)
    }

    private func parse(_ session: FetchSession) -> Result<Token, BlobFailure> {
        let nowSeconds = dateText.flatMap(HTTPDate.seconds) ?? session.host.realtimeNs() / 1_000_000_000
        do throws(DocumentError) {
            return .success(try TokenRequest.token(body, nowSeconds: nowSeconds))
        } catch {
            return .failure(
                BlobFailure(.unauthorized, "the token server of \(origin.authority) answers nonsense: " + error.message)
            )
        }
    }

    /// Reads `{"token": …}` or `{"access_token": …}`, with `expires_in` in seconds, counted from `issued_at`.
    ///
    /// - Parameter nowSeconds: by the server's clock, as far as it is known.
    package static func token(_ body: [UInt8], nowSeconds: UInt64) throws(DocumentError) -> Token {
        let document = JSONField(document: try JSONValue.parse(body))
        let first = try document.optional("token")
        let field = if let first, first.value != .string("") { first } else { try document.required("access_token") }
        let text = try field.string()
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw field.failure(.invalid, "is no token")
        }
        // Servers that do not say mean 60 seconds; less than that would not outlive a slow request.
        var seconds: UInt64 = 60
        if case .number(let said)? = document.value.member("expires_in"), let whole = said.uint64 {
            seconds = min(max(whole, 60), 86400)
        }
        // A token server may hand out a token that it made a while ago. A clock that is further off says nothing.
        if case .string(let issued)? = document.value.member("issued_at"), let at = RFC3339.seconds(issued),
            at <= nowSeconds, nowSeconds - at < seconds
        {
            seconds -= nowSeconds - at
        }
        // Less than said, so that it does not run out on the way.
        return Token(text: text, lifetimeSeconds: seconds > 4 ? seconds - 2 : seconds)
    }
}

/// The ticket that waiters for something hold: issued when the first one comes, fired when there is news.
struct Wake {
    private var issued: Ticket?

    mutating func ticket(_ board: TicketBoard) -> Ticket {
        if let issued { return issued }
        let ticket = board.issue()
        issued = ticket
        return ticket
    }

    mutating func fire(_ board: TicketBoard) {
        guard let ticket = issued else { return }
        issued = nil
        board.fire(ticket)
    }
}
