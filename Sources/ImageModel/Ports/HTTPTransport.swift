public struct HTTPHeader: Sendable, Equatable {
    public var name: String
    public var value: String
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

public struct HTTPRequest: Sendable {
    public var method: String
    public var url: String
    public var headers: [HTTPHeader]
    /// Body of a POST; nil for none.
    public var body: [UInt8]?
    /// The server need not prove who it is: what a user has allowed for it by name.
    public var trustsAnyCertificate = false
    public init(method: String = "GET", url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

public struct HTTPResponseHead: Sendable {
    public var status: Int
    public var headers: [HTTPHeader]
    public init(status: Int, headers: [HTTPHeader]) {
        self.status = status
        self.headers = headers
    }
    /// The first header of that name, compared without regard to ASCII case.
    public func header(_ name: String) -> String? {
        for header in headers where asciiEqualIgnoringCase(header.name, name) { return header.value }
        return nil
    }
}

/// Compares two strings byte by byte, ASCII letters without regard to case.
public func asciiEqualIgnoringCase(_ left: String, _ right: String) -> Bool {
    func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }
    return left.utf8.count == right.utf8.count
        && zip(left.utf8, right.utf8).allSatisfy { lower($0) == lower($1) }
}

public enum TransportError: Error, Sendable {
    /// The connection could not be made: name, address, refused, TLS. With the library's own words.
    case unreachable(String)
    /// The connection broke after the head had come.
    case broken(String)
    case cancelled
}

/// Takes one response. Calls come in order: `head` once, `body` any number of times, `finished` once
/// and last (also without a head, when there was no connection). They come on the transport's own thread,
/// never from inside `start`; they must not block.
public protocol HTTPResponseSink: AnyObject {
    func head(_ head: HTTPResponseHead)
    /// Returns false to pause: these bytes are *taken*, but no more are sent until `resume`.
    func body(_ bytes: UnsafeRawBufferPointer) -> Bool
    func finished(_ error: TransportError?)
}

public struct HTTPRequestID: Hashable, Sendable {
    public let number: UInt64
    @inlinable public init(number: UInt64) { self.number = number }
}

/// Sends requests, many at once. Redirects are *not* followed: the client decides what goes to another
/// host. Any thread.
public protocol HTTPTransport: AnyObject {
    func start(_ request: HTTPRequest, sink: any HTTPResponseSink) -> HTTPRequestID
    /// `finished(.cancelled)` follows, unless the request has finished already.
    func cancel(_ id: HTTPRequestID)
    /// Goes on with a paused response.
    func resume(_ id: HTTPRequestID)
    /// Fires the ticket after so many milliseconds: how retries wait.
    func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64)
}
