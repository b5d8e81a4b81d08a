import Emulator
import Testing

/// The decoder against objdump, and against nonsense.
struct DecoderTests {
    /// Extensions that binutils knows and this hart does not have.
    private static func isForeign(_ text: String) -> Bool {
        let mnemonic = text.prefix { $0 != " " }
        let foreign: [String] = [
            "v", "th.", "hlv", "hlvx", "hsv", "hfence", "hinval", "sinval", "sfence.w", "sfence.inval", "mret", "dret",
            "uret", "mnret", "cbo", "prefetch", "aes", "sha", "sm3", "sm4", "clmul", "xperm", "brev8", "pack", "wrs",
            "czero", "ntl", "zip", "unzip", "rev", "crc", "c.ntl",
        ]
        if foreign.contains(where: { mnemonic.hasPrefix($0) }) { return true }
        // Zfh, Q, Zfa: formats .h and .q, and a few instructions of their own.
        let parts = mnemonic.split(separator: ".")
        if parts.dropFirst().contains("h") && parts[0].hasPrefix("f") { return true }
        if parts.dropFirst().contains("q") { return true }
        return ["flh", "fsh", "flq", "fsq", "fli", "fminm", "fmaxm", "fround", "froundnx", "fleq", "fltq", "fcvtmod"]
            .contains { parts[0] == $0 }
    }

    /// The CSR operand goes: objdump names it, and its number is in the word that both decode.
    private static func normal(_ text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0].hasPrefix("csrr") else { return text }
        var operands = parts[1].split(separator: ",").map(String.init)
        operands[1] = "csr"
        return parts[0] + " " + operands.joined(separator: ",")
    }

    /// What binutils shows of an encoding that is reserved or that it doesn't know.
    private static func isUnknown(_ text: String) -> Bool {
        [".4byte", ".word", ".insn", "0x"].contains { text.hasPrefix($0) } || text.hasSuffix(",unknown")
    }

    private static func bytes(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) } }
    }

    private func compare(_ words: [UInt32], _ location: SourceLocation = #_sourceLocation) {
        let lines = Dictionary(
            uniqueKeysWithValues: Binutils.disassemble(words, lengthBytes: 4).map { ($0.offset, $0.text) })
        var compared = 0
        var differences: [String] = []
        for (index, word) in words.enumerated() {
            guard let text = lines[UInt64(index * 4)], !Self.isForeign(text) else { continue }
            let ours = RISCVDisassembler.text(RISCVDecoder.decode(word), at: UInt64(index * 4))
            if ours.hasPrefix(".4byte") && Self.isUnknown(text) { continue }
            // A fence's reserved fields are to be ignored (unpriv §2.7), which binutils doesn't do.
            if ours.hasPrefix("fence"), Self.isUnknown(text), word & 0xf00f_ff80 != 0 { continue }
            // Conversions that never round have a rounding mode all the same; binutils wants it to be 0.
            if ["fcvt.d.s", "fcvt.d.w"].contains(where: { ours.hasPrefix($0) }),
                Self.isUnknown(text) || ours == text + ",rne"
            {
                continue
            }
            compared += 1
            if Self.normal(ours) != Self.normal(text) {
                differences.append("\(String(word, radix: 16)): we \(ours), objdump \(text)")
            }
        }
        #expect(compared > words.count / 10, sourceLocation: location)
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20))", sourceLocation: location)
    }

    /// A word of a 32-bit encoding: bits 1 and 0 set, bits 4…2 not all.
    private static func word(_ random: inout Random) -> UInt32 {
        while true {
            let word = UInt32(truncatingIfNeeded: random.next()) | 3
            if word & 0x1c != 0x1c { return word }
        }
    }

    @Test("random words decode as objdump decodes them")
    func randomWords() {
        var random = Random(1)
        compare((0..<200_000).map { _ in Self.word(&random) })
    }

    @Test("each row of the table, with random operands, decodes as objdump decodes it")
    func everyRow() {
        var random = Random(2)
        var words: [UInt32] = []
        for index in 0..<RISCVInstructionTable.count {
            let row = RISCVInstructionTable.row(index)
            for _ in 0..<200 { words.append(UInt32(truncatingIfNeeded: random.next()) & ~row.mask | row.match) }
        }
        compare(words)
    }

    @Test("each row's match is what the decoder finds for it")
    func rowsAreFound() {
        for index in 0..<RISCVInstructionTable.count {
            #expect(RISCVDecoder.decode(RISCVInstructionTable.row(index).match).row == index)
        }
    }

    @Test("all 49,152 compressed encodings expand as the specification's table says")
    func compressed() {
        let halves = (0...UInt16.max).filter { $0 & 3 != 3 }
        let lines = Binutils.disassemble(halves.map { UInt32($0) }, lengthBytes: 2)
        #expect(lines.count == halves.count)
        var differences: [String] = []
        for (line, half) in zip(lines, halves) where !Self.isForeign(line.text) {
            let ours = RISCVDisassembler.text(RISCVDecoder.decode(compressed: half), at: line.offset)
            // c.addi16sp by 0 is reserved (unpriv §28.5.2); binutils shows it.
            if half == 0x6101 {
                #expect(ours.hasPrefix(".2byte"))
                continue
            }
            guard let expected = CompressedOracle.expand(line.text) else {
                if !ours.hasPrefix(".2byte") {
                    differences.append("\(String(half, radix: 16)): we \(ours), objdump \(line.text)")
                }
                continue
            }
            if ours != expected { differences.append("\(String(half, radix: 16)): we \(ours), objdump \(line.text)") }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(20))")
    }

    @Test("executing random words never troubles the host, and the budget ends each run")
    func randomExecution() {
        var random = Random(3)
        let guest = Guest()
        for round in 0..<300 {
            var code: [UInt8] = []
            for _ in 0..<512 {
                let word = UInt32(truncatingIfNeeded: random.next())
                let choice = random.next() % 3
                let row = RISCVInstructionTable.row(Int(random.next() % UInt64(RISCVInstructionTable.count)))
                code += Self.bytes([choice == 0 ? word : choice == 1 ? word | 3 : word & ~row.mask | row.match])
            }
            guest.load(code, at: Guest.base)
            guest.hart.reset(pc: Guest.base, a0: 0, a1: 0)
            guest.hart.setControlRegister(CSR.sstatus, 1 << 13)
            guest.hart.setControlRegister(CSR.stvec, Guest.base + (random.next() & 0x7fc))
            for register in 1..<32 {
                let value = random.next()
                guest.hart.setRegister(register, round % 2 == 0 ? Guest.base + value % Guest.sizeBytes : value)
            }
            var calls = 0
            while guest.hart.retiredInstructions < 20_000, calls < 200 {
                let before = guest.hart.retiredInstructions
                _ = guest.hart.run(maxInstructions: 5_000)
                #expect(guest.hart.retiredInstructions &- before < 5_200)
                calls += 1
            }
            #expect(guest.hart.register(0) == 0)
        }
    }
}

