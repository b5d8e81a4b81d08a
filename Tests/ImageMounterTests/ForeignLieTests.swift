import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What a foreign index says is checked before anything follows it; where it can't be, the layer has no such index.
@Suite struct ForeignLieTests {
    static let gzip = "application/vnd.oci.image.layer.v1.tar+gzip"
    static let zstd = "application/vnd.oci.image.layer.v1.tar+zstd"
    static let digest = "sha256:" + String(repeating: "0", count: 64)
    static let front = [UInt8](repeating: 7, count: 1000)

    static func file(_ fields: String) -> String {
        #"{"name":"f","type":"reg","size":9,"digest":"\#(digest)",\#(fields)}"#
    }

    static func toc(_ entries: String...) -> String {
        #"{"version":1,"entries":[\#(entries.joined(separator: ","))]}"#
    }

    static func load(_ toc: String) throws(BlobFailure) -> ForeignIndex? {
        let blob = ForeignBlob.estargz(front: front, toc: toc)
        return try OneLayerSource(blob, mediaType: gzip).load()
    }

    static let lies: [(what: String, toc: String, says: String)] = [
        ("no JSON", "{", "at byte"),
        ("an array", "[]", "object"),
        ("another version", #"{"version":2,"entries":[]}"#, "version"),
        ("entries twice", #"{"version":1,"entries":[],"entries":[]}"#, "twice"),
        ("nested a thousand deep", #"{"x":"# + String(repeating: "[", count: 1000) + "}", "deep"),
        ("an unknown type", toc(#"{"name":"x","type":"socket"}"#), "unknown type"),
        ("a name that climbs", toc(#"{"name":"a/../../x","type":"dir"}"#), "root"),
        ("a name of 5000 bytes", toc(#"{"name":"\#(String(repeating: "n", count: 5000))","type":"dir"}"#), "longer"),
        (
            "a part of a name of 300 bytes", toc(#"{"name":"\#(String(repeating: "n", count: 300))","type":"dir"}"#),
            "longer"
        ),
        ("a NUL in a name", toc(#"{"name":"a\u0000b","type":"dir"}"#), "NUL"),
        ("an empty name", toc(#"{"name":"","type":"dir"}"#), "empty"),
        ("a whiteout of nothing", toc(#"{"name":".wh.","type":"reg"}"#), "whiteout"),
        ("a symbolic link to nothing", toc(#"{"name":"l","type":"symlink"}"#), "target"),
        ("a hard link out of the root", toc(#"{"name":"l","type":"hardlink","linkName":"../x"}"#), "root"),
        ("a negative size", toc(#"{"name":"f","type":"reg","size":-1}"#), "negative"),
        ("a size with a fraction", toc(#"{"name":"f","type":"reg","size":1.5}"#), "integer"),
        ("a size beyond 64 bits", toc(#"{"name":"f","type":"reg","size":99999999999999999999}"#), "large"),
        ("a user number that is none", toc(#"{"name":"f","type":"dir","uid":99999999999}"#), "large"),
        ("a time that is none", toc(#"{"name":"f","type":"dir","modtime":"2020-02-30T00:00:00Z"}"#), "time"),
        ("an attribute that is no base64", toc(#"{"name":"f","type":"dir","xattrs":{"user.a":"%"}}"#), "base64"),
        (
            "an attribute that comes twice",
            toc(#"{"name":"f","type":"dir","xattrs":{"user.a":"YQ==","user.b":"","user.a":"Yg=="}}"#), "twice"
        ),
        (
            "an attribute in two lists",
            toc(#"{"name":"f","type":"dir","xattrs":{"user.a":"YQ=="},"xattrs":{"user.a":"Yg=="}}"#), "twice"
        ),
        (
            "1,025 attributes",
            toc(
                #"{"name":"f","type":"dir","xattrs":{"#
                    + (0...1024).map { #""user.\#($0)":"""# }.joined(separator: ",") + "}}"), "too many"
        ),
        ("a digest of another kind", toc(#"{"name":"f","type":"reg","digest":"md5:0"}"#), "sha256"),
        ("a chunk of no file", toc(#"{"name":"f","type":"chunk","offset":5}"#), "no file"),
        ("a chunk without a digest", toc(#"{"name":"f","type":"reg","size":9,"offset":5}"#), "digest"),
        ("no offset", toc(file(#""chunkSize":0"#)), "outside"),
        ("an offset behind the files", toc(file(#""offset":1000"#)), "outside"),
        (
            "chunks that leave a gap",
            toc(file(#""offset":5,"chunkSize":4"#), #"{"type":"chunk","offset":6,"chunkOffset":5}"#), "gap"
        ),
        (
            "chunks that overlap",
            toc(file(#""offset":5,"chunkSize":4"#), #"{"type":"chunk","offset":6,"chunkOffset":3}"#), "overlap"
        ),
        (
            "chunks beyond the file",
            toc(file(#""offset":5,"chunkSize":4"#), #"{"type":"chunk","offset":6,"chunkOffset":4,"chunkSize":6}"#),
            "beyond"
        ),
        ("chunks that end too early", toc(file(#""offset":5,"chunkSize":4"#)), "cover 4 of 9"),
        ("a first chunk in the middle", toc(file(#""offset":5,"chunkOffset":4"#)), "beginning"),
        ("a chunk larger than the file", toc(file(#""offset":5,"chunkSize":10"#)), "beginning"),
        ("offsets that go back", toc(file(#""offset":50"#), file(#""offset":49"#)), "before the one in front"),
        ("two chunks at the same place", toc(file(#""offset":50"#), file(#""offset":50"#)), "overlaps"),
        (
            "chunks that overlap in a member", toc(file(#""offset":50"#), file(#""offset":50,"innerOffset":8"#)),
            "overlaps"
        ),
        ("an end before the beginning", toc(file(#""offset":50,"endOffset":50"#)), "behind"),
        ("an end behind the files", toc(file(#""offset":50,"endOffset":1001"#)), "behind"),
        (
            "an end behind the next", toc(file(#""offset":50,"endOffset":99"#), file(#""offset":60"#)),
            "before the one in front"
        ),
        (
            "a file of 8 EB in one chunk",
            toc(#"{"name":"f","type":"reg","offset":5,"size":9223372036854775807,"digest":"\#(digest)"}"#), "too large"
        ),
        ("an inner offset of 8 EB", toc(file(#""offset":5,"innerOffset":9223372036854775807"#)), "too large"),
    ]

    @Test(arguments: lies.indices) func aTOCThatLiesIsRefused(number: Int) throws {
        let lie = ForeignLieTests.lies[number]
        let failure = #expect(throws: BlobFailure.self, "\(lie.what)") { try ForeignLieTests.load(lie.toc) }
        #expect(failure?.reason == .malformed)
        #expect(failure?.message.contains(lie.says) == true, "\(lie.what): \(failure?.message ?? "")")
        #expect(failure?.message.contains("layer 1 of 1") == true)
    }

    @Test func theSameTOCWithoutLiesIsTaken() throws {
        let index = try #require(
            try ForeignLieTests.load(
                ForeignLieTests.toc(
                    #"{"name":"./","type":"dir"}"#,
                    ForeignLieTests.file(#""offset":50,"endOffset":60,"unknown":{"a":[1,"]",null]}"#),
                    ForeignLieTests.file(#""offset":60"#), ForeignLieTests.file(#""offset":60,"innerOffset":9"#))))
        #expect(!index.isAnchored)
        #expect(index.spans.count == 3)
        #expect(index.spans[0].storedOffset == 50 && index.spans[0].storedBytes == 10)
        #expect(index.spans[1].storedOffset == 60 && index.spans[1].storedBytes == 940)
        #expect(index.spans[2].storedBytes == 940 && index.spans[2].skippedBytes == 9)
    }

    @Test func holesTakeNoSpan() throws {
        let blob = ForeignBlob.zstdChunked(
            front: ForeignLieTests.front,
            toc: ForeignLieTests.toc(
                #"{"name":"f","type":"reg","size":300,"offset":5,"chunkSize":100,"chunkType":"zeros"}"#,
                #"{"type":"chunk","offset":6,"chunkOffset":100,"chunkSize":50,"chunkDigest":"\#(ForeignLieTests.digest)"}"#,
                #"{"type":"chunk","offset":7,"chunkOffset":150,"chunkType":"zeros"}"#))
        let index = try #require(try OneLayerSource(blob, mediaType: ForeignLieTests.zstd).load())
        #expect(index.spans.count == 1 && index.spans.contentBytes == 50)
        let entry = try #require(try index.entries().first)
        #expect(entry.sizeBytes == 300)
        #expect(entry.segments == [SparseSegment(fileOffset: 100, contentOffset: 0, lengthBytes: 50)])
    }

    static let prefix = "io.github.containers.zstd-chunked."
    static let positions = [
        "1000", "0:1:1:1", "1008:5:5:2", "1008:9999:5:1", "1008:1:157286401:1", "99999999999:1:1:1", "a:b:c:1",
    ]

    @Test(arguments: positions) func aPlaceThatIsNoneIsRefused(position: String) {
        let blob = ForeignBlob.zstdChunked(front: ForeignLieTests.front, toc: ForeignLieTests.toc())
        let source = OneLayerSource(
            blob, mediaType: ForeignLieTests.zstd,
            annotations: [ForeignLieTests.prefix + "manifest-position": position])
        #expect(throws: BlobFailure.self) { try source.load() }
    }

    @Test func aLayerWithoutFooterIsAnOrdinaryOne() throws {
        let layer = ForeignBlob.gzip(TarWriter.tar { $0.file("f", "content") })
        #expect(try OneLayerSource(layer, mediaType: ForeignLieTests.gzip).load() == nil)
        #expect(try OneLayerSource([1, 2, 3], mediaType: ForeignLieTests.gzip).load() == nil)
        #expect(try OneLayerSource(layer, mediaType: ForeignLieTests.zstd).load() == nil)
    }

    @Test func aPromiseThatIsNotKeptIsAnError() {
        let layer = ForeignBlob.gzip(TarWriter.tar { $0.file("f", "content") })
        for annotation in [
            "containerd.io/snapshot/stargz/toc.digest", ForeignLieTests.prefix + "manifest-checksum",
        ] {
            let source = OneLayerSource(
                layer, mediaType: ForeignLieTests.gzip, annotations: [annotation: ForeignLieTests.digest])
            #expect(throws: BlobFailure.self) { try source.load() }
        }
    }

    @Test func offsetsOfTheTOCOutsideTheBlobAreRefused() {
        for offset in [1200, 1 << 40, UInt64.max] as [UInt64] {
            let blob = ForeignLieTests.front + ForeignBlob.gzip([]) + ForeignBlob.footer(offset)
            #expect(throws: BlobFailure.self) { try OneLayerSource(blob, mediaType: ForeignLieTests.gzip).load() }
        }
    }
}

/// The manifest vouches for the TOC: one changed bit, and it is not used.
@Suite(.enabled(if: ForeignImages.folder != nil)) struct ForeignDigestTests {
    @Test(arguments: ["estargz", "zstd-stargz", "zstd-containers"])
    func anotherDigestInTheManifestIsFoundOut(format: String) throws {
        let source = try LayoutSource(format) { image in
            for name in image.layers[0].annotations.keys where name.hasSuffix("digest") || name.hasSuffix("checksum") {
                image.layers[0].annotations[name] = ForeignLieTests.digest
            }
        }
        let failure = #expect(throws: BlobFailure.self) { try source.load(layer: 0) }
        #expect(failure?.message.contains("should be") == true, "\(failure?.message ?? "")")
    }

    @Test func onlyWhatTheManifestNamesIsAnchored() throws {
        let expected = [
            "estargz": true, "zstd-stargz": true, "zstd-containers": true, "soci-2": true, "soci-1": false,
            "stargz": false,
        ]
        for (format, isAnchored) in expected {
            #expect(try LayoutSource(format).load(layer: 0)?.isAnchored == isAnchored, "\(format)")
        }
    }

    @Test(arguments: ["soci-1", "soci-2"]) func aZTOCWithAnotherDigestIsNotUsed(version: String) throws {
        let source = try LayoutSource(version)
        var found: (Digest, [UInt8])?
        for referrer in try ["soci-1": source.referrers.map { $0.descriptor.digest }][version] ?? [sociIndex(source)] {
            let manifest = try ManifestDocument.parse(try source.stored(referrer))
            guard case .image(let image) = manifest else { continue }
            let digest = image.layers[0].digest
            found = (digest, try source.stored(digest))
        }
        var (digest, bytes) = try #require(found)
        bytes[bytes.count / 2] ^= 1
        source.replaced[digest] = bytes
        #expect(throws: BlobFailure.self) { try source.load(layer: 0) }
    }

    func sociIndex(_ source: LayoutSource) throws -> Digest {
        let manifest = JSONField(document: try JSONValue.parse(source.image.manifestBytes))
        let annotation = try manifest.required("annotations").required("com.amazon.soci.index-digest").string()
        return try #require(Digest(annotation))
    }

    /// A fault in the FlatBuffer that its digest does not show, as who made it meant it so.
    @Test func aZTOCThatIsCutOrDamagedNeverTraps() throws {
        // The last layer's is small, so that every byte of it can be wrong.
        let source = try LayoutSource("soci-1first")
        guard
            case .image(let manifest) = try ManifestDocument.parse(
                try source.stored(source.referrers[0].descriptor.digest))
        else { return }
        let zTOC = try source.stored(manifest.layers[2].digest)
        let layer = try source.stored(source.image.layers[2].digest)
        func load(_ bytes: [UInt8]) -> Bool {
            let one = OneLayerSource(layer, mediaType: ForeignLieTests.gzip, zTOC: bytes)
            return (try? one.load()) != nil
        }
        #expect(load(zTOC))
        #expect(!load([UInt8](zTOC[..<(zTOC.count / 2)])))
        for length in 0..<zTOC.count { _ = load([UInt8](zTOC[..<length])) }
        for position in zTOC.indices {
            for value in [0xff, 0x80, 1, 4] as [UInt8] {
                var damaged = zTOC
                damaged[position] ^= value
                _ = load(damaged)
            }
        }
    }
}
