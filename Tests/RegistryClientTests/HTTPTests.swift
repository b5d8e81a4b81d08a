import ImageModel
import RegistryClient
import Testing

/// What servers write into headers.
@Suite struct HTTPTests {
    @Test(
        "Challenges are read in every form servers send them",
        arguments: [
            (
                #"Bearer realm="https://a/t",service="r",scope="repository:a/b:pull,push""#, "bearer",
                "repository:a/b:pull,push"
            ),
            (#"bearer scope = "x" , realm=https://a/t"#, "bearer", "x"),
            (#"Negotiate abc==, Bearer scope="s""#, "bearer", "s"),
            (#"Basic realm="a \"quoted\", one", Bearer scope=s"#, "bearer", "s"),
            (#",, Bearer , scope="s""#, "bearer", "s"),
            (#"Bearer Scope="s""#, "bearer", "s"),
        ])
    func challenges(_ header: String, _ scheme: String, _ scope: String) throws {
        let challenge = try #require(AuthChallenge.parse(header).first { $0.scheme == scheme })
        #expect(challenge.parameter("scope") == scope)
    }

    @Test("Quotes inside a challenge's string are its own")
    func quotedChallenge() {
        let challenges = AuthChallenge.parse(#"Basic realm="a \"b\", c""#)
        #expect(challenges == [AuthChallenge(scheme: "basic", parameters: [HTTPHeader("realm", #"a "b", c"#)])])
    }

    @Test(
        "Challenges that make no sense are none",
        arguments: ["", ",", "\"", "=x", "realm=\"x\"", #"a="#, "\u{0}\u{1}", String(repeating: "a ", count: 10000)])
    func nonsenseChallenges(_ header: String) {
        #expect(AuthChallenge.parse(header).allSatisfy { $0.parameter("scope") == nil })
    }

    @Test(
        "Dates of Retry-After are seconds since 1970",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Wed, 31 Dec 2099 12:00:00 GMT", 4_102_401_600),
            ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 CET", nil),
            ("Sun, 06 Nov 1994 24:49:37 GMT", nil),
            ("Sun, 06 Foo 1994 08:49:37 GMT", nil), ("", nil), ("Sun, 00 Nov 1994 08:49:37 GMT", nil),
        ] as [(String, UInt64?)])
    func dates(_ text: String, _ seconds: UInt64?) { #expect(HTTPDate.seconds(text) == seconds) }

    @Test("Content-Range is read exactly or not at all")
    func contentRanges() {
        #expect(ContentRange("bytes 0-9/100")?.range == 0..<10)
        #expect(ContentRange("bytes 0-9/100")?.totalBytes == 100)
        #expect(ContentRange("bytes 5-5/*")?.totalBytes == nil)
        #expect(ContentRange("bytes */100")?.range == nil)
        for text in [
            "", "bytes", "bytes 9-0/10", "bytes 0-9", "bytes -9/10", "bytes 0-9/10/10", "items 0-9/10", "bytes 0-9/-1",
            "bytes 0-18446744073709551615/*", "bytes 0-18446744073709551616/*", "bytes +0-9/10",
        ] {
            #expect(ContentRange(text) == nil, "\(text)")
        }
    }

    @Test(
        "A Location is resolved as RFC 3986 says",
        arguments: [
            ("/x/y?z", "https://h:8443/x/y?z"), ("https://other/p", "https://other/p"),
            ("//other:443/p", "https://other/p"),
            ("c", "https://h:8443/a/c"), ("../c", "https://h:8443/c"), ("../../../c", "https://h:8443/c"),
            ("?q=1", "https://h:8443/a/b?q=1"),
            ("", "https://h:8443/a/b?k=v"), ("./", "https://h:8443/a/"), ("http://h:80/p#f", "http://h/p"),
            ("c d", "https://h:8443/a/c%20d"),
            ("HTTP://x/", nil), ("ftp://x/", nil), ("javascript:x", nil), ("/a\r\nEvil: 1", nil),
            ("https://u:p@x/", nil),
            ("https://x:0/", nil), ("https://x y/", nil), ("https:///p", nil), ("https://[::1/", nil), ("/\u{7f}", nil),
        ] as [(String, String?)])
    func locations(_ location: String, _ result: String?) throws {
        let base = try #require(HTTPURL("https://h:8443/a/b?k=v"))
        #expect(base.resolve(location)?.text == result)
    }

    @Test(
        "Loopback is this machine and nothing that looks like it",
        arguments: [
            ("localhost:5000", true), ("127.0.0.1", true), ("127.255.1.2:80", true), ("[::1]:5000", true),
            ("LOCALHOST", true),
            ("localhost.example.com", false), ("127.0.0.1.example.com", false), ("128.0.0.1", false),
            ("127.example.com", false),
            ("[::2]", false), ("10.0.0.1", false), ("127.0.0", false), ("127.0.0.0001", false),
        ])
    func loopback(_ authority: String, _ isLoopback: Bool) throws {
        #expect(try #require(HTTPURL("http://" + authority + "/")).origin.isLoopback == isLoopback)
    }

    @Test("A message shows no query, where signed URLs have their secrets")
    func redacts() throws {
        #expect(try #require(HTTPURL("https://h/p?X-Amz-Signature=1")).withoutQuery == "https://h/p")
    }

    @Test(
        "What a registry says about an error becomes one line",
        arguments: [
            (#"{"errors":[{"code":"DENIED","message":"go away"}]}"#, "go away"),
            (#"{"errors":[{"code":"DENIED"}]}"#, "DENIED"),
            (#"{"details":"no"}"#, "no"), ("plain\nsecond", "plain"), ("<html>", nil), (#"{"errors":[]}"#, nil),
            ("", nil),
            ("{broken", nil), (#"{"message":7,"error":"e"}"#, "e"),
        ] as [(String, String?)])
    func errorBodies(_ body: String, _ line: String?) { #expect(RegistryErrorBody.summary(Array(body.utf8)) == line) }

    @Test("Docker's file of logins is read; the most specific entry wins")
    func dockerConfig() throws {
        let text = #"""
            {"auths": {"localhost:5000": {"auth": "dXNlcjpwYTpzcw=="}, "https://index.docker.io/v1/": {"identitytoken": "t", "auth": ""},
                       "ghcr.io/a/b": {"username": "u", "password": "p"}, "ghcr.io": {"auth": "eDp5"}, "empty": {}},
             "credHelpers": {"gcr.io": "gcloud"}, "credsStore": "pass", "HttpHeaders": {"a": "b"}}
            """#
        let config = try DockerConfig(parsing: Array(text.utf8))
        #expect(
            config.credentials(registry: "localhost:5000", repository: "x") == .basic(user: "user", password: "pa:ss"))
        #expect(config.credentials(registry: "docker.io", repository: "library/a") == .identityToken("t"))
        #expect(config.credentials(registry: "ghcr.io", repository: "a/b") == .basic(user: "u", password: "p"))
        #expect(config.credentials(registry: "ghcr.io", repository: "a/bc") == .basic(user: "x", password: "y"))
        #expect(config.credentials(registry: "empty", repository: "") == nil)
        #expect(config.credentials(registry: "other", repository: "") == nil)
        #expect(config.helper(for: "gcr.io") == "gcloud")
        #expect(config.helper(for: "other") == "pass")
        // A wrong entry is told and keeps the others from nothing.
        for wrong in [#"{"auths":{"a":{"auth":"!!!!"}}}"#, #"{"auths":{"a":{"auth":"dXNlcg=="}}}"#] {
            #expect(try DockerConfig(parsing: Array(wrong.utf8)).problems.count == 1)
        }
        #expect(throws: DocumentError.self) { try DockerConfig(parsing: Array(#"{"auths":[]}"#.utf8)) }
        // Docker leaves an empty entry where a helper has the log-in; it takes none away that stands under another spelling.
        for order in [["localhost:1", "https://localhost:1/v1/"], ["https://localhost:1/v1/", "localhost:1"]] {
            let twice = #"{"auths":{"\#(order[0])":{"auth":"eDp5"},"\#(order[1])":{}}}"#
            let config = try DockerConfig(parsing: Array(twice.utf8))
            #expect(config.credentials(registry: "localhost:1", repository: "") == .basic(user: "x", password: "y"))
        }
    }

    @Test("A file of a hundred thousand log-ins is read in time that grows with it, and no more")
    func manyLogIns() throws {
        let entries = (0..<100_000).map { #""\#($0).io":{"auth":"eDp5"}"# }.joined(separator: ",")
        let config = try DockerConfig(parsing: Array(#"{"auths":{\#(entries)}}"#.utf8))
        #expect(config.credentials(registry: "99999.io", repository: "a") == .basic(user: "x", password: "y"))
    }
}
