import Synchronization

/// The interpreter of decoded records. The loops are generated (`Generated/RISCVInterpreter+Run.swift`); here are
/// the pieces their lines call.
///
/// A record is 16 bytes, a jump or branch is followed by a second one with its links:
///
///     byte  0 opcode   1 rs3    2 rd    3 rs1    4 rs2   (slots of `RISCVState`)
///           6 index of the instruction in its block      7 its byte offset from the block's start
///           8 immediate (64 bits), or low and high 32 bits: displacements from the block's start,
///             raw instruction bits (system, float) and displacement of the next instruction
///          16 link: record of the block that a taken jump goes to    24 the same if not taken
///             0: not looked up yet, 1: in another page, so never linked
///
/// SAFETY: records and state are only written by `RISCVBlockBuilder` and the generated code: slots are below
/// `registerSlots`, links point into the record arena, and the arena is only cleared outside `run`.
enum RISCVInterpreter {
    static let recordSizeBytes = 16
    /// Entries of 16 bytes: tag, host address of the page's block table.
    static let fetchEntries: UInt64 = 512

    // MARK: Records

    @inline(__always) static func opcode(_ record: UnsafeMutableRawPointer) -> RISCVOpcode {
        // The builder only stores raw values of the enumeration.
        unsafeBitCast(record.load(as: UInt8.self), to: RISCVOpcode.self)
    }

    @inline(__always) static func slot(_ record: UnsafeMutableRawPointer, _ byte: Int) -> Int {
        Int(record.load(fromByteOffset: byte, as: UInt8.self)) &* 8
    }

