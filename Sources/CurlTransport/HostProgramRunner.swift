import Glibc
import HostPlatform
import ImageModel

/// Runs credential helpers as child processes, each watched by a thread of its own. Threads: any.
public final class HostProgramRunner: ProgramRunner, Sendable {
    private let timeoutMs: Int
    static let maxOutputBytes = 1 << 20

    /// - Parameter timeoutMs: a program that takes longer is killed. It may ask a person something.
    public init(timeoutMs: Int = 60_000) { self.timeoutMs = timeoutMs }

    public func run(_ name: String, arguments: [String], input: [UInt8], sink: any ProgramSink) {
        let handed = HandedOver(sink)
        let timeoutMs = timeoutMs
        do throws(HostError) {
            let thread = try HostThread.start(name: "c2w-program") {
                handed.value.programEnded(HostProgramRunner.outcome([name] + arguments, input, timeoutMs))
            }
            thread.detach()
        } catch {
            // The sink is never called from inside this call: another thread is what is missing, so give up loudly.
            handed.value.programEnded(ProgramOutcome(exitCode: nil, output: [], problem: "\(error)"))
        }
    }

    private static func outcome(_ arguments: [String], _ input: [UInt8], _ timeoutMs: Int) -> ProgramOutcome {
        do throws(HostError) {
            return try runToEnd(arguments, input, timeoutMs)
        } catch {
            let isMissing = error.code == ENOENT
            return ProgramOutcome(
                exitCode: nil, output: [], problem: isMissing ? "there is no such program" : "\(error)")
        }
    }

    private static func runToEnd(
        _ arguments: [String], _ input: [UInt8], _ timeoutMs: Int
    ) throws(HostError) -> ProgramOutcome {
        // Sockets: writing to a pipe that nobody reads would raise SIGPIPE.
        var inputEnds: [Int32] = [-1, -1]
        var outputEnds: [Int32] = [-1, -1]
        defer { for end in inputEnds + outputEnds where end >= 0 { close(end) } }
        try makePair(&inputEnds)
        try makePair(&outputEnds)
        var program = HostProgram(arguments[0], Array(arguments.dropFirst()))
        program.descriptors = [0: inputEnds[1], 1: outputEnds[1]]
        program.group = .own
        let child = try program.start()
        close(inputEnds[1])
        close(outputEnds[1])
        inputEnds[1] = -1
        outputEnds[1] = -1
        // What is asked fits into a socket's buffer.
        _ = input.withUnsafeBytes { send(inputEnds[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        shutdown(inputEnds[0], Int32(SHUT_WR))
        let dueNs = PosixHost.monotonicNs() + UInt64(timeoutMs) * 1_000_000
        let (output, isSaid) = takeOutput(outputEnds[0], until: dueNs)
        var end = isSaid ? try child.endIfOver() : nil
        while isSaid, end == nil, PosixHost.monotonicNs() < dueNs {
            // It has said all, but goes on.
            usleep(1000)
            end = try child.endIfOver()
        }
        switch end {
        case .exited(let code): return ProgramOutcome(exitCode: code, output: output)
        case .killed(let signal):
            return ProgramOutcome(exitCode: nil, output: [], problem: "was killed by signal \(signal)")
        case nil:
            child.sendToGroup(SIGKILL)
            _ = try child.wait()
            return ProgramOutcome(exitCode: nil, output: [], problem: "no answer within \(timeoutMs / 1000) seconds")
        }
    }

    private static func makePair(_ ends: inout [Int32]) throws(HostError) {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let code = socketpair(AF_UNIX, kind, 0, &ends)
        if code != 0 { throw HostError(operation: "socketpair", code: errno) }
    }

    /// All it writes until it closes its output; false where the time is over or it writes too much.
    private static func takeOutput(_ end: Int32, until dueNs: UInt64) -> (output: [UInt8], isInTime: Bool) {
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let now = PosixHost.monotonicNs()
            guard now < dueNs, output.count <= maxOutputBytes else { return (output, false) }
            var watched = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            let ready = poll(&watched, 1, Int32(clamping: (dueNs - now) / 1_000_000 + 1))
            if ready < 0 && errno != EINTR { return (output, false) }
            if ready <= 0 { continue }
            let count = read(end, &chunk, chunk.count)
            if count == 0 { return (output, true) }
            if count > 0 { output += chunk[..<count] }
        }
    }
}
