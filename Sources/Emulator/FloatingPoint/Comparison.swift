/// Comparisons, minimum and maximum, classification.
extension BinaryFormat {
    /// compareQuietEqual: only a signaling NaN is invalid.
    @inline(__always)
    static func equal(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bool {
        if isNaN(a) || isNaN(b) {
            if isSignalingNaN(a) || isSignalingNaN(b) { status.raise(FloatException.invalid) }
            return false
        }
        return a == b || (a | b) & ~signBit == 0
    }

    /// compareSignalingLess: any NaN is invalid.
    @inline(__always)
    static func less(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bool {
        if isNaN(a) || isNaN(b) {
            status.raise(FloatException.invalid)
            return false
        }
        return isOrderedLess(a, b)
    }

    /// compareSignalingLessEqual: any NaN is invalid.
    @inline(__always)
    static func lessOrEqual(_ a: Bits, _ b: Bits, _ status: inout FloatStatus) -> Bool {
        if isNaN(a) || isNaN(b) {
            status.raise(FloatException.invalid)
            return false
        }
        return !isOrderedLess(b, a)
    }

    /// a < b, neither being a NaN; the zeros are equal.
    @inline(__always)
    private static func isOrderedLess(_ a: Bits, _ b: Bits) -> Bool {
        let isNegativeA = a & signBit != 0
        let isNegativeB = b & signBit != 0
        if isNegativeA != isNegativeB { return isNegativeA && (a | b) & ~signBit != 0 }
        return isNegativeA ? b < a : a < b
    }

    /// minimumNumber or maximumNumber (IEEE 754-2019 §9.6): the number wins over a NaN, -0 is below +0, a
    /// signaling NaN is invalid.
    @inline(__always)
    static func extremum(_ a: Bits, _ b: Bits, wantsMaximum: Bool, _ status: inout FloatStatus) -> Bits {
        if isNaN(a) || isNaN(b) {
            if isSignalingNaN(a) || isSignalingNaN(b) { status.raise(FloatException.invalid) }
            if isNaN(a), isNaN(b) { return canonicalNaN }
            return isNaN(a) ? b : a
        }
        let isNegativeA = a & signBit != 0
        let isNegativeB = b & signBit != 0
        let isLessA = isNegativeA != isNegativeB ? isNegativeA : isNegativeA ? b < a : a < b
        return isLessA != wantsMaximum ? a : b
    }

    /// The one-hot mask of RISC-V's FCLASS ("F" extension, table of §20.9):
    /// 0 -inf, 1 -normal, 2 -subnormal, 3 -0, 4 +0, 5 +subnormal, 6 +normal, 7 +inf, 8 sNaN, 9 qNaN.
    static func classify(_ bits: Bits) -> UInt32 {
        let magnitude = bits & ~signBit
        let isNegative = bits & signBit != 0
        if magnitude > infinity { return bits & quietBit != 0 ? 1 << 9 : 1 << 8 }
        if magnitude == infinity { return isNegative ? 1 << 0 : 1 << 7 }
        if magnitude > fractionMask { return isNegative ? 1 << 1 : 1 << 6 }
        if magnitude != 0 { return isNegative ? 1 << 2 : 1 << 5 }
        return isNegative ? 1 << 3 : 1 << 4
    }
}
