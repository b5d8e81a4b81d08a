/// Bytes to `X86Instruction`, by the tables of `isagen`. Takes any bytes, allocates nothing, never traps.
///
///     prefixes · REX | VEX · opcode → bucket (map, mandatory prefix, opcode) → the first row whose match and mask fit
///     ModRM and mode → memory operand → the row's operands → what the architecture forbids
///
/// Intel SDM Vol. 2, chapters 2 and Appendix A; where AMD and Intel differ (66 with near branches, REX.W with far
/// ones), as Intel does.
package struct X86Decoder: Sendable {
    package let mode: X86DecodeMode

    package init(mode: X86DecodeMode) { self.mode = mode }

    /// Decodes what stands at `bytes`, of which `count` may be read. `instruction` holds an instruction only after
    /// `.decoded`.
    package func decode(
        _ bytes: UnsafeRawPointer, count: Int, into instruction: inout X86Instruction
    ) -> X86DecodeStatus {
        var state = X86DecoderState(bytes: bytes, count: count, mode: mode)
        instruction = X86Instruction()
        return state.decode(&instruction)
    }
}

/// Where a decoder stands in an instruction. Reading past the end gives 0 and is noted.
struct X86DecoderState {
    private let bytes: UnsafeRawPointer
    private let limit: Int
    private var position = 0
    private var isShort = false

    private let mode: X86DecodeMode
    private var prefixes: X86Prefixes = []
    /// Bits of REX, also where they come from VEX: 8 W, 4 R, 2 X, 1 B.
    private var rex: UInt8 = 0
    private var segment: UInt8?
    private var hasOperandPrefix = false
    /// 1 + the register that is not inverted any more, for VEX; 0: there is none.
    private var vvvv: UInt8 = 0
    /// Bucket of the row, without the opcode: map · 4 + mandatory prefix.
    private var space = 0

    init(bytes: UnsafeRawPointer, count: Int, mode: X86DecodeMode) {
        self.bytes = bytes
        limit = min(max(count, 0), 15)
        self.mode = mode
    }

    mutating func decode(_ instruction: inout X86Instruction) -> X86DecodeStatus {
        var opcode = readPrefixes()
        if isShort { return shortage }
        if (opcode == 0xc4 || opcode == 0xc5), startsVEX {
            guard readVEX(isLong: opcode == 0xc4) else { return isShort ? shortage : .undefined }
            opcode = byte()
        } else {
            var map = 0
            if opcode == 0x0f {
                opcode = byte()
                map = 1
                if opcode == 0x38 || opcode == 0x3a {
                    map = opcode == 0x38 ? 2 : 3
                    opcode = byte()
                }
            }
            space = map * 4 + mandatoryPrefix
        }
        if isShort { return shortage }

        let bucket = space * 256 + Int(opcode)
        let start = X86DecoderTables.bucketStarts[bucket]
        let first = Int(start & 0x7fff)
        let end = Int(X86DecoderTables.bucketStarts[bucket + 1] & 0x7fff)
        if first == end { return .undefined }
        var modRM: UInt8 = 0
        if start & 0x8000 != 0 {
            modRM = byte()
            if isShort { return shortage }
        }
        let addressSize = effectiveAddressSize
        let row = findRow(first..<end, modRM: modRM, addressSize: addressSize)
        if row < 0 { return .undefined }
        instruction.row = UInt16(truncatingIfNeeded: row)
        instruction.opcodeByte = opcode
        instruction.modRM = modRM
        instruction.addressSizeBytes = addressSize
        let attributes = X86Attributes(rawValue: X86DecoderTables.rows[row &* 6 &+ 4])
        instruction.operandSizeBytes = operandSize(attributes)
        instruction.segment = segment ?? 3
        if segment != nil { prefixes.insert(.segment) }

        if attributes.contains(.modRM), modRM < 0xc0, !attributes.contains(.modIgnored) {
            prefixes.insert(.memory)
            guard readAddress(modRM, attributes, &instruction) else { return isShort ? shortage : .undefined }
        }
        let isDefined = readOperands(row, attributes, &instruction)
        if isShort { return shortage }
        if !isDefined || !isPermitted(attributes, instruction) { return .undefined }
        instruction.prefixes = prefixes
        instruction.lengthBytes = UInt8(truncatingIfNeeded: position)
        return .decoded
    }

    /// The bytes were not enough.
    private var shortage: X86DecodeStatus { limit == 15 ? .tooLong : .needsMoreBytes }

    // MARK: Bytes

