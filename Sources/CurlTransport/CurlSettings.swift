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
    public var userAgent = "c2w-run/0.1"
    public init() {}

    /// With what the environment says. Proxies are read by libcurl itself: `https_proxy`, `http_proxy`, `no_proxy`.
    public static func fromEnvironment() -> CurlSettings {
        var out = CurlSettings()
        out.caFile = variable("SSL_CERT_FILE")
        out.caFolder = variable("SSL_CERT_DIR")
        return out
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
