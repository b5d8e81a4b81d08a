import Glibc
import HostPlatform
import ImageModel

private let unitCount = 200
private let published = Set([0, 1, 2, 63, 64, 100, 199])

/// A folder for one run of the fuzzer.
private let folder: String = {
    var template = [CChar]("/tmp/c2w-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no folder for the cache") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}()

private func openArea() -> (any CacheArea)? {
    guard let cache = try? DiskCache(path: folder) else { return nil }
    return try? cache.openArea("blobs/a", unitCount: unitCount)
}

/// The map file of an area of which some units are published.
private let goodMap: [UInt8] = {
    guard let area = openArea() else { fatalError("no area") }
    for unit in published { area.publish(unit) }
    guard let bytes = try? PosixFile.readAll(folder + "/areas/blobs/a/map", maxBytes: 1 << 20) else {
        fatalError("no map")
    }
    return bytes
}()

func cacheAreaSeeds() -> [[UInt8]] { [goodMap, Array(goodMap.prefix(64)), []] }

/// A damaged map must give a smaller area: never a trap, and no unit that was not published.
func fuzzCacheArea(_ input: UnsafeRawBufferPointer) {
    _ = goodMap
    // The area is there, or it was found useless and made anew: either way these are the files to damage.
    guard openArea() != nil else { fatalError("the area cannot be opened") }
    let file = open(folder + "/areas/blobs/a/map", O_RDWR | O_TRUNC | O_CLOEXEC)
    guard file >= 0 else { fatalError("no map to damage") }
    _ = pwrite(file, input.baseAddress, input.count, 0)
    close(file)
    guard let area = openArea() else { fatalError("a damaged area cannot be opened") }
    for unit in 0..<unitCount where area.has(unit) && !published.contains(unit) {
        fatalError("unit \(unit) is said to be there")
    }
    guard area.lease(0..<unitCount) else { fatalError("nobody else has a lease") }
    area.publish(5)
    guard area.has(5) else { fatalError("what was published is not there") }
}
