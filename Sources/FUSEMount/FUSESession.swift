import CFuse3
import Glibc
import HostPlatform
import ImageModel

/// The conversation with the kernel about one mount: threads read requests, answer them, or park them.
///
/// Threads: `start` once; all else from any.
final class FUSESession: @unchecked Sendable {
    let tree: any FileTree
    let numbers: NodeNumbers
    let parked: ParkedRequests
    let status: StatusFile?
    let listingDepth = ListingDepth()
    private let workerCount: Int

    private let condition = HostCondition()  // guards all below
    private var session: OpaquePointer?
    private var descriptor: Int32 = -1
    private var isReady = false
    private var isStopping = false
    /// Kernel numbers of the threads that may sit in read(2).
    private var readers: Set<Int32> = []
    private var runningThreads = 0
    private var failure: String?

    /// Answers to reads of one mebibyte at most, which is what the kernel asks for (FUSE_MAX_MAX_PAGES).
    static let maxReadBytes = 1 << 20
    /// Room for one request; the kernel wants so much because a write could come.
    private static let requestBytes = maxReadBytes + 4096
    private static let alignment = 4096

    init(
        tree: any FileTree, board: TicketBoard, status: (@Sendable (_ waitingRequests: Int) -> [UInt8])?,
        workerCount: Int
    ) {
        self.tree = tree
        numbers = NodeNumbers(root: tree.root)
        parked = ParkedRequests(board: board)
        self.status = status.map { StatusFile(content: $0) }
        self.workerCount = max(1, workerCount)
    }

    /// The session a request belongs to.
    static func of(_ request: fuse_req_t) -> FUSESession? {
        guard let pointer = c2w_fuse_req_userdata(request) else { return nil }
        return of(userdata: pointer)
    }

