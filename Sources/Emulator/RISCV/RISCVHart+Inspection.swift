// What tests, tools and a debugger see and set, past the privilege checks.
extension RISCVHart {
    /// Bits of float register 0...31.
    package func floatRegister(_ index: Int) -> UInt64 {
        precondition((0..<32).contains(index))
        return state.base.load(
            fromByteOffset: (index + Int(RISCVState.firstFloatSlot)) * 8, as: UInt64.self)
    }

    package func setFloatRegister(_ index: Int, _ bits: UInt64) {
        precondition((0..<32).contains(index))
        state.base.storeBytes(
            of: bits, toByteOffset: (index + Int(RISCVState.firstFloatSlot)) * 8, as: UInt64.self)
    }

    /// A CSR by its number; nil: there is no such one.
    package func controlRegister(_ number: UInt32) -> UInt64? { readControlRegister(number) }

    /// Writes a CSR as CSRRW does, WARL rules included.
    package func setControlRegister(_ number: UInt32, _ value: UInt64) {
        writeControlRegister(number, value)
        noticeInterrupts()
    }

    /// Pages that blocks are remembered of, and of how many at most.
    package var codePages: (count: Int, limit: Int) { (blocks.tableCount, blocks.tableLimit) }

    package var isInUserMode: Bool { state.mode == RISCVMode.user }

    /// Goes on at `pc` in the given mode.
    package func resume(at pc: UInt64, userMode: Bool) {
        state.pc = pc & ~1
        enter(mode: userMode ? RISCVMode.user : RISCVMode.supervisor)
        noticeInterrupts()
    }
}
