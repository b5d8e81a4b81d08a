import CHostShims
import FUSEMount
import Glibc
import HostPlatform
import ImageModel
import TestSupport
import Testing

/// Whether trees can be mounted here; else why the tests are left out.
enum Kernel {
    static let reason: String? = {
        if geteuid() != 0 { return "not root" }
        if !PosixFile.exists("/dev/fuse") { return "no /dev/fuse" }
        return FUSEMount.missingLibrary
    }()
    static var canMount: Bool {
        if let reason { print("FUSE tests are left out: \(reason)") }
        return reason == nil
    }
}

/// A tree mounted on a folder of its own for the time of a test.
final class MountFixture {
    let folder: String
    let mount: FUSEMount

    init(
        _ tree: any FileTree, board: TicketBoard,
        status: (@Sendable (Int) -> [UInt8])? = nil, in given: String? = nil
    ) throws {
        folder = try given ?? MountFixture.makeFolder()
        mount = try FUSEMount(
            tree, board: board, on: folder, settings: FUSEMountSettings(source: "test image"), status: status)
    }

    convenience init(_ tree: SyntheticTree) throws { try self.init(tree, board: tree.tickets) }

    deinit {
        mount.stop()
        rmdir(folder)
    }

    subscript(_ path: String) -> String { folder + "/" + path }

    static func makeFolder() throws -> String {
        var template = [CChar]("/tmp/c2w-fuse-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw HostError(operation: "mkdtemp", code: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A tree whose answers are not yet for ever.
final class StreamingTree: FileTree, @unchecked Sendable {
    private let inner: SyntheticTree
    private let lock = HostLock()  // guards the next
    private var settled = false
    init(_ inner: SyntheticTree) { self.inner = inner }

    func settle() { lock.withLock { settled = true } }
    var isSettled: Bool { lock.withLock { settled } }
    var root: NodeID { inner.root }
    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        try inner.lookup(name, in: folder)
    }
    func retain(_ node: NodeID, count: UInt64) { inner.retain(node, count: count) }
    func release(_ node: NodeID, count: UInt64) { inner.release(node, count: count) }
    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes { try inner.attributes(of: node) }
    func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        try inner.list(folder, after: cookie, limit: limit)
    }
    func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(TreeError) -> Int {
        try inner.read(file, at: offset, into: buffer)
    }
    func readLink(_ link: NodeID) throws(TreeError) -> ByteString { try inner.readLink(link) }
    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try inner.extendedAttributes(of: node)
    }
    func totals() throws(TreeError) -> FileSystemTotals { try inner.totals() }
    func open(_ file: NodeID) throws(TreeError) { try inner.open(file) }
    func close(_ file: NodeID) { inner.close(file) }
}

/// The host's kernel, asked for files by path; errors are errno values.
enum Host {
    struct Failure: Error, Equatable { var code: Int32 }

    static func check(_ result: Int) throws -> Int {
        if result < 0 { throw Failure(code: errno) }
        return result
    }

    static func lstat(_ path: String) throws -> stat {
        var status = stat()
        _ = try check(Int(Glibc.lstat(path, &status)))
        return status
    }

    /// Names with `d_ino` and `d_type`, and what telldir said after each.
    static func list(_ path: String) throws -> [(name: [UInt8], inode: UInt64, type: UInt8, position: Int)] {
        guard let folder = opendir(path) else { throw Failure(code: errno) }
        defer { closedir(folder) }
        return list(folder)
    }

    static func list(_ folder: OpaquePointer) -> [(name: [UInt8], inode: UInt64, type: UInt8, position: Int)] {
        var found: [(name: [UInt8], inode: UInt64, type: UInt8, position: Int)] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { [UInt8]($0.prefix { $0 != 0 }) }
            found.append((name, UInt64(entry.pointee.d_ino), entry.pointee.d_type, telldir(folder)))
        }
        return found
    }

    static func readLink(_ path: String) throws -> [UInt8] {
        var buffer = [CChar](repeating: 0, count: 8192)
        let count = try check(readlink(path, &buffer, buffer.count))
        return buffer[..<count].map { UInt8(bitPattern: $0) }
    }

    static func read(_ path: String, at offset: Int = 0, count: Int) throws -> [UInt8] {
        let file = Int32(try check(Int(open(path, O_RDONLY | O_CLOEXEC))))
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = try check(
                buffer.withUnsafeMutableBytes { pread(file, $0.baseAddress! + done, count - done, offset + done) })
            if got == 0 { break }
            done += got
        }
        return Array(buffer[..<done])
    }

    static func attribute(_ path: String, _ name: String, room: Int = 4096) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: max(1, room))
        let count = try check(lgetxattr(path, name, &buffer, room))
        return room == 0 ? [UInt8](repeating: 0, count: count) : Array(buffer[..<count])
    }

    static func attributeNames(_ path: String) throws -> [[UInt8]] {
        var buffer = [CChar](repeating: 0, count: 65536)
        let count = try check(llistxattr(path, &buffer, buffer.count))
        return buffer[..<count].map { UInt8(bitPattern: $0) }.split(separator: 0).map { [UInt8]($0) }
    }

    static func threadCount() -> Int { (try? list("/proc/self/task").count - 2) ?? 0 }

    /// Lets the calling thread be interrupted by a signal.
    static func unblock(_ signal: Int32) {
        var only = sigset_t()
        sigemptyset(&only)
        sigaddset(&only, signal)
        pthread_sigmask(SIG_UNBLOCK, &only, nil)
    }

    /// Memory of this process that is in use.
    static func residentBytes() -> Int {
        // proc(5): the second word of statm is the resident pages.
        guard let text = try? read("/proc/self/statm", count: 200) else { return 0 }
        let words = String(decoding: text, as: UTF8.self).split(separator: " ")
        return words.count > 1 ? (Int(words[1]) ?? 0) * 4096 : 0
    }

    /// Starts a program whose output nobody reads.
    static func start(_ arguments: String...) throws -> HostProcess {
        try HostProgram(arguments[0], Array(arguments.dropFirst())).start()
    }

    /// The end of a child that must end in time.
    static func wait(for child: HostProcess, seconds: Int = 30) throws -> HostProcess.End {
        for _ in 0..<(seconds * 100) {
            if let end = try child.endIfOver() { return end }
            usleep(10_000)
        }
        child.send(SIGKILL)
        throw Failure(code: ETIMEDOUT)
    }
}

/// Waits for something that other threads bring about.
func eventually(_ condition: () -> Bool) -> Bool {
    for _ in 0..<3000 {
        if condition() { return true }
        usleep(10_000)
    }
    return false
}
