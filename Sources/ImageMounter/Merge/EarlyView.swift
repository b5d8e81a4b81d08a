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

    private let layers: [any MergeableLayer]
    private let host: HostServices
    private let board: TicketBoard
    private let seed: UInt64

    private let lock: Lock  // guards all below
    private var parts: [Part] = []
    private var nodes: [Node] = []
    /// The id of what has been handed out, by layer << 32 | index in the table of the layer.
    private var ids: [UInt64: UInt32] = [:]
    /// Nothing is answered any more: the merge has it all, or will soon.
    private var isOver = false

    private struct Part {
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
    private typealias Basis = Set<Int>

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
    private enum Outcome<Value> {
        case answer(Value)
        case errno(Errno)
        /// Until this layer has more to say; 0: until the merge.
        case wait(layer: Int)
    }

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
    /// Nobody waits for what comes late in a layer, and unless `waitsForBeginnings` nothing is asked of any.
    func root(waitsForBeginnings: Bool) -> Reply<(Record, isFinal: Bool)> {
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
                guard waitsForBeginnings, !layer.hasBegun, !layer.isWhole else { continue }
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

    /// Closes all gates of a layer, some at a time.
    fileprivate func closeGates(of number: Int) -> WorkStep {
        var works: [any Work] = []
        let (step, ticket) = lock.withLock { () -> (WorkStep, Ticket?) in
            guard !isOver else { return (.done, nil) }
            for _ in 0..<max(1, EarlyView.stepCount * 8 / parts.count) {
                guard !parts[number - 1].layer.isTangled, let gate = parts[number - 1].layer.someOpenGate() else {
                    parts[number - 1].isChecking = false
                    return (.done, takeTicket(number))
                }
                guard let lower = close(gate, of: number), lower > 0 else { continue }
                guard let failure = freshTrouble(of: lower) else { return (.wait(want(lower, &works)), nil) }
                parts[number - 1].trouble = (failure, host.monotonicNs())
                parts[number - 1].isChecking = false
                return (.done, takeTicket(number))
            }
            return (.again, nil)
        }
        for work in works { host.start(work) }
        if let ticket { board.fire(ticket) }
        return step
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

    private func begin() {
        guard parts.isEmpty else { return }
        for number in stride(from: 1, through: layers.count, by: 1) {
            parts.append(
                Part(
                    layer: EarlyLayer(number: UInt16(number), seed: seed &+ UInt64(number)),
                    feeder: EarlyFeeder(view: self, layer: layers[number - 1], number: number)))
        }
    }

    private func over() -> [Ticket] {
        isOver = true
        let tickets = parts.compactMap { $0.ticket }
        parts = []
        nodes = []
        ids = [:]
        return tickets
    }

    /// The failure that whoever asks now gets at once.
    private func freshTrouble(of number: Int) -> BlobFailure? {
        guard let trouble = parts[number - 1].trouble else { return nil }
        if host.monotonicNs() &- trouble.sinceNs < MergedTree.troubleLastsNs { return trouble.failure }
        parts[number - 1].trouble = nil
        return nil
    }

    private func takeTicket(_ number: Int) -> Ticket? {
        defer { parts[number - 1].ticket = nil }
        return parts[number - 1].ticket
    }

    private func settle(_ node: Node, _ table: NodeTable, _ early: inout EarlyIDs) {
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

    private enum Found {
        case has(layer: Int, name: UInt32)
        case missing
        /// Ask again when this layer has more to say; 0: not before the merge.
        case unknown(layer: Int)
    }

    /// The topmost of the layers below this number that has the path.
    ///
    /// - Parameter basis: takes up what the answer depends on. A layer that says nothing is whole where that is believed,
    ///   but whether its gates are links others have said.
    private func find(_ path: [ArraySlice<UInt8>], below top: Int, _ basis: inout Basis) -> Found {
        /// Which layer tells whether there is a folder that would be in the way of anything but a folder or a link.
        var folderDoubt: Int?
        var number = top - 1
        while number > 0 {
            if parts[number - 1].layer.isTangled { return .unknown(layer: 0) }
            switch parts[number - 1].layer.answer(path) {
            case .has(let name, _):
                let says = parts[number - 1].layer.says(name)
                if says.contains(.lateLink) { return .unknown(layer: 0) }
                let isByGate = !says.isDisjoint(with: [.gate, .behindGate, .farLink])
                if isByGate, let awaited = settle(name, at: path, of: number) { return .unknown(layer: awaited) }
                rest(on: number, withGates: isByGate, &basis)
                if let folderDoubt {
                    let table = parts[number - 1].layer.table
                    let kind = table.nodes[Int(table.names[Int(name)].node)].kind
                    guard kind == .directory || kind == .symbolicLink else { return .unknown(layer: folderDoubt) }
                }
                return .has(layer: number, name: name)
            case .silent(let hides):
                guard parts[number - 1].layer.isWhole else { return .unknown(layer: number) }
                switch settleDoubts(about: path, of: number) {
                case .settled: break
                case .open(let awaited): return .unknown(layer: awaited)
                case .openForFolder(let awaited): folderDoubt = folderDoubt ?? awaited
                }
                rest(on: number, withGates: true, &basis)
                if hides { return folderDoubt.map { .unknown(layer: $0) } ?? .missing }
            }
            number -= 1
        }
        return folderDoubt.map { .unknown(layer: $0) } ?? .missing
    }

    /// The answer depends on what this layer has shown.
    private func rest(on number: Int, withGates: Bool, _ basis: inout Basis) {
        if !parts[number - 1].layer.isWhole { basis.insert(number) }
        if withGates { basis.formUnion(parts[number - 1].gateBasis) }
    }

    // MARK: Gates, with the lock held

    private enum Doubts {
        case settled
        /// Until this layer has more to say; 0: until the merge.
        case open(layer: Int)
        /// Only whether there is at least a folder depends on that layer.
        case openForFolder(layer: Int)
    }

    /// Closes the gates on which depends what a layer says of a path.
    private func settleDoubts(about path: [ArraySlice<UInt8>], of number: Int) -> Doubts {
        while true {
            switch parts[number - 1].layer.doubt(about: path) {
            case .none: return .settled
            case .all:
                parts[number - 1].needsGates = true
                return .open(layer: number)
            case .any(let gate):
                if let awaited = close(gate, of: number) { return .open(layer: awaited) }
            case .folder(let gate):
                if let awaited = close(gate, of: number) {
                    return awaited == 0 ? .open(layer: 0) : .openForFolder(layer: awaited)
                }
            }
        }
    }

    /// Closes the gates on which depends a name that a layer has. Nil: it stands; else which layer to wait for.
    private func settle(_ name: UInt32, at path: [ArraySlice<UInt8>], of number: Int) -> Int? {
        if parts[number - 1].layer.says(name).contains(.farLink), !parts[number - 1].layer.areGatesClosed {
            parts[number - 1].needsGates = true
            return number
        }
        for gate in parts[number - 1].layer.openGates(of: name) {
            if let awaited = close(gate, of: number) { return awaited }
        }
        if case .open(let awaited) = settleDoubts(about: path, of: number) { return awaited }
        return nil
    }

    /// Looks below a layer for what one of its gates is there, and those it is in. Nil: it is closed; else which layer
    /// to wait for.
    private func close(_ gate: UInt32, of number: Int) -> Int? {
        for gate in parts[number - 1].layer.openGates(of: gate) {
            var basis = Basis()
            let found = find(parts[number - 1].layer.path(of: gate), below: number, &basis)
            parts[number - 1].gateBasis.formUnion(basis)
            switch found {
            case .has(let lower, let name):
                let table = parts[lower - 1].layer.table
                if table.nodes[Int(table.names[Int(name)].node)].kind == .symbolicLink {
                    parts[number - 1].layer.isTangled = true
                    return 0
                }
            case .missing: break
            case .unknown(layer: 0):
                parts[number - 1].layer.isTangled = true
                return 0
            case .unknown(let lower): return lower
            }
            parts[number - 1].layer.close(gate)
        }
        return nil
    }

    // MARK: Records, with the lock held

    /// Attributes are those of the topmost entry for the folder; one that is only implied leaves them to lower layers.
    private func folderRecord(
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

    private func stamped(_ folder: NodeID, _ record: Record) -> Record {
        if let index = index(folder) { nodes[index].stamp = record.stamp }
        var record = record
        record.node.linkCount = 1
        return record
    }

    private func record(_ layer: Int, _ node: UInt32) -> Record {
        Record(node, of: parts[layer - 1].layer.table)
    }

    private func index(_ node: NodeID) -> Int? {
        guard node.number >= UInt64(EarlyView.firstID), node.number - UInt64(EarlyView.firstID) < UInt64(nodes.count)
        else { return nil }
        return Int(node.number - UInt64(EarlyView.firstID))
    }

    private func node(_ node: NodeID) -> Node? { index(node).map { nodes[$0] } }

    /// Whether the node is a folder, and if so its path from the root.
    private func chain(to node: NodeID, _ path: inout [ArraySlice<UInt8>]) -> Outcome<Bool> {
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

    private func id(of layer: Int, _ name: UInt32, in folder: NodeID) -> Outcome<NodeID> {
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

    /// Somebody waits for more of this layer.
    private func want(_ layer: Int, _ works: inout [any Work]) -> Ticket {
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

/// Closes the gates of one layer. See `EarlyLayer`.
private final class EarlyGateCheck: Work {
    private let view: EarlyView
    private let number: Int
    init(view: EarlyView, number: Int) {
        self.view = view
        self.number = number
    }
    func step() -> WorkStep { view.closeGates(of: number) }
}
