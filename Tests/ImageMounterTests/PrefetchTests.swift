import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What is asked for ahead: by a trace of an earlier run, and by what a program's files say they need.
@Suite struct PrefetchTests {
    // MARK: Traces

    static func trace(_ records: [(ByteString, UInt64, UInt64)]) -> AccessTrace {
        var trace = AccessTrace()
        for (path, first, count) in records {
            trace.add(AccessTrace.Record(path: path, firstBlock: first, blockCount: count))
        }
        return trace
    }

    static let example = trace([
        ("usr/bin/python3", 0, 2), ("usr/lib/libc.so.6", 3, 1), ("usr/bin/python3", 40, 9), ("usr/lib/libm.so.6", 0, 1),
        ("x", 1 << 27, 1),
    ])

    func decoded(_ bytes: [UInt8]) -> AccessTrace? { bytes.withUnsafeBytes { AccessTrace.decode($0) } }

    @Test func aTraceIsReadBackAsItWasWritten() {
        #expect(PrefetchTests.example.records.count == 5)
        #expect(decoded(PrefetchTests.example.encode()) == PrefetchTests.example)
        #expect(decoded(AccessTrace().encode()) == AccessTrace())
    }

    @Test func oneThatIsCutOrOfAnotherVersionIsNone() {
        let bytes = PrefetchTests.example.encode()
        for count in 0..<bytes.count { #expect(decoded([UInt8](bytes[..<count])) == nil) }
        #expect(decoded(bytes + [0]) == nil)
        var other = bytes
        other[8] = 2
        #expect(decoded(other) == nil)
    }

    /// Each is refused by `add`, and so when it is read.
    @Test(
        arguments: [
            ("", 0, 1), ("/abs", 0, 1), ("a/../b", 0, 1), ("a//b", 0, 1), ("a", 0, 0), ("a", 1 << 28, 1),
            ("a", 0, 1 << 29),
        ] as [(ByteString, UInt64, UInt64)])
    func hostileRecordsAreRefused(path: ByteString, first: UInt64, count: UInt64) {
        #expect(PrefetchTests.trace([(path, first, count)]).records.isEmpty)
        var bytes = AccessTrace().encode()
        bytes[12] = 1
        bytes += [0, 0, UInt8(path.count)] + path.bytes
        for var number in [first, count] {
            while number >= 0x80 {
                bytes.append(UInt8(number & 0x7f) | 0x80)
                number >>= 7
            }
            bytes.append(UInt8(number))
        }
        #expect(decoded(bytes) == nil)
    }

    @Test func aLongerTraceHasWhatTheOtherReadBesides() {
        let more = PrefetchTests.trace([("usr/bin/python3", 1, 2), ("new", 0, 1)])
        let both = PrefetchTests.example.extended(by: more)
        #expect(both?.records.suffix(2).map { $0.path } == ["usr/bin/python3", "new"])
        #expect(both?.records.suffix(2).first?.firstBlock == 2)
        #expect(PrefetchTests.example.extended(by: PrefetchTests.trace([("usr/bin/python3", 41, 3)])) == nil)
    }

    /// A trace of 100 KB may speak of 2³⁰ blocks.
    @Test func aTraceThatClaimsTooMuchCostsLittle() {
        var huge = AccessTrace()
        for number in 0..<UInt64(AccessTrace.maximumRecords) {
            huge.add(AccessTrace.Record(path: "file", firstBlock: number * 16_383, blockCount: 16_384))
        }
        #expect(huge.records.count == AccessTrace.maximumRecords)
        #expect(huge.extended(by: huge) == nil)
        let longer = PrefetchTests.example.extended(by: huge)
        #expect(longer?.records.count ?? 0 > PrefetchTests.example.records.count)
    }

    @Test func aTraceIsKeptInTheCacheUnderImageAndCommand() {
        let cache = MemoryCache(host: ManualHost())
        let image = Digest(sha256: [UInt8](repeating: 7, count: 32))
        let key = AccessTrace.key(image: image, arguments: ["python3", "-c"], codecs: HostCodecs())
        #expect(key != AccessTrace.key(image: image, arguments: ["python3-c"], codecs: HostCodecs()))
        #expect(AccessTrace.load(key, from: cache) == nil)
        AccessTrace().store(key, in: cache)
        PrefetchTests.example.store(key, in: cache)
        #expect(AccessTrace.load(key, from: cache) == PrefetchTests.example)
    }

    @Test func whatIsReadIsNotedInItsOrder() throws {
        let text = String(repeating: "x", count: 300_000)
        let mounted = Mounted(tars: [
            TarWriter.tar { tar in
                tar.folder("d")
                tar.file("d/a", text)
                tar.file("b", text)
                tar.link("l", to: "d/a")
            }
        ])
        let tree = RecordingTree(mounted.tree, host: mounted.host)
        func read(_ path: ByteString, at offset: UInt64, _ count: Int) throws {
            let node = try PathWalker(tree).node(at: path)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
            defer { buffer.deallocate() }
            _ = try tree.read(node, at: offset, into: buffer)
        }
        try read("b", at: 70_000, 10)
        try read("l", at: 0, 65_537)
        try read("b", at: 70_100, 10)
        try read("b", at: 299_999, 100)
        try read("b", at: 400_000, 100)
        #expect(tree.trace() == PrefetchTests.trace([("b", 1, 1), ("d/a", 0, 2), ("b", 4, 1)]))
        #expect(tree.cost().readBytes == 10 + 65_537 + 10 + 1)
        #expect(tree.cost().touchedBytes == 4 * 65_536)
    }

    // MARK: Programs

    /// Files of the layer in their order, and which of them were asked for.
    func prefetched(
        _ files: [(String, [UInt8])], links: [(String, String)] = [], arguments: [ByteString],
        variables: [ByteString] = [],
        trace: AccessTrace? = nil
    ) throws -> Set<String> {
        let host = ManualHost()
        var content: [UInt8] = []
        var entries: [TarEntry] = []
        var places: [(String, Range<UInt64>)] = []
        for (path, target) in links {
            var entry = TarEntry(path: [UInt8](path.utf8), kind: .node(.symbolicLink))
            entry.linkTarget = [UInt8](target.utf8)
            entries.append(entry)
        }
        for (path, bytes) in files {
            var entry = TarEntry(path: [UInt8](path.utf8), kind: .node(.regular))
            entry.contentOffset = UInt64(content.count)
            entry.sizeBytes = UInt64(bytes.count)
            entries.append(entry)
            places.append((path, UInt64(content.count)..<UInt64(content.count + bytes.count)))
            content += bytes
        }
        let layer = try FakeLayer(entries, content: content, board: host.board)
        let tree = MergedTree(layers: [layer], host: host, board: host.board)
        tree.start { _ in }
        host.runUntilIdle()
        Prefetching.start(
            tree, host: host, trace: trace,
            program: ProgramStart(arguments: arguments, environment: variables, workingFolder: "/w"))
        for count in 1...entries.count {
            layer.show(count)
            host.runUntilIdle()
        }
        layer.show(0, isWhole: true)
        host.runUntilIdle()
        #expect(host.waitingCount == 0, "a prefetch waits for ever")
        return Set(
            layer.prefetched.compactMap { part in
                places.first { $0.1.contains(part.lowerBound) }?.0
            })
    }

    static let script = [UInt8]("#!/usr/bin/env python3\nprint(1)\n".utf8)

    @Test func aScriptAsksForItsInterpreterAndAllLibraries() throws {
        let asked = try prefetched(
            [
                ("usr/bin/env", ELFWriter.library(needed: ["libc.so.6"], interpreter: "/lib/ld-linux.so.1")),
                (
                    "usr/bin/python3.11",
                    ELFWriter.library(needed: ["libpy.so.1", "libc.so.6"], runpath: "$ORIGIN/../py")
                ),
                ("usr/lib/ld-linux.so.1", ELFWriter.library(needed: [])),
                ("usr/lib/riscv64-linux-gnu/libc.so.6", ELFWriter.library(needed: [])),
                ("usr/py/libpy.so.1", ELFWriter.library(needed: ["libdeep.so.2"])),
                ("usr/lib/libdeep.so.2", ELFWriter.library(needed: ["libmissing.so"])),
                ("usr/lib/libunused.so", ELFWriter.library(needed: [])),
                ("w/run", PrefetchTests.script), ("etc/passwd", [1]), ("etc/shadow", [1]),
            ], links: [("lib", "usr/lib"), ("usr/bin/python3", "python3.11")], arguments: ["./run"])
        #expect(
            asked == [
                "usr/bin/env", "usr/bin/python3.11", "usr/lib/ld-linux.so.1", "usr/lib/riscv64-linux-gnu/libc.so.6",
                "usr/py/libpy.so.1", "usr/lib/libdeep.so.2", "w/run", "etc/passwd",
            ])
    }

