extension BinaryFormat {
    /// The integer nearest in the current rounding mode, as a number of this format with the sign of `a`:
    /// IEEE 754-2019 §5.9, roundToIntegralExact.
    static func roundToIntegral(_ a: Bits, _ status: inout FloatStatus) -> Bits {
        let magnitude = a & ~signBit
        if magnitude >= infinity { return magnitude == infinity ? a : propagate(a, a, &status) }
        if magnitude == 0 { return a }
        let sign = a & signBit != 0
        let exponent = Int32(truncatingIfNeeded: magnitude &>> Bits(fractionBits)) &- maxExponent
        if exponent >= Int32(truncatingIfNeeded: fractionBits) { return a }
        let one = Bits(truncatingIfNeeded: maxExponent) &<< Bits(fractionBits)
        if exponent < 0 {
            status.raise(FloatException.inexact)
            let half = one &- 1 &<< Bits(fractionBits)
            let roundsUp: Bool
            switch status.rounding {
            case Rounding.nearestEven: roundsUp = magnitude > half
            case Rounding.nearestMaxMagnitude: roundsUp = magnitude >= half
            case Rounding.down: roundsUp = sign
            case Rounding.up: roundsUp = !sign
            default: roundsUp = false
            }
            return (roundsUp ? one : 0) | (a & signBit)
        }
        // Adding to the pattern may carry into the exponent, which is what the value then needs.
        let unit: Bits = 1 &<< Bits(truncatingIfNeeded: Int32(truncatingIfNeeded: fractionBits) &- exponent)
        let rest = a & (unit &- 1)
        if rest == 0 { return a }
        status.raise(FloatException.inexact)
        var increment: Bits = 0
        switch status.rounding {
        case Rounding.nearestEven: increment = a & unit != 0 ? unit &>> 1 : (unit &>> 1) &- 1
        case Rounding.nearestMaxMagnitude: increment = unit &>> 1
        case Rounding.down: increment = sign ? unit &- 1 : 0
        case Rounding.up: increment = sign ? 0 : unit &- 1
        default: break
        }
        return (a &+ increment) & ~(unit &- 1)
    }
}
