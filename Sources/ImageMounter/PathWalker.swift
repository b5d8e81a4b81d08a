import ImageModel

/// Finds the node at a path in a `FileTree`, symbolic links followed inside the tree: an absolute target
/// begins at the root, and `..` does not climb over it.
///
/// A step may throw `.pending`; the caller repeats the whole walk then. References taken on the way are given
/// back; the one to the result is the caller's.
public struct PathWalker {
    /// As the kernel's `MAXSYMLINKS`.
    public static let maximumLinks = 40

    private let tree: any FileTree

    public init(_ tree: any FileTree) { self.tree = tree }

    /// - Parameters:
    ///   - path: absolute or relative to the root; empty components and `.` count nothing.
    ///   - followsLast: whether a symbolic link at the end is followed too; a path that ends in `/` always is.
    /// - Throws: `noEntry`, `notDirectory`, `tooManyLinks`, `nameTooLong`, and what the tree throws.
    public func node(at path: ByteString, followsLast: Bool = true) throws(TreeError) -> NodeID {
        var chain = Chain(tree)
        defer { chain.releaseAll() }
        try chain.walk(path.bytes, followsLast: followsLast || path.bytes.last == 0x2f)
        let node = chain.current
        if node != tree.root { tree.retain(node, count: 1) }
        return node
    }

    /// The path without symbolic links, `.` and `..` that leads to the same node; it begins with `/`.
    public func realPath(of path: ByteString) throws(TreeError) -> ByteString {
        var chain = Chain(tree)
        defer { chain.releaseAll() }
        try chain.walk(path.bytes, followsLast: true)
        var out: [UInt8] = []
        for name in chain.names {
            out.append(0x2f)
            out.append(contentsOf: name)
        }
        return ByteString(out.isEmpty ? [0x2f] : out)
    }

    /// The nodes from the root to where the walk is, each referenced once but for the root.
    private struct Chain {
        let tree: any FileTree
        private var nodes: [NodeID] = []
        private(set) var names: [[UInt8]] = []

        init(_ tree: any FileTree) { self.tree = tree }

        var current: NodeID { nodes.last ?? tree.root }

        mutating func releaseAll() {
            for node in nodes { tree.release(node, count: 1) }
            nodes = []
        }

        private mutating func up() {
            guard let last = nodes.popLast() else { return }
            names.removeLast()
            tree.release(last, count: 1)
        }

        mutating func walk(_ path: [UInt8], followsLast: Bool) throws(TreeError) {
            var rest = path[...]
            var linksLeft = PathWalker.maximumLinks
            while true {
                while rest.first == 0x2f { rest = rest.dropFirst() }
                guard !rest.isEmpty else { break }
                let end = rest.firstIndex(of: 0x2f) ?? rest.endIndex
                let name = [UInt8](rest[..<end])
                rest = rest[end...]
                let isLast = rest.allSatisfy { $0 == 0x2f }
                if name == [0x2e] || name == [0x2e, 0x2e] {
                    try requireFolder()
                    if name.count == 2 { up() }
                    continue
                }
                let node = try tree.lookup(ByteString(name), in: current)
                nodes.append(node)
                names.append(name)
                guard !isLast || followsLast, try tree.attributes(of: node).kind == .symbolicLink else { continue }
                guard linksLeft > 0 else { throw .errno(.tooManyLinks) }
                linksLeft -= 1
                var target = try tree.readLink(node).bytes
                guard !target.isEmpty, target.count + rest.count <= 65536 else { throw .errno(.nameTooLong) }
                if target[0] == 0x2f { while !nodes.isEmpty { up() } } else { up() }
                target.append(0x2f)
                target.append(contentsOf: rest)
                rest = target[...]
                // A link as the last component stands for its target, without a slash after it.
                if isLast { while rest.count > 1, rest.last == 0x2f { rest = rest.dropLast() } }
            }
            if path.last == 0x2f { try requireFolder() }
        }

        /// The root is one: its attributes, which are known late, are not asked for.
        private func requireFolder() throws(TreeError) {
            guard current != tree.root, try tree.attributes(of: current).kind != .directory else { return }
            throw .errno(.notDirectory)
        }
    }
}
