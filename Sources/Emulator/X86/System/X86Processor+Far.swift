// Branches that change the code segment: far jumps, calls and returns, IRET, INT.
extension X86Processor {
    func farBranch(_ instruction: X86Instruction) throws(X86Fault) {
        let size = Int(instruction.operandSizeBytes)
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .jmpf, .callf: try farJump(instruction, size)
        case .retf: try farReturn(instruction, size)
        case .iret: try interruptReturn(size)
        case .int3: try softwareInterrupt(X86Vector.breakpoint, checksPrivilege: true)
        case .into: if state.overflowFlag { try softwareInterrupt(X86Vector.overflow, checksPrivilege: true) }
        case .int1: try softwareInterrupt(X86Vector.debug, checksPrivilege: false)
        default:
            try softwareInterrupt(UInt8(truncatingIfNeeded: instruction.immediate), checksPrivilege: true)
        }
    }

    private func farJump(_ instruction: X86Instruction, _ size: Int) throws(X86Fault) {
        let offset: UInt64
        let selector: UInt16
        if instruction.hasMemoryOperand {
            let address = try operandAddress(instruction, size: size + 2)
            offset = try load(address, size: size)
            selector = UInt16(truncatingIfNeeded: try load(address &+ UInt64(size), size: 2))
        } else {
            offset = UInt64(bitPattern: instruction.immediate) & Self.mask(size)
            selector = instruction.immediate2
        }
        if Self.isNull(selector) { throw .generalProtection }
        var code = try codeDescriptor(selector)
        if code.isConforming {
            guard code.privilege <= state.cpl else { throw .generalProtection(selector) }
        } else {
            guard UInt64(selector & 3) <= state.cpl, code.privilege == state.cpl else {
                throw .generalProtection(selector)
            }
        }
        try claim(selector, &code)
        guard code.isLong ? Self.isCanonical(offset) : offset <= code.limit else { throw .generalProtection }
        if X86InstructionTable.opcode(ofRow: instruction.row) == .callf {
            let pointer = general(4)
            do throws(X86Fault) {
                try push(UInt64(segment(X86SegmentIndex.cs).selector), size: size)
                try push(state.nextPC, size: size)
            } catch {
                setGeneral(4, pointer)
                throw error
            }
        }
        enterCode(selector: selector, code, privilege: state.cpl)
        state.nextPC = offset
    }

    private func farReturn(_ instruction: X86Instruction, _ size: Int) throws(X86Fault) {
        let step = UInt64(size)
        let pc = try stackValue(0, size: size)
        let selector = UInt16(truncatingIfNeeded: try stackValue(step, size: size))
        let extra = UInt64(bitPattern: instruction.immediate)
        let code = try returnDescriptor(selector, pc)
        let privilege = UInt64(selector & 3)
        if privilege == state.cpl {
            movePointer(step &* 2 &+ extra)
            enterCode(selector: selector, code, privilege: privilege)
        } else {
            let pointer = try stackValue(step &* 2 &+ extra, size: size)
            let stack = UInt16(truncatingIfNeeded: try stackValue(step &* 3 &+ extra, size: size))
            try enterOuter(selector, code, privilege, stack: stack, pointer: pointer &+ extra)
        }
        state.nextPC = pc
    }

    /// IRET in 64-bit mode, which always pops SS and RSP, and in compatibility mode, which does for another privilege.
    private func interruptReturn(_ size: Int) throws(X86Fault) {
        if state.flagBits & X86Flags.nested != 0 { throw .generalProtection }
        let step = UInt64(size)
        let pc = try stackValue(0, size: size)
        let selector = UInt16(truncatingIfNeeded: try stackValue(step, size: size))
        let flags = try stackValue(step &* 2, size: size)
        let code = try returnDescriptor(selector, pc)
        let privilege = UInt64(selector & 3)
        let oldPrivilege = state.cpl
        if state.codeMode == X86CodeMode.long || privilege != oldPrivilege {
            let pointer = try stackValue(step &* 3, size: size)
            let stack = UInt16(truncatingIfNeeded: try stackValue(step &* 4, size: size))
            try enterOuter(selector, code, privilege, stack: stack, pointer: pointer)
        } else {
            movePointer(step &* 3)
            enterCode(selector: selector, code, privilege: privilege)
        }
        var writable =
            X86Flags.arithmetic | X86Flags.trap | X86Flags.direction | X86Flags.nested
        if size > 2 { writable |= X86Flags.alignment | X86Flags.identification }
        // Nothing but these breakpoints looks at RF, and with them instructions run one at a time.
        if size > 2, state.breakpoints & X86Breakpoints.execute != 0 { writable |= X86Flags.resume }
        if oldPrivilege <= state.flagBits >> 12 & 3 { writable |= X86Flags.interrupt }
        if oldPrivilege == 0 {
            writable |= X86Flags.privilege
            if size > 2 { writable |= X86Flags.virtualInterrupt | X86Flags.virtualPending }
        }
        state.setFlags(state.flags & ~writable & ~X86Flags.resume | flags & writable)
        afterFlags()
        state.nextPC = pc
    }

    private func returnDescriptor(_ selector: UInt16, _ pc: UInt64) throws(X86Fault) -> X86Descriptor {
        if Self.isNull(selector) { throw .generalProtection }
        let privilege = UInt64(selector & 3)
        guard privilege >= state.cpl else { throw .generalProtection(selector) }
        var code = try codeDescriptor(selector)
        guard code.isConforming ? code.privilege <= privilege : code.privilege == privilege else {
            throw .generalProtection(selector)
        }
        try claim(selector, &code)
        guard code.isLong ? Self.isCanonical(pc) : pc <= code.limit else { throw .generalProtection }
        return code
    }

    private func enterOuter(
        _ selector: UInt16, _ code: X86Descriptor, _ privilege: UInt64, stack: UInt16, pointer: UInt64
    ) throws(X86Fault) {
        let isOuter = privilege != state.cpl
        if Self.isNull(stack) {
            guard code.isLong, privilege < 3, UInt64(stack & 3) == privilege else { throw .generalProtection }
            segment(X86SegmentIndex.ss).set(selector: stack, base: 0, limit: 0, access: 0)
        } else {
            let descriptor = try stackDescriptor(stack, privilege: privilege)
            segment(X86SegmentIndex.ss).set(
                selector: stack, base: descriptor.base, limit: descriptor.limit, access: descriptor.access)
        }
        enterCode(selector: selector, code, privilege: privilege)
        if isOuter { dropPrivilegedSegments() }
        write(32, pointer, size: stackSize)
    }
}
