import ImageModel

/// Where threads sit until their tickets fire: turns calls that throw `.pending` into calls that block.
///
/// Cancelling it wakes everyone, for good. Threads: any.
public final class WaitRoom: TicketWaiter, @unchecked Sendable {
    private let board: TicketBoard
    private let condition = HostCondition()  // guards the three below
    private var waiting: [Ticket: Int] = [:]
    private var fired: Set<Ticket> = []
    private var isCancelled = false

    public init(board: TicketBoard) { self.board = board }

    /// Returns when the ticket has fired; false if the room was cancelled.
    @discardableResult
    public func wait(for ticket: Ticket) -> Bool {
        condition.withLock { waiting[ticket, default: 0] += 1 }
        board.notify(self, of: ticket)
        condition.lock()
        while !fired.contains(ticket) && !isCancelled { condition.wait() }
        let cancelled = isCancelled
        let left = (waiting[ticket] ?? 1) - 1
        waiting[ticket] = left > 0 ? left : nil
        if left <= 0 { fired.remove(ticket) }
        condition.unlock()
        if cancelled { board.forget(self, of: ticket) }
        return !cancelled
    }

    /// Ends all waits, those to come included.
    public func cancel() {
        condition.withLock { isCancelled = true }
        condition.broadcast()
    }

    public func ticketFired(_ ticket: Ticket) {
        condition.withLock { if waiting[ticket] != nil { fired.insert(ticket) } }
        condition.broadcast()
    }

    /// Repeats a call on a tree until it is no longer pending. Throws only `.errno`; `interrupted` when the
    /// room is cancelled.
    public func blocking<T>(_ call: () throws(TreeError) -> T) throws(TreeError) -> T {
        while true {
            do throws(TreeError) {
                return try call()
            } catch {
                guard case .pending(let ticket) = error else { throw error }
                if !wait(for: ticket) { throw .errno(.interrupted) }
            }
        }
    }

    /// Repeats a call on a blob or image source until it is no longer pending; `.cancelled` when the room is
    /// cancelled.
    public func blocking<T>(_ call: () throws(BlobError) -> T) throws(BlobFailure) -> T {
        while true {
            do throws(BlobError) {
                return try call()
            } catch {
                switch error {
                case .failed(let failure): throw failure
                case .pending(let ticket):
                    if !wait(for: ticket) { throw BlobFailure(.cancelled, "interrupted") }
                }
            }
        }
    }
}
