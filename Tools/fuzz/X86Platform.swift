import Emulator
import HostPlatform
import ImageModel

/// A hostile kernel before the x86-64 machine's APICs and ports: the input is a list of its doings. Besides traps it
/// finds a line that does not follow the local APIC, a vector that none may have, an APIC that a restart does not mend.
@Sendable func fuzzX86Platform(_ bytes: UnsafeRawBufferPointer) {
    let kernel = HostileX86Kernel(bytes)
    while kernel.step() {}
    kernel.finish()
}

/// Switches the local APIC on, routes pin 5 as a level, sets the timer both ways, takes and ends interrupts.
@Sendable func x86PlatformSeeds() -> [[UInt8]] {
    func local(_ register: UInt8, _ value: UInt32) -> [UInt8] { [0, register] + littleEndian(UInt64(value), 4) }
    func io(_ register: UInt8, _ value: UInt32) -> [UInt8] { [1, register] + littleEndian(UInt64(value), 4) }
    let on = local(0x0f, 0x1ff) + io(0x1a, 0x8041) + io(0x1b, 0)
    return [
        on + [2, 0, 1, 6, 2, 0, 0] + local(0x0b, 0),
        on + local(0x32, 0x2_0051) + local(0x3e, 11) + local(0x38, 100) + [5, 200, 6] + local(0x0b, 0),
        on + local(0x32, 0x4_0051) + [4, 1] + littleEndian(1_000_100, 8) + [5, 200, 6],
        on + local(0x37, 0x66) + local(0x30, 0x4_000f) + local(0x30, 0x4_4033) + [6, 6],
        on + [3, 0] + littleEndian(0x64, 2) + [0xfe, 3, 1] + littleEndian(0x3f8, 2) + [0x41],
    ]
}

@Sendable func fuzzX86Kernel(_ bytes: UnsafeRawBufferPointer) {
    let image = try? X86KernelImage(bytes)
    guard let image else { return }
    for segment in image.segments {
        precondition(segment.file.upperBound <= bytes.count && UInt64(segment.file.count) <= segment.sizeBytes)
        precondition(segment.address >= X86MemoryMap.highRAM && segment.address + segment.sizeBytes <= image.end)
    }
    precondition(image.entry < image.end)
}

@Sendable func x86KernelSeeds() -> [[UInt8]] {
    var file: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
    file += littleEndian(2, 2) + littleEndian(62, 2) + littleEndian(1, 4) + littleEndian(0x20_0000, 8)
    file += littleEndian(64, 8) + littleEndian(0, 12) + littleEndian(64, 2) + littleEndian(56, 2) + littleEndian(2, 2)
    file += littleEndian(0, 6)
    for address in [0x20_0000, 0x40_0000] as [UInt64] {
        file += littleEndian(1, 4) + littleEndian(7, 4) + littleEndian(176, 8) + littleEndian(address, 8)
        file += littleEndian(address, 8) + littleEndian(16, 8) + littleEndian(4096, 8) + littleEndian(4096, 8)
    }
    return [file + [UInt8](repeating: 0x90, count: 16)]
}

private func littleEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) }
}

private final class HostileX86Kernel {
    private final class HandClock: MachineClock {
        var now: UInt64 = 1_000_000
        func ticks() -> UInt64 { now / 100 }
        func nanoseconds() -> UInt64 { now }
    }

    private final class Lines: X86InterruptLine {
        var isAsserted = false
        func setInterruptRequest(_ isAsserted: Bool) { self.isAsserted = isAsserted }
        func requestAttention() {}
    }

    private let input: UnsafeRawBufferPointer
    private var offset = 0
    private let clock = HandClock()
    private let lines = Lines()
    private let bus: X86PlatformBus

    init(_ input: UnsafeRawBufferPointer) {
        self.input = input
        let devices = DeviceBus(transports: [], at: X86MemoryMap.firstVirtioDevice, host: HostServices())
        bus = X86PlatformBus(devices: devices, clock: clock, console: DiscardingSink())
        bus.processor = lines
    }

    /// One doing; false at the end of the input.
    func step() -> Bool {
        guard offset < input.count else { return false }
        switch byte() % 9 {
        case 0: bus.store(0xfee0_0000 + UInt64(byte()) * 16, number(4), size: 4)
        case 1:
            bus.store(0xfec0_0000, UInt64(byte()), size: 4)
            bus.store(0xfec0_0010, number(4), size: 4)
            _ = bus.load(0xfec0_0010, size: 4)
        case 2:
            if let slot = DeviceSlot(rawValue: Int(byte()) % DeviceSlot.allCases.count) {
                bus.setLine(slot, byte() & 1 != 0)
            }
        case 3:
            let size = 1 << Int(byte() % 3)
            let port = UInt16(truncatingIfNeeded: number(2))
            bus.writePort(port, UInt32(truncatingIfNeeded: number(1)), size: size)
            precondition(size == 4 || bus.readPort(port, size: size) < 1 << UInt32(size * 8))
        case 4:
            let register: UInt32 = byte() & 1 == 0 ? 0x1b : 0x6e0
            _ = bus.writeModelSpecificRegister(register, number(8))
            _ = bus.readModelSpecificRegister(register)
        case 5:
            clock.now &+= number(Int(byte() % 5))
            bus.pollTimer()
        case 6:
            if let vector = bus.acknowledgeInterrupt() { precondition(vector >= 16) }
        case 7: bus.taskPriority = byte() & 15
        default:
            let address = byte() & 1 == 0 ? number(8) : 0xfee0_0000 + number(2)
            let size = 1 << Int(byte() % 4)
            bus.store(address, number(1), size: size)
            _ = bus.load(address, size: size)
        }
        precondition(lines.isAsserted == bus.localAPIC.isAsserted)
        return true
    }

    /// Whatever was done: switched off and on the local APIC is as new.
    func finish() {
        precondition(bus.writeModelSpecificRegister(0x1b, 0xfee0_0000) && bus.localAPIC.address == nil)
        precondition(bus.writeModelSpecificRegister(0x1b, 0xfee0_0800))
        bus.store(0xfee0_00f0, 0x1ff, size: 4)
        bus.store(0xfee0_0300, 0x4_0033, size: 4)
        precondition(lines.isAsserted && bus.acknowledgeInterrupt() == 0x33)
    }

    private func byte() -> UInt8 {
        guard offset < input.count else { return 0 }
        defer { offset += 1 }
        return input[offset]
    }

    private func number(_ count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(byte()) << (UInt64(index) * 8) }
        return value
    }
}
