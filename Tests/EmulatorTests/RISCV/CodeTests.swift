import Emulator
import Testing

/// Code that changes, and the memory instructions with rules of their own.
struct CodeTests {
    /// The bits of `li a0, value`.
    private static func loadImmediate(_ value: UInt32) -> UInt64 { UInt64(value << 20 | 10 << 7 | 0x13) }

    @Test("code overwritten by the program runs as new after fence.i", arguments: ["", "\nnop"])
    func selfModifying(_ filler: String) {
        // `filler` moves the patched instruction between the two halves of a doubleword.
        let guest = Guest(
            """
            la s0, patch
            jal patch
            mv s1, a0
            sw a1, (s0)
            fence.i
            jal patch
            ecall
            \(filler)
            patch: li a0, 1
            ret
            """)
        guest["a1"] = Self.loadImmediate(2)
        guest.run()
        #expect(guest["s1"] == 1 && guest["a0"] == 2)
    }

    @Test("a loop that rewrites itself each time round")
    func rewritingLoop() {
        let guest = Guest(
            """
            la s0, patch
            li s2, 0
            loop: patch: addi s2, s2, 1
            lw t0, (s0)
            li t1, 0x100000
            add t0, t0, t1
            sw t0, (s0)
            fence.i
            addi a1, a1, -1
            bnez a1, loop
            ecall
            """)
        guest["a1"] = 100
        guest.run()
        #expect(guest["s2"] == 5050)
    }

    @Test("an instruction in each of more pages than tables are kept of, twice over")
    func codeInManyPages() {
        let guest = Guest(
            """
            li s1, 2
            li s0, 0x80000000
            again: li t0, 200
            li t1, 4096
            add t2, s0, t1
            loop: jalr t2
            add t2, t2, t1
            addi t0, t0, -1
            bnez t0, loop
            addi s1, s1, -1
            bnez s1, again
            ecall
            """, records: 1 << 13)
        // c.addi s2, 1; c.jr ra
        for page in 1...200 { guest.load([0x05, 0x09, 0x82, 0x80], at: Guest.base + UInt64(page) * 4096) }
        guest.run()
        #expect(guest["s2"] == 400)
        let pages = guest.hart.codePages
        #expect(pages.limit < 200 && (1...pages.limit + 1).contains(pages.count))
    }

    @Test("data beside code in a page: stores keep working, whatever is decoded")
    func dataBesideCode() {
        let guest = Guest(
            "la s0, data\nloop: ld t0, (s0)\nadd t0, t0, a1\nsd t0, (s0)\naddi a1, a1, -1\nbnez a1, loop\necall\n.balign 8\ndata: .dword 0"
        )
        guest["a1"] = 1000
        guest.run()
        #expect(guest["t0"] == 500_500)
    }

    @Test(
        "an atomic or a conditional store into code counts too",
        arguments: ["amoswap.w t0, a1, (s0)", "lr.w t0, (s0)\nsc.w t0, a1, (s0)"])
    func atomicIntoCode(_ store: String) {
        let guest = Guest(
            "la s0, patch\njal patch\n\(store)\nfence.i\njal patch\necall\n.balign 8\npatch: li a0, 1\nret")
        guest["a1"] = Self.loadImmediate(7)
        guest.run()
        #expect(guest["a0"] == 7)
    }

    @Test("code that a device overwrites is decoded anew")
    func deviceOverwrites() {
        let guest = Guest("li a0, 1\necall\nj .-8")
        guest.run()
        #expect(guest["a0"] == 1)
        guest.load([0x13, 0x05, 0x20, 0x00], at: Guest.base)
        #expect(guest.memory.codePageFlags[0] == 0, "the page holds no decoded code now")
        guest.run()
        #expect(guest["a0"] == 2)
    }

    @Test("one physical page run at two virtual addresses: each sees its own pc")
    func aliasedCode() {
        let guest = Guest("jalr a0\nmv s0, a2\njalr a1\necall")
        var tables = PageTables(guest)
        let page = Guest.base + 0x1_0000
        guest.load(Binutils.assemble("auipc a2, 0\nj next\nnop\nnext: auipc a3, 0\nret", base: 0), at: page)
        tables.map(0x1000, to: page, PageTables.kernel)
        tables.map(0x7000, to: page, PageTables.kernel)
        tables.enable()
        guest["a0"] = 0x1000
        guest["a1"] = 0x7000
        guest.run()
        #expect(guest["s0"] == 0x1000 && guest["a2"] == 0x7000 && guest["a3"] == 0x700c)
    }

