import CHostShims
import Glibc
import HostPlatform
import ImageModel
import NinePServer

/// A thread that serves some of the connections. Others talk to it through `post`.
final class EventLoop: @unchecked Sendable {
    enum Message {
        case accepted(Int32, connection: UInt64)
        case fired(Ticket, connection: UInt64)
        case stop
    }

    private let epoll: Int32
    private let wakeup: Int32
    private let lock = HostLock()  // guards `posted`
    private var posted: [Message] = []

    // The thread's own:
    private let makeSession: (EventLoop, _ connection: UInt64) -> NinePSession
    private let onEvent: (NinePListenerEvent) -> Void
    private var connections: [UInt64: Connection] = [:]
    /// Which of them wait for the socket to take bytes.
    private var blocked: Set<UInt64> = []
    private var isStopping = false

    /// Marks the wake-up descriptor; connections count from 1.
    private static let wakeupMark: UInt64 = 0

    init(
        makeSession: @escaping (EventLoop, _ connection: UInt64) -> NinePSession,
        onEvent: @escaping (NinePListenerEvent) -> Void
    ) throws(HostError) {
        self.makeSession = makeSession
        self.onEvent = onEvent
        let epoll = try systemCall("epoll_create1") { epoll_create1(Int32(EPOLL_CLOEXEC)) }
        do throws(HostError) {
            wakeup = try systemCall("eventfd") {
                eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
            }
        } catch {
            Glibc.close(epoll)
            throw error
        }
        self.epoll = epoll
        try watch(wakeup, mark: EventLoop.wakeupMark, for: EPOLLIN.rawValue, isNew: true)
    }

    deinit {
        Glibc.close(wakeup)
        Glibc.close(epoll)
    }

    /// Any thread.
    func post(_ message: Message) {
        let isFirst = lock.withLock {
            posted.append(message)
            return posted.count == 1
        }
        guard isFirst else { return }
        var one: UInt64 = 1
        while write(wakeup, &one, 8) < 0, errno == EINTR {}
    }

    /// Serves until `stop` is posted.
    func run() {
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 64) { events in
            while !isStopping {
                let count = epoll_wait(epoll, events.baseAddress, Int32(events.count), -1)
                if count < 0 {
                    guard errno == EINTR else { fatalError("epoll_wait: errno \(errno)") }
                    continue
                }
                for index in 0..<Int(count) {
                    dispatch(events[index].data.u64, events[index].events)
                }
            }
        }
        for (_, connection) in connections {
            connection.close()
            onEvent(.closed(connection.number, .stopped))
        }
        connections = [:]
    }

    private func dispatch(_ mark: UInt64, _ events: UInt32) {
        if mark == EventLoop.wakeupMark { return takePosted() }
        guard let connection = connections[mark] else { return }
        serve(connection) { () throws(NinePCloseReason) in
            if events & EPOLLOUT.rawValue != 0 { try connection.writable() }
            if events & ~EPOLLOUT.rawValue != 0 { try connection.readable() }
            // Nothing is left to wait for once both directions are gone.
            if events & EPOLLERR.rawValue != 0 || (events & EPOLLHUP.rawValue != 0 && connection.isBlocked) {
                throw .clientClosed
            }
        }
    }

    private func takePosted() {
        var count: UInt64 = 0
        while read(wakeup, &count, 8) < 0, errno == EINTR {}
        let messages = lock.withLock {
            let taken = posted
            posted = []
            return taken
        }
        for message in messages {
            switch message {
            case .stop: isStopping = true
            case .accepted(let descriptor, let number): add(descriptor, number)
            case .fired(let ticket, let number):
                guard let connection = connections[number] else { continue }
                serve(connection) { () throws(NinePCloseReason) in try connection.retry(ticket) }
            }
        }
    }

    private func serve(_ connection: Connection, _ body: () throws(NinePCloseReason) -> Void) {
        do throws(NinePCloseReason) {
            try body()
            guard connection.isBlocked != blocked.contains(connection.number) else { return }
            let wanted = connection.isBlocked ? EPOLLOUT.rawValue : EPOLLIN.rawValue
            do throws(HostError) {
                try watch(connection.descriptor, mark: connection.number, for: wanted, isNew: false)
            } catch { throw .failed(error) }
            if connection.isBlocked {
                blocked.insert(connection.number)
            } else {
                blocked.remove(connection.number)
            }
        } catch {
            remove(connection, error)
        }
    }

    private func add(_ descriptor: Int32, _ number: UInt64) {
        let connection = Connection(
            number: number, descriptor: descriptor, session: makeSession(self, number))
        connections[number] = connection
        onEvent(.connected(number))
        do throws(HostError) {
            try watch(descriptor, mark: number, for: EPOLLIN.rawValue, isNew: true)
        } catch {
            remove(connection, .failed(error))
        }
    }

    private func remove(_ connection: Connection, _ reason: NinePCloseReason) {
        connections[connection.number] = nil
        blocked.remove(connection.number)
        connection.close()
        onEvent(.closed(connection.number, reason))
    }

    private func watch(_ descriptor: Int32, mark: UInt64, for events: UInt32, isNew: Bool) throws(HostError) {
        var event = epoll_event()
        event.events = events
        event.data.u64 = mark
        _ = try systemCall("epoll_ctl") {
            epoll_ctl(epoll, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, &event)
        }
    }
}
