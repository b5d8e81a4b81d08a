import Emulator
import ImageModel
import Testing

/// RISC-V SBI 2.0, call by call.
@Suite struct SBITests {
    private final class NoBus: MMIOBus {
        func load(_ address: UInt64, size: Int) -> UInt64? { nil }
        func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool { false }
    }
    private final class StillClock: MachineClock {
        func ticks() -> UInt64 { 0 }
    }
    struct Call: Sendable {
        let number: UInt64
        let function: UInt64
        var arguments: [UInt64] = []
        var error: Int64 = 0
        var value: UInt64 = 0
    }

    private let pages = AllocatedPages(sizeBytes: 1 << 20)
    private let console = RecordingSink()
    private let memory: GuestMemory
    private let hart: RISCVHart
    private let firmware: SBI

    init() {
        memory = GuestMemory(guestBase: MemoryMap.ram, sizeBytes: 1 << 20, host: pages.base)
        hart = RISCVHart(id: 0, memory: memory, bus: NoBus(), clock: StillClock())
        firmware = SBI(memory: memory, console: console)
    }

    private func call(_ call: Call) -> SBIOutcome {
        for index in 0..<6 { hart.setRegister(10 + index, index < call.arguments.count ? call.arguments[index] : 0) }
        hart.setRegister(16, call.function)
        hart.setRegister(17, call.number)
        return firmware.call(hart)
    }

    static let base = SBIExtension.base
    static let ipi = SBIExtension.ipi
    static let fence = SBIExtension.remoteFence
    static let hartState = SBIExtension.hartState
    static let debug = SBIExtension.debugConsole

    @Test(
        "Errors and values",
        arguments: [
            Call(number: base, function: 0, value: 0x0200_0000),
            Call(number: base, function: 1, value: SBI.implementationID),
            Call(number: base, function: 3, arguments: [SBIExtension.time], value: 1),
            Call(number: base, function: 3, arguments: [SBIExtension.debugConsole], value: 1),
            Call(number: base, function: 3, arguments: [0x1], value: 0),  // legacy console
            Call(number: base, function: 3, arguments: [.max], value: 0),
            Call(number: base, function: 4),
            Call(number: base, function: 7, error: -2),
            Call(number: 0x0, function: 0, error: -2),
            Call(number: 0x464_5746, function: 0, error: -2),
            Call(number: .max, function: .max, error: -2),
            Call(number: SBIExtension.time, function: 1, error: -2),
            Call(number: ipi, function: 0, arguments: [1, 0]),
            Call(number: ipi, function: 0, arguments: [0, .max]),
            Call(number: ipi, function: 0, arguments: [2, 0], error: -3),
            Call(number: ipi, function: 0, arguments: [1, 1], error: -3),
            Call(number: ipi, function: 1, error: -2),
            Call(number: fence, function: 0, arguments: [1, 0]),
            Call(number: fence, function: 2, arguments: [1, 0, 0, .max]),
            Call(number: fence, function: 1, arguments: [3, 0, 0, .max], error: -3),
            Call(number: fence, function: 3, error: -2),
            Call(number: hartState, function: 0, arguments: [0], error: -6),
            Call(number: hartState, function: 0, arguments: [1], error: -3),
            Call(number: hartState, function: 1, error: -1),
            Call(number: hartState, function: 2, arguments: [0], value: 0),
            Call(number: hartState, function: 2, arguments: [1], error: -3),
            Call(number: hartState, function: 3, error: -2),
            Call(number: SBIExtension.systemReset, function: 0, arguments: [3, 0], error: -3),
            Call(number: SBIExtension.systemReset, function: 0, arguments: [0, 2], error: -3),
            Call(number: SBIExtension.systemReset, function: 1, error: -2),
            Call(number: debug, function: 0, arguments: [4, 0x8000_0000, 1], error: -3),
            Call(number: debug, function: 0, arguments: [4, 0x7fff_fffe, 0], error: -3),
            Call(number: debug, function: 0, arguments: [4, .max, 0], error: -3),
            Call(number: debug, function: 1, arguments: [4, 0x8000_0000, 0], value: 0),
            Call(number: debug, function: 3, error: -2),
        ])
    func answers(expected: Call) {
        #expect(call(expected) == .running)
        #expect(Int64(bitPattern: hart.register(10)) == expected.error)
        #expect(hart.register(11) == expected.value)
        #expect(console.bytes.isEmpty)
    }

    @Test("Arguments and other registers of the guest survive a call")
    func preservesRegisters() {
        for index in 1..<32 { hart.setRegister(index, UInt64(index) << 32) }
        _ = firmware.call(hart)
        for index in 1..<32 where index != 10 && index != 11 {
            #expect(hart.register(index) == UInt64(index) << 32)
        }
    }

    @Test("The debug console writes bytes of guest memory, a limited number at a time")
    func debugConsoleWrite() {
        _ = Array("kernel says".utf8).withUnsafeBytes { memory.write(0x8000_0100, from: $0) }
        _ = call(Call(number: Self.debug, function: 0, arguments: [6, 0x8000_0100, 0]))
        #expect(hart.register(11) == 6)
        #expect(console.text == "kernel")
        _ = call(Call(number: Self.debug, function: 0, arguments: [1 << 19, 0x8000_0100, 0]))
        #expect(hart.register(11) == 4096)
        _ = call(Call(number: Self.debug, function: 2, arguments: [0x141]))
        #expect(console.bytes.last == 0x41)
    }

    @Test("set_timer sets the deadline")
    func setTimer() {
        _ = call(Call(number: SBIExtension.time, function: 0, arguments: [77]))
        #expect(hart.timerDeadlineTicks == 77)
    }

    @Test("An IPI to itself makes the software interrupt pending")
    func selfIPI() {
        #expect(hart.controlRegister(0x144) == 0)
        _ = call(Call(number: Self.ipi, function: 0, arguments: [1, 0]))
        #expect(hart.controlRegister(0x144) == 2)
    }
}
