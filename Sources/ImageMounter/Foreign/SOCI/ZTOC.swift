import ImageModel

/// Turns a zTOC, SOCI's index of one layer, into journal and spans in the content space `.tar`.
///
/// A FlatBuffer without a file identifier; tables and their fields in the order of their numbers:
///
/// ```
/// Ztoc             version, build_tool_identifier, compressed_archive_size, uncompressed_archive_size, toc,
///                  compression_info
/// TOC              metadata: [FileMetadata]
/// FileMetadata     name, type, uncompressed_offset, uncompressed_size, linkname, mode, uid, gid, uname, gname,
///                  mod_time, devmajor, devminor, xattrs: [Xattr], which are all pax records of the entry
/// Xattr            key, value
/// CompressionInfo  compression_algorithm: 1 gzip, 2 none; max_span_id, span_digests, checkpoints
/// ```
///
/// Source: soci-snapshotter, ztoc/fbs/ztoc.fbs.
struct ZTOC {
    static let maximumBytes: UInt64 = 256 << 20
    static let spanDigestsMaximum = 1 << 20
    /// Strings and records may be shared, but not so that a small zTOC takes hours to be read: so many bytes are visited
    /// for each one that it has.
    static let visitsPerByte: UInt64 = 16

    let format: String
    let layer: Descriptor
    let diffID: Digest

    /// - Parameter indexBytes: fetched for it.
    func read(_ bytes: UnsafeRawBufferPointer, indexBytes: UInt64, isAnchored: Bool) throws(LayerError) -> ForeignIndex
    {
        let buffer = FlatBuffer(bytes)
        do throws(FlatBuffer.Problem) {
            let root = try buffer.root()
            let storedBytes = try buffer.int64(root, 2)
            let decodedBytes = try buffer.int64(root, 3)
            guard storedBytes >= 0, UInt64(storedBytes) == layer.sizeBytes, decodedBytes >= 0 else {
                throw FlatBuffer.Problem(
                    offset: 0, text: "it is of a layer of \(storedBytes) bytes, this one has \(layer.sizeBytes)")
            }
            guard let toc = try buffer.table(root, 4), let compression = try buffer.table(root, 5) else {
                throw FlatBuffer.Problem(offset: 0, text: "it has no files or no spans")
            }
            let spans = try spans(buffer, compression, decodedBytes: UInt64(decodedBytes))
            let builder = LayerIndexBuilder()
            var end: UInt64 = 0
            var budget = Budget(bytes: 1 << 20 + ZTOC.visitsPerByte * UInt64(bytes.count))
            if let metadata = try buffer.vector(toc, 0, elementBytes: 4) {
                for number in 0..<metadata.count {
                    let file = try buffer.table(metadata, at: number)
                    let entry = try entry(buffer, file, decodedBytes: UInt64(decodedBytes), &end, &budget)
                    if ForeignFiles.isHidden(entry.path, in: layer) { continue }
                    do throws(LayerError) { try builder.entry(entry) } catch {
                        throw FlatBuffer.Problem(offset: 0, text: ForeignText.of(error))
                    }
                }
            }
            return ForeignIndex(
                index: LayerIndex(
                    digest: layer.digest, diffID: diffID, entryCount: builder.entryCount,
                    uncompressedSizeBytes: UInt64(decodedBytes), journal: builder.journal),
                spans: spans, space: .tar, format: format, indexBytes: indexBytes, isAnchored: isAnchored)
        } catch {
            throw .foreign(format: format, "the zTOC, at byte \(error.offset): \(error.text)")
        }
    }

    // MARK: Files

    /// What may still be visited.
    private struct Budget {
        var bytes: UInt64

        mutating func take(_ count: Int) throws(FlatBuffer.Problem) {
            let wanted = UInt64(count) + 16
            guard wanted <= bytes else {
                throw FlatBuffer.Problem(offset: 0, text: "the same bytes are used too often")
            }
            bytes -= wanted
        }
    }

    private func entry(
        _ buffer: FlatBuffer, _ file: FlatBuffer.Table, decodedBytes: UInt64, _ end: inout UInt64,
        _ budget: inout Budget
    ) throws(FlatBuffer.Problem) -> TarEntry {
        let name = try buffer.string(file, 0, limit: TarLimits.pathBytes)
        try budget.take(name.count)
        func problem(_ text: String) -> FlatBuffer.Problem {
            FlatBuffer.Problem(offset: 0, text: printablePath(name) + ": " + text)
        }
        func clean(_ name: [UInt8]) throws(FlatBuffer.Problem) -> [UInt8] {
            do throws(TarPath.Problem) { return try TarPath.clean(name) } catch { throw problem(error.text) }
        }
        guard let kind = ZTOC.kind(try buffer.string(file, 1, limit: 64)[...]) else {
            throw problem("it is of an unknown type")
        }
        var entry = TarEntry(path: try clean(name), kind: kind)
        guard !entry.path.isEmpty || kind == .node(.directory) else { throw problem("the root is not a folder") }
        entry.permissions = UInt16(truncatingIfNeeded: try buffer.int64(file, 5) & 0o7777)
        entry.userID = try buffer.uint32(file, 6)
        entry.groupID = try buffer.uint32(file, 7)
        guard let time = RFC3339.parse(try buffer.string(file, 10, limit: 64)) else {
            throw problem("its time is none")
        }
        entry.modified = time
        let link = try buffer.string(file, 4, limit: TarLimits.pathBytes)
        try budget.take(link.count)
        switch kind {
        case .hardLink: entry.linkTarget = try clean(link)
        case .node(.symbolicLink):
            guard !link.isEmpty, link.count < TarLimits.pathBytes, !link.contains(0) else {
                throw problem("a symbolic link has no target, or one that is too long")
            }
            entry.linkTarget = link
        case .node(.characterDevice), .node(.blockDevice):
            guard let major = UInt32(exactly: try buffer.int64(file, 11)),
                let minor = UInt32(exactly: try buffer.int64(file, 12))
            else { throw problem("its device number is none") }
            entry.deviceMajor = major
            entry.deviceMinor = minor
        case .node(.regular):
            guard let offset = UInt64(exactly: try buffer.int64(file, 2)),
                let size = UInt64(exactly: try buffer.int64(file, 3)), offset <= decodedBytes,
                size <= decodedBytes - offset
            else { throw problem("its bytes lie outside the layer") }
            guard offset >= end else { throw problem("its bytes overlap those of the file before") }
            entry.contentOffset = offset
            entry.sizeBytes = size
            end = offset + size
        default: break
        }
        if let records = try buffer.vector(file, 13, elementBytes: 4) {
            let attributes = try attributes(buffer, records, problem, &budget)
            if kind != .hardLink { entry.attributes = attributes }
        }
        return entry
    }

