import Glibc
import HostPlatform

/// Debian's docker-registry on a free port of loopback, with its data in a scratch folder.
final class RegistryServer: Sendable {
    let port: Int
    private let scratch: Scratch
    private let server: ChildProcess

    /// One for all tests that only add images of their own.
    static let shared = Result { try RegistryServer() }

    init() throws {
        scratch = try Scratch()
        port = try freePort()
        try scratch.write(
            "config.yml",
            """
            version: 0.1
            log: {level: error, accesslog: {disabled: true}}
            storage: {filesystem: {rootdirectory: \(scratch["data"])}}
            http: {addr: "127.0.0.1:\(port)"}

            """)
        server = try startServer(["docker-registry", "serve", scratch["config.yml"]])
        try waitForPort(port)
    }

    deinit { server.send(SIGKILL) }

    func stop() { server.send(SIGKILL) }

    /// The file in which the registry keeps a blob: what it sends is not checked again.
    func file(ofBlob hex: String) -> String {
        scratch["data/docker/registry/v2/blobs/sha256/\(hex.prefix(2))/\(hex)/data"]
    }

    private func curl(_ arguments: String..., input: [UInt8] = []) throws -> String {
        let finished = try run(["curl", "-fsS", "--noproxy", "*"] + arguments, input: input)
        guard finished.status == 0 else { throw TestFailure("curl \(arguments): \(finished.errors)") }
        return finished.output
    }

    /// Puts a blob, whose digest is `sha256:…`.
    func put(blob bytes: [UInt8], _ digest: String, in repository: String) throws {
        let headers = try curl(
            "-X", "POST", "-D", "-", "-o", "/dev/null", "http://127.0.0.1:\(port)/v2/\(repository)/blobs/uploads/")
        let line = headers.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("location:") }
        guard let place = line?.split(separator: " ").last else { throw TestFailure("no place for a blob: \(headers)") }
        _ = try curl(
            "-X", "PUT", "-H", "Content-Type: application/octet-stream", "--data-binary", "@-",
            place + (place.contains("?") ? "&" : "?") + "digest=" + digest, input: bytes)
    }

    /// Puts a manifest under a tag or its digest.
    func put(manifest bytes: [UInt8], _ type: String, as name: String, in repository: String) throws {
        _ = try curl(
            "-X", "PUT", "-H", "Content-Type: " + type, "--data-binary", "@-",
            "http://127.0.0.1:\(port)/v2/\(repository)/manifests/\(name)", input: bytes)
    }

    /// `localhost:PORT/NAME`, once the image at `source` (as skopeo spells it) is there.
    func push(_ source: String, as name: String) throws -> String {
        try tool(
            "skopeo", "--insecure-policy", "copy", "--quiet", "--all", "--dest-tls-verify=false", source,
            "docker://localhost:\(port)/\(name)")
        return "localhost:\(port)/\(name)"
    }
}

/// A program in the background that ends with this process, however that ends.
func startServer(_ arguments: [String]) throws -> ChildProcess {
    let started = Mailbox<Result<ChildProcess, any Error>>()
    // Nobody reads what it says: a pipe would be full some time, and hold up the server with it.
    let words = ["sh", "-c", #"exec setpriv --pdeathsig KILL -- "$@" >/dev/null 2>&1"#, "sh"] + arguments
    serverStarter.post { started.post(Result { try ChildProcess(words) }) }
    guard let child = try started.next()?.get() else { throw TestFailure("\(arguments) was not started") }
    child.closeInput()
    return child
}

/// A child has its death signal when the thread ends that has started it, and those that tests run in come and go: so one
/// that stays starts all servers.
private let serverStarter: Mailbox<@Sendable () -> Void> = {
    let orders = Mailbox<@Sendable () -> Void>()
    let thread = try? HostThread.start(name: "test-servers") { while let order = orders.next() { order() } }
    thread?.detach()
    return orders
}()

/// A port of loopback that nobody listens on now.
func freePort() throws -> Int {
    // Below the range that outgoing connections take theirs from: there, a connection could be given this very port
    // between our look and the server's bind, or a client that tries again and again connect to itself.
    for _ in 0..<200 {
        let port = Int.random(in: 12_000..<32_000)
        let end = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(end) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(end, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isBound { return port }
    }
    throw TestFailure("no free port")
}

func waitForPort(_ port: Int) throws {
    for _ in 0..<200 {
        let end = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(end) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = in_port_t(port).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(end, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isConnected { return }
        usleep(50_000)
    }
    throw TestFailure("nothing listens on port \(port)")
}
