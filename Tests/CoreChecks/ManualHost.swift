import ImageModel

/// A host whose background work runs only when the test says so, on the test's own thread. Warnings are kept.
public final class ManualHost: HostServices, TicketWaiter {
    public let board = TicketBoard(lock: Lock())
    public private(set) var warnings: [String] = []
    private var ready: [any Work] = []
    private var waiting: [Ticket: [any Work]] = [:]

    public override init() { super.init() }

    public override func start(_ work: any Work) { ready.append(work) }
    public override func warn(_ message: String) { warnings.append(message) }

    public override func fillEntropy(_ buffer: UnsafeMutableRawBufferPointer) {
        for index in buffer.indices { buffer[index] = UInt8(truncatingIfNeeded: index &* 151 &+ 7) }
    }

    /// Work that sits and waits.
    public var waitingCount: Int { waiting.count }
    public var isIdle: Bool { ready.isEmpty }

    public func ticketFired(_ ticket: Ticket) {
        ready.append(contentsOf: waiting.removeValue(forKey: ticket) ?? [])
    }

    /// Steps the oldest work once; false if there was none.
    @discardableResult
    public func stepOnce() -> Bool {
        guard !ready.isEmpty else { return false }
        let work = ready.removeFirst()
        switch work.step() {
        case .again: ready.append(work)
        case .wait(let ticket):
            waiting[ticket, default: []].append(work)
            board.notify(self, of: ticket)
        case .done: break
        }
        return true
    }

    /// Steps all work until none can go on.
    public func runUntilIdle() {
        while stepOnce() {}
    }
}
