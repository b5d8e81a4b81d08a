import ImageModel

/// Where the files of a tar archive lie in it: enough to read an image archive in place. Layers inside are only bytes
/// here; `ImageMounter` has the full tar reader.
///
/// Formats: ustar and pax (POSIX.1-2017, pax), GNU long names. A header is one block of 512 bytes:
///
///       0  name       100    124  size    12 (octal, or base 256)    156  type       1    257  magic   6
///     100  mode …      24    136  mtime   12                         157  linkname 100    345  prefix 155
///                            148  checksum 8
struct ArchiveTable {
    private enum Entry {
        case file(start: UInt64, sizeBytes: UInt64)
        case link(target: String)
    }

    static let maxEntries = 65536
    static let maxNameBytes = 4096
    private static let blockBytes: UInt64 = 512

    private let name: String
    private let file: any RandomAccessFile
    private var entries: [String: Entry] = [:]

    init(_ file: any RandomAccessFile, name: String) throws(BlobFailure) {
        self.file = file
        self.name = name
        try scan()
    }

    /// The part of the archive that is this file; links are followed.
    func file(_ path: String) throws(BlobFailure) -> FilePart {
        var at = ArchiveTable.clean(path)
        for _ in 0..<8 {
            switch entries[at] {
            case .file(let start, let sizeBytes)?: return FilePart(file: file, start: start, sizeBytes: sizeBytes)
            case .link(let target)?: at = target
            case nil: throw BlobFailure(.notFound, "\(name): \(printable(path)) is not in the archive")
            }
        }
        throw BlobFailure(.malformed, "\(name): \(printable(path)) is a link that leads nowhere")
    }

    func contains(_ path: String) -> Bool { entries[ArchiveTable.clean(path)] != nil }

    // MARK: Scanning

    private mutating func scan() throws(BlobFailure) {
        var offset: UInt64 = 0
        var longName: String?
        var longLink: String?
        var paxSize: UInt64?
        while offset < file.sizeBytes {
            let header = try bytes(at: offset, count: 512)
            if header.allSatisfy({ $0 == 0 }) { break }
            try checkHeader(header, at: offset)
            guard var size = ArchiveTable.number(header[124..<136]) else {
                throw corrupt("the size of the entry at byte \(offset) is no number")
            }
            let type = header[156]
            let isExtension = [UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K")].contains(
                type)
            if !isExtension, let paxSize { size = paxSize }
            let start = offset + ArchiveTable.blockBytes
            guard size <= file.sizeBytes, start <= file.sizeBytes - size else {
                throw BlobFailure(
                    .truncated, "\(name): the entry at byte \(offset) has \(size) bytes, but the file ends before that")
            }
            switch type {
            case UInt8(ascii: "x"):
                for record in try paxRecords(at: start, size) {
                    switch record.key {
                    case "path": longName = record.value
                    case "linkpath": longLink = record.value
                    case "size": paxSize = UInt64(record.value)
                    default: break
                    }
                }
            case UInt8(ascii: "L"): longName = try text(at: start, size)
            case UInt8(ascii: "K"): longLink = try text(at: start, size)
            case UInt8(ascii: "g"): break
            default:
                let path = ArchiveTable.clean(longName ?? ArchiveTable.headerName(header))
                let link = longLink ?? ArchiveTable.cString(header[157..<257])
                try add(path, type: type, link: link, start: start, size: size)
                (longName, longLink, paxSize) = (nil, nil, nil)
            }
            // Cannot wrap: both are at most the file's size, which is a file's.
            offset = start + (size + 511) / 512 * 512
        }
        if entries.isEmpty { throw corrupt("is not a tar archive with an image") }
    }

