/// The exception flags both floating-point units of x86 share, in the order of MXCSR and of the x87 status word
/// (SDM Vol. 1, §8.1.3.3 and §10.2.3).
enum X86FloatException {
    static let invalid: UInt32 = 1
    static let denormal: UInt32 = 2
    static let divideByZero: UInt32 = 4
    static let overflow: UInt32 = 8
    static let underflow: UInt32 = 16
    static let precision: UInt32 = 32

    /// Those known before an operation is carried out: one of them, unmasked, hides all others.
    static let beforeComputation: UInt32 = 7
    static let all: UInt32 = 63

    /// `FloatStatus.flags` in x86's order. (It has no denormal flag.)
    @inline(__always)
    static func fromStatus(_ flags: UInt8) -> UInt32 {
        let f = UInt32(flags)
        return f &>> 4 & 1 | f &>> 1 & 4 | f &<< 1 & 8 | f &<< 3 & 16 | f &<< 5 & 32
    }

    /// The rounding control field of either unit (nearest, down, up, zero) as `FloatStatus.rounding`.
    @inline(__always)
    static func rounding(_ control: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: 0x1320 as UInt32 &>> ((control & 3) &* 4) & 15)
    }
}
