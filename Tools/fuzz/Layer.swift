import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport

/// A format byte, then a layer: 0 plain, 1 gzip, 2 zstd, else of no known type.
func layerSeeds() -> [[UInt8]] {
    tarSeeds().map { [0] + $0 }
        + [
            // "hello " by gzip and zstd.
            [
                1, 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0, 0, 0xf6, 0xf9, 0x81, 0xed,
                6, 0, 0, 0,
            ],
            [
                2, 0x28, 0xb5, 0x2f, 0xfd, 4, 0x58, 0x31, 0, 0, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x20, 0xd2, 0x3b, 0xe1,
                0xa9,
            ],
        ]
}

/// A layer over a small root: the mount is there and keeps the promises of a `FileTree`, or has failed.
func fuzzLayer(_ input: UnsafeRawBufferPointer) {
    let types = ["tar", "tar+gzip", "tar+zstd"]
    let kind = Int(input.first ?? 0)
    let stored = withChecksums(UnsafeRawBufferPointer(rebasing: input.dropFirst()))
    let below = TarWriter.tar { tar in
        tar.folder("d")
        tar.file("d/a", "a")
        tar.file("d/b", "b")
        tar.link("l", to: "d")
    }
    let mediaType = kind < 3 ? "application/vnd.oci.image.layer.v1." + types[kind] : "application/octet-stream"
    check([MemoryLayer(tar: below), MemoryLayer(mediaType: mediaType, stored: stored, tar: stored)], nil)
}

/// Mounts layers and checks what comes of it. With `index`, that is in the cache as the index of the last.
func check(_ layers: [MemoryLayer], _ index: [UInt8]?) {
    let host = ManualHost()
    let cache = MemoryCache(host: host)
    if let index, let last = layers.last {
        do {
            let writer = try cache.create("index/" + last.digest.hex)
            try index.withUnsafeBytes { try writer.append($0) }
            _ = try writer.commit()
        } catch { fatalError("\(error)") }
    }
    let image = MemoryImage(layers, host: host)
    let mount = ImageMount(
        image: image.image, source: image, cache: cache, codecs: HostCodecs(), host: host, board: host.board)
    mount.start()
    host.runUntilIdle()
    if mount.failure != nil {
        let root = try? mount.tree.attributes(of: mount.tree.root)
        precondition(root == nil, "a failed mount answers")
        return
    }
    guard let totals = try? mount.tree.totals() else { fatalError("a mount without failure does not answer") }
    // The suite reads content whole; sparse files may be of any size.
    guard totals.contentBytes < 1 << 20 else { return }
    let violations = FileTreeSuite.violations(of: mount.tree) { _ in host.runUntilIdle() }
    // Content that the index promises and the layer has not is an I/O error, and no violation of the tree.
    let real = violations.filter { index == nil || !$0.contains("errno 5") && !$0.contains("a read over the end") }
    if !real.isEmpty { fatalError("\(real)") }
}
