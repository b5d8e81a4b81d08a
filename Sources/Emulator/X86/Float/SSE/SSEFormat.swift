/// A format of SSE, with the shortcuts the host has for it.
protocol SSEFormat: FusedFormat {
    static func hardAdd(_ a: Bits, _ b: Bits, _ s: inout FloatStatus) -> Bits
    static func hardMultiply(_ a: Bits, _ b: Bits, _ s: inout FloatStatus) -> Bits
    static func hardDivide(_ a: Bits, _ b: Bits, _ s: inout FloatStatus) -> Bits
    static func hardSquareRoot(_ a: Bits, _ s: inout FloatStatus) -> Bits
    static func hardMultiplyAdd(_ a: Bits, _ b: Bits, _ c: Bits, _ s: inout FloatStatus) -> Bits
}

extension Binary32: SSEFormat {
    @inline(__always) static func hardAdd(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        HardFloat.f32Add(a, b, &s)
    }
    @inline(__always) static func hardMultiply(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        HardFloat.f32Mul(a, b, &s)
    }
    @inline(__always) static func hardDivide(_ a: UInt32, _ b: UInt32, _ s: inout FloatStatus) -> UInt32 {
        HardFloat.f32Div(a, b, &s)
    }
    @inline(__always) static func hardSquareRoot(_ a: UInt32, _ s: inout FloatStatus) -> UInt32 {
        HardFloat.f32Sqrt(a, &s)
    }
    @inline(__always)
    static func hardMultiplyAdd(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ s: inout FloatStatus) -> UInt32 {
        HardFloat.f32MulAdd(a, b, c, &s)
    }
}

extension Binary64: SSEFormat {
    @inline(__always) static func hardAdd(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        HardFloat.f64Add(a, b, &s)
    }
    @inline(__always) static func hardMultiply(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        HardFloat.f64Mul(a, b, &s)
    }
    @inline(__always) static func hardDivide(_ a: UInt64, _ b: UInt64, _ s: inout FloatStatus) -> UInt64 {
        HardFloat.f64Div(a, b, &s)
    }
    @inline(__always) static func hardSquareRoot(_ a: UInt64, _ s: inout FloatStatus) -> UInt64 {
        HardFloat.f64Sqrt(a, &s)
    }
    @inline(__always)
    static func hardMultiplyAdd(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ s: inout FloatStatus) -> UInt64 {
        HardFloat.f64MulAdd(a, b, c, &s)
    }
}
