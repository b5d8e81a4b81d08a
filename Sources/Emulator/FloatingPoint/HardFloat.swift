/// The same functions as `SoftFloat`, done by the host's floating-point unit wherever it provably gives the
/// same bits and the same flags; anything else falls back to `SoftFloat`. Comparisons, minimum, maximum and
/// classification are not here: in integers they are as quick.
///
/// What makes a host operation safe:
/// - Swift rounds to nearest even whatever the host's mode is, so the guest's mode must be RNE (or RTZ for a
///   conversion to an integer, which truncates).
/// - The operands are finite, so neither NV nor DZ nor a NaN can come out.
/// - The result stays clear of both ends of the range, so neither OF nor UF can: its exponent field lies in
///   2...max-2. (A field of 1 could have been rounded up from a tiny value.) A sum needs no lower bound: one
///   that is subnormal is exact.
/// - That leaves NX, which accrues: if it is set already nothing is to be found out, otherwise an exact
///   residual tells (an error-free transform, or the low 64 bits of an integer product).
public enum HardFloat {}

extension HardFloat {
    /// Whether a guest operation rounds as the host does.
    @inline(__always)
    static func roundsLikeHost(_ s: FloatStatus) -> Bool { s.rounding == Rounding.nearestEven }

    @inline(__always)
    static func accrueInexact(_ isInexact: Bool, _ s: inout FloatStatus) {
        s.flags |= isInexact ? FloatException.inexact : 0
    }

    /// Whether `field` is in 2...max-2 for the largest field `max` (that of infinity).
    @inline(__always)
    static func isInnerExponent<Word: FixedWidthInteger & UnsignedInteger>(_ field: Word, max: Word) -> Bool {
        field &- 2 < max &- 3
    }
}
