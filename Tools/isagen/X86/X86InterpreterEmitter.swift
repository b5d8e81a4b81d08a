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
            name: "arithmetic",
            comment: "(operation · 4 + width) · 5 + form; 8, 16, 32, 64; RR RI RM MR MI, memory indexed"
        )
        for operation in ["add", "or", "adc", "sbb", "and", "sub", "xor", "cmp", "test"] {
            let function = operation == "cmp" ? "sub" : operation == "test" ? "and" : operation
            let writes = operation != "cmp" && operation != "test"
            for width in widths {
                func compute(_ a: String, _ b: String, to target: String) -> [String] {
                    let call = "\(function)(state, \(a), \(b), \(width.bits))"
                    return [writes ? "\(target), \(call))" : "_ = \(call)"] + next
                }
                let own = "\(width.read)(result)"
                let second = "\(width.read)(other)"
                let immediate = "immediate(record)" + width.mask
                let inMemory = "\(width.read)(memory)"
                let put = "\(width.put)(result"
                let name = operation + width.bits
                func add(_ form: String, _ body: [String]) { family.add(name + form, body) }
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
            family.add("move\(bits)RR", [target, other, "\(width.put)(result, \(width.read)(other))"] + next)
            family.add("move\(bits)RI", [target, "\(width.put)(result, immediate(record))"] + next)
            for indexed in [false, true] {
                family.add(
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
                    family.add(
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
            family.add(
                name + "R", [target, "\(put)(result, \(open)\(width.read)(source(state, record))\(close))"] + next)
            for indexed in [false, true] {
                family.add(
                    name + (indexed ? "MX" : "M"),
                    [target]
                        + memory(
                            width, store: false, indexed: indexed,
                            ["\(put)(result, \(open)\(width.read)(memory)\(close))"] + next))
            }
        }
        return family
    }

    private static func unary() -> Family {
        var family = Family(
            name: "unary", comment: "(operation · 4 + width) · 2 + form; inc dec neg not; 8, 16, 32, 64; R M")
        for operation in ["inc", "dec", "neg", "not"] {
            for width in widths {
                func value(_ operand: String) -> String {
                    operation == "not" ? "~\(operand)" : "\(operation)(state, \(operand), \(width.bits))"
                }
                family.add(
                    operation + width.bits + "R",
                    [target, "\(width.put)(result, \(value("\(width.read)(result)")))"] + next)
                family.add(
                    operation + width.bits + "M",
                    memory(
                        width, store: true, indexed: true,
                        ["\(width.write)(memory, \(value("\(width.read)(memory)")))"] + next))
            }
        }
        return family
    }

    private static let shiftOperations = ["shl", "shr", "sar", "rol", "ror"]

    private static func shifts() -> Family {
        var family = Family(
            name: "shift",
            comment: "(operation · 4 + width) · 2 + form; shl shr sar rol ror; 8, 16, 32, 64; by immediate; R M")
        for operation in shiftOperations {
            for width in widths {
                func value(_ place: String) -> String {
                    "\(operation)(state, \(width.read)(\(place)), immediate(record), \(width.bits))"
                }
                family.add("\(operation)\(width.bits)I", [target, "\(width.put)(result, \(value("result")))"] + next)
                family.add(
                    "\(operation)\(width.bits)MI",
                    memory(
                        width, store: true, indexed: true,
                        ["\(width.write)(memory, \(value("memory")))"] + next))
            }
        }
        return family
    }

    private static func shiftsByCL() -> Family {
        var family = Family(name: "shiftByCL", comment: "operation · 2 + width; shl shr sar rol ror; 32, 64")
        for operation in shiftOperations {
            for width in [word, wide] {
                family.add(
                    "\(operation)\(width.bits)CL",
                    [
                        target, "let count = read64(state.place(8)) & \(width.bits == "64" ? 63 : 31)",
                        "let a = \(width.read)(result)",
                        "\(width.put)(result, count == 0 ? a : \(operation)(state, a, count, \(width.bits)))",
                    ] + next)
            }
        }
        return family
    }

    // MARK: Without flags: what follows sets them anew before anyone could see them

    private static func quiet() -> Family {
        var family = Family(
            name: "quiet", comment: "(operation · 2 + width) · 2 + form; add or and sub xor; 32, 64; RR RI; no flags")
        for (operation, symbol) in [("add", "&+"), ("or", "|"), ("and", "&"), ("sub", "&-"), ("xor", "^")] {
            for width in [word, wide] {
                let own = "\(width.put)(result, \(width.read)(result) \(symbol) "
                family.add("\(operation)\(width.bits)QuietRR", [target, other, own + "\(width.read)(other))"] + next)
                family.add("\(operation)\(width.bits)QuietRI", [target, own + "immediate(record))"] + next)
            }
        }
        return family
    }

    private static func quietShifts() -> Family {
        var family = Family(
            name: "quietShift", comment: "operation · 2 + width; shl shr sar rol ror; 32, 64; by immediate; no flags")
        for operation in shiftOperations {
            for width in [word, wide] {
                let call = "\(operation)Quiet(\(width.read)(result), immediate(record), \(width.bits))"
                family.add("\(operation)\(width.bits)Quiet", [target, "\(width.put)(result, \(call))"] + next)
            }
        }
        return family
    }

    private static func quietUnary() -> Family {
        var family = Family(name: "quietUnary", comment: "operation · 2 + width; inc dec neg; 32, 64; no flags")
        for (operation, pattern) in [("inc", "VALUE &+ 1"), ("dec", "VALUE &- 1"), ("neg", "0 &- VALUE")] {
            for width in [word, wide] {
                let value = pattern.replacing("VALUE", with: "\(width.read)(result)")
                family.add("\(operation)\(width.bits)Quiet", [target, "\(width.put)(result, \(value))"] + next)
            }
        }
        return family
    }

    private static func multiplications() -> Family {
        var family = Family(name: "multiply", comment: "width · 4 + form; 32, 64; RR RM RRI RMI")
        for width in [word, wide] {
            for (form, a) in [("", "\(width.read)(result)"), ("I", "immediate(record)")] {
                family.add(
                    "imul\(width.bits)RR\(form)",
                    [
                        target, other,
                        "\(width.put)(result, imul(state, \(width.read)(other), \(a), \(width.bits)))",
                    ] + next)
                family.add(
                    "imul\(width.bits)RM\(form)",
                    [target]
                        + memory(
                            width, store: false, indexed: true,
                            ["\(width.put)(result, imul(state, \(width.read)(memory), \(a), \(width.bits)))"] + next
                        ))
            }
        }
        return family
    }

    private static func conditional() -> Family {
        var family = Family(name: "conditional", comment: "condition · 4 + form; jump, set, move 32, move 64")
        for (name, test) in conditions {
            family.add("jump\(name)", branch(test))
            family.add("set\(name)", [target, "write8(result, \(test) ? 1 : 0)"] + next)
            for width in [word, wide] {
                family.add(
                    "cmov\(name)\(width.bits)",
                    [
                        target, other,
                        "\(width.put)(result, \(test) ? \(width.read)(other) : \(width.read)(result))",
                    ] + next)
            }
        }
        return family
    }

    /// CMP or TEST with the Jcc after it.
    private static func fused(_ name: String, _ tests: [String: String]) -> Family {
        let used = conditions.filter { tests[$0.name] != nil }
        let order = used.map(\.name).joined(separator: " ")
        var family = Family(
            name: name, comment: "(condition · 4 + width) · 3 + form; \(order); 8, 16, 32, 64; RR RI MI")
        for condition in used {
            guard let pattern = tests[condition.name] else { continue }
            for width in widths {
                let test = pattern.replacing("WIDTH", with: width.bits)
                func body(_ a: String, _ b: String) -> [String] {
                    let call = "(state, a, b, \(width.bits))"
                    return ["let a = \(a)", "let b = \(b)", name == "test" ? "let r = and\(call)" : "_ = sub\(call)"]
                        + branch(test)
                }
                let own = "\(width.read)(destination(state, record))"
                let second = "\(width.read)(source(state, record))"
                let immediate = "immediate(record)" + width.mask
                let start = "\(name)\(condition.name)\(width.bits)"
                family.add(start + "RR", body(own, second))
                family.add(start + "RI", body(own, immediate))
                family.add(
                    start + "MI", memory(width, store: false, indexed: true, body("\(width.read)(memory)", immediate)))
            }
        }
        return family
    }

    /// Everything that is alone.
    private static func single() -> Family {
        let rsp = "read64(state.place(32))"
        let setRSP = "write64(state.place(32), address)"
        func push(_ value: String, _ after: [String]) -> [String] {
            ["let address = \(rsp) &- 8", "let entry = dataEntry(state, address)"]
                + access(
                    bytes: "8", store: true, ["write64(host(entry, address), \(value))", "\(setRSP)"] + after)
        }
        // A second miss is left to the slow path: both pages could want the same entry.
        func pushNested(_ value: String, _ after: [String]) -> [String] {
            [
                "let top = \(rsp) &- 8", "let topEntry = dataEntry(state, top)", "if canStore(topEntry, top, 8) {",
                "    write64(host(topEntry, top), \(value))", "    write64(state.place(32), top)",
            ] + after.map { "    " + $0 } + ["}"]
        }
        func nested(_ body: [String]) -> [String] {
            [address(true), "let entry = dataEntry(state, address)"]
                + access(bytes: "8", store: false, ["let value = read64(host(entry, address))"] + body)
        }
        func pop(_ body: [String]) -> [String] {
            ["let address = \(rsp)", "let entry = dataEntry(state, address)"]
                + access(bytes: "8", store: false, body)
        }
        let register = "read64(source(state, record))"
        let returnAddress = "pc &+ nextDisplacement(record)"
        var family = Family(name: "single", comment: "no order")
        let go = ["countdown &-= retired(record)", "pc = value", "continue enter"]
        // A target that is no address is the branch's own fault, with nothing done yet.
        func checked(_ body: [String]) -> [String] {
            ["if isCanonical(value) {"] + body.map { "    " + $0 } + ["}"]
        }
        family.add("pushR", push(register, next))
        family.add("pushI", push("immediate(record)", next))
        family.add("pushM", nested(pushNested("value", next)))
        family.add(
            "popR",
            [target]
                + pop(
                    ["write64(state.place(32), address &+ 8)", "write64(result, read64(host(entry, address)))"] + next))
        family.add(
            "leave",
            [
                "let address = read64(state.place(40))", "let entry = dataEntry(state, address)",
            ]
                + access(
                    bytes: "8", store: false,
                    [
                        "write64(state.place(32), address &+ 8)",
                        "write64(state.place(40), read64(host(entry, address)))",
                    ] + next))
        family.add(
            "callRelative",
            push(returnAddress, ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + chain(32)))
        family.add("callR", ["let value = \(register)"] + checked(push(returnAddress, go)))
        family.add("callM", nested(checked(pushNested(returnAddress, go))))
        family.add(
            "return",
            pop(
                ["let value = read64(host(entry, address))"]
                    + checked(["write64(state.place(32), address &+ 8 &+ immediate(record))"] + go)))
        family.add(
            "jumpRelative", ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + chain(32))
        family.add("jumpR", ["let value = \(register)"] + checked(go))
        family.add("jumpM", nested(checked(go)))
        family.add("blockEnd", ["countdown &-= retired(record)", "pc = pc &+ nextDisplacement(record)"] + chain(40))
        family.add("lea32", [target, "put32(result, nearAddress(state, record))"] + next)
        family.add("lea64", [target, "write64(result, nearAddress(state, record))"] + next)
        family.add("lea32X", [target, "put32(result, indexedOffset(state, record))"] + next)
        family.add("lea64X", [target, "write64(result, indexedOffset(state, record))"] + next)
        family.add("bswap32", [target, "put32(result, read32(result).byteSwapped &>> 32)"] + next)
        family.add("bswap64", [target, "write64(result, read64(result).byteSwapped)"] + next)
        for width in [word, wide] {
            family.add(
                "xchg\(width.bits)",
                [
                    target, other, "let a = \(width.read)(result)", "\(width.put)(result, \(width.read)(other))",
                    "\(width.put)(other, a)",
                ] + next)
            family.add(
                "cmovM\(width.bits)",
                [target]
                    + memory(
                        width, store: false, indexed: true,
                        [
                            "let value = \(width.read)(memory)",
                            "\(width.put)(result, state.holds(condition(record)) ? value : \(width.read)(result))",
                        ] + next))
        }
        family.add("signA64", ["write64(state.place(0), signed(read32(state.place(0)), 32))"] + next)
        family.add("signA32", ["put32(state.place(0), signed(read16(state.place(0)), 16))"] + next)
        family.add("signD32", ["put32(state.place(16), signed(read32(state.place(0)), 32) &>> 32)"] + next)
        family.add("signD64", ["write64(state.place(16), isNegative(read64(state.place(0)), 64) ? .max : 0)"] + next)
        family.add(
            "cold",
            [
                "state.pc = pc &+ offset(record)", "state.countdown = countdown &- index(record)",
                "if hart.executeCold(record) {", "    record += 2 &* recordSizeBytes", "    continue run", "}",
                "pc = state.pc", "countdown = state.countdown", "continue enter",
            ])
        family.add("inMemory", ["break"])
        return family
    }

    private static func bitTests() -> Family {
        var family = Family(
            name: "bitTest", comment: "(operation · 2 + width) · 3 + form; bt bts btr btc; 32, 64; RR RI MI")
        for (operation, change) in [("bt", ""), ("bts", "| bit"), ("btr", "& ~bit"), ("btc", "^ bit")] {
            for width in [word, wide] {
                let mask = width.bits == "64" ? 63 : 31
                func body(_ place: String, _ index: String, _ put: String) -> [String] {
                    ["let index = \(index) & \(mask)", "let value = \(width.read)(\(place))"]
                        + (change.isEmpty
                            ? [] : ["let bit: UInt64 = 1 &<< index", "\(put)(\(place), value \(change))"])
                        + ["state.setCarry(value &>> index & 1)"] + next
                }
                let name = operation + width.bits
                family.add(name + "RR", [target, other] + body("result", "read64(other)", width.put))
                family.add(name + "RI", [target] + body("result", "immediate(record)", width.put))
                family.add(
                    name + "MI",
                    memory(
                        width, store: !change.isEmpty, indexed: true,
                        body("memory", "immediate(record)", width.write)))
            }
        }
        return family
    }

    private static func counts() -> Family {
        var family = Family(
            name: "count", comment: "(operation · 2 + width) · 2 + form; bsf bsr tzcnt lzcnt popcnt; 32, 64; R M")
        for operation in ["bsf", "bsr", "tzcnt", "lzcnt", "popcnt"] {
            for width in [word, wide] {
                func body(_ place: String) -> [String] {
                    let isScan = operation == "bsf" || operation == "bsr"
                    return [
                        "let value = \(width.read)(\(place))",
                        isScan
                            ? "if value != 0 { \(width.put)(result, \(operation)(value)) }"
                            : "\(width.put)(result, \(operation)(state, value, \(width.bits)))",
                    ] + (isScan ? ["state.setLogic(value, bits: \(width.bits))"] : []) + next
                }
                let name = operation + width.bits
                family.add(name + "R", [target, other] + body("other"))
                family.add(name + "M", [target] + memory(width, store: false, indexed: true, body("memory")))
            }
        }
        return family
    }

    private static func bitManipulation() -> Family {
        var family = Family(
            name: "manipulation",
            comment:
                "(operation · 2 + width) · 2 + form; andn bzhi shlx shrx sarx blsr blsmsk blsi rorx mulx; 32, 64; R M; the register that is not in ModRM is byte 13"
        )
        let operations = ["andn", "bzhi", "shlx", "shrx", "sarx", "blsr", "blsmsk", "blsi", "rorx", "mulx"]
        for operation in operations {
            for width in [word, wide] {
                func body(_ place: String) -> [String] {
                    let value = "\(width.read)(\(place))"
                    switch operation {
                    case "mulx":
                        return ["mulx\(width.bits)(state, result, third(state, record), \(value))"] + next
                    case "rorx":
                        return ["\(width.put)(result, rorx(\(value), immediate(record), \(width.bits)))"] + next
                    case "blsr", "blsmsk", "blsi":
                        return ["\(width.put)(result, \(operation)(state, \(value), \(width.bits)))"] + next
                    default:
                        return [
                            "\(width.put)(result, \(operation)(state, \(value), \(width.read)(third(state, record)), \(width.bits)))"
                        ] + next
                    }
                }
                let name = operation + width.bits
                family.add(name + "R", [target, other] + body("other"))
                family.add(name + "M", [target] + memory(width, store: false, indexed: true, body("memory")))
            }
        }
        return family
    }

    /// RDX:RAX. A division that faults is left to the slow path.
    private static func wideArithmetic() -> Family {
        var family = Family(
            name: "wide", comment: "(operation · 2 + width) · 2 + form; mul imul div idiv; 32, 64; R M")
        for operation in ["mul", "imul", "div", "idiv"] {
            for width in [word, wide] {
                func body(_ place: String) -> [String] {
                    let call = "\(operation)Wide\(width.bits)(state, \(width.read)(\(place)))"
                    if operation == "mul" || operation == "imul" { return [call] + next }
                    return ["if \(call) {"] + next.map { "    " + $0 } + ["}"]
                }
                let name = "\(operation)Wide\(width.bits)"
                family.add(name + "R", [other] + body("other"))
                family.add(name + "M", memory(width, store: false, indexed: true, body("memory")))
            }
        }
        return family
    }

    private static func exchanges() -> Family {
        var family = Family(
            name: "exchange", comment: "operation · 2 + width, in memory; xadd cmpxchg xchg movbe; 32, 64")
        func add(_ name: String, _ operand: String, store: Bool = true, _ body: (Width) -> [String]) {
            for width in [word, wide] {
                let body = [operand] + memory(width, store: store, indexed: true, body(width) + next)
                family.add(name.replacing("WIDTH", with: width.bits), body)
            }
        }
        add("xaddWIDTH", other) {
            [
                "let a = \($0.read)(memory)", "\($0.write)(memory, add(state, a, \($0.read)(other), \($0.bits)))",
                "\($0.put)(other, a)",
            ]
        }
        add("cmpxchgWIDTH", other) {
            [
                "let a = \($0.read)(memory)", "let accumulator = \($0.read)(state.place(0))",
                "_ = sub(state, accumulator, a, \($0.bits))", "if accumulator == a {",
                "    \($0.write)(memory, \($0.read)(other))", "} else {", "    \($0.put)(state.place(0), a)", "}",
            ]
        }
        add("xchgWIDTHM", other) {
            ["let a = \($0.read)(memory)", "\($0.write)(memory, \($0.read)(other))", "\($0.put)(other, a)"]
        }
        add("movbeWIDTH", target, store: false) {
            ["\($0.put)(result, \($0.read)(memory)\($0.bits == "64" ? ".byteSwapped" : ".byteSwapped &>> 32"))"]
        }
        return family
    }

    /// What is alone, too, and what kernels do often.
    private static func kernel() -> Family {
        var family = Family(name: "other", comment: "no order")
        family.add(
            "setccM",
            memory(
                byte, store: true, indexed: true,
                ["write8(memory, state.holds(condition(record)) ? 1 : 0)"] + next))
        for operation in ["shld", "shrd"] {
            for width in [word, wide] {
                family.add(
                    "\(operation)\(width.bits)I",
                    [
                        target, other,
                        "\(width.put)(result, \(operation)(state, \(width.read)(result), \(width.read)(other), immediate(record), \(width.bits)))",
                    ] + next)
            }
        }
        family.add("clearDirection", ["state.flagBits &= ~X86Flags.direction"] + next)
        family.add(
            "clearInterrupt",
            ["if state.cpl == 0 {", "    state.flagBits &= ~X86Flags.interrupt"] + next.map { "    " + $0 } + ["}"])
        // The instruction behind it runs before an interrupt is taken: `shadow` says so to who looks for interrupts.
        family.add(
            "setInterrupt",
            ["if state.cpl == 0, state.interruptRequest == 0 {", "    setInterrupt(state)"] + next.map { "    " + $0 }
                + ["}"])
        family.add(
            "pushFlags",
            ["let address = read64(state.place(32)) &- 8", "let entry = dataEntry(state, address)"]
                + access(
                    bytes: "8", store: true,
                    ["write64(host(entry, address), pushedFlags(state))", "write64(state.place(32), address)"] + next))
        family.add(
            "popFlags",
            ["let address = read64(state.place(32))", "let entry = dataEntry(state, address)"]
                + access(
                    bytes: "8", store: false,
                    [
                        "if popFlags(state, read64(host(entry, address))) {",
                        "    write64(state.place(32), address &+ 8)",
                    ]
                        + next.map { "    " + $0 } + ["}"]))
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

    private static let loop = LoopEmitter(
        state: "X86State", processor: "X86Processor", place: "X86Place", whatFails: "one whose fast path does not hold",
        recordPointer: "record.pointer", atBlock: ["state.blockPC = pc"],
        afterSwitch: [
            "state.pc = pc &+ offset(record)", "state.countdown = countdown &- index(record)",
            "if hart.executeSlowly(record) {",
        ] + next.map { "    " + $0 } + ["}", "pc = state.pc", "countdown = state.countdown", "continue enter"])
}
