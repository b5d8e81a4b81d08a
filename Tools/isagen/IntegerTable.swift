// RV64I, M, Zicsr, Zifencei and the supervisor's instructions.
// https://docs.riscv.org/reference/isa/unpriv/rv-32-64g.html (opcode maps), priv §12 for sret, wfi, sfence.vma.

func registerForm(
    _ mnemonic: String, _ funct7: UInt32, _ funct3: UInt32, _ opcode: UInt32, _ operation: Operation,
    operands: String = "dst"
) -> Instruction {
    Instruction(
        mnemonic: mnemonic, match: funct7 << 25 | funct3 << 12 | opcode, mask: 0xfe00_707f,
        operands: operands, operation: operation)
}

func immediateForm(
    _ mnemonic: String, _ funct3: UInt32, _ opcode: UInt32, _ operation: Operation, operands: String = "dsi"
) -> Instruction {
    Instruction(
        mnemonic: mnemonic, match: funct3 << 12 | opcode, mask: 0x0000_707f, operands: operands,
        operation: operation)
}

/// Shift by a 6-bit amount: funct6 in the top bits.
func shift6(_ mnemonic: String, _ funct6: UInt32, _ funct3: UInt32, _ opcode: UInt32, _ value: String) -> Instruction {
    Instruction(
        mnemonic: mnemonic, match: funct6 << 26 | funct3 << 12 | opcode, mask: 0xfc00_707f,
        operands: "ds6", operation: .value(value))
}

func shift5(_ mnemonic: String, _ funct7: UInt32, _ funct3: UInt32, _ opcode: UInt32, _ value: String) -> Instruction {
    registerForm(mnemonic, funct7, funct3, opcode, .value(value), operands: "ds5")
}

/// All bits of the encoding but those of rd and rs1 are fixed.
func unaryForm(_ mnemonic: String, _ top12: UInt32, _ funct3: UInt32, _ opcode: UInt32, _ value: String) -> Instruction
{
    Instruction(
        mnemonic: mnemonic, match: top12 << 20 | funct3 << 12 | opcode, mask: 0xfff0_707f, operands: "ds",
        operation: .value(value))
}

func fixedForm(_ mnemonic: String, _ word: UInt32, _ operation: Operation) -> Instruction {
    Instruction(mnemonic: mnemonic, match: word, mask: 0xffff_ffff, operands: "", operation: operation)
}

