import Emulator
import ImageModel
import Testing

/// The bus as the processor sees it: who answers where, and when its lines move. guest/README.md has the ports.
@Suite struct X86PlatformBusTests {
    private final class Lines: X86InterruptLine {
        var isAsserted = false
        var attentionRequests = 0
        func setInterruptRequest(_ isAsserted: Bool) { self.isAsserted = isAsserted }
        func requestAttention() { attentionRequests += 1 }
    }

    private let clock = NanosecondClock()
    private let console = RecordingSink()
    private let lines = Lines()
    private let bus: X86PlatformBus

    init() {
        let pages = AllocatedPages(sizeBytes: 4096)
        let memory = GuestMemory(guestBase: 0, sizeBytes: 4096, host: pages.base)
        let transport = MMIOTransport(device: EntropyDevice(host: TestHost()), memory: memory)
        let devices = DeviceBus(transports: [transport], at: 0xd000_0000, host: TestHost())
        bus = X86PlatformBus(devices: devices, clock: clock, console: console)
        bus.processor = lines
        bus.store(0xfee0_00f0, 0x1ff, size: 4)
    }

    @Test("Devices, both APICs, and all ones everywhere else")
    func addresses() {
        #expect(bus.load(0xd000_0000, size: 4) == 0x7472_6976)
        #expect(bus.load(0xfee0_0030, size: 4) == 0x0005_0014)
        bus.store(0xfec0_0000, 1, size: 4)
        #expect(bus.load(0xfec0_0010, size: 4) == 0x0017_0020)
        for address in [0xd000_1000, 0xfec0_1000, 0xfee0_1000, 0xc000_0000, 0x1_0000_0000, UInt64.max] {
            bus.store(address, 0, size: 4)
            #expect(bus.load(address, size: 8) == .max)
        }
    }

    @Test("A device's line reaches INTR by its pin, and falls after INTA")
    func deviceInterrupt() {
        for (register, value) in [(0x1e as UInt64, 0x8041 as UInt64), (0x1f, 0)] {
            bus.store(0xfec0_0000, register, size: 4)
            bus.store(0xfec0_0010, value, size: 4)
        }
        bus.setLine(.console, true)
        #expect(lines.isAsserted)
        #expect(bus.acknowledgeInterrupt() == 0x41)
        #expect(!lines.isAsserted && bus.acknowledgeInterrupt() == nil)
        bus.setLine(.console, false)
        bus.store(0xfee0_00b0, 0, size: 4)
        #expect(!lines.isAsserted)
        bus.setLine(.console, true)
        #expect(lines.isAsserted)
        bus.taskPriority = 5
        #expect(!lines.isAsserted && bus.taskPriority == 5)
        bus.taskPriority = 0
        #expect(lines.isAsserted)
    }

    @Test("The timer's deadline is an MSR, on the scale of the time-stamp counter")
    func timer() {
        #expect(bus.timestamp() == clock.now)
        bus.store(0xfee0_0320, 0x4_0051, size: 4)
        #expect(bus.writeModelSpecificRegister(0x6e0, clock.now + 1000))
        #expect(bus.readModelSpecificRegister(0x6e0) == clock.now + 1000)
        clock.now += 999
        bus.pollTimer()
        #expect(!lines.isAsserted)
        clock.now += 1
        bus.pollTimer()
        #expect(lines.isAsserted && bus.acknowledgeInterrupt() == 0x51)
    }

