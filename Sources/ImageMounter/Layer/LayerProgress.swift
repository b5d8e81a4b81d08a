import ImageModel

/// How far a layer is.
public struct LayerProgress: Sendable {
    public enum Phase: Sendable {
        case waiting
        case fetching
        /// Its index is known, its bytes are not here and not asked for.
        case indexed
        case complete
        case failed
    }
    public var digest: Digest
    public var phase: Phase
    /// Stored (compressed) bytes that this process has got from the source; 0 if the cache had the layer.
    public var fetchedBytes: UInt64
    public var totalBytes: UInt64
}
