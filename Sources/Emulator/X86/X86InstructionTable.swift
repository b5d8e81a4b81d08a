/// The instruction table, for whoever asks what a decoded instruction is: block builder, disassembler, tests.
///
/// Rows are in the order of `Tools/isagen/X86`.
///
/// SAFETY: the tables are generated together with the enumerations and hold raw values of these alone; the enumerations have no gaps, so
/// that a case is its raw value. `init(rawValue:)` is a function of its own and cost a third of each cold instruction.
package enum X86InstructionTable {
    package static var count: Int { X86DecoderTables.rowCount }

    @inline(__always)
    package static func opcode(ofRow row: UInt16) -> X86Opcode {
        unsafeBitCast(
            UInt16(truncatingIfNeeded: X86DecoderTables.rows[Int(row) &* 6 &+ 5]), to: X86Opcode.self)
    }

    @inline(__always)
    package static func attributes(ofRow row: UInt16) -> X86Attributes {
        X86Attributes(rawValue: X86DecoderTables.rows[Int(row) &* 6 &+ 4])
    }

    package static func features(ofRow row: UInt16) -> X86Features {
        X86Features(rawValue: 1 << UInt64(X86DecoderTables.rows[Int(row) &* 6 &+ 5] >> 16))
    }

    package static func flagEffects(ofRow row: UInt16) -> X86FlagEffects {
        X86FlagEffects(rawValue: X86DecoderTables.flagEffects[Int(row)])
    }

    package static func faults(ofRow row: UInt16) -> X86Faults {
        X86Faults(rawValue: X86DecoderTables.faults[Int(row)])
    }

    package static func group(ofRow row: UInt16) -> X86Group {
        unsafeBitCast(X86DecoderTables.groups[Int(row)], to: X86Group.self)
    }

    /// Operand 0...3; its method is `.none` where there are fewer.
    @inline(__always)
    package static func operand(_ index: Int, ofRow row: UInt16) -> X86Operand {
        let word = X86DecoderTables.rows[Int(row) &* 6 &+ 2 &+ (index & 3) >> 1]
        return X86Operand(bits: UInt16(truncatingIfNeeded: word >> (index & 1 == 0 ? 0 : 16)))
    }
}

/// An operand code: how the operand is addressed, and its type.
package struct X86Operand: Equatable, Sendable {
    let bits: UInt16

    @inline(__always)
    package var method: X86OperandMethod {
        unsafeBitCast(UInt8(truncatingIfNeeded: bits & 31), to: X86OperandMethod.self)
    }

    @inline(__always)
    package var type: X86OperandType {
        unsafeBitCast(UInt8(truncatingIfNeeded: bits >> 5 & 31), to: X86OperandType.self)
    }

    /// Of a fixed register.
    @inline(__always)
    package var number: UInt8 { UInt8(truncatingIfNeeded: bits >> 10) }

    /// Whether the instruction has this operand in memory.
    package func isMemory(in instruction: X86Instruction) -> Bool {
        switch method {
        case .e, .m, .q, .w: instruction.hasMemoryOperand
        case .o, .x, .y: true
        default: false
        }
    }

    /// Size in this instruction; 0 for memory without a size of its own (LEA, XSAVE).
    package func sizeBytes(in instruction: X86Instruction) -> Int {
        let size = Int(instruction.operandSizeBytes)
        let inMemory = isMemory(in: instruction)
        switch type {
        case .unsized, .xs: return 0
        case .b: return 1
        case .w: return 2
        case .d, .ss: return 4
        case .q, .sd: return 8
        case .v: return size
        case .z: return min(size, 4)
        case .y: return size == 8 ? 8 : 4
        case .s: return size == 8 ? 10 : 6
        case .p: return size + 2
        case .a: return size * 2
        case .dq: return 16
        case .qq: return 32
        case .x, .ps, .pd: return instruction.vectorBytes
        case .h: return inMemory ? instruction.vectorBytes / 2 : 16
        case .f: return inMemory ? instruction.vectorBytes / 4 : 16
        case .e: return inMemory ? instruction.vectorBytes / 8 : 16
        case .vw: return inMemory ? 2 : size
        case .dw: return inMemory ? 2 : 4
        case .db: return inMemory ? 1 : 4
        case .t: return 10
        case .env: return size == 2 ? 14 : 28
        case .state: return size == 2 ? 94 : 108
        case .fx: return 512
        }
    }
}

/// Flags that an instruction reads, writes and leaves undefined: bit 0 OF, 1 SF, 2 ZF, 3 AF, 4 PF, 5 CF, 6 DF. OF of a
/// shift is both written and undefined: it is defined where the count is 1.
package struct X86FlagEffects: Equatable, Sendable {
    let rawValue: UInt32

    package var read: UInt8 { UInt8(truncatingIfNeeded: rawValue & 0x7f) }
    package var written: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 7 & 0x7f) }
    package var undefined: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 14 & 0x7f) }
    /// A count of 0 leaves all flags as they are.
    package var dependsOnCount: Bool { rawValue >> 21 & 1 != 0 }

    /// What a condition (`X86Instruction.condition`) reads, in the same bits.
    package static func read(byCondition condition: UInt8) -> UInt8 {
        switch condition >> 1 & 7 {
        case 0: 1
        case 1: 1 << 5
        case 2: 1 << 2
        case 3: 1 << 5 | 1 << 2
        case 4: 1 << 1
        case 5: 1 << 4
        case 6: 1 << 1 | 1
        default: 1 << 2 | 1 << 1 | 1
        }
    }
}
