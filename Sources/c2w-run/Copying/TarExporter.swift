import HostPlatform
import ImageModel

/// Writes files of an image as a tar archive: a folder before what is in it, names in the order of their bytes, hard
/// links as links to the first of their names.
///
/// Memory does not depend on how much there is, but for the names of files that have several.
struct TarExporter {
    private let image: OpenedImage
    private var out: ArchiveOutput
    private var firstNames: [NodeID: [UInt8]] = [:]
    /// What could not be put into the archive, each once.
    private(set) var warnings: [String] = []
    private(set) var isComplete = true

    private static let slash = UInt8(ascii: "/")

    init(image: OpenedImage, to out: ArchiveOutput) {
        self.image = image
        self.out = out
    }

    /// Adds a node under this path and, if it is a folder, all in it.
    mutating func add(_ node: NodeID, as path: [UInt8]) throws {
        guard try addOne(node, path) == .directory else { return }
        try addContents(of: node, path)
    }

    /// Adds the image's root or another folder's content under names that begin with the path; the folder itself
    /// becomes `./`, so that its mode and time are kept.
    mutating func addContents(of node: NodeID) throws {
        _ = try addOne(node, [UInt8(ascii: ".")])
        try addContents(of: node, [])
    }

    /// To be called at the end.
    mutating func finish() throws {
        try out.write(TarWriter.end)
        try out.flush()
    }

    /// The stack is our own: how deep folders go is the image's to choose.
    private mutating func addContents(of folder: NodeID, _ path: [UInt8]) throws {
        var waiting = [(path: path, entries: try entries(of: folder, path)[...])]
        while let top = waiting.indices.last {
            guard let entry = waiting[top].entries.popFirst() else {
                waiting.removeLast()
                continue
            }
            let above = waiting[top].path
            let below = above + (above.isEmpty ? [] : [TarExporter.slash]) + entry.name.bytes
            if try addOne(entry.node, below) == .directory {
                waiting.append((below, try entries(of: entry.node, below)[...]))
            }
        }
    }

    private func entries(of folder: NodeID, _ path: [UInt8]) throws -> [DirectoryEntry] {
        try reading(path) { () throws(TreeError) in try image.entries(of: folder) }
    }

    private mutating func addOne(_ node: NodeID, _ path: [UInt8]) throws -> FileKind {
        // Asked first: what comes then may lack a link only if this says so.
        let isSettled = image.tree.isSettled
        let attributes = try reading(path) { () throws(TreeError) in try image.attributes(of: node) }
        let kind = attributes.kind
        var entry = TarEntryDescription(
            path: kind == .directory ? path + [TarExporter.slash] : path, attributes: attributes)
        if kind != .directory, attributes.linkCount > 1 || !isSettled {
            if let first = firstNames[node] {
                entry.isHardLink = true
                entry.link = first
                try write(entry)
                return kind
            }
        }
        if kind == .symbolicLink {
            entry.link = try reading(path) { () throws(TreeError) in try image.readLink(node) }.bytes
        }
        entry.extended = try reading(path) { () throws(TreeError) in try image.extendedAttributes(of: node) }
        guard try write(entry) else { return kind }
        if kind == .regular { try writeContent(of: node, attributes.sizeBytes, path) }
        if kind != .directory, attributes.linkCount > 1 || !isSettled { firstNames[node] = path }
        return kind
    }

    /// False: the archive cannot hold it.
    @discardableResult
    private mutating func write(_ entry: TarEntryDescription) throws -> Bool {
        let header: [UInt8]
        do throws(TarUnfit) { header = try TarWriter.header(entry) } catch {
            isComplete = false
            let warning = "\(error.reason) were left out: a tar archive cannot hold them"
            if !warnings.contains(warning) { warnings.append(warning) }
            return false
        }
        try out.write(header)
        return true
    }

    private mutating func writeContent(of node: NodeID, _ sizeBytes: UInt64, _ path: [UInt8]) throws {
        var written: UInt64 = 0
        do {
            try image.read(node) { offset, bytes in
                written = offset + UInt64(bytes.count)
                try out.write(bytes)
            }
        } catch let error as TreeError {
            throw image.explain(error, path: path)
        }
        guard written == sizeBytes else {
            throw CommandError.failure(
                "\(Terminal.printable(path)): has \(written) bytes where its header says \(sizeBytes)")
        }
        try out.write(TarWriter.padding(after: sizeBytes))
    }

    private func reading<T>(_ path: [UInt8], _ call: () throws(TreeError) -> T) throws -> T {
        do throws(TreeError) { return try call() } catch { throw image.explain(error, path: path) }
    }
}

/// Standard output or a file that an archive is written to, with a buffer for what is small.
final class ArchiveOutput {
    private let stream: StandardStream
    private var buffer: [UInt8] = []
    private static let bufferBytes = 1 << 18

    init(_ stream: StandardStream) {
        self.stream = stream
        buffer.reserveCapacity(ArchiveOutput.bufferBytes)
    }

    func write(_ bytes: [UInt8]) throws(HostError) {
        var failure: HostError?
        bytes.withUnsafeBytes { raw in
            do throws(HostError) { try write(raw) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws(HostError) {
        if buffer.count + bytes.count > ArchiveOutput.bufferBytes { try flush() }
        if bytes.count >= ArchiveOutput.bufferBytes {
            try stream.write(bytes)
        } else {
            buffer.append(contentsOf: bytes)
        }
    }

    func flush() throws(HostError) {
        var failure: HostError?
        buffer.withUnsafeBytes { raw in
            do throws(HostError) { try stream.write(raw) } catch { failure = error }
        }
        buffer.removeAll(keepingCapacity: true)
        if let failure { throw failure }
    }
}
