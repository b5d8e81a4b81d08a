import Glibc
import HostPlatform
import ImageModel
import NinePServer

/// One client: its socket, its session, and the bytes between them. All on the thread of its loop.
///
/// Back-pressure: while the socket takes no more, no reply is taken from the session and nothing is read, so a
/// client that sends but does not read costs one reply and one read buffer.
final class Connection {
    let number: UInt64
    let descriptor: Int32
    private let session: NinePSession
    private var input = SocketBuffer(capacity: 64 << 10)
    private var output = SocketBuffer(capacity: 16 << 10)
    private var isInputEnded = false
    /// Set by a failed send inside a callback.
    private var failure: NinePCloseReason?

    /// Small replies are gathered up to this many bytes before they are sent.
    private static let gatherBytes = 64 << 10
    /// A reply from this size on is sent from where it is.
    private static let directBytes = 16 << 10
    /// Reads in a row before other connections get their turn.
    private static let readsInARow = 4

    init(number: UInt64, descriptor: Int32, session: NinePSession) {
        self.number = number
        self.descriptor = descriptor
        self.session = session
    }

    /// The socket does not take what there is to send.
    var isBlocked: Bool { !output.isEmpty }

    /// There may be something to read.
    func readable() throws(NinePCloseReason) {
        var readsLeft = Connection.readsInARow
        while readsLeft > 0, !isBlocked, !isInputEnded {
            readsLeft -= 1
            let room = input.room(16 << 10)
            let count = recv(descriptor, room.baseAddress, room.count, 0)
            if count < 0 {
                let code = errno
                if code == EAGAIN { break }
                if code == EINTR { continue }
                throw code == ECONNRESET ? .clientClosed : .failed(HostError(operation: "recv", code: code))
            }
            isInputEnded = count == 0
            input.extend(by: count)
            try serve()
            if count < room.count { break }
        }
        if isInputEnded, !isBlocked { throw .clientClosed }
    }

    /// The socket takes bytes again.
    func writable() throws(NinePCloseReason) {
        try flush()
        try serve()
        if !isBlocked { try readable() }
    }

    func retry(_ ticket: Ticket) throws(NinePCloseReason) {
        session.retry(ticket)
        try serve()
    }

    func close() {
        session.close()
        Glibc.close(descriptor)
    }

    /// Replies, then requests that are in the buffer whole, as long as the socket takes what comes of them.
    private func serve() throws(NinePCloseReason) {
        try takeReplies()
        while !isBlockedAfterGathering, let size = try frameBytes() {
            session.receive(UnsafeRawBufferPointer(rebasing: input.bytes[..<size]), token: 0)
            input.drop(size)
            try takeReplies()
        }
        try flush()
    }

    /// The size of the message at the start of the buffer; nil if it is not whole yet.
    private func frameBytes() throws(NinePCloseReason) -> Int? {
        let bytes = input.bytes
        guard bytes.count >= 4 else { return nil }
        let size = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
        let limit = session.messageLimitBytes
        guard size >= UInt32(NinePConstant.headerBytes), size <= limit else {
            throw .badFrame(sizeBytes: size, limitBytes: limit)
        }
        if Int(size) > bytes.count {
            _ = input.room(Int(size) - bytes.count)
            return nil
        }
        return Int(size)
    }

    private func takeReplies() throws(NinePCloseReason) {
        while !isBlockedAfterGathering, session.takeReply({ _, reply in take(reply) }) {}
        if let failure { throw failure }
    }

    private func take(_ reply: UnsafeRawBufferPointer) {
        if reply.count < Connection.directBytes {
            output.append(reply)
            return
        }
        do throws(NinePCloseReason) { try send(reply) } catch { failure = error }
    }

    /// True if enough is gathered and the socket does not take it.
    private var isBlockedAfterGathering: Bool {
        guard failure == nil else { return true }
        guard output.count >= Connection.gatherBytes else { return false }
        do throws(NinePCloseReason) { try flush() } catch { failure = error }
        return isBlocked
    }

    private func flush() throws(NinePCloseReason) {
        if let failure { throw failure }
        if !output.isEmpty { try send(UnsafeRawBufferPointer(start: nil, count: 0)) }
    }

    /// Sends what is gathered and then `more`; keeps what the socket does not take.
    private func send(_ more: UnsafeRawBufferPointer) throws(NinePCloseReason) {
        var more = more
        while !output.isEmpty || !more.isEmpty {
            let gathered = output.bytes
            let count = withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { vectors in
                vectors[0] = iovec(
                    iov_base: UnsafeMutableRawPointer(mutating: gathered.baseAddress), iov_len: gathered.count)
                vectors[1] = iovec(iov_base: UnsafeMutableRawPointer(mutating: more.baseAddress), iov_len: more.count)
                var message = msghdr()
                message.msg_iov = vectors.baseAddress
                message.msg_iovlen = 2
                return sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                let code = errno
                if code == EINTR { continue }
                if code == EAGAIN {
                    output.append(more)
                    return
                }
                throw code == EPIPE || code == ECONNRESET
                    ? .clientClosed : .failed(HostError(operation: "send", code: code))
            }
            let fromGathered = min(count, gathered.count)
            output.drop(fromGathered)
            more = UnsafeRawBufferPointer(rebasing: more[(count - fromGathered)...])
        }
    }
}

/// Takes a session's tickets to the thread of its loop.
final class ConnectionWaiter: TicketWaiter {
    private let loop: EventLoop
    private let connection: UInt64

    init(loop: EventLoop, connection: UInt64) {
        self.loop = loop
        self.connection = connection
    }

    func ticketFired(_ ticket: Ticket) { loop.post(.fired(ticket, connection: connection)) }
}
