import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport

private let layer = MemoryLayer(tar: tarSeeds()[0])

/// Indexes that passes over the tar seeds have made.
func layerIndexSeeds() -> [[UInt8]] {
    tarSeeds().map { tar in
        let host = ManualHost()
        let cache = MemoryCache(host: host)
        let image = MemoryImage([MemoryLayer(tar: tar)], host: host)
        let mount = ImageMount(
            image: image.image, source: image, cache: cache, codecs: HostCodecs(), host: host, board: host.board)
        mount.start()
        host.runUntilIdle()
        var bytes: [UInt8] = []
        if let key = cache.keys.first(where: { $0.hasPrefix("index/") }), let entry = try? cache.open(key) {
            bytes = [UInt8](repeating: 0, count: Int(entry.sizeBytes))
            _ = bytes.withUnsafeMutableBytes { try? entry.read(at: 0, into: $0) }
        }
        return bytes
    }
}

/// A damaged index in the cache, as it is, and with what guards it made right: digests, length, checksum.
func fuzzLayerIndex(_ input: UnsafeRawBufferPointer) {
    check([layer], [UInt8](input))
    guard input.count >= 104 + 32 else { return }
    var bytes = [UInt8](input)
    let journalBytes = UInt64(bytes.count - 104 - 32)
    for index in 0..<8 { bytes[32 + index] = UInt8(truncatingIfNeeded: journalBytes >> UInt64(8 * index)) }
    bytes.replaceSubrange(40..<72, with: layer.digest.bytes)
    bytes.replaceSubrange(72..<104, with: layer.diffID.bytes)
    bytes.replaceSubrange((bytes.count - 32)..., with: sha256([UInt8](bytes[..<(bytes.count - 32)])).bytes)
    check([layer], bytes)
}
