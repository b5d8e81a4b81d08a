import Emulator
import Glibc
import ImageModel

/// Bytes as a program with a machine to itself: mode, registers, descriptor tables and control registers are random too.
/// Whatever it does, `run` comes back when its budget is used up.
@Sendable func fuzzX86Processor(_ bytes: UnsafeRawBufferPointer) {
    // Two thousand instructions take a millisecond of CPU; who has taken 20 seconds does not come back, and is ended.
    var limit = itimerval(it_interval: timeval(), it_value: timeval(tv_sec: 20, tv_usec: 0))
    setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &limit, nil)
    RandomGuest(bytes).run()
}

@Sendable func x86ProcessorSeeds() -> [[UInt8]] {
    let header = [UInt8](repeating: 0, count: RandomGuest.headerBytes)
    func mode(_ choice: UInt8, _ flags: UInt8, _ controls: UInt8) -> [UInt8] {
        [choice, flags, controls] + header.dropFirst(3)
    }
    let codes: [[UInt8]] = [
        // A loop of string instructions; stores into the code; SYSCALL, INT, IRET; CR and DR; x87, SSE, XSAVE; far branches.
        [0xf3, 0xaa, 0xf3, 0xa4, 0xf3, 0x48, 0xa5, 0xf2, 0xae, 0xf3, 0xa6, 0xfd, 0xf3, 0xab, 0xfc, 0xeb, 0xed],
        [0xc6, 0x05, 1, 0, 0, 0, 0xc0, 0xff, 0xc1, 0xff, 0x05, 0xf8, 0xff, 0xff, 0xff, 0xeb, 0xef],
        [0x0f, 0x05, 0xcd, 0x80, 0xcc, 0xf1, 0x48, 0xcf, 0x48, 0x0f, 0x07, 0x0f, 0x34, 0x0f, 0x35, 0xf4],
        [0x0f, 0x20, 0xc0, 0x0f, 0x22, 0xc0, 0x0f, 0x22, 0xd8, 0x0f, 0x22, 0xe0, 0x0f, 0x23, 0xf8, 0x0f, 0x21, 0xf0],
        [0xd9, 0xe8, 0xde, 0xf9, 0xdd, 0x36, 0x0f, 0xae, 0x06, 0x0f, 0xae, 0x27, 0x0f, 0xae, 0x2f, 0x0f, 0x77, 0x9b],
        [
            0x66, 0x0f, 0x58, 0xc1, 0xc5, 0xfc, 0x58, 0xc1, 0xc4, 0xe2, 0x71, 0x90, 0x04, 0x1e, 0xc4, 0xe2, 0x69, 0x98,
            0xc1,
        ],
        [
            0xff, 0x2e, 0xff, 0x1e, 0xcb, 0x8e, 0xd8, 0x8e, 0xd0, 0x0f, 0xa1, 0x0f, 0xb4, 0x06, 0x0f, 0x00, 0xd8, 0x0f,
            0x01, 0x16,
        ],
        [0x9c, 0x81, 0x0c, 0x24, 0, 1, 4, 0, 0x9d, 0x90, 0xfb, 0xf4, 0x8e, 0xd0, 0xfa, 0xc8, 8, 0, 3, 0xc9],
        [
            0x0f, 0x30, 0x0f, 0x32, 0x0f, 0x01, 0xf8, 0x0f, 0x01, 0x3e, 0x66, 0x0f, 0x38, 0x82, 0x06, 0x0f, 0xa2, 0x0f,
            0x31,
        ],
    ]
    return codes.flatMap { code in
        [mode(0, 2, 0) + code, mode(1, 2, 0x1f) + code, mode(2, 3, 0) + code, mode(3, 0xff, 0xff) + code]
    }
}

private final class RandomBus: X86Bus {
    var taskPriority: UInt8 = 0
    var time: UInt64 = 0
    weak var processor: X86Processor?
    /// Interrupts come as time goes by.
    var period: UInt64 = 0

    func load(_ address: UInt64, size: Int) -> UInt64 { address }
    func store(_ address: UInt64, _ value: UInt64, size: Int) {}
    func readPort(_ port: UInt16, size: Int) -> UInt32 { UInt32(port) }
    func writePort(_ port: UInt16, _ value: UInt32, size: Int) {
        // Some ports are devices that want the CPU's thread.
        if port & 0xff == 0x64 { processor?.requestAttention() }
    }
    func readModelSpecificRegister(_ number: UInt32) -> UInt64? { number == 0x1b ? 0xfee0_0900 : nil }
    func writeModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool { number == 0x1b }
    func acknowledgeInterrupt() -> UInt8? {
        processor?.setInterruptRequest(false)
        return time & 7 == 0 ? nil : UInt8(truncatingIfNeeded: time)
    }
    func timestamp() -> UInt64 { time }
    func pollTimer() {
        time &+= 1
        if period != 0, time % period == 0 { processor?.setInterruptRequest(true) }
    }
}

private final class RandomGuest {
    static let headerBytes = 16
    private static let ramBytes: UInt64 = 1 << 20
    private static let code: UInt64 = 0x10000

    private let input: UnsafeRawBufferPointer
    private let ram = AllocatedPages(sizeBytes: RandomGuest.ramBytes)
    private let memory: GuestMemory
    private let bus = RandomBus()
    private let processor: X86Processor

