import ImageModel
import ImageMounter
import TestSupport
import Testing

/// Paths in a tree, links followed inside it.
@Suite struct PathWalkerTests {
    let mounted = Mounted(tars: [
        TarWriter.tar { tar in
            tar.folder("usr")
            tar.folder("usr/lib")
            tar.file("usr/lib/file", "x")
            tar.link("lib", to: "usr/lib")
            tar.link("abs", to: "/usr/lib")
            tar.link("up", to: "../../../usr")
            tar.link("usr/lib/back", to: "../../lib/file")
            tar.link("chain0", to: "usr")
            for number in 1...50 { tar.link("chain\(number)", to: "chain\(number - 1)") }
            tar.link("dangling", to: "nowhere")
            tar.link("slash", to: "usr/lib/")
        }
    ])

    @Test(arguments: [
        ("/usr/lib/file", "/usr/lib/file"), ("usr//lib/./file", "/usr/lib/file"), ("/lib/file", "/usr/lib/file"),
        ("/abs/file", "/usr/lib/file"), ("/up/lib/file", "/usr/lib/file"), ("/lib/back", "/usr/lib/file"),
        ("/", "/"), ("", "/"), ("/..", "/"), ("/lib/..", "/usr"), ("/chain39", "/usr"), ("/slash", "/usr/lib"),
        ("/usr/lib/../../lib/", "/usr/lib"),
    ])
    func realPaths(path: String, real: String) throws {
        #expect(try PathWalker(mounted.tree).realPath(of: ByteString(path)) == ByteString(real))
        #expect(try mounted.node(path, follows: true) == mounted.node(real))
    }

    @Test(arguments: [
        ("/nowhere", Errno.noEntry), ("/dangling", .noEntry), ("/usr/lib/file/x", .notDirectory),
        ("/usr/lib/file/", .notDirectory),
        ("/usr/lib/file/.", .notDirectory), ("/usr/lib/file/..", .notDirectory), ("/chain50", .tooManyLinks),
        ("/" + String(repeating: "n", count: 256), .nameTooLong),
    ])
    func errors(path: String, errno: Errno) throws {
        let error = #expect(throws: TreeError.self) { try mounted.node(path, follows: true) }
        guard case .errno(let found) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found == errno)
    }

    @Test func theLastLinkIsFollowedOnlyIfAskedFor() throws {
        #expect(try mounted.tree.attributes(of: mounted.node("/lib")).kind == .symbolicLink)
        #expect(try mounted.tree.attributes(of: mounted.node("/lib/")).kind == .directory)
        #expect(try mounted.tree.attributes(of: mounted.node("/dangling")).kind == .symbolicLink)
    }
}
