import Glibc
import ImageModel

/// Threads that step `Work`. Work that waits for a ticket is parked, and holds no thread.
///
/// Ready work is taken in turn, one step at a time, so that a long pass over a layer does not keep others
/// from theirs. Threads are started when there is work for them, up to the limit.
final class WorkPool: TicketWaiter, @unchecked Sendable {
    private let board: TicketBoard
    private let maxThreads: Int
    private let condition = HostCondition()  // guards all below
    private var ready: [any Work] = []
    private var readyHead = 0
    private var parked: [Ticket: [any Work]] = [:]
    private var threadCount = 0
    private var idleCount = 0

    init(board: TicketBoard, maxThreads: Int) {
        self.board = board
        self.maxThreads = max(1, maxThreads)
    }

    /// False when there is no thread for it and none can be made: the work has not been taken.
    func add(_ work: any Work) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        if idleCount <= ready.count - readyHead && threadCount < maxThreads {
            let thread = try? HostThread.start(name: "c2w-work-\(threadCount)") { [self] in serve() }
            if let thread {
                thread.detach()
                threadCount += 1
            }
        }
        guard threadCount > 0 else { return false }
        enqueue(work)
        return true
    }

    func ticketFired(_ ticket: Ticket) {
        condition.lock()
        defer { condition.unlock() }
        for work in parked.removeValue(forKey: ticket) ?? [] { enqueue(work) }
    }

    /// With the lock held.
    private func enqueue(_ work: any Work) {
        ready.append(work)
        condition.signal()
    }

    private func serve() {
        while true {
            let work = take()
            switch work.step() {
            case .again:
                condition.withLock { enqueue(work) }
            case .wait(let ticket):
                // Parked before the board is asked, which may answer at once.
                condition.withLock { parked[ticket, default: []].append(work) }
                board.notify(self, of: ticket)
            case .done:
                break
            }
        }
    }

    private func take() -> any Work {
        condition.lock()
        defer { condition.unlock() }
        idleCount += 1
        while readyHead == ready.count { condition.wait() }
        idleCount -= 1
        let work = ready[readyHead]
        readyHead += 1
        if readyHead == ready.count || readyHead >= 1024 {
            ready.removeFirst(readyHead)
            readyHead = 0
        }
        return work
    }
}
