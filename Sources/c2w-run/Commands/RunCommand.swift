import ArgumentParser
import HostPlatform
import ImageModel

/// `c2w-run IMAGE`: a container in a machine of its own.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a command of an image in an emulated machine (the default).",
        usage: "c2w-run [run] [OPTIONS] IMAGE [COMMAND [ARG...]]",
        discussion: """
            All that follows IMAGE belongs to the container. Without COMMAND, the image's own is run. Ctrl-C and \
            SIGTERM go to the container's process; the third one ends the machine.
            """)

    @OptionGroup var container: ContainerOptions
    @OptionGroup var machine: MachineOptions
    @OptionGroup var options: ImageOptions
    @Argument(
        parsing: .captureForPassthrough, help: ArgumentHelp("Image, command and its arguments.", valueName: "image"))
    var imageAndCommand: [String]

    func validate() throws {
        guard let image = imageAndCommand.first else { throw ValidationError("Missing expected argument '<image>'") }
        if image == "--help" || image == "-h" { throw CleanExit.helpRequest(self) }
        if image.hasPrefix("-") { throw ValidationError("Unknown option '\(image)'") }
        if image.isEmpty { throw ValidationError("The image's name is empty") }
    }

    func run() throws {
        let code = try RunSession(self).run()
        if code != 0 { throw CommandError.exit(code) }
    }
}
