// Records of vector instructions. Their operands are numbers of vector registers; `a` is the first source, which without VEX is the
// destination, `b` the second. With VEX what lies above the result is cleared.
extension X86InterpreterEmitter {
    /// Function of `X86Interpreter+Packed.swift`, and the mnemonics, each also with a V before it.
    struct VectorOperation {
        var function: String
        var mnemonics: [String]

        init(_ function: String, _ others: String...) {
            self.function = function
            mnemonics = [function] + others
        }
    }

    static let packedOperations = [
        VectorOperation("pand", "andps", "andpd"), VectorOperation("pandn", "andnps", "andnpd"),
        VectorOperation("por", "orps", "orpd"), VectorOperation("pxor", "xorps", "xorpd"),
        VectorOperation("paddb"), VectorOperation("paddw"), VectorOperation("paddd"), VectorOperation("paddq"),
        VectorOperation("psubb"), VectorOperation("psubw"), VectorOperation("psubd"), VectorOperation("psubq"),
        VectorOperation("pcmpeqb"), VectorOperation("pcmpeqw"), VectorOperation("pcmpeqd"),
        VectorOperation("pcmpgtb"), VectorOperation("pcmpgtw"), VectorOperation("pcmpgtd"),
        VectorOperation("pminub"), VectorOperation("pmaxub"), VectorOperation("pminsw"), VectorOperation("pmaxsw"),
        VectorOperation("pminud"), VectorOperation("pmaxud"), VectorOperation("pminsd"), VectorOperation("pmaxsd"),
        VectorOperation("paddusb"), VectorOperation("psubusb"), VectorOperation("paddusw"),
        VectorOperation("psubusw"), VectorOperation("pmullw"), VectorOperation("pmulld"), VectorOperation("pmuludq"),
        VectorOperation("pmaddwd"), VectorOperation("punpcklbw"), VectorOperation("punpcklwd"),
        VectorOperation("punpckldq", "unpcklps"), VectorOperation("punpcklqdq", "unpcklpd"),
        VectorOperation("punpckhbw"), VectorOperation("punpckhwd"), VectorOperation("punpckhdq", "unpckhps"),
        VectorOperation("punpckhqdq", "unpckhpd"), VectorOperation("pshufb"), VectorOperation("packuswb"),
        VectorOperation("packssdw"),
    ]
    static let packedShifts = [
        "psllw", "pslld", "psllq", "psrlw", "psrld", "psrlq", "psraw", "psrad", "pslldq", "psrldq",
    ].map { VectorOperation($0) }
    static let shuffles = ["pshufd", "pshuflw", "pshufhw"].map { VectorOperation($0) }
    static let selections = ["palignr", "shufps", "shufpd", "pblendw"].map { VectorOperation($0) }
    static let floatOperations = ["add", "sub", "mul", "div", "min", "max"]

    static func vectorFamilies() -> [Family] {
        [
            packed(), packedShift(), immediateFamily("shuffle", shuffles, hasFirst: false),
            immediateFamily("selection", selections, hasFirst: true), scalarFloat(), packedFloat(), vectorMoves(),
            conversions(),
        ]
    }

    // MARK: Pieces

    private static let d = "let d = vector(state, record, 2)"
    private static let a = "let a = vector(state, record, 13)"
    private static let b = "let b = vector(state, record, 3)"
    private static let clear = "clearUpper(d, record)"

    /// Runs `body` with the bytes at `b`; the record's immediate is the mask of their alignment.
    private static func source(_ bytes: Int, store: Bool = false, aligned: Bool = true, _ body: [String]) -> [String] {
        var inner = ["let b = host(entry, address)"] + body
        if aligned { inner = ["if isAligned(address, record) {"] + inner.map { "    " + $0 } + ["}"] }
        return [address(true), "let entry = dataEntry(state, address)"]
            + access(bytes: "\(bytes)", store: store, inner)
    }

    /// 128 bits of registers, of memory, 256 bits of registers, of memory.
    private static func forms(
        _ name: String, hasFirst: Bool, _ call: (_ place: String) -> [String]
    ) -> [Case] {
        let start = hasFirst ? [d, a] : [d]
        let small = call("") + [clear] + next
        let large = call("") + call(" + 16") + next
        return [
            Case(name: name + "R128", body: start + [b] + small),
            Case(name: name + "M128", body: start + source(16, small)),
            Case(name: name + "R256", body: start + [b] + large),
            Case(name: name + "M256", body: start + source(32, large)),
        ]
    }

    // MARK: Families

    private static func packed() -> Family {
        var family = Family(name: "packed", comment: "operation · 4 + form; R128 M128 R256 M256")
        for operation in packedOperations {
            family.cases += forms(operation.function, hasFirst: true) {
                ["\(operation.function)(d\($0), a\($0), b\($0))"]
            }
        }
        return family
    }

