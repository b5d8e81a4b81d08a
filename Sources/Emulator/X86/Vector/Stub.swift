extension X86Processor {
    func executeCrypto(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) { throw .undefined }
    func executeMultiplyAdd(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) { throw .undefined }
    func executeMove(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool { false }
    func executeShuffle(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool { false }
    func executePackedFloat(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool { false }
    func executeConversion(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool { false }
    func executeVectorString(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool { false }
}
