/// RFLAGS, and how the six arithmetic flags are kept: not as bits, but so that most instructions set them by two stores.
///
///     flagResult   the result, sign-extended: ZF is its being 0, SF its sign, PF its low byte's parity
///     flagAux      bit 63 CF   62 CF ^ OF   3 AF   8...15 flips bits for PF   0 flips SF
enum X86Flags {
    static let carry: UInt64 = 1 << 0
    static let parity: UInt64 = 1 << 2
    static let auxiliary: UInt64 = 1 << 4
    static let zero: UInt64 = 1 << 6
    static let sign: UInt64 = 1 << 7
    static let trap: UInt64 = 1 << 8
    static let interrupt: UInt64 = 1 << 9
    static let direction: UInt64 = 1 << 10
    static let overflow: UInt64 = 1 << 11
    static let privilege: UInt64 = 3 << 12
    static let nested: UInt64 = 1 << 14
    static let resume: UInt64 = 1 << 16
    static let virtual8086: UInt64 = 1 << 17
    static let alignment: UInt64 = 1 << 18
    static let virtualInterrupt: UInt64 = 1 << 19
    static let virtualPending: UInt64 = 1 << 20
    static let identification: UInt64 = 1 << 21

    static let arithmetic = carry | parity | auxiliary | zero | sign | overflow
    /// Everything but the arithmetic flags that can be set.
    static let others =
        trap | interrupt | direction | privilege | nested | resume | alignment | virtualInterrupt | virtualPending
        | identification

    static let auxCarry: UInt64 = 1 << 63
    static let auxPartial: UInt64 = 1 << 62
    static let auxHalf: UInt64 = 1 << 3
}

extension X86State {
    // MARK: Reading

    @inline(__always) var carryFlag: Bool { Int64(bitPattern: flagAux) < 0 }
    @inline(__always) var zeroFlag: Bool { flagResult == 0 }
    @inline(__always) var signFlag: Bool { flagResult ^ Int64(bitPattern: flagAux &<< 63) < 0 }
    @inline(__always) var overflowFlag: Bool { Int64(bitPattern: flagAux ^ flagAux &<< 1) < 0 }
    @inline(__always) var parityFlag: Bool {
        ((UInt64(bitPattern: flagResult) ^ flagAux &>> 8) & 0xff).nonzeroBitCount & 1 == 0
    }
    @inline(__always) var carryBit: UInt64 { flagAux &>> 63 }

    /// Of Jcc, SETcc and CMOVcc.
    @inline(__always) func holds(_ condition: UInt8) -> Bool {
        let value: Bool
        switch condition &>> 1 {
        case 0: value = overflowFlag
        case 1: value = carryFlag
        case 2: value = zeroFlag
        case 3: value = carryFlag || zeroFlag
        case 4: value = signFlag
        case 5: value = parityFlag
        case 6: value = isLess
        default: value = isLess || zeroFlag
        }
        return value != (condition & 1 != 0)
    }

    /// SF differs from OF.
    @inline(__always) var isLess: Bool {
        flagResult ^ Int64(bitPattern: flagAux &<< 63 ^ flagAux ^ flagAux &<< 1) < 0
    }

    /// The six as bits of RFLAGS.
    var arithmeticFlags: UInt64 {
        var flags = carryBit | flagAux &<< 1 & X86Flags.auxiliary
        if parityFlag { flags |= X86Flags.parity }
        if zeroFlag { flags |= X86Flags.zero }
        if signFlag { flags |= X86Flags.sign }
        if overflowFlag { flags |= X86Flags.overflow }
        return flags
    }

    /// RFLAGS as PUSHF shows it.
    var flags: UInt64 { arithmeticFlags | flagBits | 2 }

    // MARK: Setting

    func setArithmeticFlags(_ flags: UInt64) {
        let carry = flags & 1
        let overflow = flags &>> 11 & 1
        var aux = carry &<< 63 | (carry ^ overflow) &<< 62 | flags &>> 1 & X86Flags.auxHalf
        // The low byte of both results is 0, of even parity.
        if flags & X86Flags.parity == 0 { aux |= 1 << 8 }
        if flags & X86Flags.sign != 0 { aux |= 1 }
        flagResult = flags & X86Flags.zero != 0 ? 0 : 0x100
        flagAux = aux
    }

    /// All of RFLAGS but bits that do not exist.
    func setFlags(_ flags: UInt64) {
        setArithmeticFlags(flags)
        flagBits = flags & X86Flags.others
    }

    @inline(__always) func setCarry(_ carry: UInt64) { setCarry(carry, overflow: (flagAux ^ flagAux &<< 1) &>> 63) }

    /// CF and OF, the others as they are.
    @inline(__always) func setCarry(_ carry: UInt64, overflow: UInt64) {
        flagAux = flagAux & ~(X86Flags.auxCarry | X86Flags.auxPartial) | carry &<< 63 | (carry ^ overflow) &<< 62
    }

    /// SF, ZF, PF by a result; CF, OF as said, AF 0.
    @inline(__always) func setResult(_ result: UInt64, bits: UInt64, carry: UInt64, overflow: UInt64) {
        flagResult = X86Flags.extended(result, bits)
        flagAux = carry &<< 63 | (carry ^ overflow) &<< 62
    }

    @inline(__always) func setLogic(_ result: UInt64, bits: UInt64) {
        flagResult = X86Flags.extended(result, bits)
        flagAux = 0
    }

    /// `result` is a + b (+ carry), of any width in the low `bits`.
    @inline(__always) func setAdd(_ a: UInt64, _ b: UInt64, _ result: UInt64, bits: UInt64) {
        setCarries((a & b) | ((a | b) & ~result), result, bits: bits)
    }

    @inline(__always) func setSubtract(_ a: UInt64, _ b: UInt64, _ result: UInt64, bits: UInt64) {
        setCarries((~a & b) | (~(a ^ b) & result), result, bits: bits)
    }

    /// `carries`: the carry out of each bit.
    @inline(__always) private func setCarries(_ carries: UInt64, _ result: UInt64, bits: UInt64) {
        flagResult = X86Flags.extended(result, bits)
        flagAux =
            carries &<< (64 &- bits) & (X86Flags.auxCarry | X86Flags.auxPartial) | carries & X86Flags.auxHalf
    }
}

extension X86Flags {
    @inline(__always) static func extended(_ value: UInt64, _ bits: UInt64) -> Int64 {
        Int64(bitPattern: value &<< (64 &- bits)) &>> Int64(bitPattern: 64 &- bits)
    }
}
