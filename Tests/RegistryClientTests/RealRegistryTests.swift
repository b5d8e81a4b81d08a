import Glibc
import HostPlatform
import ImageModel
import RegistryClient
import Testing

/// Other people's programs: Debian's registry, filled by skopeo, and archives that skopeo writes.
@Suite struct RealRegistryTests {
    /// `docker-registry serve` on a free port; ends with the object.
    final class DebianRegistry {
        let port: Int
        private let process: HostProcess

        /// `user` with the password `secret`.
        private static let passwords = "user:$2y$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW"

        /// - Parameter isGuarded: it speaks https with a certificate of its own making, and asks who is there.
        init(isGuarded: Bool = false) throws {
            let folder = Fixture.freshPath("registry")
            port = try DebianRegistry.freePort()
            var more = ""
            if isGuarded {
                let (certificate, key) = try Fixture.certificate()
                let file = Fixture.freshPath("htpasswd")
                try Fixture.write(file, Array(DebianRegistry.passwords.utf8))
                more = "  tls: {certificate: \(certificate), key: \(key)}\n"
                more += "auth: {htpasswd: {realm: test, path: \(file)}}\n"
            }
            let config = """
                version: 0.1
                log: {level: error, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: \(folder)}}
                http:
                  addr: "127.0.0.1:\(port)"
                \(more)

                """
            let path = Fixture.freshPath("yml")
            try Fixture.write(path, Array(config.utf8))
            process = try #require(Fixture.spawn(["docker-registry", "serve", path], isQuiet: true))
            for _ in 0..<500 {
                if try DebianRegistry.answers(port) { return }
                usleep(10_000)
            }
            Issue.record("docker-registry does not start")
        }

        deinit {
            process.send(SIGTERM)
            _ = try? process.wait()
        }

        private static func address(_ port: Int) -> sockaddr_in {
            var out = sockaddr_in()
            out.sin_family = sa_family_t(AF_INET)
            out.sin_port = UInt16(port).bigEndian
            out.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            return out
        }

        private static func withSocket<T>(_ body: (Int32) -> T) throws -> T {
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            try #require(socket >= 0)
            defer { close(socket) }
            return body(socket)
        }

        /// Below the range that outgoing connections take theirs from, so that none of them takes it first.
        static func freePort() throws -> Int {
            for _ in 0..<200 {
                let port = Int.random(in: 12_000..<32_000)
                let isFree = try withSocket { socket in
                    var own = address(port)
                    return withUnsafePointer(to: &own) { pointer in
                        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                            bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                        }
                    }
                }
                if isFree { return port }
            }
            throw Unavailable()
        }

        struct Unavailable: Error {}

