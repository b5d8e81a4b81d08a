import CHostShims
import Glibc
import ImageModel

/// A folder of the host that files of an image are written into.
///
/// Every call takes one plain name and acts in this very folder: no link is followed, whoever made it. So nothing is
/// written outside, whatever the image's names and links are. Threads: one.
public final class HostFolder {
    private let descriptor: Int32
    /// For messages.
    public let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Opens a folder that the user named; links in this path are the user's and are followed.
    public convenience init(opening path: String) throws(HostError) {
        let opened = try systemCall("open " + path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        self.init(descriptor: opened, path: path)
    }

    /// Creates a folder, or opens the one that is there; it is ours alone until `setAttributes`.
    public func makeFolder(_ name: ByteString) throws(HostError) -> HostFolder {
        try check(name)
        let below = shown(name)
        return try withName(name) { (cName) throws(HostError) in
            if mkdirat(self.descriptor, cName, 0o700) != 0 && errno != EEXIST {
                throw HostError(operation: "make folder " + below, code: errno)
            }
            let opened = try systemCall("open " + below) {
                openat(self.descriptor, cName, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            }
            return HostFolder(descriptor: opened, path: below)
        }
    }

    /// Opens a folder below that is there already.
    public func folder(_ name: ByteString) throws(HostError) -> HostFolder {
        try check(name)
        let below = shown(name)
        return try withName(name) { (cName) throws(HostError) in
            let opened = try systemCall("open " + below) {
                openat(self.descriptor, cName, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            }
            return HostFolder(descriptor: opened, path: below)
        }
    }

    /// Creates an empty file in place of what had the name. Close it with `close` of its `HostFileWriter`.
    public func makeFile(_ name: ByteString) throws(HostError) -> HostFileWriter {
        try remove(name)
        let below = shown(name)
        return try withName(name) { (cName) throws(HostError) in
            let opened = try systemCall("create " + below) {
                openat(self.descriptor, cName, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            }
            return HostFileWriter(descriptor: opened, path: below)
        }
    }

    public func makeLink(_ name: ByteString, to target: ByteString) throws(HostError) {
        try remove(name)
        try withName(name) { (cName) throws(HostError) in
            try self.withName(target) { (cTarget) throws(HostError) in
                _ = try systemCall("link " + self.shown(name)) { symlinkat(cTarget, self.descriptor, cName) }
            }
        }
    }

    /// Gives a file that `origin` holds a further name.
    public func makeHardLink(_ name: ByteString, to original: ByteString, in origin: HostFolder) throws(HostError) {
        try remove(name)
        try withName(name) { (cName) throws(HostError) in
            try self.withName(original) { (cOriginal) throws(HostError) in
                _ = try systemCall("link " + self.shown(name)) {
                    linkat(origin.descriptor, cOriginal, self.descriptor, cName, 0)
                }
            }
        }
    }

    /// Creates a fifo, socket or device of these attributes.
    public func makeNode(_ name: ByteString, _ attributes: FileAttributes) throws(HostError) {
        try remove(name)
        try withName(name) { (cName) throws(HostError) in
            _ = try systemCall("make node " + self.shown(name)) {
                c2w_make_node(
                    self.descriptor, cName, attributes.kind.modeBits | 0o600, attributes.deviceMajor,
                    attributes.deviceMinor)
            }
        }
    }

    /// Owner (if asked for), permissions and time of a name in this folder. Without its owner, a file loses its set-id
    /// bits: they would act for another user.
    public func setAttributes(_ name: ByteString, _ attributes: FileAttributes, withOwner: Bool) throws(HostError) {
        let below = shown(name)
        try withName(name) { (cName) throws(HostError) in
            if withOwner {
                _ = try systemCall("change the owner of " + below) {
                    fchownat(self.descriptor, cName, attributes.userID, attributes.groupID, AT_SYMLINK_NOFOLLOW)
                }
            }
            if attributes.kind != .symbolicLink {
                let permissions = withOwner ? attributes.permissions : attributes.permissions & 0o1777
                // The name is not a link: this folder's maker has just made it.
                _ = try systemCall("change the mode of " + below) {
                    fchmodat(self.descriptor, cName, mode_t(permissions), 0)
                }
            }
        }
    }

    public func setTime(_ name: ByteString, _ time: FileTime) throws(HostError) {
        let stamp = timespec(tv_sec: Int(time.seconds), tv_nsec: Int(min(time.nanoseconds, 999_999_999)))
        let both = [stamp, stamp]
        try withName(name) { (cName) throws(HostError) in
            _ = try systemCall("set the time of " + self.shown(name)) {
                utimensat(self.descriptor, cName, both, AT_SYMLINK_NOFOLLOW)
            }
        }
    }

    public func setExtendedAttribute(_ name: ByteString, _ attribute: ExtendedAttribute) throws(HostError) {
        try withName(name) { (cName) throws(HostError) in
            try self.withName(attribute.name) { (key) throws(HostError) in
                _ = try systemCall("set an extended attribute of " + self.shown(name)) {
                    attribute.value.withUnsafeBytes {
                        c2w_set_xattr(self.descriptor, cName, key, $0.baseAddress, $0.count)
                    }
                }
            }
        }
    }

    /// Removes a name that is no folder; nothing happens if it is not there.
    private func remove(_ name: ByteString) throws(HostError) {
        try check(name)
        try withName(name) { (cName) throws(HostError) in
            if unlinkat(self.descriptor, cName, 0) != 0 && errno != ENOENT {
                throw HostError(operation: "replace " + self.shown(name), code: errno)
            }
        }
    }

    /// An image's tree has only such names; here it would matter if one had not.
    private func check(_ name: ByteString) throws(HostError) {
        let isPlain =
            !name.isEmpty && name != "." && name != ".." && !name.bytes.contains(0) && !name.bytes.contains(0x2f)
        if !isPlain { throw HostError(operation: "write " + shown(name), code: EINVAL) }
    }

    private func withName<T>(_ name: ByteString, _ body: (UnsafePointer<CChar>) throws(HostError) -> T)
        throws(HostError) -> T
    {
        var bytes = name.bytes.map { CChar(bitPattern: $0) }
        bytes.append(0)
        var result: Result<T, HostError>?
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            do throws(HostError) { result = .success(try body(base)) } catch { result = .failure(error) }
        }
        guard let result else { throw HostError(operation: "write " + shown(name), code: ENOMEM) }
        return try result.get()
    }

    private func shown(_ name: ByteString) -> String { path + "/" + Terminal.printable(name.bytes) }
}

/// A file being written.
public final class HostFileWriter {
    private let descriptor: Int32
    private let path: String

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    public func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(HostError) {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            done += try systemCall("write " + path) {
                pwrite(descriptor, rest.baseAddress, rest.count, Int(clamping: offset) + done)
            }
        }
    }

    /// Bytes never written, up to this size, read as zeros and take no room.
    public func setSize(_ sizeBytes: UInt64) throws(HostError) {
        _ = try systemCall("write " + path) { ftruncate(descriptor, Int(clamping: sizeBytes)) }
    }
}
