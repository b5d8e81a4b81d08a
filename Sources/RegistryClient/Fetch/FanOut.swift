/// Whether more requests at once bring more bytes: raised step by step where they do, taken back where they do not.
///
/// Servers and proxies often limit a connection, long fat links hide it; a near server is as fast with one. So the
/// rate of all streams together is measured over an epoch, then with one part more, and the better is kept. Epochs
/// in which readers were slower than the network decide nothing. Guarded by the session's lock.
struct FanOut {
    /// Parts of one stream that may be on their way at once.
    private(set) var level = 1
    private let maxLevel: Int
    private let gainPercent: Int
    private let epochBytes: UInt64

    private var rate: UInt64 = 0
    private var isTrying = false
    /// The epoch in which a change has taken effect only in part.
    private var isSettling = false
    /// Bytes to come before the next try after one that brought nothing.
    private var holdBytes: UInt64 = 0

    private var startNs: UInt64 = 0
    private var bytes: UInt64 = 0
    private var wasPaused = false
    private var hasStarved = false

    private static let minEpochNs: UInt64 = 100_000_000
    private static let holdAfterLossBytes: UInt64 = 256 << 20
    /// One stream this fast needs no help.
    private static let enoughBytesPerSecond: UInt64 = 400_000_000

    init(maxLevel: Int, gainPercent: Int, epochBytes: UInt64) {
        self.maxLevel = max(1, maxLevel)
        self.gainPercent = gainPercent
        self.epochBytes = max(1, epochBytes)
    }

    mutating func paused() { wasPaused = true }
    mutating func starved() { hasStarved = true }

    /// The server had too many requests, or a part failed.
    mutating func halve() {
        level = max(1, level / 2)
        isTrying = false
        holdBytes = FanOut.holdAfterLossBytes
    }

    mutating func received(_ count: Int, _ nowNs: UInt64) {
        if startNs == 0 || nowNs < startNs { restart(nowNs) }
        bytes &+= UInt64(count)
        let elapsedNs = nowNs - startNs
        let isLong = gainPercent < 0 || elapsedNs >= FanOut.minEpochNs
        guard bytes >= epochBytes, isLong, elapsedNs > 0 else { return }
        let found = min(bytes, 1 << 40) &* 1_000_000 / max(1, elapsedNs / 1000)
        holdBytes = holdBytes > bytes ? holdBytes - bytes : 0
        let isNetworkBound = hasStarved && !wasPaused
        restart(nowNs)
        guard isNetworkBound else { return }
        if isSettling {
            isSettling = false
        } else {
            judge(found)
        }
    }

    private mutating func judge(_ found: UInt64) {
        if isTrying {
            let wanted = rate / 100 &* UInt64(max(0, 100 + gainPercent))
            guard found >= wanted else {
                level -= 1
                isTrying = false
                isSettling = true
                holdBytes = FanOut.holdAfterLossBytes
                return
            }
        }
        rate = found
        isTrying = false
        if level < maxLevel, holdBytes == 0, found < FanOut.enoughBytesPerSecond {
            level += 1
            isTrying = true
            isSettling = true
        }
    }

    private mutating func restart(_ nowNs: UInt64) {
        startNs = nowNs
        bytes = 0
        wasPaused = false
        hasStarved = false
    }
}
