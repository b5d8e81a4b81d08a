import ArgumentParser
import Glibc
import HostPlatform
import ImageModel
import ImageMounter

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
            "Whether bytes of a layer may be read before its digest has been checked: \(VerifyPolicy.list).",
            discussion: """
                With streaming, files are there as soon as their bytes are, and a command ends when all layers that it \
                has used were read whole and found right. When one turns out not to be what the image says, the \
                command ends with code 125 (a mount answers EIO), and its bytes are discarded. With before-use, \
                nothing of a layer is seen before all of it has come and was checked. With no-wait, a command ends \
                when its work is done, though bytes that it has used may be unchecked. What is cached was checked \
                before.
                """, valueName: "WHEN"))
    var verify: VerifyPolicy = .streaming

    @Option(
        help: ArgumentHelp(
            "What is fetched besides what is read: none, the rest while nobody waits (idle), or all of it.",
            discussion: """
                By default all for run, and none for other commands. With none, a layer that has an index is fetched \
                in the pieces that are read. One that has none is streamed from its beginning as far as somebody waits \
                for it, and pauses there; its index is known when its end was reached.
                """, valueName: "WHAT"))
    var fill: FillPolicy?

    @Option(parsing: .unconditional, help: ArgumentHelp(visibility: .hidden)) var stats: String?

    func validate() throws {
        if let platformText, Platform.parse(platformText) == nil {
            throw ValidationError("--platform \(platformText): expected OS/ARCH or OS/ARCH/VARIANT")
        }
        if let creds, !creds.utf8.contains(UInt8(ascii: ":")) {
            throw ValidationError("--creds: expected USER:PASSWORD")
        }
    }

    /// - Parameter fill: what is filled unless `--fill` says otherwise.
    func mountSettings(fill standard: MountSettings.Fill) -> MountSettings {
        let asked = fill.flatMap { MountSettings.Fill(rawValue: $0.rawValue) }
        return MountSettings(fill: asked ?? standard, verify: verify == .beforeUse ? .beforeUse : .streaming)
    }

    /// The platform asked for, if one was.
    var platform: Platform? { platformText.flatMap { Platform.parse($0) } }
}

enum PullPolicy: String, ExpressibleByArgument, CaseIterable { case missing, always, never }

enum VerifyPolicy: String, ExpressibleByArgument, CaseIterable {
    case streaming
    case beforeUse = "before-use"
    case noWait = "no-wait"
    static var list: String { "streaming, before-use or no-wait" }
}

enum FillPolicy: String, ExpressibleByArgument, CaseIterable { case none, idle, all }

enum ProgressMode: String, ExpressibleByArgument, CaseIterable {
    case auto, plain, none
    static var list: String { "auto, plain or none" }
}
