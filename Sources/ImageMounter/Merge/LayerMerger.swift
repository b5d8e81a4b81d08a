import ImageModel

/// Applies the entries of layers, bottom first, to a `NodeTable`. One thread.
///
/// The rules are those of OCI image-spec 1.1, layer.md ("Applying Changesets"), and where that says nothing,
/// what unpacking onto a file system does:
/// - a folder over a folder replaces its attributes and keeps what is in it; anything else is removed first;
/// - whiteouts hide what lower layers have, never what their own layer has, wherever in it they stand;
/// - symbolic links in the folder part of a name are followed inside the root, so that `lib/x` lands in
///   `usr/lib/x` where `lib` is such a link; a name's last component is never followed;
/// - missing folders are made: 0755, root's, time 0;
/// - a hard link joins the node of its target as it is then; a target that comes later in the same layer, or
///   is hidden by it, is found too.
///
/// Stricter readers fail where a folder's name is taken by a file of a lower layer; here the folder wins.
struct LayerMerger {
    private(set) var table: NodeTable
    /// From 1.
    private var layer: UInt16 = 0
    private var lateLinks: [LateLink] = []
    private var lastFolder = FolderCache()

    /// A hard link whose target was not there. A reserved node holds its name meanwhile.
    private struct LateLink {
        var name: UInt32
        var reserved: UInt32
        var path: [UInt8]
        var target: [UInt8]
        var state = State.open
        enum State { case open, inProgress, done(UInt32) }
    }

    /// The folder of the entry before: nearly always that of the next too.
    private struct FolderCache {
        var path: [UInt8] = []
        var folder: UInt32 = NodeTable.none
    }

    static let reservedLayer: UInt16 = 0x7fff

    init(seed: UInt64, expectedNodes: Int) {
        table = NodeTable(seed: seed, expectedNodes: expectedNodes)
    }

    /// - Parameter entryCount: how many entries it has, as far as that is known.
    mutating func beginLayer(entryCount: Int) {
        layer += 1
        table.reserve(entryCount)
    }

    mutating func apply(_ entry: TarEntry) throws(LayerError) {
        do throws(MergeProblem) {
            try place(entry)
        } catch { throw .merge(path: entry.path, error.text) }
    }

    mutating func endLayer() throws(LayerError) {
        var links = lateLinks
        lateLinks = []
        for index in links.indices { try resolveLate(index, &links) }
    }

    mutating func finish() { table.finish() }

    // MARK: One entry

    private mutating func place(_ entry: TarEntry) throws(MergeProblem) {
        guard !entry.path.isEmpty else {
            table.setAttributes(of: NodeTable.root, entry)
            return
        }
        let slash = entry.path.lastIndex(of: 0x2f)
        let folderPath = slash.map { entry.path[..<$0] } ?? []
        let name = slash.map { entry.path[($0 + 1)...] } ?? entry.path[...]

        switch Whiteout(path: entry.path) {
        case .nameless: throw .namelessWhiteout
        case .opaque:
            if let folder = try folder(at: folderPath, ghosts: false) { hideLower(in: folder) }
            return
        case .file(let start):
            if let folder = try folder(at: folderPath, ghosts: false) {
                let hidden = table.find(entry.path[start...], in: folder)
                if hidden != NodeTable.none { hideLower(hidden) }
            }
            return
        case .none: break
        }

        let folder = try makeFolder(at: folderPath)
        stampFolder(folder)
        let existing = table.find(name, in: folder)
        switch entry.kind {
        case .node(.directory):
            if existing != NodeTable.none, table.nodes[Int(table.names[Int(existing)].node)].isFolder {
                table.stamp(existing, layer: layer)
                table.setAttributes(of: table.names[Int(existing)].node, entry)
                return
            }
            try put(try newNode(entry), under: name, in: folder, existing: existing)
        case .hardLink:
            try link(entry, name: name, folder: folder, existing: existing)
        default:
            try put(try newNode(entry), under: name, in: folder, existing: existing)
        }
    }

    /// Puts a node under a name, removing what has it.
    @discardableResult
    private mutating func put(
        _ node: UInt32, under name: ArraySlice<UInt8>, in folder: UInt32, existing: UInt32
    ) throws(MergeProblem) -> UInt32 {
        guard existing != NodeTable.none else {
            do throws(TableFull) {
                return try table.addName(name, of: node, in: folder, layer: layer)
            } catch { throw .full }
        }
        let old = table.names[Int(existing)].node
        guard old != node else { return existing }
        if table.nodes[Int(old)].isFolder { hideAll(in: old) }
        lastFolder = FolderCache()
        table.replace(existing, with: node, layer: layer)
        return existing
    }

