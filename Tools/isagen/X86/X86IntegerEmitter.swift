// Records of moves, arithmetic, shifts and bits in registers and in memory.
extension X86InterpreterEmitter {
    static func arithmetic() -> Family {
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

    static func moves() -> Family {
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

    static func extensions() -> Family {
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

    static func unary() -> Family {
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

    static func shifts() -> Family {
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

    static func shiftsByCL() -> Family {
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

    static func quiet() -> Family {
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

    static func quietShifts() -> Family {
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

    static func quietUnary() -> Family {
        var family = Family(name: "quietUnary", comment: "operation · 2 + width; inc dec neg; 32, 64; no flags")
        for (operation, pattern) in [("inc", "VALUE &+ 1"), ("dec", "VALUE &- 1"), ("neg", "0 &- VALUE")] {
            for width in [word, wide] {
                let value = pattern.replacing("VALUE", with: "\(width.read)(result)")
                family.add("\(operation)\(width.bits)Quiet", [target, "\(width.put)(result, \(value))"] + next)
            }
        }
        return family
    }

    static func multiplications() -> Family {
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

    // MARK: Bits, BMI, RDX:RAX

    static func bitTests() -> Family {
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

    static func counts() -> Family {
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

    static func bitManipulation() -> Family {
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
    static func wideArithmetic() -> Family {
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
}
