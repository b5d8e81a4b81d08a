import Glibc

/// Floating-point results of a real unit: `Tests/Differential/floatoracle.c`, compiled for this host or for riscv64 under
/// `qemu-riscv64`, the latter also for the rounding mode x86 lacks.
enum Oracle: String, CaseIterable, Sendable {
    case host, qemu

    /// One executed instruction, as the C program lays it out.
    struct Record {
        var a: UInt64
        var b: UInt64
        var c: UInt64
        var result: UInt64
        var flags: UInt32
        var isUnspecified: UInt32
    }

    /// How many records a test takes of each operation in each rounding mode.
    static let countPerMode: Int = {
        guard let text = getenv("C2W_FP_VECTORS"), let count = Int(String(cString: text)) else { return 20_000 }
        return count
    }()

    private static let root = String(#filePath.dropLast("Tests/EmulatorTests/FloatingPoint/Oracle.swift".count))
    private static let source = root + "Tests/Differential/floatoracle.c"

    private static let hostCommand: String = compile("gcc -O1 -frounding-math", runner: "")
    private static let qemuCommand: String = compile(
        "riscv64-linux-gnu-gcc -static -O1 -frounding-math", runner: "qemu-riscv64 ")

    private static func compile(_ compiler: String, runner: String) -> String {
        let folder = root + ".build/floatoracle"
        let path = folder + "/" + compiler.prefix { $0 != " " }
        // Written aside, so that a test run beside this one never meets half a program.
        let command =
            "mkdir -p \(folder) && \(compiler) -o \(path).\(getpid()) \(source) && mv \(path).\(getpid()) \(path)"
        precondition(system(command) == 0, "\(compiler) is needed for this test")
        return runner + path
    }

    /// Calls `body` with each record; returns how many there were, nil if this machine lacks the operation.
    func run(
        _ operation: String, rounding: UInt8, count: Int, seed: UInt64, _ body: (Record) -> Void
    ) -> Int? {
        let program = self == .host ? Self.hostCommand : Self.qemuCommand
        guard let pipe = popen("\(program) \(operation) \(rounding) \(count) \(seed)", "r") else { return nil }
        var total = 0
        withUnsafeTemporaryAllocation(of: Record.self, capacity: 4096) { buffer in
            while true {
                let got = fread(buffer.baseAddress, MemoryLayout<Record>.stride, 4096, pipe)
                if got == 0 { break }
                for index in 0..<got { body(buffer[index]) }
                total += got
            }
        }
        let status = pclose(pipe)
        if status == 3 << 8 { return nil }
        precondition(status == 0 && total == count, "the oracle failed: \(operation) status \(status)")
        return total
    }
}
