/// Add, subtract, multiply, divide, square root: IEEE 754-2019 §5.4.1, for any format.
extension BinaryFormat {
    static func add(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bits {
        let x = UnpackedFloat<Self>(a)
        let y = UnpackedFloat<Self>(b)
        if x.kind == .finite, y.kind == .finite {
            let sum = SignedMagnitude.add(
                SignedMagnitude(sign: x.sign, exponent: x.exponent, significand: x.significand),
                SignedMagnitude(sign: y.sign, exponent: y.exponent, significand: y.significand))
            if sum.significand == 0 { return zero(sign: status.rounding == Rounding.down) }
            return roundAndPack(
                sign: sum.sign, exponent: sum.exponent, significand: sum.significand, &status)
        }
        if x.kind.isNaN || y.kind.isNaN { return propagate(a, b, &status) }
        if x.kind == .infinity {
            return y.kind == .infinity && x.sign != y.sign ? invalid(&status) : a
        }
        if y.kind == .infinity || x.kind == .finite || y.kind == .finite {
            return y.kind == .zero ? a : b
        }
        return zero(sign: x.sign == y.sign ? x.sign : status.rounding == Rounding.down)
    }

    @inline(__always)
    static func subtract(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bits {
        // A NaN's sign is its own: only a payload-preserving unit could tell, and it sees b itself.
        isNaN(b) ? add(a, b, &status) : add(a, b ^ signBit, &status)
    }

    static func multiply(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bits {
        let x = UnpackedFloat<Self>(a)
        let y = UnpackedFloat<Self>(b)
        let sign = x.sign != y.sign
        if x.kind == .finite, y.kind == .finite {
            var product = multiply(x.significand, y.significand)
            var exponent = x.exponent &+ y.exponent
            normalizeProduct(&product, &exponent)
            return roundAndPack(sign: sign, exponent: exponent, significand: product, &status)
        }
        if x.kind.isNaN || y.kind.isNaN { return propagate(a, b, &status) }
        if x.kind == .infinity || y.kind == .infinity {
            return x.kind == .zero || y.kind == .zero ? invalid(&status) : infinity(sign: sign)
        }
        return zero(sign: sign)
    }

    static func divide(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bits {
        let x = UnpackedFloat<Self>(a)
        let y = UnpackedFloat<Self>(b)
        let sign = x.sign != y.sign
        if x.kind == .finite, y.kind == .finite {
            var exponent = x.exponent &- y.exponent
            var dividend = x.significand
            if dividend < y.significand {
                dividend &<<= 1
                exponent &-= 1
            }
            return roundAndPack(
                sign: sign, exponent: exponent, significand: divide(dividend, y.significand), &status)
        }
        if x.kind.isNaN || y.kind.isNaN { return propagate(a, b, &status) }
        if x.kind == .infinity {
            return y.kind == .infinity ? invalid(&status) : infinity(sign: sign)
        }
        if y.kind == .infinity { return zero(sign: sign) }
        if y.kind == .zero {
            if x.kind == .zero { return invalid(&status) }
            status.raise(FloatException.divideByZero)
            return infinity(sign: sign)
        }
        return zero(sign: sign)
    }

    static func squareRoot(_ a: Bits, _ status: inout FloatStatus) -> Bits {
        let x = UnpackedFloat<Self>(a)
        switch x.kind {
        case .quietNaN, .signalingNaN: return propagate(a, a, &status)
        case .zero: return a
        case .infinity: return x.sign ? invalid(&status) : a
        case .finite: break
        }
        if x.sign { return invalid(&status) }
        // sqrt(m × 2^(2k)) = sqrt(m) × 2^k with m in [1, 4).
        let root = rootDigits(of: x.significand, isExponentOdd: x.exponent & 1 != 0)
        return roundAndPack(sign: false, exponent: x.exponent >> 1, significand: root, &status)
    }

    /// The root of a normalized significand (doubled if the exponent is odd), digit by digit: the format's
    /// digits and two more, then a sticky bit if anything remains.
    private static func rootDigits(of significand: Working, isExponentOdd: Bool) -> Working {
        // The radicand is in [2^(N-2), 2^N); its square root has its leading one at bit (N - 2) / 2.
        // Bring down two bits a step: the first from the top, zeros when they are used up.
        var radicand = isExponentOdd ? significand &<< 1 : significand
        var remainder: Working = 0
        var root: Working = 0
        let digits = fractionBits &+ 3
        for _ in 0..<digits {
            remainder = (remainder &<< 2) | (radicand &>> Working(Working.bitWidth - 2))
            radicand &<<= 2
            let trial = (root &<< 2) | 1
            root &<<= 1
            if remainder >= trial {
                remainder &-= trial
                root |= 1
            }
        }
        // The leading digit sits at bit digits - 1; move it to N - 2.
        let normalized = root &<< Working(Working.bitWidth &- 1 &- digits)
        return normalized | (remainder == 0 ? 0 : 1)
    }
}

/// Normalizes a product: from [2^(N-3), 2^(N-1)), where 2^(N-3) stands for one, to [2^(N-2), 2^(N-1)). The
/// sticky bit may move up by one, which is harmless as a product has two bits and more below its guard bit.
@inline(__always)
func normalizeProduct<Word: FixedWidthInteger & UnsignedInteger>(
    _ significand: inout Word, _ exponent: inout Int32
) {
    if significand &>> Word(Word.bitWidth - 2) == 0 {
        significand &<<= 1
    } else {
        exponent &+= 1
    }
}

/// A finite nonzero number with a significand of any width, leading one at bit N - 2.
struct SignedMagnitude<Word: FixedWidthInteger & UnsignedInteger> {
    var sign: Bool
    var exponent: Int32
    var significand: Word

    /// The sum, jammed and normalized; a significand of zero means an exact zero.
    ///
    /// Jamming the smaller operand is safe: it loses bits only if it was shifted by more than the extra bits,
    /// and then at most one leading digit cancels.
    @inline(__always)
    static func add(_ x: SignedMagnitude, _ y: SignedMagnitude) -> SignedMagnitude {
        var big = x
        var small = y
        if y.exponent > x.exponent || (y.exponent == x.exponent && y.significand > x.significand) {
            big = y
            small = x
        }
        let aligned = shiftRightJam(small.significand, big.exponent &- small.exponent)
        if big.sign == small.sign {
            big.significand &+= aligned
            if big.significand &>> Word(Word.bitWidth - 1) != 0 {
                big.significand = (big.significand &>> 1) | (big.significand & 1)
                big.exponent &+= 1
            }
            return big
        }
        big.significand &-= aligned
        if big.significand != 0 {
            let shift = big.significand.leadingZeroBitCount &- 1
            big.significand &<<= Word(truncatingIfNeeded: shift)
            big.exponent &-= Int32(truncatingIfNeeded: shift)
        }
        return big
    }
}
