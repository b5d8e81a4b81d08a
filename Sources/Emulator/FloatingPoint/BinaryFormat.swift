/// An IEEE 754 binary format, and the few integer kernels whose width depends on it.
///
/// All arithmetic is written once over this protocol and specialized for each format. A `Working`
/// significand is normalized with its leading one at bit `Working.bitWidth - 2`: one carry bit above it,
/// and enough bits below the format's last one to hold a guard bit, a round bit and a sticky bit.
/// (An 80-bit format would use `UInt128`.)
///
/// ```
///  bit  N-1   N-2  N-3 ... N-1-p   extraBits-1 ...      0
///      carry   1 . fraction      | guard round ... sticky
/// ```
protocol BinaryFormat {
    associatedtype Bits: FixedWidthInteger & UnsignedInteger
    associatedtype Working: FixedWidthInteger & UnsignedInteger

    /// Bits of the significand behind the point: precision - 1.
    static var fractionBits: Int { get }
    /// The largest exponent of a finite number; also the bias.
    static var maxExponent: Int32 { get }
    static var canonicalNaN: Bits { get }

    /// a × b for normalized significands, jammed; in [2^(N-3), 2^(N-1)), where 2^(N-3) stands for one.
    static func multiply(_ a: Working, _ b: Working) -> Working
    /// a ÷ b for normalized significands with a ≥ b, jammed; in [2^(N-2), 2^(N-1)).
    static func divide(_ a: Working, _ b: Working) -> Working
}

/// A format with a fused multiply-add, whose exact product needs a wider significand.
protocol FusedFormat: BinaryFormat {
    associatedtype Wide: FixedWidthInteger & UnsignedInteger

    /// a × b exactly, in [2^(M-3), 2^(M-1)) for M = `Wide.bitWidth`, where 2^(M-3) stands for one.
    static func multiplyWide(_ a: Working, _ b: Working) -> Wide
    /// A normalized working significand as a normalized wide one.
    static func widen(_ a: Working) -> Wide
    /// A normalized wide significand as a normalized working one, jammed.
    static func narrow(_ a: Wide) -> Working
}

extension BinaryFormat {
    @inline(__always) static var minExponent: Int32 { 1 - maxExponent }
    /// Bits of a working significand below the format's last one.
    @inline(__always) static var extraBits: Int { Working.bitWidth - 2 - fractionBits }
    /// A working significand of exactly one.
    @inline(__always) static var one: Working { 1 &<< Working(Working.bitWidth - 2) }

    @inline(__always) static var signBit: Bits { 1 &<< Bits(Bits.bitWidth - 1) }
    @inline(__always) static var fractionMask: Bits { (1 &<< Bits(fractionBits)) &- 1 }
    @inline(__always) static var quietBit: Bits { 1 &<< Bits(fractionBits &- 1) }
    @inline(__always) static var infinity: Bits {
        Bits(truncatingIfNeeded: 2 &* maxExponent &+ 1) &<< Bits(fractionBits)
    }
}

/// Single precision.
enum Binary32: FusedFormat {
    typealias Bits = UInt32
    typealias Working = UInt64
    typealias Wide = UInt64

    @inline(__always) static var fractionBits: Int { 23 }
    @inline(__always) static var maxExponent: Int32 { 127 }
    @inline(__always) static var canonicalNaN: UInt32 { 0x7fc0_0000 }

    // 24-bit significands: their products are exact in 64 bits, their quotients need one division.
    @inline(__always) static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
        (a &>> 31) &* (b &>> 32)
    }
    @inline(__always) static func divide(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // 24 bits ÷ 24 bits with 39 more: a 40-bit quotient, left-aligned.
        let divisor = b &>> 39
        let dividend = a
        let quotient = dividend / divisor
        let remainder = dividend &- quotient &* divisor
        return (quotient &<< 23) | (remainder == 0 ? 0 : 1)
    }
    @inline(__always) static func multiplyWide(_ a: UInt64, _ b: UInt64) -> UInt64 { multiply(a, b) }
    @inline(__always) static func widen(_ a: UInt64) -> UInt64 { a }
    @inline(__always) static func narrow(_ a: UInt64) -> UInt64 { a }
}

/// Double precision.
enum Binary64: FusedFormat {
    typealias Bits = UInt64
    typealias Working = UInt64
    typealias Wide = UInt128

    @inline(__always) static var fractionBits: Int { 52 }
    @inline(__always) static var maxExponent: Int32 { 1023 }
    @inline(__always) static var canonicalNaN: UInt64 { 0x7ff8_0000_0000_0000 }

    @inline(__always) static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = (a &<< 1).multipliedFullWidth(by: b)
        return high | (low == 0 ? 0 : 1)
    }

    static func divide(_ a: UInt64, _ b: UInt64) -> UInt64 {
        // a × 2^62 ÷ b, both scaled by two so that the divisor's top bit is set: a × 2^63 as high:low.
        let (quotient, remainder) = divideFullWidth(a &>> 1, a &<< 63, by: b &<< 1)
        return quotient | (remainder == 0 ? 0 : 1)
    }

    /// Schoolbook division of 128 bits by 64 in two digits of 32 bits (Knuth, TAOCP 2, 4.3.1, algorithm D):
    /// it needs no 128-bit division, which wasm lacks. The divisor's top bit is set, and high < divisor.
    @inline(__always)
    static func divideFullWidth(
        _ high: UInt64, _ low: UInt64, by divisor: UInt64
    ) -> (quotient: UInt64, remainder: UInt64) {
        let divisorHigh = divisor &>> 32
        let divisorLow = divisor & 0xffff_ffff
        let (first, rest) = digit(high, low &>> 32, divisor, divisorHigh, divisorLow)
        let (second, remainder) = digit(rest, low & 0xffff_ffff, divisor, divisorHigh, divisorLow)
        return (first &<< 32 | second, remainder)
    }

    /// One 32-bit digit of (high × 2^32 + next) ÷ divisor, and the remainder.
    @inline(__always)
    private static func digit(
        _ high: UInt64, _ next: UInt64, _ divisor: UInt64, _ divisorHigh: UInt64, _ divisorLow: UInt64
    ) -> (quotient: UInt64, remainder: UInt64) {
        var quotient = high / divisorHigh
        var estimateRest = high &- quotient &* divisorHigh
        while quotient &>> 32 != 0 || quotient &* divisorLow > (estimateRest &<< 32 | next) {
            quotient &-= 1
            estimateRest &+= divisorHigh
            if estimateRest &>> 32 != 0 { break }
        }
        return (quotient, (high &<< 32 | next) &- quotient &* divisor)
    }

    @inline(__always) static func multiplyWide(_ a: UInt64, _ b: UInt64) -> UInt128 {
        let (high, low) = (a &<< 1).multipliedFullWidth(by: b)
        return UInt128(high) &<< 64 | UInt128(low)
    }
    @inline(__always) static func widen(_ a: UInt64) -> UInt128 { UInt128(a) &<< 64 }
    @inline(__always) static func narrow(_ a: UInt128) -> UInt64 {
        UInt64(truncatingIfNeeded: a &>> 64) | (UInt64(truncatingIfNeeded: a) == 0 ? 0 : 1)
    }
}
