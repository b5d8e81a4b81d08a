import Glibc
import ImageModel

/// A file of the host opened for reading at any offset.
public final class PosixFile: RandomAccessFile, @unchecked Sendable {
    public let path: String
    public let sizeBytes: UInt64
    private let descriptor: Int32

    public init(path: String) throws(BlobFailure) {
        do throws(HostError) {
            let opened = try systemCall("open " + path) { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
            var status = stat()
            do throws(HostError) {
                _ = try systemCall("stat " + path) { fstat(opened, &status) }
                // A fifo or a device could keep a read waiting for ever.
                guard status.st_mode & S_IFMT == S_IFREG else {
                    throw HostError(
                        operation: "open " + path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
                }
            } catch {
                close(opened)
                throw error
            }
            self.path = path
            descriptor = opened
            sizeBytes = UInt64(clamping: status.st_size)
        } catch {
            throw BlobFailure(error.code == ENOENT ? .notFound : .storage, error.description)
        }
    }

    deinit { close(descriptor) }

    public func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        guard offset <= UInt64(Int.max) - UInt64(buffer.count) else { return 0 }
        do throws(HostError) {
            return try PosixFile.readFully(buffer, from: descriptor, at: Int(offset), path: path)
        } catch {
            throw error.asBlobFailure
        }
    }

    /// Reads until the buffer is full or the file ends; a failure is never a short read.
    public static func readFully(
        _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int, path: String
    ) throws(HostError) -> Int {
        var done = 0
        while done < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = try systemCall("read " + path) {
                pread(descriptor, rest.baseAddress, rest.count, offset + done)
            }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// The whole of a small file, `/proc` files included.
    public static func readAll(_ path: String, maxBytes: Int) throws(HostError) -> [UInt8] {
        let descriptor = try systemCall("open " + path) { open(path, O_RDONLY | O_CLOEXEC) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try systemCall("read " + path) { Glibc.read(descriptor, &chunk, chunk.count) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            if bytes.count > maxBytes { throw HostError(operation: "read " + path, code: EFBIG) }
        }
    }

    /// Whether something is at this path.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

/// Opens files of the host by path.
public final class PosixFileOpener: FileOpener, Sendable {
    public init() {}
    public func openFile(_ path: String) throws(BlobFailure) -> any RandomAccessFile { try PosixFile(path: path) }
}
