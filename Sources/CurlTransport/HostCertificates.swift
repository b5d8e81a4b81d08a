import CCurl
import Glibc
import HostPlatform
import ImageModel

/// What the user's `certs.d` folders say about one server: authorities to trust beside the system's, and what we show.
///
///     certs.d/HOST[:PORT]/*.crt           certificates of authorities (PEM)
///                        /NAME.cert + .key   our certificate and its key
///
/// Source: containers-certs.d(5); https://docs.docker.com/engine/security/certificates.
struct HostCertificates: Sendable {
    /// All authorities in one PEM text; empty: the system's alone.
    var authorities: [UInt8] = []
    var certificatePath: String?
    var keyPath: String?

    private static let maxFileBytes = 4 << 20
    private static let maxFiles = 64

    /// Of the first folder that has one for the server; nil where none has.
    static func find(host: String, port: Int, folders: [String], systemFile: String?) -> HostCertificates? {
        var names = [host + ":\(port)"]
        if port == 443 { names.append(host) }
        // The registry that answers for Docker Hub has another name.
        if host == "registry-1.docker.io" { names += ["docker.io", "index.docker.io"] }
        for folder in folders {
            for name in names {
                if let found = read(folder + "/" + name, systemFile) { return found }
            }
        }
        return nil
    }

    private static func read(_ folder: String, _ systemFile: String?) -> HostCertificates? {
        guard let listing = opendir(folder) else { return nil }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing), names.count < maxFiles {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                    String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        names.sort()
        var out = HostCertificates()
        for name in names where name.hasSuffix(".crt") {
            guard let bytes = try? PosixFile.readAll(folder + "/" + name, maxBytes: maxFileBytes) else { continue }
            out.authorities += bytes + [0x0a]
        }
        if !out.authorities.isEmpty, let systemFile,
            let system = try? PosixFile.readAll(systemFile, maxBytes: maxFileBytes)
        {
            out.authorities += system
        }
        for name in names where name.hasSuffix(".cert") {
            let key = String(name.dropLast(4)) + "key"
            guard names.contains(key) else { continue }
            out.certificatePath = folder + "/" + name
            out.keyPath = folder + "/" + key
            break
        }
        return out
    }

    /// The file of authorities that libcurl was built to use.
    static let systemFile: String? = {
        if let path = c2w_curl_ca_file() { return String(cString: path) }
        return ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"].first { PosixFile.exists($0) }
    }()
}
