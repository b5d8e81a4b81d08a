/// A promise that something now missing will be there, or will have failed, later.
///
/// A port call that would have to wait throws `.pending(ticket)` instead. The caller parks its request
/// and repeats the call once the ticket has fired; the repeated call returns, throws its failure, or
/// throws another ticket.
public struct Ticket: Hashable, Sendable {
    public let number: UInt64
    @inlinable public init(number: UInt64) { self.number = number }
}

/// Who wants to hear of a ticket. Called on the thread that fires it, outside the board's lock; it may
/// only note the ticket and wake its own thread, and must not call back into a port.
public protocol TicketWaiter: AnyObject {
    func ticketFired(_ ticket: Ticket)
}

/// Issues tickets and tells waiters when they fire. One board serves a whole engine.
///
/// Threads: all methods may be called from any thread. A ticket fires once; firing it again, or one the
/// board never issued, does nothing.
public final class TicketBoard: @unchecked Sendable {
    private let lock: Lock  // guards the two below
    private var lastNumber: UInt64 = 0
    private var waiters: [UInt64: [any TicketWaiter]] = [:]  // a key for each ticket not yet fired

    public init(lock: Lock) { self.lock = lock }

    public func issue() -> Ticket {
        lock.lock()
        defer { lock.unlock() }
        lastNumber += 1
        waiters[lastNumber] = []
        return Ticket(number: lastNumber)
    }

    public func fire(_ ticket: Ticket) {
        lock.lock()
        let told = waiters.removeValue(forKey: ticket.number)
        lock.unlock()
        guard let told else { return }
        for waiter in told { waiter.ticketFired(ticket) }
    }

    public func isFired(_ ticket: Ticket) -> Bool {
        lock.lock()
        defer { lock.unlock() }
        return waiters[ticket.number] == nil
    }

    /// Calls `waiter.ticketFired` once: when the ticket fires, or before this returns if it has fired.
    public func notify(_ waiter: any TicketWaiter, of ticket: Ticket) {
        lock.lock()
        let isOpen = waiters[ticket.number] != nil
        if isOpen { waiters[ticket.number]!.append(waiter) }
        lock.unlock()
        if !isOpen { waiter.ticketFired(ticket) }
    }

    /// The waiter no longer wants to hear of the ticket (its request was flushed).
    public func forget(_ waiter: any TicketWaiter, of ticket: Ticket) {
        lock.lock()
        defer { lock.unlock() }
        waiters[ticket.number]?.removeAll { $0 === waiter }
    }
}