    @inline(__always) static func source1(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> UInt64 {
        state.base.load(fromByteOffset: slot(record, 3), as: UInt64.self)
    }

    @inline(__always) static func source2(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> UInt64 {
        state.base.load(fromByteOffset: slot(record, 4), as: UInt64.self)
    }

    /// Where the record's result goes. Taken before the operation, so that the compiler does not merge the ends of
    /// all cases into one, which costs each instruction a jump.
    @inline(__always) static func destination(
        _ state: RISCVState, _ record: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        state.base + slot(record, 2)
    }

    @inline(__always) static func put(_ target: UnsafeMutableRawPointer, _ value: UInt64) {
        target.storeBytes(of: value, as: UInt64.self)
    }

    @inline(__always) static func set(_ state: RISCVState, _ record: UnsafeMutableRawPointer, _ value: UInt64) {
        state.base.storeBytes(of: value, toByteOffset: slot(record, 2), as: UInt64.self)
    }

    // Fused records keep the second one's rd in byte 1, its rs1 in byte 5 and its rs2 in byte 12, or a branch's
    // rs1 in byte 1 and rs2 in byte 4; immediates are the low and the high half, or 12 bits in bytes 5 and 7.

    @inline(__always) static func setSecond(_ state: RISCVState, _ record: UnsafeMutableRawPointer, _ value: UInt64) {
        state.base.storeBytes(of: value, toByteOffset: slot(record, 1), as: UInt64.self)
    }

    @inline(__always) static func secondSource1(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> UInt64 {
        state.base.load(fromByteOffset: slot(record, 5), as: UInt64.self)
    }

    @inline(__always) static func secondSource2(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> UInt64 {
        state.base.load(fromByteOffset: slot(record, 12), as: UInt64.self)
    }

    @inline(__always) static func secondSource3(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> UInt64 {
        state.base.load(fromByteOffset: slot(record, 1), as: UInt64.self)
    }

    @inline(__always) static func shortImmediate(_ record: UnsafeMutableRawPointer) -> UInt64 {
        let low = UInt64(record.load(fromByteOffset: 5, as: UInt8.self))
        return UInt64(bitPattern: Int64(record.load(fromByteOffset: 7, as: Int8.self)) &<< 8) | low
    }

    /// For the size of it.
    typealias DoublewordPair = (UInt64, UInt64)

    @inline(__always) static func index(_ record: UnsafeMutableRawPointer) -> Int64 {
        Int64(record.load(fromByteOffset: 6, as: UInt8.self))
    }

    /// Instructions retired once the record that ends the block is done.
    @inline(__always) static func retired(_ record: UnsafeMutableRawPointer) -> Int64 { index(record) &+ 1 }

    @inline(__always) static func offset(_ record: UnsafeMutableRawPointer) -> UInt64 {
        UInt64(record.load(fromByteOffset: 7, as: UInt8.self))
    }

    @inline(__always) static func immediate(_ record: UnsafeMutableRawPointer) -> UInt64 {
        record.load(fromByteOffset: 8, as: UInt64.self)
    }

    @inline(__always) static func lowDisplacement(_ record: UnsafeMutableRawPointer) -> UInt64 {
        UInt64(bitPattern: Int64(record.load(fromByteOffset: 8, as: Int32.self)))
    }

    @inline(__always) static func highDisplacement(_ record: UnsafeMutableRawPointer) -> UInt64 {
        UInt64(bitPattern: Int64(record.load(fromByteOffset: 12, as: Int32.self)))
    }

    /// The instruction's bits, of records that keep them.
    @inline(__always) static func instructionBits(_ record: UnsafeMutableRawPointer) -> UInt32 {
        record.load(fromByteOffset: 8, as: UInt32.self)
    }

    @inline(__always) static func linkedRecord(_ record: UnsafeMutableRawPointer, _ slot: Int) -> UInt64 {
        record.load(fromByteOffset: slot, as: UInt64.self)
    }

    @inline(__always) static func hostPointer(_ address: UInt64) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(bitPattern: UInt(truncatingIfNeeded: address)).unsafelyUnwrapped
    }

    /// Polled at block ends: the budget is used up, or somebody wants the loop to be left.
    @inline(__always) static func mustLeave(_ state: RISCVState, _ countdown: Int64) -> Bool {
        countdown | state.attentionCell.pointee.load(ordering: .relaxed) < 0
    }

    // MARK: Finding blocks

    /// The first record of the block at `pc`, or 0 if the fetch TLB or the page's table doesn't know it.
    @inline(__always) static func lookUpBlock(_ state: RISCVState, _ pc: UInt64) -> UInt32 {
        let entry = hostPointer(state.fetchTLB &+ ((pc &>> 12) & (fetchEntries - 1)) &* 16)
        guard pc ^ entry.load(as: UInt64.self) < 4096 else { return 0 }
        let table = hostPointer(entry.load(fromByteOffset: 8, as: UInt64.self))
        return table.load(fromByteOffset: Int(truncatingIfNeeded: pc & 0xffe) &* 2, as: UInt32.self)
    }

    @inline(__always) static func recordAddress(_ state: RISCVState, _ first: UInt32) -> UnsafeMutableRawPointer {
        hostPointer(state.records &+ UInt64(first) &* 16)
    }

    // MARK: Memory

    @inline(__always) static func dataEntry(_ state: RISCVState, _ address: UInt64) -> UnsafeMutableRawPointer {
        hostPointer(state.dataTLB &+ ((address &>> 12) & (DataTLB.entries - 1)) &* 32)
    }

    /// Whether the entry lets all of the access be read: one compare for the tag and the page's end.
    @inline(__always) static func canLoad<Access>(
        _ entry: UnsafeMutableRawPointer, _ address: UInt64, _: Access.Type
    ) -> Bool {
        address ^ entry.load(as: UInt64.self) <= 4096 - UInt64(MemoryLayout<Access>.size)
    }

    @inline(__always) static func canStore<Access>(
        _ entry: UnsafeMutableRawPointer, _ address: UInt64, _: Access.Type
    ) -> Bool {
        address ^ entry.load(fromByteOffset: 8, as: UInt64.self) <= 4096 - UInt64(MemoryLayout<Access>.size)
    }

    @inline(__always) static func host(_ entry: UnsafeMutableRawPointer, _ address: UInt64) -> UnsafeMutableRawPointer {
        hostPointer(address &+ entry.load(fromByteOffset: 16, as: UInt64.self))
    }

    /// Loads and extends to 64 bits as the type says.
    @inline(__always) static func load<Access: FixedWidthInteger>(
        _ entry: UnsafeMutableRawPointer, _ address: UInt64, _: Access.Type
    ) -> UInt64 {
        UInt64(truncatingIfNeeded: host(entry, address).loadUnaligned(as: Access.self))
    }

    @inline(__always) static func load(
        _ entry: UnsafeMutableRawPointer, _ address: UInt64, _: Boxed.Type
    ) -> UInt64 {
        UInt64(host(entry, address).loadUnaligned(as: UInt32.self)) | 0xffff_ffff_0000_0000
    }

    @inline(__always) static func store<Access: FixedWidthInteger>(
        _ entry: UnsafeMutableRawPointer, _ address: UInt64, _ value: Access
    ) {
        host(entry, address).storeBytes(of: value, as: Access.self)
    }

    /// What FLW reads: 32 bits, with ones above.
    struct Boxed {
        var bits: UInt32
    }

    // MARK: Faults

    static func raiseIllegal(_ state: RISCVState, _ record: UnsafeMutableRawPointer) {
        state.faultCause = RISCVCause.illegalInstruction
        state.faultValue = UInt64(instructionBits(record))
    }

    /// False: the FPU is off, an illegal instruction.
    @inline(__always) static func checkFloat(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> Bool {
        if state.sstatus & SupervisorStatus.floatMask == 0 {
            raiseIllegal(state, record)
            return false
        }
        state.sstatus |= record.load(fromByteOffset: 12, as: UInt32.self) != 0 ? SupervisorStatus.floatMask : 0
        return true
    }
}
