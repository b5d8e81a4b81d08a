/// A number in the double extended format of the x87 unit (SDM Vol. 1, §4.2.2): the integer bit is explicit.
///
/// ```
///  79   78       64 63  62                 0
///  sign  exponent   J  fraction               value = ± J.fraction × 2^(exponent - 16383)
/// ```
public struct X87Extended: Sendable, Equatable {
    public var significand: UInt64
    /// Bit 15 is the sign.
    public var signExponent: UInt16

    @inline(__always)
    public init(significand: UInt64, signExponent: UInt16) {
        self.significand = significand
        self.signExponent = signExponent
    }

    @inline(__always)
    init(sign: Bool, exponentField: UInt16, significand: UInt64) {
        self.init(significand: significand, signExponent: (sign ? 0x8000 : 0) | exponentField)
    }

    static let integerBit: UInt64 = 1 << 63
    static let quietBit: UInt64 = 1 << 62
    static let bias: Int32 = 16383
    static let maxExponent: Int32 = 16383
    static let minExponent: Int32 = -16382

    /// The "real indefinite", what an invalid operation gives.
    static let indefinite = X87Extended(significand: 0xc000_0000_0000_0000, signExponent: 0xffff)
    static let one = X87Extended(significand: integerBit, signExponent: 0x3fff)

    @inline(__always) static func zero(sign: Bool) -> X87Extended {
        X87Extended(sign: sign, exponentField: 0, significand: 0)
    }
    @inline(__always) static func infinity(sign: Bool) -> X87Extended {
        X87Extended(sign: sign, exponentField: 0x7fff, significand: integerBit)
    }

    @inline(__always) var sign: Bool { signExponent & 0x8000 != 0 }
    @inline(__always) var exponentField: UInt16 { signExponent & 0x7fff }

    enum Kind: UInt8 {
        case zero, denormal, normal, infinity, quietNaN, signalingNaN
        /// An exponent without its integer bit: unnormals, pseudo-infinities, pseudo-NaNs. Invalid operands.
        case unsupported
    }

    var kind: Kind {
        let field = exponentField
        if field == 0 { return significand == 0 ? .zero : .denormal }
        if significand & Self.integerBit == 0 { return .unsupported }
        if field != 0x7fff { return .normal }
        if significand == Self.integerBit { return .infinity }
        return significand & Self.quietBit != 0 ? .quietNaN : .signalingNaN
    }

    @inline(__always) var isNaN: Bool {
        exponentField == 0x7fff && significand > Self.integerBit
    }

    @inline(__always) var quieted: X87Extended {
        X87Extended(significand: significand | Self.quietBit, signExponent: signExponent)
    }

    @inline(__always) var negated: X87Extended {
        X87Extended(significand: significand, signExponent: signExponent ^ 0x8000)
    }

    /// Exponent and significand (leading one at bit 63) of a nonzero finite number. A pseudo-denormal, an exponent field of zero
    /// with the integer bit, counts as if the field were one.
    @inline(__always)
    func normalized() -> (exponent: Int32, significand: UInt64) {
        if exponentField != 0 { return (Int32(exponentField) &- Self.bias, significand) }
        let shift = Int32(truncatingIfNeeded: significand.leadingZeroBitCount)
        return (Self.minExponent &- shift, significand &<< UInt64(truncatingIfNeeded: shift))
    }
}

/// An operand, from a register or from memory. Single and double precision and integers are exact in the register format, but
/// a denormal of theirs is a normal number there.
public struct X87Source: Sendable {
    public var value: X87Extended
    var isDenormal: Bool

    @inline(__always)
    public init(_ value: X87Extended) {
        self.value = value
        isDenormal = value.exponentField == 0 && value.significand != 0
    }

    public init(f32 bits: UInt32) { self.init(bits, Binary32.self) }

    public init(f64 bits: UInt64) { self.init(bits, Binary64.self) }

    private init<Format: BinaryFormat>(_ bits: Format.Bits, _ format: Format.Type) {
        let sign = bits & Format.signBit != 0
        let unpacked = UnpackedFloat<Format>(bits)
        isDenormal = SSEUnit.isDenormal(bits, format)
        switch unpacked.kind {
        case .zero: value = .zero(sign: sign)
        case .infinity: value = .infinity(sign: sign)
        case .finite:
            value = X87Extended(
                sign: sign, exponentField: UInt16(truncatingIfNeeded: unpacked.exponent &+ X87Extended.bias),
                significand: UInt64(truncatingIfNeeded: unpacked.significand) &<< 1)
        case .quietNaN, .signalingNaN:
            let payload = UInt64(truncatingIfNeeded: bits & Format.fractionMask) &<< UInt64(63 &- Format.fractionBits)
            value = X87Extended(sign: sign, exponentField: 0x7fff, significand: X87Extended.integerBit | payload)
        }
    }

    /// Of 16, 32 or 64 bits, sign-extended.
    public init(integer: Int64) { self.init(sign: integer < 0, magnitude: integer.magnitude) }

    init(sign: Bool, magnitude: UInt64) {
        isDenormal = false
        if magnitude == 0 {
            value = .zero(sign: sign)
            return
        }
        let shift = magnitude.leadingZeroBitCount
        value = X87Extended(
            sign: sign, exponentField: UInt16(truncatingIfNeeded: 16383 &+ 63 &- shift),
            significand: magnitude &<< UInt64(truncatingIfNeeded: shift))
    }

    /// Ten bytes of packed decimal: 18 digits, the lowest first, and the sign in bit 79. Other digits than 0...9 count as what
    /// they weigh; the architecture leaves them undefined.
    ///
    /// ```
    ///  79    78..72   71..68  67..64 ...   7..4  3..0
    ///  sign  unused   digit 17  16   ...     1     0
    /// ```
    public init(decimalLow low: UInt64, high: UInt16) {
        var magnitude = UInt64(high >> 4 & 15) &* 10 &+ UInt64(high & 15)
        for index in 0..<16 {
            magnitude = magnitude &* 10 &+ (low &>> UInt64(truncatingIfNeeded: 60 &- 4 &* index) & 15)
        }
        self.init(sign: high & 0x8000 != 0, magnitude: magnitude)
    }
}
