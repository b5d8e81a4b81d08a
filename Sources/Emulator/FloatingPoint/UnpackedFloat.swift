/// What kind of datum a bit pattern is.
enum FloatClass: UInt8 {
    case zero, finite, infinity, quietNaN, signalingNaN

    @inline(__always) var isNaN: Bool { rawValue >= FloatClass.quietNaN.rawValue }
}

/// A bit pattern taken apart: (-1)^sign × significand × 2^(exponent - (N - 2)) with the significand
/// normalized (leading one at bit N - 2); exponent and significand are meaningful for `.finite` alone.
struct UnpackedFloat<Format: BinaryFormat> {
    var kind: FloatClass
    var sign: Bool
    var exponent: Int32
    var significand: Format.Working

    @inline(__always)
    init(_ bits: Format.Bits) {
        sign = bits & Format.signBit != 0
        let fraction = bits & Format.fractionMask
        let exponentField = Int32(
            truncatingIfNeeded: (bits & ~Format.signBit) &>> Format.Bits(Format.fractionBits))
        let aligned = Format.Working(truncatingIfNeeded: fraction) &<< Format.Working(Format.extraBits)
        exponent = exponentField &- Format.maxExponent
        significand = aligned | Format.one
        kind = .finite
        if exponentField == 2 &* Format.maxExponent &+ 1 {
            if fraction == 0 {
                kind = .infinity
            } else {
                kind = fraction & Format.quietBit != 0 ? .quietNaN : .signalingNaN
            }
        } else if exponentField == 0 {
            if fraction == 0 {
                kind = .zero
            } else {
                // Subnormal: normalize it, so that arithmetic sees one kind of finite number only.
                let shift = Int32(truncatingIfNeeded: aligned.leadingZeroBitCount &- 1)
                significand = aligned &<< Format.Working(truncatingIfNeeded: shift)
                exponent = Format.minExponent &- shift
            }
        }
    }
}

/// x ÷ 2^count, where any bit lost sets the lowest: rounding later still sees that the value is inexact.
@inline(__always)
func shiftRightJam<Word: FixedWidthInteger & UnsignedInteger>(_ x: Word, _ count: Int32) -> Word {
    if count == 0 { return x }
    if count >= Int32(truncatingIfNeeded: Word.bitWidth) { return x == 0 ? 0 : 1 }
    let shift = Word(truncatingIfNeeded: count)
    let lost = x &<< (Word(truncatingIfNeeded: Word.bitWidth) &- shift)
    return (x &>> shift) | (lost == 0 ? 0 : 1)
}
