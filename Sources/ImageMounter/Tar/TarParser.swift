import ImageModel

/// A tar reader that is pushed: it takes the bytes of an archive in pieces of any size and gives each entry
/// to its sink once all of its headers are there. Content is not copied; entries say where it lies.
///
/// Knows v7, POSIX ustar and pax (x, g), star's prefix, GNU long names (L, K), base-256 numbers, GNU sparse
/// files (S, and pax 0.0, 0.1, 1.0), hard links, devices, fifos and contiguous files. Types it does not know
/// are skipped with a warning.
///
/// The archive ends at two zero blocks; what follows them is not looked at. It may also end without them,
/// as some writers leave them out, but only where a header could begin: an end anywhere else is an error.
public final class TarParser {
    enum Phase {
        case header
        /// Collecting the body of an extended header: `x`, `g`, `L` or `K`.
        case body(typeflag: UInt8, remaining: Int)
        case skip(UInt64)
        /// A GNU sparse map goes on in blocks of its own.
        case sparseExtension
        /// A pax 1.0 sparse map at the start of the content.
        case sparseMap
        case ended
    }

    private let sink: any TarSink
    /// Bytes taken so far: the offset of the next one in the archive.
    public private(set) var offset: UInt64 = 0

    private var phase = Phase.header
    /// A header block that comes in pieces.
    private var staged: [UInt8] = []
    private var hasZeroBlock = false
    /// After the content of the entry that was read last.
    private var paddingBytes: UInt64 = 0
    private var body: [UInt8] = []
    private var global = PAXRecords()
    private var local = PAXRecords()
    private var longName: [UInt8]?
    private var longLink: [UInt8]?
    /// An entry whose sparse map is still being read.
    private var pending: PendingSparse?
    private var warnedTypes: [UInt8] = []

    public init(sink: any TarSink) {
        self.sink = sink
        staged.reserveCapacity(TarHeader.sizeBytes)
    }

    /// Takes the next bytes of the archive.
    public func feed(_ bytes: UnsafeRawBufferPointer) throws(LayerError) {
        var index = 0
        while index < bytes.count {
            let available = bytes.count - index
            switch phase {
            case .header, .sparseExtension, .sparseMap:
                if staged.isEmpty, available >= TarHeader.sizeBytes {
                    offset += UInt64(TarHeader.sizeBytes)
                    let block = UnsafeRawBufferPointer(rebasing: bytes[index..<index + TarHeader.sizeBytes])
                    index += TarHeader.sizeBytes
                    try take(block)
                } else {
                    let count = min(available, TarHeader.sizeBytes - staged.count)
                    staged.append(contentsOf: bytes[index..<index + count])
                    index += count
                    offset += UInt64(count)
                    if staged.count == TarHeader.sizeBytes { try takeStaged() }
                }
            case .body(let typeflag, let remaining):
                let count = min(available, remaining)
                body.append(contentsOf: bytes[index..<index + count])
                index += count
                offset += UInt64(count)
                phase = .body(typeflag: typeflag, remaining: remaining - count)
                if count == remaining { try finishBody(typeflag) }
            case .skip(let remaining):
                let count = Int(min(UInt64(available), remaining))
                index += count
                offset += UInt64(count)
                phase = UInt64(count) == remaining ? .header : .skip(remaining - UInt64(count))
            case .ended:
                offset += UInt64(available)
                return
            }
        }
    }

    /// The archive has no more bytes.
    public func finish() throws(LayerError) {
        switch phase {
        case .ended: return
        case .header where staged.isEmpty && !hasExtendedHeader: return
        // `umoci insert` ends a layer right after the last file's content, and Go's reader, so every runtime, takes it.
        case .skip(let remaining) where remaining == paddingBytes && !hasExtendedHeader: return
        default: throw tarError("the archive is cut short")
        }
    }

    private var hasExtendedHeader: Bool { longName != nil || longLink != nil || hasLocal }
    private var hasLocal = false

