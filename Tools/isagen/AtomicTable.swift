// The A extension. https://docs.riscv.org/reference/isa/unpriv/a-st-ext.html
let atomicTable: [Instruction] = {
    let operations: [(name: String, funct5: UInt32, function: String)] = [
        ("amoadd", 0x00, "add"), ("amoswap", 0x01, "swap"), ("amoxor", 0x04, "exclusiveOr"),
        ("amoor", 0x08, "or"), ("amoand", 0x0c, "and"), ("amomin", 0x10, "minimum"),
        ("amomax", 0x14, "maximum"), ("amominu", 0x18, "minimumUnsigned"), ("amomaxu", 0x1c, "maximumUnsigned"),
    ]
    var rows: [Instruction] = []
    for (suffix, funct3, bits) in [("w", UInt32(2), "32"), ("d", 3, "64")] {
        rows.append(
            Instruction(
                mnemonic: "lr." + suffix, match: 0x02 << 27 | funct3 << 12 | 0x2f, mask: 0xf9f0_707f,
                operands: "dA", operation: .cold("loadReserved\(bits)(record)")))
        rows.append(
            Instruction(
                mnemonic: "sc." + suffix, match: 0x03 << 27 | funct3 << 12 | 0x2f, mask: 0xf800_707f,
                operands: "dtA", operation: .cold("storeConditional\(bits)(record)")))
        for operation in operations {
            rows.append(
                Instruction(
                    mnemonic: "\(operation.name).\(suffix)",
                    match: operation.funct5 << 27 | funct3 << 12 | 0x2f, mask: 0xf800_707f, operands: "dtA",
                    operation: .cold("atomic\(bits)(record, .\(operation.function))")))
        }
    }
    return rows
}()
