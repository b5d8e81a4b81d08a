/// SSE and AVX arithmetic on one element, as raw bit patterns. The host's floating-point unit does what it provably does
/// alike; see `HardFloat`. Pure functions of their arguments.
public enum SSEFloat {}

// MARK: Single precision
extension SSEFloat {
    @inline(__always) private static func isInner(_ a: UInt32) -> Bool {
        HardFloat.isInnerExponent(a &>> 23 & 0xff, max: 0xff)
    }

    @inline(__always)
    public static func addF32(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Float(bitPattern: a) + Float(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return addF32Slowly(a, b, &unit)
    }

    @inline(never)
    private static func addF32Slowly(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseAdd(a, b, &unit)
    }

    @inline(__always)
    public static func subF32(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Float(bitPattern: a) - Float(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return subF32Slowly(a, b, &unit)
    }

    @inline(never)
    private static func subF32Slowly(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseSubtract(a, b, &unit)
    }

    @inline(__always)
    public static func mulF32(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Float(bitPattern: a) * Float(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return mulF32Slowly(a, b, &unit)
    }

    @inline(never)
    private static func mulF32Slowly(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseMultiply(a, b, &unit)
    }

    @inline(__always)
    public static func divF32(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Float(bitPattern: a) / Float(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return divF32Slowly(a, b, &unit)
    }

    @inline(never)
    private static func divF32Slowly(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseDivide(a, b, &unit)
    }

    @inline(__always)
    public static func sqrtF32(_ a: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        if unit.isPlain, a &>> 31 == 0, isInner(a) { return Float(bitPattern: a).squareRoot().bitPattern }
        return sqrtF32Slowly(a, &unit)
    }

    @inline(never)
    private static func sqrtF32Slowly(_ a: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseSquareRoot(a, &unit)
    }

    @inline(__always)
    public static func minF32(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseExtremum(a, b, wantsMaximum: false, &unit)
    }

    @inline(__always)
    public static func maxF32(_ a: UInt32, _ b: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseExtremum(a, b, wantsMaximum: true, &unit)
    }

    /// All ones or all zeros; `predicate` is 0...31, or 0...7 without VEX.
    @inline(__always)
    public static func compareF32(_ a: UInt32, _ b: UInt32, predicate: UInt8, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseCompare(a, b, predicate: predicate, &unit)
    }

    /// UCOMISS, or COMISS if `isSignaling`: ZF, PF and CF at their places in RFLAGS; OF, SF and AF become zero.
    @inline(__always)
    public static func compareFlagsF32(_ a: UInt32, _ b: UInt32, isSignaling: Bool, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseCompareFlags(a, b, isSignaling: isSignaling, &unit)
    }

    /// ROUNDSS with its immediate.
    public static func roundF32(_ a: UInt32, control: UInt8, _ unit: inout SSEUnit) -> UInt32 {
        Binary32.sseRound(a, control: control, &unit)
    }

    /// ±(a × b) ± c with one rounding: VFMADD negates nothing, VFMSUB the addend, VFNMADD the product, VFNMSUB both. NaNs
    /// have precedence in the order a, b, c; which operand of an instruction is which, its form says.
    public static func multiplyAddF32(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, negatesProduct: Bool, negatesAddend: Bool, _ unit: inout SSEUnit
    ) -> UInt32 {
        Binary32.sseMultiplyAdd(
            a, b, c, negatesProduct: negatesProduct, negatesAddend: negatesAddend, &unit)
    }
}

// MARK: Double precision
extension SSEFloat {
    @inline(__always) private static func isInner(_ a: UInt64) -> Bool {
        HardFloat.isInnerExponent(a &>> 52 & 0x7ff, max: 0x7ff)
    }

    @inline(__always)
    public static func addF64(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Double(bitPattern: a) + Double(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return addF64Slowly(a, b, &unit)
    }

    @inline(never)
    private static func addF64Slowly(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseAdd(a, b, &unit)
    }

    @inline(__always)
    public static func subF64(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Double(bitPattern: a) - Double(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return subF64Slowly(a, b, &unit)
    }

    @inline(never)
    private static func subF64Slowly(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseSubtract(a, b, &unit)
    }

    @inline(__always)
    public static func mulF64(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Double(bitPattern: a) * Double(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return mulF64Slowly(a, b, &unit)
    }

    @inline(never)
    private static func mulF64Slowly(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseMultiply(a, b, &unit)
    }

    @inline(__always)
    public static func divF64(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        if unit.isPlain, isInner(a), isInner(b) {
            let result = (Double(bitPattern: a) / Double(bitPattern: b)).bitPattern
            if isInner(result) { return result }
        }
        return divF64Slowly(a, b, &unit)
    }

    @inline(never)
    private static func divF64Slowly(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseDivide(a, b, &unit)
    }

    @inline(__always)
    public static func sqrtF64(_ a: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        if unit.isPlain, a &>> 63 == 0, isInner(a) { return Double(bitPattern: a).squareRoot().bitPattern }
        return sqrtF64Slowly(a, &unit)
    }

    @inline(never)
    private static func sqrtF64Slowly(_ a: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseSquareRoot(a, &unit)
    }

    @inline(__always)
    public static func minF64(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseExtremum(a, b, wantsMaximum: false, &unit)
    }

    @inline(__always)
    public static func maxF64(_ a: UInt64, _ b: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseExtremum(a, b, wantsMaximum: true, &unit)
    }

    /// All ones or all zeros; `predicate` is 0...31, or 0...7 without VEX.
    @inline(__always)
    public static func compareF64(_ a: UInt64, _ b: UInt64, predicate: UInt8, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseCompare(a, b, predicate: predicate, &unit)
    }

    /// UCOMISD, or COMISD if `isSignaling`: ZF, PF and CF at their places in RFLAGS; OF, SF and AF become zero.
    @inline(__always)
    public static func compareFlagsF64(_ a: UInt64, _ b: UInt64, isSignaling: Bool, _ unit: inout SSEUnit) -> UInt32 {
        Binary64.sseCompareFlags(a, b, isSignaling: isSignaling, &unit)
    }

    /// ROUNDSD with its immediate.
    public static func roundF64(_ a: UInt64, control: UInt8, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseRound(a, control: control, &unit)
    }

    /// ±(a × b) ± c with one rounding: VFMADD negates nothing, VFMSUB the addend, VFNMADD the product, VFNMSUB both. NaNs
    /// have precedence in the order a, b, c; which operand of an instruction is which, its form says.
    public static func multiplyAddF64(
        _ a: UInt64, _ b: UInt64, _ c: UInt64, negatesProduct: Bool, negatesAddend: Bool, _ unit: inout SSEUnit
    ) -> UInt64 {
        Binary64.sseMultiplyAdd(
            a, b, c, negatesProduct: negatesProduct, negatesAddend: negatesAddend, &unit)
    }
}