    @inline(__always)
    private mutating func byte() -> UInt8 {
        guard position < limit else {
            isShort = true
            return 0
        }
        let value = bytes.load(fromByteOffset: position, as: UInt8.self)
        position &+= 1
        return value
    }

    private mutating func little(_ sizeBytes: Int) -> UInt64 {
        guard limit - position >= sizeBytes else {
            isShort = true
            return 0
        }
        var value: UInt64 = 0
        for offset in 0..<sizeBytes {
            value |= UInt64(bytes.load(fromByteOffset: position &+ offset, as: UInt8.self)) << UInt64(offset &* 8)
        }
        position &+= sizeBytes
        return value
    }

    private mutating func signed(_ sizeBytes: Int) -> Int64 {
        let shift = UInt64(64 &- sizeBytes &* 8)
        return Int64(bitPattern: little(sizeBytes) << shift) >> Int64(shift)
    }

    // MARK: Prefixes

    /// Everything before the opcode, and the opcode's first byte. A REX that is not the last prefix does not count.
    private mutating func readPrefixes() -> UInt8 {
        while true {
            let value = byte()
            if isShort { return 0 }
            switch value {
            case 0x26, 0x2e, 0x36, 0x3e:
                if !mode.is64Bit { segment = value >> 3 & 3 }
            case 0x64, 0x65: segment = value & 7
            case 0x66:
                hasOperandPrefix = true
                prefixes.insert(.operandSize)
            case 0x67: prefixes.insert(.addressSize)
            case 0xf0: prefixes.insert(.lock)
            case 0xf2:
                prefixes.remove(.rep)
                prefixes.insert(.repne)
            case 0xf3:
                prefixes.remove(.repne)
                prefixes.insert(.rep)
            case 0x40...0x4f where mode.is64Bit:
                rex = value & 15
                prefixes.insert(.rex)
                continue
            default:
                if rex & 8 != 0 { prefixes.insert(.wide) }
                return value
            }
            rex = 0
            prefixes.remove(.rex)
        }
    }

    private var mandatoryPrefix: Int {
        prefixes.contains(.rep) ? 2 : prefixes.contains(.repne) ? 3 : hasOperandPrefix ? 1 : 0
    }

    /// In compatibility mode C4 and C5 are LES and LDS where a ModRM byte that names memory follows.
    private var startsVEX: Bool {
        if mode.is64Bit { return true }
        return position < limit && bytes.load(fromByteOffset: position, as: UInt8.self) >= 0xc0
    }

    /// The bytes after C4 or C5 (SDM Vol. 2, 2.3.5):
    ///
    ///     C5   R̄ v̄v̄v̄v̄ L pp
    ///     C4   R̄ X̄ B̄ mmmmm   W v̄v̄v̄v̄ L pp
    private mutating func readVEX(isLong: Bool) -> Bool {
        let first = byte()
        var last = first
        var map = 1
        rex |= first & 0x80 == 0 ? 4 : 0
        if isLong {
            rex |= (first & 0x40 == 0 ? 2 : 0) | (first & 0x20 == 0 ? 1 : 0)
            map = Int(first & 31)
            last = byte()
            if last & 0x80 != 0 { prefixes.insert(.wide) }
        }
        if isShort || !prefixes.isDisjoint(with: [.lock, .rep, .repne, .rex]) || hasOperandPrefix { return false }
        if map == 0 || map > 3 { return false }
        if !mode.is64Bit { rex = 0 }
        vvvv = 1 + (~last >> 3 & 15)
        if last & 4 != 0 { prefixes.insert(.length256) }
        prefixes.insert(.vex)
        space = (map + 3) * 4
        switch last & 3 {
        case 1: space += 1
        case 2: space += 2
        case 3: space += 3
        default: break
        }
        return true
    }

    // MARK: Rows

    /// The first row of a bucket that fits, or -1.
    @inline(__always)
    private func findRow(_ candidates: Range<Int>, modRM: UInt8, addressSize: UInt8) -> Int {
        var key = UInt32(modRM)
        if prefixes.contains(.wide) { key |= X86Key.wide }
        if prefixes.contains(.length256) { key |= X86Key.length256 }
        if mode.is64Bit { key |= X86Key.mode64 }
        if isOperand16 { key |= X86Key.operand16 }
        key |= UInt32(addressSize >> 2) << 12
        if rex & 1 != 0 { key |= X86Key.rexB }
        if modRM < 0xc0 { key |= X86Key.memory }
        for position in candidates {
            let row = Int(X86DecoderTables.bucketRows[position])
            if (key ^ X86DecoderTables.rows[row &* 6]) & X86DecoderTables.rows[row &* 6 &+ 1] == 0 {
                let feature = UInt64(X86DecoderTables.rows[row &* 6 &+ 5] >> 16)
                if mode.features.rawValue >> feature & 1 != 0 { return row }
            }
        }
        return -1
    }

