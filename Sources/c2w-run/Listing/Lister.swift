import HostPlatform
import ImageModel

/// Writes listings in the manner of ls.
final class Lister {
    struct Style {
        var long = false
        var recursive = false
        var showsHidden = false
        /// Names are made harmless: the output goes to a terminal.
        var escapesNames = false
    }

    private let image: OpenedImage
    private let style: Style
    private let out = OutputBuffer()
    private var hasWritten = false
    /// Folders inside folders that a listing follows: more is an attack, as no path in Linux is so long.
    private static let maxDepth = 2048

    init(image: OpenedImage, style: Style) {
        self.image = image
        self.style = style
    }

    private struct Item {
        var name: [UInt8]
        var node: NodeID
        var kind: FileKind
    }

    /// Lists a path as ls does its argument: a folder's content, or the file itself. With `heading`, a folder's path
    /// stands over its content.
    func list(_ path: [UInt8], heading: Bool) throws {
        let node = try image.node(at: path, followingLast: !style.long)
        defer { image.tree.release(node, count: 1) }
        let kind = try attributes(of: node, path).kind
        guard kind == .directory else {
            try write([Item(name: path, node: node, kind: kind)], in: path)
            return
        }
        // An explicit stack: a folder's depth is the image's to choose.
        var waiting: [(path: [UInt8], node: NodeID, depth: Int)] = [(path, node, 0)]
        image.tree.retain(node, count: 1)
        defer { for folder in waiting { image.tree.release(folder.node, count: 1) } }
        while let folder = waiting.popLast() {
            defer { image.tree.release(folder.node, count: 1) }
            if heading || style.recursive {
                try out.append((hasWritten ? "\n" : "") + shown(folder.path) + ":\n")
            }
            hasWritten = true
            let items = try items(of: folder.node, folder.path)
            try write(items, in: folder.path)
            guard style.recursive, folder.depth < Lister.maxDepth else { continue }
            for item in items.reversed() where item.kind == .directory {
                let below = folder.path + (folder.path.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + item.name
                image.tree.retain(item.node, count: 1)
                waiting.append((below, item.node, folder.depth + 1))
            }
        }
    }

    func finish() throws(HostError) { try out.flush() }

    private func items(of folder: NodeID, _ path: [UInt8]) throws -> [Item] {
        do throws(TreeError) {
            return try image.entries(of: folder)
                .filter { style.showsHidden || $0.name.bytes.first != UInt8(ascii: ".") }
                .map { Item(name: $0.name.bytes, node: $0.node, kind: $0.kind) }
        } catch {
            throw image.explain(error, path: path)
        }
    }

    private func attributes(of node: NodeID, _ path: [UInt8]) throws -> FileAttributes {
        do throws(TreeError) { return try image.attributes(of: node) } catch {
            throw image.explain(error, path: path)
        }
    }

    private func write(_ items: [Item], in path: [UInt8]) throws {
        guard style.long else {
            for item in items { try writeName(item.name, end: "\n") }
            return
        }
        let all = try items.map { try attributes(of: $0.node, $0.name) }
        func width(_ text: (FileAttributes) -> String) -> Int { all.map { text($0).utf8.count }.max() ?? 0 }
        let columns: [(FileAttributes) -> String] = [
            { "\($0.linkCount)" }, { "\($0.userID)" }, { "\($0.groupID)" }, { LongFormat.size($0) },
        ]
        let widths = columns.map { width($0) }
        for (item, attributes) in zip(items, all) {
            var line = LongFormat.mode(attributes)
            for (column, width) in zip(columns, widths) {
                let text = column(attributes)
                line += " " + String(repeating: " ", count: width - text.utf8.count) + text
            }
            try out.append(line + " " + LongFormat.date(attributes.modified) + " ")
            try writeName(item.name, end: attributes.kind == .symbolicLink ? " -> " : "\n")
            if attributes.kind == .symbolicLink {
                do throws(TreeError) {
                    let target = try image.readLink(item.node)
                    try? writeName(target.bytes, end: "\n")
                } catch {
                    throw image.explain(error, path: item.name)
                }
            }
        }
    }

    private func writeName(_ name: [UInt8], end: String) throws(HostError) {
        if style.escapesNames {
            try out.append(Terminal.printable(name) + end)
        } else {
            try out.append(name)
            try out.append(end)
        }
    }

    private func shown(_ path: [UInt8]) -> String {
        style.escapesNames ? Terminal.printable(path) : String(decoding: path, as: UTF8.self)
    }
}
