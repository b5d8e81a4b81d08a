import ImageModel

/// A piece of a layer's content that can be fetched, checked and decoded by itself.
///
/// *Content* is what file offsets of the layer's index count in: the uncompressed tar (`ContentSpace.tar`), or the
/// files' bytes one after the other (`.files`) where a foreign index knows files only.
struct LayerSpan: Equatable {
    enum Coding: UInt8 {
        /// Stored bytes are the content.
        case raw = 0
        /// Deflate from a checkpoint: `window` and `bitCount` of the table. The stored bytes begin with the shared
        /// byte where `bitCount` is not 0.
        case deflate = 1
        /// One or more gzip members.
        case gzip = 2
        /// One or more zstd frames.
        case zstd = 3
        /// No stored bytes: zeros.
        case zeros = 4
    }
    /// What the digest of the span is of.
    enum Check: UInt8 {
        case none = 0
        case stored = 1
        case content = 2
    }
    var contentOffset: UInt64
    var contentBytes: UInt64
    /// The bytes to fetch.
    var storedOffset: UInt64
    var storedBytes: UInt64
    /// Decoded bytes that come before the span's own.
    var skippedBytes: UInt64
    var coding: Coding
    var check: Check
    var bitCount: UInt8
}

/// What offsets of a layer's index count in.
enum ContentSpace: UInt8 {
    case tar = 0
    case files = 1
}
