import Emulator
import Testing

/// Nanoseconds that only move when a test says so.
final class NanosecondClock: MachineClock {
    var now: UInt64 = 1_000_000
    func ticks() -> UInt64 { now / 100 }
    func nanoseconds() -> UInt64 { now }
}

/// Intel SDM vol. 3, chapter APIC: what QEMU's vectors (`APICVectorTests`) leave out.
@Suite struct LocalAPICTests {
    private let clock = NanosecondClock()
    private let apic: LocalAPIC

    init() {
        apic = LocalAPIC(clock: clock)
        write(0x0f0, 0x1ff)
    }

    private func read(_ offset: UInt64) -> UInt32 { apic.load(offset, size: 4) }
    @discardableResult private func write(_ offset: UInt64, _ value: UInt32) -> LocalAPICEffect {
        apic.store(offset, value, size: 4)
    }
    /// What is taken now, ended at once.
    private func take() -> UInt8? {
        defer { write(0x0b0, 0) }
        return apic.acknowledge()
    }

    // MARK: State after reset, and switching off

    @Test("After power-up: software-disabled, entries masked, priorities 0")
    func reset() {
        let apic = LocalAPIC(clock: clock)
        let expected: [(UInt64, UInt32)] = [
            (0x20, 0), (0x30, 0x0005_0014), (0x80, 0), (0xa0, 0), (0xd0, 0), (0xe0, .max), (0xf0, 0xff), (0x280, 0),
            (0x300, 0), (0x320, 0x10000), (0x350, 0x10000), (0x370, 0x10000), (0x380, 0), (0x390, 0), (0x3e0, 0),
        ]
        for (offset, value) in expected {
            #expect(apic.load(offset, size: 4) == value, "\(String(offset, radix: 16))")
        }
        #expect(apic.base == 0xfee0_0900)
    }

    @Test("Switched off by software it takes nothing, keeps what it has, and its entries get and stay masked")
    func softwareDisable() {
        write(0x370, 0x40)
        #expect(apic.accept(vector: 0x31, isLevel: false))
        write(0x0f0, 0xff)
        #expect(read(0x370) == 0x1_0040)
        write(0x370, 0x41)
        #expect(read(0x370) == 0x1_0041)
        #expect(!apic.accept(vector: 0x32, isLevel: false))
        #expect(!apic.isAsserted && apic.acknowledge() == nil)
        write(0x0f0, 0x1ff)
        #expect(take() == 0x31 && take() == nil)
    }

    @Test(
        "IA32_APIC_BASE takes what there is and refuses x2APIC mode and reserved bits",
        arguments: [
            (0xfee0_0900, true), (0xfee0_0800, true), (0xfed0_0900, true), (0xfee0_0d00, false), (0xfee0_0901, false),
            (0xfee0_0b00, false), (0xff_ffff_f900, true), (0x100_0000_0900, false), (UInt64.max, false),
        ] as [(UInt64, Bool)])
    func base(_ value: UInt64, _ isTaken: Bool) {
        #expect(apic.setBase(value) == isTaken)
        #expect(apic.base == (isTaken ? value | 0x100 : 0xfee0_0900))
    }

    @Test("Switched off by IA32_APIC_BASE its page is gone, and it comes back as after power-up")
    func globalDisable() {
        apic.accept(vector: 0x31, isLevel: false)
        #expect(apic.address == 0xfee0_0000)
        #expect(apic.setBase(0xfee0_0100))
        #expect(apic.address == nil && !apic.accept(vector: 0x32, isLevel: false))
        apic.taskPriority = 7
        #expect(apic.setBase(0xfee0_0900))
        #expect(read(0x0f0) == 0xff && read(0x210) == 0 && apic.taskPriority == 0)
    }

    // MARK: Priorities

