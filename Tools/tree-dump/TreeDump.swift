import HostPlatform
import ImageCodecs
import ImageModel

/// Walks a tree, folders in the order they are listed, and prints a line for each name.
struct TreeDump {
    let tree: any FileTree
    let room: WaitRoom
    let withContent: Bool
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)

    init(tree: any FileTree, room: WaitRoom, withContent: Bool) {
        self.tree = tree
        self.room = room
        self.withContent = withContent
    }

    mutating func run() throws {
        try line([], tree.root)
        var stack: [(path: [UInt8], node: NodeID)] = [([], tree.root)]
        while let (path, folder) = stack.popLast() {
            var cookie: UInt64 = 0
            while true {
                let entries = try tree.list(folder, after: cookie, limit: 512)
                guard let last = entries.last else { break }
                cookie = last.cookie
                for entry in entries {
                    let below = path.isEmpty ? entry.name.bytes : path + [0x2f] + entry.name.bytes
                    let node = try tree.lookup(entry.name, in: folder)
                    guard node == entry.node else { throw BlobFailure(.malformed, "lookup and list differ") }
                    try line(below, node)
                    if entry.kind == .directory { stack.append((below, node)) }
                }
            }
        }
    }

    private func line(_ path: [UInt8], _ node: NodeID) throws {
        let attributes = try tree.attributes(of: node)
        var text = "{\"path\":" + quoted(path)
        text += ",\"node\":\(node.number),\"mode\":\(attributes.mode),\"uid\":\(attributes.userID)"
        text += ",\"gid\":\(attributes.groupID),\"links\":\(attributes.linkCount),\"size\":\(attributes.sizeBytes)"
        text += ",\"seconds\":\(attributes.modified.seconds),\"nanoseconds\":\(attributes.modified.nanoseconds)"
        text += ",\"device\":[\(attributes.deviceMajor),\(attributes.deviceMinor)]"
        let extended = try tree.extendedAttributes(of: node)
            .map { quoted($0.name.bytes) + ":" + quoted($0.value) }
        text += ",\"xattrs\":{" + extended.joined(separator: ",") + "}"
        if attributes.kind == .symbolicLink { text += ",\"target\":" + quoted(try tree.readLink(node).bytes) }
        if attributes.kind == .regular, withContent {
            text += ",\"sha256\":\"\(try digest(node, attributes.sizeBytes).hex)\""
        }
        print(text + "}")
    }

    private func digest(_ node: NodeID, _ sizeBytes: UInt64) throws -> Digest {
        let hash = HostCodecs().makeSHA256()
        var offset: UInt64 = 0
        while true {
            let count = try room.blocking { () throws(TreeError) in try tree.read(node, at: offset, into: buffer) }
            if count == 0 {
                guard offset == sizeBytes else { throw BlobFailure(.truncated, "a file ends early") }
                return Digest(sha256: hash.finish())
            }
            hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += UInt64(count)
        }
    }

    private func quoted(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = [0x22]
        for byte in bytes {
            if (0x20...0x7e).contains(byte), byte != 0x22, byte != 0x5c {
                out.append(byte)
            } else {
                let digits = [UInt8]("0123456789abcdef".utf8)
                out += [0x5c, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        out.append(0x22)
        return String(decoding: out, as: UTF8.self)
    }
}
