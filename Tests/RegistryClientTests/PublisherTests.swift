import ImageModel
import RegistryClient
import Testing

/// What is published goes to the registry that registries.conf says, in the way that it says, and nowhere else.
@Suite struct PublisherTests {
    private static let subject = sha256([0])

    /// A manifest of one blob that says whose referrer it is.
    private static func publication() -> Publication {
        let blob: [UInt8] = Array("what there is to say".utf8)
        let type = "application/x.test+json"
        let empty = #"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"\#(sha256(blob).text)","size":20}"#
        let manifest = """
            {"schemaVersion":2,"mediaType":"\(MediaType.ociManifest)","artifactType":"\(type)","config":\(empty),
            "layers":[\(empty)],"subject":{"mediaType":"\(MediaType.ociManifest)","digest":"\(subject.text)","size":1}}
            """
        let bytes = Array(manifest.utf8)
        return Publication(
            blobs: [Publication.Blob(digest: sha256(blob), bytes: blob)],
            manifest: Descriptor(
                mediaType: MediaType.ociManifest, digest: sha256(bytes), sizeBytes: UInt64(bytes.count),
                artifactType: type),
            manifestBytes: bytes, subject: subject)
    }

    private func publish(_ client: BlockingClient, _ name: String) throws {
        let publisher = try client.client.publisher(PublisherTests.publication(), to: try ImageReference(name))
        try client.room.blocking { () throws(BlobError) in try publisher.publish() }
    }

    /// What the source lists under the subject.
    private func listed(_ client: BlockingClient, _ name: String) throws -> [Digest] {
        let source = try client.source(name)
        return try client.room.blocking { () throws(BlobError) in
            try source.referrers(of: PublisherTests.subject, artifactType: "application/x.test+json")
        }.map { $0.digest }
    }

    @Test("A push goes to the place of the registry, insecure and with its log-in, and to no mirror")
    func followsConfig() throws {
        let registry = try RealRegistryTests.DebianRegistry(isGuarded: true)
        let mirror = try TestRegistry()
        let config = """
            [[registry]]
            prefix = "images.test/team"
            location = "localhost:\(registry.port)/moved"
            insecure = true
            [[registry.mirror]]
            location = "127.0.0.1:\(mirror.port)/cache"
            """
        let client = try BlockingClient(
            servers: [registry, mirror], store: OneRegistryLogin("localhost:\(registry.port)", AccessTests.login),
            registries: RegistriesConfig(parsing: Array(config.utf8)))
        try publish(client, "images.test/team/app:1")
        #expect(try mirror.log.isEmpty)

        let direct = try BlockingClient(
            servers: [registry], store: OneRegistryLogin("localhost:\(registry.port)", AccessTests.login),
            registries: RegistriesConfig(
                parsing: Array("[[registry]]\nlocation = \"localhost:\(registry.port)\"\ninsecure = true".utf8)))
        #expect(
            try listed(direct, "localhost:\(registry.port)/moved/app:1") == [
                PublisherTests.publication().manifest.digest
            ])
    }

    @Test("Without `insecure` a certificate of nobody's is refused, and without the log-in the push")
    func staysSecure() throws {
        let registry = try RealRegistryTests.DebianRegistry(isGuarded: true)
        let name = "localhost:\(registry.port)/a/b:1"
        let login = OneRegistryLogin("localhost:\(registry.port)", AccessTests.login)
        let secure = try BlockingClient(servers: [registry], store: login)
        #expect(throws: BlobFailure.self) { try publish(secure, name) }
        let insecure = "[[registry]]\nlocation = \"localhost:\(registry.port)\"\ninsecure = true"
        let nobody = try BlockingClient(
            servers: [registry], registries: RegistriesConfig(parsing: Array(insecure.utf8)))
        let failure = try #require(throws: BlobFailure.self) { try publish(nobody, name) }
        #expect(failure.reason == .unauthorized, "\(failure.message)")
    }

    @Test("Nothing is pushed to a registry that registries.conf blocks")
    func blocked() throws {
        let server = try TestRegistry()
        let config = "[[registry]]\nlocation = \"localhost:\(server.port)\"\nblocked = true"
        let client = try BlockingClient(servers: [server], registries: RegistriesConfig(parsing: Array(config.utf8)))
        let failure = try #require(throws: BlobFailure.self) { try publish(client, "localhost:\(server.port)/a/b:1") }
        #expect(failure.message.contains("registries.conf blocks"), "\(failure.message)")
        #expect(try server.log.isEmpty)
    }
}
