import Glibc
import HostPlatform
import ImageModel
import Testing

/// A child process that serves what `faulty_registry.py` is told to, and its log of requests. Ends with the object.
final class TestRegistry {
    let port: Int
    private let logPath: String
    private let process: HostProcess
    private let stdinEnd: Int32

    /// - Parameter options: JSON; see the script.
    init(_ options: String = "{}", layout: String = Fixture.layout) throws {
        logPath = Fixture.freshPath("log")
        let script = Fixture.supportFolder + "/faulty_registry.py"
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        try #require(pipe(&toChild) == 0 && pipe(&fromChild) == 0)
        for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var server = HostProgram("python3", [script, layout, logPath, options])
        server.descriptors = [0: toChild[0], 1: fromChild[1], 2: 2]
        process = try server.start()
        close(toChild[0])
        close(fromChild[1])
        stdinEnd = toChild[1]
        var digits: [UInt8] = []
        var byte: UInt8 = 0
        while read(fromChild[0], &byte, 1) == 1, byte != 0x0a { digits.append(byte) }
        close(fromChild[0])
        port = try #require(Int(String(decoding: digits, as: UTF8.self)))
    }

    deinit {
        close(stdinEnd)
        process.send(SIGKILL)
        _ = try? process.wait()
        unlink(logPath)
    }

    struct Logged {
        var path: String
        var status: Int64
        var range: String?
        var authorization: String?
        /// Seconds on the server's clock.
        var at: Double
        /// Requests that were being answered, this one included.
        var running: Int
    }

    /// What was asked so far.
    var log: [Logged] {
        get throws {
            var out: [Logged] = []
            for line in try Fixture.read(logPath).split(separator: 0x0a) {
                let document = JSONField(document: try JSONValue.parse(Array(line)))
                guard let path = try document.optional("path") else { continue }
                out.append(
                    Logged(
                        path: try path.string(), status: try document.required("status").int64(),
                        range: try document.optional("range")?.string(),
                        authorization: try document.optional("authorization")?.string(), at: at(document),
                        running: Int(try document.optional("running")?.int64() ?? 0)))
            }
            return out
        }
    }

    private func at(_ line: JSONField) -> Double {
        guard case .number(let number)? = line.value.member("at") else { return 0 }
        return Double(number.text) ?? 0
    }

    /// `sent` of the log lines that huge bodies leave.
    var bytesSent: UInt64? {
        get throws {
            for line in try Fixture.read(logPath).split(separator: 0x0a) {
                let document = JSONField(document: try JSONValue.parse(Array(line)))
                if let sent = try document.optional("sent") { return try sent.uint64() }
            }
            return nil
        }
    }
}

/// Files that tests share.
enum Fixture {
    static let supportFolder: String = {
        let here = #filePath
        let parts = here.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/") + "/Support"
    }()

    /// A folder of this test run; removed by the system's own tmp cleaning at the latest.
    static let folder: String = {
        var template = Array("/tmp/c2w-registry-tests-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        cleanUpFolder = strdup(path)
        atexit {
            guard let path = cleanUpFolder else { return }
            Fixture.run(["rm", "-rf", String(cString: path)])
        }
        return path
    }()
    nonisolated(unsafe) private static var cleanUpFolder: UnsafeMutablePointer<CChar>?

    /// The images of `make_images.py`, made once a run.
    static let layout: String = {
        let path = folder + "/layout"
        precondition(run(["python3", supportFolder + "/make_images.py", path]) == 0)
        return path
    }()

    /// Runs a program and waits for it; its exit status, or -1.
    @discardableResult
    static func run(_ arguments: [String], isQuiet: Bool = false) -> Int32 {
        guard case .exited(let code) = try? spawn(arguments, isQuiet: isQuiet)?.wait() else { return -1 }
        return code
    }

    /// Starts a program; nil where it is not there.
    static func spawn(_ arguments: [String], isQuiet: Bool = false) -> HostProcess? {
        var program = HostProgram(arguments[0], Array(arguments.dropFirst()))
        if !isQuiet { program.descriptors = [1: 1, 2: 2] }
        return try? program.start()
    }

    /// A certificate for localhost, its own authority, and its key; made once a run.
    static func certificate() throws -> (path: String, key: String) {
        try #require(isCertificateMade)
        return (folder + "/own.pem", folder + "/own-key.pem")
    }

    private static let isCertificateMade =
        run(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder + "/own-key.pem", "-out",
                folder + "/own.pem", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            ], isQuiet: true) == 0

    static func freshPath(_ suffix: String) -> String {
        folder + "/\(UInt64.random(in: 0...UInt64.max))." + suffix
    }

    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0 { return [] }
        defer { close(file) }
        var out: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            try #require(count >= 0)
            if count == 0 { return out }
            out += chunk[..<count]
        }
    }

    static func write(_ path: String, _ bytes: [UInt8]) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        try #require(file >= 0)
        defer { close(file) }
        try #require(Glibc.write(file, bytes, bytes.count) == bytes.count)
    }
}
