import Emulator
import Testing

/// RISC-V PLIC Specification 1.0.0.
@Suite struct PLICTests {
    private let plic = PLIC()

    init() {
        for source in 1...7 as ClosedRange<UInt64> { plic.store(4 * source, 1, size: 4) }
        plic.store(0x2000, 0xfe, size: 4)
    }

    private func claim() -> UInt64 { plic.load(0x20_0004, size: 4) }
    private func complete(_ source: UInt64) { plic.store(0x20_0004, source, size: 4) }

    @Test("A high line asserts, a claim serves it, and it does not come again before completion")
    func claimAndComplete() {
        plic.setLine(3, true)
        #expect(plic.isAsserted)
        #expect(plic.load(0x1000, size: 4) == 1 << 3)
        #expect(claim() == 3)
        #expect(!plic.isAsserted)
        #expect(claim() == 0)
        complete(3)
        #expect(plic.isAsserted)
        #expect(claim() == 3)
        plic.setLine(3, false)
        complete(3)
        #expect(!plic.isAsserted)
    }

    @Test("Highest priority first, then the lowest number")
    func priorities() {
        plic.store(4 * 5, 7, size: 4)
        for source in [6, 5, 2] as [UInt32] { plic.setLine(source, true) }
        #expect([claim(), claim(), claim(), claim()] == [5, 2, 6, 0])
    }

    @Test("Disabled sources, priority 0 and priorities at or below the threshold do not interrupt")
    func masking() {
        plic.setLine(1, true)
        plic.store(0x20_0000, 1, size: 4)
        #expect(!plic.isAsserted)
        plic.store(0x20_0000, 0, size: 4)
        #expect(plic.isAsserted)
        plic.store(4, 0, size: 4)
        #expect(!plic.isAsserted)
        plic.store(4, 1, size: 4)
        plic.store(0x2000, 0, size: 4)
        #expect(!plic.isAsserted)
        #expect(claim() == 0)
    }

    @Test("Completions of sources that are none, or not enabled, are ignored")
    func strayCompletions() {
        plic.setLine(1, true)
        #expect(claim() == 1)
        for stray in [0, 2, 32, 1 << 31, UInt64.max] { complete(stray) }
        #expect(!plic.isAsserted)
        plic.store(0x2000, 0, size: 4)
        complete(1)
        plic.store(0x2000, 2, size: 4)
        #expect(!plic.isAsserted)
        complete(1)
        #expect(plic.isAsserted)
    }

    @Test("Source 0 does not exist; other offsets read 0")
    func reserved() {
        plic.store(0, 7, size: 4)
        #expect(plic.load(0, size: 4) == 0)
        plic.store(0x2000, .max, size: 4)
        #expect(plic.load(0x2000, size: 4) == 0xffff_fffe)
        #expect(plic.load(0x3f_fffc, size: 4) == 0)
        #expect(plic.load(0x1002, size: 4) == 0)
    }
}
