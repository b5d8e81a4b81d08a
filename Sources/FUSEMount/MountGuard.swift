import CFuse3
import CHostShims
import Glibc
import HostPlatform

/// A tiny process beside the one that serves a mount: when that one dies without a word, this one takes the dead mount
/// away.
///
/// It holds the read end of a pipe and waits. A byte says that all is well: the mount is gone. The pipe's
/// end without a byte says that the server is gone and may have left a mount.
public final class MountGuard: @unchecked Sendable {
    /// The first argument of the program that is to become a guard.
    public static let argument = "__mount-guard"

    private let pipe: Int32
    private let child: HostProcess

    /// Starts the guard of the mount of this path and device.
    ///
    /// - Parameter program: what to run; it must call `run` for the arguments after `argument`.
    init(program: String, path: String, device: String) throws(HostError) {
        var ends: [Int32] = [-1, -1]
        _ = try systemCall("make a pipe") { c2w_pipe(&ends) }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        defer { close(readEnd) }
        do throws(HostError) {
            var guardian = HostProgram(program, [MountGuard.argument, path, device])
            guardian.descriptors = [0: readEnd]
            guardian.group = .session
            child = try guardian.start()
        } catch {
            close(writeEnd)
            throw error
        }
        pipe = writeEnd
    }

    /// The mount has been taken away in the proper way: the guard ends.
    func dismiss() {
        var byte: UInt8 = 1
        _ = try? systemCall("dismiss the mount's guard") { write(pipe, &byte, 1) }
        close(pipe)
        _ = try? child.wait()
    }

    /// The guard's whole life. Its standard input is the pipe.
    public static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count == 2 else { return 64 }
        let (path, device) = (arguments[0], arguments[1])
        c2w_close_from(3)
        // Who ends the server with a signal to all of us must still find a guard here.
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE] { c2w_signal_ignore(number) }
        _ = chdir("/")  // or our own folder would keep another mount busy
        var byte: UInt8 = 0
        let count = try? systemCall("read", { read(0, &byte, 1) })
        if count == 1 { return 0 }
        // The kernel closes the descriptors of the dead one by one: /dev/fuse may come after our pipe.
        for _ in 0..<100 {
            guard let top = try? MountTable.top(at: path), top.device == device else { return 0 }
            if Mountpoint.isDead(path) {
                return (try? Mountpoint.unmount(path, lazily: true)) == nil ? 1 : 0
            }
            usleep(50_000)
        }
        return 1
    }
}