    @Test("The task priority holds back its class and those below; CR8 is its upper half")
    func taskPriority() {
        apic.taskPriority = 4
        #expect(read(0x80) == 0x40)
        write(0x80, 0x47)
        #expect(apic.taskPriority == 4 && read(0xa0) == 0x47)
        apic.accept(vector: 0x4f, isLevel: false)
        #expect(!apic.isAsserted)
        apic.accept(vector: 0x50, isLevel: false)
        #expect(apic.isAsserted && take() == 0x50)
        apic.taskPriority = 3
        #expect(take() == 0x4f)
    }

    @Test("A service holds back its class until its EOI; a more urgent one nests")
    func nesting() {
        for vector in [0x31, 0x3f, 0x41] as [UInt8] { apic.accept(vector: vector, isLevel: false) }
        #expect(apic.acknowledge() == 0x41)
        #expect(apic.acknowledge() == nil && read(0xa0) == 0x40)
        apic.accept(vector: 0xf0, isLevel: false)
        #expect(apic.acknowledge() == 0xf0)
        write(0xb0, 0)
        #expect(read(0xa0) == 0x40)
        write(0xb0, 0)
        #expect(take() == 0x3f && take() == 0x31 && take() == nil)
    }

    @Test("An EOI tells the I/O APIC of a level-triggered interrupt alone; one too many is nothing")
    func endOfInterrupt() {
        apic.accept(vector: 0x31, isLevel: true)
        apic.accept(vector: 0x51, isLevel: false)
        #expect(apic.acknowledge() == 0x51 && write(0xb0, 0) == .nothing)
        #expect(apic.acknowledge() == 0x31 && write(0xb0, 0) == .endOfInterrupt(vector: 0x31))
        #expect(write(0xb0, 0) == .nothing)
    }

    // MARK: Errors

    @Test("ESR shows, after a write to it, what has gone wrong since the last")
    func errorStatus() {
        apic.accept(vector: 15, isLevel: false)
        write(0x300, 0x4_000f)
        _ = read(0x3f0)
        #expect(read(0x280) == 0)
        write(0x280, 0)
        #expect(read(0x280) == 0xe0)
        write(0x280, 0)
        #expect(read(0x280) == 0)
    }

    @Test("An error interrupts once until software looks, and one whose own vector is illegal ends there")
    func errorInterrupt() {
        write(0x370, 0x0e)
        write(0x040, 0)
        #expect(!apic.isAsserted)
        write(0x280, 0)
        #expect(read(0x280) == 0xc0)
        write(0x370, 0x66)
        write(0x040, 0)
        write(0x040, 0)
        #expect(take() == 0x66 && take() == nil)
    }

