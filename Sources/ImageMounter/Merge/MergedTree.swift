import ImageModel

/// The layers of an image as one tree. See `FileTree`.
///
/// While layers still come, `EarlyView` answers what is final already, and everything else throws `.pending`. When all
/// are merged the `NodeTable` answers: node numbers are its indices (the root is 1), so they are the same whenever the
/// same layers are merged; but a node that was handed out before keeps the id it got then. The tree never changes
/// once it is there, so references need not be counted, and ids of nodes no longer referenced stay valid: each node
/// has one id, so there are no more of them than nodes. Cookies are indices of names. After a failure: `EIO`.
package final class MergedTree: FileTree, @unchecked Sendable {
    /// What merging left: never written again.
    final class Content {
        let table: NodeTable
        let totals: FileSystemTotals
        fileprivate(set) var early = EarlyIDs()

        init(table: NodeTable) {
            self.table = table
            var nodes: UInt64 = 0
            var bytes: UInt64 = 0
            for node in table.nodes where node.linkCount > 0 {
                nodes += 1
                if node.kind == .regular { bytes = bytes &+ node.size }
            }
            totals = FileSystemTotals(contentBytes: bytes, nodeCount: nodes)
        }
    }

    private enum State {
        /// Whoever needs the merge waits for the ticket.
        case merging(Ticket)
        /// A layer can't be fetched for now. Who waits gets the failure, who asks later another try.
        case stalled(BlobFailure, sinceNs: UInt64)
        case ready(Content)
        case failed(BlobFailure)
    }

    /// Who asks again this soon after a failure to fetch gets the same one.
    static let troubleLastsNs: UInt64 = 1_000_000_000

    /// Fires when the tree is there, or has failed for the first time.
    package let merged: Ticket

    private let layers: [any MergeableLayer]
    private let view: EarlyView
    private let board: TicketBoard
    private let host: HostServices
    private let seed: UInt64
    private let lock: Lock  // guards all below
    private var state: State
    /// While it may have to go on.
    private var work: MergeWork?
    /// Hears why a call answers `EIO`. Without it each is a warning.
    private var whenBroken: ((BlobFailure) -> Void)?
    /// Somebody waits for the merge, and the layers know.
    private var isMergeDemanded = false

    /// - Parameter layers: bottom first, `LayerLimits.layers` at most.
    package init(layers: [any MergeableLayer], host: HostServices, board: TicketBoard) {
        self.layers = layers
        self.host = host
        self.board = board
        lock = host.makeLock()
        merged = board.issue()
        state = .merging(board.issue())
        var seed: UInt64 = 0
        withUnsafeMutableBytes(of: &seed) { host.fillEntropy($0) }
        self.seed = seed
        view = EarlyView(layers: layers, host: host, board: board, seed: seed)
    }

    /// Begins to merge. To be called once.
    ///
    /// - Parameter report: told why the tree can't be made, before `merged` fires. What can't be fetched is not reported.
    /// - Parameter whenBroken: told what kept a call from its answer, each time.
    package func start(
        whenBroken: ((BlobFailure) -> Void)? = nil, report: @escaping (BlobFailure) -> Void
    ) {
        lock.withLock { self.whenBroken = whenBroken }
        let work = MergeWork(tree: self, layers: layers, seed: seed, report: report)
        lock.withLock { self.work = work }
        host.start(work)
    }

    /// The tree can't be made.
    package func fail(_ failure: BlobFailure) {
        view.end()
        change(to: .failed(failure), endsWork: true)
    }

    /// A layer can't be fetched for now.
    func stall(_ failure: BlobFailure) {
        change(to: .stalled(failure, sinceNs: host.monotonicNs()), endsWork: false)
    }

    /// Bytes come again: the merge goes on, though nobody has asked again.
    func goOn() {
        let goesOn = lock.withLock { () -> MergeWork? in
            guard case .stalled = state else { return nil }
            state = .merging(board.issue())
            return work
        }
        if let goesOn { host.start(goesOn) }
    }

    private func change(to next: State, endsWork: Bool) {
        let ticket = lock.withLock { () -> Ticket? in
            defer { state = next }
            isMergeDemanded = false
            if endsWork { work = nil }
            if case .merging(let ticket) = state { return ticket }
            return nil
        }
        if let ticket { board.fire(ticket) }
        board.fire(merged)
    }

    /// What a call waits for that only the merge can answer.
    private func mergeTicket() throws(TreeError) -> Ticket {
        var goesOn: MergeWork?
        var failure: BlobFailure?
        var isFirst = false
        let ticket = lock.withLock { () -> Ticket in
            switch state {
            case .merging(let ticket):
                isFirst = !isMergeDemanded
                isMergeDemanded = true
                return ticket
            case .stalled(let trouble, let since):
                guard host.monotonicNs() &- since >= MergedTree.troubleLastsNs else {
                    failure = trouble
                    return merged
                }
                goesOn = work
                let ticket = board.issue()
                state = .merging(ticket)
                return ticket
            // It is there: the call has only to be repeated.
            case .ready, .failed: return merged
            }
        }
        if let failure { throw broken(failure) }
        if isFirst { for layer in layers { layer.demandIndex() } }
        if let goesOn {
            goesOn.prepareToGoOn()
            host.start(goesOn)
        }
        return ticket
    }

    private func take<Value>(_ reply: EarlyView.Reply<Value>) throws(TreeError) -> Value {
        switch reply {
        case .answer(let value): return value
        case .errno(let errno): throw .errno(errno)
        case .pending(let ticket): throw .pending(ticket)
        case .needsMerge: throw .pending(try mergeTicket())
        case .broken(let failure): throw broken(failure)
        }
    }

    /// Finds some of the nodes that were handed out; true when that was all, and the tree is there.
    func settle(_ content: Content, _ early: inout EarlyIDs) -> Bool {
        guard view.settle(content.table, &early) else { return false }
        content.early = early
        change(to: .ready(content), endsWork: true)
        if early.staleCount + early.changedCount > 0 {
            host.warn(
                "a layer names files or folders twice: of those that were read before the layer was whole, "
                    + "\(early.staleCount + early.changedCount) turned out different")
        }
        return true
    }

    package var root: NodeID { NodeID(number: UInt64(NodeTable.root)) }

    package var isSettled: Bool {
        switch lock.withLock({ state }) {
        case .merging, .stalled: false
        case .ready, .failed: true
        }
    }

    // MARK: FileTree

    package func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        guard let content = try content() else { return try take(view.lookup(name, in: folder)) }
        let index = try index(folder, content)
        guard content.table.nodes[Int(index)].isFolder else { throw .errno(.notDirectory) }
        let found = content.table.find(name.bytes[...], in: index)
        guard found != NodeTable.none else {
            throw .errno(name.count > TarLimits.nameBytes ? .nameTooLong : .noEntry)
        }
        return content.early.id(of: content.table.names[Int(found)].node)
    }

    package func retain(_ node: NodeID, count: UInt64) {}
    package func release(_ node: NodeID, count: UInt64) {}

    package func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
        guard let content = try content() else { return try take(view.record(of: node)).node.fileAttributes }
        return content.table.nodes[Int(try index(node, content))].fileAttributes
    }

    package func earlyRoot() throws(TreeError) -> EarlyRoot {
        guard let content = try content() else {
            let (record, isFinal) = try take(view.root())
            return EarlyRoot(attributes: record.node.fileAttributes, extended: record.extended, isFinal: isFinal)
        }
        let record = content.table.nodes[Int(NodeTable.root)]
        return EarlyRoot(
            attributes: record.fileAttributes, extended: content.table.attributeLists[Int(record.attributes)],
            isFinal: true)
    }

    package func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        // A folder's names are known when nothing can bring another: that is nearly always the end of the last layer.
        guard let content = try content() else { throw .pending(try mergeTicket()) }
        let index = try index(folder, content)
        let table = content.table
        guard table.nodes[Int(index)].isFolder else { throw .errno(.notDirectory) }
        var name: UInt32
        if cookie == 0 {
            name = table.firstName(in: index)
        } else {
            guard cookie < UInt64(table.names.count), table.names[Int(cookie)].folder == index,
                !table.names[Int(cookie)].isGone
            else { throw .errno(.invalid) }
            name = table.names[Int(cookie)].nextInFolder
        }
        var entries: [DirectoryEntry] = []
        while name != NodeTable.none, entries.count < max(limit, 1) {
            let record = table.names[Int(name)]
            entries.append(
                DirectoryEntry(
                    name: ByteString([UInt8](table.nameBytes(name))), node: content.early.id(of: record.node),
                    kind: table.nodes[Int(record.node)].kind, cookie: UInt64(name)))
            name = record.nextInFolder
        }
        return entries
    }

    package func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        let record: NodeTable.Node
        var runs: [SparseSegment] = []
        if let content = try content() {
            record = content.table.nodes[Int(try index(file, content))]
            guard record.kind == .regular else { throw .errno(record.isFolder ? .isDirectory : .invalid) }
            if record.isSparse, offset < record.size {
                runs = [SparseSegment](content.table.segments(of: record, from: offset, count: buffer.count))
            }
        } else {
            (record, runs) = try take(view.content(of: file, from: offset, count: buffer.count))
        }
        guard offset < record.size, !buffer.isEmpty else { return 0 }
        let count = Int(min(UInt64(buffer.count), record.size - offset))
        let wanted = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
        let layer = layers[record.layerNumber - 1]
        do throws(BlobError) {
            if record.isSparse {
                try readSparse(runs, layer, at: offset, into: wanted)
            } else {
                try layer.read(at: record.place + offset, into: wanted)
            }
        } catch {
            switch error {
            case .pending(let ticket): throw .pending(ticket)
            case .failed(let failure): throw broken(failure)
            }
        }
        return count
    }

    /// Fills the whole buffer: stored runs from the layer, what lies between with zeros.
    private func readSparse(
        _ runs: [SparseSegment], _ layer: any MergeableLayer, at offset: UInt64,
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(BlobError) {
        var done = 0
        for run in runs {
            let position = offset + UInt64(done)
            if position < run.fileOffset {
                let hole = Int(min(run.fileOffset - position, UInt64(buffer.count - done)))
                UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + hole]).zero()
                done += hole
            }
            let start = offset + UInt64(done)
            guard done < buffer.count, start < run.fileOffset + run.lengthBytes else { continue }
            let into = start - run.fileOffset
            let count = Int(min(UInt64(buffer.count - done), run.lengthBytes - into))
            try layer.read(
                at: run.contentOffset + into,
                into: UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count]))
            done += count
        }
        UnsafeMutableRawBufferPointer(rebasing: buffer[done...]).zero()
    }

    package func readLink(_ link: NodeID) throws(TreeError) -> ByteString {
        guard let content = try content() else {
            let record = try take(view.record(of: link))
            guard record.node.kind == .symbolicLink else { throw .errno(.invalid) }
            return ByteString(record.target)
        }
        let index = try index(link, content)
        guard content.table.nodes[Int(index)].kind == .symbolicLink else { throw .errno(.invalid) }
        return ByteString([UInt8](content.table.linkTarget(index)))
    }

    package func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        guard let content = try content() else { return try take(view.record(of: node)).extended }
        let record = content.table.nodes[Int(try index(node, content))]
        return content.table.attributeLists[Int(record.attributes)]
    }

    package func totals() throws(TreeError) -> FileSystemTotals {
        guard let content = try content() else { throw .pending(try mergeTicket()) }
        return content.totals
    }

    /// Fetches nothing: many files are opened that are never read, and who reads does so right after.
    package func open(_ file: NodeID) throws(TreeError) { _ = try record(of: file) }

    package func close(_ file: NodeID) {}

    private func record(of node: NodeID) throws(TreeError) -> NodeTable.Node {
        if let content = try content() { return content.table.nodes[Int(try index(node, content))] }
        return try take(view.record(of: node)).node
    }

    /// Somebody is about to read this part of a regular file; of another node, nothing happens.
    package func prefetch(_ file: NodeID, at offset: UInt64, count: UInt64) throws(TreeError) {
        guard file != root else { return }
        let record = try record(of: file)
        guard record.kind == .regular, !record.isSparse, offset < record.size else { return }
        layers[record.layerNumber - 1].prefetch(at: record.place + offset, count: min(count, record.size - offset))
    }

    // MARK: Parts

    /// Nil while layers are on their way.
    private func content() throws(TreeError) -> Content? {
        switch lock.withLock({ state }) {
        case .merging, .stalled: return nil
        case .ready(let content): return content
        case .failed(let failure): throw broken(failure)
        }
    }

    private func index(_ node: NodeID, _ content: Content) throws(TreeError) -> UInt32 {
        guard let index = content.early.index(of: node, nodeCount: content.table.nodes.count),
            content.table.nodes[Int(index)].linkCount > 0
        else { throw .errno(.stale) }
        return index
    }

    /// Says what happened; whoever reads the file gets only a number.
    private func broken(_ failure: BlobFailure) -> TreeError {
        if let whenBroken = lock.withLock({ whenBroken }) {
            whenBroken(failure)
        } else {
            host.warn(failure.message)
        }
        return .errno(.io)
    }
}

extension UnsafeMutableRawBufferPointer {
    fileprivate func zero() {
        guard let baseAddress else { return }
        _ = baseAddress.initializeMemory(as: UInt8.self, repeating: 0, count: count)
    }
}
