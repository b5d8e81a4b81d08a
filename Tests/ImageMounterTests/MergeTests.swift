import ImageModel
import ImageMounter
import TestSupport
import Testing

/// The apply rules of OCI image-spec 1.1, layer.md, a small stack each. `Tests/UmociCompare` holds more, compared
/// with what umoci unpacks.
@Suite struct MergeTests {
    @Test(arguments: MergeCases.stacks.indices) func rule(index: Int) throws {
        let (name, layer, paths) = MergeCases.stacks[index]
        let mounted = Mounted(tars: [MergeCases.base, layer])
        #expect(mounted.mount.failure == nil)
        #expect(try mounted.paths() == paths, "\(name)")
        #expect(FileTreeSuite.violations(of: mounted.tree) == [])
    }

    @Test func hidingALinksTargetDoesNotKillTheLink() throws {
        let mounted = Mounted(tars: [
            TarWriter.tar { tar in
                tar.file("a", "same")
                tar.link("b", to: "a", hard: true)
            },
            TarWriter.tar { $0.file(".wh.a") },
        ])
        #expect(try mounted.text("/b") == "same")
        #expect(try mounted.attributes("/b").linkCount == 1)
    }

    @Test func allNamesOfAHardLinkAreOneNode() throws {
        let mounted = Mounted(tars: [
            MergeCases.base,
            TarWriter.tar { tar in
                tar.link("x", to: "later", hard: true)
                tar.link("y", to: "d/a", hard: true)
                tar.file("later", "z")
            },
        ])
        #expect(try mounted.node("/x") == mounted.node("/later"))
        #expect(try mounted.node("/y") == mounted.node("/d/a"))
        #expect(try mounted.attributes("/d/a").linkCount == 2)
        #expect(try mounted.text("/x") == "z")
    }

    @Test func aHardLinkToWhatItsLayerHidesStillJoinsIt() throws {
        let mounted = Mounted(tars: [
            MergeCases.base,
            TarWriter.tar { tar in
                tar.file(".wh.d")
                tar.link("kept", to: "d/sub/c", hard: true)
            },
        ])
        #expect(try mounted.text("/kept") == "c")
        #expect(!mounted.exists("/d"))
    }

    @Test func aFolderOverAFolderReplacesAttributesAndKeepsChildren() throws {
        let mounted = Mounted(tars: [MergeCases.base, TarWriter.tar { $0.folder("d", mode: 0o1711) }])
        #expect(try mounted.attributes("/d").permissions == 0o1711)
        #expect(mounted.exists("/d/sub/c"))
    }

    @Test func foldersThatNoEntryNamesAreMade() throws {
        let attributes = try Mounted(tars: [TarWriter.tar { $0.file("a/b/c") }]).attributes("/a/b")
        #expect(attributes == FileAttributes(kind: .directory, permissions: 0o755))
    }

    @Test(arguments: MergeCases.broken.indices) func whatCannotBeMergedIsAClearError(index: Int) throws {
        let (name, layer, words) = MergeCases.broken[index]
        let failure = try #require(Mounted(tars: [MergeCases.base, layer]).mount.failure, "\(name)")
        #expect(failure.reason == .malformed)
        #expect(failure.message.contains("layer 2 of 2") && failure.message.contains(words), "\(failure.message)")
    }

    @Test func linkLoopsInTheTreeAreLeftAlone() throws {
        let mounted = Mounted(tars: [
            TarWriter.tar { tar in
                tar.link("a", to: "b")
                tar.link("b", to: "a")
                tar.link("self", to: "self/x")
            }
        ])
        #expect(try mounted.tree.readLink(mounted.node("/a")) == "b")
        let error = #expect(throws: TreeError.self) { try mounted.node("/a", follows: true) }
        guard case .errno(.tooManyLinks) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func nodesAndOrderAreTheSameInEveryRun() throws {
        func listing() throws -> [DirectoryEntry] {
            let mounted = Mounted(tars: [MergeCases.base, MergeCases.stacks[2].layer])
            return try mounted.tree.list(mounted.node("/d"), after: 0, limit: 100)
        }
        #expect(try listing() == listing())
    }

    @Test func aSparseFileIsReadWithItsHoles() throws {
        let tar = TarCases.everything()
        let mounted = Mounted(tars: [tar])
        var wanted = [UInt8](repeating: 0, count: 9000)
        wanted.replaceSubrange(100..<105, with: Array("01234".utf8))
        wanted.replaceSubrange(8990..<9000, with: Array("ABCDEFGHIJ".utf8))
        let isRight = try mounted.content("/sparse") == wanted
        #expect(isRight)
        #expect(FileTreeSuite.violations(of: mounted.tree) == [])
    }

    @Test func extendedAttributesGoWithTheirNode() throws {
        let mounted = Mounted(tars: [
            TarWriter.tar { tar in
                tar.addPAX([("SCHILY.xattr.user.x", [1, 2])])
                tar.file("a")
                tar.link("b", to: "a", hard: true)
                tar.file("plain")
            }
        ])
        #expect(
            try mounted.tree.extendedAttributes(of: mounted.node("/b")) == [
                ExtendedAttribute(name: "user.x", value: [1, 2])
            ])
        #expect(try mounted.tree.extendedAttributes(of: mounted.node("/plain")) == [])
    }

    @Test func aFolderOfManyFilesIsListedAndLookedUp() throws {
        let count = 20_000
        let mounted = Mounted(tars: [
            TarWriter.tar { tar in for number in 0..<count { tar.file("d/f\(number)", "\(number)") } },
            TarWriter.tar { tar in for number in stride(from: 0, to: count, by: 2) { tar.file("d/.wh.f\(number)") } },
        ])
        let folder = try mounted.node("/d")
        #expect(try mounted.tree.list(folder, after: 0, limit: .max).count == count / 2)
        #expect(try mounted.text("/d/f19999") == "19999")
        #expect(!mounted.exists("/d/f19998"))
        #expect(try mounted.tree.totals().nodeCount == UInt64(count / 2 + 2))
    }
}
