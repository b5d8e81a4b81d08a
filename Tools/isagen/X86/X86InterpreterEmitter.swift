/// The interpreter's loop, and the enumeration of its records. Families of records are laid out regularly, so that the block
/// builder computes a record's number from operation, width and form.
///
/// Forms: `RR` register and register, `RI` register and immediate, `RM` register and memory, `MR`, `MI` alike with memory first. Memory
/// is base and displacement; indexed, with an `X` where both are there, also index and segment.
struct X86InterpreterEmitter {
    private struct Case {
        var name: String
        var body: [String]
    }

    private struct Family {
        var name: String
        var comment: String
        var cases: [Case] = []
    }

    private struct Width {
        var bits: String
        var bytes: String
        /// Writes a register of this width.
        var put: String { bits == "32" ? "put32" : "write" + bits }
        var read: String { "read" + bits }
        var write: String { "write" + bits }
    }

    private static let byte = Width(bits: "8", bytes: "1")
    private static let half = Width(bits: "16", bytes: "2")
    private static let word = Width(bits: "32", bytes: "4")
    private static let wide = Width(bits: "64", bytes: "8")
    /// Operations of 16 bits are rare.
    private static let usual = [byte, word, wide]
    private static let next = ["record += recordSizeBytes", "continue run"]
    /// Conditions in the order of their codes: names, by flags.
    private static let conditions: [(name: String, test: String)] = [
        ("O", "state.overflowFlag"), ("NO", "!state.overflowFlag"), ("B", "state.carryFlag"),
        ("AE", "!state.carryFlag"), ("E", "state.zeroFlag"), ("NE", "!state.zeroFlag"),
        ("BE", "state.carryFlag || state.zeroFlag"), ("A", "!(state.carryFlag || state.zeroFlag)"),
        ("S", "state.signFlag"), ("NS", "!state.signFlag"), ("P", "state.parityFlag"), ("NP", "!state.parityFlag"),
        ("L", "state.isLess"), ("GE", "!state.isLess"), ("LE", "state.isLess || state.zeroFlag"),
        ("G", "!(state.isLess || state.zeroFlag)"),
    ]
    /// Of CMP a, b and of TEST with the result r.
    /// `WIDTH` is the width.
    private static let compareTests = [
        "B": "a < b", "AE": "a >= b", "E": "a == b", "NE": "a != b", "BE": "a <= b", "A": "a > b",
        "S": "isNegative(a &- b, WIDTH)", "NS": "!isNegative(a &- b, WIDTH)", "L": "isLess(a, b, WIDTH)",
        "GE": "!isLess(a, b, WIDTH)", "LE": "!isLess(b, a, WIDTH)", "G": "isLess(b, a, WIDTH)",
    ]
    private static let testTests = [
        "E": "r == 0", "NE": "r != 0", "S": "isNegative(r, WIDTH)", "NS": "!isNegative(r, WIDTH)",
        "LE": "!isLess(0, r, WIDTH)", "G": "isLess(0, r, WIDTH)",
    ]

    private let families: [Family]

    init() {
        families = [
            Self.arithmetic(), Self.moves(), Self.extensions(), Self.unary(), Self.shifts(), Self.multiplications(),
            Self.conditional(), Self.fused("compare", Self.compareTests), Self.fused("test", Self.testTests),
            Self.single(),
        ]
    }

    // MARK: Pieces

    private static func address(_ indexed: Bool) -> String {
        "let address = \(indexed ? "farAddress" : "nearAddress")(state, record)"
    }

    /// Runs `body` with the operand at `memory`; otherwise the switch is left.
    private static func memory(_ width: Width, store: Bool, indexed: Bool, _ body: [String]) -> [String] {
        [
            address(indexed), "let entry = dataEntry(state, address)",
            "if \(store ? "canStore" : "canLoad")(entry, address, \(width.bytes)) {",
            "    let memory = host(entry, address)",
        ] + body.map { "    " + $0 } + ["}"]
    }

