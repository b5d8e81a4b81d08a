import Glibc
import ImageModel

/// A finished entry of a `DiskCache`: an open file, so it outlives its name. Threads: any.
final class DiskCacheEntry: CacheEntry, @unchecked Sendable {
    let sizeBytes: UInt64
    private let descriptor: Int32
    private let path: String

    /// Takes over the descriptor, also when this fails.
    init(descriptor: Int32, path: String) throws(HostError) {
        self.descriptor = descriptor
        self.path = path
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            sizeBytes = 0
            throw HostError(operation: "stat " + path, code: code)
        }
        sizeBytes = UInt64(clamping: status.st_size)
    }

    deinit { close(descriptor) }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        guard offset < sizeBytes else { return 0 }
        do throws(HostError) {
            return try PosixFile.readFully(buffer, from: descriptor, at: Int(clamping: offset), path: path)
        } catch { throw error.asBlobFailure }
    }
}
