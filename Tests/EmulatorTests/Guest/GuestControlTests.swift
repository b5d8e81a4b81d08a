import Emulator
import ImageModel
import Testing

@Suite struct GuestControlTests {
    @Test func nothingIsSentBeforeTheGuestsHello() throws {
        let control = GuestControl()
        try control.configure(GuestConfiguration())
        _ = try control.start(ProcessRequest(arguments: ["true"]))
        #expect(control.takeOutgoing().isEmpty)
        try control.receive(GuestFrames.hello())
        #expect(control.takeEvent() == .hello(GuestHello(version: 1, features: 0, kernel: "6.12")))
        #expect(control.hasOutgoing)
        #expect(!control.takeOutgoing().isEmpty)
        #expect(!control.hasOutgoing)
    }

    @Test func anotherVersionIsOneClearError() {
        let control = GuestControl()
        #expect(throws: GuestControlError.versionMismatch(guest: 7, host: 1)) {
            try control.receive(GuestFrames.hello(version: 7))
        }
        // Final: the connection stays unusable.
        #expect(throws: GuestControlError.versionMismatch(guest: 7, host: 1)) { try control.receive([]) }
    }

    @Test func configureIsEncodedAsDocumented() throws {
        let control = GuestControl()
        var configuration = GuestConfiguration()
        configuration.wallClockNs = 5
        configuration.hostname = "box"
        configuration.files = [.init(path: "/etc/hosts", content: [0x68], onlyIfMissing: true)]
        try control.configure(configuration)
        try control.receive(GuestFrames.hello())
        #expect(
            control.takeOutgoing()
                == GuestFrames.frame(
                    0x81, GuestFrames.u32(1, 1), GuestFrames.u64(10, 5), GuestFrames.text(11, "box"),
                    GuestFrames.text(13, "rootfs"),
                    GuestFrames.field(
                        18, [1, 0, 0xA4, 0x01] + [UInt8]("/etc/hosts".utf8) + [0, 0x68])))
    }

    @Test func startIsEncodedAsDocumented() throws {
        let control = GuestControl()
        try control.receive(GuestFrames.hello())
        try control.configure(GuestConfiguration())
        _ = control.takeOutgoing()
        var request = ProcessRequest(arguments: ["sh", "-c"])
        request.environment = ["A=b"]
        request.user = "daemon"
        request.terminal = TerminalSize(rows: 24, columns: 80)
        request.hasStdin = true
        let (process, streams) = try control.start(request)
        #expect(process == 1)
        #expect(streams == StreamAssignment(standard: 0, error: nil))
        #expect(
            control.takeOutgoing()
                == GuestFrames.frame(
                    0x82, process: 1, GuestFrames.text(32, "sh"), GuestFrames.text(32, "-c"),
                    GuestFrames.text(33, "A=b"), GuestFrames.text(34, ""), GuestFrames.text(35, "daemon"),
                    GuestFrames.u32(36, 24 | 80 << 16), GuestFrames.u32(37, 1), GuestFrames.u32(38, 0)))
    }

    @Test func eventsComeInOrderHoweverTheBytesAreCut() throws {
        let bytes = GuestFrames.started(1) + GuestFrames.exited(1, code: 7, output: 3, error: 1)
        for piece in [1, 2, 7, bytes.count] {
            let control = try GuestControl.withProcess()
            var rest = bytes[...]
            while !rest.isEmpty {
                try control.receive([UInt8](rest.prefix(piece)))
                rest = rest.dropFirst(piece)
            }
            #expect(control.takeEvent() == .started(process: 1, pid: 42))
            #expect(
                control.takeEvent()
                    == .exited(process: 1, end: .exited(code: 7), outputBytes: 3, errorBytes: 1))
            #expect(control.takeEvent() == nil)
        }
    }

    @Test func aSignalIsReportedAs128PlusItsNumber() throws {
        let control = try GuestControl.withProcess()
        try control.receive(
            GuestFrames.started(1)
                + GuestFrames.frame(
                    3, process: 1, GuestFrames.u32(6, 9), GuestFrames.u64(7, 0), GuestFrames.u64(8, 0)))
        _ = control.takeEvent()
        guard case .exited(_, let end, _, _) = control.takeEvent() else {
            Issue.record("no exit")
            return
        }
        #expect(end == .signaled(9))
        #expect(end.status == 137)
    }

    @Test func aProcessThatCannotStartTellsWhy() throws {
        let control = try GuestControl.withProcess()
        try control.receive(GuestFrames.failed(1, code: 127, "exec: \"x\u{1B}[2J\": not found"))
        // No escape sequence of the guest reaches the terminal.
        #expect(
            control.takeEvent()
                == .failed(process: 1, exitCode: 127, message: "exec: \"x\u{FFFD}[2J\": not found"))
    }

    @Test func streamPortsAreSharedOutAndComeBack() throws {
        let control = try GuestControl.withProcess { $0.hasStdin = true }
        var terminal = ProcessRequest(arguments: ["sh"])
        terminal.terminal = TerminalSize(rows: 1, columns: 1)
        #expect(try control.start(terminal).streams == StreamAssignment(standard: 2, error: nil))
        #expect(try control.start(ProcessRequest(arguments: ["a"])).streams == StreamAssignment(standard: 3, error: 4))
        try control.receive(GuestFrames.started(1) + GuestFrames.exited(1, code: 0))
        // stdin is still open: what the host sends would reach the next process.
        #expect(throws: GuestControlError.self) { try control.release(process: 1) }
        try control.closeStream(process: 1, .input, bytesSent: 0)
        try control.release(process: 1)
        #expect(try control.start(ProcessRequest(arguments: ["b"])).streams == StreamAssignment(standard: 0, error: 1))
        _ = try control.start(ProcessRequest(arguments: ["c"]))
        #expect(throws: GuestControlError.requestInvalid("no free stream port for another process")) {
            try control.start(ProcessRequest(arguments: ["d"]))
        }
    }

    @Test func requestsToAnEndedProcessSendNothing() throws {
        let control = try GuestControl.withProcess()
        try control.receive(GuestFrames.started(1) + GuestFrames.exited(1, code: 0))
        try control.signal(process: 1, number: 15, enforced: true)
        try control.resize(process: 1, to: TerminalSize(rows: 2, columns: 2))
        try control.signal(process: 9, number: 15, enforced: true)
        #expect(!control.hasOutgoing)
    }

    @Test func whatCannotBeSaidIsRefused() throws {
        let control = GuestControl()
        #expect(throws: GuestControlError.requestInvalid("the guest is not configured yet")) {
            try control.start(ProcessRequest(arguments: ["true"]))
        }
        try control.configure(GuestConfiguration())
        #expect(throws: GuestControlError.self) { try control.start(ProcessRequest(arguments: [])) }
        #expect(throws: GuestControlError.self) { try control.start(ProcessRequest(arguments: [ByteString([65, 0])])) }
        let long = ByteString([UInt8](repeating: 65, count: GuestProtocol.maxRequestBytes))
        #expect(throws: GuestControlError.self) { try control.start(ProcessRequest(arguments: ["a", long])) }
        // A refused request leaves nothing behind in what is sent.
        let (process, _) = try control.start(ProcessRequest(arguments: ["a"]))
        #expect(process != 0)
    }

    @Test func outputIsCompleteWhenTheCountsAgree() throws {
        var tally = OutputTally()
        try tally.received(.output, bytes: 10)
        #expect(!tally.isComplete)
        try tally.announce(outputBytes: 12, errorBytes: 1)
        #expect(!tally.isComplete)
        try tally.received(.error, bytes: 1)
        try tally.received(.output, bytes: 2)
        #expect(tally.isComplete)
        #expect(throws: GuestControlError.self) { try tally.received(.output, bytes: 1) }
    }
}
