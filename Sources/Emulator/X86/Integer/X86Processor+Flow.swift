// Near branches, the stack, ports.
extension X86Processor {
    func branch(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let size = Int(instruction.operandSizeBytes)
        let counterSize = Int(instruction.addressSizeBytes)
        switch opcode {
        case .jcc:
            if state.holds(instruction.condition) { try jump(relative: instruction, size) }
        case .jmp, .call:
            let target =
                X86InstructionTable.operand(0, ofRow: instruction.row).method == .j
                ? state.nextPC &+ UInt64(bitPattern: instruction.immediate) : try value(instruction, 0, size: size)
            let returnAddress = state.nextPC
            let destination = try checkTarget(target, size)
            if opcode == .call { try push(returnAddress, size: size) }
            state.nextPC = destination
        case .ret:
            let target = try checkTarget(try stackValue(0, size: size), size)
            movePointer(UInt64(size) &+ UInt64(bitPattern: instruction.immediate))
            state.nextPC = target
        case .loop, .loope, .loopne:
            let count = read(8, size: counterSize) &- 1
            let isDone = count & Self.mask(counterSize) == 0
            let continues = opcode == .loop || state.zeroFlag == (opcode == .loope)
            if !isDone, continues { try jump(relative: instruction, size) }
            write(8, count, size: counterSize)
        default:
            if read(8, size: counterSize) == 0 { try jump(relative: instruction, size) }
        }
    }

    private func jump(relative instruction: X86Instruction, _ size: Int) throws(X86Fault) {
        state.nextPC = try checkTarget(state.nextPC &+ UInt64(bitPattern: instruction.immediate), size)
    }

    private func checkTarget(_ target: UInt64, _ size: Int) throws(X86Fault) -> UInt64 {
        let target = target & Self.mask(size)
        if state.codeMode == X86CodeMode.long {
            guard Self.isCanonical(target) else { throw .generalProtection }
        } else if target > segment(X86SegmentIndex.cs).limit {
            throw .generalProtection
        }
        return target
    }

    // MARK: The stack

    /// Width of the stack pointer.
    var stackSize: Int {
        if state.codeMode == X86CodeMode.long { return 8 }
        return segment(X86SegmentIndex.ss).isBig ? 4 : 2
    }

    private func stackAddress(_ offset: UInt64, size: Int, writes: Bool) throws(X86Fault) -> UInt64 {
        let offset = offset & Self.mask(stackSize)
        return try linear(UInt8(X86SegmentIndex.ss), offset, size: size, writes: writes)
    }

    /// The stack pointer goes up, within its width.
    func movePointer(_ bytes: UInt64) {
        let size = stackSize
        write(32, read(32, size: size) &+ bytes, size: size)
    }

    func push(_ value: UInt64, size: Int) throws(X86Fault) {
        do throws(X86Fault) {
            let pointer = general(4) &- UInt64(size)
            try store(try stackAddress(pointer, size: size, writes: true), value, size: size)
            write(32, pointer, size: stackSize)
        } catch { throw error.onStack }
    }

    /// What lies `offset` bytes above the stack pointer.
    func stackValue(_ offset: UInt64, size: Int) throws(X86Fault) -> UInt64 {
        do throws(X86Fault) {
            return try load(try stackAddress(general(4) &+ offset, size: size, writes: false), size: size)
        } catch { throw error.onStack }
    }

