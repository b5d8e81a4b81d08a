// Conversions of one element. To an integer: out of range and NaN give the integer indefinite 0x8000… and IE; DE is never
// raised. From an integer: PE alone.
extension SSEFormat {
    /// MXCSR's rounding, or truncation (CVTT…).
    @inline(__always)
    static func sseIntegerStatus(truncates: Bool, _ unit: SSEUnit) -> FloatStatus {
        FloatStatus(rounding: truncates ? Rounding.towardZero : unit.rounding, canonicalNaN: false)
    }

    @inline(__always)
    static func sseToInteger(
        _ a: Bits, truncates: Bool, bits: UInt32, _ unit: inout SSEUnit,
        _ convert: (Bits, inout FloatStatus) -> UInt64
    ) -> UInt64 {
        var status = sseIntegerStatus(truncates: truncates, unit)
        let result = convert(unit.operand(a, self), &status)
        unit.raise(X86FloatException.fromStatus(status.flags))
        return status.flags & FloatException.invalid == 0 ? result : 1 &<< UInt64(bits &- 1)
    }
}

extension SSEFloat {
    // MARK: To integers

    public static func f32ToI32(_ a: UInt32, truncates: Bool, _ unit: inout SSEUnit) -> UInt32 {
        UInt32(
            truncatingIfNeeded: Binary32.sseToInteger(a, truncates: truncates, bits: 32, &unit) {
                UInt64(truncatingIfNeeded: HardFloat.f32ToI32($0, &$1))
            })
    }

    public static func f32ToI64(_ a: UInt32, truncates: Bool, _ unit: inout SSEUnit) -> UInt64 {
        Binary32.sseToInteger(a, truncates: truncates, bits: 64, &unit) {
            UInt64(truncatingIfNeeded: HardFloat.f32ToI64($0, &$1))
        }
    }

    public static func f64ToI32(_ a: UInt64, truncates: Bool, _ unit: inout SSEUnit) -> UInt32 {
        UInt32(
            truncatingIfNeeded: Binary64.sseToInteger(a, truncates: truncates, bits: 32, &unit) {
                UInt64(truncatingIfNeeded: HardFloat.f64ToI32($0, &$1))
            })
    }

    public static func f64ToI64(_ a: UInt64, truncates: Bool, _ unit: inout SSEUnit) -> UInt64 {
        Binary64.sseToInteger(a, truncates: truncates, bits: 64, &unit) {
            UInt64(truncatingIfNeeded: HardFloat.f64ToI64($0, &$1))
        }
    }

    // MARK: From integers

    public static func i32ToF32(_ a: UInt32, _ unit: inout SSEUnit) -> UInt32 {
        var status = unit.status()
        let result = HardFloat.i32ToF32(Int32(bitPattern: a), &status)
        unit.raise(X86FloatException.fromStatus(status.flags))
        return result
    }

    public static func i64ToF32(_ a: UInt64, _ unit: inout SSEUnit) -> UInt32 {
        var status = unit.status()
        let result = HardFloat.i64ToF32(Int64(bitPattern: a), &status)
        unit.raise(X86FloatException.fromStatus(status.flags))
        return result
    }

    /// Always exact.
    public static func i32ToF64(_ a: UInt32) -> UInt64 { Double(Int32(bitPattern: a)).bitPattern }

    public static func i64ToF64(_ a: UInt64, _ unit: inout SSEUnit) -> UInt64 {
        var status = unit.status()
        let result = HardFloat.i64ToF64(Int64(bitPattern: a), &status)
        unit.raise(X86FloatException.fromStatus(status.flags))
        return result
    }

    // MARK: Between formats

    public static func f32ToF64(_ a: UInt32, _ unit: inout SSEUnit) -> UInt64 {
        let a = unit.operand(a, Binary32.self)
        var status = unit.status()
        let result = HardFloat.f32ToF64(a, &status)
        // Never tiny: the end for an operand alone.
        unit.raise(X86FloatException.fromStatus(status.flags))
        if SSEUnit.isDenormal(a, Binary32.self) { unit.raise(X86FloatException.denormal) }
        return result
    }

    public static func f64ToF32(_ a: UInt64, _ unit: inout SSEUnit) -> UInt32 {
        let a = unit.operand(a, Binary64.self)
        var status = unit.status()
        let result = HardFloat.f64ToF32(a, &status)
        return unit.complete(result, hasDenormal: SSEUnit.isDenormal(a, Binary64.self), status, Binary32.self)
    }

    /// VCVTPH2PS: always exact, DAZ is ignored and a denormal raises nothing (SDM Vol. 1, §14.4.1).
    public static func f16ToF32(_ a: UInt16, _ unit: inout SSEUnit) -> UInt32 {
        var status = unit.status()
        let result = Binary32.convert(a, from: Binary16.self, &status)
        unit.raise(X86FloatException.fromStatus(status.flags))
        return result
    }

    /// VCVTPS2PH; FTZ is ignored. Immediate: 1:0 rounding control, 2 take MXCSR's instead.
    public static func f32ToF16(_ a: UInt32, control: UInt8, _ unit: inout SSEUnit) -> UInt16 {
        let a = unit.operand(a, Binary32.self)
        var status = FloatStatus(
            rounding: control & 4 != 0 ? unit.rounding : X86FloatException.rounding(UInt32(control)),
            canonicalNaN: false)
        let result = Binary16.convert(a, from: Binary32.self, &status)
        unit.accrue(status)
        if SSEUnit.isDenormal(a, Binary32.self) { unit.raise(X86FloatException.denormal) }
        if unit.mxcsr & SSEUnit.underflowMask == 0, SSEUnit.isDenormal(result, Binary16.self) {
            unit.raise(X86FloatException.underflow)
        }
        return result
    }
}
