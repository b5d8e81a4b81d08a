// The base integer set, with operands of any size. (SDM Vol. 2.)
extension X86Processor {
    func executeInteger(_ instruction: X86Instruction) throws(X86Fault) {
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .add, .or, .adc, .sbb, .and, .sub, .xor, .cmp, .test: try arithmetic(instruction)
        case .inc, .dec, .neg, .not: try unary(instruction)
        case .rol, .ror, .rcl, .rcr, .shl, .shr, .sar: try shift(instruction)
        case .shld, .shrd: try shiftDouble(instruction)
        case .mul, .imul: try multiply(instruction)
        case .div, .idiv: try divide(instruction)
        case .bt, .bts, .btr, .btc: try bitTest(instruction)
        case .bsf, .bsr, .tzcnt, .lzcnt, .popcnt: try countBits(instruction)
        case .mov:
            let size = size(instruction, 0)
            try set(instruction, 0, try value(instruction, 1, size: size), size: size)
        case .movnti, .movbe: try moveOther(instruction)
        case .movzx: write(instruction.register(0), try value(instruction, 1), size: Int(instruction.operandSizeBytes))
        case .movsx, .movsxd:
            let source = size(instruction, 1)
            write(
                instruction.register(0), Self.signExtended(try value(instruction, 1, size: source), source),
                size: Int(instruction.operandSizeBytes))
        case .lea:
            write(
                instruction.register(0), effectiveAddress(instruction), size: Int(instruction.operandSizeBytes))
        case .xchg, .xadd, .cmpxchg, .cmpxchg8b, .cmpxchg16b: try exchange(instruction)
        case .setcc: try set(instruction, 0, state.holds(instruction.condition) ? 1 : 0, size: 1)
        case .cmovcc:
            let size = Int(instruction.operandSizeBytes)
            // Reads its source in any case; a 32-bit destination is cleared above in any case.
            let source = try value(instruction, 1, size: size)
            let slot = instruction.register(0)
            write(slot, state.holds(instruction.condition) ? source : read(slot, size: size), size: size)
        case .bswap:
            let size = Int(instruction.operandSizeBytes)
            let value = read(instruction.register(0), size: size)
            // Of 16 bits undefined; processors give 0.
            write(
                instruction.register(0), size == 2 ? 0 : value.byteSwapped &>> UInt64(64 &- 8 &* size), size: size)
        case .cbw: write(0, Self.signExtended(general(0), 1), size: 2)
        case .cwde: write(0, Self.signExtended(general(0), 2), size: 4)
        case .cdqe: write(0, Self.signExtended(general(0), 4), size: 8)
        case .cwd: write(16, general(0) &>> 15 & 1 != 0 ? 0xffff : 0, size: 2)
        case .cdq: write(16, general(0) &>> 31 & 1 != 0 ? 0xffff_ffff : 0, size: 4)
        case .cqo: write(16, general(0) &>> 63 != 0 ? .max : 0, size: 8)
        case .clc: state.setCarry(0)
        case .stc: state.setCarry(1)
        case .cmc: state.setCarry(state.carryBit ^ 1)
        case .cld: state.flagBits &= ~X86Flags.direction
        case .std: state.flagBits |= X86Flags.direction
        case .cli, .sti: try setInterruptFlag(instruction)
        case .lahf: write(1, state.flags & 0xd7 | 2, size: 1)
        case .sahf: state.setArithmeticFlags(state.arithmeticFlags & X86Flags.overflow | read(1, size: 1) & 0xd5)
        case .xlat:
            let offset = truncated(general(3) &+ read(0, size: 1), addressSize: instruction.addressSizeBytes)
            write(0, try load(try linear(instruction.segment, offset, size: 1), size: 1), size: 1)
        case .nop, .pause, .endbr32, .endbr64, .prefetch, .prefetchnta, .prefetcht0, .prefetcht1, .prefetcht2,
            .prefetchw,
            .prefetchwt1:
            break
        case .movs, .cmps, .stos, .lods, .scas, .ins, .outs: try string(instruction)
        case .jcc, .jmp, .call, .ret, .loop, .loope, .loopne, .jcxz, .jecxz, .jrcxz: try branch(instruction)
        case .jmpf, .callf, .retf, .iret, .int, .int1, .int3, .into: try farBranch(instruction)
        case .push, .pop, .pusha, .popa, .pushf, .popf, .enter, .leave: try stackOperation(instruction)
        case .pushSegment, .popSegment, .movFromSegment, .movToSegment, .lds, .les, .lss, .lfs, .lgs:
            try segmentOperation(instruction)
        case .in, .out: try port(instruction)
        case .ud0, .ud1, .ud2: throw .undefined
        case .daa, .das, .aaa, .aas, .aam, .aad, .salc: try decimal(instruction)
        case .bound: try bound(instruction)
        case .arpl: try adjustPrivilege(instruction)
        case .crc32: try checksum(instruction)
        case .adcx, .adox: try addCarry(instruction)
        case .andn, .blsr, .blsmsk, .blsi, .bextr, .bzhi, .pext, .pdep, .mulx, .shlx, .sarx, .shrx, .rorx:
            try manipulateBits(instruction)
        case .rdrand, .rdseed:
            write(instruction.register(0), randomValue(), size: Int(instruction.operandSizeBytes))
            state.setArithmeticFlags(X86Flags.carry)
        case .rdpid: write(instruction.register(0), state.tscAux, size: 8)
        default: throw .undefined
        }
    }

    // An operand that is written was probed: the flags may be set before it is stored.

    private func arithmetic(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let writes = opcode != .cmp && opcode != .test
        let b = try value(instruction, 1, size: size)
        let (place, a) = try place(instruction, 0, size: size, writes: writes)
        let result: UInt64
        switch opcode {
        case .add: result = X86Interpreter.add(state, a, b, bits)
        case .adc: result = X86Interpreter.adc(state, a, b, bits)
        case .sub, .cmp: result = X86Interpreter.sub(state, a, b, bits)
        case .sbb: result = X86Interpreter.sbb(state, a, b, bits)
        case .or: result = X86Interpreter.or(state, a, b, bits)
        case .xor: result = X86Interpreter.xor(state, a, b, bits)
        default: result = X86Interpreter.and(state, a, b, bits)
        }
        if writes { try store(place, result, size: size) }
    }

    private func unary(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let (place, a) = try place(instruction, 0, size: size, writes: true)
        let result: UInt64
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .inc: result = X86Interpreter.inc(state, a, bits)
        case .dec: result = X86Interpreter.dec(state, a, bits)
        case .neg: result = X86Interpreter.neg(state, a, bits)
        default: result = ~a
        }
        try store(place, result, size: size)
    }

    private func moveOther(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        var value = try value(instruction, 1, size: size)
        if X86InstructionTable.opcode(ofRow: instruction.row) == .movbe {
            value = value.byteSwapped &>> UInt64(64 &- 8 &* size)
        }
        try set(instruction, 0, value, size: size)
    }

    private func exchange(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        if opcode == .cmpxchg8b || opcode == .cmpxchg16b {
            return try exchangePair(instruction, wide: opcode == .cmpxchg16b)
        }
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let (place, a) = try place(instruction, 0, size: size, writes: true)
        let slot = instruction.register(1)
        let b = read(slot, size: size)
        switch opcode {
        case .xchg:
            try store(place, b, size: size)
            write(slot, a, size: size)
        case .xadd:
            let sum = X86Interpreter.add(state, a, b, bits)
            // The destination last, should both be one register.
            if case .register = place { write(slot, a, size: size) }
            try store(place, sum, size: size)
            if case .memory = place { write(slot, a, size: size) }
        default:
            let accumulator = read(0, size: size)
            let isEqual = accumulator == a
            if isEqual {
                try store(place, b, size: size)
            } else {
                if case .memory = place { try store(place, a, size: size) }
                write(0, a, size: size)
            }
            _ = X86Interpreter.sub(state, accumulator, a, bits)
        }
    }

    private func exchangePair(_ instruction: X86Instruction, wide: Bool) throws(X86Fault) {
        let size = wide ? 8 : 4
        let address = try operandAddress(instruction, size: size * 2, writes: true)
        if wide, address & 15 != 0 { throw .generalProtection }
        try probeWrite(address, count: size * 2)
        let low = try load(address, size: size)
        let high = try load(address &+ UInt64(size), size: size)
        let isEqual = low == read(0, size: size) && high == read(16, size: size)
        if isEqual {
            try store(address, read(24, size: size), size: size)
            try store(address &+ UInt64(size), read(8, size: size), size: size)
        } else {
            write(0, low, size: size)
            write(16, high, size: size)
        }
        let flags = state.arithmeticFlags & ~X86Flags.zero
        state.setArithmeticFlags(isEqual ? flags | X86Flags.zero : flags)
    }

    private func decimal(_ instruction: X86Instruction) throws(X86Fault) {
        let al = read(0, size: 1)
        let carry = state.carryBit != 0
        let half = state.flags & X86Flags.auxiliary != 0
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .daa, .das:
            let isSubtraction = X86InstructionTable.opcode(ofRow: instruction.row) == .das
            var result = al
            var flags: UInt64 = 0
            if al & 15 > 9 || half {
                result = isSubtraction ? result &- 6 : result &+ 6
                flags |= X86Flags.auxiliary
                if carry || (isSubtraction ? al < 6 : al > 0xf9) { flags |= X86Flags.carry }
            }
            if al > 0x99 || carry {
                result = isSubtraction ? result &- 0x60 : result &+ 0x60
                flags |= X86Flags.carry
            }
            result &= 0xff
            write(0, result, size: 1)
            setResultFlags(result, flags)
        case .aaa, .aas:
            let isSubtraction = X86InstructionTable.opcode(ofRow: instruction.row) == .aas
            var ax = read(0, size: 2)
            let adjusts = al & 15 > 9 || half
            if adjusts { ax = isSubtraction ? ax &- 0x106 : ax &+ 0x106 }
            write(0, ax & 0xff0f, size: 2)
            state.setArithmeticFlags(adjusts ? X86Flags.auxiliary | X86Flags.carry : 0)
        case .aam:
            let base = UInt64(bitPattern: instruction.immediate) & 0xff
            if base == 0 { throw .divide }
            write(0, (al / base) << 8 | al % base, size: 2)
            setResultFlags(al % base, 0)
        case .aad:
            let result = (al &+ read(1, size: 1) &* (UInt64(bitPattern: instruction.immediate) & 0xff)) & 0xff
            write(0, result, size: 2)
            setResultFlags(result, 0)
        default: write(0, carry ? 0xff : 0, size: 1)
        }
    }

    /// SF, ZF and PF by a byte, the others as given.
    private func setResultFlags(_ byte: UInt64, _ others: UInt64) {
        state.setLogic(byte, bits: 8)
        state.setArithmeticFlags(state.arithmeticFlags | others)
    }

    private func bound(_ instruction: X86Instruction) throws(X86Fault) {
        let size = Int(instruction.operandSizeBytes)
        let address = try operandAddress(instruction, size: size * 2)
        let index = Int64(bitPattern: Self.signExtended(read(instruction.register(0), size: size), size))
        let low = Int64(bitPattern: Self.signExtended(try load(address, size: size), size))
        let high = Int64(bitPattern: Self.signExtended(try load(address &+ UInt64(size), size: size), size))
        if index < low || index > high { throw .bound }
    }

    private func adjustPrivilege(_ instruction: X86Instruction) throws(X86Fault) {
        let (place, value) = try place(instruction, 0, size: 2, writes: true)
        let requested = read(instruction.register(1), size: 2) & 3
        let isLower = value & 3 < requested
        if isLower { try store(place, value & ~3 | requested, size: 2) }
        let flags = state.arithmeticFlags & ~X86Flags.zero
        state.setArithmeticFlags(isLower ? flags | X86Flags.zero : flags)
    }

    private func checksum(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 1)
        var value = try value(instruction, 1, size: size)
        var sum = UInt32(truncatingIfNeeded: read(instruction.register(0), size: 4))
        for _ in 0..<size {
            sum ^= UInt32(truncatingIfNeeded: value & 0xff)
            // The Castagnoli polynomial, reflected.
            for _ in 0..<8 { sum = sum &>> 1 ^ (sum & 1 != 0 ? 0x82f6_3b78 : 0) }
            value &>>= 8
        }
        write(instruction.register(0), UInt64(sum), size: 8)
    }

    /// Ours to choose: a generator that the guest can't tell from noise is enough here, the kernel mixes in virtio-rng.
    private func randomValue() -> UInt64 {
        var value = bus.timestamp() &* 0x9e37_79b9_7f4a_7c15 ^ retiredInstructions
        value = (value ^ value &>> 30) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ value &>> 27) &* 0x94d0_49bb_1331_11eb
        return value ^ value &>> 31
    }
}