    func stackOperation(_ instruction: X86Instruction) throws(X86Fault) {
        let size = Int(instruction.operandSizeBytes)
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .push:
            // Immediates are sign-extended to the operand's size.
            let isImmediate = X86InstructionTable.operand(0, ofRow: instruction.row).method == .i
            try push(
                isImmediate ? UInt64(bitPattern: instruction.immediate) : try value(instruction, 0, size: size),
                size: size)
        case .pop:
            let value = try stackValue(0, size: size)
            // An address by RSP counts from the new RSP.
            let pointer = general(4)
            movePointer(UInt64(size))
            do throws(X86Fault) {
                try set(instruction, 0, value, size: size)
            } catch {
                setGeneral(4, pointer)
                throw error
            }
        case .pushf:
            try push(state.flags & ~(X86Flags.resume | X86Flags.virtual8086), size: size)
        case .popf:
            let value = try stackValue(0, size: size)
            movePointer(UInt64(size))
            loadFlags(value, size: size)
        case .enter: try enterFrame(instruction, size)
        case .leave:
            let pointer = general(4)
            write(32, read(40, size: stackSize), size: stackSize)
            do throws(X86Fault) {
                let value = try stackValue(0, size: size)
                movePointer(UInt64(size))
                write(40, value, size: size)
            } catch {
                setGeneral(4, pointer)
                throw error
            }
        case .pusha:
            let pointer = general(4)
            do throws(X86Fault) {
                for number in 0..<8 { try push(number == 4 ? pointer : general(number), size: size) }
            } catch {
                setGeneral(4, pointer)
                throw error
            }
        default:
            var values: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
            values.7 = try stackValue(0, size: size)
            values.6 = try stackValue(UInt64(size), size: size)
            values.5 = try stackValue(UInt64(size) &* 2, size: size)
            values.3 = try stackValue(UInt64(size) &* 4, size: size)
            values.2 = try stackValue(UInt64(size) &* 5, size: size)
            values.1 = try stackValue(UInt64(size) &* 6, size: size)
            values.0 = try stackValue(UInt64(size) &* 7, size: size)
            movePointer(UInt64(size) &* 8)
            write(0, values.0, size: size)
            write(8, values.1, size: size)
            write(16, values.2, size: size)
            write(24, values.3, size: size)
            write(40, values.5, size: size)
            write(48, values.6, size: size)
            write(56, values.7, size: size)
        }
    }

    private func enterFrame(_ instruction: X86Instruction, _ size: Int) throws(X86Fault) {
        let level = UInt64(instruction.immediate2 & 31)
        let pointer = general(4)
        do throws(X86Fault) {
            try push(general(5), size: size)
            let frame = general(4)
            if level > 0 {
                for index in 1..<max(level, 1) {
                    let at = general(5) &- index &* UInt64(size)
                    try push(try load(try stackAddress(at, size: size, writes: false), size: size), size: size)
                }
                try push(frame, size: size)
            }
            let width = stackSize
            let end = (read(32, size: width) &- UInt64(bitPattern: instruction.immediate) & 0xffff)
            // The new top must be writable already.
            try probeWrite(try stackAddress(end, size: size, writes: true), count: size)
            write(32, end, size: width)
            write(40, frame, size: width == 8 ? 8 : size)
        } catch {
            setGeneral(4, pointer)
            throw error.onStack
        }
    }

    /// RFLAGS as POPF sets them at this privilege.
    func loadFlags(_ value: UInt64, size: Int) {
        var writable = X86Flags.arithmetic | X86Flags.trap | X86Flags.direction | X86Flags.nested
        if size > 2 { writable |= X86Flags.alignment | X86Flags.identification }
        if state.cpl == 0 { writable |= X86Flags.privilege }
        if state.cpl <= state.flagBits >> 12 & 3 { writable |= X86Flags.interrupt }
        state.setFlags(state.flags & ~writable & ~X86Flags.resume | value & writable)
        afterFlags()
    }

    /// After a change of TF, IF or AC.
    func afterFlags() {
        updateMode()
        noticeInterrupts()
        if state.flagBits & X86Flags.trap != 0 { leaveLoop() }
    }

    func setInterruptFlag(_ instruction: X86Instruction) throws(X86Fault) {
        guard state.cpl <= state.flagBits >> 12 & 3 else { throw .generalProtection }
        if X86InstructionTable.opcode(ofRow: instruction.row) == .cli {
            state.flagBits &= ~X86Flags.interrupt
        } else if state.flagBits & X86Flags.interrupt == 0 {
            state.flagBits |= X86Flags.interrupt
            state.shadow = X86Shadow.interruptFlag
            state.leavesBlock = 1
            leaveLoop()
        }
    }

    // MARK: Ports

    func port(_ instruction: X86Instruction) throws(X86Fault) {
        let isInput = X86InstructionTable.opcode(ofRow: instruction.row) == .in
        let data = isInput ? 0 : 1
        let size = size(instruction, data)
        let other = instruction.register(1 - data)
        let port =
            other == X86Instruction.noRegister
            ? UInt16(truncatingIfNeeded: instruction.immediate) & 0xff : UInt16(truncatingIfNeeded: general(2))
        try checkPort(port, size: size)
        notePort(port, size: size)
        if isInput {
            write(0, UInt64(bus.readPort(port, size: size)), size: size)
        } else {
            bus.writePort(port, UInt32(truncatingIfNeeded: read(0, size: size)), size: size)
        }
    }

    /// IOPL, or the TSS's bitmap (SDM Vol. 1, 19.5.2).
    func checkPort(_ port: UInt16, size: Int) throws(X86Fault) {
        if state.cpl <= state.flagBits >> 12 & 3 { return }
        let task = segment(X86SegmentIndex.tr)
        guard task.limit >= 103 else { throw .generalProtection }
        let start = try loadSystem(task.base &+ 102, size: 2) &+ UInt64(port >> 3)
        guard start &+ 1 <= task.limit else { throw .generalProtection }
        let bits = try loadSystem(task.base &+ start, size: 2) >> UInt64(port & 7)
        guard bits & ((1 << UInt64(size)) - 1) == 0 else { throw .generalProtection }
    }
}

extension X86Fault {
    /// What a bad address on the stack is.
    fileprivate var onStack: X86Fault { isAddress ? .stack : self }
}
