/// Limits and patience of everything that goes over HTTP.
public struct FetchSettings: Sendable {
    /// Manifests, indexes, configs.
    public var maxDocumentBytes = 4 << 20
    /// What one sequential reader may hold that nobody has read yet.
    public var streamBufferBytes = 4 << 20
    /// The first range that a random read asks for; it doubles while reads go on where the last one ended.
    public var windowBytes = 256 << 10
    public var maxWindowBytes = 1 << 20
    /// The longest hint that becomes one request; a longer one is read as a stream.
    public var maxPrefetchBytes = 8 << 20
    /// What the windows of one reader may hold together.
    public var maxWindowsBytes = 32 << 20
    /// A long sequential read asks for parts of this size, so many of them at once where that is faster.
    public var partBytes = 8 << 20
    public var maxPartsAtOnce = 4
    /// What parts beyond the first of each stream may hold, over all blobs of an image.
    public var maxSparePartsBytes = 40 << 20
    /// How much faster one part more must make it. Negative: more parts at once, whatever they bring.
    public var fanOutGainPercent = 20
    /// Bytes over which that is measured.
    public var fanOutEpochBytes = 1 << 20
    /// Requests to one host at once; those whose bodies nobody reads do not count.
    public var maxRequestsPerHost = 6
    public var maxRedirects = 8
    /// Requests for one thing without progress in between.
    public var maxAttempts = 5
    public var firstRetryDelayMs: UInt64 = 500
    public var maxRetryDelayMs: UInt64 = 20_000
    /// A server that asks us to come back later than this has refused.
    public var maxRetryAfterMs: UInt64 = 60_000
    /// A broken body that brought this much starts counting attempts anew.
    public var progressBytes: UInt64 = 256 << 10
    /// Speak http to other machines too. Only for networks where everybody is trusted.
    public var allowsPlainHTTP = false
    public init() {}
}
