import Emulator
import Testing

/// Sv39 (priv §12.4). The program runs at its own address by a gigapage; what is tested is mapped elsewhere.
struct TranslationTests {
    private static let there: UInt64 = 0x40_0000_0000 - 0x4000_0000  // 0x3f_c000_0000, the top gigapage of the low half
    private static let page: UInt64 = Guest.base + 0x4_0000
    private static let handler = "\n.balign 256\nhandler: ecall"

    /// Runs with paging on; a0 is the address under test.
    private func run(
        _ body: String, at address: UInt64 = there, _ setUp: (inout PageTables) -> Void
    ) -> Guest {
        let guest = Guest("la t0, handler\ncsrw stvec, t0\nfault: " + body + "\nli s11, 1\necall" + Self.handler)
        var tables = PageTables(guest)
        setUp(&tables)
        tables.enable()
        guest["a0"] = address
        guest.run()
        return guest
    }

    private func expectFault(
        _ guest: Guest, _ cause: UInt64, value: UInt64, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(guest["s11"] == 0, "it should have faulted", sourceLocation: location)
        #expect(guest[CSR.scause] == cause, sourceLocation: location)
        #expect(guest[CSR.stval] == value, sourceLocation: location)
    }

    @Test("pages of all three sizes translate", arguments: [0, 1, 2])
    func sizes(level: Int) {
        let offset: UInt64 = 0x4_0128
        let guest = Guest("ld a1, (a0)\nsd a2, 8(a0)\necall")
        var tables = PageTables(guest)
        let mask: UInt64 = 1 << UInt64(12 + 9 * level) - 1
        tables.map(Self.there, to: (Guest.base + offset) & ~mask, PageTables.kernel, level: level)
        tables.enable()
        guest.setWord(Guest.base + offset, 0x1111)
        guest["a0"] = Self.there + (Guest.base + offset) & mask
        guest["a2"] = 0x2222
        guest.run()
        #expect(guest["a1"] == 0x1111 && guest.word(Guest.base + offset + 8) == 0x2222)
    }

    struct Entry: Sendable, CustomTestStringConvertible {
        var name: String
        var flags: UInt64
        var access: String
        var cause: UInt64?
        var level = 0
        var physical = page
        var status: UInt64 = 0
        var testDescription: String { name }
    }

    private static let v = PageTables.v, r = PageTables.r, w = PageTables.w, x = PageTables.x, u = PageTables.u
    private static let a = PageTables.a, d = PageTables.d
    private static let sum: UInt64 = 1 << 18
    private static let mxr: UInt64 = 1 << 19

    static let entries: [Entry] = [
        Entry(name: "not valid", flags: r | w, access: "ld a1, (a0)", cause: 13),
        Entry(name: "write without read is reserved", flags: v | w | a | d, access: "sd a1, (a0)", cause: 15),
        Entry(name: "W and X without R is reserved", flags: v | w | x | a, access: "ld a1, (a0)", cause: 13),
        Entry(name: "read from a read-only page", flags: v | r, access: "ld a1, (a0)"),
        Entry(name: "write to a read-only page", flags: v | r, access: "sd a1, (a0)", cause: 15),
        Entry(name: "amo on a read-only page", flags: v | r, access: "amoadd.d a1, a2, (a0)", cause: 15),
        Entry(name: "sc on a read-only page", flags: v | r, access: "sc.d a1, a2, (a0)", cause: 15),
        Entry(name: "lr on a read-only page", flags: v | r, access: "lr.d a1, (a0)"),
        Entry(name: "lr where there is no page", flags: 0, access: "lr.d a1, (a0)", cause: 13),
        Entry(name: "fetch without X", flags: v | r | w, access: "jr a0", cause: 12),
        Entry(name: "read of an execute-only page", flags: v | x, access: "ld a1, (a0)", cause: 13),
        Entry(name: "MXR makes it readable", flags: v | x, access: "ld a1, (a0)", status: mxr),
        Entry(name: "MXR does not make it writable", flags: v | x, access: "sd a1, (a0)", cause: 15, status: mxr),
        Entry(name: "S reads a user page", flags: v | r | u, access: "ld a1, (a0)", cause: 13),
        Entry(name: "S reads a user page with SUM", flags: v | r | u, access: "ld a1, (a0)", status: sum),
        Entry(name: "S writes a user page with SUM", flags: v | r | w | u, access: "sd a1, (a0)", status: sum),
        Entry(
            name: "S fetches from a user page, SUM or not", flags: v | x | u, access: "jr a0", cause: 12, status: sum),
        Entry(name: "misaligned 2 MiB page", flags: v | r | w, access: "ld a1, (a0)", cause: 13, level: 1),
        Entry(name: "misaligned 1 GiB page", flags: v | r | w, access: "sd a1, (a0)", cause: 15, level: 2),
        Entry(name: "pointer where a leaf must be", flags: v, access: "ld a1, (a0)", cause: 13),
        Entry(name: "pointer with A set is reserved", flags: v | a, access: "ld a1, (a0)", cause: 13, level: 1),
        Entry(name: "N without Svnapot is reserved", flags: v | r | 1 << 63, access: "ld a1, (a0)", cause: 13),
        Entry(name: "PBMT without Svpbmt is reserved", flags: v | r | 1 << 61, access: "ld a1, (a0)", cause: 13),
        Entry(name: "reserved bit 54", flags: v | r | 1 << 54, access: "ld a1, (a0)", cause: 13),
        Entry(name: "a page of nothing", flags: v | r, access: "ld a1, (a0)", cause: 5, physical: 0x2000_0000),
        Entry(name: "a page of a device", flags: v | r | w, access: "ld a1, (a0)", physical: RecordingBus.window),
        Entry(name: "code in a device", flags: v | r | x, access: "jr a0", cause: 1, physical: RecordingBus.window),
        Entry(name: "tables outside RAM", flags: v, access: "ld a1, (a0)", cause: 5, level: 1, physical: 0x2000_0000),
    ]

