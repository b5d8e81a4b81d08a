import ArgumentParser
import FUSEMount
import Glibc
import HostPlatform
import ImageModel

/// `c2w-run mount`: an image's tree as a folder of the host.
struct MountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mount", abstract: "Mount an image's files on a folder, read-only.",
        discussion: """
            Returns when the mount answers; a process in the background serves it until 'c2w-run unmount DIR', umount, \
            SIGTERM or SIGHUP. Files are fetched as they are read, and no more than is read; --fill all brings the \
            rest. Needs libfuse3, and fusermount3 for users that are not root. 'c2w-run status DIR' tells how it is \
            doing.
            """)

    @OptionGroup var options: ImageOptions
    @Flag(name: .shortAndLong, help: "Serve in this process, until it is told to stop (Ctrl-C).")
    var foreground = false
    @Flag(help: "Let other users read it too (for users that are not root: if /etc/fuse.conf says user_allow_other).")
    var allowOther = false
    @Flag(help: "Mount on a folder that is not empty too; what is in it is hidden meanwhile.")
    var nonempty = false
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Append warnings of the process in the background to this file.", valueName: "FILE"))
    var log: String?
    /// Set by ourselves: this is the process in the background, and says here that the mount answers.
    @Option(name: .customLong(MountCommand.readyOption), help: .hidden)
    var readyDescriptor: Int32?
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String
    @Argument(help: ArgumentHelp("An empty folder.", valueName: "dir"))
    var folder: String

    static let readyOption = "c2w-internal-ready"

    func run() throws {
        // What is wrong on this machine is said before anybody asks a registry.
        if let reason = FUSEMount.missingLibrary { throw CommandError.failure("mount: " + reason) }
        do throws(FUSEMountError) {
            try Mountpoint.prepare(try Mountpoint.resolve(folder), allowsContent: nonempty)
        } catch {
            throw CommandError.failure("mount: \(error)")
        }
        if foreground || readyDescriptor != nil { try serve() } else { try BackgroundMount.start() }
    }

    private enum Event {
        case signal, unmounted
        /// Something of the image is wrong, or could not be had.
        case news
    }

    private func serve() throws {
        let messages = try log.map { try BackgroundMount.openLog($0) }
        let opener = ImageOpener(options: options)
        let opened = try opener.open(image)
        opened.showWarnings()
        let events = Mailbox<Event>()
        let signals = try Signals([SignalNumber.interrupt, SignalNumber.terminate, SignalNumber.hangUp])
        try signals.deliver { _ in events.post(.signal) }
        var settings = FUSEMountSettings(source: opened.resolved.name)
        settings.allowsOthers = allowOther
        settings.allowsContent = nonempty
        settings.guardProgram = HostProgram.own
        let mount: FUSEMount
        let report = MountReport(opened)
        do throws(FUSEMountError) {
            mount = try FUSEMount(opened.tree, board: opener.host.tickets, on: folder, settings: settings) {
                report.document(waitingRequests: $0)
            }
        } catch {
            throw CommandError.failure("mount: \(error)")
        }
        let waiter = try HostThread.start(name: "c2w-mount") {
            if let reason = mount.waitUntilUnmounted() { StandardStream.error.writeLine("c2w-run: mount: " + reason) }
            events.post(.unmounted)
        }
        waiter.detach()
        if let readyDescriptor { BackgroundMount.goToBackground(readyDescriptor, messages: messages) }
        // From here on it is said when it is found, whether anybody reads or not.
        opened.leaveFailureToCaller()
        var isOver = false
        while true {
            if !isOver {
                opened.notify(TicketNotice(events, .news))
                if let failure = opened.failureText {
                    isOver = true
                    StandardStream.error.writeLine("c2w-run: mount: " + Terminal.printable([UInt8](failure.utf8)))
                    // What the kernel has kept of it would be shown for ever.
                    do throws(FUSEMountError) { try mount.forgetAnswers() } catch {
                        StandardStream.error.writeLine("c2w-run: mount: \(error)")
                    }
                }
            }
            switch events.next() {
            case .news: continue
            case .signal: return mount.stop()
            case .unmounted, nil: return
            }
        }
    }
}
