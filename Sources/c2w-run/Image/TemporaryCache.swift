import Glibc
import HostPlatform
import ImageModel

final class TemporaryCache: CacheStore {
    init(folder: String) throws {}
    final class Entry: CacheEntry, CacheWriter {
        let fd: Int32
        var sizeBytes: UInt64 = 0
        init() { fd = Glibc.open("/tmp", O_RDWR | 0o20200000, 0o600) }
        deinit { Glibc.close(fd) }
        func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
            do throws(HostError) {
                return try PosixFile.readFully(buffer, from: fd, at: Int(offset), path: "cache")
            } catch { throw error.asBlobFailure }
        }
        func append(_ bytes: UnsafeRawBufferPointer) throws(BlobFailure) {
            if write(fd, bytes.baseAddress, bytes.count) != bytes.count { throw BlobFailure(.storage, "write") }
            sizeBytes += UInt64(bytes.count)
        }
        func commit() throws(BlobFailure) -> any CacheEntry { self }
        func discard() {}
    }
    func open(_ key: String) throws(BlobFailure) -> (any CacheEntry)? { nil }
    func create(_ key: String) throws(BlobFailure) -> any CacheWriter { Entry() }
    func remove(_ key: String) {}
}
