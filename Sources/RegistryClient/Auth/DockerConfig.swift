import ImageModel

/// The logins in Docker's `config.json` and Podman's `auth.json`, which have one format.
///
///     {"auths": {"localhost:5000": {"auth": "<base64 of user:password>"},
///                "https://index.docker.io/v1/": {"identitytoken": "…"}}}
///
/// Source: https://docs.docker.com/reference/cli/docker/login, containers-auth.json(5). Credential helpers are
/// programs, which the core cannot run: `helper(for:)` names the one to ask.
public final class DockerConfig: CredentialStore, Sendable {
    private let logins: [String: Credentials]
    private let helpers: [String: String]
    private let defaultHelper: String?
    /// What is wrong with single entries, which keep the others from nothing.
    public let problems: [String]

    public init(parsing bytes: [UInt8]) throws(DocumentError) {
        let document = JSONField(document: try JSONValue.parse(bytes))
        (logins, problems) = try DockerConfig.logins(document.optional("auths"))
        var helpers: [String: String] = [:]
        if let named = try document.optional("credHelpers")?.stringMap() {
            for (key, name) in named { helpers[DockerConfig.registryKey(key)] = name }
        }
        self.helpers = helpers
        defaultHelper = try document.optional("credsStore")?.string()
    }

    /// `~/.dockercfg` of docker before 1.7: what is below `auths` today, alone.
    public init(parsingLegacy bytes: [UInt8]) throws(DocumentError) {
        (logins, problems) = try DockerConfig.logins(JSONField(document: try JSONValue.parse(bytes)))
        helpers = [:]
        defaultHelper = nil
    }

    private static func logins(
        _ auths: JSONField?
    ) throws(DocumentError) -> (logins: [String: Credentials], problems: [String]) {
        var logins: [String: Credentials] = [:]
        var problems: [String] = []
        guard let auths else { return (logins, problems) }
        for member in try auths.members() {
            do throws(DocumentError) {
                let entry = JSONField(value: member.value, in: auths, key: member.key)
                guard case .object = entry.value, let found = try login(entry) else { continue }
                logins[registryKey(member.key)] = found
            } catch {
                problems.append(error.message)
            }
        }
        return (logins, problems)
    }

    private static func login(_ entry: JSONField) throws(DocumentError) -> Credentials? {
        if let token = try entry.optional("registrytoken")?.string(), !token.isEmpty { return .registryToken(token) }
        if let token = try entry.optional("identitytoken")?.string(), !token.isEmpty { return .identityToken(token) }
        if let field = try entry.optional("auth"), try !field.string().isEmpty {
            guard let bytes = Base64.decode(try field.string()), let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
            else { throw field.failure(.invalid, "is not user:password in base64") }
            return .basic(
                user: String(decoding: bytes[..<colon], as: UTF8.self),
                password: String(decoding: bytes[(colon + 1)...].prefix { $0 != 0 }, as: UTF8.self))
        }
        if let user = try entry.optional("username")?.string(), let word = try entry.optional("password")?.string() {
            return .basic(user: user, password: word)
        }
        return nil
    }

    /// The most specific entry wins: `host/a/b`, then `host/a`, then `host`.
    public func credentials(registry: String, repository: String) -> Credentials? {
        var key = registry + "/" + repository
        while true {
            if let found = logins[key] { return found }
            guard let slash = key.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
            key = String(decoding: Array(key.utf8[..<slash]), as: UTF8.self)
        }
    }

    /// X where `docker-credential-X get` has to be asked for that registry.
    public func helper(for registry: String) -> String? {
        if let own = helpers[registry] { return own }
        return defaultHelper == "" ? nil : defaultHelper
    }

    /// Without scheme and the `/v1/` that old Docker wrote; Docker Hub by its one name.
    private static func registryKey(_ key: String) -> String {
        var text =
            ImageLocation.tail(of: key, after: "https://") ?? ImageLocation.tail(of: key, after: "http://") ?? key
        for suffix in ["/", "/v1", "/v2"] where text.utf8.count > suffix.utf8.count {
            if text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
                text = String(decoding: Array(text.utf8.dropLast(suffix.utf8.count)), as: UTF8.self)
            }
        }
        if text == "index.docker.io" || text == "registry-1.docker.io" { return "docker.io" }
        return text
    }
}
