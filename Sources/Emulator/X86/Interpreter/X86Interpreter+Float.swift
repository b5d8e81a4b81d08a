// What the records of floating point call: the host does what it provably does alike (`HardFloat`), all else `SSEFloat`. nil or
// false: an unmasked exception; nothing has changed, and the slow path raises it.
extension X86Interpreter {
    // MARK: What is plain

    /// Rounding to nearest, PE set and masked: see `SSEUnit.isPlain`.
    @inline(__always) private static func isPlain(_ state: X86State) -> Bool { state.mxcsr & 0x7020 == 0x1020 }
    @inline(__always) private static func isInner64(_ a: UInt64) -> Bool { (a &>> 52 & 0x7ff) &- 2 < 0x7fc }
    @inline(__always) private static func isInner32(_ a: UInt64) -> Bool { (a &>> 23 & 0xff) &- 2 < 0xfc }
    /// A zero, too.
    @inline(__always) private static func isOrdinary64(_ a: UInt64) -> Bool { isInner64(a) || a &<< 1 == 0 }
    @inline(__always) private static func isOrdinary32(_ a: UInt64) -> Bool { isInner32(a) || a & 0x7fff_ffff == 0 }
    @inline(__always) private static func double(_ a: UInt64) -> Double { Double(bitPattern: a) }
    @inline(__always) private static func single(_ a: UInt64) -> Float {
        Float(bitPattern: UInt32(truncatingIfNeeded: a))
    }

    // MARK: Arithmetic

    @inline(__always) static func add64(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = (double(a) + double(b)).bitPattern
        if isPlain(state), isInner64(a), isInner64(b), isInner64(result) { return result }
        return slow64(state, .add, a, b)
    }
    @inline(__always) static func sub64(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = (double(a) - double(b)).bitPattern
        if isPlain(state), isInner64(a), isInner64(b), isInner64(result) { return result }
        return slow64(state, .sub, a, b)
    }
    @inline(__always) static func mul64(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = (double(a) * double(b)).bitPattern
        if isPlain(state), isInner64(a), isInner64(b), isInner64(result) { return result }
        return slow64(state, .mul, a, b)
    }
    @inline(__always) static func div64(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = (double(a) / double(b)).bitPattern
        if isPlain(state), isInner64(a), isInner64(b), isInner64(result) { return result }
        return slow64(state, .div, a, b)
    }
    @inline(__always) static func min64(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        if isOrdinary64(a), isOrdinary64(b) { return double(a) < double(b) ? a : b }
        return slow64(state, .min, a, b)
    }
    @inline(__always) static func max64(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        if isOrdinary64(a), isOrdinary64(b) { return double(a) > double(b) ? a : b }
        return slow64(state, .max, a, b)
    }
    @inline(__always) static func sqrt64(_ state: X86State, _ a: UInt64) -> UInt64? {
        if isPlain(state), a &>> 63 == 0, isInner64(a) { return double(a).squareRoot().bitPattern }
        return slowRoot64(state, a)
    }

