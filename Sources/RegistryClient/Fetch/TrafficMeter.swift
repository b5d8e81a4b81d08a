/// Measures how far away a server is while requests run: the time to the first byte, and the bytes a second of
/// all bodies together. Guarded by the session's lock.
struct TrafficMeter {
    /// 0: not known.
    private(set) var roundTripNs: UInt64 = 0
    private(set) var bytesPerSecond: UInt64 = 0

    // Bodies that come in now, and the sample that is being taken over them.
    private var bodies = 0
    private var startNs: UInt64 = 0
    private var bytes: UInt64 = 0
    /// A reader held a body up: what comes then says nothing about the network.
    private var wasPaused = false

    private static let minSampleBytes: UInt64 = 256 << 10
    private static let minSampleNs: UInt64 = 5_000_000

    /// Follows a fall at once, since what makes a trip longer (a new connection, a busy server) passes.
    mutating func sawRoundTrip(_ ns: UInt64) {
        if ns == 0 { return }
        roundTripNs = roundTripNs == 0 || ns < roundTripNs ? ns : roundTripNs + (ns - roundTripNs) / 8
    }

    mutating func began(_ nowNs: UInt64) {
        if bodies == 0 { restart(nowNs) }
        bodies += 1
    }

    mutating func ended(_ nowNs: UInt64) {
        bodies = max(0, bodies - 1)
        if bodies == 0 { sample(nowNs) }
    }

    mutating func paused() { wasPaused = true }

    mutating func resumed(_ nowNs: UInt64) {
        if bodies == 1 { restart(nowNs) }
    }

    mutating func received(_ count: Int, _ nowNs: UInt64) {
        bytes &+= UInt64(count)
        if nowNs &- startNs >= TrafficMeter.minSampleNs { sample(nowNs) }
    }

    private mutating func restart(_ nowNs: UInt64) {
        startNs = nowNs
        bytes = 0
        wasPaused = false
    }

    private mutating func sample(_ nowNs: UInt64) {
        let elapsedNs = nowNs &- startNs
        guard bytes >= TrafficMeter.minSampleBytes, elapsedNs > 0, nowNs > startNs else { return }
        // Bytes are fewer than 2^40 in one sample: the product fits.
        let rate = min(bytes, 1 << 40) &* 1_000_000 / max(1, elapsedNs / 1000)
        if wasPaused {
            // At least that much.
            bytesPerSecond = max(bytesPerSecond, rate)
        } else {
            bytesPerSecond = bytesPerSecond == 0 ? rate : bytesPerSecond - bytesPerSecond / 2 + rate / 2
        }
        restart(nowNs)
    }
}
