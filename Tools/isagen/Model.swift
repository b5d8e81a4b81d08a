/// Records that no single instruction owns: what rows decode into besides themselves.
let internalRecords: [(name: String, comment: String)] = [
    ("illegal", "Raises an illegal-instruction fault."),
    ("nothing", "No effect (fences); the block builder drops it."),
    ("constant", "rd = imm."),
    ("pcRelative", "rd = block pc + imm."),
    ("move", "rd = rs1, over both register files."),
    ("jumpAndLink", "rd = block pc + high, then to block pc + low."),
    ("jump", "To block pc + low."),
    ("jumpAndLinkRegister", "To rs1 + low, rd = block pc + high."),
    ("jumpRegister", "To rs1 + low."),
    ("blockEnd", "The block stops before a page end or at its longest; goes on at block pc + high."),
    ("floatCheck", "Before the first FP instruction of a block: the FPU must be on; marks it dirty if imm says so."),
    ("straddle", "Before an instruction that crosses a page: its second half must still be what was decoded."),
]

let instructions = integerTable + bitManipulationTable + atomicTable + floatTable

/// Everything the generator derives from the table, in the order of the generated opcodes.
struct Model {
    /// Names of records in opcode order.
    var records: [String]

    init() {
        records = internalRecords.map(\.name)
        for row in instructions {
            if case .alias = row.operation { continue }
            records.append(row.mnemonic)
        }
        records += fusions.map(\.name)
    }

    func number(_ record: String) -> Int {
        guard let index = records.firstIndex(of: record) else { fatalError("no record \(record)") }
        return index
    }

    /// The expression of a record that only computes.
    func value(_ record: String) -> String {
        switch record {
        case "move": return "a"
        case "constant": return "i"
        case "pcRelative": return "pc &+ i"
        default: break
        }
        guard case .value(let expression)? = instructions.first(where: { $0.mnemonic == record })?.operation else {
            fatalError("\(record) is no value")
        }
        return expression
    }

    func record(of row: Instruction) -> String {
        if case .alias(let name) = row.operation { return name }
        return row.mnemonic
    }

    func opcode(of row: Instruction) -> Int {
        number(record(of: row))
    }

    /// The row whose operation a row has, aliases followed.
    func resolved(_ row: Instruction) -> Operation {
        guard case .alias(let name) = row.operation else { return row.operation }
        return instructions.first { $0.mnemonic == name }?.operation ?? row.operation
    }

    func isFloat(_ row: Instruction) -> Bool { row.operands.contains { "DSTR".contains($0) } }

    /// See `RISCVInstructionFlags` in the generated code.
    func flags(of row: Instruction) -> UInt32 {
        let operands = row.operands
        var flags: UInt32 = 0
        for (bit, letters) in ["d", "D", "sALM", "S", "t", "T", "R", "m"].enumerated()
        where operands.contains(where: { letters.contains($0) }) {
            flags |= 1 << UInt32(bit)
        }
        let immediates: [(Character, UInt32)] = [
            ("i", 1), ("L", 1), ("M", 2), ("B", 3), ("J", 4), ("U", 5), ("6", 6), ("5", 7), ("C", 8),
        ]
        for (letter, kind) in immediates where operands.contains(letter) { flags |= kind << 8 }
        switch resolved(row) {
        case .load: flags |= 1 << 13 | 1 << 16
        case .store: flags |= 1 << 14 | 1 << 16
        case .branch: flags |= 1 << 15
        case .system: flags |= 1 << 15 | 1 << 16
        case .cold: flags |= 1 << 13 | 1 << 16 | (row.mnemonic.hasPrefix("lr.") ? 0 : 1 << 14)
        case .float: flags |= 1 << 16
        case .alias(let name): flags |= name.hasPrefix("jump") ? 1 << 15 : 0
        case .value: break
        }
        if isFloat(row) { flags |= 1 << 17 | 1 << 16 }
        return flags
    }
}
