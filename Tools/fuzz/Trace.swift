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

private func mounted(_ tar: [UInt8], _ host: ManualHost) -> ImageMount {
    let image = MemoryImage([MemoryLayer(tar: tar)], host: host)
    let mount = ImageMount(
        image: image.image, source: image, cache: MemoryCache(host: host), codecs: HostCodecs(), host: host,
        board: host.board)
    mount.start()
    return mount
}

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
    let mount = mounted(tar, host)
    mount.prefetch(
        for: ProgramStart(arguments: ["p"], environment: ["PATH=/bin"], workingFolder: "/"), trace: nil)
    host.runUntilIdle()
}

/// Programs that say which processor they need.
func levelSeeds() -> [[UInt8]] {
    [
        ELFWriter.program(levels: 7, interpreter: "/bin/p"), ELFWriter.program(levels: nil, noteAt: 5000),
        [UInt8]("#! /bin/p\n".utf8),
    ]
}

/// The search ends, whatever the program and its interpreter are, and reads little.
func fuzzLevel(_ input: UnsafeRawBufferPointer) {
    let host = ManualHost()
    let tar = TarWriter.tar { tar in
        tar.folder("bin")
        tar.add(TarWriter.Header("bin/p", "0"), [UInt8](input))
        tar.pad()
    }
    let mount = mounted(tar, host)
    let answers = LevelAnswers()
    mount.findLevel(of: ProgramStart(arguments: ["p"], environment: ["PATH=/bin"], workingFolder: "/")) {
        answers.add($0)
    }
    host.runUntilIdle()
    precondition(answers.list.count == 1, "the search for a level has not ended")
    if let demand = answers.list[0] { precondition((1...4).contains(demand.level), "there is no such level") }
}

/// All on one thread.
private final class LevelAnswers: @unchecked Sendable {
    private(set) var list: [LevelDemand?] = []
    func add(_ demand: LevelDemand?) { list.append(demand) }
}
