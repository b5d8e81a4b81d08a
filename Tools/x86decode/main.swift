// x86decode: what the x86-64 decoder makes of bytes, for comparison with other decoders.
//
//   x86decode            lines `64|32|16 HEX` on standard input, a line of answer each (see `describe`)
//   x86decode --text     the same, answered by the disassembler
//   x86decode --bench FILE [ROUNDS]   decodes a file's bytes one instruction after the other, prints how fast

import Emulator
import Glibc

/// Where instructions are taken to stand.
let address: UInt64 = 0x1000

func hex(_ value: UInt64) -> String { String(value, radix: 16) }

func truncated(_ value: UInt64, _ sizeBytes: Int) -> UInt64 {
    sizeBytes >= 8 ? value : value & (1 << UInt64(sizeBytes * 8) - 1)
}

func general(_ offset: UInt8, _ sizeBytes: Int) -> String {
    let names = ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"]
    let number = Int(offset >> 3)
    if offset & 7 != 0 { return String(names[number & 3].prefix(1)) + "h" }
    if number >= 8 { return "r\(number)" + (sizeBytes == 8 ? "" : ["b", "w", "d"][sizeBytes / 2]) }
    switch sizeBytes {
    case 1: return number < 4 ? String(names[number].prefix(1)) + "l" : names[number] + "l"
    case 2: return names[number]
    case 4: return "e" + names[number]
    default: return "r" + names[number]
    }
}

let segments = ["es", "cs", "ss", "ds", "fs", "gs"]

/// A memory operand: `m SIZE : segment : base : index * scale : displacement`.
func memory(_ operand: X86Operand, _ instruction: X86Instruction) -> String {
    let size = operand.sizeBytes(in: instruction)
    let addressSize = Int(instruction.addressSizeBytes)
    switch operand.method {
    case .x: return "m\(size):\(segments[Int(instruction.segment)]):si"
    case .y: return "m\(size):es:di"
    default: break
    }
    var text = "m\(size):\(segments[Int(instruction.segment)]):"
    var displacement = UInt64(bitPattern: instruction.displacement)
    if instruction.prefixes.contains(.ripRelative) {
        text += addressSize == 8 ? "rip" : "eip"
        displacement = displacement &+ address &+ UInt64(instruction.lengthBytes)
    } else if instruction.base != X86Instruction.zeroSlot {
        text += general(instruction.base, addressSize)
    }
    text += ":"
    let attributes = X86InstructionTable.attributes(ofRow: instruction.row)
    if attributes.contains(.vsib) {
        let isLong = attributes.contains(.vsibX) && instruction.vectorBytes == 32
        text += (isLong ? "ymm" : "xmm") + "\(instruction.index)*\(1 << instruction.scale)"
    } else if instruction.index != X86Instruction.zeroSlot {
        text += general(instruction.index, addressSize) + "*\(1 << instruction.scale)"
    }
    return text + ":" + hex(truncated(displacement, addressSize))
}

func describe(_ operand: X86Operand, _ index: Int, _ instruction: X86Instruction) -> String {
    let size = operand.sizeBytes(in: instruction)
    if operand.isMemory(in: instruction) { return memory(operand, instruction) }
    let register = instruction.register(index)
    switch operand.method {
    case .e, .g, .r, .z, .b, .fixedGeneral: return general(register, size)
    case .h, .v, .w, .u, .l, .fixedVector: return (size == 32 ? "ymm" : "xmm") + "\(register)"
    case .p, .q, .n: return "mm\(register)"
    case .s, .fixedSegment: return segments[Int(register)]
    case .c: return "cr\(register)"
    case .d: return "dr\(register)"
    case .fixedStack, .stack: return "st\(register)"
    case .one: return "i:1"
    case .j:
        let target = address &+ UInt64(instruction.lengthBytes) &+ UInt64(bitPattern: instruction.immediate)
        return "j:" + hex(truncated(target, Int(instruction.operandSizeBytes)))
    case .a: return "a:" + hex(UInt64(instruction.immediate2)) + ":" + hex(UInt64(bitPattern: instruction.immediate))
    case .i:
        if index == 1, X86InstructionTable.opcode(ofRow: instruction.row) == .enter {
            return "i:" + hex(UInt64(instruction.immediate2))
        }
        let size = operand.type == .b ? 1 : operand.type == .w ? 2 : Int(instruction.operandSizeBytes)
        return "i:" + hex(truncated(UInt64(bitPattern: instruction.immediate), size))
    default: return "?"
    }
}