    @Test func aProgramIsLookedForInPath() throws {
        let files: [(String, [UInt8])] = [("one/p", [1]), ("two/p", [1]), ("w/p", [1])]
        #expect(try prefetched(files, arguments: ["p"], variables: ["PATH=/zero:/two:/one"]) == ["two/p"])
        #expect(try prefetched(files, arguments: ["/one/p"]) == ["one/p"])
        #expect(try prefetched(files, arguments: ["nothing"]) == [])
    }

    @Test func theLoadersCacheSaysWhereALibraryIs() throws {
        // As ldconfig of glibc 2.36 wrote it in a folder of two libraries.
        var cache = [UInt8]("glibc-ld.so.cache1.1".utf8)
        let texts = [UInt8]("libq.so.1\u{0}/far/glibc-hwcaps/x/libq.so.1\u{0}/far/away/libq.so.1\u{0}".utf8)
        func put(_ value: Int, _ count: Int = 4) {
            for index in 0..<count { cache.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
        }
        put(2)
        put(texts.count)
        for _ in 0..<5 { put(0) }
        let start = 48 + 2 * 24
        for path in [start + 10, start + 10 + 30] {
            put(0x1003)
            put(start)
            put(path)
            put(0)
            put(0, 8)
        }
        cache += texts
        let asked = try prefetched(
            [
                ("bin/p", ELFWriter.library(needed: ["libq.so.1"])),
                ("far/away/libq.so.1", ELFWriter.library(needed: [])),
                ("etc/ld.so.cache", cache),
            ], arguments: ["/bin/p"])
        #expect(asked == ["bin/p", "far/away/libq.so.1", "etc/ld.so.cache"])
    }

    @Test func programsThatNeedEachOtherEnd() throws {
        let asked = try prefetched(
            [
                ("lib/a", ELFWriter.library(needed: ["b"], interpreter: "/lib/a")),
                ("lib/b", ELFWriter.library(needed: ["a", "b"], interpreter: "/lib/s")),
                ("lib/s", [UInt8]("#!/lib/s".utf8)),
            ], arguments: ["/lib/a"])
        #expect(asked == ["lib/a", "lib/b", "lib/s"])
    }

    @Test func aDamagedProgramIsLeftAlone() throws {
        let whole = ELFWriter.library(needed: ["b"], runpath: "/r", interpreter: "/lib/i")
        for index in 0..<whole.count {
            var bytes = whole
            bytes[index] = 0xff
            _ = try prefetched([("p", bytes), ("lib/b", [1])], arguments: ["/p"])
            _ = try prefetched([("p", [UInt8](whole[...index]))], arguments: ["/p"])
        }
    }

    @Test func aTraceIsAskedForInItsOrder() throws {
        let block = [UInt8](repeating: 1, count: 65_536)
        let trace = PrefetchTests.trace([("b", 0, 1), ("gone", 0, 1), ("a", 2, 1), ("a", 4, 1), ("b", 0, 1)])
        let asked = try prefetched(
            [("a", block + block + block + block + block + block), ("b", block)], arguments: [], trace: trace)
        #expect(asked == ["a", "b"])
    }
}
