// The arithmetic of one element, for either format. The public face is `SSEFloat`.
extension SSEFormat {
    @inline(__always)
    static func sseAdd(_ a: Bits, _ b: Bits, _ unit: inout SSEUnit) -> Bits {
        let a = unit.operand(a, self)
        let b = unit.operand(b, self)
        var status = unit.status()
        let result = hardAdd(a, b, &status)
        return unit.complete(result, hasDenormal: hasDenormal(a, b), status, self)
    }

    /// Negating b leaves its NaN alone.
    @inline(__always)
    static func sseSubtract(_ a: Bits, _ b: Bits, _ unit: inout SSEUnit) -> Bits {
        sseAdd(a, isNaN(b) ? b : b ^ signBit, &unit)
    }

    @inline(__always)
    static func sseMultiply(_ a: Bits, _ b: Bits, _ unit: inout SSEUnit) -> Bits {
        let a = unit.operand(a, self)
        let b = unit.operand(b, self)
        var status = unit.status()
        let result = hardMultiply(a, b, &status)
        return unit.complete(result, hasDenormal: hasDenormal(a, b), status, self)
    }

    @inline(__always)
    static func sseDivide(_ a: Bits, _ b: Bits, _ unit: inout SSEUnit) -> Bits {
        let a = unit.operand(a, self)
        let b = unit.operand(b, self)
        var status = unit.status()
        let result = hardDivide(a, b, &status)
        return unit.complete(result, hasDenormal: hasDenormal(a, b), status, self)
    }

    @inline(__always)
    static func sseSquareRoot(_ a: Bits, _ unit: inout SSEUnit) -> Bits {
        let a = unit.operand(a, self)
        var status = unit.status()
        let result = hardSquareRoot(a, &status)
        return unit.complete(result, hasDenormal: SSEUnit.isDenormal(a, self), status, self)
    }

    /// MIN and MAX hand on b unless a is really beyond it: also for two zeros, and for any NaN, which is invalid.
    @inline(__always)
    static func sseExtremum(_ a: Bits, _ b: Bits, wantsMaximum: Bool, _ unit: inout SSEUnit) -> Bits {
        let a = unit.operand(a, self)
        let b = unit.operand(b, self)
        if isNaN(a) || isNaN(b) {
            unit.raise(X86FloatException.invalid)
            return b
        }
        if hasDenormal(a, b) { unit.raise(X86FloatException.denormal) }
        return wantsMaximum ? (sseIsLess(b, a) ? a : b) : (sseIsLess(a, b) ? a : b)
    }

    /// ±(a × b) ± c with one rounding. Of several NaNs the first of a, b, c comes out, with its own sign; beside a quiet
    /// NaN, ∞ × 0 is not invalid (SDM Vol. 1, §14.5.3).
    @inline(__always)
    static func sseMultiplyAdd(
        _ a: Bits, _ b: Bits, _ c: Bits, negatesProduct: Bool, negatesAddend: Bool, _ unit: inout SSEUnit
    ) -> Bits {
        let a = unit.operand(a, self)
        let b = unit.operand(b, self)
        let c = unit.operand(c, self)
        if isNaN(a) || isNaN(b) || isNaN(c) {
            if isSignalingNaN(a) || isSignalingNaN(b) || isSignalingNaN(c) { unit.raise(X86FloatException.invalid) }
            return (isNaN(a) ? a : isNaN(b) ? b : c) | quietBit
        }
        var status = unit.status()
        let result = hardMultiplyAdd(
            negatesProduct ? a ^ signBit : a, b, negatesAddend ? c ^ signBit : c, &status)
        return unit.complete(
            result, hasDenormal: hasDenormal(a, b) || SSEUnit.isDenormal(c, self), status, self)
    }

    /// ROUNDSS and its kin. Immediate: 1:0 rounding control, 2 take MXCSR's instead, 3 no PE.
    @inline(__always)
    static func sseRound(_ a: Bits, control: UInt8, _ unit: inout SSEUnit) -> Bits {
        let a = unit.operand(a, self)
        var status = FloatStatus(
            rounding: control & 4 != 0 ? unit.rounding : X86FloatException.rounding(UInt32(control)),
            canonicalNaN: false)
        let result = roundToIntegral(a, &status)
        if control & 8 != 0 { status.flags &= ~FloatException.inexact }
        unit.raise(X86FloatException.fromStatus(status.flags))
        return result
    }

    @inline(__always)
    static func hasDenormal(_ a: Bits, _ b: Bits) -> Bool {
        SSEUnit.isDenormal(a, self) || SSEUnit.isDenormal(b, self)
    }

    /// a < b, neither being a NaN; the zeros are equal.
    @inline(__always)
    static func sseIsLess(_ a: Bits, _ b: Bits) -> Bool {
        let isNegativeA = a & signBit != 0
        if isNegativeA != (b & signBit != 0) { return isNegativeA && (a | b) & ~signBit != 0 }
        return isNegativeA ? b < a : a < b
    }
}
