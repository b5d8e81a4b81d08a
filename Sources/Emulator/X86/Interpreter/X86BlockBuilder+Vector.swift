// Which vector instructions have records of their own. These have no checks of CR0, CR4 and XCR0: where vectors are switched
// off, blocks are decoded without them.
extension X86BlockBuilder {
    /// True: done.
    mutating func appendVector(_ instruction: X86Instruction, _ opcode: X86Opcode) -> Bool {
        let attributes = X86InstructionTable.attributes(ofRow: instruction.row)
        guard allows(attributes), mayTouchMemory(instruction) else { return false }
        if let operation = X86Record.packed(opcode) {
            return fourForms(instruction, X86Record.packedStart &+ operation &* 4, attributes)
        }
        if let operation = X86Record.shuffle(opcode) {
            return fourForms(instruction, X86Record.shuffleStart &+ operation &* 4, attributes)
        }
        if let operation = X86Record.selection(opcode) {
            return fourForms(instruction, X86Record.selectionStart &+ operation &* 4, attributes)
        }
        if let operation = X86Record.packedShift(opcode) { return packedShift(instruction, opcode, operation) }
        return vectorMove(instruction, opcode, attributes) || scalarMove(instruction, opcode)
            || vectorFloat(instruction, opcode, attributes) || conversion(instruction, opcode)
            || otherVector(instruction, opcode)
    }

    private func allows(_ attributes: X86Attributes) -> Bool {
        if attributes.contains(.mmx) { return false }
        if attributes.contains(.avx) { return vectors.contains(.avx) }
        return attributes.contains(.sse) && vectors.contains(.sse)
    }

    // MARK: Records

    private func method(_ instruction: X86Instruction, _ operand: Int) -> X86OperandMethod {
        X86InstructionTable.operand(operand, ofRow: instruction.row).method
    }

    /// The operand that is the last source; the one before it is the first source.
    private func lastSource(_ instruction: X86Instruction) -> Int {
        let third = method(instruction, 2)
        return instruction.prefixes.contains(.vex) && third != .none && third != .i ? 2 : 1
    }

    /// A record with the destination, the first source and, in a register or in memory, the second one.
    private mutating func putVector(
        _ number: UInt16, _ instruction: X86Instruction, destination: UInt8, first: UInt8, source: UInt8,
        alignment: Int64 = 0, byte: UInt8 = 0
    ) {
        put(number: number, destination: destination, source: source, immediate: alignment)
        setVector(first: first, byte: byte, isVEX: instruction.prefixes.contains(.vex))
        if instruction.hasMemoryOperand { setMemory(instruction) }
    }

    /// Operands as in an operation of two sources.
    private mutating func putOperation(
        _ number: UInt16, _ instruction: X86Instruction, alignment: Int64 = 0, byte: UInt8 = 0
    ) {
        let last = lastSource(instruction)
        let source = instruction.register(last)
        putVector(
            number, instruction, destination: instruction.register(0), first: instruction.register(last - 1),
            source: instruction.hasMemoryOperand ? 0 : source, alignment: alignment, byte: byte)
    }

    private func immediate(_ instruction: X86Instruction) -> UInt8 { UInt8(truncatingIfNeeded: instruction.immediate) }

    private func alignment(_ attributes: X86Attributes, _ bytes: Int) -> Int64 {
        attributes.contains(.aligned) ? Int64(bytes - 1) : 0
    }

    /// R128, M128, R256, M256.
    private mutating func fourForms(
        _ instruction: X86Instruction, _ start: UInt16, _ attributes: X86Attributes
    ) -> Bool {
        let isWide = instruction.vectorBytes == 32
        let form: UInt16 = (isWide ? 2 : 0) &+ (instruction.hasMemoryOperand ? 1 : 0)
        putOperation(
            start &+ form, instruction, alignment: alignment(attributes, instruction.vectorBytes),
            byte: immediate(instruction))
        return true
    }

