extension BinaryFormat {
    @inline(__always)
    static func zero(sign: Bool) -> Bits { sign ? signBit : 0 }

    @inline(__always)
    static func infinity(sign: Bool) -> Bits { zero(sign: sign) | infinity }

    /// What is added to a working significand before its extra bits are dropped. For RNE a tie is
    /// repaired afterwards.
    @inline(__always)
    static func roundingIncrement(sign: Bool, _ rounding: UInt8) -> Working {
        let allExtra: Working = (1 &<< Working(extraBits)) &- 1
        switch rounding {
        case Rounding.nearestEven, Rounding.nearestMaxMagnitude: return 1 &<< Working(extraBits &- 1)
        case Rounding.down: return sign ? allExtra : 0
        case Rounding.up: return sign ? 0 : allExtra
        default: return 0
        }
    }

    /// The finite nonzero value (-1)^sign × significand × 2^(exponent - (N - 2)), rounded, with the flags
    /// for it. `significand` is normalized and jammed.
    ///
    /// Tininess is detected after rounding (IEEE 754-2019 §7.5, the choice of RISC-V and of x86): a value is
    /// tiny if it were below the smallest normal number when rounded with an unbounded exponent.
    @inline(__always)
    static func roundAndPack(
        sign: Bool, exponent: Int32, significand: Working, _ status: inout FloatStatus
    ) -> Bits {
        let increment = roundingIncrement(sign: sign, status.rounding)
        if exponent < minExponent {
            return packSubnormal(
                sign: sign, exponent: exponent, significand: significand, increment: increment, &status)
        }
        let extraMask: Working = (1 &<< Working(extraBits)) &- 1
        let lost = significand & extraMask
        var rounded = (significand &+ increment) &>> Working(extraBits)
        if lost != 0 {
            status.raise(FloatException.inexact)
            if status.rounding == Rounding.nearestEven, lost == increment { rounded &= ~1 }
        }
        var exponent = exponent
        if rounded &>> Working(fractionBits &+ 1) != 0 {
            rounded &>>= 1
            exponent &+= 1
        }
        if exponent > maxExponent {
            status.raise(FloatException.overflow | FloatException.inexact)
            status.isExactUnbounded = lost == 0
            // The directed modes that point away from infinity stop at the largest finite number.
            return increment == 0 ? infinity(sign: sign) &- 1 : infinity(sign: sign)
        }
        return pack(sign: sign, exponentField: exponent &+ maxExponent, significand: rounded)
    }

    private static func packSubnormal(
        sign: Bool, exponent: Int32, significand: Working, increment: Working, _ status: inout FloatStatus
    ) -> Bits {
        let isTiny =
            exponent < minExponent &- 1
            || (significand &+ increment) &>> Working(Working.bitWidth - 1) == 0
        let extraMask: Working = (1 &<< Working(extraBits)) &- 1
        let shifted = shiftRightJam(significand, minExponent &- exponent)
        let lost = shifted & extraMask
        var rounded = (shifted &+ increment) &>> Working(extraBits)
        if lost != 0 {
            status.raise(
                isTiny ? FloatException.underflow | FloatException.inexact : FloatException.inexact)
            status.isExactUnbounded = significand & extraMask == 0
            if status.rounding == Rounding.nearestEven, lost == increment { rounded &= ~1 }
        }
        // Rounding may have reached the smallest normal number: its exponent field is one.
        let exponentField: Int32 = rounded &>> Working(fractionBits) != 0 ? 1 : 0
        return pack(sign: sign, exponentField: exponentField, significand: rounded)
    }

    /// `significand` has its integer bit at `fractionBits`, where the interchange formats drop it.
    @inline(__always)
    private static func pack(sign: Bool, exponentField: Int32, significand: Working) -> Bits {
        zero(sign: sign)
            | Bits(truncatingIfNeeded: exponentField) &<< Bits(fractionBits)
            | Bits(truncatingIfNeeded: significand) & fractionMask
    }

    /// The result of an invalid operation.
    @inline(__always)
    static func invalid(_ status: inout FloatStatus) -> Bits {
        status.raise(FloatException.invalid)
        return status.canonicalNaN ? canonicalNaN : canonicalNaN | signBit
    }

    /// The result of an operation with at least one NaN among its operands.
    static func propagate(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bits {
        let isNaNA = isNaN(a)
        if isSignalingNaN(a) || isSignalingNaN(b) { status.raise(FloatException.invalid) }
        return status.canonicalNaN ? canonicalNaN : (isNaNA ? a : b) | quietBit
    }

    @inline(__always)
    static func isNaN(_ bits: Bits) -> Bool { bits & ~signBit > infinity }

    @inline(__always)
    static func isSignalingNaN(_ bits: Bits) -> Bool { isNaN(bits) && bits & quietBit == 0 }
}
