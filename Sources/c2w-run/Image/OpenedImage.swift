import Glibc
import HostPlatform
import ImageModel
import ImageMounter

/// An image whose tree can be read with calls that block.
///
/// All paths are bytes. Threads: one.
final class OpenedImage {
    let resolved: ResolvedImage
    let tree: any FileTree
    let room: WaitRoom
    private let mount: ImageMount
    private let board: TicketBoard
    private let warnings: WarningList
    /// Shown while a call waits.
    private let progress: ProgressView?

    private let statisticsPath: String?
    private let waitsForCheck: Bool

    /// - Parameter waitsForCheck: whether `finish` waits until the layers that were used are known to be right.
    init(
        resolved: ResolvedImage, mount: ImageMount, board: TicketBoard, room: WaitRoom, warnings: WarningList,
        progress: ProgressView?, statisticsPath: String?, waitsForCheck: Bool
    ) {
        self.board = board
        self.progress = progress
        self.statisticsPath = statisticsPath
        self.waitsForCheck = waitsForCheck
        self.resolved = resolved
        self.mount = mount
        tree = mount.tree
        self.room = room
        self.warnings = warnings
    }

    /// Says what has been held back; throws if bytes that were used have turned out not to be the image's, or if that
    /// can't be known. To be called at the end, when all output is written.
    func finish() throws {
        if waitsForCheck { try awaitCheck() }
        progress?.stop()
        mount.awaitWhatIsNearlyHere()
        if let failure = mount.failure { throw failure.naming(resolved) }
        warnings.show()
        guard let statisticsPath else { return }
        try ImageStatistics.write(ImageStatistics.members(mount.cost(), mount.status()), to: statisticsPath)
    }

    private func awaitCheck() throws {
        progress?.show()
        defer { progress?.hide() }
        do throws(BlobFailure) {
            try room.blocking { () throws(BlobError) in try mount.checkAnswers() }
        } catch {
            throw mount.uncheckedFailure(error).naming(resolved)
        }
    }

    /// How each layer is served, once each, bottom first. Any thread.
    var layers: [LayerStatus] { mount.status() }

    /// Why nothing can be read any more; nil while all is well. Any thread.
    var failureText: String? { mount.failure?.message }

    /// `failureText` is said by who looks at it, not as a warning.
    func leaveFailureToCaller() { mount.leaveFailureToCaller() }

    /// Tells of the next failure, final or not. To be asked for before `failureText` is looked at.
    func notify(_ waiter: any TicketWaiter) { board.notify(waiter, of: mount.nextFailure()) }

    /// From now on warnings are written as they come: for commands that go on for long.
    func showWarnings() {
        warnings.show()
    }

    /// An errno of the tree as an error for a person: what kept the bytes away, where that is known, or the path.
    func explain(_ error: TreeError, path: [UInt8]) -> any Error {
        let errno = error.errnoValue
        if errno == .io {
            if let failure = mount.failure ?? mount.trouble { return failure.naming(resolved) }
            if let cause = warnings.takeFirst() { return CommandError.failure(Terminal.printable([UInt8](cause.utf8))) }
        }
        return PathError(path: path, errno: errno)
    }

    /// Repeats a call until it is no longer pending. Progress is shown meanwhile, and gone before anything else can
    /// come to the terminal.
    private func blocking<T>(_ call: () throws(TreeError) -> T) throws(TreeError) -> T {
        var hasWaited = false
        defer { if hasWaited { progress?.hide() } }
        while true {
            do throws(TreeError) { return try call() } catch {
                guard case .pending(let ticket) = error else { throw error }
                if !hasWaited { progress?.show() }
                hasWaited = true
                if !room.wait(for: ticket) { throw .errno(.interrupted) }
            }
        }
    }

    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
        try blocking { () throws(TreeError) in try tree.attributes(of: node) }
    }

    func readLink(_ node: NodeID) throws(TreeError) -> ByteString {
        try blocking { () throws(TreeError) in try tree.readLink(node) }
    }

    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try blocking { () throws(TreeError) in try tree.extendedAttributes(of: node) }
    }

    /// The child of that name, referenced: give it back with `tree.release`.
    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        try blocking { () throws(TreeError) in try tree.lookup(name, in: folder) }
    }

    /// All entries of a folder, sorted by name.
    func entries(of folder: NodeID) throws(TreeError) -> [DirectoryEntry] {
        var all: [DirectoryEntry] = []
        while true {
            let last = all.last?.cookie ?? 0
            let some = try blocking { () throws(TreeError) in
                try tree.list(folder, after: last, limit: 4096)
            }
            if some.isEmpty { break }
            all += some
        }
        return all.sorted { $0.name < $1.name }
    }

    /// Hands the whole content of a file to `take`, piece by piece, with each piece's offset.
    func read(
        _ file: NodeID, pieceBytes: Int = 1 << 20, _ take: (UInt64, UnsafeRawBufferPointer) throws -> Void
    ) throws {
        try blocking { () throws(TreeError) in try tree.open(file) }
        defer { tree.close(file) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceBytes, alignment: 16)
        defer { buffer.deallocate() }
        var offset: UInt64 = 0
        while true {
            let count = try blocking { () throws(TreeError) in
                try tree.read(file, at: offset, into: buffer)
            }
            if count == 0 { return }
            try take(offset, UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += UInt64(count)
            if count < buffer.count { return }
        }
    }
}

extension ImageMount {
    /// Why `checkAnswers` has failed, for a person who has seen the output already.
    func uncheckedFailure(_ failure: BlobFailure) -> BlobFailure {
        if failure.reason == .cancelled { return failure }
        if self.failure != nil {
            return BlobFailure(failure.reason, failure.message + "; what was read of it may be wrong")
        }
        return BlobFailure(failure.reason, "what was read could not be checked: " + failure.message)
    }

    /// What lacks only a little is worth a moment at the end: it is verified, and the next time it is cached.
    func awaitWhatIsNearlyHere() {
        let limitNs = PosixHost.monotonicNs() + 1_000_000_000
        while let missing = missingBytes, missing < 4 << 20, failure == nil, PosixHost.monotonicNs() < limitNs {
            usleep(2000)
        }
    }
}
