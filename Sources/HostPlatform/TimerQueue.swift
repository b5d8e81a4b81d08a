import ImageModel

/// Tickets that fire at a time, on one thread, which is started with the first of them.
///
/// Threads: any.
final class TimerQueue: @unchecked Sendable {
    private struct Entry {
        var dueNs: UInt64
        var ticket: Ticket
        var board: TicketBoard
    }

    private let condition = HostCondition()  // guards the two below
    private var heap: [Entry] = []  // the earliest is the first; children of i are 2i + 1 and 2i + 2
    private var isRunning = false

    /// `dueNs` is on the monotonic clock. Without a thread to wait on, the ticket fires at once.
    func add(_ ticket: Ticket, on board: TicketBoard, dueNs: UInt64) {
        condition.lock()
        if !isRunning {
            guard let thread = try? HostThread.start(name: "c2w-timer", { [self] in run() }) else {
                condition.unlock()
                board.fire(ticket)
                return
            }
            thread.detach()
            isRunning = true
        }
        push(Entry(dueNs: dueNs, ticket: ticket, board: board))
        let isFirst = heap[0].ticket == ticket
        condition.unlock()
        if isFirst { condition.signal() }
    }

    private func run() {
        condition.lock()
        while true {
            guard let first = heap.first else {
                condition.wait()
                continue
            }
            guard first.dueNs <= PosixHost.monotonicNs() else {
                _ = condition.wait(untilNs: first.dueNs)
                continue
            }
            pop()
            condition.unlock()
            first.board.fire(first.ticket)
            condition.lock()
        }
    }

    private func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0, heap[child].dueNs < heap[(child - 1) / 2].dueNs {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private func pop() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].dueNs < heap[least].dueNs {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
