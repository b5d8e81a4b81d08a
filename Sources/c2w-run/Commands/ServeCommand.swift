import ArgumentParser
import HostPlatform

/// `c2w-run serve`: an image's tree over 9P2000.L.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve an image's files over 9P2000.L to any client.",
        discussion: """
            Prints the address when clients may connect. There is no log-in: who reaches the address reads the image.
            """)

    @OptionGroup var options: ImageOptions
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Where to listen; port 0 picks a free one.", valueName: "tcp:HOST:PORT|unix:PATH"))
    var listen: String
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String

    func run() throws {
        throw CommandError.failure("not yet")
    }
}
