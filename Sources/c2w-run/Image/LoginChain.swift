import CurlTransport
import Glibc
import HostPlatform
import ImageModel
import RegistryClient

/// Who a registry is told we are: what the command line says, else `$C2W_CREDS`, else what docker and podman have
/// stored, in the order in which those tools look.
///
/// Threads: any.
final class LoginChain: CredentialStore, @unchecked Sendable {
    private let chain: CredentialChain

    /// - Parameters:
    ///   - given: `USER:PASSWORD` from the command line.
    ///   - registry: the image's own.
    ///   - helpers: programs that `registries.conf` names beside the files.
    init(given: String?, registry: String?, helpers: [String] = [], host: PosixHost) {
        let text = given ?? LoginChain.variable("C2W_CREDS")
        var files: [DockerConfig] = []
        for (path, isLegacy) in LoginChain.paths() where PosixFile.exists(path) {
            do {
                let bytes = try PosixFile.readAll(path, maxBytes: 4 << 20)
                let file = try isLegacy ? DockerConfig(parsingLegacy: bytes) : DockerConfig(parsing: bytes)
                for problem in file.problems { host.warn("c2w-run: a log-in in \(path) is not used: \(problem)") }
                files.append(file)
            } catch let error as DocumentError {
                host.warn("c2w-run: log-ins in \(path) are not used: \(error.message)")
            } catch {
                host.warn("c2w-run: log-ins are not used: \(error)")
            }
        }
        chain = CredentialChain(
            given: text.flatMap { LoginChain.credentials($0) }, givenFor: registry, files: files, helpers: helpers,
            runner: HostProgramRunner(), board: host.tickets, host: host)
    }

    func credentials(registry: String, repository: String) -> Credentials? {
        chain.credentials(registry: registry, repository: repository)
    }

    func lookUp(registry: String, repository: String, refused: Credentials?) -> CredentialAnswer {
        chain.lookUp(registry: registry, repository: repository, refused: refused)
    }

    private static func credentials(_ text: String) -> Credentials? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return .basic(user: String(text[..<colon]), password: String(text[text.index(after: colon)...]))
    }

    /// docker config.json; containers-auth.json(5); and the file of docker before 1.7, which has a format of its own.
    private static func paths() -> [(path: String, isLegacy: Bool)] {
        var paths: [(String, Bool)] = []
        if let path = variable("REGISTRY_AUTH_FILE") { paths.append((path, false)) }
        if let folder = variable("XDG_RUNTIME_DIR") { paths.append((folder + "/containers/auth.json", false)) }
        if let folder = variable("XDG_CONFIG_HOME") ?? variable("HOME").map({ $0 + "/.config" }) {
            paths.append((folder + "/containers/auth.json", false))
        }
        if let folder = variable("DOCKER_CONFIG") ?? variable("HOME").map({ $0 + "/.docker" }) {
            paths.append((folder + "/config.json", false))
        }
        if let home = variable("HOME") { paths.append((home + "/.dockercfg", true)) }
        return paths
    }

    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
