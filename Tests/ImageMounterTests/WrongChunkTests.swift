import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// A mount of an image whose bytes are all at hand, without a clock of its own.
final class ReadyMount {
    let host: EngineHost
    let cache: MemoryCache
    let mount: ImageMount

    /// - Parameter trustsRepository: false for an image that was asked for by its digest.
    init(
        _ source: any ImageSource, _ image: ResolvedImage, cache: MemoryCache? = nil, fill: MountSettings.Fill = .none,
        trustsRepository: Bool = true
    ) {
        host = EngineHost()
        self.cache = cache ?? MemoryCache(host: host)
        var settings = MountSettings(fill: fill)
        settings.trustsRepository = trustsRepository
        mount = ImageMount(
            image: image, source: source, cache: self.cache, codecs: HostCodecs(), host: host, board: host.board,
            settings: settings)
        mount.start()
    }

    convenience init(_ source: LayoutSource, cache: MemoryCache? = nil, fill: MountSettings.Fill = .none) {
        self.init(source, source.image, cache: cache, fill: fill)
    }

    /// The whole file; its errno where it can't be read.
    func content(_ path: [UInt8]) -> Engine.Answer<[UInt8]> {
        var out: [UInt8] = []
        while true {
            let piece = repeated { () throws(TreeError) in
                let node = try PathWalker(mount.tree).node(at: ByteString([0x2f] + path), followsLast: false)
                var buffer = [UInt8](repeating: 0, count: 1 << 20)
                var failure: TreeError?
                var count = 0
                buffer.withUnsafeMutableBytes { bytes in
                    do throws(TreeError) {
                        count = try mount.tree.read(node, at: UInt64(out.count), into: bytes)
                    } catch { failure = error }
                }
                if let failure { throw failure }
                return [UInt8](buffer[..<count])
            }
            switch piece {
            case .errno(let errno): return .errno(errno)
            case .pending: return .pending
            case .value(let bytes):
                if bytes.isEmpty { return .value(out) }
                out += bytes
            }
        }
    }

    private func repeated<T: Equatable>(_ call: () throws(TreeError) -> T) -> Engine.Answer<T> {
        for _ in 0..<100_000 {
            do throws(TreeError) { return .value(try call()) } catch {
                switch error {
                case .errno(let errno): return .errno(errno)
                case .pending(let ticket):
                    while !host.board.isFired(ticket) { if !host.stepOnce() { host.advance(ms: 10) } }
                }
            }
        }
        return .pending
    }

    /// Whether what was answered is right; nil if nobody can know.
    var isRight: Bool? {
        for _ in 0..<1000 {
            do throws(BlobError) {
                try mount.checkAnswers()
                return true
            } catch {
                if case .failed = error { return false }
                host.advance(ms: 10)
            }
        }
        return nil
    }
}

