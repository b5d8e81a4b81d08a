import CHostShims
import Glibc
import HostPlatform

/// A small program run to its end, or started to outlive us.
package enum HelperProgram {
    /// Descriptors of the child: its number, and ours.
    package typealias Wiring = (child: Int32, ours: Int32)

    /// This program's own file, under its own name where it is still there.
    package static var ownProgram: String {
        let link = "/proc/self/exe"
        var buffer = [UInt8](repeating: 0, count: 4097)
        let count = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return -1 }
            return readlink(link, base.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard count > 0, count < buffer.count else { return link }
        let path = String(decoding: buffer[..<count], as: UTF8.self)
        return access(path, X_OK) == 0 ? path : link
    }

    /// Starts a program with these descriptors and no other.
    ///
    /// - Parameters:
    ///   - search: look for it in `PATH`; else the name is a path.
    ///   - newSession: in a session of its own, so that signals of a terminal do not reach it.
    package static func start(
        _ program: String, _ arguments: [String], wiring: [Wiring], environment: [String] = [], search: Bool,
        newSession: Bool = false
    ) throws(HostError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let wired = Set(wiring.map { $0.child })
        for standard in Int32(0)...2 where !wired.contains(standard) {
            posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
        }
        // glibc takes the close-on-exec flag away where both are one number.
        for wire in wiring { posix_spawn_file_actions_adddup2(&actions, wire.ours, wire.child) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let setSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Swift's Glibc module does not show
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (newSession ? setSession : 0)))
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) }
        defer {
            for pointer in argv { free(pointer) }
            for pointer in envp.prefix(environment.count) { free(pointer) }
        }
        var variable = environ
        while let text = variable.pointee {
            envp.append(text)
            variable += 1
        }
        envp.append(nil)
        var child: pid_t = 0
        let code =
            search
            ? posix_spawnp(&child, program, &actions, &attributes, &argv, &envp)
            : posix_spawn(&child, program, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw HostError(operation: "run " + program, code: code) }
        return child
    }

    /// Waits for the end; the exit code, or 128 and the number of a signal.
    package static func wait(for child: pid_t) throws(HostError) -> Int32 {
        var status: Int32 = 0
        _ = try systemCall("wait for a program") { waitpid(child, &status, 0) }
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    }

    /// Runs a program found in `PATH` to its end; what it wrote to stderr, without a newline at its end.
    package static func run(_ program: String, _ arguments: [String], wiring: [Wiring] = [], environment: [String] = [])
        throws(HostError) -> (status: Int32, errors: String)
    {
        var ends: [Int32] = [-1, -1]
        _ = try systemCall("make a pipe") { c2w_pipe(&ends) }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        defer { close(readEnd) }
        let child: pid_t
        do throws(HostError) {
            child = try start(
                program, arguments, wiring: wiring + [(2, writeEnd)], environment: environment, search: true)
        } catch {
            close(writeEnd)
            throw error
        }
        close(writeEnd)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while let count = try? systemCall("read", { read(readEnd, &buffer, buffer.count) }), count > 0 {
            if text.count < 1 << 16 { text += buffer[..<count] }
        }
        let status = try wait(for: child)
        while text.last == UInt8(ascii: "\n") { text.removeLast() }
        return (status, String(decoding: text, as: UTF8.self))
    }
}
