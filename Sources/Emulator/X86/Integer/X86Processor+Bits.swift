// Single bits, counts of bits, BMI and ADX.
extension X86Processor {
    func bitTest(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let size = Int(instruction.operandSizeBytes)
        let bits = UInt64(8 &* size)
        let writes = opcode != .bt
        var index: UInt64
        var target: Place
        let value: UInt64
        if instruction.hasMemoryOperand, instruction.register(1) != X86Instruction.noRegister {
            // The bit string goes on beyond the operand, in both directions.
            let signed = Int64(bitPattern: Self.signExtended(read(instruction.register(1), size: size), size))
            let unit = signed >> Int64(bits.trailingZeroBitCount)
            let offset = truncated(
                rawOffset(instruction) &+ UInt64(bitPattern: unit &* Int64(size)),
                addressSize: instruction.addressSizeBytes)
            let address = try linear(instruction.segment, offset, size: size, writes: writes)
            value = writes ? try loadForUpdate(address, size: size) : try load(address, size: size)
            target = .memory(address)
            index = UInt64(bitPattern: signed) & (bits &- 1)
        } else {
            (target, value) = try place(instruction, 0, size: size, writes: writes)
            index = try self.value(instruction, 1, size: 1) & (bits &- 1)
        }
        let bit: UInt64 = 1 &<< index
        switch opcode {
        case .bts: try store(target, value | bit, size: size)
        case .btr: try store(target, value & ~bit, size: size)
        case .btc: try store(target, value ^ bit, size: size)
        default: break
        }
        state.setCarry(value &>> index & 1)
    }

    func countBits(_ instruction: X86Instruction) throws(X86Fault) {
        let size = Int(instruction.operandSizeBytes)
        let bits = UInt64(8 &* size)
        let value = try value(instruction, 1, size: size)
        let target = instruction.register(0)
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .bsf:
            // Of 0 the destination stays, as processors have it.
            if value != 0 { write(target, X86Interpreter.bsf(value), size: size) }
            state.setLogic(value, bits: bits)
        case .bsr:
            if value != 0 { write(target, X86Interpreter.bsr(value), size: size) }
            state.setLogic(value, bits: bits)
        case .popcnt: write(target, X86Interpreter.popcnt(state, value, bits), size: size)
        case .tzcnt: write(target, X86Interpreter.tzcnt(state, value, bits), size: size)
        default: write(target, X86Interpreter.lzcnt(state, value, bits), size: size)
        }
    }

    func addCarry(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        let usesCarry = X86InstructionTable.opcode(ofRow: instruction.row) == .adcx
        let b = try value(instruction, 1, size: size)
        let a = read(instruction.register(0), size: size)
        let flag = usesCarry ? X86Flags.carry : X86Flags.overflow
        let carry: UInt64 = state.arithmeticFlags & flag != 0 ? 1 : 0
        let result = a &+ b &+ carry
        let out: Bool
        if size == 8 {
            let (sum, overflow) = a.addingReportingOverflow(b)
            out = overflow || sum.addingReportingOverflow(carry).overflow
        } else {
            out = result &>> 32 != 0
        }
        write(instruction.register(0), result, size: size)
        let flags = state.arithmeticFlags & ~flag
        state.setArithmeticFlags(out ? flags | flag : flags)
    }

    func manipulateBits(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let mask = Self.mask(size)
        let target = instruction.register(0)
        let second = try value(instruction, 1, size: size)
        switch opcode {
        case .andn:
            write(target, X86Interpreter.andn(state, try value(instruction, 2, size: size), second, bits), size: size)
        case .blsr: write(target, X86Interpreter.blsr(state, second, bits), size: size)
        case .blsmsk: write(target, X86Interpreter.blsmsk(state, second, bits), size: size)
        case .blsi: write(target, X86Interpreter.blsi(state, second, bits), size: size)
        case .bextr:
            let control = read(instruction.register(2), size: size)
            let start = control & 0xff
            let length = control &>> 8 & 0xff
            var result = start >= bits ? 0 : second &>> start
            if length < 64 { result &= (1 &<< length) &- 1 }
            write(target, result & mask, size: size)
            state.setLogic(result & mask, bits: bits)
        case .bzhi:
            let control = read(instruction.register(2), size: size)
            write(target, X86Interpreter.bzhi(state, second, control, bits), size: size)
        case .pext, .pdep:
            var selector = try value(instruction, 2, size: size)
            var result: UInt64 = 0
            var place: UInt64 = 0
            while selector != 0 {
                let lowest = UInt64(selector.trailingZeroBitCount)
                if opcode == .pext {
                    result |= (second &>> lowest & 1) &<< place
                } else {
                    result |= (second &>> place & 1) &<< lowest
                }
                place &+= 1
                selector &= selector &- 1
            }
            write(target, result, size: size)
        case .mulx:
            let product = read(16, size: size).multipliedFullWidth(by: try value(instruction, 2, size: size))
            // Should both be one register, it gets the upper half.
            write(instruction.register(1), product.low & mask, size: size)
            write(target, size == 8 ? product.high : product.low &>> 32, size: size)
        case .shlx:
            let count = read(instruction.register(2), size: size)
            write(target, X86Interpreter.shlx(state, second, count, bits), size: size)
        case .shrx:
            let count = read(instruction.register(2), size: size)
            write(target, X86Interpreter.shrx(state, second, count, bits), size: size)
        case .sarx:
            let count = read(instruction.register(2), size: size)
            write(target, X86Interpreter.sarx(state, second, count, bits), size: size)
        default:
            let count = UInt64(bitPattern: instruction.immediate) & (bits &- 1)
            write(target, X86Interpreter.rorx(second, count, bits), size: size)
        }
    }
}
