/// Why a tree could not be mounted or unmounted.
public enum FUSEMountError: Error, Sendable, CustomStringConvertible {
    /// libfuse3 cannot be used; the text says why.
    case noLibrary(String)
    /// The kernel has no FUSE, or this process may not use it.
    case noDevice(String)
    /// The folder cannot be mounted on; `path: why`.
    case folder(path: String, reason: String)
    /// The kernel, or fusermount3 in our place, refused to mount.
    case mount(path: String, reason: String)
    /// Files of the mount are in use.
    case busy(path: String)
    /// Nothing of ours is mounted there.
    case notMounted(path: String)
    case unmount(path: String, reason: String)
    /// The connection to the kernel could not be set up or broke.
    case session(String)

    public var description: String {
        switch self {
        case .noLibrary(let reason): reason
        case .noDevice(let reason): reason
        case .folder(let path, let reason): "\(path): \(reason)"
        case .mount(let path, let reason): "cannot mount on \(path): \(reason)"
        case .busy(let path): "\(path) is in use"
        case .notMounted(let path): "\(path): no image is mounted there"
        case .unmount(let path, let reason): "cannot unmount \(path): \(reason)"
        case .session(let reason): "FUSE: \(reason)"
        }
    }
}
