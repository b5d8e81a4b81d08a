import ImageModel
import ImageMounter
import TestSupport

/// A layer whose journal and content the test hands out record by record.
final class FakeLayer: MergeableLayer {
    let label = "a layer"
    private let board: TicketBoard
    private let index: LayerIndex
    private let bytes: [UInt8]
    /// Where each record ends.
    private var ends: [Int] = [0]
    private var content: [UInt8] = []
    private(set) var shownCount = 0
    private(set) var isWhole = false
    private var tickets: [Ticket] = []
    private let whenWhole: Ticket
    /// How often the journal was read, and how often somebody said to wait for it.
    private(set) var readCount = 0
    private(set) var waitCount = 0
    private(set) var prefetched: [Range<UInt64>] = []
    var failure: BlobFailure?
    /// Content is decoded up to here.
    var decodedBytes = UInt64.max
    let contentTicket: Ticket

    init(_ entries: [TarEntry], content: [UInt8], board: TicketBoard) throws(LayerError) {
        self.board = board
        self.content = content
        whenWhole = board.issue()
        contentTicket = board.issue()
        let builder = LayerIndexBuilder()
        for entry in entries {
            try builder.entry(entry)
            ends.append(builder.journal.count)
        }
        bytes = builder.journal
        let none = Digest(sha256: [UInt8](repeating: 0, count: 32))
        index = LayerIndex(
            digest: none, diffID: none, entryCount: builder.entryCount, uncompressedSizeBytes: 1 << 40,
            journal: builder.journal)
    }

    var count: Int { ends.count - 1 }

    /// Shows so many records in all, or all of them and that there are no more.
    func show(_ count: Int, isWhole: Bool = false) {
        shownCount = isWhole ? self.count : max(shownCount, count)
        self.isWhole = self.isWhole || isWhole
        let told = tickets
        tickets = []
        for ticket in told { board.fire(ticket) }
        if isWhole { board.fire(whenWhole) }
    }

    func fail(_ failure: BlobFailure) {
        self.failure = failure
        show(shownCount)
        board.fire(whenWhole)
    }

    func journal(after position: Int) throws(BlobError) -> JournalPart {
        readCount += 1
        if let failure { throw .failed(failure) }
        return JournalPart(bytes: [UInt8](bytes[position..<ends[shownCount]]), isWhole: isWhole)
    }

    func journalTicket() -> Ticket {
        waitCount += 1
        let ticket = board.issue()
        tickets.append(ticket)
        return ticket
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) {
        let end = offset + UInt64(buffer.count)
        if end > decodedBytes { throw .pending(contentTicket) }
        guard end <= UInt64(content.count) else { throw .failed(BlobFailure(.storage, "beyond the content")) }
        buffer.copyBytes(from: content[Int(offset)..<Int(end)])
    }

    func prefetch(at offset: UInt64, count: UInt64) { prefetched.append(offset..<offset + count) }

    func currentIndex() throws(BlobError) -> LayerIndex {
        if let failure { throw .failed(failure) }
        guard isWhole else { throw .pending(whenWhole) }
        return index
    }

    func forgetIndex() {}
}

/// A tree over layers that the test shows as it likes, and what was answered on the way.
final class EarlyStack {
    let host = ManualHost()
    let layers: [FakeLayer]
    let tree: MergedTree
    private(set) var failure: BlobFailure?

    /// Entries as `RandomStackTests` has them. Each gets a time of its own: layer × 100 + place.
    init(_ stack: [[ReferenceTree.Entry]]) throws {
        var layers: [FakeLayer] = []
        for (number, entries) in stack.enumerated() {
            var content: [UInt8] = []
            layers.append(
                try FakeLayer(
                    entries.enumerated().map { EarlyStack.entry($1, (number + 1) * 100 + $0, &content) },
                    content: content, board: host.board))
        }
        self.layers = layers
        tree = MergedTree(layers: layers, host: host, board: host.board)
        tree.start { [unowned self] in failure = $0 }
        host.runUntilIdle()
    }

