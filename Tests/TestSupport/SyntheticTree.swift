import HostPlatform
import ImageModel

/// A tree in memory for tests, whose calls fail or are pending when told so, and which counts references: a node that
/// is used without one, or released too often, is a violation.
public final class SyntheticTree: FileTree, @unchecked Sendable {
    public enum Operation: Hashable, Sendable, CaseIterable {
        case lookup, attributes, list, read, readLink, extendedAttributes, totals, open
    }

    public enum Fault: Sendable {
        /// A new ticket; see `fireAll`.
        case pending
        case errno(Errno)
    }

    private final class Node {
        var attributes: FileAttributes
        var names: [ByteString] = []  // of a folder, in order; the cookie of an entry is its place from 1
        var children: [ByteString: UInt64] = [:]
        var content: [UInt8] = []
        var extended: [ExtendedAttribute] = []
        var references: UInt64 = 0
        var openCount = 0

        init(_ attributes: FileAttributes) { self.attributes = attributes }
    }

    public let tickets: TicketBoard
    public let root = NodeID(number: 1)
    private let lock = HostLock()  // guards all below
    private var nodes: [Node] = [Node(FileAttributes(kind: .directory, permissions: 0o755, linkCount: 2))]
    private var calls: [Operation: Int] = [:]
    private var issued: [Ticket] = []
    private var found: [String] = []
    private var early: EarlyRoot?
    private var earlyCount = 0
    private var plan: (Operation, Int) -> Fault? = { _, _ in nil }

    public init(tickets: TicketBoard = TicketBoard(lock: HostLock())) { self.tickets = tickets }

    // MARK: - Faults and what was seen

    /// Asked at each call with the operation and how many calls of it came before.
    public func setFaults(_ plan: @escaping (Operation, _ before: Int) -> Fault?) {
        lock.withLock {
            self.plan = plan
            calls = [:]
        }
    }

    /// The n-th call of the operation from now on (0 is the next) has this fault.
    public func fail(_ operation: Operation, call number: Int = 0, with fault: Fault) {
        setFaults { $0 == operation && $1 == number ? fault : nil }
    }

    /// While one is set the tree is not settled, and this is what it knows of its root.
    public func setEarlyRoot(_ root: EarlyRoot?) { lock.withLock { early = root } }
    /// How often it has been asked for.
    public var earlyRootCount: Int { lock.withLock { earlyCount } }

    /// Fires all tickets that calls were pending on; how many.
    @discardableResult public func fireAll() -> Int {
        let fired = lock.withLock {
            let all = issued
            issued = []
            return all
        }
        for ticket in fired { tickets.fire(ticket) }
        return fired.count
    }

    /// References that were given out and not given back.
    public var referenceCount: UInt64 { lock.withLock { nodes.reduce(0) { $0 + $1.references } } }
    /// Files that were opened and not closed.
    public var openCount: Int { lock.withLock { nodes.reduce(0) { $0 + $1.openCount } } }
    /// What the caller did wrong.
    public var violations: [String] { lock.withLock { found } }
    public func callCount(_ operation: Operation) -> Int { lock.withLock { calls[operation] ?? 0 } }

    // MARK: - Building

    /// Adds a node; its folders must be there. Paths are `a/b/c`. Returns its id.
    @discardableResult public func add(
        _ path: String, _ attributes: FileAttributes, content: [UInt8] = [], extended: [ExtendedAttribute] = []
    ) -> NodeID {
        lock.withLock {
            let node = Node(attributes)
            node.content = content
            node.extended = extended
            if attributes.kind == .regular || attributes.kind == .symbolicLink {
                node.attributes.sizeBytes = UInt64(content.count)
            }
            nodes.append(node)
            return link(path, to: UInt64(nodes.count))
        }
    }

    @discardableResult public func addFolder(_ path: String) -> NodeID {
        add(path, FileAttributes(kind: .directory, permissions: 0o755, linkCount: 2))
    }

    @discardableResult public func addFile(
        _ path: String, _ content: [UInt8] = [], extended: [ExtendedAttribute] = []
    ) -> NodeID {
        add(path, FileAttributes(kind: .regular, permissions: 0o644), content: content, extended: extended)
    }

    @discardableResult public func addSymbolicLink(_ path: String, to target: String) -> NodeID {
        add(path, FileAttributes(kind: .symbolicLink, permissions: 0o777), content: [UInt8](target.utf8))
    }

    public func addHardLink(_ path: String, to existing: String) {
        lock.withLock {
            let number = numberOf(existing)
            nodes[Int(number - 1)].attributes.linkCount += 1
            _ = link(path, to: number)
        }
    }

    public func node(_ path: String) -> NodeID { lock.withLock { NodeID(number: numberOf(path)) } }

    private func numberOf(_ path: String) -> UInt64 {
        path.split(separator: "/").reduce(1) { nodes[Int($0 - 1)].children[ByteString(String($1))]! }
    }