    @inline(__always) static func add32(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = UInt64((single(a) + single(b)).bitPattern)
        if isPlain(state), isInner32(a), isInner32(b), isInner32(result) { return result }
        return slow32(state, .add, a, b)
    }
    @inline(__always) static func sub32(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = UInt64((single(a) - single(b)).bitPattern)
        if isPlain(state), isInner32(a), isInner32(b), isInner32(result) { return result }
        return slow32(state, .sub, a, b)
    }
    @inline(__always) static func mul32(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = UInt64((single(a) * single(b)).bitPattern)
        if isPlain(state), isInner32(a), isInner32(b), isInner32(result) { return result }
        return slow32(state, .mul, a, b)
    }
    @inline(__always) static func div32(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let result = UInt64((single(a) / single(b)).bitPattern)
        if isPlain(state), isInner32(a), isInner32(b), isInner32(result) { return result }
        return slow32(state, .div, a, b)
    }
    @inline(__always) static func min32(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        if isOrdinary32(a), isOrdinary32(b) { return single(a) < single(b) ? a : b }
        return slow32(state, .min, a, b)
    }
    @inline(__always) static func max32(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64? {
        if isOrdinary32(a), isOrdinary32(b) { return single(a) > single(b) ? a : b }
        return slow32(state, .max, a, b)
    }
    @inline(__always) static func sqrt32(_ state: X86State, _ a: UInt64) -> UInt64? {
        if isPlain(state), a &>> 31 == 0, isInner32(a) { return UInt64(single(a).squareRoot().bitPattern) }
        return slowRoot32(state, a)
    }

    /// Zeros are frequent and simple: a sum of two ordinary numbers that is 0 is exact, and so are 0 × b and 0 / b.
    @inline(never)
    private static func slow64(_ state: X86State, _ operation: SSEBinaryOperation, _ a: UInt64, _ b: UInt64) -> UInt64?
    {
        var unit = unit(state)
        if unit.isPlain, isOrdinary64(a), isOrdinary64(b) {
            switch operation {
            case .add, .sub:
                let result = (operation == .add ? double(a) + double(b) : double(a) - double(b)).bitPattern
                if isOrdinary64(result) { return result }
            case .mul: if a &<< 1 == 0 || b &<< 1 == 0 { return (a ^ b) & 1 &<< 63 }
            case .div: if a &<< 1 == 0, b &<< 1 != 0 { return (a ^ b) & 1 &<< 63 }
            default: break
            }
        }
        let result: UInt64
        switch operation {
        case .add: result = SSEFloat.addF64(a, b, &unit)
        case .sub: result = SSEFloat.subF64(a, b, &unit)
        case .mul: result = SSEFloat.mulF64(a, b, &unit)
        case .div: result = SSEFloat.divF64(a, b, &unit)
        case .min: result = SSEFloat.minF64(a, b, &unit)
        case .max: result = SSEFloat.maxF64(a, b, &unit)
        }
        return finish(state, &unit) ? result : nil
    }

    @inline(never)
    private static func slow32(_ state: X86State, _ operation: SSEBinaryOperation, _ a: UInt64, _ b: UInt64) -> UInt64?
    {
        var unit = unit(state)
        let (x, y) = (UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b))
        if unit.isPlain, isOrdinary32(a), isOrdinary32(b) {
            switch operation {
            case .add, .sub:
                let sum = operation == .add ? single(a) + single(b) : single(a) - single(b)
                if isOrdinary32(UInt64(sum.bitPattern)) { return UInt64(sum.bitPattern) }
            case .mul: if x &<< 1 == 0 || y &<< 1 == 0 { return UInt64((x ^ y) & 1 &<< 31) }
            case .div: if x &<< 1 == 0, y &<< 1 != 0 { return UInt64((x ^ y) & 1 &<< 31) }
            default: break
            }
        }
        let result: UInt32
        switch operation {
        case .add: result = SSEFloat.addF32(x, y, &unit)
        case .sub: result = SSEFloat.subF32(x, y, &unit)
        case .mul: result = SSEFloat.mulF32(x, y, &unit)
        case .div: result = SSEFloat.divF32(x, y, &unit)
        case .min: result = SSEFloat.minF32(x, y, &unit)
        case .max: result = SSEFloat.maxF32(x, y, &unit)
        }
        return finish(state, &unit) ? UInt64(result) : nil
    }

    @inline(never) private static func slowRoot64(_ state: X86State, _ a: UInt64) -> UInt64? {
        var unit = unit(state)
        let result = SSEFloat.sqrtF64(a, &unit)
        return finish(state, &unit) ? result : nil
    }

    @inline(never) private static func slowRoot32(_ state: X86State, _ a: UInt64) -> UInt64? {
        var unit = unit(state)
        let result = SSEFloat.sqrtF32(UInt32(truncatingIfNeeded: a), &unit)
        return finish(state, &unit) ? UInt64(result) : nil
    }

    @inline(__always) private static func unit(_ state: X86State) -> SSEUnit {
        SSEUnit(UInt32(truncatingIfNeeded: state.mxcsr))
    }