let integerTable: [Instruction] = [
    Instruction(mnemonic: "lui", match: 0x37, mask: 0x7f, operands: "dU", operation: .alias("constant")),
    Instruction(mnemonic: "auipc", match: 0x17, mask: 0x7f, operands: "dU", operation: .alias("pcRelative")),
    Instruction(mnemonic: "jal", match: 0x6f, mask: 0x7f, operands: "dJ", operation: .alias("jumpAndLink")),
    immediateForm("jalr", 0, 0x67, .alias("jumpAndLinkRegister"), operands: "dL"),

    immediateForm("beq", 0, 0x63, .branch("a == b"), operands: "stB"),
    immediateForm("bne", 1, 0x63, .branch("a != b"), operands: "stB"),
    immediateForm("blt", 4, 0x63, .branch("isLess(a, b)"), operands: "stB"),
    immediateForm("bge", 5, 0x63, .branch("!isLess(a, b)"), operands: "stB"),
    immediateForm("bltu", 6, 0x63, .branch("a < b"), operands: "stB"),
    immediateForm("bgeu", 7, 0x63, .branch("a >= b"), operands: "stB"),

    immediateForm("lb", 0, 0x03, .load("Int8"), operands: "dL"),
    immediateForm("lh", 1, 0x03, .load("Int16"), operands: "dL"),
    immediateForm("lw", 2, 0x03, .load("Int32"), operands: "dL"),
    immediateForm("ld", 3, 0x03, .load("UInt64"), operands: "dL"),
    immediateForm("lbu", 4, 0x03, .load("UInt8"), operands: "dL"),
    immediateForm("lhu", 5, 0x03, .load("UInt16"), operands: "dL"),
    immediateForm("lwu", 6, 0x03, .load("UInt32"), operands: "dL"),
    immediateForm("sb", 0, 0x23, .store("UInt8"), operands: "tM"),
    immediateForm("sh", 1, 0x23, .store("UInt16"), operands: "tM"),
    immediateForm("sw", 2, 0x23, .store("UInt32"), operands: "tM"),
    immediateForm("sd", 3, 0x23, .store("UInt64"), operands: "tM"),

    immediateForm("addi", 0, 0x13, .value("a &+ i")),
    immediateForm("slti", 2, 0x13, .value("flag(isLess(a, i))")),
    immediateForm("sltiu", 3, 0x13, .value("flag(a < i)")),
    immediateForm("xori", 4, 0x13, .value("a ^ i")),
    immediateForm("ori", 6, 0x13, .value("a | i")),
    immediateForm("andi", 7, 0x13, .value("a & i")),
    shift6("slli", 0x00, 1, 0x13, "a &<< i"),
    shift6("srli", 0x00, 5, 0x13, "a &>> i"),
    shift6("srai", 0x10, 5, 0x13, "shiftRightSigned(a, i)"),
    registerForm("add", 0x00, 0, 0x33, .value("a &+ b")),
    registerForm("sub", 0x20, 0, 0x33, .value("a &- b")),
    registerForm("sll", 0x00, 1, 0x33, .value("a &<< b")),
    registerForm("slt", 0x00, 2, 0x33, .value("flag(isLess(a, b))")),
    registerForm("sltu", 0x00, 3, 0x33, .value("flag(a < b)")),
    registerForm("xor", 0x00, 4, 0x33, .value("a ^ b")),
    registerForm("srl", 0x00, 5, 0x33, .value("a &>> b")),
    registerForm("sra", 0x20, 5, 0x33, .value("shiftRightSigned(a, b)")),
    registerForm("or", 0x00, 6, 0x33, .value("a | b")),
    registerForm("and", 0x00, 7, 0x33, .value("a & b")),
    immediateForm("addiw", 0, 0x1b, .value("word(a &+ i)")),
    shift5("slliw", 0x00, 1, 0x1b, "word(a &<< i)"),
    shift5("srliw", 0x00, 5, 0x1b, "shiftRightWord(a, i)"),
    shift5("sraiw", 0x20, 5, 0x1b, "shiftRightSignedWord(a, i)"),
    registerForm("addw", 0x00, 0, 0x3b, .value("word(a &+ b)")),
    registerForm("subw", 0x20, 0, 0x3b, .value("word(a &- b)")),
    registerForm("sllw", 0x00, 1, 0x3b, .value("shiftLeftWord(a, b)")),
    registerForm("srlw", 0x00, 5, 0x3b, .value("shiftRightWord(a, b)")),
    registerForm("sraw", 0x20, 5, 0x3b, .value("shiftRightSignedWord(a, b)")),
    immediateForm("fence", 0, 0x0f, .alias("nothing"), operands: "F"),
    immediateForm("fence.i", 1, 0x0f, .system("fenceInstruction"), operands: ""),
    fixedForm("ecall", 0x0000_0073, .system("environmentCall")),
    fixedForm("ebreak", 0x0010_0073, .system("breakpoint")),

    registerForm("mul", 1, 0, 0x33, .value("a &* b")),
    registerForm("mulh", 1, 1, 0x33, .value("multiplyHigh(a, b)")),
    registerForm("mulhsu", 1, 2, 0x33, .value("multiplyHighSignedUnsigned(a, b)")),
    registerForm("mulhu", 1, 3, 0x33, .value("multiplyHighUnsigned(a, b)")),
    registerForm("div", 1, 4, 0x33, .value("divide(a, b)")),
    registerForm("divu", 1, 5, 0x33, .value("divideUnsigned(a, b)")),
    registerForm("rem", 1, 6, 0x33, .value("remainder(a, b)")),
    registerForm("remu", 1, 7, 0x33, .value("remainderUnsigned(a, b)")),
    registerForm("mulw", 1, 0, 0x3b, .value("word(a &* b)")),
    registerForm("divw", 1, 4, 0x3b, .value("divideWord(a, b)")),
    registerForm("divuw", 1, 5, 0x3b, .value("divideUnsignedWord(a, b)")),
    registerForm("remw", 1, 6, 0x3b, .value("remainderWord(a, b)")),
    registerForm("remuw", 1, 7, 0x3b, .value("remainderUnsignedWord(a, b)")),

    immediateForm("csrrw", 1, 0x73, .system("accessControlRegister"), operands: "dCs"),
    immediateForm("csrrs", 2, 0x73, .system("accessControlRegister"), operands: "dCs"),
    immediateForm("csrrc", 3, 0x73, .system("accessControlRegister"), operands: "dCs"),
    immediateForm("csrrwi", 5, 0x73, .system("accessControlRegister"), operands: "dCz"),
    immediateForm("csrrsi", 6, 0x73, .system("accessControlRegister"), operands: "dCz"),
    immediateForm("csrrci", 7, 0x73, .system("accessControlRegister"), operands: "dCz"),

    fixedForm("sret", 0x1020_0073, .system("supervisorReturn")),
    fixedForm("wfi", 0x1050_0073, .system("waitForInterrupt")),
    Instruction(
        mnemonic: "sfence.vma", match: 0x1200_0073, mask: 0xfe00_7fff, operands: "st",
        operation: .system("fenceTranslations")),
]
