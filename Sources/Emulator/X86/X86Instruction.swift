/// One decoded instruction: numbers alone, no references, 48 bytes.
///
/// What it does and what its operands are is told by its row (`X86InstructionTable`). Operand i, if it is a register,
/// is `register(i)`; if it is memory, the fields from `base` on say where; if it is an immediate, it is in `immediate`.
package struct X86Instruction: Sendable {
    /// Row of `X86InstructionTable`.
    package var row: UInt16 = 0
    package var prefixes: X86Prefixes = []
    package var lengthBytes: UInt8 = 0
    /// The opcode itself, without its map; the condition of Jcc, SETcc and CMOVcc is in its low four bits.
    package var opcodeByte: UInt8 = 0
    /// 0 where there is none.
    package var modRM: UInt8 = 0
    /// Size of operands of type v: 2, 4 or 8; in 64-bit mode 8 for those that need no REX.W.
    package var operandSizeBytes: UInt8 = 4
    /// 2, 4 or 8: effective addresses and counters are taken modulo that.
    package var addressSizeBytes: UInt8 = 4
    /// Operand 0 in the low byte; see `register(_:)`.
    package var registers: UInt32 = X86Instruction.noRegisters

    /// Offset of the base register in the state, `zeroSlot` for none.
    package var base: UInt8 = X86Instruction.zeroSlot
    /// Offset of the index register in the state, `zeroSlot` for none; with `X86Attributes.vsib` a vector register's
    /// number.
    package var index: UInt8 = X86Instruction.zeroSlot
    /// The index is shifted left by this: 0...3.
    package var scale: UInt8 = 0
    /// Segment of the memory operand and of the source of string instructions: ES, CS, SS, DS, FS, GS are 0...5.
    package var segment: UInt8 = 3
    /// Sign-extended; zero-extended and up to 64 bits long for MOV with an absolute address. With
    /// `X86Prefixes.ripRelative` to be added to the address of the next instruction.
    package var displacement: Int64 = 0
    /// Immediate; distance of a relative branch from the next instruction; offset of a far pointer. Sign-extended, but
    /// for `Ib`, `Iw` and the offset of a far pointer, which are zero-extended.
    package var immediate: Int64 = 0
    /// Second immediate of ENTER; selector of a far pointer.
    package var immediate2: UInt16 = 0

    package init() {}

    /// Where a base or index that is not there reads 0: the slot after the sixteen registers.
    package static let zeroSlot: UInt8 = 128
    /// `register(i)` of an operand that is not a register.
    package static let noRegister: UInt8 = 0xff
    static let noRegisters: UInt32 = 0xffff_ffff

    /// Operand i as a register: for a general one the offset in the state (8 · number; AH, CH, DH and BH are at offset 1
    /// of RAX, RCX, RDX and RBX), for all others its number; `noRegister` where it is memory or an immediate.
    @inline(__always)
    package func register(_ operand: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: registers >> (UInt32(operand & 3) &* 8))
    }

    @inline(__always)
    mutating func setRegister(_ operand: Int, _ value: UInt8) {
        let shift = UInt32(operand & 3) &* 8
        registers = registers & ~(0xff << shift) | UInt32(value) << shift
    }

    /// The ModRM byte names memory.
    @inline(__always)
    package var hasMemoryOperand: Bool { prefixes.contains(.memory) }

    /// Length of the vectors that VEX.L speaks of.
    @inline(__always)
    package var vectorBytes: Int { prefixes.contains(.length256) ? 32 : 16 }

    /// Of Jcc, SETcc and CMOVcc: 0 O, 1 NO, 2 B, 3 AE, 4 E, 5 NE, 6 BE, 7 A, 8 S, 9 NS, 10 P, 11 NP, 12 L, 13 GE, 14 LE,
    /// 15 G.
    @inline(__always)
    package var condition: UInt8 { opcodeByte & 15 }
}

/// Prefixes, and what else is one bit of an instruction.
package struct X86Prefixes: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let lock = Self(rawValue: 1 << 0)
    /// F3, unless F2 comes after it.
    package static let rep = Self(rawValue: 1 << 1)
    /// F2, unless F3 comes after it.
    package static let repne = Self(rawValue: 1 << 2)
    /// 66, or VEX.pp says so.
    package static let operandSize = Self(rawValue: 1 << 3)
    package static let addressSize = Self(rawValue: 1 << 4)
    package static let rex = Self(rawValue: 1 << 5)
    /// REX.W or VEX.W.
    package static let wide = Self(rawValue: 1 << 6)
    package static let vex = Self(rawValue: 1 << 7)
    /// VEX.L.
    package static let length256 = Self(rawValue: 1 << 8)
    /// The memory operand counts from the next instruction.
    package static let ripRelative = Self(rawValue: 1 << 9)
    /// The segment is not the default one.
    package static let segment = Self(rawValue: 1 << 10)
    /// The ModRM byte names memory.
    package static let memory = Self(rawValue: 1 << 11)
}

/// What decides how bytes decode, beside themselves.
package struct X86DecodeMode: Equatable, Sendable {
    /// CS.L: 64-bit mode, else compatibility mode.
    package var is64Bit: Bool
    /// CS.D: in compatibility mode, operands and addresses are 32 bits long unless a prefix says otherwise, else 16.
    package var is32BitSegment: Bool
    /// Rows of other features are not there: LZCNT decodes as BSR, most are #UD.
    package var features: X86Features

    package static let long = Self(is64Bit: true, is32BitSegment: false, features: .all)
    package static let compatibility32 = Self(is64Bit: false, is32BitSegment: true, features: .all)
    package static let compatibility16 = Self(is64Bit: false, is32BitSegment: false, features: .all)

    package init(is64Bit: Bool, is32BitSegment: Bool, features: X86Features) {
        self.is64Bit = is64Bit
        self.is32BitSegment = is32BitSegment
        self.features = features
    }
}

/// What became of some bytes.
package enum X86DecodeStatus: UInt8, Sendable {
    case decoded
    /// The bytes end inside the instruction: give more (up to 15), or let the fetch fault.
    case needsMoreBytes
    /// #UD.
    case undefined
    /// Longer than 15 bytes: #GP(0).
    case tooLong
}