    /// Keeps MXCSR as it was if an exception is unmasked.
    @inline(__always) private static func finish(_ state: X86State, _ unit: inout SSEUnit) -> Bool {
        if unit.finish() { return false }
        state.mxcsr = UInt64(unit.mxcsr)
        return true
    }

    // MARK: Packed

    @inline(never)
    static func packed64(
        _ state: X86State, _ operation: SSEBinaryOperation, _ d: Place, _ a: Place, _ b: Place, _ lanes: Int
    ) -> Bool {
        var mxcsr = UInt32(truncatingIfNeeded: state.mxcsr)
        if SSEPacked.f64(operation, d.pointer, a.pointer, b.pointer, lanes: lanes, &mxcsr) { return false }
        state.mxcsr = UInt64(mxcsr)
        return true
    }

    @inline(never)
    static func packed32(
        _ state: X86State, _ operation: SSEBinaryOperation, _ d: Place, _ a: Place, _ b: Place, _ lanes: Int
    ) -> Bool {
        var mxcsr = UInt32(truncatingIfNeeded: state.mxcsr)
        if SSEPacked.f32(operation, d.pointer, a.pointer, b.pointer, lanes: lanes, &mxcsr) { return false }
        state.mxcsr = UInt64(mxcsr)
        return true
    }

    // MARK: Comparisons

    @inline(__always) private static func setRelation(_ state: X86State, isEqual: Bool, isLess: Bool) {
        state.flagResult = isEqual ? 0 : 0x100
        // PF is clear: the low byte is 0, of even parity.
        state.flagAux = (isLess ? 3 &<< 62 : 0) | 1 << 8
    }

    @inline(__always)
    static func compareFlags64(_ state: X86State, _ a: UInt64, _ b: UInt64, _ signals: UInt64) -> Bool {
        if isOrdinary64(a), isOrdinary64(b) {
            setRelation(state, isEqual: double(a) == double(b), isLess: double(a) < double(b))
            return true
        }
        return slowCompare64(state, a, b, signals)
    }

    @inline(__always)
    static func compareFlags32(_ state: X86State, _ a: UInt64, _ b: UInt64, _ signals: UInt64) -> Bool {
        if isOrdinary32(a), isOrdinary32(b) {
            setRelation(state, isEqual: single(a) == single(b), isLess: single(a) < single(b))
            return true
        }
        return slowCompare32(state, a, b, signals)
    }

    @inline(never)
    private static func slowCompare64(_ state: X86State, _ a: UInt64, _ b: UInt64, _ signals: UInt64) -> Bool {
        var unit = unit(state)
        let flags = SSEFloat.compareFlagsF64(a, b, isSignaling: signals != 0, &unit)
        guard finish(state, &unit) else { return false }
        state.setArithmeticFlags(UInt64(flags))
        return true
    }

