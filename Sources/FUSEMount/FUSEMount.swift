import CFuse3
import Glibc
import HostPlatform
import ImageModel

/// What a mount is to be.
public struct FUSEMountSettings: Sendable {
    /// What the mount table names as mounted: the image.
    public var source: String
    /// Users other than the one who mounts may read it too.
    public var allowsOthers = false
    /// The folder need not be empty; what is in it is hidden meanwhile.
    public var allowsContent = false
    /// Threads that answer requests.
    public var workerCount = max(2, min(4, PosixHost.cpuCount))
    /// A program that, called with `MountGuard.argument`, runs `MountGuard.run`; nil: no guard.
    public var guardProgram: String?
    public init(source: String) { self.source = source }
}

/// A `FileTree` mounted on a folder of the host, read-only, through libfuse3's low-level API.
///
/// The kernel keeps every answer: attributes and names have no end once the tree is settled, names that are not there
/// are remembered, content and listings stay in the page cache, and files are opened without asking. A request that has
/// to wait for bytes holds no thread.
///
/// Threads: any.
public final class FUSEMount: @unchecked Sendable {
    /// A file at the root that is in no listing: see `status` of `init`.
    public static let statusName: ByteString = ".c2w-run-status.json"

    /// Why libfuse3 cannot be used on this machine; nil if it can. Opens the library.
    public static var missingLibrary: String? { c2w_fuse_load().map { String(cString: $0) } }

    /// Where it is mounted: absolute, without links.
    public let path: String
    /// `major:minor` of the mount.
    public let device: String
    private let session: FUSESession
    private let mountGuard: MountGuard?
    private let condition = HostCondition()  // guards the three below
    private var isUnmounted = false
    private var isWaitedFor = false
    private var isGone = false

    /// Mounts the tree; when this returns, the mount answers.
    ///
    /// - Parameters:
    ///   - board: of the tree's tickets.
    ///   - status: content of the status file; called from any thread, must not wait.
    public init(
        _ tree: any FileTree, board: TicketBoard, on folder: String, settings: FUSEMountSettings,
        status: (@Sendable (_ waitingRequests: Int) -> [UInt8])? = nil
    ) throws(FUSEMountError) {
        if let reason = FUSEMount.missingLibrary { throw .noLibrary(reason) }
        let path = try Mountpoint.resolve(folder)
        try Mountpoint.prepare(path, allowsContent: settings.allowsContent)
        let session = FUSESession(tree: tree, board: board, status: status, workerCount: settings.workerCount)
        let descriptor = try Mountpoint.mount(
            path, source: FUSEMount.printable(settings.source), allowsOthers: settings.allowsOthers)
        self.path = path
        self.session = session
        device = (try? MountTable.top(at: path))?.device ?? ""
        do throws(FUSEMountError) {
            mountGuard = try FUSEMount.startGuard(settings.guardProgram, path, device, descriptor)
            try session.start(descriptor: descriptor)
        } catch {
            try? Mountpoint.unmount(path, lazily: true)
            throw error
        }
        let isReady = session.waitUntilReady(deadlineNs: PosixHost.monotonicNs() + FUSEMount.readyNs)
        if !isReady {
            stop()
            throw .session("the kernel does not answer: " + String(cString: c2w_fuse_last_log()))
        }
        raiseReadAhead()
    }

    /// Closes the descriptor if it fails.
    private static func startGuard(_ program: String?, _ path: String, _ device: String, _ descriptor: Int32)
        throws(FUSEMountError) -> MountGuard?
    {
        guard let program else { return nil }
        do throws(HostError) {
            return try MountGuard(program: program, path: path, device: device)
        } catch {
            close(descriptor)
            throw .session("\(error)")
        }
    }

    private static let readyNs: UInt64 = 30_000_000_000

    /// Requests that wait for bytes.
    public var waitingRequests: Int { session.parked.count }

    /// Unmounts at once, whoever uses files: what hangs fails with EINTR, what comes later with ENOTCONN.
    /// Returns when all is over.
    public func stop() {
        let isFirst = condition.withLock {
            defer { isUnmounted = true }
            return !isUnmounted
        }
        // Only our own mount: somebody may have unmounted it, and mounted something else there.
        if isFirst, let top = try? MountTable.top(at: path), top.device == device {
            try? Mountpoint.unmount(path, lazily: true)
        }
        session.stop()
        waitUntilUnmounted()
    }

    /// For a tree that has turned out to be wrong: what the kernel keeps of its files, folders and links is dropped, so
    /// that whoever uses them again is told what the tree says now. Returns at once; it takes a moment.
    public func forgetAnswers() throws(FUSEMountError) {
        do throws(HostError) { try session.forgetAnswers() } catch { throw .session("\(error)") }
    }

    /// Returns when the mount is gone, by `stop` or because somebody unmounted it; what broke the connection, if
    /// something did.
    @discardableResult public func waitUntilUnmounted() -> String? {
        let isFirst = condition.withLock {
            defer { isWaitedFor = true }
            return !isWaitedFor
        }
        guard isFirst else {
            condition.withLock { while !isGone { condition.wait() } }
            return nil
        }
        let reason = session.waitForEnd()
        mountGuard?.dismiss()
        condition.withLock { isGone = true }
        condition.broadcast()
        return reason
    }

    /// The kernel reads ahead no more than 128 KiB unless root tells it to; each step costs a request.
    private func raiseReadAhead() {
        guard geteuid() == 0, !device.isEmpty else { return }
        let file = open("/sys/class/bdi/\(device)/read_ahead_kb", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        let text = "\(FUSESession.maxReadBytes / 1024)\n"
        _ = text.withCString { write(file, $0, strlen($0)) }
        close(file)
    }

    /// A name that is one word of one line in the mount table.
    private static func printable(_ name: String) -> String {
        let text = Terminal.printable([UInt8](name.utf8))
        return text.isEmpty ? "image" : text
    }
}
