/// MXCSR for the time of one SSE or AVX instruction (SDM Vol. 1, §10.2.3).
///
/// ```
///  15  14 13  12 11 10  9  8  7   6   5  4  3  2  1  0
///  FTZ   RC   PM UM OM ZM DM IM  DAZ  PE UE OE ZE DE IE
/// ```
///
/// An instruction makes one from MXCSR, passes it to an operation for each element, and calls `finish`. If that
/// is false it writes the destination, otherwise it raises #XM and leaves the destination alone; either way MXCSR is
/// `mxcsr` now.
///
///     var unit = SSEUnit(mxcsr)
///     let sum = SSEFloat.addF64(a, b, &unit)
///     let isException = unit.finish()
public struct SSEUnit: Sendable {
    public var mxcsr: UInt32
    /// The exceptions of this instruction, in the order of MXCSR's flags.
    var raised: UInt32 = 0

    @inline(__always)
    public init(_ mxcsr: UInt32) { self.mxcsr = mxcsr }

    static let denormalsAreZeros: UInt32 = 1 << 6
    static let flushToZero: UInt32 = 1 << 15
    static let underflowMask: UInt32 = 1 << 11

    /// Rounding to nearest, PE set and masked: normal operands and a result clear of both ends of the range change
    /// nothing in MXCSR, so that the host may do the operation and no flag need be found out.
    @inline(__always) var isPlain: Bool { mxcsr & 0x7020 == 0x1020 }
    @inline(__always) var rounding: UInt8 { X86FloatException.rounding(mxcsr &>> 13) }

    @inline(__always)
    mutating func raise(_ exceptions: UInt32) { raised |= exceptions }

    /// The exceptions of this instruction that are not masked.
    @inline(__always) var unmasked: UInt32 { raised & ~(mxcsr &>> 7) & X86FloatException.all }

    /// Accrues the exceptions; true if one is unmasked (#XM).
    ///
    /// An unmasked exception found before computation in any element keeps all elements from being computed, so
    /// that no exception found afterwards is reported (SDM Vol. 1, §11.5.3 and §E.4.2).
    @inline(__always)
    public mutating func finish() -> Bool {
        let pending = unmasked
        if pending & X86FloatException.beforeComputation != 0 { raised &= X86FloatException.beforeComputation }
        mxcsr |= raised
        raised = 0
        return pending != 0
    }
}

// The ways in and out of an operation, whatever the format.
extension SSEUnit {
    /// A soft-float status with x86's rules. NX counts as set if it makes no difference: that saves looking.
    @inline(__always)
    func status() -> FloatStatus {
        FloatStatus(
            rounding: rounding, flags: mxcsr & 0x1020 == 0x1020 ? FloatException.inexact : 0, canonicalNaN: false)
    }

    @inline(__always)
    static func isDenormal<Format: BinaryFormat>(_ a: Format.Bits, _ format: Format.Type) -> Bool {
        (a & ~Format.signBit) &- 1 < Format.fractionMask
    }

    /// An operand as the operation sees it: with DAZ a denormal is a zero.
    @inline(__always)
    func operand<Format: BinaryFormat>(_ a: Format.Bits, _ format: Format.Type) -> Format.Bits {
        mxcsr & Self.denormalsAreZeros != 0 && Self.isDenormal(a, format) ? a & Format.signBit : a
    }

    /// The end of an operation that has a denormal operand or not: neither a NaN nor an invalid operation nor a
    /// division by zero leaves room for DE (SDM Vol. 1, §4.9.2).
    @inline(__always)
    mutating func complete<Format: BinaryFormat>(
        _ result: Format.Bits, hasDenormal: Bool, _ status: FloatStatus, _ format: Format.Type
    ) -> Format.Bits {
        let isSpecial =
            status.flags & (FloatException.invalid | FloatException.divideByZero) != 0 || Format.isNaN(result)
        if hasDenormal, !isSpecial { raise(X86FloatException.denormal) }
        return complete(result, status, format)
    }

    /// Tininess: UE needs a loss of accuracy only if it is masked; FTZ works only then.
    @inline(__always)
    mutating func complete<Format: BinaryFormat>(
        _ result: Format.Bits, _ status: FloatStatus, _ format: Format.Type
    ) -> Format.Bits {
        accrue(status)
        // A tiny value that rounded inexactly has raised UF; an exact one is still subnormal.
        guard status.flags & FloatException.underflow != 0 || Self.isDenormal(result, format) else { return result }
        if mxcsr & Self.underflowMask == 0 {
            raise(X86FloatException.underflow)
        } else if mxcsr & Self.flushToZero != 0 {
            raise(X86FloatException.underflow | X86FloatException.precision)
            return result & Format.signBit
        }
        return result
    }

    /// A trapped overflow or underflow comes with PE only if the result, its exponent unbounded, is inexact too.
    @inline(__always)
    mutating func accrue(_ status: FloatStatus) {
        var exceptions = X86FloatException.fromStatus(status.flags)
        if status.isExactUnbounded {
            let trapped = exceptions & ~(mxcsr &>> 7) & (X86FloatException.overflow | X86FloatException.underflow)
            if trapped != 0 { exceptions &= ~X86FloatException.precision }
        }
        raise(exceptions)
    }
}
