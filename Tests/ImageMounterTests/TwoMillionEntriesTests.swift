import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// A layer of two million files: made while it is read, so that the test itself needs no memory for it.
@Suite struct TwoMillionEntriesTests {
    static let fileCount = 2_000_000

    /// Header blocks of `d0/file0`, `d0/file1` … 1,000 files in a folder.
    final class Blob: BlobReader {
        let digest: Digest
        let sizeBytes: UInt64
        private var header: [UInt8]

        init(digest: Digest = ImageModel.Digest(sha256: [UInt8](repeating: 0, count: 32))) {
            self.digest = digest
            sizeBytes = UInt64(TwoMillionEntriesTests.fileCount * 512 + 1024)
            var writer = TarWriter()
            writer.add(TarWriter.Header("", "0"))
            header = writer.bytes
        }

        func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
            let count = min(buffer.count, Int(sizeBytes - offset)) / 512 * 512
            for index in 0..<count / 512 {
                let number = Int(offset) / 512 + index
                let target = UnsafeMutableRawBufferPointer(rebasing: buffer[(index * 512)..<(index * 512 + 512)])
                if number < TwoMillionEntriesTests.fileCount {
                    fill(target, number)
                } else {
                    target.initializeMemory(as: UInt8.self, repeating: 0)
                }
            }
            return count
        }

        private func fill(_ block: UnsafeMutableRawBufferPointer, _ number: Int) {
            block.copyBytes(from: header)
            var sum: Int = header[0..<148].reduce(0) { $0 + Int($1) } + 8 * 32
            sum += header[156...].reduce(0) { $0 + Int($1) }
            var position = 0
            for byte in "d\(number / 1000)/file\(number)".utf8 {
                block[position] = byte
                sum += Int(byte)
                position += 1
            }
            for digit in 0..<6 { block[148 + digit] = UInt8(0x30 + (sum >> (3 * (5 - digit)) & 7)) }
        }

        func prefetch(at offset: UInt64, count: UInt64) {}
        func close() {}
    }

    final class Source: ImageSource {
        let image: ResolvedImage
        init(_ digest: Digest, _ sizeBytes: UInt64) {
            let none = Descriptor(mediaType: "", digest: digest, sizeBytes: 0)
            var config = ImageConfig(platform: Platform(os: "linux", architecture: "riscv64"))
            config.diffIDs = [digest]
            image = ResolvedImage(
                name: "many", manifest: none, configDescriptor: none, config: config,
                layers: [
                    Descriptor(
                        mediaType: "application/vnd.oci.image.layer.v1.tar", digest: digest, sizeBytes: sizeBytes)
                ],
                manifestBytes: [], configBytes: [])
        }
        func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage { image }
        func blob(_ descriptor: Descriptor) -> any BlobReader { Blob(digest: descriptor.digest) }
    }

    /// Swallows content, keeps the rest.
    final class Cache: CacheStore {
        let inner = MemoryCache(host: HostServices())
        final class Hole: CacheWriter, CacheEntry {
            var sizeBytes: UInt64 = 0
            func append(_ bytes: UnsafeRawBufferPointer) { sizeBytes += UInt64(bytes.count) }
            func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Int { 0 }
            func commit() -> any CacheEntry { self }
            func discard() {}
        }
        func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? { try inner.open(key) }
        func create(_ key: String) throws(BlobFailure) -> any CacheWriter {
            key.hasPrefix("layers/") ? Hole() : try inner.create(key)
        }
        func remove(_ key: String) {}
        func removeArea(_ key: String) { inner.removeArea(key) }
        func openArea(_ key: String, unitCount: Int) throws(BlobFailure) -> any CacheArea {
            try inner.openArea(key, unitCount: unitCount)
        }
    }

    static func digest() throws -> Digest {
        let blob = Blob()
        let hash = HostCodecs().makeSHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        var offset: UInt64 = 0
        while offset < blob.sizeBytes {
            let count = try blob.read(at: offset, into: buffer)
            hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += UInt64(count)
        }
        return Digest(sha256: hash.finish())
    }

    @Test func theyAreIndexedMergedAndFound() throws {
        let source = Source(try TwoMillionEntriesTests.digest(), Blob().sizeBytes)
        let cache = Cache()
        for run in ["first", "from the cached index"] {
            let host = ManualHost()
            let start = PosixHost.monotonicNs()
            let mount = ImageMount(
                image: source.image, source: source, cache: cache, codecs: HostCodecs(), host: host, board: host.board)
            mount.start()
            host.runUntilIdle()
            #expect(mount.failure == nil)
            let walker = PathWalker(mount.tree)
            #expect(try mount.tree.totals().nodeCount == UInt64(TwoMillionEntriesTests.fileCount + 2001))
            #expect(try mount.tree.attributes(of: walker.node(at: "d1999/file1999999")).kind == .regular)
            #expect(try mount.tree.list(walker.node(at: "d77"), after: 0, limit: .max).count == 1000)
            let millis = (PosixHost.monotonicNs() - start) / 1_000_000
            print("two million entries, \(run): \(millis) ms")
            #expect(millis < 60_000)
        }
        let index = try #require(try cache.open("index/" + source.image.layers[0].digest.hex))
        let perEntry = index.sizeBytes / UInt64(TwoMillionEntriesTests.fileCount)
        print("index: \(perEntry) bytes an entry")
        #expect(perEntry <= 40)
    }
}