    static func entry(_ entry: ReferenceTree.Entry, _ stamp: Int, _ content: inout [UInt8]) -> TarEntry {
        var out: TarEntry
        switch entry {
        case .folder(let path, _):
            out = TarEntry(path: [UInt8](path.utf8), kind: .node(.directory))
            out.permissions = 0o700
        case .file(let path, _):
            out = TarEntry(path: [UInt8](path.utf8), kind: .node(.regular))
            out.contentOffset = UInt64(content.count)
            content += [UInt8]("content \(stamp)".utf8)
            out.sizeBytes = UInt64(content.count) - out.contentOffset
            out.permissions = 0o644
        case .symlink(let path, let target):
            out = TarEntry(path: [UInt8](path.utf8), kind: .node(.symbolicLink))
            out.linkTarget = [UInt8](target.utf8)
        case .hardLink(let path, let target):
            out = TarEntry(path: [UInt8](path.utf8), kind: .hardLink)
            out.linkTarget = [UInt8](target.utf8)
        case .whiteout(let path):
            let (folder, name) = ReferenceTree.split(path)
            out = TarEntry(path: [UInt8]((folder + [".wh." + name]).joined(separator: "/").utf8), kind: .node(.regular))
        case .opaque(let path):
            out = TarEntry(
                path: [UInt8]((path.isEmpty ? "" : path + "/").utf8) + [UInt8](".wh..wh..opq".utf8),
                kind: .node(.regular))
        }
        if out.kind != .hardLink { out.modified = FileTime(seconds: Int64(stamp)) }
        return out
    }

    func showAll() {
        for layer in layers { layer.show(0, isWhole: true) }
        host.runUntilIdle()
    }

    // MARK: Asking

    enum Answer: Equatable {
        case missing
        case notFolder
        case folder(NodeID)
        /// Neither folder nor missing: its time tells which entry it is.
        case node(NodeID, FileKind, stamp: Int, text: String)
        case failed
    }

    /// Walks a path name by name, no link followed; throws the ticket to wait for.
    func ask(_ path: [String]) throws(TreeError) -> Answer {
        do throws(TreeError) {
            var node = tree.root
            for name in path { node = try tree.lookup(ByteString(name), in: node) }
            let isFolder: Bool
            var attributes: FileAttributes?
            do throws(TreeError) {
                _ = try tree.lookup("no such name", in: node)
                isFolder = true
            } catch {
                switch error {
                case .errno(.noEntry): isFolder = true
                case .pending: isFolder = true
                default: isFolder = false
                }
            }
            guard !isFolder else { return .folder(node) }
            attributes = try tree.attributes(of: node)
            guard let attributes else { return .failed }
            var text = ""
            if attributes.kind == .symbolicLink { text = try tree.readLink(node).string }
            if attributes.kind == .regular {
                var bytes = [UInt8](repeating: 0, count: Int(attributes.sizeBytes))
                var failure: TreeError?
                bytes.withUnsafeMutableBytes { buffer in
                    do throws(TreeError) { _ = try tree.read(node, at: 0, into: buffer) } catch { failure = error }
                }
                if let failure { throw failure }
                text = String(decoding: bytes, as: UTF8.self)
            }
            return .node(node, attributes.kind, stamp: Int(attributes.modified.seconds), text: text)
        } catch {
            switch error {
            case .pending: throw error
            case .errno(.noEntry): return .missing
            case .errno(.notDirectory): return .notFolder
            case .errno: return .failed
            }
        }
    }

    /// The attributes of a folder: its time and permissions.
    func attributes(_ folder: NodeID) throws(TreeError) -> String { text(try tree.attributes(of: folder)) }

    /// The same of the root, as far as they are known.
    func root() throws(TreeError) -> Root {
        let root = try tree.earlyRoot()
        return Root(text(root.attributes), root.isFinal)
    }

    struct Root: Equatable {
        let text: String
        let isFinal: Bool
        init(_ text: String, _ isFinal: Bool) {
            self.text = text
            self.isFinal = isFinal
        }
    }

    private func text(_ attributes: FileAttributes) -> String {
        "\(attributes.modified.seconds) \(attributes.permissions)"
    }
}
