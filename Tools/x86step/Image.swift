import Emulator
import Glibc

/// Runs the image of `Tests/Differential/x86/privileged` on tests of its own and writes what it left behind.
///
///     x86step image IMAGE TESTS RESULTS
final class Image {
    private static let tests: UInt64 = 0x200_0000
    private static let results: UInt64 = 0xa00_0000
    /// Of `struct result` in `main.c`.
    private static let resultBytes: UInt64 = 1984

    private let machine: KernelMachine
    private let resultPath: String

    init(arguments: [String]) throws {
        guard arguments.count == 3 else { throw UsageError(message: "image IMAGE TESTS RESULTS") }
        resultPath = arguments[2]
        // It makes what it wants of tables itself.
        machine = try KernelMachine(kernel: arguments[0], level: .v3)
        _ = try ELFFile.contents(arguments[1]).withUnsafeBytes { machine.memory.write(Self.tests, from: $0) }
    }

    func run() throws -> Int32 {
        let (processor, memory) = (machine.processor, machine.memory)
        let stop = processor.run(maxInstructions: 20_000_000_000)
        var count: UInt64 = 0
        _ = withUnsafeMutableBytes(of: &count) { memory.read(Self.results, into: $0) }
        let bytes = min(64 + count * Self.resultBytes, KernelMachine.memoryBytes - Self.results)
        guard let output = fopen(resultPath, "w") else { throw UsageError(message: "can't write \(resultPath)") }
        fwrite(memory.host + Int(Self.results), 1, Int(bytes), output)
        fclose(output)
        guard stop == .halted else {
            tell("stopped: \(stop) at 0x\(String(processor.pc, radix: 16)) after \(count) tests")
            return 1
        }
        return 0
    }
}
