import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What a mount answers while its layers stream in, and what it leaves behind.
@Suite struct EngineTests {
    // MARK: Answers in mid-stream

    @Test func aFileOfTheTopLayerIsThereBeforeTheLowerLayersHaveAByte() {
        let engine = Engine([Sample.low, Sample.middle, Sample.top])
        #expect(engine.text("/top/last") == .pending)
        engine.gate(2).release()
        #expect(engine.text("/top/last") == .value("last of top"))
        #expect(engine.gate(0).servedBytes == 0 && engine.gate(1).servedBytes == 0)
    }

    @Test func aReadIsAnsweredOnceItsBytesAreDecoded() {
        let layer = Sample.d
        let engine = Engine([layer])
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .value("first of d"))
        #expect(engine.size("/d/big") == .value(3 << 20))
        let start = [UInt8](Sample.bytes(3 << 20)[..<100_000])
        #expect((engine.content("/d/big", count: 100_000) == .value(start)) == true)
        #expect(engine.content("/d/big", at: 1 << 20, count: 100_000) == .pending)
        engine.gate(0).release(upTo: 3 << 19)
        #expect(engine.content("/d/big", at: 1 << 20, count: 1000).isValue)
        #expect(engine.status[0].isVerified == false && engine.status[0].serving == "streaming")
        #expect(engine.text("/d/last") == .pending, "its name has not come yet")
        engine.gate(0).release()
        #expect(engine.text("/d/last") == .value("last of d"))
        #expect(engine.status[0].isVerified)
    }

    @Test func aNameThatIsInNoLayerIsKnownMissingWhenAllAreIndexed() {
        let engine = Engine([Sample.low, Sample.top])
        engine.gate(1).release()
        #expect(engine.size("/none") == .pending)
        engine.gate(0).release()
        #expect(engine.size("/none") == .errno(.noEntry))
    }

    @Test func beforeUseNothingIsSeenOfALayerBeforeItIsVerified() {
        let layer = Sample.d
        let engine = Engine([layer], settings: MountSettings(fill: .none, verify: .beforeUse))
        engine.gate(0).release(upTo: layer.stored.count - 1)
        #expect(engine.text("/d/first") == .pending)
        #expect(engine.names("/") == .pending)
        engine.gate(0).release()
        #expect(engine.text("/d/first") == .value("first of d"))
        #expect(engine.content("/d/big", at: 2 << 20, count: 10).isValue)
    }

    @Test func aLayerThatComesInOnePieceIsVerifiedFirst() {
        let layer = Sample.gzip("d", bigBytes: 1000)
        let host = EngineHost()
        let gate = BlobGate(Sample.lying(layer, at: 700), host.board)
        let engine = Engine([layer], host: host, gates: [gate])
        gate.release()
        #expect(engine.text("/d/first") == .errno(.io), "its own bytes are right, but nobody knew")
        #expect(engine.mount.failure?.message.contains("crc") == true || engine.mount.failure != nil)
    }

    // MARK: Wrong bytes

    @Test func aWrongDigestEndsTheMountAndLeavesNothing() throws {
        let layer = Sample.d
        let host = EngineHost()
        // The lie is in the time stamp of the gzip header, which no checksum covers.
        let gate = BlobGate(Sample.lying(layer, at: 5), host.board)
        let other = Sample.low
        let engine = Engine([other, layer], host: host, gates: [BlobGate(other.stored, host.board), gate])
        gate.release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .value("first of d"))
        #expect(engine.content("/d/big", at: 2 << 20, count: 10) == .pending)
        #expect(engine.text("/low/first") == .pending)
        gate.release()
        #expect(engine.content("/d/big", at: 2 << 20, count: 10) == .errno(.io))
        #expect(engine.text("/low/first") == .errno(.io), "who waits for another layer is not left waiting")
        let failure = try #require(engine.mount.failure)
        #expect(failure.reason == .digestMismatch && failure.message.contains("layer 2 of 2"))
        #expect(engine.text("/d/first") == .errno(.io) && engine.names("/") == .errno(.io))
        #expect(engine.host.warnings == [failure.message], "said once")
        #expect(engine.cache.keys.isEmpty)
        #expect(engine.cache.areaKeys.allSatisfy { !$0.hasSuffix(layer.digest.hex) }, "\(engine.cache.areaKeys)")
    }

    @Test func whatIsWrongIsFoundThoughNobodyReads() throws {
        let layer = Sample.d
        let host = EngineHost()
        let engine = Engine([layer], host: host, gates: [BlobGate(Sample.lying(layer, at: 5), host.board)])
        let news = engine.mount.nextFailure()
        engine.gate(0).release()
        host.runUntilIdle()
        #expect(engine.mount.failure?.reason == .digestMismatch)
        #expect(host.board.isFired(news))
    }

    @Test func afterALieTheNextRunFetchesAnew() {
        let layer = Sample.d
        let host = EngineHost()
        let bad = Engine([layer], host: host, gates: [BlobGate(Sample.lying(layer, at: 5), host.board)])
        bad.gate(0).release()
        host.runUntilIdle()
        #expect(bad.mount.failure != nil)
        let good = Engine([layer], cache: bad.cache)
        good.gate(0).release()
        #expect(good.text("/d/last") == .value("last of d"))
        #expect(good.mount.failure == nil)
    }

    // MARK: Outages

    static let away = BlobFailure(.unreachable, "GET http://registry/x: no route to host")

    @Test func whoWaitsForARegistryThatIsAwayGetsAnErrorAndWhoAsksLaterTheBytes() {
        let layer = Sample.d
        let engine = Engine([layer])
        engine.gate(0).release(upTo: 1 << 20)
        #expect(engine.text("/d/first") == .value("first of d"))
        #expect(engine.content("/d/big", at: 2 << 20, count: 10) == .pending)
        engine.gate(0).fail(EngineTests.away)
        for _ in 0..<3 { #expect(engine.content("/d/big", at: 2 << 20, count: 10) == .errno(.io)) }
        #expect(engine.text("/d/first") == .value("first of d"), "what is here goes on working")
        #expect(engine.mount.failure == nil)
        #expect(engine.mount.trouble?.reason == .unreachable)
        #expect(engine.host.warnings.count == 1 && engine.host.warnings[0].contains("no route to host"))
        engine.gate(0).recover()
        engine.gate(0).release()
        engine.host.advance(ms: 1500)
        #expect(engine.content("/d/big", at: 2 << 20, count: 10).isValue)
        #expect(engine.text("/d/last") == .value("last of d"))
        #expect(engine.status[0].isVerified)
        #expect(engine.gate(0).servedBytes == UInt64(layer.stored.count), "no byte came twice")
        #expect(engine.mount.trouble == nil)
    }

    @Test func anOutageThatNobodyNoticedIsNoTrouble() {
        let layer = Sample.d
        let engine = Engine([layer])
        engine.gate(0).release(upTo: 1 << 20)
        engine.host.runUntilIdle()
        engine.gate(0).fail(EngineTests.away)
        engine.host.runUntilIdle()
        #expect(engine.mount.trouble == nil && engine.host.warnings.isEmpty)
        engine.gate(0).recover()
        engine.gate(0).release()
        #expect(engine.text("/d/last") == .value("last of d"))
    }

    @Test func whatStreamedForItselfGoesOnByItself() {
        let layer = Sample.d
        let engine = Engine([layer])
        engine.gate(0).release(upTo: 1 << 20)
        engine.host.runUntilIdle()
        engine.gate(0).fail(EngineTests.away)
        engine.host.runUntilIdle()
        engine.gate(0).recover()
        engine.gate(0).release()
        engine.host.advance(ms: 60_000)
        #expect(engine.status[0].isVerified)
    }

    @Test func aSecondOutageIsSaidAgain() {
        let engine = Engine([Sample.d])
        for turn in 1...2 {
            engine.gate(0).release(upTo: turn << 20)
            engine.host.advance(ms: 2000)
            #expect(engine.content("/d/big", at: 2 << 20, count: 10) == .pending)
            engine.gate(0).fail(EngineTests.away)
            #expect(engine.content("/d/big", at: 2 << 20, count: 10) == .errno(.io))
            #expect(engine.host.warnings.count == turn)
            engine.gate(0).recover()
        }
    }

    @Test func aFullDiskIsAnOutageToo() {
        let layer = Sample.d
        let host = EngineHost()
        let cache = MemoryCache(host: host, capacityBytes: 2 << 20)
        let engine = Engine([layer], cache: cache, host: host)
        engine.gate(0).release()
        #expect(engine.text("/d/last") == .errno(.io))
        #expect(engine.mount.trouble?.reason == .storage)
        #expect(engine.mount.failure == nil)
    }

    // MARK: Whose turn it is

    @Test func whatSomebodyWaitsForGoesFirst() {
        let layers = [Sample.d, Sample.low, Sample.middle, Sample.top]
        let engine = Engine(layers)
        for gate in engine.source.gates { gate.release(upTo: 600_000) }
        engine.host.runUntilIdle()
        #expect(engine.text("/low/first") == .pending, "the two above may have it, too")
        let before = engine.source.gates.map { $0.servedBytes }
        for gate in engine.source.gates { gate.release(upTo: 1_200_000) }
        engine.host.runUntilIdle()
        let gained = zip(engine.source.gates, before).map { $0.servedBytes - $1 }
        #expect(gained[0] == 0 && gained[1] <= 256 << 10, "\(gained)")
        #expect(gained[3] > 0, "\(gained)")
    }

    @Test func whileOneIsWaitedForAndStarvedTheOthersTakeNothing() {
        let low = Sample.low
        let top = Sample.top
        let engine = Engine([low, top])
        // The top layer is known, so only the lower one can hold what is asked for.
        #expect(engine.text("/top/first") == .pending)
        engine.gate(0).release()
        engine.host.runUntilIdle()
        #expect(engine.gate(0).servedBytes <= 256 << 10, "it had its first piece before anybody asked")
        engine.gate(1).release()
        #expect(engine.text("/top/first") == .value("first of top"))
        engine.host.runUntilIdle()
        #expect(engine.gate(0).servedBytes == UInt64(low.stored.count), "then it goes on")
    }

    @Test func theLinkIsForTheUpperLayerUntilThatIsNearlyHere() {
        let low = Sample.low
        let top = Sample.gzip("top", bigBytes: 8 << 20, seed: 9)
        let engine = Engine([low, top])
        engine.gate(0).release()
        #expect(engine.text("/low/first") == .pending)
        for part in stride(from: 300_000, to: 6 << 20, by: 300_000) {
            engine.gate(1).release(upTo: part)
            engine.host.runUntilIdle()
            #expect(engine.gate(0).servedBytes <= 16 << 10, "\(part) of the upper layer; its end is looked at first")
        }
        engine.gate(1).release(upTo: top.stored.count - 100)
        engine.host.runUntilIdle()
        #expect(engine.gate(0).servedBytes > 1 << 20, "the link is not left alone at the end")
        #expect(engine.text("/low/first") == .pending)
        engine.gate(1).release()
        #expect(engine.text("/low/first") == .value("first of low"))
    }

    @Test func theBottomLayerAnswersWhileItsRestIsWithheld() {
        let engine = Engine([Sample.low, Sample.top])
        engine.gate(0).release(upTo: 300_000)
        engine.gate(1).release()
        #expect(engine.text("/low/first") == .value("first of low"))
        #expect(engine.text("/low/last") == .pending)
        #expect(engine.gate(0).servedBytes <= 300_000)
    }

    @Test func nobodyKeepsTheLinkForAStreamThatStandsStill() {
        let engine = Engine([Sample.low, Sample.top])
        engine.gate(0).release()
        #expect(engine.text("/low/first") == .pending)
        let before = engine.gate(0).servedBytes
        #expect(before <= 16 << 10)
        engine.host.advance(ms: 1500)
        #expect(engine.gate(0).servedBytes - before >= UInt64(Sample.low.stored.count) - before)
    }

    @Test func aPassThatTheProcessorBoundsStopsNobody() {
        let low = Sample.low
        let top = Sample.top
        let engine = Engine([low, top])
        #expect(engine.content("/top/big", at: 2 << 20, count: 10) == .pending)
        engine.gate(0).release()
        // Never a wait: more is here than can be used.
        engine.gate(1).release(upTo: 3 << 20)
        engine.host.runUntilIdle()
        #expect(engine.gate(0).servedBytes > 1 << 20)
    }

    // MARK: Only what is read

    @Test func withFillNoneAStreamPausesWhereNobodyWaitsAnyMore() {
        let engine = Engine([Sample.gzip("d", bigBytes: 12 << 20)], settings: MountSettings(fill: .none))
        engine.gate(0).release()
        engine.host.advance(ms: 10_000)
        #expect(engine.gate(0).servedBytes < 64 << 10, "nobody has asked for anything")
        #expect(engine.text("/d/first") == .value("first of d"))
        engine.host.advance(ms: 10_000)
        let served = engine.gate(0).servedBytes
        #expect(served < 2 << 20, "\(served)")
        #expect(engine.mount.missingBytes == nil, "nothing is on its way")
        // It goes on where it was.
        #expect(engine.content("/d/big", at: 4 << 20, count: 100).isValue)
        engine.host.advance(ms: 10_000)
        let more = engine.gate(0).servedBytes
        #expect(more > 4 << 20 && more < 6 << 20, "\(more)")
        #expect(engine.status[0].isVerified == false)
        // What lacks little then is brought to its end.
        #expect(engine.content("/d/big", at: 9 << 20, count: 100).isValue)
        engine.host.advance(ms: 10_000)
        #expect(engine.status[0].isVerified)
        #expect(engine.gate(0).servedBytes < UInt64(engine.gate(0).bytes.count) + (64 << 10), "and none twice")
    }

    @Test func withFillNoneAStreamThatIsWaitedForLetsTheOthersGoOnToo() {
        let low = Sample.low
        let engine = Engine([low, Sample.top], settings: MountSettings(fill: .none))
        engine.gate(0).release()
        engine.gate(1).release()
        // A name that is in no layer needs them all.
        #expect(engine.size("/none") == .errno(.noEntry))
        #expect(engine.status.allSatisfy { $0.isVerified })
    }

    // MARK: Several processes

    @Test func anotherProcessesResultIsTaken() {
        let layer = Sample.d
        let host = EngineHost()
        let cache = MemoryCache(host: host)
        let slow = Engine([layer], cache: cache, host: host)
        slow.gate(0).release(upTo: 200_000)
        #expect(slow.text("/d/first") == .value("first of d"))
        let fast = Engine([layer], cache: cache)
        fast.gate(0).release()
        // What the slow one has leased, and makes no headway with, is not waited for long.
        for _ in 0..<10 { fast.host.advance(ms: 1000) }
        #expect(fast.text("/d/last") == .value("last of d"))
        slow.host.advance(ms: 2000)
        slow.gate(0).release(upTo: 300_000)
        #expect(slow.text("/d/last") == .value("last of d"))
        #expect(slow.content("/d/big", at: 1 << 20, count: 10).isValue)
        #expect(slow.gate(0).servedBytes <= 300_000)
    }

    @Test func twoRunsFetchEachByteOnce() {
        let layer = Sample.d
        let host = EngineHost()
        let gate = BlobGate(layer.stored, host.board)
        let cache = MemoryCache(host: host)
        let first = Engine([layer], cache: cache, host: host, gates: [gate])
        let second = Engine([layer], cache: cache, host: host, gates: [gate])
        for part in 1...4 {
            gate.release(upTo: part << 20)
            for _ in 0..<20 { host.advance(ms: 10) }
        }
        #expect(first.text("/d/last") == .value("last of d"))
        #expect(second.text("/d/last") == .value("last of d"))
        #expect(gate.servedBytes <= UInt64(layer.stored.count + (64 << 10)), "\(gate.servedBytes)")
    }

    @Test func aRunThatDiedLeavesWhatItFetched() {
        let layer = Sample.d
        let cache = MemoryCache(host: EngineHost())
        do {
            let died = Engine([layer], cache: cache)
            died.gate(0).release(upTo: 2 << 20)
            #expect(died.text("/d/first") == .value("first of d"))
            died.mount.close()
            died.host.runUntilIdle()
        }
        let next = Engine([layer], cache: cache)
        next.gate(0).release()
        // What is left of the other may hold a unit for a moment.
        for _ in 0..<3 { next.host.advance(ms: 1000) }
        #expect(next.text("/d/last") == .value("last of d"))
        #expect(next.gate(0).servedBytes <= UInt64(layer.stored.count - (2 << 20) + (64 << 10)))
    }

    // MARK: From the cache

    @Test func withEverythingCachedNoBlobIsEvenOpened() {
        let layers = [Sample.low, Sample.top]
        let first = Engine(layers)
        for gate in first.source.gates { gate.release() }
        first.host.runUntilIdle()
        #expect(first.cache.areaKeys.isEmpty, "\(first.cache.areaKeys)")
        let second = Engine(layers, cache: first.cache, settings: MountSettings(fill: .all))
        #expect(second.text("/low/last") == .value("last of low"))
        #expect(second.source.gates.allSatisfy { $0.servedBytes == 0 && $0.waitCount == 0 })
        #expect(second.status.allSatisfy { $0.serving == "cached" && $0.isVerified && $0.requests == 0 })
    }

    /// A cache whose content of the layer was evicted; the index has stayed.
    private func evicted(_ layer: MemoryLayer) throws -> MemoryCache {
        let first = Engine([layer])
        first.gate(0).release()
        #expect(first.text("/d/last") == .value("last of d"))
        first.cache.remove("layers/" + layer.digest.hex)
        return first.cache
    }

    @Test(arguments: [false, true]) func withTheIndexAloneOnlyWhatIsReadIsFetched(isPlain: Bool) throws {
        let layer = isPlain ? MemoryLayer(tar: Sample.tar("d", bigBytes: 6 << 20)) : Sample.gzip("d", bigBytes: 6 << 20)
        let second = Engine([layer], cache: try evicted(layer), settings: MountSettings(fill: .none))
        second.gate(0).release()
        #expect(second.names("/d") == .value(["big", "first", "last"]))
        #expect(second.gate(0).servedBytes == 0, "names need no bytes")
        #expect(second.text("/d/last") == .value("last of d"))
        #expect(second.gate(0).servedBytes < 2 << 20, "\(second.gate(0).servedBytes)")
        #expect(second.status[0].serving == "lazy" && second.status[0].index == "own" && second.status[0].isVerified)
    }

    @Test(arguments: [MountSettings.Fill.idle, .all]) func theRestIsFilledInAndCached(fill: MountSettings.Fill) throws {
        let layer = Sample.d
        let second = Engine([layer], cache: try evicted(layer), settings: MountSettings(fill: fill))
        second.gate(0).release()
        for _ in 0..<20 { second.host.advance(ms: 10) }
        #expect(second.status[0].serving == "cached")
        #expect(second.cache.keys.contains("layers/" + layer.digest.hex) && second.cache.areaKeys.isEmpty)
        #expect(second.gate(0).servedBytes == UInt64(layer.stored.count))
        let third = Engine([layer], cache: second.cache)
        #expect(third.content("/d/big", at: 2 << 20, count: 10).isValue && third.gate(0).servedBytes == 0)
    }

    @Test func aLazyReadWithTheRegistryAwayIsAnErrorUntilItIsBack() throws {
        let layer = Sample.d
        let second = Engine([layer], cache: try evicted(layer))
        second.gate(0).fail(EngineTests.away)
        #expect(second.text("/d/last") == .errno(.io))
        #expect(second.names("/d") == .value(["big", "first", "last"]), "names are here")
        #expect(second.mount.failure == nil && second.mount.trouble != nil)
        second.gate(0).recover()
        second.gate(0).release()
        second.host.advance(ms: 3000)
        #expect(second.text("/d/last") == .value("last of d"))
    }

    @Test func aSpanThatCameWrongOnceIsFetchedAgain() throws {
        let layer = Sample.d
        let second = Engine([layer], cache: try evicted(layer))
        second.gate(0).liesOnceAt = UInt64(layer.stored.count / 2)
        second.gate(0).release()
        let right = [UInt8](Sample.bytes(3 << 20)[(3 << 19)..<(3 << 19) + 10])
        #expect(second.content("/d/big", at: 3 << 19, count: 10) == .value(right))
        #expect(second.host.warnings.isEmpty)
    }

    @Test func aSpanThatIsNotWhatTheIndexSaysIsNeverShown() throws {
        let layer = Sample.d
        let cache = try evicted(layer)
        let host = EngineHost()
        let gate = BlobGate(Sample.lying(layer, at: layer.stored.count / 2), host.board)
        let second = Engine([layer], cache: cache, host: host, gates: [gate])
        gate.release()
        #expect(second.content("/d/big", at: 3 << 19, count: 10) == .errno(.io))
        #expect(second.text("/d/first") == .value("first of d"), "the others are right")
        #expect(host.warnings.count == 1)
    }
}

extension Engine.Answer {
    var isValue: Bool {
        if case .value = self { true } else { false }
    }
}
