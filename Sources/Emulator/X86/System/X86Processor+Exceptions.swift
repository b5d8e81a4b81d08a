// Exceptions and interrupts through the 64-bit IDT (SDM Vol. 3, 7.14).
extension X86Processor {
    private enum Cause {
        case exception, external, software
    }

    /// Delivers the fault of the instruction at `state.pc`.
    ///
    /// Counts one off the budget without retiring anything, so that a guest whose handler faults can't keep the
    /// interpreter in its loop.
    @inline(never)
    func deliver(_ fault: X86Fault) {
        state.countdown &-= 1
        state.retiredBase &-= 1
        // A trap would have come behind the instruction.
        state.pendingDebug = 0
        raise(fault, .exception, flags: state.flags | X86Flags.resume)
    }

    /// #DB before the instruction at `state.pc`: the only fault that leaves RF as it is. Counts as `deliver` does.
    func deliverInstructionBreakpoint() {
        state.countdown &-= 1
        state.retiredBase &-= 1
        raise(.debug, .exception, flags: state.flags)
    }

    /// A trap: the instruction before `state.pc` is done.
    func deliverTrap(_ vector: UInt8) {
        raise(X86Fault(vector: vector), .exception, flags: state.flags | repeatFlag)
    }

    /// RF in frames of traps and interrupts: only between two elements of a repeated instruction (SDM Vol. 3, 18.3.1.1).
    private var repeatFlag: UInt64 { state.repeatedPC == state.pc &+ 1 ? X86Flags.resume : 0 }

    /// INT n, INT3, INTO and INT1, which goes on at `state.nextPC` when the handler returns.
    func softwareInterrupt(_ vector: UInt8, checksPrivilege: Bool) throws(X86Fault) {
        let pc = state.pc
        state.pc = state.nextPC
        do throws(X86Fault) {
            try enterHandler(
                X86Fault(vector: vector), checksPrivilege ? .software : .exception,
                flags: state.flags & ~X86Flags.resume)
        } catch {
            state.pc = pc
            throw checksPrivilege ? error : error.external
        }
        state.nextPC = state.pc
        state.pc = pc
    }

    private func raise(_ first: X86Fault, _ cause: Cause, flags: UInt64) {
        var fault = first
        var cause = cause
        if fault.vector == X86Vector.page { state.cr2 = fault.address }
        state.leavesBlock = 1
        state.halted = 0
        while true {
            do throws(X86Fault) {
                return try enterHandler(fault, cause, flags: flags)
            } catch {
                if fault.vector == X86Vector.doubleFault {
                    state.shutdown = 1
                    return leaveLoop()
                }
                let second = error.external
                // Also where #DF comes of it.
                if second.vector == X86Vector.page { state.cr2 = second.address }
                let isDouble =
                    cause == .exception
                    && (fault.vector == X86Vector.page
                        ? second.vector == X86Vector.page || Self.isContributory(second.vector)
                        : Self.isContributory(fault.vector) && Self.isContributory(second.vector))
                fault =
                    isDouble ? X86Fault(vector: X86Vector.doubleFault, hasErrorCode: true) : second
                cause = .exception
            }
        }
    }

    private static func isContributory(_ vector: UInt8) -> Bool {
        vector == X86Vector.divide || (X86Vector.invalidTSS...X86Vector.generalProtection).contains(vector)
    }

