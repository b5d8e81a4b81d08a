import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What level of x86-64 the files of a program say they need.
@Suite struct LevelTests {
    final class Answer: @unchecked Sendable {
        var given: [LevelDemand?] = []
    }

    /// The one answer. Nothing of the image is there when the search begins.
    func demand(
        _ files: [(String, [UInt8])], links: [(String, String)] = [], arguments: [ByteString] = ["p"],
        variables: [ByteString] = ["PATH=/none:/bin"], mode: UInt64 = 0o755
    ) throws -> LevelDemand? {
        let tar = TarWriter.tar { tar in
            for (path, target) in links { tar.link(path, to: target) }
            for (path, bytes) in files {
                tar.file(path, bytes: bytes, mode: mode)
            }
        }
        let mounted = Mounted([MemoryLayer(tar: tar)], runs: false)
        let answer = Answer()
        mounted.mount.findLevel(
            of: ProgramStart(arguments: arguments, environment: variables, workingFolder: "/w")
        ) { answer.given.append($0) }
        mounted.host.runUntilIdle()
        #expect(answer.given.count == 1, "the search for a level has not ended, or more than once")
        return answer.given.first ?? nil
    }

    static let script = [UInt8]("#! /bin/i -x\nmore\n".utf8)

    @Test(arguments: [(1, 1), (3, 2), (7, 3), (15, 4), (4, 3), (0, nil), (nil, nil), (16, nil)] as [(UInt32?, UInt8?)])
    func theHighestBitOfTheNoteCounts(levels: UInt32?, level: UInt8?) throws {
        for place in [400, 4000, 5000, 70_000] {
            let found = try demand([("bin/p", ELFWriter.program(levels: levels, noteAt: place))])
            #expect(found == level.map { LevelDemand(path: "/bin/p", level: $0) })
        }
    }

    @Test func programLoaderAndInterpreterCountWhicheverNeedsMore() throws {
        let files: [(String, [UInt8])] = [
            ("bin/s", LevelTests.script), ("bin/i", ELFWriter.program(levels: 1, interpreter: "/l/ld.so")),
            ("bin/q", ELFWriter.program(levels: 15, interpreter: "/l/ld.so")),
            ("l/ld.so.2", ELFWriter.program(levels: 7)),
        ]
        let links = [("l/ld.so", "ld.so.2"), ("w/p", "../bin/s")]
        let loader = LevelDemand(path: "/l/ld.so", level: 3)
        #expect(try demand(files, links: links, arguments: ["s"]) == loader)
        #expect(try demand(files, links: links, arguments: ["./p"]) == loader)
        #expect(try demand(files, links: links, arguments: ["q"]) == LevelDemand(path: "/bin/q", level: 4))
    }

    /// Linux follows five interpreters, and opens a loader after them.
    @Test func theLoaderBehindTheLastInterpreterCounts() throws {
        var files = (0..<5).map { ("s/\($0)", [UInt8]("#!/s/\($0 + 1)\n".utf8)) }
        files.append(("s/5", ELFWriter.program(levels: 1, interpreter: "/l/ld.so")))
        files.append(("l/ld.so", ELFWriter.program(levels: 7)))
        #expect(try demand(files, arguments: ["/s/0"]) == LevelDemand(path: "/l/ld.so", level: 3))
    }

    @Test func whatCannotBeStartedDemandsNothing() throws {
        let program = ELFWriter.program(levels: 7)
        #expect(try demand([("bin/p", program)], arguments: []) == nil)
        #expect(try demand([("bin/p", program)], arguments: [""]) == nil)
        #expect(try demand([("bin/other", program)]) == nil)
        #expect(try demand([("bin/p/x", program)], arguments: ["/bin/p"]) == nil)
        #expect(try demand([("bin/p", program)], links: [("w/p", "p")], arguments: ["./p"]) == nil)
        #expect(try demand([("bin/p", program)], mode: 0o644) == nil)
        #expect(try demand([("bin/p", [])]) == nil)
        #expect(try demand([("bin/p", [UInt8]("#!/bin/p\n".utf8))]) == nil)
    }

    /// riscv64 has no such levels, and PATH's first program is the one that runs.
    @Test func onlyTheProgramThatWillRunCounts() throws {
        var other = ELFWriter.program(levels: 7)
        other[18] = 243
        #expect(try demand([("bin/p", other)]) == nil)
        let two = [("a/p", ELFWriter.program(levels: 3)), ("bin/p", ELFWriter.program(levels: 7))]
        #expect(try demand(two, variables: ["PATH=/a:/bin"])?.level == 2)
        #expect(try demand(two, variables: ["PATH=/bin:/a"])?.level == 3)
        #expect(try demand(two, variables: [])?.level == 3)
    }

    @Test func theSearchEndsOnceWhateverIsDamaged() throws {
        let whole = ELFWriter.program(levels: 7, interpreter: "/bin/p", noteAt: 232)
        for index in 0..<whole.count {
            for byte in [0x00, 0x7f, 0xff] as [UInt8] {
                var bytes = whole
                bytes[index] = byte
                _ = try demand([("bin/p", bytes)])
            }
            _ = try demand([("bin/p", [UInt8](whole[..<index]))])
        }
    }
}
