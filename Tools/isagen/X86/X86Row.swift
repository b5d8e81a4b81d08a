/// One row of the x86-64 table: an encoding in the notation of the Intel SDM, and what is to be known about it.
///
/// The tables are text, four columns a line:
///
///     mnemonic | operands | encoding | attributes
///     ADD      | Eb,Gb    | 00 /r    | lock
///
/// **Operands** are the codes of SDM Vol. 2, Appendix A.2: an addressing method and a type. Added to those of Intel:
/// `Z` the register in the opcode's low three bits; `Is` a byte that is sign-extended to the operand size (`Ib` is
/// not); `h`, `f`, `e` a half, a quarter, an eighth of the vector; `vw`, `dw`, `db` a register of the first size or
/// memory of the second; `t` 80 bits; `0` memory that has no size; registers by name; `ST0`, `STi`.
///
/// **Encoding**, in this order: a mandatory prefix (`NP` none, `66`, `F3`, `F2`; without one any is taken), a map (`0F`,
/// `0F38`, `0F3A`, none) or `VEX.length.prefix.map.W` (length `128`, `256`, `LIG` or `x`: both; `x2`: both, and
/// the longer one needs AVX2), the opcode (`50+r`: eight of them, `70+cc`: sixteen), then `/r`, `/digit`, or the whole
/// ModRM byte (`C0+i`: eight of them). Operands tell whether ModRM may name memory; where they do not,
/// `reg` or `mem` follows. Immediates follow from the operands.
///
/// **Attributes**: see `attributeBits` and `parseAttribute`. Where several rows fit the bytes, the first one holds.
struct X86Row {
    var mnemonic: String
    /// Name of the case of `X86Opcode`; the first column gives it after a `=` where it is not the mnemonic.
    var opcodeName: String
    var operands: [X86OperandCode] = []
    /// 0 one byte, 1 0F, 2 0F38, 3 0F3A, 4...6 VEX maps 1...3.
    var space = 0
    /// 0 none, 1 66, 2 F3, 3 F2; nil: any.
    var prefix: Int?
    var opcode: UInt8 = 0
    /// How many opcodes from `opcode` on the row covers: 1, 8 or 16.
    var opcodeCount = 1
    var match: UInt32 = 0
    var mask: UInt32 = 0
    var hasModRM = false
    var attributes: Set<String> = []
    var feature: String
    var group: String
    /// The encoding column, for people and tests.
    var encoding: String

    var isVEX: Bool { space >= 4 }
    var mayBeMemory: Bool { hasModRM && (mask & X86Key.memory == 0 || match & X86Key.memory != 0) && !isModIgnored }
    var isModIgnored: Bool { operands.contains { $0.method == "C" || $0.method == "D" } }

    mutating func require(_ bits: UInt32, _ value: UInt32) {
        mask |= bits
        match = match & ~bits | value & bits
    }
}

/// Bits of the word that rows are matched against.
///
///     0...7  ModRM   8 W   9 L   10 64-bit mode   11 16-bit operands   12...13 address size (0 16, 1 32, 2 64)
///     14 REX.B   15 ModRM names memory
enum X86Key {
    static let w: UInt32 = 1 << 8
    static let l: UInt32 = 1 << 9
    static let mode64: UInt32 = 1 << 10
    static let operand16: UInt32 = 1 << 11
    static let addressSize: UInt32 = 3 << 12
    static let rexB: UInt32 = 1 << 14
    static let memory: UInt32 = 1 << 15
}

/// An operand code taken apart. `number` is that of a fixed register.
struct X86OperandCode: Equatable {
    var text: String
    var method: String
    var type: String
    var number = 0

