import ImageModel

/// How the layers of a mount fare: whether it is over because one of them is wrong, and what could not be fetched.
///
/// Threads: any.
final class MountHealth: LayerWatcher, @unchecked Sendable {
    private let host: HostServices
    private let board: TicketBoard
    private let lock: Lock  // guards all below
    private var failure: BlobFailure?
    private var trouble: BlobFailure?
    private var news: Ticket?
    private var whenGoesOn: (() -> Void)?
    private var whenOver: (() -> Void)?
    private var hasWarned = false
    /// Whether the failure is said as a warning when a call first meets it; otherwise whoever mounted says it.
    private var saysFailure = true

    init(host: HostServices, board: TicketBoard) {
        self.host = host
        self.board = board
        lock = host.makeLock()
    }

    /// Why nothing can be read any more.
    var finalFailure: BlobFailure? { lock.withLock { failure } }

    /// What could not be had when it was last tried, though somebody waited for it; nil once bytes come again.
    var lastTrouble: BlobFailure? { lock.withLock { trouble } }

    func leaveFailureToCaller() { lock.withLock { saysFailure = false } }

    /// Fires at the next failure, final or not.
    func nextNews() -> Ticket {
        lock.withLock {
            let ticket = news ?? board.issue()
            news = ticket
            return ticket
        }
    }

    /// Throws `EIO` if the mount is over.
    func check() throws(TreeError) {
        let (hasFailed, said) = lock.withLock { () -> (Bool, BlobFailure?) in
            guard let failure else { return (false, nil) }
            guard saysFailure, !hasWarned else { return (true, nil) }
            hasWarned = true
            return (true, failure)
        }
        if let said { host.warn(said.message) }
        if hasFailed { throw .errno(.io) }
    }

    func layerFoundWrong(_ failure: BlobFailure) {
        var isOver = false
        tell {
            guard self.failure == nil else { return false }
            self.failure = failure
            isOver = true
            return true
        }
        if isOver { lock.withLock { whenOver }?() }
    }

    func layerStalled(_ failure: BlobFailure, wasDemanded: Bool) {
        if wasDemanded { met(failure) }
    }

    /// Somebody could not have what was asked for.
    func met(_ failure: BlobFailure) {
        var isNew = false
        tell {
            isNew = trouble == nil && self.failure == nil
            trouble = failure
            return true
        }
        // Once an outage, however many wait for however many bytes.
        if isNew { host.warn(failure.message) }
    }

    func layerGoesOn() {
        let heard = lock.withLock { () -> (() -> Void)? in
            trouble = nil
            return whenGoesOn
        }
        heard?()
    }

    /// What is to be done when bytes come again after a failure, and when the mount is over; nil: nothing more.
    func hear(goesOn: (() -> Void)?, isOver: (() -> Void)?) {
        lock.withLock {
            whenGoesOn = goesOn
            whenOver = isOver
        }
    }

    private func tell(_ change: () -> Bool) {
        let told = lock.withLock { () -> Ticket? in
            guard change() else { return nil }
            defer { news = nil }
            return news
        }
        if let told { board.fire(told) }
    }
}

/// A tree that answers `EIO` once the mount is over, whatever the tree inside still knows.
///
/// Threads: any.
final class GuardedTree: FileTree {
    private let tree: any FileTree
    private let health: MountHealth

    init(_ tree: any FileTree, _ health: MountHealth) {
        self.tree = tree
        self.health = health
    }

    var root: NodeID { tree.root }
    var isSettled: Bool { tree.isSettled }

    func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        try health.check()
        return try tree.lookup(name, in: folder)
    }
    func retain(_ node: NodeID, count: UInt64) { tree.retain(node, count: count) }
    func release(_ node: NodeID, count: UInt64) { tree.release(node, count: count) }
    func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
        try health.check()
        return try tree.attributes(of: node)
    }
    func earlyRoot() throws(TreeError) -> EarlyRoot {
        try health.check()
        return try tree.earlyRoot()
    }
    func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        try health.check()
        return try tree.list(folder, after: cookie, limit: limit)
    }
    func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        try health.check()
        let count = try tree.read(file, at: offset, into: buffer)
        // What was found wrong while it was read must not get out.
        try health.check()
        return count
    }
    func readLink(_ link: NodeID) throws(TreeError) -> ByteString {
        try health.check()
        return try tree.readLink(link)
    }
    func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try health.check()
        return try tree.extendedAttributes(of: node)
    }
    func totals() throws(TreeError) -> FileSystemTotals {
        try health.check()
        return try tree.totals()
    }
    func open(_ file: NodeID) throws(TreeError) {
        try health.check()
        try tree.open(file)
    }
    func close(_ file: NodeID) { tree.close(file) }
}
