import ImageModel

/// What the records of a pax extended header say about the entries they cover.
///
/// A record is `LENGTH KEY=VALUE\n`, LENGTH counting itself. An empty value takes back what a global
/// header said. Source: POSIX.1-2017, pax, "pax Extended Header".
struct PAXRecords {
    enum Field<Value> {
        case absent
        case deleted
        case value(Value)
    }

    var path = Field<[UInt8]>.absent
    var linkPath = Field<[UInt8]>.absent
    var sizeBytes = Field<UInt64>.absent
    var userID = Field<UInt32>.absent
    var groupID = Field<UInt32>.absent
    var modified = Field<FileTime>.absent
    var attributes: [ExtendedAttribute] = []
    /// As `LIBARCHIVE.xattr`: bsdtar writes both spellings, and this one counts only alone.
    var archiveAttributes: [ExtendedAttribute] = []
    var sparse = SparseRecords()

    /// What GNU tar's `GNU.sparse.*` records say.
    struct SparseRecords {
        var major: UInt64?
        var minor: UInt64?
        var name: [UInt8]?
        /// `GNU.sparse.size` (0.x) or `GNU.sparse.realsize` (1.0).
        var realSizeBytes: UInt64?
        /// Offsets and lengths in turn (0.x).
        var map: [UInt64]?
        var blockCount: UInt64?

        var isEmpty: Bool {
            major == nil && map == nil && blockCount == nil && realSizeBytes == nil
        }
    }

    /// Adds the records of one body; later records win.
    mutating func parse(_ body: [UInt8]) throws(PAXProblem) {
        var start = 0
        while start < body.count {
            // Some writers pad the body with NULs.
            if body[start] == 0 {
                for index in start..<body.count where body[index] != 0 { throw .malformed }
                return
            }
            var index = start
            var length = 0
            while index < body.count, (0x30...0x39).contains(body[index]), length < 1 << 24 {
                length = length * 10 + Int(body[index] - 0x30)
                index += 1
            }
            guard index > start, index < body.count, body[index] == 0x20,
                length <= body.count - start, length > index - start + 1, body[start + length - 1] == 0x0a
            else { throw .malformed }
            let record = body[(index + 1)..<(start + length - 1)]
            guard let equals = record.firstIndex(of: 0x3d), equals > record.startIndex else { throw .malformed }
            try apply(key: record[..<equals], value: record[(equals + 1)...])
            start += length
        }
    }

    private mutating func apply(key: ArraySlice<UInt8>, value: ArraySlice<UInt8>) throws(PAXProblem) {
        func field<T>(_ parse: (ArraySlice<UInt8>) throws(PAXProblem) -> T) throws(PAXProblem) -> Field<T> {
            if value.isEmpty { return .deleted }
            return .value(try parse(value))
        }
        if key.isEqual(to: "path") {
            path = try field(PAXValue.name)
        } else if key.isEqual(to: "linkpath") {
            linkPath = try field(PAXValue.name)
        } else if key.isEqual(to: "size") {
            sizeBytes = try field(PAXValue.size)
        } else if key.isEqual(to: "uid") {
            userID = try field(PAXValue.id)
        } else if key.isEqual(to: "gid") {
            groupID = try field(PAXValue.id)
        } else if key.isEqual(to: "mtime") {
            modified = try field(PAXValue.time)
        } else if let name = key.after("SCHILY.xattr.") {
            try PAXRecords.set(name: name, value: [UInt8](value), in: &attributes)
        } else if let name = key.after("LIBARCHIVE.xattr.") {
            try PAXRecords.set(
                name: PAXValue.percentDecoded(name)[...], value: PAXValue.base64(value), in: &archiveAttributes)
        } else if let name = key.after("GNU.sparse.") {
            try sparse.apply(key: name, value: value)
        }
    }

