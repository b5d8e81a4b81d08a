import Emulator
import ImageModel

/// No devices; an interrupt when a test says so; a device that runs a closure when it is written to.
final class X86TestBus: X86Bus {
    var taskPriority: UInt8 = 0
    var vector: UInt8?
    var processor: X86Processor?
    /// A store outside RAM, or OUT.
    var onWrite: (() -> Void)?
    /// Each look at the timer.
    var onPoll: (() -> Void)?

    func load(_ address: UInt64, size: Int) -> UInt64 { .max }
    func store(_ address: UInt64, _ value: UInt64, size: Int) { onWrite?() }
    func readPort(_ port: UInt16, size: Int) -> UInt32 { .max }
    func writePort(_ port: UInt16, _ value: UInt32, size: Int) { onWrite?() }
    func readModelSpecificRegister(_ number: UInt32) -> UInt64? { nil }
    func writeModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool { false }
    func timestamp() -> UInt64 { 0 }
    func pollTimer() { onPoll?() }

    func request(_ vector: UInt8) {
        self.vector = vector
        processor?.setInterruptRequest(true)
    }

    func acknowledgeInterrupt() -> UInt8? {
        defer { vector = nil }
        processor?.setInterruptRequest(false)
        return vector
    }
}

/// What a handler found: its vector, and the frame that the processor pushed.
struct X86Taken: Equatable {
    var vector: UInt64
    /// nil: the exception has none.
    var error: UInt64?
    var rip: UInt64
    var cs: UInt64
    var flags: UInt64
    var rsp: UInt64
    var ss: UInt64

    func says(_ vector: UInt64, _ error: UInt64) -> Bool { self.vector == vector && self.error == error }
    func isFrom(cs: UInt64, ss: UInt64, rsp: UInt64) -> Bool { self.cs == cs && self.ss == ss && self.rsp == rsp }
}

/// A processor with paging, descriptor tables and handlers that halt.
///
///     0x1000 page tables   0x5000 GDT   0x6000 IDT   0x7000 handlers: HLT at + vector   0x8000 TSS
///     0xa000 top of the kernel's stack   0xc000 top of that of #DF, 0xe000 of IST 2   0x10000 code
///     0x20000 top of the program's stack   0x30000 data
final class X86TestMachine {
    enum Mode: Sendable {
        case user, kernel, compatibility
    }

    static let code: UInt64 = 0x10000
    static let stack: UInt64 = 0x20000
    static let data: UInt64 = 0x30000
    static let handlers: UInt64 = 0x7000
    static let kernelStack: UInt64 = 0xa000

    /// Index: the selector's. Kernel's code 10 and data 18, user's 32-bit code 20, data 28, code 30, TSS 40.
    static let descriptors: [UInt64] = [
        0, 0, 0x00af_9b00_0000_ffff, 0x00cf_9300_0000_ffff, 0x00cf_fb00_0000_ffff, 0x00cf_f300_0000_ffff,
        0x00af_fb00_0000_ffff, 0, 0x0000_8900_8000_0067, 0,
        0x0040_f303_0000_0fff,  // 50: data at 30000h, 4 KiB
        0x00cf_f100_0000_ffff,  // 58: read-only data
        0x00cf_7300_0000_ffff,  // 60: data that is not present
        0x00cf_f900_0000_ffff,  // 68: 32-bit code that cannot be read
        0x00c0_f700_0000_0030,  // 70: expand-down data, from 31000h
        0x00af_7b00_0000_ffff,  // 78: 64-bit code that is not present, for programs
        0x00af_1b00_0000_ffff,  // 80: the same for the kernel
        0x00af_9f00_0000_ffff,  // 88: conforming 64-bit code
        0x00cf_9b00_0000_ffff,  // 90: 32-bit code of the kernel
        0x00c0_fb00_0000_0010,  // 98: 32-bit code of 68 KiB
        0x0000_0200_0000_0000,  // a0: LDT that is not present
        0,
    ]

    let memory: GuestMemory
    let processor: X86Processor
    let bus = X86TestBus()
    private let pages = AllocatedPages(sizeBytes: 2 << 20)

    convenience init(privilege: UInt64 = 3) { self.init(privilege == 0 ? .kernel : .user) }

