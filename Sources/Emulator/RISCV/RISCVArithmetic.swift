// Integer operations that the instruction table names. All values are registers' bits.
extension RISCVInterpreter {
    @inline(__always) static func signed(_ value: UInt64) -> Int64 { Int64(bitPattern: value) }
    @inline(__always) static func isLess(_ a: UInt64, _ b: UInt64) -> Bool { signed(a) < signed(b) }
    @inline(__always) static func flag(_ condition: Bool) -> UInt64 { condition ? 1 : 0 }

    /// The low 32 bits, sign-extended.
    @inline(__always) static func word(_ value: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value)))
    }

    @inline(__always) static func zeroExtendedWord(_ value: UInt64) -> UInt64 { value & 0xffff_ffff }

    @inline(__always) static func signExtendedByte(_ value: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: value)))
    }

    @inline(__always) static func signExtendedHalf(_ value: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: value)))
    }

    @inline(__always) private static func low(_ value: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: value) }

    // MARK: Shifts

    @inline(__always) static func shiftRightSigned(_ a: UInt64, _ b: UInt64) -> UInt64 {
        UInt64(bitPattern: signed(a) &>> signed(b))
    }

    @inline(__always) static func shiftLeftWord(_ a: UInt64, _ b: UInt64) -> UInt64 { word(UInt64(low(a) &<< low(b))) }
    @inline(__always) static func shiftRightWord(_ a: UInt64, _ b: UInt64) -> UInt64 { word(UInt64(low(a) &>> low(b))) }

    @inline(__always) static func shiftRightSignedWord(_ a: UInt64, _ b: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(Int32(bitPattern: low(a)) &>> Int32(bitPattern: low(b))))
    }

    @inline(__always) static func rotateLeft(_ a: UInt64, _ b: UInt64) -> UInt64 { a &<< b | a &>> (0 &- b) }
    @inline(__always) static func rotateRight(_ a: UInt64, _ b: UInt64) -> UInt64 { a &>> b | a &<< (0 &- b) }

    @inline(__always) static func rotateLeftWord(_ a: UInt64, _ b: UInt64) -> UInt64 {
        word(UInt64(low(a) &<< low(b) | low(a) &>> (0 &- low(b))))
    }

    @inline(__always) static func rotateRightWord(_ a: UInt64, _ b: UInt64) -> UInt64 {
        word(UInt64(low(a) &>> low(b) | low(a) &<< (0 &- low(b))))
    }

    // MARK: Bits

    @inline(__always) static func leadingZeros(_ a: UInt64) -> UInt64 {
        UInt64(truncatingIfNeeded: a.leadingZeroBitCount)
    }
    @inline(__always) static func trailingZeros(_ a: UInt64) -> UInt64 {
        UInt64(truncatingIfNeeded: a.trailingZeroBitCount)
    }
    @inline(__always) static func populationCount(_ a: UInt64) -> UInt64 {
        UInt64(truncatingIfNeeded: a.nonzeroBitCount)
    }

    @inline(__always) static func leadingZerosWord(_ a: UInt64) -> UInt64 {
        UInt64(truncatingIfNeeded: low(a).leadingZeroBitCount)
    }

    @inline(__always) static func trailingZerosWord(_ a: UInt64) -> UInt64 {
        UInt64(truncatingIfNeeded: low(a).trailingZeroBitCount)
    }

    /// Each byte that is not zero becomes 0xff.
    @inline(__always) static func orCombineBytes(_ a: UInt64) -> UInt64 {
        let low7: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
        let top = ((a & low7) &+ low7 | a) & ~low7
        return (top &<< 1) &- (top &>> 7)
    }

    // MARK: Multiplication and division (division never traps: unpriv §12.2)

    @inline(__always) static func multiplyHighUnsigned(_ a: UInt64, _ b: UInt64) -> UInt64 {
        a.multipliedFullWidth(by: b).high
    }

    @inline(__always) static func multiplyHigh(_ a: UInt64, _ b: UInt64) -> UInt64 {
        UInt64(bitPattern: signed(a).multipliedFullWidth(by: signed(b)).high)
    }

    @inline(__always) static func multiplyHighSignedUnsigned(_ a: UInt64, _ b: UInt64) -> UInt64 {
        multiplyHighUnsigned(a, b) &- (signed(a) < 0 ? b : 0)
    }

    @inline(__always) static func divide(_ a: UInt64, _ b: UInt64) -> UInt64 {
        if b == 0 { return .max }
        return UInt64(bitPattern: signed(a).dividedReportingOverflow(by: signed(b)).partialValue)
    }

    @inline(__always) static func divideUnsigned(_ a: UInt64, _ b: UInt64) -> UInt64 { b == 0 ? .max : a / b }

    @inline(__always) static func remainder(_ a: UInt64, _ b: UInt64) -> UInt64 {
        if b == 0 { return a }
        return UInt64(bitPattern: signed(a).remainderReportingOverflow(dividingBy: signed(b)).partialValue)
    }

    @inline(__always) static func remainderUnsigned(_ a: UInt64, _ b: UInt64) -> UInt64 { b == 0 ? a : a % b }

    @inline(__always) static func divideWord(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let divisor = Int32(bitPattern: low(b))
        if divisor == 0 { return .max }
        return word(
            UInt64(truncatingIfNeeded: Int32(bitPattern: low(a)).dividedReportingOverflow(by: divisor).partialValue))
    }

    @inline(__always) static func divideUnsignedWord(_ a: UInt64, _ b: UInt64) -> UInt64 {
        low(b) == 0 ? .max : word(UInt64(low(a) / low(b)))
    }

    @inline(__always) static func remainderWord(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let divisor = Int32(bitPattern: low(b))
        if divisor == 0 { return word(a) }
        let dividend = Int32(bitPattern: low(a))
        return word(UInt64(truncatingIfNeeded: dividend.remainderReportingOverflow(dividingBy: divisor).partialValue))
    }

    @inline(__always) static func remainderUnsignedWord(_ a: UInt64, _ b: UInt64) -> UInt64 {
        low(b) == 0 ? word(a) : word(UInt64(low(a) % low(b)))
    }
}
