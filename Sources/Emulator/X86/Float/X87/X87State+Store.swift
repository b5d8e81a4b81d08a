// Stores. `pops`: FSTP, FISTP. Nil: an unmasked exception keeps the destination and the stack as they are.
extension X87State {
    /// FST ST(index).
    public func store(register index: Int, pops: Bool) {
        var context = context()
        let isPresent = context.needs(!isEmpty(0))
        if !context.isAborted {
            self[index] = isPresent ? self[0] : .indefinite
            if pops { pop() }
        }
        finish(context)
    }

    /// FSTP of 80 bits: any pattern, untouched. It always pops.
    public func storeExtended() -> X87Extended? {
        var context = context()
        let isPresent = context.needs(!isEmpty(0))
        let value = isPresent ? self[0] : .indefinite
        if !context.isAborted { pop() }
        finish(context)
        return context.isAborted ? nil : value
    }

    public func storeF32(pops: Bool) -> UInt32? { store(Binary32.self, pops: pops) { X87Source(f32: $0).value } }

    public func storeF64(pops: Bool) -> UInt64? { store(Binary64.self, pops: pops) { X87Source(f64: $0).value } }

    @inline(__always)
    private func store<Format: BinaryFormat>(
        _ format: Format.Type, pops: Bool, _ widen: (Format.Bits) -> X87Extended
    ) -> Format.Bits? where Format.Working == UInt64 {
        var context = context()
        var result = Format.canonicalNaN | Format.signBit
        if context.needs(!isEmpty(0)) {
            result = context.narrow(self[0], format)
            if context.raised & X86FloatException.precision != 0 {
                let (value, rounded) = (self[0], widen(result))
                context.roundedUp =
                    rounded.exponentField != value.exponentField
                    ? rounded.exponentField > value.exponentField : rounded.significand > value.significand
            }
        }
        let isStored = context.unmasked & ~X86FloatException.precision == 0
        if isStored, pops { pop() }
        finish(context)
        return isStored ? result : nil
    }

    /// FIST, FISTP, FISTTP of 16, 32 or 64 bits; the bits above are to be ignored.
    public func storeInteger(bits: UInt64, truncates: Bool, pops: Bool) -> UInt64? {
        var context = context()
        var result: UInt64 = 1 &<< (bits &- 1)
        if context.needs(!isEmpty(0)) {
            let value = self[0]
            let limit = value.sign ? result : result &- 1
            if let magnitude = context.integer(value, limit: limit, truncates: truncates) {
                result = value.sign ? 0 &- magnitude : magnitude
            }
        }
        if !context.isAborted, pops { pop() }
        finish(context)
        return context.isAborted ? nil : result
    }

    /// FBSTP: 18 digits and the sign, see `X87Source.init(decimalLow:high:)`.
    public func storeDecimal() -> (low: UInt64, high: UInt16)? {
        var context = context()
        var result: (low: UInt64, high: UInt16) = (0xc000_0000_0000_0000, 0xffff)
        if context.needs(!isEmpty(0)) {
            let value = self[0]
            if var rest = context.integer(value, limit: 999_999_999_999_999_999, truncates: false) {
                result = (0, value.sign ? 0x8000 : 0)
                for index in UInt64(0)..<16 {
                    result.low |= (rest % 10) &<< (index &* 4)
                    rest /= 10
                }
                result.high |= UInt16(truncatingIfNeeded: rest % 10 | (rest / 10) &<< 4)
            }
        }
        if !context.isAborted { pop() }
        finish(context)
        return context.isAborted ? nil : result
    }
}

extension X87Context {
    /// A register in single or double precision.
    mutating func narrow<Format: BinaryFormat>(
        _ value: X87Extended, _ format: Format.Type
    ) -> Format.Bits where Format.Working == UInt64 {
        switch value.kind {
        case .zero: return Format.zero(sign: value.sign)
        case .infinity: return Format.infinity(sign: value.sign)
        case .quietNaN, .signalingNaN, .unsupported:
            let quiet = propagate(value)
            let payload = Format.Bits(truncatingIfNeeded: quiet.significand &>> UInt64(63 &- Format.fractionBits))
            return Format.infinity(sign: quiet.sign) | payload & Format.fractionMask
        case .normal, .denormal: break
        }
        let x = value.normalized()
        var status = FloatStatus(rounding: rounding, canonicalNaN: false)
        let result = Format.roundAndPack(
            sign: value.sign, exponent: x.exponent, significand: shiftRightJam(x.significand, 1), &status)
        var exceptions = X86FloatException.fromStatus(status.flags)
        if SSEUnit.isDenormal(result, format), !isMasked(X86FloatException.underflow) {
            exceptions |= X86FloatException.underflow
        }
        let trapped = exceptions & ~UInt32(control) & (X86FloatException.overflow | X86FloatException.underflow)
        // Nothing is stored then, so nothing is inexact.
        if trapped != 0 { exceptions &= ~X86FloatException.precision }
        raise(exceptions)
        return result
    }

    /// |value| as an integer of at most `limit`, with PE and C1; nil for anything else, with IE.
    mutating func integer(_ value: X87Extended, limit: UInt64, truncates: Bool) -> UInt64? {
        switch value.kind {
        case .zero: return 0
        case .normal, .denormal: break
        case .infinity, .quietNaN, .signalingNaN, .unsupported:
            raise(X86FloatException.invalid)
            return nil
        }
        let x = value.normalized()
        guard x.exponent <= 63 else {
            raise(X86FloatException.invalid)
            return nil
        }
        let rounded = Self.roundToInteger(
            x, sign: value.sign, rounding: truncates ? Rounding.towardZero : rounding)
        guard !rounded.hasCarried, rounded.significand <= limit else {
            raise(X86FloatException.invalid)
            return nil
        }
        if rounded.isInexact { raise(X86FloatException.precision) }
        roundedUp = rounded.roundedUp
        return rounded.significand
    }

    /// For exponents of at most 63: the significand is the integer.
    static func roundToInteger(
        _ x: (exponent: Int32, significand: UInt64), sign: Bool, rounding: UInt8
    ) -> X87RoundedSignificand {
        let shifted = shiftRightJam(UInt128(x.significand) &<< 64, 63 &- x.exponent)
        return X87RoundedSignificand(
            high: UInt64(truncatingIfNeeded: shifted &>> 64), low: UInt64(truncatingIfNeeded: shifted), bits: 64,
            sign: sign, rounding: rounding)
    }
}
