// Element by element, for both formats.

extension SSEPacked {
    public static func f32(
        _ operation: SSEBinaryOperation, _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer,
        _ b: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        switch operation {
        case .add:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.addF32(load32(a, $0), load32(b, $0), &$1)
            }
        case .sub:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.subF32(load32(a, $0), load32(b, $0), &$1)
            }
        case .mul:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.mulF32(load32(a, $0), load32(b, $0), &$1)
            }
        case .div:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.divF32(load32(a, $0), load32(b, $0), &$1)
            }
        case .min:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.minF32(load32(a, $0), load32(b, $0), &$1)
            }
        case .max:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.maxF32(load32(a, $0), load32(b, $0), &$1)
            }
        }
    }

    public static func squareRootF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.sqrtF32(load32(a, $0), &$1) }
    }

    public static func compareF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, predicate: UInt8,
        lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) {
            SSEFloat.compareF32(load32(a, $0), load32(b, $0), predicate: predicate, &$1)
        }
    }

    public static func roundF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, control: UInt8, lanes: Int,
        _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.roundF32(load32(a, $0), control: control, &$1) }
    }

    public static func multiplyAddF32(
        _ operation: SSEFusedOperation, _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer,
        _ b: UnsafeRawPointer, _ c: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        let negatesProduct = operation.negatesProduct
        return forEachLane(lanes, to: destination, &mxcsr) { lane, unit in
            SSEFloat.multiplyAddF32(
                load32(a, lane), load32(b, lane), load32(c, lane), negatesProduct: negatesProduct,
                negatesAddend: operation.negatesAddend(lane: lane), &unit)
        }
    }

    /// ADDSUB: subtracts in the even elements, adds in the odd ones.
    public static func addSubF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, lanes: Int,
        _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) {
            $0 & 1 == 0
                ? SSEFloat.subF32(load32(a, $0), load32(b, $0), &$1)
                : SSEFloat.addF32(load32(a, $0), load32(b, $0), &$1)
        }
    }

    /// HADD or HSUB: pairs of a in the low half of each 16 bytes, pairs of b in the high half.
    public static func horizontalF32(
        subtracts: Bool, _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer,
        lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { lane, unit in
            let perHalf = 2
            let source = lane & perHalf == 0 ? a : b
            let pair = (lane & ~3) &+ (lane & (perHalf &- 1)) &* 2
            let x = load32(source, pair)
            let y = load32(source, pair &+ 1)
            return subtracts ? SSEFloat.subF32(x, y, &unit) : SSEFloat.addF32(x, y, &unit)
        }
    }
}

extension SSEPacked {
    public static func f64(
        _ operation: SSEBinaryOperation, _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer,
        _ b: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        switch operation {
        case .add:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.addF64(load64(a, $0), load64(b, $0), &$1)
            }
        case .sub:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.subF64(load64(a, $0), load64(b, $0), &$1)
            }
        case .mul:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.mulF64(load64(a, $0), load64(b, $0), &$1)
            }
        case .div:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.divF64(load64(a, $0), load64(b, $0), &$1)
            }
        case .min:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.minF64(load64(a, $0), load64(b, $0), &$1)
            }
        case .max:
            return forEachLane(lanes, to: destination, &mxcsr) {
                SSEFloat.maxF64(load64(a, $0), load64(b, $0), &$1)
            }
        }
    }

    public static func squareRootF64(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.sqrtF64(load64(a, $0), &$1) }
    }

    public static func compareF64(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, predicate: UInt8,
        lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) {
            SSEFloat.compareF64(load64(a, $0), load64(b, $0), predicate: predicate, &$1)
        }
    }

    public static func roundF64(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, control: UInt8, lanes: Int,
        _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.roundF64(load64(a, $0), control: control, &$1) }
    }

    public static func multiplyAddF64(
        _ operation: SSEFusedOperation, _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer,
        _ b: UnsafeRawPointer, _ c: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        let negatesProduct = operation.negatesProduct
        return forEachLane(lanes, to: destination, &mxcsr) { lane, unit in
            SSEFloat.multiplyAddF64(
                load64(a, lane), load64(b, lane), load64(c, lane), negatesProduct: negatesProduct,
                negatesAddend: operation.negatesAddend(lane: lane), &unit)
        }
    }

    /// ADDSUB: subtracts in the even elements, adds in the odd ones.
    public static func addSubF64(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, lanes: Int,
        _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) {
            $0 & 1 == 0
                ? SSEFloat.subF64(load64(a, $0), load64(b, $0), &$1)
                : SSEFloat.addF64(load64(a, $0), load64(b, $0), &$1)
        }
    }

    /// HADD or HSUB: pairs of a in the low half of each 16 bytes, pairs of b in the high half.
    public static func horizontalF64(
        subtracts: Bool, _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer,
        lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { lane, unit in
            let perHalf = 1
            let source = lane & perHalf == 0 ? a : b
            let pair = (lane & ~1) &+ (lane & (perHalf &- 1)) &* 2
            let x = load64(source, pair)
            let y = load64(source, pair &+ 1)
            return subtracts ? SSEFloat.subF64(x, y, &unit) : SSEFloat.addF64(x, y, &unit)
        }
    }
}
