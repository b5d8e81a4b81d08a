import ImageModel

/// Answers about a stack of layers that are still growing, as far as they are final already.
///
/// A name that layer k has is final once every layer above is whole and neither has it nor hides it; that there is no
/// such name is final when no layer may still bring it. What would depend on the order inside a layer, or on links in
/// folder names, is left to the merge. One exception is made: a layer that names a file twice, which no tool writes and
/// the specification forbids, has its first entry believed until the second comes; `settle` finds that.
///
/// Nothing is read before somebody asks, and of each layer only when an answer needs it: `EarlyFeeder` does it beside
/// the callers, once for all of them.
///
/// Threads: any.
final class EarlyView: @unchecked Sendable {
    /// Early ids begin here, above all indices of a `NodeTable`.
    static let firstID: UInt32 = 1 << 31
    /// Records that are added, and lookups for gates that are made, while the lock is held.
    static let stepCount = 256

    let layers: [any MergeableLayer]
    let host: HostServices
    let board: TicketBoard
    let seed: UInt64

    // The extensions in the files beside this one read and write these too.
    let lock: Lock  // guards all below
    var parts: [Part] = []
    var nodes: [Node] = []
    /// The id of what has been handed out, by layer << 32 | index in the table of the layer.
    var ids: [UInt64: UInt32] = [:]
    /// Nothing is answered any more: the merge has it all, or will soon.
    var isOver = false

    struct Part {
        var layer: EarlyLayer
        let feeder: EarlyFeeder
        /// What waits for more of this layer; nil while nobody does.
        var ticket: Ticket?
        var isFeeding = false
        /// An answer needs all gates of the layer closed.
        var needsGates = false
        var isChecking = false
        /// Layers below that were not whole when they showed that gates of this one are no links.
        var gateBasis = Basis()
        /// It knows that something was answered by it.
        var isTold = false
        /// Why the layer could not be read on, and since when.
        var trouble: (failure: BlobFailure, sinceNs: UInt64)?
    }

    /// Numbers of layers that an answer depends on though they are not whole.
    typealias Basis = Set<Int>

    /// A node that was handed out. Its id is its index + `firstID`.
    struct Node {
        /// Id of the folder it was found in.
        var folder: UInt32
        /// Where it was found: the number of the layer, its name and node there.
        var layer: UInt16
        var isFolder: Bool
        var name: UInt32
        var node: UInt32
        /// Of attributes that were given for a folder; 0: none were.
        var stamp: UInt32 = 0
    }

    init(layers: [any MergeableLayer], host: HostServices, board: TicketBoard, seed: UInt64) {
        self.layers = layers
        self.host = host
        self.board = board
        self.seed = seed
        lock = host.makeLock()
    }

    // MARK: Questions

    enum Reply<Value> {
        case answer(Value)
        case errno(Errno)
        /// More is known when the ticket has fired.
        case pending(Ticket)
        /// Only the merge knows.
        case needsMerge
        /// What would have to be read can't be, for now.
        case broken(BlobFailure)
    }

    /// How a question ends while layers grow.
    enum Outcome<Value> {
        case answer(Value)
        case errno(Errno)
        /// Until this layer has more to say; 0: until the merge.
        case wait(layer: Int)
    }

    func lookup(_ name: ByteString, in folder: NodeID) -> Reply<NodeID> {
        ask { (basis) -> Outcome<NodeID> in
            var path: [ArraySlice<UInt8>] = []
            switch chain(to: folder, &path) {
            case .answer(true): break
            case .answer(false): return .errno(.notDirectory)
            case .errno(let errno): return .errno(errno)
            case .wait(let layer): return .wait(layer: layer)
            }
            guard name.count <= TarLimits.nameBytes else { return .errno(.nameTooLong) }
            // No layer can have such a name.
            guard !name.isEmpty, !name.bytes.contains(0x2f), name != ".", name != ".." else { return .errno(.noEntry) }
            path.append(name.bytes[...])
            switch find(path, below: layers.count + 1, &basis) {
            case .has(let layer, let name): return id(of: layer, name, in: folder)
            case .missing: return .errno(.noEntry)
            case .unknown(let layer): return .wait(layer: layer)
            }
        }
    }

