/// Which of FSIN, FCOS, FSINCOS and FPTAN.
public enum X87AngleFunction: UInt8, Sendable {
    case sine, cosine, sineAndCosine, tangent

    var pushes: Bool { self == .sineAndCosine || self == .tangent }
}

extension X87State {
    /// FSIN, FCOS, FSINCOS, FPTAN. From 2^63 on: C2, and nothing else happens.
    public func angleFunction(_ function: X87AngleFunction) {
        var context = context()
        var isOutOfRange = false
        var result = (first: X87Extended.indefinite, second: X87Extended.indefinite)
        let isPresent = context.needs(!isEmpty(0))
        if isPresent, !function.pushes || context.needsRoom(isEmpty(7)) {
            let value = self[0]
            isOutOfRange = value.kind == .normal && value.exponentField >= 0x3fff + 63
            if !isOutOfRange { result = context.angleFunction(function, value) }
        }
        status &= ~Status.c2
        if isOutOfRange {
            status |= Status.c2
        } else if !context.isAborted {
            self[0] = result.first
            if function.pushes { push(result.second) }
        }
        finish(context)
    }

    /// FPATAN: atan(ST(1) ÷ ST(0)) in its quadrant, and pops.
    public func arcTangent() { binaryPopping { context, x, y in context.arcTangent(y: y, x: x) } }

    /// FYL2X: ST(1) × log2(ST(0)), and pops.
    public func multiplyByLogarithm() { binaryPopping { context, x, y in context.multiplyByLogarithm(y: y, x: x) } }

    /// FYL2XP1: ST(1) × log2(ST(0) + 1), and pops.
    public func multiplyByLogarithmOfOnePlus() {
        binaryPopping { context, x, y in context.multiplyByLogarithmOfOnePlus(y: y, x: x) }
    }

    /// F2XM1: 2^ST(0) - 1 for operands in -1 … 1; others are left as they are, which the architecture allows.
    public func exponentialMinusOne() { unary { context, value in context.exponentialMinusOne(value) } }

    @inline(__always)
    private func binaryPopping(_ body: (inout X87Context, X87Extended, X87Extended) -> X87Extended) {
        var context = context()
        var result = X87Extended.indefinite
        if context.needs(!isEmpty(0) && !isEmpty(1)) { result = body(&context, self[0], self[1]) }
        if !context.isAborted {
            self[1] = result
            pop()
        }
        finish(context)
    }
}

extension X87Context {
    mutating func angleFunction(
        _ function: X87AngleFunction, _ value: X87Extended
    ) -> (first: X87Extended, second: X87Extended) {
        switch value.kind {
        case .quietNaN, .signalingNaN, .unsupported:
            let result = propagate(value)
            return (result, result)
        case .infinity:
            let result = invalid()
            return (result, result)
        case .zero: return (function == .cosine ? .one : value, .one)
        case .denormal: raise(X86FloatException.denormal)
        case .normal: break
        }
        if isAborted { return (value, value) }
        let angle = X87Angle(X87Wide(value))
        func signed(_ result: X87Wide) -> X87Wide { value.sign ? result.negated : result }
        switch function {
        case .sine:
            let result = round(signed(angle.sine))
            return (result, result)
        case .cosine:
            let result = round(angle.cosine)
            return (result, result)
        case .sineAndCosine:
            let sine = round(signed(angle.sine))
            return (sine, round(angle.cosine))
        case .tangent: return (round(signed(angle.tangent)), .one)
        }
    }

    mutating func arcTangent(y: X87Extended, x: X87Extended) -> X87Extended {
        let (kindX, kindY) = (x.kind, y.kind)
        if kindX.rawValue > 3 || kindY.rawValue > 3 { return propagate(x, y) }
        noteDenormal(X87Source(x), X87Source(y))
        if isAborted { return x }
        let halfPi = X87Wide(sign: false, exponent: 0, significand: X87Tables.halfPi)
        var angle: X87Wide
        if kindX == .infinity, kindY == .infinity {
            // π/4 or 3π/4.
            let quarter = X87Wide(sign: false, exponent: -1, significand: X87Tables.halfPi)
            angle = x.sign ? halfPi.added(to: quarter) ?? halfPi : quarter
        } else if kindY == .zero || kindX == .infinity {
            if !x.sign { return .zero(sign: y.sign) }
            angle = X87Wide(sign: false, exponent: 1, significand: X87Tables.halfPi)
        } else if kindX == .zero || kindY == .infinity {
            angle = halfPi
        } else {
            var (wideX, wideY) = (X87Wide(x), X87Wide(y))
            wideX.sign = false
            wideY.sign = false
            let isSteep =
                wideY.exponent != wideX.exponent
                ? wideY.exponent > wideX.exponent : wideY.significand > wideX.significand
            if isSteep {
                angle = wideX.divided(by: wideY).arcTangent
                angle.sign = !x.sign
                angle = halfPi.added(to: angle) ?? halfPi
            } else {
                angle = wideY.divided(by: wideX).arcTangent
                if x.sign {
                    let pi = X87Wide(sign: false, exponent: 1, significand: X87Tables.halfPi)
                    angle = pi.added(to: angle.negated) ?? pi
                }
            }
        }
        angle.sign = y.sign
        return round(angle)
    }

