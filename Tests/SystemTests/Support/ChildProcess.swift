import Glibc
import HostPlatform

/// A program that was run to its end.
struct Finished {
    /// What a shell calls the status: the exit code, or 128 and the signal's number.
    var status: Int32
    var signal: Int32?
    var stdout: [UInt8]
    var stderr: [UInt8]

    var output: String { String(decoding: stdout, as: UTF8.self) }
    var errors: String { String(decoding: stderr, as: UTF8.self) }
}

struct TestFailure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

/// A running program, its three streams connected to us by pipes.
final class ChildProcess: @unchecked Sendable {
    private let process: HostProcess
    var pid: pid_t { process.id }
    private var stdin: Int32
    private var stdout: Int32
    private var stderr: Int32
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []

    /// - Parameters:
    ///   - environment: set on top of ours; nil unsets.
    ///   - closedOutput: stdout is a pipe that nobody reads.
    init(_ arguments: [String], environment: [String: String?] = [:], folder: String? = nil) throws {
        var pipes: [[Int32]] = []
        for _ in 0..<3 {
            var ends: [Int32] = [-1, -1]
            _ = try systemCall("pipe") { pipe(&ends) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            pipes.append(ends)
        }
        var program = HostProgram(arguments[0], Array(arguments.dropFirst()))
        program.descriptors = [0: pipes[0][0], 1: pipes[1][1], 2: pipes[2][1]]
        program.environment = environment
        program.folder = folder
        // Signals to it must not reach us.
        program.group = .own
        let started = Result<HostProcess, HostError> { () throws(HostError) in try program.start() }
        for end in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(end) }
        (stdin, stdout, stderr) = (pipes[0][1], pipes[1][0], pipes[2][0])
        for end in [stdin, stdout, stderr] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        process = try started.get()
    }

    deinit { for end in [stdin, stdout, stderr] where end >= 0 { close(end) } }

    func send(_ signal: Int32) { process.send(signal) }
    func closeInput() { ChildProcess.shut(&stdin) }
    func closeOutput() { ChildProcess.shut(&stdout) }

    /// Waits until `text` has come on stdout; throws if the program ends first or the time is up.
    func waitForOutput(_ text: String, seconds: Double = 60) throws {
        try pump(input: [], seconds: seconds) { self.outputHas(text) }
        if !outputHas(text) {
            throw TestFailure("no \(text) on stdout: \(String(decoding: output + errors, as: UTF8.self))")
        }
    }

    /// Feeds stdin, closes it, reads all output, and waits for the end; kills the program when the time is up.
    func finish(input: [UInt8] = [], seconds: Double = 120) throws -> Finished {
        try pump(input: input, closesInput: true, seconds: seconds) { false }
        let end = try process.wait()
        var signal: Int32?
        if case .killed(let number) = end { signal = number }
        return Finished(status: end.status, signal: signal, stdout: output, stderr: errors)
    }

    private func outputHas(_ text: String) -> Bool { String(decoding: output, as: UTF8.self).contains(text) }

    private func pump(input: [UInt8], closesInput: Bool = false, seconds: Double, until done: () -> Bool) throws {
        let deadlineNs = PosixHost.monotonicNs() + UInt64(seconds * 1e9)
        var sent = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        if closesInput && input.isEmpty { closeInput() }
        while (stdout >= 0 || stderr >= 0) && !done() {
            let now = PosixHost.monotonicNs()
            guard now < deadlineNs else {
                kill(pid, SIGKILL)
                throw TestFailure(
                    "not done after \(seconds) s; stdout \(String(decoding: output.suffix(400), as: UTF8.self)) "
                        + "stderr \(String(decoding: errors.suffix(2000), as: UTF8.self))")
            }
            var wanted = [
                pollfd(fd: stdout, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stderr, events: Int16(POLLIN), revents: 0),
                pollfd(fd: sent < input.count ? stdin : -1, events: Int16(POLLOUT), revents: 0),
            ]
            let waitMs = Int32(min(1000, (deadlineNs - now) / 1_000_000 + 1))
            _ = try systemCall("poll") { poll(&wanted, 3, waitMs) }
            if wanted[0].revents != 0 { take(&stdout, &buffer) { self.output += $0 } }
            if wanted[1].revents != 0 { take(&stderr, &buffer) { self.errors += $0 } }
            if wanted[2].revents != 0 {
                let count = input[sent...].withUnsafeBytes { write(stdin, $0.baseAddress, $0.count) }
                // A program that does not read its input is no failure.
                if count < 0 && errno != EAGAIN { sent = input.count } else { sent += max(0, count) }
                if sent == input.count { closeInput() }
            }
        }
    }

    private func take(_ end: inout Int32, _ buffer: inout [UInt8], _ append: (ArraySlice<UInt8>) -> Void) {
        let count = read(end, &buffer, buffer.count)
        if count > 0 { append(buffer[..<count]) }
        if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { ChildProcess.shut(&end) }
    }

    private static func shut(_ end: inout Int32) {
        if end >= 0 { close(end) }
        end = -1
    }
}

/// Runs a program to its end.
func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String?] = [:], folder: String? = nil,
    seconds: Double = 120
) throws -> Finished {
    try ChildProcess(arguments, environment: environment, folder: folder).finish(input: input, seconds: seconds)
}

/// Runs a tool that must succeed.
@discardableResult
func tool(_ arguments: String..., input: [UInt8] = []) throws -> String {
    let finished = try run(arguments, input: input)
    guard finished.status == 0 else {
        throw TestFailure("\(arguments.joined(separator: " ")): status \(finished.status): \(finished.errors)")
    }
    return finished.output
}
