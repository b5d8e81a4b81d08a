/// Decoded instructions as text, in the way of GNU's assembler with numeric registers and no aliases.
package enum RISCVDisassembler {
    private static let roundingModes: [StaticString] = ["rne", "rtz", "rdn", "rup", "rmm", "", "", ""]
    private static let fenceLetters: [Character] = ["i", "o", "r", "w"]

    /// `address` is where the instruction stands: targets are shown absolute. A compressed instruction is shown
    /// as what it expands into.
    package static func text(_ decoded: RISCVDecoded, at address: UInt64) -> String {
        guard decoded.row >= 0 else {
            return (decoded.lengthBytes == 2 ? ".2byte 0x" : ".4byte 0x") + String(decoded.bits, radix: 16)
        }
        let row = RISCVInstructionTable.row(decoded.row)
        var operands: [String] = []
        var mnemonic = "\(row.mnemonic)"
        let isCompressed = decoded.lengthBytes == 2
        for letter in "\(row.operands)" {
            switch letter {
            case "d": operands.append("x\(decoded.destination)")
            case "s": operands.append("x\(decoded.source1)")
            case "t": operands.append("x\(decoded.source2)")
            case "D": operands.append("f\(decoded.destination)")
            case "S": operands.append("f\(decoded.source1)")
            case "T": operands.append("f\(decoded.source2)")
            case "R": operands.append("f\(decoded.source3)")
            case "i": operands.append("\(decoded.immediate)")
            case "6", "5": operands.append("0x" + String(decoded.immediate, radix: 16))
            case "L", "M": operands.append("\(decoded.immediate)(x\(decoded.source1))")
            case "U": operands.append("0x" + String(UInt64(bitPattern: decoded.immediate) >> 12 & 0xfffff, radix: 16))
            case "B", "J":
                operands.append(String(address &+ UInt64(bitPattern: decoded.immediate), radix: 16))
            case "C": operands.append("0x" + String(decoded.immediate, radix: 16))
            case "z": operands.append("\(decoded.source1)")
            case "A":
                mnemonic += orderingSuffix(decoded.bits)
                operands.append("(x\(decoded.source1))")
            case "m":
                let mode = Int(decoded.bits >> 12 & 7)
                if !isCompressed, mode != 7 { operands.append("\(roundingModes[mode])") }
            case "F":
                operands.append(fenceSet(decoded.bits >> 24 & 15))
                operands.append(fenceSet(decoded.bits >> 20 & 15))
            default: break
            }
        }
        return operands.isEmpty ? mnemonic : mnemonic + " " + operands.joined(separator: ",")
    }

    private static func orderingSuffix(_ bits: UInt32) -> String {
        switch bits >> 25 & 3 {
        case 1: ".rl"
        case 2: ".aq"
        case 3: ".aqrl"
        default: ""
        }
    }

    private static func fenceSet(_ bits: UInt32) -> String {
        var text = ""
        for (index, letter) in fenceLetters.enumerated() where bits >> UInt32(3 - index) & 1 != 0 {
            text.append(letter)
        }
        return text.isEmpty ? "unknown" : text
    }
}