    private mutating func link(_ entry: TarEntry, name: ArraySlice<UInt8>, folder: UInt32, existing: UInt32)
        throws(MergeProblem)
    {
        if let target = try find(entry.linkTarget, ghosts: false) {
            guard !table.nodes[Int(target)].isFolder else { throw .linkToFolder }
            if table.nodes[Int(target)].layer != LayerMerger.reservedLayer {
                if existing != NodeTable.none { table.stamp(existing, layer: layer) }
                try put(target, under: name, in: folder, existing: existing)
                return
            }
        }
        var reserved = NodeTable.Node()
        reserved.mode = UInt16(FileKind.regular.modeBits)
        reserved.layer = LayerMerger.reservedLayer
        reserved.place = UInt64(lateLinks.count)
        let node = try add(reserved)
        let placed = try put(node, under: name, in: folder, existing: existing)
        lateLinks.append(LateLink(name: placed, reserved: node, path: entry.path, target: entry.linkTarget))
    }

    /// Gives a late link its node, after those it depends on, without recursion.
    private mutating func resolveLate(_ start: Int, _ links: inout [LateLink]) throws(LayerError) {
        var stack = [start]
        while let index = stack.last {
            if case .done = links[index].state {
                stack.removeLast()
                continue
            }
            let link = links[index]
            // Something later in the layer took the name: last wins.
            guard !table.names[Int(link.name)].isGone, table.names[Int(link.name)].node == link.reserved else {
                links[index].state = .done(NodeTable.none)
                continue
            }
            do throws(MergeProblem) {
                var found = try find(link.target, ghosts: false)
                if found == nil { found = try find(link.target, ghosts: true) }
                guard let target = found else { throw .noLinkTarget(link.target) }
                var node = target
                if table.nodes[Int(target)].layer == LayerMerger.reservedLayer {
                    let next = Int(table.nodes[Int(target)].place)
                    switch links[next].state {
                    case .inProgress: throw .linkCircle
                    case .open:
                        if next == index { throw .linkCircle }
                        links[index].state = .inProgress
                        stack.append(next)
                        continue
                    case .done(let resolved):
                        guard resolved != NodeTable.none else { throw .noLinkTarget(link.target) }
                        node = resolved
                    }
                }
                guard !table.nodes[Int(node)].isFolder else { throw .linkToFolder }
                table.replace(link.name, with: node, layer: layer)
                links[index].state = .done(node)
            } catch { throw .merge(path: link.path, error.text) }
        }
    }

    // MARK: Nodes

    private mutating func add(_ node: NodeTable.Node) throws(MergeProblem) -> UInt32 {
        do throws(TableFull) { return try table.addNode(node) } catch { throw .full }
    }

    private mutating func newNode(_ entry: TarEntry) throws(MergeProblem) -> UInt32 {
        do throws(TableFull) { return try table.addNode(of: entry, layer: layer) } catch { throw .full }
    }

    // MARK: Hiding

    /// Hides what lower layers have under this name.
    private mutating func hideLower(_ name: UInt32) {
        if table.names[Int(name)].layer != layer {
            hideAll(name)
        } else if table.nodes[Int(table.names[Int(name)].node)].isFolder {
            hideLower(in: table.names[Int(name)].node)
        }
    }

    /// Hides what lower layers have in this folder, to any depth; what this layer wrote stays.
    private mutating func hideLower(in folder: UInt32) {
        var stack = [folder]
        while let folder = stack.popLast() {
            // Once in a layer is enough: what comes into the folder afterwards is this layer's.
            guard table.nodes[Int(folder)].layer != layer else { continue }
            let layer = self.layer
            table.withNode(folder) { $0.layer = layer }
            var name = table.firstName(in: folder)
            while name != NodeTable.none {
                let next = table.names[Int(name)].nextInFolder
                if !table.names[Int(name)].isGone {
                    if table.names[Int(name)].layer != layer {
                        hideAll(name)
                    } else if table.nodes[Int(table.names[Int(name)].node)].isFolder {
                        stack.append(table.names[Int(name)].node)
                    }
                }
                name = next
            }
            table.sweep(folder)
        }
    }

    /// Hides a name and, of a folder, all that is in it.
    private mutating func hideAll(_ name: UInt32) {
        lastFolder = FolderCache()
        let node = table.names[Int(name)].node
        table.hide(name, layer: layer)
        if table.nodes[Int(node)].isFolder { hideAll(in: node) }
    }