    @Test("what a page table entry allows", arguments: entries)
    func permissions(_ entry: Entry) {
        let guest = run("csrs sstatus, s0\n" + entry.access) { tables in
            tables.map(Self.there, to: entry.physical, entry.flags, level: entry.level)
            tables.guest["s0"] = entry.status
        }
        if let cause = entry.cause {
            expectFault(guest, cause, value: Self.there)
        } else {
            #expect(guest["s11"] == 1)
        }
    }

    @Test("U-mode needs U pages", arguments: [(PageTables.u, false), (0, true)] as [(UInt64, Bool)])
    func userPages(flag: UInt64, faults: Bool) {
        let guest = Guest("la t0, handler\ncsrw stvec, t0\nli s11, 1\necall" + Self.handler)
        var tables = PageTables(guest)
        tables.map(0x1000, to: Self.page, PageTables.v | PageTables.r | PageTables.x | PageTables.u)
        tables.map(0x2000, to: Self.page + 4096, PageTables.v | PageTables.r | PageTables.w | flag)
        guest.load(Binutils.assemble("ld a1, (a0)\nli s11, 1\necall"), at: Self.page)
        tables.enable()
        guest.hart.setControlRegister(CSR.stvec, Guest.base + 256)
        guest["a0"] = 0x2000
        guest.hart.resume(at: 0x1000, userMode: true)
        guest.run()
        #expect(guest[CSR.scause] == (faults ? 13 : 8))
        #expect(guest["s11"] == (faults ? 0 : 1))
    }

    @Test(
        "addresses whose upper bits don't repeat bit 38 fault",
        arguments: [1 << 39, 1 << 38, 0xff00_0000_0000_0000] as [UInt64])
    func nonCanonical(_ address: UInt64) {
        expectFault(run("ld a1, (a0)", at: address) { _ in }, 13, value: address)
        expectFault(run("sd a1, (a0)", at: address) { _ in }, 15, value: address)
        expectFault(run("jr a0", at: address) { _ in }, 12, value: address)
    }

    @Test("hardware sets A on a read, A and D on a write, and nothing on a fault")
    func accessedAndDirty() {
        var cell: UInt64 = 0
        let flags = PageTables.v | PageTables.r | PageTables.w
        let reader = run("ld a1, (a0)") { cell = $0.map(Self.there, to: Self.page, flags) }
        #expect(reader.word(cell) & 0xff == flags | PageTables.a)
        let writer = run("ld a1, (a0)\nsd a1, (a0)") { cell = $0.map(Self.there, to: Self.page, flags) }
        #expect(writer.word(cell) & 0xff == flags | PageTables.a | PageTables.d)
        let faulter = run("jr a0") { cell = $0.map(Self.there, to: Self.page, flags) }
        #expect(faulter.word(cell) & 0xff == flags)
    }

    @Test("an access over a page's end uses both pages, wherever they are")
    func crossing() {
        let guest = run("ld a1, (a0)\nsd a2, (a0)\nlw a3, 2(a0)\nsh a4, 3(a0)", at: Self.there + 4092) { tables in
            tables.map(Self.there, to: Self.page, PageTables.kernel)
            tables.map(Self.there + 4096, to: Self.page + 0x8000, PageTables.kernel)
            tables.guest.setWord(Self.page + 4088, 0x4433_2211_0000_0000)
            tables.guest.setWord(Self.page + 0x8000, 0x8877_6655)
            tables.guest["a2"] = 0x0807_0605_0403_0201
            tables.guest["a4"] = 0xbbaa
        }
        #expect(guest["a1"] == 0x8877_6655_4433_2211)
        #expect(guest["a3"] == 0x0605_0403)
        #expect(guest.word(Self.page + 4088) >> 32 == 0xaa03_0201)
        #expect(guest.word(Self.page + 0x8000) & 0xffff_ffff == 0x0807_06bb)
    }

