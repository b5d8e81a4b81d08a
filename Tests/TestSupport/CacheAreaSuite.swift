import ImageModel

/// The promises of `CacheArea`, checked on any store: every implementation runs this. The answer lists what was
/// broken; it knows no test library, so that it can run anywhere.
///
/// Two openings of one area stand for two processes.
public final class CacheAreaSuite {
    private let cache: any CacheStore
    private var violations: [String] = []
    private var rule = ""

    private init(cache: any CacheStore) { self.cache = cache }

    /// The store should be empty.
    public static func violations(of cache: any CacheStore) -> [String] {
        let suite = CacheAreaSuite(cache: cache)
        suite.check("a new area has nothing") { (suite) throws(BlobFailure) in try suite.newArea() }
        suite.check("what is published is seen by all") { (suite) throws(BlobFailure) in try suite.published() }
        suite.check("a lease is one opening's") { (suite) throws(BlobFailure) in try suite.leases() }
        suite.check("a lease ends with its holder") { (suite) throws(BlobFailure) in try suite.deadHolder() }
        suite.check("an area is divided anew by another unit count") { (suite) throws(BlobFailure) in
            try suite.otherDivision()
        }
        suite.check("it may have very many units") { (suite) throws(BlobFailure) in try suite.manyUnits() }
        suite.check("a finished area is an entry") { (suite) throws(BlobFailure) in try suite.finished() }
        suite.check("the first to finish wins") { (suite) throws(BlobFailure) in try suite.finishedTwice() }
        suite.check("a discarded area can still be finished") { (suite) throws(BlobFailure) in
            try suite.finishedAfterDiscard()
        }
        suite.check("settling changes nothing") { (suite) throws(BlobFailure) in try suite.settled() }
        suite.check("a discarded area is gone") { (suite) throws(BlobFailure) in try suite.discarded() }
        suite.check("units that are none") { (suite) throws(BlobFailure) in try suite.noUnits() }
        return suite.violations
    }

    private func newArea() throws(BlobFailure) {
        let area = try cache.openArea("blobs/new", unitCount: 10)
        expect(area.unitCount == 10, "the unit count is as asked for")
        expect((0..<10).allSatisfy { !area.has($0) }, "no unit is there")
        expect(try read(area, at: 0, count: 10).isEmpty, "no byte is there")
        expect(try cache.open("blobs/new") == nil, "it is no entry")
    }

    private func published() throws(BlobFailure) {
        let first = try cache.openArea("blobs/p", unitCount: 1000)
        let second = try cache.openArea("blobs/p", unitCount: 1000)
        try write([1, 2, 3], first, at: 100_000)
        expect(!first.has(7) && !second.has(7), "written is not published")
        first.publish(7)
        expect(first.has(7) && second.has(7), "both see the unit")
        expect(!first.has(6) && !second.has(8), "and no other")
        expect(try read(second, at: 100_000, count: 3) == [1, 2, 3], "the other reads what the first wrote")
        expect(try read(second, at: 99_999, count: 9) == [0, 1, 2, 3], "a read ends where nothing was written")
        try write([9], second, at: 0)
        second.publish(999)
        expect(first.has(999), "the last unit")
        expect(try cache.openArea("blobs/p", unitCount: 1000).has(7), "and who comes later")
        expect(try !cache.openArea("blobs/q", unitCount: 1000).has(7), "another key is another area")
    }

    private func settled() throws(BlobFailure) {
        let area = try cache.openArea("blobs/s", unitCount: 100)
        let piece = [UInt8](repeating: 7, count: 1 << 20)
        for index in 0..<20 as Range<UInt64> {
            try write(piece, area, at: index << 20)
            area.settle(upTo: (index + 1) << 20)
        }
        area.settle(upTo: .max)
        expect(!area.has(0), "settled is not published")
        area.publish(0)
        let entry = try area.finish(as: "layers/s", sizeBytes: 20 << 20)
        expect(entry.sizeBytes == 20 << 20, "the entry is as long as it should be")
        expect(try read(area, at: 0, count: 3) == [7, 7, 7], "and its bytes are those written")
        area.settle(upTo: 1 << 30)
    }

    private func leases() throws(BlobFailure) {
        let first = try cache.openArea("blobs/l", unitCount: 100)
        let second = try cache.openArea("blobs/l", unitCount: 100)
        expect(first.lease(10..<20), "a free range")
        expect(!second.lease(19..<30), "one unit of it is taken")
        expect(!second.lease(0..<100), "all of it are taken")
        expect(second.lease(20..<30), "what lies beside is free")
        expect(first.lease(5..<20), "what one has may be extended")
        first.release(10..<15)
        expect(second.lease(10..<15), "what was released is free")
        expect(!second.lease(9..<10) && !second.lease(15..<16), "the rest is not")
        second.release(0..<100)
        expect(first.lease(20..<100), "all that the other had is free")
        expect(first.lease(0..<0) && second.lease(7..<7), "nothing can always be had")
    }

    private func deadHolder() throws(BlobFailure) {
        let first = try cache.openArea("blobs/d", unitCount: 100)
        do {
            let second = try cache.openArea("blobs/d", unitCount: 100)
            expect(second.lease(0..<50), "the holder")
            expect(!first.lease(49..<60), "while it lives")
            withExtendedLifetime(second) {}
        }
        expect(first.lease(0..<100), "after it")
    }

