import ImageModel

/// A request that waits for a ticket. It is run again from its bytes: until it is answered it has changed nothing.
final class ParkedRequest {
    let message: [UInt8]
    let tag: UInt16
    let token: UInt64
    /// Serial of its fid when it came; 0 for none. Another one later means that the fid is no longer the same.
    let fidSerial: UInt64
    fileprivate(set) var ticket: Ticket?
    fileprivate(set) var isDropped = false

    init(message: [UInt8], tag: UInt16, token: UInt64, fidSerial: UInt64) {
        self.message = message
        self.tag = tag
        self.token = token
        self.fidSerial = fidSerial
    }
}

/// The parked requests of a session: by tag for Tflush, by ticket for `retry`, and those whose ticket has fired in a
/// queue, from which one is run at a time, when the replies before it are taken. So the replies of ten thousand
/// requests never lie in memory at once.
final class ParkedRequests {
    private let tickets: TicketBoard
    private let waiter: any TicketWaiter
    private var byTag: [UInt16: ParkedRequest] = [:]
    private var byTicket: [UInt64: [ParkedRequest]] = [:]
    private var ready: [ParkedRequest] = []
    private var firstReady = 0

    init(tickets: TicketBoard, waiter: any TicketWaiter) {
        self.tickets = tickets
        self.waiter = waiter
    }

    var count: Int { byTag.count }

    func contains(_ tag: UInt16) -> Bool { !byTag.isEmpty && byTag[tag] != nil }

    func park(_ request: ParkedRequest, on ticket: Ticket) {
        request.ticket = ticket
        byTag[request.tag] = request
        let isFirst = byTicket[ticket.number] == nil
        byTicket[ticket.number, default: []].append(request)
        if isFirst { tickets.notify(waiter, of: ticket) }
    }

    /// Requests on this ticket may run again.
    func wake(_ ticket: Ticket) {
        guard let woken = byTicket.removeValue(forKey: ticket.number) else { return }
        for request in woken {
            request.ticket = nil
            ready.append(request)
        }
    }

    /// The next request to run again; it is no longer parked.
    func takeReady() -> ParkedRequest? {
        while firstReady < ready.count {
            let request = ready[firstReady]
            firstReady += 1
            if firstReady == ready.count {
                ready.removeAll(keepingCapacity: ready.count <= 64)
                firstReady = 0
            }
            if request.isDropped { continue }
            byTag[request.tag] = nil
            return request
        }
        return nil
    }

    /// Tflush: the request will never run. Its token, or nil if no request has this tag.
    func drop(_ tag: UInt16) -> UInt64? {
        guard !byTag.isEmpty, let request = byTag.removeValue(forKey: tag) else { return nil }
        forget(request)
        return request.token
    }

    /// Drops all; `body` gets each token.
    func dropAll(_ body: (_ token: UInt64) -> Void) {
        for request in byTag.values {
            request.isDropped = true
            body(request.token)
        }
        for number in byTicket.keys { tickets.forget(waiter, of: Ticket(number: number)) }
        byTag = [:]
        byTicket = [:]
        ready = []
        firstReady = 0
    }

    private func forget(_ request: ParkedRequest) {
        request.isDropped = true
        guard let ticket = request.ticket else { return }  // it is in `ready`
        request.ticket = nil
        byTicket[ticket.number]?.removeAll { $0 === request }
        if byTicket[ticket.number]?.isEmpty == true {
            byTicket[ticket.number] = nil
            tickets.forget(waiter, of: ticket)
        }
    }
}
