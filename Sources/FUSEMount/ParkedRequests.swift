import CFuse3
import HostPlatform
import ImageModel

/// Requests that wait for a ticket. A waiting request holds no thread.
///
/// When the ticket fires, or the kernel says that the caller has been interrupted, a request moves to the queue of those
/// that are ready; `next` hands them to the threads that repeat them. Threads: any.
///
/// The order of locks: libfuse calls `interrupt` with its lock of the request held, so ours is never held while libfuse
/// is called.
final class ParkedRequests: TicketWaiter, @unchecked Sendable {
    struct Parked {
        var request: fuse_req_t
        var call: FUSECall
        /// The kernel no longer wants an answer but EINTR.
        var isInterrupted = false
        var number: UInt64
    }

    private enum State {
        /// Being parked: its thread has not yet let go of it.
        case arriving
        case waiting(Ticket)
        /// Handed to a thread that repeats it.
        case busy
    }

    private let board: TicketBoard
    private let condition = HostCondition()  // guards all below
    private var lastNumber: UInt64 = 0
    private var requests: [UInt64: (parked: Parked, state: State)] = [:]
    private var byTicket: [Ticket: [UInt64]] = [:]
    private var ready: [UInt64] = []
    private var readyHead = 0
    private var isClosed = false

    init(board: TicketBoard) { self.board = board }

    /// How many requests wait. One that is being repeated does not: its caller may have the answer already.
    var count: Int {
        condition.withLock {
            var count = 0
            for entry in requests.values {
                if case .busy = entry.state { continue }
                count += 1
            }
            return count
        }
    }

    /// Keeps a request until the ticket fires. False if it was interrupted or all is over: the caller answers it.
    ///
    /// - Parameter number: that of a request that `next` gave and that is still pending.
    func park(_ request: fuse_req_t, _ call: FUSECall, until ticket: Ticket, number known: UInt64? = nil) -> Bool {
        let number: UInt64
        if let known {
            number = known
        } else {
            condition.lock()
            lastNumber += 1
            number = lastNumber
            requests[number] = (Parked(request: request, call: call, number: number), .arriving)
            condition.unlock()
            // An interrupt that came before is told of inside this call, and only noted: the request must outlive it.
            let context = ParkedRequests.context(self, number)
            c2w_fuse_req_interrupt_func(request, ParkedRequests.interrupted, context)
        }
        condition.lock()
        guard let entry = requests[number], !entry.parked.isInterrupted, !isClosed else {
            requests[number] = nil
            condition.unlock()
            return false
        }
        requests[number]?.state = .waiting(ticket)
        let isFirst = byTicket[ticket] == nil
        byTicket[ticket, default: []].append(number)
        condition.unlock()
        // Several requests of one ticket need one notice.
        if isFirst { board.notify(self, of: ticket) }
        return true
    }

    func ticketFired(_ ticket: Ticket) {
        condition.lock()
        for number in byTicket.removeValue(forKey: ticket) ?? [] {
            if case .waiting = requests[number]?.state {
                requests[number]?.state = .busy
                ready.append(number)
            }
        }
        condition.unlock()
        condition.broadcast()
    }

    /// The next request to be repeated, or to be answered with EINTR; nil when all is over. Waits.
    func next() -> Parked? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            while readyHead < ready.count {
                let number = ready[readyHead]
                readyHead += 1
                if readyHead == ready.count {
                    ready.removeAll(keepingCapacity: true)
                    readyHead = 0
                }
                if let entry = requests[number] { return entry.parked }
            }
            if isClosed { return nil }
            condition.wait()
        }
    }

    /// A request that `next` gave has been answered.
    func finish(_ number: UInt64) { condition.withLock { requests[number] = nil } }

    /// The kernel's FUSE_INTERRUPT for a request.
    private func interrupt(_ number: UInt64) {
        condition.lock()
        guard let entry = requests[number] else {
            condition.unlock()
            return
        }
        requests[number]?.parked.isInterrupted = true
        if case .waiting(let ticket) = entry.state {
            // The list stays, were it empty: it says that the board has been asked to tell of the ticket.
            byTicket[ticket]?.removeAll { $0 == number }
            requests[number]?.state = .busy
            ready.append(number)
            condition.unlock()
            condition.signal()
            return
        }
        condition.unlock()
    }

    /// Nothing waits any more: all that do are handed back to be answered, and threads in `next` return.
    func close() -> [Parked] {
        condition.lock()
        isClosed = true
        var left: [Parked] = []
        for (number, entry) in requests {
            if case .waiting = entry.state {
                left.append(entry.parked)
                requests[number] = nil
            }
        }
        let tickets = Array(byTicket.keys)
        byTicket = [:]
        condition.unlock()
        for ticket in tickets { board.forget(self, of: ticket) }
        condition.broadcast()
        return left
    }

    // MARK: The pointer that libfuse hands back

    // libfuse gives a callback one pointer: the request's number, which may outlive the request; the object is found by
    // the session. Numbers are never used again, so an interrupt that comes late finds nothing.
    private static func context(_ requests: ParkedRequests, _ number: UInt64) -> UnsafeMutableRawPointer? {
        UnsafeMutableRawPointer(bitPattern: UInt(number))
    }

    private static let interrupted: fuse_interrupt_func_t = { request, data in
        guard let request, let session = FUSESession.of(request) else { return }
        session.parked.interrupt(UInt64(UInt(bitPattern: data)))
    }
}
