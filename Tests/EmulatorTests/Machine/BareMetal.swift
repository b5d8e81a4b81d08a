import Emulator
import HostPlatform
import ImageModel

/// A handful of RISC-V instructions, enough for kernels of a few lines.
struct BareMetal {
    enum Register: UInt32 { case zero = 0, ra, sp, gp, tp, t0, t1, t2, s0, s1, a0, a1, a2, a3, a4, a5, a6, a7 }

    private(set) var words: [UInt32] = []

    /// Any 64-bit value, by shifts of 8 bits.
    mutating func load(_ register: Register, _ value: UInt64) {
        words.append(0x13 | register.rawValue << 7)  // li register, 0
        for shift in stride(from: 56, through: 0, by: -8) {
            words.append(8 << 20 | register.rawValue << 15 | 1 << 12 | register.rawValue << 7 | 0x13)  // slli
            let byte = UInt32(value >> UInt64(shift) & 0xff)
            words.append(byte << 20 | register.rawValue << 15 | 6 << 12 | register.rawValue << 7 | 0x13)  // ori
        }
    }
    mutating func move(_ to: Register, _ from: Register) {
        words.append(from.rawValue << 15 | to.rawValue << 7 | 0x13)
    }
    mutating func writeCSR(_ number: UInt32, _ from: Register) {
        words.append(number << 20 | from.rawValue << 15 | 1 << 12 | 0x73)
    }
    mutating func readCSR(_ to: Register, _ number: UInt32) {
        words.append(number << 20 | 2 << 12 | to.rawValue << 7 | 0x73)
    }
    mutating func storeWord(_ value: Register, at address: Register) {
        words.append(value.rawValue << 20 | address.rawValue << 15 | 2 << 12 | 0x23)
    }
    mutating func loadWord(_ to: Register, from address: Register) {
        words.append(address.rawValue << 15 | 2 << 12 | to.rawValue << 7 | 0x03)
    }
    mutating func ecall() { words.append(0x73) }
    mutating func wfi() { words.append(0x1050_0073) }
    mutating func loopForever() { words.append(0x6f) }

    /// An SBI call; its error is in a0, its value in a1 afterwards.
    mutating func sbi(_ number: UInt64, _ function: UInt64, _ arguments: [UInt64] = []) {
        for (register, value) in zip([Register.a0, .a1, .a2, .a3], arguments) { load(register, value) }
        load(.a6, function)
        load(.a7, number)
        ecall()
    }
    mutating func print(_ text: String) {
        for byte in text.utf8 { sbi(SBIExtension.debugConsole, 2, [UInt64(byte)]) }
    }
    mutating func shutDown(kind: UInt64 = 0, reason: UInt64 = 0) {
        sbi(SBIExtension.systemReset, 0, [kind, reason])
    }

    /// The program behind an Image header.
    var kernel: [UInt8] { BootLoaderTests.image(words.flatMap { littleEndianBytes(UInt64($0), 4) }) }
}

/// A machine that runs such a kernel, and all around it that a test looks at.
final class MachineFixture {
    let host = TestHost()
    let console = RecordingSink()
    let pages = AllocatedPages(sizeBytes: 8 << 20)
    let machine: Machine

    init(_ program: BareMetal, clock: MachineClockMode = .counted(instructionsPerTick: 20)) throws {
        let configuration = MachineConfiguration(
            memory: pages, host: host, clock: clock,
            boot: GuestBoot(kernel: program.kernel, commandLine: ""), consoles: ConsoleSinks(kernel: console),
            tickets: TicketBoard(lock: HostLock()))
        machine = try Machine(configuration)
    }
}
