import Synchronization

/// The interpreter of decoded records. The loop is generated (`Generated/X86Interpreter+Run.swift`); here are the pieces its
/// lines call.
///
/// A record is 32 bytes:
///
///     byte  0 opcode (2)   2 destination   3 source   4 base   5 index   6 segment's base   (offsets in `X86State`)
///           7 scale        8 index of the instruction in its block       9 ends the block
///          10 its byte offset from the block's start (2)                12 instructions retired with it, for jumps
///          13 condition, or what else is one byte                       14 unused (2)
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

    typealias Record = UnsafeMutableRawPointer

    // MARK: Records

    @inline(__always) static func opcode(_ record: Record) -> X86Record {
        // The builder only stores raw values of the enumeration.
        unsafeBitCast(record.load(as: UInt16.self), to: X86Record.self)
    }

    @inline(__always) static func slot(_ record: Record, _ byte: Int) -> Int {
        Int(record.load(fromByteOffset: byte, as: UInt8.self))
    }

    @inline(__always) static func source<T: FixedWidthInteger>(_ state: X86State, _ record: Record, _: T.Type) -> T {
        state.base.loadUnaligned(fromByteOffset: slot(record, 3), as: T.self)
    }

    @inline(__always) static func target<T: FixedWidthInteger>(_ state: X86State, _ record: Record, _: T.Type) -> T {
        state.base.loadUnaligned(fromByteOffset: slot(record, 2), as: T.self)
    }

    /// Where the record's result goes. Taken before the operation, so that the compiler does not merge the ends of
    /// all cases into one, which costs each instruction a jump.
    @inline(__always) static func destination(_ state: X86State, _ record: Record) -> UnsafeMutableRawPointer {
        state.base + slot(record, 2)
    }

    @inline(__always) static func put(_ target: UnsafeMutableRawPointer, _ value: UInt8) {
        target.storeBytes(of: value, as: UInt8.self)
    }
    @inline(__always) static func put(_ target: UnsafeMutableRawPointer, _ value: UInt16) {
        target.storeBytes(of: value, as: UInt16.self)
    }
    /// Clears the upper half.
    @inline(__always) static func put(_ target: UnsafeMutableRawPointer, _ value: UInt32) {
        target.storeBytes(of: UInt64(value), as: UInt64.self)
    }
    @inline(__always) static func put(_ target: UnsafeMutableRawPointer, _ value: UInt64) {
        target.storeBytes(of: value, as: UInt64.self)
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

    @inline(__always) static func immediate<T: FixedWidthInteger>(_ record: Record, _: T.Type) -> T {
        record.load(fromByteOffset: 24, as: T.self)
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

    @inline(__always) static func hostPointer(_ address: UInt64) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(bitPattern: UInt(truncatingIfNeeded: address)).unsafelyUnwrapped
    }

    /// Polled at block ends: the budget is used up, or somebody wants the loop to be left.
    @inline(__always) static func mustLeave(_ state: X86State, _ countdown: Int64) -> Bool {
        countdown | state.attentionCell.pointee.load(ordering: .relaxed) < 0
    }

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

    @inline(__always) static func dataEntry(_ state: X86State, _ address: UInt64) -> UnsafeMutableRawPointer {
        hostPointer(state.dataTLB &+ ((address &>> 12) & (X86TLB.dataEntries - 1)) &* 32)
    }

    /// Whether the entry lets all of the access be read: one compare for the tag and the page's end.
    @inline(__always) static func canLoad<T>(_ entry: UnsafeMutableRawPointer, _ address: UInt64, _: T.Type) -> Bool {
        address ^ entry.load(as: UInt64.self) <= 4096 - UInt64(MemoryLayout<T>.size)
    }

    @inline(__always) static func canStore<T>(_ entry: UnsafeMutableRawPointer, _ address: UInt64, _: T.Type) -> Bool {
        address ^ entry.load(fromByteOffset: 8, as: UInt64.self) <= 4096 - UInt64(MemoryLayout<T>.size)
    }

    @inline(__always) static func host(_ entry: UnsafeMutableRawPointer, _ address: UInt64) -> UnsafeMutableRawPointer {
        hostPointer(address &+ entry.load(fromByteOffset: 16, as: UInt64.self))
    }

    @inline(__always) static func read<T: FixedWidthInteger>(_ pointer: UnsafeMutableRawPointer, _: T.Type) -> T {
        pointer.loadUnaligned(as: T.self)
    }

    @inline(__always) static func write<T: FixedWidthInteger>(_ pointer: UnsafeMutableRawPointer, _ value: T) {
        pointer.storeBytes(of: value, as: T.self)
    }

    // MARK: Operations

    typealias Operand = FixedWidthInteger & UnsignedInteger

    @inline(__always) static func bits<T: FixedWidthInteger>(_: T.Type) -> UInt64 { UInt64(T.bitWidth) }

    @inline(__always) static func add<T: Operand>(_ state: X86State, _ a: T, _ b: T) -> T {
        let result = a &+ b
        state.setAdd(UInt64(a), UInt64(b), UInt64(result), bits: bits(T.self))
        return result
    }

    @inline(__always) static func adc<T: Operand>(_ state: X86State, _ a: T, _ b: T) -> T {
        let result = a &+ b &+ T(truncatingIfNeeded: state.carryBit)
        state.setAdd(UInt64(a), UInt64(b), UInt64(result), bits: bits(T.self))
        return result
    }

    @inline(__always) static func sub<T: Operand>(_ state: X86State, _ a: T, _ b: T) -> T {
        let result = a &- b
        state.setSubtract(UInt64(a), UInt64(b), UInt64(result), bits: bits(T.self))
        return result
    }

    @inline(__always) static func sbb<T: Operand>(_ state: X86State, _ a: T, _ b: T) -> T {
        let result = a &- b &- T(truncatingIfNeeded: state.carryBit)
        state.setSubtract(UInt64(a), UInt64(b), UInt64(result), bits: bits(T.self))
        return result
    }

    @inline(__always) static func and<T: Operand>(_ state: X86State, _ a: T, _ b: T) -> T {
        logic(state, a & b)
    }
    @inline(__always) static func or<T: Operand>(_ state: X86State, _ a: T, _ b: T) -> T { logic(state, a | b) }
    @inline(__always) static func xor<T: Operand>(_ state: X86State, _ a: T, _ b: T) -> T { logic(state, a ^ b) }

    @inline(__always) private static func logic<T: Operand>(_ state: X86State, _ result: T) -> T {
        state.setLogic(UInt64(result), bits: bits(T.self))
        return result
    }

    @inline(__always) static func inc<T: Operand>(_ state: X86State, _ a: T) -> T {
        let result = a &+ 1
        let carry = state.carryBit
        state.setAdd(UInt64(a), 1, UInt64(result), bits: bits(T.self))
        state.setCarry(carry)
        return result
    }

    @inline(__always) static func dec<T: Operand>(_ state: X86State, _ a: T) -> T {
        let result = a &- 1
        let carry = state.carryBit
        state.setSubtract(UInt64(a), 1, UInt64(result), bits: bits(T.self))
        state.setCarry(carry)
        return result
    }

    @inline(__always) static func neg<T: Operand>(_ state: X86State, _ a: T) -> T { sub(state, 0, a) }

    /// Shifts: the count is already taken modulo 32 or 64, and not 0.
    @inline(__always) static func shl<T: Operand>(_ state: X86State, _ a: T, _ count: UInt64) -> T {
        let result = a &<< T(truncatingIfNeeded: count)
        let carry = UInt64(a) &>> (bits(T.self) &- count) & 1
        let sign = UInt64(result) &>> (bits(T.self) &- 1)
        state.setResult(UInt64(result), bits: bits(T.self), carry: carry, overflow: sign ^ carry)
        return result
    }

    @inline(__always) static func shr<T: Operand>(_ state: X86State, _ a: T, _ count: UInt64) -> T {
        let result = a &>> T(truncatingIfNeeded: count)
        state.setResult(
            UInt64(result), bits: bits(T.self), carry: UInt64(a) &>> (count &- 1) & 1,
            overflow: UInt64(a) &>> (bits(T.self) &- 1))
        return result
    }

    @inline(__always) static func sar<T: Operand>(_ state: X86State, _ a: T, _ count: UInt64) -> T {
        let signed = X86Flags.extended(UInt64(a), bits(T.self))
        let result = T(truncatingIfNeeded: signed &>> Int64(bitPattern: count))
        state.setResult(
            UInt64(result), bits: bits(T.self), carry: UInt64(bitPattern: signed &>> Int64(bitPattern: count &- 1)) & 1,
            overflow: 0)
        return result
    }

    @inline(__always) static func rol<T: Operand>(_ state: X86State, _ a: T, _ count: UInt64) -> T {
        let result = a &<< T(truncatingIfNeeded: count) | a &>> T(truncatingIfNeeded: 0 &- count)
        let carry = UInt64(result) & 1
        state.setCarry(carry, overflow: carry ^ UInt64(result) &>> (bits(T.self) &- 1))
        return result
    }

    @inline(__always) static func ror<T: Operand>(_ state: X86State, _ a: T, _ count: UInt64) -> T {
        let result = a &>> T(truncatingIfNeeded: count) | a &<< T(truncatingIfNeeded: 0 &- count)
        let carry = UInt64(result) &>> (bits(T.self) &- 1)
        state.setCarry(carry, overflow: carry ^ UInt64(result) &>> (bits(T.self) &- 2) & 1)
        return result
    }

    @inline(__always) static func imul(_ state: X86State, _ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = Int64(bitPattern: a).multipliedFullWidth(by: Int64(bitPattern: b))
        let overflow: UInt64 = product.high == Int64(bitPattern: product.low) &>> 63 ? 0 : 1
        state.setResult(product.low, bits: 64, carry: overflow, overflow: overflow)
        return product.low
    }

    @inline(__always) static func imul(_ state: X86State, _ a: UInt32, _ b: UInt32) -> UInt32 {
        let product = Int64(Int32(bitPattern: a)) &* Int64(Int32(bitPattern: b))
        let result = UInt32(truncatingIfNeeded: product)
        let overflow: UInt64 = Int64(Int32(bitPattern: result)) == product ? 0 : 1
        state.setResult(UInt64(result), bits: 32, carry: overflow, overflow: overflow)
        return result
    }

    /// As signed numbers.
    @inline(__always) static func isLess<T: Operand>(_ a: T, _ b: T) -> Bool {
        let sign = T(1) &<< T(truncatingIfNeeded: T.bitWidth &- 1)
        return a ^ sign < b ^ sign
    }

    @inline(__always) static func isNegative<T: Operand>(_ a: T) -> Bool { a &>> T(T.bitWidth &- 1) != 0 }

    @inline(__always) static func signed<T: FixedWidthInteger & SignedInteger>(_ value: T) -> UInt64 {
        UInt64(truncatingIfNeeded: value)
    }
}
