import ImageModel

/// A request to a token server, and who waits for it.
final class TokenRequest: FetchConsumer {
    struct Token {
        var text: String
        var lifetimeSeconds: UInt64
    }

    private let authorizer: Authorizer
    let origin: HTTPURL.Origin
    let challenge: AuthChallenge
    let sentNs: UInt64
    var fetch: Fetch?
    var waiters: [Fetch] = []
    private var body: [UInt8] = []
    private let maxBytes = 1 << 20

    init(_ authorizer: Authorizer, _ origin: HTTPURL.Origin, _ challenge: AuthChallenge, sentNs: UInt64) {
        self.authorizer = authorizer
        self.origin = origin
        self.challenge = challenge
        self.sentNs = sentNs
    }

    func began(_ head: HTTPResponseHead) -> BlobFailure? { nil }

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
        let outcome: Result<Token, BlobFailure>
        if let failure = fetch.failure {
            outcome = .failure(failure)
        } else {
            outcome = parse()
        }
        // Ends the cycle with the fetch.
        self.fetch = nil
        authorizer.ended(self, outcome)
    }

    private func parse() -> Result<Token, BlobFailure> {
        do throws(DocumentError) {
            return .success(try TokenRequest.token(body))
        } catch {
            return .failure(
                BlobFailure(.unauthorized, "the token server of \(origin.authority) answers nonsense: " + error.message)
            )
        }
    }

    /// Reads `{"token": …}` or `{"access_token": …}`, with `expires_in` in seconds.
    static func token(_ body: [UInt8]) throws(DocumentError) -> Token {
        let document = JSONField(document: try JSONValue.parse(body))
        let first = try document.optional("token")
        let field = if let first, first.value != .string("") { first } else { try document.required("access_token") }
        let text = try field.string()
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw field.failure(.invalid, "is no token")
        }
        // Servers that do not say mean 60 seconds; less than that would not outlive a slow request. Ten less than
        // said, so that it does not expire on the way.
        var seconds: UInt64 = 60
        if let said = try? document.optional("expires_in")?.uint64(), said > 60 { seconds = min(said, 86400) }
        return Token(text: text, lifetimeSeconds: seconds - 10)
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