        static func answers(_ port: Int) throws -> Bool {
            try withSocket { socket in
                var other = address(port)
                return withUnsafePointer(to: &other) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                    }
                }
            }
        }
    }

    static func skopeo(_ arguments: [String]) throws {
        try #require(Fixture.run(["skopeo", "--insecure-policy"] + arguments, isQuiet: true) == 0)
    }

    @Test("What skopeo pushed to Debian's registry comes back, by tag, by digest and from an index")
    func debianRegistry() throws {
        let server = try DebianRegistry()
        let client = try BlockingClient(keeping: server)
        let place = "localhost:\(server.port)/a/b"
        let pushes = [
            ("one", "one", ["--preserve-digests"]), ("silent", "index", ["--all", "--preserve-digests"]),
            ("one", "docker", ["--format", "v2s2"]),
        ]
        for (ref, tag, options) in pushes {
            try RealRegistryTests.skopeo(
                ["copy", "--dest-tls-verify=false"] + options + [
                    "oci:\(Fixture.layout):\(ref)", "docker://\(place):\(tag)",
                ])
            let source = try client.source(place + ":" + tag)
            let image = try client.resolve(source)
            let local = try client.resolve("oci:\(Fixture.layout):\(ref)")
            #expect(image.config == local.config)
            #expect(MediaType.isIndex(image.manifest.mediaType) == false)
            for layer in image.layers { #expect(try sha256(client.readAll(source.blob(layer))) == layer.digest) }
            #expect(
                try client.resolve(place + "@" + image.manifest.digest.text).manifest.digest == image.manifest.digest)
            if tag == "docker" {
                #expect(image.manifest.mediaType == MediaType.dockerManifest)
                continue
            }
            #expect(image.layers.map { $0.digest } == local.layers.map { $0.digest })
            let bytes = try Fixture.read(Fixture.layout + "/blobs/sha256/" + image.layers[2].digest.hex)
            let part = try client.readRange(source.blob(image.layers[2]), 1_234_567..<1_300_000)
            #expect(part == Array(bytes[1_234_567..<1_300_000]))
        }
        for location in [
            place + ":nosuch", "localhost:\(server.port)/no/such",
            place + "@sha256:" + String(repeating: "0", count: 64),
        ] {
            let failure = try #require(throws: BlobFailure.self) { try client.resolve(location) }
            #expect(failure.reason == .notFound, "\(failure.message)")
        }
    }

    @Test("A docker-archive of skopeo's is read in place: its layers are plain, their digests the diff IDs")
    func dockerArchive() throws {
        let path = Fixture.freshPath("tar")
        try RealRegistryTests.skopeo(["copy", "oci:\(Fixture.layout):one", "docker-archive:\(path):some/name:1"])
        let client = try BlockingClient()
        let local = try client.resolve("oci:\(Fixture.layout):one")
        for location in [
            "docker-archive:\(path)", "docker-archive:\(path):some/name:1",
            "docker-archive:\(path):docker.io/some/name:1",
        ] {
            let source = try client.source(location)
            let image = try client.resolve(source)
            #expect(image.config == local.config)
            #expect(image.layers.map { $0.digest } == local.config.diffIDs)
            for layer in image.layers { #expect(try sha256(client.readAll(source.blob(layer))) == layer.digest) }
            #expect(sha256(image.manifestBytes) == image.manifest.digest)
        }
        let failure = try #require(throws: BlobFailure.self) { try client.resolve("docker-archive:\(path):other") }
        #expect(failure.message.contains("some/name:1"), "\(failure.message)")
    }

    @Test("An oci-archive of skopeo's is read in place")
    func ociArchive() throws {
        let path = Fixture.freshPath("tar")
        try RealRegistryTests.skopeo(["copy", "oci:\(Fixture.layout):one", "oci-archive:\(path):tag"])
        let client = try BlockingClient()
        for location in ["oci-archive:\(path)", "oci-archive:\(path):tag"] {
            let source = try client.source(location)
            let image = try client.resolve(source)
            for layer in image.layers { #expect(try sha256(client.readAll(source.blob(layer))) == layer.digest) }
        }
    }

    @Test("An archive that is compressed, cut short or no archive is told as such")
    func wrongArchives() throws {
        let path = Fixture.freshPath("tar")
        try RealRegistryTests.skopeo(["copy", "oci:\(Fixture.layout):one", "oci-archive:\(path)"])
        let bytes = try Fixture.read(path)
        let client = try BlockingClient()
        func failure(_ bytes: [UInt8], _ prefix: String = "oci-archive:") throws -> BlobFailure {
            let path = Fixture.freshPath("tar")
            try Fixture.write(path, bytes)
            return try #require(throws: BlobFailure.self) {
                let source = try client.source(prefix + path)
                let image = try client.resolve(source)
                for layer in image.layers { _ = try client.readAll(source.blob(layer)) }
            }
        }
        #expect(try failure([]).reason == .malformed)
        #expect(try failure(Array(repeating: 0x41, count: 2000)).message.contains("no tar header at byte 0"))
        #expect(try failure([0x1f, 0x8b] + Array(repeating: 0, count: 2000)).message.contains("decompress it first"))
        #expect(try failure(Array(bytes[..<700_000])).reason == .truncated)
        #expect(try failure(Array(bytes[..<1000])).reason == .truncated)
        #expect(try failure(bytes, "docker-archive:").message.contains("has no manifest.json"))
        let absent = try #require(throws: BlobFailure.self) { try client.source("oci-archive:/no/such") }
        #expect(absent.reason == .notFound)
        let folder = try #require(throws: BlobFailure.self) { try client.resolve("oci:/no/such") }
        #expect(folder.reason == .notFound)
        #expect(folder.message.contains("/no/such/index.json"), "\(folder.message)")
    }
}