    private static func chain(_ slot: Int) -> [String] {
        [
            "let next = linkedRecord(record, \(slot))", "if next > 1, !mustLeave(state, countdown) {",
            "    state.blockPC = pc", "    record = hostPointer(next)", "    continue run", "}",
            "link = next == 0 ? record + \(slot) : nil", "continue enter",
        ]
    }

    private static func branch(_ test: String) -> [String] {
        ["countdown &-= retired(record)", "if \(test) {", "    pc = pc &+ takenDisplacement(record)"]
            + chain(32).map { "    " + $0 } + ["}", "pc = pc &+ nextDisplacement(record)"] + chain(40)
    }

    // MARK: Families

    private static let target = "let result = destination(state, record)"
    private static let other = "let other = source(state, record)"

    private static func arithmetic() -> Family {
        var family = Family(
            name: "arithmetic", comment: "(operation · 3 + width) · 5 + form; 8, 32, 64; RR RI RM MR MI, memory indexed"
        )
        for operation in ["add", "or", "adc", "sbb", "and", "sub", "xor", "cmp", "test"] {
            let function = operation == "cmp" ? "sub" : operation == "test" ? "and" : operation
            let writes = operation != "cmp" && operation != "test"
            for width in usual {
                func compute(_ a: String, _ b: String, to target: String) -> [String] {
                    let call = "\(function)(state, \(a), \(b), \(width.bits))"
                    return [writes ? "\(target), \(call))" : "_ = \(call)"] + next
                }
                let own = "\(width.read)(result)"
                let second = "\(width.read)(other)"
                let immediate =
                    "immediate(record)\(width.bits == "64" ? "" : width.bits == "32" ? " & 0xffff_ffff" : " & 0xff")"
                let inMemory = "\(width.read)(memory)"
                let put = "\(width.put)(result"
                let name = operation + width.bits
                func add(_ form: String, _ body: [String]) { family.cases.append(Case(name: name + form, body: body)) }
                add("RR", [target, other] + compute(own, second, to: put))
                add("RI", [target] + compute(own, immediate, to: put))
                add("RM", [target] + memory(width, store: false, indexed: true, compute(own, inMemory, to: put)))
                add(
                    "MR",
                    [other]
                        + memory(
                            width, store: writes, indexed: true, compute(inMemory, second, to: "\(width.write)(memory"))
                )
                add(
                    "MI",
                    memory(
                        width, store: writes, indexed: true, compute(inMemory, immediate, to: "\(width.write)(memory")))
            }
        }
        return family
    }

    private static func moves() -> Family {
        var family = Family(
            name: "move", comment: "width · 8 + form; RR RI, load, load X, store, store X, store immediate, the same X")
        for width in [byte, half, word, wide] {
            let bits = width.bits
            func add(_ name: String, _ body: [String]) { family.cases.append(Case(name: name, body: body)) }
            add("move\(bits)RR", [target, other, "\(width.put)(result, \(width.read)(other))"] + next)
            add("move\(bits)RI", [target, "\(width.put)(result, immediate(record))"] + next)
            for indexed in [false, true] {
                add(
                    "load\(bits)" + (indexed ? "X" : ""),
                    [target]
                        + memory(
                            width, store: false, indexed: indexed,
                            ["\(width.put)(result, \(width.read)(memory))"] + next))
            }
            for (name, value) in [
                ("store", "\(width.read)(source(state, record))"), ("storeImmediate", "immediate(record)"),
            ] {
                for indexed in [false, true] {
                    add(
                        name + bits + (indexed ? "X" : ""),
                        memory(width, store: true, indexed: indexed, ["\(width.write)(memory, \(value))"] + next))
                }
            }
        }
        return family
    }

