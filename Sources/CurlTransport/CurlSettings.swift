import Glibc

/// How patient the transport is, and whom it trusts.
public struct CurlSettings: Sendable {
    public var connectTimeoutMs = 15_000
    /// A response that brings not one byte in this time has stalled and counts as broken. A paused one does not.
    public var stallTimeoutSeconds = 30
    /// Certificates (PEM) to trust instead of the system's; from `SSL_CERT_FILE`.
    public var caFile: String?
    /// Folder of certificates; from `SSL_CERT_DIR`.
    public var caFolder: String?
    /// Folders that may have one for a server, the first that has one counts; see `HostCertificates`.
    public var certificateFolders: [String] = []
    /// Proxies (`http://host:port`) for http and https URLs; nil: none.
    public var httpProxy: String?
    public var httpsProxy: String?
    /// Hosts that are reached without a proxy: names, `.domain`, addresses, networks, `*`, with commas between.
    public var noProxy: String?
    public var userAgent = "c2w-run/0.1"
    public init() {}

    /// With what the environment says: `SSL_CERT_FILE`, `SSL_CERT_DIR`, and the proxies, whose names come in small and
    /// in capital letters.
    public static func fromEnvironment() -> CurlSettings {
        var out = CurlSettings()
        out.caFile = variable("SSL_CERT_FILE")
        out.caFolder = variable("SSL_CERT_DIR")
        let all = variable("all_proxy") ?? variable("ALL_PROXY")
        out.httpsProxy = variable("https_proxy") ?? variable("HTTPS_PROXY") ?? all
        // In a CGI program the one in capitals is a header of whoever asks (httpoxy).
        let isCGI = variable("REQUEST_METHOD") != nil
        out.httpProxy = variable("http_proxy") ?? (isCGI ? nil : variable("HTTP_PROXY")) ?? all
        out.noProxy = variable("no_proxy") ?? variable("NO_PROXY")
        return out
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
