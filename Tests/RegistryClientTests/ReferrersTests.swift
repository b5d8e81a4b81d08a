import ImageModel
import RegistryClient
import Testing

/// Manifests that belong to an image, wherever the image lives.
@Suite struct ReferrersTests {
    static let wanted = "application/x.test+json"

    private func names(_ client: BlockingClient, _ location: String) throws -> [String] {
        let source = try client.source(location)
        let subject = try client.resolve(source).manifest.digest
        let found = try client.room.blocking { () throws(BlobError) in
            try source.referrers(of: subject, artifactType: ReferrersTests.wanted)
        }
        // Each is a document of the same source, and says of itself what the listing says.
        for entry in found {
            let bytes = try client.room.blocking { () throws(BlobError) in try source.document(entry) }
            #expect(sha256(bytes) == entry.digest)
            #expect(entry.artifactType == ReferrersTests.wanted)
        }
        return found.map { $0.annotations["who"] ?? "" }.sorted()
    }

    @Test(
        "A registry lists referrers of the wanted type: filtered or not, page by page, or by the fallback tag",
        arguments: [
            (#"{"referrers":"filtered"}"#, 1), (#"{"referrers":"unfiltered"}"#, 1), (#"{"referrers":"paged"}"#, 2),
            (#"{"referrers":"html"}"#, 2), ("{}", 2),
            (#"{"rules":[{"match":"/referrers/","do":"status","code":400}]}"#, 2),
            (#"{"rules":[{"match":"/referrers/","do":"redirect","to":"http://127.0.0.1:1/login","bare":true}]}"#, 2),
            (#"{"auth":"bearer","anonymous":true,"referrers":"paged"}"#, 3),
        ])
    func fromRegistry(_ options: String, _ requests: Int) throws {
        let server = try TestRegistry(options)
        let client = try BlockingClient(server)
        #expect(try names(client, "localhost:\(server.port)/a/b:one") == ["referrer", "referrer2"])
        let asked = try server.log.filter { $0.path.contains("/referrers/") || $0.path.contains("/manifests/sha256-") }
        #expect(asked.count == requests || options.contains("auth"), "\(asked.map(\.path))")
    }

    @Test("What is no listing is none; an outage is an error")
    func none() throws {
        let rule = { (code: Int) in #"{"rules":[{"match":"/referrers/|sha256-","do":"status","code":\#(code)}]}"# }
        for code in [404, 400, 403, 405] {
            let server = try TestRegistry(rule(code))
            #expect(try names(try BlockingClient(server), "localhost:\(server.port)/a/b:one").isEmpty, "\(code)")
        }
        let server = try TestRegistry(rule(503))
        #expect(throws: BlobFailure.self) { try names(try BlockingClient(server), "localhost:\(server.port)/a/b:one") }
    }

    @Test("A registry without the listing is asked for it once")
    func remembersFallback() throws {
        let server = try TestRegistry()
        let client = try BlockingClient(server)
        let source = try client.source("localhost:\(server.port)/a/b:one")
        let subject = try client.resolve(source).manifest.digest
        for type in [ReferrersTests.wanted, "application/x.other+json", ReferrersTests.wanted] {
            let found = try client.room.blocking { () throws(BlobError) in
                try source.referrers(of: subject, artifactType: type)
            }
            #expect(!found.isEmpty)
        }
        #expect(try server.log.count { $0.path.contains("/referrers/") } == 1)
        // Under the tag are those of all types.
        #expect(try server.log.count { $0.path.contains("/manifests/sha256-") } == 1)
    }

    @Test("A layout over http, in a folder and in an archive has those of its manifests whose subject it is")
    func fromLayouts() throws {
        let server = try TestRegistry()
        let client = try BlockingClient(server)
        let archive = Fixture.freshPath("tar")
        try #require(Fixture.run(["tar", "-C", Fixture.layout, "-cf", archive, "."]) == 0)
        for location in [
            "http://localhost:\(server.port)/layout#one", "oci:\(Fixture.layout):one", "oci-archive:\(archive):one",
        ] {
            #expect(try names(client, location) == ["referrer", "referrer2"], "\(location)")
            let source = try client.source(location)
            let none = try client.room.blocking { () throws(BlobError) in
                try source.referrers(of: sha256([1]), artifactType: ReferrersTests.wanted)
            }
            #expect(none.isEmpty)
        }
    }
}
