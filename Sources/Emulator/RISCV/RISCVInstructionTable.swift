/// Properties of a row, as the generated tables encode them.
package struct RISCVInstructionFlags: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let integerDestination = Self(rawValue: 1 << 0)
    package static let floatDestination = Self(rawValue: 1 << 1)
    package static let integerSource1 = Self(rawValue: 1 << 2)
    package static let floatSource1 = Self(rawValue: 1 << 3)
    package static let integerSource2 = Self(rawValue: 1 << 4)
    package static let floatSource2 = Self(rawValue: 1 << 5)
    package static let floatSource3 = Self(rawValue: 1 << 6)
    package static let roundingMode = Self(rawValue: 1 << 7)
    // Bits 8...11 are the immediate's layout.
    package static let readsMemory = Self(rawValue: 1 << 13)
    package static let writesMemory = Self(rawValue: 1 << 14)
    package static let endsBlock = Self(rawValue: 1 << 15)
    package static let mayFault = Self(rawValue: 1 << 16)
    package static let float = Self(rawValue: 1 << 17)

    var immediate: RISCVImmediate { RISCVImmediate(rawValue: UInt8(truncatingIfNeeded: rawValue >> 8 & 15)) ?? .none }
}

/// Where an instruction's immediate sits.
enum RISCVImmediate: UInt8 {
    case none, i, s, b, j, u, shift6, shift5, controlRegister
}

/// The instruction table, for whoever enumerates instructions: tests and the disassembler.
///
/// Rows are in the order of `Tools/isagen`; the compressed ones are apart.
package enum RISCVInstructionTable {
    package struct Row: Sendable {
        package var mnemonic: StaticString
        package var match: UInt32
        package var mask: UInt32
        /// A letter an operand in the assembler's order; `Tools/isagen/Instruction.swift` lists them.
        package var operands: StaticString
        package var flags: RISCVInstructionFlags
    }

    package struct CompressedRow: Sendable {
        package var mnemonic: StaticString
        package var match: UInt16
        package var mask: UInt16
        /// Index of the row it expands into.
        package var expansion: Int
    }

    package static var count: Int { mnemonics.count }
    package static var compressedCount: Int { compressedMnemonics.count }

    package static func row(_ index: Int) -> Row {
        let tables = RISCVDecoderTables.rows
        return Row(
            mnemonic: mnemonics[index], match: tables[index * 4], mask: tables[index * 4 + 1],
            operands: operandForms[index], flags: RISCVInstructionFlags(rawValue: tables[index * 4 + 2]))
    }

    package static func compressedRow(_ index: Int) -> CompressedRow {
        let table = RISCVDecoderTables.compressed
        return CompressedRow(
            mnemonic: compressedMnemonics[index], match: UInt16(truncatingIfNeeded: table[index * 4]),
            mask: UInt16(truncatingIfNeeded: table[index * 4 + 1]), expansion: Int(table[index * 4 + 2]))
    }
}
