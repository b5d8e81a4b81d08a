/// Half precision: a storage format only, converted from and to single precision (x86's F16C).
enum Binary16: BinaryFormat {
    typealias Bits = UInt16
    typealias Working = UInt64

    @inline(__always) static var fractionBits: Int { 10 }
    @inline(__always) static var maxExponent: Int32 { 15 }
    @inline(__always) static var canonicalNaN: UInt16 { 0x7e00 }

    // An 11-bit significand is a single's with zeros below.
    @inline(__always) static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 { Binary32.multiply(a, b) }
    @inline(__always) static func divide(_ a: UInt64, _ b: UInt64) -> UInt64 { Binary32.divide(a, b) }
}