    /// `fixed…` methods: registers the encoding implies.
    static let fixed: [String: (method: String, type: String, number: Int)] = [
        "AL": ("fixedGeneral", "b", 0), "CL": ("fixedGeneral", "b", 1), "AX": ("fixedGeneral", "w", 0),
        "DX": ("fixedGeneral", "w", 2), "eAX": ("fixedGeneral", "z", 0), "rAX": ("fixedGeneral", "v", 0),
        "ES": ("fixedSegment", "w", 0), "CS": ("fixedSegment", "w", 1), "SS": ("fixedSegment", "w", 2),
        "DS": ("fixedSegment", "w", 3), "FS": ("fixedSegment", "w", 4), "GS": ("fixedSegment", "w", 5),
        "XMM0": ("fixedVector", "dq", 0), "1": ("one", "b", 1), "ST0": ("fixedStack", "t", 0),
        "STi": ("stack", "t", 0),
    ]

    init(_ text: String) {
        self.text = text
        if let known = Self.fixed[text] {
            (method, type, number) = known
            return
        }
        method = String(text.prefix(1))
        type = String(text.dropFirst())
        guard x86Methods.contains(method), x86Types.contains(type) else { fatalError("no operand code \(text)") }
    }
}

/// Addressing methods. The order is the encoding in the generated tables.
let x86Methods = [
    "none", "A", "B", "C", "D", "E", "G", "H", "I", "J", "L", "M", "N", "O", "P", "Q", "R", "S", "U", "V", "W", "X",
    "Y",
    "Z", "fixedGeneral", "fixedSegment", "fixedVector", "fixedStack", "stack", "one",
]

/// Operand types. The order is the encoding in the generated tables.
let x86Types = [
    "0", "b", "w", "d", "q", "v", "z", "y", "s", "p", "a", "dq", "qq", "x", "ps", "pd", "ss", "sd", "h", "f", "e", "vw",
    "dw", "db", "t", "env", "state", "fx", "xs",
]

/// Methods that take a register or memory out of ModRM's mod and rm, and which of the two they allow.
private let memoryOnly: Set<String> = ["M"]
private let registerOnly: Set<String> = ["N", "R", "U", "stack"]

extension X86Row {
    /// A line of a table. `x2` in the encoding makes two rows of one.
    static func parse(_ line: String, feature: String, group: String) -> [X86Row] {
        let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        guard columns.count >= 3 else { fatalError("a row has four columns: \(line)") }
        let attributes = columns.count > 3 ? words(columns[3]) : []
        func row(_ encoding: String, _ feature: String) -> X86Row {
            let names = columns[0].split(separator: "=").map(String.init)
            var row = X86Row(
                mnemonic: names[0], opcodeName: names.count > 1 ? names[1] : names[0].lowercased(), feature: feature,
                group: group, encoding: encoding)
            row.operands = columns[1].split(separator: ",").map { X86OperandCode(String($0)) }
            row.parseEncoding(words(encoding))
            for attribute in attributes { row.parseAttribute(attribute) }
            row.constrainModRM()
            return row
        }
        guard let range = columns[2].firstRange(of: "VEX.x2.") else { return [row(columns[2], feature)] }
        return [
            row(columns[2].replacingCharacters(in: range, with: "VEX.128."), "AVX"),
            row(columns[2].replacingCharacters(in: range, with: "VEX.256."), "AVX2"),
        ]
    }

    private mutating func parseEncoding(_ tokens: [String]) {
        var hasOpcode = false
        for token in tokens {
            let isStart = !hasOpcode && space == 0 && prefix == nil
            switch token {
            case "NP": prefix = 0
            case "66" where isStart: prefix = 1
            case "F3" where isStart: prefix = 2
            case "F2" where isStart: prefix = 3
            case "0F" where !hasOpcode && space == 0: space = 1
            case "0F38": space = 2
            case "0F3A": space = 3
            case "W0": require(X86Key.w, 0)
            case "W1": require(X86Key.w, X86Key.w)
            case "reg": require(0xc0, 0xc0)
            case "mem": require(X86Key.memory, X86Key.memory)
            case "/r": hasModRM = true
            default:
                if token.hasPrefix("VEX.") {
                    parseVEX(token)
                } else if token.hasPrefix("/"), let digit = UInt32(token.dropFirst()), digit < 8 {
                    hasModRM = true
                    require(0x38, digit << 3)
                } else {
                    parseByte(token, isModRM: hasOpcode)
                    hasOpcode = true
                }
            }
        }
        if !hasOpcode { fatalError("\(mnemonic) has no opcode") }
    }

