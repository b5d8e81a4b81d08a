/// A mutual-exclusion lock. The base class does nothing, which is right where there is one thread
/// (wasm); `HostPlatform` has the real one. Not recursive.
open class Lock {
    public init() {}
    open func lock() {}
    open func unlock() {}

    @inlinable public final func withLock<T>(_ body: () -> T) -> T {
        lock()
        defer { unlock() }
        return body()
    }
}

/// What the core needs from the machine it runs on. The base class is a host with one thread, a clock
/// that stands still and no entropy: tests and wasm override what they have.
open class HostServices {
    public init() {}
    open func makeLock() -> Lock { Lock() }
    /// Nanoseconds on a clock that never goes back.
    open func monotonicNs() -> UInt64 { 0 }
    /// Nanoseconds since 1970-01-01 UTC.
    open func realtimeNs() -> UInt64 { 0 }
    /// Fills the buffer with bytes fit for keys.
    open func fillEntropy(_ buffer: UnsafeMutableRawBufferPointer) {
        for index in buffer.indices { buffer[index] = 0 }
    }
    /// One line for a person: a warning that must not get lost. Any thread.
    open func warn(_ message: String) {}
    /// Fires the ticket after so many milliseconds. The base class, which has no clock, fires at once.
    open func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) { board.fire(ticket) }
    /// Runs `work` until it is done, beside the caller: on a thread of a pool, or, where there are no
    /// threads, from the embedder's loop. Any thread.
    open func start(_ work: any Work) { runInline(work) }

    /// Steps the work on the caller's stack as far as it goes without waiting.
    public final func runInline(_ work: any Work) {
        while case .again = work.step() {}
    }
}

/// A piece of background work as a state machine: each step does a bounded amount (some milliseconds).
/// One thread at a time steps it.
public protocol Work: AnyObject {
    func step() -> WorkStep
}

public enum WorkStep: Sendable {
    /// There is more to do now.
    case again
    /// Step again when this ticket has fired.
    case wait(Ticket)
    case done
}
