import ImageModel
import RegistryClient
import Testing

/// registries.conf: what it says, and who is asked for what because of it.
@Suite struct RegistriesConfigTests {
    @Test(
        "TOML as configuration files use it",
        arguments: [
            ("", "{}"), ("# nothing\n\n", "{}"), ("a = true", #"{"a":true}"#),
            ("a = \"x\\t\\u00e9\\\"\"\nb = 'c\\d'", "{\"a\":\"x\\té\\\"\",\"b\":\"c\\\\d\"}"),
            ("a = [\n 'x', # one\n 'y',\n]", #"{"a":["x","y"]}"#), ("a.b.c = 1", #"{"a":{"b":{"c":"1"}}}"#),
            ("[a]\nb = 1\n[a.c]\nd = 2", #"{"a":{"b":"1","c":{"d":"2"}}}"#),
            ("[[r]]\nx = 1\n[[r.m]]\ny = 2\n[[r]]\nx = 3", #"{"r":[{"x":"1","m":[{"y":"2"}]},{"x":"3"}]}"#),
            ("a = {b = 1, \"c d\" = []}", #"{"a":{"b":"1","c d":[]}}"#), ("a = {}\r\nb = 2\r\n", #"{"a":{},"b":"2"}"#),
            ("a = \"\"\"\nx\ny\\\n   z\"\"\"", #"{"a":"x\nyz"}"#),
            ("d = 2020-01-01T00:00:00Z", #"{"d":"2020-01-01T00:00:00Z"}"#),
            // What is wrong is refused.
            ("a", nil), ("a = ", nil), ("a = 1 b = 2", nil), ("a = 1\na = 2", nil), ("[a]\n[a]", nil), ("[a", nil),
            ("a = \"x", nil), ("a = [1", nil), ("a = {b = 1", nil), ("a = 1\n[a]", nil), ("a = 1\n[[a]]", nil),
            ("= 1", nil), ("a = \"\\q\"", nil), ("[[a]]\n[a]", nil), ("a = 'x\ny'", nil), ("a = \"\\ud800\"", nil),
            (String(repeating: "a.", count: 100) + "b = 1", nil), ("a = " + String(repeating: "[", count: 10_000), nil),
        ] as [(String, String?)])
    func toml(_ text: String, _ json: String?) throws {
        let parsed = try? TOML.parse(Array(text.utf8))
        #expect(try parsed == json.map { try JSONValue.parse(Array($0.utf8)) })
    }

    static let config = """
        unqualified-search-registries = ["quay.io", "docker.io"]
        [aliases]
        "tool" = "ghcr.io/team/tool"
        [[registry]]
        prefix = "docker.io"
        location = "docker.io"
        [[registry.mirror]]
        location = "mirror.one/hub"
        [[registry.mirror]]
        location = "mirror.two:5000"
        insecure = true
        pull-from-mirror = "digest-only"
        [[registry.mirror]]
        location = "mirror.three"
        pull-from-mirror = "tag-only"
        [[registry]]
        prefix = "docker.io/library/moved"
        location = "registry.internal/x/moved"
        [[registry]]
        prefix = "*.bad.example"
        blocked = true
        [[registry]]
        location = "plain.example:5000"
        insecure = true
        """

    @Test(
        "The longest prefix counts; mirrors come in order, the registry itself last",
        arguments: [
            (
                "docker.io/library/alpine:3",
                ["mirror.one/hub/library/alpine:3", "mirror.three/library/alpine:3", "docker.io/library/alpine:3"]
            ),
            ("docker.io/library/moved:1", ["registry.internal/x/moved:1"]),
            (
                "docker.io/library/moved2:1",
                ["mirror.one/hub/library/moved2:1", "mirror.three/library/moved2:1", "docker.io/library/moved2:1"]
            ),
            ("docker.iot/a:1", ["docker.iot/a:1"]), ("plain.example:5000/a/b:1", ["plain.example:5000/a/b:1"]),
            ("x.bad.example/a:1", []), ("bad.example/a:1", ["bad.example/a:1"]),
        ])
    func endpoints(_ name: String, _ places: [String]) throws {
        let config = try RegistriesConfig(parsing: Array(RegistriesConfigTests.config.utf8))
        let found = (try? config.endpoints(for: ImageReference(name))) ?? []
        #expect(found.map { $0.reference.text } == places)
        #expect(found.last?.isMirror != true)
        #expect(found.dropLast().allSatisfy { $0.isMirror })
        let byDigest = try ImageReference("docker.io/a/b@sha256:" + String(repeating: "1", count: 64))
        let domains = try config.endpoints(for: byDigest).map { $0.reference.domain }
        #expect(domains == ["mirror.one", "mirror.two:5000", "docker.io"])
    }

    @Test(
        "A name without a registry stands for its alias, else for one in each registry that is searched",
        arguments: [
            ("tool", ["ghcr.io/team/tool:latest"]), ("tool:2", ["ghcr.io/team/tool:2"]),
            ("alpine", ["quay.io/alpine:latest", "docker.io/library/alpine:latest"]),
            ("team/app:1", ["quay.io/team/app:1", "docker.io/team/app:1"]), ("ghcr.io/a/b", ["ghcr.io/a/b:latest"]),
            ("localhost/x", ["localhost/x:latest"]),
        ])
    func shortNames(_ name: String, _ references: [String]) throws {
        let config = try RegistriesConfig(parsing: Array(RegistriesConfigTests.config.utf8))
        #expect(try config.references(for: name).map { $0.text } == references)
        #expect(try RegistriesConfig().references(for: name) == [ImageReference(name)])
    }

    @Test("A drop-in replaces what was said of the same prefix, alias or setting, and nothing else")
    func dropIns() throws {
        var config = try RegistriesConfig(parsing: Array(RegistriesConfigTests.config.utf8))
        let dropIn = """
            unqualified-search-registries = ["docker.io"]
            [[registry]]
            prefix = "docker.io"
            blocked = true
            [aliases]
            other = "ghcr.io/other/other"
            """
        config.apply(try RegistriesConfig(parsing: Array(dropIn.utf8)))
        #expect(throws: BlobFailure.self) { try config.endpoints(for: ImageReference("docker.io/a/b")) }
        #expect(try config.references(for: "tool").map { $0.domain } == ["ghcr.io"])
        #expect(try config.references(for: "other").map { $0.domain } == ["ghcr.io"])
        #expect(try config.references(for: "alpine").map { $0.domain } == ["docker.io"])
    }

    @Test(
        "What is wrong in registries.conf is told",
        arguments: [
            "[[registry]]\nblocked = true", "[[registry]]\nprefix = \"a*b\"", "[[registry]]\nlocation = 5\nprefix = []",
            "[registries.search]\nregistries = [\"a\"]",
            "[[registry]]\nprefix=\"a\"\n[[registry.mirror]]\ninsecure=true",
            "[[registry]]\nprefix=\"a\"\nmirror=[{location=\"b\", pull-from-mirror=\"x\"}]",
            "unqualified-search-registries = \"a\"",
        ])
    func wrong(_ text: String) {
        #expect(throws: DocumentError.self) { try RegistriesConfig(parsing: Array(text.utf8)) }
    }

    private func client(
        _ servers: [TestRegistry], _ config: String, login: Credentials? = nil
    ) throws -> BlockingClient {
        try BlockingClient(
            servers: servers, login: login, registries: RegistriesConfig(parsing: Array(config.utf8)))
    }

    @Test("Mirrors are asked in order and never hear the registry's log-in; what they lack comes from the registry")
    func mirrors() throws {
        let down = try TestRegistry(#"{"rules":[{"match":"/","do":"status","code":404}]}"#)
        // It has the manifests, but not the layers.
        let half = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","times":1,"do":"none"},{"match":"/blobs/","do":"status","code":404}]}"#)
        let primary = try TestRegistry(#"{"auth":"basic"}"#)
        let config = """
            [[registry]]
            prefix = "localhost:\(primary.port)"
            location = "localhost:\(primary.port)"
            [[registry.mirror]]
            location = "127.0.0.1:\(down.port)/cache"
            [[registry.mirror]]
            location = "127.0.0.1:\(half.port)/cache"
            """
        let store = OneRegistryLogin("localhost:\(primary.port)", AccessTests.login)
        let client = try BlockingClient(
            servers: [down, half, primary], store: store, registries: RegistriesConfig(parsing: Array(config.utf8)))
        let source = try client.source("localhost:\(primary.port)/a/b:one")
        let image = try client.resolve(source)
        #expect(image.name == "localhost:\(primary.port)/a/b:one")
        #expect(try down.log.first?.path == "/v2/cache/a/b/manifests/one")
        for layer in image.layers { #expect(try sha256(client.readAll(source.blob(layer))) == layer.digest) }
        #expect(try primary.log.contains { $0.path.contains("/blobs/") })
        #expect(try (down.log + half.log).allSatisfy { $0.authorization == nil })
        #expect(try primary.log.contains { $0.authorization != nil })
    }

    @Test("A mirror that dies in the middle of a layer is left for the registry")
    func mirrorDies() throws {
        let mirror = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","times":2,"do":"none"},{"match":"/blobs/","do":"status","code":500}]}"#)
        let primary = try TestRegistry()
        let config = """
            [[registry]]
            location = "localhost:\(primary.port)"
            mirror = [{location = "127.0.0.1:\(mirror.port)"}]
            """
        let client = try client([mirror, primary], config)
        let source = try client.source("localhost:\(primary.port)/a/b:one")
        let layer = try client.resolve(source).layers[FaultTests.noise]
        let bytes = try Fixture.read(Fixture.layout + "/blobs/sha256/" + layer.digest.hex)
        let reader = source.blob(layer)
        #expect(try client.readRange(reader, 1_000_000..<1_000_100) == Array(bytes[1_000_000..<1_000_100]))
        #expect(try client.readAll(reader) == bytes)
        #expect(reader.traffic.requests > 5)
    }

    @Test("When no place has the image, the message says so of each")
    func allFail() throws {
        let servers = try [TestRegistry(), TestRegistry()]
        let config = """
            [[registry]]
            location = "localhost:\(servers[0].port)"
            mirror = [{location = "127.0.0.1:\(servers[1].port)"}]
            """
        let client = try client(servers, config)
        let failure = try #require(throws: BlobFailure.self) {
            try client.resolve("localhost:\(servers[0].port)/a/b:nosuch")
        }
        #expect(failure.reason == .notFound)
        #expect(servers.allSatisfy { failure.message.contains(":\($0.port)/") }, "\(failure.message)")
    }

    @Test("A short name is looked for in one registry after the other")
    func search() throws {
        let first = try TestRegistry(#"{"rules":[{"match":"/manifests/","do":"status","code":404}]}"#)
        let second = try TestRegistry()
        let config = "unqualified-search-registries = [\"localhost:\(first.port)\", \"localhost:\(second.port)\"]"
        let client = try client([first, second], config)
        let source = try client.client.open(try ImageLocation("b:one"), typed: "b:one")
        #expect(try client.resolve(source).name == "localhost:\(second.port)/b:one")
        #expect(try first.log.count == 1)
    }

    @Test("A registry that registries.conf blocks is not asked")
    func blocked() throws {
        let server = try TestRegistry()
        let client = try client([server], "[[registry]]\nlocation = \"localhost:\(server.port)\"\nblocked = true")
        let failure = try #require(throws: BlobFailure.self) { try client.resolve("localhost:\(server.port)/a/b:one") }
        #expect(failure.message.contains("registries.conf blocks"))
        #expect(try server.log.isEmpty)
    }

    @Test("An insecure registry may show any certificate")
    func insecure() throws {
        let (certificate, key) = try Fixture.certificate()
        let server = try TestRegistry(#"{"tls":["\#(certificate)","\#(key)"]}"#)
        let client = try client([server], "[[registry]]\nlocation = \"localhost:\(server.port)\"\ninsecure = true")
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
    }
}

/// Log-ins for one registry, and for no other.
final class OneRegistryLogin: CredentialStore {
    private let registry: String
    private let login: Credentials
    init(_ registry: String, _ login: Credentials) {
        self.registry = registry
        self.login = login
    }
    func credentials(registry: String, repository: String) -> Credentials? { registry == self.registry ? login : nil }
}
