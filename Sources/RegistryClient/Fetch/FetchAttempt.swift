import ImageModel

/// One request of a fetch, and what its answer means.
final class FetchAttempt: HTTPResponseSink {
    private let fetch: Fetch
    let url: HTTPURL
    /// The header that went with it; nil for none.
    let authorization: String?
    private let asksRange: Bool
    private let sentNs: UInt64

    private var head: HTTPResponseHead?
    private var isGood = false
    /// Bytes in front of what we want, where a range was asked and the whole comes.
    private var skipBytes: UInt64 = 0
    /// Bytes that this answer may still bring by its own word; nil where it does not say.
    private var remaining: UInt64?
    private var errorBody: [UInt8] = []
    private var errorBodyBytes = 0

    static let maxErrorBodyBytes = 8 << 10
    static let maxErrorDrainBytes = 256 << 10

    init(fetch: Fetch, url: HTTPURL, authorization: String?, asksRange: Bool) {
        self.fetch = fetch
        self.url = url
        self.authorization = authorization
        self.asksRange = asksRange
        sentNs = fetch.session.host.monotonicNs()
    }

    private var isCurrent: Bool { fetch.attempt === self }

    // MARK: HTTPResponseSink

    func head(_ head: HTTPResponseHead) {
        fetch.session.lock.withLock {
            guard isCurrent else { return }
            self.head = head
            fetch.session.meter.sawRoundTrip(fetch.session.host.monotonicNs() &- sentNs)
            let isDone = fetch.target.upload != nil && (head.status == 201 || head.status == 202)
            if head.status == 200 || head.status == 206 || isDone { takeGoodHead(head) }
        }
    }

    func body(_ bytes: UnsafeRawBufferPointer) -> Bool {
        fetch.session.lock.withLock { isCurrent ? takeBody(bytes) : true }
    }

    func finished(_ error: TransportError?) {
        fetch.session.lock.withLock { if isCurrent { takeEnd(error) } }
    }

    // MARK: Good answers

    private func takeGoodHead(_ head: HTTPResponseHead) {
        if let encoding = head.header("Content-Encoding"), !asciiEqualIgnoringCase(encoding, "identity"),
            !encoding.isEmpty
        {
            return fetch.fail(
                BlobFailure(
                    .malformed, fetch.describe(url) + ": the server compressed the bytes (\(printable(encoding)))"))
        }
        let total = fetch.target.sizeBytes
        if head.status == 206 {
            guard asksRange, let text = head.header("Content-Range"), let sent = ContentRange(text),
                let range = sent.range
            else { return refuseRange(head) }
            guard range.lowerBound == fetch.position, range.upperBound <= fetch.end ?? UInt64.max else {
                return refuseRange(head)
            }
            if let total, let said = sent.totalBytes, said != total { return fetch.fail(wrongSize(said, total)) }
            remaining = range.upperBound - range.lowerBound
            fetch.session.ranges = .proven
        } else {
            if asksRange { fetch.session.ranges = .ignored }
            skipBytes = fetch.position
            if let text = head.header("Content-Length"), let length = UInt64(text) {
                if let total, length != total { return fetch.fail(wrongSize(length, total)) }
            }
        }
        isGood = fetch.accept(head, from: url)
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard isGood else {
            errorBodyBytes += bytes.count
            let room = max(0, FetchAttempt.maxErrorBodyBytes - errorBody.count)
            errorBody.append(contentsOf: bytes.prefix(room))
            // No word of explanation is that long: the status decides without the rest.
            if errorBodyBytes > FetchAttempt.maxErrorDrainBytes, let head { judge(head) }
            return true
        }
        var wanted = bytes
        if skipBytes > 0 {
            let skipped = Int(min(skipBytes, UInt64(wanted.count)))
            skipBytes -= UInt64(skipped)
            wanted = UnsafeRawBufferPointer(rebasing: wanted[skipped...])
        }
        if let left = remaining {
            guard UInt64(wanted.count) <= left else {
                fetch.fail(BlobFailure(.malformed, fetch.describe(url) + ": sends more than the range it announced"))
                return true
            }
            remaining = left - UInt64(wanted.count)
        }
        if let end = fetch.end, fetch.position + UInt64(wanted.count) > end {
            wanted = UnsafeRawBufferPointer(rebasing: wanted[..<Int(end - fetch.position)])
        } else if let total = fetch.target.sizeBytes, fetch.position + UInt64(wanted.count) > total {
            fetch.fail(
                BlobFailure(.sizeMismatch, fetch.describe(url) + ": more bytes than the \(total) of its descriptor"))
            return true
        }
        return wanted.isEmpty ? true : fetch.deliver(wanted)
    }