    private static func extensions() -> Family {
        var family = Family(
            name: "extend", comment: "kind · 3 + form; zero 8, 16, sign 8, 16 to 32, sign 8, 16, 32 to 64; R M MX")
        let kinds: [(String, Width, String, String, String)] = [
            ("zero8", byte, "write64", "", ""), ("zero16", half, "write64", "", ""),
            ("sign8To32", byte, "put32", "signed(", ", 8)"), ("sign16To32", half, "put32", "signed(", ", 16)"),
            ("sign8To64", byte, "write64", "signed(", ", 8)"), ("sign16To64", half, "write64", "signed(", ", 16)"),
            ("sign32To64", word, "write64", "signed(", ", 32)"),
        ]
        for (name, width, put, open, close) in kinds {
            family.cases.append(
                Case(
                    name: name + "R",
                    body: [target, "\(put)(result, \(open)\(width.read)(source(state, record))\(close))"] + next))
            for indexed in [false, true] {
                family.cases.append(
                    Case(
                        name: name + (indexed ? "MX" : "M"),
                        body: [target]
                            + memory(
                                width, store: false, indexed: indexed,
                                ["\(put)(result, \(open)\(width.read)(memory)\(close))"] + next)))
            }
        }
        return family
    }

    private static func unary() -> Family {
        var family = Family(
            name: "unary", comment: "(operation · 3 + width) · 2 + form; inc dec neg not; 8, 32, 64; R M")
        for operation in ["inc", "dec", "neg", "not"] {
            for width in usual {
                func value(_ operand: String) -> String {
                    operation == "not" ? "~\(operand)" : "\(operation)(state, \(operand), \(width.bits))"
                }
                family.cases.append(
                    Case(
                        name: operation + width.bits + "R",
                        body: [target, "\(width.put)(result, \(value("\(width.read)(result)")))"] + next))
                family.cases.append(
                    Case(
                        name: operation + width.bits + "M",
                        body: memory(
                            width, store: true, indexed: true,
                            ["\(width.write)(memory, \(value("\(width.read)(memory)")))"] + next)))
            }
        }
        return family
    }

    private static func shifts() -> Family {
        var family = Family(
            name: "shift",
            comment: "(operation · 2 + width) · 2 + form; shl shr sar rol ror; 32, 64; by immediate, by CL")
        for operation in ["shl", "shr", "sar", "rol", "ror"] {
            for width in [word, wide] {
                let own = "\(width.read)(result)"
                family.cases.append(
                    Case(
                        name: "\(operation)\(width.bits)I",
                        body: [
                            target,
                            "\(width.put)(result, \(operation)(state, \(own), immediate(record), \(width.bits)))",
                        ] + next))
                family.cases.append(
                    Case(
                        name: "\(operation)\(width.bits)CL",
                        body: [
                            target, "let count = read64(state.base + 8) & \(width.bits == "64" ? 63 : 31)",
                            "let a = \(own)",
                            "\(width.put)(result, count == 0 ? a : \(operation)(state, a, count, \(width.bits)))",
                        ] + next))
            }
        }
        return family
    }

    private static func multiplications() -> Family {
        var family = Family(name: "multiply", comment: "width · 4 + form; 32, 64; RR RM RRI RMI")
        for width in [word, wide] {
            for (form, a) in [("", "\(width.read)(result)"), ("I", "immediate(record)")] {
                family.cases.append(
                    Case(
                        name: "imul\(width.bits)RR\(form)",
                        body: [
                            target, other,
                            "\(width.put)(result, imul(state, \(width.read)(other), \(a), \(width.bits)))",
                        ] + next))
                family.cases.append(
                    Case(
                        name: "imul\(width.bits)RM\(form)",
                        body: [target]
                            + memory(
                                width, store: false, indexed: true,
                                ["\(width.put)(result, imul(state, \(width.read)(memory), \(a), \(width.bits)))"] + next
                            )))
            }
        }
        return family
    }

    private static func conditional() -> Family {
        var family = Family(name: "conditional", comment: "condition · 4 + form; jump, set, move 32, move 64")
        for (name, test) in conditions {
            family.cases.append(Case(name: "jump\(name)", body: branch(test)))
            family.cases.append(
                Case(name: "set\(name)", body: [target, "write8(result, \(test) ? 1 : 0)"] + next))
            for width in [word, wide] {
                family.cases.append(
                    Case(
                        name: "cmov\(name)\(width.bits)",
                        body: [
                            target, other,
                            "\(width.put)(result, \(test) ? \(width.read)(other) : \(width.read)(result))",
                        ] + next))
            }
        }
        return family
    }

