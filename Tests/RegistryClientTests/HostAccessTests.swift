import CurlTransport
import Glibc
import HostPlatform
import ImageModel
import RegistryClient
import Testing

/// What the host adds: credential helpers, certificates, proxies, HTTP/2.
@Suite struct HostAccessTests {
    /// A program `docker-credential-NAME` in a folder of its own, which it is run from by its path.
    private struct Helper {
        let folder = Fixture.freshPath("helpers")
        let name = "test\(UInt32.random(in: 0...UInt32.max))"
        init(_ script: String) throws {
            try #require(Fixture.run(["mkdir", "-p", folder]) == 0)
            let path = folder + "/docker-credential-" + name
            try Fixture.write(path, Array(("#!/bin/sh\ncd " + folder + "\n" + script + "\n").utf8))
            try #require(chmod(path, 0o755) == 0)
        }
    }

    /// Finds its programs in one folder.
    private final class FolderRunner: ProgramRunner {
        let folder: String
        let runner: HostProgramRunner
        init(_ folder: String, timeoutMs: Int = 60_000) {
            self.folder = folder
            runner = HostProgramRunner(timeoutMs: timeoutMs)
        }
        func run(_ name: String, arguments: [String], input: [UInt8], sink: any ProgramSink) {
            runner.run(folder + "/" + name, arguments: arguments, input: input, sink: sink)
        }
    }

    private func client(
        _ server: TestRegistry, _ helper: Helper, _ config: String, timeoutMs: Int = 60_000
    ) throws -> BlockingClient {
        let host = PosixHost(workThreads: 2, onWarning: { _ in })
        let chain = CredentialChain(
            files: [try DockerConfig(parsing: Array(config.utf8))],
            runner: FolderRunner(helper.folder, timeoutMs: timeoutMs), board: host.tickets, host: host)
        return try BlockingClient(server, host: host, store: chain)
    }

