import ArgumentParser
import HostPlatform
import NinePListener

/// `c2w-run serve`: an image's tree over 9P2000.L.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve an image's files over 9P2000.L to any client.",
        discussion: """
            Prints the address when clients may connect, and serves until SIGINT or SIGTERM. There is no log-in: who \
            reaches the address reads the image.
            """)

    @OptionGroup var options: ImageOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Where to listen; port 0 picks a free one.", valueName: "tcp:HOST:PORT|unix:PATH"))
    var listen: String
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String

    func validate() throws {
        if NinePAddress(listen) == nil {
            throw ValidationError("--listen \(listen): expected tcp:HOST:PORT or unix:PATH")
        }
    }

    func run() throws {
        guard let address = NinePAddress(listen) else { return }
        let opener = ImageOpener(options: options)
        let opened = try opener.open(image)
        let events = Mailbox<Int32>()
        let signals = try Signals([SignalNumber.interrupt, SignalNumber.terminate, SignalNumber.hangUp])
        try signals.deliver { events.post($0) }
        let tree = HandedOver(opened.tree)
        let listener: NinePListener
        do throws(NinePListenerError) {
            listener = try NinePListener.start(address, tickets: opener.host.tickets) { tree.value }
        } catch {
            throw CommandError.failure("serve: \(error)")
        }
        defer { listener.stop() }
        // A reader may wait for the address: it comes out at once, and whole.
        try StandardStream.output.write("\(listener.address)\n")
        opened.showWarnings()
        _ = events.next()
    }
}
