import Emulator
import Testing

/// 82093AA data sheet: what QEMU's vectors (`APICVectorTests`) leave out.
@Suite struct IOAPICTests {
    private let localAPIC = LocalAPIC(clock: NanosecondClock())
    private let ioAPIC: IOAPIC

    init() {
        ioAPIC = IOAPIC(id: 1, localAPIC: localAPIC)
        _ = localAPIC.store(0x0f0, 0x1ff, size: 4)
    }

    private func read(_ register: UInt32) -> UInt32 {
        ioAPIC.store(0, register, size: 4)
        return ioAPIC.load(0x10, size: 4)
    }
    private func write(_ register: UInt32, _ value: UInt32) {
        ioAPIC.store(0, register, size: 4)
        ioAPIC.store(0x10, value, size: 4)
    }
    private func program(_ pin: UInt32, _ low: UInt32) { write(0x10 + 2 * pin, low) }
    /// Taken and ended, as a handler does.
    private func take() -> UInt8? {
        guard let vector = localAPIC.acknowledge() else { return nil }
        if case .endOfInterrupt(let ended) = localAPIC.store(0xb0, 0, size: 4) { ioAPIC.endOfInterrupt(vector: ended) }
        return vector
    }

    @Test("ID, version with the number of pins, and entries that are all masked")
    func reset() {
        #expect(read(0) == 1 << 24 && read(1) == 0x0017_0020)
        for pin in 0..<24 as Range<UInt32> {
            #expect(read(0x10 + 2 * pin) == 0x10000 && read(0x11 + 2 * pin) == 0)
        }
        #expect(!ioAPIC.hasEnabledPin)
    }

    @Test("Registers and offsets that are not there read 0 and do nothing")
    func reserved() {
        for register in [3, 0x0f, 0x40, 0xff] as [UInt32] {
            write(register, .max)
            #expect(read(register) == 0)
        }
        for offset in [4, 0x14, 0x20, 0xffc, UInt64.max] {
            ioAPIC.store(offset, .max, size: 4)
            #expect(ioAPIC.load(offset, size: 4) == 0)
        }
        write(0x10, .max)
        write(0x11, .max)
        #expect(read(0x10) == 0x1_afff && read(0x11) == 0xff00_0000)
    }

    @Test("A level that stays comes again after each EOI, and not before")
    func level() {
        program(7, 0x8031)
        ioAPIC.setLine(7, true)
        #expect(read(0x1e) == 0xc031)
        #expect(localAPIC.acknowledge() == 0x31)
        ioAPIC.setLine(7, true)
        #expect(localAPIC.load(0x210, size: 4) == 0)
        #expect(localAPIC.store(0xb0, 0, size: 4) == .endOfInterrupt(vector: 0x31))
        ioAPIC.endOfInterrupt(vector: 0x31)
        #expect(take() == 0x31)
        #expect(localAPIC.acknowledge() == 0x31)
        ioAPIC.setLine(7, false)
        ioAPIC.store(0x40, 0x31, size: 4)
        #expect(read(0x1e) == 0x8031)
    }

    @Test("An edge comes once; one while masked is lost, one at a level pin counts as that level")
    func edge() {
        program(7, 0x0031)
        ioAPIC.setLine(7, true)
        #expect(take() == 0x31)
        ioAPIC.setLine(7, true)
        #expect(take() == nil)
        program(7, 0x1_0031)
        ioAPIC.setLine(7, false)
        ioAPIC.setLine(7, true)
        program(7, 0x0031)
        #expect(take() == nil)
        program(7, 0x8031)
        #expect(take() == 0x31)
    }

    @Test("An active-low pin asks while its line is low")
    func polarity() {
        ioAPIC.setLine(7, true)
        program(7, 0xa031)
        #expect(take() == nil)
        ioAPIC.setLine(7, false)
        #expect(take() == 0x31)
        // Still low at the EOI: it asks again.
        ioAPIC.setLine(7, true)
        #expect(take() == 0x31)
        #expect(take() == nil)
    }

    @Test("A change to edge and back frees a pin whose EOI never came, as Linux does it")
    func staleRemoteIRR() {
        program(7, 0x8031)
        ioAPIC.setLine(7, true)
        #expect(localAPIC.acknowledge() == 0x31)
        _ = localAPIC.store(0xb0, 0, size: 4)
        ioAPIC.setLine(7, false)
        #expect(read(0x1e) == 0xc031)
        program(7, 0x1_0031)
        program(7, 0x1_8031)
        #expect(read(0x1e) == 0x1_8031)
    }

    @Test("A level that found the local APIC switched off, or no such APIC, comes when its entry is written again")
    func notAccepted() {
        _ = localAPIC.store(0x0f0, 0xff, size: 4)
        program(7, 0x8031)
        ioAPIC.setLine(7, true)
        #expect(read(0x1e) == 0x8031)
        _ = localAPIC.store(0x0f0, 0x1ff, size: 4)
        write(0x1f, 5 << 24)
        #expect(take() == nil)
        write(0x1f, 0)
        ioAPIC.setLine(7, false)
        #expect(take() == 0x31)
    }

    @Test(
        "Delivery modes for what this machine does not have deliver nothing", arguments: [2, 3, 4, 5, 6, 7] as [UInt32])
    func otherModes(mode: UInt32) {
        program(7, mode << 8 | 0x31)
        ioAPIC.setLine(7, true)
        #expect(take() == nil)
    }
}