/// `length mnemonic row prefixes operand operand…`, or `undefined`, `long`, `short`.
func describe(_ instruction: X86Instruction) -> String {
    let attributes = X86InstructionTable.attributes(ofRow: instruction.row)
    var text = "\(instruction.lengthBytes) \(X86Disassembler.mnemonic(instruction)) \(instruction.row) "
    if instruction.prefixes.contains(.lock) { text += "L" }
    if !attributes.isDisjoint(with: [.rep, .repcc]) {
        if instruction.prefixes.contains(.rep) { text += "R" }
        if instruction.prefixes.contains(.repne) { text += "N" }
    }
    text += "-"
    if X86InstructionTable.opcode(ofRow: instruction.row) == .xlat {
        text += " m1:\(segments[Int(instruction.segment)]):\(general(24, Int(instruction.addressSizeBytes))):al*1:0"
    }
    for index in 0..<4 {
        let operand = X86InstructionTable.operand(index, ofRow: instruction.row)
        if operand.method == .none { break }
        text += " " + describe(operand, index, instruction)
    }
    return text
}

func nibble(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x61...0x66: character - 0x61 + 10
    default: nil
    }
}

func answer(_ line: String, asText: Bool) -> String {
    let parts = line.split(separator: " ")
    guard parts.count == 2 else { return "?" }
    let mode: X86DecodeMode = parts[0] == "64" ? .long : parts[0] == "32" ? .compatibility32 : .compatibility16
    let digits = parts[1].utf8.compactMap(nibble)
    let bytes = stride(from: 0, to: digits.count & ~1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    var instruction = X86Instruction()
    let status = bytes.withUnsafeBytes { buffer -> X86DecodeStatus in
        guard let start = buffer.baseAddress else { return .needsMoreBytes }
        return X86Decoder(mode: mode).decode(start, count: buffer.count, into: &instruction)
    }
    switch status {
    case .decoded:
        return asText
            ? "\(instruction.lengthBytes) \(X86Disassembler.text(instruction, at: address))" : describe(instruction)
    case .undefined: return "undefined"
    case .tooLong: return "long"
    case .needsMoreBytes: return "short"
    }
}

func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Decodes what the bytes hold from the first to the last, skipping a byte where there is no instruction.
func bench(_ path: String, rounds: Int) {
    guard let file = fopen(path, "r") else {
        print("x86decode: cannot read \(path)")
        exit(1)
    }
    var bytes = [UInt8](repeating: 0, count: 64 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    fclose(file)
    let decoder = X86Decoder(mode: .long)
    var instruction = X86Instruction()
    var decoded = 0
    var undefined = 0
    var check: UInt64 = 0
    let start = seconds()
    bytes.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress else { return }
        for _ in 0..<rounds {
            var offset = 0
            while offset < count {
                if decoder.decode(base + offset, count: count - offset, into: &instruction) == .decoded {
                    offset += Int(instruction.lengthBytes)
                    decoded += 1
                    check = check &* 31 &+ UInt64(instruction.row) &+ UInt64(instruction.registers)
                } else {
                    offset += 1
                    undefined += 1
                }
            }
        }
    }
    let time = seconds() - start
    let rate = Int(Double(decoded) / time / 1e5)
    let speed = "\(rate / 10).\(rate % 10) million a second"
    print("\(decoded) instructions, \(undefined) bytes skipped, \(speed), check \(check)")
}

let arguments = CommandLine.arguments
if arguments.count > 2, arguments[1] == "--bench" {
    bench(arguments[2], rounds: arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1)
} else {
    let asText = arguments.contains("--text")
    var answers = ""
    func flush() {
        var text = answers
        text.withUTF8 { buffer in
            guard let start = buffer.baseAddress else { return }
            var offset = 0
            while offset < buffer.count {
                let count = write(1, start + offset, buffer.count - offset)
                if count <= 0 { exit(1) }
                offset += count
            }
        }
        answers = ""
    }
    while let line = readLine() {
        answers += answer(line, asText: asText) + "\n"
        if answers.utf8.count > 1 << 16 { flush() }
    }
    flush()
}