    /// CMP or TEST with the Jcc after it.
    private static func fused(_ name: String, _ tests: [String: String]) -> Family {
        let used = conditions.filter { tests[$0.name] != nil }
        let order = used.map(\.name).joined(separator: " ")
        var family = Family(
            name: name, comment: "(condition · 3 + width) · 3 + form; \(order); 8, 32, 64; RR RI MI")
        for condition in used {
            guard let pattern = tests[condition.name] else { continue }
            for width in usual {
                let parts = pattern.split(separator: "W").map(String.init)
                let test = parts.map { $0.hasPrefix("IDTH") ? width.bits + $0.dropFirst(4) : $0 }.joined()
                func body(_ a: String, _ b: String) -> [String] {
                    let call = "(state, a, b, \(width.bits))"
                    return ["let a = \(a)", "let b = \(b)", name == "test" ? "let r = and\(call)" : "_ = sub\(call)"]
                        + branch(test)
                }
                let own = "\(width.read)(destination(state, record))"
                let second = "\(width.read)(source(state, record))"
                let mask = width.bits == "64" ? "" : width.bits == "32" ? " & 0xffff_ffff" : " & 0xff"
                let immediate = "immediate(record)" + mask
                let start = "\(name)\(condition.name)\(width.bits)"
                family.cases.append(Case(name: start + "RR", body: body(own, second)))
                family.cases.append(Case(name: start + "RI", body: body(own, immediate)))
                family.cases.append(
                    Case(
                        name: start + "MI",
                        body: memory(width, store: false, indexed: true, body("\(width.read)(memory)", immediate))))
            }
        }
        return family
    }

