import Synchronization

// Traps, interrupts and the instructions that change the flow of control for the whole hart. Everything is
// delegated to S-mode; M-mode is the host.
extension RISCVHart {
    /// Takes the fault that a record reported, at `pc`; the address to go on at.
    ///
    /// Counts one off the budget without retiring anything, so that a guest whose handler faults can't keep the
    /// interpreter in its loop.
    @inline(never)
    func takeFault(at pc: UInt64) -> UInt64 {
        state.countdown &-= 1
        state.retiredBase &-= 1
        trap(cause: state.faultCause, value: state.faultValue, pc: pc)
        return state.pc
    }

    /// Enters the trap handler.
    func trap(cause: UInt64, value: UInt64, pc: UInt64) {
        var status = state.sstatus
        state.sepc = pc
        state.scause = cause
        state.stval = value
        status = replace(status, SupervisorStatus.previousPrivilege, state.mode == RISCVMode.supervisor)
        status = replace(
            status, SupervisorStatus.previousInterruptEnable, status & SupervisorStatus.interruptEnable != 0)
        status &= ~SupervisorStatus.interruptEnable
        state.sstatus = status
        state.reservation = .max
        enter(mode: RISCVMode.supervisor)
        let isVectored = state.stvec & 1 != 0 && cause & RISCVCause.interrupt != 0
        state.pc = state.stvec & ~3 &+ (isVectored ? (cause & 63) * 4 : 0)
    }

    private func replace(_ status: UInt64, _ bit: UInt64, _ isSet: Bool) -> UInt64 {
        isSet ? status | bit : status & ~bit
    }

    /// Switches the mode, and with it the TLBs. Also after a change of SUM.
    func enter(mode: UInt64) {
        state.mode = mode
        state.dataTLB = UInt64(UInt(bitPattern: tlb.dataSet(dataSet)))
        state.fetchTLB = UInt64(UInt(bitPattern: tlb.fetchSet(mode: mode)))
    }

    /// Of the data TLB.
    var dataSet: Int {
        RISCVTLB.dataSet(mode: state.mode, userMemory: state.sstatus & SupervisorStatus.userMemory != 0)
    }

    // MARK: Interrupts

    /// The most urgent interrupt that is pending, enabled and not masked by the mode.
    private var deliverable: UInt64? {
        let pending = state.sip & state.sie
        guard pending != 0 else { return nil }
        let isEnabled = state.mode == RISCVMode.user || state.sstatus & SupervisorStatus.interruptEnable != 0
        guard isEnabled else { return nil }
        // Priority: priv §12.1.3.
        for interrupt in [SupervisorInterrupt.external, SupervisorInterrupt.software, SupervisorInterrupt.timer]
        where pending >> interrupt & 1 != 0 {
            return interrupt
        }
        return nil
    }

    /// Between blocks, outside the loop.
    func takeInterrupt() {
        guard let interrupt = deliverable else { return }
        trap(cause: RISCVCause.interrupt | interrupt, value: 0, pc: state.pc)
    }

    /// After anything that may have made an interrupt deliverable: the loop is left at the block's end.
    func noticeInterrupts() {
        if deliverable != nil { leaveLoop() }
    }

    func setPending(_ interrupt: UInt64, _ isPending: Bool) {
        if isPending {
            state.sip |= 1 << interrupt
        } else {
            state.sip &= ~(1 << interrupt)
        }
        noticeInterrupts()
    }

    /// Sstc: STIP is time >= stimecmp.
    func pollTimer() {
        let isDue = state.stimecmp != .max && clock.ticks() >= state.stimecmp
        if isDue != (state.sip >> SupervisorInterrupt.timer & 1 != 0) { setPending(SupervisorInterrupt.timer, isDue) }
    }

    func leaveLoop() { state.attentionCell.pointee.store(-1, ordering: .relaxed) }

    // MARK: Instructions. `state.pc` is theirs, `state.countdown` is before them.

    /// The instruction is done: goes on behind it.
    func retire(_ record: UnsafeMutableRawPointer) {
        state.pc =
            state.pc &- RISCVInterpreter.offset(record) &+ RISCVInterpreter.highDisplacement(record)
        state.countdown &-= 1
    }

    func raise(_ cause: UInt64, _ value: UInt64) {
        state.faultCause = cause
        state.faultValue = value
        state.pc = takeFault(at: state.pc)
    }

    func illegal(_ record: UnsafeMutableRawPointer) {
        raise(RISCVCause.illegalInstruction, UInt64(RISCVInterpreter.instructionBits(record)))
    }

    func environmentCall(_ record: UnsafeMutableRawPointer) {
        if state.mode == RISCVMode.user {
            raise(RISCVCause.userEnvironmentCall, 0)
        } else {
            retire(record)
            state.supervisorCall = 1
            leaveLoop()
        }
    }

    func breakpoint(_ record: UnsafeMutableRawPointer) { raise(RISCVCause.breakpoint, state.pc) }

    func supervisorReturn(_ record: UnsafeMutableRawPointer) {
        guard state.mode == RISCVMode.supervisor else { return illegal(record) }
        state.countdown &-= 1
        var status = state.sstatus
        let mode = status & SupervisorStatus.previousPrivilege != 0 ? RISCVMode.supervisor : RISCVMode.user
        status = replace(
            status, SupervisorStatus.interruptEnable, status & SupervisorStatus.previousInterruptEnable != 0)
        status |= SupervisorStatus.previousInterruptEnable
        status &= ~SupervisorStatus.previousPrivilege
        state.sstatus = status
        state.reservation = .max
        state.pc = state.sepc
        enter(mode: mode)
        noticeInterrupts()
    }

    func waitForInterrupt(_ record: UnsafeMutableRawPointer) {
        guard state.mode == RISCVMode.supervisor else { return illegal(record) }
        retire(record)
        state.idle = 1
        leaveLoop()
    }

    func fenceInstruction(_ record: UnsafeMutableRawPointer) {
        // Stores into decoded code have already dropped it; the end of the block is all that is needed.
        retire(record)
    }

    func fenceTranslations(_ record: UnsafeMutableRawPointer) {
        guard state.mode == RISCVMode.supervisor else { return illegal(record) }
        // rs1 = x0 means all addresses, whatever x0's value.
        let isAll = RISCVInterpreter.instructionBits(record) >> 15 & 31 == 0
        let address = RISCVInterpreter.source1(state, record)
        // The TLB holds a superpage in pieces of 4 KiB: which of them is not known.
        if isAll || superpages.contains(address) {
            flushTranslations()
        } else {
            tlb.flush(page: address)
        }
        retire(record)
    }
}
