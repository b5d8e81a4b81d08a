import ImageModel
import ImageMounter
import TestSupport
import Testing

/// Areas of the cache in memory.
@Suite struct FetchMemoryCacheTests {
    @Test func areasKeepTheirPromises() {
        #expect(CacheAreaSuite.violations(of: MemoryCache(host: ManualHost())) == [])
    }

    @Test func anAreaTakesOfTheCapacityAndGivesItBack() throws {
        let cache = MemoryCache(host: ManualHost(), capacityBytes: 200_000)
        let bytes = [UInt8](repeating: 1, count: 150_000)
        let area = try cache.openArea("blobs/a", unitCount: 1)
        try bytes.withUnsafeBytes { try area.write($0, at: 0) }
        let failure = #expect(throws: BlobFailure.self) {
            try bytes.withUnsafeBytes { try area.write($0, at: 1 << 20) }
        }
        #expect(failure?.reason == .storage)
        _ = try area.finish(as: "layers/a", sizeBytes: 150_000)
        #expect(cache.areaKeys == [])
        cache.remove("layers/a")
        let next = try cache.openArea("blobs/b", unitCount: 1)
        try bytes.withUnsafeBytes { try next.write($0, at: 0) }
        next.discard()
        let last = try cache.openArea("blobs/b", unitCount: 1)
        try bytes.withUnsafeBytes { try last.write($0, at: 0) }
    }
}
