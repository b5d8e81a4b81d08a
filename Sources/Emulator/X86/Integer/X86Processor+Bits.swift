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
        let result: UInt64
        let leading = UInt64(value.leadingZeroBitCount) &- (64 &- bits)
        let trailing = value == 0 ? bits : UInt64(value.trailingZeroBitCount)
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        switch opcode {
        case .bsf, .bsr:
            // Of 0 the destination stays, as processors have it.
            if value != 0 {
                write(instruction.register(0), opcode == .bsf ? trailing : bits &- 1 &- leading, size: size)
            }
            let flags = state.arithmeticFlags & ~X86Flags.zero
            state.setArithmeticFlags(value == 0 ? flags | X86Flags.zero : flags)
            return
        case .popcnt:
            result = UInt64(value.nonzeroBitCount)
            state.setArithmeticFlags(value == 0 ? X86Flags.zero : 0)
        case .tzcnt, .lzcnt:
            result = opcode == .tzcnt ? trailing : leading
            state.setArithmeticFlags(
                (value == 0 ? X86Flags.carry : 0) | (result == 0 ? X86Flags.zero : 0))
        default: return
        }
        write(instruction.register(0), result, size: size)
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
            let result = ~second & (try value(instruction, 2, size: size)) & mask
            write(target, result, size: size)
            state.setLogic(result, bits: bits)
        case .blsr, .blsmsk, .blsi:
            let below = second &- 1
            let result =
                (opcode == .blsr ? second & below : opcode == .blsmsk ? second ^ below : second & (0 &- second)) & mask
            write(target, result, size: size)
            let isZero = second == 0
            state.setResult(result, bits: bits, carry: isZero == (opcode != .blsi) ? 1 : 0, overflow: 0)
        case .bextr:
            let control = read(instruction.register(2), size: size)
            let start = control & 0xff
            let length = control &>> 8 & 0xff
            var result = start >= bits ? 0 : second &>> start
            if length < 64 { result &= (1 &<< length) &- 1 }
            write(target, result & mask, size: size)
            state.setLogic(result & mask, bits: bits)
        case .bzhi:
            let index = read(instruction.register(2), size: 1)
            let result = index >= bits ? second : second & ((1 &<< index) &- 1)
            write(target, result, size: size)
            state.setResult(result, bits: bits, carry: index >= bits ? 1 : 0, overflow: 0)
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
        case .shlx, .sarx, .shrx:
            let count = read(instruction.register(2), size: size) & (bits &- 1)
            let result: UInt64
            switch opcode {
            case .shlx: result = second &<< count
            case .shrx: result = second &>> count
            default: result = UInt64(bitPattern: X86Flags.extended(second, bits) &>> Int64(bitPattern: count))
            }
            write(target, result & mask, size: size)
        default:
            let count = UInt64(bitPattern: instruction.immediate) & (bits &- 1)
            write(target, count == 0 ? second : (second &>> count | second &<< (bits &- count)) & mask, size: size)
        }
    }
}
