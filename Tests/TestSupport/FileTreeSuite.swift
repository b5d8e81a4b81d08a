import ImageModel

/// The promises of `FileTree`, checked on any tree: every implementation runs this. The answer lists what was
/// broken; it knows no test library, so that it can run anywhere.
///
/// The tree must not change meanwhile. Content is read whole, so it should be small.
public struct FileTreeSuite {
    private let tree: any FileTree
    private let wait: (Ticket) -> Void
    private var violations: [String] = []
    private var names: [NodeID: Int] = [:]
    private var nodes: Set<NodeID> = []

    /// - Parameter wait: returns when the ticket has fired.
    public static func violations(of tree: any FileTree, wait: @escaping (Ticket) -> Void = { _ in }) -> [String] {
        var suite = FileTreeSuite(tree: tree, wait: wait)
        suite.run()
        return suite.violations
    }

    private init(tree: any FileTree, wait: @escaping (Ticket) -> Void) {
        self.tree = tree
        self.wait = wait
    }

    private mutating func run() {
        expect(attributes(tree.root)?.kind == .directory, "the root is a folder")
        visit(tree.root, at: "/")
        for (node, count) in names {
            guard let attributes = attributes(node), attributes.kind != .directory else { continue }
            expect(
                attributes.linkCount == UInt32(count),
                "node \(node.number) has \(count) names and says \(attributes.linkCount)")
        }
        if let totals = call({ (tree) throws(TreeError) in try tree.totals() }, "totals") {
            expect(totals.nodeCount > 0, "totals count the root at least")
        }
        for number in [0, UInt64.max, 1 << 32] {
            expectErrno(nil, "attributes of node \(number), which is none") { (tree) throws(TreeError) in
                _ = try tree.attributes(of: NodeID(number: number))
            }
        }
    }

    private mutating func visit(_ folder: NodeID, at path: String) {
        guard nodes.insert(folder).inserted else {
            violations.append("\(path): a folder has two places")
            return
        }
        guard let entries = checkListing(folder, path) else { return }
        expectErrno(.noEntry, "\(path): lookup of a name that is not there") { (tree) throws(TreeError) in
            _ = try tree.lookup("no such name\u{1}", in: folder)
        }
        for entry in entries {
            let below = path + entry.name.string
            expect(!entry.name.isEmpty && entry.name != "." && entry.name != "..", "\(below): is no name")
            expect(!entry.name.bytes.contains(0x2f) && !entry.name.bytes.contains(0), "\(below): no / or NUL in a name")
            guard
                let node = call(
                    { (tree) throws(TreeError) in try tree.lookup(entry.name, in: folder) }, "lookup \(below)")
            else { continue }
            expect(node == entry.node, "\(below): list and lookup give the same node")
            expect(node.number > 0 && node.number < 1 << 32, "\(below): node numbers are above 0 and below 2³²")
            let again = call({ (tree) throws(TreeError) in try tree.lookup(entry.name, in: folder) }, "lookup \(below)")
            expect(again == node, "\(below): the same node each time")
            names[node, default: 0] += 1
            guard let attributes = attributes(node) else { continue }
            expect(attributes.kind == entry.kind, "\(below): list and attributes agree on the kind")
            expect(attributes.permissions <= 0o7777, "\(below): permissions are twelve bits")
            checkAttributes(node, below)
            switch attributes.kind {
            case .directory: visit(node, at: below + "/")
            case .regular: checkContent(node, attributes.sizeBytes, below)
            case .symbolicLink: checkLink(node, attributes.sizeBytes, below)
            default: checkOther(node, below)
            }
            tree.release(node, count: 2)
        }
    }

    // MARK: Folders

    private mutating func checkListing(_ folder: NodeID, _ path: String) -> [DirectoryEntry]? {
        guard let all = list(folder, after: 0, limit: 1_000_000, path) else { return nil }
        expect(Set(all.map { $0.name }).count == all.count, "\(path): no name twice")
        expect(!all.contains { $0.cookie == 0 }, "\(path): no cookie is 0")
        expect(Set(all.map { $0.cookie }).count == all.count, "\(path): no cookie twice")
        expect(list(folder, after: 0, limit: 1_000_000, path) == all, "\(path): the same order each time")
        var stepped: [DirectoryEntry] = []
        while stepped.count <= all.count {
            guard let next = list(folder, after: stepped.last?.cookie ?? 0, limit: 3, path) else { return nil }
            expect(next.count <= 3, "\(path): no more entries than asked for")
            if next.isEmpty { break }
            stepped += next
        }
        expect(stepped == all, "\(path): in steps as at once")
        for (index, entry) in all.enumerated() where index % 97 == 0 {
            expect(
                list(folder, after: entry.cookie, limit: 1_000_000, path) == Array(all[(index + 1)...]),
                "\(path): a cookie goes on after its entry")
        }
        expectErrno(nil, "\(path): reading a folder") { (tree) throws(TreeError) in
            var byte: UInt8 = 0
            _ = try FileTreeSuite.read(tree, folder, at: 0, into: &byte)
        }
        expectErrno(.invalid, "\(path): readLink of a folder") { (tree) throws(TreeError) in
            _ = try tree.readLink(folder)
        }
        return all
    }

