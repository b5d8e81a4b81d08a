/// A place in the host's memory, where the interpreter's loop would have a raw pointer.
///
/// It is Sendable, a raw pointer is not: the compiler's check of isolation regions keeps a set of all values that are not, for each
/// block of a function. In the loop, with thousands of both, that took 15 GB and most of the time.
///
/// SAFETY: as a raw pointer; whoever has one says what it points to. It never leaves the CPU's thread.
struct X86Place: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    @inline(__always) init(_ pointer: UnsafeMutableRawPointer) { self.pointer = pointer }

    @inline(__always) static func + (place: Self, bytes: Int) -> Self { Self(place.pointer + bytes) }
    @inline(__always) static func += (place: inout Self, bytes: Int) { place = place + bytes }

    @inline(__always) func load<T: BitwiseCopyable>(fromByteOffset offset: Int = 0, as type: T.Type) -> T {
        pointer.load(fromByteOffset: offset, as: type)
    }
    @inline(__always) func loadUnaligned<T: BitwiseCopyable>(as type: T.Type) -> T { pointer.loadUnaligned(as: type) }
    @inline(__always) func storeBytes<T: BitwiseCopyable>(of value: T, as type: T.Type) {
        pointer.storeBytes(of: value, as: type)
    }
}

extension X86State {
    /// Of a field, or of a register at 8 · number.
    @inline(__always) func place(_ offset: Int) -> X86Place { X86Place(base + offset) }
}
