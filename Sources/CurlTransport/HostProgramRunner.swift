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
        let child = try spawn(arguments, stdin: inputEnds[1], stdout: outputEnds[1])
        close(inputEnds[1])
        close(outputEnds[1])
        inputEnds[1] = -1
        outputEnds[1] = -1
        // What is asked fits into a socket's buffer.
        _ = input.withUnsafeBytes { send(inputEnds[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        shutdown(inputEnds[0], Int32(SHUT_WR))
        let dueNs = PosixHost.monotonicNs() + UInt64(timeoutMs) * 1_000_000
        let (output, isSaid) = takeOutput(outputEnds[0], until: dueNs)
        var isInTime = isSaid
        var status: Int32 = 0
        while isInTime, waitpid(child, &status, WNOHANG) == 0 {
            // It has said all, but goes on.
            isInTime = PosixHost.monotonicNs() < dueNs
            usleep(1000)
        }
        if !isInTime {
            kill(-child, SIGKILL)
            _ = try systemCall("waitpid") { waitpid(child, &status, 0) }
        }
        if !isInTime {
            return ProgramOutcome(exitCode: nil, output: [], problem: "no answer within \(timeoutMs / 1000) seconds")
        }
        if status & 0x7f != 0 {
            return ProgramOutcome(exitCode: nil, output: [], problem: "was killed by signal \(status & 0x7f)")
        }
        return ProgramOutcome(exitCode: status >> 8 & 0xff, output: output)
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

    private static func spawn(_ arguments: [String], stdin: Int32, stdout: Int32) throws(HostError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, stdin, 0)
        posix_spawn_file_actions_adddup2(&actions, stdout, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that it ends with all that it started; and no signals blocked or ignored by us.
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child = pid_t()
        let code = posix_spawnp(&child, arguments[0], &actions, &attributes, &pointers, environ)
        guard code == 0 else { throw HostError(operation: "start " + arguments[0], code: code) }
        return child
    }
}
