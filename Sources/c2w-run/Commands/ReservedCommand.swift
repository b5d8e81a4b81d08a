import ArgumentParser

/// Commands of later versions. Their names are taken now, so that no image's name becomes a command some day.
let reserved: [any ParsableCommand.Type] = [
    ReservedExec.self, ReservedPS.self, ReservedStart.self, ReservedLogs.self, ReservedCommit.self,
    ReservedDiff.self, ReservedRM.self, ReservedCheckpoint.self, ReservedRestore.self, ReservedNet.self,
    ReservedDoctor.self, ReservedGuest.self,
]

/// A name without a command behind it yet.
protocol ReservedCommand: ParsableCommand {
    static var name: String { get }
    var ignored: [String] { get }
}

extension ReservedCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: name, abstract: "Not in this version.", shouldDisplay: false)
    }
    func run() throws {
        throw CommandError.usage(
            "\(Self.name) is not in this version (an image of that name runs with 'c2w-run run \(Self.name)')")
    }
}

struct ReservedExec: ReservedCommand {
    static let name = "exec"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedPS: ReservedCommand {
    static let name = "ps"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedStart: ReservedCommand {
    static let name = "start"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedLogs: ReservedCommand {
    static let name = "logs"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedCommit: ReservedCommand {
    static let name = "commit"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedDiff: ReservedCommand {
    static let name = "diff"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedRM: ReservedCommand {
    static let name = "rm"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedCheckpoint: ReservedCommand {
    static let name = "checkpoint"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedRestore: ReservedCommand {
    static let name = "restore"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedNet: ReservedCommand {
    static let name = "net"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedDoctor: ReservedCommand {
    static let name = "doctor"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}

struct ReservedGuest: ReservedCommand {
    static let name = "guest"
    @Argument(parsing: .captureForPassthrough) var ignored: [String] = []
}
