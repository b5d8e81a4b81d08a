// Records of what asks for conditions, of jumps, of the stack, and of what is alone.
extension X86InterpreterEmitter {
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
    static let compareTests = [
        "B": "a < b", "AE": "a >= b", "E": "a == b", "NE": "a != b", "BE": "a <= b", "A": "a > b",
        "S": "isNegative(a &- b, WIDTH)", "NS": "!isNegative(a &- b, WIDTH)", "L": "isLess(a, b, WIDTH)",
        "GE": "!isLess(a, b, WIDTH)", "LE": "!isLess(b, a, WIDTH)", "G": "isLess(b, a, WIDTH)",
    ]
    static let testTests = [
        "E": "r == 0", "NE": "r != 0", "S": "isNegative(r, WIDTH)", "NS": "!isNegative(r, WIDTH)",
        "LE": "!isLess(0, r, WIDTH)", "G": "isLess(0, r, WIDTH)",
    ]

    private static func branch(_ test: String) -> [String] {
        ["countdown &-= retired(record)", "if \(test) {", "    pc = pc &+ takenDisplacement(record)"]
            + loop.chain(32).map { "    " + $0 } + ["}", "pc = pc &+ nextDisplacement(record)"] + loop.chain(40)
    }

    static func conditional() -> Family {
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
    static func fused(_ name: String, _ tests: [String: String]) -> Family {
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
    static func single() -> Family {
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
            push(
                returnAddress,
                ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + loop.chain(32)))
        family.add("callR", ["let value = \(register)"] + checked(push(returnAddress, go)))
        family.add("callM", nested(checked(pushNested(returnAddress, go))))
        family.add(
            "return",
            pop(
                ["let value = read64(host(entry, address))"]
                    + checked(["write64(state.place(32), address &+ 8 &+ immediate(record))"] + go)))
        family.add(
            "jumpRelative", ["countdown &-= retired(record)", "pc = pc &+ takenDisplacement(record)"] + loop.chain(32))
        family.add("jumpR", ["let value = \(register)"] + checked(go))
        family.add("jumpM", nested(checked(go)))
        family.add(
            "blockEnd", ["countdown &-= retired(record)", "pc = pc &+ nextDisplacement(record)"] + loop.chain(40))
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

    static func exchanges() -> Family {
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
    static func kernel() -> Family {
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
}