    private func takeStaged() throws(LayerError) {
        // `take` may stage nothing itself, so the array can be lent out whole.
        let block = staged
        staged.removeAll(keepingCapacity: true)
        var failure: LayerError?
        block.withUnsafeBytes { bytes in
            do throws(LayerError) { try take(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func take(_ block: UnsafeRawBufferPointer) throws(LayerError) {
        switch phase {
        case .sparseExtension: try takeSparseExtension(block)
        case .sparseMap: try takeSparseMap(block)
        default: try takeHeader(TarHeader(block: block))
        }
    }

    // MARK: Headers

    private func takeHeader(_ header: TarHeader) throws(LayerError) {
        if header.block[0] == 0, header.isZero {
            guard !hasExtendedHeader else { throw tarError("an extended header is followed by no entry") }
            if hasZeroBlock { phase = .ended }
            hasZeroBlock = true
            return
        }
        guard !hasZeroBlock else { throw tarError("a single zero block between entries") }
        guard header.isChecksumRight else { throw tarError("the checksum of a header is wrong") }
        let size = try number(header, at: 124, count: 12, "size")
        guard let sizeBytes = UInt64(exactly: size) else { throw tarError("an entry has a negative size (\(size))") }

        switch header.typeflag {
        case 0x78, 0x58, 0x67:  // x, X (Solaris), g
            try startBody(header.typeflag, sizeBytes, limit: UInt64(TarLimits.extendedHeaderBytes), "a pax header")
        case 0x4c, 0x4b:  // L, K: the name and its NUL
            try startBody(header.typeflag, sizeBytes, limit: UInt64(TarLimits.pathBytes) + 1, "a name")
        default:
            try takeEntry(header, headerSizeBytes: sizeBytes)
        }
    }

    private func startBody(_ typeflag: UInt8, _ sizeBytes: UInt64, limit: UInt64, _ what: String) throws(LayerError) {
        guard sizeBytes <= limit else {
            throw refusal("\(what) of \(sizeBytes) bytes is longer than the limit of \(limit)")
        }
        body.removeAll(keepingCapacity: true)
        phase = .body(typeflag: typeflag, remaining: Int(sizeBytes))
        if sizeBytes == 0 { try finishBody(typeflag) }
    }

    private func finishBody(_ typeflag: UInt8) throws(LayerError) {
        do throws(PAXProblem) {
            switch typeflag {
            case 0x67:
                try global.parse(body)
            case 0x78, 0x58:
                // A second header for the same entry adds to the first.
                try local.parse(body)
                hasLocal = true
            case 0x4c:
                longName = [UInt8](body.prefix { $0 != 0 })
            default:
                longLink = [UInt8](body.prefix { $0 != 0 })
            }
        } catch { throw tarError(error.text) }
        paddingBytes = TarParser.padding(UInt64(body.count))
        phase = paddingBytes == 0 ? .header : .skip(paddingBytes)
    }

    private func takeEntry(_ header: TarHeader, headerSizeBytes: UInt64) throws(LayerError) {
        let records = global.overridden(by: local)
        let longName = self.longName
        let longLink = self.longLink
        local = PAXRecords()
        hasLocal = false
        self.longName = nil
        self.longLink = nil

        var payloadBytes = headerSizeBytes
        if case .value(let size) = records.sizeBytes { payloadBytes = size }

        var name = longName ?? header.name
        if case .value(let path) = records.path { name = path }
        if let path = records.sparse.name { name = path }
        let hasTrailingSlash = name.last == 0x2f

        let kind: TarEntry.Kind
        switch header.typeflag {
        case 0, 0x30, 0x37, 0x53:  // regular, contiguous, GNU sparse; before POSIX a folder was a name with a slash
            kind = .node(hasTrailingSlash && header.typeflag != 0x53 ? .directory : .regular)
        case 0x31: kind = .hardLink
        case 0x32: kind = .node(.symbolicLink)
        case 0x33: kind = .node(.characterDevice)
        case 0x34: kind = .node(.blockDevice)
        case 0x35, 0x44: kind = .node(.directory)  // D: GNU, with a listing as its content
        case 0x36: kind = .node(.fifo)
        case 0x4d: throw refusal("this is a later volume of an archive in several volumes")
        default:
            if header.typeflag != 0x56 { warnOfType(header.typeflag, name) }  // V: a label
            startSkip(payloadBytes)
            return
        }

        var entry = TarEntry(path: try clean(name), kind: kind)
        if entry.path.isEmpty, kind != .node(.directory) { throw refusal("the root is not a folder") }
        entry.permissions = UInt16(truncatingIfNeeded: try number(header, at: 100, count: 8, "mode") & 0o7777)
        if case .value(let id) = records.userID {
            entry.userID = id
        } else {
            entry.userID = try id(header, at: 108, "user number")
        }
        if case .value(let id) = records.groupID {
            entry.groupID = id
        } else {
            entry.groupID = try id(header, at: 116, "group number")
        }
        if case .value(let time) = records.modified {
            entry.modified = time
        } else {
            entry.modified = FileTime(seconds: try number(header, at: 136, count: 12, "time"))
        }
        entry.attributes = records.allAttributes

        var link = longLink ?? header.linkName
        if case .value(let path) = records.linkPath { link = path }
        switch kind {
        case .hardLink:
            entry.linkTarget = try clean(link)
        case .node(.symbolicLink):
            guard !link.isEmpty else { throw tarError("a symbolic link has no target") }
            guard link.count < TarLimits.pathBytes else { throw refusal(TarPath.Problem.tooLong.text) }
            entry.linkTarget = link
        case .node(.characterDevice), .node(.blockDevice):
            if header.dialect != .v7 {
                entry.deviceMajor = try device(header, at: 329)
                entry.deviceMinor = try device(header, at: 337)
            }
        case .node(.regular):
            try takeRegular(entry, header, records, payloadBytes: payloadBytes)
            return
        default: break
        }
        try sink.entry(entry)
        // Only a GNU listing is followed by content: other folders, links, devices and fifos carry a size at most.
        startSkip(header.typeflag == 0x44 ? payloadBytes : 0)
    }

    private func takeRegular(_ entry: TarEntry, _ header: TarHeader, _ records: PAXRecords, payloadBytes: UInt64)
        throws(LayerError)
    {
        var entry = entry
        if header.typeflag == 0x53 {
            try startOldSparse(entry, header, payloadBytes: payloadBytes)
        } else if !records.sparse.isEmpty {
            try startPAXSparse(entry, records.sparse, payloadBytes: payloadBytes)
        } else {
            entry.sizeBytes = payloadBytes
            entry.contentOffset = offset
            try sink.entry(entry)
            startSkip(payloadBytes)
        }
    }

    private func startSkip(_ payloadBytes: UInt64) {
        paddingBytes = TarParser.padding(payloadBytes)
        let total = payloadBytes + paddingBytes
        phase = total == 0 ? .header : .skip(total)
    }

    static func padding(_ count: UInt64) -> UInt64 { (512 - count % 512) % 512 }

    private func warnOfType(_ typeflag: UInt8, _ name: [UInt8]) {
        guard !warnedTypes.contains(typeflag) else { return }
        warnedTypes.append(typeflag)
        sink.warning("\(printablePath(name)): tar entries of type 0x\(hex(typeflag)) are skipped")
    }

    private func hex(_ byte: UInt8) -> String {
        let digits: [UInt8] = [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x57 + $0 }
        return String(decoding: digits, as: UTF8.self)
    }

    // MARK: Fields

    private func number(_ header: TarHeader, at position: Int, count: Int, _ what: String) throws(LayerError) -> Int64 {
        do throws(TarHeader.Problem) {
            return try header.number(at: position, count: count)
        } catch {
            if header.block[position] == 0x2d { throw tarError("an entry has a negative \(what)") }
            switch error {
            case .notNumber: throw tarError("the \(what) of an entry is no number")
            case .overflow: throw tarError("the \(what) of an entry is too large")
            }
        }
    }

    private func id(_ header: TarHeader, at position: Int, _ what: String) throws(LayerError) -> UInt32 {
        let value = try number(header, at: position, count: 8, what)
        if let id = UInt32(exactly: value) { return id }
        // -2, nobody, as some writers have it: the same 32 bits.
        guard let id = Int32(exactly: value) else { throw tarError("the \(what) of an entry is too large") }
        return UInt32(bitPattern: id)
    }

    private func device(_ header: TarHeader, at position: Int) throws(LayerError) -> UInt32 {
        let value = try number(header, at: position, count: 8, "device number")
        guard let device = UInt32(exactly: value) else { throw tarError("the device number of an entry is too large") }
        return device
    }

    private func clean(_ name: [UInt8]) throws(LayerError) -> [UInt8] {
        do throws(TarPath.Problem) {
            return try TarPath.clean(name)
        } catch { throw refusal("\(error.text): \(printablePath(name))") }
    }

    /// The trouble is in what was just taken.
    private func tarError(_ text: String) -> LayerError { .tar(offset: offset, text) }
    private func refusal(_ text: String) -> LayerError { .refused(offset: offset, text) }
}

// MARK: Sparse files

/// A sparse file whose map is being read.
struct PendingSparse {
    var entry: TarEntry
    /// Content in the archive, its map (1.0) included.
    var payloadBytes: UInt64
    var map = SparseMap()
    var reader = SparseMapReader()
}

extension TarParser {
    /// GNU type S: four runs in the header, then blocks of 21 (`sp` 24 bytes each, `isextended` at 504).
    private func startOldSparse(_ entry: TarEntry, _ header: TarHeader, payloadBytes: UInt64) throws(LayerError) {
        var entry = entry
        let realSize = try number(header, at: 483, count: 12, "real size")
        guard let sizeBytes = UInt64(exactly: realSize) else { throw tarError("a sparse file has a negative size") }
        entry.sizeBytes = sizeBytes
        var sparse = PendingSparse(entry: entry, payloadBytes: payloadBytes)
        let isWhole = try addOldSparse(header.block, at: 386, count: 4, to: &sparse.map)
        if isWhole || header.block[482] == 0 {
            try finishSparse(sparse, mapBytes: 0)
        } else {
            pending = sparse
            phase = .sparseExtension
        }
    }

    private func takeSparseExtension(_ block: UnsafeRawBufferPointer) throws(LayerError) {
        guard var sparse = pending else { throw tarError("a sparse map belongs to no entry") }
        pending = nil
        let isWhole = try addOldSparse(block, at: 0, count: 21, to: &sparse.map)
        if isWhole || block[504] == 0 {
            try finishSparse(sparse, mapBytes: 0)
        } else {
            pending = sparse
        }
    }

    /// Returns whether an empty slot ended the map.
    private func addOldSparse(_ block: UnsafeRawBufferPointer, at start: Int, count: Int, to map: inout SparseMap)
        throws(LayerError) -> Bool
    {
        let header = TarHeader(block: block)
        for slot in 0..<count {
            let position = start + slot * 24
            if block[position] == 0 { return true }
            guard let runOffset = UInt64(exactly: try number(header, at: position, count: 12, "sparse offset")),
                let length = UInt64(exactly: try number(header, at: position + 12, count: 12, "sparse length"))
            else { throw tarError("a sparse map has a negative number") }
            try add(runOffset, length, to: &map)
        }
        return false
    }

    private func startPAXSparse(_ entry: TarEntry, _ records: PAXRecords.SparseRecords, payloadBytes: UInt64)
        throws(LayerError)
    {
        var entry = entry
        guard let sizeBytes = records.realSizeBytes else { throw tarError("a sparse file has no size") }
        entry.sizeBytes = sizeBytes
        var sparse = PendingSparse(entry: entry, payloadBytes: payloadBytes)
        switch (records.major ?? 0, records.minor ?? 0) {
        case (0, _):
            let numbers = records.map ?? []
            guard numbers.count % 2 == 0, UInt64(numbers.count / 2) == records.blockCount ?? UInt64(numbers.count / 2)
            else { throw tarError(PAXProblem.sparseMap.text) }
            for index in stride(from: 0, to: numbers.count, by: 2) {
                try add(numbers[index], numbers[index + 1], to: &sparse.map)
            }
            try finishSparse(sparse, mapBytes: 0)
        case (1, 0):
            guard payloadBytes >= 512 else { throw tarError("a sparse file has no map") }
            pending = sparse
            phase = .sparseMap
        default:
            throw refusal("sparse files of version \(records.major ?? 0).\(records.minor ?? 0) are not known")
        }
    }

    private func takeSparseMap(_ block: UnsafeRawBufferPointer) throws(LayerError) {
        guard var sparse = pending else { throw tarError("a sparse map belongs to no entry") }
        pending = nil
        var failure: LayerError?
        var map = sparse.map
        sparse.map = SparseMap()  // so that there is one copy to grow
        let isWhole = sparse.reader.take(block) { runOffset, length in
            do throws(LayerError) {
                try add(runOffset, length, to: &map)
                return true
            } catch {
                failure = error
                return false
            }
        }
        sparse.map = map
        if let failure { throw failure }
        switch isWhole {
        case .malformed: throw tarError(PAXProblem.sparseMap.text)
        case .finished: try finishSparse(sparse, mapBytes: sparse.reader.takenBytes)
        case .more:
            guard sparse.reader.takenBytes + 512 <= sparse.payloadBytes else {
                throw tarError("the map of a sparse file is longer than its content")
            }
            pending = sparse
        }
    }

    private func add(_ runOffset: UInt64, _ length: UInt64, to map: inout SparseMap) throws(LayerError) {
        do throws(SparseMap.Problem) { try map.add(runOffset, length) } catch {
            switch error {
            case .disorder: throw tarError("the runs of a sparse file overlap or are out of order")
            case .tooMany: throw refusal("a sparse file has more than \(TarLimits.sparseSegments) runs")
            }
        }
    }

    /// The map is whole: `offset` is where the first run's bytes begin.
    private func finishSparse(_ sparse: PendingSparse, mapBytes: UInt64) throws(LayerError) {
        var entry = sparse.entry
        let contentBytes = sparse.payloadBytes - mapBytes
        guard sparse.map.endOffset <= entry.sizeBytes else { throw tarError("a sparse file has runs beyond its size") }
        guard sparse.map.totalBytes == contentBytes else {
            throw tarError("the runs of a sparse file are \(sparse.map.totalBytes) bytes, its content \(contentBytes)")
        }
        entry.contentOffset = offset
        entry.segments = sparse.map.segments(contentOffset: offset)
        try sink.entry(entry)
        // The map is a whole number of blocks, so the padding is that of the content alone.
        startSkip(contentBytes)
    }
}
