import ImageModel
import RegistryClient
import Testing

/// How a reference becomes an image: the same rules wherever the image lives.
@Suite struct ResolveTests {
    /// The same images behind each of our sources.
    enum Place: String, CaseIterable {
        case registry, layoutOverHTTP, folder, archive
    }

    struct Opened {
        let client: BlockingClient
        let prefix: String
        let separator: String
        func location(_ ref: String) -> String { prefix + separator + ref }
    }

    static func open(_ place: Place) throws -> Opened {
        switch place {
        case .registry:
            let server = try TestRegistry()
            return Opened(
                client: try BlockingClient(server), prefix: "localhost:\(server.port)/a/b", separator: ":")
        case .layoutOverHTTP:
            // A plain file server, which knows no ranges.
            let server = try TestRegistry(#"{"ranges": false}"#)
            return Opened(
                client: try BlockingClient(server), prefix: "http://localhost:\(server.port)/layout/", separator: "#")
        case .folder:
            return Opened(client: try BlockingClient(), prefix: "oci:" + Fixture.layout, separator: ":")
        case .archive:
            let path = Fixture.freshPath("tar")
            try #require(Fixture.run(["tar", "-C", Fixture.layout, "-cf", path, "."]) == 0)
            return Opened(client: try BlockingClient(), prefix: "oci-archive:" + path, separator: ":")
        }
    }

    @Test("A manifest, Docker's and OCI's, and an index lead to the image", arguments: Place.allCases)
    func resolvesEveryShape(_ place: Place) throws {
        let opened = try ResolveTests.open(place)
        for ref in ["one", "docker", "multi", "nested", "silent"] {
            let image = try opened.client.resolve(opened.location(ref))
            #expect(image.config.platform == Platform(os: "linux", architecture: "riscv64"), "\(ref)")
            #expect(image.layers.count == 3)
            #expect(sha256(image.manifestBytes) == image.manifest.digest)
            #expect(sha256(image.configBytes) == image.configDescriptor.digest)
        }
    }

    @Test("Layers come byte by byte as their digests say", arguments: Place.allCases)
    func readsLayers(_ place: Place) throws {
        let opened = try ResolveTests.open(place)
        let source = try opened.client.source(opened.location("one"))
        let image = try opened.client.resolve(source)
        for layer in image.layers {
            let reader = source.blob(layer)
            let bytes = try opened.client.readAll(reader)
            #expect(UInt64(bytes.count) == layer.sizeBytes)
            #expect(sha256(bytes) == layer.digest)
            // Anywhere, in any order, and past the end.
            for start in [layer.sizeBytes / 2, 17, layer.sizeBytes - 1] {
                let end = min(start + 1000, layer.sizeBytes)
                #expect(try opened.client.readRange(reader, start..<end) == Array(bytes[Int(start)..<Int(end)]))
            }
            #expect(try opened.client.read(reader, at: layer.sizeBytes, count: 10).isEmpty)
            reader.close()
        }
    }

    @Test("The config has what a run needs")
    func readsConfig() throws {
        let config = try ResolveTests.open(.folder).client.resolve("oci:" + Fixture.layout + ":one").config
        #expect(config.environment == ["PATH=/bin", "A=ä\\\"\n"])
        #expect(config.entrypoint == ["/bin/sh", "-c"])
        #expect(config.command == ["echo"])
        #expect(config.workingFolder == "/w")
        #expect(config.user == "1000:1000")
        #expect(config.stopSignal == "SIGINT")
        #expect(config.volumes == ["/data"])
        #expect(config.exposedPorts == ["80/tcp"])
        #expect(config.labels == ["k": "v"])
        #expect(config.diffIDs.count == 3)
    }

    @Test(
        "The platform decides among an index's entries; attestations and artifacts are none",
        arguments: [("linux/amd64", "amd64"), ("linux/arm64", "arm64"), ("riscv64", "riscv64"), ("x86_64", "amd64")])
    func choosesPlatform(_ wanted: String, _ architecture: String) throws {
        let opened = try ResolveTests.open(.registry)
        let image = try opened.client.resolve(opened.location("multi"), platform: wanted)
        #expect(image.config.platform.architecture == architecture)
    }

    struct Refused: CustomTestStringConvertible {
        var ref: String
        var reason: BlobFailure.Reason
        var words: String
        var testDescription: String { ref }
    }

    @Test(
        "What is no image for us is refused, and the message says why",
        arguments: [
            Refused(ref: "foreign", reason: .noPlatform, words: "linux/riscv64; it has linux/amd64, linux/arm/v7"),
            Refused(ref: "amd64", reason: .noPlatform, words: "it has linux/amd64"),
            Refused(ref: "artifact", reason: .unsupported, words: "helm.config"),
            Refused(ref: "schema1", reason: .unsupported, words: "schema 1"),
            Refused(ref: "diffids", reason: .malformed, words: "3 layers, but the config has 2 diff IDs"),
            Refused(ref: "deep", reason: .tooLarge, words: "nested deeper than 64"),
            Refused(ref: "twice", reason: .malformed, words: "\"schemaVersion\" comes twice"),
            Refused(ref: "both", reason: .malformed, words: "manifest or index?"),
            Refused(ref: "circle", reason: .malformed, words: "indexes nested deeper than 4"),
            Refused(ref: "badsize", reason: .sizeMismatch, words: "descriptor says"),
        ], [Place.registry, .folder])
    func refuses(_ refused: Refused, _ place: Place) throws {
        let opened = try ResolveTests.open(place)
        let failure = try #require(throws: BlobFailure.self) { try opened.client.resolve(opened.location(refused.ref)) }
        #expect(failure.reason == refused.reason)
        #expect(failure.message.contains(refused.words), "\(failure.message)")
        #expect(!failure.message.contains("\n"))
    }

    @Test(
        "A layout with several images wants a name, and lists those it has",
        arguments: [Place.folder, .layoutOverHTTP, .archive])
    func namesInLayout(_ place: Place) throws {
        let opened = try ResolveTests.open(place)
        for location in [opened.prefix, opened.location("nosuch")] {
            let failure = try #require(throws: BlobFailure.self) { try opened.client.resolve(location) }
            #expect(failure.reason == .notFound)
            #expect(failure.message.contains("one, docker, multi"), "\(failure.message)")
        }
        // A digest is a name too.
        let digest = try opened.client.resolve(opened.location("one")).manifest.digest
        #expect(try opened.client.resolve(opened.location(digest.text)).manifest.digest == digest)
    }

    @Test("By digest a registry must answer with those very bytes")
    func byDigest() throws {
        let opened = try ResolveTests.open(.registry)
        let digest = try opened.client.resolve(opened.location("one")).manifest.digest
        #expect(try opened.client.resolve(opened.prefix + "@" + digest.text).manifest.digest == digest)
        #expect(try opened.client.resolve(opened.prefix + ":ignored@" + digest.text).manifest.digest == digest)
        let absent = opened.prefix + "@sha256:" + String(repeating: "0", count: 64)
        let failure = try #require(throws: BlobFailure.self) { try opened.client.resolve(absent) }
        #expect(failure.reason == .notFound)
    }
}