    @Test("The helper that a file names is asked on its standard input", arguments: ["credHelpers", "credsStore"])
    func helper(_ key: String) throws {
        let server = try TestRegistry(#"{"auth":"bearer"}"#)
        let helper = try Helper(
            #"[ "$1" = get ] || exit 1; cat > asked; echo '{"ServerURL":"x","Username":"user","Secret":"secret"}'"#)
        let config =
            key == "credsStore"
            ? #"{"credsStore":"\#(helper.name)"}"#
            : #"{"credHelpers":{"localhost:\#(server.port)":"\#(helper.name)"},"credsStore":"none"}"#
        let client = try client(server, helper, config)
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
        #expect(try Fixture.read(helper.folder + "/asked") == Array("localhost:\(server.port)".utf8))
    }

    @Test(
        "A helper whose answer is refused is run again, since it may have got newer ones; the user <token> is a token")
    func helperAgain() throws {
        let server = try TestRegistry(#"{"auth":"bearer"}"#)
        let helper = try Helper(
            """
            cat >/dev/null
            if [ -e ran ]; then echo '{"ServerURL":"x","Username":"<token>","Secret":"identity"}'
            else echo '{"ServerURL":"x","Username":"user","Secret":"old"}'; fi
            echo >> ran
            """)
        let client = try client(server, helper, #"{"credsStore":"\#(helper.name)"}"#)
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
        #expect(try Fixture.read(helper.folder + "/ran").count == 2)
    }

    @Test(
        "A helper that knows nothing, fails, hangs, floods or is missing leaves what the file says",
        arguments: [
            "echo 'credentials not found in native keychain'; exit 1", "exit 3", "exec sleep 1000", "echo '{'", "yes",
            "kill -9 $$", "rm -f docker-credential-*; exit 1", "exec >&-; sleep 1000",
        ])
    func helperFails(_ script: String) throws {
        let server = try TestRegistry(#"{"auth":"basic"}"#)
        let helper = try Helper(script)
        let auth = "dXNlcjpzZWNyZXQ="  // user:secret
        let config = #"{"credsStore":"\#(helper.name)","auths":{"localhost:\#(server.port)":{"auth":"\#(auth)"}}}"#
        let client = try client(server, helper, config, timeoutMs: 300)
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
    }

    @Test("Docker's files in both formats, with paths, other names of Docker Hub, and entries that are wrong")
    func dockerFiles() throws {
        let config = try DockerConfig(
            parsing: Array(
                #"""
                {"auths":{"https://index.docker.io/v1/":{"auth":"aHViOjE="},"quay.io":{"auth":"cXVheTox"},
                          "quay.io/team":{"auth":"dGVhbTox"},"bad.io":{"auth":"!"},"reg.io":{"registrytoken":"t"}},
                 "credHelpers":{"https://index.docker.io/v1/":"hub"},"credsStore":""}
                """#.utf8))
        #expect(
            config.credentials(registry: "docker.io", repository: "library/a") == .basic(user: "hub", password: "1"))
        #expect(config.credentials(registry: "quay.io", repository: "a/b") == .basic(user: "quay", password: "1"))
        #expect(config.credentials(registry: "quay.io", repository: "team/b") == .basic(user: "team", password: "1"))
        #expect(config.credentials(registry: "quay.io", repository: "team2/b") == .basic(user: "quay", password: "1"))
        #expect(config.credentials(registry: "bad.io", repository: "a") == nil)
        #expect(config.credentials(registry: "reg.io", repository: "a") == .registryToken("t"))
        #expect(config.problems.count == 1)
        #expect(config.helper(for: "docker.io") == "hub")
        #expect(config.helper(for: "quay.io") == nil)
        let legacy = try DockerConfig(parsingLegacy: Array(#"{"old.io":{"auth":"b2xkOjE=","email":"x"}}"#.utf8))
        #expect(legacy.credentials(registry: "old.io", repository: "a") == .basic(user: "old", password: "1"))
    }

    @Test("A server's folder in certs.d brings its authority and our certificate")
    func certificateFolders() throws {
        let (certificate, key) = try Fixture.certificate()
        let server = try TestRegistry(
            #"{"tls":["\#(certificate)","\#(key)"],"client_ca":"\#(certificate)"}"#)
        let folder = Fixture.freshPath("certs.d")
        let own = folder + "/localhost:\(server.port)"
        try #require(Fixture.run(["mkdir", "-p", own]) == 0)
        var settings = CurlSettings()
        settings.certificateFolders = ["/no/such/folder", folder]
        // The server wants a certificate of the authority that it is itself.
        for (from, name) in [(certificate, "ca.crt"), (certificate, "client.cert"), (key, "client.key")] {
            #expect(throws: BlobFailure.self) {
                try BlockingClient(server, curl: settings).resolve("localhost:\(server.port)/a/b:one")
            }
            try #require(Fixture.run(["cp", from, own + "/" + name]) == 0)
        }
        #expect(
            try BlockingClient(server, curl: settings).resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
    }

    @Test("Requests go through the proxy, but for the hosts that are named")
    func proxy() throws {
        let server = try TestRegistry()
        var settings = BlockingClient.settings
        settings.allowsPlainHTTP = true
        var curl = CurlSettings()
        curl.httpProxy = "http://localhost:\(server.port)"
        // No such host: only the proxy can know it.
        let client = try BlockingClient(server, settings: settings, curl: curl)
        #expect(try client.resolve("registry.invalid:5000/a/b:one").layers.count == 3)
        curl.noProxy = "other.invalid,.invalid"
        #expect(throws: BlobFailure.self) {
            try BlockingClient(server, settings: settings, curl: curl).resolve("registry.invalid:5000/a/b:one")
        }
        // This machine is reached directly, whatever the proxy is.
        curl.httpProxy = "http://localhost:1"
        curl.noProxy = nil
        #expect(
            try BlockingClient(server, settings: settings, curl: curl).resolve("localhost:\(server.port)/a/b:one")
                .layers.count == 3)
    }

    @Test("The environment names proxies in small and in capital letters, the small ones first")
    func proxyVariables() {
        let names = [
            "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
        ]
        let before = names.map { name in getenv(name).map { String(cString: $0) } }
        defer {
            for (name, value) in zip(names, before) {
                if let value { setenv(name, value, 1) } else { unsetenv(name) }
            }
        }
        for name in names { unsetenv(name) }
        setenv("HTTP_PROXY", "a", 1)
        setenv("HTTPS_PROXY", "b", 1)
        setenv("https_proxy", "c", 1)
        setenv("NO_PROXY", "d", 1)
        let found = CurlSettings.fromEnvironment()
        #expect(found.httpProxy == "a" && found.httpsProxy == "c" && found.noProxy == "d")
    }

    @Test("Over HTTP/2 many requests share one connection", .enabled(if: access("/usr/sbin/nghttpx", X_OK) == 0))
    func http2() throws {
        let server = try TestRegistry()
        let (certificate, key) = try Fixture.certificate()
        let port = try RealRegistryTests.DebianRegistry.freePort()
        let log = Fixture.freshPath("log")
        let proxy = try #require(
            Fixture.spawn(
                [
                    "/usr/sbin/nghttpx", "--conf=/dev/null", "--frontend=127.0.0.1,\(port)",
                    "--backend=127.0.0.1,\(server.port)", "--workers=1", "--accesslog-file=\(log)",
                    "--accesslog-format=$alpn $status $remote_port", "--errorlog-file=/dev/null", key, certificate,
                ], isQuiet: true))
        defer {
            proxy.send(SIGKILL)
            _ = try? proxy.wait()
        }
        var curl = CurlSettings()
        curl.caFile = certificate
        var settings = RunTests.eager
        settings.maxAttempts = 100
        for _ in 0..<500 where try !RealRegistryTests.DebianRegistry.answers(port) { usleep(10_000) }
        let client = try BlockingClient(server, settings: settings, curl: curl)
        let source = try client.source("localhost:\(port)/a/b:one")
        let image = try client.resolve(source)
        let readers = image.layers.map { source.blob($0) }
        for reader in readers { reader.prefetch(at: 0, count: .max) }
        for (reader, layer) in zip(readers, image.layers) {
            #expect(try sha256(client.readAll(reader)) == layer.digest)
        }
        let lines = try Fixture.read(log).split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
        let served = lines.filter { $0.hasPrefix("h2 ") }
        #expect(served.count >= 10, "\(lines)")
        #expect(Set(served.compactMap { $0.split(separator: " ").last }).count <= 2)
    }
}