    private mutating func list(_ folder: NodeID, after cookie: UInt64, limit: Int, _ path: String) -> [DirectoryEntry]?
    {
        call({ (tree) throws(TreeError) in try tree.list(folder, after: cookie, limit: limit) }, "list \(path)")
    }

    // MARK: Other nodes

    private mutating func checkContent(_ file: NodeID, _ sizeBytes: UInt64, _ path: String) {
        _ = call({ (tree) throws(TreeError) in try tree.open(file) }, "open \(path)")
        let size = Int(sizeBytes)
        let whole = read(file, at: 0, count: size + 10, path)
        expect(whole?.count == size, "\(path): a read over the end gives what there is")
        guard let whole, whole.count == size else { return }
        for offset in [sizeBytes, sizeBytes + 1, UInt64.max - 5] {
            expect(read(file, at: offset, count: 5, path)?.isEmpty == true, "\(path): nothing at \(offset)")
        }
        let piece = max(1, size / 7 + 1)
        var pieces: [UInt8] = []
        while pieces.count < size, let next = read(file, at: UInt64(pieces.count), count: piece, path) {
            expect(next.count == min(piece, size - pieces.count), "\(path): a read is short only at the end")
            if next.isEmpty { break }
            pieces += next
        }
        expect(pieces == whole, "\(path): in pieces as at once")
        tree.close(file)
        checkOther(file, path)
    }

    private mutating func checkLink(_ link: NodeID, _ sizeBytes: UInt64, _ path: String) {
        let target = call({ (tree) throws(TreeError) in try tree.readLink(link) }, "readLink \(path)")
        expect(target.map { UInt64($0.count) } == sizeBytes, "\(path): the size of a link is that of its target")
        expectErrno(.notDirectory, "\(path): lookup in a link") { (tree) throws(TreeError) in
            _ = try tree.lookup("x", in: link)
        }
    }

    private mutating func checkOther(_ node: NodeID, _ path: String) {
        expectErrno(.notDirectory, "\(path): lookup in what is no folder") { (tree) throws(TreeError) in
            _ = try tree.lookup("x", in: node)
        }
        expectErrno(.notDirectory, "\(path): list of what is no folder") { (tree) throws(TreeError) in
            _ = try tree.list(node, after: 0, limit: 1)
        }
        expectErrno(.invalid, "\(path): readLink of what is no link") { (tree) throws(TreeError) in
            _ = try tree.readLink(node)
        }
    }

    private mutating func checkAttributes(_ node: NodeID, _ path: String) {
        let first = call({ (tree) throws(TreeError) in try tree.extendedAttributes(of: node) }, "xattrs \(path)")
        let second = call({ (tree) throws(TreeError) in try tree.extendedAttributes(of: node) }, "xattrs \(path)")
        expect(first == second, "\(path): extended attributes in the same order each time")
        expect(Set((first ?? []).map { $0.name }).count == first?.count, "\(path): no extended attribute twice")
    }

    private mutating func attributes(_ node: NodeID) -> FileAttributes? {
        call({ (tree) throws(TreeError) in try tree.attributes(of: node) }, "attributes of node \(node.number)")
    }

    private mutating func read(_ file: NodeID, at offset: UInt64, count: Int, _ path: String) -> [UInt8]? {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { buffer.deallocate() }
        let done = call({ (tree) throws(TreeError) in try tree.read(file, at: offset, into: buffer) }, "read \(path)")
        return done.map { [UInt8](buffer[..<$0]) }
    }

    private static func read(_ tree: any FileTree, _ file: NodeID, at offset: UInt64, into byte: inout UInt8)
        throws(TreeError) -> Int
    {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
        defer { buffer.deallocate() }
        return try tree.read(file, at: offset, into: buffer)
    }

    // MARK: Judging

    private mutating func expect(_ holds: Bool, _ message: String) {
        if !holds { violations.append(message) }
    }

    /// Repeats a call that is pending; an errno is a violation.
    private mutating func call<T>(_ body: (any FileTree) throws(TreeError) -> T, _ what: String) -> T? {
        for _ in 0..<1000 {
            do throws(TreeError) { return try body(tree) } catch {
                switch error {
                case .pending(let ticket): wait(ticket)
                case .errno(let errno):
                    violations.append("\(what) fails with errno \(errno.rawValue)")
                    return nil
                }
            }
        }
        violations.append("\(what) stays pending")
        return nil
    }

    /// The call must fail with this errno; nil: with any.
    private mutating func expectErrno(
        _ wanted: Errno?, _ what: String, _ body: (any FileTree) throws(TreeError) -> Void
    ) {
        for _ in 0..<1000 {
            do throws(TreeError) {
                try body(tree)
                violations.append("\(what) succeeds")
                return
            } catch {
                switch error {
                case .pending(let ticket): wait(ticket)
                case .errno(let errno):
                    if let wanted, errno != wanted {
                        violations.append("\(what) gives errno \(errno.rawValue) instead of \(wanted.rawValue)")
                    }
                    return
                }
            }
        }
    }
}