    func record(of node: NodeID) -> Reply<Record> {
        ask { (basis) -> Outcome<Record> in
            var path: [ArraySlice<UInt8>] = []
            switch chain(to: node, &path) {
            case .answer(true): return folderRecord(node, path, &basis)
            case .answer(false):
                let found = nodes[Int(UInt32(node.number) - EarlyView.firstID)]
                return .answer(record(Int(found.layer), found.node))
            case .errno(let errno): return .errno(errno)
            case .wait(let layer): return .wait(layer: layer)
            }
        }
    }

    /// The root as the topmost layer has it that has named it so far, or as it is if none does; and whether that is final.
    ///
    /// It waits until each layer has begun, down to one that names the root, and not for what comes late in a layer.
    func root() -> Reply<(Record, isFinal: Bool)> {
        var works: [any Work] = []
        let reply = ask { (basis) -> Outcome<(Record, isFinal: Bool)> in
            var isFinal = true
            var awaited: Int?
            for number in stride(from: parts.count, to: 0, by: -1) {
                let layer = parts[number - 1].layer
                if layer.isTangled || !layer.isRootNamed && !layer.isWhole { isFinal = false }
                if layer.isRootNamed {
                    if awaited != nil { break }
                    rest(on: number, withGates: false, &basis)
                    return .answer((record(number, NodeTable.root), isFinal))
                }
                guard !layer.hasBegun, !layer.isWhole else { continue }
                // All at once: one after another would take as many round trips.
                if freshTrouble(of: number) == nil { _ = want(number, &works) }
                awaited = awaited ?? number
            }
            if let awaited { return .wait(layer: awaited) }
            return .answer((Record(node: .implicitFolder), isFinal))
        }
        for work in works { host.start(work) }
        guard case .answer((var record, let isFinal)) = reply else { return reply }
        record.node.linkCount = 1
        return .answer((record, isFinal))
    }

    /// A regular file's record, and which runs of it a read touches if it is sparse.
    func content(of file: NodeID, from offset: UInt64, count: Int) -> Reply<(NodeTable.Node, [SparseSegment])> {
        ask { (_) -> Outcome<(NodeTable.Node, [SparseSegment])> in
            guard let found = node(file) else { return .errno(file.number == 1 ? .isDirectory : .stale) }
            if found.isFolder { return .errno(.isDirectory) }
            let table = parts[Int(found.layer) - 1].layer.table
            let record = table.nodes[Int(found.node)]
            guard record.kind == .regular else { return .errno(.invalid) }
            guard record.isSparse, offset < record.size else { return .answer((record, [])) }
            return .answer((record, [SparseSegment](table.segments(of: record, from: offset, count: count))))
        }
    }

    private func ask<Value>(_ question: (inout Basis) -> Outcome<Value>) -> Reply<Value> {
        var works: [any Work] = []
        var basis = Basis()
        let reply = lock.withLock { () -> Reply<Value> in
            guard !isOver else { return .needsMerge }
            begin()
            let outcome = question(&basis)
            if case .wait = outcome { basis = [] }
            // Once is enough for each.
            for number in basis {
                if parts[number - 1].isTold { basis.remove(number) }
                parts[number - 1].isTold = true
            }
            switch outcome {
            case .answer(let value): return .answer(value)
            case .errno(let errno): return .errno(errno)
            case .wait(layer: 0): return .needsMerge
            case .wait(let layer):
                if let failure = freshTrouble(of: layer) { return .broken(failure) }
                return .pending(want(layer, &works))
            }
        }
        for number in basis { layers[number - 1].answered() }
        for work in works { host.start(work) }
        return reply
    }

    // MARK: Growing

    /// Whether somebody waits for more of the layer; if not, its feeder ends.
    func isWanted(_ number: Int) -> Bool {
        lock.withLock {
            guard !isOver else { return false }
            if parts[number - 1].ticket == nil { parts[number - 1].isFeeding = false }
            return parts[number - 1].ticket != nil
        }
    }

    /// Adds entries. False when there is no use for more.
    ///
    /// - Parameters:
    ///   - isNews: those who wait shall look now.
    ///   - isWhole: no more will come.
    func add(_ entries: [TarEntry], to number: Int, isNews: Bool, isWhole: Bool) -> Bool {
        let (goesOn, ticket) = lock.withLock { () -> (Bool, Ticket?) in
            guard !isOver else { return (false, nil) }
            for entry in entries { parts[number - 1].layer.add(entry) }
            if isWhole {
                parts[number - 1].layer.isWhole = true
                parts[number - 1].isFeeding = false
            }
            return (!isWhole, isNews || isWhole ? takeTicket(number) : nil)
        }
        if let ticket { board.fire(ticket) }
        return goesOn
    }

