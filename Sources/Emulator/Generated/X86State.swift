// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

import Synchronization

/// A processor's state as raw memory: RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8...R15 at 8 · number, then the
/// fields below.
struct X86State: @unchecked Sendable {
    let base: UnsafeMutableRawPointer

    /// Always 0: the base or index that is not there.
    @inline(__always) var zero: UInt64 {
        get { base.load(fromByteOffset: 128, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 128, as: UInt64.self) }
    }

    /// Address of the block that runs, for operands relative to RIP.
    @inline(__always) var blockPC: UInt64 {
        get { base.load(fromByteOffset: 136, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 136, as: UInt64.self) }
    }
    static let blockPCSlot: UInt8 = 136

    /// What is added to addresses in ES: 0 in 64-bit mode. The next ones alike.
    @inline(__always) var addressBaseES: UInt64 {
        get { base.load(fromByteOffset: 144, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 144, as: UInt64.self) }
    }
    static let addressBaseESSlot: UInt8 = 144

    /// CS.
    @inline(__always) var addressBaseCS: UInt64 {
        get { base.load(fromByteOffset: 152, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 152, as: UInt64.self) }
    }

    /// SS.
    @inline(__always) var addressBaseSS: UInt64 {
        get { base.load(fromByteOffset: 160, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 160, as: UInt64.self) }
    }

    /// DS.
    @inline(__always) var addressBaseDS: UInt64 {
        get { base.load(fromByteOffset: 168, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 168, as: UInt64.self) }
    }

    /// FS.
    @inline(__always) var addressBaseFS: UInt64 {
        get { base.load(fromByteOffset: 176, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 176, as: UInt64.self) }
    }

    /// GS.
    @inline(__always) var addressBaseGS: UInt64 {
        get { base.load(fromByteOffset: 184, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 184, as: UInt64.self) }
    }

    /// A register that no instruction names.
    @inline(__always) var scratch: UInt64 {
        get { base.load(fromByteOffset: 192, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 192, as: UInt64.self) }
    }
    static let scratchSlot: UInt8 = 192

    /// Address of the next instruction, valid outside the interpreter's loop and in what it calls.
    @inline(__always) var pc: UInt64 {
        get { base.load(fromByteOffset: 200, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 200, as: UInt64.self) }
    }

    /// Instructions until the loop is left, minus one; negative: leave at the next block end.
    @inline(__always) var countdown: Int64 {
        get { base.load(fromByteOffset: 208, as: Int64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 208, as: Int64.self) }
    }

    /// Negative: leave the loop at the next block end. Written by any thread.
    @inline(__always) var attentionCell: UnsafeMutablePointer<Atomic<Int64>> {
        (base + 216).assumingMemoryBound(to: Atomic<Int64>.self)
    }

    /// Retired instructions = retiredBase - countdown.
    @inline(__always) var retiredBase: UInt64 {
        get { base.load(fromByteOffset: 224, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 224, as: UInt64.self) }
    }

    /// Host address of the data TLB of the current mode.
    @inline(__always) var dataTLB: UInt64 {
        get { base.load(fromByteOffset: 232, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 232, as: UInt64.self) }
    }

    /// Host address of the fetch TLB of the current mode.
    @inline(__always) var fetchTLB: UInt64 {
        get { base.load(fromByteOffset: 240, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 240, as: UInt64.self) }
    }

    /// Host address of the record arena.
    @inline(__always) var records: UInt64 {
        get { base.load(fromByteOffset: 248, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 248, as: UInt64.self) }
    }

    /// Result of the last operation that set flags, sign-extended.
    @inline(__always) var flagResult: Int64 {
        get { base.load(fromByteOffset: 256, as: Int64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 256, as: Int64.self) }
    }

    /// CF, OF, AF and what PF and SF differ from the result's; see `X86Flags`.
    @inline(__always) var flagAux: UInt64 {
        get { base.load(fromByteOffset: 264, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 264, as: UInt64.self) }
    }

    /// The bits of RFLAGS that are not CF, PF, AF, ZF, SF, OF.
    @inline(__always) var flagBits: UInt64 {
        get { base.load(fromByteOffset: 272, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 272, as: UInt64.self) }
    }

