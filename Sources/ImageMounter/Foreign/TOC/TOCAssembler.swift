import ImageModel

/// Turns a TOC into the journal and the spans of a layer, in the content space `.files`.
///
/// A chunk becomes a span. What compressed bytes it has follows from where the next chunk begins, since chunks lie in
/// the blob in the order of the TOC. Chunks of zeros become holes of a sparse file and take no span.
struct TOCAssembler {
    /// How messages call the format.
    let format: String
    let coding: LayerSpan.Coding
    /// Where the blob's files end: the TOC begins there, or the blob ends.
    let filesEnd: UInt64

    private let builder = LayerIndexBuilder()
    private var chunks: [Chunk] = []
    /// 32 bytes a chunk.
    private var digests: [UInt8] = []
    private var contentBytes: UInt64 = 0
    /// The regular file whose chunks are still coming.
    private var file: OpenFile?

    private struct Chunk {
        var storedOffset: UInt64
        /// 0: as far as the next chunk says.
        var storedEnd: UInt64
        var skippedBytes: UInt64
        var contentBytes: UInt64
    }

    /// What is needed of a `TOCEntry` until the file is whole: there may be millions.
    private struct Part {
        var offset: UInt64
        var innerOffset: UInt64
        var chunkOffset: UInt64
        var chunkBytes: UInt64
        var chunkDigest: Digest?
        var isZeros: Bool

        init(_ entry: TOCEntry) {
            offset = entry.offset
            innerOffset = entry.innerOffset
            chunkOffset = entry.chunkOffset
            chunkBytes = entry.chunkBytes
            chunkDigest = entry.chunkDigest
            isZeros = entry.isZeros
        }
    }

    private struct OpenFile {
        var entry: TarEntry
        /// Of the first part: where the whole file ends, and its digest.
        var endOffset: UInt64
        var digest: Digest?
        var parts: [Part]
        /// Bytes that the parts so far cover.
        var coveredBytes: UInt64
    }

    /// Chunks of one layer; each takes some 70 bytes of memory until the spans are made.
    static let maximumChunks = 4 << 20

    init(format: String, coding: LayerSpan.Coding, filesEnd: UInt64) {
        self.format = format
        self.coding = coding
        self.filesEnd = filesEnd
    }

    /// Reads the whole document.
    mutating func read(_ document: UnsafeRawBufferPointer) throws(LayerError) {
        var scanner = JSONScanner(document)
        do throws(JSONScanner.Problem) {
            var hasEntries = false
            try scanner.begin(0x7b)
            var isFirst = true
            while let key = try scanner.nextKey(&isFirst) {
                if key[...].isEqual(to: "version") {
                    guard try scanner.integer() == 1 else { throw scanner.problem("its version is not 1") }
                } else if key[...].isEqual(to: "entries"), !scanner.takeNull() {
                    guard !hasEntries else { throw scanner.problem("`entries` comes twice") }
                    hasEntries = true
                    try scanner.begin(0x5b)
                    var isFirstEntry = true
                    while try scanner.nextElement(&isFirstEntry) {
                        let entry = try TOCEntry(&scanner)
                        do throws(LayerError) { try add(entry) } catch {
                            throw scanner.problem(ForeignText.of(error))
                        }
                    }
                } else {
                    try scanner.skipValue()
                }
            }
            try scanner.expectEnd()
        } catch {
            throw .foreign(format: format, "the TOC, at byte \(error.offset): \(error.text)")
        }
        try closeFile()
    }

    private func refusal(_ text: String, _ path: [UInt8]? = nil) -> LayerError {
        .foreign(format: format, path.map { printablePath($0) + ": " + text } ?? text)
    }

    // MARK: Entries

    mutating func add(_ part: TOCEntry) throws(LayerError) {
        guard case .entry(let kind) = part.kind else { return try addChunk(part) }
        try closeFile()
        guard let entry = try entry(part, kind) else { return }
        guard kind == .node(.regular) else { return try emit(entry) }
        guard entry.sizeBytes > 0 else {
            var empty = entry
            empty.contentOffset = contentBytes
            return try emit(empty)
        }
        var first = part
        if first.chunkBytes == 0 { first.chunkBytes = entry.sizeBytes }
        guard first.chunkOffset == 0, first.chunkBytes <= entry.sizeBytes else {
            throw refusal("its first chunk is not at its beginning", entry.path)
        }
        file = OpenFile(
            entry: entry, endOffset: first.endOffset, digest: first.digest, parts: [Part(first)],
            coveredBytes: first.chunkBytes)
    }