    static func of(userdata pointer: UnsafeMutableRawPointer) -> FUSESession {
        // SAFETY: `start` passed this object, and keeps it until the session is destroyed.
        Unmanaged<FUSESession>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Begins to serve a mounted descriptor, which belongs to the session from now on.
    func start(descriptor: Int32) throws(FUSEMountError) {
        c2w_wake_signal_install()
        var operations = FUSEOperations.table
        let made = c2w_fuse_session_new(&operations, Unmanaged.passRetained(self).toOpaque())
        guard let made else {
            Unmanaged.passUnretained(self).release()
            close(descriptor)
            throw .session("no session: " + String(cString: c2w_fuse_last_log()))
        }
        guard c2w_fuse_session_attach(made, descriptor) == 0 else {
            c2w_fuse_session_destroy(made)
            Unmanaged.passUnretained(self).release()
            close(descriptor)
            throw .session("no connection: " + String(cString: c2w_fuse_last_log()))
        }
        condition.withLock {
            session = made
            self.descriptor = descriptor
        }
        do throws(HostError) {
            for number in 0..<workerCount { try startThread("c2w-fuse-\(number)") { $0.serve() } }
            for number in 0..<2 { try startThread("c2w-fuse-late-\(number)") { $0.repeatParked() } }
        } catch {
            stop()
            waitForEnd()
            throw .session("\(error)")
        }
    }

    private func startThread(_ name: String, _ body: @escaping @Sendable (FUSESession) -> Void) throws(HostError) {
        condition.withLock { runningThreads += 1 }
        do throws(HostError) {
            let thread = try HostThread.start(name: name) { [self] in
                let scratch = UnsafeMutableRawPointer.allocate(
                    byteCount: FUSESession.maxReadBytes, alignment: FUSESession.alignment)
                c2w_fuse_set_scratch(scratch)
                body(self)
                c2w_fuse_set_scratch(nil)
                scratch.deallocate()
                condition.withLock { runningThreads -= 1 }
                condition.broadcast()
            }
            thread.detach()
        } catch {
            condition.withLock { runningThreads -= 1 }
            condition.broadcast()
            throw error
        }
    }

    // MARK: Threads

    /// Reads requests until the file system is unmounted or the session is stopped.
    private func serve() {
        c2w_wake_signal_unblock()
        let thread = c2w_thread_id()
        condition.lock()
        readers.insert(thread)
        let (descriptor, session) = (self.descriptor, self.session)
        condition.unlock()
        let buffer = UnsafeMutableRawPointer.allocate(
            byteCount: FUSESession.requestBytes, alignment: FUSESession.alignment)
        defer { buffer.deallocate() }
        while true {
            let count = read(descriptor, buffer, FUSESession.requestBytes)
            if count > 0 {
                c2w_fuse_session_process(session, buffer, count)
                continue
            }
            let code = count == 0 ? ENODEV : errno
            // ENOENT: the request was interrupted before we had it.
            if code == ENOENT || code == EAGAIN || code == EINTR {
                if condition.withLock({ isStopping }) { break }
                continue
            }
            // ENODEV: unmounted, and nobody uses a file any more. ECONNABORTED: the kernel was told to give up.
            if code != ENODEV && code != ECONNABORTED {
                condition.withLock { failure = failure ?? "read /dev/fuse: " + HostError.text(of: code) }
            }
            break
        }
        condition.lock()
        readers.remove(thread)
        condition.unlock()
        endParked()
    }

    /// Repeats what waited.
    private func repeatParked() {
        while let waiting = parked.next() {
            if waiting.isInterrupted {
                parked.finish(waiting.number)
                _ = c2w_fuse_reply_err(waiting.request, EINTR)
            } else if let ticket = answer(waiting.request, waiting.call) {
                if !parked.park(waiting.request, waiting.call, until: ticket, number: waiting.number) {
                    _ = c2w_fuse_reply_err(waiting.request, EINTR)
                }
            } else {
                parked.finish(waiting.number)
            }
        }
    }

    /// Answers a request that has just come, or parks it.
    func handle(_ request: fuse_req_t, _ call: FUSECall) {
        guard let ticket = answer(request, call) else { return }
        if !parked.park(request, call, until: ticket) { _ = c2w_fuse_reply_err(request, EINTR) }
    }

    // MARK: Beginning and end

    /// The kernel has said what it can; from now on the mount answers.
    func initialized() {
        condition.withLock { isReady = true }
        condition.broadcast()
    }

    /// Makes the kernel forget attributes, content, listings and links, so that it asks for them anew; names it keeps.
    /// Returns at once, and goes on in a thread of its own: the kernel waits for reads that are under way.
    func forgetAnswers() throws(HostError) {
        try startThread("c2w-fuse-forget") { session in
            let made = session.condition.withLock { session.session }
            var isOver = made == nil
            for range in session.numbers.told where !isOver {
                for inode in range {
                    if inode & 1023 == 0 { isOver = session.condition.withLock { session.isStopping } }
                    if isOver { break }
                    _ = c2w_fuse_forget_answers(made, fuse_ino_t(inode))
                }
            }
        }
    }

    /// Ends the threads. What the kernel still waits for fails once the descriptor is closed.
    func stop() {
        // Counted like one of the threads: whoever waits for their end must not destroy the session while we answer.
        condition.withLock {
            isStopping = true
            runningThreads += 1
        }
        endParked()
        condition.withLock { runningThreads -= 1 }
        condition.broadcast()
    }

    private func endParked() {
        for waiting in parked.close() { _ = c2w_fuse_reply_err(waiting.request, EINTR) }
    }

    /// Returns when all threads have ended, and closes the connection; why it broke, if it did.
    @discardableResult func waitForEnd() -> String? {
        condition.lock()
        while runningThreads > 0 {
            if isStopping {
                // A thread may be about to read when it is woken: woken again, it is found in read.
                for thread in readers { c2w_wake_thread(thread) }
                _ = condition.wait(untilNs: PosixHost.monotonicNs() + 5_000_000)
            } else {
                condition.wait()
            }
        }
        let ended = session
        session = nil
        let reason = failure
        condition.unlock()
        if let ended {
            c2w_fuse_session_destroy(ended)
            for inode in numbers.takeOpened() { tree.close(numbers.node(inode)) }
            Unmanaged.passUnretained(self).release()
        }
        return reason
    }

    /// Waits until the kernel has begun to talk to us; false if that has not come before the time is up or all is over.
    func waitUntilReady(deadlineNs: UInt64) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while !isReady && runningThreads > 0 && !isStopping {
            if !condition.wait(untilNs: deadlineNs) { break }
        }
        return isReady
    }
}
