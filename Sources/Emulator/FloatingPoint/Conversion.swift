/// Conversions between a format and integers of up to 64 bits, and between formats.
extension BinaryFormat {
    /// The integer nearest in the current rounding mode, saturated to `bits` bits as RISC-V does it: a NaN
    /// counts as +∞, and out of range raises NV alone (IEEE 754-2019 §5.8, RISC-V "F" extension §20.7).
    /// The result is a two's complement pattern of 64 bits.
    @inline(__always)
    static func toInteger(_ a: Bits, bits: UInt32, isSigned: Bool, _ status: inout FloatStatus) -> UInt64 {
        let x = UnpackedFloat<Self>(a)
        let allOnes = UInt64.max &>> UInt64(64 &- bits)
        let maximum = isSigned ? allOnes &>> 1 : allOnes
        let minimum = isSigned ? ~maximum : 0
        switch x.kind {
        case .zero: return 0
        case .quietNaN, .signalingNaN:
            status.raise(FloatException.invalid)
            return maximum
        case .infinity:
            status.raise(FloatException.invalid)
            return x.sign ? minimum : maximum
        case .finite: break
        }
        if x.exponent > 63 {
            status.raise(FloatException.invalid)
            return x.sign ? minimum : maximum
        }
        var (magnitude, isInexact) = roundToInteger(x, status.rounding)
        let limit = x.sign ? (isSigned ? maximum &+ 1 : 0) : maximum
        if magnitude > limit {
            status.raise(FloatException.invalid)
            return x.sign ? minimum : maximum
        }
        if isInexact { status.raise(FloatException.inexact) }
        if x.sign { magnitude = 0 &- magnitude }
        return magnitude
    }

    /// |x| rounded, for exponents up to 63.
    @inline(__always)
    private static func roundToInteger(
        _ x: UnpackedFloat<Self>, _ rounding: UInt8
    ) -> (magnitude: UInt64, isInexact: Bool) {
        // The number of significand bits behind the point.
        let behindPoint = Int32(truncatingIfNeeded: Working.bitWidth) &- 2 &- x.exponent
        var integer: Working = 0
        var isHalf: Bool
        var isBelowHalf: Bool
        if behindPoint <= 0 {
            let shift = UInt64(truncatingIfNeeded: 0 &- behindPoint)
            return (UInt64(truncatingIfNeeded: x.significand) &<< shift, false)
        } else if x.exponent >= 0 {
            integer = x.significand &>> Working(truncatingIfNeeded: behindPoint)
            let width = Int32(truncatingIfNeeded: Working.bitWidth)
            let rest = x.significand &<< Working(truncatingIfNeeded: width &- behindPoint)
            isHalf = rest &>> Working(Working.bitWidth - 1) != 0
            isBelowHalf = rest &<< 1 != 0
        } else {
            isHalf = x.exponent == -1
            isBelowHalf = !isHalf || x.significand != one
        }
        let isInexact = isHalf || isBelowHalf
        let roundsUp: Bool
        switch rounding {
        case Rounding.nearestEven: roundsUp = isHalf && (isBelowHalf || integer & 1 != 0)
        case Rounding.nearestMaxMagnitude: roundsUp = isHalf
        case Rounding.down: roundsUp = x.sign && isInexact
        case Rounding.up: roundsUp = !x.sign && isInexact
        default: roundsUp = false
        }
        return (UInt64(truncatingIfNeeded: integer) &+ (roundsUp ? 1 : 0), isInexact)
    }

    /// (-1)^sign × magnitude in this format. A zero is +0.
    @inline(__always)
    static func fromInteger(sign: Bool, magnitude: UInt64, _ status: inout FloatStatus) -> Bits {
        if magnitude == 0 { return 0 }
        let leadingZeros = Int32(truncatingIfNeeded: magnitude.leadingZeroBitCount)
        let normalized = magnitude &<< UInt64(truncatingIfNeeded: leadingZeros)
        // From bit 63 to bit N - 2.
        let spare = Int32(truncatingIfNeeded: Working.bitWidth) &- 65
        let significand: Working
        if spare < 0 {
            significand = Working(truncatingIfNeeded: shiftRightJam(normalized, 0 &- spare))
        } else {
            significand = Working(truncatingIfNeeded: normalized) &<< Working(truncatingIfNeeded: spare)
        }
        return roundAndPack(sign: sign, exponent: 63 &- leadingZeros, significand: significand, &status)
    }

    @inline(__always)
    static func fromSigned(_ value: Int64, _ status: inout FloatStatus) -> Bits {
        fromInteger(sign: value < 0, magnitude: value.magnitude, &status)
    }

    /// `a` of another format in this one, rounded. Both formats share a working width.
    static func convert<Source: BinaryFormat>(
        _ a: Source.Bits, from source: Source.Type, _ status: inout FloatStatus
    ) -> Bits where Source.Working == Working {
        let x = UnpackedFloat<Source>(a)
        switch x.kind {
        case .finite:
            return roundAndPack(sign: x.sign, exponent: x.exponent, significand: x.significand, &status)
        case .zero: return zero(sign: x.sign)
        case .infinity: return infinity(sign: x.sign)
        case .quietNaN, .signalingNaN: break
        }
        if x.kind == .signalingNaN { status.raise(FloatException.invalid) }
        if status.canonicalNaN { return canonicalNaN }
        // The payload keeps its leading bits.
        let payload = Bits(truncatingIfNeeded: x.significand &>> Working(extraBits)) & fractionMask
        return infinity(sign: x.sign) | quietBit | payload
    }
}