    /// By an immediate; a count past the width makes zeros, or signs.
    private mutating func packedShift(_ instruction: X86Instruction, _ opcode: X86Opcode, _ operation: UInt16) -> Bool {
        let isVEX = instruction.prefixes.contains(.vex)
        guard method(instruction, isVEX ? 2 : 1) == .i else { return false }
        var count = immediate(instruction)
        let isWide: UInt16 = instruction.vectorBytes == 32 ? 1 : 0
        let destination = instruction.register(0)
        let source = instruction.register(isVEX ? 1 : 0)
        // In the order of the family: words, doublewords, quadwords, each left and right; signed ones; bytes.
        let width: UInt8
        switch operation {
        case 1, 4, 7: width = 32
        case 2, 5: width = 64
        default: width = 16
        }
        if count >= width {
            guard operation == 6 || operation == 7 else {
                putVector(
                    X86Record.packedStart &+ Self.zeroingOperation &* 4 &+ isWide &* 2, instruction,
                    destination: destination, first: destination, source: destination)
                return true
            }
            count = width - 1
        }
        putVector(
            X86Record.packedShiftStart &+ operation &* 2 &+ isWide, instruction, destination: destination,
            first: destination, source: source, byte: count)
        return true
    }

    /// PXOR.
    private static let zeroingOperation: UInt16 = 3

    // MARK: Moves

    private mutating func vectorMove(
        _ instruction: X86Instruction, _ opcode: X86Opcode, _ attributes: X86Attributes
    ) -> Bool {
        switch opcode {
        case .movups, .movupd, .movaps, .movapd, .movdqa, .movdqu, .movntps, .movntpd, .movntdq, .movntdqa, .lddqu,
            .vmovups, .vmovupd, .vmovaps, .vmovapd, .vmovdqa, .vmovdqu, .vmovntps, .vmovntpd, .vmovntdq, .vmovntdqa,
            .vlddqu:
            break
        default: return false
        }
        let isWide = instruction.vectorBytes == 32
        let alignment = alignment(attributes, instruction.vectorBytes)
        if !instruction.hasMemoryOperand {
            putVector(
                (isWide ? X86Record.vectorMove256 : .vectorMove128).rawValue, instruction,
                destination: instruction.register(0), first: 0, source: instruction.register(1))
        } else if instruction.register(0) == X86Instruction.noRegister {
            putVector(
                (isWide ? X86Record.vectorStore256 : .vectorStore128).rawValue, instruction,
                destination: instruction.register(1), first: 0, source: 0, alignment: alignment)
        } else {
            putVector(
                (isWide ? X86Record.vectorLoad256 : .vectorLoad128).rawValue, instruction,
                destination: instruction.register(0), first: 0, source: 0, alignment: alignment)
        }
        return true
    }

    /// MOVD, MOVQ, MOVSS, MOVSD and moves of halves.
    private mutating func scalarMove(_ instruction: X86Instruction, _ opcode: X86Opcode) -> Bool {
        let isStore = instruction.hasMemoryOperand && instruction.register(0) == X86Instruction.noRegister
        let isLoad = instruction.hasMemoryOperand && !isStore
        let first = instruction.register(0)
        let second = instruction.register(1)
        switch opcode {
        case .movd, .vmovd, .movq, .vmovq:
            let isWide = opcode == .movq || opcode == .vmovq
            if isLoad {
                load(isWide ? .vectorLoad64 : .vectorLoad32, instruction)
            } else if isStore {
                store(isWide ? .vectorStore64 : .vectorStore32, instruction)
            } else if method(instruction, 1) == .e {
                putVector(
                    (isWide ? X86Record.vectorFrom64 : .vectorFrom32).rawValue, instruction, destination: first,
                    first: 0, source: second)
            } else if method(instruction, 0) == .e {
                putVector(
                    (isWide ? X86Record.vectorTo64 : .vectorTo32).rawValue, instruction, destination: first, first: 0,
                    source: second)
            } else {
                putVector(
                    X86Record.vectorMoveLow.rawValue, instruction, destination: first, first: 0, source: second)
            }
        case .movss, .vmovss, .movsd, .vmovsd:
            let isDouble = opcode == .movsd || opcode == .vmovsd
            if isLoad {
                load(isDouble ? .vectorLoad64 : .vectorLoad32, instruction)
            } else if isStore {
                store(isDouble ? .vectorStore64 : .vectorStore32, instruction)
            } else {
                putOperation((isDouble ? X86Record.vectorMerge64 : .vectorMerge32).rawValue, instruction)
            }
        case .movlps, .movlpd, .vmovlps, .vmovlpd:
            if isStore {
                store(.vectorStore64, instruction)
            } else {
                putOperation(X86Record.vectorLoadLow.rawValue, instruction)
            }
        case .movhps, .movhpd, .vmovhps, .vmovhpd:
            if isStore {
                store(.vectorStoreHigh, instruction)
            } else {
                putOperation(X86Record.vectorLoadHigh.rawValue, instruction)
            }
        case .movhlps, .vmovhlps: putOperation(X86Record.vectorHighToLow.rawValue, instruction)
        case .movlhps, .vmovlhps: putOperation(X86Record.vectorLowToHigh.rawValue, instruction)
        default: return false
        }
        return true
    }

