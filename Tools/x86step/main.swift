import Emulator
import Glibc

// x86step vectors                         single instructions, see Vectors.swift
// x86step replay [--forms FORMS] [--values FILE]        records of `native`, see Replay.swift
// x86step results                         records of `native` with our results, see Results.swift
// x86step image IMAGE TESTS RESULTS       privileged instructions, see Image.swift
// x86step run [--level v1|v2|v3] [--instructions N] [--name ARGV0] [--quiet 1] PROGRAM [ARGUMENT…]
// x86step boot [the same] VMLINUX [WORD OF THE COMMAND LINE…]
//
// `run` tells on stderr how many instructions retired, and how fast.

struct UsageError: Error {
    var message: String
}

func environment() -> [String] {
    var found: [String] = []
    var at = environ
    while let text = at.pointee {
        found.append(String(cString: text))
        at += 1
    }
    return found
}

func main() throws -> Int32 {
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard let command = arguments.first else { throw UsageError(message: "vectors, replay or run?") }
    arguments.removeFirst()
    if command == "vectors" {
        try Vectors().run()
        return 0
    }
    if command == "results" { return Results.run() }
    if command == "replay" { return try Replay(arguments: arguments).run() ? 0 : 1 }
    if command == "image" { return try Image(arguments: arguments).run() }
    guard command == "run" || command == "boot" else { throw UsageError(message: "\(command)?") }
    var level = X86Level.v3
    var budget = UInt64.max
    var name: String?
    var isQuiet = false
    while let option = arguments.first, option.hasPrefix("--"), arguments.count > 1 {
        switch (option, arguments[1]) {
        case ("--level", "v1"): level = .v1
        case ("--level", "v2"): level = .v2
        case ("--level", "v3"): level = .v3
        case ("--instructions", let text): budget = UInt64(text) ?? .max
        case ("--name", let text): name = text
        case ("--quiet", _): isQuiet = true
        default: throw UsageError(message: "\(option) \(arguments[1])?")
        }
        arguments.removeFirst(2)
    }
    guard let path = arguments.first else { throw UsageError(message: "which program?") }
    let run: () -> Int32?
    let retired: () -> UInt64
    if command == "boot" {
        let boot = try Boot(kernel: path, commandLine: arguments.dropFirst().joined(separator: " "), level: level)
        run = { boot.run(maxInstructions: budget) }
        retired = { boot.processor.retiredInstructions }
    } else {
        let program = try Program(
            path: path, arguments: [name ?? path] + arguments.dropFirst(), environment: environment(), level: level)
        run = { program.run(maxInstructions: budget) }
        retired = { program.processor.retiredInstructions }
    }
    let start = clock()
    let code = run()
    if isQuiet { return code ?? 125 }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    tell("\(retired()) instructions, \(seconds) s of CPU, \(Int(Double(retired()) / seconds / 1e6)) MIPS")
    return code ?? 125
}

do {
    exit(try main())
} catch let error as UsageError {
    tell("x86step: \(error.message)")
    exit(64)
}