    private func link(_ path: String, to number: UInt64) -> NodeID {
        let parts = path.split(separator: "/")
        let folder = nodes[Int(numberOf(parts.dropLast().joined(separator: "/")) - 1)]
        let name = ByteString(String(parts.last!))
        folder.names.append(name)
        folder.children[name] = number
        return NodeID(number: number)
    }

    // MARK: - FileTree

    public func lookup(_ name: ByteString, in folder: NodeID) throws(TreeError) -> NodeID {
        try call(.lookup, folder) { (node) throws(TreeError) in
            guard node.attributes.kind == .directory else { throw .errno(.notDirectory) }
            guard let number = node.children[name] else { throw .errno(.noEntry) }
            nodes[Int(number - 1)].references += 1
            return NodeID(number: number)
        }
    }

    public func retain(_ node: NodeID, count: UInt64) {
        lock.withLock {
            check(node, "retain")
            nodes[Int(node.number - 1)].references += count
        }
    }

    public func release(_ node: NodeID, count: UInt64) {
        lock.withLock {
            let held = nodes[Int(node.number - 1)]
            if held.references < count { found.append("node \(node.number) is released too often") }
            held.references -= min(count, held.references)
        }
    }

    public func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
        try call(.attributes, node) { (node) throws(TreeError) in node.attributes }
    }

    public func list(_ folder: NodeID, after cookie: UInt64, limit: Int) throws(TreeError) -> [DirectoryEntry] {
        try call(.list, folder) { (node) throws(TreeError) in
            guard node.attributes.kind == .directory else { throw .errno(.notDirectory) }
            if limit < 1 { found.append("list with limit \(limit)") }
            let start = Int(min(cookie, UInt64(node.names.count)))
            return (start..<min(node.names.count, start + limit)).map { index in
                let number = node.children[node.names[index]]!
                return DirectoryEntry(
                    name: node.names[index], node: NodeID(number: number),
                    kind: nodes[Int(number - 1)].attributes.kind, cookie: UInt64(index + 1))
            }
        }
    }

    public func read(_ file: NodeID, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer)
        throws(TreeError) -> Int
    {
        try call(.read, file) { (node) throws(TreeError) in
            guard node.attributes.kind == .regular else { throw .errno(.invalid) }
            if node.openCount == 0 { found.append("node \(file.number) is read though it is not open") }
            let start = Int(min(offset, UInt64(node.content.count)))
            let end = min(node.content.count, start + buffer.count)
            buffer.copyBytes(from: node.content[start..<end])
            return end - start
        }
    }

    public var isSettled: Bool { lock.withLock { early == nil } }

    public func earlyRoot() throws(TreeError) -> EarlyRoot {
        let early = lock.withLock { () -> EarlyRoot? in
            earlyCount += 1
            return self.early
        }
        if let early { return early }
        return EarlyRoot(
            attributes: try attributes(of: root), extended: try extendedAttributes(of: root), isFinal: true)
    }

    public func readLink(_ link: NodeID) throws(TreeError) -> ByteString {
        try call(.readLink, link) { (node) throws(TreeError) in
            guard node.attributes.kind == .symbolicLink else { throw .errno(.invalid) }
            return ByteString(node.content)
        }
    }

    public func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        try call(.extendedAttributes, node) { (node) throws(TreeError) in node.extended }
    }

    public func totals() throws(TreeError) -> FileSystemTotals {
        try call(.totals, root) { (_) throws(TreeError) in
            FileSystemTotals(
                contentBytes: nodes.reduce(0) { $0 + $1.attributes.sizeBytes }, nodeCount: UInt64(nodes.count))
        }
    }

    public func open(_ file: NodeID) throws(TreeError) {
        try call(.open, file) { (node) throws(TreeError) in node.openCount += 1 }
    }

    public func close(_ file: NodeID) {
        lock.withLock {
            check(file, "close")
            let held = nodes[Int(file.number - 1)]
            if held.openCount == 0 { found.append("node \(file.number) is closed though it is not open") }
            held.openCount = max(0, held.openCount - 1)
        }
    }

    private func call<T>(_ operation: Operation, _ id: NodeID, _ body: (Node) throws(TreeError) -> T)
        throws(TreeError) -> T
    {
        lock.lock()
        defer { lock.unlock() }
        check(id, "\(operation)")
        let before = calls[operation] ?? 0
        calls[operation] = before + 1
        switch plan(operation, before) {
        case nil: return try body(nodes[Int(id.number - 1)])
        case .errno(let errno): throw .errno(errno)
        case .pending:
            let ticket = tickets.issue()
            issued.append(ticket)
            throw .pending(ticket)
        }
    }

    private func check(_ node: NodeID, _ what: String) {
        guard node != root, nodes[Int(node.number - 1)].references == 0 else { return }
        found.append("\(what) of node \(node.number), which is not referenced")
    }
}
