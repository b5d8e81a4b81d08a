import ImageModel

/// What one layer says by itself, by the names as they stand in its tar: symbolic links are not followed.
///
/// That is the truth where each folder part of a name is a folder, of this layer or of those below. Two things can
/// break it, and both are kept in mind:
/// - A *gate* is a folder that a name passes before the layer has an entry for it. If it is a symbolic link in the
///   layers below, what lies behind it belongs elsewhere. It is open until somebody has looked below (`EarlyView`).
///   Nothing that may depend on an open gate is believed: neither what lies behind it, nor what the layer says of a
///   path that something behind it could turn out to be (`doubt`).
/// - The layer is *tangled* when its own entries disagree on what is a folder. Nothing it says is believed then.
///
/// Guarded by the lock of its view.
struct EarlyLayer {
    /// `Name.layer` holds a `Says`.
    private(set) var table: NodeTable
    private(set) var isRootNamed = false
    /// An entry was added.
    private(set) var hasBegun = false
    private var isRootOpaque = false
    /// Names of gates that may be links below, and some that were closed meanwhile.
    private var openGates: [UInt32] = []
    private var openCount = 0
    /// What lies below is hidden from a folder that may be anywhere.
    private var hasOpaqueGate = false
    var isTangled = false
    /// Nothing will be added.
    var isWhole = false

    private let number: UInt16
    private var lastFolder: (path: [UInt8], folder: Folder)?

    private struct Folder {
        var node: UInt32
        var name: UInt32
        var isBehindGate: Bool
    }

    /// What a layer says about a name.
    struct Says: OptionSet {
        var rawValue: UInt16
        /// It has an entry for it.
        static let named = Says(rawValue: 1)
        /// It is a folder that an entry of the layer is in.
        static let implied = Says(rawValue: 2)
        /// What lower layers have under this name is hidden.
        static let hidden = Says(rawValue: 4)
        /// What lower layers have in this folder is hidden.
        static let opaque = Says(rawValue: 8)
        static let gate = Says(rawValue: 16)
        /// It is in a gate, to any depth.
        static let behindGate = Says(rawValue: 32)
        /// A hard link to what this layer had not shown before.
        static let lateLink = Says(rawValue: 64)
        /// A hard link to something behind a gate.
        static let farLink = Says(rawValue: 128)
        /// A gate that is known to be no link.
        static let closed = Says(rawValue: 256)
    }

    /// - Parameter number: of the layer, from 1.
    init(number: UInt16, seed: UInt64) {
        self.number = number
        table = NodeTable(seed: seed, expectedNodes: 64)
    }

    var areGatesClosed: Bool { openCount == 0 }

    func says(_ name: UInt32) -> Says { Says(rawValue: table.names[Int(name)].layer) }

    // MARK: Asking

    enum Answer {
        /// The layer has this name: an entry or an implied folder. `hides`: and hides what lower layers have of it.
        case has(name: UInt32, hides: Bool)
        /// It says nothing, but may hide what lower layers say.
        case silent(hides: Bool)
    }

    /// Precondition: the path has a component at least.
    func answer(_ path: [ArraySlice<UInt8>]) -> Answer {
        var folder = NodeTable.root
        var hides = isRootOpaque
        for (index, component) in path.enumerated() {
            let name = table.find(component, in: folder)
            guard name != NodeTable.none else { return .silent(hides: hides) }
            let says = says(name)
            if says.contains(.hidden) { hides = true }
            let node = table.names[Int(name)].node
            guard node != NodeTable.none else { return .silent(hides: hides) }
            let isFolder = table.nodes[Int(node)].isFolder
            if index == path.count - 1 {
                let isThere = !isFolder || !says.isDisjoint(with: [.named, .implied])
                return isThere ? .has(name: name, hides: hides) : .silent(hides: hides)
            }
            // Of what lower layers have in something that is no folder here nothing is left.
            guard isFolder else { return .silent(hides: true) }
            if says.contains(.opaque) { hides = true }
            folder = node
        }
        return .silent(hides: hides)
    }

    /// The path of a name, from the root.
    func path(of name: UInt32) -> [ArraySlice<UInt8>] {
        var path: [ArraySlice<UInt8>] = []
        var name = name
        while true {
            path.append(table.nameBytes(name))
            let folder = table.names[Int(name)].folder
            guard folder != NodeTable.root else { break }
            name = UInt32(truncatingIfNeeded: table.nodes[Int(folder)].size)
        }
        path.reverse()
        return path
    }

    // MARK: Gates

    /// So many open gates are looked at for one answer; where there are more, all have to be closed first.
    private static let maxOpenGates = 1024

