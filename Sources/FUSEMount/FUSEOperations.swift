import CFuse3
import Glibc
import ImageModel

/// The functions libfuse calls, one a kind of request. They decode, and leave the answer to the session.
enum FUSEOperations {
    /// Requests in the background (read-ahead) that the kernel keeps with us at a time: all may wait for bytes.
    private static let maxBackground: UInt32 = 1024

    static var table: fuse_lowlevel_ops {
        var operations = fuse_lowlevel_ops()
        operations.`init` = { userdata, connection in
            guard let userdata, let connection else { return }
            FUSEOperations.negotiate(connection)
            FUSESession.of(userdata: userdata).initialized()
        }
        operations.lookup = { request, parent, name in
            FUSEOperations.handle(request) { .lookup(parent: UInt64(parent), name: FUSEOperations.bytes(name)) }
        }
        operations.forget = { request, inode, count in
            guard let request, let session = FUSESession.of(request) else { return }
            session.forget(UInt64(inode), count)
            c2w_fuse_reply_none(request)
        }
        operations.forget_multi = { request, count, all in
            guard let request, let session = FUSESession.of(request) else { return }
            if let all { for index in 0..<count { session.forget(UInt64(all[index].ino), all[index].nlookup) } }
            c2w_fuse_reply_none(request)
        }
        operations.getattr = { request, inode, _ in
            FUSEOperations.handle(request) { .attributes(UInt64(inode)) }
        }
        operations.readlink = { request, inode in FUSEOperations.handle(request) { .readLink(UInt64(inode)) } }
        operations.open = { request, inode, _ in FUSEOperations.handle(request) { .open(UInt64(inode)) } }
        operations.read = { request, inode, count, offset, file in
            FUSEOperations.handle(request) {
                .read(
                    UInt64(inode), offset: UInt64(clamping: offset), count: count, isOpen: (file?.pointee.fh ?? 0) != 0)
            }
        }
        operations.release = { request, inode, file in
            guard let request, let session = FUSESession.of(request) else { return }
            if (file?.pointee.fh ?? 0) != 0 { session.closed(UInt64(inode)) }
            _ = c2w_fuse_reply_err(request, 0)
        }
        operations.opendir = { request, inode, _ in FUSEOperations.handle(request) { .openFolder(UInt64(inode)) } }
        operations.readdir = { request, inode, count, offset, _ in
            FUSEOperations.handle(request) {
                .list(UInt64(inode), offset: UInt64(clamping: offset), count: count, withAttributes: false)
            }
        }
        operations.readdirplus = { request, inode, count, offset, _ in
            FUSEOperations.handle(request) {
                .list(UInt64(inode), offset: UInt64(clamping: offset), count: count, withAttributes: true)
            }
        }
        operations.releasedir = { request, _, _ in
            guard let request else { return }
            _ = c2w_fuse_reply_err(request, 0)
        }
        operations.statfs = { request, _ in FUSEOperations.handle(request) { .totals } }
        operations.getxattr = { request, inode, name, count in
            FUSEOperations.handle(request) {
                .extendedAttribute(UInt64(inode), name: FUSEOperations.bytes(name), count: count)
            }
        }
        operations.listxattr = { request, inode, count in
            FUSEOperations.handle(request) { .extendedAttributeNames(UInt64(inode), count: count) }
        }
        return operations
    }

    @inline(__always) private static func handle(_ request: fuse_req_t?, _ call: () -> FUSECall) {
        guard let request else { return }
        guard let session = FUSESession.of(request) else {
            _ = c2w_fuse_reply_err(request, EIO)
            return
        }
        session.handle(request, call())
    }

    private static func bytes(_ name: UnsafePointer<CChar>?) -> ByteString {
        guard let name else { return ByteString([]) }
        return ByteString(UnsafeRawBufferPointer(start: name, count: strlen(name)))
    }

    /// Takes all that spares requests; nothing in the tree ever changes.
    private static func negotiate(_ connection: UnsafeMutablePointer<fuse_conn_info>) {
        let wanted: [Int32] = [
            FUSE_CAP_ASYNC_READ, FUSE_CAP_PARALLEL_DIROPS, FUSE_CAP_READDIRPLUS, FUSE_CAP_READDIRPLUS_AUTO,
            FUSE_CAP_NO_OPEN_SUPPORT, FUSE_CAP_NO_OPENDIR_SUPPORT, FUSE_CAP_CACHE_SYMLINKS,
        ]
        for capability in wanted { _ = c2w_fuse_want(connection, UInt32(bitPattern: capability)) }
        // Nothing changes behind the kernel's back: no need to ask for a file's time before each read.
        connection.pointee.want &= ~UInt32(bitPattern: Int32(FUSE_CAP_AUTO_INVAL_DATA))
        connection.pointee.max_background = maxBackground
        connection.pointee.congestion_threshold = maxBackground / 4 * 3
        connection.pointee.max_write = UInt32(FUSESession.maxReadBytes)
    }
}
