// Which instructions have records of their own, and how those are filled in.
extension X86BlockBuilder {
    /// Operands of the hot forms: what the first two are, and their width.
    private struct Form {
        /// 0 RR, 1 RI, 2 RM, 4 MR, 6 MI.
        var code: UInt16
        /// 0...3: 8, 16, 32, 64 bits.
        var width: UInt16
    }

    private func width(_ sizeBytes: Int) -> UInt16 {
        switch sizeBytes {
        case 1: 0
        case 2: 1
        case 4: 2
        default: 3
        }
    }

    private func form(_ instruction: X86Instruction) -> Form? {
        let first = X86InstructionTable.operand(0, ofRow: instruction.row)
        let second = X86InstructionTable.operand(1, ofRow: instruction.row)
        let size = width(first.sizeBytes(in: instruction))
        let isImmediate = second.method == .i
        if first.isMemory(in: instruction) { return Form(code: isImmediate ? 6 : 4, width: size) }
        if second.isMemory(in: instruction) { return Form(code: 2, width: size) }
        return Form(code: isImmediate ? 1 : 0, width: size)
    }

    /// Records with a memory operand compute 64-bit addresses.
    func mayTouchMemory(_ instruction: X86Instruction) -> Bool {
        !instruction.prefixes.contains(.memory) || instruction.addressSizeBytes == 8
    }

    /// `number` is that of the near form; the one after it is the indexed form.
    private mutating func putMemory(
        _ instruction: X86Instruction, number: UInt16, destination: UInt8 = X86State.scratchSlot,
        source: UInt8 = X86State.scratchSlot, immediate: Int64 = 0
    ) {
        put(
            number: isNear(instruction) ? number : number &+ 1, destination: destination, source: source,
            immediate: immediate)
        setMemory(instruction)
    }

    /// Of families that have the indexed form alone.
    private mutating func putIndexed(
        _ instruction: X86Instruction, number: UInt16, destination: UInt8 = X86State.scratchSlot,
        source: UInt8 = X86State.scratchSlot, immediate: Int64 = 0
    ) {
        put(number: number, destination: destination, source: source, immediate: immediate)
        setMemory(instruction)
    }

