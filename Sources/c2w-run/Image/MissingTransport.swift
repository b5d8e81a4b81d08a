import ImageModel

final class MissingTransport: HTTPTransport {
    func start(_ request: HTTPRequest, sink: any HTTPResponseSink) -> HTTPRequestID { fatalError("no transport") }
    func cancel(_ id: HTTPRequestID) {}
    func resume(_ id: HTTPRequestID) {}
    func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) {}
}
