import ImageModel
import NinePServer

/// A 9P session beside the CPU: messages go in by `submit`, replies come out in the machine's inbox.
///
/// Threads: `submit` and `ticketFired` on any; the session itself lives on its worker.
public final class NinePService: TicketWaiter, @unchecked Sendable {
    private let device: Int
    private let inbox: MachineInbox
    private let worker: any DeviceWorker
    /// Only jobs on the worker touch it; nil once closed.
    private var session: NinePSession?

    /// `device`: position in the machine's fixed set.
    public init(
        device: Int, tree: any FileTree, tickets: TicketBoard, limits: NinePSession.Limits,
        inbox: MachineInbox, worker: any DeviceWorker
    ) {
        self.device = device
        self.inbox = inbox
        self.worker = worker
        session = NinePSession(tree: tree, tickets: tickets, waiter: self, limits: limits)
    }

    func submit(_ message: [UInt8], token: UInt64) {
        worker.post(NinePJob(self, .receive(message, token: token)))
    }

    public func ticketFired(_ ticket: Ticket) {
        worker.post(NinePJob(self, .retry(ticket)))
    }

    /// Ends the session, on its worker. Nothing comes out after that.
    public func close() {
        worker.post(NinePJob(self, .close))
    }

    fileprivate func perform(_ action: NinePJob.Action) {
        guard let session else { return }
        switch action {
        case .receive(let message, let token):
            message.withUnsafeBytes { session.receive($0, token: token) }
        case .retry(let ticket):
            session.retry(ticket)
        case .close:
            session.close()
            self.session = nil
            return
        }
        while session.takeReply({ token, reply in
            inbox.complete(DeviceCompletion(device: device, token: token, bytes: [UInt8](reply)))
        }) {}
    }
}

private final class NinePJob: DeviceJob {
    enum Action {
        case receive([UInt8], token: UInt64)
        case retry(Ticket)
        case close
    }

    private let service: NinePService
    private let action: Action

    init(_ service: NinePService, _ action: Action) {
        self.service = service
        self.action = action
    }

    func run() { service.perform(action) }
}
