import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// An index in the cache may hold anything, even with its checksum right.
@Suite struct LayerIndexTests {
    static let layer = MemoryLayer(tar: TarWriter.tar { $0.file("a", "content") })

    /// An index with this journal; all that guards it is right.
    static func index(
        _ journal: [UInt8], entryCount: UInt64 = 1, uncompressedBytes: UInt64 = 4096, version: UInt8 = 2,
        spans: [UInt8]? = nil
    ) -> [UInt8] {
        var out = [UInt8]("c2wLayer".utf8) + [version, 0, 0, 0, spans == nil ? 0 : 1, 0, 0, 0]
        for value in [entryCount, uncompressedBytes, UInt64(journal.count)] {
            for shift in 0..<8 { out.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * shift))) }
        }
        out += layer.digest.bytes + layer.diffID.bytes + journal + (spans ?? [])
        return out + sha256(out).bytes
    }

    static func mounted(_ index: [UInt8], _ cache: MemoryCache) throws -> Mounted {
        let writer = try cache.create("index/" + layer.digest.hex)
        try index.withUnsafeBytes { try writer.append($0) }
        _ = try writer.commit()
        return Mounted([layer], cache: cache)
    }

    /// permissions 0644, user, group, seconds, nanoseconds
    static let owner: [UInt8] = [0xa4, 0x03, 0, 0, 0, 0]
    static func number(_ value: UInt64) -> [UInt8] {
        var out: [UInt8] = []
        var rest = value
        while rest >= 0x80 {
            out.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return out + [UInt8(rest)]
    }
    static func regular(_ name: [UInt8], _ rest: [UInt8], tag: UInt8 = 8) -> [UInt8] {
        [tag, 0] + number(UInt64(name.count)) + name + owner + rest
    }

    @Test func aSoundJournalIsRead() throws {
        let journal = LayerIndexTests.regular([0x62], [3] + [0x80, 8])  // "b", 3 bytes at 512
        let mounted = try LayerIndexTests.mounted(
            LayerIndexTests.index(journal), MemoryCache(host: ManualHost()))
        #expect(try mounted.attributes("/b").sizeBytes == 3)
        #expect(try mounted.attributes("/b").permissions == 0o644)
    }

    static let damaged: [(name: String, journal: [UInt8])] = [
        ("no record where one is counted", []),
        ("more records than are counted", regular([0x62], [0, 0]) + regular([0x63], [0, 0])),
        ("a kind that is none", regular([0x62], [0, 0], tag: 3)),
        ("a socket", regular([0x62], [0, 0], tag: 12)),
        ("a reserved bit", regular([0x62], [0, 0], tag: 0x88)),
        ("a folder that is sparse", regular([0x62], [0, 0], tag: 0x24)),
        ("a path that shares more than there is", [8, 1, 1, 0x62] + owner + [0, 0]),
        ("a name longer than the journal", [8, 0, 0x7f, 0x62]),
        ("a name that climbs", regular([0x2e, 0x2e], [0, 0])),
        ("an absolute name", regular([0x2f, 0x62], [0, 0])),
        ("a NUL in a name", regular([0x62, 0], [0, 0])),
        ("a root that is a file", regular([], [0, 0])),
        ("permissions of more than twelve bits", [8, 0, 1, 0x62] + number(0x1000) + [0, 0, 0, 0, 0, 0]),
        ("a user beyond 32 bits", [8, 0, 1, 0x62, 0] + number(1 << 32) + [0, 0, 0, 0, 0]),
        ("a second of more than 10⁹ ns", [8, 0, 1, 0x62, 0, 0, 0, 0] + number(1_000_000_000) + [0, 0]),
        ("content beyond the layer", regular([0x62], number(4097) + [0])),
        ("content before the layer", regular([0x62], [1, 1])),
        ("a size beyond 63 bits", regular([0x62], number(1 << 63) + [0])),
        ("a number of eleven bytes", regular([0x62], [UInt8](repeating: 0xff, count: 10) + [1, 0])),
        (
            "sparse runs that add up beyond 64 bits",
            // One run of 2⁶³ − 1 bytes, stored at 2⁶³ + 2.
            regular(
                [0x62],
                number(UInt64(Int64.max)) + number(UInt64.max - 8) + [1, 0]
                    + number(UInt64(Int64.max)), tag: 0x28)
        ),
        ("sparse runs beyond the size", regular([0x62], [5, 0, 1, 3] + [4], tag: 0x28)),
        ("a link without a target", [10, 0, 1, 0x62] + owner + [0]),
        ("a hard link that climbs", [15, 0, 1, 0x62, 2, 0x2e, 0x2e]),
        ("an attribute twice", regular([0x62], [0, 0, 2] + [1, 0x61, 0] + [1, 0x61, 0], tag: 0x18)),
        ("an attribute without a name", regular([0x62], [0, 0, 1, 0, 0], tag: 0x18)),
    ]

    @Test(arguments: damaged.indices) func aDamagedJournalIsAnErrorOnce(index: Int) throws {
        let (name, journal) = LayerIndexTests.damaged[index]
        let cache = MemoryCache(host: ManualHost())
        let failure = try #require(
            try LayerIndexTests.mounted(LayerIndexTests.index(journal), cache).mount.failure, "\(name)")
        #expect(failure.message.contains("cached index"), "\(name): \(failure.message)")
        #expect(Mounted([LayerIndexTests.layer], cache: cache).mount.failure == nil, "\(name): it is made again")
    }

    // MARK: Spans

    /// One span of 4096 bytes as they are, unchecked, is a table of this layer.
    static let rawSpan: [UInt8] = [0] + number(4096) + [0] + number(4096)
    static let damagedSpans: [(name: String, spans: [UInt8])] = [
        ("no number of spans", []),
        ("fewer spans than are counted", [2] + rawSpan),
        ("more bytes than spans", [1] + rawSpan + [0]),
        ("a number of spans beyond all memory", number(.max) + rawSpan),
        ("a coding that is none", [1, 5] + rawSpan.dropFirst()),
        ("a check that is none", [1, 3 << 3] + rawSpan.dropFirst() + [UInt8](repeating: 0, count: 32)),
        ("a reserved bit", [1, 0x40] + rawSpan.dropFirst()),
        ("a digest cut short", [1, 1 << 3] + rawSpan.dropFirst() + [UInt8](repeating: 0, count: 31)),
        ("less content than the layer", [1, 0] + number(4095) + [0] + number(4095)),
        ("more content than the layer", [2] + rawSpan + rawSpan),
        ("no content", [2, 0, 0, 0, 0] + rawSpan),
        ("content beyond 63 bits", [1, 0] + number(.max) + [0] + number(4096)),
        ("stored bytes beyond 64 bits", [1, 0] + number(4096) + number(1) + number(.max)),
        ("stored bytes that nobody could hold", [1, 0] + number(4096) + [0] + number(1 << 40)),
        (
            "skipped bytes that nobody could wait for",
            [1, 2 | 1 << 5] + number(4096) + [0] + number(9) + number(1 << 40)
        ),
        ("nine bits of a byte", [1, 1] + number(4096) + [0] + number(9) + [9, 0]),
        ("a window of more than 32 KiB", [1, 1] + number(4096) + [0] + number(9) + [0] + number(32769) + [1, 0]),
        ("a window longer than the file", [1, 1] + number(4096) + [0] + number(9) + [0, 9] + number(.max)),
        ("a number of eleven bytes", [1, 0] + [UInt8](repeating: 0xff, count: 10) + [1]),
    ]

    @Test func aSoundSpanTableIsRead() throws {
        let bytes = LayerIndexTests.index(
            LayerIndexTests.regular([0x62], [3] + [0x80, 8]), spans: [1] + LayerIndexTests.rawSpan)
        let index = try bytes.withUnsafeBytes { try LayerIndex.read($0, codecs: HostCodecs()) }
        #expect(index.spans?.count == 1 && index.spans?.contentBytes == 4096)
        #expect(index.serialized(codecs: HostCodecs()) == bytes, "written as it was read")
        #expect(index.journalBytes == bytes.count - 104 - 32 - 1 - LayerIndexTests.rawSpan.count)
    }

    @Test(arguments: damagedSpans.indices) func aDamagedSpanTableIsAnError(index: Int) throws {
        let (name, spans) = LayerIndexTests.damagedSpans[index]
        let journal = LayerIndexTests.regular([0x62], [3] + [0x80, 8])
        let bytes = LayerIndexTests.index(journal, spans: spans)
        #expect(throws: LayerError.self, "\(name)") {
            try bytes.withUnsafeBytes { try LayerIndex.read($0, codecs: HostCodecs()) }
        }
        let cache = MemoryCache(host: ManualHost())
        let mounted = try LayerIndexTests.mounted(bytes, cache)
        #expect(mounted.mount.failure == nil && mounted.exists("/a"), "\(name): it is made again")
    }

    @Test func everyCutIsAnError() throws {
        let bytes = LayerIndexTests.index(
            LayerIndexTests.regular([0x62], [3] + [0x80, 8]), spans: [1] + LayerIndexTests.rawSpan)
        for count in 0..<bytes.count {
            #expect(throws: LayerError.self) {
                try bytes[..<count].withUnsafeBytes { try LayerIndex.read($0, codecs: HostCodecs()) }
            }
        }
    }

    @Test func anIndexOfTheVersionBeforeIsMadeAgain() throws {
        let journal = LayerIndexTests.regular([0x62], [3] + [0x80, 8])
        let mounted = try LayerIndexTests.mounted(
            LayerIndexTests.index(journal, version: 1), MemoryCache(host: ManualHost()))
        #expect(mounted.mount.failure == nil && mounted.exists("/a") && !mounted.exists("/b"))
        #expect(mounted.host.warnings.contains { $0.contains("another version") })
    }
}
