/// The apply rules once more, in the simplest way that comes to mind: a tree of objects that entries are unpacked onto,
/// as onto a file system. Slow, and the judge of the fast one.
final class ReferenceTree {
    enum Entry: Hashable {
        case folder(String, Int)
        case file(String, Int)
        case symlink(String, String)
        case hardLink(String, String)
        /// Of a file or, with the name `.wh..opq`, of all in a folder.
        case whiteout(String)
        case opaque(String)
    }

    enum Failure: Error {
        case linkLoop
        case linkTarget
    }

    final class Node {
        enum Kind { case folder, file, symlink(String), unresolved }
        var kind: Kind
        var stamp: Int
        var children: [String: Child] = [:]
        init(_ kind: Kind, _ stamp: Int) {
            self.kind = kind
            self.stamp = stamp
        }
        var isFolder: Bool { if case .folder = kind { true } else { false } }
        var isUnresolved: Bool { if case .unresolved = kind { true } else { false } }
    }

    struct Child {
        var node: Node
        /// The last layer that wrote this name or one below it.
        var layer: Int
    }

    let root = Node(.folder, 0)

    func apply(_ layer: Int, _ entries: [Entry]) throws(Failure) {
        var late: [(folder: [String], name: String, placeholder: Node, target: String)] = []
        for entry in entries {
            switch entry {
            case .whiteout(let path):
                let (folderPath, name) = ReferenceTree.split(path)
                if let real = try resolve(folderPath), let folder = node(at: real) {
                    hideLower(name, in: folder, layer)
                }
            case .opaque(let path):
                if let real = try resolve(ReferenceTree.components(path)), let folder = node(at: real) {
                    for name in folder.children.keys { hideLower(name, in: folder, layer) }
                }
            case .folder(let path, let stamp):
                if path.isEmpty {
                    root.stamp = stamp
                    continue
                }
                let (folderPath, name) = ReferenceTree.split(path)
                let real = try makeFolder(folderPath, layer)
                if let old = node(at: real)?.children[name]?.node, old.isFolder {
                    old.stamp = stamp
                    write(real, name, old, layer)
                } else {
                    write(real, name, Node(.folder, stamp), layer)
                }
            case .file(let path, let stamp):
                let (folderPath, name) = ReferenceTree.split(path)
                write(try makeFolder(folderPath, layer), name, Node(.file, stamp), layer)
            case .symlink(let path, let target):
                let (folderPath, name) = ReferenceTree.split(path)
                write(try makeFolder(folderPath, layer), name, Node(.symlink(target), 0), layer)
            case .hardLink(let path, let target):
                let (folderPath, name) = ReferenceTree.split(path)
                let real = try makeFolder(folderPath, layer)
                if let node = try find(target), !node.isUnresolved {
                    guard !node.isFolder else { throw .linkTarget }
                    write(real, name, node, layer)
                } else {
                    let placeholder = Node(.unresolved, 0)
                    write(real, name, placeholder, layer)
                    late.append((real, name, placeholder, target))
                }
            }
        }
        // Again and again, until nothing changes any more.
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for link in late where node(at: link.folder)?.children[link.name]?.node === link.placeholder {
                guard let target = try find(link.target), !target.isUnresolved else { continue }
                guard !target.isFolder else { throw .linkTarget }
                write(link.folder, link.name, target, layer)
                hasChanged = true
            }
        }
        for link in late where node(at: link.folder)?.children[link.name]?.node === link.placeholder {
            throw .linkTarget
        }
    }

    /// Each path with what is there; hard links show the first of their names.
    func description() -> [String] {
        var first: [ObjectIdentifier: String] = [:]
        var out: [String] = []
        func visit(_ node: Node, _ path: String) {
            for name in node.children.keys.sorted() {
                guard let child = node.children[name]?.node else { continue }
                let below = path + "/" + name
                switch child.kind {
                case .folder:
                    out.append("\(below)/ \(child.stamp)")
                    visit(child, below)
                case .symlink(let target):
                    out.append("\(below) -> \(target) = \(first[ObjectIdentifier(child), default: below])")
                default: out.append("\(below) \(child.stamp) = \(first[ObjectIdentifier(child), default: below])")
                }
                if first[ObjectIdentifier(child)] == nil { first[ObjectIdentifier(child)] = below }
            }
        }
        visit(root, "")
        return ["/ \(root.stamp)"] + out
    }

    // MARK: Parts

    private func hideLower(_ name: String, in folder: Node, _ layer: Int) {
        guard let child = folder.children[name] else { return }
        if child.layer != layer {
            folder.children[name] = nil
        } else if child.node.isFolder {
            for below in child.node.children.keys { hideLower(below, in: child.node, layer) }
        }
    }

    private func write(_ folder: [String], _ name: String, _ node: Node, _ layer: Int) {
        var current = root
        for component in folder {
            current.children[component]?.layer = layer
            guard let next = current.children[component]?.node else { return }
            current = next
        }
        current.children[name] = Child(node: node, layer: layer)
    }

    private func node(at path: [String]) -> Node? {
        var current = root
        for component in path {
            guard let next = current.children[component]?.node else { return nil }
            current = next
        }
        return current.isFolder ? current : nil
    }

    private func find(_ path: String) throws(Failure) -> Node? {
        let (folderPath, name) = ReferenceTree.split(path)
        guard let real = try resolve(folderPath) else { return nil }
        return node(at: real)?.children[name]?.node
    }

    /// The path without links; nil where something is missing or no folder.
    private func resolve(_ path: [String]) throws(Failure) -> [String]? {
        try walk(path, nil)
    }

    private func makeFolder(_ path: [String], _ layer: Int) throws(Failure) -> [String] {
        try walk(path, layer) ?? []
    }

    private func walk(_ path: [String], _ layer: Int?) throws(Failure) -> [String]? {
        var rest = path
        var real: [String] = []
        var links = 0
        while !rest.isEmpty {
            let component = rest.removeFirst()
            if component == "." { continue }
            if component == ".." {
                _ = real.popLast()
                continue
            }
            let found = node(at: real)?.children[component]?.node
            if let found, found.isFolder {
                real.append(component)
            } else if let found, case .symlink(let target) = found.kind {
                links += 1
                if links > 255 { throw .linkLoop }
                if target.hasPrefix("/") { real = [] }
                rest = ReferenceTree.components(target) + rest
            } else if let layer {
                write(real, component, Node(.folder, 0), layer)
                real.append(component)
            } else {
                return nil
            }
        }
        return real
    }

    static func components(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }

    static func split(_ path: String) -> ([String], String) {
        var parts = components(path)
        let name = parts.removeLast()
        return (parts, name)
    }
}
