import ImageModel
import ImageMounter
import TestSupport
import Testing

/// Random stacks of layers, merged by us and by `ReferenceTree`.
@Suite struct RandomStackTests {
    /// xorshift64*: the same stacks in every run.
    struct Random {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return Int((state &* 0x2545_f491_4f6c_dd1d) >> 33) % bound
        }
        mutating func pick<T>(_ items: [T]) -> T { items[next(items.count)] }
        mutating func path() -> String {
            var parts: [String] = []
            for _ in 0...next(3) { parts.append(pick(["a", "b", "c"])) }
            return parts.joined(separator: "/")
        }
    }

    static func layer(_ random: inout Random, _ stamp: inout Int) -> [ReferenceTree.Entry] {
        (0..<1 + random.next(9)).map { _ in
            stamp += 1
            switch random.next(12) {
            case 0...2: return .folder(random.path(), stamp)
            case 3...5: return .file(random.path(), stamp)
            case 6:
                return .symlink(
                    random.path(), random.pick(["a", "b", "/a", "../b", "a/b", ".", "..", "/c/a", "../../c", "x"]))
            case 7, 8: return .hardLink(random.path(), random.path())
            case 9, 10: return .whiteout(random.path())
            default: return .opaque(random.pick(["", random.path(), random.path()]))
            }
        }
    }

    static func tar(_ entries: [ReferenceTree.Entry]) -> [UInt8] {
        func stamped(_ name: String, _ type: Character, _ stamp: Int) -> TarWriter.Header {
            var header = TarWriter.Header(name, type)
            header.mtime = TarWriter.octal(UInt64(stamp), 11)
            return header
        }
        return TarWriter.tar { tar in
            for entry in entries {
                switch entry {
                case .folder(let path, let stamp): tar.add(stamped(path, "5", stamp))
                case .file(let path, let stamp): tar.add(stamped(path, "0", stamp), [UInt8]("\(stamp)".utf8))
                case .symlink(let path, let target): tar.link(path, to: target)
                case .hardLink(let path, let target): tar.link(path, to: target, hard: true)
                case .whiteout(let path):
                    let (folder, name) = ReferenceTree.split(path)
                    tar.file((folder + [".wh." + name]).joined(separator: "/"))
                case .opaque(let path): tar.file((path.isEmpty ? "" : path + "/") + ".wh..wh..opq")
                }
            }
        }
    }

    static func description(_ mounted: Mounted) throws -> [String] {
        let tree = mounted.tree
        var first: [NodeID: String] = [:]
        var out = ["/ \(try tree.attributes(of: tree.root).modified.seconds)"]
        func visit(_ folder: NodeID, _ path: String) throws {
            for entry in try tree.list(folder, after: 0, limit: .max).sorted(by: { $0.name < $1.name }) {
                let below = path + "/" + entry.name.string
                let same = first[entry.node, default: below]
                first[entry.node] = same
                let stamp = try tree.attributes(of: entry.node).modified.seconds
                switch entry.kind {
                case .directory:
                    out.append("\(below)/ \(stamp)")
                    try visit(entry.node, below)
                case .symbolicLink: out.append("\(below) -> \(try tree.readLink(entry.node).string) = \(same)")
                default: out.append("\(below) \(stamp) = \(same)")
                }
            }
        }
        try visit(tree.root, "")
        return out
    }

    @Test(arguments: 0..<20) func ourTreeIsTheReferencesTree(batch: UInt64) throws {
        var random = Random(state: batch &* 0x9e37_79b9_7f4a_7c15 | 1)
        var failures = 0
        for _ in 0..<500 {
            var stamp = 0
            let layers = (0..<1 + random.next(4)).map { _ in RandomStackTests.layer(&random, &stamp) }
            let reference = ReferenceTree()
            var failure: ReferenceTree.Failure?
            do throws(ReferenceTree.Failure) {
                for (number, layer) in layers.enumerated() { try reference.apply(number + 1, layer) }
            } catch { failure = error }
            let mounted = Mounted(tars: layers.map(RandomStackTests.tar))
            if let failure {
                failures += 1
                // A hard link may also find what its own layer hides, which the reference does not know.
                if failure == .linkLoop { #expect(mounted.mount.failure != nil, "\(layers)") }
                continue
            }
            #expect(mounted.mount.failure == nil, "\(layers)")
            guard mounted.mount.failure == nil else { return }
            let ours = try RandomStackTests.description(mounted)
            #expect(ours == reference.description(), "\(layers)")
            guard ours == reference.description() else { return }
            #expect(FileTreeSuite.violations(of: mounted.tree) == [])
        }
        #expect(failures < 400, "too few stacks are compared")
    }
}