    /// nil: a file of the format's own, which is not shown.
    private func entry(_ part: TOCEntry, _ kind: TarEntry.Kind) throws(LayerError) -> TarEntry? {
        var entry = TarEntry(path: try clean(part.name), kind: kind)
        if entry.path.isEmpty, kind != .node(.directory) { throw refusal("the root is not a folder") }
        if ForeignFiles.isLandmark(entry.path) || ForeignFiles.isTOC(entry.path) { return nil }
        entry.permissions = UInt16(truncatingIfNeeded: part.mode & 0o7777)
        entry.userID = part.userID
        entry.groupID = part.groupID
        entry.modified = part.modified
        if kind != .hardLink { entry.attributes = part.attributes }
        switch kind {
        case .hardLink: entry.linkTarget = try clean(part.linkName)
        case .node(.symbolicLink):
            guard !part.linkName.isEmpty, part.linkName.count < TarLimits.pathBytes, !part.linkName.contains(0) else {
                throw refusal("a symbolic link has no target, or one that is too long", entry.path)
            }
            entry.linkTarget = part.linkName
        case .node(.characterDevice), .node(.blockDevice):
            entry.deviceMajor = part.deviceMajor
            entry.deviceMinor = part.deviceMinor
        case .node(.regular): entry.sizeBytes = part.sizeBytes
        default: break
        }
        return entry
    }

    private func clean(_ name: [UInt8]) throws(LayerError) -> [UInt8] {
        do throws(TarPath.Problem) { return try TarPath.clean(name) } catch { throw refusal(error.text, name) }
    }

    private func emit(_ entry: TarEntry) throws(LayerError) { try builder.entry(entry) }

    private mutating func addChunk(_ part: TOCEntry) throws(LayerError) {
        guard var open = file else {
            // Chunks of a landmark that was split, if anybody does that, or of an empty file.
            throw refusal("a chunk belongs to no file")
        }
        file = nil
        let left = open.entry.sizeBytes - open.coveredBytes
        guard open.parts.count < TOCAssembler.maximumChunks else {
            throw refusal("it has too many chunks", open.entry.path)
        }
        var chunk = Part(part)
        if chunk.chunkBytes == 0 { chunk.chunkBytes = left }
        guard chunk.chunkOffset == open.coveredBytes, chunk.chunkBytes <= left, left > 0 else {
            throw refusal("its chunks overlap, leave a gap, or go beyond its size", open.entry.path)
        }
        open.coveredBytes += chunk.chunkBytes
        open.parts.append(chunk)
        file = open
    }

    /// The file before is whole: its chunks get their place in the content.
    private mutating func closeFile() throws(LayerError) {
        guard let open = file else { return }
        file = nil
        var entry = open.entry
        guard open.coveredBytes == entry.sizeBytes else {
            throw refusal("its chunks cover \(open.coveredBytes) of \(entry.sizeBytes) bytes", entry.path)
        }
        entry.contentOffset = contentBytes
        let endOffset = open.endOffset
        if open.parts.count > 1, open.parts.contains(where: { $0.chunkDigest == nil && !$0.isZeros }) {
            // Written before chunks had digests of their own: the file is one chunk.
            guard open.parts.allSatisfy({ $0.innerOffset == 0 && !$0.isZeros }) else {
                throw refusal("a chunk has no digest", entry.path)
            }
            var whole = open.parts[0]
            whole.chunkBytes = entry.sizeBytes
            whole.chunkDigest = nil
            try addSpan(whole, ofFile: open.digest, endOffset: endOffset, entry.path)
            return try emit(entry)
        }
        var map = SparseMap()
        var hasHoles = false
        for (number, part) in open.parts.enumerated() {
            if part.isZeros {
                hasHoles = true
                continue
            }
            do throws(SparseMap.Problem) { try map.add(part.chunkOffset, part.chunkBytes) } catch {
                throw refusal("it has too many holes", entry.path)
            }
            let isLast = number == open.parts.count - 1
            try addSpan(
                part, ofFile: open.parts.count == 1 ? open.digest : nil, endOffset: isLast ? endOffset : 0, entry.path)
        }
        if hasHoles { entry.segments = map.segments(contentOffset: entry.contentOffset) }
        try emit(entry)
    }

