import Glibc
import HostPlatform
import ImageModel
import RegistryClient

/// Who a registry is told we are: what the command line says, else `$C2W_CREDS`, else what docker and podman have
/// stored, in the order in which those tools look.
///
/// Threads: any.
final class LoginChain: CredentialStore, @unchecked Sendable {
    private let given: Credentials?
    /// The registry that `given` is for: no other hears it.
    private let givenFor: String?
    private let files: [DockerConfig]

    /// - Parameters:
    ///   - given: `USER:PASSWORD` from the command line.
    ///   - registry: the image's own.
    init(given: String?, registry: String?, host: HostServices) {
        let text = given ?? LoginChain.variable("C2W_CREDS")
        self.given = text.flatMap { LoginChain.credentials($0) }
        givenFor = registry
        var files: [DockerConfig] = []
        for path in LoginChain.paths() where PosixFile.exists(path) {
            do {
                files.append(try DockerConfig(parsing: try PosixFile.readAll(path, maxBytes: 4 << 20)))
            } catch let error as DocumentError {
                host.warn("c2w-run: log-ins in \(path) are not used: \(error.message)")
            } catch {
                host.warn("c2w-run: log-ins are not used: \(error)")
            }
        }
        self.files = files
    }

    func credentials(registry: String, repository: String) -> Credentials? {
        if let given, registry == givenFor { return given }
        for file in files {
            if let found = file.credentials(registry: registry, repository: repository) { return found }
        }
        return nil
    }

    private static func credentials(_ text: String) -> Credentials? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return .basic(user: String(text[..<colon]), password: String(text[text.index(after: colon)...]))
    }

    /// docker config.json; containers-auth.json(5).
    private static func paths() -> [String] {
        var paths: [String] = []
        if let path = variable("REGISTRY_AUTH_FILE") { paths.append(path) }
        if let folder = variable("XDG_RUNTIME_DIR") { paths.append(folder + "/containers/auth.json") }
        if let folder = variable("XDG_CONFIG_HOME") ?? variable("HOME").map({ $0 + "/.config" }) {
            paths.append(folder + "/containers/auth.json")
        }
        if let folder = variable("DOCKER_CONFIG") ?? variable("HOME").map({ $0 + "/.docker" }) {
            paths.append(folder + "/config.json")
        }
        return paths
    }

    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