    /// Everything that is alone.
    private static func single() -> Family {
        let rsp = "read64(state.base + 32)"
        let setRSP = "write64(state.base + 32, address)"
        func push(_ value: String, _ after: [String]) -> [String] {
            [
                "let address = \(rsp) &- 8", "let entry = dataEntry(state, address)",
                "if canStore(entry, address, 8) {", "    write64(host(entry, address), \(value))", "    \(setRSP)",
            ] + after.map { "    " + $0 } + ["}"]
        }
        func nested(_ body: [String]) -> [String] {
            [
                "let place = farAddress(state, record)", "let placeEntry = dataEntry(state, place)",
                "if canLoad(placeEntry, place, 8) {", "    let value = read64(host(placeEntry, place))",
            ] + body.map { "    " + $0 } + ["}"]
        }
        func pop(_ body: [String]) -> [String] {
            ["let address = \(rsp)", "let entry = dataEntry(state, address)", "if canLoad(entry, address, 8) {"]
                + body.map { "    " + $0 } + ["}"]
        }
        let register = "read64(source(state, record))"
        let returnAddress = "pc &+ nextDisplacement(record)"
        var family = Family(name: "single", comment: "no order")
        func add(_ name: String, _ body: [String]) { family.cases.append(Case(name: name, body: body)) }
        let go = ["countdown &-= retired(record)", "pc = value", "continue enter"]
        // A target that is no address is the branch's own fault, with nothing done yet.
        func checked(_ body: [String]) -> [String] {
            ["if isCanonical(value) {"] + body.map { "    " + $0 } + ["}"]
        }
        add("pushR", push(register, next))
        add("pushI", push("immediate(record)", next))
        add("pushM", nested(push("value", next)))
        add(
            "popR",
            [target]
                + pop(
                    ["write64(state.base + 32, address &+ 8)", "write64(result, read64(host(entry, address)))"] + next))
        add(
            "leave",
            [
                "let address = read64(state.base + 40)", "let entry = dataEntry(state, address)",
                "if canLoad(entry, address, 8) {", "    write64(state.base + 32, address &+ 8)",
                "    write64(state.base + 40, read64(host(entry, address)))",
            ] + next.map { "    " + $0 } + ["}"])
        add(
            "callRelative",
            push(returnAddress, ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + chain(32)))
        add("callR", ["let value = \(register)"] + checked(push(returnAddress, go)))
        add("callM", nested(checked(push(returnAddress, go))))
        add(
            "return",
            pop(
                ["let value = read64(host(entry, address))"]
                    + checked(["write64(state.base + 32, address &+ 8 &+ immediate(record))"] + go)))
        add("jumpRelative", ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + chain(32))
        add("jumpR", ["let value = \(register)"] + checked(go))
        add("jumpM", nested(checked(go)))
        add("blockEnd", ["countdown &-= retired(record)", "pc = pc &+ nextDisplacement(record)"] + chain(40))
        add("lea32", [target, "put32(result, nearAddress(state, record))"] + next)
        add("lea64", [target, "write64(result, nearAddress(state, record))"] + next)
        add("lea32X", [target, "put32(result, indexedOffset(state, record))"] + next)
        add("lea64X", [target, "write64(result, indexedOffset(state, record))"] + next)
        add("bswap32", [target, "put32(result, read32(result).byteSwapped &>> 32)"] + next)
        add("bswap64", [target, "write64(result, read64(result).byteSwapped)"] + next)
        for width in [word, wide] {
            add(
                "xchg\(width.bits)",
                [
                    target, other, "let a = \(width.read)(result)", "\(width.put)(result, \(width.read)(other))",
                    "\(width.put)(other, a)",
                ] + next)
            add(
                "cmovM\(width.bits)",
                [target]
                    + memory(
                        width, store: false, indexed: true,
                        [
                            "let value = \(width.read)(memory)",
                            "\(width.put)(result, state.holds(condition(record)) ? value : \(width.read)(result))",
                        ] + next))
        }
        add("signA64", ["write64(state.base, signed(read32(state.base), 32))"] + next)
        add("signD32", ["put32(state.base + 16, signed(read32(state.base), 32) &>> 32)"] + next)
        add("signD64", ["write64(state.base + 16, isNegative(read64(state.base), 64) ? .max : 0)"] + next)
        add(
            "cold",
            [
                "state.pc = pc &+ offset(record)", "state.countdown = countdown &- index(record)",
                "if hart.executeCold(record) {", "    record += 2 &* recordSizeBytes", "    continue run", "}",
                "pc = state.pc", "countdown = state.countdown", "continue enter",
            ])
        add("inMemory", ["break"])
        return family
    }

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
        text += "}\n\n"
        text += """
            extension X86Interpreter {
                /// Runs decoded blocks until `countdown` or `attention` says to leave.
                ///
                /// Locals live in host registers: `record` (next record), `pc` (address of the current block), `countdown`.
                /// A case that is done says `continue run`; one whose fast path does not hold falls out of the switch.
                @inline(never)
                static func run(_ state: X86State, _ hart: X86Processor) {
                    var pc = state.pc
                    var countdown = state.countdown
                    var link: UnsafeMutableRawPointer?

                    enter: while true {
                        if mustLeave(state, countdown) { break }
                        var record: UnsafeMutableRawPointer
                        do {
                            var first = lookUpBlock(state, pc)
                            if first == 0 {
                                state.pc = pc
                                state.countdown = countdown
                                first = hart.findBlock()
                                if first == 0 {
                                    pc = state.pc
                                    countdown = state.countdown
                                    link = nil
                                    continue enter
                                }
                            }
                            record = recordAddress(state, first)
                        }
                        state.blockPC = pc
                        if let slot = link {
                            slot.storeBytes(of: UInt64(UInt(bitPattern: record)), as: UInt64.self)
                            link = nil
                        }

                        run: while true {
                            switch opcode(record) {

            """
        for family in families {
            for one in family.cases {
                text += "                case .\(one.name):\n"
                for line in one.body { text += "                    \(line)\n" }
            }
        }
        text += """
                            }
                            state.pc = pc &+ offset(record)
                            state.countdown = countdown &- index(record)
                            if hart.executeSlowly(record) {
                                record += recordSizeBytes
                                continue run
                            }
                            pc = state.pc
                            countdown = state.countdown
                            continue enter
                        }
                    }
                    state.pc = pc
                    state.countdown = countdown
                }
            }

            """
        return text
    }
}