    /// - Parameter fileDigest: where the part is the whole file.
    private mutating func addSpan(_ part: Part, ofFile fileDigest: Digest?, endOffset: UInt64, _ path: [UInt8])
        throws(LayerError)
    {
        guard let digest = part.chunkDigest ?? fileDigest else {
            throw refusal("a chunk has no digest", path)
        }
        guard part.offset > 0, part.offset < filesEnd else {
            throw refusal("a chunk is at byte \(part.offset), outside the files' \(filesEnd) bytes", path)
        }
        if let last = chunks.last {
            guard part.offset >= last.storedOffset, part.offset >= last.storedEnd else {
                throw refusal("a chunk begins at byte \(part.offset), before the one in front of it", path)
            }
            if part.offset == last.storedOffset {
                guard part.innerOffset >= last.skippedBytes &+ last.contentBytes else {
                    throw refusal("a chunk overlaps the one in front of it at byte \(part.offset)", path)
                }
            }
        }
        guard endOffset == 0 || (endOffset > part.offset && endOffset <= filesEnd) else {
            throw refusal("it ends at byte \(endOffset), which is not behind where it begins", path)
        }
        let (end, hasOverflowed) = contentBytes.addingReportingOverflow(part.chunkBytes)
        guard !hasOverflowed, end <= UInt64(Int64.max) else { throw refusal("the files are too large", path) }
        guard chunks.count < TOCAssembler.maximumChunks else { throw refusal("there are too many chunks", path) }
        chunks.append(
            Chunk(
                storedOffset: part.offset, storedEnd: endOffset, skippedBytes: part.innerOffset,
                contentBytes: part.chunkBytes))
        digests.append(contentsOf: digest.bytes)
        contentBytes = end
    }

    // MARK: The end

    /// - Parameters:
    ///   - digest: of the layer as stored.
    ///   - indexBytes: fetched for the TOC.
    func finish(digest: Digest, diffID: Digest, indexBytes: UInt64, isAnchored: Bool) throws(LayerError) -> ForeignIndex
    {
        var spans = SpanTable.Builder()
        var contentOffset: UInt64 = 0
        // From the last on, since a chunk ends where the next member begins.
        var ends = [UInt64](repeating: 0, count: chunks.count)
        var next = filesEnd
        for number in chunks.indices.reversed() {
            let chunk = chunks[number]
            let isShared = number + 1 < chunks.count && chunks[number + 1].storedOffset == chunk.storedOffset
            if !isShared, number + 1 < chunks.count { next = chunks[number + 1].storedOffset }
            let hasEnd = chunk.storedEnd > 0 && !isShared
            guard chunk.storedEnd <= next else {
                throw refusal("the chunks at byte \(chunk.storedOffset) and after it overlap")
            }
            ends[number] = isShared ? ends[number + 1] : hasEnd ? chunk.storedEnd : next
        }
        for (number, chunk) in chunks.enumerated() {
            let span = LayerSpan(
                contentOffset: contentOffset, contentBytes: chunk.contentBytes, storedOffset: chunk.storedOffset,
                storedBytes: ends[number] - chunk.storedOffset, skippedBytes: chunk.skippedBytes, coding: coding,
                check: .content, bitCount: 0)
            let bytes = [UInt8](digests[number * 32..<number * 32 + 32])
            do throws(LayerError) { try spans.add(span, digest: Digest(sha256: bytes)) } catch {
                throw refusal("the chunk at byte \(chunk.storedOffset): " + ForeignText.of(error))
            }
            contentOffset += chunk.contentBytes
        }
        return ForeignIndex(
            index: LayerIndex(
                digest: digest, diffID: diffID, entryCount: builder.entryCount, uncompressedSizeBytes: contentBytes,
                journal: builder.journal),
            spans: spans.finish(), space: .files, format: format, indexBytes: indexBytes, isAnchored: isAnchored)
    }
}
