import ImageModel

/// Reads the journal of a `LayerIndex` record by record. The form is `LayerIndexBuilder`'s; every record is
/// checked, as the file it came from may be anything.
package struct LayerIndexReader {
    private let index: LayerIndex
    private var journal = JournalReader()
    private var position = 0

    package init(_ index: LayerIndex) { self.index = index }

    var readCount: UInt64 { journal.readCount }

    /// The next entry, or nil after the last.
    package mutating func next() throws(LayerError) -> TarEntry? {
        guard position < index.journal.count else {
            guard readCount == index.entryCount else { throw LayerError.index("entries are missing") }
            return nil
        }
        let entry = try journal.next(index.journal, &position, layerBytes: index.uncompressedSizeBytes)
        guard readCount <= index.entryCount else { throw LayerError.index("there are too many entries") }
        return entry
    }
}

/// Reads records of a journal that may still grow: the pieces are handed in one after the other, each of whole records.
struct JournalReader {
    private var state = LayerIndexState()
    private(set) var readCount: UInt64 = 0

    /// The record at `position`, which moves behind it. It must be below the end of the piece.
    ///
    /// - Parameter layerBytes: size of the layer's content, as far as it is known.
    mutating func next(_ piece: [UInt8], _ position: inout Int, layerBytes: UInt64 = UInt64(Int64.max))
        throws(LayerError) -> TarEntry
    {
        let start = position
        var end = position
        let result: Result<TarEntry, LayerError> = piece.withUnsafeBytes { bytes in
            do throws(LayerError) {
                var record = LayerIndexRecord(bytes: bytes, position: start)
                let entry = try record.entry(&state, layerBytes: layerBytes)
                end = record.position
                return .success(entry)
            } catch { return .failure(error) }
        }
        let entry = try result.get()
        position = end
        readCount += 1
        return entry
    }
}

/// A bounded reader of one record.
private struct LayerIndexRecord {
    let bytes: UnsafeRawBufferPointer
    var position: Int

    mutating func entry(_ state: inout LayerIndexState, layerBytes: UInt64) throws(LayerError) -> TarEntry {
        let tag = try byte()
        let kind: TarEntry.Kind
        if tag & 15 == LayerIndexBuilder.hardLinkKind {
            kind = .hardLink
        } else if let fileKind = FileKind(rawValue: tag & 15), fileKind != .socket {
            kind = .node(fileKind)
        } else {
            throw damaged
        }
        guard tag & 0x80 == 0, tag & LayerIndexBuilder.isSparse == 0 || kind == .node(.regular) else { throw damaged }

        let shared = try number()
        guard shared <= UInt64(state.path.count) else { throw damaged }
        state.path.removeLast(state.path.count - Int(shared))
        state.path.append(contentsOf: try slice(limit: TarLimits.pathBytes))
        guard TarPath.isClean(state.path) else { throw damaged }
        var entry = TarEntry(path: state.path, kind: kind)
        guard !entry.path.isEmpty || kind == .node(.directory) else { throw damaged }

        if kind != .hardLink {
            if tag & LayerIndexBuilder.hasSameOwner == 0 { try readOwner(&state.owner) }
            entry.permissions = state.owner.permissions
            entry.userID = state.owner.userID
            entry.groupID = state.owner.groupID
            entry.modified = state.owner.modified
        }
        switch kind {
        case .node(.regular):
            try readContent(&entry, &state, isSparse: tag & LayerIndexBuilder.isSparse != 0, layerBytes: layerBytes)
        case .hardLink:
            entry.linkTarget = [UInt8](try slice(limit: TarLimits.pathBytes))
            guard TarPath.isClean(entry.linkTarget) else { throw damaged }
        case .node(.symbolicLink):
            entry.linkTarget = [UInt8](try slice(limit: TarLimits.pathBytes))
            guard !entry.linkTarget.isEmpty, !entry.linkTarget.contains(0) else { throw damaged }
        case .node(.characterDevice), .node(.blockDevice):
            entry.deviceMajor = try word()
            entry.deviceMinor = try word()
        default: break
        }
        if tag & LayerIndexBuilder.hasAttributes != 0 {
            let count = try number()
            for _ in 0..<min(count, 2048) {
                let name = [UInt8](try slice(limit: TarLimits.nameBytes))
                let value = [UInt8](try slice(limit: TarLimits.attributeBytes))
                guard !name.isEmpty, !name.contains(0) else { throw damaged }
                entry.attributes.append(ExtendedAttribute(name: ByteString(name), value: value))
            }
            guard count <= 2048, kind != .hardLink, !entry.attributes.hasNameTwice else { throw damaged }
        }
        return entry
    }

    private mutating func readOwner(_ owner: inout LayerIndexState.Owner) throws(LayerError) {
        let permissions = try number()
        guard permissions <= 0o7777 else { throw damaged }
        owner.permissions = UInt16(permissions)
        owner.userID = try word()
        owner.groupID = try word()
        owner.modified.seconds &+= try signed()
        owner.modified.nanoseconds = try word()
        guard owner.modified.nanoseconds < 1_000_000_000 else { throw damaged }
    }

    private mutating func readContent(
        _ entry: inout TarEntry, _ state: inout LayerIndexState, isSparse: Bool, layerBytes: UInt64
    ) throws(LayerError) {
        entry.sizeBytes = try number()
        entry.contentOffset = state.contentEnd &+ UInt64(bitPattern: try signed())
        guard entry.sizeBytes <= UInt64(Int64.max) else { throw damaged }
        var stored = entry.sizeBytes
        var map = SparseMap()
        if isSparse {
            let count = try number()
            guard count <= UInt64(TarLimits.sparseSegments) else { throw damaged }
            for _ in 0..<count {
                let (offset, hasOverflowed) = map.endOffset.addingReportingOverflow(try number())
                let length = try number()
                guard !hasOverflowed else { throw damaged }
                do throws(SparseMap.Problem) { try map.add(offset, length) } catch { throw damaged }
            }
            guard map.endOffset <= entry.sizeBytes else { throw damaged }
            stored = map.totalBytes
        }
        let (end, hasOverflowed) = entry.contentOffset.addingReportingOverflow(stored)
        guard !hasOverflowed, end <= layerBytes else { throw damaged }
        // Not before: the offsets of the segments add up to `end`.
        if isSparse { entry.segments = map.segments(contentOffset: entry.contentOffset) }
        state.contentEnd = end
    }

    private var damaged: LayerError { .index("the record at byte \(position) is damaged") }

    private mutating func byte() throws(LayerError) -> UInt8 {
        guard position < bytes.count else { throw damaged }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func number() throws(LayerError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || next <= 1 else { throw damaged }
            value |= UInt64(next & 0x7f) << shift
            if next & 0x80 == 0 { return value }
            shift += 7
        }
    }

    private mutating func signed() throws(LayerError) -> Int64 {
        let value = try number()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func word() throws(LayerError) -> UInt32 {
        guard let value = UInt32(exactly: try number()) else { throw damaged }
        return value
    }

    private mutating func slice(limit: Int) throws(LayerError) -> Slice<UnsafeRawBufferPointer> {
        let count = try number()
        guard count <= UInt64(limit), count <= UInt64(bytes.count - position) else { throw damaged }
        defer { position += Int(count) }
        return bytes[position..<position + Int(count)]
    }
}