    mutating func exponentialMinusOne(_ value: X87Extended) -> X87Extended {
        switch value.kind {
        case .quietNaN, .signalingNaN, .unsupported: return propagate(value)
        case .zero: return value
        case .infinity: return value.sign ? X87Extended.one.negated : value
        case .denormal: raise(X86FloatException.denormal)
        case .normal: break
        }
        if isAborted { return value }
        if value.exponentField >= 0x3fff {
            if value == X87Extended.one.negated { return X87Extended(significand: 1 << 63, signExponent: 0xbffe) }
            return value
        }
        return round(X87Wide(value).exponentialMinusOne)
    }

    mutating func multiplyByLogarithm(y: X87Extended, x: X87Extended) -> X87Extended {
        let (kindX, kindY) = (x.kind, y.kind)
        if kindX.rawValue > 3 || kindY.rawValue > 3 { return propagate(x, y) }
        if kindX == .zero {
            if kindY == .zero { return invalid() }
            if kindY != .infinity { raise(X86FloatException.divideByZero) }
            return .infinity(sign: !y.sign)
        }
        if x.sign { return invalid() }
        if kindX == .infinity {
            if kindY == .zero { return invalid() }
            noteDenormal(X87Source(x), X87Source(y))
            return .infinity(sign: y.sign)
        }
        let isOne = x == .one
        if kindY == .infinity, isOne { return invalid() }
        noteDenormal(X87Source(x), X87Source(y))
        if isAborted { return x }
        let isBelowOne = x.exponentField < 0x3fff
        if kindY == .infinity { return .infinity(sign: y.sign != isBelowOne) }
        if kindY == .zero || isOne { return .zero(sign: y.sign != isBelowOne) }
        return multiply(X87Wide(y), byLogarithm: X87Wide(x).binaryLogarithm, of: x)
    }

    mutating func multiplyByLogarithmOfOnePlus(y: X87Extended, x: X87Extended) -> X87Extended {
        let (kindX, kindY) = (x.kind, y.kind)
        if kindX.rawValue > 3 || kindY.rawValue > 3 { return propagate(x, y) }
        let isBelowMinusOne = x.sign && x.exponentField >= 0x3fff
        if isBelowMinusOne || (kindX == .infinity && kindY == .zero) || (kindX == .zero && kindY == .infinity) {
            return invalid()
        }
        noteDenormal(X87Source(x), X87Source(y))
        if isAborted { return x }
        let sign = x.sign != y.sign
        if kindX == .infinity || kindY == .infinity { return .infinity(sign: sign) }
        if kindX == .zero || kindY == .zero { return .zero(sign: sign) }
        return multiply(X87Wide(y), byLogarithm: X87Wide(x).binaryLogarithmOfOnePlus, of: nil)
    }

    /// The logarithm of a power of two is an integer, and the product may be exact. It has PE all the same, as on
    /// processors, and so UE where it is tiny.
    private mutating func multiply(
        _ y: X87Wide, byLogarithm logarithm: X87Wide?, of x: X87Extended?
    ) -> X87Extended {
        guard let logarithm else { return .zero(sign: y.sign) }
        let product = y.multiplied(by: logarithm)
        if let x, x.normalized().significand == X87Extended.integerBit {
            raise(X86FloatException.precision)
            let result = round(
                sign: product.sign, exponent: product.exponent,
                high: UInt64(truncatingIfNeeded: product.significand &>> 64),
                low: UInt64(truncatingIfNeeded: product.significand), bits: 64)
            if result.exponentField == 0 { raise(X86FloatException.underflow) }
            return result
        }
        return round(product)
    }
}
