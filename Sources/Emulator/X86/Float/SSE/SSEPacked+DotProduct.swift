/// DPPS and DPPD: each step is an operation of its own, rounded and with its exceptions; a step with an unmasked one is the last
/// (SDM Vol. 2A).
///
/// ```
/// immediate   7..4 which products count (the others are +0)   3..0 which elements get the sum (the others +0)
/// DPPS        (p0 + p1) + (p2 + p3), in each 16 bytes by themselves
/// DPPD        p0 + p1                  bits 5..4 and 1..0
/// ```
extension SSEPacked {
    @inline(__always)
    private static func isSelected(_ mask: UInt8, _ lane: Int) -> Bool {
        mask &>> UInt8(truncatingIfNeeded: lane & 3) & 1 != 0
    }

    /// `lanes`: 4 or 8.
    public static func dotProductF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, immediate: UInt8,
        lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        var scratch: Scratch = (0, 0, 0, 0)
        let count = min(lanes, 8)
        let isUnmasked = withUnsafeMutableBytes(of: &scratch) { area in
            guard let terms = area.baseAddress else { return false }
            let isProductUnmasked = forEachLane(count, to: terms, &mxcsr) {
                isSelected(immediate &>> 4, $0) ? SSEFloat.mulF32(load32(a, $0), load32(b, $0), &$1) : 0
            }
            if isProductUnmasked { return true }
            // p0 + p1 and p2 + p3, then their sum; each stands in all elements it is made of.
            let isPairUnmasked = forEachLane(count, to: terms, &mxcsr) {
                SSEFloat.addF32(load32(terms, $0 & ~1), load32(terms, $0 | 1), &$1)
            }
            if isPairUnmasked { return true }
            return forEachLane(count, to: terms, &mxcsr) {
                SSEFloat.addF32(load32(terms, $0 & ~3), load32(terms, $0 | 3), &$1)
            }
        }
        if isUnmasked { return true }
        return withUnsafeBytes(of: scratch) { area in
            guard let sums = area.baseAddress else { return false }
            return forEachLane(count, to: destination, &mxcsr) { lane, _ in
                isSelected(immediate, lane) ? load32(sums, lane) : 0
            }
        }
    }

    public static func dotProductF64(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, immediate: UInt8,
        _ mxcsr: inout UInt32
    ) -> Bool {
        var unit = SSEUnit(mxcsr)
        let low = immediate & 0x10 != 0 ? SSEFloat.mulF64(load64(a, 0), load64(b, 0), &unit) : 0
        let high = immediate & 0x20 != 0 ? SSEFloat.mulF64(load64(a, 1), load64(b, 1), &unit) : 0
        var isUnmasked = unit.finish()
        if !isUnmasked {
            let sum = SSEFloat.addF64(low, high, &unit)
            isUnmasked = unit.finish()
            if !isUnmasked {
                destination.storeBytes(of: immediate & 1 != 0 ? sum : 0, as: UInt64.self)
                (destination + 8).storeBytes(of: immediate & 2 != 0 ? sum : 0, as: UInt64.self)
            }
        }
        mxcsr = unit.mxcsr
        return isUnmasked
    }
}
