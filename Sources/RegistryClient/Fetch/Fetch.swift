import ImageModel

/// One thing to GET, until it is here or cannot be had: follows redirects, answers challenges, waits and tries again,
/// and resumes a broken body by range where it stopped.
///
///     idle ──start──▶ running ──2xx, all bytes──▶ done
///      ▲                │
///      │                ├── redirect, 401 answered, resumable break ──▶ idle, started at once
///      │                ├── 401, token needed ──▶ waitingForToken ──token──▶ idle
///      └──ticket fired──┴── 408 429 5xx, break ──▶ waiting(ticket)
///
/// Guarded by the session's lock. `advance` does what can be done now and is called by whoever polls for the result;
/// callbacks of the transport call it too, so that only a wait needs a poll.
final class Fetch {
    enum State {
        case idle
        case running(HTTPRequestID)
        case waitingForToken
        case waiting(Ticket)
        case done(BlobFailure?)
    }

    let session: FetchSession
    let target: FetchTarget
    /// First byte wanted, and the one after the last (nil: to the end).
    let start: UInt64
    let end: UInt64?
    private var consumer: (any FetchConsumer)?
    private(set) var state: State = .idle
    private(set) var attempt: FetchAttempt?

    /// Next byte that the consumer has not had.
    private(set) var position: UInt64
    private var hasBegun = false
    /// Position when attempts were last counted from 0.
    private var positionAtReset: UInt64
    private var attempts = 0
    private var redirects = 0
    private var authRounds = 0
    private var hasRestarted = false
    private var redirectedTo: HTTPURL?
    /// A good body is coming in, by the session's meter.
    private var isReceiving = false

    init(
        _ session: FetchSession, _ target: FetchTarget, start: UInt64 = 0, end: UInt64? = nil,
        consumer: any FetchConsumer
    ) {
        self.session = session
        self.target = target
        self.start = start
        self.end = end
        position = start
        positionAtReset = start
        self.consumer = consumer
    }

    var isDone: Bool {
        if case .done = state { return true }
        return false
    }

    var failure: BlobFailure? {
        if case .done(let failure) = state { return failure }
        return nil
    }

    /// The first 401 names what is needed, the second may mean a token that has run out on the way.
    private static let maxAuthRounds = 2

    /// Where the last byte wanted ends, as far as it is known.
    private var expectedEnd: UInt64? { end ?? target.sizeBytes }

    // MARK: Polling

    /// Does what can be done without waiting.
    func advance() {
        switch state {
        case .idle: startRequest()
        case .waiting(let ticket):
            guard session.board.isFired(ticket) else { return }
            state = .idle
            startRequest()
        case .waitingForToken: session.authorizer.advance(self)
        case .running, .done: return
        }
    }

    /// The ticket to wait for where it is not the consumer's own: a retry's delay, or a token's.
    var waitTicket: Ticket? {
        switch state {
        case .waiting(let ticket): ticket
        case .waitingForToken: session.authorizer.waitTicket(self)
        default: nil
        }
    }

    func resume() {
        guard case .running(let id) = state else { return }
        if isReceiving { session.meter.resumed(session.host.monotonicNs()) }
        session.transport.resume(id)
    }

    /// Nobody wants the rest.
    func cancel() {
        if case .running(let id) = state { session.transport.cancel(id) }
        finish(BlobFailure(.cancelled, target.label + ": cancelled"))
    }

    /// The authorizer has a token now, or cannot get one.
    func tokenArrived(_ failure: BlobFailure?) {
        guard case .waitingForToken = state else { return }
        if let failure {
            finish(failure)
        } else {
            state = .idle
            startRequest()
        }
    }

    /// The token that this waits for has to wait itself.
    func tokenDelayed() { consumer?.changed() }

    // MARK: Requests

