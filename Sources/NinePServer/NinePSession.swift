import ImageModel

/// One 9P2000.L connection without input or output of its own: messages in, replies out.
///
/// `receive` takes one whole T-message. Its reply is queued, now or, when the tree answers `.pending`,
/// after `retry`; `takeReply` hands replies out in the order they became ready. Each message received gives
/// exactly one reply, but for one dropped by Tflush, whose reply is *suppressed*: empty bytes, handed out
/// before the Rflush (virtio must still return its buffer).
///
/// Threads: one at a time; the caller sees to that. The waiter is told on any thread which ticket has fired and
/// must then call `retry` on the session's own thread.
public final class NinePSession {
    public struct Limits: Sendable {
        public var maxMessageBytes: UInt32 = 1 << 20
        public var maxFids: Int = 1 << 18
        public var maxPending: Int = 1 << 12
        public init() {}
    }

    private let tree: any FileTree
    private let tickets: TicketBoard
    private let limits: Limits

    public init(tree: any FileTree, tickets: TicketBoard, waiter: any TicketWaiter, limits: Limits = Limits()) {
        self.tree = tree
        self.tickets = tickets
        self.limits = limits
    }

    /// Takes one whole message (size field included). `token` comes back with the reply.
    public func receive(_ message: UnsafeRawBufferPointer, token: UInt64) {}

    /// Repeats the requests parked on this ticket.
    public func retry(_ ticket: Ticket) {}

    /// Calls `body` with the next reply, if there is one. The bytes are valid during the call.
    public func takeReply(_ body: (_ token: UInt64, _ reply: UnsafeRawBufferPointer) -> Void) -> Bool { false }

    /// Ends the session: fids are clunked and node references given back. Parked requests vanish.
    public func close() {}
}
