// The C extension for RV64 with F and D. https://docs.riscv.org/reference/isa/unpriv/c-st-ext.html §28.8
//
// Order matters where encodings overlap: the narrower mask comes first.

private func c(
    _ mnemonic: String, _ match: UInt16, _ mask: UInt16, _ expansion: String, _ form: String, reserved: String = ""
) -> CompressedInstruction {
    CompressedInstruction(
        mnemonic: mnemonic, match: match, mask: mask, expansion: expansion, form: form, reserved: reserved)
}

let compressedTable: [CompressedInstruction] = [
    c("c.addi4spn", 0x0000, 0xe003, "addi", "stackAddress", reserved: "bits & 0x1fe0 == 0"),
    c("c.fld", 0x2000, 0xe003, "fld", "loadDouble"),
    c("c.lw", 0x4000, 0xe003, "lw", "loadWord"),
    c("c.ld", 0x6000, 0xe003, "ld", "loadDouble"),
    c("c.fsd", 0xa000, 0xe003, "fsd", "storeDouble"),
    c("c.sw", 0xc000, 0xe003, "sw", "storeWord"),
    c("c.sd", 0xe000, 0xe003, "sd", "storeDouble"),

    c("c.addi", 0x0001, 0xe003, "addi", "immediate"),
    c("c.addiw", 0x2001, 0xe003, "addiw", "immediate", reserved: "bits & 0x0f80 == 0"),
    c("c.li", 0x4001, 0xe003, "addi", "immediateFromZero"),
    c("c.addi16sp", 0x6101, 0xef83, "addi", "stackAdjust", reserved: "bits & 0x107c == 0"),
    c("c.lui", 0x6001, 0xe003, "lui", "upper", reserved: "bits & 0x107c == 0"),
    c("c.srli", 0x8001, 0xec03, "srli", "shiftShort"),
    c("c.srai", 0x8401, 0xec03, "srai", "shiftShort"),
    c("c.andi", 0x8801, 0xec03, "andi", "immediateShort"),
    c("c.sub", 0x8c01, 0xfc63, "sub", "registersShort"),
    c("c.xor", 0x8c21, 0xfc63, "xor", "registersShort"),
    c("c.or", 0x8c41, 0xfc63, "or", "registersShort"),
    c("c.and", 0x8c61, 0xfc63, "and", "registersShort"),
    c("c.subw", 0x9c01, 0xfc63, "subw", "registersShort"),
    c("c.addw", 0x9c21, 0xfc63, "addw", "registersShort"),
    c("c.j", 0xa001, 0xe003, "jal", "jump"),
    c("c.beqz", 0xc001, 0xe003, "beq", "branch"),
    c("c.bnez", 0xe001, 0xe003, "bne", "branch"),

    c("c.slli", 0x0002, 0xe003, "slli", "shift"),
    c("c.fldsp", 0x2002, 0xe003, "fld", "loadDoubleStack"),
    c("c.lwsp", 0x4002, 0xe003, "lw", "loadWordStack", reserved: "bits & 0x0f80 == 0"),
    c("c.ldsp", 0x6002, 0xe003, "ld", "loadDoubleStack", reserved: "bits & 0x0f80 == 0"),
    c("c.ebreak", 0x9002, 0xffff, "ebreak", "none"),
    c("c.jr", 0x8002, 0xf07f, "jalr", "jumpRegister", reserved: "bits & 0x0f80 == 0"),
    c("c.mv", 0x8002, 0xf003, "add", "move"),
    c("c.jalr", 0x9002, 0xf07f, "jalr", "jumpRegisterLink"),
    c("c.add", 0x9002, 0xf003, "add", "registers"),
    c("c.fsdsp", 0xa002, 0xe003, "fsd", "storeDoubleStack"),
    c("c.swsp", 0xc002, 0xe003, "sw", "storeWordStack"),
    c("c.sdsp", 0xe002, 0xe003, "sd", "storeDoubleStack"),
]
