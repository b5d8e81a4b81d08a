/// The interpreter's loop, and the enumeration of its records. Families of records are laid out regularly, so that the block
/// builder computes a record's number from operation, width and form.
///
/// Forms: `RR` register and register, `RI` register and immediate, `RM` register and memory, `MR`, `MI` alike with memory first. Memory
/// is base and displacement; indexed, with an `X` where both are there, also index and segment.
struct X86InterpreterEmitter {
    struct Case {
        var name: String
        var body: [String]
    }

    struct Family {
        var name: String
        var comment: String
        var cases: [Case] = []

        mutating func add(_ name: String, _ body: [String]) { cases.append(Case(name: name, body: body)) }
    }

    struct Width {
        var bits: String
        var bytes: String
        /// Writes a register of this width.
        var put: String { bits == "32" ? "put32" : "write" + bits }
        var read: String { "read" + bits }
        var write: String { "write" + bits }
        /// Cuts an immediate to this width.
        var mask: String {
            switch bits {
            case "8": " & 0xff"
            case "16": " & 0xffff"
            case "32": " & 0xffff_ffff"
            default: ""
            }
        }
    }

    static let byte = Width(bits: "8", bytes: "1")
    static let half = Width(bits: "16", bytes: "2")
    static let word = Width(bits: "32", bytes: "4")
    static let wide = Width(bits: "64", bytes: "8")
    static let widths = [byte, half, word, wide]
    static let next = ["record += recordSizeBytes", "continue run"]
    private let families: [Family]

    init() {
        families =
            [
                Self.arithmetic(), Self.moves(), Self.extensions(), Self.unary(), Self.shifts(), Self.multiplications(),
                Self.conditional(), Self.fused("compare", Self.compareTests), Self.fused("test", Self.testTests),
                Self.single(), Self.shiftsByCL(), Self.bitTests(), Self.counts(), Self.bitManipulation(),
                Self.wideArithmetic(),
                Self.exchanges(), Self.kernel(), Self.quiet(), Self.quietShifts(), Self.quietUnary(),
            ] + Self.vectorFamilies()
    }

    // MARK: Pieces

    static func address(_ indexed: Bool) -> String {
        "let address = \(indexed ? "farAddress" : "nearAddress")(state, record)"
    }

    /// Runs `body` with the operand at `memory`; otherwise the switch is left.
    static func memory(_ width: Width, store: Bool, indexed: Bool, _ body: [String]) -> [String] {
        [address(indexed), "let entry = dataEntry(state, address)"]
            + access(bytes: width.bytes, store: store, ["let memory = host(entry, address)"] + body)
    }

    /// Runs `body` if the TLB's `entry` has `address`; if not, looks the page up and runs the record again.
    static func access(bytes: String, store: Bool, _ body: [String]) -> [String] {
        ["if \(store ? "canStore" : "canLoad")(entry, address, \(bytes)) {"] + body.map { "    " + $0 }
            + ["} else if hart.fill(address, \(bytes), stores: \(store)) {", "    continue run", "}"]
    }

    static let target = "let result = destination(state, record)"
    static let other = "let other = source(state, record)"

    // MARK: File

    func file() -> String {
        var text = fileHeader
        text += "/// What a decoded record does.\nenum X86Record: UInt16 {\n"
        var number = 0
        var starts: [(String, String, Int)] = []
        for family in families {
            starts.append((family.name, family.comment, number))
            for one in family.cases {
                text += "    case \(one.name == "return" ? "`return`" : one.name)\n"
                number += 1
            }
        }
        if number <= 256 { fatalError("fewer than 257 records: they would be a byte each") }
        for (name, comment, start) in starts {
            text += "\n    /// \(comment).\n    static let \(name)Start: UInt16 = \(start)\n"
        }
        text += "\n" + Self.lookup("packed", Self.packedOperations) + Self.lookup("packedShift", Self.packedShifts)
        text += Self.lookup("shuffle", Self.shuffles) + Self.lookup("selection", Self.selections)
        text += "}\n\n"
        var cases = ""
        for family in families {
            for one in family.cases {
                cases += "            case .\(one.name):\n"
                for line in one.body { cases += "                \(line)\n" }
            }
        }
        return text + "extension X86Interpreter {\n" + indented(Self.loop.function(cases: cases)) + "}\n"
    }

    static let loop = LoopEmitter(
        state: "X86State", processor: "X86Processor", place: "X86Place", whatFails: "one whose fast path does not hold",
        recordPointer: "record.pointer", atBlock: ["state.blockPC = pc"],
        afterSwitch: [
            "state.pc = pc &+ offset(record)", "state.countdown = countdown &- index(record)",
            "if hart.executeSlowly(record) {",
        ] + next.map { "    " + $0 } + ["}", "pc = state.pc", "countdown = state.countdown", "continue enter"])
}
