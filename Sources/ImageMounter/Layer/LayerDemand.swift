import ImageModel

/// Who waits for what of a layer that is on its way. Guarded by the layer's lock.
struct LayerDemand {
    /// Fires when more of the journal is there.
    private var growth: Ticket?
    /// Fires when the layer is known to be right.
    private var verified: Ticket?
    /// Where the content that somebody waits for ends, the furthest first.
    private var reads: [(end: UInt64, ticket: Ticket)] = []

    /// Somebody waits for the whole index.
    var isIndexWanted = false

    /// Whether somebody waits for bytes that a pass brings.
    var isEmpty: Bool { growth == nil && reads.isEmpty && !isIndexWanted }

    mutating func waitForGrowth(_ board: TicketBoard) -> Ticket {
        let ticket = growth ?? board.issue()
        growth = ticket
        return ticket
    }

    mutating func waitForVerified(_ board: TicketBoard) -> Ticket {
        let ticket = verified ?? board.issue()
        verified = ticket
        return ticket
    }

    /// The ticket fires when content up to `end` is there.
    mutating func waitForContent(upTo end: UInt64, _ board: TicketBoard) -> Ticket {
        var low = 0
        var high = reads.count
        while low < high {
            let middle = (low + high) / 2
            if reads[middle].end > end { low = middle + 1 } else { high = middle }
        }
        if low < reads.count, reads[low].end == end { return reads[low].ticket }
        let ticket = board.issue()
        reads.insert((end, ticket), at: low)
        return ticket
    }

    /// Tickets of those who can go on now.
    mutating func take(hasGrown: Bool, decodedBytes: UInt64) -> [Ticket] {
        var tickets: [Ticket] = []
        if hasGrown, let ticket = growth {
            tickets.append(ticket)
            growth = nil
        }
        while let last = reads.last, last.end <= decodedBytes {
            tickets.append(last.ticket)
            reads.removeLast()
        }
        return tickets
    }

    mutating func takeVerified() -> [Ticket] {
        var tickets: [Ticket] = []
        if let growth { tickets.append(growth) }
        if let verified { tickets.append(verified) }
        growth = nil
        verified = nil
        isIndexWanted = false
        return tickets
    }

    mutating func takeAll() -> [Ticket] {
        var tickets = reads.map { $0.ticket }
        if let growth { tickets.append(growth) }
        if let verified { tickets.append(verified) }
        self = LayerDemand()
        return tickets
    }
}
