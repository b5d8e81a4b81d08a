/// A field of a processor's raw state: 8 bytes. Order is the layout: hot ones first, a new one goes to the end, since
/// offsets are part of the snapshot format.
struct StateField {
    var name: String
    /// "Atomic" is an `Atomic<Int64>`, which has a pointer to it instead of a value.
    var type: String
    var comment: String

    static func word(_ name: String, _ comment: String) -> Self {
        Self(name: name, type: "UInt64", comment: comment)
    }

    /// The state's property for it.
    func property(at offset: Int) -> String {
        if type == "Atomic" {
            return """

                    /// \(comment)
                    @inline(__always) var \(name)Cell: UnsafeMutablePointer<Atomic<Int64>> {
                        (base + \(offset)).assumingMemoryBound(to: Atomic<Int64>.self)
                    }

                """
        }
        return """

                /// \(comment)
                @inline(__always) var \(name): \(type) {
                    get { base.load(fromByteOffset: \(offset), as: \(type).self) }
                    nonmutating set { base.storeBytes(of: newValue, toByteOffset: \(offset), as: \(type).self) }
                }

            """
    }
}

/// Slots of 8 bytes: x0...x31, then a slot that takes writes to x0, then padding, then f0...f31.
let discardSlot = 32
let firstFloatSlot = 40
let registerSlots = 72

/// Of a RISC-V hart.
let stateFields: [StateField] = [
    .word("pc", "Address of the next instruction, valid outside the interpreter's loop."),
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
    .word("mode", "0 U, 1 S."),
    .word("sstatus", "All fields but SD, which is computed."),
    .word("sie", "Supervisor interrupt enable."),
    .word("sip", "Supervisor interrupt pending."),
    .word("stvec", "Trap vector."),
    .word("sscratch", "Scratch."),
    .word("sepc", "Exception pc."),
    .word("scause", "Cause."),
    .word("stval", "Trap value."),
    .word("satp", "Address translation."),
    .word("scounteren", "Counters U-mode may read."),
    .word("senvcfg", "Environment configuration."),
    .word("stimecmp", "Next timer interrupt in ticks."),
    .word("fflags", "Accrued floating-point exceptions."),
    .word("frm", "Dynamic rounding mode."),
    .word("reservation", "Physical address of the LR reservation, or all ones."),
    .word("faultCause", "Cause of the fault that a slow path reports."),
    .word("faultValue", "Its stval."),
    .word("idle", "1 after WFI."),
    .word("supervisorCall", "1 after ECALL from S-mode."),
]
