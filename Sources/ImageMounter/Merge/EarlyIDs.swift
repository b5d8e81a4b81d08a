import ImageModel

/// Which ids were given for nodes before the merge: they stay the ids of those nodes.
struct EarlyIDs {
    /// By id - `EarlyView.firstID`: the index in the merged table; `none` for what is not in it.
    private var finals: [UInt32] = []
    /// By index in the merged table: the early id, or 0. Empty where none was given.
    private var ids: [UInt32] = []
    private(set) var staleCount = 0
    /// Folders whose attributes came out different.
    private(set) var changedCount = 0

    var count: Int { finals.count }

    func final(of early: Int) -> UInt32 { finals[early] }

    /// The next early id is of this node. False if another one is.
    mutating func add(_ node: UInt32, _ table: NodeTable) -> Bool {
        if ids.isEmpty { ids = [UInt32](repeating: 0, count: table.nodes.count) }
        guard ids[Int(node)] == 0 else { return false }
        ids[Int(node)] = EarlyView.firstID + UInt32(finals.count)
        finals.append(node)
        return true
    }

    /// The next early id is of nothing any more.
    mutating func addStale() {
        finals.append(NodeTable.none)
        staleCount += 1
    }

    mutating func countChanged() { changedCount += 1 }

    func id(of node: UInt32) -> NodeID {
        let early = ids.isEmpty ? 0 : ids[Int(node)]
        return NodeID(number: UInt64(early == 0 ? node : early))
    }

    /// The index in a merged table of so many nodes; nil for an id that was never given, or has gone stale.
    func index(of node: NodeID, nodeCount: Int) -> UInt32? {
        if node.number < UInt64(EarlyView.firstID) {
            guard node.number > 0, node.number < UInt64(nodeCount) else { return nil }
            return UInt32(node.number)
        }
        let early = node.number - UInt64(EarlyView.firstID)
        guard early < UInt64(finals.count), finals[Int(early)] != NodeTable.none else { return nil }
        return finals[Int(early)]
    }
}

extension NodeTable {
    /// Whether a node of this table is what a node of one layer's own table has become. Folders are what their path is.
    func isSame(_ node: UInt32, _ other: UInt32, of layer: NodeTable) -> Bool {
        let mine = nodes[Int(node)]
        let its = layer.nodes[Int(other)]
        guard mine.kind == its.kind else { return false }
        if mine.isFolder { return true }
        guard mine.mode == its.mode, mine.size == its.size, mine.seconds == its.seconds,
            mine.nanoseconds == its.nanoseconds, mine.userID == its.userID, mine.groupID == its.groupID
        else { return false }
        switch mine.kind {
        case .regular:
            guard mine.layer == its.layer else { return false }
            return mine.isSparse
                ? segments(of: mine, from: 0, count: 1).first == layer.segments(of: its, from: 0, count: 1).first
                : mine.place == its.place
        case .symbolicLink: return linkTarget(node) == layer.linkTarget(other)
        default: return mine.place == its.place
        }
    }
}
