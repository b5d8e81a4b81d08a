// What the columns of a row do not say: flags by mnemonic, faults by the kind of row; and how both are encoded.

/// Attributes of rows, in the order of their bits in the generated tables.
let x86AttributeBits: [(name: String, comment: String)] = [
    ("modRM", "Has a ModRM byte."),
    ("modIgnored", "ModRM's mod is ignored: rm is a register (MOV to and from control and debug registers)."),
    ("vvvv", "VEX.vvvv is an operand; in other VEX rows it must be 1111."),
    ("lock", "LOCK is allowed where the destination is memory."),
    ("d64", "64-bit operands in 64-bit mode, 16-bit ones with 66."),
    ("f64", "64-bit operands in 64-bit mode whatever the prefixes."),
    ("rep", "REP (or REPNE) repeats it."),
    ("repcc", "REPE and REPNE repeat it, looking at ZF."),
    ("cpl0", "#GP unless CPL is 0."),
    ("iopl", "#GP where IOPL, or the I/O bitmap, forbids it."),
    ("branch", "Goes somewhere else, or may."),
    ("endsBlock", "May change the mode, translation or what interrupts see: a block ends with it."),
    ("addressOnly", "The memory operand is an address or a hint: nothing is read or written."),
    ("suffixString", "The disassembler appends b, w, d or q."),
    ("suffixSize", "The disassembler appends nothing, d or q."),
    ("x87", "Uses the x87 stack."),
    ("mmx", "Uses MMX registers."),
    ("sse", "Uses XMM registers or MXCSR, leaves the upper halves."),
    ("avx", "A VEX instruction on vectors: clears the upper halves."),
    ("aligned", "#GP where the memory operand is not aligned to its size (FXSAVE, FXRSTOR: to 16)."),
    ("notCS", "#UD for CS as the destination."),
    ("noWait", "Does not look for pending x87 exceptions."),
    ("vsib", "The memory operand's index is a vector register; operands 0, index, and 2 must differ."),
    ("vsibX", "The index vector is as long as VEX.L says (else 128 bits)."),
    ("lig", "VEX.L is ignored: the operation is scalar."),
]

/// Faults a row may raise, in the order of their bits.
let x86FaultNames = ["DE", "BR", "UD", "NM", "GP", "SS", "PF", "AC", "MF", "XM", "BP", "OF"]

let x86FlagLetters = Array("oszapcd")

/// Flags read, written, left undefined, by case of `X86Opcode`; "?": a count of 0 leaves all as they are, and OF is defined
/// only for a count of 1.
private let flagsByOpcode: [String: (read: String, written: String, undefined: String)] = {
    let text = """
        add sub cmp neg cmpxchg xadd popcnt rdrand rdseed : - oszapc -
        comiss comisd ucomiss ucomisd vcomiss vcomisd vucomiss vucomisd : - oszapc -
        ptest vptest vtestps vtestpd fcomi fucomi fcomip fucomip : - oszapc -
        pcmpestrm pcmpestri pcmpistrm pcmpistri vpcmpestrm vpcmpestri vpcmpistrm vpcmpistri : - oszapc -
        cmps scas : d oszapc -
        adc sbb : c oszapc -
        and or xor test : - oszpc a
        inc dec : - oszap -
        mul imul : - oc szap
        div idiv : - - oszapc
        shl shr sar : ? oszpc a
        rol ror : ? oc -
        rcl rcr : c? oc -
        shld shrd : ? oszpc a
        bt bts btr btc : - c osap
        bsf bsr : - z osapc
        tzcnt lzcnt : - zc osap
        andn blsi blsr blsmsk bzhi : - oszc ap
        bextr : - ozc sap
        aaa aas : a ac oszp
        aam aad : - szp oac
        daa das : ac szapc o
        clc stc : - c -
        cmc : c c -
        cld std : - d -
        sahf : - szapc -
        lahf : szapc - -
        pushf int int1 int3 : oszapcd - -
        popf iret syscall sysret : oszapcd oszapcd -
        jcc setcc cmovcc : oszpc - -
        loope loopne : z - -
        salc : c - -
        movs stos lods ins outs : d - -
        cmpxchg8b cmpxchg16b arpl lar lsl verr verw : - z -
        adcx : c c -
        adox : o o -
        fcmovb fcmovnb : c - -
        fcmove fcmovne : z - -
        fcmovbe fcmovnbe : zc - -
        fcmovu fcmovnu : p - -
        into : o - -
        """
    var result: [String: (read: String, written: String, undefined: String)] = [:]
    for line in text.split(separator: "\n") {
        let halves = line.split(separator: ":")
        let sets = halves[1].split(separator: " ").map { $0 == "-" ? "" : String($0) }
        for name in halves[0].split(separator: " ") { result[String(name)] = (sets[0], sets[1], sets[2]) }
    }
    return result
}()

