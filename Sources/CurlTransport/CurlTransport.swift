import CCurl
import HostPlatform
import ImageModel

/// HTTP over libcurl: one thread of its own drives all requests (the multi interface), so connections are reused
/// and HTTP/2 streams share one.
///
/// Sinks are called on that thread, with no lock held. It ends with this object, or with `shutDown`.
public final class CurlTransport: HTTPTransport, @unchecked Sendable {
    private let loop: CurlLoop
    private let lock = HostLock()  // guards the one below
    private var thread: HostThread?

    public init(settings: CurlSettings = .fromEnvironment()) throws(HostError) {
        let loop = CurlLoop(settings)
        self.loop = loop
        thread = try HostThread.start(name: "curl") { loop.run() }
    }

    deinit { shutDown() }

    public func start(_ request: HTTPRequest, sink: any HTTPResponseSink) -> HTTPRequestID {
        loop.start(request, sink: sink)
    }

    public func cancel(_ id: HTTPRequestID) { loop.post(.cancel(id)) }

    public func resume(_ id: HTTPRequestID) { loop.post(.resume(id)) }

    public func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) {
        let dueNs = PosixHost.monotonicNs() &+ milliseconds &* 1_000_000
        loop.post(.fire(CurlTimer(dueNs: dueNs, ticket: ticket, board: board)))
    }

    /// Cancels what runs, fires all timers, and waits for the thread. Requests started later are cancelled at once.
    public func shutDown() {
        let ended = lock.withLock { () -> HostThread? in
            defer { thread = nil }
            return thread
        }
        guard let ended else { return }
        loop.post(.stop)
        // The last reference may go away inside a sink's call: a thread cannot wait for itself.
        if loop.isCurrentThread {
            ended.detach()
        } else {
            ended.join()
        }
    }
}
