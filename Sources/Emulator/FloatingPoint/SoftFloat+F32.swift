/// Single precision on raw bit patterns. Every function rounds as `s.rounding` says and accrues into `s.flags`.
extension SoftFloat {
    public static func f32Add(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.add(a, b, &s)
    }

    public static func f32Sub(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.subtract(a, b, &s)
    }

    public static func f32Mul(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.multiply(a, b, &s)
    }

    public static func f32Div(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.divide(a, b, &s)
    }

    public static func f32Sqrt(_ a: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.squareRoot(a, &s)
    }

    /// a × b + c with a single rounding. For the negated forms the caller flips the signs of a and c.
    public static func f32MulAdd(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.multiplyAdd(a, b, c, &s)
    }

    /// Quiet comparison: only a signaling NaN raises NV.
    public static func f32Eq(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> Bool {
        Binary32.equal(a, b, &s)
    }

    /// Signaling comparison: any NaN raises NV.
    public static func f32Lt(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> Bool {
        Binary32.less(a, b, &s)
    }

    /// Signaling comparison: any NaN raises NV.
    public static func f32Le(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> Bool {
        Binary32.lessOrEqual(a, b, &s)
    }

    /// IEEE 754-2019 minimumNumber.
    public static func f32Min(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.extremum(a, b, wantsMaximum: false, &s)
    }

    /// IEEE 754-2019 maximumNumber.
    public static func f32Max(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.extremum(a, b, wantsMaximum: true, &s)
    }

    /// The one-hot mask of RISC-V's FCLASS.
    public static func f32Classify(_ a: UInt32) -> UInt32 { Binary32.classify(a) }

    public static func f32ToI32(_ a: UInt32, _ s: inout FloatStatus) -> Int32 {
        Int32(truncatingIfNeeded: Binary32.toInteger(a, bits: 32, isSigned: true, &s))
    }

    public static func f32ToU32(_ a: UInt32, _ s: inout FloatStatus) -> UInt32 {
        UInt32(truncatingIfNeeded: Binary32.toInteger(a, bits: 32, isSigned: false, &s))
    }

    public static func f32ToI64(_ a: UInt32, _ s: inout FloatStatus) -> Int64 {
        Int64(truncatingIfNeeded: Binary32.toInteger(a, bits: 64, isSigned: true, &s))
    }

    public static func f32ToU64(_ a: UInt32, _ s: inout FloatStatus) -> UInt64 {
        UInt64(truncatingIfNeeded: Binary32.toInteger(a, bits: 64, isSigned: false, &s))
    }

    public static func i32ToF32(_ a: Int32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.fromSigned(Int64(a), &s)
    }

    public static func u32ToF32(_ a: UInt32, _ s: inout FloatStatus) -> UInt32 {
        Binary32.fromInteger(sign: false, magnitude: UInt64(a), &s)
    }

    public static func i64ToF32(_ a: Int64, _ s: inout FloatStatus) -> UInt32 {
        Binary32.fromSigned(a, &s)
    }

    public static func u64ToF32(_ a: UInt64, _ s: inout FloatStatus) -> UInt32 {
        Binary32.fromInteger(sign: false, magnitude: a, &s)
    }

    public static func f32ToF64(_ a: UInt32, _ s: inout FloatStatus) -> UInt64 {
        Binary64.convert(a, from: Binary32.self, &s)
    }
}
