import HostPlatform
import ImageModel
import Testing

/// Answers `.pending` so many times, each time with a new ticket that it fires a little later.
final class SlowAnswer: @unchecked Sendable {
    private let board: TicketBoard
    private let condition = HostCondition()
    private var left: Int
    private(set) var calls = 0
    init(board: TicketBoard, pendingTimes: Int) {
        self.board = board
        left = pendingTimes
    }
    func ask() -> Ticket? {
        condition.lock()
        defer { condition.unlock() }
        calls += 1
        if left == 0 { return nil }
        left -= 1
        let ticket = board.issue()
        let thread = try? HostThread.start(name: "firer") { [board] in board.fire(ticket) }
        thread?.detach()
        return ticket
    }
}

/// Counts its steps; waits for a ticket of its own before each but the last.
final class SteppedWork: Work, @unchecked Sendable {
    private let answer: SlowAnswer
    private let done: Mailbox<Int>
    private var steps = 0
    init(answer: SlowAnswer, done: Mailbox<Int>) {
        self.answer = answer
        self.done = done
    }
    func step() -> WorkStep {
        steps += 1
        if let ticket = answer.ask() { return .wait(ticket) }
        done.post(steps)
        return .done
    }
}

@Suite struct WaitingTests {
    let host = PosixHost(workThreads: 2)

    @Test func aPendingCallIsRepeatedUntilItAnswers() throws {
        let room = WaitRoom(board: host.tickets)
        let answer = SlowAnswer(board: host.tickets, pendingTimes: 50)
        let value = try room.blocking { () throws(TreeError) -> Int in
            if let ticket = answer.ask() { throw .pending(ticket) }
            return 42
        }
        #expect(value == 42)
        #expect(answer.calls == 51)
    }

    @Test func aFailureOfTheCallIsThrownOn() {
        let room = WaitRoom(board: host.tickets)
        #expect {
            try room.blocking { () throws(BlobError) -> Int in throw .failed(BlobFailure(.notFound, "gone")) }
        } throws: { ($0 as? BlobFailure)?.message == "gone" }
    }

    @Test func aTicketThatFiredBeforeTheWaitDoesNotBlock() {
        let ticket = host.tickets.issue()
        host.tickets.fire(ticket)
        #expect(WaitRoom(board: host.tickets).wait(for: ticket))
    }

    @Test func cancellingWakesThoseWhoWait() throws {
        let room = WaitRoom(board: host.tickets)
        let never = host.tickets.issue()
        let result = Mailbox<Bool>()
        let thread = try HostThread.start(name: "waiter") { result.post(room.wait(for: never)) }
        room.cancel()
        #expect(result.next() == false)
        thread.join()
        #expect(throws: TreeError.self) {
            try room.blocking { () throws(TreeError) -> Int in throw .pending(never) }
        }
    }

    @Test func manyThreadsMayWaitForOneTicketInOneRoom() throws {
        let room = WaitRoom(board: host.tickets)
        let ticket = host.tickets.issue()
        let result = Mailbox<Bool>()
        let threads = try (0..<8).map { _ in
            try HostThread.start(name: "waiter") { result.post(room.wait(for: ticket)) }
        }
        host.tickets.fire(ticket)
        for thread in threads { thread.join() }
        for _ in 0..<8 { #expect(result.next(untilNs: 0) == true) }
    }

    @Test func workThatWaitsIsSteppedAgainWhenItsTicketFires() {
        let done = Mailbox<Int>()
        for _ in 0..<100 {
            host.start(SteppedWork(answer: SlowAnswer(board: host.tickets, pendingTimes: 3), done: done))
        }
        for _ in 0..<100 { #expect(done.next() == 4) }
    }

    @Test func waitingWorkHoldsNoThread() {
        final class Stuck: Work, @unchecked Sendable {
            let ticket: Ticket
            init(_ ticket: Ticket) { self.ticket = ticket }
            func step() -> WorkStep { .wait(ticket) }
        }
        for _ in 0..<20 { host.start(Stuck(host.tickets.issue())) }
        let done = Mailbox<Int>()
        host.start(SteppedWork(answer: SlowAnswer(board: host.tickets, pendingTimes: 0), done: done))
        #expect(done.next(untilNs: PosixHost.monotonicNs() + 5_000_000_000) == 1)
    }

    @Test func aMailboxKeepsOrderAndGivesUpInTime() {
        let box = Mailbox<Int>()
        for number in 0..<5 { box.post(number) }
        #expect((0..<5).map { _ in box.next() } == [0, 1, 2, 3, 4])
        #expect(box.next(untilNs: PosixHost.monotonicNs() + 1_000_000) == nil)
    }
}
