import CCurl
import Glibc
import HostPlatform
import ImageModel

struct CurlTimer {
    var dueNs: UInt64
    var ticket: Ticket
    var board: TicketBoard
}

/// The transport's thread and what it owns. Other threads only post commands.
final class CurlLoop: @unchecked Sendable {
    enum Command {
        case start(CurlRequest)
        case cancel(HTTPRequestID)
        case resume(HTTPRequestID)
        case fire(CurlTimer)
        case stop
    }

    private let settings: CurlSettings
    private let lock = HostLock()  // guards the four below
    private var commands: [Command] = []
    private var lastID: UInt64 = 0
    private var hasEnded = false
    private var threadID: pthread_t?

    // SAFETY: used by the loop's thread alone, but for `curl_multi_wakeup`, which may come from any thread while
    // `hasEnded` is false (checked under the lock).
    private let multi: OpaquePointer?
    // The loop's thread alone:
    private var running: [HTTPRequestID: CurlRequest] = [:]
    private var timers: [CurlTimer] = []
    private var isStopping = false
    /// What was found in the certificate folders, by server.
    private var certificates: [String: HostCertificates?] = [:]

    /// libcurl wants this once a process, before any thread uses it.
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(_ settings: CurlSettings) {
        self.settings = settings
        multi = CurlLoop.isReady ? curl_multi_init().map { OpaquePointer($0) } : nil
        if let handle = multiHandle {
            _ = c2w_curl_multi_set_long(handle, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
            _ = c2w_curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, 32)
        }
    }

    private var multiHandle: UnsafeMutableRawPointer? { multi.map { UnsafeMutableRawPointer($0) } }

    var isCurrentThread: Bool {
        lock.withLock { threadID.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
    }

    // MARK: From any thread

    func start(_ request: HTTPRequest, sink: any HTTPResponseSink) -> HTTPRequestID {
        let id = lock.withLock { () -> HTTPRequestID in
            lastID += 1
            return HTTPRequestID(number: lastID)
        }
        post(.start(CurlRequest(id, request, sink, settings)))
        return id
    }

    func post(_ command: Command) {
        lock.lock()
        let isLate = hasEnded
        if !isLate {
            commands.append(command)
            if let multiHandle { curl_multi_wakeup(multiHandle) }
        }
        lock.unlock()
        if isLate { refuse(command) }
    }

    /// After the end: nothing may stay waiting.
    private func refuse(_ command: Command) {
        switch command {
        case .start(let request):
            // Never from inside `start`, whose caller may hold the lock that its sink takes.
            let late = HandedOver(request)
            let thread = try? HostThread.start(name: "curl-late") { late.value.sink.finished(.cancelled) }
            thread?.detach()
        case .fire(let timer): timer.board.fire(timer.ticket)
        case .cancel, .resume, .stop: break
        }
    }

    // MARK: The thread

    func run() {
        lock.withLock { threadID = pthread_self() }
        while !isStopping {
            obey()
            guard let multiHandle, !isStopping else { break }
            var count: Int32 = 0
            curl_multi_perform(multiHandle, &count)
            reap(multiHandle)
            let waitMs = fireDueTimers()
            curl_multi_poll(multiHandle, nil, 0, waitMs, nil)
        }
        end()
    }

    private func takeCommands() -> [Command] {
        lock.withLock {
            defer { commands.removeAll(keepingCapacity: true) }
            return commands
        }
    }

    private func obey() {
        for command in takeCommands() {
            switch command {
            case .start(let request): begin(request)
            case .cancel(let id):
                if let request = running[id] { finish(request, .cancelled) }
            case .resume(let id): running[id]?.resume()
            case .fire(let timer): timers.append(timer)
            case .stop: isStopping = true
            }
        }
    }

    private func begin(_ request: CurlRequest) {
        guard let multiHandle, !isStopping else { return request.sink.finished(.cancelled) }
        if let problem = request.prepare(certificates(for: request)) {
            return request.sink.finished(.unreachable(problem))
        }
        running[request.id] = request
        if let handle = request.handle, curl_multi_add_handle(multiHandle, handle) != CURLM_OK {
            finish(request, .unreachable("libcurl takes no more requests"))
        }
    }

    private func certificates(for request: CurlRequest) -> HostCertificates? {
        guard !settings.certificateFolders.isEmpty, let (host, port) = request.secureServer else { return nil }
        let key = host + ":\(port)"
        if let known = certificates[key] { return known }
        let found = HostCertificates.find(
            host: host, port: port, folders: settings.certificateFolders,
            systemFile: settings.caFile ?? HostCertificates.systemFile)
        certificates[key] = .some(found)
        return found
    }

    /// Takes what libcurl has finished.
    private func reap(_ multiHandle: UnsafeMutableRawPointer) {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multiHandle, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let result = c2w_curl_result(message)
            guard let request = running.values.first(where: { $0.handle == easy }) else { continue }
            finish(request, request.error(for: result))
        }
    }

    private func finish(_ request: CurlRequest, _ error: TransportError?) {
        running[request.id] = nil
        if let multiHandle, let handle = request.handle { curl_multi_remove_handle(multiHandle, handle) }
        request.close()
        request.sink.finished(error)
    }

    /// Returns how long nothing is due, in ms.
    private func fireDueTimers() -> Int32 {
        if timers.isEmpty { return 10_000 }
        let now = PosixHost.monotonicNs()
        let due = timers.filter { $0.dueNs <= now }
        timers.removeAll { $0.dueNs <= now }
        for timer in due { timer.board.fire(timer.ticket) }
        guard let next = timers.map({ $0.dueNs }).min() else { return due.isEmpty ? 10_000 : 0 }
        return Int32(clamping: min((next - now) / 1_000_000 + 1, 10_000))
    }

    private func end() {
        for request in running.values { finish(request, .cancelled) }
        for timer in timers { timer.board.fire(timer.ticket) }
        timers = []
        lock.lock()
        hasEnded = true
        let rest = commands
        commands = []
        lock.unlock()
        for command in rest {
            if case .start(let request) = command {
                request.sink.finished(.cancelled)
            } else {
                refuse(command)
            }
        }
        if let multiHandle { curl_multi_cleanup(multiHandle) }
    }
}
