import Glibc
import HostPlatform
import ImageModel
import RegistryClient
import Synchronization
import Testing

/// How long tokens live, who renews them, and what else opens a registry.
@Suite struct TokenTests {
    @Test(
        "A token lives from when it was issued, by the server's clock; what makes no sense counts as 60 seconds",
        arguments: [
            (#""expires_in":300"#, 298), (#""expires_in":5"#, 58), (#""expires_in":"soon""#, 58), (#""x":1"#, 58),
            (#""expires_in":1e3"#, 58), (#""expires_in":99999999999"#, 86398),
            (#""expires_in":300,"issued_at":"2020-01-01T00:00:00Z""#, 198),
            (#""expires_in":300,"issued_at":"2020-01-01T01:00:40.5+01:00""#, 238),
            (#""expires_in":300,"issued_at":"2019-12-31T00:00:00Z""#, 298),
            (#""expires_in":300,"issued_at":"2020-01-01T00:05:00Z""#, 298), (#""issued_at":7"#, 58),
        ] as [(String, UInt64)])
    func lifetime(_ fields: String, _ seconds: UInt64) throws {
        let now = try #require(RFC3339.seconds("2020-01-01T00:01:40Z"))
        let token = try TokenRequest.token(Array(#"{"token":"t",\#(fields)}"#.utf8), nowSeconds: now)
        #expect(token.lifetimeSeconds == seconds)
    }

    @Test(
        "Times of JSON documents",
        arguments: [
            ("1971-01-01T00:00:00Z", 31_536_000), ("2020-02-29T23:59:59Z", 1_583_020_799),
            ("2020-02-29T23:59:59.123456789-00:30", 1_583_022_599), ("2020-13-01T00:00:00Z", nil),
            ("2020-01-01", nil), ("2020-01-01T00:00:00", nil), ("2020-01-01T00:00:00+1:00", nil), ("", nil),
        ] as [(String, UInt64?)])
    func dates(_ text: String, _ seconds: UInt64?) { #expect(RFC3339.seconds(text) == seconds) }

    /// A host whose clock the test moves.
    final class ShiftedHost: HostServices {
        private let base = PosixHost(workThreads: 2, onWarning: { _ in })
        let shiftSeconds = Atomic<UInt64>(0)
        override func makeLock() -> Lock { base.makeLock() }
        override func monotonicNs() -> UInt64 {
            base.monotonicNs() + shiftSeconds.load(ordering: .relaxed) * 1_000_000_000
        }
        override func realtimeNs() -> UInt64 { base.realtimeNs() }
        override func fillEntropy(_ buffer: UnsafeMutableRawBufferPointer) { base.fillEntropy(buffer) }
    }

    @Test("A token is renewed before it runs out, beside the requests that still use it")
    func renewsEarly() async throws {
        let server = try TestRegistry(#"{"auth":"bearer","anonymous":true}"#)
        let host = ShiftedHost()
        let client = try BlockingClient(server, host: host)
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let layer = try client.resolve(source).layers[FaultTests.noise]
        let reader = source.blob(layer)
        func read(_ start: UInt64) throws { _ = try client.readRange(reader, start..<start + 10) }
        func tokens() throws -> Int { try server.log.count { $0.path.hasPrefix("/token") } }
        host.shiftSeconds.store(200, ordering: .relaxed)
        try read(1_000_000)
        #expect(try tokens() == 1)
        host.shiftSeconds.store(285, ordering: .relaxed)
        try read(2_000_000)
        for _ in 0..<500 where try tokens() < 2 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try tokens() == 2)
        // The new one counts from when it came.
        host.shiftSeconds.store(500, ordering: .relaxed)
        try read(500_000)
        #expect(try tokens() == 2)
        host.shiftSeconds.store(1000, ordering: .relaxed)
        try read(1_500_000)
        #expect(try tokens() == 3)
        #expect(try server.log.count { $0.status == 401 } == 1, "none was used after its time")
    }

    @Test("A token may run out in the middle of a blob, with each break")
    func expiresInMidRead() throws {
        let server = try TestRegistry(
            """
            {"auth":"bearer","anonymous":true,"token_uses":1,
             "rules":[{"match":"/blobs/","times":12,"do":"cut","after":300000}]}
            """)
        let client = try BlockingClient(server)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader) == bytes)
    }

    @Test("A token that does not reach far enough is replaced by one with the scope the server names")
    func insufficientScope() throws {
        let server = try TestRegistry(
            #"{"auth":"bearer","anonymous":true,"needs_scope":"repository:a/b:pull,inspect"}"#)
        let client = try BlockingClient(server)
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
        #expect(try server.log.count { $0.status == 403 } == 1)
        #expect(try server.log.last { $0.path.hasPrefix("/token") }?.path.contains("pull%2Cinspect&scope=") == true)
    }

    @Test("A token server without the form for refresh tokens is asked the older way")
    func identityTokenFallback() throws {
        let server = try TestRegistry(#"{"auth":"bearer","no_post":true}"#)
        let client = try BlockingClient(server, login: .identityToken("identity"))
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
    }

    /// A store whose program has other credentials each time that it is asked.
    final class ChangingStore: CredentialStore {
        let board: TicketBoard
        private let given: [Credentials]
        private let lock = HostLock()
        private var asked: [Credentials?] = []
        private var isReady = false
        init(_ board: TicketBoard, _ given: [Credentials]) {
            self.board = board
            self.given = given
        }
        var refusals: [Credentials?] { lock.withLock { asked } }
        func credentials(registry: String, repository: String) -> Credentials? { nil }
        func lookUp(registry: String, repository: String, refused: Credentials?) -> CredentialAnswer {
            lock.withLock {
                if asked.last != .some(refused) {
                    // A program runs, and has answered when the ticket fires.
                    asked.append(refused)
                    let ticket = board.issue()
                    board.fire(ticket)
                    return .pending(ticket)
                }
                return .known(given[min(asked.count, given.count) - 1])
            }
        }
    }

    @Test("Whoever gave credentials that are refused is asked again, once", arguments: ["basic", "bearer"])
    func asksAgain(_ auth: String) throws {
        let old = Credentials.basic(user: "user", password: "of yesterday")
        let server = try TestRegistry(#"{"auth":"\#(auth)"}"#)
        let host = PosixHost(workThreads: 2, onWarning: { _ in })
        let store = ChangingStore(host.tickets, [old, AccessTests.login])
        let client = try BlockingClient(server, host: host, store: store)
        #expect(try client.resolve("localhost:\(server.port)/a/b:one").layers.count == 3)
        #expect(store.refusals == [nil, old])
        let wrong = ChangingStore(host.tickets, [old])
        let other = try BlockingClient(server, host: host, store: wrong)
        let failure = try #require(throws: BlobFailure.self) { try other.resolve("localhost:\(server.port)/a/b:one") }
        #expect(failure.reason == .unauthorized)
        #expect(wrong.refusals == [nil, old])
    }

    @Test(
        "A signed URL that has expired is asked for again by one reader for all", arguments: [401, 403, 404, 410, 400])
    func signedURLExpires(_ code: Int) throws {
        let store = try TestRegistry(
            """
            {"rules":[{"match":"/blobs/.*sig=1$","times":2,"do":"none"},
                      {"match":"/blobs/.*sig=1$","do":"status","code":\(code)}]}
            """)
        let server = try TestRegistry(
            """
            {"rules":[{"match":"/blobs/","times":1,"do":"none"},
                      {"match":"/blobs/","do":"redirect","to":"http://127.0.0.1:\(store.port)","sign":true}]}
            """)
        let client = try BlockingClient(server, store)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readRange(reader, 1_000_000..<1_000_010) == Array(bytes[1_000_000..<1_000_010]))
        for start in [100_000, 600_000, 1_600_000, 2_100_000] as [UInt64] { reader.prefetch(at: start, count: 100_000) }
        for start in [100_000, 600_000, 1_600_000, 2_100_000] {
            let got = try client.readRange(reader, UInt64(start)..<UInt64(start + 100_000))
            #expect(got == Array(bytes[start..<start + 100_000]))
        }
        #expect(try server.log.count { $0.status == 307 && $0.path.contains(layer.digest.hex) } == 2)
        #expect(try store.log.allSatisfy { $0.authorization == nil })
    }

    @Test("Where a redirect leads may want a token of its own, which is got without our password")
    func redirectTargetChallenges() throws {
        let store = try TestRegistry(#"{"auth":"bearer","anonymous":true}"#)
        let server = try TestRegistry(
            #"{"auth":"bearer","rules":[{"match":"/blobs/","do":"redirect","to":"http://127.0.0.1:\#(store.port)"}]}"#)
        let client = try BlockingClient(server, store, login: AccessTests.login)
        let (reader, bytes, _) = try FaultTests.noiseLayer(server, client)
        #expect(try client.readAll(reader) == bytes)
        #expect(try store.log.contains { $0.path.hasPrefix("/token") && $0.authorization == nil })
        #expect(try !store.log.contains { $0.authorization?.hasPrefix("Basic") == true })
    }

    @Test("Redirects of several hops are followed, and the last place is asked directly from then on")
    func severalHops() throws {
        let last = try TestRegistry()
        let middle = try TestRegistry(
            #"{"rules":[{"match":"/blobs/","do":"redirect","to":"http://127.0.0.1:\#(last.port)"}]}"#)
        let server = try TestRegistry(
            #"{"auth":"basic","rules":[{"match":"/blobs/","do":"redirect","to":"http://127.0.0.1:\#(middle.port)"}]}"#)
        let client = try BlockingClient(server, middle, last, login: AccessTests.login)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        for start in [1_000_000, 2_000_000] {
            let got = try client.readRange(reader, UInt64(start)..<UInt64(start + 10))
            #expect(got == Array(bytes[start..<start + 10]))
        }
        #expect(try middle.log.count { $0.path.contains(layer.digest.hex) } == 1)
        #expect(try (middle.log + last.log).allSatisfy { $0.authorization == nil })
    }

    @Test(
        "A busy server is left alone by all readers for as long as it says",
        arguments: [
            #""code":429,"headers":{"Retry-After":"1"}"#, #""code":503,"headers":{"Retry-After":"1"}"#,
            #""code":429,"retry_date":2"#, #""code":503,"retry_date":2"#,
        ])
    func retryAfter(_ answer: String) throws {
        let server = try TestRegistry(
            """
            {"rules":[{"match":"/blobs/","times":1,"do":"none"},
                      {"match":"/blobs/","times":1,"do":"status",\(answer)}]}
            """)
        let client = try BlockingClient(server)
        let (reader, bytes, layer) = try FaultTests.noiseLayer(server, client)
        reader.prefetch(at: 100, count: 100)
        // The answer has come when somebody else asks.
        for _ in 0..<1000 where try server.log.count(where: { $0.status == 429 || $0.status == 503 }) == 0 {
            usleep(10_000)
        }
        usleep(50_000)
        reader.prefetch(at: 1_000_000, count: 100)
        #expect(try client.readRange(reader, 1_000_000..<1_000_100) == Array(bytes[1_000_000..<1_000_100]))
        #expect(try client.readRange(reader, 100..<200) == Array(bytes[100..<200]))
        let log = try server.log.filter { $0.path.contains(layer.digest.hex) }
        let refusal = try #require(log.first { $0.status == 429 || $0.status == 503 })
        // A date has whole seconds.
        for later in log where later.at > refusal.at { #expect(later.at - refusal.at > 0.9, "\(log)") }
    }

    @Test("A layer that registries may not hand out comes from its own URL, without our log-in")
    func nondistributable() throws {
        let store = try TestRegistry()
        let server = try TestRegistry(#"{"auth":"basic","rules":[{"match":"/blobs/","do":"status","code":404}]}"#)
        let sound = try TestRegistry()
        let client = try BlockingClient(server, store, sound, login: AccessTests.login)
        var layer = try client.resolve("localhost:\(sound.port)/a/b:one").layers[FaultTests.noise]
        let bytes = try Fixture.read(Fixture.layout + "/blobs/sha256/" + layer.digest.hex)
        let path = "/layout/blobs/sha256/" + layer.digest.hex
        layer.urls = ["ftp://x/", "http://192.0.2.1/plain", "http://127.0.0.1:\(store.port)\(path)"]
        #expect(try client.readAll(client.source("localhost:\(server.port)/a/b:one").blob(layer)) == bytes)
        #expect(try store.log.allSatisfy { $0.authorization == nil })
    }

    @Test(
        "Addresses that are not of the public internet, however they are spelt",
        arguments: [
            ("10.0.0.1", true, false), ("172.31.0.1", true, false), ("172.32.0.1", false, false),
            ("192.168.1.1", true, false), ("169.254.169.254", true, false), ("100.64.0.1", true, false),
            ("8.8.8.8", false, false), ("127.0.0.1", true, true), ("0.0.0.0", true, true), ("[::1]", true, true),
            ("[::]", true, true), ("[::ffff:127.0.0.1]", true, true), ("[::ffff:7f00:1]", true, true),
            ("[fd00::1]", true, false), ("[fe80::1]", true, false), ("[2001:db8::1]", false, false),
        ])
    func addresses(_ host: String, _ isPrivate: Bool, _ isLoopback: Bool) throws {
        let address = try #require(AddressLiteral(host))
        #expect(address.isPrivate == isPrivate)
        #expect(address.isLoopback == isLoopback)
    }

    @Test(
        "Other spellings of this machine's address count as this machine",
        arguments: [
            "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "0x7f000001", "127.0.0.1", "localhost", "a.localhost",
            "[::1]",
        ])
    func oddAddresses(_ host: String) throws {
        #expect(try #require(HTTPURL("http://\(host):5000/")).origin.mayBeLoopback)
        #expect(AddressLiteral("[1::2::3]") == nil)
        #expect(try !#require(HTTPURL("http://registry.example/")).origin.mayBeLoopback)
        #expect(try !#require(HTTPURL("http://8.8.8.8/")).origin.mayBeLoopback)
    }
}
