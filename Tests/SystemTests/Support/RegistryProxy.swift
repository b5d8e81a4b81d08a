import Glibc
import HostPlatform

/// `lazy_proxy.py` before a registry: it counts what is fetched, and limits, delays or refuses it.
final class RegistryProxy: Sendable {
    let port: Int
    private let server: ChildProcess

    /// - Parameter port: of one that was stopped; nil: a free one.
    init(_ registry: RegistryServer, port: Int? = nil, _ options: String...) throws {
        self.port = try port ?? freePort()
        server = try startServer(
            [
                "python3", Installation.sourceFolder + "/Tests/Support/lazy_proxy.py", "--upstream",
                "127.0.0.1:\(registry.port)", "--port", "\(self.port)",
            ] + options)
        try waitForPort(self.port)
    }

    deinit { server.send(SIGKILL) }

    /// Every connection is gone at once, and nobody listens any more.
    func stop() { server.send(SIGKILL) }

    private var control: String { "http://127.0.0.1:\(port)/_control" }

    /// Settings as JSON.
    func set(_ settings: String) throws { try tool("curl", "-fsS", "--noproxy", "*", "-d", settings, control) }

    /// Counts from nothing.
    func reset() throws { try tool("curl", "-fsS", "--noproxy", "*", "-d", "{}", control + "/reset") }

    /// What jq makes of the counts, a number; -1 where it is none.
    func count(_ filter: String) throws -> Int { Int(try ask("", filter)) ?? -1 }

    /// What jq makes of the log of requests, as text.
    func log(_ filter: String) throws -> String { try ask("/log", filter) }

    private func ask(_ path: String, _ filter: String) throws -> String {
        try tool("sh", "-c", "curl -fsS --noproxy '*' \(control)\(path) | jq -r '\(filter)'").trimmed
    }
}