    private func startRequest() {
        let url = redirectedTo ?? target.redirectedTo ?? target.url(in: session)
        let delayMs = session.throttleDelayMs(url.origin)
        if delayMs > 0 { return wait(delayMs) }
        var headers = [HTTPHeader("Accept", target.accept), HTTPHeader("Accept-Encoding", "identity")]
        var authorization: String?
        if let fixed = target.fixedAuthorization {
            // The header is for that server alone.
            if url.origin == target.url(in: session).origin { authorization = fixed }
        } else if target.answersChallenges {
            switch session.authorizer.authorization(for: url.origin, session, self) {
            case .header(let header): authorization = header
            case .wait:
                state = .waitingForToken
                return
            }
        }
        if let authorization { headers.append(HTTPHeader("Authorization", authorization)) }
        let asksRange = position > 0 || end != nil
        if asksRange {
            headers.append(HTTPHeader("Range", "bytes=\(position)-" + (end.map { "\($0 - 1)" } ?? "")))
        }
        var request = HTTPRequest(url: url.text, headers: headers)
        if let form = target.form {
            request.method = "POST"
            request.headers.append(HTTPHeader("Content-Type", "application/x-www-form-urlencoded"))
            request.body = form
        }
        let attempt = FetchAttempt(fetch: self, url: url, authorization: authorization, asksRange: asksRange)
        self.attempt = attempt
        target.traffic.requests += 1
        state = .running(session.transport.start(request, sink: attempt))
    }

    /// Ends the running request, whose further callbacks find that they are of no current attempt.
    private func dropRequest() {
        if case .running(let id) = state { session.transport.cancel(id) }
        endBody()
        attempt = nil
        state = .idle
    }

    private func endBody() {
        if isReceiving { session.meter.ended(session.host.monotonicNs()) }
        isReceiving = false
    }

    func finish(_ failure: BlobFailure?) {
        if isDone { return }
        endBody()
        attempt = nil
        state = .done(failure)
        let consumer = self.consumer
        // Ends the cycle between a consumer and its fetch.
        self.consumer = nil
        consumer?.changed()
    }

    private func wait(_ delayMs: UInt64) {
        let ticket = session.board.issue()
        state = .waiting(ticket)
        session.transport.fire(ticket, on: session.board, afterMs: delayMs)
        consumer?.changed()
    }

    // MARK: Outcomes, told by the current attempt

    /// A good answer; false where it was refused and the fetch is over.
    func accept(_ head: HTTPResponseHead, from url: HTTPURL) -> Bool {
        session.hasReachedServer = true
        session.isSchemeSettled = true
        if url != target.url(in: session) { target.redirectedTo = url }
        if !isReceiving { session.meter.began(session.host.monotonicNs()) }
        isReceiving = true
        if hasBegun { return true }
        hasBegun = true
        if let refusal = consumer?.began(head) {
            fail(refusal)
            return false
        }
        return true
    }

    /// Returns false to pause.
    func deliver(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let consumer else { return true }
        position += UInt64(bytes.count)
        target.traffic.receivedBytes += UInt64(bytes.count)
        session.meter.received(bytes.count, session.host.monotonicNs())
        if position - positionAtReset >= session.settings.progressBytes {
            positionAtReset = position
            attempts = 0
            authRounds = 0
            hasRestarted = false
        }
        switch consumer.received(bytes) {
        case .more: return true
        case .pause:
            session.meter.paused()
            return false
        case .enough:
            dropRequest()
            finish(nil)
        case .failed(let failure): fail(failure)
        }
        return true
    }

    func fail(_ failure: BlobFailure) {
        dropRequest()
        finish(failure)
    }

    /// The body has ended without an error; that it is all is for us to see.
    func bodyEnded(_ url: HTTPURL) {
        if let expectedEnd, position < expectedEnd {
            return bodyBroke("the server ended the body early", url)
        }
        finish(nil)
    }

    /// The connection broke inside a body: goes on from there.
    func bodyBroke(_ words: String, _ url: HTTPURL) {
        retry(
            BlobFailure(
                .truncated,
                describe(url) + ": the body broke off after \(position)"
                    + (expectedEnd.map { " of \($0)" } ?? "") + " bytes: " + printable(words)))
    }

    func unreachable(_ words: String, _ url: HTTPURL) {
        if restartWithTLS(url) { return }
        if session.fellBackToTLS && !session.hasReachedServer {
            // Neither answers: the next attempt begins with http again.
            session.fellBackToTLS = false
            session.isSchemeSettled = false
            session.origin.isSecure = false
        }
        let failure = BlobFailure(
            .unreachable,
            "cannot reach " + url.origin.authority + ": " + printable(words) + "; wanted: " + describe(url))
        // A wrong name or a server that does not run is told at once; an outage is waited for.
        if !session.hasReachedServer && attempts >= 1 { return fail(failure) }
        retry(failure)
    }