    private static func kind(_ type: ArraySlice<UInt8>) -> TarEntry.Kind? {
        if type.isEqual(to: "reg") { return .node(.regular) }
        if type.isEqual(to: "dir") { return .node(.directory) }
        if type.isEqual(to: "symlink") { return .node(.symbolicLink) }
        if type.isEqual(to: "hardlink") { return .hardLink }
        if type.isEqual(to: "char") { return .node(.characterDevice) }
        if type.isEqual(to: "block") { return .node(.blockDevice) }
        if type.isEqual(to: "fifo") { return .node(.fifo) }
        return nil
    }

    /// Most records (`path`, `mtime` and so on) are in the entry's own fields already; left are attributes. Where a file
    /// is sparse, its bytes in the tar are not those of the file, and the zTOC does not say how they lie.
    private func attributes(
        _ buffer: FlatBuffer, _ records: FlatBuffer.Vector, _ problem: (String) -> FlatBuffer.Problem,
        _ budget: inout Budget
    ) throws(FlatBuffer.Problem) -> [ExtendedAttribute] {
        guard records.count <= 2048 else { throw problem("it has too many pax records") }
        var body: [UInt8] = []
        for number in 0..<records.count {
            let record = try buffer.table(records, at: number)
            let key = try buffer.string(record, 0, limit: 1024)
            try budget.take(key.count)
            let isAttribute =
                key[...].after("SCHILY.xattr.") != nil || key[...].after("LIBARCHIVE.xattr.") != nil
                || key[...].after("GNU.sparse.") != nil
            guard isAttribute else { continue }
            let value = try buffer.string(record, 1, limit: TarLimits.attributeBytes * 2)
            try budget.take(value.count)
            ZTOC.appendRecord(key, value, to: &body)
            guard body.count <= TarLimits.extendedHeaderBytes else { throw problem("its pax records are too large") }
        }
        var parsed = PAXRecords()
        do throws(PAXProblem) { try parsed.parse(body) } catch { throw problem(error.text) }
        guard parsed.sparse.isEmpty else { throw problem("a sparse file can't be read by this index") }
        return parsed.allAttributes
    }

    /// `LENGTH KEY=VALUE\n`, LENGTH counting itself.
    private static func appendRecord(_ key: [UInt8], _ value: [UInt8], to body: inout [UInt8]) {
        let rest = key.count + value.count + 3
        var length = rest + 1
        while rest + digits(length).count != length { length = rest + digits(length).count }
        body += digits(length)
        body.append(0x20)
        body += key
        body.append(0x3d)
        body += value
        body.append(0x0a)
    }

    private static func digits(_ value: Int) -> [UInt8] {
        var out: [UInt8] = []
        var rest = value
        repeat {
            out.insert(0x30 + UInt8(rest % 10), at: 0)
            rest /= 10
        } while rest > 0
        return out
    }

    // MARK: Spans

    private func spans(_ buffer: FlatBuffer, _ compression: FlatBuffer.Table, decodedBytes: UInt64)
        throws(FlatBuffer.Problem) -> SpanTable
    {
        guard let texts = try buffer.vector(compression, 2, elementBytes: 4), texts.count > 0,
            texts.count <= ZTOC.spanDigestsMaximum, let checkpoints = try buffer.vector(compression, 3, elementBytes: 1)
        else { throw FlatBuffer.Problem(offset: 0, text: "it has no spans, or too many") }
        guard try buffer.uint32(compression, 1) == UInt32(texts.count - 1) else {
            throw FlatBuffer.Problem(offset: 0, text: "it has not as many digests as spans")
        }
        var digests: [Digest] = []
        digests.reserveCapacity(texts.count)
        for number in 0..<texts.count {
            let text = try buffer.string(texts, at: number, limit: 128)
            guard let digest = Digest(String(decoding: text, as: UTF8.self)) else {
                throw FlatBuffer.Problem(offset: 0, text: "the digest of span \(number) is no sha256")
            }
            digests.append(digest)
        }
        let area = SOCICheckpoints(
            layerBytes: layer.sizeBytes, decodedBytes: decodedBytes, digests: digests, bytes: buffer.bytes(checkpoints))
        let algorithm = try buffer.byte(compression, 0, default: 1)
        guard algorithm == 1 || algorithm == 2 else {
            throw FlatBuffer.Problem(offset: 0, text: "the layer is compressed in an unknown way (\(algorithm))")
        }
        do throws(LayerError) {
            return algorithm == 1 ? try area.gzip() : try area.plain()
        } catch { throw FlatBuffer.Problem(offset: 0, text: "spans: " + ForeignText.of(error)) }
    }
}
