import ImageModel

/// `/etc/ld.so.cache`: where the dynamic loader finds a library by its name.
///
/// ```
///   0  20 "glibc-ld.so.cache1.1"
///  20   4 number of entries
///  24   4 bytes of texts
///  28  20 flags, offset of extensions, unused
///  48   … entries of 24 bytes: 4 flags, 4 name, 4 path, 4 OS version, 8 hwcap
/// ```
/// Names and paths are offsets from the start, of texts that NUL ends. Before glibc 2.32 an older table came first:
/// `ld.so-1.7.0`, 4 bytes of count at 12, entries of 12 bytes, and the new one at the next multiple of 8.
///
/// Source: ldconfig(8); the layout as glibc writes it in a Debian image.
struct LoaderCache {
    static let maximumBytes = 4 << 20
    private static let maximumEntries: UInt64 = 65_536

    private let table: LittleEndianBytes
    private let start: UInt64
    private let count: UInt64

    /// Nil where it is none.
    init?(_ bytes: [UInt8]) {
        table = LittleEndianBytes(bytes)
        var start: UInt64 = 0
        if table.starts(with: "ld.so-1.7.0"), let old = table.number(at: 12, bytes: 4) {
            start = (16 + old * 12 + 7) & ~7
        }
        guard start <= UInt64(bytes.count), table.starts(with: "glibc-ld.so.cache1.1", at: Int(start)),
            let count = table.number(at: start + 20, bytes: 4)
        else { return nil }
        self.start = start
        self.count = min(count, LoaderCache.maximumEntries)
    }

    /// Paths of the libraries of that name, in the order of the table; those for special processors are left out.
    func paths(of name: [UInt8], limit: Int) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for index in 0..<count {
            let at = start + 48 + index * 24
            guard let nameAt = table.number(at: at + 4, bytes: 4), let pathAt = table.number(at: at + 8, bytes: 4)
            else {
                break
            }
            guard hasText(name, at: start + nameAt), let path = table.text(at: start + pathAt, limit: 4096) else {
                continue
            }
            if path.first == 0x2f, !LoaderCache.isForSpecialProcessor(path) { found.append(path) }
            if found.count == limit { break }
        }
        return found
    }

    private func hasText(_ text: [UInt8], at offset: UInt64) -> Bool {
        guard offset < UInt64(table.bytes.count), table.bytes.count - Int(offset) > text.count else { return false }
        let start = Int(offset)
        return table.bytes[start + text.count] == 0
            && table.bytes[start..<start + text.count].elementsEqual(text)
    }

    private static func isForSpecialProcessor(_ path: [UInt8]) -> Bool {
        path.split(separator: 0x2f).contains { $0.isEqual(to: "glibc-hwcaps") }
    }
}
