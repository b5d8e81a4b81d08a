import Glibc
import HostPlatform

/// The program under test, with a cache and a home of its own.
struct Installation {
    let scratch: Scratch
    let environment: [String: String?]

    /// The release binary beside the test bundle; `C2W_RUN` names another.
    static let program: String = {
        if let path = getenv("C2W_RUN") { return String(cString: path) }
        var buffer = [CChar](repeating: 0, count: 4097)
        let count = max(0, readlink("/proc/self/exe", &buffer, buffer.count - 1))
        let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Under `swift test` our own path is the bundle's or the test helper's: the build folder is the fallback.
        let beside = own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/c2w-run"
        if PosixFile.exists(beside) { return beside }
        return sourceFolder + "/.build/release/c2w-run"
    }()

    /// The package.
    static let sourceFolder: String = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }

    init(cache: String? = nil, _ more: [String: String?] = [:]) throws {
        scratch = try Scratch()
        var environment: [String: String?] = [
            "XDG_CACHE_HOME": cache ?? scratch["cache"], "HOME": scratch["home"], "C2W_CREDS": nil,
            "DOCKER_CONFIG": nil, "REGISTRY_AUTH_FILE": nil, "XDG_RUNTIME_DIR": nil, "XDG_CONFIG_HOME": nil,
            "C2W_GUEST": Installation.guests,
        ]
        environment.merge(more) { $1 }
        self.environment = environment
        try tool("mkdir", "-p", scratch["cache"], scratch["home"])
    }

    /// The guest images that `make guest` has put into the user's cache, a folder each.
    static let guests: String = {
        if let path = getenv("C2W_GUEST") { return String(cString: path) }
        let cache = getenv("XDG_CACHE_HOME").map { String(cString: $0) }
        let home = getenv("HOME").map { String(cString: $0) } ?? "/root"
        return (cache ?? home + "/.cache") + "/c2w-run/guest"
    }()

    func start(_ arguments: String...) throws -> ChildProcess {
        try ChildProcess([Installation.program] + arguments, environment: environment)
    }

    func callAsFunction(_ arguments: String..., input: [UInt8] = [], seconds: Double = 120) throws -> Finished {
        try self(arguments, input: input, seconds: seconds)
    }

    func callAsFunction(_ arguments: [String], input: [UInt8] = [], seconds: Double = 120) throws -> Finished {
        try run([Installation.program] + arguments, input: input, environment: environment, seconds: seconds)
    }
}

extension Installation {
    /// Runs the program in a terminal of that size, whose input stays open until `end` is shown, and returns what the
    /// terminal shows.
    func inTerminal(rows: Int, columns: Int, until end: String, _ arguments: String...) throws -> String {
        let words = ([Installation.program] + arguments).map { "'" + $0.replacing("'", with: "'\\''") + "'" }
        let script = "stty rows \(rows) cols \(columns); exec " + words.joined(separator: " ")
        let child = try ChildProcess(["script", "-qec", script, "/dev/null"], environment: environment)
        try child.waitForOutput(end)
        return try child.finish().output
    }
}

extension PosixFile {
    static func readRandom(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        bytes.withUnsafeMutableBytes { PosixHost().fillEntropy($0) }
        return bytes
    }
}
