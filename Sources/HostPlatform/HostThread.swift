import CHostShims
import Glibc

/// A thread of the host.
public final class HostThread: @unchecked Sendable {
    private let handle: pthread_t

    private init(handle: pthread_t) { self.handle = handle }

    private final class Body {
        let name: String
        let run: @Sendable () -> Void
        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    /// Starts a thread. Exactly one of `join` and `detach` is to be called on it. `name` is what `top -H`
    /// shows, cut to 15 bytes. Signals that this process routes go to the first thread alone.
    public static func start(
        name: String, stackBytes: Int = 1 << 20, _ run: @escaping @Sendable () -> Void
    ) throws(HostError) -> HostThread {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, max(stackBytes, 1 << 16))
        // A new thread inherits the mask: block all while it is made, so that signals find the first thread.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { sigdelset(&all, fault) }
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let body = Unmanaged.passRetained(Body(name: name, run: run))
        var handle = pthread_t()
        let code = pthread_create(
            &handle, &attributes,
            { argument in
                guard let argument else { return nil }
                // SAFETY: `start` passed exactly this object, retained for us.
                let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                String(body.name.prefix(15)).withCString { c2w_thread_name($0) }
                body.run()
                return nil
            }, body.toOpaque())
        guard code == 0 else {
            body.release()
            throw HostError(operation: "start a thread", code: code)
        }
        return HostThread(handle: handle)
    }

    /// Waits until the thread has ended.
    public func join() { pthread_join(handle, nil) }

    /// Nobody will wait for the thread.
    public func detach() { pthread_detach(handle) }
}

/// Carries a value that is not `Sendable` to another thread; whoever makes one says why that is right.
public struct HandedOver<Value>: @unchecked Sendable {
    public let value: Value
    public init(_ value: Value) { self.value = value }
}
