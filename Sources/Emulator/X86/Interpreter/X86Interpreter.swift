import Synchronization

/// The interpreter of decoded records. The loop is generated (`Generated/X86Interpreter+Run.swift`); here are the pieces its
/// lines call.
///
/// A record is 32 bytes:
///
///     byte  0 opcode (2)   2 destination   3 source   4 base   5 index   6 segment's base   (offsets in `X86State`)
///           7 scale        8 index of the instruction in its block       9 ends the block
///          10 its byte offset from the block's start (2)                12 instructions retired with it, for jumps
///          13 condition, third register, or first source of vectors   14 immediate of vectors   15 with VEX
///          16 displacement (8)                                         24 immediate (8)
///
/// Jumps are 64 bytes: at 32 the link if taken, at 40 the link if not: the address of the record of the block there; 0: not
/// looked up yet, 1: in another page, so never linked. At 48 and 52: the target and the next instruction, counted from the
/// block's start (4 each). Instructions with no record of their own are 64 bytes: an `X86Instruction` from byte 16 on.
///
/// SAFETY: records and state are only written by `X86BlockBuilder` and the generated code: offsets are below
/// 256 and those of `X86State`, links point into the record arena, and the arena is only cleared outside `run`.
enum X86Interpreter {
    static let recordSizeBytes = 32

    typealias Record = X86Place

    // MARK: Records

    @inline(__always) static func opcode(_ record: Record) -> X86Record {
        // The builder only stores raw values of the enumeration.
        unsafeBitCast(record.load(as: UInt16.self), to: X86Record.self)
    }

    @inline(__always) static func slot(_ record: Record, _ byte: Int) -> Int {
        Int(record.load(fromByteOffset: byte, as: UInt8.self))
    }

    // Values travel zero-extended in 64 bits: one concrete function each compiles much faster than a generic one.

    @inline(__always) static func read8(_ place: X86Place) -> UInt64 {
        UInt64(place.load(as: UInt8.self))
    }
    @inline(__always) static func read16(_ place: X86Place) -> UInt64 {
        UInt64(place.loadUnaligned(as: UInt16.self))
    }
    @inline(__always) static func read32(_ place: X86Place) -> UInt64 {
        UInt64(place.loadUnaligned(as: UInt32.self))
    }
    @inline(__always) static func read64(_ place: X86Place) -> UInt64 {
        place.loadUnaligned(as: UInt64.self)
    }

    @inline(__always) static func write8(_ place: X86Place, _ value: UInt64) {
        place.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
    }
    @inline(__always) static func write16(_ place: X86Place, _ value: UInt64) {
        place.storeBytes(of: UInt16(truncatingIfNeeded: value), as: UInt16.self)
    }
    @inline(__always) static func write32(_ place: X86Place, _ value: UInt64) {
        place.storeBytes(of: UInt32(truncatingIfNeeded: value), as: UInt32.self)
    }
    @inline(__always) static func write64(_ place: X86Place, _ value: UInt64) {
        place.storeBytes(of: value, as: UInt64.self)
    }
    /// A register of 32 bits: clears the upper half.
    @inline(__always) static func put32(_ place: X86Place, _ value: UInt64) {
        place.storeBytes(of: value & 0xffff_ffff, as: UInt64.self)
    }

    @inline(__always) static func source(_ state: X86State, _ record: Record) -> X86Place {
        state.place(slot(record, 3))
    }

    /// Where the record's result goes. Taken before the operation, so that the compiler does not merge the ends of
    /// all cases into one, which costs each instruction a jump.
    @inline(__always) static func destination(_ state: X86State, _ record: Record) -> X86Place {
        state.place(slot(record, 2))
    }

    @inline(__always) static func index(_ record: Record) -> Int64 {
        Int64(record.load(fromByteOffset: 8, as: UInt8.self))
    }

    @inline(__always) static func endsBlock(_ record: Record) -> Bool {
        record.load(fromByteOffset: 9, as: UInt8.self) != 0
    }

    /// Instructions retired once the record that ends the block is done.
    @inline(__always) static func retired(_ record: Record) -> Int64 {
        Int64(record.load(fromByteOffset: 12, as: UInt8.self))
    }

    @inline(__always) static func condition(_ record: Record) -> UInt8 {
        record.load(fromByteOffset: 13, as: UInt8.self)
    }

    @inline(__always) static func offset(_ record: Record) -> UInt64 {
        UInt64(record.load(fromByteOffset: 10, as: UInt16.self))
    }

