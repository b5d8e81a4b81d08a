import Glibc

/// Other people's programs as judges of bytes that we make.
enum HostTool {
    /// What a shell command prints, with the bytes in a file whose path is in `$BLOB`.
    static func judge(_ bytes: [UInt8], by command: String) -> String {
        var template = Array("/tmp/c2w-blob-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        precondition(descriptor >= 0, "no temporary file")
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        guard let file = fdopen(descriptor, "w") else { preconditionFailure("can't write \(path)") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        guard let pipe = popen("export BLOB=\(path); \(command)", "r") else {
            preconditionFailure("can't run \(command)")
        }
        let output = drain(pipe)
        precondition(pclose(pipe) == 0, "failed: \(command)")
        return String(decoding: output, as: UTF8.self)
    }

    static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { preconditionFailure("can't read \(path)") }
        defer { fclose(file) }
        return drain(file)
    }

    private static func drain(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }
}
