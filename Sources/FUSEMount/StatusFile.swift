import HostPlatform
import ImageModel

/// A file at the root of a mount that no listing shows and that says how the mount is doing.
///
/// Each lookup makes a file of its own, whose content is what the status was at that instant. So it has a true size, may
/// be read in pieces, and needs neither an open nor a cache that is kept away from it.
///
/// Threads: any.
final class StatusFile: @unchecked Sendable {
    private let content: @Sendable (_ waitingRequests: Int) -> [UInt8]
    private let lock = HostLock()  // guards the two below
    private var lastInode = NodeNumbers.firstForeign
    private var snapshots: [UInt64: (bytes: [UInt8], references: UInt64)] = [:]

    init(content: @escaping @Sendable (_ waitingRequests: Int) -> [UInt8]) { self.content = content }

    /// A new file, referenced once.
    func lookup(waitingRequests: Int) -> (inode: UInt64, attributes: FileAttributes) {
        let bytes = content(waitingRequests)
        let inode = lock.withLock {
            lastInode += 1
            snapshots[lastInode] = (bytes, 1)
            return lastInode
        }
        return (inode, StatusFile.attributes(bytes.count))
    }

    func attributes(of inode: UInt64) -> FileAttributes? {
        lock.withLock { snapshots[inode]?.bytes.count }.map { StatusFile.attributes($0) }
    }

    func read(_ inode: UInt64, at offset: UInt64, count: Int) -> ArraySlice<UInt8>? {
        guard let bytes = lock.withLock({ snapshots[inode]?.bytes }) else { return nil }
        let start = Int(min(offset, UInt64(bytes.count)))
        return bytes[start..<min(bytes.count, start + max(0, count))]
    }

    func forget(_ inode: UInt64, count: UInt64) {
        lock.withLock {
            guard let held = snapshots[inode] else { return }
            if held.references <= count { snapshots[inode] = nil } else { snapshots[inode]?.references -= count }
        }
    }

    private static func attributes(_ count: Int) -> FileAttributes {
        FileAttributes(kind: .regular, permissions: 0o444, sizeBytes: UInt64(count))
    }
}
