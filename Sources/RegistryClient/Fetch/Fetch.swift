import ImageModel

/// One thing to GET, until it is here or cannot be had: follows redirects, answers challenges, waits and tries again,
/// and resumes a broken body by range where it stopped.
///
///     idle ──start──▶ running ──2xx, all bytes──▶ done
///      ▲                │
///      │                ├── redirect, 401 answered, resumable break ──▶ idle, started at once
///      │                ├── 401, token needed ──▶ waitingForToken ──token──▶ idle
///      ├──a slot──── queued ◀── the host has as many requests as it may have
///      ├──an URL──── waitingForURL ◀── another fetch of the blob is asking where it is now
///      └──ticket fired──┴── 408 429 5xx, break ──▶ waiting(ticket)
///
/// Guarded by the session's lock. `advance` does what can be done now and is called by whoever polls for the result;
/// callbacks of the transport call it too, so that only a wait needs a poll. What answers mean for the next request
/// is in `Fetch+Outcomes.swift`.
final class Fetch {
    enum State {
        case idle
        case queued
        case running(HTTPRequestID)
        case waitingForToken
        case waitingForURL
        case waiting(Ticket)
        case done(BlobFailure?)
    }

    /// Who gets a host's next free slot.
    enum Urgency: Int {
        /// Somebody waits for these bytes.
        case needed
        /// They were hinted at.
        case ahead
        /// More of a stream than comes by itself.
        case spare
    }

    let session: FetchSession
    let target: FetchTarget
    /// First byte wanted, and the one after the last (nil: to the end).
    let start: UInt64
    var end: UInt64?
    var urgency: Urgency
    private var consumer: (any FetchConsumer)?
    private(set) var state: State = .idle
    private(set) var attempt: FetchAttempt?

    /// Next byte that the consumer has not had.
    private(set) var position: UInt64
    private var hasBegun = false
    /// Position when attempts were last counted from 0.
    private var positionAtReset: UInt64
    var attempts = 0
    var redirects = 0
    var authRounds = 0
    var hasRestarted = false
    var redirectedTo: HTTPURL?
    /// This fetch asks for the whole, whatever part of it is wanted.
    var avoidsRange = false
    /// It was a range's answer that made no sense.
    var failedByRange = false
    /// A good body is coming in, by the session's meter.
    private var isReceiving = false
    /// The host whose slot this holds, and whether it is lent out while the reader holds the body up.
    private var slot: HTTPURL.Origin?
    private var isSlotLent = false

