extension X87State {
    /// FADD ST(i), ST(j) and its kin: ST(destination) op ST(source), reversed where the operation says so.
    public func arithmetic(_ operation: X87Operation, destination: Int, source: Int, pops: Bool) {
        var context = context()
        var result = X87Extended.indefinite
        if context.needs(!isEmpty(destination) && !isEmpty(source)) {
            result = context.arithmetic(operation, X87Source(self[destination]), X87Source(self[source]))
        }
        if !context.isAborted {
            self[destination] = result
            if pops { pop() }
        }
        finish(context)
    }

    /// ST(0) op an operand in memory.
    public func arithmetic(_ operation: X87Operation, _ source: X87Source) {
        unary { context, value in context.arithmetic(operation, X87Source(value), source) }
    }

    public func squareRoot() { unary { context, value in context.squareRoot(X87Source(value)) } }

    /// FRNDINT.
    public func roundToInteger() { unary { context, value in context.roundToIntegral(value) } }

    /// FSCALE: ST(0) × 2^trunc(ST(1)).
    public func scale() { binary { context, a, b in context.scale(a, by: b) } }

    /// Replaces ST(0).
    @inline(__always)
    func unary(_ body: (inout X87Context, X87Extended) -> X87Extended) {
        var context = context()
        var result = X87Extended.indefinite
        if context.needs(!isEmpty(0)) { result = body(&context, self[0]) }
        if !context.isAborted { self[0] = result }
        finish(context)
    }

    /// Replaces ST(0), from ST(0) and ST(1).
    @inline(__always)
    func binary(_ body: (inout X87Context, X87Extended, X87Extended) -> X87Extended) {
        var context = context()
        var result = X87Extended.indefinite
        if context.needs(!isEmpty(0) && !isEmpty(1)) { result = body(&context, self[0], self[1]) }
        if !context.isAborted { self[0] = result }
        finish(context)
    }

    /// FXTRACT: ST(0) becomes the exponent, and the significand is pushed.
    public func extract() {
        var context = context()
        var exponent = X87Extended.indefinite
        var significand = X87Extended.indefinite
        if context.needs(!isEmpty(0)), context.needsRoom(isEmpty(7)) {
            (exponent, significand) = context.extract(self[0])
        }
        if !context.isAborted {
            self[0] = exponent
            push(significand)
        }
        finish(context)
    }

    /// FPREM, or FPREM1 (rounding the quotient to nearest): C2 if the reduction is not complete, otherwise the quotient's low
    /// bits in C0, C3, C1.
    public func remainder(isNearest: Bool) {
        var context = context()
        var outcome = (remainder: X87Extended.indefinite, quotient: UInt64(0), isPartial: false)
        if context.needs(!isEmpty(0) && !isEmpty(1)) {
            outcome = context.remainder(self[0], self[1], isNearest: isNearest)
        }
        if !context.isAborted { self[0] = outcome.remainder }
        if context.isAborted || context.raised & X86FloatException.invalid != 0 || outcome.remainder.isNaN {
            status &= ~Status.c2
        } else if outcome.isPartial {
            setConditions(Status.c2)
            context.roundedUp = false
        } else {
            setConditions((outcome.quotient & 4 != 0 ? Status.c0 : 0) | (outcome.quotient & 2 != 0 ? Status.c3 : 0))
            context.roundedUp = outcome.quotient & 1 != 0
        }
        finish(context)
    }
}

extension X87Context {
    mutating func roundToIntegral(_ a: X87Extended) -> X87Extended {
        switch a.kind {
        case .zero, .infinity: return a
        case .quietNaN, .signalingNaN, .unsupported: return propagate(a)
        case .denormal: raise(X86FloatException.denormal)
        case .normal: break
        }
        let x = a.normalized()
        if isAborted || x.exponent >= 63 { return a }
        let rounded = Self.roundToInteger(x, sign: a.sign, rounding: rounding)
        if rounded.isInexact { raise(X86FloatException.precision) }
        roundedUp = rounded.roundedUp
        return X87Source(sign: a.sign, magnitude: rounded.significand).value
    }