    /// The layer's journal is no good: the merge will say so.
    func abandon(_ number: Int) {
        let ticket = lock.withLock { () -> Ticket? in
            guard !isOver else { return nil }
            parts[number - 1].layer.isTangled = true
            parts[number - 1].isFeeding = false
            return takeTicket(number)
        }
        if let ticket { board.fire(ticket) }
    }

    /// The layer can't be read on for now. Those who wait get the failure, those who ask later another try.
    func stall(_ number: Int, _ failure: BlobFailure) {
        let ticket = lock.withLock { () -> Ticket? in
            guard !isOver else { return nil }
            parts[number - 1].trouble = (failure, host.monotonicNs())
            parts[number - 1].isFeeding = false
            return takeTicket(number)
        }
        if let ticket { board.fire(ticket) }
    }

    // MARK: The end

    /// Finds the nodes that were handed out in the merged table, some at a time. True when all were found; nothing is
    /// answered early from then on.
    func settle(_ table: NodeTable, _ early: inout EarlyIDs) -> Bool {
        let (isDone, tickets) = lock.withLock { () -> (Bool, [Ticket]) in
            let end = min(nodes.count, early.count + EarlyView.stepCount * 16)
            while early.count < end { settle(nodes[early.count], table, &early) }
            guard end == nodes.count else { return (false, []) }
            return (true, over())
        }
        for ticket in tickets { board.fire(ticket) }
        return isDone
    }

    /// Nothing is answered early any more.
    func end() {
        let tickets = lock.withLock { over() }
        for ticket in tickets { board.fire(ticket) }
    }

    // MARK: With the lock held

    func begin() {
        guard parts.isEmpty else { return }
        for number in stride(from: 1, through: layers.count, by: 1) {
            parts.append(
                Part(
                    layer: EarlyLayer(number: UInt16(number), seed: seed &+ UInt64(number)),
                    feeder: EarlyFeeder(view: self, layer: layers[number - 1], number: number)))
        }
    }

    func over() -> [Ticket] {
        isOver = true
        let tickets = parts.compactMap { $0.ticket }
        parts = []
        nodes = []
        ids = [:]
        return tickets
    }

    /// The failure that whoever asks now gets at once.
    func freshTrouble(of number: Int) -> BlobFailure? {
        guard let trouble = parts[number - 1].trouble else { return nil }
        if host.monotonicNs() &- trouble.sinceNs < MergedTree.troubleLastsNs { return trouble.failure }
        parts[number - 1].trouble = nil
        return nil
    }

    func takeTicket(_ number: Int) -> Ticket? {
        defer { parts[number - 1].ticket = nil }
        return parts[number - 1].ticket
    }

    func settle(_ node: Node, _ table: NodeTable, _ early: inout EarlyIDs) {
        let layer = parts[Int(node.layer) - 1].layer
        let folder =
            node.folder == NodeTable.root ? NodeTable.root : early.final(of: Int(node.folder - EarlyView.firstID))
        var found = NodeTable.none
        if folder != NodeTable.none {
            let name = table.find(layer.table.nameBytes(node.name), in: folder)
            if name != NodeTable.none { found = table.names[Int(name)].node }
        }
        guard found != NodeTable.none, table.isSame(found, node.node, of: layer.table), early.add(found, table) else {
            return early.addStale()
        }
        if node.stamp != 0, Record(found, of: table).stamp != node.stamp { early.countChanged() }
    }

    /// Somebody waits for more of this layer.
    func want(_ layer: Int, _ works: inout [any Work]) -> Ticket {
        let ticket = parts[layer - 1].ticket ?? board.issue()
        parts[layer - 1].ticket = ticket
        if !parts[layer - 1].isFeeding, !parts[layer - 1].layer.isWhole {
            parts[layer - 1].isFeeding = true
            works.append(parts[layer - 1].feeder)
        }
        if parts[layer - 1].needsGates, !parts[layer - 1].isChecking, !parts[layer - 1].layer.areGatesClosed {
            parts[layer - 1].isChecking = true
            works.append(EarlyGateCheck(view: self, number: layer))
        }
        return ticket
    }
}
