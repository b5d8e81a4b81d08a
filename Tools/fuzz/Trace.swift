import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport

func traceSeeds() -> [[UInt8]] {
    var trace = AccessTrace()
    let files: [ByteString] = ["usr/bin/python3", "usr/lib/libc.so.6", "usr/lib/libm.so.6"]
    for (number, path) in (files + files).enumerated() {
        trace.add(AccessTrace.Record(path: path, firstBlock: UInt64(number * 7), blockCount: UInt64(number + 1)))
    }
    return [trace.encode(), AccessTrace().encode()]
}

/// What is read as a trace is written as the same trace.
func fuzzTrace(_ input: UnsafeRawBufferPointer) {
    guard let trace = AccessTrace.decode(input) else { return }
    let again = trace.encode().withUnsafeBytes { AccessTrace.decode($0) }
    precondition(again == trace, "a trace is not what it was")
    _ = trace.extended(by: trace)
}

/// A program of an image, and the loader's cache: files that a prefetch looks into.
func prefetchSeeds() -> [[UInt8]] { [ELFWriter.library(needed: ["libx.so.1"], runpath: "$ORIGIN/../lib")] }

func fuzzPrefetch(_ input: UnsafeRawBufferPointer) {
    let host = ManualHost()
    let file = [UInt8](input)
    let tar = TarWriter.tar { tar in
        tar.folder("bin")
        tar.add(TarWriter.Header("bin/p", "0"), file)
        tar.pad()
        tar.folder("etc")
        tar.add(TarWriter.Header("etc/ld.so.cache", "0"), file)
        tar.pad()
    }
    let image = MemoryImage([MemoryLayer(tar: tar)], host: host)
    let mount = ImageMount(
        image: image.image, source: image, cache: MemoryCache(host: host), codecs: HostCodecs(), host: host,
        board: host.board)
    mount.start()
    mount.prefetch(
        for: ProgramStart(arguments: ["p"], environment: ["PATH=/bin"], workingFolder: "/"), trace: nil)
    host.runUntilIdle()
}
