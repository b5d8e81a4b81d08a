import Emulator
import Testing

/// A device bus that remembers stores and answers loads in one small window.
final class RecordingBus: MMIOBus {
    static let window: UInt64 = 0x1000_0000
    var stores: [(address: UInt64, value: UInt64, size: Int)] = []
    var onStore: () -> Void = {}

    func load(_ address: UInt64, size: Int) -> UInt64? {
        (Self.window..<Self.window + 4096).contains(address) ? 0x1122_3344_5566_7788 : nil
    }

    func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool {
        guard (Self.window..<Self.window + 4096).contains(address) else { return false }
        stores.append((address, value, size))
        onStore()
        return true
    }
}

/// Time that only moves when a test says so.
final class HandClock: MachineClock {
    var now: UInt64 = 0
    func ticks() -> UInt64 { now }
}

/// A hart with 1 MiB of RAM and a program in S-mode, translation off, FPU on. The program ends with ECALL.
final class Guest {
    static let base: UInt64 = 0x8000_0000
    static let sizeBytes: UInt64 = 1 << 20

    let pages = AllocatedPages(sizeBytes: Guest.sizeBytes)
    let memory: GuestMemory
    let bus = RecordingBus()
    let clock = HandClock()
    let hart: RISCVHart

    init(_ source: String = "ecall", records: Int = 1 << 16) {
        memory = GuestMemory(guestBase: Guest.base, sizeBytes: Guest.sizeBytes, host: pages.base)
        hart = RISCVHart(id: 0, memory: memory, bus: bus, clock: clock, records: records)
        memory.codeInvalidator = hart
        load(Binutils.assemble(source), at: Guest.base)
        hart.reset(pc: Guest.base, a0: 0, a1: 0)
        hart.setControlRegister(CSR.sstatus, 1 << 13)
    }

    deinit { memory.codeInvalidator = nil }

    func load(_ bytes: [UInt8], at address: UInt64) {
        precondition(bytes.withUnsafeBytes { memory.write(address, from: $0) })
    }

    func setWord(_ address: UInt64, _ value: UInt64) {
        withUnsafeBytes(of: value) { precondition(memory.write(address, from: $0)) }
    }

    func word(_ address: UInt64) -> UInt64 {
        var value: UInt64 = 0
        withUnsafeMutableBytes(of: &value) { precondition(memory.read(address, into: $0)) }
        return value
    }

    /// Runs to the ECALL; a guest that doesn't get there in 100,000 instructions fails the test.
    func run(_ location: SourceLocation = #_sourceLocation) {
        #expect(hart.run(maxInstructions: 100_000) == .supervisorCall, sourceLocation: location)
    }

    subscript(csr: UInt32) -> UInt64 { hart.controlRegister(csr) ?? 0xdead_dead_dead_dead }

    /// Register by ABI name: a0…a7, t0…t6, s0…s11, ra, sp, gp, tp.
    subscript(name: String) -> UInt64 {
        get { hart.register(Self.number(name)) }
        set { hart.setRegister(Self.number(name), newValue) }
    }

    private static func number(_ name: String) -> Int {
        let names = [
            "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5", "a6",
            "a7",
            "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
        ]
        guard let index = names.firstIndex(of: name) else { preconditionFailure("no register \(name)") }
        return index
    }
}

/// CSR numbers (priv §2.2), written down here again so that the product's list is checked.
enum CSR {
    static let fflags: UInt32 = 0x001, frm: UInt32 = 0x002, fcsr: UInt32 = 0x003
    static let sstatus: UInt32 = 0x100, sie: UInt32 = 0x104, stvec: UInt32 = 0x105, scounteren: UInt32 = 0x106
    static let senvcfg: UInt32 = 0x10a, sscratch: UInt32 = 0x140, sepc: UInt32 = 0x141, scause: UInt32 = 0x142
    static let stval: UInt32 = 0x143, sip: UInt32 = 0x144, stimecmp: UInt32 = 0x14d, satp: UInt32 = 0x180
    static let cycle: UInt32 = 0xc00, time: UInt32 = 0xc01, instret: UInt32 = 0xc02
}

/// Sv39 tables built in the guest's RAM by the test.
struct PageTables {
    static let v: UInt64 = 1, r: UInt64 = 2, w: UInt64 = 4, x: UInt64 = 8, u: UInt64 = 16
    static let g: UInt64 = 32, a: UInt64 = 64, d: UInt64 = 128
    static let kernel = v | r | w | x | a | d
    /// Root at 0x8008_0000, further tables behind it.
    static let root: UInt64 = 0x8008_0000

    let guest: Guest
    private(set) var next = PageTables.root + 4096

    init(_ guest: Guest) {
        self.guest = guest
        // The program where it is: a gigapage that maps 0x8000_0000 to itself.
        map(Guest.base, to: Guest.base, PageTables.kernel, level: 2)
    }

    var satp: UInt64 { 8 << 60 | Self.root >> 12 }

    /// Maps the page of `level` (0: 4 KiB, 1: 2 MiB, 2: 1 GiB) at a virtual address; the entry's address.
    @discardableResult
    mutating func map(_ address: UInt64, to physical: UInt64, _ flags: UInt64, level: Int = 0) -> UInt64 {
        var table = Self.root
        for step in stride(from: 2, to: level, by: -1) {
            let cell = table + (address >> UInt64(12 + 9 * step) & 511) * 8
            if guest.word(cell) & 1 == 0 {
                guest.setWord(cell, (next >> 12) << 10 | Self.v)
                next += 4096
            }
            table = (guest.word(cell) >> 10) << 12
        }
        let cell = table + (address >> UInt64(12 + 9 * level) & 511) * 8
        guest.setWord(cell, (physical >> 12) << 10 | flags)
        return cell
    }

    func enable() { guest.hart.setControlRegister(CSR.satp, satp) }
}
