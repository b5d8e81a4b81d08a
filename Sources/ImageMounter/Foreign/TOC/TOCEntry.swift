import ImageModel

/// One entry of the `entries` of a TOC, as eStargz and zstd:chunked write it.
///
/// Source: stargz-snapshotter, docs/estargz.md; containers/storage, the `FileMetadata` of zstd:chunked, which adds
/// `endOffset` and `chunkType`.
struct TOCEntry {
    enum Kind {
        case entry(TarEntry.Kind)
        /// A further part of the regular file before.
        case chunk
    }
    var kind = Kind.chunk
    var name: [UInt8] = []
    var linkName: [UInt8] = []
    var sizeBytes: UInt64 = 0
    var mode: Int64 = 0
    var userID: UInt32 = 0
    var groupID: UInt32 = 0
    var modified = FileTime(seconds: 0)
    var deviceMajor: UInt32 = 0
    var deviceMinor: UInt32 = 0
    var attributes: [ExtendedAttribute] = []
    /// Where the compressed member or frame begins that the chunk is in.
    var offset: UInt64 = 0
    /// Decoded bytes of that member before the chunk's.
    var innerOffset: UInt64 = 0
    /// Where the compressed bytes of the whole file end; 0: not said.
    var endOffset: UInt64 = 0
    var chunkOffset: UInt64 = 0
    /// 0: to the end of the file.
    var chunkBytes: UInt64 = 0
    var isZeros = false
    /// Of the file's bytes, and of the chunk's.
    var digest: Digest?
    var chunkDigest: Digest?
}

extension TOCEntry {
    init(_ scanner: inout JSONScanner) throws(JSONScanner.Problem) {
        try scanner.begin(0x7b)
        var type: [UInt8] = []
        var isFirst = true
        while let key = try scanner.nextKey(&isFirst) {
            if scanner.takeNull() { continue }
            try read(key[...], &type, &scanner)
        }
        guard let kind = TOCEntry.kind(type) else {
            throw scanner.problem("an entry is of the unknown type \(printablePath(type))")
        }
        self.kind = kind
    }

    private static func kind(_ type: [UInt8]) -> Kind? {
        let text = type[...]
        if text.isEqual(to: "reg") { return .entry(.node(.regular)) }
        if text.isEqual(to: "chunk") { return .chunk }
        if text.isEqual(to: "dir") { return .entry(.node(.directory)) }
        if text.isEqual(to: "symlink") { return .entry(.node(.symbolicLink)) }
        if text.isEqual(to: "hardlink") { return .entry(.hardLink) }
        if text.isEqual(to: "char") { return .entry(.node(.characterDevice)) }
        if text.isEqual(to: "block") { return .entry(.node(.blockDevice)) }
        if text.isEqual(to: "fifo") { return .entry(.node(.fifo)) }
        return nil
    }

    private mutating func read(_ key: ArraySlice<UInt8>, _ type: inout [UInt8], _ scanner: inout JSONScanner)
        throws(JSONScanner.Problem)
    {
        func count() throws(JSONScanner.Problem) -> UInt64 {
            let value = try scanner.integer()
            guard value >= 0 else { throw scanner.problem("a size or an offset is negative") }
            return UInt64(value)
        }
        func id() throws(JSONScanner.Problem) -> UInt32 {
            let value = try scanner.integer()
            if let id = UInt32(exactly: value) { return id }
            // -2, nobody, as some writers have it: the same 32 bits.
            guard let id = Int32(exactly: value) else { throw scanner.problem("a user or device number is too large") }
            return UInt32(bitPattern: id)
        }
        func hash() throws(JSONScanner.Problem) -> Digest? {
            let text = try scanner.string(limit: 256)
            if text.isEmpty { return nil }
            guard let digest = Digest(String(decoding: text, as: UTF8.self)) else {
                throw scanner.problem("a digest is no sha256")
            }
            return digest
        }
        if key.isEqual(to: "name") {
            name = try scanner.string(limit: TarLimits.pathBytes)
        } else if key.isEqual(to: "type") {
            type = try scanner.string(limit: 64)
        } else if key.isEqual(to: "size") {
            sizeBytes = try count()
        } else if key.isEqual(to: "modtime") {
            let text = try scanner.string(limit: 64)
            guard let time = text.isEmpty ? FileTime(seconds: 0) : RFC3339.parse(text) else {
                throw scanner.problem("a time is none")
            }
            modified = time
        } else if key.isEqual(to: "linkName") {
            linkName = try scanner.string(limit: TarLimits.pathBytes)
        } else if key.isEqual(to: "mode") {
            mode = try scanner.integer()
        } else if key.isEqual(to: "uid") {
            userID = try id()
        } else if key.isEqual(to: "gid") {
            groupID = try id()
        } else if key.isEqual(to: "offset") {
            offset = try count()
        } else if key.isEqual(to: "innerOffset") {
            innerOffset = try count()
        } else if key.isEqual(to: "endOffset") {
            endOffset = try count()
        } else if key.isEqual(to: "devMajor") {
            deviceMajor = try id()
        } else if key.isEqual(to: "devMinor") {
            deviceMinor = try id()
        } else if key.isEqual(to: "xattrs") {
            try readAttributes(&scanner)
        } else if key.isEqual(to: "digest") {
            digest = try hash()
        } else if key.isEqual(to: "chunkOffset") {
            chunkOffset = try count()
        } else if key.isEqual(to: "chunkSize") {
            chunkBytes = try count()
        } else if key.isEqual(to: "chunkDigest") {
            chunkDigest = try hash()
        } else if key.isEqual(to: "chunkType") {
            let text = try scanner.string(limit: 64)
            isZeros = text[...].isEqual(to: "zeros")
            guard isZeros || text.isEmpty else { throw scanner.problem("a chunk is of an unknown type") }
        } else {
            try scanner.skipValue()
        }
    }

    /// Values are in base64 (RFC 4648 section 4).
    private mutating func readAttributes(_ scanner: inout JSONScanner) throws(JSONScanner.Problem) {
        try scanner.begin(0x7b)
        var isFirst = true
        while let name = try scanner.nextKey(&isFirst) {
            let text = try scanner.string(limit: TarLimits.attributeBytes / 3 * 4 + 8)
            guard let value = try? PAXValue.base64(text[...]), value.count <= TarLimits.attributeBytes else {
                throw scanner.problem("an extended attribute is no base64, or too large")
            }
            guard !name.isEmpty, name.count <= TarLimits.nameBytes, !name.contains(0), attributes.count < 1024 else {
                throw scanner.problem("an extended attribute has no fit name, or is one too many")
            }
            attributes.append(ExtendedAttribute(name: ByteString(name), value: value))
        }
        if !isFirst, attributes.hasNameTwice { throw scanner.problem("an extended attribute comes twice") }
    }
}
