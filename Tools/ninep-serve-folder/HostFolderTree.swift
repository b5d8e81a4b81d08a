import CHostShims
import Glibc
import HostPlatform
import ImageModel

/// A folder of the host as a `FileTree`, for tests: what it exports, `diod` can export too. It takes the folder as
/// unchanging, never forgets a node, and lists folders in the host's order.
final class HostFolderTree: FileTree, @unchecked Sendable {
    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    private final class Node {
        /// Bytes, not a string: names need not be UTF-8. Ends in 0.
        let path: [CChar]
        let attributes: FileAttributes
        var descriptor: Int32 = -1
        var openCount = 0
        var listing: [DirectoryEntry]?

        init(path: [CChar], attributes: FileAttributes) {
            self.path = path
            self.attributes = attributes
        }
    }

    let root = NodeID(number: 1)
    private let lock = HostLock()  // guards all below
    private var nodes: [Node] = []
    private var numbers: [Identity: UInt64] = [:]

    init(path: String) throws(HostError) {
        let path = path.utf8CString.map { $0 }
        _ = add(path, try HostFolderTree.status(path))
    }

    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        let parent = try node(folder)
        guard parent.attributes.kind == .directory else { throw .errno(.notDirectory) }
        let path = HostFolderTree.join(parent.path, name)
        return add(path, try errnoThrowing { () throws(HostError) in try HostFolderTree.status(path) })
    }

    func retain(_ node: NodeID, count: UInt64) {}
    func release(_ node: NodeID, count: UInt64) {}

    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes { try self.node(node).attributes }

    func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        let found = try node(folder)
        let all: [DirectoryEntry]
        if let listing = lock.withLock({ found.listing }) {
            all = listing
        } else {
            all = try readListing(found)
            lock.withLock { found.listing = all }
        }
        let start = Int(min(cookie, UInt64(all.count)))
        return Array(all[start..<min(all.count, start + limit)])
    }

    func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        let found = try node(file)
        let descriptor = lock.withLock { found.descriptor }
        guard offset <= UInt64(Int64.max) else { return 0 }
        var done = 0
        while done < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = try errnoThrowing { () throws(HostError) in
                try systemCall("pread") { pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done)) }
            }
            if count == 0 { break }
            done += count
        }
        return done
    }

    func readLink(_ link: NodeID) throws(TreeError) -> ByteString {
        let path = try node(link).path
        var buffer = [CChar](repeating: 0, count: 8192)
        let count = try errnoThrowing { () throws(HostError) in
            try systemCall("readlink") { readlink(path, &buffer, buffer.count) }
        }
        return ByteString(buffer[..<count].map { UInt8(bitPattern: $0) })
    }

    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        let path = try self.node(node).path
        var names = [CChar](repeating: 0, count: 65536)
        let count = llistxattr(path, &names, names.count)
        guard count > 0 else { return [] }
        var found: [ExtendedAttribute] = []
        for name in names[..<count].split(separator: 0) {
            let name = ByteString(name.map { UInt8(bitPattern: $0) })
            var value = [UInt8](repeating: 0, count: 65536)
            let size = lgetxattr(path, name.string, &value, value.count)
            if size >= 0 { found.append(ExtendedAttribute(name: name, value: Array(value[..<size]))) }
        }
        return found
    }

    func totals() throws(TreeError) -> FileSystemTotals { FileSystemTotals(contentBytes: 0, nodeCount: 0) }

    func open(_ file: NodeID) throws(TreeError) {
        let found = try node(file)
        lock.lock()
        defer { lock.unlock() }
        if found.openCount == 0 {
            found.descriptor = try errnoThrowing { () throws(HostError) in
                try systemCall("open") { Glibc.open(found.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
            }
        }
        found.openCount += 1
    }

    func close(_ file: NodeID) {
        lock.withLock {
            let found = nodes[Int(file.number - 1)]
            found.openCount -= 1
            if found.openCount == 0 {
                Glibc.close(found.descriptor)
                found.descriptor = -1
            }
        }
    }

    private func node(_ id: NodeID) throws(TreeError) -> Node {
        lock.lock()
        defer { lock.unlock() }
        guard id.number >= 1, id.number <= UInt64(nodes.count) else { throw .errno(.stale) }
        return nodes[Int(id.number - 1)]
    }

    private func add(_ path: [CChar], _ status: stat) -> NodeID {
        let identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        lock.lock()
        defer { lock.unlock() }
        if let number = numbers[identity] { return NodeID(number: number) }
        var attributes = FileAttributes(
            kind: FileKind(rawValue: UInt8(status.st_mode >> 12)) ?? .regular,
            permissions: UInt16(status.st_mode & 0o7777), userID: status.st_uid, groupID: status.st_gid,
            linkCount: UInt32(clamping: status.st_nlink), sizeBytes: UInt64(status.st_size))
        attributes.modified = FileTime(
            seconds: Int64(status.st_mtim.tv_sec), nanoseconds: UInt32(status.st_mtim.tv_nsec))
        if attributes.kind == .characterDevice || attributes.kind == .blockDevice {
            attributes.deviceMajor = UInt32(truncatingIfNeeded: status.st_rdev >> 8 & 0xfff)
            attributes.deviceMinor = UInt32(truncatingIfNeeded: status.st_rdev & 0xff | status.st_rdev >> 12 & 0xfff00)
        }
        nodes.append(Node(path: path, attributes: attributes))
        numbers[identity] = UInt64(nodes.count)
        return NodeID(number: UInt64(nodes.count))
    }

    private func readListing(_ folder: Node) throws(TreeError) -> [DirectoryEntry] {
        guard folder.attributes.kind == .directory else { throw .errno(.notDirectory) }
        guard let stream = opendir(folder.path) else { throw .errno(Errno(rawValue: errno)) }
        defer { closedir(stream) }
        var entries: [DirectoryEntry] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                ByteString(Array(bytes[..<(bytes.firstIndex(of: 0) ?? bytes.count)]))
            }
            if name == "." || name == ".." { continue }
            let path = HostFolderTree.join(folder.path, name)
            let status = try errnoThrowing { () throws(HostError) in try HostFolderTree.status(path) }
            entries.append(
                DirectoryEntry(
                    name: name, node: add(path, status),
                    kind: FileKind(rawValue: UInt8(status.st_mode >> 12)) ?? .regular,
                    cookie: UInt64(entries.count + 1)))
        }
        return entries
    }

    private static func join(_ folder: [CChar], _ name: ByteString) -> [CChar] {
        folder.dropLast() + [0x2f] + name.bytes.map { CChar(bitPattern: $0) } + [0]
    }

    private static func status(_ path: [CChar]) throws(HostError) -> stat {
        var status = stat()
        _ = try systemCall("stat") { lstat(path, &status) }
        return status
    }

    private func errnoThrowing<T>(_ call: () throws(HostError) -> T) throws(TreeError) -> T {
        do throws(HostError) { return try call() } catch { throw .errno(Errno(rawValue: error.code)) }
    }
}
