import ImageModel
import RegistryClient
import Testing

/// The rules of github.com/distribution/reference, whose own tests' inputs are the table.
@Suite struct ReferenceTests {
    static let digest = "sha256:" + String(repeating: "f", count: 64)
    static let long = String(repeating: "a/", count: 127) + "a"

    @Test(
        "Names become what Docker makes of them",
        arguments: [
            ("alpine", "docker.io/library/alpine:latest"), ("alpine:3.20", "docker.io/library/alpine:3.20"),
            ("docker.io/alpine", "docker.io/library/alpine:latest"),
            ("index.docker.io/library/debian", "docker.io/library/debian:latest"),
            ("docker/docker", "docker.io/docker/docker:latest"), ("localhost/debian", "localhost/debian:latest"),
            ("localhost:5000/ubuntu:22.04", "localhost:5000/ubuntu:22.04"),
            ("LOCALDOMAIN/debian", "LOCALDOMAIN/debian:latest"),
            ("test_com", "docker.io/library/test_com:latest"), ("test.com:tag", "docker.io/library/test.com:tag"),
            ("test.com:5000", "docker.io/library/test.com:5000"), ("test.com/repo:tag", "test.com/repo:tag"),
            ("test:5000/repo", "test:5000/repo:latest"), ("test:5000/repo@\(digest)", "test:5000/repo@\(digest)"),
            ("test:5000/repo:tag@\(digest)", "test:5000/repo:tag@\(digest)"),
            ("lowercase:Uppercase", "docker.io/library/lowercase:Uppercase"),
            ("sub-dom1.foo.com/bar/baz/quux:some-long-tag", "sub-dom1.foo.com/bar/baz/quux:some-long-tag"),
            ("b.gcr.io/test.example.com/my-app:test.example.com", "b.gcr.io/test.example.com/my-app:test.example.com"),
            ("xn--n3h.com/myimage:xn--n3h.com", "xn--n3h.com/myimage:xn--n3h.com"),
            ("foo_bar.com:8080", "docker.io/library/foo_bar.com:8080"),
            ("foo/foo_bar.com:8080", "docker.io/foo/foo_bar.com:8080"),
            ("192.168.1.1", "docker.io/library/192.168.1.1:latest"),
            ("192.168.1.1:5000/repo:5050", "192.168.1.1:5000/repo:5050"),
            ("[2001:db8::1]/repo", "[2001:db8::1]/repo:latest"), ("[::1]:5000/repo:tag", "[::1]:5000/repo:tag"),
            ("docker---rules/docker", "docker.io/docker---rules/docker:latest"),
            ("dock__er/docker", "docker.io/dock__er/docker:latest"),
            (
                "docker.io/1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a",
                "docker.io/library/1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a:latest"
            ),
            (long, "docker.io/\(long):latest"), ("a.b/x:_t.-", "a.b/x:_t.-"),
        ])
    func normalises(_ text: String, _ full: String) throws {
        #expect(try ImageReference(text).text == full)
    }

    @Test(
        "What is no reference is refused",
        arguments: [
            ":justtag", "@\(digest)", "aa/asdf$$^/aa", "[2001:db8::1]", "[2001:db8::1]:5000", "[2001:db8::1]:tag",
            "[fe80::1%eth0]:5000/repo", "[fe80::1%@invalidzone]:5000/repo", "-docker", "-docker/docker",
            "-docker.io/docker/docker", "docker///docker", "docker.io/docker///docker", "fc00::1:5000/debian",
            "[2001:db8:3:4::192.0.2.33]:5000/debian", "docker-/docker", "____/____", "_docker/_docker",
            "dock..er/docker",
            "dock_.er/docker", "dock-.er/docker", "docker/", "a b", "a\nb", "ä", "a:", "a:b:c", "a.b:0/x",
            "a.b:65536/x",
            "a.b:x/y", "a..b/x", "repo:" + String(repeating: "t", count: 129), "/a", "a//b", "//x", "a:-x",
        ])
    func refusesFormat(_ text: String) throws {
        let error = try #require(throws: ReferenceError.self) { try ImageReference(text) }
        guard case .format = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test("Each kind of mistake has its own words")
    func refusesByKind() throws {
        func error(_ text: String) throws -> ReferenceError {
            try #require(throws: ReferenceError.self) { try ImageReference(text) }
        }
        #expect(try error("") == .empty)
        #expect(try error(String(repeating: "1a", count: 32)) == .imageID)
        for text in ["Uppercase:tag", "test:5000/Uppercase/lowercase:tag", "docker/Docker"] {
            #expect(try error(text) == .uppercase(text))
        }
        #expect(try error("domain/" + String(repeating: "a", count: 256) + ":tag") == .tooLong)
        #expect(try error(String(repeating: "a", count: 5000)) == .tooLong)
        for text in [
            "sha256:ffff", "invaliddigest:ff", "sha512:" + String(repeating: "f", count: 128),
            "sha256:" + String(repeating: "F", count: 64),
        ] {
            #expect(try error("repo@" + text) == .digest(text))
        }
    }

    @Test("Docker Hub answers at another name than its own")
    func hubHost() throws {
        #expect(try ImageReference("alpine").apiHost == "registry-1.docker.io")
        #expect(try ImageReference("localhost:5000/a").apiHost == "localhost:5000")
        #expect(try ImageReference("a:t@\(ReferenceTests.digest)").manifestName == ReferenceTests.digest)
    }

    @Test("The other places of images are told by their prefix")
    func locations() throws {
        #expect(try ImageLocation("oci:/a/b") == .layoutFolder(path: "/a/b", ref: nil))
        #expect(try ImageLocation("oci:dir:x:y") == .layoutFolder(path: "dir", ref: "x:y"))
        #expect(try ImageLocation("oci-archive:f.tar:1") == .layoutArchive(path: "f.tar", ref: "1"))
        #expect(try ImageLocation("docker-archive:f.tar:a/b:1") == .dockerArchive(path: "f.tar", ref: "a/b:1"))
        #expect(try ImageLocation("https://h:1/p/#r/s") == .layoutURL(base: "https://h:1/p", ref: "r/s"))
        #expect(try ImageLocation("http://localhost/#") == .layoutURL(base: "http://localhost", ref: nil))
        #expect(try ImageLocation("docker://a.b/c") == .registry(try ImageReference("a.b/c")))
        #expect(try ImageLocation("oci") == .registry(try ImageReference("oci")))
        for text in ["oci:", "oci::x", "https://", "https://u@h/", "https://h/?q", "http://h:99999/", "oci-archive:"] {
            #expect(throws: ReferenceError.self) { try ImageLocation(text) }
        }
    }
}