    private var isOperand16: Bool {
        if prefixes.contains(.vex) || prefixes.contains(.wide) { return false }
        return mode.is64Bit || mode.is32BitSegment ? hasOperandPrefix : !hasOperandPrefix
    }

    private func operandSize(_ attributes: X86Attributes) -> UInt8 {
        if mode.is64Bit {
            if prefixes.contains(.wide) || attributes.contains(.f64) { return 8 }
            if isOperand16 { return 2 }
            return attributes.contains(.d64) ? 8 : 4
        }
        return isOperand16 && !attributes.contains(.modIgnored) ? 2 : 4
    }

    private var effectiveAddressSize: UInt8 {
        let isOverridden = prefixes.contains(.addressSize)
        if mode.is64Bit { return isOverridden ? 4 : 8 }
        return mode.is32BitSegment != isOverridden ? 4 : 2
    }

    // MARK: Memory operand

    private mutating func readAddress(
        _ modRM: UInt8, _ attributes: X86Attributes, _ instruction: inout X86Instruction
    ) -> Bool {
        let isVector = attributes.contains(.vsib)
        if instruction.addressSizeBytes == 2 {
            readAddress16(modRM, &instruction)
            return !isVector
        }
        let mod = modRM >> 6
        var base = modRM & 7
        var hasBase = true
        if base == 4 {
            let sib = byte()
            base = sib & 7
            let index = sib >> 3 & 7 | (rex & 2) << 2
            instruction.scale = sib >> 6
            if isVector {
                instruction.index = index
            } else if index != 4 {
                instruction.index = index &* 8
            } else {
                instruction.scale = 0
            }
            hasBase = base != 5 || mod != 0
        } else if isVector {
            return false
        } else if base == 5, mod == 0 {
            hasBase = false
            if mode.is64Bit { prefixes.insert(.ripRelative) }
        }
        switch mod {
        case 1: instruction.displacement = signed(1)
        case 2: instruction.displacement = signed(4)
        default: if !hasBase { instruction.displacement = signed(4) }
        }
        guard hasBase else { return true }
        // RSP and RBP speak of the stack; R12 and R13 do not.
        base |= (rex & 1) << 3
        instruction.base = base &* 8
        if segment == nil, base == 4 || base == 5 { instruction.segment = 2 }
        return true
    }

    /// SDM Vol. 2, table 2-1.
    private mutating func readAddress16(_ modRM: UInt8, _ instruction: inout X86Instruction) {
        let (bx, bp, si, di): (UInt8, UInt8, UInt8, UInt8) = (3 * 8, 5 * 8, 6 * 8, 7 * 8)
        let mod = modRM >> 6
        switch modRM & 7 {
        case 0: (instruction.base, instruction.index) = (bx, si)
        case 1: (instruction.base, instruction.index) = (bx, di)
        case 2: (instruction.base, instruction.index) = (bp, si)
        case 3: (instruction.base, instruction.index) = (bp, di)
        case 4: instruction.base = si
        case 5: instruction.base = di
        case 6: if mod != 0 { instruction.base = bp }
        default: instruction.base = bx
        }
        switch mod {
        case 1: instruction.displacement = signed(1)
        case 2: instruction.displacement = signed(2)
        default: if modRM & 7 == 6 { instruction.displacement = signed(2) }
        }
        if segment == nil, instruction.base == bp { instruction.segment = 2 }
    }

    // MARK: Operands

    /// False: the operands make it #UD.
    private mutating func readOperands(
        _ row: Int, _ attributes: X86Attributes, _ instruction: inout X86Instruction
    ) -> Bool {
        var codes =
            UInt64(X86DecoderTables.rows[row &* 6 &+ 2]) | UInt64(X86DecoderTables.rows[row &* 6 &+ 3]) << 32
        var index = 0
        while codes != 0 {
            let operand = X86Operand(bits: UInt16(truncatingIfNeeded: codes))
            guard readOperand(operand, index, &instruction) else { return false }
            codes >>= 16
            index &+= 1
        }
        return true
    }