    private mutating func add(
        _ path: String, type: UInt8, link: String, start: UInt64, size: UInt64
    ) throws(BlobFailure) {
        guard entries.count < ArchiveTable.maxEntries else {
            throw BlobFailure(
                .tooLarge, "\(name): more than \(ArchiveTable.maxEntries) entries: is it an image archive?")
        }
        switch type {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): entries[path] = .file(start: start, sizeBytes: size)
        case UInt8(ascii: "1"): entries[path] = .link(target: ArchiveTable.clean(link))
        case UInt8(ascii: "2"):
            // `docker save` of old: `<id>/layer.tar -> ../<other>/layer.tar`.
            let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
                String(decoding: Array(path.utf8[..<$0]), as: UTF8.self)
            }
            let target = link.utf8.first == UInt8(ascii: "/") ? link : (folder.map { $0 + "/" } ?? "") + link
            entries[path] = .link(target: ArchiveTable.clean(target))
        default: break
        }
    }

    private func checkHeader(_ header: [UInt8], at offset: UInt64) throws(BlobFailure) {
        if offset == 0, header.starts(with: [0x1f, 0x8b]) || header.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) {
            throw BlobFailure(
                .unsupported,
                "\(name): the archive is compressed as a whole, so nothing in it can be found: decompress it first")
        }
        var sum: UInt64 = 0
        for (index, byte) in header.enumerated() { sum += (148..<156).contains(index) ? 32 : UInt64(byte) }
        guard ArchiveTable.number(header[148..<156]) == sum else {
            throw corrupt("no tar header at byte \(offset) (wrong checksum)")
        }
    }

    private func corrupt(_ what: String) -> BlobFailure { BlobFailure(.malformed, "\(name): " + what) }

    private func bytes(at offset: UInt64, count: Int) throws(BlobFailure) -> [UInt8] {
        guard UInt64(count) <= file.sizeBytes - min(offset, file.sizeBytes) else {
            throw BlobFailure(.truncated, "\(name): the file ends inside the header at byte \(offset)")
        }
        return try FilePart(file: file, start: offset, sizeBytes: UInt64(count)).bytes(limit: 1 << 20, label: name)
    }

    private func text(at offset: UInt64, _ size: UInt64) throws(BlobFailure) -> String {
        guard size <= UInt64(ArchiveTable.maxNameBytes) else {
            throw BlobFailure(.tooLarge, "\(name): a name of \(size) bytes at byte \(offset)")
        }
        return ArchiveTable.cString(try bytes(at: offset, count: Int(size))[...])
    }

    /// Records `<length> <key>=<value>\n`, the length counting all of it.
    private func paxRecords(at offset: UInt64, _ size: UInt64) throws(BlobFailure) -> [(key: String, value: String)] {
        guard size <= 1 << 20 else {
            throw BlobFailure(.tooLarge, "\(name): pax header of \(size) bytes at byte \(offset)")
        }
        let all = try bytes(at: offset, count: Int(size))
        var out: [(key: String, value: String)] = []
        var at = 0
        while at < all.count {
            guard let space = all[at...].firstIndex(of: 0x20), space - at <= 8,
                let length = Int(String(decoding: all[at..<space], as: UTF8.self)), length > space - at + 1,
                length <= all.count - at, all[at + length - 1] == 0x0a,
                let equals = all[space..<(at + length)].firstIndex(of: UInt8(ascii: "="))
            else { throw corrupt("a wrong pax record at byte \(offset + UInt64(at))") }
            out.append(
                (
                    String(decoding: all[(space + 1)..<equals], as: UTF8.self),
                    String(decoding: all[(equals + 1)..<(at + length - 1)], as: UTF8.self)
                ))
            at += length
        }
        return out
    }

    // MARK: Fields

    /// Octal digits with space and zero bytes around, or base 256 with the top bit set; nil for anything else,
    /// negative numbers included.
    static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
        if let first = field.first, first & 0x80 != 0 {
            if first != 0x80 { return nil }
            var value: UInt64 = 0
            for byte in field.dropFirst() {
                if value >> 56 != 0 { return nil }
                value = value << 8 | UInt64(byte)
            }
            return value
        }
        var value: UInt64 = 0
        var hasEnded = false
        for byte in field.drop(while: { $0 == 0x20 }) {
            switch byte {
            case 0x30...0x37 where !hasEnded: value = value << 3 | UInt64(byte - 0x30)
            case 0, 0x20: hasEnded = true
            default: return nil
            }
        }
        return value
    }

    private static func cString(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func headerName(_ header: [UInt8]) -> String {
        let name = cString(header[0..<100])
        // GNU tar uses the place of the prefix for other things.
        guard header[257..<263].elementsEqual("ustar\0".utf8) else { return name }
        let prefix = cString(header[345..<500])
        return prefix.isEmpty ? name : prefix + "/" + name
    }

    /// `./a//b/../c` → `a/c`: names are keys here, never paths of the host.
    private static func clean(_ path: String) -> String {
        var kept: [Substring.UTF8View] = []
        for part in Substring(path).utf8.split(separator: UInt8(ascii: "/")) {
            if part.elementsEqual(".".utf8) { continue }
            if part.elementsEqual("..".utf8) {
                if !kept.isEmpty { kept.removeLast() }
            } else {
                kept.append(part)
            }
        }
        var out: [UInt8] = []
        for part in kept {
            if !out.isEmpty { out.append(UInt8(ascii: "/")) }
            out += part
        }
        return String(decoding: out, as: UTF8.self)
    }
}
