import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What was answered before its layer was checked is known to be right or wrong in the end, and nothing more is waited
/// for than that takes.
@Suite struct AnswersTests {
    /// Whether what was answered so far is known to be right: nil while nobody can know.
    private func verdict(_ engine: Engine) -> Result<Void, BlobFailure>? {
        for _ in 0..<100 {
            do throws(BlobError) {
                try engine.mount.checkAnswers()
                return .success(())
            } catch {
                switch error {
                case .failed(let failure): return .failure(failure)
                case .pending(let ticket):
                    engine.host.runUntilIdle()
                    if !engine.host.board.isFired(ticket) { return nil }
                }
            }
        }
        return nil
    }

    private func isRight(_ engine: Engine) -> Bool {
        if case .success = verdict(engine) { true } else { false }
    }

    private func failure(_ engine: Engine) -> BlobFailure? {
        if case .failure(let failure) = verdict(engine) { failure } else { nil }
    }

    @Test func nothingIsUncheckedWhereNothingWasAsked() {
        #expect(isRight(Engine([Sample.low, Sample.d])))
    }

    @Test func whatAStreamHasShownIsUncheckedUntilItsEnd() {
        let engine = Engine([Sample.d])
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .value("first of d"))
        #expect(verdict(engine) == nil)
        engine.gate(0).release()
        #expect(isRight(engine) && engine.status[0].isVerified)
    }

    @Test func aNameAloneIsAnAnswerToo() {
        let engine = Engine([Sample.d])
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.size("/d/big") == .value(3 << 20))
        #expect(verdict(engine) == nil)
    }

    @Test func aLieThatWasShownIsFoundOut() {
        let layer = Sample.d
        let host = EngineHost()
        let engine = Engine([layer], host: host, gates: [BlobGate(Sample.lying(layer, at: 5), host.board)])
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .value("first of d"))
        #expect(verdict(engine) == nil)
        engine.gate(0).release()
        #expect(failure(engine)?.reason == .digestMismatch)
    }

    @Test func aLayerWithAnotherDiffIDIsFoundOut() {
        let layer = MemoryLayer(
            mediaType: Sample.d.mediaType, stored: Sample.d.stored, tar: Sample.tar("d") + [0])
        let engine = Engine([layer])
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .value("first of d"))
        engine.gate(0).release()
        #expect(failure(engine)?.message.contains("diff ID") == true)
    }

    @Test func layersThatHadNoPartInItAreNotWaitedFor() {
        let engine = Engine([Sample.low, Sample.top])
        engine.gate(1).release()
        #expect(engine.text("/top/last") == .value("last of top"))
        #expect(isRight(engine))
        #expect(engine.text("/low/first") == .pending)
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/low/first") == .value("first of low"))
        #expect(verdict(engine) == nil, "now the lower one had")
        engine.gate(0).release()
        #expect(isRight(engine))
    }

    /// `g` is a folder only by what lies in it: whether that is a link, the layer below says.
    private static let above = {
        let tar = TarWriter.tar { tar in
            tar.file("own", "own")
            tar.file("g/file", "behind the gate")
        }
        return MemoryLayer(mediaType: "application/vnd.oci.image.layer.v1.tar", stored: tar, tar: tar)
    }()
    private static let below = {
        let tar = TarWriter.tar { tar in
            tar.folder("g")
            tar.file("g/big", bytes: Sample.bytes(3 << 20))
        }
        return MemoryLayer(mediaType: "application/vnd.oci.image.layer.v1.tar", stored: tar, tar: tar)
    }()

    @Test func aLayerThatHasShownOnlyThatAFolderIsNoLinkHadAPartInIt() {
        let engine = Engine([AnswersTests.below, AnswersTests.above])
        engine.gate(1).release()
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/own") == .value("own"))
        #expect(isRight(engine), "no folder was passed")
        #expect(engine.text("/g/file") == .value("behind the gate"))
        #expect(verdict(engine) == nil)
        engine.gate(0).release()
        #expect(isRight(engine))
    }

    @Test func beforeUseThereIsNothingToCheck() {
        let engine = Engine([Sample.d], settings: MountSettings(fill: .none, verify: .beforeUse))
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .pending)
        #expect(isRight(engine))
    }

    @Test func whoCannotCheckSaysWhy() {
        let engine = Engine([Sample.d])
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .value("first of d"))
        #expect(verdict(engine) == nil)
        engine.gate(0).fail(EngineTests.away)
        engine.host.runUntilIdle()
        #expect(failure(engine)?.reason == .unreachable)
        engine.gate(0).recover()
        engine.gate(0).release()
        engine.host.advance(ms: 10_000)
        #expect(isRight(engine), "what was fetched later has settled it")
    }

    @Test func contentBySpansOfOurOwnIndexIsRightAtOnce() {
        let layer = Sample.gzip("d", bigBytes: 6 << 20)
        let first = Engine([layer])
        first.gate(0).release()
        #expect(first.text("/d/last") == .value("last of d"))
        first.cache.remove("layers/" + layer.digest.hex)
        let second = Engine([layer], cache: first.cache, settings: MountSettings(fill: .none))
        second.gate(0).release()
        #expect(second.text("/d/last") == .value("last of d"))
        #expect(isRight(second))
        #expect(second.gate(0).servedBytes < 2 << 20, "\(second.gate(0).servedBytes)")
    }

    /// A cache whose areas can't be had: what a pass decodes is its own.
    private final class NoAreas: CacheStore {
        let cache: MemoryCache
        init(_ cache: MemoryCache) { self.cache = cache }
        func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? { try cache.open(key) }
        func create(_ key: String) throws(BlobFailure) -> any CacheWriter { try cache.create(key) }
        func remove(_ key: String) { cache.remove(key) }
        func removeArea(_ key: String) {}
        func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea {
            throw BlobFailure(.storage, "no areas here")
        }
    }

    @Test(arguments: [false, true]) func anothersResultIsTakenOnlyIfItIsWhatWasShown(isLying: Bool) throws {
        let tar = Sample.tar("d")
        let layer = MemoryLayer(mediaType: "application/vnd.oci.image.layer.v1.tar", stored: tar, tar: tar)
        let host = EngineHost()
        let cache = MemoryCache(host: host)
        // In the middle of the big file.
        let stored = isLying ? Sample.lying(layer, at: 100_000) : layer.stored
        let source = GatedImage([layer], host: host, gates: [BlobGate(stored, host.board)])
        let slow = ImageMount(
            image: source.image, source: source, cache: NoAreas(cache), codecs: HostCodecs(), host: host,
            board: host.board, settings: MountSettings(fill: .none))
        slow.start()
        source.gates[0].release(upTo: 1 << 20)
        host.runUntilIdle()
        func read() throws -> [UInt8] {
            let room = EngineReader(slow, host)
            return try room.content("/d/big", count: 200_000)
        }
        let shown = try read()
        #expect((shown == [UInt8](Sample.bytes(3 << 20)[..<200_000])) == !isLying)
        let other = Engine([layer], cache: cache)
        other.gate(0).release()
        #expect(other.text("/d/last") == .value("last of d"))
        host.advance(ms: 2000)
        source.gates[0].release(upTo: 2 << 20)
        host.advance(ms: 2000)
        #expect(slow.status()[0].isVerified == !isLying)
        source.gates[0].release()
        host.runUntilIdle()
        #expect((slow.failure != nil) == isLying)
    }
}

/// Reads files of a mount whose work a test's host does.
struct EngineReader {
    let mount: ImageMount
    let host: EngineHost
    init(_ mount: ImageMount, _ host: EngineHost) {
        self.mount = mount
        self.host = host
    }

    func content(_ path: String, count: Int) throws -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { buffer.deallocate() }
        for _ in 0..<1000 {
            do throws(TreeError) {
                let node = try PathWalker(mount.tree).node(at: ByteString(path), followsLast: false)
                return [UInt8](buffer[..<(try mount.tree.read(node, at: 0, into: buffer))])
            } catch {
                guard case .pending(let ticket) = error else { throw error }
                host.runUntilIdle()
                guard host.board.isFired(ticket) else { throw error }
            }
        }
        throw TreeError.errno(.io)
    }
}
