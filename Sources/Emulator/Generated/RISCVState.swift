// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.

import Synchronization

/// A hart's state as raw memory: registers at slots of 8 bytes, then the fields below.
///
///     slot 0...31   x0...x31        slot 32       takes writes to x0
///     slot 40...71  f0...f31        slot 72...    the fields, in order
struct RISCVState {
    let base: UnsafeMutableRawPointer

    static let discardSlot: UInt8 = 32
    static let firstFloatSlot: UInt8 = 40

    /// Address of the next instruction, valid outside the interpreter's loop.
    @inline(__always) var pc: UInt64 {
        get { base.load(fromByteOffset: 576, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 576, as: UInt64.self) }
    }

    /// Instructions until the loop is left, minus one; negative: leave at the next block end.
    @inline(__always) var countdown: Int64 {
        get { base.load(fromByteOffset: 584, as: Int64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 584, as: Int64.self) }
    }

    /// Negative: leave the loop at the next block end. Written by any thread.
    @inline(__always) var attentionCell: UnsafeMutablePointer<Atomic<Int64>> {
        (base + 592).assumingMemoryBound(to: Atomic<Int64>.self)
    }

    /// Retired instructions = retiredBase - countdown.
    @inline(__always) var retiredBase: UInt64 {
        get { base.load(fromByteOffset: 600, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 600, as: UInt64.self) }
    }

    /// Host address of the data TLB of the current mode.
    @inline(__always) var dataTLB: UInt64 {
        get { base.load(fromByteOffset: 608, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 608, as: UInt64.self) }
    }

    /// Host address of the fetch TLB of the current mode.
    @inline(__always) var fetchTLB: UInt64 {
        get { base.load(fromByteOffset: 616, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 616, as: UInt64.self) }
    }

    /// Host address of the record arena.
    @inline(__always) var records: UInt64 {
        get { base.load(fromByteOffset: 624, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 624, as: UInt64.self) }
    }

    /// 0 U, 1 S.
    @inline(__always) var mode: UInt64 {
        get { base.load(fromByteOffset: 632, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 632, as: UInt64.self) }
    }

    /// All fields but SD, which is computed.
    @inline(__always) var sstatus: UInt64 {
        get { base.load(fromByteOffset: 640, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 640, as: UInt64.self) }
    }

    /// Supervisor interrupt enable.
    @inline(__always) var sie: UInt64 {
        get { base.load(fromByteOffset: 648, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 648, as: UInt64.self) }
    }

    /// Supervisor interrupt pending.
    @inline(__always) var sip: UInt64 {
        get { base.load(fromByteOffset: 656, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 656, as: UInt64.self) }
    }

    /// Trap vector.
    @inline(__always) var stvec: UInt64 {
        get { base.load(fromByteOffset: 664, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 664, as: UInt64.self) }
    }

    /// Scratch.
    @inline(__always) var sscratch: UInt64 {
        get { base.load(fromByteOffset: 672, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 672, as: UInt64.self) }
    }

    /// Exception pc.
    @inline(__always) var sepc: UInt64 {
        get { base.load(fromByteOffset: 680, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 680, as: UInt64.self) }
    }

    /// Cause.
    @inline(__always) var scause: UInt64 {
        get { base.load(fromByteOffset: 688, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 688, as: UInt64.self) }
    }

    /// Trap value.
    @inline(__always) var stval: UInt64 {
        get { base.load(fromByteOffset: 696, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 696, as: UInt64.self) }
    }

    /// Address translation.
    @inline(__always) var satp: UInt64 {
        get { base.load(fromByteOffset: 704, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 704, as: UInt64.self) }
    }

    /// Counters U-mode may read.
    @inline(__always) var scounteren: UInt64 {
        get { base.load(fromByteOffset: 712, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 712, as: UInt64.self) }
    }

    /// Environment configuration.
    @inline(__always) var senvcfg: UInt64 {
        get { base.load(fromByteOffset: 720, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 720, as: UInt64.self) }
    }

    /// Next timer interrupt in ticks.
    @inline(__always) var stimecmp: UInt64 {
        get { base.load(fromByteOffset: 728, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 728, as: UInt64.self) }
    }

    /// Accrued floating-point exceptions.
    @inline(__always) var fflags: UInt64 {
        get { base.load(fromByteOffset: 736, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 736, as: UInt64.self) }
    }

    /// Dynamic rounding mode.
    @inline(__always) var frm: UInt64 {
        get { base.load(fromByteOffset: 744, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 744, as: UInt64.self) }
    }

    /// Physical address of the LR reservation, or all ones.
    @inline(__always) var reservation: UInt64 {
        get { base.load(fromByteOffset: 752, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 752, as: UInt64.self) }
    }

    /// Cause of the fault that a slow path reports.
    @inline(__always) var faultCause: UInt64 {
        get { base.load(fromByteOffset: 760, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 760, as: UInt64.self) }
    }

    /// Its stval.
    @inline(__always) var faultValue: UInt64 {
        get { base.load(fromByteOffset: 768, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 768, as: UInt64.self) }
    }

    /// 1 after WFI.
    @inline(__always) var idle: UInt64 {
        get { base.load(fromByteOffset: 776, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 776, as: UInt64.self) }
    }

    /// 1 after ECALL from S-mode.
    @inline(__always) var supervisorCall: UInt64 {
        get { base.load(fromByteOffset: 784, as: UInt64.self) }
        nonmutating set { base.storeBytes(of: newValue, toByteOffset: 784, as: UInt64.self) }
    }

    static let sizeBytes = 792
}
