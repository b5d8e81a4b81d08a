import ImageModel

// What a layer says of a node, and the ids by which callers know it: all with the lock held.
extension EarlyView {
    /// A node as one layer has it, with what its fields point at.
    struct Record {
        var node: NodeTable.Node
        var target: [UInt8] = []
        var extended: [ExtendedAttribute] = []

        init(node: NodeTable.Node) { self.node = node }

        init(_ index: UInt32, of table: NodeTable) {
            node = table.nodes[Int(index)]
            if node.kind == .symbolicLink { target = [UInt8](table.linkTarget(index)) }
            extended = table.attributeLists[Int(node.attributes)]
        }

        /// Stands for attributes that were given; never 0.
        var stamp: UInt32 {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            func add(_ value: UInt64) { hash = (hash ^ value) &* 0x100_0000_01b3 ^ hash >> 29 }
            add(UInt64(node.mode))
            add(UInt64(node.userID) << 32 | UInt64(node.groupID))
            add(UInt64(bitPattern: node.seconds))
            add(UInt64(node.nanoseconds))
            for attribute in extended {
                for byte in attribute.name.bytes { add(UInt64(byte)) }
                for byte in attribute.value { add(UInt64(byte)) }
            }
            return UInt32(truncatingIfNeeded: hash ^ hash >> 32) | 1
        }
    }

    /// Attributes are those of the topmost entry for the folder; one that is only implied leaves them to lower layers.
    func folderRecord(
        _ folder: NodeID, _ path: [ArraySlice<UInt8>], _ basis: inout Basis
    ) -> Outcome<Record> {
        var isImplied = path.isEmpty
        var number = parts.count
        search: while number > 0 {
            if parts[number - 1].layer.isTangled { return .wait(layer: 0) }
            rest(on: number, withGates: false, &basis)
            var hides = false
            if path.isEmpty {
                if parts[number - 1].layer.isRootNamed {
                    return .answer(stamped(folder, record(number, NodeTable.root)))
                }
            } else {
                switch parts[number - 1].layer.answer(path) {
                case .has(let name, let isHidden):
                    let table = parts[number - 1].layer.table
                    let node = table.names[Int(name)].node
                    guard table.nodes[Int(node)].isFolder else {
                        if isImplied { break search }
                        return .wait(layer: 0)
                    }
                    let says = parts[number - 1].layer.says(name)
                    if !says.isDisjoint(with: [.gate, .behindGate]),
                        let awaited = settle(name, at: path, of: number)
                    {
                        return .wait(layer: awaited)
                    }
                    rest(on: number, withGates: true, &basis)
                    if says.contains(.named) { return .answer(stamped(folder, record(number, node))) }
                    // Whether the attributes below were hidden before the folder was made is a matter of order.
                    if isHidden { return .wait(layer: 0) }
                    isImplied = true
                case .silent(let isHidden): hides = isHidden
                }
            }
            guard parts[number - 1].layer.isWhole else { return .wait(layer: number) }
            if case .open(let awaited) = settleDoubts(about: path, of: number) { return .wait(layer: awaited) }
            rest(on: number, withGates: true, &basis)
            if hides { break search }
            number -= 1
        }
        return isImplied ? .answer(stamped(folder, Record(node: .implicitFolder))) : .wait(layer: 0)
    }

    func stamped(_ folder: NodeID, _ record: Record) -> Record {
        if let index = index(folder) { nodes[index].stamp = record.stamp }
        var record = record
        record.node.linkCount = 1
        return record
    }

    func record(_ layer: Int, _ node: UInt32) -> Record {
        Record(node, of: parts[layer - 1].layer.table)
    }

    func index(_ node: NodeID) -> Int? {
        guard node.number >= UInt64(EarlyView.firstID), node.number - UInt64(EarlyView.firstID) < UInt64(nodes.count)
        else { return nil }
        return Int(node.number - UInt64(EarlyView.firstID))
    }

    func node(_ node: NodeID) -> Node? { index(node).map { nodes[$0] } }

    /// Whether the node is a folder, and if so its path from the root.
    func chain(to node: NodeID, _ path: inout [ArraySlice<UInt8>]) -> Outcome<Bool> {
        guard node.number != UInt64(NodeTable.root) else { return .answer(true) }
        guard let found = self.node(node) else { return .errno(.stale) }
        guard found.isFolder else { return .answer(false) }
        var current = found
        while true {
            path.append(parts[Int(current.layer) - 1].layer.table.nameBytes(current.name))
            guard current.folder != NodeTable.root else { break }
            current = nodes[Int(current.folder - EarlyView.firstID)]
        }
        path.reverse()
        return .answer(true)
    }

    func id(of layer: Int, _ name: UInt32, in folder: NodeID) -> Outcome<NodeID> {
        let table = parts[layer - 1].layer.table
        let node = table.names[Int(name)].node
        let key = UInt64(layer) << 32 | UInt64(node)
        if let id = ids[key] { return .answer(NodeID(number: UInt64(id))) }
        guard nodes.count < NodeTable.maximumCount else { return .wait(layer: 0) }
        let id = EarlyView.firstID + UInt32(nodes.count)
        nodes.append(
            Node(
                folder: UInt32(truncatingIfNeeded: folder.number), layer: UInt16(layer),
                isFolder: table.nodes[Int(node)].isFolder, name: name, node: node))
        ids[key] = id
        return .answer(NodeID(number: UInt64(id)))
    }
}
