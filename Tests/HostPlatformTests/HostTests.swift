import Glibc
import HostPlatform
import ImageModel
import Testing

@Suite struct HostTests {
    @Test func clocksGoForward() {
        let host = PosixHost()
        let first = host.monotonicNs()
        usleep(2000)
        #expect(host.monotonicNs() - first >= 2_000_000)
        #expect(host.realtimeNs() > 1_700_000_000 * 1_000_000_000)
    }

    @Test func entropyFillsAllOfTheBuffer() {
        var bytes = [UInt8](repeating: 0, count: 4096)
        bytes.withUnsafeMutableBytes { PosixHost().fillEntropy($0) }
        // Each tail of 32 zero bytes has a chance of 2^-256.
        for start in stride(from: 0, to: 4096, by: 32) {
            #expect(bytes[start..<start + 32].contains { $0 != 0 })
        }
    }

    @Test func aFailedSystemCallNamesWhatWasTriedAndWhy() {
        #expect {
            _ = try systemCall("open /nowhere") { open("/nowhere", O_RDONLY) }
        } throws: { "\($0)" == "open /nowhere: No such file or directory" }
    }

    @Test func anInterruptedSystemCallIsRepeated() throws {
        var calls = 0
        let result = try systemCall("try") { () -> Int32 in
            calls += 1
            if calls < 3 {
                errno = EINTR
                return -1
            }
            return 7
        }
        #expect(result == 7 && calls == 3)
    }

    @Test func pageMemoryIsZeroAndTakesOnlyWhatIsWritten() throws {
        let memory = try MappedPages(sizeBytes: 1 << 30)
        #expect(memory.lengthBytes == 1 << 30)
        #expect(memory.residentBytes() == 0)
        let words = memory.base.assumingMemoryBound(to: UInt64.self)
        for page in 0..<100 { words[page * 512 * 1000] = 1 }
        #expect(words[1] == 0)
        #expect(memory.residentBytes() == 100 * 4096)
        memory.discard(offset: 0, count: 4096)
        #expect(words[0] == 0)
        #expect(memory.residentBytes() == 99 * 4096)
    }

    @Test(arguments: [0, 4095, UInt64.max, UInt64.max & ~4095]) func pageMemoryOfANonsensicalSizeIsRefused(size: UInt64)
    {
        #expect(throws: HostError.self) { try MappedPages(sizeBytes: size) }
    }

    @Test func aFileIsReadAtAnyOffset() throws {
        let path = "/tmp/c2w-host-test-\(getpid())"
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        defer {
            close(descriptor)
            unlink(path)
        }
        _ = "0123456789".withCString { write(descriptor, $0, 10) }
        let file = try PosixFile(path: path)
        #expect(file.sizeBytes == 10)
        func read(_ offset: UInt64, _ count: Int) throws -> String {
            var bytes = [UInt8](repeating: 0, count: count)
            let done = try bytes.withUnsafeMutableBytes { try file.read(at: offset, into: $0) }
            return String(decoding: bytes[..<done], as: UTF8.self)
        }
        #expect(try read(3, 4) == "3456")
        #expect(try read(8, 4) == "89")
        #expect(try read(10, 4) == "")
        #expect(try read(.max, 4) == "")
    }

    @Test func aMissingFileIsNotFoundAndAFolderCannotBeRead() throws {
        #expect { _ = try PosixFile(path: "/nowhere/file") } throws: {
            ($0 as? BlobFailure)?.reason == .notFound
        }
        #expect { _ = try PosixFile(path: "/tmp") } throws: {
            ($0 as? BlobFailure)?.message == "open /tmp: Is a directory"
        }
    }

    @Test func signalsArriveOnAThreadOfTheirOwn() throws {
        let arrived = Mailbox<Int32>()
        try Signals([SIGUSR1, SIGUSR2]).deliver { arrived.post($0) }
        kill(getpid(), SIGUSR1)
        #expect(arrived.next() == SIGUSR1)
        kill(getpid(), SIGUSR2)
        #expect(arrived.next() == SIGUSR2)
    }

    @Test(arguments: [
        ("plain", "plain"), ("sp ace", "sp ace"), ("grün", "grün"), ("\u{1b}[31mred", "\\x1b[31mred"),
        ("new\nline", "new\\x0aline"), ("\u{202e}txt", "\\xe2\\x80\\xaetxt"), ("\u{9b}1m", "\\xc2\\x9b1m"),
    ]) func namesCannotDriveTheTerminal(text: String, shown: String) {
        #expect(Terminal.printable([UInt8](text.utf8)) == shown)
    }
}
