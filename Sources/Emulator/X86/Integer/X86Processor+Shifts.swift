// Shifts, multiplication, division.
extension X86Processor {
    func shift(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let (place, a) = try place(instruction, 0, size: size, writes: true)
        let count = try value(instruction, 1, size: 1) & (size == 8 ? 63 : 31)
        guard count != 0 else { return try store(place, a, size: size) }
        // Counts from the width on are possible with 8 and 16 bits.
        let result: UInt64
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .shl: result = X86Interpreter.shl(state, a, count, bits)
        case .shr: result = X86Interpreter.shr(state, a, count, bits)
        case .sar: result = X86Interpreter.sar(state, a, count, bits)
        case .rol: result = X86Interpreter.rol(state, a, count % bits, bits)
        case .ror: result = X86Interpreter.ror(state, a, count % bits, bits)
        case .rcl: result = rotateThroughCarry(a, count % (bits &+ 1), bits, left: true)
        default: result = rotateThroughCarry(a, count % (bits &+ 1), bits, left: false)
        }
        try store(place, result, size: size)
    }

    private func rotateThroughCarry(_ a: UInt64, _ count: UInt64, _ bits: UInt64, left: Bool) -> UInt64 {
        let sign = bits &- 1
        var result = a
        var carry = state.carryBit
        for _ in 0..<count {
            let out = left ? result &>> sign & 1 : result & 1
            result = left ? result &<< 1 | carry : result &>> 1 | carry &<< sign
            carry = out
        }
        let top = result &>> sign & 1
        state.setCarry(carry, overflow: top ^ (left ? carry : result &>> (sign &- 1) & 1))
        return result
    }

    func shiftDouble(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let (place, a) = try place(instruction, 0, size: size, writes: true)
        let b = read(instruction.register(1), size: size)
        let count = try value(instruction, 2, size: 1) & (size == 8 ? 63 : 31)
        guard count != 0 else { return try store(place, a, size: size) }
        // More than 16 with 16 bits: undefined, and done as if the pair came round again.
        let (near, far, by) = count > bits ? (b, a, count &- bits) : (a, b, count)
        let isLeft = X86InstructionTable.opcode(ofRow: instruction.row) == .shld
        let result =
            isLeft
            ? X86Interpreter.shld(state, near, far, by, bits) : X86Interpreter.shrd(state, near, far, by, bits)
        try store(place, result, size: size)
    }

    func multiply(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let mask = Self.mask(size)
        let isSigned = X86InstructionTable.opcode(ofRow: instruction.row) == .imul
        if X86InstructionTable.operand(1, ofRow: instruction.row).method != .none {
            let a = Self.signExtended(try value(instruction, 1, size: size), size)
            let isThree = X86InstructionTable.operand(2, ofRow: instruction.row).method != .none
            let b =
                isThree
                ? UInt64(bitPattern: instruction.immediate)
                : Self.signExtended(read(instruction.register(0), size: size), size)
            let product = Int64(bitPattern: a).multipliedFullWidth(by: Int64(bitPattern: b))
            let result = UInt64(product.low) & mask
            let isExact =
                size == 8
                ? product.high == Int64(bitPattern: product.low) &>> 63
                : Self.signExtended(result, size) == product.low
            write(instruction.register(0), result, size: size)
            state.setResult(result, bits: bits, carry: isExact ? 0 : 1, overflow: isExact ? 0 : 1)
            return
        }
        let a = try value(instruction, 0, size: size)
        let b = read(0, size: size)
        let low: UInt64
        let high: UInt64
        var isExact: Bool
        if isSigned {
            let product = Int64(bitPattern: Self.signExtended(a, size)).multipliedFullWidth(
                by: Int64(bitPattern: Self.signExtended(b, size)))
            low = product.low & mask
            high = size == 8 ? UInt64(bitPattern: product.high) : product.low &>> bits & mask
            isExact = high == (low &>> (bits &- 1) != 0 ? mask : 0)
        } else {
            let product = a.multipliedFullWidth(by: b)
            low = product.low & mask
            high = size == 8 ? product.high : product.low &>> bits
            isExact = high == 0
        }
        if size == 1 {
            write(0, high &<< 8 | low, size: 2)
        } else {
            write(0, low, size: size)
            write(16, high, size: size)
        }
        state.setResult(low, bits: bits, carry: isExact ? 0 : 1, overflow: isExact ? 0 : 1)
    }

    /// Flags are undefined, and stay.
    func divide(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 0)
        let bits = UInt64(8 &* size)
        let mask = Self.mask(size)
        let isSigned = X86InstructionTable.opcode(ofRow: instruction.row) == .idiv
        var divisor = try value(instruction, 0, size: size)
        var low = size == 1 ? read(0, size: 1) : read(0, size: size)
        var high = size == 1 ? read(1, size: 1) : read(16, size: size)
        if divisor == 0 { throw .divide }
        let isNegative = isSigned && high &>> (bits &- 1) != 0
        let divisorIsNegative = isSigned && divisor &>> (bits &- 1) != 0
        if isNegative {
            low = (0 &- low) & mask
            high = (~high &+ (low == 0 ? 1 : 0)) & mask
        }
        if divisorIsNegative { divisor = (0 &- divisor) & mask }
        if high >= divisor { throw .divide }
        var quotient: UInt64
        var remainder: UInt64
        if size == 8 {
            (quotient, remainder) = divisor.dividingFullWidth((high, low))
        } else {
            let dividend = high &<< bits | low
            (quotient, remainder) = (dividend / divisor, dividend % divisor)
        }
        if isSigned {
            let limit = mask &>> 1
            let isQuotientNegative = isNegative != divisorIsNegative
            if quotient > (isQuotientNegative ? limit &+ 1 : limit) { throw .divide }
            if isQuotientNegative { quotient = 0 &- quotient }
            if isNegative { remainder = 0 &- remainder }
        }
        if size == 1 {
            write(0, quotient, size: 1)
            write(1, remainder, size: 1)
        } else {
            write(0, quotient & mask, size: size)
            write(16, remainder & mask, size: size)
        }
    }
}
