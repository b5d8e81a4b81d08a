/// Operations on the elements of vectors of up to 32 bytes. Operands may be at any alignment; a result may be one of its operands
/// only where elements stay in their places.
enum X86Lanes {
    typealias Source = UnsafeRawPointer
    typealias Target = UnsafeMutableRawPointer

    @inline(__always) static func u8(_ p: Source, _ i: Int) -> UInt8 { p.load(fromByteOffset: i, as: UInt8.self) }
    @inline(__always) static func u16(_ p: Source, _ i: Int) -> UInt16 {
        p.loadUnaligned(fromByteOffset: i &* 2, as: UInt16.self)
    }
    @inline(__always) static func u32(_ p: Source, _ i: Int) -> UInt32 {
        p.loadUnaligned(fromByteOffset: i &* 4, as: UInt32.self)
    }
    @inline(__always) static func u64(_ p: Source, _ i: Int) -> UInt64 {
        p.loadUnaligned(fromByteOffset: i &* 8, as: UInt64.self)
    }
    @inline(__always) static func put(_ p: Target, _ i: Int, _ value: UInt8) {
        p.storeBytes(of: value, toByteOffset: i, as: UInt8.self)
    }
    @inline(__always) static func put(_ p: Target, _ i: Int, _ value: UInt16) {
        p.storeBytes(of: value, toByteOffset: i &* 2, as: UInt16.self)
    }
    @inline(__always) static func put(_ p: Target, _ i: Int, _ value: UInt32) {
        p.storeBytes(of: value, toByteOffset: i &* 4, as: UInt32.self)
    }
    @inline(__always) static func put(_ p: Target, _ i: Int, _ value: UInt64) {
        p.storeBytes(of: value, toByteOffset: i &* 8, as: UInt64.self)
    }

    // MARK: Element by element

    @inline(__always)
    static func bytes(_ d: Target, _ a: Source, _ b: Source, _ n: Int, _ body: (UInt8, UInt8) -> UInt8) {
        for i in 0..<n { put(d, i, body(u8(a, i), u8(b, i))) }
    }
    @inline(__always)
    static func words(_ d: Target, _ a: Source, _ b: Source, _ n: Int, _ body: (UInt16, UInt16) -> UInt16) {
        for i in 0..<n &>> 1 { put(d, i, body(u16(a, i), u16(b, i))) }
    }
    @inline(__always)
    static func dwords(_ d: Target, _ a: Source, _ b: Source, _ n: Int, _ body: (UInt32, UInt32) -> UInt32) {
        for i in 0..<n &>> 2 { put(d, i, body(u32(a, i), u32(b, i))) }
    }
    @inline(__always)
    static func qwords(_ d: Target, _ a: Source, _ b: Source, _ n: Int, _ body: (UInt64, UInt64) -> UInt64) {
        for i in 0..<n &>> 3 { put(d, i, body(u64(a, i), u64(b, i))) }
    }

    // MARK: Saturation

    @inline(__always) static func toInt8(_ v: Int) -> UInt8 { UInt8(bitPattern: Int8(max(-128, min(127, v)))) }
    @inline(__always) static func toUInt8(_ v: Int) -> UInt8 { UInt8(max(0, min(255, v))) }
    @inline(__always) static func toInt16(_ v: Int) -> UInt16 { UInt16(bitPattern: Int16(max(-32768, min(32767, v)))) }
    @inline(__always) static func toUInt16(_ v: Int) -> UInt16 { UInt16(max(0, min(65535, v))) }
    @inline(__always) static func s8(_ v: UInt8) -> Int { Int(Int8(bitPattern: v)) }
    @inline(__always) static func s16(_ v: UInt16) -> Int { Int(Int16(bitPattern: v)) }
    @inline(__always) static func s32(_ v: UInt32) -> Int64 { Int64(Int32(bitPattern: v)) }
    @inline(__always) static func s64(_ v: UInt64) -> Int64 { Int64(bitPattern: v) }

    // MARK: Across elements, in each 16 bytes by themselves (MMX: 8)

    /// PUNPCK: elements of `size` bytes from the low or high half of a and b in turn.
    static func interleave(_ d: Target, _ a: Source, _ b: Source, _ n: Int, size: Int, high: Bool) {
        let lane = min(n, 16)
        for start in stride(from: 0, to: n, by: lane) {
            var from = start + (high ? lane / 2 : 0)
            var to = start
            while to < start + lane {
                (d + to).copyMemory(from: a + from, byteCount: size)
                (d + to + size).copyMemory(from: b + from, byteCount: size)
                from += size
                to += 2 * size
            }
        }
    }

    /// PACKSSWB, PACKUSWB.
    static func packWords(_ d: Target, _ a: Source, _ b: Source, _ n: Int, signed: Bool) {
        let lane = min(n, 16)
        for start in stride(from: 0, to: n, by: lane) {
            for i in 0..<lane / 2 {
                let x = s16(u16(a + start, i))
                let y = s16(u16(b + start, i))
                put(d + start, i, signed ? toInt8(x) : toUInt8(x))
                put(d + start, i + lane / 2, signed ? toInt8(y) : toUInt8(y))
            }
        }
    }

    /// PACKSSDW, PACKUSDW.
    static func packDwords(_ d: Target, _ a: Source, _ b: Source, _ n: Int, signed: Bool) {
        let lane = min(n, 16)
        for start in stride(from: 0, to: n, by: lane) {
            for i in 0..<lane / 4 {
                let x = clamped(s32(u32(a + start, i)))
                let y = clamped(s32(u32(b + start, i)))
                put(d + start, i, signed ? toInt16(x) : toUInt16(x))
                put(d + start, i + lane / 4, signed ? toInt16(y) : toUInt16(y))
            }
        }
    }

