/// Sine, cosine and tangent of numbers below 2^63. The reduction uses 320 bits of 2 ÷ π: unlike hardware, whose π has 66 bits, the
/// result is that of the operand itself.
struct X87Angle {
    /// |operand| = quadrant × π ÷ 2 + rest, |rest| ≤ π ÷ 4.
    var quadrant: Int
    var rest: X87Wide

    init(_ magnitude: X87Wide) {
        rest = magnitude
        rest.sign = false
        quadrant = 0
        // Below one half there is nothing to reduce.
        if magnitude.exponent < -1 { return }

        // The operand's 64 bits × 2 ÷ π: an integer of 64 bits in `words.0`, 320 bits behind the point.
        let factor = UInt64(truncatingIfNeeded: magnitude.significand &>> 64)
        var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
        var carry: UInt64 = 0
        func digit(_ index: Int) -> UInt64 {
            let product = factor.multipliedFullWidth(by: X87Tables.twoOverPi(index))
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            carry = product.high &+ (overflow ? 1 : 0)
            return low
        }
        words.5 = digit(4)
        words.4 = digit(3)
        words.3 = digit(2)
        words.2 = digit(1)
        words.1 = digit(0)
        words.0 = carry
        // The factor is the operand × 2^shift, shift in 1...64.
        let shift = UInt64(truncatingIfNeeded: 63 &- magnitude.exponent)
        func shifted(_ high: UInt64, _ low: UInt64) -> UInt64 {
            UInt64(truncatingIfNeeded: (UInt128(high) &<< 64 | UInt128(low)) &>> UInt128(shift))
        }
        words = (
            shifted(0, words.0), shifted(words.0, words.1), shifted(words.1, words.2), shifted(words.2, words.3),
            shifted(words.3, words.4), shifted(words.4, words.5)
        )
        quadrant = Int(words.0 & 3)
        let isNegative = words.1 &>> 63 != 0
        if isNegative {
            quadrant = (quadrant &+ 1) & 3
            // 1 - fraction, but for the last bit.
            words = (0, ~words.1, ~words.2, ~words.3, ~words.4, ~words.5)
        }
        var exponent: Int32 = -1
        while words.1 == 0, exponent > -257 {
            words = (0, words.2, words.3, words.4, words.5, 0)
            exponent &-= 64
        }
        let zeros = words.1.leadingZeroBitCount
        exponent &-= Int32(truncatingIfNeeded: zeros)
        let high = UInt128(words.1) &<< 64 | UInt128(words.2)
        var significand = high &<< UInt128(truncatingIfNeeded: zeros)
        if zeros > 0 { significand |= UInt128(words.3) &>> UInt128(truncatingIfNeeded: 64 &- zeros) }
        rest = X87Wide(sign: isNegative, exponent: exponent, significand: significand)
            .multiplied(by: X87Wide(sign: false, exponent: 0, significand: X87Tables.halfPi))
    }

    /// sin(rest).
    private var restSine: X87Wide {
        let square = rest.square
        var sum = X87Tables.inverseFactorial(33)
        for k in 1...16 {
            sum = X87Tables.inverseFactorial(33 &- 2 &* k) &- X87Wide.multiplyHigh(sum, square)
        }
        return rest.multiplied(bySeries: min(sum, 1 &<< 127 &- 1))
    }

    /// cos(rest).
    private var restCosine: X87Wide {
        let square = rest.square
        var sum = X87Tables.inverseFactorial(34)
        for k in 1...17 {
            sum = X87Tables.inverseFactorial(34 &- 2 &* k) &- X87Wide.multiplyHigh(sum, square)
        }
        return X87Wide.one.multiplied(bySeries: min(sum, 1 &<< 127 &- 1))
    }

    /// sin(quadrant × π ÷ 2 + rest).
    var sine: X87Wide {
        let value = quadrant & 1 == 0 ? restSine : restCosine
        return quadrant & 2 == 0 ? value : value.negated
    }

    var cosine: X87Wide {
        let value = quadrant & 1 == 0 ? restCosine : restSine
        return quadrant == 1 || quadrant == 2 ? value.negated : value
    }

    var tangent: X87Wide {
        // So small that the operand is its own tangent, but for what decides a directed rounding: x² ÷ 3 is below its last bit,
        // and soon below those of sine and cosine.
        if quadrant == 0, rest.exponent < -40 {
            return X87Wide(sign: rest.sign, exponent: rest.exponent, significand: rest.significand | 1)
        }
        return quadrant & 1 == 0 ? restSine.divided(by: restCosine) : restCosine.divided(by: restSine).negated
    }
}

extension X87Wide {
    /// atan(value) for values in 0...1.
    var arcTangent: X87Wide {
        // Around c = index ÷ 8: atan(q) = atan(c) + atan((q - c) ÷ (1 + q × c)).
        var index: UInt128 = 0
        if exponent >= -5 {
            // value × 2^126, and that to the nearest eighth.
            let scaled = significand &>> UInt128(truncatingIfNeeded: 1 &- exponent)
            index = (scaled &+ 1 &<< 122) &>> 123
        }
        if index == 0 { return multipliedByArcTangentSeries }
        let scaled = significand &>> UInt128(truncatingIfNeeded: 1 &- exponent)
        let center = index &<< 123
        let base = X87Wide(sign: false, exponent: 0, unnormalized: X87Tables.arcTangent(Int(index)) &>> 1)
        // value × c with 126 bits behind the point.
        let product = scaled &>> 3 &* index
        let numerator = X87Wide(
            sign: scaled < center, exponent: 1, unnormalized: scaled < center ? center &- scaled : scaled &- center)
        let denominator = X87Wide(sign: false, exponent: 1, unnormalized: 1 &<< 126 &+ product)
        guard let base, let denominator else { return self }
        guard let numerator else { return base }
        let offset = numerator.divided(by: denominator).multipliedByArcTangentSeries
        return base.added(to: offset) ?? base
    }

    private var multipliedByArcTangentSeries: X87Wide {
        let square = square
        var sum = X87Tables.inverseOdd(37)
        for k in 1...18 {
            sum = X87Tables.inverseOdd(37 &- 2 &* k) &- Self.multiplyHigh(sum, square)
        }
        return multiplied(bySeries: min(sum, 1 &<< 127 &- 1))
    }
}
