// The x87 unit: operands and memory; the arithmetic is `X87State`'s.
extension X86Processor {
    func executeX87(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        switch opcode {
        case .fldcw, .fnstcw, .fnstsw, .fnstenv, .fldenv, .fnsave, .frstor, .fnclex, .fninit, .fwait, .fneni, .fndisi,
            .fnsetpm:
            return try controlX87(instruction, opcode)
        default: break
        }
        let unit = x87
        let writes: Bool
        switch opcode {
        case .fst, .fstp, .fist, .fistp, .fisttp, .fbstp: writes = true
        default: writes = false
        }
        let address =
            instruction.hasMemoryOperand
            ? try operandAddress(instruction, size: size(instruction, 0), writes: writes) : 0
        switch opcode {
        case .fadd, .fmul, .fsub, .fsubr, .fdiv, .fdivr, .faddp, .fmulp, .fsubp, .fsubrp, .fdivp, .fdivrp, .fiadd,
            .fimul,
            .fisub, .fisubr, .fidiv, .fidivr:
            try arithmeticX87(instruction, opcode, address)
        case .fcom, .fcomp, .fucom, .fucomp, .fcompp, .fucompp, .ficom, .ficomp, .fcomi, .fucomi, .fcomip, .fucomip,
            .ftst:
            try compareX87(instruction, opcode, address)
        case .fld, .fild, .fbld: try loadX87(instruction, opcode, address)
        case .fst, .fstp, .fstpnce, .fist, .fistp, .fisttp, .fbstp: try storeX87(instruction, opcode, address)
        case .fxch: unit.exchange(stackIndex(instruction))
        case .ffree: unit.free(stackIndex(instruction))
        case .ffreep:
            unit.free(stackIndex(instruction))
            unit.free(0)
            unit.rotate(up: true)
        case .fcmovb, .fcmove, .fcmovbe, .fcmovu, .fcmovnb, .fcmovne, .fcmovnbe, .fcmovnu:
            let index = stackIndex(instruction)
            unit.conditionalMove(index, holds: moveHolds(opcode))
        case .fld1: unit.load(X87Constant.one)
        case .fldl2t: unit.load(.log2Of10)
        case .fldl2e: unit.load(.log2OfE)
        case .fldpi: unit.load(.pi)
        case .fldlg2: unit.load(.log10Of2)
        case .fldln2: unit.load(.lnOf2)
        case .fldz: unit.load(X87Constant.zero)
        case .fchs: unit.changeSign(isAbsolute: false)
        case .fabs: unit.changeSign(isAbsolute: true)
        case .fxam: unit.examine()
        case .fdecstp: unit.rotate(up: false)
        case .fincstp: unit.rotate(up: true)
        case .fsqrt: unit.squareRoot()
        case .frndint: unit.roundToInteger()
        case .fscale: unit.scale()
        case .fxtract: unit.extract()
        case .fprem: unit.remainder(isNearest: false)
        case .fprem1: unit.remainder(isNearest: true)
        case .f2xm1: unit.exponentialMinusOne()
        case .fyl2x: unit.multiplyByLogarithm()
        case .fyl2xp1: unit.multiplyByLogarithmOfOnePlus()
        case .fpatan: unit.arcTangent()
        case .fptan: unit.angleFunction(.tangent)
        case .fsin: unit.angleFunction(.sine)
        case .fcos: unit.angleFunction(.cosine)
        case .fsincos: unit.angleFunction(.sineAndCosine)
        default: break  // FNOP
        }
        noteX87(instruction, address)
    }

    /// Address, opcode and operand of the last instruction, for FSTENV and FXSAVE.
    private func noteX87(_ instruction: X86Instruction, _ address: UInt64) {
        let base = x87.base
        base.storeBytes(
            of: UInt16(instruction.opcodeByte & 7) << 8 | UInt16(instruction.modRM),
            toByteOffset: X87State.opcodeOffset,
            as: UInt16.self)
        base.storeBytes(of: state.pc, toByteOffset: X87State.instructionPointerOffset, as: UInt64.self)
        base.storeBytes(
            of: segment(X86SegmentIndex.cs).selector, toByteOffset: X87State.codeSegmentOffset, as: UInt16.self)
        if instruction.hasMemoryOperand {
            base.storeBytes(of: address, toByteOffset: X87State.dataPointerOffset, as: UInt64.self)
            base.storeBytes(
                of: segment(Int(instruction.segment)).selector, toByteOffset: X87State.dataSegmentOffset,
                as: UInt16.self)
        }
    }

