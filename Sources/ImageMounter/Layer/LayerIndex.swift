import ImageModel

/// What is in one layer: its entries in the order of the tar, as a journal of compact records, where the content of
/// each file lies in the uncompressed layer, and how to decode any part of that.
///
/// The journal in memory is the one in the cache. A record takes 20 to 40 bytes for a usual file, since a
/// path shares its beginning with the one before and offsets and times are differences.
///
/// ```
///   0  8 magic "c2wLayer"
///   8  4 version, LE: 2
///  12  4 1: there is a span table; 0: there is none
///  16  8 number of entries, LE
///  24  8 size of the uncompressed layer in bytes, LE
///  32  8 size of the journal in bytes, LE
///  40 32 SHA-256 of the layer as stored (its digest)
///  72 32 SHA-256 of the uncompressed layer (its diff ID)
/// 104  … journal, see LayerIndexBuilder
///   …  … span table, see SpanTable+Coding
///   …  32 SHA-256 of all before
/// ```
public final class LayerIndex: @unchecked Sendable {
    // Immutable after init; that is why any thread may use it.
    public let digest: Digest
    public let diffID: Digest
    public let entryCount: UInt64
    public let uncompressedSizeBytes: UInt64
    let journal: [UInt8]
    /// Nil where the layer has to be decoded as a whole.
    package let spans: SpanTable?

    static let headerBytes = 104
    static let magic: StaticString = "c2wLayer"
    static let version: UInt32 = 2
    /// An index beyond this is not read back: 8 M entries with long names are half of it.
    static let maximumBytes: UInt64 = 1 << 30

    package init(
        digest: Digest, diffID: Digest, entryCount: UInt64, uncompressedSizeBytes: UInt64, journal: [UInt8],
        spans: SpanTable? = nil
    ) {
        self.digest = digest
        self.diffID = diffID
        self.entryCount = entryCount
        self.uncompressedSizeBytes = uncompressedSizeBytes
        self.journal = journal
        self.spans = spans
    }

    /// Size of the journal in bytes: most of the memory this index takes.
    public var journalBytes: Int { journal.count }

    /// Writes the form above, piece by piece.
    func write(codecs: CodecProvider, to writer: any CacheWriter) throws(BlobFailure) {
        let hash = codecs.makeSHA256()
        for part in parts {
            try part.withBytes { (bytes) throws(BlobFailure) in
                hash.update(bytes)
                try writer.append(bytes)
            }
        }
        try hash.finish().withBytes { (bytes) throws(BlobFailure) in try writer.append(bytes) }
    }

    /// The form above, to be published.
    package func serialized(codecs: CodecProvider) -> [UInt8] {
        var out: [UInt8] = []
        for part in parts { out.append(contentsOf: part) }
        let hash = codecs.makeSHA256()
        out.withUnsafeBytes { hash.update($0) }
        return out + hash.finish()
    }

    private var parts: [[UInt8]] {
        var header: [UInt8] = []
        LayerIndex.magic.withUTF8Buffer { header.append(contentsOf: $0) }
        header.appendLE(UInt64(LayerIndex.version), count: 4)
        header.appendLE(spans == nil ? 0 : 1, count: 4)
        header.appendLE(entryCount, count: 8)
        header.appendLE(uncompressedSizeBytes, count: 8)
        header.appendLE(UInt64(journal.count), count: 8)
        header.append(contentsOf: digest.bytes)
        header.append(contentsOf: diffID.bytes)
        var table: [UInt8] = []
        spans?.append(to: &table)
        return [header, journal, table]
    }

    /// Reads and checks the form above: magic, version, lengths, checksum and the span table. Records are checked when
    /// they are read (`LayerIndexReader`). The bytes may come from anybody: the caller knows which digests it wants.
    public static func read(_ bytes: UnsafeRawBufferPointer, codecs: CodecProvider) throws(LayerError) -> LayerIndex {
        guard bytes.count >= headerBytes + 32 else { throw .index("it is cut short") }
        let isMagic = magic.withUTF8Buffer { bytes.starts(with: $0) }
        guard isMagic else { throw .index("it is none of ours") }
        var cursor = ByteCursor(bytes)
        let index: LayerIndex?
        let table: UnsafeRawBufferPointer?
        do throws(ByteCursor.Truncated) {
            (index, table) = try readBody(&cursor, codecs: codecs)
        } catch { (index, table) = (nil, nil) }
        guard let index else { throw .index("it is damaged, or of another version, by byte \(cursor.offset)") }
        guard let table else { return index }
        let spans = try SpanTable.read(table)
        guard spans.contentBytes == index.uncompressedSizeBytes else {
            throw .index("its spans hold \(spans.contentBytes) bytes of \(index.uncompressedSizeBytes)")
        }
        return LayerIndex(
            digest: index.digest, diffID: index.diffID, entryCount: index.entryCount,
            uncompressedSizeBytes: index.uncompressedSizeBytes, journal: index.journal, spans: spans)
    }

    /// All but the span table, and the bytes of that.
    private static func readBody(
        _ cursor: inout ByteCursor, codecs: CodecProvider
    ) throws(ByteCursor.Truncated) -> (LayerIndex?, UnsafeRawBufferPointer?) {
        let bytes = cursor.buffer
        try cursor.skip(8)
        guard try cursor.u32LE() == version else { return (nil, nil) }
        let spansFlag = try cursor.u32LE()
        let entryCount = try cursor.u64LE()
        let uncompressedSizeBytes = try cursor.u64LE()
        let journalBytes = try cursor.u64LE()
        let digest = Digest(sha256: [UInt8](try cursor.bytes(32)))
        let diffID = Digest(sha256: [UInt8](try cursor.bytes(32)))
        let bodyBytes = UInt64(bytes.count - headerBytes - 32)
        guard spansFlag <= 1, entryCount <= LayerLimits.entries, uncompressedSizeBytes <= UInt64(Int64.max),
            spansFlag == 1 ? journalBytes <= bodyBytes : journalBytes == bodyBytes
        else { return (nil, nil) }
        let journal = try cursor.bytes(Int(journalBytes))
        let table = try cursor.bytes(cursor.remaining - 32)
        let hash = codecs.makeSHA256()
        hash.update(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 32)]))
        guard try cursor.bytes(32).elementsEqual(hash.finish()) else { return (nil, nil) }
        let index = LayerIndex(
            digest: digest, diffID: diffID, entryCount: entryCount, uncompressedSizeBytes: uncompressedSizeBytes,
            journal: [UInt8](journal))
        return (index, spansFlag == 1 ? table : nil)
    }
}

/// Limits on what a stack of layers may hold.
public enum LayerLimits {
    /// Entries of one layer, and of one image.
    public static let entries: UInt64 = 8 << 20
    /// Layers of one image; the kernel's overlayfs takes 500.
    public static let layers = 1000
    /// Bytes of the journal of one layer, so that hostile names and attributes don't fill the memory.
    public static let journalBytes = 1 << 30
}

extension [UInt8] {
    mutating func appendLE(_ value: UInt64, count: Int) {
        for index in 0..<count { append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8))) }
    }

    /// `withUnsafeBytes` with a typed error, which the library's own has not.
    func withBytes<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        var failure: E?
        withUnsafeBytes { bytes in
            do throws(E) { try body(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
