import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// Reading a layer span by span gives what decoding it as a whole gives, and fetches what is needed, once.
@Suite struct LazyContentTests {
    /// A blob that counts what is asked of it, and can be told to misbehave.
    final class Source: BlobReader {
        let bytes: [UInt8]
        let digest: Digest
        var sizeBytes: UInt64 { UInt64(bytes.count) }
        let host: ManualHost
        var traffic = BlobTraffic()
        var hints: [Range<UInt64>] = []
        var readBytes = 0
        var failure: BlobFailure?
        /// So many reads from now on give wrong bytes.
        var wrongReads = 0
        var forgotten: [Range<UInt64>] = []
        private var hasPended = false

        init(_ bytes: [UInt8], _ host: ManualHost) {
            self.bytes = bytes
            self.host = host
            digest = sha256(bytes)
        }

        func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
            hasPended.toggle()
            if hasPended {
                let ticket = host.board.issue()
                host.fire(ticket, on: host.board, afterMs: 0)
                throw .pending(ticket)
            }
            if let failure { throw .failed(failure) }
            let count = min(buffer.count, 100_000, bytes.count - Int(offset))
            buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
            readBytes += count
            if wrongReads > 0 {
                wrongReads -= 1
                buffer[count / 2] ^= 1
            }
            return count
        }
        func prefetch(at offset: UInt64, count: UInt64) { hints.append(offset..<offset + count) }
        func forget(at offset: UInt64, count: UInt64) { forgotten.append(offset..<offset + count) }
        func close() {}
    }

    final class Layer {
        let host = ManualHost()
        let cache: any CacheStore
        let source: Source
        let table: SpanTable
        let content: LazyContent

        init(
            _ stream: [UInt8] = LazyContentTests.gzip, spacing: UInt64 = 100_000, cache: (any CacheStore)? = nil,
            isTrusted: Bool = true
        ) throws {
            self.cache = cache ?? MemoryCache(host: host)
            source = Source(stream, host)
            let codecs = HostCodecs()
            table = try SpanTableTests.table(
                stream, .gzip, codecs.makeGzipDecoder(checkpointSpacingBytes: spacing),
                contentBytes: GzipStreams.content.count, spacing: spacing)
            content = LazyContent(
                digest: source.digest, table: table, space: .tar, isTrusted: isTrusted, reader: source,
                cache: self.cache, codecs: codecs, host: host, board: host.board, label: "layer 1 of 1")
        }

        func read(_ offset: Int, _ count: Int) throws(BlobError) -> [UInt8] {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
            defer { buffer.deallocate() }
            while true {
                do throws(BlobError) {
                    try content.read(at: UInt64(offset), into: buffer)
                    return [UInt8](buffer)
                } catch {
                    guard case .pending(let ticket) = error else { throw error }
                    host.runUntilIdle()
                    precondition(host.board.isFired(ticket), "it would wait for ever")
                }
            }
        }

        func failure(_ offset: Int, _ count: Int) -> BlobFailure? {
            do throws(BlobError) { _ = try read(offset, count) } catch {
                if case .failed(let failure) = error { return failure }
            }
            return nil
        }
    }

    static let gzip = GzipStreams.streams[1]
    static let content = GzipStreams.content

    @Test(arguments: [true, false]) func readsAnywhereGiveTheContent(hasArea: Bool) throws {
        let host = ManualHost()
        let layer = try Layer(cache: hasArea ? MemoryCache(host: host) : NoAreas(host))
        var random = SplitMix(7)
        for _ in 0..<300 {
            let offset = Int(random.next() % UInt64(LazyContentTests.content.count))
            let count = min(
                Int(random.next() % (random.next() % 8 == 0 ? 1_000_000 : 9000)),
                LazyContentTests.content.count - offset)
            let isRight = try layer.read(offset, count)[...] == LazyContentTests.content[offset..<offset + count]
            #expect(isRight, "\(offset) + \(count)")
        }
        if hasArea {
            #expect(layer.content.spansTouched <= layer.table.count, "each was fetched once")
            #expect(layer.source.readBytes < layer.source.bytes.count + 2 * layer.table.count)
        } else {
            #expect(!layer.host.warnings.isEmpty)
        }
    }

    @Test func aSmallReadCostsOneSpanInOneRequest() throws {
        let layer = try Layer()
        _ = try layer.read(1_500_000, 4096)
        let span = layer.table[layer.table.span(at: 1_500_000)]
        #expect(layer.source.hints == [span.storedOffset..<span.storedOffset + span.storedBytes])
        #expect(layer.source.readBytes == Int(span.storedBytes))
        #expect(layer.content.fetchedBytes == span.storedBytes && layer.content.spansTouched == 1)
    }

    @Test func neighboursAreOneRequest() throws {
        let layer = try Layer()
        _ = try layer.read(500_000, 1_000_000)
        #expect(layer.source.hints.count == 1)
        #expect(layer.content.spansTouched >= 6)
    }

    @Test func smallGapsAreFetchedAlong() throws {
        let layer = try Layer()
        _ = try layer.read(1_500_000, 4096)
        let before = layer.content.spansTouched
        layer.source.hints = []
        layer.source.traffic.roundTripNs = 20_000_000
        layer.source.traffic.bytesPerSecond = 50_000_000
        _ = try layer.read(1_000_000, 1_000_000)
        #expect(layer.source.hints.count == 1, "a round trip is worth a megabyte")
        layer.source.traffic.roundTripNs = 1_000_000
        layer.source.traffic.bytesPerSecond = 1_000_000
        let other = try Layer()
        other.source.traffic = layer.source.traffic
        _ = try other.read(1_500_000, 4096)
        other.source.hints = []
        _ = try other.read(1_000_000, 1_000_000)
        #expect(other.source.hints.count == 2, "a round trip is worth 1 kB")
        #expect(before == 1)
    }

    @Test func readsInOrderFetchAhead() throws {
        let layer = try Layer()
        for index in 0..<8 { _ = try layer.read(1_000_000 + index * 65536, 65536) }
        layer.host.runUntilIdle()
        let end = UInt64(1_000_000 + 8 * 65536)
        let next = layer.table.span(at: end) + 1
        let touched = layer.content.spansTouched
        _ = try layer.read(Int(layer.table[next].contentOffset), 100)
        #expect(layer.content.spansTouched == touched, "the next span was there")
        #expect(touched <= 2 + 2 * (8 * 65536 / 100_000 + 1), "no more ahead than was read")
    }

    @Test func readsAtRandomFetchNothingAhead() throws {
        let layer = try Layer()
        for offset in [2_000_000, 100_000, 1_300_000, 600_000] { _ = try layer.read(offset, 1000) }
        layer.host.runUntilIdle()
        #expect(layer.content.spansTouched == 4)
    }

    @Test func whatOneObjectFetchedAnotherFinds() throws {
        let first = try Layer()
        _ = try first.read(0, 300_000)
        let second = try Layer(cache: first.cache)
        _ = try second.read(0, 300_000)
        #expect(second.source.readBytes == 0 && second.content.spansTouched == 0)
    }

    /// The other has the lease: its span is waited for, and fetched by us when the lease is free.
    @Test func aSpanThatAnotherFetchesIsWaitedFor() throws {
        let layer = try Layer()
        let other = try Layer(cache: layer.cache)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1000, alignment: 1)
        defer { buffer.deallocate() }
        #expect(throws: BlobError.self) { try layer.content.read(at: 0, into: buffer) }
        layer.host.stepOnce()  // takes the lease, and waits for the source
        #expect(throws: BlobError.self) { try other.content.read(at: 0, into: buffer) }
        for _ in 0..<50 { other.host.stepOnce() }
        #expect(other.source.readBytes == 0, "it waits for the one that has the lease")
        _ = try layer.read(0, 1000)
        _ = try other.read(0, 1000)
        #expect(other.source.readBytes == 0, "and takes what that has fetched")
    }

    @Test func aFailureIsToldAndForgotten() throws {
        let layer = try Layer()
        layer.source.failure = BlobFailure(.unreachable, "no route")
        #expect(layer.failure(0, 1000)?.reason == .unreachable)
        #expect(layer.failure(0, 1000)?.reason == .unreachable)
        layer.source.failure = nil
        #expect(try layer.read(0, 1000)[...] == LazyContentTests.content[..<1000])
    }

    @Test func wrongBytesAreAskedForAgainOnce() throws {
        let layer = try Layer()
        layer.source.wrongReads = 1
        #expect(try layer.read(0, 1000)[...] == LazyContentTests.content[..<1000])
        #expect(layer.source.forgotten == [0..<layer.table[0].storedBytes])
    }

    @Test func wrongBytesAreNeverServed() throws {
        let layer = try Layer()
        layer.source.wrongReads = .max
        let failure = try #require(layer.failure(0, 1000))
        #expect(failure.reason == .digestMismatch)
        let message = failure.message
        #expect(message.contains("layer 1 of 1") && message.contains("span 0"), "\(message)")
        #expect(message.contains(layer.table.digest(of: 0).text) && message.contains("fetched twice"), "\(message)")
        layer.source.wrongReads = 0
        #expect(try layer.read(0, 1000)[...] == LazyContentTests.content[..<1000])
    }

    @Test func readsBeyondTheEndAreErrors() throws {
        let layer = try Layer()
        let end = LazyContentTests.content.count
        #expect(layer.failure(end - 1, 2)?.reason == .malformed)
        #expect(layer.failure(Int.max, 1)?.reason == .malformed)
        #expect(try layer.read(end - 1, 1) == [LazyContentTests.content[end - 1]])
        #expect(try layer.read(end, 0) == [])
    }

    @Test func fillingMakesTheCachedLayer() throws {
        let layer = try Layer()
        _ = try layer.read(1_500_000, 4096)
        #expect(try layer.content.finish() == nil, "not before all is here")
        layer.source.hints = []
        filling: while true {
            switch try layer.content.fillStep() {
            case .waiting(let ticket):
                layer.host.runUntilIdle()
                #expect(layer.host.board.isFired(ticket))
            case .whole: break filling
            }
        }
        #expect(layer.content.spansTouched == layer.table.count, "what is here is skipped")
        #expect(layer.content.hereBytes.content == UInt64(LazyContentTests.content.count))
        #expect(layer.source.hints.count <= 3, "in large requests: \(layer.source.hints.count)")
        let entry = try #require(try layer.content.finish())
        #expect(entry.sizeBytes == UInt64(LazyContentTests.content.count))
        #expect(try layer.cache.open("layers/" + layer.source.digest.hex) != nil)
        let all = try layer.read(0, LazyContentTests.content.count)
        #expect(all == LazyContentTests.content)
    }

    @Test func anIndexOfUnknownOriginMakesNoCachedLayer() throws {
        let layer = try Layer(isTrusted: false)
        _ = try layer.read(0, LazyContentTests.content.count)
        #expect(try layer.content.finish() == nil)
    }

    /// A cache in which there can be no areas, as on a disk that is full.
    final class NoAreas: CacheStore {
        let inner: MemoryCache
        init(_ host: HostServices) { inner = MemoryCache(host: host) }
        func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? { try inner.open(key) }
        func create(_ key: String) throws(BlobFailure) -> any CacheWriter { try inner.create(key) }
        func remove(_ key: String) { inner.remove(key) }
        func removeArea(_ key: String) { inner.removeArea(key) }
        func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea {
            throw BlobFailure(.storage, "\(key): no space left on device")
        }
    }
}

struct SplitMix {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