    private mutating func load(_ record: X86Record, _ instruction: X86Instruction) {
        putVector(record.rawValue, instruction, destination: instruction.register(0), first: 0, source: 0)
    }

    private mutating func store(_ record: X86Record, _ instruction: X86Instruction) {
        putVector(record.rawValue, instruction, destination: instruction.register(1), first: 0, source: 0)
    }

    private mutating func otherVector(_ instruction: X86Instruction, _ opcode: X86Opcode) -> Bool {
        let isWide = instruction.vectorBytes == 32
        let first = instruction.register(0)
        let second = instruction.register(1)
        let wide: UInt8 = isWide ? 1 : 0
        switch opcode {
        case .pmovmskb, .vpmovmskb:
            toGeneral(isWide ? .maskBytes256 : .maskBytes128, instruction)
        case .movmskps, .vmovmskps:
            guard !isWide else { return false }
            toGeneral(.maskSingles, instruction)
        case .movmskpd, .vmovmskpd:
            guard !isWide else { return false }
            toGeneral(.maskDoubles, instruction)
        case .pextrd, .vpextrd, .pextrq, .vpextrq:
            guard !instruction.hasMemoryOperand else { return false }
            let isQuad = opcode == .pextrq || opcode == .vpextrq
            putVector(
                (isQuad ? X86Record.vectorExtract64 : .vectorExtract32).rawValue, instruction, destination: first,
                first: 0, source: second, byte: immediate(instruction))
        case .vpbroadcastb: broadcast(.broadcast8R, instruction, wide)
        case .vpbroadcastw: broadcast(.broadcast16R, instruction, wide)
        case .vpbroadcastd, .vbroadcastss: broadcast(.broadcast32R, instruction, wide)
        case .vpbroadcastq, .vbroadcastsd: broadcast(.broadcast64R, instruction, wide)
        case .vextracti128, .vextractf128:
            guard !instruction.hasMemoryOperand else { return false }
            putVector(
                X86Record.extractHalf.rawValue, instruction, destination: first, first: 0, source: second,
                byte: immediate(instruction))
        case .vinserti128, .vinsertf128:
            guard !instruction.hasMemoryOperand else { return false }
            putOperation(X86Record.insertHalf.rawValue, instruction, byte: immediate(instruction))
        case .vzeroupper: put(.zeroUpper)
        case .ptest, .vptest:
            guard !instruction.hasMemoryOperand else { return false }
            putVector(
                (isWide ? X86Record.testVector256R : .testVector128R).rawValue, instruction, destination: first,
                first: 0, source: second)
        default: return false
        }
        return true
    }

    private mutating func toGeneral(_ record: X86Record, _ instruction: X86Instruction) {
        putVector(
            record.rawValue, instruction, destination: instruction.register(0), first: 0,
            source: instruction.register(1))
    }

    /// The record for memory follows that for registers.
    private mutating func broadcast(_ record: X86Record, _ instruction: X86Instruction, _ wide: UInt8) {
        let isMemory = instruction.hasMemoryOperand
        putVector(
            record.rawValue &+ (isMemory ? 1 : 0), instruction, destination: instruction.register(0), first: 0,
            source: isMemory ? 0 : instruction.register(1), byte: wide)
    }

    // MARK: Floating point

