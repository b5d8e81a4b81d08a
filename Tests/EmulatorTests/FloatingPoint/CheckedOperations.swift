import Emulator

extension CheckedOperation {
    static let all: [CheckedOperation] = single + double

    private static let single: [CheckedOperation] = [
        CheckedOperation(
            name: "sadd",
            soft: { a, b, _, s in
                UInt64(SoftFloat.f32Add(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            },
            hard: { a, b, _, s in
                UInt64(HardFloat.f32Add(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            }, resultBits: 32, isFloatResult: true),
        CheckedOperation(
            name: "ssub",
            soft: { a, b, _, s in
                UInt64(SoftFloat.f32Sub(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            },
            hard: { a, b, _, s in
                UInt64(HardFloat.f32Sub(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            }, resultBits: 32, isFloatResult: true),
        CheckedOperation(
            name: "smul",
            soft: { a, b, _, s in
                UInt64(SoftFloat.f32Mul(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            },
            hard: { a, b, _, s in
                UInt64(HardFloat.f32Mul(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            }, resultBits: 32, isFloatResult: true),
        CheckedOperation(
            name: "sdiv",
            soft: { a, b, _, s in
                UInt64(SoftFloat.f32Div(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            },
            hard: { a, b, _, s in
                UInt64(HardFloat.f32Div(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            }, resultBits: 32, isFloatResult: true),
        CheckedOperation(
            name: "ssqrt", soft: { a, _, _, s in UInt64(SoftFloat.f32Sqrt(UInt32(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(HardFloat.f32Sqrt(UInt32(truncatingIfNeeded: a), &s)) }, resultBits: 32,
            isFloatResult: true),
        CheckedOperation(
            name: "sfma",
            soft: { a, b, c, s in
                UInt64(
                    SoftFloat.f32MulAdd(
                        UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), UInt32(truncatingIfNeeded: c), &s)
                )
            },
            hard: { a, b, c, s in
                UInt64(
                    HardFloat.f32MulAdd(
                        UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), UInt32(truncatingIfNeeded: c), &s)
                )
            }, resultBits: 32, isFloatResult: true),
        CheckedOperation(
            name: "smin",
            soft: { a, b, _, s in
                UInt64(SoftFloat.f32Min(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            },
            hard: nil, resultBits: 32, isFloatResult: true),
        CheckedOperation(
            name: "smax",
            soft: { a, b, _, s in
                UInt64(SoftFloat.f32Max(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s))
            },
            hard: nil, resultBits: 32, isFloatResult: true),
        CheckedOperation(
            name: "seq",
            soft: { a, b, _, s in
                SoftFloat.f32Eq(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s) ? 1 : 0
            },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "slt",
            soft: { a, b, _, s in
                SoftFloat.f32Lt(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s) ? 1 : 0
            },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "sle",
            soft: { a, b, _, s in
                SoftFloat.f32Le(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b), &s) ? 1 : 0
            },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "sclass", soft: { a, _, _, _ in UInt64(SoftFloat.f32Classify(UInt32(truncatingIfNeeded: a))) },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "stoI32",
            soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f32ToI32(UInt32(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f32ToI32(UInt32(truncatingIfNeeded: a), &s)) },
            resultBits: 32, isFloatResult: false),
        CheckedOperation(
            name: "stoU32",
            soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f32ToU32(UInt32(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f32ToU32(UInt32(truncatingIfNeeded: a), &s)) },
            resultBits: 32, isFloatResult: false),
        CheckedOperation(
            name: "stoI64",
            soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f32ToI64(UInt32(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f32ToI64(UInt32(truncatingIfNeeded: a), &s)) },
            resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "stoU64",
            soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f32ToU64(UInt32(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f32ToU64(UInt32(truncatingIfNeeded: a), &s)) },
            resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "sfromI32", soft: { a, _, _, s in UInt64(SoftFloat.i32ToF32(Int32(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(HardFloat.i32ToF32(Int32(truncatingIfNeeded: a), &s)) }, resultBits: 32,
            isFloatResult: true),
        CheckedOperation(
            name: "sfromU32", soft: { a, _, _, s in UInt64(SoftFloat.u32ToF32(UInt32(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(HardFloat.u32ToF32(UInt32(truncatingIfNeeded: a), &s)) }, resultBits: 32,
            isFloatResult: true),
        CheckedOperation(
            name: "sfromI64", soft: { a, _, _, s in UInt64(SoftFloat.i64ToF32(Int64(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(HardFloat.i64ToF32(Int64(truncatingIfNeeded: a), &s)) }, resultBits: 32,
            isFloatResult: true),
        CheckedOperation(
            name: "sfromU64", soft: { a, _, _, s in UInt64(SoftFloat.u64ToF32(UInt64(truncatingIfNeeded: a), &s)) },
            hard: { a, _, _, s in UInt64(HardFloat.u64ToF32(UInt64(truncatingIfNeeded: a), &s)) }, resultBits: 32,
            isFloatResult: true),
        CheckedOperation(
            name: "sconvert", soft: { a, _, _, s in SoftFloat.f32ToF64(UInt32(truncatingIfNeeded: a), &s) },
            hard: { a, _, _, s in HardFloat.f32ToF64(UInt32(truncatingIfNeeded: a), &s) }, resultBits: 64,
            isFloatResult: true),
    ]

    private static let double: [CheckedOperation] = [
        CheckedOperation(
            name: "dadd", soft: { a, b, _, s in SoftFloat.f64Add(a, b, &s) },
            hard: { a, b, _, s in HardFloat.f64Add(a, b, &s) }, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "dsub", soft: { a, b, _, s in SoftFloat.f64Sub(a, b, &s) },
            hard: { a, b, _, s in HardFloat.f64Sub(a, b, &s) }, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "dmul", soft: { a, b, _, s in SoftFloat.f64Mul(a, b, &s) },
            hard: { a, b, _, s in HardFloat.f64Mul(a, b, &s) }, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "ddiv", soft: { a, b, _, s in SoftFloat.f64Div(a, b, &s) },
            hard: { a, b, _, s in HardFloat.f64Div(a, b, &s) }, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "dsqrt", soft: { a, _, _, s in SoftFloat.f64Sqrt(a, &s) },
            hard: { a, _, _, s in HardFloat.f64Sqrt(a, &s) }, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "dfma", soft: { a, b, c, s in SoftFloat.f64MulAdd(a, b, c, &s) },
            hard: { a, b, c, s in HardFloat.f64MulAdd(a, b, c, &s) }, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "dmin", soft: { a, b, _, s in SoftFloat.f64Min(a, b, &s) },
            hard: nil, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "dmax", soft: { a, b, _, s in SoftFloat.f64Max(a, b, &s) },
            hard: nil, resultBits: 64, isFloatResult: true),
        CheckedOperation(
            name: "deq", soft: { a, b, _, s in SoftFloat.f64Eq(a, b, &s) ? 1 : 0 },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "dlt", soft: { a, b, _, s in SoftFloat.f64Lt(a, b, &s) ? 1 : 0 },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "dle", soft: { a, b, _, s in SoftFloat.f64Le(a, b, &s) ? 1 : 0 },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "dclass", soft: { a, _, _, _ in UInt64(SoftFloat.f64Classify(a)) },
            hard: nil, resultBits: 64, isFloatResult: false),
        CheckedOperation(
            name: "dtoI32", soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f64ToI32(a, &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f64ToI32(a, &s)) }, resultBits: 32,
            isFloatResult: false),
        CheckedOperation(
            name: "dtoU32", soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f64ToU32(a, &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f64ToU32(a, &s)) }, resultBits: 32,
            isFloatResult: false),
        CheckedOperation(
            name: "dtoI64", soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f64ToI64(a, &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f64ToI64(a, &s)) }, resultBits: 64,
            isFloatResult: false),
        CheckedOperation(
            name: "dtoU64", soft: { a, _, _, s in UInt64(truncatingIfNeeded: SoftFloat.f64ToU64(a, &s)) },
            hard: { a, _, _, s in UInt64(truncatingIfNeeded: HardFloat.f64ToU64(a, &s)) }, resultBits: 64,
            isFloatResult: false),
        CheckedOperation(
            name: "dfromI32", soft: { a, _, _, s in SoftFloat.i32ToF64(Int32(truncatingIfNeeded: a), &s) },
            hard: { a, _, _, s in HardFloat.i32ToF64(Int32(truncatingIfNeeded: a), &s) }, resultBits: 64,
            isFloatResult: true),
        CheckedOperation(
            name: "dfromU32", soft: { a, _, _, s in SoftFloat.u32ToF64(UInt32(truncatingIfNeeded: a), &s) },
            hard: { a, _, _, s in HardFloat.u32ToF64(UInt32(truncatingIfNeeded: a), &s) }, resultBits: 64,
            isFloatResult: true),
        CheckedOperation(
            name: "dfromI64", soft: { a, _, _, s in SoftFloat.i64ToF64(Int64(truncatingIfNeeded: a), &s) },
            hard: { a, _, _, s in HardFloat.i64ToF64(Int64(truncatingIfNeeded: a), &s) }, resultBits: 64,
            isFloatResult: true),
        CheckedOperation(
            name: "dfromU64", soft: { a, _, _, s in SoftFloat.u64ToF64(UInt64(truncatingIfNeeded: a), &s) },
            hard: { a, _, _, s in HardFloat.u64ToF64(UInt64(truncatingIfNeeded: a), &s) }, resultBits: 64,
            isFloatResult: true),
        CheckedOperation(
            name: "dconvert", soft: { a, _, _, s in UInt64(SoftFloat.f64ToF32(a, &s)) },
            hard: { a, _, _, s in UInt64(HardFloat.f64ToF32(a, &s)) }, resultBits: 32, isFloatResult: true),
    ]
}
