/// The interpreter's loop, and the enumeration of its records. Families of records are laid out regularly, so that the block
/// builder computes a record's number from operation, width and form.
///
/// Forms: `RR` register and register, `RI` register and immediate, `RM` register and memory, `MR`, `MI` alike with memory first; memory
/// is base and displacement, with an `X` also index and segment.
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

    private static let widths = [("8", "UInt8"), ("16", "UInt16"), ("32", "UInt32"), ("64", "UInt64")]
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
    private static let compareTests = [
        "B": "a < b", "AE": "a >= b", "E": "a == b", "NE": "a != b", "BE": "a <= b", "A": "a > b",
        "S": "isNegative(a &- b)", "NS": "!isNegative(a &- b)", "L": "isLess(a, b)", "GE": "!isLess(a, b)",
        "LE": "!isLess(b, a)", "G": "isLess(b, a)",
    ]
    private static let testTests = [
        "E": "r == 0", "NE": "r != 0", "S": "isNegative(r)", "NS": "!isNegative(r)", "LE": "!isLess(0, r)",
        "G": "isLess(0, r)",
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
    private static func memory(_ type: String, store: Bool, indexed: Bool, _ body: [String]) -> [String] {
        [address(indexed), "let entry = dataEntry(state, address)",
            "if \(store ? "canStore" : "canLoad")(entry, address, \(type).self) {",
            "    let memory = host(entry, address)",
        ] + body.map { "    " + $0 } + ["}"]
    }

    private static func chain(_ slot: Int) -> [String] {
        ["let next = linkedRecord(record, \(slot))", "if next > 1, !mustLeave(state, countdown) {",
            "    state.blockPC = pc", "    record = hostPointer(next)", "    continue run", "}",
            "link = next == 0 ? record + \(slot) : nil", "continue enter",
        ]
    }

    private static func branch(_ test: String) -> [String] {
        ["countdown &-= retired(record)", "if \(test) {", "    pc = pc &+ takenDisplacement(record)"]
            + chain(32).map { "    " + $0 } + ["}", "pc = pc &+ nextDisplacement(record)"] + chain(40)
    }

    // MARK: Families

    private static func arithmetic() -> Family {
        var family = Family(name: "arithmetic", comment: "(operation · 4 + width) · 8 + form; RR RI RM RMX MR MRX MI MIX")
        for operation in ["add", "or", "adc", "sbb", "and", "sub", "xor", "cmp", "test"] {
            let function = operation == "cmp" ? "sub" : operation == "test" ? "and" : operation
            let writes = operation != "cmp" && operation != "test"
            for (width, type) in widths {
                func compute(_ a: String, _ b: String, to target: String) -> [String] {
                    let call = "\(function)(state, \(a), \(b))"
                    return [writes ? "\(target), \(call))" : "_ = \(call)"] + next
                }
                let target = writes ? ["let result = destination(state, record)"] : []
                let own = "target(state, record, \(type).self)"
                let other = "source(state, record, \(type).self)"
                let immediate = "immediate(record, \(type).self)"
                let inMemory = "read(memory, \(type).self)"
                let name = operation + width
                family.cases.append(Case(name: name + "RR", body: target + compute(own, other, to: "put(result")))
                family.cases.append(Case(name: name + "RI", body: target + compute(own, immediate, to: "put(result")))
                for indexed in [false, true] {
                    family.cases.append(
                        Case(
                            name: name + (indexed ? "RMX" : "RM"),
                            body: target
                                + memory(type, store: false, indexed: indexed, compute(own, inMemory, to: "put(result"))))
                }
                for (form, operand) in [("MR", other), ("MI", immediate)] {
                    for indexed in [false, true] {
                        family.cases.append(
                            Case(
                                name: name + form + (indexed ? "X" : ""),
                                body: memory(
                                    type, store: writes, indexed: indexed,
                                    compute(inMemory, operand, to: "write(memory"))))
                    }
                }
            }
        }
        return family
    }

    private static func moves() -> Family {
        var family = Family(
            name: "move", comment: "width · 8 + form; RR RI, load, load X, store, store X, store immediate, the same X")
        for (width, type) in widths {
            let target = "let result = destination(state, record)"
            family.cases.append(
                Case(name: "move\(width)RR", body: [target, "put(result, source(state, record, \(type).self))"] + next))
            family.cases.append(
                Case(name: "move\(width)RI", body: [target, "put(result, immediate(record, \(type).self))"] + next))
            for indexed in [false, true] {
                family.cases.append(
                    Case(
                        name: "load\(width)" + (indexed ? "X" : ""),
                        body: [target]
                            + memory(
                                type, store: false, indexed: indexed, ["put(result, read(memory, \(type).self))"] + next)))
            }
            for (name, value) in [
                ("store", "source(state, record, \(type).self)"), ("storeImmediate", "immediate(record, \(type).self)"),
            ] {
                for indexed in [false, true] {
                    family.cases.append(
                        Case(
                            name: name + width + (indexed ? "X" : ""),
                            body: memory(type, store: true, indexed: indexed, ["write(memory, \(value))"] + next)))
                }
            }
        }
        return family
    }

    private static func extensions() -> Family {
        var family = Family(
            name: "extend", comment: "kind · 3 + form; zero 8, 16, sign 8, 16 to 32, sign 8, 16, 32 to 64; R M MX")
        let kinds = [
            ("zero8", "UInt8", "UInt64(", ")"), ("zero16", "UInt16", "UInt64(", ")"),
            ("sign8To32", "Int8", "UInt32(truncatingIfNeeded: ", ")"),
            ("sign16To32", "Int16", "UInt32(truncatingIfNeeded: ", ")"),
            ("sign8To64", "Int8", "UInt64(truncatingIfNeeded: ", ")"),
            ("sign16To64", "Int16", "UInt64(truncatingIfNeeded: ", ")"),
            ("sign32To64", "Int32", "UInt64(truncatingIfNeeded: ", ")"),
        ]
        for (name, type, open, close) in kinds {
            let target = "let result = destination(state, record)"
            family.cases.append(
                Case(
                    name: name + "R",
                    body: [target, "put(result, \(open)source(state, record, \(type).self)\(close))"] + next))
            for indexed in [false, true] {
                family.cases.append(
                    Case(
                        name: name + (indexed ? "MX" : "M"),
                        body: [target]
                            + memory(
                                type, store: false, indexed: indexed,
                                ["put(result, \(open)read(memory, \(type).self)\(close))"] + next)))
            }
        }
        return family
    }

    private static func unary() -> Family {
        var family = Family(name: "unary", comment: "(operation · 4 + width) · 3 + form; inc dec neg not; R M MX")
        for operation in ["inc", "dec", "neg", "not"] {
            for (width, type) in widths {
                func value(_ operand: String) -> String {
                    operation == "not" ? "~\(operand)" : "\(operation)(state, \(operand))"
                }
                let name = operation + width
                family.cases.append(
                    Case(
                        name: name + "R",
                        body: [
                            "let result = destination(state, record)",
                            "put(result, \(value("target(state, record, \(type).self)")))",
                        ] + next))
                for indexed in [false, true] {
                    family.cases.append(
                        Case(
                            name: name + (indexed ? "MX" : "M"),
                            body: memory(
                                type, store: true, indexed: indexed,
                                ["write(memory, \(value("read(memory, \(type).self)")))"] + next)))
                }
            }
        }
        return family
    }

    private static func shifts() -> Family {
        var family = Family(
            name: "shift", comment: "(operation · 2 + width) · 2 + form; shl shr sar rol ror; 32, 64; by immediate, by CL")
        for operation in ["shl", "shr", "sar", "rol", "ror"] {
            for (width, type) in widths.suffix(2) {
                let own = "target(state, record, \(type).self)"
                family.cases.append(
                    Case(
                        name: "\(operation)\(width)I",
                        body: [
                            "let result = destination(state, record)",
                            "put(result, \(operation)(state, \(own), immediate(record, UInt64.self)))",
                        ] + next))
                family.cases.append(
                    Case(
                        name: "\(operation)\(width)CL",
                        body: [
                            "let result = destination(state, record)",
                            "let count = state.base.load(fromByteOffset: 8, as: UInt64.self) & \(width == "64" ? 63 : 31)",
                            "let a = \(own)", "put(result, count == 0 ? a : \(operation)(state, a, count))",
                        ] + next))
            }
        }
        return family
    }

    private static func multiplications() -> Family {
        var family = Family(name: "multiply", comment: "width · 6 + form; 32, 64; RR RM RMX RRI RMI RMIX")
        for (width, type) in widths.suffix(2) {
            for (form, a) in [("", "target(state, record, \(type).self)"), ("I", "immediate(record, \(type).self)")] {
                let target = "let result = destination(state, record)"
                family.cases.append(
                    Case(
                        name: "imul\(width)RR\(form)",
                        body: [target, "put(result, imul(state, source(state, record, \(type).self), \(a)))"] + next))
                for indexed in [false, true] {
                    family.cases.append(
                        Case(
                            name: "imul\(width)RM\(form)\(indexed ? "X" : "")",
                            body: [target]
                                + memory(
                                    type, store: false, indexed: indexed,
                                    ["put(result, imul(state, read(memory, \(type).self), \(a)))"] + next)))
                }
            }
        }
        return family
    }

    private static func conditional() -> Family {
        var family = Family(name: "conditional", comment: "condition · 4 + form; jump, set, move 32, move 64")
        for (name, test) in conditions {
            family.cases.append(Case(name: "jump\(name)", body: branch(test)))
            family.cases.append(
                Case(
                    name: "set\(name)",
                    body: ["let result = destination(state, record)", "put(result, \(test) ? 1 as UInt8 : 0)"] + next))
            for (width, type) in widths.suffix(2) {
                family.cases.append(
                    Case(
                        name: "cmov\(name)\(width)",
                        body: [
                            "let result = destination(state, record)",
                            "put(result, \(test) ? source(state, record, \(type).self) : target(state, record, \(type).self))",
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
            name: name, comment: "(condition · 3 + width) · 8 + form; \(order); 8, 32, 64; RR RI RM RMX MR MRX MI MIX")
        for condition in used {
            guard let test = tests[condition.name] else { continue }
            for (width, type) in [widths[0], widths[2], widths[3]] {
                func body(_ a: String, _ b: String) -> [String] {
                    let operation = name == "test" ? "let r = and(state, a, b)" : "_ = sub(state, a, b)"
                    return ["let a = \(a)", "let b = \(b)", operation] + branch(test)
                }
                let own = "target(state, record, \(type).self)"
                let other = "source(state, record, \(type).self)"
                let immediate = "immediate(record, \(type).self)"
                let start = "\(name)\(condition.name)\(width)"
                family.cases.append(Case(name: start + "RR", body: body(own, other)))
                family.cases.append(Case(name: start + "RI", body: body(own, immediate)))
                let inMemory = "read(memory, \(type).self)"
                for (form, a, b) in [
                    ("RM", own, inMemory), ("MR", inMemory, other), ("MI", inMemory, immediate),
                ] {
                    for indexed in [false, true] {
                        family.cases.append(
                            Case(
                                name: start + form + (indexed ? "X" : ""),
                                body: memory(type, store: false, indexed: indexed, body(a, b))))
                    }
                }
            }
        }
        return family
    }

    /// Everything that is alone.
    private static func single() -> Family {
        let rsp = "state.base.load(fromByteOffset: 32, as: UInt64.self)"
        let setRSP = "state.base.storeBytes(of: address, toByteOffset: 32, as: UInt64.self)"
        func push(_ value: String, _ after: [String]) -> [String] {
            ["let address = \(rsp) &- 8", "let entry = dataEntry(state, address)",
                "if canStore(entry, address, UInt64.self) {", "    write(host(entry, address), \(value))", "    \(setRSP)",
            ] + after.map { "    " + $0 } + ["}"]
        }
        func nested(_ indexed: Bool, _ body: [String]) -> [String] {
            ["let place = \(indexed ? "farAddress" : "nearAddress")(state, record)",
                "let placeEntry = dataEntry(state, place)", "if canLoad(placeEntry, place, UInt64.self) {",
                "    let value = read(host(placeEntry, place), UInt64.self)",
            ] + body.map { "    " + $0 } + ["}"]
        }
        let register = "source(state, record, UInt64.self)"
        let returnAddress = "pc &+ nextDisplacement(record)"
        let target = "let result = destination(state, record)"
        var family = Family(name: "single", comment: "no order")
        func add(_ name: String, _ body: [String]) { family.cases.append(Case(name: name, body: body)) }
        add("pushR", push(register, next))
        add("pushI", push("immediate(record, UInt64.self)", next))
        for indexed in [false, true] { add("pushM" + (indexed ? "X" : ""), nested(indexed, push("value", next))) }
        add(
            "popR",
            [target, "let address = \(rsp)", "let entry = dataEntry(state, address)",
                "if canLoad(entry, address, UInt64.self) {",
                "    state.base.storeBytes(of: address &+ 8, toByteOffset: 32, as: UInt64.self)",
                "    put(result, read(host(entry, address), UInt64.self))",
            ] + next.map { "    " + $0 } + ["}"])
        add(
            "leave",
            ["let address = state.base.load(fromByteOffset: 40, as: UInt64.self)",
                "let entry = dataEntry(state, address)", "if canLoad(entry, address, UInt64.self) {",
                "    state.base.storeBytes(of: address &+ 8, toByteOffset: 32, as: UInt64.self)",
                "    state.base.storeBytes(of: read(host(entry, address), UInt64.self), toByteOffset: 40, as: UInt64.self)",
            ] + next.map { "    " + $0 } + ["}"])
        add(
            "callRelative",
            push(returnAddress, ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + chain(32)))
        add("callR", ["let value = \(register)"] + push(returnAddress, ["countdown &-= retired(record)", "pc = value", "continue enter"]))
        for indexed in [false, true] {
            add(
                "callM" + (indexed ? "X" : ""),
                nested(indexed, push(returnAddress, ["countdown &-= retired(record)", "pc = value", "continue enter"])))
        }
        add(
            "return",
            ["let address = \(rsp)", "let entry = dataEntry(state, address)",
                "if canLoad(entry, address, UInt64.self) {", "    countdown &-= retired(record)",
                "    state.base.storeBytes(of: address &+ 8 &+ immediate(record, UInt64.self), toByteOffset: 32, as: UInt64.self)",
                "    pc = read(host(entry, address), UInt64.self)", "    continue enter", "}",
            ])
        add("jumpRelative", ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + chain(32))
        add("jumpR", ["countdown &-= retired(record)", "pc = \(register)", "continue enter"])
        for indexed in [false, true] {
            add(
                "jumpM" + (indexed ? "X" : ""),
                nested(indexed, ["countdown &-= retired(record)", "pc = value", "continue enter"]))
        }
        add("blockEnd", ["countdown &-= retired(record)", "pc = pc &+ nextDisplacement(record)"] + chain(40))
        add("lea32", [target, "put(result, UInt32(truncatingIfNeeded: nearAddress(state, record)))"] + next)
        add("lea64", [target, "put(result, nearAddress(state, record))"] + next)
        add("lea32X", [target, "put(result, UInt32(truncatingIfNeeded: indexedOffset(state, record)))"] + next)
        add("lea64X", [target, "put(result, indexedOffset(state, record))"] + next)
        for (width, type) in widths.suffix(2) {
            add("bswap\(width)", [target, "put(result, target(state, record, \(type).self).byteSwapped)"] + next)
            add(
                "xchg\(width)",
                [target, "let other = state.base + slot(record, 3)", "let a = target(state, record, \(type).self)",
                    "put(result, source(state, record, \(type).self))", "put(other, a)",
                ] + next)
            for indexed in [false, true] {
                add(
                    "cmovM\(width)" + (indexed ? "X" : ""),
                    [target]
                        + memory(
                            type, store: false, indexed: indexed,
                            ["let value = read(memory, \(type).self)",
                                "put(result, state.holds(condition(record)) ? value : target(state, record, \(type).self))",
                            ] + next))
            }
        }
        add("signA64", ["state.base.storeBytes(of: Int64(state.base.load(as: Int32.self)), as: Int64.self)"] + next)
        add(
            "signD32",
            ["put(state.base + 16, UInt32(bitPattern: state.base.load(as: Int32.self) &>> 31))"] + next)
        add(
            "signD64",
            ["put(state.base + 16, UInt64(bitPattern: state.base.load(as: Int64.self) &>> 63))"] + next)
        add(
            "cold",
            ["state.pc = pc &+ offset(record)", "state.countdown = countdown &- index(record)",
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