    /// Fits an Int of 32 bits.
    private static func clamped(_ v: Int64) -> Int { Int(max(-70_000, min(70_000, v))) }

    static func shuffleBytes(_ d: Target, _ a: Source, _ b: Source, _ n: Int) {
        let lane = min(n, 16)
        for i in 0..<n {
            let control = u8(b, i)
            put(d, i, control & 0x80 != 0 ? 0 : u8(a + (i & ~(lane - 1)), Int(control) & (lane - 1)))
        }
    }

    /// PALIGNR: a over b, moved right.
    static func align(_ d: Target, _ a: Source, _ b: Source, _ n: Int, _ count: Int) {
        let lane = min(n, 16)
        for i in 0..<n {
            let start = i & ~(lane - 1)
            let from = (i & (lane - 1)) + count
            put(d, i, from < lane ? u8(b + start, from) : from < 2 * lane ? u8(a + start, from - lane) : 0)
        }
    }

    /// Horizontal add or subtract of pairs: those of a, then those of b.
    static func horizontalWords(_ d: Target, _ a: Source, _ b: Source, _ n: Int, _ body: (Int, Int) -> UInt16) {
        let lane = min(n, 16)
        for start in stride(from: 0, to: n, by: lane) {
            for i in 0..<lane / 4 {
                put(d + start, i, body(s16(u16(a + start, 2 * i)), s16(u16(a + start, 2 * i + 1))))
                put(d + start, i + lane / 4, body(s16(u16(b + start, 2 * i)), s16(u16(b + start, 2 * i + 1))))
            }
        }
    }

    static func horizontalDwords(_ d: Target, _ a: Source, _ b: Source, _ n: Int, subtracts: Bool) {
        let lane = min(n, 16)
        func combine(_ p: Source, _ i: Int) -> UInt32 {
            subtracts ? u32(p, 2 * i) &- u32(p, 2 * i + 1) : u32(p, 2 * i) &+ u32(p, 2 * i + 1)
        }
        for start in stride(from: 0, to: n, by: lane) {
            for i in 0..<lane / 8 {
                put(d + start, i, combine(a + start, i))
                put(d + start, i + lane / 8, combine(b + start, i))
            }
        }
    }

    static func sumOfDifferences(_ d: Target, _ a: Source, _ b: Source, _ n: Int) {
        for i in 0..<n / 8 {
            var sum: UInt64 = 0
            for j in 0..<8 { sum += UInt64(abs(Int(u8(a, i * 8 + j)) - Int(u8(b, i * 8 + j)))) }
            put(d, i, sum)
        }
    }

    static func multiplySums(_ d: Target, _ a: Source, _ b: Source, _ n: Int, control: UInt8) {
        for start in stride(from: 0, to: n, by: 16) {
            let bits = Int(start == 0 ? control : control >> 3)
            let x = start + (bits >> 2 & 1) * 4
            let y = start + (bits & 3) * 4
            for i in 0..<8 {
                var sum: UInt16 = 0
                for j in 0..<4 { sum += UInt16(abs(Int(u8(a, x + i + j)) - Int(u8(b, y + j)))) }
                put(d + start, i, sum)
            }
        }
    }

    // MARK: Extension

    static func extend(_ d: Target, _ b: Source, _ n: Int, from: Int, to: Int, signed: Bool) {
        for i in 0..<n / to {
            var value: UInt64
            switch from {
            case 1: value = signed ? UInt64(bitPattern: Int64(s8(u8(b, i)))) : UInt64(u8(b, i))
            case 2: value = signed ? UInt64(bitPattern: Int64(s16(u16(b, i)))) : UInt64(u16(b, i))
            default: value = signed ? UInt64(bitPattern: s32(u32(b, i))) : UInt64(u32(b, i))
            }
            switch to {
            case 2: put(d, i, UInt16(truncatingIfNeeded: value))
            case 4: put(d, i, UInt32(truncatingIfNeeded: value))
            default: put(d, i, value)
            }
            value = 0
        }
    }

    // MARK: Shifts

    enum Shift { case left, right, arithmetic }

    static func shift(_ d: Target, _ a: Source, _ n: Int, size: Int, _ kind: Shift, _ count: UInt64) {
        for i in 0..<n / size {
            switch size {
            case 2: put(d, i, UInt16(truncatingIfNeeded: shifted(UInt64(u16(a, i)), 16, kind, count)))
            case 4: put(d, i, UInt32(truncatingIfNeeded: shifted(UInt64(u32(a, i)), 32, kind, count)))
            default: put(d, i, shifted(u64(a, i), 64, kind, count))
            }
        }
    }

    @inline(__always)
    static func shifted(_ value: UInt64, _ bits: UInt64, _ kind: Shift, _ count: UInt64) -> UInt64 {
        switch kind {
        case .left: return count >= bits ? 0 : value &<< count
        case .right: return count >= bits ? 0 : value &>> count
        case .arithmetic:
            return UInt64(bitPattern: X86Flags.extended(value, bits) &>> Int64(bitPattern: min(count, bits &- 1)))
        }
    }

    /// PSLLDQ and PSRLDQ.
    static func shiftBytes(_ d: Target, _ a: Source, _ n: Int, left: Bool, _ count: Int) {
        for i in 0..<n {
            let from = (i & 15) + (left ? -count : count)
            put(d, i, from < 0 || from > 15 ? 0 : u8(a + (i & ~15), from))
        }
    }
}