    init(_ input: UnsafeRawBufferPointer) {
        self.input = input
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.ramBytes, host: ram.base)
        let level: X86Level = [.v1, .v2, .v3, .v3][Int(input.first ?? 0) >> 6]
        // So few records that they run out.
        processor = X86Processor(memory: memory, bus: bus, level: level, records: 4096)
        memory.codeInvalidator = processor
        bus.processor = processor
        setUp()
    }

    deinit { memory.codeInvalidator = nil }

    private func header(_ index: Int) -> UInt64 { index < input.count ? UInt64(input[index]) : 0 }

    private func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    /// As a kernel would leave it, more or less: see the header's bytes.
    private func setUp() {
        var mix = Mutator(seed: (0..<Self.headerBytes).reduce(0) { $0 &* 257 &+ header($1) })
        put(0x1000, 0x2007)
        put(0x2000, 0x3007)
        put(0x3000, 0x4007)
        for page in UInt64(0)..<256 {
            let isOdd = mix.below(32) == 0
            put(0x4000 + page * 8, page << 12 | (isOdd && page > 8 ? mix.next() & 0x8000_0000_0000_0067 : 7))
        }
        let descriptors: [UInt64] = [
            0, 0, 0x00af_9b00_0000_ffff, 0x00cf_9300_0000_ffff, 0x00cf_fb00_0000_ffff, 0x00cf_f300_0000_ffff,
            0x00af_fb00_0000_ffff, 0x0000_f203_0000_0fff, 0x0000_8900_8000_0067, 0, mix.next(), mix.next(),
        ]
        for (index, value) in descriptors.enumerated() { put(0x5000 + UInt64(index) * 8, value) }
        for vector in UInt64(0)..<256 {
            // Handlers in the code itself, so that faults go on with it.
            let target = Self.code + UInt64(mix.below(max(1, input.count)))
            let stack = UInt64(mix.below(3))
            put(0x6000 + vector * 16, target & 0xffff | 0x10 << 16 | stack << 32 | 0xee << 40 | (target >> 16) << 48)
            put(0x6008 + vector * 16, 0)
        }
        put(0x8004, 0xa000)
        put(0x8024, 0xc000)
        put(0x802c, 0xe000)
        let code = UnsafeRawBufferPointer(rebasing: input.dropFirst(min(input.count, Self.headerBytes)))
        var at = Self.code
        // Again and again up to a page's end and behind.
        while code.count > 0, at < Self.code + 0x1800 {
            _ = memory.write(at, from: UnsafeRawBufferPointer(rebasing: code.prefix(Int(Self.code + 0x1800 - at))))
            at += UInt64(code.count)
        }
        processor.reset(pc: 0, pageTable: header(3) & 31 == 31 ? 0 : 0x1000, gdtBase: 0x5000, gdtLimit: 0x5f)
        processor.setDescriptorTables(gdt: nil, idt: (0x6000, header(3) & 32 == 0 ? 0xfff : UInt16(header(4)) << 4))
        processor.setTask(base: 0x8000, limit: 0x67)
        processor.enableVectors()
        let controls = header(2)
        _ = processor.setControlRegister(
            4, processor.controlRegister(4) | controls << 16 & 0x32_0000 | controls << 3 & 8)
        _ = processor.setControlRegister(0, processor.controlRegister(0) ^ (controls & 0xc | (controls & 0x40) << 12))
        if controls & 0x80 != 0 {
            processor.setDebugRegister(0, Self.code + header(5))
            processor.setDebugRegister(1, 0x9ff8)
            processor.setDebugRegister(2, 0x30000 + header(6))
            processor.setDebugRegister(7, header(7) << 16 | header(8) << 24 | header(9))
        }
        let choice = header(0)
        processor.resume(
            at: Self.code + (choice & 32 != 0 ? 0xff0 : 0), privilege: choice & 1 == 0 ? 3 : 0,
            is64Bit: choice & 2 == 0)
        for index in 0..<16 {
            let values: [UInt64] = [
                0, 1, 0x30000, 0x9000, .max, 1 << 63, 0x30fff, mix.next(), 0x10004, 0x2b, 0x7fff_ffff_ffff,
            ]
            processor.setRegister(index, values[mix.below(values.count)])
        }
        processor.setRegister(4, 0x20000)
        processor.setRegister(3, 0x30000)
        processor.flags = header(1) << 8 & 0x7f00 | header(10) << 11 & 0x4_0000 | header(11)
        _ = processor.setModelSpecificRegister(0xc000_0081, 0x10 << 32 | 0x20 << 48)
        _ = processor.setModelSpecificRegister(0xc000_0082, Self.code + header(12))
        _ = processor.setModelSpecificRegister(0x174, 0x10)
        _ = processor.setModelSpecificRegister(0x176, Self.code + header(13))
        bus.period = header(14) & 3
    }

    func run() {
        for _ in 0..<4 {
            let before = processor.retiredInstructions
            let stop = processor.run(maxInstructions: 500)
            // At most a block more than asked for.
            precondition(processor.retiredInstructions &- before <= 500 + 64, "more than was asked for")
            if stop == .shutdown { precondition(processor.run(maxInstructions: 1) == .shutdown) }
            if stop == .halted, !processor.isInterruptEnabled { break }
        }
        memory.codeInvalidator = nil
    }
}
