/// Double precision on raw bit patterns. Every function rounds as `s.rounding` says and accrues into `s.flags`.
extension SoftFloat {
    public static func f64Add(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.add(a, b, &s)
    }

    public static func f64Sub(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.subtract(a, b, &s)
    }

    public static func f64Mul(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.multiply(a, b, &s)
    }

    public static func f64Div(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.divide(a, b, &s)
    }

    public static func f64Sqrt(_ a: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.squareRoot(a, &s)
    }

    /// a × b + c with a single rounding. For the negated forms the caller flips the signs of a and c.
    public static func f64MulAdd(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.multiplyAdd(a, b, c, &s)
    }

    /// Quiet comparison: only a signaling NaN raises NV.
    public static func f64Eq(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> Bool {
        Binary64.equal(a, b, &s)
    }

    /// Signaling comparison: any NaN raises NV.
    public static func f64Lt(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> Bool {
        Binary64.less(a, b, &s)
    }

    /// Signaling comparison: any NaN raises NV.
    public static func f64Le(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> Bool {
        Binary64.lessOrEqual(a, b, &s)
    }

    /// IEEE 754-2019 minimumNumber.
    public static func f64Min(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.extremum(a, b, wantsMaximum: false, &s)
    }

    /// IEEE 754-2019 maximumNumber.
    public static func f64Max(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.extremum(a, b, wantsMaximum: true, &s)
    }

    /// The one-hot mask of RISC-V's FCLASS.
    public static func f64Classify(_ a: UInt64) -> UInt32 { Binary64.classify(a) }

    public static func f64ToI32(_ a: UInt64, _ s: inout FloatStatus) -> Int32 {
        Int32(truncatingIfNeeded: Binary64.toInteger(a, bits: 32, isSigned: true, &s))
    }

    public static func f64ToU32(_ a: UInt64, _ s: inout FloatStatus) -> UInt32 {
        UInt32(truncatingIfNeeded: Binary64.toInteger(a, bits: 32, isSigned: false, &s))
    }

    public static func f64ToI64(_ a: UInt64, _ s: inout FloatStatus) -> Int64 {
        Int64(truncatingIfNeeded: Binary64.toInteger(a, bits: 64, isSigned: true, &s))
    }

    public static func f64ToU64(_ a: UInt64, _ s: inout FloatStatus) -> UInt64 {
        UInt64(truncatingIfNeeded: Binary64.toInteger(a, bits: 64, isSigned: false, &s))
    }

    public static func i32ToF64(_ a: Int32, _ s: inout FloatStatus) -> UInt64 {
        Binary64.fromSigned(Int64(a), &s)
    }

    public static func u32ToF64(_ a: UInt32, _ s: inout FloatStatus) -> UInt64 {
        Binary64.fromInteger(sign: false, magnitude: UInt64(a), &s)
    }

    public static func i64ToF64(_ a: Int64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.fromSigned(a, &s)
    }

    public static func u64ToF64(_ a: UInt64, _ s: inout FloatStatus) -> UInt64 {
        Binary64.fromInteger(sign: false, magnitude: a, &s)
    }

    public static func f64ToF32(_ a: UInt64, _ s: inout FloatStatus) -> UInt32 {
        Binary32.convert(a, from: Binary64.self, &s)
    }
}
