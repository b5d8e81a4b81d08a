import CurlTransport
import ImageModel
import RegistryClient
import Testing

/// Who gets our credentials, and who does not.
@Suite struct AccessTests {
    static let login = Credentials.basic(user: "user", password: "secret")

    @Test(
        "Anonymous, basic, bearer and refresh-token access open a registry",
        arguments: [
            ("{}", nil), (#"{"auth":"basic"}"#, login), (#"{"auth":"bearer","anonymous":true}"#, nil),
            (#"{"auth":"bearer"}"#, login), (#"{"auth":"bearer"}"#, .identityToken("identity")),
            (#"{"auth":"bearer","anonymous":true,"token_uses":1}"#, nil),
        ] as [(String, Credentials?)])
    func opens(_ options: String, _ login: Credentials?) throws {
        let server = try TestRegistry(options)
        let client = try BlockingClient(server, login: login)
        #expect(try client.resolve("localhost:\(server.port)/a/b:multi").layers.count == 3)
    }

    @Test("Wrong credentials are told as such, and not tried over and over", arguments: ["basic", "bearer"])
    func wrongLogin(_ auth: String) throws {
        let server = try TestRegistry(#"{"auth":"\#(auth)"}"#)
        let client = try BlockingClient(server, login: .basic(user: "user", password: "wrong"))
        let failure = try #require(throws: BlobFailure.self) { try client.resolve("localhost:\(server.port)/a/b:one") }
        #expect(failure.reason == .unauthorized)
        #expect(!failure.message.contains("wrong"), "the password stays ours")
        #expect(try server.log.count <= 3)
    }

    @Test("One token serves all requests, however many want it at once")
    func singleFlight() throws {
        let sound = try TestRegistry()
        // The token takes a second attempt, so that all come while it is on its way.
        let server = try TestRegistry(
            #"{"auth":"bearer","anonymous":true,"rules":[{"match":"/token","times":1,"do":"status","code":503}]}"#)
        let client = try BlockingClient(sound, server)
        let layers = try client.resolve("localhost:\(sound.port)/a/b:one").layers
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let readers = layers.map { source.blob($0) }
        for reader in readers { reader.prefetch(at: 0, count: .max) }
        for (reader, layer) in zip(readers, layers) { #expect(try sha256(client.readAll(reader)) == layer.digest) }
        #expect(try server.log.count { $0.path.hasPrefix("/token") && $0.status == 200 } == 1)
        // Later requests have it from the start.
        _ = try client.resolve(source)
        #expect(try server.log.count { $0.status == 401 } <= layers.count)
    }

    @Test(
        "Passwords go to the registry and its token server only; a redirect's target gets neither password nor token",
        arguments: ["basic", "bearer"])
    func redirectKeepsSecrets(_ auth: String) throws {
        let other = try TestRegistry()
        let server = try TestRegistry(
            #"{"auth":"\#(auth)","rules":[{"match":"/blobs/","do":"redirect","to":"http://localhost:\#(other.port)"}]}"#
        )
        let client = try BlockingClient(server, other, login: AccessTests.login)
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let image = try client.resolve(source)
        let reader = source.blob(image.layers[2])
        #expect(try sha256(client.readAll(reader)) == image.layers[2].digest)
        let log = try other.log
        #expect(!log.isEmpty)
        #expect(log.allSatisfy { $0.authorization == nil })
        #expect(try server.log.contains { $0.authorization != nil })
        // The other name of the same machine is another host too.
        #expect(
            try server.log.filter { $0.path.contains("/manifests/") && $0.status == 200 }.allSatisfy {
                $0.authorization != nil
            })
    }

    @Test("Where a redirect led is asked directly until that no longer works")
    func remembersRedirect() throws {
        // The third answer of the other host is a 403, as of a signed URL that has expired.
        let other = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","times":2,"do":"none"},{"match":"/blobs/","times":1,"do":"status","code":403}]}"#
        )
        let server = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","times":1,"do":"none"},{"match":"/blobs/","do":"redirect","to":"http://127.0.0.1:\#(other.port)"}]}"#
        )
        let client = try BlockingClient(server, other)
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let layer = try client.resolve(source).layers[2]
        let bytes = try Fixture.read(Fixture.layout + "/blobs/sha256/" + layer.digest.hex)
        let reader = source.blob(layer)
        for start in [1_000_000, 2_000_000, 500_000] as [UInt64] {
            #expect(try client.readRange(reader, start..<start + 10) == Array(bytes[Int(start)..<Int(start) + 10]))
        }
        #expect(try server.log.count { $0.status == 307 } == 2)
    }

    @Test("A registry cannot make us ask for tokens where it likes")
    func refusesStrangeRealms() throws {
        for realm in [
            "http://192.0.2.1/token", "file:///etc/passwd", "https://user@192.0.2.1/", "https://10.1.2.3/token",
            "https://[fd00::1]/", "",
        ] {
            let server = try TestRegistry(#"{"auth":"bearer","realm":"\#(realm)"}"#)
            let client = try BlockingClient(server, login: AccessTests.login)
            // The empty one stands for the script's own, which the login opens.
            if realm.isEmpty {
                _ = try client.resolve("localhost:\(server.port)/a/b:one")
                continue
            }
            let failure = try #require(throws: BlobFailure.self) {
                try client.resolve("localhost:\(server.port)/a/b:one")
            }
            #expect(failure.reason == .unauthorized)
            #expect(failure.message.contains("token server"), "\(failure.message)")
        }
    }

    @Test("On loopback http is tried first and https where that fails; a certificate must be trusted")
    func tlsOnLoopback() throws {
        let (certificate, key) = try Fixture.certificate()
        let server = try TestRegistry(#"{"auth":"bearer","anonymous":true,"tls":["\#(certificate)","\#(key)"]}"#)
        var trusting = CurlSettings()
        trusting.caFile = certificate
        #expect(
            try BlockingClient(server, curl: trusting).resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
        let failure = try #require(throws: BlobFailure.self) {
            try BlockingClient(server).resolve("localhost:\(server.port)/a/b:one")
        }
        #expect(failure.reason == .unreachable)
        #expect(failure.message.lowercased().contains("certificate"), "\(failure.message)")
    }

    @Test("Plain http is for this machine only, unless it is allowed")
    func plainHTTP() throws {
        let client = try BlockingClient()
        let failure = try #require(throws: BlobFailure.self) { try client.resolve("http://192.0.2.1/layout") }
        #expect(failure.reason == .unsupported)
        #expect(failure.message.contains("is not https"))
    }
}
