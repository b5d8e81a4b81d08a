import CHostShims
import FUSEMount
import Glibc
import HostPlatform

/// How `mount` leaves the terminal: not by a fork, which a process with threads must not do, but by running itself once
/// more in a session of its own. The first process waits until the second has mounted, or has failed.
///
/// Until then both share stderr, so progress and errors of the second are seen as if there were one process.
enum BackgroundMount {
    /// The pipe's end in the second process.
    private static let descriptor: Int32 = 3

    /// Returns when the mount answers; else throws with the exit code of the process that should have served it, which
    /// has said why.
    static func start() throws {
        var ends: [Int32] = [-1, -1]
        _ = try systemCall("make a pipe") { c2w_pipe(&ends) }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        var arguments = Array(CommandLine.arguments.dropFirst())
        let command = arguments.firstIndex(of: MountCommand.configuration.commandName ?? "mount") ?? 0
        arguments.insert("--\(MountCommand.readyOption)=\(descriptor)", at: command + 1)
        var program = HostProgram(HostProgram.own, arguments)
        program.descriptors = [2: 2, descriptor: writeEnd]
        program.group = .session
        let child: HostProcess
        do throws(HostError) { child = try program.start() } catch {
            throw CommandError.failure("mount: \(error)")
        }
        close(writeEnd)
        // It no longer has our terminal: what ends us is passed on.
        let signals = try Signals([SignalNumber.interrupt, SignalNumber.terminate, SignalNumber.hangUp])
        try signals.deliver { _ in child.send(SIGTERM) }
        var byte: UInt8 = 0
        if try systemCall("read", { read(readEnd, &byte, 1) }) == 1 { return }
        switch try child.wait() {
        case .killed(signal: SIGTERM): throw CommandError.exit(ExitStatus.interrupted)
        case .killed(let signal):
            throw CommandError.failure("mount: the process in the background died of signal \(signal)")
        case .exited(let code): throw CommandError.exit(code == 0 ? ExitStatus.failure : code)
        }
    }

    static func openLog(_ path: String) throws -> Int32 {
        do throws(HostError) {
            return try systemCall("open " + path) { open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644) }
        } catch {
            throw CommandError.failure("mount: --log: \(error)")
        }
    }

    /// Lets the first process go. From here on warnings go into the log, or nowhere.
    static func goToBackground(_ ready: Int32, messages: Int32?) {
        let sink = messages ?? open("/dev/null", O_WRONLY | O_CLOEXEC)
        if sink >= 0 { dup2(sink, 2) }
        var byte: UInt8 = 1
        // Nobody may be there to read it any more; the mount stays all the same.
        _ = write(ready, &byte, 1)
        close(ready)
    }
}
