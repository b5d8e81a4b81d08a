extension X87Wide {
    /// 2^value - 1 for |value| < 1.
    var exponentialMinusOne: X87Wide {
        // Around index ÷ 8: 2^(i/8 + f) - 1 = 2^(i/8) × (2^f - 1) + (2^(i/8) - 1).
        var index = 0
        var part: X87Wide? = self
        if exponent >= -5 {
            let eighths = Int(fraction &>> 125)
            let roundsUp = fraction &>> 124 & 1 != 0
            let magnitude = eighths &+ (roundsUp ? 1 : 0)
            index = sign ? 0 &- magnitude : magnitude
            if let center = X87Wide(
                sign: !sign, exponent: 3, unnormalized: UInt128(truncatingIfNeeded: magnitude) &<< 121)
            {
                part = added(to: center)
            }
        }
        let small = part.map { $0.exponentialSeries }
        if index == 0 { return small ?? self }
        let power = X87Wide(
            sign: false, exponent: Int32(truncatingIfNeeded: index &>> 3),
            significand: X87Tables.powerOfTwo(index & 7))
        let base = power.added(to: X87Wide.one.negated) ?? power
        guard let small else { return base }
        return base.added(to: small.multiplied(by: power)) ?? base
    }

    /// 2^value - 1 for |value| ≤ 1/16: z + z²/2 + z³/6 + … with z = value × ln 2.
    private var exponentialSeries: X87Wide {
        let z = multiplied(by: X87Wide(sign: false, exponent: -1, significand: X87Tables.ln2))
        let fraction = z.fraction
        var sum = X87Tables.inverseFactorial(20)
        for k in 1...19 {
            let term = Self.multiplyHigh(sum, fraction)
            let coefficient = X87Tables.inverseFactorial(20 &- k)
            sum = z.sign ? coefficient &- term : coefficient &+ term
        }
        return z.multiplied(bySeries: sum)
    }

    /// log2(value) of a positive value; nil for a value of one.
    var binaryLogarithm: X87Wide? {
        // value = m × 2^k with m in √½ … √2.
        var k = exponent
        var isHalved = false
        if significand > 0xb504_f333_f9de_6484 &<< 64 {
            k &+= 1
            isHalved = true
        }
        // m - 1 and m + 1, 127 bits behind the point (126, as m < 2, for the sum).
        let one: UInt128 = 1 &<< 127
        let difference =
            isHalved
            ? X87Wide(sign: true, exponent: -1, unnormalized: 0 &- significand)
            : X87Wide(sign: false, exponent: 0, unnormalized: significand &- one)
        let sum = X87Wide(
            sign: false, exponent: 1,
            unnormalized: isHalved ? significand &>> 2 &+ one &>> 1 : significand &>> 1 &+ one &>> 1)
        var logarithm: X87Wide?
        if let difference, let sum { logarithm = difference.divided(by: sum).logarithmSeries }
        let whole = X87Wide(sign: k < 0, exponent: 127, unnormalized: UInt128(k.magnitude))
        guard let whole else { return logarithm }
        guard let logarithm else { return whole }
        return whole.added(to: logarithm)
    }

    /// log2(1 + value), for values above -1.
    var binaryLogarithmOfOnePlus: X87Wide? {
        // Beyond a quarter the sum keeps what counts.
        if exponent >= -2 { return added(to: .one).flatMap { $0.binaryLogarithm } }
        let two = X87Wide(sign: false, exponent: 1, significand: 1 &<< 127)
        return added(to: two).map { divided(by: $0).logarithmSeries }
    }

    /// log2((1 + s) ÷ (1 - s)) = 2 ÷ ln 2 × (s + s³/3 + s⁵/5 + …), |s| < 0.172.
    private var logarithmSeries: X87Wide {
        let square = square
        var sum = X87Tables.inverseOdd(53)
        for k in 1...26 {
            sum = X87Tables.inverseOdd(53 &- 2 &* k) &+ Self.multiplyHigh(sum, square)
        }
        return multiplied(bySeries: sum)
            .multiplied(by: X87Wide(sign: false, exponent: 1, significand: X87Tables.twoOverLn2))
    }
}
