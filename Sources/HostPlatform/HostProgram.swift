import CHostShims
import Glibc

/// A program to be run beside us, and all that it is given: these descriptors and no other, no signal blocked or
/// ignored, our environment with changes. Threads: `start` from any.
public struct HostProgram: Sendable {
    /// Which signals reach it that are not sent to it alone.
    public enum Group: Sendable {
        /// Those of our process group.
        case ours
        /// Those of a group of its own, which ends with all that it started.
        case own
        /// As `own`, and in a session of its own: it has no terminal.
        case session
    }

    /// A path if there is a slash in it; else looked for in `PATH`.
    public var name: String
    public var arguments: [String]
    /// Ours by the child's number. Standard streams that are not named are /dev/null.
    public var descriptors: [Int32: Int32] = [:]
    /// Set on top of ours; nil takes one away.
    public var environment: [String: String?] = [:]
    /// Where it starts; nil: where we are.
    public var folder: String?
    public var group = Group.ours

    public init(_ name: String, _ arguments: [String] = []) {
        self.name = name
        self.arguments = arguments
    }

    /// This program's own file, under its own name where it is still there.
    public static var own: String {
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

    /// Starts it. ENOENT if there is no such program.
    public func start() throws(HostError) -> HostProcess {
        let sources = try distinctSources()
        defer { for number in sources.copies { close(number) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let last = max(2, descriptors.keys.max() ?? 2)
        for standard in Int32(0)...2 where descriptors[standard] == nil {
            posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
        }
        // glibc takes the close-on-exec flag away where both are one number.
        for (number, source) in sources.byTarget { posix_spawn_file_actions_adddup2(&actions, source, number) }
        for number in 0..<last where number > 2 && descriptors[number] == nil {
            posix_spawn_file_actions_addclose(&actions, number)
        }
        c2w_spawn_close_from(&actions, last + 1)
        if let folder { c2w_spawn_change_folder(&actions, folder) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        setSignals(&attributes)
        var argv: [UnsafeMutablePointer<CChar>?] = ([name] + arguments).map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = changedEnvironment().map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, name, &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw HostError(operation: "run " + name, code: code) }
        return HostProcess(id: child)
    }

    /// Where each descriptor of the child comes from: a number that is not itself one of the child's, lest it be
    /// replaced before its turn.
    private func distinctSources() throws(HostError) -> (byTarget: [(Int32, Int32)], copies: [Int32]) {
        let last = max(2, descriptors.keys.max() ?? 2)
        var byTarget: [(Int32, Int32)] = []
        var copies: [Int32] = []
        do throws(HostError) {
            for (number, ours) in descriptors {
                var source = ours
                if ours != number, ours <= 2 || descriptors[ours] != nil {
                    source = try systemCall("copy a descriptor") { fcntl(ours, F_DUPFD_CLOEXEC, last + 1) }
                    copies.append(source)
                }
                byTarget.append((number, source))
            }
        } catch {
            for number in copies { close(number) }
            throw error
        }
        return (byTarget, copies)
    }

    private func setSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let setSession: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Swift's Glibc module does not show
        let place: Int32 =
            switch group {
            case .ours: 0
            case .own: Int32(POSIX_SPAWN_SETPGROUP)
            case .session: setSession
            }
        posix_spawnattr_setflags(
            &attributes, Int16(Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | place))
    }

    private func changedEnvironment() -> [String] {
        var all: [String] = []
        var entry = environ
        while let text = entry.pointee {
            let line = String(cString: text)
            if !environment.keys.contains(String(line.prefix { $0 != "=" })) { all.append(line) }
            entry += 1
        }
        for (name, value) in environment { if let value { all.append(name + "=" + value) } }
        return all
    }
}
