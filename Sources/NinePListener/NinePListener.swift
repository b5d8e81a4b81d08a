import CHostShims
import Glibc
import HostPlatform
import ImageModel
import NinePServer

/// A 9P server on a tcp or unix socket: a session for each connection, all on a few threads.
///
/// `start` returns when the socket listens; the server runs until `stop`. A unix socket is open to this user only;
/// one that a killed server left behind is replaced. There is no authentication on tcp: listen on loopback.
public final class NinePListener: @unchecked Sendable {
    public struct Options: Sendable {
        public var limits = NinePSession.Limits()
        /// Threads that serve connections; one more takes them in.
        public var threadCount = min(4, max(2, PosixHost.cpuCount))
        /// One more is closed as soon as it has come.
        public var maxConnections = 4096
        public init() {}
    }

    /// What was asked for, with the port that was taken.
    public var address: NinePAddress { socket.address }

    private let socket: ListeningSocket
    private let loops: [EventLoop]
    private let stopSignal: Int32
    private let tally: Tally
    private let maxConnections: Int
    private let onEvent: (NinePListenerEvent) -> Void
    private let lock = HostLock()  // guards the two below
    private var threads: [HostThread] = []
    private var isStopped = false

    /// - Parameters:
    ///   - tickets: the board that the tree's tickets come from.
    ///   - onEvent: for a log; called on the server's threads, several at once.
    ///   - tree: called for each connection, on the server's threads, several at once; it may return one tree
    ///     for all.
    public static func start(
        _ address: NinePAddress, tickets: TicketBoard, options: Options = Options(),
        onEvent: @escaping (NinePListenerEvent) -> Void = { _ in }, tree: @escaping () -> any FileTree
    ) throws(NinePListenerError) -> NinePListener {
        let socket = try ListeningSocket(address, backlog: 512)
        do throws(HostError) {
            let listener = try NinePListener(
                socket: socket, tickets: tickets, options: options, onEvent: onEvent, tree: tree)
            do throws(HostError) {
                try listener.startThreads()
            } catch {
                listener.stop()
                throw error
            }
            return listener
        } catch {
            socket.close()
            throw .host(address, error)
        }
    }

    private init(
        socket: ListeningSocket, tickets: TicketBoard, options: Options,
        onEvent: @escaping (NinePListenerEvent) -> Void, tree: @escaping () -> any FileTree
    ) throws(HostError) {
        self.socket = socket
        self.onEvent = onEvent
        maxConnections = options.maxConnections
        let tally = Tally()
        self.tally = tally
        var loops: [EventLoop] = []
        for _ in 0..<max(1, options.threadCount) {
            loops.append(
                try EventLoop(
                    makeSession: { loop, connection in
                        NinePSession(
                            tree: tree(), tickets: tickets,
                            waiter: ConnectionWaiter(loop: loop, connection: connection), limits: options.limits)
                    },
                    onEvent: { event in
                        if case .closed = event { tally.add(-1) }
                        onEvent(event)
                    }))
        }
        self.loops = loops
        stopSignal = try systemCall("eventfd") {
            eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        }
    }

    deinit { Glibc.close(stopSignal) }

    /// Connections that are open now.
    public var connectionCount: Int { tally.count }

    /// Closes the socket and all connections; returns when all threads have ended. Not from a callback.
    public func stop() {
        let threads = lock.withLock {
            let running = isStopped ? [] : self.threads
            isStopped = true
            return running
        }
        guard !threads.isEmpty else { return }
        var one: UInt64 = 1
        while write(stopSignal, &one, 8) < 0, errno == EINTR {}
        for loop in loops { loop.post(.stop) }
        for thread in threads { thread.join() }
        socket.close()
    }

    private func startThreads() throws(HostError) {
        for loop in loops {
            let thread = try HostThread.start(name: "9p-serve", stackBytes: 2 << 20) { loop.run() }
            threads.append(thread)
        }
        let thread = try HostThread.start(name: "9p-accept") { [self] in accept() }
        threads.append(thread)
    }

    /// Body of the thread that takes connections in and deals them out.
    private func accept() {
        var number: UInt64 = 0
        while waitForConnection() {
            let descriptor = c2w_accept(socket.descriptor)
            guard descriptor >= 0 else {
                let code = errno
                switch code {
                case EAGAIN, EINTR, ECONNABORTED: continue
                default:
                    // No descriptors or memory now: what waits in the backlog is taken later.
                    onEvent(.acceptFailed(HostError(operation: "accept", code: code)))
                    if isStopSignalled(withinMs: 100) { return }
                    continue
                }
            }
            guard tally.count < maxConnections else {
                Glibc.close(descriptor)
                continue
            }
            var on: Int32 = 1
            if case .tcp = socket.address {
                setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
                setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, socklen_t(MemoryLayout<Int32>.size))
            }
            number += 1
            tally.add(1)
            loops[Int(number % UInt64(loops.count))].post(.accepted(descriptor, connection: number))
        }
    }

    /// False when the listener stops.
    private func waitForConnection() -> Bool {
        var waited = [
            pollfd(fd: stopSignal, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&waited, 2, -1) < 0, errno == EINTR {}
        return waited[0].revents == 0
    }

    private func isStopSignalled(withinMs timeoutMs: Int32) -> Bool {
        var waited = pollfd(fd: stopSignal, events: Int16(POLLIN), revents: 0)
        return poll(&waited, 1, timeoutMs) > 0
    }
}

/// A count that several threads change.
private final class Tally: @unchecked Sendable {
    private let lock = HostLock()  // guards the count
    private var value = 0
    var count: Int { lock.withLock { value } }
    func add(_ difference: Int) { lock.withLock { value += difference } }
}
