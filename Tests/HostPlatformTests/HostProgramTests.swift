import CHostShims
import Glibc
import HostPlatform
import Testing

@Suite struct HostProgramTests {
    /// A pipe that a program inherits unless somebody sees to it that it does not.
    struct Pipe {
        let readEnd: Int32
        let writeEnd: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            _ = try systemCall("pipe") { pipe(&ends) }
            (readEnd, writeEnd) = (ends[0], ends[1])
        }

        /// All that was written, once nobody can write any more.
        func drain() throws -> String {
            close(writeEnd)
            defer { close(readEnd) }
            var text: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = try systemCall("read") { read(readEnd, &buffer, buffer.count) }
                if count == 0 { return String(decoding: text, as: UTF8.self) }
                text += buffer[..<count]
            }
        }
    }

    /// What a shell script says.
    private func said(_ script: String, _ change: (inout HostProgram) -> Void = { _ in }) throws -> String {
        let output = try Pipe()
        var program = HostProgram("sh", ["-c", script])
        program.descriptors[1] = output.writeEnd
        change(&program)
        let process = try program.start()
        let text = try output.drain()
        #expect(try process.wait() == .exited(0))
        return text
    }

    private static let openNumbers =
        "for n in 0 1 2 3 4 5 6 7 8 9; do if [ -e /proc/self/fd/$n ]; then echo -n $n; fi; done"

    @Test func itHasTheDescriptorsItWasGivenAndNoOther() throws {
        let strays = try (0..<4).map { _ in try Pipe() }
        defer {
            for stray in strays {
                close(stray.readEnd)
                close(stray.writeEnd)
            }
        }
        #expect(try said(HostProgramTests.openNumbers) == "012")
        #expect(try said(HostProgramTests.openNumbers) { $0.descriptors[7] = strays[0].readEnd } == "0127")
        #expect(try said("readlink /proc/$$/fd/0 /proc/$$/fd/2") == "/dev/null\n/dev/null\n")
    }

    @Test func numbersMayChangePlaces() throws {
        let (first, second) = (try Pipe(), try Pipe())
        let script = "echo one >/proc/$$/fd/\(first.writeEnd); echo two >/proc/$$/fd/\(second.writeEnd)"
        var program = HostProgram("sh", ["-c", script])
        program.descriptors = [first.writeEnd: second.writeEnd, second.writeEnd: first.writeEnd]
        let process = try program.start()
        #expect(try first.drain() == "two\n")
        #expect(try second.drain() == "one\n")
        #expect(try process.wait() == .exited(0))
    }

    @Test func ourOwnStandardStreamsMayBecomeOthers() throws {
        let text = try said("echo heard >&2") { program in program.descriptors[2] = program.descriptors[1] }
        #expect(text == "heard\n")
        // 1 is ours here, and the child's own 1 is another.
        #expect(try said("[ /proc/$$/fd/4 -ef /proc/$$/fd/1 ] || echo other") { $0.descriptors[4] = 1 } == "other\n")
    }

    @Test func noSignalIsBlockedOrIgnored() throws {
        c2w_signal_ignore(SIGPIPE)
        let thread = Mailbox<String>()
        // A thread of ours has nearly all signals blocked.
        let starter = try HostThread.start(name: "starter") {
            thread.post((try? said("grep -E '^Sig(Blk|Ign)' /proc/self/status")) ?? "failed")
        }
        starter.join()
        let masks = thread.next()?.split(separator: "\n").compactMap { line in
            line.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) }
        }
        // Signals 32 and 33 are glibc's own.
        #expect(masks?.map { $0 & ~0x1_8000_0000 } == [0, 0])
    }

    @Test(arguments: [HostProgram.Group.ours, .own, .session])
    func itsGroupIsAsAsked(_ group: HostProgram.Group) throws {
        // proc(5): the fifth and sixth word of stat are the process group and the session.
        let text = try said(
            "read -r pid name state parent group session rest </proc/$$/stat; echo $pid $group $session"
        ) {
            $0.group = group
        }
        let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
        try #require(numbers.count == 3)
        #expect(numbers[1] == (group == .ours ? getpgrp() : numbers[0]))
        #expect(numbers[2] == (group == .session ? numbers[0] : getsid(0)))
    }

    @Test func aSignalToItsGroupEndsWhatItStarted() throws {
        let output = try Pipe()
        var program = HostProgram("sh", ["-c", "sleep 1000 & echo started; wait"])
        program.descriptors[1] = output.writeEnd
        program.group = .own
        let process = try program.start()
        var byte: UInt8 = 0
        _ = try systemCall("read") { read(output.readEnd, &byte, 1) }
        #expect(try process.endIfOver() == nil)
        process.sendToGroup(SIGKILL)
        // sleep has the pipe too: this ends only when it has.
        #expect(try output.drain() == "tarted\n")
        #expect(try process.wait() == .killed(signal: SIGKILL))
    }

    @Test func itsEnvironmentIsOursWithChanges() throws {
        setenv("C2W_TEST_KEPT", "kept", 1)
        setenv("C2W_TEST_GONE", "there", 1)
        let text = try said("echo $C2W_TEST_KEPT ${C2W_TEST_GONE-gone} $C2W_TEST_NEW") {
            $0.environment = ["C2W_TEST_GONE": nil, "C2W_TEST_NEW": "a b=c"]
        }
        #expect(text == "kept gone a b=c\n")
    }

    @Test func itStartsInItsFolder() throws { #expect(try said("pwd") { $0.folder = "/usr" } == "/usr\n") }

    @Test(arguments: [
        ("exit 0", HostProcess.End.exited(0), Int32(0)), ("exit 7", .exited(7), 7),
        ("kill -TERM $$", .killed(signal: SIGTERM), 143),
    ])
    func itsEndIsSaid(_ script: String, _ end: HostProcess.End, _ status: Int32) throws {
        let found = try HostProgram("sh", ["-c", script]).start().wait()
        #expect(found == end && found.status == status)
    }

    @Test(arguments: ["c2w-there-is-no-such-program", "/nowhere/program"])
    func aMissingProgramIsAnError(_ name: String) {
        #expect {
            _ = try HostProgram(name).start()
        } throws: { ($0 as? HostError)?.code == ENOENT && "\($0)" == "run \(name): No such file or directory" }
    }
}
