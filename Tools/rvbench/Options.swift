/// What the command line asks for.
struct Options {
    enum Command {
        case run, execute
    }

    var command: Command
    var files: [String] = []
    var repetitions = 1
    var userMode = false
    var isDump = false
    var maxInstructions = UInt64.max
    var window: (address: UInt64, count: Int)?

    init(_ arguments: [String]) throws {
        switch arguments.first {
        case "run": command = .run
        case "exec": command = .execute
        default: throw UsageError(message: "say `run FILE…` or `exec --elf FILE`")
        }
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            func value() throws -> String {
                guard let value = rest.popFirst() else { throw UsageError(message: "\(argument) needs a value") }
                return value
            }
            switch argument {
            case "--elf": files.append(try value())
            case "--dump": isDump = true
            case "--repeat": repetitions = max(1, Int(try Self.number(value())))
            case "--max": maxInstructions = try Self.number(value())
            case "--mode": userMode = try value() == "u"
            case "--window":
                let parts = try value().split(separator: ":")
                guard parts.count == 2 else { throw UsageError(message: "--window takes ADDRESS:LENGTH") }
                let count = try Self.number(String(parts[1]))
                guard count <= 1 << 30 else { throw UsageError(message: "--window is too long") }
                window = (try Self.number(String(parts[0])), Int(count))
            default:
                guard !argument.hasPrefix("-") else { throw UsageError(message: "unknown option \(argument)") }
                files.append(argument)
            }
        }
        if files.isEmpty { throw UsageError(message: "which file?") }
    }

    private static func number(_ text: String) throws -> UInt64 {
        let value = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
        guard let value else { throw UsageError(message: "\(text) is not a number") }
        return value
    }
}
