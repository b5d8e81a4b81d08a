import Emulator
import ImageModel

/// A static riscv64 executable, run in U-mode on the bare hart: as on Linux as far as write and exit go.
///
/// It is how the differential streams of `Tests/Differential` run in wasm.
public final class UserProgram {
    public enum Failure: Error {
        case notAnExecutable
        case unknownSystemCall(UInt64)
        case trapped(cause: UInt64, address: UInt64)
        case outOfBudget
    }

    private final class NoDevices: MMIOBus {
        func load(_ address: UInt64, size: Int) -> UInt64? { nil }
        func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool { false }
    }

    private final class StoppedClock: MachineClock {
        func ticks() -> UInt64 { 0 }
    }

    private static let stackBytes: UInt64 = 1 << 20
    private let pages: AllocatedPages
    private let memory: GuestMemory
    private let hart: RISCVHart
    /// The trap handler is one ECALL, which comes back to us.
    private let trapAddress: UInt64

    private struct Segment {
        var fileOffset: Int
        var fileBytes: Int
        var address: UInt64
        var memoryBytes: UInt64
    }

    /// `file` is a whole ELF file (System V gABI, "ELF Header" and "Program Header").
    public init(_ file: UnsafeRawBufferPointer) throws(Failure) {
        var segments: [Segment] = []
        var entry: UInt64 = 0
        do throws(ByteCursor.Truncated) { (entry, segments) = try UserProgram.parse(file) } catch {
            throw .notAnExecutable
        }
        guard !segments.isEmpty, segments.allSatisfy({ $0.address < 1 << 30 && $0.memoryBytes < 1 << 28 }) else {
            throw .notAnExecutable
        }
        var lowest = UInt64.max
        var highest: UInt64 = 0
        for segment in segments {
            lowest = min(lowest, segment.address & ~0xffff)
            highest = max(highest, segment.address + segment.memoryBytes)
        }
        trapAddress = (highest + UserProgram.stackBytes + 0xffff) & ~0xffff
        pages = AllocatedPages(sizeBytes: trapAddress + 0x10000 - lowest)
        memory = GuestMemory(guestBase: lowest, sizeBytes: pages.lengthBytes, host: pages.base)
        for segment in segments {
            let bytes = file[segment.fileOffset..<segment.fileOffset + segment.fileBytes]
            guard memory.write(segment.address, from: UnsafeRawBufferPointer(rebasing: bytes)) else {
                throw .notAnExecutable
            }
        }
        hart = RISCVHart(id: 0, memory: memory, bus: NoDevices(), clock: StoppedClock())
        memory.codeInvalidator = hart
        let ecall: [UInt8] = [0x73, 0, 0, 0]
        _ = ecall.withUnsafeBytes { memory.write(trapAddress, from: $0) }
        hart.reset(pc: entry, a0: 0, a1: 0)
        hart.setRegister(2, trapAddress - 256)
        hart.setControlRegister(0x100, 1 << 13)  // sstatus: floating point on
        hart.setControlRegister(0x105, trapAddress)  // stvec
        hart.resume(at: entry, userMode: true)
    }

    /// The hart and its memory know each other.
    public func close() { memory.codeInvalidator = nil }

    private static func parse(_ file: UnsafeRawBufferPointer) throws(ByteCursor.Truncated) -> (UInt64, [Segment]) {
        var segments: [Segment] = []
        var header = ByteCursor(file)
        let magic = try header.u32LE()
        try header.skip(14)
        let machine = try header.u16LE()
        try header.skip(4)
        let entry = try header.u64LE()
        let tableOffset = try header.u64LE()
        try header.skip(16)
        let count = try header.u16LE()
        guard magic == 0x464c_457f, machine == 243 else { return (0, []) }
        var table = ByteCursor(file)
        try table.skip(Int(truncatingIfNeeded: min(tableOffset, 1 << 30)))
        for _ in 0..<count {
            let type = try table.u32LE()
            try table.skip(4)
            let offset = try table.u64LE()
            let address = try table.u64LE()
            try table.skip(8)
            let fileBytes = try table.u64LE()
            let memoryBytes = try table.u64LE()
            try table.skip(8)
            guard type == 1 else { continue }
            var content = ByteCursor(file)
            try content.skip(Int(truncatingIfNeeded: min(offset, 1 << 30)))
            let start = content.offset
            try content.skip(Int(truncatingIfNeeded: min(fileBytes, 1 << 30)))
            segments.append(
                Segment(
                    fileOffset: start, fileBytes: content.offset - start, address: address,
                    memoryBytes: max(memoryBytes, fileBytes)))
        }
        return (entry, segments)
    }

    /// Runs to the exit; what the program writes goes to `output`. The answer is its exit code.
    public func run(maxInstructions: UInt64, output: (UnsafeRawBufferPointer) -> Void) throws(Failure) -> UInt8 {
        while hart.retiredInstructions < maxInstructions {
            guard hart.run(maxInstructions: maxInstructions - hart.retiredInstructions) == .supervisorCall else {
                continue
            }
            let cause = hart.controlRegister(0x142) ?? 0
            let address = hart.controlRegister(0x141) ?? 0
            guard cause == 8 else { throw .trapped(cause: cause, address: address) }  // 8: ECALL from U-mode
            switch hart.register(17) {
            case 64: hart.setRegister(10, write(from: hart.register(11), count: hart.register(12), output))
            case 93, 94: return UInt8(truncatingIfNeeded: hart.register(10))
            case 2047: hart.setRegister(10, UInt64(bitPattern: -38))  // no call has this number: ENOSYS
            case let number: throw .unknownSystemCall(number)
            }
            hart.resume(at: address + 4, userMode: true)
        }
        throw .outOfBudget
    }

    private func write(from address: UInt64, count: UInt64, _ output: (UnsafeRawBufferPointer) -> Void) -> UInt64 {
        guard memory.contains(address, count: count) else { return UInt64(bitPattern: -14) }  // EFAULT
        output(UnsafeRawBufferPointer(start: memory.host + Int(address - memory.guestBase), count: Int(count)))
        return count
    }
}
