/// Packed arithmetic: the elements of up to 32 bytes, the exceptions of all of them together.
///
/// Operands and destination are addresses of 4, 8, 16 or 32 bytes of any alignment; they may be the same. The destination is
/// written only if the result is false, otherwise #XM is due; MXCSR is up to date in both cases. `lanes` counts elements; one is
/// the scalar form (which leaves the rest of the destination to the caller).
///
/// SAFETY: the caller vouches for `lanes` elements behind each pointer; at most 32 bytes are touched.
public enum SSEPacked {}

/// Operations of two operands, for `SSEPacked`.
public enum SSEBinaryOperation: UInt8, Sendable, CaseIterable {
    case add, sub, mul, div, min, max
}

/// The signs of a fused multiply-add: bit 0 negates the addend, bit 1 the product; the alternating forms begin with the element
/// at the lowest address.
public enum SSEFusedOperation: UInt8, Sendable, CaseIterable {
    case add, sub, negatedAdd, negatedSub, addSub, subAdd

    /// VFMADDSUB subtracts in the even elements, VFMSUBADD adds there.
    @inline(__always)
    func negatesAddend(lane: Int) -> Bool {
        switch self {
        case .add, .negatedAdd: return false
        case .sub, .negatedSub: return true
        case .addSub: return lane & 1 == 0
        case .subAdd: return lane & 1 != 0
        }
    }

    @inline(__always) var negatesProduct: Bool { self == .negatedAdd || self == .negatedSub }
}

extension SSEPacked {
    typealias Scratch = (UInt64, UInt64, UInt64, UInt64)

    /// Runs `body` for each lane; its results are written to a scratch area and copied if nothing unmasked was raised.
    @inline(__always)
    static func forEachLane<Result: FixedWidthInteger>(
        _ lanes: Int, to destination: UnsafeMutableRawPointer, _ mxcsr: inout UInt32,
        _ body: (Int, inout SSEUnit) -> Result
    ) -> Bool {
        var scratch: Scratch = (0, 0, 0, 0)
        var unit = SSEUnit(mxcsr)
        let size = MemoryLayout<Result>.size
        let count = min(lanes, 32 / size)
        let isUnmasked = withUnsafeMutableBytes(of: &scratch) { area in
            guard let base = area.baseAddress else { return false }
            for lane in 0..<count {
                (base + lane &* size).storeBytes(of: body(lane, &unit), as: Result.self)
            }
            let isUnmasked = unit.finish()
            if !isUnmasked { destination.copyMemory(from: base, byteCount: count &* size) }
            return isUnmasked
        }
        mxcsr = unit.mxcsr
        return isUnmasked
    }

    @inline(__always)
    static func load32(_ p: UnsafeRawPointer, _ lane: Int) -> UInt32 {
        (p + lane &* 4).loadUnaligned(as: UInt32.self)
    }

    @inline(__always)
    static func load64(_ p: UnsafeRawPointer, _ lane: Int) -> UInt64 {
        (p + lane &* 8).loadUnaligned(as: UInt64.self)
    }
}