    /// i of the operand ST(i): the one that is not ST(0) by its name.
    private func stackIndex(_ instruction: X86Instruction) -> Int { Int(instruction.modRM & 7) }

    private func moveHolds(_ opcode: X86Opcode) -> Bool {
        switch opcode {
        case .fcmovb: state.carryFlag
        case .fcmove: state.zeroFlag
        case .fcmovbe: state.carryFlag || state.zeroFlag
        case .fcmovu: state.parityFlag
        case .fcmovnb: !state.carryFlag
        case .fcmovne: !state.zeroFlag
        case .fcmovnbe: !(state.carryFlag || state.zeroFlag)
        default: !state.parityFlag
        }
    }

    /// A memory operand of arithmetic: single, double or integer by its type.
    private func sourceX87(_ instruction: X86Instruction, _ address: UInt64) throws(X86Fault) -> X87Source {
        let size = size(instruction, 0)
        let bits = try load(address, size: size)
        switch X86InstructionTable.operand(0, ofRow: instruction.row).type {
        case .ss: return X87Source(f32: UInt32(truncatingIfNeeded: bits))
        case .sd: return X87Source(f64: bits)
        default:
            return X87Source(integer: Int64(bitPattern: Self.signExtended(bits, size)))
        }
    }

    private func arithmeticX87(
        _ instruction: X86Instruction, _ opcode: X86Opcode, _ address: UInt64
    ) throws(X86Fault) {
        let operation: X87Operation
        switch opcode {
        case .fadd, .faddp, .fiadd: operation = .add
        case .fmul, .fmulp, .fimul: operation = .multiply
        case .fsub, .fsubp, .fisub: operation = .subtract
        case .fsubr, .fsubrp, .fisubr: operation = .subtractReversed
        case .fdiv, .fdivp, .fidiv: operation = .divide
        default: operation = .divideReversed
        }
        if instruction.hasMemoryOperand {
            x87.arithmetic(operation, try sourceX87(instruction, address))
            return
        }
        let index = stackIndex(instruction)
        let isTop = X86InstructionTable.operand(0, ofRow: instruction.row).method == .fixedStack
        let pops: Bool
        switch opcode {
        case .faddp, .fmulp, .fsubp, .fsubrp, .fdivp, .fdivrp: pops = true
        default: pops = false
        }
        x87.arithmetic(operation, destination: isTop ? 0 : index, source: isTop ? index : 0, pops: pops)
    }

    private func compareX87(_ instruction: X86Instruction, _ opcode: X86Opcode, _ address: UInt64) throws(X86Fault) {
        let unit = x87
        let index = stackIndex(instruction)
        switch opcode {
        case .fcomi, .fucomi, .fcomip, .fucomip:
            let flags = unit.compareFlags(
                register: index, isQuiet: opcode == .fucomi || opcode == .fucomip,
                pops: opcode == .fcomip || opcode == .fucomip)
            state.setArithmeticFlags(UInt64(flags))
        case .ftst: unit.compare(X87Source(integer: 0), pops: 0)
        case .fcompp: unit.compare(register: 1, isQuiet: false, pops: 2)
        case .fucompp: unit.compare(register: 1, isQuiet: true, pops: 2)
        case .fucom: unit.compare(register: index, isQuiet: true, pops: 0)
        case .fucomp: unit.compare(register: index, isQuiet: true, pops: 1)
        default:
            let pops = opcode == .fcomp || opcode == .ficomp ? 1 : 0
            if instruction.hasMemoryOperand {
                unit.compare(try sourceX87(instruction, address), pops: pops)
            } else {
                unit.compare(register: index, isQuiet: false, pops: pops)
            }
        }
    }

