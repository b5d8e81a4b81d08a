import ImageModel
import ImageMounter
import TestSupport
import Testing

private typealias Header = TarWriter.Header

/// One tar for each thing a tar can hold; what comes out must not depend on how the bytes come in.
@Suite struct TarParserTests {
    @Test(arguments: [1, 2, 3, 7, 100, 511, 512, 513, 1024, 4096, 10_000])
    func piecesOfAnySizeGiveTheSame(chunk: Int) throws {
        let whole = TarLog.parse(TarCases.everything())
        let pieces = TarLog.parse(TarCases.everything(), chunk: chunk)
        #expect(whole.error == nil && pieces.error == nil)
        #expect(whole.log.entries.count == 11)
        #expect(pieces.log.entries == whole.log.entries)
    }

    @Test func contentLiesWhereTheEntrySays() throws {
        let tar = TarCases.everything()
        let entries = TarLog.parse(tar).log.entries
        let last = try #require(entries.last)
        let content = tar[Int(last.contentOffset)...].prefix(7)
        #expect(content == ArraySlice("the end".utf8))
        let old = try #require(entries.first { $0.path == Array("old".utf8) })
        #expect(old.sizeBytes == 600)
        #expect(old.segments?.map(\.fileOffset) == [512, 522, 532, 542, 590])
        #expect(
            old.segments?.map { Character(UnicodeScalar(tar[Int($0.contentOffset)])) } == ["a", "d", "e", "f", "g"])
    }

    @Test(arguments: 1..<TarCases.everything().count / 512)
    func anArchiveCutAnywhereIsAnErrorUnlessAHeaderCouldBegin(block: Int) {
        let tar = TarCases.everything()
        for offset in [block * 512 - 1, block * 512 + 1, block * 512 + 300] where offset < tar.count - 1024 {
            let cut = TarLog.parse([UInt8](tar[..<offset]))
            #expect(cut.error != nil, "cut at \(offset)")
        }
    }

    @Test("As `umoci insert` writes layers: without the padding of the last file, and without an end")
    func anArchiveMayEndWithItsLastContent() {
        // The last entry is the file "the end", 7 bytes, and its padding.
        let tar = [UInt8](TarCases.everything().dropLast(1024))
        let cut = TarLog.parse([UInt8](tar.dropLast(505)))
        #expect(cut.error == nil && cut.log.entries.count == 11)
        for missing in [1, 504, 506, 511] {
            #expect(TarLog.parse([UInt8](tar.dropLast(missing))).error != nil, "\(missing) bytes are missing")
        }
    }

    @Test func anArchiveMayEndWithoutItsZeroBlocks() {
        let tar = TarCases.everything()
        for end in [tar.count - 1024, tar.count - 512] {
            let cut = TarLog.parse([UInt8](tar[..<end]))
            #expect(cut.error == nil && cut.log.entries.count == 11, "cut at \(end)")
        }
        let longer = TarLog.parse(tar + [1, 2, 3])
        #expect(longer.error == nil, "what follows the end is not looked at")
        #expect(TarLog.parse([]).error == nil)
    }

    /// Each header is small; what they add up to in front of one entry has to stay bounded.
    @Test func headersOfOneEntryDoNotAddUpWithoutEnd() throws {
        final class Nothing: TarSink {
            func entry(_ entry: TarEntry) {}
            func warning(_ text: String) {}
        }
        var writer = TarWriter()
        writer.addPAX(
            (0..<16_000).flatMap { _ in [("GNU.sparse.offset", [0x30]), ("GNU.sparse.numbytes", [0x30])] })
        let parser = TarParser(sink: Nothing())
        var refusedAfter: Int?
        for round in 1...80 where refusedAfter == nil {
            writer.bytes.withUnsafeBytes { bytes in
                do { try parser.feed(bytes) } catch { refusedAfter = round }
            }
        }
        #expect(refusedAfter == 66, "2 × (1,048,576 + 1) numbers, 32,000 a header")
    }

    /// Names as they stand, and as they are meant.
    @Test(arguments: [
        ("a", "a"), ("./a", "a"), ("/a", "a"), ("//a//b//", "a/b"), ("a/./b", "a/b"), ("a/../b", "b"), ("./", ""),
        ("/", ""), (".", ""), ("a/b/../../c/", "c"), ("...", "..."), ("a/..b", "a/..b"),
    ])
    func namesAreCleaned(name: String, cleaned: String) throws {
        let entry = try #require(TarLog.parse(TarWriter.tar { $0.folder(name) }).log.entries.first)
        #expect(entry.path == Array(cleaned.utf8))
    }

    // MARK: Refused

    static let refused: [(name: String, words: String, tar: [UInt8])] = [
        ("a name that climbs over the root", "leaves the root", TarWriter.tar { $0.file("../x") }),
        ("one that climbs at last", "leaves the root", TarWriter.tar { $0.file("a/../../x") }),
        (
            "a hard link to outside", "leaves the root",
            TarWriter.tar { $0.link("a", to: "../../etc/passwd", hard: true) }
        ),
        ("no name", "empty", TarWriter.tar { $0.file("") }),
        (
            "a root that is a file", "not a folder",
            TarWriter.tar { tar in
                var header = Header(".", "0")
                header.size = TarWriter.octal(0, 11)
                tar.add(header)
            }
        ),
        ("a link without a target", "no target", TarWriter.tar { $0.link("a", to: "") }),
        (
            "a negative size in base-256", "negative size",
            TarWriter.tar { tar in
                var header = Header("a", "0")
                header.size = TarWriter.base256(-1, 12)
                tar.add(header)
            }
        ),
        (
            "a negative size in text", "negative size",
            TarWriter.tar { tar in
                var header = Header("a", "0")
                header.size = [UInt8]("-0000000001".utf8)
                tar.add(header)
            }
        ),
        (
            "a size that is no number", "no number",
            TarWriter.tar { tar in
                var header = Header("a", "0")
                header.size = [UInt8]("00000z".utf8)
                tar.add(header)
            }
        ),
        (
            "a size of 2⁷⁰", "too large",
            TarWriter.tar { tar in
                var header = Header("a", "0")
                header.size = [0x80, 0, 0, 0x40] + [UInt8](repeating: 0, count: 8)
                tar.add(header)
            }
        ),
        (
            "a negative size in pax", "number",
            TarWriter.tar { tar in
                tar.addPAX([("size", [UInt8]("-1".utf8))])
                tar.file("a")
            }
        ),
        (
            "a size in pax beyond 64 bits", "number",
            TarWriter.tar { tar in
                tar.addPAX([("size", [UInt8]("99999999999999999999".utf8))])
                tar.file("a")
            }
        ),
        (
            "a wrong checksum", "checksum",
            TarWriter.tar { tar in
                var header = Header("a", "0")
                header.checksum = TarWriter.octal(1, 6) + [0, 0x20]
                tar.add(header)
            }
        ),
        (
            "a GNU name of 1 MB", "longer than the limit",
            TarWriter.tar { tar in
                tar.addLong([UInt8](repeating: 0x61, count: 1 << 20), "L")
                tar.file("a")
            }
        ),
        (
            "a pax name of 1 MB", "longer than the limit",
            TarWriter.tar { tar in
                tar.addPAX([("path", [UInt8](repeating: 0x61, count: 1 << 20))])
                tar.file("a")
            }
        ),
        (
            "a pax name of 5000 bytes", "too long",
            TarWriter.tar { tar in
                tar.addPAX([("path", [UInt8](repeating: 0x61, count: 5000))])
                tar.file("a")
            }
        ),
        (
            "a component of 256 bytes", "255",
            TarWriter.tar { tar in
                tar.addPAX([("path", [UInt8](repeating: 0x61, count: 256))])
                tar.file("a")
            }
        ),
        (
            "a NUL in a pax name", "NUL",
            TarWriter.tar { tar in
                tar.addPAX([("path", [0x61, 0, 0x62])])
                tar.file("a")
            }
        ),
        (
            "a pax record that lies about its length", "malformed",
            TarWriter.tar { tar in
                tar.add(Header("x", "x"), [UInt8]("99 path=a\n".utf8))
                tar.file("a")
            }
        ),
        (
            "a pax record of length 0", "malformed",
            TarWriter.tar { tar in
                tar.add(Header("x", "x"), [UInt8]("0 path=a\n".utf8))
                tar.file("a")
            }
        ),
        (
            "a pax record without a value", "malformed",
            TarWriter.tar { tar in
                tar.add(Header("x", "x"), [UInt8]("7 path\n".utf8))
                tar.file("a")
            }
        ),
        ("an extended header at the end", "no entry", TarWriter.tar { $0.addPAX([("path", [0x61])]) }),
        ("sparse runs that overlap", "out of order", sparse("100,10,105,10", size: "1000", content: 20)),
        ("sparse runs beyond the size", "beyond its size", sparse("990,20", size: "1000", content: 20)),
        ("sparse runs of more than the content", "content", sparse("0,30", size: "1000", content: 20)),
        ("a sparse run that wraps around", "out of order", sparse("9223372036854775807,9", size: "9", content: 9)),
        ("a sparse map with an odd count", "map", sparse("1,2,3", size: "1000", content: 2)),
        (
            "a pax 1.0 map that never ends", "map",
            TarWriter.tar { tar in
                tar.addPAX([
                    ("GNU.sparse.major", [0x31]), ("GNU.sparse.minor", [0x30]), ("GNU.sparse.realsize", [0x39]),
                ])
                tar.add(Header("a", "0"), [UInt8]("9\n".utf8) + [UInt8](repeating: 0x30, count: 510))
            }
        ),
        ("a later volume", "volume", TarWriter.tar { $0.add(Header("a", "M")) }),
        (
            "one zero block in the middle", "zero block",
            TarWriter.tar { tar in
                tar.file("a")
                tar.bytes += [UInt8](repeating: 0, count: 512)
                tar.file("b")
            }
        ),
    ]

    static func sparse(_ map: String, size: String, content: Int) -> [UInt8] {
        TarWriter.tar { tar in
            tar.addPAX([("GNU.sparse.map", [UInt8](map.utf8)), ("GNU.sparse.size", [UInt8](size.utf8))])
            tar.add(Header("s", "0"), [UInt8](repeating: 1, count: content))
        }
    }

    @Test(arguments: refused.indices) func whatIsWrongGetsAClearError(index: Int) throws {
        let (name, words, tar) = TarParserTests.refused[index]
        for chunk in [1, 512, Int.max] {
            let error = try #require(TarLog.parse(tar, chunk: chunk).error, "\(name), pieces of \(chunk)")
            let message = error.failure(layer: "layer 1 of 1").message
            #expect(message.contains(words), "\(name): \(message)")
            #expect(message.hasPrefix("layer 1 of 1: tar: at byte "))
        }
    }

    // MARK: Details

    @Test func unknownTypesAreSkippedWithOneWarning() {
        let log = TarLog.parse(
            TarWriter.tar { tar in
                tar.add(Header("acl", "A"), [UInt8](repeating: 1, count: 700))
                tar.add(Header("acl2", "A"), [1])
                tar.add(Header("label", "V"))
                tar.file("a")
            }
        ).log
        #expect(log.entries.map(\.path) == [[0x61]])
        #expect(log.warnings.count == 1)
    }

    @Test func aNameInAWarningCannotDriveATerminal() {
        let log = TarLog.parse(TarWriter.tar { $0.add(Header("a\u{1b}[2J\n", "Z")) }).log
        #expect(log.warnings == ["/a\\x1b[2J\\x0a: tar entries of type 0x5a are skipped"])
    }

    /// Times as pax writes them.
    @Test(arguments: [
        ("5", 5, 0), ("1234567890.123456789", 1_234_567_890, 123_456_789), ("0.5", 0, 500_000_000),
        ("-1.5", -2, 500_000_000),
        ("-3", -3, 0), ("1.0000000019", 1, 1), ("-0.0000000001", -1, 999_999_999), ("7.", 7, 0),
    ])
    func paxTimes(text: String, seconds: Int64, nanoseconds: UInt32) throws {
        let tar = TarWriter.tar { tar in
            tar.addPAX([("mtime", [UInt8](text.utf8))])
            tar.file("a")
        }
        #expect(TarLog.parse(tar).log.entries.first?.modified == FileTime(seconds: seconds, nanoseconds: nanoseconds))
    }

    @Test func aLocalRecordOverridesAGlobalOneAndAnEmptyOneTakesItBack() {
        let tar = TarWriter.tar { tar in
            tar.addPAX([("uid", [UInt8]("7".utf8)), ("mtime", [UInt8]("9".utf8))], "g")
            tar.file("a")
            tar.addPAX([("uid", [UInt8]("8".utf8))])
            tar.file("b")
            tar.addPAX([("uid", [])])
            tar.file("c")
        }
        let entries = TarLog.parse(tar).log.entries
        #expect(entries.map(\.userID) == [7, 8, 0])
        #expect(entries.map(\.modified.seconds) == [9, 9, 9])
    }

    @Test(arguments: [(-1, UInt32.max), (-2, UInt32.max - 1), (3_000_000_000, 3_000_000_000)] as [(Int64, UInt32)])
    func ownersBeyondOctal(number: Int64, id: UInt32) {
        let tar = TarWriter.tar { tar in
            var header = Header("a", "0")
            header.uid = TarWriter.base256(number, 8)
            tar.add(header)
        }
        #expect(TarLog.parse(tar).log.entries.first?.userID == id)
    }

    @Test func bothSpellingsOfAnExtendedAttributeAreOne() {
        let tar = TarWriter.tar { tar in
            tar.addPAX([
                ("LIBARCHIVE.xattr.user.a", [UInt8]("eA==".utf8)), ("SCHILY.xattr.user.a", [0, 1, 0x0a, 0xff]),
                ("LIBARCHIVE.xattr.user.%41", [UInt8]("aGVsbG8".utf8)),
            ])
            tar.file("a")
        }
        #expect(
            TarLog.parse(tar).log.entries.first?.attributes == [
                ExtendedAttribute(name: "user.a", value: [0, 1, 0x0a, 0xff]),
                ExtendedAttribute(name: "user.A", value: [UInt8]("hello".utf8)),
            ])
    }

    @Test func starsPrefixIsShorterThanPosix() {
        let tar = TarWriter.tar { tar in
            var header = Header("name", "0")
            header.prefix = [UInt8]("folder".utf8)
            header.overlay = [(345 + 131, [UInt8]("00000000000".utf8)), (508, [UInt8]("tar\u{0}".utf8))]
            tar.add(header)
        }
        #expect(TarLog.parse(tar).log.entries.first?.path == Array("folder/name".utf8))
    }
}