/// Opcodes that use the stack or memory that no operand names.
private let implicitMemory: Set<String> = [
    "push", "pop", "pushSegment", "popSegment", "call", "ret", "callf", "retf", "iret", "pushf", "popf", "enter",
    "leave", "pusha", "popa", "xlat", "maskmovq", "maskmovdqu", "vmaskmovdqu",
]

extension X86Row {
    /// A flag both written and undefined is defined only where the count is 1.
    var flags: (read: String, written: String, undefined: String) {
        var flags = flagsByOpcode[opcodeName] ?? ("", "", "")
        if flags.read.contains("?") {
            if operands.contains(where: { $0.text == "1" }) {
                flags.read.removeAll { $0 == "?" }
            } else {
                flags.undefined.append("o")
            }
        }
        return flags
    }

    /// read, written, undefined: seven bits each; bit 21: a count of 0 changes none.
    var encodedFlags: UInt32 {
        func bits(_ letters: String) -> UInt32 {
            x86FlagLetters.enumerated().reduce(0) { letters.contains($1.element) ? $0 | 1 << UInt32($1.offset) : $0 }
        }
        let isConditional = flags.read.contains("?")
        return bits(flags.read) | bits(flags.written) << 7 | bits(flags.undefined) << 14 | (isConditional ? 1 << 21 : 0)
    }

    /// SSE's 16-byte operands are aligned but where the manual says otherwise; those of AVX only where it says so.
    var isAligned: Bool {
        if attributes.contains("aligned") { return true }
        let wide: Set<String> = ["dq", "x", "ps", "pd"]
        return attributes.contains("sse") && !attributes.contains("unaligned")
            && operands.contains { ($0.method == "W" || $0.method == "M") && wide.contains($0.type) }
    }

    var hasMemory: Bool {
        let implied: Set<String> = ["X", "Y", "O"]
        return !attributes.contains("addressOnly")
            && (mayBeMemory || operands.contains { implied.contains($0.method) }
                || implicitMemory.contains(opcodeName))
    }

    var faults: [String] {
        var faults = attributes.intersection(x86FaultNames)
        if hasMemory { faults.formUnion(["GP", "SS", "PF", "AC"]) }
        if !attributes.isDisjoint(with: ["cpl0", "iopl"]) { faults.insert("GP") }
        if !attributes.isDisjoint(with: ["x87", "mmx", "sse", "avx"]) { faults.insert("NM") }
        if !attributes.isDisjoint(with: ["mmx", "sse", "avx"]) { faults.insert("UD") }
        if attributes.contains("mmx") || attributes.contains("x87") && !attributes.contains("noWait") {
            faults.insert("MF")
        }
        if isAligned { faults.insert("GP") }
        switch opcodeName {
        case "int3": faults.insert("BP")
        case "into": faults.insert("OF")
        case "movToSegment", "popSegment", "callf", "jmpf", "retf", "iret", "int", "xsetbv", "rdtsc", "rdtscp", "rdpmc",
            "lds", "les", "lss", "lfs", "lgs", "sysenter", "wrfsbase", "wrgsbase":
            faults.insert("GP")
        default: break
        }
        return x86FaultNames.filter(faults.contains)
    }

    var encodedFaults: UInt32 {
        x86FaultNames.enumerated().reduce(0) { faults.contains($1.element) ? $0 | 1 << UInt32($1.offset) : $0 }
    }

    var allAttributes: Set<String> {
        var all = attributes.subtracting(x86FaultNames)
        all.remove("unaligned")
        if hasModRM { all.insert("modRM") }
        if isModIgnored { all.insert("modIgnored") }
        if isAligned { all.insert("aligned") }
        if operands.contains(where: { $0.method == "H" || $0.method == "B" }) { all.insert("vvvv") }
        return all
    }

    var encodedAttributes: UInt32 {
        let all = allAttributes
        return x86AttributeBits.enumerated().reduce(0) {
            all.contains($1.element.name) ? $0 | 1 << UInt32($1.offset) : $0
        }
    }
}
