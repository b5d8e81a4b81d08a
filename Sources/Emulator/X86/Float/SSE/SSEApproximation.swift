// RCPSS and RSQRTSS: no exceptions, denormals are zeros, tiny results become zeros (SDM Vol. 2B, RCPPS, RSQRTPS). The
// architecture bounds the relative error by 1.5 × 2^-12; these are rounded to nearest, so that all hosts give the same.
extension SSEFloat {
    private static let infinity: UInt32 = 0x7f80_0000
    private static let quietBit: UInt32 = 0x0040_0000
    private static let signBit: UInt32 = 0x8000_0000

    public static func reciprocalF32(_ a: UInt32) -> UInt32 {
        let magnitude = a & ~signBit
        let sign = a & signBit
        if magnitude > infinity { return a | quietBit }
        if magnitude == infinity { return sign }
        if magnitude < 0x0080_0000 { return sign | infinity }
        let result = (1 / Float(bitPattern: a)).bitPattern
        return result & ~signBit < 0x0080_0000 ? sign : result
    }

    public static func reciprocalSquareRootF32(_ a: UInt32) -> UInt32 {
        let magnitude = a & ~signBit
        let sign = a & signBit
        if magnitude > infinity { return a | quietBit }
        if magnitude < 0x0080_0000 { return sign | infinity }
        if sign != 0 { return signBit | infinity | quietBit }
        if magnitude == infinity { return 0 }
        return Float(1 / Double(Float(bitPattern: a)).squareRoot()).bitPattern
    }
}