    private static func packedShift() -> Family {
        var family = Family(name: "packedShift", comment: "operation · 2 + form; by an immediate; R128 R256")
        for operation in packedShifts {
            let call = { (place: String) in "\(operation.function)(d\(place), b\(place), byte(record))" }
            family.add(operation.function + "R128", [d, b, call(""), clear] + next)
            family.add(operation.function + "R256", [d, b, call(""), call(" + 16")] + next)
        }
        return family
    }

    private static func immediateFamily(_ name: String, _ operations: [VectorOperation], hasFirst: Bool) -> Family {
        var family = Family(name: name, comment: "operation · 4 + form; with an immediate; R128 M128 R256 M256")
        for operation in operations {
            family.cases += forms(operation.function, hasFirst: hasFirst) { place in
                if operation.function == "shufpd", !place.isEmpty {
                    return ["shufpd(d\(place), a\(place), b\(place), byte(record) &>> 2)"]
                }
                return ["\(operation.function)(d\(place), \(hasFirst ? "a\(place), " : "")b\(place), byte(record))"]
            }
        }
        return family
    }

    private static func scalarFloat() -> Family {
        var family = Family(name: "scalarFloat", comment: "(operation · 2 + format) · 2 + form; single, double; R M")
        for operation in floatOperations + ["sqrt"] {
            for bits in ["32", "64"] {
                let bytes = bits == "32" ? 4 : 8
                let operands = operation == "sqrt" ? "read\(bits)(b)" : "read\(bits)(a), read\(bits)(b)"
                let body =
                    [
                        "if let value = \(operation)\(bits)(state, \(operands)) {", "    beginScalar(d, a, record)",
                        "    write\(bits)(d, value)",
                    ] + next.map { "    " + $0 } + ["}"]
                family.add("\(operation)Scalar\(bits)R", [d, a, b] + body)
                family.add("\(operation)Scalar\(bits)M", [d, a] + source(bytes, aligned: false, body))
            }
        }
        return family
    }

    private static func packedFloat() -> Family {
        var family = Family(
            name: "packedFloat", comment: "(operation · 2 + format) · 4 + form; single, double; R128 M128 R256 M256")
        for operation in floatOperations {
            for bits in ["32", "64"] {
                func body(_ bytes: Int) -> [String] {
                    ["if packed\(bits)(state, .\(operation), d, a, b, \(bytes * 8 / (bits == "32" ? 32 : 64))) {"]
                        + ((bytes == 16 ? [clear] : []) + next).map { "    " + $0 } + ["}"]
                }
                let name = "\(operation)Packed\(bits)"
                family.cases += [
                    Case(name: name + "R128", body: [d, a, b] + body(16)),
                    Case(name: name + "M128", body: [d, a] + source(16, body(16))),
                    Case(name: name + "R256", body: [d, a, b] + body(32)),
                    Case(name: name + "M256", body: [d, a] + source(32, body(32))),
                ]
            }
        }
        return family
    }