    private func refuseRange(_ head: HTTPResponseHead) {
        fetch.failedByRange = true
        fetch.fail(wrongRange(head))
    }

    private func wrongRange(_ head: HTTPResponseHead) -> BlobFailure {
        let asked = "bytes \(fetch.position)-" + (fetch.end.map { "\($0 - 1)" } ?? "")
        return BlobFailure(
            .malformed,
            fetch.describe(url) + ": asked for " + asked + ", got \""
                + printable(head.header("Content-Range") ?? "no Content-Range") + "\"")
    }

    private func wrongSize(_ found: UInt64, _ wanted: UInt64) -> BlobFailure {
        BlobFailure(.sizeMismatch, fetch.describe(url) + ": has \(found) bytes, but its descriptor says \(wanted)")
    }

    // MARK: The end

    private func takeEnd(_ error: TransportError?) {
        guard let head else {
            switch error {
            case .unreachable(let words), .broken(let words): return fetch.unreachable(words, url)
            case .cancelled:
                return fetch.finish(BlobFailure(.cancelled, fetch.describe(url) + ": cancelled"))
            case nil: return fetch.unreachable("no answer", url)
            }
        }
        guard isGood else { return judge(head) }
        switch error {
        case nil: fetch.bodyEnded(url)
        case .broken(let words), .unreachable(let words): fetch.bodyBroke(words, url)
        case .cancelled: fetch.finish(BlobFailure(.cancelled, fetch.describe(url) + ": cancelled"))
        }
    }

    /// Decides by a status that is not 200 or 206.
    private func judge(_ head: HTTPResponseHead) {
        let place = fetch.describe(url)
        let text = errorText
        switch head.status {
        case 301, 302, 303, 307, 308: return fetch.redirected(head.header("Location"), from: url)
        case 400 where fetch.restartWithOtherScheme(url): return
        case 401: return fetch.challenged(head, text, attempt: self)
        case 403 where fetch.target.answersChallenges && Authorizer.wantsMoreScope(head):
            return fetch.challenged(head, text, attempt: self)
        case 400 where fetch.restartFromOrigin(url): return
        case 400 where asksRange && fetch.restartWithoutRange(): return
        case 405 where asksRange && fetch.restartWithoutRange(): return
        case 416 where asksRange && fetch.restartWithoutRange(): return
        case 501 where asksRange && fetch.restartWithoutRange(): return
        case 403, 404, 410:
            if fetch.restartFromOrigin(url) || fetch.restartElsewhere() { return }
            if head.status == 403 {
                return fetch.fail(
                    BlobFailure(.unauthorized, place + ": access denied (403)" + text))
            }
            return fetch.fail(BlobFailure(.notFound, place + ": not found (\(head.status))" + text))
        case 416:
            return fetch.fail(
                BlobFailure(
                    fetch.position > fetch.start ? .truncated : .sizeMismatch,
                    place + ": has no bytes from \(fetch.position) on (416)"
                        + (fetch.target.sizeBytes.map { ", but its descriptor says \($0)" } ?? "")))
        case 429:
            fetch.session.gate.sawTooMany(url.origin)
            fetch.session.fanOut.halve()
            return fetch.retry(
                BlobFailure(.throttled, place + ": too many requests (429)" + text), retryAfterMs: retryAfterMs(head),
                throttling: url.origin)
        case 405, 501, 505:
            return fetch.fail(BlobFailure(.unsupported, place + ": the server cannot do that (\(head.status))" + text))
        case 408, 425, 499, 500...599:
            return fetch.retry(
                BlobFailure(.serverError, place + ": server error (\(head.status))" + text),
                retryAfterMs: head.status == 503 ? retryAfterMs(head) : nil,
                throttling: head.status == 503 ? url.origin : nil)
        default:
            return fetch.fail(BlobFailure(.malformed, place + ": unexpected answer (\(head.status))" + text))
        }
    }

    /// Seconds or a date (RFC 9110 section 10.2.3).
    private func retryAfterMs(_ head: HTTPResponseHead) -> UInt64? {
        guard let value = head.header("Retry-After") else { return nil }
        if let seconds = UInt64(value) { return min(seconds, 1 << 32) * 1000 }
        guard let at = HTTPDate.seconds(value) else { return nil }
        let now = fetch.session.host.realtimeNs() / 1_000_000_000
        return at > now ? min(at - now, 1 << 32) * 1000 : 0
    }

    /// What the registry says about it, for the end of a message: `: manifest unknown`.
    private var errorText: String {
        if errorBody.isEmpty { return "" }
        if let said = RegistryErrorBody.summary(errorBody) { return ": " + said }
        return ""
    }
}
