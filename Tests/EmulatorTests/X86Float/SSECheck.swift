import Emulator

/// One operation of the SSE oracle, done by us. Operands and result as the oracle's record has them.
struct SSECheck: Sendable {
    struct Operands {
        let a: UnsafeRawPointer
        let b: UnsafeRawPointer
        let c: UnsafeRawPointer
        let immediate: UInt8

        var a32: UInt32 { a.load(as: UInt32.self) }
        var b32: UInt32 { b.load(as: UInt32.self) }
        var a64: UInt64 { a.load(as: UInt64.self) }
        var b64: UInt64 { b.load(as: UInt64.self) }
    }

    /// As the oracle calls it.
    let name: String
    /// How many bytes of the result the instruction defines.
    let resultSizeBytes: Int
    /// Writes the result, unless it returns true: an unmasked exception.
    let run: @Sendable (Operands, UnsafeMutableRawPointer, inout UInt32) -> Bool

    init(
        _ name: String, _ resultSizeBytes: Int = 32,
        _ run: @escaping @Sendable (Operands, UnsafeMutableRawPointer, inout UInt32) -> Bool
    ) {
        self.name = name
        self.resultSizeBytes = resultSizeBytes
        self.run = run
    }

    /// A scalar operation with a result of 32 or 64 bits.
    static func scalar<Result: FixedWidthInteger & SendableMetatype>(
        _ name: String, _ run: @escaping @Sendable (Operands, inout SSEUnit) -> Result
    ) -> SSECheck {
        SSECheck(name, MemoryLayout<Result>.size) { operands, result, mxcsr in
            var unit = SSEUnit(mxcsr)
            let value = run(operands, &unit)
            let isUnmasked = unit.finish()
            mxcsr = unit.mxcsr
            if !isUnmasked { result.storeBytes(of: value, as: Result.self) }
            return isUnmasked
        }
    }

    static let all = arithmetic + conversions + fused