    /// True: done.
    mutating func appendHot(_ instruction: X86Instruction, _ opcode: X86Opcode) -> Bool {
        guard mayTouchMemory(instruction) else { return false }
        switch opcode {
        case .add: return arithmetic(instruction, 0)
        case .or: return arithmetic(instruction, 1)
        case .adc: return arithmetic(instruction, 2)
        case .sbb: return arithmetic(instruction, 3)
        case .and: return arithmetic(instruction, 4)
        case .sub: return arithmetic(instruction, 5)
        case .xor: return arithmetic(instruction, 6)
        case .cmp: return arithmetic(instruction, 7)
        case .test: return arithmetic(instruction, 8)
        case .mov: return move(instruction)
        case .movzx: return extend(instruction)
        case .movsx, .movsxd: return extend(instruction)
        case .lea: return loadAddress(instruction)
        case .inc: return unary(instruction, 0)
        case .dec: return unary(instruction, 1)
        case .neg: return unary(instruction, 2)
        case .not: return unary(instruction, 3)
        case .shl: return shift(instruction, 0)
        case .shr: return shift(instruction, 1)
        case .sar: return shift(instruction, 2)
        case .rol: return shift(instruction, 3)
        case .ror: return shift(instruction, 4)
        case .imul: return multiply(instruction)
        case .jcc:
            guard is64Bit || instruction.operandSizeBytes == 4 else { return false }
            putJump(instruction)
            return true
        case .setcc:
            if instruction.hasMemoryOperand {
                putIndexed(instruction, number: X86Record.setccM.rawValue)
                setCondition(instruction.condition)
                return true
            }
            put(
                number: X86Record.conditionalStart &+ UInt16(instruction.condition) &* 4 &+ 1,
                destination: instruction.register(0))
            return true
        case .cmovcc: return conditionalMove(instruction)
        case .nop, .endbr64, .endbr32, .pause, .prefetch, .prefetchnta, .prefetcht0, .prefetcht1, .prefetcht2,
            .prefetchw,
            .lfence, .mfence, .sfence:
            return true
        case .bswap:
            guard instruction.operandSizeBytes >= 4 else { return false }
            put(instruction.operandSizeBytes == 8 ? .bswap64 : .bswap32, destination: instruction.register(0))
            return true
        case .xchg:
            guard instruction.operandSizeBytes >= 4, X86InstructionTable.operand(0, ofRow: instruction.row).type != .b
            else { return false }
            if instruction.hasMemoryOperand { return exchange(instruction, 2) }
            put(
                instruction.operandSizeBytes == 8 ? .xchg64 : .xchg32, destination: instruction.register(0),
                source: instruction.register(1))
            return true
        case .bt: return bitTest(instruction, 0)
        case .bts: return bitTest(instruction, 1)
        case .btr: return bitTest(instruction, 2)
        case .btc: return bitTest(instruction, 3)
        case .bsf: return count(instruction, 0)
        case .bsr: return count(instruction, 1)
        case .tzcnt: return count(instruction, 2)
        case .lzcnt: return count(instruction, 3)
        case .popcnt: return count(instruction, 4)
        case .andn: return manipulation(instruction, 0)
        case .bzhi: return manipulation(instruction, 1)
        case .shlx: return manipulation(instruction, 2)
        case .shrx: return manipulation(instruction, 3)
        case .sarx: return manipulation(instruction, 4)
        case .blsr: return manipulation(instruction, 5)
        case .blsmsk: return manipulation(instruction, 6)
        case .blsi: return manipulation(instruction, 7)
        case .rorx: return manipulation(instruction, 8)
        case .mulx: return manipulation(instruction, 9)
        case .mul: return wide(instruction, 0)
        case .div: return wide(instruction, 2)
        case .idiv: return wide(instruction, 3)
        case .shld: return shiftDouble(instruction, .shld32I)
        case .shrd: return shiftDouble(instruction, .shrd32I)
        case .xadd: return exchange(instruction, 0)
        case .cmpxchg: return exchange(instruction, 1)
        case .movbe:
            guard instruction.register(0) != X86Instruction.noRegister, instruction.operandSizeBytes >= 4 else {
                return false
            }
            putIndexed(
                instruction,
                number: (instruction.operandSizeBytes == 8 ? X86Record.movbe64 : .movbe32).rawValue,
                destination: instruction.register(0))
            return true
        case .movnti:
            let isWide = instruction.operandSizeBytes == 8
            putIndexed(
                instruction, number: (isWide ? X86Record.store64X : .store32X).rawValue,
                source: instruction.register(1))
            return true
        case .cld:
            put(.clearDirection)
            return true
        case .cli:
            put(.clearInterrupt)
            return true
        case .sti:
            put(.setInterrupt)
            return true
        case .cwde:
            put(.signA32)
            return true
        case .cdqe:
            put(.signA64)
            return true
        case .cdq:
            put(.signD32)
            return true
        case .cqo:
            put(.signD64)
            return true
        default: return is64Bit && stack(instruction, opcode)
        }
    }

    private mutating func arithmetic(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        guard let form = form(instruction) else { return false }
        let start = X86Record.arithmeticStart &+ (operation &* 4 &+ form.width) &* 5
        switch form.code {
        case 0, 1:
            put(
                number: start &+ form.code, destination: instruction.register(0),
                source: form.code == 0 ? instruction.register(1) : X86State.scratchSlot,
                immediate: instruction.immediate)
        case 2: putIndexed(instruction, number: start &+ 2, destination: instruction.register(0))
        case 4: putIndexed(instruction, number: start &+ 3, source: instruction.register(1))
        default: putIndexed(instruction, number: start &+ 4, immediate: instruction.immediate)
        }
        if operation >= 7 { noteComparison() }
        return true
    }

    private mutating func move(_ instruction: X86Instruction) -> Bool {
        guard let form = form(instruction) else { return false }
        // MOV with an absolute address has no ModRM byte.
        if form.code >= 2, !instruction.hasMemoryOperand { return false }
        let start = X86Record.moveStart &+ form.width &* 8
        switch form.code {
        case 0, 1:
            put(
                number: start &+ form.code, destination: instruction.register(0),
                source: form.code == 0 ? instruction.register(1) : X86State.scratchSlot,
                immediate: instruction.immediate)
        case 2: putMemory(instruction, number: start &+ 2, destination: instruction.register(0))
        case 4: putMemory(instruction, number: start &+ 4, source: instruction.register(1))
        default: putMemory(instruction, number: start &+ 6, immediate: instruction.immediate)
        }
        return true
    }