    /// Where an instruction of `X86Processor.execute` goes on.
    @inline(__always) var nextPC: UInt64 {
        get { base.load(fromByteOffset: 280, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 280, as: UInt64.self) }
    }

    /// Not 0: the rest of the block must not run as decoded.
    @inline(__always) var leavesBlock: UInt64 {
        get { base.load(fromByteOffset: 288, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 288, as: UInt64.self) }
    }

    /// Current privilege level.
    @inline(__always) var cpl: UInt64 {
        get { base.load(fromByteOffset: 296, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 296, as: UInt64.self) }
    }

    /// 0 64-bit, 1 compatibility with 32-bit segments, 2 with 16-bit ones.
    @inline(__always) var codeMode: UInt64 {
        get { base.load(fromByteOffset: 304, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 304, as: UInt64.self) }
    }

    /// Not 0: compatibility mode with segments that are not flat.
    @inline(__always) var checksSegments: UInt64 {
        get { base.load(fromByteOffset: 312, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 312, as: UInt64.self) }
    }

    /// MXCSR.
    @inline(__always) var mxcsr: UInt64 {
        get { base.load(fromByteOffset: 320, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 320, as: UInt64.self) }
    }

    /// XCR0.
    @inline(__always) var xcr0: UInt64 {
        get { base.load(fromByteOffset: 328, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 328, as: UInt64.self) }
    }

    /// CR0.
    @inline(__always) var cr0: UInt64 {
        get { base.load(fromByteOffset: 336, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 336, as: UInt64.self) }
    }

    /// CR2.
    @inline(__always) var cr2: UInt64 {
        get { base.load(fromByteOffset: 344, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 344, as: UInt64.self) }
    }

    /// CR3.
    @inline(__always) var cr3: UInt64 {
        get { base.load(fromByteOffset: 352, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 352, as: UInt64.self) }
    }

    /// CR4.
    @inline(__always) var cr4: UInt64 {
        get { base.load(fromByteOffset: 360, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 360, as: UInt64.self) }
    }

    /// IA32_EFER.
    @inline(__always) var efer: UInt64 {
        get { base.load(fromByteOffset: 368, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 368, as: UInt64.self) }
    }

    /// Not 0: the local APIC has an interrupt.
    @inline(__always) var interruptRequest: UInt64 {
        get { base.load(fromByteOffset: 376, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 376, as: UInt64.self) }
    }

    /// Not 0, see `X86Shadow`: no interrupt before the next instruction.
    @inline(__always) var shadow: UInt64 {
        get { base.load(fromByteOffset: 384, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 384, as: UInt64.self) }
    }

    /// Not 0 after HLT.
    @inline(__always) var halted: UInt64 {
        get { base.load(fromByteOffset: 392, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 392, as: UInt64.self) }
    }

    /// Not 0 after a triple fault.
    @inline(__always) var shutdown: UInt64 {
        get { base.load(fromByteOffset: 400, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 400, as: UInt64.self) }
    }

    /// GDTR.
    @inline(__always) var gdtBase: UInt64 {
        get { base.load(fromByteOffset: 408, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 408, as: UInt64.self) }
    }

    /// GDTR.
    @inline(__always) var gdtLimit: UInt64 {
        get { base.load(fromByteOffset: 416, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 416, as: UInt64.self) }
    }

    /// IDTR.
    @inline(__always) var idtBase: UInt64 {
        get { base.load(fromByteOffset: 424, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 424, as: UInt64.self) }
    }

    /// IDTR.
    @inline(__always) var idtLimit: UInt64 {
        get { base.load(fromByteOffset: 432, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 432, as: UInt64.self) }
    }

    /// IA32_STAR.
    @inline(__always) var star: UInt64 {
        get { base.load(fromByteOffset: 440, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 440, as: UInt64.self) }
    }

    /// IA32_LSTAR.
    @inline(__always) var lstar: UInt64 {
        get { base.load(fromByteOffset: 448, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 448, as: UInt64.self) }
    }

    /// IA32_CSTAR.
    @inline(__always) var cstar: UInt64 {
        get { base.load(fromByteOffset: 456, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 456, as: UInt64.self) }
    }

