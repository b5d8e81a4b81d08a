// What the records of vector moves and of packed integers call: 16 bytes each, at any alignment; a result may be one of its operands.
extension X86Interpreter {
    typealias Place = X86Place

    // MARK: Records

    @inline(__always) static func vector(_ state: X86State, _ record: Record, _ at: Int) -> Place {
        state.place(X86State.vectorsOffset &+ slot(record, at) &<< 5)
    }

    /// The immediate of vector instructions.
    @inline(__always) static func byte(_ record: Record) -> UInt64 {
        UInt64(record.load(fromByteOffset: 14, as: UInt8.self))
    }

    @inline(__always) static func isVEX(_ record: Record) -> Bool {
        record.load(fromByteOffset: 15, as: UInt8.self) != 0
    }

    @inline(__always) static func isAligned(_ address: UInt64, _ record: Record) -> Bool {
        address & immediate(record) == 0
    }

    // MARK: Whole vectors

    @inline(__always) static func load16(_ p: Place) -> SIMD2<UInt64> { p.loadUnaligned(as: SIMD2<UInt64>.self) }
    @inline(__always) static func store16(_ p: Place, _ value: SIMD2<UInt64>) {
        p.storeBytes(of: value, as: SIMD2<UInt64>.self)
    }

    @inline(__always) static func copy16(_ d: Place, _ b: Place) { store16(d, load16(b)) }

    @inline(__always) static func copy32(_ d: Place, _ b: Place) {
        let low = load16(b)
        let high = load16(b + 16)
        store16(d, low)
        store16(d + 16, high)
    }

    @inline(__always) static func clearHigh(_ d: Place) { store16(d + 16, SIMD2(0, 0)) }

    /// With VEX what lies above 128 bits becomes 0.
    @inline(__always) static func clearUpper(_ d: Place, _ record: Record) {
        if isVEX(record) { clearHigh(d) }
    }

    /// The lowest element, zeros above it in 128 bits.
    @inline(__always) static func setLow(_ d: Place, _ value: UInt64) { store16(d, SIMD2(value, 0)) }
    @inline(__always) static func setHalves(_ d: Place, _ low: UInt64, _ high: UInt64) { store16(d, SIMD2(low, high)) }

    /// Before a scalar result is written: with VEX the rest of 128 bits comes from the first source.
    @inline(__always) static func beginScalar(_ d: Place, _ a: Place, _ record: Record) {
        if isVEX(record) {
            copy16(d, a)
            clearHigh(d)
        }
    }

    @inline(__always) static func element32(_ b: Place, _ index: UInt64) -> UInt64 {
        read32(b + Int(truncatingIfNeeded: index & 3) &* 4)
    }
    @inline(__always) static func element64(_ b: Place, _ index: UInt64) -> UInt64 {
        read64(b + Int(truncatingIfNeeded: index & 1) &* 8)
    }

    /// `byte(record)` is 1 for 256 bits.
    @inline(__always) static func broadcast(_ d: Place, _ value: UInt64, _ bits: UInt64, _ record: Record) {
        var word = value
        if bits == 8 { word = word &* 0x0101_0101_0101_0101 }
        if bits == 16 { word = word &* 0x0001_0001_0001_0001 }
        if bits == 32 { word |= word &<< 32 }
        store16(d, SIMD2(word, word))
        let high = byte(record) == 0 ? 0 : word
        store16(d + 16, SIMD2(high, high))
    }

    @inline(__always) static func insertHalf(_ d: Place, _ a: Place, _ b: Place, _ index: UInt64) {
        let half = load16(b)
        let other = load16(index & 1 == 0 ? a + 16 : a)
        store16(d, index & 1 == 0 ? half : other)
        store16(d + 16, index & 1 == 0 ? other : half)
    }

    @inline(never) static func zeroUpper(_ state: X86State) {
        let count = state.codeMode == X86CodeMode.long ? 16 : 8
        var register = state.place(X86State.vectorsOffset)
        for _ in 0..<count {
            clearHigh(register)
            register += 32
        }
    }

    @inline(__always) static func testVector(_ state: X86State, _ a: Place, _ b: Place, wide: Bool) {
        var common = load16(a) & load16(b)
        var missing = ~load16(a) & load16(b)
        if wide {
            common |= load16(a + 16) & load16(b + 16)
            missing |= ~load16(a + 16) & load16(b + 16)
        }
        state.flagResult = common[0] | common[1] == 0 ? 0 : 0x100
        state.flagAux = (missing[0] | missing[1] == 0 ? 3 &<< 62 : 0) | 1 << 8
    }