    mutating func scale(_ a: X87Extended, by b: X87Extended) -> X87Extended {
        let (kindA, kindB) = (a.kind, b.kind)
        if kindA.rawValue > 3 || kindB.rawValue > 3 { return propagate(a, b) }
        if kindB == .infinity, kindA == (b.sign ? .infinity : .zero) { return invalid() }
        noteDenormal(X87Source(a), X87Source(b))
        if isAborted { return a }
        if kindA == .infinity || kindA == .zero { return a }
        if kindB == .infinity { return b.sign ? .zero(sign: a.sign) : .infinity(sign: a.sign) }
        var steps: Int32 = 0
        if kindB == .normal {
            let y = b.normalized()
            if y.exponent > 16 {
                steps = 0x2_0000
            } else if y.exponent >= 0 {
                steps = Int32(truncatingIfNeeded: y.significand &>> UInt64(truncatingIfNeeded: 63 &- y.exponent))
            }
            if b.sign { steps = 0 &- steps }
        }
        let x = a.normalized()
        return round(sign: a.sign, exponent: x.exponent &+ steps, high: x.significand, low: 0, bits: 64)
    }

    mutating func extract(_ a: X87Extended) -> (exponent: X87Extended, significand: X87Extended) {
        switch a.kind {
        case .quietNaN, .signalingNaN, .unsupported:
            let result = propagate(a)
            return (result, result)
        case .infinity: return (.infinity(sign: false), a)
        case .zero:
            raise(X86FloatException.divideByZero)
            return (.infinity(sign: true), a)
        case .denormal: raise(X86FloatException.denormal)
        case .normal: break
        }
        let x = a.normalized()
        return (
            X87Source(integer: Int64(x.exponent)).value,
            X87Extended(sign: a.sign, exponentField: 0x3fff, significand: x.significand)
        )
    }

    /// a - b × q, exactly. Reduces the exponents' difference to zero if it is below 64, otherwise by 32 to 63.
    mutating func remainder(
        _ a: X87Extended, _ b: X87Extended, isNearest: Bool
    ) -> (remainder: X87Extended, quotient: UInt64, isPartial: Bool) {
        let (kindA, kindB) = (a.kind, b.kind)
        if kindA.rawValue > 3 || kindB.rawValue > 3 { return (propagate(a, b), 0, false) }
        if kindA == .infinity || kindB == .zero { return (invalid(), 0, false) }
        noteDenormal(X87Source(a), X87Source(b))
        if isAborted || kindA == .zero { return (a, 0, false) }
        let x = a.normalized()
        if kindB == .infinity { return (packRemainder(a.sign, x.exponent, x.significand), 0, false) }
        let y = b.normalized()
        let difference = x.exponent &- y.exponent
        if difference < (isNearest ? -1 : 0) { return (packRemainder(a.sign, x.exponent, x.significand), 0, false) }

        let isPartial = difference >= 64
        // How far the exponents are apart when the reduction ends.
        let end = isPartial ? difference &- ((difference & 31) | 32) : 0
        var quotient: UInt64 = 0
        var rest = x.significand
        var sign = a.sign
        if difference >= 0 {
            // One bit of the quotient a step; the rest may need a bit more than the significand.
            var carry = false
            for step in 0...(difference &- end) {
                if step > 0 {
                    carry = rest & X87Extended.integerBit != 0
                    rest &<<= 1
                }
                quotient &<<= 1
                if carry || rest >= y.significand {
                    rest &-= y.significand
                    quotient |= 1
                }
            }
        }
        var exponent = y.exponent &+ end
        if difference < 0 {
            // Half the divisor or more, less than the divisor.
            exponent = x.exponent
            let isAboveHalf = x.significand > y.significand
            if isAboveHalf {
                // divisor - a, in units of a's last bit.
                let doubled = UInt128(y.significand) &<< 1 &- UInt128(x.significand)
                rest = UInt64(truncatingIfNeeded: doubled)
                sign.toggle()
                quotient = 1
            }
        } else if isNearest, !isPartial, rest != 0 {
            let complement = y.significand &- rest
            if rest > complement || (rest == complement && quotient & 1 != 0) {
                rest = complement
                sign.toggle()
                quotient &+= 1
            }
        }
        if rest == 0 { return (.zero(sign: a.sign), quotient, isPartial) }
        return (packRemainder(sign, exponent, rest), quotient, isPartial)
    }

    /// A remainder is exact, but may be tiny.
    private mutating func packRemainder(_ sign: Bool, _ exponent: Int32, _ significand: UInt64) -> X87Extended {
        let shift = Int32(truncatingIfNeeded: significand.leadingZeroBitCount)
        return round(
            sign: sign, exponent: exponent &- shift, high: significand &<< UInt64(truncatingIfNeeded: shift), low: 0,
            bits: 64)
    }
}