    /// IA32_FMASK.
    @inline(__always) var sfmask: UInt64 {
        get { base.load(fromByteOffset: 464, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 464, as: UInt64.self) }
    }

    /// IA32_KERNEL_GS_BASE.
    @inline(__always) var kernelGSBase: UInt64 {
        get { base.load(fromByteOffset: 472, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 472, as: UInt64.self) }
    }

    /// IA32_SYSENTER_CS.
    @inline(__always) var sysenterCS: UInt64 {
        get { base.load(fromByteOffset: 480, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 480, as: UInt64.self) }
    }

    /// IA32_SYSENTER_ESP.
    @inline(__always) var sysenterESP: UInt64 {
        get { base.load(fromByteOffset: 488, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 488, as: UInt64.self) }
    }

    /// IA32_SYSENTER_EIP.
    @inline(__always) var sysenterEIP: UInt64 {
        get { base.load(fromByteOffset: 496, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 496, as: UInt64.self) }
    }

    /// IA32_PAT.
    @inline(__always) var pat: UInt64 {
        get { base.load(fromByteOffset: 504, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 504, as: UInt64.self) }
    }

    /// IA32_TSC_AUX.
    @inline(__always) var tscAux: UInt64 {
        get { base.load(fromByteOffset: 512, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 512, as: UInt64.self) }
    }

    /// IA32_TSC_ADJUST.
    @inline(__always) var tscAdjust: UInt64 {
        get { base.load(fromByteOffset: 520, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 520, as: UInt64.self) }
    }

    /// IA32_MISC_ENABLE.
    @inline(__always) var miscEnable: UInt64 {
        get { base.load(fromByteOffset: 528, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 528, as: UInt64.self) }
    }

    /// IA32_MTRR_DEF_TYPE.
    @inline(__always) var mtrrDefaultType: UInt64 {
        get { base.load(fromByteOffset: 536, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 536, as: UInt64.self) }
    }

    /// DR0.
    @inline(__always) var dr0: UInt64 {
        get { base.load(fromByteOffset: 544, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 544, as: UInt64.self) }
    }

    /// DR1.
    @inline(__always) var dr1: UInt64 {
        get { base.load(fromByteOffset: 552, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 552, as: UInt64.self) }
    }

    /// DR2.
    @inline(__always) var dr2: UInt64 {
        get { base.load(fromByteOffset: 560, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 560, as: UInt64.self) }
    }

    /// DR3.
    @inline(__always) var dr3: UInt64 {
        get { base.load(fromByteOffset: 568, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 568, as: UInt64.self) }
    }

    /// DR6.
    @inline(__always) var dr6: UInt64 {
        get { base.load(fromByteOffset: 576, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 576, as: UInt64.self) }
    }

    /// DR7.
    @inline(__always) var dr7: UInt64 {
        get { base.load(fromByteOffset: 584, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 584, as: UInt64.self) }
    }

    /// What DR6 gets from the trap that is due after the instruction; 0: none is.
    @inline(__always) var pendingDebug: UInt64 {
        get { base.load(fromByteOffset: 592, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 592, as: UInt64.self) }
    }

    /// `X86Features` of the level.
    @inline(__always) var features: UInt64 {
        get { base.load(fromByteOffset: 600, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 600, as: UInt64.self) }
    }

    /// `X86Breakpoints` that DR7 enables.
    @inline(__always) var breakpoints: UInt64 {
        get { base.load(fromByteOffset: 608, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 608, as: UInt64.self) }
    }

    /// Address, plus one, of a repeated instruction that was left between two elements; or 0.
    @inline(__always) var repeatedPC: UInt64 {
        get { base.load(fromByteOffset: 616, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 616, as: UInt64.self) }
    }

    /// `X86Segment` of ES, CS, SS, DS, FS, GS, LDTR, TR.
    static let segmentsOffset = 640

    /// `X87State`.
    static let x87Offset = 832

    /// YMM0...YMM15; XMM are their lower halves.
    static let vectorsOffset = 1024

    /// Memory operands of vector instructions, while one runs.
    static let operandsOffset = 1536

    static let sizeBytes = 1664
}