    init(_ mode: Mode, level: X86Level = .v3) {
        memory = GuestMemory(guestBase: 0, sizeBytes: 2 << 20, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: level, records: 1 << 14)
        memory.codeInvalidator = processor
        bus.processor = processor
        put(0x1000, 0x2000 | 7)
        put(0x2000, 0x3000 | 7)
        put(0x3000, 0x4000 | 7)
        for page in UInt64(0)..<512 { setPage(page << 12, 7) }
        for (index, entry) in Self.descriptors.enumerated() { put(0x5000 + UInt64(index) * 8, entry) }
        for vector in UInt64(0)..<256 {
            setGate(vector, stack: vector == 8 ? 1 : 0, privilege: vector == 3 || vector == 0x80 ? 3 : 0)
            write(Self.handlers + vector, [0xf4])
        }
        put(0x8004, Self.kernelStack)
        put(0x8000 + 36, 0xc000)
        put(0x8000 + 44, 0xe000)
        // No bitmap of ports.
        put(0x8060, 0x68 << 48)
        processor.reset(
            pc: 0, pageTable: 0x1000, gdtBase: 0x5000, gdtLimit: UInt16(Self.descriptors.count * 8 - 1))
        processor.setDescriptorTables(gdt: nil, idt: (0x6000, 0xfff))
        processor.setTask(base: 0x8000, limit: 0x67)
        processor.enableVectors()
        processor.resume(at: Self.code, privilege: mode == .kernel ? 0 : 3, is64Bit: mode != .compatibility)
        processor.setRegister(4, Self.stack)
    }

    deinit { memory.codeInvalidator = nil }

    // MARK: Memory and tables

    func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    func get(_ address: UInt64) -> UInt64 {
        var value: UInt64 = 0
        _ = withUnsafeMutableBytes(of: &value) { memory.read(address, into: $0) }
        return value
    }

    func write(_ address: UInt64, _ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { memory.write(address, from: $0) } }

    func setPage(_ address: UInt64, _ flags: UInt64) { put(Self.entry(address), address & ~4095 | flags) }

    /// Where the last level's entry for an address below 2 MiB is.
    static func entry(_ address: UInt64) -> UInt64 { 0x4000 + (address >> 12) * 8 }

    /// `type`: 14 interrupt gate, 15 trap gate.
    func setGate(
        _ vector: UInt64, selector: UInt64 = 0x10, stack: UInt64 = 0, privilege: UInt64 = 0, type: UInt64 = 14,
        isPresent: Bool = true, target: UInt64? = nil
    ) {
        let target = target ?? Self.handlers + vector
        let access = type | privilege << 5 | (isPresent ? 0x80 : 0)
        put(
            0x6000 + vector * 16,
            target & 0xffff | selector << 16 | stack << 32 | access << 40 | (target >> 16 & 0xffff) << 48)
        put(0x6008 + vector * 16, target >> 32)
    }

    /// Sets and clears bits of a control register.
    func change(_ control: UInt8, set: UInt64 = 0, clear: UInt64 = 0) {
        let value = processor.controlRegister(control)
        precondition(processor.setControlRegister(control, value & ~clear | set))
    }

    /// All pages the kernel's alone, but for those given.
    func protectKernel(except addresses: [UInt64] = []) {
        for page in UInt64(0)..<512 where !addresses.contains(page << 12) { setPage(page << 12, 3) }
    }

    var cr2: UInt64 { processor.controlRegister(2) }

    // MARK: Running

    /// Runs until a handler halts; its vector.
    func runToHandler(_ code: [UInt8]) -> UInt64? { run(code)?.vector }

    /// Runs until a handler halts; nil: anything else happened.
    func run(_ code: [UInt8], at address: UInt64 = code) -> X86Taken? {
        write(address, code)
        return run()
    }

    func run(maxInstructions: UInt64 = 100_000) -> X86Taken? {
        guard processor.run(maxInstructions: maxInstructions) == .halted else { return nil }
        let vector = processor.pc &- Self.handlers &- 1
        guard vector < 256 else { return nil }
        let hasError = [8, 10, 11, 12, 13, 14, 17].contains(vector)
        let first = hasError ? 1 : 0
        return X86Taken(
            vector: vector, error: hasError ? frame(0) : nil, rip: frame(first), cs: frame(first + 1),
            flags: frame(first + 2), rsp: frame(first + 3), ss: frame(first + 4))
    }

    /// What the handler finds, from RSP on.
    func frame(_ index: Int) -> UInt64 { get(processor.register(4) &+ UInt64(index * 8)) }

    /// Goes back to what the handler interrupted, as IRET would, with other flags if need be.
    func resume(_ taken: X86Taken, flags: UInt64? = nil) {
        processor.resume(at: taken.rip, privilege: taken.cs & 3)
        processor.setRegister(4, taken.rsp)
        processor.flags = flags ?? taken.flags
    }
}