    // MARK: Signs

    /// The products of the eight signs meet in the uppermost byte, none of them with another.
    @inline(__always) private static func signs(_ word: UInt64) -> UInt64 {
        (((word &>> 7) & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
    }

    @inline(__always) static func maskBytes(_ b: Place) -> UInt64 { signs(read64(b)) | signs(read64(b + 8)) &<< 8 }

    @inline(__always) static func maskSingles(_ b: Place) -> UInt64 {
        read32(b) &>> 31 | (read32(b + 4) &>> 31) &<< 1 | (read32(b + 8) &>> 31) &<< 2
            | (read32(b + 12) &>> 31) &<< 3
    }

    @inline(__always) static func maskDoubles(_ b: Place) -> UInt64 { read64(b) &>> 63 | (read64(b + 8) &>> 63) &<< 1 }

    // MARK: Element by element

    @inline(__always) private static func bytes(_ p: Place) -> SIMD16<UInt8> { p.loadUnaligned(as: SIMD16<UInt8>.self) }
    @inline(__always) private static func words(_ p: Place) -> SIMD8<UInt16> { p.loadUnaligned(as: SIMD8<UInt16>.self) }
    @inline(__always) private static func dwords(_ p: Place) -> SIMD4<UInt32> {
        p.loadUnaligned(as: SIMD4<UInt32>.self)
    }
    @inline(__always) private static func signedBytes(_ p: Place) -> SIMD16<Int8> {
        p.loadUnaligned(as: SIMD16<Int8>.self)
    }
    @inline(__always) private static func signedWords(_ p: Place) -> SIMD8<Int16> {
        p.loadUnaligned(as: SIMD8<Int16>.self)
    }
    @inline(__always) private static func signedDwords(_ p: Place) -> SIMD4<Int32> {
        p.loadUnaligned(as: SIMD4<Int32>.self)
    }
    @inline(__always) private static func put(_ p: Place, _ v: SIMD16<UInt8>) {
        p.storeBytes(of: v, as: SIMD16<UInt8>.self)
    }
    @inline(__always) private static func put(_ p: Place, _ v: SIMD8<UInt16>) {
        p.storeBytes(of: v, as: SIMD8<UInt16>.self)
    }
    @inline(__always) private static func put(_ p: Place, _ v: SIMD4<UInt32>) {
        p.storeBytes(of: v, as: SIMD4<UInt32>.self)
    }
    @inline(__always) private static func put(_ p: Place, _ v: SIMD8<Int16>) {
        p.storeBytes(of: v, as: SIMD8<Int16>.self)
    }
    @inline(__always) private static func put(_ p: Place, _ v: SIMD4<Int32>) {
        p.storeBytes(of: v, as: SIMD4<Int32>.self)
    }
    @inline(__always) private static func put(_ p: Place, _ mask: SIMDMask<SIMD16<Int8>>) {
        put(p, SIMD16<UInt8>(repeating: 0).replacing(with: .max, where: mask))
    }
    @inline(__always) private static func put(_ p: Place, _ mask: SIMDMask<SIMD8<Int16>>) {
        put(p, SIMD8<UInt16>(repeating: 0).replacing(with: .max, where: mask))
    }
    @inline(__always) private static func put(_ p: Place, _ mask: SIMDMask<SIMD4<Int32>>) {
        put(p, SIMD4<UInt32>(repeating: 0).replacing(with: .max, where: mask))
    }

    @inline(__always) static func pand(_ d: Place, _ a: Place, _ b: Place) { store16(d, load16(a) & load16(b)) }
    @inline(__always) static func pandn(_ d: Place, _ a: Place, _ b: Place) { store16(d, ~load16(a) & load16(b)) }
    @inline(__always) static func por(_ d: Place, _ a: Place, _ b: Place) { store16(d, load16(a) | load16(b)) }
    @inline(__always) static func pxor(_ d: Place, _ a: Place, _ b: Place) { store16(d, load16(a) ^ load16(b)) }

    @inline(__always) static func paddb(_ d: Place, _ a: Place, _ b: Place) { put(d, bytes(a) &+ bytes(b)) }
    @inline(__always) static func paddw(_ d: Place, _ a: Place, _ b: Place) { put(d, words(a) &+ words(b)) }
    @inline(__always) static func paddd(_ d: Place, _ a: Place, _ b: Place) { put(d, dwords(a) &+ dwords(b)) }
    @inline(__always) static func paddq(_ d: Place, _ a: Place, _ b: Place) { store16(d, load16(a) &+ load16(b)) }
    @inline(__always) static func psubb(_ d: Place, _ a: Place, _ b: Place) { put(d, bytes(a) &- bytes(b)) }
    @inline(__always) static func psubw(_ d: Place, _ a: Place, _ b: Place) { put(d, words(a) &- words(b)) }
    @inline(__always) static func psubd(_ d: Place, _ a: Place, _ b: Place) { put(d, dwords(a) &- dwords(b)) }
    @inline(__always) static func psubq(_ d: Place, _ a: Place, _ b: Place) { store16(d, load16(a) &- load16(b)) }

    @inline(__always) static func pcmpeqb(_ d: Place, _ a: Place, _ b: Place) { put(d, bytes(a) .== bytes(b)) }
    @inline(__always) static func pcmpeqw(_ d: Place, _ a: Place, _ b: Place) { put(d, words(a) .== words(b)) }
    @inline(__always) static func pcmpeqd(_ d: Place, _ a: Place, _ b: Place) { put(d, dwords(a) .== dwords(b)) }
    @inline(__always) static func pcmpgtb(_ d: Place, _ a: Place, _ b: Place) {
        put(d, signedBytes(a) .> signedBytes(b))
    }
    @inline(__always) static func pcmpgtw(_ d: Place, _ a: Place, _ b: Place) {
        put(d, signedWords(a) .> signedWords(b))
    }
    @inline(__always) static func pcmpgtd(_ d: Place, _ a: Place, _ b: Place) {
        put(d, signedDwords(a) .> signedDwords(b))
    }

    @inline(__always) static func pminub(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (bytes(a), bytes(b))
        put(d, x.replacing(with: y, where: y .< x))
    }
    @inline(__always) static func pmaxub(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (bytes(a), bytes(b))
        put(d, x.replacing(with: y, where: y .> x))
    }
    @inline(__always) static func pminsw(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (signedWords(a), signedWords(b))
        put(d, x.replacing(with: y, where: y .< x))
    }
    @inline(__always) static func pmaxsw(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (signedWords(a), signedWords(b))
        put(d, x.replacing(with: y, where: y .> x))
    }
    @inline(__always) static func pminud(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (dwords(a), dwords(b))
        put(d, x.replacing(with: y, where: y .< x))
    }
    @inline(__always) static func pmaxud(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (dwords(a), dwords(b))
        put(d, x.replacing(with: y, where: y .> x))
    }
    @inline(__always) static func pminsd(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (signedDwords(a), signedDwords(b))
        put(d, x.replacing(with: y, where: y .< x))
    }
    @inline(__always) static func pmaxsd(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (signedDwords(a), signedDwords(b))
        put(d, x.replacing(with: y, where: y .> x))
    }

    @inline(__always) static func paddusb(_ d: Place, _ a: Place, _ b: Place) {
        let x = bytes(a)
        let sum = x &+ bytes(b)
        put(d, sum.replacing(with: .max, where: sum .< x))
    }
    @inline(__always) static func psubusb(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (bytes(a), bytes(b))
        put(d, (x &- y).replacing(with: 0, where: x .< y))
    }
    @inline(__always) static func paddusw(_ d: Place, _ a: Place, _ b: Place) {
        let x = words(a)
        let sum = x &+ words(b)
        put(d, sum.replacing(with: .max, where: sum .< x))
    }
    @inline(__always) static func psubusw(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (words(a), words(b))
        put(d, (x &- y).replacing(with: 0, where: x .< y))
    }

    @inline(__always) static func pmullw(_ d: Place, _ a: Place, _ b: Place) { put(d, words(a) &* words(b)) }
    @inline(__always) static func pmulld(_ d: Place, _ a: Place, _ b: Place) { put(d, dwords(a) &* dwords(b)) }
    @inline(__always) static func pmuludq(_ d: Place, _ a: Place, _ b: Place) {
        let low = SIMD2<UInt64>(repeating: 0xffff_ffff)
        store16(d, (load16(a) & low) &* (load16(b) & low))
    }

    @inline(never) static func pmaddwd(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (signedWords(a), signedWords(b))
        let (xEven, xOdd) = (SIMD4<Int32>(truncatingIfNeeded: x.evenHalf), SIMD4<Int32>(truncatingIfNeeded: x.oddHalf))
        let (yEven, yOdd) = (SIMD4<Int32>(truncatingIfNeeded: y.evenHalf), SIMD4<Int32>(truncatingIfNeeded: y.oddHalf))
        put(d, xEven &* yEven &+ xOdd &* yOdd)
    }

    // MARK: Across elements

    @inline(__always) static func punpcklbw(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (bytes(a), bytes(b))
        put(
            d,
            SIMD16<UInt8>(
                x[0], y[0], x[1], y[1], x[2], y[2], x[3], y[3], x[4], y[4], x[5], y[5], x[6], y[6], x[7], y[7]))
    }
    @inline(__always) static func punpckhbw(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (bytes(a), bytes(b))
        put(
            d,
            SIMD16<UInt8>(
                x[8], y[8], x[9], y[9], x[10], y[10], x[11], y[11], x[12], y[12], x[13], y[13], x[14], y[14], x[15],
                y[15]))
    }
    @inline(__always) static func punpcklwd(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (words(a), words(b))
        put(d, SIMD8<UInt16>(x[0], y[0], x[1], y[1], x[2], y[2], x[3], y[3]))
    }
    @inline(__always) static func punpckhwd(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (words(a), words(b))
        put(d, SIMD8<UInt16>(x[4], y[4], x[5], y[5], x[6], y[6], x[7], y[7]))
    }
    @inline(__always) static func punpckldq(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (dwords(a), dwords(b))
        put(d, SIMD4<UInt32>(x[0], y[0], x[1], y[1]))
    }
    @inline(__always) static func punpckhdq(_ d: Place, _ a: Place, _ b: Place) {
        let (x, y) = (dwords(a), dwords(b))
        put(d, SIMD4<UInt32>(x[2], y[2], x[3], y[3]))
    }
    @inline(__always) static func punpcklqdq(_ d: Place, _ a: Place, _ b: Place) {
        setHalves(d, read64(a), read64(b))
    }
    @inline(__always) static func punpckhqdq(_ d: Place, _ a: Place, _ b: Place) {
        setHalves(d, read64(a + 8), read64(b + 8))
    }

    @inline(never) static func pshufb(_ d: Place, _ a: Place, _ b: Place) {
        var source = load16(a)
        let control = bytes(b)
        withUnsafeMutableBytes(of: &source) { buffer in
            guard let base = buffer.baseAddress else { return }
            for index in 0..<16 {
                let at = control[index]
                let value = (base + Int(at & 15)).load(as: UInt8.self)
                (d + index).storeBytes(of: at & 0x80 != 0 ? 0 : value, as: UInt8.self)
            }
        }
    }

    @inline(never) static func packuswb(_ d: Place, _ a: Place, _ b: Place) {
        let (low, high) = (clampedToByte(signedWords(a)), clampedToByte(signedWords(b)))
        put(d, SIMD16<UInt8>(lowHalf: low, highHalf: high))
    }
    @inline(__always) private static func clampedToByte(_ v: SIMD8<Int16>) -> SIMD8<UInt8> {
        let zero = SIMD8<Int16>(repeating: 0)
        let top = SIMD8<Int16>(repeating: 255)
        let positive = v.replacing(with: zero, where: v .< zero)
        return SIMD8<UInt8>(truncatingIfNeeded: positive.replacing(with: top, where: positive .> top))
    }

    @inline(never) static func packssdw(_ d: Place, _ a: Place, _ b: Place) {
        let (low, high) = (clampedToWord(signedDwords(a)), clampedToWord(signedDwords(b)))
        put(d, SIMD8<Int16>(lowHalf: low, highHalf: high))
    }
    @inline(__always) private static func clampedToWord(_ v: SIMD4<Int32>) -> SIMD4<Int16> {
        let bottom = SIMD4<Int32>(repeating: -32768)
        let top = SIMD4<Int32>(repeating: 32767)
        let above = v.replacing(with: bottom, where: v .< bottom)
        return SIMD4<Int16>(truncatingIfNeeded: above.replacing(with: top, where: above .> top))
    }

    // MARK: With an immediate

    @inline(__always) static func pshufd(_ d: Place, _ b: Place, _ control: UInt64) {
        let (x, y) = (element32(b, control), element32(b, control &>> 2))
        let (z, w) = (element32(b, control &>> 4), element32(b, control &>> 6))
        setHalves(d, x | y &<< 32, z | w &<< 32)
    }

    @inline(__always) private static func shuffledWords(_ word: UInt64, _ control: UInt64) -> UInt64 {
        (word &>> ((control & 3) &* 16)) & 0xffff | ((word &>> ((control &>> 2 & 3) &* 16)) & 0xffff) &<< 16
            | ((word &>> ((control &>> 4 & 3) &* 16)) & 0xffff) &<< 32 | (word &>> ((control &>> 6 & 3) &* 16)) &<< 48
    }
    @inline(__always) static func pshuflw(_ d: Place, _ b: Place, _ control: UInt64) {
        setHalves(d, shuffledWords(read64(b), control), read64(b + 8))
    }
    @inline(__always) static func pshufhw(_ d: Place, _ b: Place, _ control: UInt64) {
        setHalves(d, read64(b), shuffledWords(read64(b + 8), control))
    }

    @inline(__always) static func shufps(_ d: Place, _ a: Place, _ b: Place, _ control: UInt64) {
        let (x, y) = (element32(a, control), element32(a, control &>> 2))
        let (z, w) = (element32(b, control &>> 4), element32(b, control &>> 6))
        setHalves(d, x | y &<< 32, z | w &<< 32)
    }
    @inline(__always) static func shufpd(_ d: Place, _ a: Place, _ b: Place, _ control: UInt64) {
        setHalves(d, element64(a, control), element64(b, control &>> 1))
    }

    @inline(never) static func pblendw(_ d: Place, _ a: Place, _ b: Place, _ control: UInt64) {
        let bits = SIMD8<UInt16>(1, 2, 4, 8, 16, 32, 64, 128)
        let chosen = SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: control)) & bits
        put(d, words(a).replacing(with: words(b), where: chosen .== bits))
    }

