import Glibc

/// Programs of `Tests/Differential/x86` that carry instructions out on this machine and write fixed-size records.
struct NativeOracle: Sendable {
    let command: String

    /// Nil where the host is no x86-64 machine.
    static let sse = NativeOracle(source: "sseoracle")
    static let x87 = NativeOracle(source: "x87oracle")

    /// Executions of each operation in each mode.
    static let countPerMode: Int = {
        guard let text = getenv("C2W_X86_FP_VECTORS"), let count = Int(String(cString: text)) else { return 2000 }
        return count
    }()

    private init?(source: String) {
        #if arch(x86_64)
            let root = String(#filePath.dropLast("Tests/EmulatorTests/X86Float/NativeOracle.swift".count))
            let folder = root + ".build/floatoracle"
            let path = folder + "/" + source
            // Written aside, so that a test run beside this one never meets half a program.
            let compile =
                "mkdir -p \(folder) && gcc -O1 -mno-red-zone -frounding-math -o \(path).\(getpid()) "
                + "\(root)Tests/Differential/x86/\(source).c && mv \(path).\(getpid()) \(path)"
            precondition(system(compile) == 0, "gcc is needed for this test")
            command = path
        #else
            return nil
        #endif
    }

    /// Calls `body` with the address of each record; returns how many there were, nil if this machine lacks the operation.
    func run(
        _ arguments: String, recordSizeBytes: Int, _ body: (UnsafeRawPointer) -> Void
    ) -> Int? {
        guard let pipe = popen("\(command) \(arguments)", "r") else { return nil }
        var total = 0
        withUnsafeTemporaryAllocation(byteCount: recordSizeBytes * 1024, alignment: 16) { buffer in
            guard let base = buffer.baseAddress else { return }
            while true {
                let got = fread(base, recordSizeBytes, 1024, pipe)
                if got == 0 { break }
                for index in 0..<got { body(UnsafeRawPointer(base) + index * recordSizeBytes) }
                total += got
            }
        }
        let status = pclose(pipe)
        if status == 3 << 8 { return nil }
        precondition(status == 0, "the oracle failed: \(arguments) status \(status)")
        return total
    }
}
