// The F and D extensions. https://docs.riscv.org/reference/isa/unpriv/f-st-ext.html
//
// HardFloat takes the host's unit where that is provably the same as SoftFloat, which it calls otherwise.
// `f32(n)` and `f64(n)` read operand n (1...3) with NaN-boxing checked, `x(1)` an integer operand; `&status`
// is the soft-float status with the rounding mode resolved.

private func floatForm(
    _ mnemonic: String, _ funct7: UInt32, _ operands: String, _ text: String, rs2: UInt32? = nil,
    funct3: UInt32? = nil
) -> Instruction {
    var match = funct7 << 25 | 0x53
    var mask: UInt32 = 0xfe00_007f
    if let rs2 {
        match |= rs2 << 20
        mask |= 0x01f0_0000
    }
    if let funct3 {
        match |= funct3 << 12
        mask |= 0x0000_7000
    }
    return Instruction(mnemonic: mnemonic, match: match, mask: mask, operands: operands, operation: .float(text))
}

private func fusedForm(_ mnemonic: String, _ opcode: UInt32, _ format: UInt32, _ text: String) -> Instruction {
    Instruction(
        mnemonic: mnemonic, match: format << 25 | opcode, mask: 0x0600_007f, operands: "DSTRm",
        operation: .float(text))
}

private func rows(_ suffix: String, _ format: UInt32, _ f: String) -> [Instruction] {
    let set = "set\(f.uppercased())"
    let sign = f == "f32" ? "0x8000_0000" : "0x8000_0000_0000_0000"
    func a(_ n: Int) -> String { "\(f)(\(n))" }
    func hard(_ name: String, _ arguments: String) -> String {
        "\(set)(HardFloat.\(f)\(name)(\(arguments), &status))"
    }
    func soft(_ name: String, _ arguments: String) -> String {
        "\(set)(SoftFloat.\(f)\(name)(\(arguments), &status))"
    }
    func fused(_ product: String, _ addend: String) -> String {
        "\(set)(HardFloat.\(f)MulAdd(\(product), \(a(2)), \(addend), &status))"
    }
    let negated1 = "\(a(1)) ^ \(sign)"
    let negated3 = "\(a(3)) ^ \(sign)"
    let toInteger: [(String, UInt32, String)] = [("w", 0, "I32"), ("wu", 1, "U32"), ("l", 2, "I64"), ("lu", 3, "U64")]
    return [
        fusedForm("fmadd." + suffix, 0x43, format, fused(a(1), a(3))),
        fusedForm("fmsub." + suffix, 0x47, format, fused(a(1), negated3)),
        fusedForm("fnmsub." + suffix, 0x4b, format, fused(negated1, a(3))),
        fusedForm("fnmadd." + suffix, 0x4f, format, fused(negated1, negated3)),
        floatForm("fadd." + suffix, 0x00 | format, "DSTm", hard("Add", "\(a(1)), \(a(2))")),
        floatForm("fsub." + suffix, 0x04 | format, "DSTm", hard("Sub", "\(a(1)), \(a(2))")),
        floatForm("fmul." + suffix, 0x08 | format, "DSTm", hard("Mul", "\(a(1)), \(a(2))")),
        floatForm("fdiv." + suffix, 0x0c | format, "DSTm", hard("Div", "\(a(1)), \(a(2))")),
        floatForm("fsqrt." + suffix, 0x2c | format, "DSm", hard("Sqrt", a(1)), rs2: 0),
        floatForm("fsgnj." + suffix, 0x10 | format, "DST", "\(set)(\(a(1)) & ~\(sign) | \(a(2)) & \(sign))", funct3: 0),
        floatForm(
            "fsgnjn." + suffix, 0x10 | format, "DST", "\(set)(\(a(1)) & ~\(sign) | ~\(a(2)) & \(sign))", funct3: 1),
        floatForm("fsgnjx." + suffix, 0x10 | format, "DST", "\(set)(\(a(1)) ^ \(a(2)) & \(sign))", funct3: 2),
        floatForm("fmin." + suffix, 0x14 | format, "DST", soft("Min", "\(a(1)), \(a(2))"), funct3: 0),
        floatForm("fmax." + suffix, 0x14 | format, "DST", soft("Max", "\(a(1)), \(a(2))"), funct3: 1),
        floatForm(
            "fle." + suffix, 0x50 | format, "dST", "setX(flag(SoftFloat.\(f)Le(\(a(1)), \(a(2)), &status)))", funct3: 0),
        floatForm(
            "flt." + suffix, 0x50 | format, "dST", "setX(flag(SoftFloat.\(f)Lt(\(a(1)), \(a(2)), &status)))", funct3: 1),
        floatForm(
            "feq." + suffix, 0x50 | format, "dST", "setX(flag(SoftFloat.\(f)Eq(\(a(1)), \(a(2)), &status)))", funct3: 2),
        floatForm(
            "fclass." + suffix, 0x70 | format, "dS", "setX(UInt64(SoftFloat.\(f)Classify(\(a(1)))))", rs2: 0, funct3: 1),
    ]
        + toInteger.map { name, rs2, type in
            floatForm(
                "fcvt.\(name).\(suffix)", 0x60 | format, "dSm",
                "setX(extended(HardFloat.\(f)To\(type)(\(a(1)), &status)))", rs2: rs2)
        }
        + toInteger.map { name, rs2, type in
            floatForm(
                "fcvt.\(suffix).\(name)", 0x68 | format, "Dsm",
                "\(set)(HardFloat.\(type.lowercased())To\(f.uppercased())(\(integerOperand(type)), &status))", rs2: rs2)
        }
}

private func integerOperand(_ type: String) -> String {
    switch type {
    case "I32": "Int32(truncatingIfNeeded: x(1))"
    case "U32": "UInt32(truncatingIfNeeded: x(1))"
    case "I64": "Int64(bitPattern: x(1))"
    default: "x(1)"
    }
}

let floatTable: [Instruction] =
    [
        Instruction(mnemonic: "flw", match: 0x2007, mask: 0x707f, operands: "DL", operation: .load("Boxed")),
        Instruction(mnemonic: "fld", match: 0x3007, mask: 0x707f, operands: "DL", operation: .alias("ld")),
        Instruction(mnemonic: "fsw", match: 0x2027, mask: 0x707f, operands: "TM", operation: .alias("sw")),
        Instruction(mnemonic: "fsd", match: 0x3027, mask: 0x707f, operands: "TM", operation: .alias("sd")),
    ] + rows("s", 0, "f32") + rows("d", 1, "f64") + [
        floatForm("fcvt.s.d", 0x20, "DSm", "setF32(HardFloat.f64ToF32(f64(1), &status))", rs2: 1),
        floatForm("fcvt.d.s", 0x21, "DSm", "setF64(HardFloat.f32ToF64(f32(1), &status))", rs2: 0),
        floatForm("fmv.x.w", 0x70, "dS", "setX(word(bits(1)))", rs2: 0, funct3: 0),
        floatForm("fmv.w.x", 0x78, "Ds", "setF32(UInt32(truncatingIfNeeded: x(1)))", rs2: 0, funct3: 0),
        Instruction(
            mnemonic: "fmv.x.d", match: 0xe200_0053, mask: 0xfff0_707f, operands: "dS", operation: .alias("move")),
        Instruction(
            mnemonic: "fmv.d.x", match: 0xf200_0053, mask: 0xfff0_707f, operands: "Ds", operation: .alias("move")),
    ]
