import ImageModel

/// Turns the entries of a tar into the journal of a `LayerIndex`. One thread.
///
/// Each record, numbers as LEB128, signed ones zigzag:
///
/// ```
/// tag        kind (FileKind, or 15: hard link) in bits 0-3; bit 4: has attributes; bit 5: sparse;
///            bit 6: owner, group, permissions and time are those of the record before
/// shared     bytes of the path that equal the beginning of the record before
/// suffix     length, bytes
/// unless hard link and unless bit 6: permissions, user, group, seconds (signed difference), nanoseconds
/// regular:   size; content offset (signed difference from the end of the content before)
///            sparse: count, then each: file offset (from the end of the run before), length
/// link:      length, bytes of the target
/// device:    major, minor
/// bit 4:     count, then each: length, name, length, value
/// ```
package final class LayerIndexBuilder: TarSink {
    static let hardLinkKind: UInt8 = 15
    static let hasAttributes: UInt8 = 1 << 4
    static let isSparse: UInt8 = 1 << 5
    static let hasSameOwner: UInt8 = 1 << 6

    /// Records that were not taken yet.
    package private(set) var journal: [UInt8] = []
    /// Bytes of the journal that were taken already.
    private var takenBytes = 0
    package private(set) var entryCount: UInt64 = 0
    private(set) var warnings: [String] = []
    private var state = LayerIndexState()
    /// Where the parser is, for messages.
    var offset: () -> UInt64 = { 0 }

    package init() {}

    package func warning(_ text: String) {
        if warnings.count < 8 { warnings.append(text) }
    }

    /// Hands over the records that have come since the last call: whole ones.
    func takeJournal() -> [UInt8] {
        takenBytes += journal.count
        defer { journal = [] }
        return journal
    }

    /// Files that a lazy format has put into the layer for itself.
    var isHidden: (([UInt8]) -> Bool)?

    package func entry(_ entry: TarEntry) throws(LayerError) {
        if let isHidden, isHidden(entry.path) { return }
        guard entryCount < LayerLimits.entries else {
            throw .refused(offset: offset(), "the layer has more than \(LayerLimits.entries) entries")
        }
        guard takenBytes + journal.count < LayerLimits.journalBytes else {
            throw .refused(offset: offset(), "the names and attributes of the layer take more than 1 GiB")
        }
        if Whiteout(path: entry.path) == .nameless {
            throw .refused(offset: offset(), "a whiteout names no file: \(printablePath(entry.path))")
        }
        entryCount += 1
        append(entry)
    }

    private func append(_ entry: TarEntry) {
        var tag: UInt8
        switch entry.kind {
        case .hardLink: tag = LayerIndexBuilder.hardLinkKind
        case .node(let kind): tag = kind.rawValue
        }
        let owner = LayerIndexState.Owner(entry)
        let hasOwner = entry.kind != .hardLink
        if !entry.attributes.isEmpty, hasOwner { tag |= LayerIndexBuilder.hasAttributes }
        if entry.segments != nil { tag |= LayerIndexBuilder.isSparse }
        if owner == state.owner { tag |= LayerIndexBuilder.hasSameOwner }
        journal.append(tag)

        var shared = 0
        let limit = min(entry.path.count, state.path.count)
        while shared < limit, entry.path[shared] == state.path[shared] { shared += 1 }
        put(UInt64(shared))
        put(entry.path[shared...])
        state.path = entry.path

        if hasOwner, tag & LayerIndexBuilder.hasSameOwner == 0 {
            put(UInt64(owner.permissions))
            put(UInt64(owner.userID))
            put(UInt64(owner.groupID))
            putSigned(owner.modified.seconds &- state.owner.modified.seconds)
            put(UInt64(owner.modified.nanoseconds))
            state.owner = owner
        }
        switch entry.kind {
        case .node(.regular):
            put(entry.sizeBytes)
            putSigned(Int64(bitPattern: entry.contentOffset &- state.contentEnd))
            if let segments = entry.segments {
                put(UInt64(segments.count))
                var end: UInt64 = 0
                var stored: UInt64 = 0
                for segment in segments {
                    put(segment.fileOffset - end)
                    put(segment.lengthBytes)
                    end = segment.fileOffset + segment.lengthBytes
                    stored += segment.lengthBytes
                }
                state.contentEnd = entry.contentOffset &+ stored
            } else {
                state.contentEnd = entry.contentOffset &+ entry.sizeBytes
            }
        case .hardLink, .node(.symbolicLink):
            put(entry.linkTarget[...])
        case .node(.characterDevice), .node(.blockDevice):
            put(UInt64(entry.deviceMajor))
            put(UInt64(entry.deviceMinor))
        default: break
        }
        if tag & LayerIndexBuilder.hasAttributes != 0 {
            put(UInt64(entry.attributes.count))
            for attribute in entry.attributes {
                put(attribute.name.bytes[...])
                put(attribute.value[...])
            }
        }
    }

    private func put(_ bytes: ArraySlice<UInt8>) {
        put(UInt64(bytes.count))
        journal.append(contentsOf: bytes)
    }

    private func put(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            journal.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        journal.append(UInt8(rest))
    }

    private func putSigned(_ value: Int64) {
        put(UInt64(bitPattern: value << 1 ^ value >> 63))
    }
}

/// What a record is written as the difference from.
struct LayerIndexState {
    struct Owner: Equatable {
        var permissions: UInt16 = 0
        var userID: UInt32 = 0
        var groupID: UInt32 = 0
        var modified = FileTime(seconds: 0)
        init() {}
        init(_ entry: TarEntry) {
            permissions = entry.permissions
            userID = entry.userID
            groupID = entry.groupID
            modified = entry.modified
        }
    }
    var path: [UInt8] = []
    var owner = Owner()
    /// Where the content of the regular file before ended.
    var contentEnd: UInt64 = 0
}
