/// A nonzero number with a significand of 128 bits (leading one at bit 127), for what goes on inside a transcendental function.
/// Results are truncated: an error of a few units in the last place stays far below the 64 bits that are kept.
struct X87Wide {
    var sign: Bool
    var exponent: Int32
    var significand: UInt128

    @inline(__always)
    init(sign: Bool, exponent: Int32, significand: UInt128) {
        self.sign = sign
        self.exponent = exponent
        self.significand = significand
    }

    /// A finite nonzero register.
    init(_ value: X87Extended) {
        let x = value.normalized()
        self.init(sign: value.sign, exponent: x.exponent, significand: UInt128(x.significand) &<< 64)
    }

    /// significand × 2^(exponent - 127), not normalized; nil for zero.
    init?(sign: Bool, exponent: Int32, unnormalized significand: UInt128) {
        if significand == 0 { return nil }
        let shift = Int32(truncatingIfNeeded: significand.leadingZeroBitCount)
        self.init(
            sign: sign, exponent: exponent &- shift,
            significand: significand &<< UInt128(truncatingIfNeeded: shift))
    }

    static var one: X87Wide { X87Wide(sign: false, exponent: 0, significand: 1 &<< 127) }

    /// The upper half of the product of two 128-bit words, or one less.
    static func multiplyHigh(_ a: UInt128, _ b: UInt128) -> UInt128 {
        let (aHigh, aLow) = (UInt64(truncatingIfNeeded: a &>> 64), UInt64(truncatingIfNeeded: a))
        let (bHigh, bLow) = (UInt64(truncatingIfNeeded: b &>> 64), UInt64(truncatingIfNeeded: b))
        let top = aHigh.multipliedFullWidth(by: bHigh)
        let cross = aHigh.multipliedFullWidth(by: bLow)
        let other = aLow.multipliedFullWidth(by: bHigh)
        let bottom = aLow.multipliedFullWidth(by: bLow)
        let middle = UInt128(cross.low) &+ UInt128(other.low) &+ UInt128(bottom.high)
        return (UInt128(top.high) &<< 64 | UInt128(top.low)) &+ UInt128(cross.high) &+ UInt128(other.high)
            &+ middle &>> 64
    }

    func multiplied(by other: X87Wide) -> X87Wide {
        let product = Self.multiplyHigh(significand, other.significand)
        let isNormal = product &>> 127 != 0
        return X87Wide(
            sign: sign != other.sign, exponent: exponent &+ other.exponent &+ (isNormal ? 1 : 0),
            significand: isNormal ? product : product &<< 1)
    }

    func divided(by other: X87Wide) -> X87Wide {
        var rest = significand
        var hasCarry = false
        var exponent = exponent &- other.exponent
        if rest < other.significand {
            hasCarry = rest &>> 127 != 0
            rest &<<= 1
            exponent &-= 1
        }
        var quotient: UInt128 = 0
        for _ in 0..<128 {
            quotient &<<= 1
            if hasCarry || rest >= other.significand {
                rest &-= other.significand
                quotient |= 1
            }
            hasCarry = rest &>> 127 != 0
            rest &<<= 1
        }
        return X87Wide(sign: sign != other.sign, exponent: exponent, significand: quotient)
    }

    /// Nil for zero.
    func added(to other: X87Wide) -> X87Wide? {
        let sum = SignedMagnitude.add(
            SignedMagnitude(sign: sign, exponent: exponent, significand: significand &>> 1),
            SignedMagnitude(sign: other.sign, exponent: other.exponent, significand: other.significand &>> 1))
        return X87Wide(sign: sum.sign, exponent: sum.exponent, unnormalized: sum.significand)
            .map { X87Wide(sign: $0.sign, exponent: $0.exponent &+ 1, significand: $0.significand) }
    }

    var negated: X87Wide { X87Wide(sign: !sign, exponent: exponent, significand: significand) }

    /// |value| × 2^128, for values below one.
    var fraction: UInt128 {
        let shift = -1 &- exponent
        return shift >= 128 ? 0 : significand &>> UInt128(truncatingIfNeeded: shift)
    }

    /// value² × 2^128, for values below one.
    var square: UInt128 {
        let shift = (-1 &- exponent) &* 2
        return shift >= 128 || exponent < -200
            ? 0 : Self.multiplyHigh(significand, significand) &>> UInt128(truncatingIfNeeded: shift)
    }

    /// The factor of a series, 2^127 standing for one; never quite one, as the series are not.
    func multiplied(bySeries sum: UInt128) -> X87Wide {
        let isAtLeastOne = sum &>> 127 != 0
        let shift = Int32(truncatingIfNeeded: sum.leadingZeroBitCount)
        return multiplied(
            by: X87Wide(
                sign: false, exponent: isAtLeastOne ? 0 : 0 &- shift,
                significand: sum &<< UInt128(truncatingIfNeeded: shift)))
    }
}

extension X87Context {
    /// The end of a transcendental function: 64 bits whatever the precision control, and never exact.
    mutating func round(_ value: X87Wide) -> X87Extended {
        round(
            sign: value.sign, exponent: value.exponent, high: UInt64(truncatingIfNeeded: value.significand &>> 64),
            low: UInt64(truncatingIfNeeded: value.significand) | 1, bits: 64)
    }
}