    enum Doubt {
        case none
        /// If that gate is a link, there may be a folder at the path, where otherwise might be nothing.
        case folder(gate: UInt32)
        /// If that gate is a link, what the layer says of the path may be wrong.
        case any(gate: UInt32)
        /// All gates have to be closed.
        case all
    }

    /// Whether something behind an open gate may belong to a path, or hide it.
    ///
    /// Where a gate leads is not known, but what lies behind it keeps its own names: with the gate `var`, the entry
    /// `var/log/apt` ends up at a path that ends in `log/apt`. So the path `etc/apt` is in no doubt.
    func doubt(about path: [ArraySlice<UInt8>]) -> Doubt {
        guard openCount > 0 else { return .none }
        guard !hasOpaqueGate, openCount <= EarlyLayer.maxOpenGates else { return .all }
        var weak: UInt32?
        for gate in openGates where !says(gate).contains(.closed) {
            let gateFolder = table.names[Int(gate)].node
            for start in path.indices {
                var folder = gateFolder
                for index in start..<path.count {
                    let name = table.find(path[index], in: folder)
                    guard name != NodeTable.none else { break }
                    let node = table.names[Int(name)].node
                    let isFolder = node != NodeTable.none && table.nodes[Int(node)].isFolder
                    guard isFolder, says(name).isDisjoint(with: [.hidden, .opaque]) else { return .any(gate: gate) }
                    if index == path.count - 1 {
                        guard !says(name).contains(.named) else { return .any(gate: gate) }
                        weak = gate
                    }
                    folder = node
                }
            }
        }
        return weak.map { .folder(gate: $0) } ?? .none
    }

    /// The open gates that a name is or is in, the outermost first.
    func openGates(of name: UInt32) -> [UInt32] {
        var found: [UInt32] = []
        var name = name
        while true {
            if says(name).contains(.gate), !says(name).contains(.closed) { found.append(name) }
            let folder = table.names[Int(name)].folder
            guard folder != NodeTable.root else { break }
            name = UInt32(truncatingIfNeeded: table.nodes[Int(folder)].size)
        }
        found.reverse()
        return found
    }

    /// Any of the open gates.
    mutating func someOpenGate() -> UInt32? {
        while let last = openGates.last {
            if !says(last).contains(.closed) { return last }
            openGates.removeLast()
        }
        return nil
    }

    /// The gate is no link in the layers below, and neither are those it is in.
    mutating func close(_ gate: UInt32) {
        guard !says(gate).contains(.closed) else { return }
        add(.closed, to: gate)
        openCount -= 1
        guard openGates.count > 2 * openCount + 64 else { return }
        openGates = openGates.filter { !says($0).contains(.closed) }
    }

    // MARK: Adding

    mutating func add(_ entry: TarEntry) {
        hasBegun = true
        guard !isTangled else { return }
        do throws(TableFull) { try place(entry) } catch { isTangled = true }
    }

    private mutating func place(_ entry: TarEntry) throws(TableFull) {
        guard !entry.path.isEmpty else {
            table.setAttributes(of: NodeTable.root, entry)
            isRootNamed = true
            return
        }
        let slash = entry.path.lastIndex(of: 0x2f)
        let folderPath = slash.map { entry.path[..<$0] } ?? []
        let name = slash.map { entry.path[($0 + 1)...] } ?? entry.path[...]
        switch Whiteout(path: entry.path) {
        case .nameless: isTangled = true
        case .opaque:
            guard let folder = try folder(at: folderPath, isImplied: false) else { return }
            if folder.node == NodeTable.root {
                isRootOpaque = true
            } else {
                add(.opaque, to: folder.name)
                if says(folder.name).contains(.gate) { hasOpaqueGate = true }
            }
        case .file(let start):
            guard let folder = try folder(at: folderPath, isImplied: false) else { return }
            let hidden = table.find(entry.path[start...], in: folder.node)
            if hidden != NodeTable.none {
                add(.hidden, to: hidden)
            } else {
                var says = Says.hidden
                if folder.isBehindGate { says.insert(.behindGate) }
                _ = try table.addName(
                    entry.path[start...], of: NodeTable.none, in: folder.node, layer: says.rawValue)
            }
        case .none:
            guard let folder = try folder(at: folderPath, isImplied: true) else { return }
            try place(entry, name, folder)
        }
    }

