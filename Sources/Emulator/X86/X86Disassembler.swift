/// Decoded instructions as text, in Intel's syntax as GNU's tools write it.
package enum X86Disassembler {
    static let conditions: [StaticString] = [
        "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g",
    ]
    private static let registers64: [StaticString] = [
        "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
    ]
    private static let registers32: [StaticString] = [
        "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi", "r8d", "r9d", "r10d", "r11d", "r12d", "r13d", "r14d",
        "r15d",
    ]
    private static let registers16: [StaticString] = [
        "ax", "cx", "dx", "bx", "sp", "bp", "si", "di", "r8w", "r9w", "r10w", "r11w", "r12w", "r13w", "r14w", "r15w",
    ]
    private static let registers8: [StaticString] = [
        "al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil", "r8b", "r9b", "r10b", "r11b", "r12b", "r13b", "r14b",
        "r15b",
    ]
    private static let highBytes: [StaticString] = ["ah", "ch", "dh", "bh"]
    private static let segments: [StaticString] = ["es", "cs", "ss", "ds", "fs", "gs"]

    /// `address` is where the instruction stands: targets are shown absolute.
    package static func text(_ instruction: X86Instruction, at address: UInt64) -> String {
        let attributes = X86InstructionTable.attributes(ofRow: instruction.row)
        var text = ""
        if instruction.prefixes.contains(.lock) { text += "lock " }
        if !attributes.isDisjoint(with: [.rep, .repcc]) {
            if instruction.prefixes.contains(.repne) { text += "repnz " }
            if instruction.prefixes.contains(.rep) { text += attributes.contains(.repcc) ? "repz " : "rep " }
        }
        text += mnemonic(instruction)
        var isFirst = true
        for index in 0..<4 {
            let operand = X86InstructionTable.operand(index, ofRow: instruction.row)
            guard operand.method != .none else { break }
            text += isFirst ? " " : ","
            isFirst = false
            text += self.text(operand, index, instruction, at: address)
        }
        return text
    }

    /// With condition and size: `jne`, `movsq`, `pushfd`.
    package static func mnemonic(_ instruction: X86Instruction) -> String {
        let opcode = Int(X86InstructionTable.opcode(ofRow: instruction.row).rawValue)
        let starts = X86DecoderTables.mnemonicStarts
        let names = X86DecoderTables.mnemonics
        let all = UnsafeBufferPointer(start: names.utf8Start, count: names.utf8CodeUnitCount)
        var name = String(decoding: all[Int(starts[opcode])..<Int(starts[opcode + 1])], as: UTF8.self)
        let attributes = X86InstructionTable.attributes(ofRow: instruction.row)
        if name.utf8.suffix(2).elementsEqual("cc".utf8) {
            name = String(name.dropLast(2)) + "\(conditions[Int(instruction.condition)])"
        } else if attributes.contains(.suffixString) {
            let operand = X86InstructionTable.operand(0, ofRow: instruction.row)
            let other = X86InstructionTable.operand(1, ofRow: instruction.row)
            let memory = operand.isMemory(in: instruction) ? operand : other
            switch memory.sizeBytes(in: instruction) {
            case 1: name += "b"
            case 2: name += "w"
            case 4: name += "d"
            default: name += "q"
            }
        } else if attributes.contains(.suffixSize) {
            name += instruction.operandSizeBytes == 8 ? "q" : instruction.operandSizeBytes == 4 ? "d" : "w"
        }
        return name
    }

    private static func text(
        _ operand: X86Operand, _ index: Int, _ instruction: X86Instruction, at address: UInt64
    ) -> String {
        let size = operand.sizeBytes(in: instruction)
        let register = instruction.register(index)
        if operand.isMemory(in: instruction) { return memory(operand, size, instruction) }
        switch operand.method {
        case .e, .g, .r, .z, .b, .fixedGeneral: return general(register, size)
        case .h, .v, .w, .u, .l, .fixedVector: return (size == 32 ? "ymm" : "xmm") + "\(register)"
        case .p, .q, .n: return "mm\(register)"
        case .s, .fixedSegment: return "\(segments[Int(min(register, 5))])"
        case .c: return "cr\(register)"
        case .d: return "dr\(register)"
        case .fixedStack: return "st"
        case .stack: return "st(\(register))"
        case .one: return "1"
        case .i:
            let isSecond = index == 1 && X86InstructionTable.opcode(ofRow: instruction.row) == .enter
            return hex(isSecond ? UInt64(instruction.immediate2) : masked(instruction.immediate, operand, instruction))
        case .j:
            let target = address &+ UInt64(instruction.lengthBytes) &+ UInt64(bitPattern: instruction.immediate)
            return hex(truncated(target, instruction.operandSizeBytes))
        case .a: return hex(UInt64(instruction.immediate2)) + ":" + hex(UInt64(bitPattern: instruction.immediate))
        default: return "?"
        }
    }

    private static func masked(_ value: Int64, _ operand: X86Operand, _ instruction: X86Instruction) -> UInt64 {
        let value = UInt64(bitPattern: value)
        return operand.type == .b || operand.type == .w ? value : truncated(value, instruction.operandSizeBytes)
    }

    private static func truncated(_ value: UInt64, _ sizeBytes: UInt8) -> UInt64 {
        sizeBytes >= 8 ? value : value & (1 << (UInt64(sizeBytes) * 8) - 1)
    }

    /// A register at an offset of the state.
    static func general(_ offset: UInt8, _ sizeBytes: Int) -> String {
        let number = Int(offset >> 3 & 15)
        if offset & 7 != 0 { return "\(highBytes[number & 3])" }
        switch sizeBytes {
        case 1: return "\(registers8[number])"
        case 2: return "\(registers16[number])"
        case 4: return "\(registers32[number])"
        default: return "\(registers64[number])"
        }
    }

    private static func memory(_ operand: X86Operand, _ sizeBytes: Int, _ instruction: X86Instruction) -> String {
        let addressSize = Int(instruction.addressSizeBytes)
        switch operand.method {
        case .x:
            let segment = segments[Int(instruction.segment)]
            return sizeName(sizeBytes) + "\(segment):[" + general(6 * 8, addressSize) + "]"
        case .y: return sizeName(sizeBytes) + "es:[" + general(7 * 8, addressSize) + "]"
        default: break
        }
        var text = sizeName(sizeBytes)
        let isBare = instruction.base == X86Instruction.zeroSlot && instruction.index == X86Instruction.zeroSlot
        if instruction.prefixes.contains(.segment) || (isBare && !instruction.prefixes.contains(.ripRelative)) {
            text += "\(segments[Int(instruction.segment)]):"
        }
        var parts: [String] = []
        if instruction.prefixes.contains(.ripRelative) { parts.append(addressSize == 8 ? "rip" : "eip") }
        if instruction.base != X86Instruction.zeroSlot { parts.append(general(instruction.base, addressSize)) }
        if X86InstructionTable.attributes(ofRow: instruction.row).contains(.vsib) {
            let isLong =
                X86InstructionTable.attributes(ofRow: instruction.row).contains(.vsibX) && instruction.vectorBytes == 32
            parts.append((isLong ? "ymm" : "xmm") + "\(instruction.index)*\(1 << instruction.scale)")
        } else if instruction.index != X86Instruction.zeroSlot {
            parts.append(general(instruction.index, addressSize) + "*\(1 << instruction.scale)")
        }
        text += "["
        for (index, part) in parts.enumerated() { text += (index == 0 ? "" : "+") + part }
        let displacement = instruction.displacement
        if parts.isEmpty {
            text += hex(truncated(UInt64(bitPattern: displacement), instruction.addressSizeBytes))
        } else if displacement != 0 {
            text += (displacement < 0 ? "-" : "+") + hex(displacement.magnitude)
        }
        return text + "]"
    }

    private static func sizeName(_ sizeBytes: Int) -> String {
        switch sizeBytes {
        case 1: "BYTE PTR "
        case 2: "WORD PTR "
        case 4: "DWORD PTR "
        case 6: "FWORD PTR "
        case 8: "QWORD PTR "
        case 10: "TBYTE PTR "
        case 16: "XMMWORD PTR "
        case 32: "YMMWORD PTR "
        default: ""
        }
    }

    private static func hex(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }
}
