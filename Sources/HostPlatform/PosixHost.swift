import CHostShims
import Glibc
import ImageModel

/// The machine we run on, as the core sees it. One serves the whole process.
public final class PosixHost: HostServices, @unchecked Sendable {
    /// The board of all tickets of this process.
    public let tickets: TicketBoard
    private let pool: WorkPool
    private let timers = TimerQueue()
    private let onWarning: @Sendable (String) -> Void

    /// - Parameters:
    ///   - workThreads: how many threads may step background work; by default one a CPU, at least 2.
    ///   - onWarning: takes one line without its end; by default it goes to stderr. Any thread.
    public init(
        workThreads: Int? = nil,
        onWarning: @escaping @Sendable (String) -> Void = { StandardStream.error.writeLine($0) }
    ) {
        tickets = TicketBoard(lock: HostLock())
        pool = WorkPool(board: tickets, maxThreads: workThreads ?? min(8, max(2, PosixHost.cpuCount)))
        self.onWarning = onWarning
        super.init()
    }

    /// CPUs this process may use.
    public static var cpuCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    public override func makeLock() -> Lock { HostLock() }
    public override func monotonicNs() -> UInt64 { PosixHost.clock(CLOCK_MONOTONIC) }
    public override func realtimeNs() -> UInt64 { PosixHost.clock(CLOCK_REALTIME) }

    /// Nanoseconds on the monotonic clock.
    public static func monotonicNs() -> UInt64 { clock(CLOCK_MONOTONIC) }

    private static func clock(_ id: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(id, &time)
        return UInt64(clamping: time.tv_sec) &* 1_000_000_000 &+ UInt64(clamping: time.tv_nsec)
    }

    public override func fillEntropy(_ buffer: UnsafeMutableRawBufferPointer) {
        var offset = 0
        while offset < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[offset...])
            do throws(HostError) {
                offset += try systemCall("getrandom") { c2w_getrandom(rest.baseAddress, rest.count) }
            } catch {
                // Keys made of known bytes would be worse than no run at all.
                fatalError("\(error)")
            }
        }
    }

    public override func warn(_ message: String) { onWarning(message) }

    public override func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) {
        timers.add(ticket, on: board, dueNs: monotonicNs() &+ min(milliseconds, 1 << 40) &* 1_000_000)
    }

    public override func start(_ work: any Work) {
        if pool.add(work) { return }
        // No thread to be had: the caller's own goes as far as it can, waiting included.
        let room = WaitRoom(board: tickets)
        while true {
            switch work.step() {
            case .again: continue
            case .wait(let ticket): room.wait(for: ticket)
            case .done: return
            }
        }
    }
}
