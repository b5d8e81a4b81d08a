/// A record that `Tests/Differential/x86/native` writes: what an instruction did on the host's processor.
///
///     0 record's length (4)  4 row (2)  6 form (2)  8 code (16)  24 its length (1)  25 64 or 32 (1)  26 has vectors (1)
///     27 outcome (1)  28 vector (1)  29 operand size (1)  32 error code (4)  40 CR2 (8)  48 RIP (8)
///     56 address of the window (8)  64 its length (4)  68 MXCSR's mask (4)  72 address of the memory operand (8)
///     80 state before, state after, window before, window after
struct NativeRecord {
    static let headerBytes = 80

    enum Outcome: UInt8 {
        case wentOn, branched, faulted
    }

    let base: UnsafeRawPointer

    var form: Int { Int(base.load(fromByteOffset: 6, as: UInt16.self)) }
    var code: UnsafeRawPointer { base + 8 }
    var codeBytes: Int { Int(base.load(fromByteOffset: 24, as: UInt8.self)) }
    var is64Bit: Bool { base.load(fromByteOffset: 25, as: UInt8.self) == 64 }
    var hasVectors: Bool { base.load(fromByteOffset: 26, as: UInt8.self) != 0 }
    var outcome: Outcome { Outcome(rawValue: base.load(fromByteOffset: 27, as: UInt8.self)) ?? .wentOn }
    var vector: UInt8 { base.load(fromByteOffset: 28, as: UInt8.self) }
    var errorCode: UInt32 { base.load(fromByteOffset: 32, as: UInt32.self) }
    var faultAddress: UInt64 { base.loadUnaligned(fromByteOffset: 40, as: UInt64.self) }
    var rip: UInt64 { base.loadUnaligned(fromByteOffset: 48, as: UInt64.self) }
    var window: UInt64 { base.loadUnaligned(fromByteOffset: 56, as: UInt64.self) }
    var windowBytes: Int { Int(base.loadUnaligned(fromByteOffset: 64, as: UInt32.self)) }
    var operand: UInt64 { base.loadUnaligned(fromByteOffset: 72, as: UInt64.self) }

    private var stateBytes: Int { hasVectors ? 824 : 152 }
    var before: NativeState { NativeState(base: base + Self.headerBytes) }
    var after: NativeState { NativeState(base: base + Self.headerBytes + stateBytes) }
    var windowBefore: UnsafeRawPointer { base + Self.headerBytes + 2 * stateBytes }
    var windowAfter: UnsafeRawPointer { windowBefore + windowBytes }
    /// What the fields say together.
    var sizeBytes: Int { Self.headerBytes + 2 * (stateBytes + windowBytes) }
}

/// 16 registers, RFLAGS, FS and GS base (152 bytes); with vectors x87 and MXCSR as FXSAVE has them (160), 16 YMM registers (512).
struct NativeState {
    let base: UnsafeRawPointer

    func general(_ index: Int) -> UInt64 { base.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
    var flags: UInt64 { base.loadUnaligned(fromByteOffset: 128, as: UInt64.self) }
    var fsBase: UInt64 { base.loadUnaligned(fromByteOffset: 136, as: UInt64.self) }
    var gsBase: UInt64 { base.loadUnaligned(fromByteOffset: 144, as: UInt64.self) }
    var fx: UnsafeRawPointer { base + 152 }
    func vector(_ index: Int) -> UnsafeRawPointer { base + 312 + index * 32 }

    var control: UInt16 { fx.loadUnaligned(as: UInt16.self) }
    var status: UInt16 { fx.loadUnaligned(fromByteOffset: 2, as: UInt16.self) }
    var tags: UInt8 { fx.load(fromByteOffset: 4, as: UInt8.self) }
    /// ST(index): significand, sign and exponent.
    func stack(_ index: Int) -> (significand: UInt64, signExponent: UInt16) {
        (
            fx.loadUnaligned(fromByteOffset: 32 + index * 16, as: UInt64.self),
            fx.loadUnaligned(fromByteOffset: 40 + index * 16, as: UInt16.self)
        )
    }
    /// Whether ST(index) is empty.
    func isEmpty(_ index: Int) -> Bool {
        tags >> UInt8((Int(status >> 11 & 7) + index) & 7) & 1 == 0
    }
}
