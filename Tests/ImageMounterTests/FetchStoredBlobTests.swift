import ImageModel
import ImageMounter
import TestSupport
import Testing

/// Every byte of a blob is fetched once, whoever reads and whoever dies.
@Suite struct FetchStoredBlobTests {
    let host = TimedHost()
    let cache: MemoryCache
    /// 3 MB and an odd tail: 46 units.
    let content = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 11) }

    init() { cache = MemoryCache(host: host) }

    func process(_ cache: (any CacheStore)? = nil) -> FetchingProcess {
        FetchingProcess(content, cache ?? self.cache, host)
    }

    @Test(arguments: [1, 1000, 65_536, 100_000, 5_000_000]) func aReaderInOrderGetsItAllOnce(pieceBytes: Int) {
        let process = process()
        process.source.pieceBytes = max(pieceBytes, 500)
        while process.step(pieceBytes < 500 ? 777 : 300_000) {}
        #expect(process.hasAll)
        #expect(process.source.sentTimes.allSatisfy { $0 == 1 })
        #expect(process.source.hints.isEmpty, "reading from start to end needs none")
        #expect(process.blob?.storedBytes == UInt64(content.count))
        #expect(process.blob?.traffic.requests == UInt64(process.source.reads.count))
    }

    @Test func whatIsThereAsksNothingOfTheSource() throws {
        let first = process()
        while first.step() {}
        first.die()
        let second = process()
        while second.step() {}
        #expect(second.hasAll)
        #expect(try second.readAt(1_234_567, 100) == Array(content[1_234_567..<1_234_667]))
        second.blob?.prefetch(at: 0, count: .max)
        #expect(second.source.reads.isEmpty && second.source.hints.isEmpty)
    }

    @Test func aSecondProcessInOrderNeverAsksBesideTheFirst() {
        let first = process()
        let second = process()
        while first.read.count < content.count {
            first.step()
            while second.step(30_000) {}
            host.advance(ms: 10)
        }
        while second.step(30_000) {}
        #expect(first.hasAll)
        #expect(second.hasAll)
        #expect(second.source.reads.isEmpty && second.source.hints.isEmpty)
        #expect(first.source.sentTimes.allSatisfy { $0 == 1 })
    }

    @Test func whatComesAheadIsKeptAtOnce() {
        let unit = StoredBlob.unitBytes
        let first = process()
        first.step()
        // Two parts beside the reader: one goes on twice, the other begins within a unit, of which it is of no use.
        first.source.ahead = [10 * unit..<12 * unit + 100, 20 * unit + 5..<22 * unit]
        first.step()
        first.source.ahead = [12 * unit + 100..<13 * unit + 7]
        first.step()
        first.die()
        let second = process()
        while second.step() {}
        #expect(second.hasAll)
        let kept = [10, 11, 12, 21].map { $0 * unit..<($0 + 1) * unit }
        for range in kept { #expect(second.source.sentTimes[range].allSatisfy { $0 == 0 }, "\(range)") }
        let twice = zip(first.source.sentTimes, second.source.sentTimes).reduce(0) {
            $0 + ($1.0 > 0 && $1.1 > 0 ? 1 : 0)
        }
        #expect(twice < 3 * unit, "what was in flight, within three units")
    }

    @Test func aReaderGoesOnBehindWhatCameAhead() {
        let unit = StoredBlob.unitBytes
        let process = process()
        process.step()
        let reached = process.read.count
        // The rest of what it is reading, and beyond.
        process.source.ahead = [reached..<5 * unit + 1000, 8 * unit..<9 * unit]
        while process.step() {}
        #expect(process.hasAll)
        #expect(process.source.sentTimes.allSatisfy { $0 == 1 })
    }

    @Test func nobodyElseAsksForWhatIsJustAheadOfAFastStream() {
        let first = process()
        first.step(1000)
        // Far beyond the window that a reader in order leases.
        first.source.ahead = [first.source.reads[0].count..<(StoredBlob.unitBytes * 40)]
        first.step(1000)
        let second = process()
        while second.step() {}
        #expect(second.read.count == StoredBlob.unitBytes * 40)
        #expect(second.source.reads.isEmpty)
    }

    /// Killed after each possible number of reads, the one that goes on begins at the first byte that is not there.
    @Test(arguments: [0, 1, 2, 7, 20, 50, 74]) func whenTheHolderDiesTheNextGoesOnWithOneRequest(steps: Int) {
        let first = process()
        let others = (0..<3).map { _ in process() }
        for _ in 0..<steps { first.step() }
        for other in others { while other.step() {} }
        let reached = first.read.count
        first.die()
        host.advance(ms: 10)
        for _ in 0..<1000 {
            for other in others { other.step() }
            host.advance(ms: 10)
        }
        for other in others { #expect(other.hasAll) }
        let sent = others.map { $0.source.sentBytes }
        #expect(sent.filter { $0 > 0 }.count == 1, "one of them went on")
        // A unit that was begun belongs to the dead one's memory.
        #expect(sent.max() == content.count - reached / 65_536 * 65_536)
        if steps > 2 {
            #expect(others.flatMap { $0.source.hints } == [UInt64(reached / 65_536 * 65_536)..<UInt64(content.count)])
        }
    }

    @Test func unitsThatAreThereAreLeftOut() throws {
        let first = process()
        first.source.pieceBytes = 1 << 20
        _ = try first.readAt(1_000_000, 10)
        for offset in [2_000_000, 2_031_616, 2_097_152] { _ = try first.readAt(UInt64(offset), 65_536) }
        first.blob?.close()
        let there = first.source.sentTimes
        let second = process()
        while second.step() {}
        #expect(second.hasAll)
        let twice = zip(there, second.source.sentTimes).count { $0 + $1 != 1 }
        #expect(twice == 0)
        #expect(second.source.hints == [0..<983_040, 1_048_576..<1_966_080, 2_162_688..<UInt64(content.count)])
    }

    @Test func aReadElsewhereFetchesItsUnitsAlone() throws {
        let process = process()
        process.source.pieceBytes = 1 << 20
        #expect(try process.readAt(1_000_000, 10) == Array(content[1_000_000..<1_000_010]))
        #expect(process.source.sentTimes.indices.filter { process.source.sentTimes[$0] != 0 }.count == 65_536)
        var got: [UInt8] = []
        while got.count < 200_000 { got += try process.readAt(2_000_000 + UInt64(got.count), 200_000 - got.count) }
        #expect(got == Array(content[2_000_000..<2_200_000]))
        #expect(process.source.hints == [1_966_080..<2_228_224], "one hint for all of them, in whole units")
        #expect(process.source.sentTimes.allSatisfy { $0 <= 1 })
        #expect(try process.readAt(3_000_000, 100) == [content[3_000_000]], "the tail")
        #expect(try process.readAt(3_000_001, 100) == [])
    }

    @Test("Where there are no ranges, what a reader in order will bring is waited for, while it reads")
    func withoutRangesAReadElsewhereWaitsForTheStream() throws {
        let process = process()
        process.source.hasNoRanges = true
        host.advance(ms: 1)
        process.step()
        let tail = content.count - 100
        #expect(throws: BlobError.self) { try process.readAt(UInt64(tail), 100) }
        #expect(process.source.reads.count == 1)
        while process.step() {}
        #expect(try process.readAt(UInt64(tail), 100) == Array(content[tail...]))
        #expect(process.source.sentTimes.allSatisfy { $0 == 1 })
    }

    @Test func withoutRangesAReaderThatDoesNothingIsNotWaitedForForEver() throws {
        let process = process()
        process.source.hasNoRanges = true
        host.advance(ms: 1)
        process.step()
        let tail = content.count - 100
        #expect(throws: BlobError.self) { try process.readAt(UInt64(tail), 100) }
        host.advance(ms: 6000)
        #expect(try process.readAt(UInt64(tail), 100) == Array(content[tail...]))
    }

    @Test func ofTwoReadersElsewhereOneFetches() throws {
        let first = process()
        let second = process()
        first.source.pends = true
        #expect(throws: BlobError.self) { try first.readAt(1_000_000, 10) }
        #expect(throws: BlobError.self) { try second.readAt(1_000_000, 10) }
        #expect(second.source.reads.isEmpty && host.timerCount == 1)
        _ = try first.readAt(1_000_000, 10)
        while (try? first.readAt(1_000_000, 10)) == nil || first.blob?.storedBytes == 0 {
            _ = try? first.readAt(1_040_000, 10)
        }
        #expect(try second.readAt(1_000_000, 10) == Array(content[1_000_000..<1_000_010]))
        #expect(second.source.reads.isEmpty)
    }

    @Test func aHolderThatDoesNothingIsNotWaitedForForEver() {
        let first = process()
        first.step()
        let second = process()
        while second.step() {}
        #expect(second.read.count < content.count)
        for _ in 0..<499 {
            host.advance(ms: 10)
            #expect(!second.step())
        }
        host.advance(ms: 10)
        while second.step() {}
        #expect(second.hasAll)
        while first.step() {}
        #expect(first.hasAll)
        #expect(first.source.sentBytes + second.source.sentBytes < content.count + 2 * 65_536)
    }

    /// One process fetches the upper layer first, and has begun the lower one: nobody fetches that beside it.
    @Test func aHolderThatIsBusyWithAnotherBlobOfTheImageIsWaitedFor() {
        let shared = CacheTrouble(host: host)
        let (lower, upper) = (process(), FetchingProcess(content, cache, host, number: 8))
        lower.step()
        upper.step()
        let waiting = FetchingProcess(content, cache, host, trouble: shared)
        let follower = FetchingProcess(content, cache, host, number: 8, trouble: shared)
        for _ in 0..<20 {
            while follower.step() {}
            while waiting.step() {}
            host.advance(ms: 2000)
            // More than a unit.
            upper.step()
            upper.step()
        }
        #expect(waiting.source.reads.isEmpty && follower.source.reads.isEmpty, "40 s, and all came once")
        // Now it has stopped altogether.
        while follower.step() {}
        while waiting.step() {}
        host.advance(ms: 4990)
        #expect(!waiting.step())
        host.advance(ms: 10)
        while waiting.step() {}
        #expect(waiting.hasAll)
    }

    @Test func aReaderThatWaitsSharesOneTimer() {
        let first = process()
        first.step()
        let second = process()
        while second.step() {}
        for _ in 0..<5 { #expect(!second.step()) }
        #expect(host.timerCount == 1)
        let ticket = second.waitsFor
        host.advance(ms: 10)
        #expect(ticket.map { host.board.isFired($0) } == true)
    }

    @Test func aClosedReaderGivesWayAtOnce() {
        let first = process()
        first.step()
        let second = process()
        while second.step() {}
        first.blob?.close()
        #expect(first.source.isClosed)
        host.advance(ms: 10)
        while second.step() {}
        #expect(second.hasAll)
        while first.step() {}
        #expect(first.hasAll, "what is there by now")
    }

    @Test func aFailureIsReportedAndNotRemembered() {
        let process = process()
        for _ in 0..<5 { process.step() }
        process.source.failure = BlobFailure(.unreachable, "no route")
        #expect(!process.step())
        #expect(process.failure?.message == "no route")
        let other = self.process()
        while other.read.count < content.count && other.step() {}
        #expect(other.hasAll, "nobody waits for one that has failed")
        process.source.failure = nil
        while process.step() {}
        #expect(process.hasAll)
        #expect(process.source.sentBytes + other.source.sentBytes <= content.count + 65_536)
    }

    @Test func aSourceThatEndsEarlyIsAFailure() {
        let process = process()
        process.source.pieceBytes = 0
        #expect(!process.step())
        #expect(process.failure?.reason == .truncated)
    }

    @Test func finishedBytesGoFromTheCache() throws {
        let first = process()
        while first.step() {}
        let second = process()
        #expect(try second.readAt(0, 10) == Array(content[..<10]))
        first.blob?.finished()
        #expect(cache.areaKeys == [])
        while second.step() {}
        #expect(second.hasAll && second.source.reads.isEmpty, "who has them open keeps them")
        _ = try first.readAt(5, 10)
        #expect(cache.areaKeys == [], "and it is not begun anew")
        process().blob?.finished()
        #expect(cache.areaKeys == [], "nor by one that has read nothing")
    }

    @Test func whatWasWrongIsFetchedAgainAndMendedForEverybody() throws {
        let first = process()
        first.source.corruptsFirst = 1_000_000
        while first.step() {}
        #expect(!first.hasAll)
        first.blob?.close()
        let second = process()
        #expect(try second.readAt(1_000_000, 1) != [content[1_000_000]])
        second.blob?.forget(at: 990_000, count: 20_000)
        #expect(try second.readAt(999_000, 2000) == Array(content[999_000..<1_001_000]))
        #expect(second.source.sentBytes <= 65_536, "no more than its units")
        #expect(
            try second.readAt(900_000, 10) == Array(content[900_000..<900_010]) && second.source.sentBytes <= 65_536)
        let third = process()
        while third.step() {}
        #expect(third.hasAll && third.source.reads.isEmpty)
    }

    @Test func aUnitThatHasBegunWrongBeginsAnew() throws {
        let process = process()
        process.source.corruptsFirst = 10
        process.source.pieceBytes = 1000
        _ = try process.readAt(0, 1000)
        process.blob?.forget(at: 0, count: 100)
        #expect(try process.readAt(0, 100) == Array(content[..<100]))
        while process.step() {}
        #expect(process.hasAll)
        process.blob?.forget(at: .max, count: .max)
        process.blob?.forget(at: 0, count: .max)
        #expect(try process.readAt(5, 10) == Array(content[5..<15]))
    }

    @Test func withoutAnAreaItReadsFromTheSourceAndSaysSoOnce() {
        let process = FetchingProcess(content, NoAreas(), host)
        while process.step() {}
        #expect(process.hasAll)
        #expect(host.warnings.count == 1)
        #expect(host.warnings.first?.contains("read-only file system") == true)
    }

    /// The disk fills up after so many bytes.
    @Test(arguments: [0, 100_000, 1_000_000, 2_990_000]) func aFullDiskLosesNothing(capacityBytes: Int) {
        let small = MemoryCache(host: host, capacityBytes: UInt64(capacityBytes))
        let process = process(small)
        let other = self.process(small)
        while process.step() {}
        #expect(process.hasAll)
        #expect(process.source.sentTimes.allSatisfy { $0 == 1 })
        #expect(host.warnings.count == 1)
        while other.step() {}
        #expect(other.hasAll)
        #expect(other.source.sentBytes >= content.count - capacityBytes)
    }

    @Test func hintsArePassedOnInWholeUnitsForWhatIsMissing() throws {
        let process = process()
        process.source.pieceBytes = 1 << 20
        process.blob?.prefetch(at: 1_000_000, count: 100_000)
        #expect(process.source.hints == [983_040..<1_114_112])
        _ = try process.readAt(1_000_000, 10)
        _ = try process.readAt(1_100_000, 10)
        _ = try process.readAt(1_310_720, 65_536)
        process.blob?.prefetch(at: 1_000_000, count: 400_000)
        #expect(process.source.hints.dropFirst() == [1_114_112..<1_310_720, 1_376_256..<1_441_792])
        let other = self.process()
        other.blob?.prefetch(at: 1_150_000, count: 10)
        #expect(other.source.hints.isEmpty, "somebody else fetches that")
        other.blob?.prefetch(at: .max, count: .max)
        other.blob?.prefetch(at: 0, count: 0)
        #expect(other.source.hints.isEmpty)
    }

    @Test func aSizeThatCannotBeIsReadWithoutTheCache() {
        let huge = HugeSource()
        let blob = StoredBlob(remote: huge, cache: cache, host: host, board: host.board)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
        defer { buffer.deallocate() }
        for offset in [0, UInt64.max - 1, 1 << 50] {
            let count = try? blob.read(at: offset, into: buffer)
            #expect(count == 1)
        }
        blob.prefetch(at: .max - 1, count: .max)
    }
}

private final class NoAreas: CacheStore {
    func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? { nil }
    func create(_ key: String) throws(BlobFailure) -> any CacheWriter { throw BlobFailure(.storage, "read-only") }
    func remove(_ key: String) {}
    func removeArea(_ key: String) {}
    func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea {
        throw BlobFailure(.storage, "open /c: read-only file system")
    }
}

private final class HugeSource: BlobReader {
    let digest = Digest(sha256: [UInt8](repeating: 8, count: 32))
    let sizeBytes = UInt64.max
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int { 1 }
    func prefetch(at offset: UInt64, count: UInt64) {}
    func close() {}
}