    @inline(__always)
    private mutating func readOperand(
        _ operand: X86Operand, _ index: Int, _ instruction: inout X86Instruction
    ) -> Bool {
        let modRM = instruction.modRM
        let reg = modRM >> 3 & 7 | (rex & 4) << 1
        let rm = modRM & 7 | (rex & 1) << 3
        switch operand.method {
        case .e: if modRM >= 0xc0 { instruction.setRegister(index, general(rm, operand.type)) }
        case .g: instruction.setRegister(index, general(reg, operand.type))
        case .r: instruction.setRegister(index, general(rm, operand.type))
        case .z: instruction.setRegister(index, general(instruction.opcodeByte & 7 | (rex & 1) << 3, operand.type))
        case .b: instruction.setRegister(index, (vector(vvvv &- 1)) &* 8)
        case .h: instruction.setRegister(index, vector(vvvv &- 1))
        case .v: instruction.setRegister(index, reg)
        case .w: if modRM >= 0xc0 { instruction.setRegister(index, rm) }
        case .u: instruction.setRegister(index, rm)
        case .p: instruction.setRegister(index, reg & 7)
        case .q: if modRM >= 0xc0 { instruction.setRegister(index, rm & 7) }
        case .n, .stack: instruction.setRegister(index, rm & 7)
        case .s:
            instruction.setRegister(index, reg & 7)
            return reg & 7 < 6
        case .c:
            instruction.setRegister(index, reg)
            return reg < 9 && 0b1_0001_1101 >> reg & 1 != 0
        case .d:
            instruction.setRegister(index, reg)
            return reg < 8
        case .fixedGeneral: instruction.setRegister(index, operand.number &* 8)
        case .fixedSegment, .fixedVector, .fixedStack: instruction.setRegister(index, operand.number)
        case .i: readImmediate(operand.type, &instruction)
        case .j: instruction.immediate = signed(operand.type == .b ? 1 : instruction.operandSizeBytes == 2 ? 2 : 4)
        case .l:
            let value = byte()
            instruction.immediate = Int64(value)
            instruction.setRegister(index, vector(value >> 4))
        case .a:
            instruction.immediate = Int64(little(instruction.operandSizeBytes == 2 ? 2 : 4))
            instruction.immediate2 = UInt16(truncatingIfNeeded: little(2))
        case .o: instruction.displacement = Int64(bitPattern: little(Int(instruction.addressSizeBytes)))
        case .one: instruction.immediate = 1
        case .none, .m, .x, .y: break
        }
        return true
    }

    /// Offset of a general register; bytes 4...7 without REX are AH, CH, DH and BH.
    @inline(__always)
    private func general(_ number: UInt8, _ type: X86OperandType) -> UInt8 {
        if type == .b, number & 12 == 4, !prefixes.contains(.rex) { return (number &- 4) &* 8 &+ 1 }
        return number &* 8
    }

    /// Outside 64-bit mode there are eight.
    @inline(__always)
    private func vector(_ number: UInt8) -> UInt8 { mode.is64Bit ? number : number & 7 }

    private mutating func readImmediate(_ type: X86OperandType, _ instruction: inout X86Instruction) {
        switch type {
        case .b:
            let value = byte()
            // ENTER's second one.
            if instruction.opcodeByte == 0xc8, instruction.row == X86DecoderTables.enterRow {
                instruction.immediate2 = UInt16(value)
            } else {
                instruction.immediate = Int64(value)
            }
        case .s: instruction.immediate = signed(1)
        case .w: instruction.immediate = Int64(little(2))
        case .z: instruction.immediate = signed(instruction.operandSizeBytes == 2 ? 2 : 4)
        default: instruction.immediate = signed(Int(instruction.operandSizeBytes))
        }
    }

    // MARK: What is forbidden

    private func isPermitted(_ attributes: X86Attributes, _ instruction: X86Instruction) -> Bool {
        if prefixes.contains(.lock), !attributes.contains(.lock) || !prefixes.contains(.memory) { return false }
        if attributes.contains(.notCS), instruction.register(0) == 1 { return false }
        guard prefixes.contains(.vex) else { return true }
        if !attributes.contains(.vvvv), vvvv != 1 { return false }
        if attributes.contains(.vsib) {
            let target = instruction.register(0)
            let mask = instruction.register(2)
            return target != mask && target != instruction.index && mask != instruction.index
        }
        return true
    }
}

/// Bits of the word that rows are matched against; `Tools/isagen/X86/X86Row.swift` shows the whole.
private enum X86Key {
    static let wide: UInt32 = 1 << 8
    static let length256: UInt32 = 1 << 9
    static let mode64: UInt32 = 1 << 10
    static let operand16: UInt32 = 1 << 11
    static let rexB: UInt32 = 1 << 14
    static let memory: UInt32 = 1 << 15
}
