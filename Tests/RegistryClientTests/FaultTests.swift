import CurlTransport
import HostPlatform
import ImageModel
import RegistryClient
import Testing

/// A registry that fails in every way, and what a person hears of it.
@Suite struct FaultTests {
    static let noise = 2  // the layer of 3 MB in the test images

    static func rules(_ rules: String) -> String { #"{"rules":[\#(rules)]}"# }

    struct Case: CustomTestStringConvertible {
        var name: String
        var options: String
        var reason: BlobFailure.Reason
        var words: String
        var ref = "one"
        var testDescription: String { name }
    }

    @Test(
        "Each failure to get a manifest or config is one clear line",
        arguments: [
            Case(
                name: "404", options: "{}", reason: .notFound, words: "not found (404): manifest unknown", ref: "nosuch"
            ),
            Case(
                name: "401 basic", options: #"{"auth":"basic"}"#, reason: .unauthorized,
                words: "access denied (401): authentication required; it wants a user and a password"),
            Case(
                name: "401 bearer", options: #"{"auth":"bearer"}"#, reason: .unauthorized,
                words: "incorrect username or password"),
            Case(
                name: "403", options: rules(#"{"match":"/manifests/","do":"status","code":403}"#),
                reason: .unauthorized, words: "access denied (403): told to fail"),
            Case(
                name: "429", options: rules(#"{"match":"/manifests/","do":"status","code":429}"#),
                reason: .throttled, words: "too many requests (429): told to fail (tried 5 times)"),
            Case(
                name: "429 for an hour",
                options: rules(#"{"match":"/manifests/","do":"status","code":429,"headers":{"Retry-After":"3600"}}"#),
                reason: .throttled, words: "come back in 3600 seconds"),
            Case(
                name: "500", options: rules(#"{"match":"/manifests/","do":"status","code":500}"#),
                reason: .serverError, words: "server error (500): told to fail (tried 5 times)"),
            Case(
                name: "503 with a page",
                options: rules(#"{"match":"/manifests/","do":"status","code":503,"body":"<html>\u001b[2J</html>"}"#),
                reason: .serverError, words: "server error (503) (tried 5 times)"),
            Case(
                name: "418 with a terminal's command",
                options: rules(#"{"match":"/manifests/","do":"status","code":418,"body":"tea\u001b[2J"}"#),
                reason: .malformed, words: "unexpected answer (418): tea\\u{1b}[2J"),
            Case(
                name: "no answer", options: rules(#"{"match":"/manifests/","do":"drop"}"#), reason: .unreachable,
                words: "cannot reach localhost:"),
            Case(
                name: "manifest of 100 MB",
                options: rules(#"{"match":"/manifests/","do":"huge","size":104857600}"#), reason: .tooLarge,
                words: "has 104857600 bytes; manifests and configs may have 4194304"),
            Case(
                name: "manifest of 100 MB without a length",
                options: rules(#"{"match":"/manifests/","do":"huge","size":104857600,"length":false}"#),
                reason: .tooLarge, words: "has more bytes"),
            Case(
                name: "manifest that is no JSON",
                options: rules(#"{"match":"/manifests/","do":"status","code":200,"body":"hello"}"#),
                reason: .malformed, words: "at byte 0: expected a value"),
            Case(
                name: "corrupt manifest", options: rules(#"{"match":"/manifests/","do":"corrupt"}"#),
                reason: .digestMismatch, words: "but the registry says sha256:"),
            Case(
                name: "corrupt manifest behind an index",
                options: rules(#"{"match":"/manifests/sha256","do":"corrupt"}"#), reason: .digestMismatch,
                words: "but its descriptor says sha256:", ref: "multi"),
            Case(
                name: "wrong Docker-Content-Digest",
                options: rules(
                    #"{"match":"/manifests/","do":"digest","value":"sha256:\#(String(repeating: "0", count: 64))"}"#),
                reason: .digestMismatch, words: "the registry says sha256:000"),
            Case(
                name: "corrupt config", options: rules(#"{"match":"/blobs/","do":"corrupt"}"#),
                reason: .digestMismatch, words: "config sha256:"),
            Case(
                name: "longer config", options: rules(#"{"match":"/blobs/","do":"extra","count":5}"#),
                reason: .sizeMismatch, words: "but its descriptor says"),
            Case(
                name: "longer config without a length",
                options: rules(#"{"match":"/blobs/","do":"chunked"},{"match":"/manifests/","do":"none"}"#),
                reason: .noPlatform, words: "linux/amd64", ref: "amd64"),
            Case(
                name: "compressed manifest", options: rules(#"{"match":"/manifests/","do":"encoding"}"#),
                reason: .malformed, words: "the server compressed the bytes (gzip)"),
            Case(
                name: "redirect to nowhere",
                options: rules(#"{"match":"/manifests/","do":"redirect","to":"ftp://x","bare":true}"#),
                reason: .malformed, words: "redirects to no http URL: ftp://x"),
            Case(
                name: "redirects without end",
                options: rules(#"{"match":"/manifests/","do":"redirect","to":"","bare":false}"#), reason: .malformed,
                words: "more than 8 redirects"),
            Case(
                name: "redirect to plain http elsewhere",
                options: rules(#"{"match":"/manifests/","do":"redirect","to":"http://192.0.2.1"}"#),
                reason: .malformed, words: "which is not https"),
        ])
    func failsClearly(_ fault: Case) throws {
        let server = try TestRegistry(fault.options)
        let client = try BlockingClient(server)
        let failure = try #require(throws: BlobFailure.self) {
            try client.resolve("localhost:\(server.port)/a/b:\(fault.ref)")
        }
        #expect(failure.reason == fault.reason, "\(failure.message)")
        #expect(failure.message.contains(fault.words), "\(failure.message)")
        #expect(failure.message.contains("localhost:\(server.port)"), "the message names the place")
        #expect(!failure.message.utf8.contains { $0 < 0x20 }, "one line that drives no terminal")
    }

    @Test("A manifest of 100 MB is refused before it is downloaded")
    func hugeManifestIsNotDownloaded() async throws {
        let server = try TestRegistry(FaultTests.rules(#"{"match":"/manifests/","do":"huge","size":104857600}"#))
        let client = try BlockingClient(server)
        #expect(throws: BlobFailure.self) { try client.resolve("localhost:\(server.port)/a/b:one") }
        for _ in 0..<200 where try server.bytesSent == nil { try await Task.sleep(for: .milliseconds(10)) }
        let sent = try #require(try server.bytesSent)
        // Some goes into the sockets' buffers before the refusal arrives.
        #expect(sent < 20 << 20)
        withExtendedLifetime(client) {}
    }

    @Test("A server that does not run is told at once, by name")
    func unreachable() throws {
        let client = try BlockingClient()
        let failure = try #require(throws: BlobFailure.self) { try client.resolve("localhost:1/a/b") }
        #expect(failure.reason == .unreachable)
        #expect(failure.message.hasPrefix("cannot reach localhost:1: "), "\(failure.message)")
    }

    @Test(
        "Short outages pass unnoticed",
        arguments: [
            #"{"match":"/v2/","times":3,"do":"status","code":503}"#,
            #"{"match":"/v2/","times":2,"do":"status","code":429}"#,
            #"{"match":"/manifests/","times":1,"do":"status","code":429,"headers":{"Retry-After":"1"}}"#,
            #"{"match":"/blobs/","times":4,"do":"status","code":500}"#, #"{"match":"/blobs/","times":2,"do":"drop"}"#,
            #"{"match":"/manifests/","times":2,"do":"cut","after":100}"#,
        ])
    func recovers(_ rule: String) throws {
        let server = try TestRegistry(FaultTests.rules(rule))
        let client = try BlockingClient(server)
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
    }

    /// The big layer of the image `one`, and its true bytes.
    static func noiseLayer(
        _ server: TestRegistry, _ client: BlockingClient
    ) throws -> (reader: any BlobReader, bytes: [UInt8], layer: Descriptor) {
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let layer = try client.resolve(source).layers[noise]
        let bytes = try Fixture.read(Fixture.layout + "/blobs/sha256/" + layer.digest.hex)
        return (source.blob(layer), bytes, layer)
    }

    static let blob = #""match":"/blobs/.*""#

    @Test(
        "A layer comes whole through a server that stumbles",
        arguments: [
            // The config's request is matched too, and used up by `times`.
            rules(#"{"match":"/blobs/","times":5,"do":"cut","after":700000}"#),
            rules(#"{"match":"/blobs/","times":4,"do":"cut","after":0}"#),
            rules(#"{"match":"/blobs/","do":"chunked"}"#), rules(#"{"match":"/blobs/","do":"endless"}"#),
            #"{"ranges":false,"rules":[{"match":"/blobs/","times":3,"do":"cut","after":1000000}]}"#,
            #"{"auth":"bearer","anonymous":true,"token_uses":1}"#,
        ])
    func resumes(_ options: String) throws {
        let server = try TestRegistry(options)
        let client = try BlockingClient(server)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader) == bytes)
    }

    @Test(
        "A layer of another size, or with wrong ranges, is an error and never short",
        arguments: [
            (rules(#"{"match":"/blobs/","do":"short","count":1}"#), BlobFailure.Reason.sizeMismatch),
            (rules(#"{"match":"/blobs/","do":"extra","count":1}"#), .sizeMismatch),
            (rules(#"{"match":"/blobs/","do":"cut","after":1000}"#), .truncated),
            (rules(#"{"match":"/blobs/","do":"endshort","count":1000}"#), .truncated),
            (rules(#"{"match":"/blobs/","do":"wrongrange","by":1}"#), .malformed),
            (rules(#"{"match":"/blobs/","do":"wrongrange","by":-1}"#), .malformed),
        ])
    func neverShort(_ options: String, _ reason: BlobFailure.Reason) throws {
        // The config is resolved by a sound server; the same image is then read from the faulty one.
        let sound = try TestRegistry()
        let server = try TestRegistry(options)
        let client = try BlockingClient(sound, server)
        let layer = try client.resolve("localhost:\(sound.port)/a/b:one").layers[FaultTests.noise]
        let reader = try client.source("localhost:\(server.port)/a/b:one").blob(layer)
        let failure = try #require(throws: BlobFailure.self) {
            if reason == .malformed {
                _ = try client.readRange(reader, 1000..<2000)
            } else {
                _ = try client.readAll(reader)
            }
        }
        #expect(failure.reason == reason, "\(failure.message)")
        #expect(failure.message.contains(layer.digest.text))
    }

    @Test("A stalled server is noticed, and the rest is asked for again")
    func stall() throws {
        let server = try TestRegistry(
            FaultTests.rules(
                #"{"match":"/blobs/","times":1,"do":"none"},{"match":"/blobs/","times":1,"do":"stall","after":100,"seconds":30}"#
            ))
        var curl = CurlSettings()
        curl.stallTimeoutSeconds = 1
        let client = try BlockingClient(server, curl: curl)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader) == bytes)
    }

    @Test("A read that failed may be repeated when the outage is over")
    func readsAgain() throws {
        // One for the config, five attempts of the first read.
        let server = try TestRegistry(
            FaultTests.rules(
                #"{"match":"/blobs/","times":1,"do":"none"},{"match":"/blobs/","times":5,"do":"status","code":500}"#))
        let client = try BlockingClient(server)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        #expect(throws: BlobFailure.self) { try client.readAll(reader) }
        #expect(try client.readAll(reader) == bytes)
    }

    @Test("A closed reader and a transport that has ended say so, and nobody waits for ever")
    func closing() throws {
        let server = try TestRegistry(FaultTests.rules(#"{"match":"/manifests/","do":"stall","after":5}"#))
        let client = try BlockingClient(server)
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let layer = Descriptor(mediaType: "", digest: sha256([]), sizeBytes: 5)
        let reader = source.blob(layer)
        reader.close()
        #expect(try #require(throws: BlobFailure.self) { try client.readAll(reader) }.reason == .cancelled)
        let thread = try HostThread.start(name: "closer") { [transport = client.transport] in
            var time = PosixHost.monotonicNs()
            let end = time + 200_000_000
            while time < end { time = PosixHost.monotonicNs() }
            transport.shutDown()
        }
        let failure = try #require(throws: BlobFailure.self) { try client.resolve(source) }
        #expect(failure.reason == .cancelled)
        thread.join()
        // Later requests end too.
        #expect(try #require(throws: BlobFailure.self) { try client.resolve(source) }.reason == .cancelled)
    }
}
