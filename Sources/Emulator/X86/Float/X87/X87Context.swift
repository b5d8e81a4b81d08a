/// The control word for the time of one x87 instruction, and what it raises (SDM Vol. 1, §8.1.5).
///
/// ```
///  11 10   9 8   5  4  3  2  1  0
///   RC      PC   PM UM OM ZM DM IM       PC: 0 24 bits, 2 53 bits, 3 64 bits of significand
/// ```
struct X87Context {
    let control: UInt16
    var raised: UInt32 = 0
    /// C1 after the instruction: rounded away from zero, or a stack overflow.
    var roundedUp = false
    /// SF: the invalid operation was one of the stack.
    var isStackFault = false

    @inline(__always)
    init(control: UInt16) { self.control = control }

    @inline(__always) var rounding: UInt8 { X86FloatException.rounding(UInt32(control) &>> 10) }

    @inline(__always) var precisionBits: UInt64 {
        switch control &>> 8 & 3 {
        case 0: return 24
        case 2: return 53
        default: return 64
        }
    }

    @inline(__always)
    mutating func raise(_ exceptions: UInt32) { raised |= exceptions }

    @inline(__always)
    func isMasked(_ exception: UInt32) -> Bool { UInt32(control) & exception != 0 }

    @inline(__always) var unmasked: UInt32 { raised & ~UInt32(control) & X86FloatException.all }

    /// An unmasked exception that leaves operands, destination and stack as they were.
    @inline(__always) var isAborted: Bool { unmasked & X86FloatException.beforeComputation != 0 }

    @inline(__always)
    mutating func invalid() -> X87Extended {
        raise(X86FloatException.invalid)
        return .indefinite
    }

    /// The result of an operation with a NaN or an unsupported operand (SDM Vol. 1, table 4-7): a quiet NaN wins over a
    /// signaling one, among equals the larger significand, and then the positive one.
    mutating func propagate(_ a: X87Extended, _ b: X87Extended) -> X87Extended {
        let (kindA, kindB) = (a.kind, b.kind)
        if kindA == .unsupported || kindB == .unsupported { return invalid() }
        if kindA == .signalingNaN || kindB == .signalingNaN { raise(X86FloatException.invalid) }
        if !b.isNaN { return a.quieted }
        if !a.isNaN { return b.quieted }
        if kindA == .signalingNaN, kindB == .quietNaN { return b }
        if kindA == .quietNaN, kindB == .signalingNaN { return a }
        if a.significand != b.significand { return a.significand > b.significand ? a.quieted : b.quieted }
        return a.sign ? b.quieted : a.quieted
    }

    mutating func propagate(_ a: X87Extended) -> X87Extended { propagate(a, a) }
}

/// A significand cut to a number of bits.
struct X87RoundedSignificand {
    var significand: UInt64
    /// Rounding carried out of the top: the significand is 2^63 and the exponent one more.
    var hasCarried: Bool
    var isInexact: Bool
    var roundedUp: Bool

    /// `high`:`low` is the significand with its unit at bit `64 - bits` of `high`; `low` may be jammed.
    @inline(__always)
    init(high: UInt64, low: UInt64, bits: UInt64, sign: Bool, rounding: UInt8) {
        let unit: UInt64 = 1 &<< (64 &- bits)
        let rest = high & (unit &- 1)
        let isHalf: Bool
        let isBelowHalf: Bool
        if bits == 64 {
            isHalf = low &>> 63 != 0
            isBelowHalf = low &<< 1 != 0
        } else {
            isHalf = rest & unit &>> 1 != 0
            isBelowHalf = rest & (unit &>> 1 &- 1) != 0 || low != 0
        }
        isInexact = isHalf || isBelowHalf
        switch rounding {
        case Rounding.nearestEven: roundedUp = isHalf && (isBelowHalf || high & unit != 0)
        case Rounding.down: roundedUp = sign && isInexact
        case Rounding.up: roundedUp = !sign && isInexact
        default: roundedUp = false
        }
        let kept = high & ~(unit &- 1)
        let (sum, overflow) = kept.addingReportingOverflow(roundedUp ? unit : 0)
        significand = overflow ? X87Extended.integerBit : sum
        hasCarried = overflow
    }
}

extension X87Context {
    /// The finite nonzero value (-1)^sign × high.low × 2^exponent (leading one at bit 63 of `high`) as a register holds it.
    ///
    /// Masked, overflow and underflow are as in IEEE 754. Unmasked, the exponent is wrapped by 24576 (SDM Vol. 1, §8.5.4 and
    /// §8.5.5).
    mutating func round(
        sign: Bool, exponent: Int32, high: UInt64, low: UInt64, bits: UInt64
    ) -> X87Extended {
        let rounded = X87RoundedSignificand(high: high, low: low, bits: bits, sign: sign, rounding: rounding)
        var exponent = exponent
        let roundedExponent = exponent &+ (rounded.hasCarried ? 1 : 0)
        if roundedExponent < X87Extended.minExponent {
            if isMasked(X86FloatException.underflow) {
                return roundTiny(sign: sign, exponent: exponent, high: high, low: low, bits: bits)
            }
            raise(X86FloatException.underflow)
            exponent = roundedExponent &+ 24576
            // Too small even so, which only FSCALE can reach.
            if exponent < X87Extended.minExponent {
                raise(X86FloatException.precision)
                return .zero(sign: sign)
            }
        } else if roundedExponent > X87Extended.maxExponent {
            raise(X86FloatException.overflow)
            exponent = roundedExponent &- 24576
            let isTooLarge = exponent > X87Extended.maxExponent
            if isMasked(X86FloatException.overflow) || isTooLarge {
                raise(X86FloatException.precision)
                let goesToInfinity =
                    isTooLarge && !isMasked(X86FloatException.overflow) || rounding == Rounding.nearestEven
                    || rounding == (sign ? Rounding.down : Rounding.up)
                roundedUp = goesToInfinity
                if goesToInfinity { return .infinity(sign: sign) }
                let unit: UInt64 = 1 &<< (64 &- bits)
                return X87Extended(sign: sign, exponentField: 0x7ffe, significand: ~(unit &- 1))
            }
        } else {
            exponent = roundedExponent
        }
        if rounded.isInexact { raise(X86FloatException.precision) }
        roundedUp = rounded.roundedUp
        return X87Extended(
            sign: sign, exponentField: UInt16(truncatingIfNeeded: exponent &+ X87Extended.bias),
            significand: rounded.significand)
    }

    private mutating func roundTiny(
        sign: Bool, exponent: Int32, high: UInt64, low: UInt64, bits: UInt64
    ) -> X87Extended {
        let shifted = shiftRightJam(UInt128(high) &<< 64 | UInt128(low), X87Extended.minExponent &- exponent)
        let rounded = X87RoundedSignificand(
            high: UInt64(truncatingIfNeeded: shifted &>> 64), low: UInt64(truncatingIfNeeded: shifted), bits: bits,
            sign: sign, rounding: rounding)
        if rounded.isInexact { raise(X86FloatException.underflow | X86FloatException.precision) }
        roundedUp = rounded.roundedUp
        // Rounding may have reached the smallest normal number.
        let field: UInt16 = rounded.significand & X87Extended.integerBit != 0 ? 1 : 0
        return X87Extended(sign: sign, exponentField: field, significand: rounded.significand)
    }
}
