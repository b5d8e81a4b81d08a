import Emulator
import ImageModel

/// No devices; an interrupt when a test says so.
final class X86TestBus: X86Bus {
    var taskPriority: UInt8 = 0
    var vector: UInt8?
    var processor: X86Processor?

    func load(_ address: UInt64, size: Int) -> UInt64 { .max }
    func store(_ address: UInt64, _ value: UInt64, size: Int) {}
    func readPort(_ port: UInt16, size: Int) -> UInt32 { .max }
    func writePort(_ port: UInt16, _ value: UInt32, size: Int) {}
    func readModelSpecificRegister(_ number: UInt32) -> UInt64? { nil }
    func writeModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool { false }
    func timestamp() -> UInt64 { 0 }
    func pollTimer() {}

    func acknowledgeInterrupt() -> UInt8? {
        defer { vector = nil }
        processor?.setInterruptRequest(false)
        return vector
    }
}

/// A processor with paging, descriptor tables and handlers that halt.
///
///     0x1000 page tables   0x5000 GDT   0x6000 IDT   0x7000 handlers: HLT at + vector   0x8000 TSS
///     0xa000 top of the kernel's stack   0xc000 top of that of #DF   0x10000 code   0x20000 top of the program's stack   0x30000 data
final class X86TestMachine {
    static let code: UInt64 = 0x10000
    static let stack: UInt64 = 0x20000
    static let data: UInt64 = 0x30000
    static let handlers: UInt64 = 0x7000

    let memory: GuestMemory
    let processor: X86Processor
    let bus = X86TestBus()
    private let pages = AllocatedPages(sizeBytes: 2 << 20)

    init(privilege: UInt64 = 3) {
        memory = GuestMemory(guestBase: 0, sizeBytes: 2 << 20, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: .v3, records: 1 << 14)
        memory.codeInvalidator = processor
        bus.processor = processor
        put(0x1000, 0x2000 | 7)
        put(0x2000, 0x3000 | 7)
        put(0x3000, 0x4000 | 7)
        for page in UInt64(0)..<512 { setPage(page << 12, 7) }
        // Null, null, kernel's code and data, -, user's data and code, -, TSS.
        let table: [UInt64] = [
            0, 0, 0x00af_9b00_0000_ffff, 0x00cf_9300_0000_ffff, 0x00cf_fb00_0000_ffff, 0x00cf_f300_0000_ffff,
            0x00af_fb00_0000_ffff, 0, 0x0000_8900_8000_0067, 0,
        ]
        for (index, entry) in table.enumerated() { put(0x5000 + UInt64(index) * 8, entry) }
        for vector in UInt64(0)..<256 {
            let stackNumber: UInt64 = vector == 8 ? 1 : 0
            let privilege: UInt64 = vector == 3 || vector == 0x80 ? 3 : 0
            put(
                0x6000 + vector * 16,
                (Self.handlers + vector) & 0xffff | 0x10 << 16 | stackNumber << 32 | (0x8e | privilege << 5) << 40)
            put(0x6008 + vector * 16, 0)
            write(Self.handlers + vector, [0xf4])
        }
        put(0x8004, 0xa000)
        put(0x8000 + 36, 0xc000)
        processor.reset(pc: 0, pageTable: 0x1000, gdtBase: 0x5000, gdtLimit: 0x4f)
        processor.setDescriptorTables(gdt: nil, idt: (0x6000, 0xfff))
        processor.setTask(base: 0x8000, limit: 0x67)
        processor.enableVectors()
        processor.resume(at: Self.code, privilege: privilege)
        processor.setRegister(4, Self.stack)
    }

    deinit { memory.codeInvalidator = nil }

    func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    func get(_ address: UInt64) -> UInt64 {
        var value: UInt64 = 0
        _ = withUnsafeMutableBytes(of: &value) { memory.read(address, into: $0) }
        return value
    }

    func write(_ address: UInt64, _ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { memory.write(address, from: $0) } }

    func setPage(_ address: UInt64, _ flags: UInt64) { put(0x4000 + (address >> 12) * 8, address & ~4095 | flags) }

    /// Runs until a handler halts; its vector.
    func runToHandler(_ code: [UInt8]) -> UInt64? {
        write(Self.code, code)
        guard processor.run(maxInstructions: 100_000) == .halted else { return nil }
        return processor.pc &- Self.handlers &- 1
    }

    /// What the handler finds, from RSP on.
    func frame(_ index: Int) -> UInt64 { get(processor.register(4) + UInt64(index * 8)) }
}