    private func loadX87(_ instruction: X86Instruction, _ opcode: X86Opcode, _ address: UInt64) throws(X86Fault) {
        guard instruction.hasMemoryOperand else { return x87.load(register: stackIndex(instruction)) }
        guard X86InstructionTable.operand(0, ofRow: instruction.row).type == .t else {
            return x87.load(try sourceX87(instruction, address))
        }
        let low = try load(address, size: 8)
        let high = UInt16(truncatingIfNeeded: try load(address &+ 8, size: 2))
        if opcode == .fbld {
            x87.load(X87Source(decimalLow: low, high: high))
        } else {
            x87.load(X87Extended(significand: low, signExponent: high))
        }
    }

    private func storeX87(_ instruction: X86Instruction, _ opcode: X86Opcode, _ address: UInt64) throws(X86Fault) {
        let unit = x87
        let pops = opcode != .fst && opcode != .fist
        guard instruction.hasMemoryOperand else {
            if opcode == .fstpnce {
                // No exception: an empty register is only popped.
                if !unit.isEmpty(0) { unit[stackIndex(instruction)] = unit[0] }
                unit.status &= ~0x200
                return unit.pop()
            }
            return unit.store(register: stackIndex(instruction), pops: pops)
        }
        let size = size(instruction, 0)
        // The store must not fault once the stack has been popped.
        try probeWrite(address, count: size)
        switch X86InstructionTable.operand(0, ofRow: instruction.row).type {
        case .ss: if let bits = unit.storeF32(pops: pops) { try store(address, UInt64(bits), size: 4) }
        case .sd: if let bits = unit.storeF64(pops: pops) { try store(address, bits, size: 8) }
        case .t:
            if opcode == .fbstp {
                guard let value = unit.storeDecimal() else { return }
                try store(address, value.low, size: 8)
                try store(address &+ 8, UInt64(value.high), size: 2)
            } else {
                guard let value = unit.storeExtended() else { return }
                try store(address, value.significand, size: 8)
                try store(address &+ 8, UInt64(value.signExponent), size: 2)
            }
        default:
            if let bits = unit.storeInteger(bits: UInt64(8 * size), truncates: opcode == .fisttp, pops: pops) {
                try store(address, bits, size: size)
            }
        }
    }

    // MARK: Control

    private func controlX87(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let unit = x87
        switch opcode {
        case .fldcw: unit.loadControl(UInt16(truncatingIfNeeded: try value(instruction, 0, size: 2)))
        case .fnstcw: try set(instruction, 0, UInt64(unit.control), size: 2)
        case .fnstsw: try set(instruction, 0, UInt64(unit.status), size: 2)
        case .fnclex: unit.clearExceptions()
        case .fninit: unit.initialize()
        case .fnstenv, .fldenv, .fnsave, .frstor: try moveEnvironment(instruction, opcode)
        default: break
        }
    }

    private func moveEnvironment(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let unit = x87
        let isWide = instruction.operandSizeBytes != 2
        let header = isWide ? X87State.environment32SizeBytes : X87State.environment16SizeBytes
        let isWhole = opcode == .fnsave || opcode == .frstor
        let count = isWhole ? header + 80 : header
        let isStore = opcode == .fnstenv || opcode == .fnsave
        let address = try operandAddress(instruction, size: count, writes: isStore)
        let image = state.base + X86State.operandsOffset
        if isStore {
            isWide ? unit.storeEnvironment32(image) : unit.storeEnvironment16(image)
            if isWhole { unit.storeRegisters(image + header, strideBytes: 10) }
            try storeBytes(address, from: image, count: count)
            if isWhole { unit.initialize() } else { unit.maskExceptions() }
        } else {
            try loadBytes(address, to: image, count: count)
            isWide ? unit.loadEnvironment32(image) : unit.loadEnvironment16(image)
            if isWhole { unit.loadRegisters(image + header, strideBytes: 10) }
        }
    }
}
