/// Single precision. Products and squares of singles are exact as doubles, which makes residuals cheap.
extension HardFloat {
    @inline(__always) private static func exponentField(_ a: UInt32) -> UInt32 { (a &>> 23) & 0xff }
    @inline(__always) private static func isFinite(_ a: UInt32) -> Bool { exponentField(a) < 0xff }
    /// So small that neither a sum nor its residual overflows.
    @inline(__always) private static func isModerate(_ a: UInt32) -> Bool { exponentField(a) < 0xfd }
    @inline(__always) private static func float(_ a: UInt32) -> Float { Float(bitPattern: a) }

    @inline(__always)
    public static func f32Add(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        guard roundsLikeHost(s), isModerate(a), isModerate(b) else { return SoftFloat.f32Add(a, b, &s) }
        let x = float(a)
        let y = float(b)
        let sum = x + y
        if s.flags & FloatException.inexact == 0 {
            // Knuth's TwoSum, as for doubles.
            let yPart = sum - x
            let residual = (x - (sum - yPart)) + (y - yPart)
            accrueInexact(residual != 0, &s)
        }
        return sum.bitPattern
    }

    @inline(__always)
    public static func f32Sub(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        guard isFinite(b) else { return SoftFloat.f32Sub(a, b, &s) }
        return f32Add(a, b ^ 1 &<< 31, &s)
    }

    @inline(__always)
    public static func f32Mul(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        let exact = Double(float(a)) * Double(float(b))
        let product = Float(exact)
        guard roundsLikeHost(s), isFinite(a), isFinite(b),
            isInnerExponent(exponentField(product.bitPattern), max: 0xff)
        else { return SoftFloat.f32Mul(a, b, &s) }
        accrueInexact(Double(product) != exact, &s)
        return product.bitPattern
    }

    @inline(__always)
    public static func f32Div(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        let quotient = float(a) / float(b)
        guard roundsLikeHost(s), isFinite(a), isFinite(b),
            isInnerExponent(exponentField(quotient.bitPattern), max: 0xff)
        else { return SoftFloat.f32Div(a, b, &s) }
        accrueInexact(Double(quotient) * Double(float(b)) != Double(float(a)), &s)
        return quotient.bitPattern
    }

    @inline(__always)
    public static func f32Sqrt(_ a: UInt32, _ s: inout FloatStatus) -> UInt32 {
        // Positive and finite: the sign bit would make the field too large.
        guard roundsLikeHost(s), a &>> 23 < 0xff else { return SoftFloat.f32Sqrt(a, &s) }
        let root = float(a).squareRoot()
        accrueInexact(Double(root) * Double(root) != Double(float(a)), &s)
        return root.bitPattern
    }

    @inline(__always)
    public static func f32MulAdd(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ s: inout FloatStatus) -> UInt32 {
        guard roundsLikeHost(s), isFinite(a), isFinite(b), isFinite(c) else {
            return SoftFloat.f32MulAdd(a, b, c, &s)
        }
        let product = Double(float(a)) * Double(float(b))
        let addend = Double(float(c))
        let sum = product + addend
        let addendPart = sum - product
        let residual = (product - (sum - addendPart)) + (addend - addendPart)
        // Round to odd as a double: then rounding to a single is as good as rounding the exact sum
        // (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums", 2008).
        var odd = sum.bitPattern
        if residual != 0, odd & 1 == 0 { odd = (residual > 0) == (sum > 0) ? odd &+ 1 : odd &- 1 }
        let result = Float(Double(bitPattern: odd))
        guard isInnerExponent(exponentField(result.bitPattern), max: 0xff) else {
            return SoftFloat.f32MulAdd(a, b, c, &s)
        }
        accrueInexact(residual != 0 || Double(result) != sum, &s)
        return result.bitPattern
    }
}