    @Test("sc succeeds after its lr, once, and only for the same address")
    func conditionalStore() {
        let guest = Guest(
            """
            lr.d t0, (a0)
            sc.d s0, a1, (a0)
            sc.d s1, a2, (a0)
            lr.d t0, (a0)
            addi t1, a0, 8
            sc.d s2, a2, (t1)
            sc.d s3, a2, (a0)
            lr.w t0, (a0)
            la t1, next
            csrw sepc, t1
            li t1, 0x100
            csrs sstatus, t1
            sret
            next: sc.w s4, a2, (a0)
            ecall
            """)
        let cell = Guest.base + 0x2000
        guest["a0"] = cell
        guest["a1"] = 11
        guest["a2"] = 22
        guest.run()
        #expect(["s0", "s1", "s2", "s3"].map { guest[$0] } == [0, 1, 1, 1])
        #expect(guest["s4"] == 1, "sret takes the reservation away")
        #expect(guest.word(cell) == 11)
    }

    struct Atomic: Sendable, CustomTestStringConvertible {
        var instruction: String
        var result: UInt64
        var testDescription: String { instruction }
    }

    /// Memory holds -2 (all 64 bits), rs2 is 5.
    static let atomics: [Atomic] = [
        Atomic(instruction: "amoadd.d", result: 3), Atomic(instruction: "amoswap.d", result: 5),
        Atomic(instruction: "amoxor.d", result: ~1 ^ 5), Atomic(instruction: "amoand.d", result: 4),
        Atomic(instruction: "amoor.d", result: .max), Atomic(instruction: "amomin.d", result: ~1),
        Atomic(instruction: "amomax.d", result: 5), Atomic(instruction: "amominu.d", result: 5),
        Atomic(instruction: "amomaxu.d", result: ~1),
        Atomic(instruction: "amoadd.w", result: 0xffff_ffff_0000_0003),
        Atomic(instruction: "amomax.w", result: 0xffff_ffff_0000_0005),
        Atomic(instruction: "amominu.w", result: 0xffff_ffff_0000_0005),
    ]

    @Test("an AMO gives the old value and leaves the combined one", arguments: atomics)
    func atomic(_ atomic: Atomic) {
        let guest = Guest("\(atomic.instruction) a2, a1, (a0)\necall")
        guest["a0"] = Guest.base + 0x2000
        guest["a1"] = 5
        guest.setWord(Guest.base + 0x2000, ~1)
        guest.run()
        #expect(guest["a2"] == ~1 && guest.word(Guest.base + 0x2000) == atomic.result)
    }

    @Test("device registers are read and written with their size, and a load extends")
    func devices() {
        let guest = Guest("lb a1, (a0)\nlhu a2, (a0)\nlw a3, 4(a0)\nsb a4, 1(a0)\nsd a4, 8(a0)\necall")
        guest["a0"] = RecordingBus.window
        guest["a4"] = 0x0102_0304_0506_0788
        guest.run()
        #expect(guest["a1"] == 0xffff_ffff_ffff_ff88 && guest["a2"] == 0x7788 && guest["a3"] == 0x5566_7788)
        #expect(guest.bus.stores.map(\.address) == [RecordingBus.window + 1, RecordingBus.window + 8])
        #expect(guest.bus.stores.map(\.value) as [UInt64] == [0x88, 0x0102_0304_0506_0788])
        #expect(guest.bus.stores.map(\.size) == [1, 8])
    }

    @Test("misaligned loads and stores inside a page work")
    func misaligned() {
        let guest = Guest("sd a1, 3(a0)\nld a2, 3(a0)\nlw a3, 5(a0)\nlhu a4, 9(a0)\necall")
        guest["a0"] = Guest.base + 0x2000
        guest["a1"] = 0x8877_6655_4433_2211
        guest.run()
        #expect(guest["a2"] == 0x8877_6655_4433_2211 && guest["a3"] == 0x6655_4433 && guest["a4"] == 0x8877)
    }
}
