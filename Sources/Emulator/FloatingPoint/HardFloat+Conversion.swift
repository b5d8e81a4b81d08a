/// Conversions. Those to an integer truncate on the host (RTZ, which is what C compiles to).
extension HardFloat {
    @inline(__always)
    public static func f32ToI32(_ a: UInt32, _ s: inout FloatStatus) -> Int32 {
        let x = Float(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x >= -0x1p31, x < 0x1p31 else { return SoftFloat.f32ToI32(a, &s) }
        let truncated = Int32(x)
        accrueInexact(Float(truncated) != x, &s)
        return truncated
    }

    @inline(__always)
    public static func f32ToU32(_ a: UInt32, _ s: inout FloatStatus) -> UInt32 {
        let x = Float(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x > -1, x < 0x1p32 else { return SoftFloat.f32ToU32(a, &s) }
        let truncated = Int64(x)
        accrueInexact(Float(truncated) != x, &s)
        return UInt32(truncatingIfNeeded: truncated)
    }

    @inline(__always)
    public static func f32ToI64(_ a: UInt32, _ s: inout FloatStatus) -> Int64 {
        let x = Float(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x >= -0x1p63, x < 0x1p63 else { return SoftFloat.f32ToI64(a, &s) }
        let truncated = Int64(x)
        accrueInexact(Float(truncated) != x, &s)
        return truncated
    }

    @inline(__always)
    public static func f32ToU64(_ a: UInt32, _ s: inout FloatStatus) -> UInt64 {
        let x = Float(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x > -1, x < 0x1p63 else { return SoftFloat.f32ToU64(a, &s) }
        let truncated = Int64(x)
        accrueInexact(Float(truncated) != x, &s)
        return UInt64(truncatingIfNeeded: truncated)
    }

    @inline(__always)
    public static func f64ToI32(_ a: UInt64, _ s: inout FloatStatus) -> Int32 {
        let x = Double(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x > -0x1.00000002p31, x < 0x1p31 else {
            return SoftFloat.f64ToI32(a, &s)
        }
        let truncated = Int32(x)
        accrueInexact(Double(truncated) != x, &s)
        return truncated
    }

    @inline(__always)
    public static func f64ToU32(_ a: UInt64, _ s: inout FloatStatus) -> UInt32 {
        let x = Double(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x > -1, x < 0x1p32 else { return SoftFloat.f64ToU32(a, &s) }
        let truncated = Int64(x)
        accrueInexact(Double(truncated) != x, &s)
        return UInt32(truncatingIfNeeded: truncated)
    }

    @inline(__always)
    public static func f64ToI64(_ a: UInt64, _ s: inout FloatStatus) -> Int64 {
        let x = Double(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x >= -0x1p63, x < 0x1p63 else { return SoftFloat.f64ToI64(a, &s) }
        let truncated = Int64(x)
        accrueInexact(Double(truncated) != x, &s)
        return truncated
    }

    @inline(__always)
    public static func f64ToU64(_ a: UInt64, _ s: inout FloatStatus) -> UInt64 {
        let x = Double(bitPattern: a)
        guard s.rounding == Rounding.towardZero, x > -1, x < 0x1p63 else { return SoftFloat.f64ToU64(a, &s) }
        let truncated = Int64(x)
        accrueInexact(Double(truncated) != x, &s)
        return UInt64(truncatingIfNeeded: truncated)
    }

    /// Always exact.
    @inline(__always)
    public static func i32ToF64(_ a: Int32, _ s: inout FloatStatus) -> UInt64 { Double(a).bitPattern }

    @inline(__always)
    public static func i32ToF32(_ a: Int32, _ s: inout FloatStatus) -> UInt32 {
        guard roundsLikeHost(s) else { return SoftFloat.i32ToF32(a, &s) }
        let result = Float(a)
        accrueInexact(Double(result) != Double(a), &s)
        return result.bitPattern
    }

    /// Always exact.
    @inline(__always)
    public static func u32ToF64(_ a: UInt32, _ s: inout FloatStatus) -> UInt64 { Double(a).bitPattern }

    @inline(__always)
    public static func u32ToF32(_ a: UInt32, _ s: inout FloatStatus) -> UInt32 {
        guard roundsLikeHost(s) else { return SoftFloat.u32ToF32(a, &s) }
        let result = Float(a)
        accrueInexact(Double(result) != Double(a), &s)
        return result.bitPattern
    }

    @inline(__always)
    public static func i64ToF64(_ a: Int64, _ s: inout FloatStatus) -> UInt64 {
        isExactAsDouble(a) ? Double(a).bitPattern : SoftFloat.i64ToF64(a, &s)
    }

    @inline(__always)
    public static func i64ToF32(_ a: Int64, _ s: inout FloatStatus) -> UInt32 {
        guard roundsLikeHost(s), isExactAsDouble(a) else { return SoftFloat.i64ToF32(a, &s) }
        let exact = Double(a)
        let result = Float(exact)
        accrueInexact(Double(result) != exact, &s)
        return result.bitPattern
    }

    /// At most 2^53 in magnitude.
    @inline(__always)
    private static func isExactAsDouble(_ a: Int64) -> Bool { UInt64(bitPattern: a &+ (1 &<< 53)) <= 1 &<< 54 }

    @inline(__always)
    public static func u64ToF64(_ a: UInt64, _ s: inout FloatStatus) -> UInt64 {
        isExactAsDouble(a) ? Double(a).bitPattern : SoftFloat.u64ToF64(a, &s)
    }

    @inline(__always)
    public static func u64ToF32(_ a: UInt64, _ s: inout FloatStatus) -> UInt32 {
        guard roundsLikeHost(s), isExactAsDouble(a) else { return SoftFloat.u64ToF32(a, &s) }
        let exact = Double(a)
        let result = Float(exact)
        accrueInexact(Double(result) != exact, &s)
        return result.bitPattern
    }

    /// At most 2^53 in magnitude.
    @inline(__always)
    private static func isExactAsDouble(_ a: UInt64) -> Bool { a <= 1 &<< 53 }

    /// Exact but for NaNs.
    @inline(__always)
    public static func f32ToF64(_ a: UInt32, _ s: inout FloatStatus) -> UInt64 {
        let x = Float(bitPattern: a)
        return x == x ? Double(x).bitPattern : SoftFloat.f32ToF64(a, &s)
    }

    @inline(__always)
    public static func f64ToF32(_ a: UInt64, _ s: inout FloatStatus) -> UInt32 {
        let x = Double(bitPattern: a)
        let result = Float(x)
        guard roundsLikeHost(s), isInnerExponent((result.bitPattern &>> 23) & 0xff, max: 0xff) else {
            return SoftFloat.f64ToF32(a, &s)
        }
        accrueInexact(Double(result) != x, &s)
        return result.bitPattern
    }
}
