import ArgumentParser
import FUSEMount
import Glibc
import HostPlatform

/// `c2w-run unmount`: takes a mount away.
struct UnmountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmount", abstract: "Unmount an image.",
        discussion: """
            Returns when the mount and the process that served it are gone. A mount that is in use stays, unless \
            --lazy or --force is given.
            """)

    @Flag(
        name: [.customShort("z"), .long], help: "Detach it now; who has files open keeps them until they are closed.")
    var lazy = false
    @Flag(name: [.customShort("f"), .long], help: "End it now: what waits for bytes fails, open files can't be read.")
    var force = false
    @Argument(help: ArgumentHelp("Where it is mounted.", valueName: "dir"))
    var folder: String

    private static let patienceNs: UInt64 = 10_000_000_000

    func run() throws {
        let path: String
        do throws(FUSEMountError) { path = try Mountpoint.resolve(folder) } catch {
            throw CommandError.failure("unmount: \(error)")
        }
        guard let entry = try MountTable.top(at: path), entry.isOurs else {
            throw CommandError.failure("unmount: \(folder): no image is mounted there")
        }
        let inspection = MountInspection(entry)
        let process = inspection.process
        do throws(FUSEMountError) {
            if case .dead = inspection.state {
                try Mountpoint.unmount(path, lazily: true)
            } else {
                // Whoever answers to SIGTERM detaches it and lets nothing hang.
                if force, let process { kill(process, SIGTERM) } else { try detach(path) }
            }
        } catch {
            if case .busy = error {
                throw CommandError.failure("unmount: \(error) (--lazy detaches it at once, --force ends its readers)")
            }
            throw CommandError.failure("unmount: \(error)")
        }
        try wait(for: entry, process: process)
    }

    private func detach(_ path: String) throws(FUSEMountError) {
        try Mountpoint.unmount(path, lazily: lazy || force)
    }

    /// Until neither mount nor process is there. The process of a mount that was lazily detached may live on.
    private func wait(for entry: MountEntry, process: pid_t?) throws {
        let deadlineNs = PosixHost.monotonicNs() + UnmountCommand.patienceNs
        while PosixHost.monotonicNs() < deadlineNs {
            let isListed = try MountTable.read().contains { $0.path == entry.path && $0.device == entry.device }
            let isServed = process.map { !lazy && MountProcess.isAlive($0) } ?? false
            if !isListed && !isServed { return }
            usleep(2_000)
        }
        throw CommandError.failure("unmount: \(folder): its process does not end")
    }
}

/// The process that serves a mount.
enum MountProcess {
    /// A zombie counts as gone: it serves nothing, and whose child it is may take its time.
    static func isAlive(_ process: pid_t) -> Bool {
        if kill(process, 0) != 0 && errno == ESRCH { return false }
        guard let status = try? PosixFile.readAll("/proc/\(process)/stat", maxBytes: 4096) else { return false }
        // The state is the letter after the name, which is in parentheses and may hold any byte.
        guard let end = status.lastIndex(of: UInt8(ascii: ")")), status.count > end + 2 else { return true }
        return status[end + 2] != UInt8(ascii: "Z") && status[end + 2] != UInt8(ascii: "X")
    }
}
