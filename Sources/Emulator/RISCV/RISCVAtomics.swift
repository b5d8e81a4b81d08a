/// What an AMO does with the old value and rs2.
enum RISCVAtomicOperation {
    case add, swap, exclusiveOr, or, and, minimum, maximum, minimumUnsigned, maximumUnsigned

    @inline(__always)
    func combine<Unsigned: FixedWidthInteger & UnsignedInteger, Signed: FixedWidthInteger & SignedInteger>(
        _ old: Unsigned, _ operand: Unsigned, _: Signed.Type
    ) -> Unsigned {
        let isLess = Signed(truncatingIfNeeded: old) < Signed(truncatingIfNeeded: operand)
        switch self {
        case .add: return old &+ operand
        case .swap: return operand
        case .exclusiveOr: return old ^ operand
        case .or: return old | operand
        case .and: return old & operand
        case .minimum: return isLess ? old : operand
        case .maximum: return isLess ? operand : old
        case .minimumUnsigned: return old < operand ? old : operand
        case .maximumUnsigned: return old < operand ? operand : old
        }
    }
}

// The A extension. Only this thread touches guest RAM, so a plain read and write is atomic. A misaligned address
// faults; a device answers with an access fault. The reservation is the one cell's, and goes with any trap.
extension RISCVHart {
    func loadReserved32(_ record: UnsafeMutableRawPointer) -> Bool {
        guard let cell = reservedCell(record, size: 4) else { return false }
        RISCVInterpreter.set(state, record, RISCVInterpreter.word(UInt64(cell.load(as: UInt32.self))))
        return true
    }

    func loadReserved64(_ record: UnsafeMutableRawPointer) -> Bool {
        guard let cell = reservedCell(record, size: 8) else { return false }
        RISCVInterpreter.set(state, record, cell.load(as: UInt64.self))
        return true
    }

    func storeConditional32(_ record: UnsafeMutableRawPointer) -> Bool {
        guard let cell = writtenCell(record, size: 4) else { return false }
        if takeReservation(cell) {
            cell.storeBytes(
                of: UInt32(truncatingIfNeeded: RISCVInterpreter.source2(state, record)), as: UInt32.self)
            noteWrite(cell)
            RISCVInterpreter.set(state, record, 0)
        } else {
            RISCVInterpreter.set(state, record, 1)
        }
        return true
    }

    func storeConditional64(_ record: UnsafeMutableRawPointer) -> Bool {
        guard let cell = writtenCell(record, size: 8) else { return false }
        if takeReservation(cell) {
            cell.storeBytes(of: RISCVInterpreter.source2(state, record), as: UInt64.self)
            noteWrite(cell)
            RISCVInterpreter.set(state, record, 0)
        } else {
            RISCVInterpreter.set(state, record, 1)
        }
        return true
    }

    @inline(__always)
    func atomic32(_ record: UnsafeMutableRawPointer, _ operation: RISCVAtomicOperation) -> Bool {
        guard let cell = writtenCell(record, size: 4) else { return false }
        let old = cell.load(as: UInt32.self)
        let operand = UInt32(truncatingIfNeeded: RISCVInterpreter.source2(state, record))
        cell.storeBytes(of: operation.combine(old, operand, Int32.self), as: UInt32.self)
        noteWrite(cell)
        RISCVInterpreter.set(state, record, RISCVInterpreter.word(UInt64(old)))
        return true
    }

    @inline(__always)
    func atomic64(_ record: UnsafeMutableRawPointer, _ operation: RISCVAtomicOperation) -> Bool {
        guard let cell = writtenCell(record, size: 8) else { return false }
        let old = cell.load(as: UInt64.self)
        let operand = RISCVInterpreter.source2(state, record)
        cell.storeBytes(of: operation.combine(old, operand, Int64.self), as: UInt64.self)
        noteWrite(cell)
        RISCVInterpreter.set(state, record, old)
        return true
    }

    /// The cell an LR reads, reserved.
    private func reservedCell(_ record: UnsafeMutableRawPointer, size: UInt64) -> UnsafeMutableRawPointer? {
        let address = RISCVInterpreter.source1(state, record)
        if address & (size - 1) != 0 {
            state.faultCause = RISCVCause.loadMisaligned
            state.faultValue = address
            return nil
        }
        let entry = RISCVInterpreter.dataEntry(state, address)
        let cell =
            RISCVInterpreter.canLoad(entry, address, UInt64.self)
            ? RISCVInterpreter.host(entry, address) : readableCell(address)
        if let cell { state.reservation = UInt64(UInt(bitPattern: cell)) }
        return cell
    }

    /// The cell an SC or AMO writes.
    private func writtenCell(_ record: UnsafeMutableRawPointer, size: UInt64) -> UnsafeMutableRawPointer? {
        let address = RISCVInterpreter.source1(state, record)
        if address & (size - 1) != 0 {
            state.faultCause = RISCVCause.storeMisaligned
            state.faultValue = address
            return nil
        }
        let entry = RISCVInterpreter.dataEntry(state, address)
        return RISCVInterpreter.canStore(entry, address, UInt64.self)
            ? RISCVInterpreter.host(entry, address) : writableCell(address)
    }

    private func takeReservation(_ cell: UnsafeMutableRawPointer) -> Bool {
        defer { state.reservation = .max }
        return state.reservation == UInt64(UInt(bitPattern: cell))
    }
}
