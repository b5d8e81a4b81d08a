/// Double precision.
extension HardFloat {
    @inline(__always) private static func exponentField(_ a: UInt64) -> UInt64 { (a &>> 52) & 0x7ff }
    @inline(__always) private static func isFinite(_ a: UInt64) -> Bool { exponentField(a) < 0x7ff }
    @inline(__always) private static func isNormal(_ exponentField: UInt64) -> Bool {
        exponentField &- 1 < 0x7fe
    }
    /// The 53-bit significand of a normal number.
    @inline(__always) private static func significand(_ a: UInt64) -> UInt64 {
        (a & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000
    }
    /// So small that neither a sum nor its residual overflows.
    @inline(__always) private static func isModerate(_ a: UInt64) -> Bool { exponentField(a) < 0x7fd }

    @inline(__always)
    public static func f64Add(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        guard roundsLikeHost(s), isModerate(a), isModerate(b) else { return SoftFloat.f64Add(a, b, &s) }
        let x = Double(bitPattern: a)
        let y = Double(bitPattern: b)
        let sum = x + y
        if s.flags & FloatException.inexact == 0 {
            // Knuth's TwoSum: the residual of a sum is representable, and this is it.
            let yPart = sum - x
            let residual = (x - (sum - yPart)) + (y - yPart)
            accrueInexact(residual != 0, &s)
        }
        return sum.bitPattern
    }

    @inline(__always)
    public static func f64Sub(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        guard isFinite(b) else { return SoftFloat.f64Sub(a, b, &s) }
        return f64Add(a, b ^ 1 &<< 63, &s)
    }

    @inline(__always)
    public static func f64Mul(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        let product = (Double(bitPattern: a) * Double(bitPattern: b)).bitPattern
        let fieldA = exponentField(a)
        let fieldB = exponentField(b)
        let field = exponentField(product)
        guard roundsLikeHost(s), isNormal(fieldA), isNormal(fieldB), isInnerExponent(field, max: 0x7ff) else {
            return SoftFloat.f64Mul(a, b, &s)
        }
        if s.flags & FloatException.inexact == 0 {
            // The integer product has 105 or 106 bits, of which the result keeps 53.
            let dropped = 52 &+ field &+ 1023 &- fieldA &- fieldB
            let low = significand(a) &* significand(b)
            accrueInexact(low & ((1 &<< dropped) &- 1) != 0, &s)
        }
        return product
    }

    @inline(__always)
    public static func f64Div(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        let quotient = (Double(bitPattern: a) / Double(bitPattern: b)).bitPattern
        let fieldA = exponentField(a)
        let fieldB = exponentField(b)
        let field = exponentField(quotient)
        guard roundsLikeHost(s), isNormal(fieldA), isNormal(fieldB), isInnerExponent(field, max: 0x7ff) else {
            return SoftFloat.f64Div(a, b, &s)
        }
        if s.flags & FloatException.inexact == 0 {
            // q × b = a exactly? They differ by less than 2^53 units, so the low 64 bits tell.
            let shift = 52 &+ 1023 &+ fieldA &- fieldB &- field
            let isExact = significand(quotient) &* significand(b) == significand(a) &<< shift
            accrueInexact(!isExact, &s)
        }
        return quotient
    }

    @inline(__always)
    public static func f64Sqrt(_ a: UInt64, _ s: inout FloatStatus) -> UInt64 {
        // Positive and normal: the sign bit would make the field too large.
        let fieldA = a &>> 52
        guard roundsLikeHost(s), isNormal(fieldA) else { return SoftFloat.f64Sqrt(a, &s) }
        let root = Double(bitPattern: a).squareRoot().bitPattern
        if s.flags & FloatException.inexact == 0 {
            // r × r = a exactly? They differ by less than 2^54 units, so the low 64 bits tell.
            let shift = 52 &+ 1023 &+ fieldA &- 2 &* exponentField(root)
            let isExact = significand(root) &* significand(root) == significand(a) &<< shift
            accrueInexact(!isExact, &s)
        }
        return root
    }

    @inline(__always)
    public static func f64MulAdd(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ s: inout FloatStatus) -> UInt64 {
        #if !arch(wasm32)  // wasm has no fused multiply-add, nor a C library to fall back on
            if roundsLikeHost(s), s.flags & FloatException.inexact != 0, isFinite(a), isFinite(b), isFinite(c) {
                let result = Double(bitPattern: c)
                    .addingProduct(Double(bitPattern: a), Double(bitPattern: b)).bitPattern
                if isInnerExponent(exponentField(result), max: 0x7ff) { return result }
            }
        #endif
        return SoftFloat.f64MulAdd(a, b, c, &s)
    }
}
