import ArgumentParser
import Glibc
import HostPlatform
import ImageModel

/// Options of every command that opens an image.
struct ImageOptions: ParsableArguments {
    @Option(
        name: .customLong("platform"), parsing: .unconditional,
        help: ArgumentHelp("Platform to choose from an image with several.", valueName: "OS/ARCH[/VARIANT]"))
    var platformText: String?

    @Option(help: ArgumentHelp("Ask the registry if the tag is not cached, each time, or never.", valueName: "WHEN"))
    var pull: PullPolicy = .missing

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Log in to the image's registry; else $C2W_CREDS, then the log-ins of docker and podman.",
            valueName: "USER:PASSWORD"))
    var creds: String?

    @Option(help: ArgumentHelp("How to show progress on stderr: \(ProgressMode.list).", valueName: "MODE"))
    var progress: ProgressMode = .auto

    @Option(
        help: ArgumentHelp(
            "Whether bytes of a layer may be read before its digest has been checked.",
            discussion: "This version checks before use in either case.", valueName: "WHEN"))
    var verify: VerifyPolicy = .beforeUse

    func validate() throws {
        if let platformText, Platform.parse(platformText) == nil {
            throw ValidationError("--platform \(platformText): expected OS/ARCH or OS/ARCH/VARIANT")
        }
        if let creds, !creds.utf8.contains(UInt8(ascii: ":")) {
            throw ValidationError("--creds: expected USER:PASSWORD")
        }
    }

    /// The platform asked for, if one was.
    var platform: Platform? { platformText.flatMap { Platform.parse($0) } }
}

enum PullPolicy: String, ExpressibleByArgument, CaseIterable { case missing, always, never }

enum VerifyPolicy: String, ExpressibleByArgument, CaseIterable {
    case streaming
    case beforeUse = "before-use"
}

enum ProgressMode: String, ExpressibleByArgument, CaseIterable {
    case auto, plain, none
    static var list: String { "auto, plain or none" }
}
