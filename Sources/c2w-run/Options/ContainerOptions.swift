import ArgumentParser
import Glibc
import HostPlatform
import ImageModel

/// What `docker run` says about the container's process, with the same words.
struct ContainerOptions: ParsableArguments {
    @Flag(name: [.customShort("i"), .customLong("interactive")], help: "Pass our standard input on to the container.")
    var interactive = false

    @Flag(name: [.customShort("t"), .customLong("tty")], help: "Give the container a terminal.")
    var tty = false

    @Option(
        name: [.customShort("e"), .customLong("env")], parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Set a variable; a bare name takes our own value.", valueName: "NAME[=VALUE]"))
    var environment: [String] = []

    @Option(
        name: .customLong("env-file"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Set the variables a file lists, one a line.", valueName: "FILE"))
    var environmentFiles: [String] = []

    @Option(
        name: [.customShort("w"), .customLong("workdir")], parsing: .unconditional,
        help: ArgumentHelp("Working folder in the container.", valueName: "PATH"))
    var workingFolder: String?

    @Option(
        name: [.customShort("u"), .customLong("user")], parsing: .unconditional,
        help: ArgumentHelp("User and group, by name or number.", valueName: "USER[:GROUP]"))
    var user: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Run this instead of the image's entrypoint.", valueName: "COMMAND")
    )
    var entrypoint: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Host name in the container.", valueName: "NAME"))
    var hostname: String = "c2w"

    @Flag(name: .customLong("read-only"), help: "The container cannot write to its root.")
    var readOnly = false

    @Option(parsing: .unconditional, help: .hidden) var name: String?
    @Flag(name: .customLong("rm"), help: .hidden) var remove = false

    func validate() throws {
        for variable in environment where variable.isEmpty || variable.hasPrefix("=") {
            throw ValidationError("-e '\(variable)': expected NAME=VALUE or NAME")
        }
        if let workingFolder, !workingFolder.hasPrefix("/") {
            throw ValidationError("-w '\(workingFolder)': expected an absolute path")
        }
        // As long as the kernel allows a host name to be.
        if hostname.isEmpty || hostname.utf8.count > 63 { throw ValidationError("--hostname: 1 to 63 bytes") }
    }
}

/// What is to be run, put together from the image's configuration and the command line.
struct ContainerProcess: Equatable {
    var arguments: [String]
    var environment: [String]
    var workingFolder: String
    var user: String

    /// The rules of `docker run`: a command replaces the image's `Cmd`, `--entrypoint` replaces both.
    init(config: ImageConfig, options: ContainerOptions, command: [String], fileVariables: [String]) throws {
        if let entrypoint = options.entrypoint {
            arguments = (entrypoint.isEmpty ? [] : [entrypoint]) + command
        } else {
            arguments = config.entrypoint + (command.isEmpty ? config.command : command)
        }
        if arguments.isEmpty {
            throw CommandError(
                exitCode: ExitStatus.failure, message: "the image has no command of its own: say what to run")
        }
        var variables = EnvironmentList()
        variables.set("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        variables.set("HOSTNAME=" + options.hostname)
        if options.tty { variables.set("TERM=xterm") }
        for variable in config.environment + fileVariables + options.environment { variables.set(variable) }
        environment = variables.all
        workingFolder = options.workingFolder ?? (config.workingFolder.isEmpty ? "/" : config.workingFolder)
        user = options.user ?? config.user
    }
}

/// Environment variables in the order they were first set.
struct EnvironmentList {
    private(set) var all: [String] = []

    /// `NAME=VALUE` sets; a bare `NAME` takes our own process's value, or unsets if there is none.
    mutating func set(_ variable: String) {
        let name = variable.prefix { $0 != "=" }
        let index = all.firstIndex { $0.prefix { $0 != "=" } == name }
        var text: String? = variable
        if name.utf8.count == variable.utf8.count {
            text = getenv(variable).map { variable + "=" + String(cString: $0) }
        }
        if let index {
            if let text { all[index] = text } else { all.remove(at: index) }
        } else if let text {
            all.append(text)
        }
    }

    /// The lines of an `--env-file`: `NAME=VALUE` or `NAME`; empty lines and those that begin with # are skipped.
    static func variables(inFile path: String) throws(CommandError) -> [String] {
        let bytes: [UInt8]
        do throws(HostError) { bytes = try PosixFile.readAll(path, maxBytes: 1 << 20) } catch {
            throw .failure("--env-file: \(error)")
        }
        var found: [String] = []
        for (number, raw) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            var line = raw
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            line = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            if line.first == UInt8(ascii: "=") || line.contains(0) {
                throw .failure("--env-file: \(path), line \(number + 1): expected NAME=VALUE")
            }
            found.append(String(decoding: line, as: UTF8.self))
        }
        return found
    }
}
