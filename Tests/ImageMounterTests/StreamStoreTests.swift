import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What passes of several processes put into one area: each reads and keeps what it has decoded itself, or the same.
@Suite struct StreamStoreTests {
    let host = ManualHost()
    let cache: MemoryCache
    let digest = Digest(sha256: [UInt8](repeating: 9, count: 32))
    let key = "layers/x"
    static let unit = StreamStore.unitBytes
    /// Two units and a half.
    let right = Sample.bytes(StreamStoreTests.unit * 5 / 2)

    init() { cache = MemoryCache(host: host) }

    private func store() throws(BlobFailure) -> StreamStore {
        try StreamStore(digest: digest, key: key, maximumBytes: 1 << 30, cache: cache, host: host)
    }

    private func append(_ bytes: ArraySlice<UInt8>, to store: StreamStore) throws {
        var failure: BlobFailure?
        Array(bytes).withUnsafeBytes { buffer in
            do throws(BlobFailure) { try store.append(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func content(of store: StreamStore, _ range: Range<Int>) throws -> [UInt8] {
        var out = [UInt8](repeating: 0, count: range.count)
        var failure: BlobFailure?
        out.withUnsafeMutableBytes { buffer in
            do throws(BlobFailure) { try store.read(at: UInt64(range.lowerBound), into: buffer) } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return out
    }

    private func content(of entry: any CacheEntry) throws -> [UInt8] {
        var out = [UInt8](repeating: 0, count: Int(entry.sizeBytes))
        let count = out.withUnsafeMutableBytes { buffer in (try? entry.read(at: 0, into: buffer)) ?? 0 }
        return [UInt8](out[..<count])
    }

    private func finish(_ store: StreamStore) throws -> [UInt8] {
        #expect(try store.agree(mayWait: true))
        return try content(of: try store.finish())
    }

    /// The right bytes, with one that is not.
    private func wrong(at offset: Int) -> [UInt8] {
        var bytes = right
        bytes[offset] ^= 1
        return bytes
    }

    @Test func twoThatDecodeTheSameFillItTogether() throws {
        let (one, two) = (try store(), try store())
        for start in stride(from: 0, to: right.count, by: 50_000) {
            let end = min(right.count, start + 50_000)
            try append(right[start..<end], to: one)
            try append(right[start..<end], to: two)
            #expect(try content(of: two, 0..<end) == Array(right[..<end]))
        }
        #expect(try content(of: one, 0..<right.count) == right)
        #expect(try finish(one) == right)
        #expect(try finish(two) == right)
        #expect(cache.areaKeys.isEmpty && cache.keys == [key])
    }

    /// Each has the other's unit half filled when it comes by.
    @Test(arguments: [10, unit - 1, unit + 5, 2 * unit + 5], [1000, unit / 2, unit, unit + 1, 2 * unit + 100])
    func whatAnotherHasDecodedWronglyNeverCountsAsOurs(place: Int, lead: Int) throws {
        let other = wrong(at: place)
        let (ours, theirs) = (try store(), try store())
        try append(right[..<lead], to: ours)
        try append(other[...], to: theirs)
        #expect(try content(of: ours, 0..<lead) == Array(right[..<lead]))
        #expect(try content(of: theirs, 0..<other.count) == other)
        try append(right[lead...], to: ours)
        #expect(try content(of: ours, 0..<right.count) == right)
        #expect(try content(of: theirs, 0..<other.count) == other)
        _ = try ours.agree(mayWait: false)
        #expect(try content(of: try ours.finish()) == right)
        #expect(try content(of: theirs, 0..<other.count) == other)
        theirs.discard()
        let entry = try #require(try cache.open(key))
        #expect(try content(of: entry) == right)
    }

    @Test func whatOneLeftThatDiedIsComparedOrWrittenAnew() throws {
        do {
            let died = try store()
            try append(wrong(at: unit + 10)[..<(unit + 1000)], to: died)
        }
        let next = try store()
        try append(right[...], to: next)
        #expect(try finish(next) == right)
        #expect(cache.areaKeys.isEmpty)
    }
    private var unit: Int { StreamStoreTests.unit }

    @Test func whatOneHoldsThatDiesIsWrittenByTheOther() throws {
        var dying: StreamStore? = try store()
        if let dying { try append(right[..<100], to: dying) }
        let other = try store()
        try append(right[..<(unit + 10)], to: other)
        dying = nil
        try append(right[(unit + 10)...], to: other)
        #expect(try finish(other) == right)
        #expect(cache.areaKeys.isEmpty)
    }

    @Test func whoHoldsAUnitForEverIsNotWaitedForForEver() throws {
        let stopped = try store()
        try append(right[..<100], to: stopped)
        let other = try store()
        try append(right[...], to: other)
        #expect(try !other.agree(mayWait: true))
        #expect(try other.agree(mayWait: false))
        #expect(try content(of: try other.finish()) == right)
        #expect(try content(of: stopped, 0..<100) == Array(right[..<100]), "it keeps what it has")
    }

    @Test func aFailedAppendGoesOnWhereItWas() throws {
        let small = MemoryCache(host: host, capacityBytes: UInt64(unit + unit / 2))
        let store = try StreamStore(digest: digest, key: key, maximumBytes: 1 << 30, cache: small, host: host)
        #expect(throws: BlobFailure.self) { try append(right[...], to: store) }
        #expect(throws: BlobFailure.self) { try append(right[...], to: store) }
        #expect(try content(of: store, 0..<unit) == Array(right[..<unit]))
    }
}