    private func otherDivision() throws(BlobFailure) {
        let first = try cache.openArea("blobs/o", unitCount: 10)
        try write([1], first, at: 0)
        first.publish(0)
        let second = try cache.openArea("blobs/o", unitCount: 20)
        expect(!second.has(0), "units of the old division mean nothing")
        expect(first.has(0), "who has it open keeps what there is")
        expect(try read(first, at: 0, count: 1) == [1], "and its bytes")
    }

    private func manyUnits() throws(BlobFailure) {
        let count = 1 << 24
        let first = try cache.openArea("spans/m", unitCount: count)
        let second = try cache.openArea("spans/m", unitCount: count)
        for unit in [0, 4095, 4096, 1_000_003, count - 1] {
            first.publish(unit)
            expect(second.has(unit), "unit \(unit)")
        }
        expect(!second.has(count - 2) && !second.has(1_000_002) && !second.has(1), "those between are not there")
        expect(first.lease(0..<count), "a lease of all")
        expect(!second.lease(count - 1..<count), "keeps others out")
    }

    private func finished() throws(BlobFailure) {
        let area = try cache.openArea("stream/f", unitCount: 4)
        let other = try cache.openArea("stream/f", unitCount: 4)
        try write([1, 2, 3, 4, 5], area, at: 0)
        area.publish(0)
        let entry = try area.finish(as: "layers/f", sizeBytes: 3)
        expect(entry.sizeBytes == 3, "it is cut")
        expect(try read(entry) == [1, 2, 3], "its bytes")
        let found = try cache.open("layers/f")
        expect(found != nil, "others find it")
        if let found { expect(try read(found) == [1, 2, 3], "with its bytes") }
        expect(try read(other, at: 0, count: 3) == [1, 2, 3], "who has the area open may go on reading")
        try write([2, 3], other, at: 1)
        _ = try? write([9, 9], other, at: 0)
        _ = try? write([9, 9], other, at: 3)
        if let found { expect(try read(found) == [1, 2, 3], "and cannot change the entry") }
        expect(other.has(0), "and knows what is there")
        expect(try !cache.openArea("stream/f", unitCount: 4).has(0), "the area is no more")
        let again = try cache.openArea("stream/f", unitCount: 4)
        try write([7, 7, 7], again, at: 0)
        if let found { expect(try read(found) == [1, 2, 3], "a new area is another file") }
    }

    private func finishedTwice() throws(BlobFailure) {
        let first = try cache.openArea("stream/t", unitCount: 4)
        let second = try cache.openArea("stream/t", unitCount: 4)
        try write([1, 2], first, at: 0)
        _ = try first.finish(as: "layers/t", sizeBytes: 2)
        expect(try read(second.finish(as: "layers/t", sizeBytes: 2)) == [1, 2], "the second gets the first's entry")
    }

    private func finishedAfterDiscard() throws(BlobFailure) {
        let first = try cache.openArea("stream/g", unitCount: 4)
        let second = try cache.openArea("stream/g", unitCount: 4)
        try write([1, 2], first, at: 0)
        second.discard()
        expect(try read(first.finish(as: "layers/g", sizeBytes: 2)) == [1, 2], "its bytes are there all the same")
        expect(try cache.open("layers/g") != nil, "under the key")
    }

    private func discarded() throws(BlobFailure) {
        let area = try cache.openArea("blobs/x", unitCount: 4)
        try write([1, 2], area, at: 0)
        area.publish(1)
        area.discard()
        expect(try !cache.openArea("blobs/x", unitCount: 4).has(1), "the next one begins anew")
        expect(area.has(1), "who has it open keeps it")
        expect(try read(area, at: 0, count: 2) == [1, 2], "with its bytes")
        let next = try cache.openArea("blobs/x", unitCount: 4)
        next.publish(2)
        area.discard()
        expect(try cache.openArea("blobs/x", unitCount: 4).has(2), "a second discard is not the next one's")
    }

    private func noUnits() throws(BlobFailure) {
        let area = try cache.openArea("blobs/n", unitCount: 4)
        for unit in [-1, 4, .max, .min] {
            area.publish(unit)
            expect(!area.has(unit), "\(unit) is never there")
        }
        let empty = try cache.openArea("blobs/e", unitCount: 0)
        expect(empty.unitCount == 0 && !empty.has(0), "an area may have no unit")
        expect(try read(empty.finish(as: "layers/e", sizeBytes: 0)).isEmpty, "and be finished")
    }

    // MARK: Helpers

    private func check(_ rule: String, _ body: (CacheAreaSuite) throws(BlobFailure) -> Void) {
        self.rule = rule
        do throws(BlobFailure) { try body(self) } catch { violations.append("\(rule): \(error.message)") }
    }

    private func expect(
        _ isTrue: @autoclosure () throws(BlobFailure) -> Bool, _ what: String
    ) {
        do throws(BlobFailure) {
            if try !isTrue() { violations.append("\(rule): \(what)") }
        } catch { violations.append("\(rule): \(what): \(error.message)") }
    }

    private func write(_ bytes: [UInt8], _ area: any CacheArea, at offset: UInt64) throws(BlobFailure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { buffer.deallocate() }
        buffer.copyBytes(from: bytes)
        try area.write(UnsafeRawBufferPointer(buffer), at: offset)
    }

    private func read(_ area: any CacheArea, at offset: UInt64, count: Int) throws(BlobFailure) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { buffer.deallocate() }
        let got = try area.read(at: offset, into: buffer)
        return [UInt8](buffer[..<got])
    }

    private func read(_ entry: any CacheEntry) throws(BlobFailure) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(entry.sizeBytes) + 1, alignment: 1)
        defer { buffer.deallocate() }
        let got = try entry.read(at: 0, into: buffer)
        return [UInt8](buffer[..<got])
    }
}
