import ImageCodecs
import ImageModel
import RegistryClient

func registryServerSeeds() -> [[UInt8]] {
    [
        [0, 0, 0, 0, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [4, 4, 4, 0, 1, 0],
        [2, 1, 3, 0, 0, 2, 5, 1, 0],
        (0..<64).map { UInt8($0 &* 37 & 0xff) },
    ]
}

/// A registry whose every answer the input chooses: status, headers, how much of the body comes and how it ends.
/// The client must come to an end, bring no wrong byte, and send no credentials elsewhere.
func fuzzRegistryServer(_ input: UnsafeRawBufferPointer) {
    let board = TicketBoard(lock: Lock())
    let transport = ScriptedTransport(input)
    var settings = FetchSettings()
    settings.streamBufferBytes = 1000
    settings.windowBytes = 100
    settings.maxWindowBytes = 400
    let client = ImageClient(
        transport: transport, board: board, host: HostServices(), codecs: HostCodecs(), credentials: AnyLogin(),
        settings: settings)
    guard let location = try? ImageLocation("localhost:5000/a/b:t"), let source = try? client.open(location) else {
        preconditionFailure("the name is right")
    }
    transport.drive { () throws(BlobError) in
        _ = try source.resolve(Platform(os: "linux", architecture: "riscv64"))
    }
    let reader = source.blob(
        Descriptor(mediaType: "", digest: Digest(sha256: [UInt8](repeating: 7, count: 32)), sizeBytes: 5000))
    var offset: UInt64 = 0
    for step in 0..<40 {
        let byte = transport.nextByte()
        if byte & 7 == 1 { offset = UInt64(byte) * 19 }
        if byte & 7 == 2 { reader.prefetch(at: UInt64(byte) * 19, count: 300) }
        var got = 0
        transport.drive { () throws(BlobError) in
            var outcome: Result<Int, BlobError> = .success(0)
            withUnsafeTemporaryAllocation(byteCount: 97, alignment: 1) { buffer in
                do throws(BlobError) {
                    let count = try reader.read(at: offset, into: buffer)
                    for index in 0..<count {
                        precondition(
                            buffer[index] == ScriptedTransport.byte(at: offset + UInt64(index)), "a wrong byte")
                    }
                    outcome = .success(count)
                } catch {
                    outcome = .failure(error)
                }
            }
            got = try outcome.get()
        }
        offset += UInt64(got)
        if step == 39 { reader.close() }
    }
    transport.settle()
}

private final class AnyLogin: CredentialStore {
    func credentials(registry: String, repository: String) -> Credentials? { .basic(user: "u", password: "p") }
}

/// Answers from a script of bytes, one event at a time, when `drive` says so.
private final class ScriptedTransport: HTTPTransport {
    private final class Running {
        let request: HTTPRequest
        let sink: any HTTPResponseSink
        var isPaused = false
        var isCancelled = false
        var isOver = false
        init(_ request: HTTPRequest, _ sink: any HTTPResponseSink) {
            self.request = request
            self.sink = sink
        }
    }

    private let script: [UInt8]
    private var offset = 0
    private var running: [HTTPRequestID: Running] = [:]
    private var order: [HTTPRequestID] = []
    private var lastID: UInt64 = 0
    private var requestCount = 0

    init(_ script: UnsafeRawBufferPointer) { self.script = [UInt8](script) }

    /// The script's next byte; zeros, which are a server in order, when it is used up.
    func nextByte() -> UInt8 {
        defer { offset += 1 }
        return offset < script.count ? script[offset] : 0
    }

    static func byte(at offset: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: offset &* 31 &+ offset >> 8) }

    func start(_ request: HTTPRequest, sink: any HTTPResponseSink) -> HTTPRequestID {
        lastID += 1
        requestCount += 1
        precondition(requestCount < 20_000, "requests without end")
        let authorization = request.headers.first { $0.name == "Authorization" }?.value
        // The password is for the registry and the token server it named; what was got with it for the registry.
        let isRegistry =
            request.url.hasPrefix("http://localhost:5000/") || request.url.hasPrefix("https://localhost:5000/")
        let isTokenServer = request.url.hasPrefix("http://localhost:5001/")
        if !isRegistry {
            precondition(authorization?.hasPrefix("Basic") != true || isTokenServer, "a password leaked")
            precondition(authorization != "Bearer secret", "a token leaked")
        }
        let id = HTTPRequestID(number: lastID)
        running[id] = Running(request, sink)
        order.append(id)
        return id
    }

    func cancel(_ id: HTTPRequestID) { running[id]?.isCancelled = true }
    func resume(_ id: HTTPRequestID) { running[id]?.isPaused = false }
    func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) {
        precondition(milliseconds < 120_000, "waits too long")
        board.fire(ticket)
    }

    /// Repeats the call, with an event in between, until it is no longer pending.
    func drive(_ call: () throws(BlobError) -> Void) {
        for _ in 0..<20_000 {
            do throws(BlobError) {
                return try call()
            } catch {
                guard case .pending = error else { return }
                stepOne()
            }
        }
        preconditionFailure("a call is pending for ever")
    }

    /// Lets what runs come to its end.
    func settle() {
        for _ in 0..<20_000 where !order.isEmpty { stepOne() }
    }

    private func stepOne() {
        guard let index = order.firstIndex(where: { running[$0].map { !$0.isPaused || $0.isCancelled } ?? true }) else {
            return
        }
        let id = order.remove(at: index)
        guard let one = running[id] else { return }
        answer(one)
        if one.isOver {
            running[id] = nil
        } else {
            order.append(id)
        }
    }

    private func answer(_ one: Running) {
        one.isOver = true
        if one.isCancelled { return one.sink.finished(.cancelled) }
        let choice = nextByte()
        let range = one.request.headers.first { $0.name == "Range" }?.value
        let isBlob = one.request.url.contains("/blobs/")
        switch choice & 15 {
        case 1: return one.sink.finished(.unreachable("no"))
        case 2:
            return head(
                one, [401, 403, 404, 429, 500, 503, 416, 302][Int(choice >> 5)],
                [
                    HTTPHeader(
                        "WWW-Authenticate",
                        choice & 16 == 0 ? "Basic realm=x" : "Bearer realm=\"http://localhost:5001/token\""),
                    HTTPHeader("Retry-After", "\(nextByte())"), HTTPHeader("Location", "http://localhost:5002/blobs/x"),
                ])
        case 3:
            return head(
                one, 307, [HTTPHeader("Location", choice & 16 == 0 ? "/v2/a/blobs/y" : "http://127.0.0.1:1/blobs/z")])
        default: break
        }
        if one.request.url.contains("/token") {
            one.sink.head(HTTPResponseHead(status: 200, headers: []))
            let hasLogin = one.request.headers.contains { $0.name == "Authorization" }
            let token = hasLogin ? #"{"token":"secret"}"# : #"{"token":"anonymous"}"#
            Array(token.utf8).withUnsafeBytes { _ = one.sink.body($0) }
            return one.sink.finished(nil)
        }
        guard isBlob else { return head(one, 200, [], Array(repeating: 0x20, count: Int(nextByte()))) }
        var start: UInt64 = 0
        var end: UInt64 = 5000
        if let range, choice & 16 == 0 {
            let ends = range.dropFirst("bytes=".count).split(separator: "-")
            start = ends.first.flatMap { UInt64($0) } ?? 0
            if ends.count > 1 { end = min(5000, (UInt64(ends[1]) ?? 4999) + 1) }
            let shift: UInt64 = choice & 15 == 4 ? 1 : 0
            one.sink.head(
                HTTPResponseHead(
                    status: 206,
                    headers: [HTTPHeader("Content-Range", "bytes \(start + shift)-\(end - 1 + shift)/5000")]))
        } else {
            one.sink.head(HTTPResponseHead(status: 200, headers: []))
        }
        var left = end - start
        if choice & 15 == 5 { left = min(left, UInt64(nextByte()) * 8) }
        if choice & 15 == 6 { left += 3 }
        while left > 0 {
            let count = min(left, 200)
            let chunk = (0..<count).map { ScriptedTransport.byte(at: start + $0) }
            let goesOn = chunk.withUnsafeBytes { one.sink.body($0) }
            start += count
            left -= count
            // A pause is over at once: what comes in it is allowed by the contract only after `resume`.
            if !goesOn { break }
        }
        one.sink.finished(left > 0 || choice & 15 == 7 ? .broken("cut") : nil)
    }

    private func head(_ one: Running, _ status: Int, _ headers: [HTTPHeader], _ body: [UInt8] = Array("no".utf8)) {
        one.sink.head(HTTPResponseHead(status: status, headers: headers))
        body.withUnsafeBytes { _ = one.sink.body($0) }
        one.sink.finished(nil)
    }
}