/// One byte of a layer is wrong: nobody ever gets a wrong one for it, and the mount says why, in each format.
@Suite(.enabled(if: ForeignImages.folder != nil)) struct WrongChunkTests {
    /// By the index that others have put there.
    static let foreign = [
        "estargz", "estargz-small", "stargz", "zstd-stargz", "zstd-containers", "soci-1", "soci-2", "soci-members",
        "soci-tar",
    ]
    /// By the index that an earlier run has made.
    static let own = ["oci", "tar", "zstd"]

    /// What is in the bottom layer and no other one, as its tar has it.
    private static func files() throws -> [(path: [UInt8], content: [UInt8])] {
        let upper = try [1, 2].map { try ForeignImages.truth(layer: $0) }
        let hidden = upper.flatMap { $0.keys }.filter {
            $0.split(separator: 0x2f).last?.starts(with: ".wh.".utf8) == true
        }
        let folders = hidden.map { $0.prefix { $0 != 0x2f } }
        return try ForeignImages.truth(layer: 0).filter { path, found in
            found.entry.kind == .node(.regular) && !found.content.isEmpty && upper.allSatisfy { $0[path] == nil }
                && !folders.contains { path.starts(with: $0) }
        }.map { ($0.key, $0.value.content) }.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    private static func damaged(_ source: LayoutSource) throws -> [UInt8] {
        var stored = try source.stored(source.image.layers[0].digest)
        stored[stored.count / 2] ^= 0x10
        return stored
    }

    /// - Parameter isOneSpan: so that nothing is left that could be right.
    private func expectNoWrongByte(_ mounted: ReadyMount, isOneSpan: Bool = false) throws {
        var rightCount = 0
        var refused: [String] = []
        for file in try WrongChunkTests.files() {
            switch mounted.content(file.path) {
            case .value(let content):
                #expect(content == file.content, "\(String(decoding: file.path, as: UTF8.self))")
                rightCount += 1
            case .errno(let errno):
                #expect(errno == .io)
                refused.append(String(decoding: file.path, as: UTF8.self))
            case .pending: Issue.record("\(String(decoding: file.path, as: UTF8.self)) never comes")
            }
        }
        #expect(!refused.isEmpty)
        #expect(rightCount > 0 || isOneSpan)
        let status = try #require(mounted.mount.status().first)
        #expect(status.serving == "lazy", "\(status)")
        #expect(status.reason.contains("a read has failed") && status.reason.contains("layer 1 of 3"), "\(status)")
        #expect(mounted.host.warnings.contains { $0.contains("fetched twice") }, "\(mounted.host.warnings)")
        #expect(mounted.mount.failure == nil)
        #expect(mounted.isRight == true, "what was served was right")
    }

    @Test(arguments: foreign) func byAnIndexOfOthers(format: String) throws {
        let source = try LayoutSource(format)
        source.replaced[source.image.layers[0].digest] = try WrongChunkTests.damaged(source)
        let mounted = ReadyMount(source)
        try expectNoWrongByte(mounted)
        #expect(mounted.mount.status()[0].index != "own")
    }

    @Test(arguments: own) func byOurOwnIndex(format: String) throws {
        let source = try LayoutSource(format)
        let first = ReadyMount(source, fill: .all)
        #expect(first.content([UInt8]("no/such/file".utf8)) == .errno(.noEntry))
        #expect(first.isRight == true)
        let digest = source.image.layers[0].digest
        first.cache.remove("layers/" + digest.hex)
        source.replaced[digest] = try WrongChunkTests.damaged(source)
        try expectNoWrongByte(ReadyMount(source, cache: first.cache), isOneSpan: format == "zstd")
    }
}

/// An index whose every digest is right, but which says that files lie where others do: used until the layer was read
/// whole, then the mount says so, and is over.
@Suite struct LyingIndexTests {
    private static let a = Sample.bytes(700_000, seed: 7)
    private static let b = Sample.bytes(700_000, seed: 8)
    private static let truth = TarWriter.tar { tar in
        tar.file("a", bytes: a)
        tar.file("b", bytes: b)
    }
    /// Where the contents lie in the tar: two headers, the first content, its padding.
    private static let placeA = 512
    private static let placeB = 512 + (700_000 + 511) / 512 * 512 + 512

    private static func entry(_ name: String, _ content: [UInt8], at offset: Int, to end: Int) -> String {
        #"{"name":"\#(name)","type":"reg","size":\#(content.count),"mode":420,"uid":0,"gid":0,"#
            + #""modtime":"1970-01-01T00:00:00Z","offset":\#(offset),"endOffset":\#(end),"#
            + #""digest":"\#(sha256(content).text)","chunkDigest":"\#(sha256(content).text)"}"#
    }

    /// The tar cut where the contents begin and end, each piece made a member or frame of its own.
    private static func pieces(_ packed: ([UInt8]) -> [UInt8]) -> (
        stored: [UInt8], tar: [UInt8], a: Range<Int>, b: Range<Int>
    ) {
        var stored: [UInt8] = []
        var places: [Range<Int>] = []
        let end = truth.count - 1024
        let cuts = [0, placeA, placeA + a.count, placeB, placeB + b.count, end]
        for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
            let start = stored.count
            stored += packed(Array(truth[from..<to]))
            places.append(start..<stored.count)
        }
        return (stored, Array(truth[..<end]), places[1], places[3])
    }

    /// The names are exchanged.
    private static func toc(_ a: Range<Int>, _ b: Range<Int>, isLying: Bool) -> String {
        let first = entry(isLying ? "b" : "a", LyingIndexTests.a, at: a.lowerBound, to: a.upperBound)
        let second = entry(isLying ? "a" : "b", LyingIndexTests.b, at: b.lowerBound, to: b.upperBound)
        return #"{"version":1,"entries":[\#(first),\#(second)]}"#
    }

    private static func estargz(isLying: Bool) -> OneLayerSource {
        let cut = pieces { ForeignBlob.gzip($0) }
        let document = toc(cut.a, cut.b, isLying: isLying)
        let blob = ForeignBlob.estargz(front: cut.stored, toc: document)
        let tar = cut.tar + TarWriter.tar { $0.file("stargz.index.json", document) }
        return OneLayerSource(
            blob, mediaType: ForeignLieTests.gzip,
            annotations: ["containerd.io/snapshot/stargz/toc.digest": sha256([UInt8](document.utf8)).text],
            diffID: sha256(tar))
    }

    /// - Parameter prefix: of the annotations, by which the dialects differ.
    private static func zstdChunked(_ prefix: String, isLying: Bool) -> OneLayerSource {
        let cut = pieces { ForeignBlob.zstdFrame($0) }
        let front = cut.stored + ForeignBlob.zstdFrame([UInt8](repeating: 0, count: 1024))
        let document = toc(cut.a, cut.b, isLying: isLying)
        let frame = ForeignBlob.zstdFrame([UInt8](document.utf8))
        let blob = ForeignBlob.zstdChunked(front: front, toc: document)
        return OneLayerSource(
            blob, mediaType: ForeignLieTests.zstd,
            annotations: [
                prefix + "manifest-position": "\(front.count + 8):\(frame.count):\(document.utf8.count):1",
                prefix + "manifest-checksum": sha256(frame).text,
            ], diffID: sha256(truth))
    }

    static let formats = ["eStargz", "zstd:chunked", "zstd:chunked of stargz"]

    /// A TOC may leave out what is zeros: here it does so where there are bytes.
    @Test func aHoleWhereThereAreBytesIsFoundOut() throws {
        let prefix = "io.github.containers.zstd-chunked."
        let cut = LyingIndexTests.pieces { ForeignBlob.zstdFrame($0) }
        let front = cut.stored + ForeignBlob.zstdFrame([UInt8](repeating: 0, count: 1024))
        var hole = LyingIndexTests.entry("a", LyingIndexTests.a, at: cut.a.lowerBound, to: cut.a.upperBound)
        hole.removeLast()
        hole += #","chunkType":"zeros"}"#
        let second = LyingIndexTests.entry("b", LyingIndexTests.b, at: cut.b.lowerBound, to: cut.b.upperBound)
        let document = #"{"version":1,"entries":[\#(hole),\#(second)]}"#
        let frame = ForeignBlob.zstdFrame([UInt8](document.utf8))
        let source = OneLayerSource(
            ForeignBlob.zstdChunked(front: front, toc: document), mediaType: ForeignLieTests.zstd,
            annotations: [
                prefix + "manifest-position": "\(front.count + 8):\(frame.count):\(document.utf8.count):1",
                prefix + "manifest-checksum": sha256(frame).text,
            ], diffID: sha256(LyingIndexTests.truth))
        let mounted = ReadyMount(source, source.image, fill: .all)
        let shown = mounted.content([UInt8]("a".utf8))
        let isAsItSays = shown == .value([UInt8](repeating: 0, count: 700_000)) || shown == .errno(.io)
        #expect(isAsItSays)
        for _ in 0..<10 { mounted.host.advance(ms: 10) }
        let failure = try #require(mounted.mount.failure)
        #expect(failure.message.contains("a has bytes where the index says zeros"), "\(failure.message)")
        #expect(mounted.content([UInt8]("a".utf8)) == .errno(.io))
        #expect(mounted.isRight == false)
    }

    private static func source(_ format: String, isLying: Bool) -> OneLayerSource {
        switch format {
        case "eStargz": estargz(isLying: isLying)
        case "zstd:chunked": zstdChunked("io.github.containers.zstd-chunked.", isLying: isLying)
        default: zstdChunked("io.containers.zstd-chunked.", isLying: isLying)
        }
    }

    @Test(arguments: formats) func anIndexThatLiesAboutOffsetsIsFoundOut(format: String) throws {
        let source = LyingIndexTests.source(format, isLying: true)
        let mounted = ReadyMount(source, source.image, fill: .all)
        let shown = mounted.content([UInt8]("a".utf8))
        #expect(shown == .value(LyingIndexTests.b) || shown == .errno(.io))
        mounted.host.advance(ms: 10)
        let failure = try #require(mounted.mount.failure)
        #expect(failure.reason == .digestMismatch)
        #expect(failure.message.contains("does not tell the truth"), "\(failure.message)")
        #expect(failure.message.contains(String(format.prefix(7))), "\(failure.message)")
        let status = try #require(mounted.mount.status().first)
        #expect(status.serving == "failed" && status.reason.contains("does not tell the truth"), "\(status)")
        #expect(mounted.content([UInt8]("a".utf8)) == .errno(.io))
        #expect(mounted.content([UInt8]("b".utf8)) == .errno(.io))
        #expect(mounted.host.warnings.contains { $0.contains("does not tell the truth") }, "\(mounted.host.warnings)")
        #expect(mounted.isRight == false)
        #expect(mounted.cache.keys.isEmpty && mounted.cache.areaKeys.isEmpty, "\(mounted.cache.areaKeys)")
    }

    @Test(arguments: formats) func theSameIndexWithoutTheLieIsNot(format: String) throws {
        let source = LyingIndexTests.source(format, isLying: false)
        let mounted = ReadyMount(source, source.image, fill: .all)
        #expect(mounted.content([UInt8]("a".utf8)) == .value(LyingIndexTests.a))
        for _ in 0..<100 { mounted.host.advance(ms: 10) }
        #expect(mounted.mount.failure == nil, "\(mounted.mount.failure?.message ?? "")")
        #expect(mounted.mount.status()[0].isVerified)
        #expect(mounted.content([UInt8]("b".utf8)) == .value(LyingIndexTests.b))
        #expect(mounted.isRight == true)
    }
}

