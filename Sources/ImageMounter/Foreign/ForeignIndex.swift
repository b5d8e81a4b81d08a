import ImageModel

/// An index that somebody else made: whether it tells the truth is known only when the whole layer was read.
package struct ForeignIndex {
    /// Digest and diff ID are the layer's, as the image says. Foreign bookkeeping (landmarks, TOC entries) is not in
    /// it; whiteouts are. `uncompressedSizeBytes` counts in `space`.
    package var index: LayerIndex
    package var spans: SpanTable
    package var space: ContentSpace
    /// For a person: `eStargz`, `zstd:chunked`, `SOCI v2`, …
    package var format: String
    /// Bytes that were fetched for it.
    package var indexBytes: UInt64
    /// Whether the image's manifest vouches for it by a digest. If not, whoever can push to the repository may have
    /// made it, and a span that fits its digest need not be the layer's.
    package var isAnchored: Bool
}

/// Loads the index of one layer, step by step. Threads: one at a time.
package protocol ForeignIndexLoader: AnyObject {
    /// The index; nil if the layer has none of this kind after all. Repeat after `.pending`.
    func load() throws(BlobError) -> ForeignIndex?

    /// Whether it is known that there is one, which is being fetched.
    var isUnderway: Bool { get }
}
