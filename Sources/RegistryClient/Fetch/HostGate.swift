import ImageModel

/// How many requests each host has to bear, and when it wants to be left alone. Guarded by the session's lock.
///
/// Source of the manners: RFC 6585 section 4 (429), RFC 9110 section 10.2.3 (`Retry-After`).
final class HostGate {
    private struct Host {
        var running = 0
        var limit: Int
        var throttledUntilNs: UInt64 = 0
        /// Good answers since the limit last changed.
        var goodAnswers = 0
    }

    private let maxRunning: Int
    private var hosts: [HTTPURL.Origin: Host] = [:]
    private var queue: [(fetch: Fetch, origin: HTTPURL.Origin)] = []

    /// After so many good answers a host that once said "too many" is trusted with one request more.
    private static let goodAnswersPerRaise = 16

    init(maxRunning: Int) { self.maxRunning = max(1, maxRunning) }

    // MARK: Slots

    /// Takes a slot; false where there is none for requests of that urgency.
    func take(_ origin: HTTPURL.Origin, _ urgency: Fetch.Urgency) -> Bool {
        var host = hosts[origin] ?? Host(limit: maxRunning)
        // What nobody waits for yet leaves room for what somebody will.
        let reserve = urgency == .needed ? 0 : min(urgency.rawValue, host.limit - 1)
        guard host.running < host.limit - reserve else { return false }
        host.running += 1
        hosts[origin] = host
        return true
    }

    /// The reader goes on with a body that had lent its slot: it cannot be made to wait for another.
    func takeBack(_ origin: HTTPURL.Origin) { hosts[origin, default: Host(limit: maxRunning)].running += 1 }

    func giveBack(_ origin: HTTPURL.Origin, _ session: FetchSession) {
        if var host = hosts[origin] {
            host.running = max(0, host.running - 1)
            hosts[origin] = host
        }
        startNext(session)
    }

    func enqueue(_ fetch: Fetch, _ origin: HTTPURL.Origin) { queue.append((fetch, origin)) }

    func forget(_ fetch: Fetch) { queue.removeAll { $0.fetch === fetch } }

    /// Starts what there is room for: the most urgent first, of those the oldest.
    func startNext(_ session: FetchSession) {
        var urgency = 0
        while urgency <= Fetch.Urgency.spare.rawValue {
            let next = queue.firstIndex { entry in
                entry.fetch.urgency.rawValue == urgency && hasRoom(entry.origin, entry.fetch.urgency)
            }
            guard let next else {
                urgency += 1
                continue
            }
            let fetch = queue.remove(at: next).fetch
            fetch.goOn()
        }
    }

    private func hasRoom(_ origin: HTTPURL.Origin, _ urgency: Fetch.Urgency) -> Bool {
        guard let host = hosts[origin] else { return true }
        let reserve = urgency == .needed ? 0 : min(urgency.rawValue, host.limit - 1)
        return host.running < host.limit - reserve
    }

    // MARK: Manners

    func sawGoodAnswer(_ origin: HTTPURL.Origin) {
        guard var host = hosts[origin], host.limit < maxRunning else { return }
        host.goodAnswers += 1
        if host.goodAnswers >= HostGate.goodAnswersPerRaise {
            host.goodAnswers = 0
            host.limit += 1
        }
        hosts[origin] = host
    }

    /// 429: half as many at once from now on.
    func sawTooMany(_ origin: HTTPURL.Origin) {
        var host = hosts[origin] ?? Host(limit: maxRunning)
        host.limit = max(1, host.limit / 2)
        host.goodAnswers = 0
        hosts[origin] = host
    }

    /// A server that said 429 or 503 is left alone by all requests until its time has come.
    func throttle(_ origin: HTTPURL.Origin, forMs delayMs: UInt64, nowNs: UInt64) {
        // A clock that stands still would keep us away for ever.
        if nowNs == 0 { return }
        var host = hosts[origin] ?? Host(limit: maxRunning)
        host.throttledUntilNs = max(host.throttledUntilNs, nowNs &+ delayMs &* 1_000_000)
        hosts[origin] = host
    }

    func throttleDelayMs(_ origin: HTTPURL.Origin, _ nowNs: UInt64) -> UInt64 {
        guard let until = hosts[origin]?.throttledUntilNs, until > nowNs else { return 0 }
        return (until - nowNs) / 1_000_000 + 1
    }
}