    private mutating func place(_ entry: TarEntry, _ name: ArraySlice<UInt8>, _ folder: Folder) throws(TableFull) {
        let existing = table.find(name, in: folder.node)
        let old = existing == NodeTable.none ? NodeTable.none : table.names[Int(existing)].node
        var added = Says.named
        if folder.isBehindGate { added.insert(.behindGate) }
        if entry.kind == .node(.directory), old != NodeTable.none {
            guard table.nodes[Int(old)].isFolder else {
                isTangled = true
                return
            }
            table.setAttributes(of: old, entry)
            add(added, to: existing)
            return
        }
        guard old == NodeTable.none || !table.nodes[Int(old)].isFolder else {
            isTangled = true
            return
        }
        let node: UInt32
        if entry.kind == .hardLink {
            if let target = target(of: entry) {
                node = target.node
                if target.isBehindGate { added.insert(.farLink) }
            } else {
                var reserved = NodeTable.Node()
                reserved.mode = UInt16(FileKind.regular.modeBits)
                node = try table.addNode(reserved)
                added.insert(.lateLink)
            }
        } else {
            node = try table.addNode(of: entry, layer: number)
        }
        guard existing != NodeTable.none else {
            _ = try table.addName(name, of: node, in: folder.node, layer: added.rawValue)
            return
        }
        var says = says(existing).union(added)
        if !added.contains(.lateLink) { says.remove(.lateLink) }
        table.replace(existing, with: node, layer: says.rawValue)
    }

    private mutating func add(_ added: Says, to name: UInt32) {
        table.mark(name, says(name).union(added).rawValue)
    }

    /// The node a hard link joins, if this layer has shown it.
    private func target(of link: TarEntry) -> (node: UInt32, isBehindGate: Bool)? {
        var folder = NodeTable.root
        var isBehindGate = false
        var rest = link.linkTarget[...]
        while let slash = rest.firstIndex(of: 0x2f) {
            let name = table.find(rest[..<slash], in: folder)
            guard name != NodeTable.none else { return nil }
            folder = table.names[Int(name)].node
            guard folder != NodeTable.none, table.nodes[Int(folder)].isFolder else { return nil }
            if !says(name).isDisjoint(with: [.gate, .behindGate]) { isBehindGate = true }
            rest = rest[(slash + 1)...]
        }
        let name = table.find(rest, in: folder)
        guard name != NodeTable.none else { return nil }
        let node = table.names[Int(name)].node
        let says = says(name)
        guard node != NodeTable.none, !table.nodes[Int(node)].isFolder, !says.contains(.lateLink) else { return nil }
        return (node, isBehindGate || !says.isDisjoint(with: [.behindGate, .farLink]))
    }

    /// The folder at a path, made where it is missing; nil, and the layer tangled, where something else is in the way.
    ///
    /// - Parameter isImplied: the folder is needed for an entry; a whiteout only looks into it.
    private mutating func folder(at path: ArraySlice<UInt8>, isImplied: Bool) throws(TableFull) -> Folder? {
        if isImplied, let lastFolder, lastFolder.path[...] == path { return lastFolder.folder }
        var folder = Folder(node: NodeTable.root, name: NodeTable.none, isBehindGate: false)
        var start = path.startIndex
        while start < path.endIndex {
            let end = path[start...].firstIndex(of: 0x2f) ?? path.endIndex
            guard let next = try step(path[start..<end], in: folder, isImplied: isImplied) else { return nil }
            folder = next
            start = min(end + 1, path.endIndex)
        }
        if isImplied { lastFolder = ([UInt8](path), folder) }
        return folder
    }

    private mutating func step(_ component: ArraySlice<UInt8>, in folder: Folder, isImplied: Bool) throws(TableFull)
        -> Folder?
    {
        var name = table.find(component, in: folder.node)
        var node = name == NodeTable.none ? NodeTable.none : table.names[Int(name)].node
        if node == NodeTable.none {
            var says: Says = isImplied ? [.gate, .implied] : [.gate]
            if folder.isBehindGate { says.insert(.behindGate) }
            // The bottom layer has nothing below it that could be a link.
            if number == 1 { says.insert(.closed) }
            node = try table.addImplicitFolder()
            if name == NodeTable.none {
                name = try table.addName(component, of: node, in: folder.node, layer: says.rawValue)
            } else {
                table.replace(name, with: node, layer: self.says(name).union(says).rawValue)
            }
            if number > 1 {
                openGates.append(name)
                openCount += 1
            }
        } else if !table.nodes[Int(node)].isFolder {
            isTangled = true
            return nil
        } else if isImplied {
            add(.implied, to: name)
        }
        return Folder(node: node, name: name, isBehindGate: !says(name).isDisjoint(with: [.gate, .behindGate]))
    }
}