/// xorshift64*: the same numbers on every run.
struct Random {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_f491_4f6c_dd1d
    }
}

/// What objdump's compressed mnemonics stand for, by hand from unpriv §28.8.
enum CompressedOracle {
    /// nil: no instruction.
    static func expand(_ text: String) -> String? {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        let operands = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : []
        func first() -> String { operands[0] }
        func second() -> String { operands[1] }
        let plain = String(parts[0].dropFirst(2))
        switch parts[0] {
        case "c.addi4spn": return "addi \(first()),x2,\(operands[2])"
        case "c.addi16sp": return "addi x2,x2,\(second())"
        case "c.nop": return "addi x0,x0,\(operands.first ?? "0")"
        case "c.addi", "c.andi": return "\(plain) \(first()),\(first()),\(second())"
        case "c.addiw": return "addiw \(first()),\(first()),\(second())"
        case "c.li": return "addi \(first()),x0,\(second())"
        case "c.lui": return "lui \(first()),\(second())"
        case "c.slli", "c.srli", "c.srai", "c.sub", "c.xor", "c.or", "c.and", "c.subw", "c.addw":
            return "\(plain) \(first()),\(first()),\(second())"
        // Shifts by nothing, which binutils names by what they are in RV128.
        case "c.slli64", "c.srli64", "c.srai64": return "\(plain.dropLast(2)) \(first()),\(first()),0x0"
        case "c.add": return "add \(first()),\(first()),\(second())"
        case "c.mv": return "add \(first()),x0,\(second())"
        case "c.j": return "jal x0,\(first())"
        case "c.beqz": return "beq \(first()),x0,\(second())"
        case "c.bnez": return "bne \(first()),x0,\(second())"
        case "c.jr": return "jalr x0,0(\(first()))"
        case "c.jalr": return "jalr x1,0(\(first()))"
        case "c.ebreak": return "ebreak"
        case "c.lwsp", "c.ldsp", "c.fldsp", "c.swsp", "c.sdsp", "c.fsdsp":
            return "\(plain.dropLast(2)) \(first()),\(second())"
        case "c.lw", "c.ld", "c.fld", "c.sw", "c.sd", "c.fsd": return "\(plain) \(first()),\(second())"
        default: return nil
        }
    }
}