    private mutating func hideAll(in folder: UInt32) {
        lastFolder = FolderCache()
        var stack = [folder]
        while let folder = stack.popLast() {
            var name = table.firstName(in: folder)
            while name != NodeTable.none {
                if !table.names[Int(name)].isGone {
                    let node = table.names[Int(name)].node
                    table.hide(name, layer: layer)
                    if table.nodes[Int(node)].isFolder { stack.append(node) }
                }
                name = table.names[Int(name)].nextInFolder
            }
        }
    }

    private mutating func stampFolder(_ folder: UInt32) {
        if folder != NodeTable.root { table.stamp(UInt32(table.nodes[Int(folder)].size), layer: layer) }
    }

    // MARK: Paths

    /// The node at a path, its last component not followed.
    private mutating func find(_ path: [UInt8], ghosts: Bool) throws(MergeProblem) -> UInt32? {
        guard !path.isEmpty else { return NodeTable.root }
        let slash = path.lastIndex(of: 0x2f)
        guard let folder = try folder(at: slash.map { path[..<$0] } ?? [], ghosts: ghosts) else { return nil }
        let name = table.find(
            slash.map { path[($0 + 1)...] } ?? path[...], in: folder, ghostsOf: ghosts ? layer : nil)
        return name == NodeTable.none ? nil : table.names[Int(name)].node
    }

    private mutating func folder(at path: ArraySlice<UInt8>, ghosts: Bool) throws(MergeProblem) -> UInt32? {
        if !ghosts, lastFolder.folder != NodeTable.none, lastFolder.path[...] == path { return lastFolder.folder }
        return try walk(path, makes: false, ghosts: ghosts)
    }

    private mutating func makeFolder(at path: ArraySlice<UInt8>) throws(MergeProblem) -> UInt32 {
        if lastFolder.folder != NodeTable.none, lastFolder.path[...] == path { return lastFolder.folder }
        guard let folder = try walk(path, makes: true, ghosts: false) else { throw .full }
        lastFolder = FolderCache(path: [UInt8](path), folder: folder)
        return folder
    }

    /// Follows a path from the root through folders and symbolic links. An absolute target begins at the
    /// root, and `..` does not climb over it. Nil where something is missing and may not be made.
    private mutating func walk(_ path: ArraySlice<UInt8>, makes: Bool, ghosts: Bool) throws(MergeProblem) -> UInt32? {
        var rest = path
        var folder = NodeTable.root
        var linksFollowed = 0
        while true {
            while rest.first == 0x2f { rest = rest.dropFirst() }
            guard !rest.isEmpty else { return folder }
            let end = rest.firstIndex(of: 0x2f) ?? rest.endIndex
            let component = rest[..<end]
            rest = rest[end...]
            if component.isEqual(to: ".") { continue }
            if component.isEqual(to: "..") {
                folder = table.parent(of: folder)
                continue
            }
            guard component.count <= TarLimits.nameBytes else { throw .longComponent }
            let name = table.find(component, in: folder, ghostsOf: ghosts ? layer : nil)
            let node = name == NodeTable.none ? NodeTable.none : table.names[Int(name)].node
            if node != NodeTable.none, table.nodes[Int(node)].isFolder {
                folder = node
            } else if node != NodeTable.none, table.nodes[Int(node)].kind == .symbolicLink {
                linksFollowed += 1
                let target = table.linkTarget(node)
                guard linksFollowed <= 255, rest.count + target.count <= 65536 else { throw .linkLoop }
                if target.first == 0x2f { folder = NodeTable.root }
                var longer = [UInt8](target)
                longer.append(0x2f)
                longer.append(contentsOf: rest)
                rest = longer[...]
            } else {
                guard makes else { return nil }
                stampFolder(folder)
                let added = try add(.implicitFolder)
                try put(added, under: component, in: folder, existing: name)
                folder = added
            }
        }
    }
}

/// Why an entry can't be merged.
enum MergeProblem: Error {
    case namelessWhiteout
    case linkToFolder
    case noLinkTarget([UInt8])
    case linkCircle
    case linkLoop
    case longComponent
    case full

    var text: String {
        switch self {
        case .namelessWhiteout: "a whiteout names no file"
        case .linkToFolder: "a hard link to a folder"
        case .noLinkTarget(let target): "a hard link to \(printablePath(target)), which is not there"
        case .linkCircle: "hard links point at each other in a circle"
        case .linkLoop: "too many symbolic links in its folder's name"
        case .longComponent: "a symbolic link in its folder's name has too long a component"
        case .full: "the image has more files than the tables can hold"
        }
    }
}
