import Emulator
import Glibc

// x86step vectors                         single instructions, see Vectors.swift
// x86step replay [--records]              records of `native`, see Replay.swift; --records: by the hot loop
// x86step run [--level v1|v2|v3] [--instructions N] PROGRAM [ARGUMENT…]
//
// `run` tells on stderr how many instructions retired, and how fast.

struct UsageError: Error {
    var message: String
}

func main() throws -> Int32 {
    var arguments = Array(CommandLine.arguments.dropFirst())
    guard let command = arguments.first else { throw UsageError(message: "vectors, replay or run?") }
    arguments.removeFirst()
    if command == "vectors" {
        try Vectors().run()
        return 0
    }
    if command == "replay" { return try Replay(isRecord: arguments.first == "--records").run() ? 0 : 1 }
    guard command == "run" else { throw UsageError(message: "\(command)?") }
    var level = X86Level.v3
    var budget = UInt64.max
    while let option = arguments.first, option.hasPrefix("--"), arguments.count > 1 {
        switch (option, arguments[1]) {
        case ("--level", "v1"): level = .v1
        case ("--level", "v2"): level = .v2
        case ("--level", "v3"): level = .v3
        case ("--instructions", let text): budget = UInt64(text) ?? .max
        default: throw UsageError(message: "\(option) \(arguments[1])?")
        }
        arguments.removeFirst(2)
    }
    guard let path = arguments.first else { throw UsageError(message: "which program?") }
    let program = try Program(path: path, arguments: Array(arguments.dropFirst()), level: level)
    let start = clock()
    let code = program.run(maxInstructions: budget)
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    let retired = program.processor.retiredInstructions
    tell("\(retired) instructions, \(seconds) s of CPU, \(Int(Double(retired) / seconds / 1e6)) MIPS")
    return code ?? 125
}

do {
    exit(try main())
} catch let error as UsageError {
    tell("x86step: \(error.message)")
    exit(64)
}
