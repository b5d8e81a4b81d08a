import Glibc
import HostPlatform
import ImageModel

/// Copies files of an image into a folder of the host, as `cp -a` would: modes, times, links, hard links, extended
/// attributes, and owners and devices if we are root.
struct TreeCopier {
    private let image: OpenedImage
    private let isRoot = geteuid() == 0
    /// Where the first name of each file with several was written: folder names from the destination down.
    private var firstNames: [NodeID: [ByteString]] = [:]
    private let destination: HostFolder
    /// What could not be copied, each once: a person has to know.
    private(set) var warnings: [String] = []
    /// Every file asked for is there.
    private(set) var isComplete = true

    /// Folders inside folders. Each level holds one descriptor open and a stack frame.
    private static let maxDepth = 900

    init(image: OpenedImage, into destination: HostFolder) {
        self.image = image
        self.destination = destination
        // The limit is as high as the depth asks for, where that is allowed.
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(7), &limit) == 0 {  // RLIMIT_NOFILE
            limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 4096))
            setrlimit(__rlimit_resource_t(7), &limit)
        }
    }

    /// Copies one node under this name into the destination.
    mutating func copy(_ node: NodeID, as name: ByteString) throws {
        try copy(node, as: name, into: destination, path: [name])
    }

    /// Copies what is in a folder into the destination.
    mutating func copyContents(of node: NodeID) throws {
        try copyContents(of: node, into: destination, path: [])
    }

    private mutating func copyContents(of node: NodeID, into folder: HostFolder, path: [ByteString]) throws {
        guard path.count < TreeCopier.maxDepth else {
            throw CommandError.failure("cp: \(folder.path): folders are nested deeper than \(TreeCopier.maxDepth)")
        }
        for entry in try reading(path, { () throws(TreeError) in try image.entries(of: node) }) {
            try copy(entry.node, as: entry.name, into: folder, path: path + [entry.name])
        }
    }

    private mutating func copy(_ node: NodeID, as name: ByteString, into folder: HostFolder, path: [ByteString])
        throws
    {
        // Asked first: while layers still arrive, a file may get a further name after it was copied.
        let isSettled = image.tree.isSettled
        let attributes = try reading(path) { () throws(TreeError) in try image.attributes(of: node) }
        let isShared = (attributes.linkCount > 1 || !isSettled) && attributes.kind != .directory
        if isShared, let first = firstNames[node] {
            try link(name, in: folder, to: first)
            return
        }
        switch attributes.kind {
        case .directory:
            try copyContents(of: node, into: try folder.makeFolder(name), path: path)
        case .regular:
            try copyBytes(of: node, attributes, to: try folder.makeFile(name), path: path)
        case .symbolicLink:
            try folder.makeLink(name, to: try reading(path) { () throws(TreeError) in try image.readLink(node) })
        case .fifo, .socket, .characterDevice, .blockDevice:
            guard isRoot || attributes.kind == .fifo else {
                isComplete = false
                warn("devices and sockets were left out: only root can make them")
                return
            }
            try folder.makeNode(name, attributes)
        }
        if isShared { firstNames[node] = path }
        try folder.setAttributes(name, attributes, withOwner: isRoot)
        try copyExtendedAttributes(of: node, to: name, in: folder, path: path)
        try folder.setTime(name, attributes.modified)
    }

    private func copyBytes(of node: NodeID, _ attributes: FileAttributes, to file: HostFileWriter, path: [ByteString])
        throws
    {
        do {
            try image.read(node) { offset, bytes in
                // Zeros are left as holes, so that a sparse file of an image cannot fill the disk.
                if bytes.contains(where: { $0 != 0 }) { try file.write(bytes, at: offset) }
            }
        } catch let error as TreeError {
            throw image.explain(error, path: TreeCopier.joined(path))
        }
        try file.setSize(attributes.sizeBytes)
    }

    private mutating func copyExtendedAttributes(
        of node: NodeID, to name: ByteString, in folder: HostFolder, path: [ByteString]
    ) throws {
        for attribute in try reading(path, { () throws(TreeError) in try image.extendedAttributes(of: node) }) {
            do throws(HostError) {
                try folder.setExtendedAttribute(name, attribute)
            } catch {
                guard error.code == EPERM || error.code == ENOTSUP || error.code == EACCES else { throw error }
                warn("extended attributes were left out: \(HostError.text(of: error.code))")
            }
        }
    }

    private func link(_ name: ByteString, in folder: HostFolder, to first: [ByteString]) throws {
        var origin = destination
        for step in first.dropLast() { origin = try origin.folder(step) }
        if let original = first.last { try folder.makeHardLink(name, to: original, in: origin) }
    }

    private mutating func warn(_ message: String) {
        if !warnings.contains(message) { warnings.append(message) }
    }

    /// A tree call, its errno made an error that names the path.
    private func reading<T>(_ path: [ByteString], _ call: () throws(TreeError) -> T) throws -> T {
        do throws(TreeError) { return try call() } catch {
            throw image.explain(error, path: TreeCopier.joined(path))
        }
    }

    private static func joined(_ path: [ByteString]) -> [UInt8] {
        [UInt8](path.map { $0.bytes }.joined(separator: [UInt8(ascii: "/")]))
    }
}