    @inline(__always) static func immediate(_ record: Record) -> UInt64 {
        record.load(fromByteOffset: 24, as: UInt64.self)
    }

    @inline(__always) static func takenDisplacement(_ record: Record) -> UInt64 {
        UInt64(bitPattern: Int64(record.load(fromByteOffset: 48, as: Int32.self)))
    }

    @inline(__always) static func nextDisplacement(_ record: Record) -> UInt64 {
        UInt64(bitPattern: Int64(record.load(fromByteOffset: 52, as: Int32.self)))
    }

    @inline(__always) static func linkedRecord(_ record: Record, _ slot: Int) -> UInt64 {
        record.load(fromByteOffset: slot, as: UInt64.self)
    }

    @inline(__always) static func hostPointer(_ address: UInt64) -> X86Place {
        X86Place(UnsafeMutableRawPointer(bitPattern: UInt(truncatingIfNeeded: address)).unsafelyUnwrapped)
    }

    /// Polled at block ends: the budget is used up, or somebody wants the loop to be left.
    @inline(__always) static func mustLeave(_ state: X86State, _ countdown: Int64) -> Bool {
        countdown | state.attentionCell.pointee.load(ordering: .relaxed) < 0
    }

    @inline(__always) static func isCanonical(_ address: UInt64) -> Bool { address == signed(address, 48) }

    // MARK: Finding blocks

    /// The first record of the block at `pc`, or 0 if the fetch TLB or the page's table doesn't know it.
    @inline(__always) static func lookUpBlock(_ state: X86State, _ pc: UInt64) -> UInt32 {
        let entry = hostPointer(state.fetchTLB &+ ((pc &>> 12) & (X86TLB.fetchEntries - 1)) &* 32)
        guard pc ^ entry.load(as: UInt64.self) < 4096 else { return 0 }
        let table = hostPointer(entry.load(fromByteOffset: 8, as: UInt64.self))
        return table.load(fromByteOffset: Int(truncatingIfNeeded: pc & 0xfff) &* 4, as: UInt32.self)
    }

    @inline(__always) static func recordAddress(_ state: X86State, _ first: UInt32) -> Record {
        hostPointer(state.records &+ UInt64(first) &* 32)
    }

    // MARK: Memory

    /// Base and displacement: most operands.
    @inline(__always) static func nearAddress(_ state: X86State, _ record: Record) -> UInt64 {
        state.base.load(fromByteOffset: slot(record, 4), as: UInt64.self)
            &+ record.load(fromByteOffset: 16, as: UInt64.self)
    }

    /// Without the segment, as LEA has it.
    @inline(__always) static func indexedOffset(_ state: X86State, _ record: Record) -> UInt64 {
        let index = state.base.load(fromByteOffset: slot(record, 5), as: UInt64.self)
        return nearAddress(state, record) &+ index &<< UInt64(record.load(fromByteOffset: 7, as: UInt8.self))
    }

    @inline(__always) static func farAddress(_ state: X86State, _ record: Record) -> UInt64 {
        indexedOffset(state, record) &+ state.base.load(fromByteOffset: slot(record, 6), as: UInt64.self)
    }

    @inline(__always) static func dataEntry(_ state: X86State, _ address: UInt64) -> X86Place {
        hostPointer(state.dataTLB &+ ((address &>> 12) & (DataTLB.entries - 1)) &* 32)
    }

    /// Whether the entry lets `size` bytes be read: one compare for the tag and the page's end.
    @inline(__always) static func canLoad(
        _ entry: X86Place, _ address: UInt64, _ size: UInt64
    ) -> Bool {
        address ^ entry.load(as: UInt64.self) <= 4096 &- size
    }

    @inline(__always) static func canStore(
        _ entry: X86Place, _ address: UInt64, _ size: UInt64
    ) -> Bool {
        address ^ entry.load(fromByteOffset: 8, as: UInt64.self) <= 4096 &- size
    }

    @inline(__always) static func host(_ entry: X86Place, _ address: UInt64) -> X86Place {
        hostPointer(address &+ entry.load(fromByteOffset: 16, as: UInt64.self))
    }

    // MARK: Operations: `bits` is the width, results may have more.

    @inline(__always) static func add(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &+ b
        state.setAdd(a, b, result, bits: bits)
        return result
    }

    @inline(__always) static func adc(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &+ b &+ state.carryBit
        state.setAdd(a, b, result, bits: bits)
        return result
    }

