/// A file of the host, opened for reading: an archive, a blob of a layout folder, a document.
///
/// The descriptor is held as long as the object lives. Threads: any. A call may wait on the disk, never on the
/// network.
public protocol RandomAccessFile: AnyObject {
    /// Size in bytes when it was opened.
    var sizeBytes: UInt64 { get }
    /// Copies bytes from `offset` and returns how many: all that were asked for, or fewer only because the file
    /// ends. Failures have the reason `.storage`.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int
}