    private static func vectorMoves() -> Family {
        var family = Family(name: "vectorMove", comment: "no order")
        family.add("vectorLoad128", [d] + source(16, ["copy16(d, b)", clear] + next))
        family.add("vectorLoad256", [d] + source(32, ["copy32(d, b)"] + next))
        family.add("vectorStore128", [d] + source(16, store: true, ["copy16(b, d)"] + next))
        family.add("vectorStore256", [d] + source(32, store: true, ["copy32(b, d)"] + next))
        family.add("vectorMove128", [d, b, "copy16(d, b)", clear] + next)
        family.add("vectorMove256", [d, b, "copy32(d, b)"] + next)
        for (bits, bytes) in [("32", 4), ("64", 8)] {
            family.add(
                "vectorLoad\(bits)",
                [d] + source(bytes, aligned: false, ["setLow(d, read\(bits)(b))", clear] + next))
            family.add(
                "vectorStore\(bits)",
                [d] + source(bytes, store: true, aligned: false, ["write\(bits)(b, read\(bits)(d))"] + next))
            family.add("vectorFrom\(bits)", [d, "setLow(d, read\(bits)(source(state, record)))", clear] + next)
            family.add("vectorTo\(bits)", [b, "write64(destination(state, record), read\(bits)(b))"] + next)
            family.add(
                "vectorMerge\(bits)",
                [d, a, b, "let value = read\(bits)(b)", "beginScalar(d, a, record)", "write\(bits)(d, value)"] + next)
            family.add(
                "vectorExtract\(bits)",
                [b, "write64(destination(state, record), element\(bits)(b, byte(record)))"] + next)
        }
        family.add("vectorMoveLow", [d, b, "setLow(d, read64(b))", clear] + next)
        family.add(
            "vectorLoadLow",
            [d, a] + source(8, aligned: false, ["setHalves(d, read64(b), read64(a + 8))", clear] + next))
        family.add(
            "vectorLoadHigh",
            [d, a] + source(8, aligned: false, ["setHalves(d, read64(a), read64(b))", clear] + next))
        family.add(
            "vectorStoreHigh", [d] + source(8, store: true, aligned: false, ["write64(b, read64(d + 8))"] + next))
        family.add("vectorHighToLow", [d, a, b, "setHalves(d, read64(b + 8), read64(a + 8))", clear] + next)
        family.add("vectorLowToHigh", [d, a, b, "setHalves(d, read64(a), read64(b))", clear] + next)
        family.add("maskBytes128", [b, "write64(destination(state, record), maskBytes(b))"] + next)
        family.add(
            "maskBytes256",
            [b, "write64(destination(state, record), maskBytes(b) | maskBytes(b + 16) &<< 16)"] + next)
        family.add("maskSingles", [b, "write64(destination(state, record), maskSingles(b))"] + next)
        family.add("maskDoubles", [b, "write64(destination(state, record), maskDoubles(b))"] + next)
        for (bits, bytes) in [("8", 1), ("16", 2), ("32", 4), ("64", 8)] {
            family.add("broadcast\(bits)R", [d, b, "broadcast(d, read\(bits)(b), \(bits), record)"] + next)
            family.add(
                "broadcast\(bits)M",
                [d] + source(bytes, aligned: false, ["broadcast(d, read\(bits)(b), \(bits), record)"] + next))
        }
        family.add("extractHalf", [d, b, "copy16(d, b + Int(byte(record) & 1) &* 16)", "clearHigh(d)"] + next)
        family.add("insertHalf", [d, a, b, "insertHalf(d, a, b, byte(record))"] + next)
        family.add("zeroUpper", ["zeroUpper(state)"] + next)
        for (bits, wide) in [("128", false), ("256", true)] {
            family.add(
                "testVector\(bits)R",
                ["let a = vector(state, record, 2)", b, "testVector(state, a, b, wide: \(wide))"] + next)
        }
        return family
    }

    private static func conversions() -> Family {
        var family = Family(name: "conversion", comment: "no order but that M follows R")
        func add(_ name: String, _ bytes: Int, _ start: [String], _ body: [String]) {
            family.add(name + "R", start + [b] + body)
            family.add(name + "M", start + source(bytes, aligned: false, body))
        }
        for (bits, bytes) in [("32", 4), ("64", 8)] {
            add(
                "compareFlags\(bits)", bytes, ["let a = vector(state, record, 2)"],
                ["if compareFlags\(bits)(state, read\(bits)(a), read\(bits)(b), byte(record)) {"]
                    + next.map { "    " + $0 } + ["}"])
            for integer in ["32", "64"] {
                let put = integer == "32" ? "put32" : "write64"
                add(
                    "toInteger\(bits)To\(integer)", bytes, ["let result = destination(state, record)"],
                    [
                        "if let value = toInteger\(bits)(state, read\(bits)(b), \(integer), byte(record)) {",
                        "    \(put)(result, value)",
                    ] + next.map { "    " + $0 } + ["}"])
                let from = [
                    "if let value = fromInteger\(integer)To\(bits)(state, INTEGER) {", "    beginScalar(d, a, record)",
                    "    write\(bits)(d, value)",
                ]
                func body(_ place: String) -> [String] {
                    from.map { $0.hasPrefix("if") ? String($0.dropLast(11)) + "read\(integer)(\(place))) {" : $0 }
                        + next.map { "    " + $0 } + ["}"]
                }
                family.add(
                    "fromInteger\(integer)To\(bits)R", [d, a, "let integer = source(state, record)"] + body("integer"))
                family.add(
                    "fromInteger\(integer)To\(bits)M",
                    [d, a] + source(integer == "32" ? 4 : 8, aligned: false, body("b")))
            }
        }
        for (from, to, bytes) in [("32", "64", 4), ("64", "32", 8)] {
            add(
                "convert\(from)To\(to)", bytes, [d, a],
                [
                    "if let value = convert\(from)To\(to)(state, read\(from)(b)) {", "    beginScalar(d, a, record)",
                    "    write\(to)(d, value)",
                ] + next.map { "    " + $0 } + ["}"])
        }
        return family
    }

    // MARK: The builder's side

    /// A function from opcodes to places in a family.
    static func lookup(_ name: String, _ operations: [VectorOperation]) -> String {
        var text = "    static func \(name)(_ opcode: X86Opcode) -> UInt16? {\n        switch opcode {\n"
        for (index, operation) in operations.enumerated() {
            let names = operation.mnemonics.flatMap { [".\($0)", ".v\($0)"] }.joined(separator: ", ")
            text += "        case \(names): \(index)\n"
        }
        return text + "        default: nil\n        }\n    }\n"
    }
}
