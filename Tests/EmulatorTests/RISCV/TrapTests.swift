import Emulator
import Testing

/// Traps, the CSRs they use, and interrupts (priv §12.1). The handler stores nothing: it ends the run.
struct TrapTests {
    /// A program whose handler is at 0x8000_0100, an ECALL to the test.
    private static func withHandler(_ body: String) -> String {
        "la t0, handler\ncsrw stvec, t0\n" + body + "\n.balign 256\nhandler: ecall"
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var body: String
        var cause: UInt64
        var value: UInt64
        var testDescription: String { name }
    }

    static let faults: [Fault] = [
        Fault(name: "illegal instruction", body: "fault: .4byte 0xffffffff", cause: 2, value: 0xffff_ffff),
        Fault(name: "illegal compressed", body: ".option rvc\nfault: .2byte 0\nnop", cause: 2, value: 0),
        Fault(name: "ebreak", body: "fault: ebreak", cause: 3, value: .max),
        Fault(name: "load access", body: "li a1, 0x20000000\nfault: ld a2, 8(a1)", cause: 5, value: 0x2000_0008),
        Fault(name: "store access", body: "li a1, 0x20000000\nfault: sd a2, 16(a1)", cause: 7, value: 0x2000_0010),
        Fault(name: "amo misaligned", body: "la a1, fault+2\nfault: amoadd.w a2, a3, (a1)", cause: 6, value: .max),
        Fault(name: "lr misaligned", body: "la a1, fault+1\nfault: lr.w a2, (a1)", cause: 4, value: .max),
        Fault(
            name: "amo on a device", body: "li a1, 0x10000000\nfault: amoadd.w a2, a3, (a1)", cause: 7,
            value: 0x1000_0000),
        Fault(name: "device crossing", body: "li a1, 0x10000002\nfault: lw a2, (a1)", cause: 5, value: 0x1000_0002),
        Fault(name: "mret", body: "fault: .4byte 0x30200073", cause: 2, value: 0x3020_0073),
        Fault(name: "unknown csr", body: "fault: csrr a0, 0x5c0", cause: 2, value: .max),
        Fault(name: "machine csr", body: "fault: csrr a0, mstatus", cause: 2, value: .max),
        Fault(name: "write to time", body: "fault: csrw 0xc01, a0", cause: 2, value: .max),
        Fault(name: "fp off", body: "li a1, 0x6000\ncsrc sstatus, a1\nfault: fadd.d f0, f0, f0", cause: 2, value: .max),
        Fault(name: "fp load off", body: "li a1, 0x6000\ncsrc sstatus, a1\nfault: fld f0, (sp)", cause: 2, value: .max),
        Fault(name: "fcsr off", body: "li a1, 0x6000\ncsrc sstatus, a1\nfault: frflags a0", cause: 2, value: .max),
        Fault(name: "frm reserved", body: "fsrmi 5\nfault: fadd.d f0, f0, f0, dyn", cause: 2, value: .max),
        Fault(name: "rm reserved", body: "fault: .4byte 0x02005053", cause: 2, value: 0x0200_5053),
    ]