    @Test("a crossing store that faults on its second page writes nothing; stval is the second page")
    func crossingStoreFault() {
        let guest = run("sd a2, (a0)", at: Self.there + 4092) { tables in
            tables.map(Self.there, to: Self.page, PageTables.kernel)
            tables.guest["a2"] = .max
        }
        expectFault(guest, 15, value: Self.there + 4096)
        #expect(guest.word(Self.page + 4088) == 0)
    }

    @Test("a crossing load that faults on its second page leaves rd; stval is the second page, or the first")
    func crossingLoadFault() {
        let second = run("ld a1, (a0)", at: Self.there + 4090) { tables in
            tables.map(Self.there, to: Self.page, PageTables.kernel)
            tables.guest["a1"] = 5
        }
        expectFault(second, 13, value: Self.there + 4096)
        #expect(second["a1"] == 5)
        let first = run("ld a1, (a0)", at: Self.there + 4090) { tables in
            tables.map(Self.there + 4096, to: Self.page, PageTables.kernel)
        }
        expectFault(first, 13, value: Self.there + 4090)
    }

    @Test("an instruction over a page's end that faults on its second page: sepc its start, stval the second page")
    func crossingFetchFault() {
        let guest = run("jr a0", at: Self.there + 4094) { tables in
            tables.map(Self.there, to: Self.page, PageTables.kernel)
            tables.guest.load([0x13, 0x05], at: Self.page + 4094)
        }
        expectFault(guest, 12, value: Self.there + 4096)
        #expect(guest[CSR.sepc] == Self.there + 4094)
    }

    @Test("an instruction over a page's end is read anew when its second page is another one")
    func crossingFetchRemapped() {
        // addi a1, a1, imm at the crossing, then jr ra; the immediate is in the second half.
        func half(_ immediate: UInt32) -> [UInt8] {
            let word = immediate << 20 | 11 << 15 | 11 << 7 | 0x13
            return [UInt8(truncatingIfNeeded: word >> 16), UInt8(truncatingIfNeeded: word >> 24), 0x67, 0x80, 0, 0]
        }
        let guest = Guest("jalr a0\nsd a2, (a3)\nsfence.vma\njalr a0\nsfence.vma\njalr a0\necall")
        var tables = PageTables(guest)
        tables.map(Self.there, to: Self.page, PageTables.kernel)
        let cell = tables.map(Self.there + 4096, to: Self.page + 0x1000, PageTables.kernel)
        guest.load([0x93, 0x85], at: Self.page + 4094)
        guest.load(half(1), at: Self.page + 0x1000)
        guest.load(half(100), at: Self.page + 0x2000)
        tables.enable()
        guest["a0"] = Self.there + 4094
        guest["a3"] = cell
        guest["a2"] = ((Self.page + 0x2000) >> 12) << 10 | PageTables.kernel
        guest.run()
        #expect(guest["a1"] == 201)
    }

    @Test(
        "after sfence.vma a changed mapping counts, for its address or for all",
        arguments: ["sfence.vma a0", "sfence.vma", "sfence.vma a0, a5", "csrw satp, s1"])
    func fence(_ instruction: String) {
        let guest = Guest("ld a1, (a0)\nsd a2, (a3)\n\(instruction)\nld a4, (a0)\necall")
        var tables = PageTables(guest)
        let cell = tables.map(Self.there, to: Self.page, PageTables.kernel)
        guest.setWord(Self.page, 1)
        guest.setWord(Self.page + 4096, 2)
        tables.enable()
        guest["a0"] = Self.there
        guest["a2"] = ((Self.page + 4096) >> 12) << 10 | PageTables.kernel
        guest["a3"] = cell
        guest["s1"] = tables.satp
        guest.run()
        #expect(guest["a1"] == 1 && guest["a4"] == 2)
    }

    @Test("a fence for one address drops all of a superpage")
    func superpageFence() {
        let guest = Guest("ld a1, (a0)\nsd a2, (a3)\nsfence.vma a5\nld a4, (a0)\necall")
        var tables = PageTables(guest)
        let cell = tables.map(Self.there, to: Guest.base, PageTables.kernel, level: 2)
        guest.setWord(Self.page, 1)
        tables.enable()
        guest["a0"] = Self.there + (Self.page - Guest.base)
        guest["a5"] = Self.there + 0x10_0000
        guest["a2"] = 0
        guest["a3"] = cell
        guest.hart.setControlRegister(CSR.stvec, Guest.base + 16)
        guest.run()
        #expect(guest["a1"] == 1 && guest["a4"] == 0)
    }
}
