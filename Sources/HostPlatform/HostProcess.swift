import Glibc

/// A child of ours. It is to be waited for once, or it stays in the process table as long as we live.
/// Threads: any.
public struct HostProcess: Sendable {
    public let id: pid_t

    public enum End: Equatable, Sendable {
        case exited(Int32)
        case killed(signal: Int32)

        /// What a shell calls it: the exit code, or 128 and the number of the signal.
        public var status: Int32 {
            switch self {
            case .exited(let code): code
            case .killed(let signal): 128 + signal
            }
        }
    }

    /// Waits for its end.
    public func wait() throws(HostError) -> End {
        var status: Int32 = 0
        _ = try systemCall("wait for a program") { waitpid(id, &status, 0) }
        return HostProcess.end(status)
    }

    /// How it has ended; nil if it has not. Does not wait.
    public func endIfOver() throws(HostError) -> End? {
        var status: Int32 = 0
        let ended = try systemCall("wait for a program") { waitpid(id, &status, WNOHANG) }
        return ended == 0 ? nil : HostProcess.end(status)
    }

    public func send(_ signal: Int32) { kill(id, signal) }

    /// To all in its process group, which must be its own: see `HostProgram.Group`.
    public func sendToGroup(_ signal: Int32) { kill(-id, signal) }

    /// wait(2): the low seven bits are the signal, the next byte the exit code.
    private static func end(_ status: Int32) -> End {
        status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: status & 0x7f)
    }
}
