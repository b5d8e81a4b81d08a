// Packed conversions. `lanes` counts the elements converted.
extension SSEPacked {
    public static func f32ToI32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, truncates: Bool, lanes: Int,
        _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.f32ToI32(load32(a, $0), truncates: truncates, &$1) }
    }

    /// The integers stand side by side in the destination; the caller clears what lies above them.
    public static func f64ToI32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, truncates: Bool, lanes: Int,
        _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.f64ToI32(load64(a, $0), truncates: truncates, &$1) }
    }

    public static func i32ToF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.i32ToF32(load32(a, $0), &$1) }
    }

    /// Raises nothing.
    public static func i32ToF64(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { lane, _ in SSEFloat.i32ToF64(load32(a, lane)) }
    }

    public static func f32ToF64(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.f32ToF64(load32(a, $0), &$1) }
    }

    /// The singles stand side by side in the destination; the caller clears what lies above them.
    public static func f64ToF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.f64ToF32(load64(a, $0), &$1) }
    }

    public static func f16ToF32(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, lanes: Int, _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) {
            SSEFloat.f16ToF32((a + $0 &* 2).loadUnaligned(as: UInt16.self), &$1)
        }
    }

    public static func f32ToF16(
        _ destination: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, control: UInt8, lanes: Int,
        _ mxcsr: inout UInt32
    ) -> Bool {
        forEachLane(lanes, to: destination, &mxcsr) { SSEFloat.f32ToF16(load32(a, $0), control: control, &$1) }
    }
}
