import CurlTransport
import Glibc
import HostPlatform
import ImageModel
import RegistryClient

/// The files in which this user and this machine say how registries are to be reached.
enum RegistryConfiguration {
    private static let maxDropIns = 256

    /// `registries.conf` of the user, else of the machine, and the files of both `registries.conf.d` folders;
    /// `$CONTAINERS_REGISTRIES_CONF` instead of all of them. A file that cannot be read is warned of.
    static func registries(_ host: HostServices) -> RegistriesConfig {
        if let path = LoginChain.variable("CONTAINERS_REGISTRIES_CONF") {
            return read(path, host) ?? RegistriesConfig()
        }
        let user = (LoginChain.variable("XDG_CONFIG_HOME") ?? LoginChain.variable("HOME").map { $0 + "/.config" })
            .map { $0 + "/containers/registries.conf" }
        let main = [user, "/etc/containers/registries.conf", "/usr/share/containers/registries.conf"]
            .compactMap { $0 }.first { PosixFile.exists($0) }
        var out = main.flatMap { read($0, host) } ?? RegistriesConfig()
        for folder in ["/etc/containers/registries.conf.d", user.map { $0 + ".d" }].compactMap({ $0 }) {
            for name in names(in: folder) {
                if let dropIn = read(folder + "/" + name, host) { out.apply(dropIn) }
            }
        }
        return out
    }

    /// With the `certs.d` folders of the user and the machine.
    static func curlSettings() -> CurlSettings {
        var out = CurlSettings.fromEnvironment()
        if let folder = LoginChain.variable("XDG_CONFIG_HOME") ?? LoginChain.variable("HOME").map({ $0 + "/.config" }) {
            out.certificateFolders.append(folder + "/containers/certs.d")
        }
        out.certificateFolders += ["/etc/containers/certs.d", "/etc/docker/certs.d"]
        return out
    }

    private static func read(_ path: String, _ host: HostServices) -> RegistriesConfig? {
        do {
            return try RegistriesConfig(parsing: try PosixFile.readAll(path, maxBytes: 1 << 20))
        } catch let error as DocumentError {
            host.warn("c2w-run: \(path) is not used: \(error.message)")
        } catch {
            host.warn("c2w-run: \(error)")
        }
        return nil
    }

    /// The `*.conf` files of a folder, sorted.
    private static func names(in folder: String) -> [String] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var out: [String] = []
        while let entry = readdir(listing), out.count < maxDropIns {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".conf") { out.append(name) }
        }
        return out.sorted()
    }
}
