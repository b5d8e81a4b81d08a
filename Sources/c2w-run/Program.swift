import ArgumentParser
import FUSEMount
import Glibc
import HostPlatform
import ImageModel

/// The whole command line: the arguments in, the exit code out. It prints every error, and nothing else does.
enum Program {
    static func main(_ arguments: [String]) -> Int32 {
        // Before all else: this process is to stay as small as it begins.
        if arguments.first == MountGuard.argument { return MountGuard.run(Array(arguments.dropFirst())) }
        Signals.ignoreBrokenPipes()
        defer { Terminal.restore() }
        if arguments.isEmpty {
            StandardStream.error.writeLine(Root.helpMessage())
            return ExitStatus.usage
        }
        do {
            var command = try Root.parseAsRoot(withDefaultCommand(arguments))
            try command.run()
            return 0
        } catch {
            return report(error)
        }
    }

    /// `run` is put before an image's name. The first argument alone decides: later ones may be values of options,
    /// or belong to the container.
    static func withDefaultCommand(_ arguments: [String]) -> [String] {
        guard let first = arguments.first else { return [] }
        if first == "run" { return ["run"] + ShortOptions.spreadOut(Array(arguments.dropFirst())) }
        if Root.names.contains(first) || ["help", "--help", "-h", "--version"].contains(first) { return arguments }
        return ["run"] + ShortOptions.spreadOut(arguments)
    }

    /// Says what went wrong, in one line, and returns the exit code for it.
    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let error as CommandError:
            if let message = error.message { StandardStream.error.writeLine("c2w-run: " + message) }
            return error.exitCode
        case let error as HostError:
            // Whoever read our output has gone: nothing to say, and nobody to say it to.
            if error.isBrokenPipe { return ExitStatus.brokenPipe }
            StandardStream.error.writeLine("c2w-run: " + error.description)
            return ExitStatus.failure
        case let failure as BlobFailure:
            StandardStream.error.writeLine("c2w-run: " + Terminal.printable([UInt8](failure.message.utf8)))
            return failure.reason == .cancelled ? ExitStatus.interrupted : ExitStatus.failure
        default:
            let code = Root.exitCode(for: error)
            if code.isSuccess {
                try? StandardStream.output.write(Root.fullMessage(for: error) + "\n")
                return 0
            }
            if code.rawValue != ExitStatus.usage {  // not an error of the arguments
                StandardStream.error.writeLine("c2w-run: \(error)")
                return ExitStatus.failure
            }
            StandardStream.error.writeLine(
                "c2w-run: " + Root.message(for: error) + "\nSee 'c2w-run --help' and 'c2w-run COMMAND --help'.")
            return ExitStatus.usage
        }
    }
}

/// Exit codes with a meaning; a container's own code is passed on as it is.
enum ExitStatus {
    /// A path that is not in the image, as `cat` and `ls` have it.
    static let noSuchPath: Int32 = 1
    /// Some files were left out, as cp and tar have it.
    static let incomplete: Int32 = 1
    /// EX_USAGE of sysexits.h.
    static let usage: Int32 = 64
    static let failure: Int32 = 125
    /// What a shell reports for a process that SIGINT ended.
    static let interrupted: Int32 = 130
    /// What a shell reports for a process that SIGPIPE ended.
    static let brokenPipe: Int32 = 141
}

/// Ends a command with an exit code and, mostly, one line.
struct CommandError: Error {
    var exitCode: Int32
    var message: String?

    static func failure(_ message: String) -> CommandError {
        CommandError(exitCode: ExitStatus.failure, message: message)
    }
    static func usage(_ message: String) -> CommandError {
        CommandError(exitCode: ExitStatus.usage, message: message)
    }
    /// Without a word: the code says it all, or all was said before.
    static func exit(_ code: Int32) -> CommandError { CommandError(exitCode: code, message: nil) }
}