    init(
        _ session: FetchSession, _ target: FetchTarget, start: UInt64 = 0, end: UInt64? = nil,
        urgency: Urgency = .needed, consumer: any FetchConsumer
    ) {
        self.session = session
        self.target = target
        self.start = start
        self.end = end
        self.urgency = urgency
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
        case .waitingForURL: target.resolver?.advance()
        case .queued: session.gate.startNext(session)
        case .running, .done: return
        }
    }

    /// The ticket to wait for where it is not the consumer's own: a retry's delay, or a token's.
    var waitTicket: Ticket? {
        switch state {
        case .waiting(let ticket): ticket
        case .waitingForToken: session.authorizer.waitTicket(self)
        case .waitingForURL: target.resolver?.waitTicket
        default: nil
        }
    }

    func resume() {
        guard case .running(let id) = state else { return }
        if isReceiving { session.meter.resumed(session.host.monotonicNs()) }
        if let slot, isSlotLent {
            isSlotLent = false
            session.gate.takeBack(slot)
        }
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

    /// The request begins anew when this ticket has fired: a program is being asked for credentials.
    func wait(for ticket: Ticket) {
        dropRequest()
        state = .waiting(ticket)
        consumer?.changed()
    }

    func waitForToken() {
        state = .waitingForToken
        consumer?.changed()
    }

    /// The slot or the URL that was waited for is there.
    func goOn() {
        switch state {
        case .queued, .waitingForURL:
            state = .idle
            startRequest()
        default: break
        }
    }

    // MARK: Requests

    func startRequest() {
        let home = target.url(in: session)
        let url = redirectedTo ?? target.redirectedTo ?? home
        let delayMs = session.gate.throttleDelayMs(url.origin, session.host.monotonicNs())
        if delayMs > 0 { return wait(delayMs) }
        if url == home, target.isRedirected {
            // One asks for all where the blob is now.
            if let resolver = target.resolver, resolver !== self, !resolver.isDone {
                state = .waitingForURL
                target.waitingForURL.append(self)
                return
            }
            target.resolver = self
        }
        var headers = [HTTPHeader("Accept", target.accept), HTTPHeader("Accept-Encoding", "identity")]
        var authorization: String?
        if let fixed = target.fixedAuthorization {
            // The header is for that server alone.
            if url.origin == home.origin { authorization = fixed }
        } else if target.answersChallenges {
            switch session.authorizer.authorization(for: url.origin, session, self) {
            case .header(let header): authorization = header
            case .wait:
                state = .waitingForToken
                return
            case .waitFor(let ticket):
                state = .waiting(ticket)
                consumer?.changed()
                return
            }
        }
        // Tokens go past the queue: who waits in it may wait for them.
        if target.answersChallenges, slot == nil {
            guard session.gate.take(url.origin, urgency) else {
                state = .queued
                session.gate.enqueue(self, url.origin)
                return
            }
            slot = url.origin
        }
        if let authorization { headers.append(HTTPHeader("Authorization", authorization)) }
        if session.ranges == .refused { avoidsRange = true }
        let asksRange = (position > 0 || end != nil) && !avoidsRange
        if asksRange {
            headers.append(HTTPHeader("Range", "bytes=\(position)-" + (end.map { "\($0 - 1)" } ?? "")))
        }
        var request = HTTPRequest(url: url.text, headers: headers)
        request.trustsAnyCertificate = session.trustsAnyCertificate && url.origin.host == session.origin.host
        if let form = target.form {
            request.method = "POST"
            request.headers.append(HTTPHeader("Content-Type", "application/x-www-form-urlencoded"))
            request.body = form
        } else if let upload = target.upload {
            request.method = upload.method
            if let type = upload.contentType { request.headers.append(HTTPHeader("Content-Type", type)) }
            if !upload.body.isEmpty {
                request.body = upload.body
                // Some servers never say that they wait.
                request.headers.append(HTTPHeader("Expect", ""))
            } else if upload.method != "HEAD" {
                request.headers.append(HTTPHeader("Content-Length", "0"))
            }
        }
        let attempt = FetchAttempt(fetch: self, url: url, authorization: authorization, asksRange: asksRange)
        self.attempt = attempt
        target.traffic.requests += 1
        state = .running(session.transport.start(request, sink: attempt))
    }

    /// Ends the running request, whose further callbacks find that they are of no current attempt.
    func dropRequest() {
        if case .running(let id) = state { session.transport.cancel(id) }
        endAttempt()
        state = .idle
    }

    private func endAttempt() {
        if isReceiving { session.meter.ended(session.host.monotonicNs()) }
        isReceiving = false
        attempt = nil
        guard let slot else { return }
        self.slot = nil
        if !isSlotLent { session.gate.giveBack(slot, session) }
        isSlotLent = false
    }

    func finish(_ failure: BlobFailure?) {
        if isDone { return }
        endAttempt()
        session.gate.forget(self)
        state = .done(failure)
        target.urlSettled(self)
        let consumer = self.consumer
        // Ends the cycle between a consumer and its fetch.
        self.consumer = nil
        consumer?.changed()
    }

    func wait(_ delayMs: UInt64) {
        let ticket = session.board.issue()
        state = .waiting(ticket)
        session.transport.fire(ticket, on: session.board, afterMs: delayMs)
        consumer?.changed()
    }

    func fail(_ failure: BlobFailure) {
        dropRequest()
        finish(failure)
    }

    // MARK: A good answer, told by the current attempt

    /// False where it was refused and the fetch is over.
    func accept(_ head: HTTPResponseHead, from url: HTTPURL) -> Bool {
        session.hasReachedServer = true
        session.isSchemeSettled = true
        session.gate.sawGoodAnswer(url.origin)
        // What we were led to ourselves: an answer from where others were led long ago may come late, when they have found a
        // newer place.
        if let redirectedTo {
            target.redirectedTo = redirectedTo
            target.isRedirected = true
        }
        target.urlSettled(self)
        if !isReceiving { session.meter.began(session.host.monotonicNs()) }
        isReceiving = true
        if head.status == 200, end != nil || position > 0 {
            // The whole comes: it is kept as far as anybody may want it.
            if consumer?.wholeComes() == true { end = nil }
        }
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
        let nowNs = session.host.monotonicNs()
        session.meter.received(bytes.count, nowNs)
        session.fanOut.received(bytes.count, nowNs)
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
            if let slot, !isSlotLent {
                // A body that stands still must not keep others waiting, or two readers could wait for each other.
                isSlotLent = true
                session.gate.giveBack(slot, session)
            }
            return false
        case .enough:
            dropRequest()
            finish(nil)
        case .failed(let failure): fail(failure)
        }
        return true
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

    /// `layer sha256:… (https://…)`
    func describe(_ url: HTTPURL) -> String { target.label + " (" + url.withoutQuery + ")" }
}