    /// a over b, moved right by bytes.
    @inline(never) static func palignr(_ d: Place, _ a: Place, _ b: Place, _ count: UInt64) {
        let (low, high) = (load16(b), load16(a))
        let words = (low[0], low[1], high[0], high[1])
        let bits = (count & 7) &* 8
        func word(_ index: UInt64) -> UInt64 {
            switch index {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            case 3: words.3
            default: 0
            }
        }
        func shifted(_ index: UInt64) -> UInt64 {
            bits == 0 ? word(index) : word(index) &>> bits | word(index &+ 1) &<< (64 &- bits)
        }
        setHalves(d, shifted(count &>> 3), shifted(count &>> 3 &+ 1))
    }

    // MARK: Shifts: the count is below the element's width, of bytes below 16.

    @inline(__always) static func psllw(_ d: Place, _ b: Place, _ count: UInt64) {
        put(d, words(b) &<< SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: count)))
    }
    @inline(__always) static func pslld(_ d: Place, _ b: Place, _ count: UInt64) {
        put(d, dwords(b) &<< SIMD4<UInt32>(repeating: UInt32(truncatingIfNeeded: count)))
    }
    @inline(__always) static func psllq(_ d: Place, _ b: Place, _ count: UInt64) {
        setHalves(d, read64(b) &<< count, read64(b + 8) &<< count)
    }
    @inline(__always) static func psrlw(_ d: Place, _ b: Place, _ count: UInt64) {
        put(d, words(b) &>> SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: count)))
    }
    @inline(__always) static func psrld(_ d: Place, _ b: Place, _ count: UInt64) {
        put(d, dwords(b) &>> SIMD4<UInt32>(repeating: UInt32(truncatingIfNeeded: count)))
    }
    @inline(__always) static func psrlq(_ d: Place, _ b: Place, _ count: UInt64) {
        setHalves(d, read64(b) &>> count, read64(b + 8) &>> count)
    }
    @inline(__always) static func psraw(_ d: Place, _ b: Place, _ count: UInt64) {
        put(d, signedWords(b) &>> SIMD8<Int16>(repeating: Int16(truncatingIfNeeded: count)))
    }
    @inline(__always) static func psrad(_ d: Place, _ b: Place, _ count: UInt64) {
        put(d, signedDwords(b) &>> SIMD4<Int32>(repeating: Int32(truncatingIfNeeded: count)))
    }
    @inline(__always) static func psrldq(_ d: Place, _ b: Place, _ count: UInt64) {
        let (low, high) = (read64(b), read64(b + 8))
        let bits = (count & 7) &* 8
        let moved = bits == 0 ? low : low &>> bits | high &<< (64 &- bits)
        setHalves(d, count >= 8 ? high &>> bits : moved, count >= 8 ? 0 : high &>> bits)
    }
    @inline(__always) static func pslldq(_ d: Place, _ b: Place, _ count: UInt64) {
        let (low, high) = (read64(b), read64(b + 8))
        let bits = (count & 7) &* 8
        let moved = bits == 0 ? high : high &<< bits | low &>> (64 &- bits)
        setHalves(d, count >= 8 ? 0 : low &<< bits, count >= 8 ? low &<< bits : moved)
    }
}
