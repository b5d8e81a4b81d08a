import CFuse3
import CHostShims
import Glibc
import HostPlatform

/// The folder an image is mounted on: mounting, unmounting and finding out. It does without libfuse.
///
/// As root this is mount(2) and umount2(2). Another user has fusermount3 do it, a set-uid program that comes with
/// libfuse and hands the descriptor back over a socket (its protocol: `_FUSE_COMMFD`, fusermount3(1)).
public enum Mountpoint {
    /// The path without links, `.` and `..`, as the mount table has it. A dead mount at its end is no obstacle.
    public static func resolve(_ path: String) throws(FUSEMountError) -> String {
        if let real = realPath(path) { return real }
        let code = errno
        guard code == ENOTCONN || code == EACCES else {
            throw .folder(path: path, reason: HostError.text(of: code))
        }
        // The last name leads into a mount that does not answer us: all before it can be resolved.
        var trimmed = path
        while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
        let slash = trimmed.lastIndex(of: "/")
        let parent = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
        let name = slash.map { String(trimmed[trimmed.index(after: $0)...]) } ?? trimmed
        guard let real = realPath(parent), !name.isEmpty, name != ".", name != ".." else {
            throw .folder(path: path, reason: HostError.text(of: code))
        }
        return (real == "/" ? "" : real) + "/" + name
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether the mount at this path has lost its process: what needs an answer gives ENOTCONN. Attributes may be in the
    /// kernel's cache, totals never are.
    public static func isDead(_ path: String) -> Bool {
        var totals = statvfs()
        return statvfs(path, &totals) != 0 && errno == ENOTCONN
    }

    /// Takes away what a killed process of ours left; refuses a folder that is in use for something else.
    public static func prepare(_ path: String, allowsContent: Bool) throws(FUSEMountError) {
        do throws(HostError) {
            while let top = try MountTable.top(at: path), top.isOurs {
                guard isDead(path) else {
                    throw HostError(operation: "an image is mounted there already: \(top.source)", code: EBUSY)
                }
                do throws(FUSEMountError) { try unmount(path, lazily: true) } catch {
                    throw HostError(operation: "\(error)", code: ENOTCONN)
                }
            }
        } catch {
            throw .folder(path: path, reason: error.code == EBUSY ? error.operation : error.description)
        }
        guard let folder = opendir(path) else { throw .folder(path: path, reason: HostError.text(of: errno)) }
        defer { closedir(folder) }
        guard !allowsContent else { return }
        while let entry = readdir(folder) {
            let isDots = withUnsafeBytes(of: &entry.pointee.d_name) {
                $0[0] == 0x2e && ($0[1] == 0 || ($0[1] == 0x2e && $0[2] == 0))
            }
            if !isDots { throw .folder(path: path, reason: "the folder is not empty") }
        }
    }

    /// Mounts a new FUSE file system and returns its descriptor, which is not inherited.
    static func mount(_ path: String, source: String, allowsOthers: Bool) throws(FUSEMountError) -> Int32 {
        if geteuid() == 0 {
            if let descriptor = try mountAsRoot(path, source: source, allowsOthers: allowsOthers) { return descriptor }
        }
        return try mountByHelper(path, source: source, allowsOthers: allowsOthers)
    }

    /// nil: root is not allowed to here (a container, for one), so the helper may try.
    private static func mountAsRoot(_ path: String, source: String, allowsOthers: Bool) throws(FUSEMountError)
        -> Int32?
    {
        let device = "/dev/fuse"
        let descriptor: Int32
        do throws(HostError) {
            descriptor = try systemCall("open " + device) { open(device, O_RDWR | O_CLOEXEC) }
        } catch {
            let isMissing = error.code == ENOENT || error.code == ENODEV || error.code == ENXIO
            throw .noDevice(isMissing ? "this kernel has no FUSE (\(error))" : "\(error)")
        }
        let options =
            "fd=\(descriptor),rootmode=40000,user_id=\(getuid()),group_id=\(getgid()),default_permissions"
            + (allowsOthers ? ",allow_other" : "")
        let flags = UInt(MS_RDONLY | MS_NOSUID | MS_NODEV)
        do throws(HostError) {
            _ = try systemCall("mount") { Glibc.mount(source, path, MountEntry.ourType, flags, options) }
            return descriptor
        } catch {
            close(descriptor)
            if error.code == EPERM { return nil }
            throw .mount(path: path, reason: HostError.text(of: error.code))
        }
    }

    private static func mountByHelper(_ path: String, source: String, allowsOthers: Bool) throws(FUSEMountError)
        -> Int32
    {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw .mount(path: path, reason: "socketpair: " + HostError.text(of: errno))
        }
        let (ours, theirs) = (ends[0], ends[1])
        defer { close(ours) }
        let options =
            "ro,nosuid,nodev,default_permissions,fsname=\(escaped(source)),subtype=\(MountEntry.subtype)"
            + (allowsOthers ? ",allow_other" : "")
        let finished: (status: Int32, errors: String)
        do throws(HostError) {
            finished = try runHelper(
                ["-o", options, "--", path], descriptors: [3: theirs], environment: ["_FUSE_COMMFD": "3"])
        } catch {
            close(theirs)
            throw .mount(path: path, reason: noHelper(error))
        }
        close(theirs)
        guard finished.status == 0 else {
            throw .mount(path: path, reason: said(finished.errors, status: finished.status))
        }
        let descriptor = c2w_receive_descriptor(ours)
        guard descriptor >= 0 else {
            throw .mount(path: path, reason: "\(helper) gave no descriptor: " + HostError.text(of: errno))
        }
        return descriptor
    }

