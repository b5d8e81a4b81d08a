// Comparisons. Any NaN is invalid for FCOM, FICOM, FTST and FCOMI, only a signaling one for FUCOM and FUCOMI.
extension X87State {
    /// FCOM, FUCOM and their popping forms: C3, C2, C0 = equal, unordered, less.
    public func compare(register index: Int, isQuiet: Bool, pops: Int) {
        compare(isPresent: !isEmpty(index), X87Source(self[index]), isQuiet: isQuiet, pops: pops)
    }

    /// FCOM and FICOM with an operand in memory; FTST with zero.
    public func compare(_ source: X87Source, pops: Int) {
        compare(isPresent: true, source, isQuiet: false, pops: pops)
    }

    private func compare(isPresent: Bool, _ source: X87Source, isQuiet: Bool, pops: Int) {
        var context = context()
        var relation = X87Relation.unordered
        if context.needs(!isEmpty(0) && isPresent) {
            relation = context.compare(X87Source(self[0]), source, isQuiet: isQuiet)
        }
        switch relation {
        case .less: setConditions(Status.c0)
        case .equal: setConditions(Status.c3)
        case .greater: setConditions(0)
        case .unordered: setConditions(Status.conditions)
        }
        if !context.isAborted { pop(pops) }
        finish(context)
    }

    /// FCOMI, FUCOMI and their popping forms: ZF, PF and CF at their places in RFLAGS, the other arithmetic flags being cleared.
    /// An unmasked exception does not keep RFLAGS from being written, only the stack from being popped.
    public func compareFlags(register index: Int, isQuiet: Bool, pops: Bool) -> UInt32 {
        var context = context()
        var relation = X87Relation.unordered
        if context.needs(!isEmpty(0) && !isEmpty(index)) {
            relation = context.compare(X87Source(self[0]), X87Source(self[index]), isQuiet: isQuiet)
        }
        if !context.isAborted, pops { pop() }
        finish(context, keepsC1: true)
        switch relation {
        case .less: return 0x01
        case .equal: return 0x40
        case .greater: return 0
        case .unordered: return 0x45
        }
    }
}

enum X87Relation {
    case less, equal, greater, unordered
}

extension X87Context {
    mutating func compare(_ sourceA: X87Source, _ sourceB: X87Source, isQuiet: Bool) -> X87Relation {
        let (a, b) = (sourceA.value, sourceB.value)
        let (kindA, kindB) = (a.kind, b.kind)
        if kindA.rawValue > 3 || kindB.rawValue > 3 {
            let isInvalid = !isQuiet || kindA.rawValue > 4 || kindB.rawValue > 4
            if isInvalid { raise(X86FloatException.invalid) }
            return .unordered
        }
        noteDenormal(sourceA, sourceB)
        if kindA == .zero, kindB == .zero { return .equal }
        if a.sign != b.sign { return a.sign ? .less : .greater }
        // A pseudo-denormal stands for the normal number of exponent one.
        let fieldA = kindA == .denormal && a.significand & X87Extended.integerBit != 0 ? 1 : a.exponentField
        let fieldB = kindB == .denormal && b.significand & X87Extended.integerBit != 0 ? 1 : b.exponentField
        if fieldA == fieldB, a.significand == b.significand { return .equal }
        let isSmaller = fieldA != fieldB ? fieldA < fieldB : a.significand < b.significand
        return isSmaller != a.sign ? .less : .greater
    }
}
