// MMX, SSE and AVX: where operands come from and where results go.
extension X86Processor {
    func executeVector(_ instruction: X86Instruction, _ attributes: X86Attributes) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        switch X86InstructionTable.group(ofRow: instruction.row) {
        case .crypto: try executeCrypto(instruction, opcode)
        case .fma: try executeMultiplyAdd(instruction, opcode)
        default:
            if try executeMove(instruction, opcode) { break }
            if try executePackedInteger(instruction, opcode) { break }
            if try executeShuffle(instruction, opcode) { break }
            if try executePackedFloat(instruction, opcode) { break }
            if try executeConversion(instruction, opcode) { break }
            if try executeVectorString(instruction, opcode) { break }
            try executeCrypto(instruction, opcode)
        }
        // Conversions from memory alone leave the x87 state.
        let leavesX87 = opcode == .emms || instruction.hasMemoryOperand && (opcode == .cvtpi2ps || opcode == .cvtpi2pd)
        if attributes.contains(.mmx), !leavesX87 { enterMMX() }
    }

    /// The stack's top goes to 0, and all registers are in use.
    func enterMMX() {
        x87.status &= ~0x3800
        x87.tags = 0xff
    }

    // MARK: Operands

    func vectorRegister(_ number: UInt8) -> UnsafeMutableRawPointer {
        state.base + X86State.vectorsOffset + Int(number) * 32
    }

    /// MM0...MM7 are the physical registers' significands.
    func mmxRegister(_ number: UInt8) -> UnsafeMutableRawPointer { x87.base + Int(number) * 16 }

    /// Where results are put together: 32 bytes.
    var result: UnsafeMutableRawPointer { state.base + X86State.operandsOffset + 64 }

    func isVector(_ instruction: X86Instruction) -> Bool { instruction.prefixes.contains(.vex) }

    /// Bytes of the operation: 8 for MMX, else 16 or 32.
    func vectorSize(_ instruction: X86Instruction) -> Int {
        let method = X86InstructionTable.operand(0, ofRow: instruction.row).method
        if method == .m {
            return X86InstructionTable.operand(1, ofRow: instruction.row).method == .p ? 8 : instruction.vectorBytes
        }
        return method == .p || method == .n || method == .q ? 8 : instruction.vectorBytes
    }

    /// Address of an operand in memory, checked for the alignment its row asks for.
    func vectorAddress(
        _ instruction: X86Instruction, _ operand: Int, writes: Bool = false
    ) throws(X86Fault) -> (address: UInt64, size: Int) {
        let size = size(instruction, operand)
        let address = try operandAddress(instruction, size: size, writes: writes)
        if X86InstructionTable.attributes(ofRow: instruction.row).contains(.aligned), address & UInt64(size - 1) != 0 {
            throw .generalProtection
        }
        return (address, size)
    }

    /// An operand's bytes: a register, or memory copied to `area` 0 or 1 with zeros above.
    func vectorOperand(
        _ instruction: X86Instruction, _ operand: Int, area: Int = 0
    ) throws(X86Fault) -> UnsafeMutableRawPointer {
        let number = instruction.register(operand)
        if number != X86Instruction.noRegister {
            switch X86InstructionTable.operand(operand, ofRow: instruction.row).method {
            case .p, .q, .n: return mmxRegister(number)
            case .e, .g, .r, .b: return state.base + Int(number)
            default: return vectorRegister(number)
            }
        }
        let copy = state.base + X86State.operandsOffset + area * 32
        copy.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
        let (address, size) = try vectorAddress(instruction, operand)
        try loadBytes(address, to: copy, count: size)
        return copy
    }

    /// Sources of an operation of two vectors: the first is the destination where the instruction names only one more.
    func vectorPair(
        _ instruction: X86Instruction
    ) throws(X86Fault) -> (a: UnsafeMutableRawPointer, b: UnsafeMutableRawPointer) {
        let third = X86InstructionTable.operand(2, ofRow: instruction.row).method
        if isVector(instruction), third != .none, third != .i {
            return (try vectorOperand(instruction, 1), try vectorOperand(instruction, 2, area: 1))
        }
        return (try vectorOperand(instruction, 0), try vectorOperand(instruction, 1, area: 1))
    }

    /// Puts `count` bytes from `result` into operand 0; the VEX forms clear what lies above.
    func setVector(_ instruction: X86Instruction, count: Int) {
        setVector(instruction, 0, from: result, count: count)
    }

    func setVector(_ instruction: X86Instruction, _ operand: Int, from source: UnsafeRawPointer, count: Int) {
        let number = instruction.register(operand)
        switch X86InstructionTable.operand(operand, ofRow: instruction.row).method {
        case .p, .q, .n:
            let target = mmxRegister(number)
            target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
            target.storeBytes(of: 0xffff, toByteOffset: 8, as: UInt16.self)
        default:
            let target = vectorRegister(number)
            target.copyMemory(from: source, byteCount: count)
            if isVector(instruction), count < 32 {
                (target + count).initializeMemory(as: UInt8.self, repeating: 0, count: 32 - count)
            }
        }
    }

    /// Clears a VEX destination above 128 bits.
    func clearUpper(_ instruction: X86Instruction, _ operand: Int) {
        if isVector(instruction) {
            (vectorRegister(instruction.register(operand)) + 16).initializeMemory(
                as: UInt64.self, repeating: 0, count: 2)
        }
    }

    func immediate8(_ instruction: X86Instruction) -> UInt8 { UInt8(truncatingIfNeeded: instruction.immediate) }

    /// True: an operation on floats raised an unmasked exception.
    func checkFloat(_ isException: Bool, _ mxcsr: UInt32) throws(X86Fault) {
        state.mxcsr = UInt64(mxcsr)
        if isException { throw state.cr4 & X86CR4.simdExceptions != 0 ? .simd : .undefined }
    }
}
