/// The four operations and their reversed forms.
public enum X87Operation: UInt8, Sendable {
    case add, multiply, subtract, subtractReversed, divide, divideReversed
}

/// Add, subtract, multiply, divide, square root under precision control. If the context is aborted afterwards, there is no result.
extension X87Context {
    @inline(__always)
    mutating func arithmetic(_ operation: X87Operation, _ a: X87Source, _ b: X87Source) -> X87Extended {
        switch operation {
        case .add: return add(a, b, negatesB: false)
        case .subtract: return add(a, b, negatesB: true)
        case .subtractReversed: return add(b, a, negatesB: true)
        case .multiply: return multiply(a, b)
        case .divide: return divide(a, b)
        case .divideReversed: return divide(b, a)
        }
    }

    /// DE, once it is clear that nothing graver stands against the operation.
    @inline(__always)
    mutating func noteDenormal(_ a: X87Source, _ b: X87Source) {
        if a.isDenormal || b.isDenormal { raise(X86FloatException.denormal) }
    }

    mutating func add(_ sourceA: X87Source, _ sourceB: X87Source, negatesB: Bool) -> X87Extended {
        let a = sourceA.value
        var b = sourceB.value
        let (kindA, kindB) = (a.kind, b.kind)
        if kindA.rawValue > 3 || kindB.rawValue > 3 { return propagate(a, b) }
        if negatesB { b = b.negated }
        if kindA == .infinity, kindB == .infinity, a.sign != b.sign { return invalid() }
        noteDenormal(sourceA, sourceB)
        if isAborted { return a }
        if kindA == .infinity { return a }
        if kindB == .infinity { return b }
        if kindA == .zero, kindB == .zero {
            return .zero(sign: a.sign == b.sign ? a.sign : rounding == Rounding.down)
        }
        if kindA == .zero { return round(b) }
        if kindB == .zero { return round(a) }
        let (x, y) = (a.normalized(), b.normalized())
        let sum = SignedMagnitude.add(
            SignedMagnitude(sign: a.sign, exponent: x.exponent, significand: UInt128(x.significand) &<< 63),
            SignedMagnitude(sign: b.sign, exponent: y.exponent, significand: UInt128(y.significand) &<< 63))
        if sum.significand == 0 { return .zero(sign: rounding == Rounding.down) }
        return round(
            sign: sum.sign, exponent: sum.exponent, high: UInt64(truncatingIfNeeded: sum.significand &>> 63),
            low: UInt64(truncatingIfNeeded: sum.significand) &<< 1, bits: precisionBits)
    }

    /// A finite nonzero number in the precision asked for.
    private mutating func round(_ a: X87Extended) -> X87Extended {
        let x = a.normalized()
        return round(sign: a.sign, exponent: x.exponent, high: x.significand, low: 0, bits: precisionBits)
    }

    mutating func multiply(_ sourceA: X87Source, _ sourceB: X87Source) -> X87Extended {
        let (a, b) = (sourceA.value, sourceB.value)
        let (kindA, kindB) = (a.kind, b.kind)
        if kindA.rawValue > 3 || kindB.rawValue > 3 { return propagate(a, b) }
        let hasInfinity = kindA == .infinity || kindB == .infinity
        let hasZero = kindA == .zero || kindB == .zero
        if hasInfinity, hasZero { return invalid() }
        noteDenormal(sourceA, sourceB)
        let sign = a.sign != b.sign
        if isAborted { return a }
        if hasInfinity { return .infinity(sign: sign) }
        if hasZero { return .zero(sign: sign) }
        let (x, y) = (a.normalized(), b.normalized())
        var (high, low) = x.significand.multipliedFullWidth(by: y.significand)
        var exponent = x.exponent &+ y.exponent &+ 1
        if high & X87Extended.integerBit == 0 {
            high = high &<< 1 | low &>> 63
            low &<<= 1
            exponent &-= 1
        }
        return round(sign: sign, exponent: exponent, high: high, low: low, bits: precisionBits)
    }

    mutating func divide(_ sourceA: X87Source, _ sourceB: X87Source) -> X87Extended {
        let (a, b) = (sourceA.value, sourceB.value)
        let (kindA, kindB) = (a.kind, b.kind)
        if kindA.rawValue > 3 || kindB.rawValue > 3 { return propagate(a, b) }
        let sign = a.sign != b.sign
        if kindA == kindB, kindA == .zero || kindA == .infinity { return invalid() }
        if kindB == .zero, kindA != .infinity {
            raise(X86FloatException.divideByZero)
            return .infinity(sign: sign)
        }
        noteDenormal(sourceA, sourceB)
        if isAborted { return a }
        if kindA == .infinity { return .infinity(sign: sign) }
        if kindA == .zero || kindB == .infinity { return .zero(sign: sign) }
        let (x, y) = (a.normalized(), b.normalized())
        let isBelow = x.significand < y.significand
        let (quotient, remainder) = Binary64.divideFullWidth(
            isBelow ? x.significand : x.significand &>> 1, isBelow ? 0 : x.significand &<< 63, by: y.significand)
        // The remainder against half the divisor gives the guard bit and the sticky one.
        let complement = y.significand &- remainder
        let guardBit: UInt64 = remainder >= complement ? 1 &<< 63 : 0
        let low = guardBit | (remainder != 0 && remainder != complement ? 1 : 0)
        return round(
            sign: sign, exponent: x.exponent &- y.exponent &- (isBelow ? 1 : 0), high: quotient, low: low,
            bits: precisionBits)
    }

    mutating func squareRoot(_ source: X87Source) -> X87Extended {
        let a = source.value
        switch a.kind {
        case .quietNaN, .signalingNaN, .unsupported: return propagate(a)
        case .zero: return a
        case .infinity: return a.sign ? invalid() : a
        case .normal, .denormal: break
        }
        if a.sign { return invalid() }
        noteDenormal(source, source)
        if isAborted { return a }
        let x = a.normalized()
        // sqrt(m × 2^(2k)) = sqrt(m) × 2^k with m in [1, 4), digit by digit: 64, a guard digit and one more.
        var radicand = UInt128(x.significand) &<< (x.exponent & 1 != 0 ? 64 : 63)
        var remainder: UInt128 = 0
        var root: UInt128 = 0
        for _ in 0..<66 {
            remainder = remainder &<< 2 | radicand &>> 126
            radicand &<<= 2
            let trial = root &<< 2 | 1
            root &<<= 1
            if remainder >= trial {
                remainder &-= trial
                root |= 1
            }
        }
        let low = UInt64(truncatingIfNeeded: root) &<< 62 | (remainder == 0 ? 0 : 1)
        return round(
            sign: false, exponent: x.exponent &>> 1, high: UInt64(truncatingIfNeeded: root &>> 2), low: low,
            bits: precisionBits)
    }
}
