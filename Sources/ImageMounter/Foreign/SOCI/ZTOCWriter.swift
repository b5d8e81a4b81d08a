import ImageModel

/// Writes a zTOC, so that SOCI can read what our pass over a layer has found. `ZTOC` has the form.
///
/// The buffer is written from front to back: tables first, then what they point to, since a FlatBuffer's offsets lead
/// forward. Strings that come again are written once.
struct ZTOCWriter {
    /// One entry of the tar, and the byte behind its headers: SOCI finds a file's header behind the entry before it.
    struct File {
        var entry: TarEntry
        var offset: UInt64
    }

    /// What the fields of all `FileMetadata` are at; 0: absent. In the order of the schema.
    private static let fileFields: [UInt16] = [4, 48, 8, 16, 52, 24, 56, 60, 0, 0, 64, 32, 40, 68]
    private static let fileBytes = 72

    private var bytes: [UInt8] = []
    private var known: [[UInt8]: Int] = [:]
    /// Strings to be written behind everything: the field that points to each.
    private var strings: [(field: Int, text: [UInt8])] = []

    /// - Parameters:
    ///   - checkpoints: as `SOCICheckpoints` describes them, or the place of the spans in a plain tar.
    static func write(
        files: [File], layerBytes: UInt64, decodedBytes: UInt64, isGzip: Bool, digests: [Digest],
        checkpoints: ArraySlice<UInt8>
    ) -> [UInt8] {
        var writer = ZTOCWriter()
        writer.write(files, layerBytes, decodedBytes, isGzip, digests, checkpoints)
        return writer.bytes
    }

    /// TarZinfo: version, span_size, size.
    static func plainCheckpoints(spanBytes: UInt64, layerBytes: UInt64) -> [UInt8] {
        var writer = ZTOCWriter()
        writer.put(0, 4)
        writer.put(0, 4)
        let vtable = writer.vtable([4, 8, 16], tableBytes: 24)
        writer.align(8)
        let table = writer.beginTable(vtable)
        writer.patch(0, to: table)
        writer.put(1, 4)
        writer.put(spanBytes, 8)
        writer.put(layerBytes, 8)
        return writer.bytes
    }

    private mutating func write(
        _ files: [File], _ layerBytes: UInt64, _ decodedBytes: UInt64, _ isGzip: Bool, _ digests: [Digest],
        _ checkpoints: ArraySlice<UInt8>
    ) {
        put(0, 4)
        put(0, 4)
        let rootTable = vtable([4, 24, 8, 16, 28, 32], tableBytes: 36)
        let tocTable = vtable([4], tableBytes: 8)
        let compressionTable = vtable([4, 8, 12, 16], tableBytes: 20)
        let fileTable = vtable(ZTOCWriter.fileFields, tableBytes: ZTOCWriter.fileBytes)
        let attributeTable = vtable([4, 8], tableBytes: 12)

        align(8)
        let root = beginTable(rootTable)
        patch(0, to: root)
        string(Array("0.9".utf8))
        put(layerBytes, 8)
        put(decodedBytes, 8)
        string(Array("c2w-run".utf8))
        let tocField = reserveOffset()
        let compressionField = reserveOffset()

        align(4)
        patch(tocField, to: beginTable(tocTable))
        let metadataField = reserveOffset()

        patch(compressionField, to: beginTable(compressionTable))
        put(isGzip ? 1 : 2, 4)
        put(UInt64(digests.count - 1), 4)
        let digestsField = reserveOffset()
        let checkpointsField = reserveOffset()

        patch(metadataField, to: bytes.count)
        put(UInt64(files.count), 4)
        let firstPointer = bytes.count
        for _ in files { put(0, 4) }
        for (number, file) in files.enumerated() {
            align(8)
            patch(firstPointer + number * 4, to: bytes.count)
            write(file, fileTable, attributeTable)
        }
        patch(digestsField, to: bytes.count)
        put(UInt64(digests.count), 4)
        for digest in digests { string(Array(digest.text.utf8)) }
        for (field, text) in strings {
            if let place = known[text] {
                patch(field, to: place)
                continue
            }
            align(4)
            known[text] = bytes.count
            patch(field, to: bytes.count)
            put(UInt64(text.count), 4)
            bytes.append(contentsOf: text)
            bytes.append(0)
        }
        align(4)
        patch(checkpointsField, to: bytes.count)
        put(UInt64(checkpoints.count), 4)
        bytes.append(contentsOf: checkpoints)
        align(8)
    }

    private mutating func write(_ file: File, _ fileTable: Int, _ attributeTable: Int) {
        let entry = file.entry
        let type: StaticString
        switch entry.kind {
        case .hardLink: type = "hardlink"
        case .node(.directory): type = "dir"
        case .node(.symbolicLink): type = "symlink"
        case .node(.characterDevice): type = "char"
        case .node(.blockDevice): type = "block"
        case .node(.fifo): type = "fifo"
        case .node: type = "reg"
        }
        let isFolder = entry.kind == .node(.directory)
        _ = beginTable(fileTable)
        string(entry.path.isEmpty ? [0x2e, 0x2f] : isFolder ? entry.path + [0x2f] : entry.path)
        put(file.offset, 8)
        put(entry.kind == .node(.regular) ? entry.sizeBytes : 0, 8)
        put(UInt64(entry.permissions), 8)
        put(UInt64(entry.deviceMajor), 8)
        put(UInt64(entry.deviceMinor), 8)
        string(type.withUTF8Buffer { [UInt8]($0) })
        string(entry.linkTarget)
        put(UInt64(entry.userID), 4)
        put(UInt64(entry.groupID), 4)
        string(RFC3339.text(entry.modified) ?? Array("1970-01-01T00:00:00Z".utf8))
        let attributesField = reserveOffset()
        patch(attributesField, to: bytes.count)
        put(UInt64(entry.attributes.count), 4)
        var fields: [Int] = []
        for _ in entry.attributes { fields.append(reserveOffset()) }
        for (field, attribute) in zip(fields, entry.attributes) {
            patch(field, to: bytes.count)
            _ = beginTable(attributeTable)
            string(Array("SCHILY.xattr.".utf8) + attribute.name.bytes)
            string(attribute.value)
        }
    }

    // MARK: Pieces

    private mutating func put(_ value: UInt64, _ count: Int) { bytes.appendLE(value, count: count) }

    private mutating func align(_ count: Int) {
        while bytes.count % count != 0 { bytes.append(0) }
    }

    /// A field that points forward to what is not written yet.
    private mutating func reserveOffset() -> Int {
        put(0, 4)
        return bytes.count - 4
    }

    private mutating func string(_ text: [UInt8]) { strings.append((reserveOffset(), text)) }

    private mutating func patch(_ field: Int, to target: Int) {
        let distance = UInt32(truncatingIfNeeded: target - field)
        for index in 0..<4 { bytes[field + index] = UInt8(truncatingIfNeeded: distance >> UInt32(index * 8)) }
    }

    private mutating func vtable(_ fields: [UInt16], tableBytes: Int) -> Int {
        align(2)
        let start = bytes.count
        put(UInt64(4 + fields.count * 2), 2)
        put(UInt64(tableBytes), 2)
        for field in fields { put(UInt64(field), 2) }
        return start
    }

    private mutating func beginTable(_ vtable: Int) -> Int {
        align(4)
        let start = bytes.count
        put(UInt64(start - vtable), 4)
        return start
    }
}
