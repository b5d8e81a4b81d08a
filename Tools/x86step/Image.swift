import Emulator
import Glibc
import HostPlatform
import ImageModel

/// Runs the image of `Tests/Differential/x86/privileged` on tests of its own and writes what it left behind.
///
///     x86step image IMAGE TESTS RESULTS
final class Image {
    private static let memoryBytes: UInt64 = 512 << 20
    private static let tests: UInt64 = 0x200_0000
    private static let results: UInt64 = 0xa00_0000
    /// Of `struct result` in `main.c`.
    private static let resultBytes: UInt64 = 1984

    private let processor: X86Processor
    private let memory: GuestMemory
    private let pages: MappedPages
    private let bus = BareBus()
    private let resultPath: String

    init(arguments: [String]) throws {
        guard arguments.count == 3 else { throw UsageError(message: "image IMAGE TESTS RESULTS") }
        resultPath = arguments[2]
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: .v3)
        memory.codeInvalidator = processor
        let file = try Program.contents(arguments[0])
        func number(_ offset: Int, _ count: Int) -> UInt64 {
            guard offset >= 0, offset + count <= file.count else { return 0 }
            return (0..<count).reduce(0) { $0 | UInt64(file[offset + $1]) << UInt64(8 * $1) }
        }
        let headers = Int(number(32, 8))
        for index in 0..<Int(number(56, 2)) where number(headers + index * 56, 4) == 1 {
            let header = headers + index * 56
            let start = Int(number(header + 8, 8))
            _ = file[start..<start + Int(number(header + 32, 8))].withUnsafeBytes {
                memory.write(number(header + 24, 8), from: $0)
            }
        }
        _ = try Program.contents(arguments[1]).withUnsafeBytes { memory.write(Self.tests, from: $0) }
        // The first GiB as it is; the image makes what else it wants.
        put(0x9000, 0xa003)
        put(0xa000, 0xb003)
        for index in UInt64(0)..<512 { put(0xb000 + index * 8, index << 21 | 0x83) }
        processor.reset(pc: number(24, 8), pageTable: 0x9000, gdtBase: 0, gdtLimit: 0)
    }

    deinit { memory.codeInvalidator = nil }

    private func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    func run() throws -> Int32 {
        let stop = processor.run(maxInstructions: 20_000_000_000)
        var count: UInt64 = 0
        _ = withUnsafeMutableBytes(of: &count) { memory.read(Self.results, into: $0) }
        let bytes = min(64 + count * Self.resultBytes, Self.memoryBytes - Self.results)
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
