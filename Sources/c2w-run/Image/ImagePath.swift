import HostPlatform
import ImageModel

/// A path in an image did not lead to what was wanted.
struct PathError: Error {
    var path: [UInt8]
    var errno: Errno
    /// `/etc/x: No such file or directory`, safe to print.
    var text: String { Terminal.printable(path) + ": " + HostError.text(of: errno.rawValue) }
}

extension OpenedImage {
    /// Walks a path from the root, as a process inside the container would: links are followed inside the image,
    /// `..` stops at its root. The node is referenced for the caller.
    ///
    /// - Parameter followingLast: whether a link as the last name is followed too. A `/` at the end follows it, and
    ///   wants a folder.
    func node(at path: [UInt8], followingLast: Bool) throws -> NodeID {
        do throws(TreeError) {
            return try walk(path, followingLast: followingLast)
        } catch { throw explain(error, path: path) }
    }

    private func walk(_ path: [UInt8], followingLast: Bool) throws(TreeError) -> NodeID {
        let slash = UInt8(ascii: "/")
        // Names still to walk, the next one last.
        var names = path.split(separator: slash).reversed().map { ByteString([UInt8]($0)) }
        let wantsFolder = path.last == slash
        var folders: [NodeID] = [tree.root]  // from the root to where we are; all but the root are referenced
        var isReturned = false
        defer { for node in folders.dropFirst().dropLast(isReturned ? 1 : 0) { tree.release(node, count: 1) } }
        var linksFollowed = 0
        while let name = names.popLast() {
            if name == "." { continue }
            if name == ".." {
                if folders.count > 1 { tree.release(folders.removeLast(), count: 1) }
                continue
            }
            let node = try lookup(name, in: folders[folders.count - 1])
            let isLast = names.isEmpty
            let kind: FileKind
            do throws(TreeError) {
                kind = try attributes(of: node).kind
            } catch {
                tree.release(node, count: 1)
                throw error
            }
            if kind == .symbolicLink && (!isLast || followingLast || wantsFolder) {
                defer { tree.release(node, count: 1) }
                linksFollowed += 1
                // As many as Linux follows (MAXSYMLINKS).
                if linksFollowed > 40 { throw .errno(.tooManyLinks) }
                let target = try readLink(node).bytes
                if target.isEmpty { throw .errno(.noEntry) }
                if target.first == slash {
                    for folder in folders.dropFirst() { tree.release(folder, count: 1) }
                    folders = [tree.root]
                }
                names += target.split(separator: slash).reversed().map { ByteString([UInt8]($0)) }
                // What no path can be in Linux needs no walk here.
                if names.count > 4096 { throw .errno(.nameTooLong) }
                continue
            }
            folders.append(node)
            if kind != .directory && (!isLast || wantsFolder) { throw .errno(.notDirectory) }
        }
        isReturned = true
        let node = folders[folders.count - 1]
        if folders.count == 1 { tree.retain(node, count: 1) }
        return node
    }
}

extension TreeError {
    /// The errno; a call that is still pending counts as interrupted.
    var errnoValue: Errno {
        switch self {
        case .errno(let errno): errno
        case .pending: .interrupted
        }
    }
}
