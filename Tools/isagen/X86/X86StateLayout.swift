/// The fields of an x86 processor's raw state behind the general registers. Order is the layout: what decoded records name
/// with one byte comes first, a new field goes to the end, since offsets are part of the snapshot format.
struct X86StateLayout {
    /// From offset 128 on, 8 bytes each.
    private static let fields: [StateField] = [
        .word("zero", "Always 0: the base or index that is not there."),
        .word("blockPC", "Address of the block that runs, for operands relative to RIP."),
        .word("addressBaseES", "What is added to addresses in ES: 0 in 64-bit mode. The next ones alike."),
        .word("addressBaseCS", "CS."),
        .word("addressBaseSS", "SS."),
        .word("addressBaseDS", "DS."),
        .word("addressBaseFS", "FS."),
        .word("addressBaseGS", "GS."),
        .word("scratch", "A register that no instruction names."),
        .word("pc", "Address of the next instruction, valid outside the interpreter's loop and in what it calls."),
        StateField(
            name: "countdown", type: "Int64",
            comment: "Instructions until the loop is left, minus one; negative: leave at the next block end."),
        StateField(
            name: "attention", type: "Atomic",
            comment: "Negative: leave the loop at the next block end. Written by any thread."),
        .word("retiredBase", "Retired instructions = retiredBase - countdown."),
        .word("dataTLB", "Host address of the data TLB of the current mode."),
        .word("fetchTLB", "Host address of the fetch TLB of the current mode."),
        .word("records", "Host address of the record arena."),
        StateField(
            name: "flagResult", type: "Int64", comment: "Result of the last operation that set flags, sign-extended."),
        .word("flagAux", "CF, OF, AF and what PF and SF differ from the result's; see `X86Flags`."),
        .word("flagBits", "The bits of RFLAGS that are not CF, PF, AF, ZF, SF, OF."),
        .word("nextPC", "Where an instruction of `X86Processor.execute` goes on."),
        .word("leavesBlock", "Not 0: the rest of the block must not run as decoded."),
        .word("cpl", "Current privilege level."),
        .word("codeMode", "0 64-bit, 1 compatibility with 32-bit segments, 2 with 16-bit ones."),
        .word("checksSegments", "Not 0: compatibility mode with segments that are not flat."),
        .word("mxcsr", "MXCSR."),
        .word("xcr0", "XCR0."),
        .word("cr0", "CR0."),
        .word("cr2", "CR2."),
        .word("cr3", "CR3."),
        .word("cr4", "CR4."),
        .word("efer", "IA32_EFER."),
        .word("interruptRequest", "Not 0: the local APIC has an interrupt."),
        .word("shadow", "Not 0, see `X86Shadow`: no interrupt before the next instruction."),
        .word("halted", "Not 0 after HLT."),
        .word("shutdown", "Not 0 after a triple fault."),
        .word("gdtBase", "GDTR."),
        .word("gdtLimit", "GDTR."),
        .word("idtBase", "IDTR."),
        .word("idtLimit", "IDTR."),
        .word("star", "IA32_STAR."),
        .word("lstar", "IA32_LSTAR."),
        .word("cstar", "IA32_CSTAR."),
        .word("sfmask", "IA32_FMASK."),
        .word("kernelGSBase", "IA32_KERNEL_GS_BASE."),
        .word("sysenterCS", "IA32_SYSENTER_CS."),
        .word("sysenterESP", "IA32_SYSENTER_ESP."),
        .word("sysenterEIP", "IA32_SYSENTER_EIP."),
        .word("pat", "IA32_PAT."),
        .word("tscAux", "IA32_TSC_AUX."),
        .word("tscAdjust", "IA32_TSC_ADJUST."),
        .word("miscEnable", "IA32_MISC_ENABLE."),
        .word("mtrrDefaultType", "IA32_MTRR_DEF_TYPE."),
        .word("dr0", "DR0."),
        .word("dr1", "DR1."),
        .word("dr2", "DR2."),
        .word("dr3", "DR3."),
        .word("dr6", "DR6."),
        .word("dr7", "DR7."),
        .word("pendingDebug", "What DR6 gets from the trap that is due after the instruction; 0: none is."),
        .word("features", "`X86Features` of the level."),
        .word("breakpoints", "`X86Breakpoints` that DR7 enables."),
        .word("repeatedPC", "Address, plus one, of a repeated instruction that was left between two elements; or 0."),
    ]

    /// Then, each aligned to 64 bytes.
    private static let areas: [(name: String, bytes: Int, comment: String)] = [
        ("segments", 8 * 24, "`X86Segment` of ES, CS, SS, DS, FS, GS, LDTR, TR."),
        ("x87", 160, "`X87State`."),
        ("vectors", 16 * 32, "YMM0...YMM15; XMM are their lower halves."),
        ("operands", 128, "Memory operands of vector instructions, while one runs."),
    ]

    func file() -> String {
        var text =
            fileHeader + """
                import Synchronization

                /// A processor's state as raw memory: RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8...R15 at 8 · number, then the
                /// fields below.
                struct X86State: @unchecked Sendable {
                    let base: UnsafeMutableRawPointer

                """
        var offset = 128
        for field in Self.fields {
            text += field.property(at: offset)
            if ["blockPC", "addressBaseES", "scratch"].contains(field.name) {
                text += "    static let \(field.name)Slot: UInt8 = \(offset)\n"
            }
            offset += 8
        }
        for area in Self.areas {
            offset = (offset + 63) / 64 * 64
            text += "\n    /// \(area.comment)\n    static let \(area.name)Offset = \(offset)\n"
            offset += area.bytes
        }
        return text + "\n    static let sizeBytes = \(offset)\n}\n"
    }
}