    private mutating func vectorFloat(
        _ instruction: X86Instruction, _ opcode: X86Opcode, _ attributes: X86Attributes
    ) -> Bool {
        let operation: UInt16
        switch opcode {
        case .addps, .addpd, .addss, .addsd, .vaddps, .vaddpd, .vaddss, .vaddsd: operation = 0
        case .subps, .subpd, .subss, .subsd, .vsubps, .vsubpd, .vsubss, .vsubsd: operation = 1
        case .mulps, .mulpd, .mulss, .mulsd, .vmulps, .vmulpd, .vmulss, .vmulsd: operation = 2
        case .divps, .divpd, .divss, .divsd, .vdivps, .vdivpd, .vdivss, .vdivsd: operation = 3
        case .minps, .minpd, .minss, .minsd, .vminps, .vminpd, .vminss, .vminsd: operation = 4
        case .maxps, .maxpd, .maxss, .maxsd, .vmaxps, .vmaxpd, .vmaxss, .vmaxsd: operation = 5
        case .sqrtss, .sqrtsd, .vsqrtss, .vsqrtsd: operation = 6
        default: return false
        }
        let type = X86InstructionTable.operand(0, ofRow: instruction.row).type
        let isDouble: UInt16 = type == .pd || type == .sd ? 1 : 0
        if type == .ps || type == .pd {
            return fourForms(
                instruction, X86Record.packedFloatStart &+ (operation &* 2 &+ isDouble) &* 4, attributes)
        }
        putOperation(
            X86Record.scalarFloatStart &+ (operation &* 2 &+ isDouble) &* 2
                &+ (instruction.hasMemoryOperand ? 1 : 0), instruction)
        return true
    }

    private mutating func conversion(_ instruction: X86Instruction, _ opcode: X86Opcode) -> Bool {
        let isMemory: UInt16 = instruction.hasMemoryOperand ? 1 : 0
        // CVTSI2SD and its kin: the source is a general register.
        let isWide = instruction.operandSizeBytes == 8
        switch opcode {
        case .ucomiss, .comiss, .vucomiss, .vcomiss, .ucomisd, .comisd, .vucomisd, .vcomisd:
            let isSingle = X86InstructionTable.operand(0, ofRow: instruction.row).type == .ss
            putVector(
                (isSingle ? X86Record.compareFlags32R : .compareFlags64R).rawValue &+ isMemory, instruction,
                destination: instruction.register(0), first: 0,
                source: isMemory != 0 ? 0 : instruction.register(1), byte: instruction.opcodeByte & 1)
        case .cvtsi2sd, .vcvtsi2sd:
            putOperation(
                (isWide ? X86Record.fromInteger64To64R : .fromInteger32To64R).rawValue &+ isMemory, instruction)
        case .cvtsi2ss, .vcvtsi2ss:
            putOperation(
                (isWide ? X86Record.fromInteger64To32R : .fromInteger32To32R).rawValue &+ isMemory, instruction)
        case .cvttsd2si, .vcvttsd2si, .cvtsd2si, .vcvtsd2si:
            toInteger(
                isWide ? .toInteger64To64R : .toInteger64To32R, instruction,
                truncates: opcode == .cvttsd2si || opcode == .vcvttsd2si)
        case .cvttss2si, .vcvttss2si, .cvtss2si, .vcvtss2si:
            toInteger(
                isWide ? .toInteger32To64R : .toInteger32To32R, instruction,
                truncates: opcode == .cvttss2si || opcode == .vcvttss2si)
        case .cvtss2sd, .vcvtss2sd: putOperation(X86Record.convert32To64R.rawValue &+ isMemory, instruction)
        case .cvtsd2ss, .vcvtsd2ss: putOperation(X86Record.convert64To32R.rawValue &+ isMemory, instruction)
        default: return false
        }
        return true
    }

    private mutating func toInteger(_ record: X86Record, _ instruction: X86Instruction, truncates: Bool) {
        let isMemory = instruction.hasMemoryOperand
        putVector(
            record.rawValue &+ (isMemory ? 1 : 0), instruction, destination: instruction.register(0), first: 0,
            source: isMemory ? 0 : instruction.register(1), byte: truncates ? 1 : 0)
    }
}