    private mutating func extend(_ instruction: X86Instruction) -> Bool {
        let size = instruction.operandSizeBytes
        guard size >= 4 else { return false }
        let source = X86InstructionTable.operand(1, ofRow: instruction.row).sizeBytes(in: instruction)
        let kind: UInt16
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .movzx: kind = source == 1 ? 0 : 1
        case .movsx: kind = (source == 1 ? 2 : 3) &+ (size == 8 ? 2 : 0)
        default:
            guard size == 8 else { return false }
            kind = 6
        }
        let start = X86Record.extendStart &+ kind &* 3
        if instruction.hasMemoryOperand {
            putMemory(instruction, number: start &+ 1, destination: instruction.register(0))
        } else {
            put(number: start, destination: instruction.register(0), source: instruction.register(1))
        }
        return true
    }

    private mutating func loadAddress(_ instruction: X86Instruction) -> Bool {
        let isWide = instruction.operandSizeBytes == 8
        guard instruction.operandSizeBytes >= 4 else { return false }
        let isNear = instruction.index == X86Instruction.zeroSlot
        put(
            isNear ? (isWide ? .lea64 : .lea32) : (isWide ? .lea64X : .lea32X), destination: instruction.register(0))
        setMemory(instruction)
        return true
    }

    private mutating func unary(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        let size = X86InstructionTable.operand(0, ofRow: instruction.row).sizeBytes(in: instruction)
        let start = X86Record.unaryStart &+ (operation &* 4 &+ width(size)) &* 2
        if instruction.hasMemoryOperand {
            putIndexed(instruction, number: start &+ 1)
        } else {
            put(number: start, destination: instruction.register(0))
        }
        return true
    }

    private mutating func shift(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        let size = X86InstructionTable.operand(0, ofRow: instruction.row).sizeBytes(in: instruction)
        if instruction.register(1) == 8 {
            guard !instruction.hasMemoryOperand, size >= 4 else { return false }
            put(
                number: X86Record.shiftByCLStart &+ operation &* 2 &+ (size == 8 ? 1 : 0),
                destination: instruction.register(0))
            return true
        }
        let count = instruction.immediate & (size == 8 ? 63 : 31)
        guard count != 0, count < Int64(8 * size) else { return false }
        let number = X86Record.shiftStart &+ (operation &* 4 &+ width(size)) &* 2
        if instruction.hasMemoryOperand {
            putIndexed(instruction, number: number &+ 1, immediate: count)
        } else {
            put(number: number, destination: instruction.register(0), immediate: count)
        }
        return true
    }

    private mutating func multiply(_ instruction: X86Instruction) -> Bool {
        let second = X86InstructionTable.operand(1, ofRow: instruction.row)
        let third = X86InstructionTable.operand(2, ofRow: instruction.row)
        if second.method == .none { return wide(instruction, 1) }
        guard second.method == .e, instruction.operandSizeBytes >= 4 else { return false }
        let isImmediate = third.method == .i
        let start =
            X86Record.multiplyStart &+ (instruction.operandSizeBytes == 8 ? 4 : 0) &+ (isImmediate ? 2 : 0)
        if instruction.hasMemoryOperand {
            putIndexed(
                instruction, number: start &+ 1, destination: instruction.register(0), immediate: instruction.immediate)
        } else {
            put(
                number: start, destination: instruction.register(0), source: instruction.register(1),
                immediate: instruction.immediate)
        }
        return true
    }

    /// One register or memory operand beside RDX:RAX.
    private mutating func wide(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        let size = X86InstructionTable.operand(0, ofRow: instruction.row).sizeBytes(in: instruction)
        guard size >= 4 else { return false }
        putReadOnly(
            instruction, number: X86Record.wideStart &+ (operation &* 2 &+ (size == 8 ? 1 : 0)) &* 2, operand: 0)
        return true
    }

    /// The record for an operand in a register, or the next one for memory.
    private mutating func putReadOnly(
        _ instruction: X86Instruction, number: UInt16, destination: UInt8 = X86State.scratchSlot, operand: Int,
        immediate: Int64 = 0
    ) {
        if instruction.hasMemoryOperand {
            putIndexed(instruction, number: number &+ 1, destination: destination, immediate: immediate)
        } else {
            put(number: number, destination: destination, source: instruction.register(operand), immediate: immediate)
        }
    }

    private mutating func count(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        let size = instruction.operandSizeBytes
        guard size >= 4 else { return false }
        putReadOnly(
            instruction, number: X86Record.countStart &+ (operation &* 2 &+ (size == 8 ? 1 : 0)) &* 2,
            destination: instruction.register(0), operand: 1)
        return true
    }

    /// BMI: the operand in ModRM is the second, but the third of ANDN and MULX.
    private mutating func manipulation(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        let isWide = instruction.operandSizeBytes == 8
        let number = X86Record.manipulationStart &+ (operation &* 2 &+ (isWide ? 1 : 0)) &* 2
        let isLast = operation == 0 || operation == 9
        var count: Int64 = 0
        if operation == 8 {
            count = instruction.immediate & (isWide ? 63 : 31)
            guard count != 0 else { return false }
        }
        putReadOnly(
            instruction, number: number, destination: instruction.register(0), operand: isLast ? 2 : 1,
            immediate: count)
        if operation <= 4 || operation == 9 { setCondition(instruction.register(isLast ? 1 : 2)) }
        return true
    }

    private mutating func bitTest(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        let size = instruction.operandSizeBytes
        let isImmediate = instruction.register(1) == X86Instruction.noRegister
        guard size >= 4, isImmediate || !instruction.hasMemoryOperand else { return false }
        let start = X86Record.bitTestStart &+ (operation &* 2 &+ (size == 8 ? 1 : 0)) &* 3
        if instruction.hasMemoryOperand {
            putIndexed(instruction, number: start &+ 2, immediate: instruction.immediate)
        } else {
            put(
                number: start &+ (isImmediate ? 1 : 0), destination: instruction.register(0),
                source: isImmediate ? X86State.scratchSlot : instruction.register(1),
                immediate: instruction.immediate)
        }
        return true
    }

    /// `first`: of 32 bits; that of 64 bits is the next.
    private mutating func shiftDouble(_ instruction: X86Instruction, _ first: X86Record) -> Bool {
        let isWide = instruction.operandSizeBytes == 8
        let count = instruction.immediate & (isWide ? 63 : 31)
        guard instruction.operandSizeBytes >= 4, !instruction.hasMemoryOperand, count != 0,
            instruction.register(2) == X86Instruction.noRegister
        else { return false }
        put(
            number: first.rawValue &+ (isWide ? 1 : 0), destination: instruction.register(0),
            source: instruction.register(1), immediate: count)
        return true
    }

    /// XADD, CMPXCHG, XCHG in memory.
    private mutating func exchange(_ instruction: X86Instruction, _ operation: UInt16) -> Bool {
        let size = X86InstructionTable.operand(0, ofRow: instruction.row).sizeBytes(in: instruction)
        guard size >= 4, instruction.hasMemoryOperand else { return false }
        // XCHG may name its operands the other way round.
        let register = instruction.register(instruction.register(0) == X86Instruction.noRegister ? 1 : 0)
        putIndexed(
            instruction, number: X86Record.exchangeStart &+ operation &* 2 &+ (size == 8 ? 1 : 0), source: register)
        return true
    }

    private mutating func conditionalMove(_ instruction: X86Instruction) -> Bool {
        guard instruction.operandSizeBytes >= 4 else { return false }
        let isWide = instruction.operandSizeBytes == 8
        if instruction.hasMemoryOperand {
            putIndexed(
                instruction, number: isWide ? X86Record.cmovM64.rawValue : X86Record.cmovM32.rawValue,
                destination: instruction.register(0))
            setCondition(instruction.condition)
        } else {
            put(
                number: X86Record.conditionalStart &+ UInt16(instruction.condition) &* 4 &+ (isWide ? 3 : 2),
                destination: instruction.register(0), source: instruction.register(1))
        }
        return true
    }

    /// In 64-bit mode.
    private mutating func stack(_ instruction: X86Instruction, _ opcode: X86Opcode) -> Bool {
        guard instruction.operandSizeBytes == 8 else { return false }
        switch opcode {
        case .push:
            if instruction.hasMemoryOperand {
                putIndexed(instruction, number: X86Record.pushM.rawValue)
            } else if instruction.register(0) == X86Instruction.noRegister {
                put(.pushI, immediate: instruction.immediate)
            } else {
                put(.pushR, source: instruction.register(0))
            }
        case .pop:
            guard !instruction.hasMemoryOperand else { return false }
            put(.popR, destination: instruction.register(0))
        case .leave: put(.leave)
        case .pushf: put(.pushFlags)
        case .popf: put(.popFlags)
        case .ret:
            put(.return, immediate: instruction.immediate)
            setTargets(taken: 0)
        case .call, .jmp:
            let isCall = opcode == .call
            if instruction.hasMemoryOperand {
                putIndexed(instruction, number: isCall ? X86Record.callM.rawValue : X86Record.jumpM.rawValue)
                setTargets(taken: 0)
            } else if instruction.register(0) == X86Instruction.noRegister {
                put(isCall ? .callRelative : .jumpRelative)
                setTargets(taken: target(instruction))
            } else {
                put(isCall ? .callR : .jumpR, source: instruction.register(0))
                setTargets(taken: 0)
            }
        default: return false
        }
        return true
    }
}
