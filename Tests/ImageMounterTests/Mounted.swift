import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport

/// An image in memory, mounted on a host that the test drives.
final class Mounted {
    let host = ManualHost()
    let image: MemoryImage
    let cache: any CacheStore
    let mount: ImageMount

    init(
        _ layers: [MemoryLayer], cache: (any CacheStore)? = nil, behaviour: MemoryBlob.Behaviour = .init(),
        runs: Bool = true, settings: MountSettings = MountSettings()
    ) {
        image = MemoryImage(layers, host: host)
        image.behaviour = behaviour
        self.cache = cache ?? MemoryCache(host: host)
        mount = ImageMount(
            image: image.image, source: image, cache: self.cache, codecs: HostCodecs(), host: host, board: host.board,
            settings: settings)
        mount.start()
        if runs { host.runUntilIdle() }
    }

    /// Layers of plain tars.
    convenience init(tars: [[UInt8]]) { self.init(tars.map { MemoryLayer(tar: $0) }) }

    var tree: any FileTree { mount.tree }

    /// Repeats a call, running what it waits for.
    func ready<T>(_ call: (any FileTree) throws(TreeError) -> T) throws(TreeError) -> T {
        while true {
            do throws(TreeError) { return try call(tree) } catch {
                guard case .pending = error, !host.isIdle else { throw error }
                host.runUntilIdle()
            }
        }
    }

    func node(_ path: String, follows: Bool = false) throws(TreeError) -> NodeID {
        try ready { (tree) throws(TreeError) in
            try PathWalker(tree).node(at: ByteString(path), followsLast: follows)
        }
    }

    func attributes(_ path: String) throws(TreeError) -> FileAttributes {
        let node = try node(path)
        return try ready { (tree) throws(TreeError) in try tree.attributes(of: node) }
    }

    func exists(_ path: String) -> Bool { (try? node(path)) != nil }

    func content(_ path: String) throws(TreeError) -> [UInt8] {
        let file = try node(path)
        let size = Int(try ready { (tree) throws(TreeError) in try tree.attributes(of: file) }.sizeBytes)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size + 1, alignment: 1)
        defer { buffer.deallocate() }
        let count = try ready { (tree) throws(TreeError) in try tree.read(file, at: 0, into: buffer) }
        return [UInt8](buffer[..<count])
    }

    func text(_ path: String) throws(TreeError) -> String { String(decoding: try content(path), as: UTF8.self) }

    /// Every path with what is there, folders with a slash at the end.
    func paths() throws -> [String] {
        var out: [String] = []
        var stack = [("", tree.root)]
        while let (path, folder) = stack.popLast() {
            for entry in try tree.list(folder, after: 0, limit: .max) {
                let below = path + "/" + entry.name.string
                out.append(entry.kind == .directory ? below + "/" : below)
                if entry.kind == .directory { stack.append((below, entry.node)) }
            }
        }
        return out.sorted()
    }
}

extension LayerError {
    var text: String { failure(layer: "layer").message }
}
