// Prints the merged tree of layers as JSON lines, for comparison with what another program unpacks:
//
//     tree-dump [--cache DIR] [--names-only] MEDIA-TYPE DIFF-ID FILE …      three words for each layer, bottom first
//
// Bytes of names and values are the code points U+0000 to U+00FF.

import Glibc
import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter

func stop(_ message: String) -> Never {
    StandardStream.error.writeLine("tree-dump: " + message)
    exit(1)
}

do {
    var words = Array(CommandLine.arguments.dropFirst())
    var cacheFolder: String?
    var namesOnly = false
    while let first = words.first, first.hasPrefix("--") {
        words.removeFirst()
        if first == "--cache", !words.isEmpty {
            cacheFolder = words.removeFirst()
        } else if first == "--names-only" {
            namesOnly = true
        } else {
            stop("unknown option \(first)")
        }
    }
    guard words.count % 3 == 0 else { stop("three words for each layer are needed") }
    let host = PosixHost()
    let image = try LayerFiles(words)
    let cache: any CacheStore
    if let cacheFolder { cache = try DiskCache(path: cacheFolder) } else { cache = MemoryCache(host: host) }
    let mount = ImageMount(
        image: image.image, source: image, cache: cache, codecs: HostCodecs(), host: host, board: host.tickets)
    let start = PosixHost.monotonicNs()
    mount.start()
    let room = WaitRoom(board: host.tickets)
    room.wait(for: mount.whenMerged)
    if let failure = mount.failure { stop(failure.message) }
    let millis = (PosixHost.monotonicNs() - start) / 1_000_000
    StandardStream.error.writeLine("tree-dump: merged after \(millis) ms")
    var dump = TreeDump(tree: mount.tree, room: room, withContent: !namesOnly)
    try dump.run()
} catch let error as BlobFailure {
    stop(error.message)
} catch {
    stop("\(error)")
}