    private static func set(name: ArraySlice<UInt8>, value: [UInt8], in list: inout [ExtendedAttribute])
        throws(PAXProblem)
    {
        guard !name.isEmpty, name.count <= TarLimits.nameBytes, !name.contains(0) else { throw .attributeName }
        guard value.count <= TarLimits.attributeBytes else { throw .attributeValue }
        let attribute = ExtendedAttribute(name: ByteString([UInt8](name)), value: value)
        for index in list.indices where list[index].name == attribute.name {
            list[index] = attribute
            return
        }
        // Looked through one by one above; the kernel's own list is limited too (XATTR_LIST_MAX).
        guard list.count < 1024 else { throw .attributeCount }
        list.append(attribute)
    }

    /// Both spellings together.
    var allAttributes: [ExtendedAttribute] {
        var all = attributes
        for candidate in archiveAttributes {
            var isKnown = false
            for known in attributes where known.name == candidate.name { isKnown = true }
            if !isKnown { all.append(candidate) }
        }
        return all
    }

    /// These records with those of an entry's own header over them.
    func overridden(by local: PAXRecords) -> PAXRecords {
        var merged = local
        if case .absent = local.path { merged.path = path }
        if case .absent = local.linkPath { merged.linkPath = linkPath }
        if case .absent = local.sizeBytes { merged.sizeBytes = sizeBytes }
        if case .absent = local.userID { merged.userID = userID }
        if case .absent = local.groupID { merged.groupID = groupID }
        if case .absent = local.modified { merged.modified = modified }
        if local.attributes.isEmpty { merged.attributes = attributes }
        if local.archiveAttributes.isEmpty { merged.archiveAttributes = archiveAttributes }
        return merged
    }
}

extension PAXRecords.SparseRecords {
    fileprivate mutating func apply(key: ArraySlice<UInt8>, value: ArraySlice<UInt8>) throws(PAXProblem) {
        if key.isEqual(to: "major") {
            major = try PAXValue.size(value)
        } else if key.isEqual(to: "minor") {
            minor = try PAXValue.size(value)
        } else if key.isEqual(to: "name") {
            name = try PAXValue.name(value)
        } else if key.isEqual(to: "size") || key.isEqual(to: "realsize") {
            realSizeBytes = try PAXValue.size(value)
        } else if key.isEqual(to: "numblocks") {
            blockCount = try PAXValue.size(value)
        } else if key.isEqual(to: "offset") || key.isEqual(to: "numbytes") {
            // 0.0: the two alternate, offset first.
            let isOffset = key.isEqual(to: "offset")
            guard ((map?.count ?? 0) % 2 == 0) == isOffset else { throw .sparseMap }
            // Headers of one entry add to each other without end.
            guard (map?.count ?? 0) < 2 * (TarLimits.sparseSegments + 1) else { throw .sparseMap }
            map = map ?? []
            map?.append(try PAXValue.size(value))
        } else if key.isEqual(to: "map") {
            var numbers: [UInt64] = []
            if !value.isEmpty {
                for part in value.split(separator: 0x2c, omittingEmptySubsequences: false) {
                    numbers.append(try PAXValue.size(part))
                }
            }
            guard numbers.count % 2 == 0 else { throw .sparseMap }
            map = numbers
        }
    }
}

enum PAXProblem: Error {
    case malformed
    case name
    case number
    case time
    case attributeName
    case attributeValue
    case attributeCount
    case sparseMap

    var text: String {
        switch self {
        case .malformed: "a pax record is malformed"
        case .name: "a pax record has a name that is too long or holds a NUL"
        case .number: "a pax record has a number that is none, or negative, or too large"
        case .time: "a pax record has a time that is none"
        case .attributeName: "an extended attribute has no fit name"
        case .attributeValue: "an extended attribute is larger than \(TarLimits.attributeBytes) bytes"
        case .attributeCount: "an entry has more than 1024 extended attributes"
        case .sparseMap: "the map of a sparse file is malformed"
        }
    }
}

extension ArraySlice<UInt8> {
    func isEqual(to text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && text.withUTF8Buffer { self.elementsEqual($0) }
    }

    /// What follows the prefix, or nil.
    func after(_ prefix: StaticString) -> ArraySlice<UInt8>? {
        guard count > prefix.utf8CodeUnitCount, prefix.withUTF8Buffer({ self.starts(with: $0) }) else { return nil }
        return dropFirst(prefix.utf8CodeUnitCount)
    }
}
