import Emulator

/// Bytes as a guest's program. The first chooses the mode. What decodes is as long as it says: the same bytes alone
/// decode to the same, one less asks for more; and every number in it lies where the state has a place for it.
@Sendable func fuzzX86Decoder(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 1, let start = bytes.baseAddress else { return }
    let modes: [X86DecodeMode] = [.long, .compatibility32, .compatibility16]
    let decoder = X86Decoder(mode: modes[Int(bytes[0]) % 3])
    var offset = 1
    while offset < bytes.count {
        var instruction = X86Instruction()
        let status = decoder.decode(start + offset, count: bytes.count - offset, into: &instruction)
        guard status == .decoded else {
            precondition(status != .needsMoreBytes || bytes.count - offset < 15, "15 bytes are always enough")
            precondition(status != .tooLong || bytes.count - offset >= 15, "too long, but there are not 15 bytes")
            offset += 1
            continue
        }
        let length = Int(instruction.lengthBytes)
        precondition(length > 0 && length <= min(15, bytes.count - offset), "a length that cannot be")
        var again = X86Instruction()
        precondition(decoder.decode(start + offset, count: length, into: &again) == .decoded)
        precondition(again.row == instruction.row && again.immediate == instruction.immediate)
        precondition(decoder.decode(start + offset, count: length - 1, into: &again) == .needsMoreBytes)
        precondition(Int(instruction.row) < X86InstructionTable.count)
        precondition(instruction.base <= X86Instruction.zeroSlot && instruction.base & 7 == 0)
        precondition(instruction.index <= X86Instruction.zeroSlot && instruction.scale < 4 && instruction.segment < 6)
        for operand in 0..<4 {
            let register = instruction.register(operand)
            precondition(register < 128 || register == X86Instruction.noRegister, "a register that is none")
        }
        precondition(!X86Disassembler.text(instruction, at: 0x1000).isEmpty)
        offset += length
    }
}

@Sendable func x86DecoderSeeds() -> [[UInt8]] {
    let long: [UInt8] = [
        0x48, 0x89, 0xc3, 0xf0, 0x48, 0x0f, 0xc7, 0x4d, 0x00, 0xc5, 0xf9, 0x58, 0xc1, 0xc4, 0xe2, 0x69, 0x92, 0x0c,
        0x11,
        0x66, 0x0f, 0x3a, 0x63, 0xc1, 0x04, 0x67, 0x8d, 0x84, 0x88, 1, 2, 3, 4, 0xf3, 0x48, 0xab, 0x64, 0x48, 0xa1, 1,
        2, 3, 4, 5, 6, 7, 8, 0xdd, 0xc0, 0xff, 0x15, 1, 0, 0, 0, 0xc8, 1, 0, 2, 0x0f, 0x01, 0xf8,
    ]
    let compatibility: [UInt8] = [0xc4, 0x00, 0xc5, 0xf8, 0x77, 0x9a, 1, 2, 3, 4, 5, 6, 0x62, 0x00, 0x27, 0x60, 0x40]
    return [
        [0] + long, [1] + compatibility, [2] + compatibility, [1] + long, [0] + [UInt8](repeating: 0x66, count: 20),
    ]
}
