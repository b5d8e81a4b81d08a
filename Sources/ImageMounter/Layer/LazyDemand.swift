import ImageModel

/// Whether somebody waits for spans of a layer: while that is so, passes and fills that nobody waits for pause.
///
/// Threads: any.
final class LazyDemand: TicketWaiter, @unchecked Sendable {
    private let order: PassOrder
    private let member: PassOrder.Member
    private let board: TicketBoard
    private let lock: Lock  // guards the next
    private var open: Set<Ticket> = []

    init(rank: Int, order: PassOrder, host: HostServices, board: TicketBoard) {
        self.order = order
        self.board = board
        member = PassOrder.Member(rank: rank)
        lock = host.makeLock()
    }

    /// Somebody waits until the ticket fires.
    func waits(for ticket: Ticket) {
        let (isNew, isFirst) = lock.withLock { () -> (Bool, Bool) in
            let isFirst = open.isEmpty
            return (open.insert(ticket).inserted, isFirst)
        }
        guard isNew else { return }
        if isFirst {
            order.join(member)
            order.demand(member, true)
            order.waits(member)
        }
        board.notify(self, of: ticket)
    }

    func ticketFired(_ ticket: Ticket) {
        let isLast = lock.withLock { () -> Bool in open.remove(ticket) != nil && open.isEmpty }
        guard isLast else { return }
        order.demand(member, false)
        order.leave(member)
    }
}
