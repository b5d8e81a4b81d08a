/// Opens files of the host by path: how layouts in folders and archives are reached.
///
/// Threads: any. A call may wait on the disk, never on the network.
public protocol FileOpener: AnyObject {
    /// Opens a file for reading. Throws `.notFound` where there is none and `.storage` where it cannot be read.
    func openFile(_ path: String) throws(BlobFailure) -> any RandomAccessFile
}