    /// Pushes the frame at `state.pc` and goes to the handler.
    private func enterHandler(_ fault: X86Fault, _ cause: Cause, flags: UInt64) throws(X86Fault) {
        let vector = UInt64(fault.vector)
        let own = X86Fault(
            vector: X86Vector.generalProtection, hasErrorCode: true,
            errorCode: UInt32(truncatingIfNeeded: vector * 8 + 2))
        guard vector * 16 + 15 <= state.idtLimit else { throw own }
        let low = try loadSystem(state.idtBase &+ vector * 16, size: 8)
        let high = try loadSystem(state.idtBase &+ vector * 16 + 8, size: 8)
        let type = low >> 40 & 31
        guard type == 0xe || type == 0xf else { throw own }
        if cause == .software, low >> 45 & 3 < state.cpl { throw own }
        guard low >> 47 & 1 != 0 else {
            throw X86Fault(vector: X86Vector.notPresent, hasErrorCode: true, errorCode: own.errorCode)
        }
        let selector = UInt16(truncatingIfNeeded: low >> 16)
        if Self.isNull(selector) { throw .generalProtection }
        var code = try codeDescriptor(selector)
        guard code.isLong, code.privilege <= state.cpl else { throw .generalProtection(selector) }
        try claim(selector, &code)
        let privilege = code.isConforming ? state.cpl : code.privilege
        let target = low & 0xffff | low >> 32 & 0xffff_0000 | high << 32

        var pointer = general(4)
        let stackNumber = low >> 32 & 7
        if stackNumber != 0 {
            pointer = try taskStack(28 &+ stackNumber &* 8)
        } else if privilege != state.cpl {
            pointer = try taskStack(4 &+ privilege &* 8)
        }
        guard Self.isCanonical(target) else { throw .generalProtection }
        let stack = segment(X86SegmentIndex.ss)
        let returnStack = UInt64(stack.selector)
        let returnCode = UInt64(segment(X86SegmentIndex.cs).selector)
        let top = pointer & ~15

        // Written with the handler's privilege, downwards: the highest page that is missing is the one to fault. A program's
        // AC does not open its pages to the kernel; breakpoints are not for these stores.
        let oldPrivilege = state.cpl
        let oldMode = state.codeMode
        let oldFlags = state.flagBits
        let oldDebug = state.pendingDebug
        if oldPrivilege == 3, privilege < 3 { state.flagBits &= ~X86Flags.alignment }
        state.cpl = privilege
        state.codeMode = X86CodeMode.long
        state.dataTLB = UInt64(UInt(bitPattern: tlb.dataSet(dataSet)))
        do throws(X86Fault) {
            try store(top &- 8, returnStack)
            try store(top &- 16, general(4))
            try store(top &- 24, flags)
            try store(top &- 32, returnCode)
            try store(top &- 40, state.pc)
            if fault.hasErrorCode { try store(top &- 48, UInt64(fault.errorCode)) }
        } catch {
            state.cpl = oldPrivilege
            state.codeMode = oldMode
            state.flagBits = oldFlags
            state.pendingDebug = oldDebug
            updateMode()
            throw error.isAddress ? .stack : error
        }
        if privilege != oldPrivilege {
            stack.set(selector: UInt16(privilege), base: 0, limit: 0, access: 0)
        }
        setGeneral(4, top &- (fault.hasErrorCode ? 48 : 40))
        state.pendingDebug = oldDebug
        state.flagBits = oldFlags & ~(X86Flags.trap | X86Flags.nested | X86Flags.resume | X86Flags.virtual8086)
        if type == 0xe { state.flagBits &= ~X86Flags.interrupt }
        enterCode(selector: selector, code, privilege: privilege)
        state.pc = target
    }

    /// A stack pointer out of the 64-bit TSS.
    private func taskStack(_ offset: UInt64) throws(X86Fault) -> UInt64 {
        let task = segment(X86SegmentIndex.tr)
        guard task.isUsable, offset &+ 7 <= task.limit else { throw .invalidTSS(task.selector) }
        let pointer = try loadSystem(task.base &+ offset, size: 8)
        guard Self.isCanonical(pointer) else { throw .stack }
        return pointer
    }

    // MARK: Interrupts

    /// Between blocks, outside the loop.
    func takeInterrupt() {
        guard state.interruptRequest != 0, state.flagBits & X86Flags.interrupt != 0 else { return }
        guard let vector = bus.acknowledgeInterrupt() else { return }
        state.halted = 0
        raise(X86Fault(vector: vector), .external, flags: state.flags | repeatFlag)
    }

    /// After anything that may have made an interrupt deliverable: the loop is left at the block's end.
    func noticeInterrupts() {
        if state.interruptRequest != 0, state.flagBits & X86Flags.interrupt != 0 { leaveLoop() }
    }
}

extension X86Fault {
    /// The same in the delivery of something that is not the program's own doing: with EXT in its error code.
    fileprivate var external: X86Fault {
        guard hasErrorCode, vector != X86Vector.page, vector != X86Vector.alignment else { return self }
        var fault = self
        fault.errorCode |= 1
        return fault
    }
}