/// What a lazy format has put into the tar for itself is not shown, by whichever way the layer is read.
@Suite(.enabled(if: ForeignImages.folder != nil)) struct HiddenFilesTests {
    private func names(_ format: String, _ settings: MountSettings) throws -> [String] {
        let source = try LayoutSource(format)
        let host = EngineHost()
        let mount = ImageMount(
            image: source.image, source: source, cache: MemoryCache(host: host), codecs: HostCodecs(), host: host,
            board: host.board, settings: settings)
        mount.start()
        for _ in 0..<1000 {
            do throws(TreeError) {
                return try mount.tree.list(mount.tree.root, after: 0, limit: 1000).map { $0.name.string }.sorted()
            } catch {
                guard case .pending = error else { throw error }
                host.advance(ms: 10)
            }
        }
        return []
    }

    @Test(arguments: ["estargz", "estargz-small", "zstd-stargz", "zstd-containers"], [false, true])
    func namesAreThoseOfTheOriginal(format: String, isStreamed: Bool) throws {
        // Before use, no index of others is believed: the layers are read whole.
        let settings = MountSettings(fill: .none, verify: isStreamed ? .beforeUse : .streaming)
        let original = try names("oci", MountSettings(fill: .none))
        #expect(original.count > 5)
        #expect(try names(format, settings) == original)
    }
}
