/// Where a 9P server listens: `tcp:HOST:PORT`, `tcp:[IPV6]:PORT` or `unix:PATH`.
public enum NinePAddress: Hashable, Sendable, CustomStringConvertible {
    /// Port 0 takes any that is free.
    case tcp(host: String, port: UInt16)
    case unix(path: String)

    /// nil for text of another shape.
    public init?(_ text: String) {
        if let path = NinePAddress.rest(of: text, after: "unix:") {
            guard !path.isEmpty else { return nil }
            self = .unix(path: path)
            return
        }
        guard let hostAndPort = NinePAddress.rest(of: text, after: "tcp:"),
            let colon = hostAndPort.lastIndex(of: ":"),
            let port = UInt16(hostAndPort[hostAndPort.index(after: colon)...])
        else { return nil }
        var host = hostAndPort[..<colon]
        if host.first == "[" {
            guard host.last == "]", host.count > 2 else { return nil }
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self = .tcp(host: String(host), port: port)
    }

    /// The text that `init` takes.
    public var description: String {
        switch self {
        case .unix(let path): "unix:" + path
        case .tcp(let host, let port): host.contains(":") ? "tcp:[\(host)]:\(port)" : "tcp:\(host):\(port)"
        }
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }
}