    private mutating func parseByte(_ token: String, isModRM: Bool) {
        let parts = token.split(separator: "+")
        guard let value = UInt8(parts[0], radix: 16) else { fatalError("\(mnemonic): \(token)?") }
        let count = parts.count == 1 ? 1 : parts[1] == "cc" ? 16 : 8
        if isModRM {
            hasModRM = true
            require(count == 8 ? 0xf8 : 0xff, UInt32(value))
        } else {
            opcode = value
            opcodeCount = count
        }
    }

    private mutating func parseVEX(_ token: String) {
        let parts = token.split(separator: ".").map(String.init)
        guard parts.count == 5, let map = ["0F": 4, "0F38": 5, "0F3A": 6][parts[3]],
            let prefix = ["NP": 0, "66": 1, "F3": 2, "F2": 3][parts[2]]
        else { fatalError("\(mnemonic): \(token)?") }
        space = map
        self.prefix = prefix
        switch parts[1] {
        case "128", "LZ": require(X86Key.l, 0)
        case "256": require(X86Key.l, X86Key.l)
        case "LIG": attributes.insert("lig")
        case "x": break
        default: fatalError("\(mnemonic): length \(parts[1])?")
        }
        switch parts[4] {
        case "W0": require(X86Key.w, 0)
        case "W1": require(X86Key.w, X86Key.w)
        case "WIG": break
        default: fatalError("\(mnemonic): \(parts[4])?")
        }
    }

    private mutating func parseAttribute(_ attribute: String) {
        switch attribute {
        // Valid in compatibility mode alone, in 64-bit mode alone.
        case "i64": require(X86Key.mode64, 0)
        case "only64": require(X86Key.mode64, X86Key.mode64)
        case "o16": require(X86Key.operand16, X86Key.operand16)
        case "o32": require(X86Key.operand16 | X86Key.w, 0)
        case "o64": require(X86Key.w, X86Key.w)
        case "a16": require(X86Key.addressSize, 0)
        case "a32": require(X86Key.addressSize, 1 << 12)
        case "a64": require(X86Key.addressSize, 2 << 12)
        case "rexb0": require(X86Key.rexB, 0)
        default:
            if attribute.hasPrefix("feature=") {
                feature = String(attribute.dropFirst("feature=".count))
            } else if x86AttributeBits.contains(where: { $0.name == attribute })
                || x86FaultNames.contains(attribute) || attribute == "unaligned"
            {
                attributes.insert(attribute)
            } else {
                fatalError("\(mnemonic): attribute \(attribute)?")
            }
        }
    }

    private mutating func constrainModRM() {
        if operands.contains(where: { memoryOnly.contains($0.method) }) {
            require(X86Key.memory, X86Key.memory)
        } else if operands.contains(where: { registerOnly.contains($0.method) }), !isModIgnored {
            require(0xc0, 0xc0)
        }
        if mask & 0xc0 == 0xc0 { require(X86Key.memory, 0) }
    }
}

private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
}

private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

extension String {
    fileprivate func firstRange(of part: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }

    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}

/// A table's lines to rows. `@group feature` says what the lines after it belong to.
func x86Rows(_ text: String) -> [X86Row] {
    var rows: [X86Row] = []
    var group = "integer"
    var feature = "BASE"
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        if line.hasPrefix("@") {
            let parts = line.dropFirst().split(separator: " ").map(String.init)
            (group, feature) = (parts[0], parts[1])
        } else {
            rows += X86Row.parse(String(line), feature: feature, group: group)
        }
    }
    return rows
}
