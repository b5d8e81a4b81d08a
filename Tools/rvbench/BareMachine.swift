import Emulator
import Glibc
import HostPlatform

/// No devices.
final class EmptyBus: MMIOBus {
    func load(_ address: UInt64, size: Int) -> UInt64? { nil }
    func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool { false }
}

/// Ticks of 100 ns.
final class MonotonicClock: MachineClock {
    func ticks() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 10_000_000 + UInt64(now.tv_nsec) / 100
    }
}

/// A hart with RAM and a program, and the few system calls a bare program makes.
final class BareMachine {
    enum End {
        case exited(Int32)
        case trapped
        case outOfBudget
        case systemCallUnknown(UInt64)
    }

    private static let stackBytes: UInt64 = 8 << 20

    let hart: RISCVHart
    private let pages: MappedPages
    private let memory: GuestMemory
    /// Trap handler: an ECALL, which comes back to us.
    private let trapAddress: UInt64
    private let userMode: Bool

    init(_ program: BareProgram, userMode: Bool) throws {
        self.userMode = userMode
        let lowest = program.segments.map(\.address).min() ?? 0
        let highest = program.segments.map { $0.address + $0.sizeInMemory }.max() ?? 0
        let base = lowest & ~0xffff
        let stackTop = (highest + Self.stackBytes + 0xffff) & ~0xffff
        let end = stackTop + 0x10000
        pages = try MappedPages(sizeBytes: end - base)
        let memory = GuestMemory(guestBase: base, sizeBytes: end - base, host: pages.base)
        self.memory = memory
        for segment in program.segments {
            _ = segment.bytes.withUnsafeBytes { memory.write(segment.address, from: $0) }
        }
        hart = RISCVHart(id: 0, memory: memory, bus: EmptyBus(), clock: MonotonicClock())
        memory.codeInvalidator = hart
        trapAddress = stackTop
        _ = withUnsafeBytes(of: UInt32(0x73)) { memory.write(stackTop, from: $0) }
        hart.reset(pc: program.entry, a0: 0, a1: 0)
        hart.setRegister(2, stackTop - 256)
        hart.setControlRegister(0x100, 1 << 13)
        hart.setControlRegister(0x105, trapAddress)
        hart.setControlRegister(0x106, 7)
        hart.resume(at: program.entry, userMode: userMode)
    }

    deinit { memory.codeInvalidator = nil }

    func run(maxInstructions: UInt64) -> End {
        while true {
            let used = hart.retiredInstructions
            guard used < maxInstructions else { return .outOfBudget }
            switch hart.run(maxInstructions: maxInstructions - used) {
            case .budget, .waitForInterrupt, .attention: continue
            case .supervisorCall: break
            }
            if hart.pc == trapAddress + 4 {
                guard userMode, hart.controlRegister(0x142) == 8 else { return .trapped }
                hart.resume(at: (hart.controlRegister(0x141) ?? 0) + 4, userMode: true)
            }
            switch hart.register(17) {
            case 64: hart.setRegister(10, output(at: hart.register(11), count: hart.register(12)))
            case 93, 94: return .exited(Int32(truncatingIfNeeded: hart.register(10) & 0xff))
            case 2047: hart.setRegister(10, UInt64(bitPattern: -38))  // no call has this number: ENOSYS
            case let number: return .systemCallUnknown(number)
            }
        }
    }

    private func output(at address: UInt64, count: UInt64) -> UInt64 {
        guard memory.contains(address, count: count) else { return UInt64(bitPattern: -14) }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        _ = bytes.withUnsafeMutableBytes { memory.read(address, into: $0) }
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { write(1, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if written <= 0 { return UInt64(bitPattern: -5) }
            done += written
        }
        return count
    }

    // MARK: What is told

    func describe(_ end: End) -> String {
        switch end {
        case .exited(let code): return "exit \(code)"
        case .outOfBudget: return "budget used up at pc \(hex(hart.pc))"
        case .systemCallUnknown(let number): return "system call \(number) is not known"
        case .trapped:
            let registers = [0x142, 0x141, 0x143].map { hex(hart.controlRegister($0) ?? 0) }
            return "trap: cause \(registers[0]) at \(registers[1]), value \(registers[2])"
        }
    }

    /// A line each: `end …`, `pc`, `x1`…`x31`, `f0`…`f31`, `fcsr`, then the window, 32 bytes a line.
    func dump(_ end: End, window: (address: UInt64, count: Int)?) -> String {
        var text = "end \(describe(end))\npc \(hex(hart.pc))\n"
        for index in 1..<32 { text += "x\(index) \(hex(hart.register(index)))\n" }
        for index in 0..<32 { text += "f\(index) \(hex(hart.floatRegister(index)))\n" }
        text += "fcsr \(hex(hart.controlRegister(3) ?? 0))\n"
        guard let window else { return text }
        var bytes = [UInt8](repeating: 0, count: window.count)
        guard bytes.withUnsafeMutableBytes({ memory.read(window.address, into: $0) }) else {
            return text + "window is not in memory\n"
        }
        for start in stride(from: 0, to: bytes.count, by: 32) {
            let line = bytes[start..<min(start + 32, bytes.count)]
            text += "\(hex(window.address + UInt64(start))) "
            text += line.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n"
        }
        return text
    }

    private func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
