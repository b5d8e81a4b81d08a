/// How the interpreter carries an instruction out. The text is Swift over the names that `InterpreterEmitter`
/// binds: `a`, `b` (register operands), `i` (immediate, sign-extended), all `UInt64`.
enum Operation {
    /// rd = expression; no memory, no fault: a record that writes x0 is dropped.
    case value(String)
    /// rd = memory at rs1 + imm; the Swift type read, and whether it is sign-extended.
    case load(String)
    /// memory at rs1 + imm = rs2, as the Swift type.
    case store(String)
    /// Goes to pc + imm if the condition holds. Ends the block.
    case branch(String)
    /// Decodes to a record of that name, which another row or `internalRecords` defines.
    case alias(String)
    /// A call of a function of the hart, out of the hot loop. Ends the block, may change everything.
    case system(String)
    /// A call of a function of the hart, out of the hot loop; the block goes on unless it faults.
    case cold(String)
    /// Floating point: an expression or call in the float loop. Needs the FPU switched on.
    case float(String)
}

/// One row of the table: the single source of decoder, interpreter, disassembler and instruction tests.
struct Instruction {
    var mnemonic: String
    var match: UInt32
    var mask: UInt32
    /// Operands in the order in which the assembler writes them, a letter each:
    ///
    ///     d s t    integer registers rd, rs1, rs2        D S T R  float registers rd, rs1, rs2, rs3
    ///     i        signed 12-bit immediate               6 5      shift amounts
    ///     L        imm(rs1) of a load                    M        imm(rs1) of a store
    ///     B J U    branch, jump, upper immediate         A        (rs1) of an atomic
    ///     C z      CSR number, 5-bit CSR immediate       m        rounding mode
    ///     F        fence sets
    var operands: String
    var operation: Operation
}

/// One compressed instruction: what it is matched by and which record it expands into.
struct CompressedInstruction {
    var mnemonic: String
    var match: UInt16
    var mask: UInt16
    /// The 32-bit row it stands for.
    var expansion: String
    /// The name of its operand layout (a case of `RISCVCompressedForm`).
    var form: String
    /// A condition on the 16 bits under which the encoding is reserved, or "".
    var reserved: String
}
