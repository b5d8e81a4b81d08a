/// The 32 predicates of CMPPS and VCMPPS (SDM Vol. 2A, CMPPD, table 3-1): the relation and whether a quiet NaN is invalid.
enum SSEPredicate {
    static let less: UInt32 = 1
    static let equal: UInt32 = 2
    static let greater: UInt32 = 4
    static let unordered: UInt32 = 8

    /// For which relations a predicate holds, four bits each; those of 16...31 are the same again.
    ///
    /// ```
    ///  0 EQ  1 LT  2 LE  3 UNORD   4 NEQ    5 NLT  6 NLE  7 ORD
    ///  8 EQ (or unordered)   9 NGE  10 NGT  11 FALSE
    /// 12 NEQ (and ordered)  13 GE   14 GT   15 TRUE
    /// ```
    private static let relations: UInt64 = 0xf465_0b9a_7ced_8312

    /// Bit p: predicate p is a signaling one.
    private static let signaling: UInt32 = 0x9999_6666

    @inline(__always)
    static func holds(_ predicate: UInt8, _ relation: UInt32) -> Bool {
        UInt32(truncatingIfNeeded: relations &>> (UInt64(predicate & 15) &* 4)) & relation != 0
    }

    @inline(__always)
    static func isSignaling(_ predicate: UInt8) -> Bool { signaling &>> UInt32(predicate & 31) & 1 != 0 }
}

extension SSEFormat {
    /// How a stands to b, with IE for a signaling NaN (or any NaN) and DE.
    @inline(__always)
    static func sseRelation(_ a: Bits, _ b: Bits, isSignaling: Bool, _ unit: inout SSEUnit) -> UInt32 {
        let a = unit.operand(a, self)
        let b = unit.operand(b, self)
        if isNaN(a) || isNaN(b) {
            if isSignaling || isSignalingNaN(a) || isSignalingNaN(b) { unit.raise(X86FloatException.invalid) }
            return SSEPredicate.unordered
        }
        if hasDenormal(a, b) { unit.raise(X86FloatException.denormal) }
        if a == b || (a | b) & ~signBit == 0 { return SSEPredicate.equal }
        return sseIsLess(a, b) ? SSEPredicate.less : SSEPredicate.greater
    }

    @inline(__always)
    static func sseCompare(_ a: Bits, _ b: Bits, predicate: UInt8, _ unit: inout SSEUnit) -> Bits {
        let relation = sseRelation(a, b, isSignaling: SSEPredicate.isSignaling(predicate), &unit)
        return SSEPredicate.holds(predicate, relation) ? ~0 : 0
    }

    /// ZF, PF and CF at their places in RFLAGS; the other arithmetic flags are cleared.
    @inline(__always)
    static func sseCompareFlags(_ a: Bits, _ b: Bits, isSignaling: Bool, _ unit: inout SSEUnit) -> UInt32 {
        switch sseRelation(a, b, isSignaling: isSignaling, &unit) {
        case SSEPredicate.less: return 0x01
        case SSEPredicate.equal: return 0x40
        case SSEPredicate.greater: return 0
        default: return 0x45
        }
    }
}
