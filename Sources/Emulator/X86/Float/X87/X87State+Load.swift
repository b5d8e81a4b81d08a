/// The constants of FLD1 … FLDZ.
public enum X87Constant: UInt8, Sendable {
    case one, log2Of10, log2OfE, pi, log10Of2, lnOf2, zero

    /// Rounded as the control word says, without PE: truncated, and whether rounding to nearest would go up.
    private var truncated: (value: X87Extended, goesUp: Bool) {
        switch self {
        case .one: return (.one, false)
        case .log2Of10: return (X87Extended(significand: 0xd49a_784b_cd1b_8afe, signExponent: 0x4000), false)
        case .log2OfE: return (X87Extended(significand: 0xb8aa_3b29_5c17_f0bb, signExponent: 0x3fff), true)
        case .pi: return (X87Extended(significand: 0xc90f_daa2_2168_c234, signExponent: 0x4000), true)
        case .log10Of2: return (X87Extended(significand: 0x9a20_9a84_fbcf_f798, signExponent: 0x3ffd), true)
        case .lnOf2: return (X87Extended(significand: 0xb172_17f7_d1cf_79ab, signExponent: 0x3ffe), true)
        case .zero: return (.zero(sign: false), false)
        }
    }

    func value(rounding: UInt8) -> X87Extended {
        var (value, goesUp) = truncated
        if self == .one || self == .zero { return value }
        if rounding == Rounding.up || (rounding == Rounding.nearestEven && goesUp) { value.significand &+= 1 }
        return value
    }
}

extension X87State {
    /// FLD of single or double precision, FILD, FBLD.
    public func load(_ source: X87Source) {
        var context = context()
        if context.needsRoom(isEmpty(7)) {
            var value = source.value
            if value.kind == .signalingNaN { value = context.propagate(value) }
            // Unmasked, DE does not keep a denormal from being loaded.
            if !context.isAborted { push(value) }
            if source.isDenormal { context.raise(X86FloatException.denormal) }
        } else if !context.isAborted {
            push(.indefinite)
        }
        finish(context)
    }

    /// FLD of 80 bits: any pattern, untouched.
    public func load(_ value: X87Extended) {
        var context = context()
        if context.needsRoom(isEmpty(7)) {
            push(value)
        } else if !context.isAborted {
            push(.indefinite)
        }
        finish(context)
    }

    public func load(_ constant: X87Constant) { load(constant.value(rounding: context().rounding)) }

    /// FLD ST(index).
    public func load(register index: Int) {
        var context = context()
        let value = self[index]
        if context.needs(!isEmpty(index)), context.needsRoom(isEmpty(7)) {
            push(value)
        } else if !context.isAborted {
            push(.indefinite)
        }
        finish(context)
    }
}
