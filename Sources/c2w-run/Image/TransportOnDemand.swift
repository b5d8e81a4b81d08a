import CurlTransport
import HostPlatform
import ImageModel

/// libcurl, set up with the first request: a run from the cache or from files does without it.
///
/// Threads: any.
final class TransportOnDemand: HTTPTransport, @unchecked Sendable {
    private let lock = HostLock()  // guards the next
    private var started: Result<CurlTransport, HostError>?

    private func transport() -> Result<CurlTransport, HostError> {
        lock.withLock {
            if let started { return started }
            let made: Result<CurlTransport, HostError>
            do throws(HostError) {
                made = .success(try CurlTransport(settings: RegistryConfiguration.curlSettings()))
            } catch {
                made = .failure(error)
            }
            started = made
            return made
        }
    }

    func start(_ request: HTTPRequest, sink: any HTTPResponseSink) -> HTTPRequestID {
        switch transport() {
        case .success(let curl): return curl.start(request, sink: sink)
        case .failure(let error):
            // A sink is never called from inside this call.
            let handed = HandedOver(sink)
            let thread = try? HostThread.start(name: "c2w-no-curl") {
                handed.value.finished(.unreachable("libcurl cannot be started: \(error)"))
            }
            thread?.detach()
            return HTTPRequestID(number: 0)
        }
    }

    func cancel(_ id: HTTPRequestID) { if case .success(let curl) = transport() { curl.cancel(id) } }

    func resume(_ id: HTTPRequestID) { if case .success(let curl) = transport() { curl.resume(id) } }

    func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) {
        switch transport() {
        case .success(let curl): curl.fire(ticket, on: board, afterMs: milliseconds)
        case .failure: board.fire(ticket)
        }
    }
}
