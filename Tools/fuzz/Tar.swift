import ImageModel
import ImageMounter
import TestSupport

/// Archives of all kinds that the tar reader knows.
func tarSeeds() -> [[UInt8]] {
    let plain = TarWriter.tar { tar in
        tar.folder("./")
        tar.folder("d")
        tar.file("d/a", "content")
        tar.link("d/l", to: "a")
        tar.link("d/h", to: "d/a", hard: true)
        tar.file("d/.wh.b")
        tar.add(TarWriter.Header("null", "3"))
    }
    let extended = TarWriter.tar { tar in
        tar.addPAX([("comment", [UInt8]("x".utf8))], "g")
        tar.addPAX([
            ("path", [UInt8]("long/name".utf8)), ("mtime", [UInt8]("-5.25".utf8)), ("size", [UInt8]("3".utf8)),
            ("SCHILY.xattr.user.a", [1, 2]), ("LIBARCHIVE.xattr.user.b", [UInt8]("eA==".utf8)),
        ])
        tar.file("short", "abc")
        tar.addLong([UInt8](repeating: 0x67, count: 150), "L")
        tar.addLong([UInt8](repeating: 0x74, count: 600), "K")
        tar.link("gnu", to: "gnu")
    }
    func map(_ records: [(String, String)], _ content: [UInt8]) -> [UInt8] {
        TarWriter.tar { tar in
            tar.addPAX(records.map { ("GNU.sparse." + $0.0, [UInt8]($0.1.utf8)) })
            tar.add(TarWriter.Header("s", "0"), content)
        }
    }
    let data = [UInt8]("01234ABCDEFGHIJ".utf8)
    var old = TarWriter.Header("old", "S")
    old.magic = [UInt8]("ustar  \u{0}".utf8)
    old.size = TarWriter.octal(4, 11)
    old.overlay = (0..<4).map {
        (386 + 24 * $0, TarWriter.octal(UInt64(512 * $0), 11) + [0] + TarWriter.octal(1, 11))
    }
    old.overlay += [(482, [1]), (483, TarWriter.octal(6000, 11))]
    var oldSparse = TarWriter()
    oldSparse.add(old)
    oldSparse.bytes += [UInt8](repeating: 0, count: 512) + data
    oldSparse.pad()
    return [
        plain, extended, oldSparse.finished(),
        map([("size", "9000"), ("numblocks", "2"), ("map", "100,5,8990,10")], data),
        map(
            [("major", "1"), ("minor", "0"), ("name", "real"), ("realsize", "9000")],
            [UInt8]("2\n100\n5\n8990\n10\n".utf8) + [UInt8](repeating: 0, count: 496) + data),
    ]
}

/// Makes the checksum of every header right, or nearly all inputs would fail there.
func withChecksums(_ input: UnsafeRawBufferPointer) -> [UInt8] {
    var bytes = [UInt8](input)
    var start = 0
    while start + 512 <= bytes.count {
        if bytes[start + 257..<start + 262].elementsEqual("ustar".utf8) {
            for index in 148..<156 { bytes[start + index] = 0x20 }
            let sum = bytes[start..<start + 512].reduce(UInt64(0)) { $0 + UInt64($1) }
            bytes.replaceSubrange(start + 148..<start + 155, with: TarWriter.octal(sum, 6) + [0])
        }
        start += 512
    }
    return bytes
}

private final class TarEntries: TarSink {
    var entries: [TarEntry] = []
    func entry(_ entry: TarEntry) throws(LayerError) { entries.append(entry) }
    func warning(_ text: String) {}

    static func parse(_ bytes: [UInt8], chunk: Int) -> (entries: [TarEntry], hasFailed: Bool) {
        let sink = TarEntries()
        let parser = TarParser(sink: sink)
        var hasFailed = false
        bytes.withUnsafeBytes { all in
            do throws(LayerError) {
                for start in stride(from: 0, to: all.count, by: chunk) {
                    try parser.feed(UnsafeRawBufferPointer(rebasing: all[start..<min(all.count, start + chunk)]))
                }
                try parser.finish()
            } catch { hasFailed = true }
        }
        return (sink.entries, hasFailed)
    }
}

/// The tar reader must give the same for pieces of any size, and only entries that keep its promises.
func fuzzTar(_ input: UnsafeRawBufferPointer) {
    let bytes = withChecksums(input)
    let whole = TarEntries.parse(bytes, chunk: max(1, bytes.count))
    let pieces = TarEntries.parse(bytes, chunk: 1 + Int(input.first ?? 0) * 3)
    precondition(whole.entries == pieces.entries && whole.hasFailed == pieces.hasFailed, "pieces change the result")
    for entry in whole.entries {
        precondition(entry.path.count <= TarLimits.pathBytes && !entry.path.starts(with: [0x2f]), "a name is not clean")
        for part in entry.path.split(separator: 0x2f, omittingEmptySubsequences: false) where !entry.path.isEmpty {
            precondition(!part.isEmpty && part.count <= 255 && part != [0x2e] && part != [0x2e, 0x2e], "a name leaves")
        }
        var end: UInt64 = 0
        for segment in entry.segments ?? [] {
            precondition(segment.fileOffset >= end && segment.lengthBytes > 0, "segments overlap")
            end = segment.fileOffset + segment.lengthBytes
        }
        precondition(end <= entry.sizeBytes || entry.segments == nil, "segments beyond the file")
    }
}