    @inline(never)
    private static func slowCompare32(_ state: X86State, _ a: UInt64, _ b: UInt64, _ signals: UInt64) -> Bool {
        var unit = unit(state)
        let flags = SSEFloat.compareFlagsF32(
            UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), isSignaling: signals != 0, &unit)
        guard finish(state, &unit) else { return false }
        state.setArithmeticFlags(UInt64(flags))
        return true
    }

    // MARK: Conversions

    /// `truncates`: not 0 for CVTT….
    @inline(__always)
    static func toInteger64(_ state: X86State, _ a: UInt64, _ bits: UInt64, _ truncates: UInt64) -> UInt64? {
        let x = double(a)
        if truncates != 0, isPlain(state), isOrdinary64(a) {
            if bits == 32, x > -0x1p31, x < 0x1p31 { return UInt64(bitPattern: Int64(x)) }
            if bits == 64, x > -0x1p63, x < 0x1p63 { return UInt64(bitPattern: Int64(x)) }
        }
        return slowToInteger64(state, a, bits, truncates)
    }

    @inline(__always)
    static func toInteger32(_ state: X86State, _ a: UInt64, _ bits: UInt64, _ truncates: UInt64) -> UInt64? {
        let x = single(a)
        if truncates != 0, isPlain(state), isOrdinary32(a) {
            if bits == 32, x > -0x1p31, x < 0x1p31 { return UInt64(bitPattern: Int64(x)) }
            if bits == 64, x > -0x1p63, x < 0x1p63 { return UInt64(bitPattern: Int64(x)) }
        }
        return slowToInteger32(state, a, bits, truncates)
    }

    @inline(never)
    private static func slowToInteger64(
        _ state: X86State, _ a: UInt64, _ bits: UInt64, _ truncates: UInt64
    ) -> UInt64? {
        var unit = unit(state)
        let result =
            bits == 32
            ? UInt64(SSEFloat.f64ToI32(a, truncates: truncates != 0, &unit))
            : SSEFloat.f64ToI64(a, truncates: truncates != 0, &unit)
        return finish(state, &unit) ? result : nil
    }

    @inline(never)
    private static func slowToInteger32(
        _ state: X86State, _ a: UInt64, _ bits: UInt64, _ truncates: UInt64
    ) -> UInt64? {
        var unit = unit(state)
        let value = UInt32(truncatingIfNeeded: a)
        let result =
            bits == 32
            ? UInt64(SSEFloat.f32ToI32(value, truncates: truncates != 0, &unit))
            : SSEFloat.f32ToI64(value, truncates: truncates != 0, &unit)
        return finish(state, &unit) ? result : nil
    }

    @inline(__always) static func fromInteger32To64(_ state: X86State, _ a: UInt64) -> UInt64? {
        Double(Int32(truncatingIfNeeded: a)).bitPattern
    }

    /// The host rounds to nearest, too; whether it had to is of no interest.
    @inline(__always) static func fromInteger64To64(_ state: X86State, _ a: UInt64) -> UInt64? {
        if isPlain(state) { return Double(Int64(bitPattern: a)).bitPattern }
        return slowFromInteger64(state, a)
    }

    @inline(__always) static func fromInteger32To32(_ state: X86State, _ a: UInt64) -> UInt64? {
        if isPlain(state) { return UInt64(Float(Int32(truncatingIfNeeded: a)).bitPattern) }
        return slowFromInteger32(state, a, isWide: false)
    }

    @inline(__always) static func fromInteger64To32(_ state: X86State, _ a: UInt64) -> UInt64? {
        if isPlain(state) { return UInt64(Float(Int64(bitPattern: a)).bitPattern) }
        return slowFromInteger32(state, a, isWide: true)
    }

    @inline(never) private static func slowFromInteger64(_ state: X86State, _ a: UInt64) -> UInt64? {
        var unit = unit(state)
        let result = SSEFloat.i64ToF64(a, &unit)
        return finish(state, &unit) ? result : nil
    }

    @inline(never) private static func slowFromInteger32(_ state: X86State, _ a: UInt64, isWide: Bool) -> UInt64? {
        var unit = unit(state)
        let result =
            isWide ? SSEFloat.i64ToF32(a, &unit) : SSEFloat.i32ToF32(UInt32(truncatingIfNeeded: a), &unit)
        return finish(state, &unit) ? UInt64(result) : nil
    }

    @inline(__always) static func convert32To64(_ state: X86State, _ a: UInt64) -> UInt64? {
        if isOrdinary32(a) { return Double(single(a)).bitPattern }
        return slowConvert32(state, a)
    }

    @inline(__always) static func convert64To32(_ state: X86State, _ a: UInt64) -> UInt64? {
        let result = UInt64(Float(double(a)).bitPattern)
        if isPlain(state), isInner64(a), isInner32(result) { return result }
        return slowConvert64(state, a)
    }

    @inline(never) private static func slowConvert32(_ state: X86State, _ a: UInt64) -> UInt64? {
        var unit = unit(state)
        let result = SSEFloat.f32ToF64(UInt32(truncatingIfNeeded: a), &unit)
        return finish(state, &unit) ? result : nil
    }

    @inline(never) private static func slowConvert64(_ state: X86State, _ a: UInt64) -> UInt64? {
        var unit = unit(state)
        let result = SSEFloat.f64ToF32(a, &unit)
        return finish(state, &unit) ? UInt64(result) : nil
    }
}
