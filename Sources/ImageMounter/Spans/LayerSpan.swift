import ImageModel

/// A piece of a layer's content that can be fetched, checked and decoded by itself.
///
/// *Content* is what file offsets of the layer's index count in: the uncompressed tar (`ContentSpace.tar`), or the
/// files' bytes one after the other (`.files`) where a foreign index knows files only.
package struct LayerSpan: Equatable {
    package enum Coding: UInt8 {
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
    package enum Check: UInt8 {
        case none = 0
        case stored = 1
        case content = 2
    }
    package var contentOffset: UInt64
    package var contentBytes: UInt64
    /// The bytes to fetch.
    package var storedOffset: UInt64
    package var storedBytes: UInt64
    /// Decoded bytes that come before the span's own.
    package var skippedBytes: UInt64
    package var coding: Coding
    package var check: Check
    package var bitCount: UInt8

    package init(
        contentOffset: UInt64, contentBytes: UInt64, storedOffset: UInt64, storedBytes: UInt64, skippedBytes: UInt64,
        coding: Coding, check: Check, bitCount: UInt8
    ) {
        self.contentOffset = contentOffset
        self.contentBytes = contentBytes
        self.storedOffset = storedOffset
        self.storedBytes = storedBytes
        self.skippedBytes = skippedBytes
        self.coding = coding
        self.check = check
        self.bitCount = bitCount
    }
}

/// What offsets of a layer's index count in.
package enum ContentSpace: UInt8 {
    case tar = 0
    case files = 1
}