    @Test("Accesses that are not of 32 bits at a multiple of 16 read 0 and do nothing", arguments: [1, 2, 4, 8])
    func odd(size: Int) {
        for offset in [0x0f1, 0x0f4, 0x0fc, 0x1000, UInt64.max] {
            #expect(apic.load(offset, size: size) == 0)
            #expect(apic.store(offset, 0, size: size) == .nothing)
        }
        #expect(read(0x0f0) == 0x1ff)
        if size != 4 { #expect(apic.load(0x0f0, size: size) == 0) }
    }

    @Test("An INIT to itself asks for a reset; the message that ends one does not")
    func initialise() {
        write(0x310, 0)
        #expect(write(0x300, 0x4500) == .reset)
        #expect(write(0x300, 0x8500) == .nothing)
        #expect(write(0x300, 0xc_4500) == .nothing)
        write(0x310, 1 << 24)
        #expect(write(0x300, 0x4500) == .nothing)
    }

    // MARK: The timer. 25 MHz: 40 ns a cycle.

    @Test(
        "One shot fires once after so many divided cycles",
        arguments: [
            (0b0000, 2), (0b0001, 4), (0b0010, 8), (0b0011, 16), (0b1000, 32), (0b1001, 64), (0b1010, 128), (0b1011, 1),
        ]
            as [(UInt32, UInt64)])
    func oneShot(divide: UInt32, by divisor: UInt64) {
        write(0x3e0, divide)
        write(0x320, 0x51)
        write(0x380, 1000)
        let start = clock.now
        #expect(apic.timerDueNs == start + 40_000 * divisor)
        clock.now = start + 40 * divisor * 400
        #expect(read(0x390) == 600)
        clock.now = start + 40_000 * divisor - 1
        apic.pollTimer()
        #expect(!apic.isAsserted && read(0x390) == 1)
        clock.now += 1
        apic.pollTimer()
        #expect(take() == 0x51 && read(0x390) == 0 && apic.timerDueNs == .max)
        clock.now += 1 << 40
        apic.pollTimer()
        #expect(take() == nil)
    }

    @Test("Periodic fires each period, once for all that were missed, and keeps its beat")
    func periodic() {
        write(0x3e0, 0b1011)
        write(0x320, 0x2_0051)
        write(0x380, 100)
        let start = clock.now
        clock.now = start + 4000
        apic.pollTimer()
        #expect(take() == 0x51)
        clock.now = start + 4000 * 7 + 1000
        #expect(read(0x390) == 100)
        apic.pollTimer()
        #expect(take() == 0x51 && take() == nil)
        #expect(read(0x390) == 75 && apic.timerDueNs == start + 4000 * 8)
        write(0x380, 0)
        #expect(apic.timerDueNs == .max)
    }

    @Test("A new divisor counts what is left at the new pace")
    func newDivisor() {
        write(0x3e0, 0b1011)
        write(0x320, 0x51)
        write(0x380, 1000)
        clock.now += 40 * 500
        write(0x3e0, 0b0000)
        #expect(read(0x390) == 500 && apic.timerDueNs == clock.now + 500 * 80)
    }

    @Test("A TSC deadline fires when it is reached, also one that is past, and is 0 then")
    func deadline() {
        apic.setDeadline(clock.now + 500)
        #expect(apic.deadline == 0)
        write(0x320, 0x4_0051)
        apic.setDeadline(clock.now + 500)
        #expect(apic.deadline == clock.now + 500 && apic.timerDueNs == clock.now + 500)
        write(0x380, 7)
        #expect(read(0x380) == 0 && read(0x390) == 0)
        clock.now += 499
        apic.pollTimer()
        #expect(!apic.isAsserted)
        clock.now += 1
        apic.pollTimer()
        #expect(take() == 0x51 && apic.deadline == 0)
        apic.setDeadline(1)
        #expect(take() == 0x51 && apic.deadline == 0)
        apic.setDeadline(.max)
        apic.setDeadline(0)
        #expect(apic.timerDueNs == .max)
    }

    @Test("To go to deadlines or away from them disarms; one shot and periodic go on")
    func modeChange() {
        write(0x320, 0x51)
        write(0x380, 100)
        write(0x320, 0x2_0051)
        #expect(apic.timerDueNs != .max)
        write(0x320, 0x4_0051)
        #expect(apic.timerDueNs == .max)
        apic.setDeadline(clock.now + 9)
        write(0x320, 0x51)
        #expect(apic.timerDueNs == .max && apic.deadline == 0)
    }

    @Test("Masked, the timer runs but never interrupts, and nobody is woken for it")
    func masked() {
        write(0x320, 0x1_0051)
        write(0x380, 100)
        #expect(apic.timerDueNs == .max)
        clock.now += 1 << 20
        apic.pollTimer()
        #expect(!apic.isAsserted && read(0x390) == 0)
    }

    @Test("The longest and the shortest times are no trouble")
    func extremes() {
        write(0x320, 0x2_0051)
        for divide in [0b1010, 0b1011] as [UInt32] {
            write(0x3e0, divide)
            for count in [1, .max] as [UInt32] {
                write(0x380, count)
                for now in [0, 1 << 40, UInt64(1) << 62] {
                    clock.now = now
                    apic.pollTimer()
                    _ = read(0x390)
                }
                clock.now = 1_000_000
            }
        }
    }
}