    /// Unmounts; lazily means at once, and that who has files open keeps them.
    public static func unmount(_ path: String, lazily: Bool) throws(FUSEMountError) {
        if geteuid() == 0 {
            let noFollow: Int32 = 8  // UMOUNT_NOFOLLOW
            let detach: Int32 = 2  // MNT_DETACH
            if umount2(path, noFollow | (lazily ? detach : 0)) == 0 { return }
            let code = errno
            if code == EBUSY { throw .busy(path: path) }
            guard code == EPERM else { throw .unmount(path: path, reason: HostError.text(of: code)) }
        }
        let finished: (status: Int32, errors: String)
        do throws(HostError) {
            finished = try runHelper((lazily ? ["-u", "-z"] : ["-u"]) + ["--", path], environment: ["LC_ALL": "C"])
        } catch {
            throw .unmount(path: path, reason: noHelper(error))
        }
        guard finished.status == 0 else {
            if finished.errors.hasSuffix("Device or resource busy") { throw .busy(path: path) }
            throw .unmount(path: path, reason: said(finished.errors, status: finished.status))
        }
    }

    private static let helper = "fusermount3"

    /// Runs it to its end; what it wrote to stderr, without a newline at its end.
    private static func runHelper(
        _ arguments: [String], descriptors: [Int32: Int32] = [:], environment: [String: String?]
    ) throws(HostError) -> (status: Int32, errors: String) {
        var ends: [Int32] = [-1, -1]
        _ = try systemCall("make a pipe") { c2w_pipe(&ends) }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        defer { close(readEnd) }
        var program = HostProgram(helper, arguments)
        program.descriptors = descriptors
        program.descriptors[2] = writeEnd
        program.environment = environment
        let child: HostProcess
        do throws(HostError) { child = try program.start() } catch {
            close(writeEnd)
            throw error
        }
        close(writeEnd)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while let count = try? systemCall("read", { read(readEnd, &buffer, buffer.count) }), count > 0 {
            if text.count < 1 << 16 { text += buffer[..<count] }
        }
        let end = try child.wait()
        while text.last == UInt8(ascii: "\n") { text.removeLast() }
        return (end.status, String(decoding: text, as: UTF8.self))
    }

    private static func noHelper(_ error: HostError) -> String {
        error.code == ENOENT
            ? "fusermount3 is not installed, which mounts for users that are not root: install the package fuse3"
            : error.description
    }

    private static func said(_ errors: String, status: Int32) -> String {
        let line = errors.split(separator: "\n").last.map { String($0) } ?? ""
        return line.isEmpty ? "\(helper) failed with status \(status)" : line
    }

    /// fusermount3 takes a comma for the end of an option unless a backslash is before it.
    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing(",", with: "\\,")
    }
}
