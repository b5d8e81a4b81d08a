import ImageModel

/// What answers other than the bytes mean for the next request. Told by the current attempt.
extension Fetch {
    /// The first 401 names what is needed; others follow while a program looks for credentials, when those were refused
    /// and it is asked once more, or when a token has run out on the way.
    private static let maxAuthRounds = 5

    func unreachable(_ words: String, _ url: HTTPURL) {
        if restartWithOtherScheme(url) { return }
        if session.hasSwitchedScheme && !session.hasReachedServer { session.resetScheme() }
        let failure = BlobFailure(
            .unreachable,
            "cannot reach " + url.origin.authority + ": " + printable(words) + "; wanted: " + describe(url))
        // A wrong name or a server that does not run is told at once; an outage is waited for.
        if !session.hasReachedServer && attempts >= 1 { return fail(failure) }
        // Where a redirect led is not there any more.
        if url != target.url(in: session), restartFromOrigin(url) { return }
        retry(failure)
    }

    /// Loopback servers and those of an `insecure` entry speak http or https, and only trying tells.
    func restartWithOtherScheme(_ url: HTTPURL) -> Bool {
        guard !session.isSchemeSettled, redirectedTo == nil, url.origin == session.origin else { return false }
        session.switchScheme()
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
        if next.origin.mayBeLoopback && !session.origin.isLoopback {
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

    /// 401, or a 403 that says the token does not reach far enough: asks the authorizer for something better.
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
            case .wait: return waitForToken()
            case .waitFor(let ticket): return wait(for: ticket)
            case .failed(let failure):
                // A signed URL that has expired may say 401.
                if restartFromOrigin(attempt.url) { return }
                return fail(failure)
            }
        }
        let hint = target.answersChallenges ? "; there is no such repository, or it wants another login" : ""
        fail(BlobFailure(.unauthorized, describe(attempt.url) + ": access denied (\(head.status))" + errorText + hint))
    }

    /// Starts again at the image's own URL where the one of a redirect no longer works; once.
    func restartFromOrigin(_ url: HTTPURL) -> Bool {
        guard url != target.url(in: session), !hasRestarted else { return false }
        hasRestarted = true
        // Another fetch may have found the new place already.
        if target.redirectedTo == url { target.redirectedTo = nil }
        target.isRedirected = true
        redirectedTo = nil
        redirects = 0
        dropRequest()
        startRequest()
        return true
    }

    /// Goes to the next place where the blob may be, where its descriptor names some.
    func restartElsewhere() -> Bool {
        guard target.useNextPlace() else { return false }
        hasRestarted = false
        redirectedTo = nil
        redirects = 0
        dropRequest()
        startRequest()
        return true
    }

    /// The server will not have a range: asks for the whole; once.
    func restartWithoutRange() -> Bool {
        guard !avoidsRange else { return false }
        avoidsRange = true
        session.ranges = .refused
        dropRequest()
        startRequest()
        return true
    }

    /// Waits and tries again, or fails with `failure` where that was tried often enough.
    func retry(_ failure: BlobFailure, retryAfterMs: UInt64? = nil, throttling origin: HTTPURL.Origin? = nil) {
        dropRequest()
        attempts += 1
        guard attempts < session.settings.maxAttempts else {
            return finish(BlobFailure(failure.reason, failure.message + " (tried \(attempts) times)"))
        }
        // The next attempt asks the registry again for where the bytes are.
        if let led = redirectedTo ?? target.redirectedTo, origin == nil {
            if target.redirectedTo == led { target.redirectedTo = nil }
            redirectedTo = nil
            redirects = 0
        }
        var delayMs = session.retryDelayMs(attempt: attempts)
        if let retryAfterMs {
            guard retryAfterMs <= session.settings.maxRetryAfterMs else {
                return finish(
                    BlobFailure(
                        failure.reason,
                        failure.message + "; the server asks to come back in \(retryAfterMs / 1000) seconds"))
            }
            delayMs = max(retryAfterMs, 1)
        }
        // All requests to that host wait as long.
        if let origin { session.gate.throttle(origin, forMs: delayMs, nowNs: session.host.monotonicNs()) }
        wait(delayMs)
    }
}
