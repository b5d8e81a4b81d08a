import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// A pass over a layer: what it accepts, what it refuses, and what it leaves in the cache.
@Suite struct LayerPassTests {
    static let tar = TarWriter.tar { tar in
        tar.folder("d")
        tar.file("d/hello", "hello world")
    }
    /// `tar` by `gzip -n` and `zstd`, made with stored blocks so that the test needs no compressor.
    static let gzip = MemoryLayer(
        mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", stored: Stored.gzip(tar), tar: tar)
    static let zstd = MemoryLayer(
        mediaType: "application/vnd.oci.image.layer.v1.tar+zstd", stored: Stored.zstd(tar), tar: tar)

    static let good: [MemoryLayer] = [
        MemoryLayer(tar: tar), gzip, zstd,
        MemoryLayer(
            mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip", stored: Stored.gzip(tar), tar: tar),
        MemoryLayer(
            mediaType: "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", stored: Stored.gzip(tar),
            tar: tar),
        MemoryLayer(mediaType: "application/octet-stream", stored: Stored.zstd(tar), tar: tar),
        MemoryLayer(mediaType: "application/octet-stream", stored: tar, tar: tar),
        // Two members, split in the middle of a header.
        MemoryLayer(
            mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
            stored: Stored.gzip([UInt8](tar[..<700])) + Stored.gzip([UInt8](tar[700...])), tar: tar),
    ]

    @Test(arguments: good.indices) func everyFormatGivesTheSameFiles(index: Int) throws {
        for chunk in [1, 100, Int.max] {
            var behaviour = MemoryBlob.Behaviour()
            behaviour.chunkBytes = chunk
            behaviour.pends = true
            let mounted = Mounted([LayerPassTests.good[index]], behaviour: behaviour)
            #expect(mounted.mount.failure == nil)
            #expect(try mounted.text("/d/hello") == "hello world")
            #expect(FileTreeSuite.violations(of: mounted.tree) == [])
            #expect(mounted.image.readers.allSatisfy { $0.isClosed })
        }
    }

    @Test func anEmptyLayerIsAnEmptyTar() {
        let empty = MemoryLayer(tar: [])
        #expect(Mounted([empty, LayerPassTests.gzip]).mount.failure == nil)
    }

    /// What is wrong, the reason a program sees, and words a person sees.
    static let bad: [(name: String, layer: MemoryLayer, reason: BlobFailure.Reason, words: String)] = [
        (
            "gzip that says zstd", changed(gzip) { $0.mediaType = zstd.mediaType }, .malformed,
            "its type is application/vnd.oci.image.layer.v1.tar+zstd, but its bytes are gzip"
        ),
        (
            "a tar that says gzip", changed(MemoryLayer(tar: tar)) { $0.mediaType = gzip.mediaType }, .malformed,
            "but its bytes are a plain tar"
        ),
        (
            "a page of text that says tar", text("<html>404 not found", "application/vnd.oci.image.layer.v1.tar"),
            .malformed,
            "but its bytes are no tar, gzip or zstd"
        ),
        (
            "xz", MemoryLayer(mediaType: "application/x-xz", stored: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2], tar: []),
            .malformed, "xz"
        ),
        (
            "an empty layer that says gzip", MemoryLayer(mediaType: gzip.mediaType, stored: [], tar: []), .malformed,
            "empty"
        ),
        ("another digest", changed(gzip) { $0.digest = sha256([1]) }, .digestMismatch, "the digest should be sha256:"),
        (
            "another diff ID", changed(gzip) { $0.diffID = sha256([1]) }, .digestMismatch,
            "the diff ID should be sha256:"
        ),
        ("gzip cut short", cut(gzip, 20), .malformed, "the compressed stream is cut short"),
        ("zstd cut short", cut(zstd, 20), .malformed, "the compressed stream is cut short"),
        ("a tar cut short", cut(MemoryLayer(tar: tar), 1100), .malformed, "the archive is cut short"),
        ("gzip with a flipped bit", flipped(gzip), .malformed, "gzip: "),
        (
            "a tar that leaves the root",
            MemoryLayer(tar: TarWriter.tar { $0.file("../../etc/passwd") }), .malformed, "leaves the root"
        ),
        (
            "a whiteout that names no file", MemoryLayer(tar: TarWriter.tar { $0.file("d/.wh.") }), .malformed,
            "a whiteout names no file"
        ),
    ]

    static func changed(_ layer: MemoryLayer, _ change: (inout MemoryLayer) -> Void) -> MemoryLayer {
        var layer = layer
        change(&layer)
        return layer
    }
    static func text(_ text: String, _ mediaType: String) -> MemoryLayer {
        MemoryLayer(mediaType: mediaType, stored: [UInt8](text.utf8), tar: [])
    }
    /// Fewer bytes, under the digest they have: the layer was made so.
    static func cut(_ layer: MemoryLayer, _ count: Int) -> MemoryLayer {
        MemoryLayer(mediaType: layer.mediaType, stored: layer.stored.dropLast(count) + [], tar: tar)
    }
    static func flipped(_ layer: MemoryLayer) -> MemoryLayer {
        var stored = layer.stored
        stored[stored.count - 6] ^= 1
        return MemoryLayer(mediaType: layer.mediaType, stored: stored, tar: tar)
    }

    @Test(arguments: bad.indices) func whatIsWrongNamesTheLayerAndLeavesNothing(index: Int) throws {
        let (name, layer, reason, words) = LayerPassTests.bad[index]
        for chunk in [1, Int.max] {
            var behaviour = MemoryBlob.Behaviour()
            behaviour.chunkBytes = chunk
            let below = MemoryLayer(tar: TarWriter.tar { $0.file("below") })
            let cache = MemoryCache(host: ManualHost())
            let mounted = Mounted([below, layer], cache: cache, behaviour: behaviour)
            let failure = try #require(mounted.mount.failure, "\(name)")
            #expect(failure.reason == reason, "\(name): \(failure.message)")
            #expect(failure.message.contains(words), "\(name): \(failure.message)")
            #expect(failure.message.hasPrefix("layer 2 of 2 (\(layer.digest.text)): "), "\(failure.message)")
            #expect(cache.keys.allSatisfy { $0.hasSuffix(below.digest.hex) }, "\(name) leaves \(cache.keys)")
            #expect(throws: TreeError.self) { try mounted.tree.attributes(of: mounted.tree.root) }
            #expect(throws: TreeError.self) { try mounted.tree.attributes(of: mounted.tree.root) }
            #expect(mounted.host.warnings == [failure.message], "said once")
        }
    }

    @Test func aBodyThatEndsEarlyIsTruncated() throws {
        var behaviour = MemoryBlob.Behaviour()
        behaviour.endsAt = 600
        let failure = try trouble(Mounted([LayerPassTests.gzip], behaviour: behaviour))
        #expect(failure.reason == .truncated)
        #expect(failure.message.contains("ends at byte 600 of "))
    }

    @Test func aFailureOfTheSourceKeepsItsReason() throws {
        var behaviour = MemoryBlob.Behaviour()
        behaviour.chunkBytes = 100
        behaviour.failsAt = (700, BlobFailure(.serverError, "GET http://x/y: 503"))
        let failure = try trouble(Mounted([LayerPassTests.gzip], behaviour: behaviour))
        #expect(failure.reason == .serverError)
        #expect(failure.message.contains("GET http://x/y: 503"))
    }

    @Test(arguments: [0, 100, 2000]) func aFullCacheIsAStorageFailureAndLosesNothing(capacity: UInt64) throws {
        let cache = MemoryCache(host: ManualHost(), capacityBytes: capacity)
        let failure = try trouble(Mounted([LayerPassTests.gzip], cache: cache))
        #expect(failure.reason == .storage)
        #expect(cache.keys.isEmpty)
    }

    /// Why a file cannot be read, though the layer may be right.
    private func trouble(_ mounted: Mounted) throws -> BlobFailure {
        #expect(throws: TreeError.self) { try mounted.text("/d/hello") }
        #expect(mounted.mount.failure == nil)
        let trouble = try #require(mounted.mount.trouble)
        #expect(mounted.host.warnings.filter { $0 == trouble.message }.count == 1)
        return trouble
    }

    @Test func anIndexThatTheCacheDoesNotTakeIsNoReasonToFail() throws {
        let cache = RefusingCache("index/")
        let mounted = Mounted([LayerPassTests.gzip], cache: cache)
        #expect(try mounted.text("/d/hello") == "hello world")
        #expect(mounted.host.warnings.count == 1)
        #expect(mounted.host.warnings.first?.contains("its index is not cached") == true)
        #expect(cache.inner.keys == ["layers/" + LayerPassTests.gzip.digest.hex])
    }

    // MARK: The second run

    @Test func withEverythingCachedNothingIsRead() throws {
        let cache = MemoryCache(host: ManualHost())
        let first = Mounted([LayerPassTests.gzip, LayerPassTests.zstd], cache: cache)
        #expect(try first.text("/d/hello") == "hello world")
        #expect(cache.keys.count == 4)
        var behaviour = MemoryBlob.Behaviour()
        behaviour.failsAt = (0, BlobFailure(.unreachable, "no network"))
        let second = Mounted([LayerPassTests.gzip, LayerPassTests.zstd], cache: cache, behaviour: behaviour)
        #expect(second.mount.failure == nil)
        #expect(try second.text("/d/hello") == "hello world")
        #expect(second.mount.progress().map(\.fetchedBytes) == [0, 0])
        #expect(second.mount.progress().allSatisfy { $0.phase == .complete })
    }

    @Test func anIndexWithoutBytesOpensAtOnceAndFetchesOnTheFirstRead() throws {
        let cache = MemoryCache(host: ManualHost())
        _ = Mounted([LayerPassTests.gzip], cache: cache)
        cache.remove("layers/" + LayerPassTests.gzip.digest.hex)
        var behaviour = MemoryBlob.Behaviour()
        behaviour.pends = true
        let mounted = Mounted(
            [LayerPassTests.gzip], cache: cache, behaviour: behaviour, settings: MountSettings(fill: .none))
        #expect(try mounted.attributes("/d/hello").sizeBytes == 11)
        #expect(mounted.mount.progress().map(\.phase) == [.indexed])
        #expect(mounted.mount.progress().map(\.fetchedBytes) == [0])
        #expect(try mounted.text("/d/hello") == "hello world")
        #expect(mounted.mount.status().map(\.serving) == ["lazy"])
    }

    @Test func bytesThatCannotBeFetchedAgainGiveEIOAndOneWarning() throws {
        let cache = MemoryCache(host: ManualHost())
        _ = Mounted([LayerPassTests.gzip], cache: cache)
        cache.remove("layers/" + LayerPassTests.gzip.digest.hex)
        var behaviour = MemoryBlob.Behaviour()
        behaviour.failsAt = (0, BlobFailure(.unreachable, "no route to host"))
        let mounted = Mounted([LayerPassTests.gzip], cache: cache, behaviour: behaviour)
        for _ in 0..<3 {
            let error = #expect(throws: TreeError.self) { try mounted.content("/d/hello") }
            guard case .errno(.io) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
        #expect(mounted.host.warnings.count == 1)
        #expect(mounted.host.warnings.first?.contains("no route to host") == true)
        #expect(try mounted.attributes("/d/hello").sizeBytes == 11, "what is known is still answered")
    }

    @Test(arguments: [0, 9, 20, 50, 80, 110, 130]) func aDamagedIndexIsMadeAgain(offset: Int) throws {
        let cache = MemoryCache(host: ManualHost())
        _ = Mounted([LayerPassTests.gzip], cache: cache)
        let key = "index/" + LayerPassTests.gzip.digest.hex
        try rewrite(key, cache) { $0[offset] ^= 0x10 }
        let mounted = Mounted([LayerPassTests.gzip], cache: cache)
        #expect(try mounted.text("/d/hello") == "hello world")
        #expect(mounted.host.warnings.count == 1)
        #expect(Mounted([LayerPassTests.gzip], cache: cache).host.warnings.isEmpty)
    }

    @Test func contentOfAWrongSizeIsFetchedAgain() throws {
        let cache = MemoryCache(host: ManualHost())
        _ = Mounted([LayerPassTests.gzip], cache: cache)
        try rewrite("layers/" + LayerPassTests.gzip.digest.hex, cache) { $0.removeLast() }
        #expect(try Mounted([LayerPassTests.gzip], cache: cache).text("/d/hello") == "hello world")
    }

    @Test func aConfigWithAnotherDiffIDIsFoundOutFromTheCacheToo() throws {
        let cache = MemoryCache(host: ManualHost())
        _ = Mounted([LayerPassTests.gzip], cache: cache)
        let liar = LayerPassTests.changed(LayerPassTests.gzip) { $0.diffID = sha256([1]) }
        #expect(Mounted([liar], cache: cache).mount.failure?.reason == .digestMismatch)
    }

    private func rewrite(_ key: String, _ cache: MemoryCache, _ change: (inout [UInt8]) -> Void) throws {
        let entry = try #require(try cache.open(key))
        var bytes = [UInt8](repeating: 0, count: Int(entry.sizeBytes))
        _ = try bytes.withUnsafeMutableBytes { try entry.read(at: 0, into: $0) }
        change(&bytes)
        cache.remove(key)
        let writer = try cache.create(key)
        try bytes.withUnsafeBytes { try writer.append($0) }
        _ = try writer.commit()
    }

    @Test func nothingIsAnsweredBeforeTheLayerIsVerified() throws {
        let mounted = Mounted([LayerPassTests.gzip], runs: false, settings: MountSettings(verify: .beforeUse))
        while mounted.mount.progress()[0].phase != .complete {
            guard
                case .pending = #expect(
                    throws: TreeError.self, performing: { try mounted.tree.attributes(of: mounted.tree.root) })
            else {
                Issue.record("an answer")
                return
            }
            #expect(mounted.host.stepOnce())
        }
    }

    @Test func aMountGivenUpEndsItsPasses() {
        var behaviour = MemoryBlob.Behaviour()
        behaviour.chunkBytes = 1
        let mounted = Mounted([LayerPassTests.gzip], behaviour: behaviour, runs: false)
        for _ in 0..<20 { mounted.host.stepOnce() }
        mounted.mount.close()
        mounted.host.runUntilIdle()
        #expect(throws: TreeError.self) { try mounted.tree.attributes(of: mounted.tree.root) }
        #expect(mounted.image.readers.allSatisfy { $0.isClosed })
    }

    @Test func aManifestAndConfigThatDisagreeAreAnError() {
        let host = ManualHost()
        let source = MemoryImage([LayerPassTests.gzip], host: host)
        var image = source.image
        image.config.diffIDs = []
        let mount = ImageMount(
            image: image, source: source, cache: MemoryCache(host: host), codecs: HostCodecs(), host: host,
            board: host.board)
        mount.start()
        host.runUntilIdle()
        #expect(mount.failure?.reason == .malformed)
    }

    @Test func aLayerThatComesTwiceIsFetchedOnce() throws {
        let mounted = Mounted([LayerPassTests.gzip, LayerPassTests.gzip])
        #expect(mounted.image.readers.count == 1)
        #expect(try mounted.text("/d/hello") == "hello world")
        #expect(mounted.mount.progress().count == 1)
    }
}

/// A cache that takes no entries of some kind.
final class RefusingCache: CacheStore {
    let inner = MemoryCache(host: ManualHost())
    private let prefix: String
    init(_ prefix: String) { self.prefix = prefix }
    func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? { try inner.open(key) }
    func create(_ key: String) throws(BlobFailure) -> any CacheWriter {
        if key.hasPrefix(prefix) { throw BlobFailure(.storage, "no room for \(key)") }
        return try inner.create(key)
    }
    func remove(_ key: String) { inner.remove(key) }
    func removeArea(_ key: String) { inner.removeArea(key) }
    func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea {
        try inner.openArea(key, unitCount: unitCount)
    }
}

/// Compressed streams whose blocks are stored as they are.
enum Stored {
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
        var rest = bytes[...]
        repeat {
            let part = rest.prefix(65535)
            rest = rest.dropFirst(part.count)
            let count = UInt16(part.count)
            out += [
                rest.isEmpty ? 1 : 0, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8),
            ]
            out += part
        } while !rest.isEmpty
        var crc: UInt32 = 0xffff_ffff
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xedb8_8320 : 0) }
        }
        for value in [~crc, UInt32(bytes.count)] {
            for shift in [0, 8, 16, 24] { out.append(UInt8(value >> shift & 255)) }
        }
        return out
    }

    /// One frame with a window of 1 MiB.
    static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x50]
        var rest = bytes[...]
        repeat {
            let part = rest.prefix(100_000)
            rest = rest.dropFirst(part.count)
            let header = UInt32(part.count) << 3 | (rest.isEmpty ? 1 : 0)
            out += [UInt8(header & 255), UInt8(header >> 8 & 255), UInt8(header >> 16 & 255)] + part
        } while !rest.isEmpty
        return out
    }
}
