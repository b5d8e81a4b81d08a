/// How an image is to be fetched and believed.
public struct MountSettings: Sendable {
    public enum Fill: String, Sendable, CaseIterable {
        /// Only what is read.
        case none
        /// The rest as well, while nobody waits for anything.
        case idle
        /// The rest as well, at full speed, though behind whatever somebody waits for.
        case all
    }
    public enum Verify: String, Sendable, CaseIterable {
        /// Bytes of a layer may be used before the layer's digest is known; a mismatch ends the mount.
        case streaming
        /// Nothing is used before it is known to be right.
        case beforeUse = "before-use"
    }
    public var fill = Fill.all
    public var verify = Verify.streaming
    /// Stored bytes are kept in the cache while they come, so that none is fetched twice. Of no use where the image lies
    /// on this machine.
    public var keepsStoredBytes = true
    /// An index that the repository offers, though the manifest does not vouch for it, is believed like the repository's
    /// tags. Not so for an image that was asked for by its digest: then what such an index has shown is unchecked until
    /// the whole layer was read (`ImageMount.checkAnswers`).
    public var trustsRepository = true
    public init(fill: Fill = .all, verify: Verify = .streaming) {
        self.fill = fill
        self.verify = verify
    }
}

/// How one layer is served, for a person and for `status`.
public struct LayerStatus: Sendable {
    public var digest: String
    public var mediaType: String
    /// In a word or two: `cached`, `streaming`, `lazy`, `waiting`, `failed`.
    public var serving: String
    /// Why it is so, one line: `gzip without an index: streamed once, indexed for the next run`.
    public var reason: String
    /// What the index in use is: `own`, `eStargz`, `zstd:chunked`, `SOCI v1`, …; empty while there is none.
    public var index: String
    /// Stored bytes of the layer, those that were fetched by this mount, and those on the disk by now.
    public var totalBytes: UInt64
    public var fetchedBytes: UInt64
    public var hereBytes: UInt64
    /// Fetched for an index, beyond the layer's own bytes.
    public var indexBytes: UInt64
    /// Stored bytes, in their order, that had come when the last of those who waited for the layer could go on.
    public var neededBytes: UInt64 = 0
    public var requests: UInt64
    /// Whether digest and diff ID were both found right.
    public var isVerified: Bool
    public init(
        digest: String, mediaType: String, serving: String, reason: String, index: String = "", totalBytes: UInt64,
        fetchedBytes: UInt64 = 0, hereBytes: UInt64 = 0, indexBytes: UInt64 = 0, requests: UInt64 = 0,
        isVerified: Bool = false
    ) {
        self.digest = digest
        self.mediaType = mediaType
        self.serving = serving
        self.reason = reason
        self.index = index
        self.totalBytes = totalBytes
        self.fetchedBytes = fetchedBytes
        self.hereBytes = hereBytes
        self.indexBytes = indexBytes
        self.requests = requests
        self.isVerified = isVerified
    }
}

/// What a mount has cost so far, and what those who waited waited for.
public struct MountCost: Sendable {
    /// Stored bytes of layers that came from the source.
    public var fetchedBytes: UInt64 = 0
    /// Those that somebody waited for, with what comes before them in their layers.
    public var neededBytes: UInt64 = 0
    /// Fetched for indexes.
    public var indexBytes: UInt64 = 0
    public var requests: UInt64 = 0
    /// While somebody waited, and the bytes were not here.
    public var networkNs: UInt64 = 0
    /// While somebody waited, and the bytes were being decoded.
    public var processorNs: UInt64 = 0
    public init() {}
}