    @inline(__always) static func sub(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &- b
        state.setSubtract(a, b, result, bits: bits)
        return result
    }

    @inline(__always) static func sbb(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &- b &- state.carryBit
        state.setSubtract(a, b, result, bits: bits)
        return result
    }

    @inline(__always) static func and(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a & b
        state.setLogic(result, bits: bits)
        return result
    }

    @inline(__always) static func or(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a | b
        state.setLogic(result, bits: bits)
        return result
    }

    @inline(__always) static func xor(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a ^ b
        state.setLogic(result, bits: bits)
        return result
    }

    @inline(__always) static func inc(_ state: X86State, _ a: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &+ 1
        let carry = state.carryBit
        state.setAdd(a, 1, result, bits: bits)
        state.setCarry(carry)
        return result
    }

    @inline(__always) static func dec(_ state: X86State, _ a: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &- 1
        let carry = state.carryBit
        state.setSubtract(a, 1, result, bits: bits)
        state.setCarry(carry)
        return result
    }

    @inline(__always) static func neg(_ state: X86State, _ a: UInt64, _ bits: UInt64) -> UInt64 {
        sub(state, 0, a, bits)
    }

    // Shifts: the count is below the width, and not 0.

    @inline(__always) static func shl(_ state: X86State, _ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &<< count
        let carry = a &>> (bits &- count) & 1
        let sign = result &>> (bits &- 1) & 1
        state.setResult(result, bits: bits, carry: carry, overflow: sign ^ carry)
        return result
    }

    @inline(__always) static func shr(_ state: X86State, _ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &>> count
        state.setResult(
            result, bits: bits, carry: a &>> (count &- 1) & 1, overflow: result &>> (bits &- 2) & 1)
        return result
    }

    @inline(__always) static func sar(_ state: X86State, _ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        let signed = X86Flags.extended(a, bits)
        let result = UInt64(bitPattern: signed &>> Int64(bitPattern: count))
        let carry = UInt64(bitPattern: signed &>> Int64(bitPattern: count &- 1)) & 1
        state.setResult(result, bits: bits, carry: carry, overflow: 0)
        return result
    }

    @inline(__always) static func rol(_ state: X86State, _ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &<< count | a &>> (bits &- count)
        let carry = result & 1
        state.setCarry(carry, overflow: carry ^ result &>> (bits &- 1) & 1)
        return result
    }

    @inline(__always) static func ror(_ state: X86State, _ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &>> count | a &<< (bits &- count)
        let carry = result &>> (bits &- 1) & 1
        state.setCarry(carry, overflow: carry ^ result &>> (bits &- 2) & 1)
        return result
    }

    // Without flags.

    @inline(__always) static func shlQuiet(_ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 { a &<< count }
    @inline(__always) static func shrQuiet(_ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 { a &>> count }
    @inline(__always) static func sarQuiet(_ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        UInt64(bitPattern: X86Flags.extended(a, bits) &>> Int64(bitPattern: count))
    }
    @inline(__always) static func rolQuiet(_ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        a &<< count | a &>> (bits &- count)
    }
    @inline(__always) static func rorQuiet(_ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        a &>> count | a &<< (bits &- count)
    }

    @inline(__always) static func imul(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        if bits == 64 {
            let product = Int64(bitPattern: a).multipliedFullWidth(by: Int64(bitPattern: b))
            let overflow: UInt64 = product.high == Int64(bitPattern: product.low) &>> 63 ? 0 : 1
            state.setResult(product.low, bits: 64, carry: overflow, overflow: overflow)
            return product.low
        }
        let product = X86Flags.extended(a, 32) &* X86Flags.extended(b, 32)
        let result = UInt64(bitPattern: product)
        let overflow: UInt64 = X86Flags.extended(result, 32) == product ? 0 : 1
        state.setResult(result, bits: 32, carry: overflow, overflow: overflow)
        return result
    }

    /// As signed numbers.
    @inline(__always) static func isLess(_ a: UInt64, _ b: UInt64, _ bits: UInt64) -> Bool {
        X86Flags.extended(a, bits) < X86Flags.extended(b, bits)
    }

    @inline(__always) static func isNegative(_ a: UInt64, _ bits: UInt64) -> Bool { X86Flags.extended(a, bits) < 0 }

    @inline(__always) static func signed(_ value: UInt64, _ bits: UInt64) -> UInt64 {
        UInt64(bitPattern: X86Flags.extended(value, bits))
    }
}