    @Test("a fault gives its cause, its value and the address of its instruction", arguments: faults)
    func fault(_ fault: Fault) {
        let guest = Guest(Self.withHandler("la s0, fault\n" + fault.body))
        guest.run()
        #expect(guest[CSR.scause] == fault.cause)
        #expect(guest[CSR.sepc] == guest["s0"])
        #expect(guest.hart.pc == Guest.base + 0x104)
        if fault.value != .max { #expect(guest[CSR.stval] == fault.value) }
    }

    @Test("a fault in the middle of a block leaves what was before it done and what is behind it undone")
    func preciseFault() {
        let guest = Guest(
            Self.withHandler(
                """
                csrr s1, instret
                li a0, 1
                li a1, 0x20000000
                addi a0, a0, 1
                lw a2, (a1)
                addi a0, a0, 1
                """))
        guest["a2"] = 77
        guest.run()
        #expect(guest["a0"] == 2 && guest["a2"] == 77)
        // csrr itself, three more before the fault; the ECALL of the handler is counted too.
        #expect(guest.hart.retiredInstructions - guest["s1"] == 1 + 3 + 1)
    }

    @Test("a trap saves mode and interrupt enable, sret puts them back", arguments: [0, 1] as [UInt64])
    func modes(spp: UInt64) {
        let guest = Guest(
            Self.withHandler(
                """
                li a0, \(spp << 8 | 1 << 5)
                csrc sstatus, a1
                li a1, 0x122
                csrc sstatus, a1
                csrs sstatus, a0
                la a0, target
                csrw sepc, a0
                sret
                target: .4byte 0xffffffff
                """))
        guest.run()
        #expect(guest[CSR.scause] == 2 && guest[CSR.sepc] == guest["a0"])
        #expect(guest[CSR.sstatus] >> 8 & 1 == spp)
        #expect(guest[CSR.sstatus] >> 5 & 1 == 1, "SPIE is what SIE was after sret")
        #expect(guest[CSR.sstatus] >> 1 & 1 == 0, "SIE is off in the handler")
        #expect(!guest.hart.isInUserMode)
    }

    static let userForbidden = [
        "sret", "wfi", "sfence.vma", "csrr a1, sstatus", "csrr a1, time", "csrr a1, cycle", "csrr a1, instret",
    ]

    @Test("U-mode may not", arguments: userForbidden)
    func userForbids(_ instruction: String) {
        let guest = Guest(
            Self.withHandler("csrw scounteren, zero\nla a0, user\ncsrw sepc, a0\nsret\nuser: " + instruction))
        guest.run()
        #expect(guest[CSR.scause] == 2 && guest[CSR.sepc] == guest["a0"])
    }

    @Test("ECALL from U-mode traps with cause 8; scounteren opens the counters")
    func userCall() {
        let guest = Guest(
            Self.withHandler(
                "li a0, 7\ncsrw scounteren, a0\nla a0, user\ncsrw sepc, a0\nsret\nuser: csrr a1, time\ncsrr a2, instret\nend: ecall"
            ))
        guest.clock.now = 1234
        guest.run()
        #expect(guest[CSR.scause] == 8 && guest[CSR.sepc] == guest["a0"] + 8)
        #expect(guest["a1"] == 1234)
    }

    @Test("an ECALL from S-mode stops the run behind it")
    func supervisorCall() {
        let guest = Guest("li a0, 5\necall\nli a0, 6\necall")
        guest.run()
        #expect(guest["a0"] == 5 && guest.hart.pc == Guest.base + 8)
        guest.run()
        #expect(guest["a0"] == 6)
    }

    struct Field: Sendable, CustomTestStringConvertible {
        var name: String
        var csr: UInt32
        var written: UInt64
        var reads: UInt64
        var testDescription: String { name }
    }

    static let fields: [Field] = [
        Field(name: "sstatus", csr: CSR.sstatus, written: .max, reads: 0x8000_0002_000c_6122),
        Field(name: "sstatus zero", csr: CSR.sstatus, written: 0, reads: 2 << 32),
        Field(name: "sie", csr: CSR.sie, written: .max, reads: 0x222),
        Field(name: "sip", csr: CSR.sip, written: .max, reads: 2),
        Field(name: "stvec", csr: CSR.stvec, written: .max, reads: .max - 2),
        Field(name: "sepc", csr: CSR.sepc, written: .max, reads: .max - 1),
        Field(name: "scause", csr: CSR.scause, written: 1 << 63 | 9, reads: 1 << 63 | 9),
        Field(name: "stval", csr: CSR.stval, written: .max, reads: .max),
        Field(name: "sscratch", csr: CSR.sscratch, written: .max, reads: .max),
        Field(name: "scounteren", csr: CSR.scounteren, written: .max, reads: 7),
        Field(name: "senvcfg", csr: CSR.senvcfg, written: .max, reads: 1),
        Field(name: "satp of an unknown mode", csr: CSR.satp, written: 9 << 60 | 5, reads: 0),
        Field(name: "fcsr", csr: CSR.fcsr, written: .max, reads: 0xff),
        Field(name: "fflags", csr: CSR.fflags, written: .max, reads: 0x1f),
        Field(name: "frm", csr: CSR.frm, written: .max, reads: 7),
        Field(name: "stimecmp", csr: CSR.stimecmp, written: .max, reads: .max),
    ]

    @Test("WARL fields keep only what exists", arguments: fields)
    func writeAny(_ field: Field) {
        let guest = Guest("csrw \(field.csr), a0\ncsrr a1, \(field.csr)\necall")
        guest["a0"] = field.written
        guest.run()
        #expect(guest["a1"] == field.reads)
    }

    @Test("csrrs, csrrc and their immediate forms: old value out, bits set and cleared, x0 writes nothing")
    func controlRegisterForms() {
        let guest = Guest(
            """
            li a0, 0xf0
            csrw sscratch, a0
            li a0, 0x0f
            csrrs a1, sscratch, a0
            li a0, 0x30
            csrrc a2, sscratch, a0
            csrrsi a3, sscratch, 16
            csrrci a4, sscratch, 1
            csrrw sp, sscratch, sp
            csrrs a5, time, zero
            ecall
            """)
        guest["sp"] = 0x1234
        guest.run()
        #expect([guest["a1"], guest["a2"], guest["a3"], guest["a4"]] == [0xf0, 0xff, 0xcf, 0xdf])
        #expect(guest["sp"] == 0xde && guest[CSR.sscratch] == 0x1234)
    }

    @Test("FP code makes FS dirty, an integer one leaves it as it is")
    func floatDirty() {
        let clean = "li a0, 0x6000\ncsrc sstatus, a0\nli a0, 0x4000\ncsrs sstatus, a0\n"
        let integer = Guest(clean + "add a0, a0, a0\necall")
        integer.run()
        #expect(integer[CSR.sstatus] >> 13 & 3 == 2 && integer[CSR.sstatus] >> 63 == 0)
        let float = Guest(clean + "fmv.d.x f0, zero\necall")
        float.run()
        #expect(float[CSR.sstatus] >> 13 & 3 == 3 && float[CSR.sstatus] >> 63 == 1)
    }
}