    /// Loopback servers speak http or https, and only trying tells.
    func restartWithTLS(_ url: HTTPURL) -> Bool {
        guard !session.isSchemeSettled, redirectedTo == nil, target.answersChallenges else { return false }
        session.isSchemeSettled = true
        guard !session.origin.isSecure else { return false }
        session.origin.isSecure = true
        session.fellBackToTLS = true
        dropRequest()
        startRequest()
        return true
    }

    func redirected(_ location: String?, from url: HTTPURL) {
        guard let location, let next = url.resolve(location) else {
            return fail(
                BlobFailure(.malformed, describe(url) + ": redirects to no http URL: " + printable(location ?? "")))
        }
        if url.origin.isSecure && !next.origin.isSecure {
            return fail(BlobFailure(.malformed, describe(url) + ": redirects from https to " + next.withoutQuery))
        }
        if !next.origin.isSecure && !next.origin.isLoopback && !session.settings.allowsPlainHTTP {
            return fail(
                BlobFailure(.malformed, describe(url) + ": redirects to " + next.withoutQuery + ", which is not https"))
        }
        if next.origin.isLoopback && !session.origin.isLoopback {
            return fail(BlobFailure(.malformed, describe(url) + ": redirects to this machine: " + next.withoutQuery))
        }
        if target.staysHome && next.origin != session.origin {
            return fail(BlobFailure(.notFound, describe(url) + ": redirects to " + next.withoutQuery))
        }
        redirects += 1
        guard redirects <= session.settings.maxRedirects else {
            return fail(
                BlobFailure(.malformed, describe(url) + ": more than \(session.settings.maxRedirects) redirects"))
        }
        session.hasReachedServer = true
        session.isSchemeSettled = true
        redirectedTo = next
        dropRequest()
        startRequest()
    }

    /// 401: asks the authorizer for something better than what was refused.
    func challenged(_ head: HTTPResponseHead, _ errorText: String, attempt: FetchAttempt) {
        session.hasReachedServer = true
        session.isSchemeSettled = true
        authRounds += 1
        if target.answersChallenges && authRounds <= Fetch.maxAuthRounds {
            dropRequest()
            switch session.authorizer.challenged(
                attempt.url, head, refused: attempt.authorization, errorText: errorText, session, self)
            {
            case .retry: return startRequest()
            case .wait:
                state = .waitingForToken
                consumer?.changed()
                return
            case .failed(let failure):
                // A signed URL that has expired may say 401.
                if restartFromOrigin(attempt.url) { return }
                return fail(failure)
            }
        }
        let hint = target.answersChallenges ? "; there is no such repository, or it wants another login" : ""
        fail(BlobFailure(.unauthorized, describe(attempt.url) + ": access denied (401)" + errorText + hint))
    }

    /// Starts again at the image's own URL where the one of a redirect no longer works; once.
    func restartFromOrigin(_ url: HTTPURL) -> Bool {
        guard url.origin != target.url(in: session).origin || target.redirectedTo != nil, !hasRestarted else {
            return false
        }
        hasRestarted = true
        target.redirectedTo = nil
        redirectedTo = nil
        redirects = 0
        dropRequest()
        startRequest()
        return true
    }

    /// Waits and tries again, or fails with `failure` where that was tried often enough.
    func retry(_ failure: BlobFailure, retryAfterMs: UInt64? = nil, origin: HTTPURL.Origin? = nil) {
        dropRequest()
        attempts += 1
        guard attempts < session.settings.maxAttempts else {
            return finish(BlobFailure(failure.reason, failure.message + " (tried \(attempts) times)"))
        }
        // The next attempt asks the registry again for where the bytes are.
        redirectedTo = nil
        target.redirectedTo = nil
        redirects = 0
        if let retryAfterMs {
            guard retryAfterMs <= session.settings.maxRetryAfterMs else {
                return finish(
                    BlobFailure(
                        failure.reason,
                        failure.message + "; the server asks to come back in \(retryAfterMs / 1000) seconds"))
            }
            if let origin { session.throttle(origin, forMs: retryAfterMs) }
            return wait(max(retryAfterMs, 1))
        }
        wait(session.retryDelayMs(attempt: attempts))
    }

    /// `layer sha256:… (https://…)`
    func describe(_ url: HTTPURL) -> String { target.label + " (" + url.withoutQuery + ")" }
}
