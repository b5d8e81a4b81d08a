/// The control and status word of a floating-point unit, shared by all guest CPUs.
///
/// `rounding` and `flags` use the encodings of RISC-V's fcsr ("F" extension, §20.2 of the unprivileged
/// ISA, https://docs.riscv.org/reference/isa/unpriv/f-st-ext.html); an x86 front end maps MXCSR to them.
public struct FloatStatus: Sendable, Equatable {
    /// 0 RNE, 1 RTZ, 2 RDN, 3 RUP, 4 RMM. Any other value rounds as RTZ: the CPU refuses it before it comes here.
    public var rounding: UInt8
    /// Accrued exceptions, sticky: NX = 1, UF = 2, OF = 4, DZ = 8, NV = 16.
    public var flags: UInt8
    /// True for RISC-V: each NaN result is the canonical one. False for x86: the first NaN operand is
    /// handed on, quieted, and an invalid operation gives the NaN with the sign set.
    public var canonicalNaN: Bool
    /// Set with OF or UF: with an unbounded exponent the result would have been exact. An x86 unit that traps asks.
    var isExactUnbounded = false

    @inline(__always)
    public init(rounding: UInt8 = 0, flags: UInt8 = 0, canonicalNaN: Bool = true) {
        self.rounding = rounding
        self.flags = flags
        self.canonicalNaN = canonicalNaN
    }

    @inline(__always)
    mutating func raise(_ exceptions: UInt8) { flags |= exceptions }
}

/// Rounding modes as RISC-V's frm encodes them.
enum Rounding {
    static let nearestEven: UInt8 = 0
    static let towardZero: UInt8 = 1
    static let down: UInt8 = 2
    static let up: UInt8 = 3
    static let nearestMaxMagnitude: UInt8 = 4
}

/// Exception flags as RISC-V's fflags encodes them.
enum FloatException {
    static let inexact: UInt8 = 1
    static let underflow: UInt8 = 2
    static let overflow: UInt8 = 4
    static let divideByZero: UInt8 = 8
    static let invalid: UInt8 = 16
}