    /// SDM Vol. 3, 11.5.4.1: the timer compares with what RDTSC says.
    @Test(
        "The deadline is on the scale that IA32_TSC_ADJUST shifts, and an armed timer is moved with it",
        arguments: [1_000_000, 1 << 63, 0 &- 500] as [UInt64])
    func adjustedTimer(_ adjust: UInt64) throws {
        clock.now = 1_000_000_000
        let pages = AllocatedPages(sizeBytes: 4096)
        let memory = GuestMemory(guestBase: 0, sizeBytes: 4096, host: pages.base)
        let processor = X86Processor(memory: memory, bus: bus, level: .v3, records: 1 << 10)
        func expires(after nanoseconds: UInt64) -> Bool {
            clock.now += nanoseconds - 1
            bus.pollTimer()
            guard !lines.isAsserted else { return false }
            clock.now += 1
            bus.pollTimer()
            defer { bus.store(0xfee0_00b0, 0, size: 4) }
            return lines.isAsserted && bus.acknowledgeInterrupt() == 0x51
        }
        bus.store(0xfee0_0320, 0x4_0051, size: 4)
        #expect(processor.setModelSpecificRegister(0x3b, adjust))
        let timestamp = try #require(processor.modelSpecificRegister(0x10))
        #expect(timestamp == clock.now &+ adjust)
        #expect(processor.setModelSpecificRegister(0x6e0, timestamp &+ 1000))
        #expect(processor.modelSpecificRegister(0x6e0) == timestamp &+ 1000)
        #expect(expires(after: 1000))
        #expect(processor.modelSpecificRegister(0x6e0) == 0)
        // The counter jumps towards the deadline, then away from it.
        #expect(processor.setModelSpecificRegister(0x6e0, timestamp &+ 3000))
        #expect(processor.setModelSpecificRegister(0x10, timestamp &+ 2900))
        #expect(expires(after: 100))
        #expect(processor.setModelSpecificRegister(0x6e0, timestamp &+ 3001))
        #expect(processor.setModelSpecificRegister(0x3b, adjust))
        #expect(expires(after: 1901))
        // What has passed is due at once; 0 disarms.
        #expect(processor.setModelSpecificRegister(0x6e0, timestamp))
        #expect(lines.isAsserted && bus.acknowledgeInterrupt() == 0x51)
        bus.store(0xfee0_00b0, 0, size: 4)
        #expect(processor.setModelSpecificRegister(0x6e0, timestamp &+ 9000))
        #expect(processor.setModelSpecificRegister(0x6e0, 0))
        clock.now += 10_000
        bus.pollTimer()
        #expect(!lines.isAsserted)
        withExtendedLifetime(pages) {}
    }

    @Test("IA32_APIC_BASE moves the page; other MSRs are not the platform's")
    func baseRegister() {
        #expect(bus.readModelSpecificRegister(0x1b) == 0xfee0_0900)
        #expect(bus.writeModelSpecificRegister(0x1b, 0xfed0_0900))
        #expect(
            bus.load(0xfed0_0030, size: 4) == 0x0005_0014 && bus.load(0xfee0_0030, size: 4) == 0xffff_ffff_ffff_ffff)
        #expect(!bus.writeModelSpecificRegister(0x1b, 1))
        for number in [0, 0x10, 0x802, UInt32.max] {
            #expect(bus.readModelSpecificRegister(number) == nil && !bus.writeModelSpecificRegister(number, 0))
        }
    }

    @Test(
        "Ports read what a PC without firmware must say, and all ones where nothing is",
        arguments: [
            (0x64, 1, 0), (0x71, 1, 0), (0x21, 1, 0xff), (0xa1, 1, 0xff), (0x61, 1, 0xff), (0xcf8, 4, 0xffff_ffff),
            (0x1f0, 2, 0xffff), (0x3fd, 1, 0x60), (0x3f9, 1, 0), (0x2f9, 1, 0xff), (0xffff, 4, 0xffff_ffff),
        ] as [(UInt16, Int, UInt32)])
    func ports(port: UInt16, size: Int, value: UInt32) {
        if port != 0x64 { bus.writePort(port, 0x5a, size: size) }
        #expect(bus.readPort(port, size: size) == value)
        #expect(lines.attentionRequests == 0 && !bus.isResetRequested)
    }

    @Test("What is sent to the serial port is the kernel's console; its divisor is not")
    func serial() {
        for (port, value) in [(0x3fb as UInt16, 0x83 as UInt32), (0x3f8, 12), (0x3f9, 0), (0x3fb, 3), (0x3f8, 0x68)] {
            bus.writePort(port, value, size: 1)
        }
        bus.writePort(0x3f8, 0x69, size: 1)
        #expect(console.bytes == Array("hi".utf8))
        #expect(bus.readPort(0x3fb, size: 1) == 3)
    }

    @Test(
        "The keyboard controller's pulse, the reset register and an INIT to itself end the machine",
        arguments: [(0x64, 0xfe, true), (0x64, 0xd1, false), (0xcf9, 6, true), (0xcf9, 2, false)]
            as [(UInt16, UInt32, Bool)])
    func reset(port: UInt16, value: UInt32, isReset: Bool) {
        bus.writePort(port, value, size: 1)
        #expect(bus.isResetRequested == isReset && lines.attentionRequests == (isReset ? 1 : 0))
    }

    @Test("An INIT that the processor sends itself ends the machine")
    func initialise() {
        bus.store(0xfee0_0310, 0, size: 4)
        bus.store(0xfee0_0300, 0x4500, size: 4)
        #expect(bus.isResetRequested && lines.attentionRequests == 1)
    }
}