    private static let arithmetic: [SSECheck] = [
        SSECheck("adds") { SSEPacked.f32(.add, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("subs") { SSEPacked.f32(.sub, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("muls") { SSEPacked.f32(.mul, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("divs") { SSEPacked.f32(.div, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("mins") { SSEPacked.f32(.min, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("maxs") { SSEPacked.f32(.max, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("addsubs") { SSEPacked.addSubF32($1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("hadds") { SSEPacked.horizontalF32(subtracts: false, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("hsubs") { SSEPacked.horizontalF32(subtracts: true, $1, $0.a, $0.b, lanes: 8, &$2) },
        SSECheck("sqrts") { SSEPacked.squareRootF32($1, $0.a, lanes: 8, &$2) },
        SSECheck("rounds") {
            SSEPacked.roundF32($1, $0.a, control: $0.immediate, lanes: 8, &$2)
        },
        SSECheck("cmps") {
            SSEPacked.compareF32($1, $0.a, $0.b, predicate: $0.immediate, lanes: 8, &$2)
        },
        SSECheck("addd") { SSEPacked.f64(.add, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("subd") { SSEPacked.f64(.sub, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("muld") { SSEPacked.f64(.mul, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("divd") { SSEPacked.f64(.div, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("mind") { SSEPacked.f64(.min, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("maxd") { SSEPacked.f64(.max, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("addsubd") { SSEPacked.addSubF64($1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("haddd") { SSEPacked.horizontalF64(subtracts: false, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("hsubd") { SSEPacked.horizontalF64(subtracts: true, $1, $0.a, $0.b, lanes: 4, &$2) },
        SSECheck("sqrtd") { SSEPacked.squareRootF64($1, $0.a, lanes: 4, &$2) },
        SSECheck("roundd") {
            SSEPacked.roundF64($1, $0.a, control: $0.immediate, lanes: 4, &$2)
        },
        SSECheck("cmpd") {
            SSEPacked.compareF64($1, $0.a, $0.b, predicate: $0.immediate, lanes: 4, &$2)
        },
        SSECheck("dps") {
            SSEPacked.dotProductF32($1, $0.a, $0.b, immediate: $0.immediate, lanes: 8, &$2)
        },
        SSECheck("dpd", 16) { SSEPacked.dotProductF64($1, $0.a, $0.b, immediate: $0.immediate, &$2) },
    ]

    private static let conversions: [SSECheck] = [
        scalar("ucomis") { SSEFloat.compareFlagsF32($0.a32, $0.b32, isSignaling: false, &$1) },
        scalar("comis") { SSEFloat.compareFlagsF32($0.a32, $0.b32, isSignaling: true, &$1) },
        scalar("stoi32") { SSEFloat.f32ToI32($0.a32, truncates: false, &$1) },
        scalar("strunc32") { SSEFloat.f32ToI32($0.a32, truncates: true, &$1) },
        scalar("i32tos") { SSEFloat.i32ToF32($0.a32, &$1) },
        scalar("stoi64") { SSEFloat.f32ToI64($0.a32, truncates: false, &$1) },
        scalar("strunc64") { SSEFloat.f32ToI64($0.a32, truncates: true, &$1) },
        scalar("i64tos") { SSEFloat.i64ToF32($0.a64, &$1) },
        scalar("ucomid") { SSEFloat.compareFlagsF64($0.a64, $0.b64, isSignaling: false, &$1) },
        scalar("comid") { SSEFloat.compareFlagsF64($0.a64, $0.b64, isSignaling: true, &$1) },
        scalar("dtoi32") { SSEFloat.f64ToI32($0.a64, truncates: false, &$1) },
        scalar("dtrunc32") { SSEFloat.f64ToI32($0.a64, truncates: true, &$1) },
        scalar("i32tod") { operands, _ in SSEFloat.i32ToF64(operands.a32) },
        scalar("dtoi64") { SSEFloat.f64ToI64($0.a64, truncates: false, &$1) },
        scalar("dtrunc64") { SSEFloat.f64ToI64($0.a64, truncates: true, &$1) },
        scalar("i64tod") { SSEFloat.i64ToF64($0.a64, &$1) },
        SSECheck("ps2dq") { SSEPacked.f32ToI32($1, $0.a, truncates: false, lanes: 8, &$2) },
        SSECheck("tps2dq") { SSEPacked.f32ToI32($1, $0.a, truncates: true, lanes: 8, &$2) },
        SSECheck("pd2dq", 16) { SSEPacked.f64ToI32($1, $0.a, truncates: false, lanes: 4, &$2) },
        SSECheck("tpd2dq", 16) { SSEPacked.f64ToI32($1, $0.a, truncates: true, lanes: 4, &$2) },
        SSECheck("dq2ps") { SSEPacked.i32ToF32($1, $0.a, lanes: 8, &$2) },
        SSECheck("dq2pd") { SSEPacked.i32ToF64($1, $0.a, lanes: 4, &$2) },
        SSECheck("ps2pd") { SSEPacked.f32ToF64($1, $0.a, lanes: 4, &$2) },
        SSECheck("pd2ps", 16) { SSEPacked.f64ToF32($1, $0.a, lanes: 4, &$2) },
        SSECheck("ph2ps") { SSEPacked.f16ToF32($1, $0.a, lanes: 8, &$2) },
        SSECheck("ps2ph", 16) { SSEPacked.f32ToF16($1, $0.a, control: $0.immediate, lanes: 8, &$2) },
    ]

    /// The three forms differ in which operand has precedence among NaNs: they are checked in the order of the SDM's
    /// table, with a, b, c standing for the first, second and third source of the form.
    private static let fused: [SSECheck] = {
        let operations: [(String, SSEFusedOperation)] = [
            ("fma", .add), ("fms", .sub), ("fnma", .negatedAdd), ("fnms", .negatedSub), ("fmas", .addSub),
            ("fmsa", .subAdd),
        ]
        var checks: [SSECheck] = []
        for (name, operation) in operations {
            // Destination c, second operand a, third operand b.
            checks.append(
                SSECheck(name + "231s") { SSEPacked.multiplyAddF32(operation, $1, $0.a, $0.b, $0.c, lanes: 8, &$2) })
            checks.append(
                SSECheck(name + "231d") { SSEPacked.multiplyAddF64(operation, $1, $0.a, $0.b, $0.c, lanes: 4, &$2) })
            checks.append(
                SSECheck(name + "213s") { SSEPacked.multiplyAddF32(operation, $1, $0.a, $0.c, $0.b, lanes: 8, &$2) })
            checks.append(
                SSECheck(name + "213d") { SSEPacked.multiplyAddF64(operation, $1, $0.a, $0.c, $0.b, lanes: 4, &$2) })
            checks.append(
                SSECheck(name + "132s") { SSEPacked.multiplyAddF32(operation, $1, $0.c, $0.b, $0.a, lanes: 8, &$2) })
            checks.append(
                SSECheck(name + "132d") { SSEPacked.multiplyAddF64(operation, $1, $0.c, $0.b, $0.a, lanes: 4, &$2) })
        }
        return checks
    }()
}

extension SSECheck: CustomStringConvertible {
    var description: String { name }
}
