/// A queue of events from any thread to one.
public final class Mailbox<Event>: @unchecked Sendable {
    private let condition = HostCondition()  // guards the queue
    private var queue: [Event] = []

    public init() {}

    public func post(_ event: Event) {
        condition.withLock { queue.append(event) }
        condition.signal()
    }

    /// The oldest event; waits for one, but no longer than until a time on the monotonic clock.
    public func next(untilNs deadlineNs: UInt64? = nil) -> Event? {
        condition.lock()
        defer { condition.unlock() }
        while queue.isEmpty {
            if let deadlineNs {
                if !condition.wait(untilNs: deadlineNs) && queue.isEmpty { return nil }
            } else {
                condition.wait()
            }
        }
        return queue.removeFirst()
    }
}
