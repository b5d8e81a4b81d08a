/// Finds instructions whose flags nobody sees, while a block is built, and takes them to records that set none.
///
/// A run is a row of records that touch registers alone: none of them can fault or leave the block, so that flags are seen by the
/// records themselves at most. In it, whatever is set before a record that sets all flags without looking at them, is dead.
struct X86FlagRun {
    private enum Effect {
        /// Sets all flags, reads none.
        case sets
        /// Sets some of them: what it makes of the others is dead if they are.
        case changes
        case none
        /// May fault, reads flags, or is not looked into.
        case ends
    }

    private var start: UnsafeMutableRawPointer?
    /// Bit n: record n of the run has flags that nothing has replaced yet, and could do without.
    private var waiting: UInt64 = 0

    /// `number` is going to be at `record`; all records before it in the run are 32 bytes long.
    mutating func note(_ number: UInt16, _ record: UnsafeMutableRawPointer) {
        let (effect, isConvertible) = Self.effect(number)
        if case .ends = effect {
            start = nil
            waiting = 0
            return
        }
        guard let start else {
            self.start = record
            waiting = isConvertible ? 1 : 0
            return
        }
        if case .sets = effect { silence(start) }
        let index = (record - start) / X86Interpreter.recordSizeBytes
        if isConvertible, index < 64 { waiting |= 1 << UInt64(index) }
    }

    private mutating func silence(_ start: UnsafeMutableRawPointer) {
        while waiting != 0 {
            let record = start + waiting.trailingZeroBitCount * X86Interpreter.recordSizeBytes
            if let number = Self.quiet(record.load(as: UInt16.self)) { record.storeBytes(of: number, as: UInt16.self) }
            waiting &= waiting &- 1
        }
    }

    private static func effect(_ number: UInt16) -> (Effect, isConvertible: Bool) {
        switch number {
        case X86Record.arithmeticStart..<X86Record.moveStart:
            let place = number &- X86Record.arithmeticStart
            let operation = place / 20
            // In memory, ADC, SBB.
            if place % 5 > 1 || operation == 2 || operation == 3 { return (.ends, false) }
            return (.sets, quiet(number) != nil)
        case X86Record.moveStart..<X86Record.extendStart:
            return ((number &- X86Record.moveStart) % 8 < 2 ? .none : .ends, false)
        case X86Record.extendStart..<X86Record.unaryStart:
            return ((number &- X86Record.extendStart) % 3 == 0 ? .none : .ends, false)
        case X86Record.unaryStart..<X86Record.shiftStart:
            let place = number &- X86Record.unaryStart
            if place % 2 != 0 { return (.ends, false) }
            // INC, DEC, NEG, NOT.
            return (place < 16 ? .changes : place < 24 ? .sets : .none, quiet(number) != nil)
        case X86Record.shiftStart..<X86Record.multiplyStart:
            let place = number &- X86Record.shiftStart
            if place % 2 != 0 { return (.ends, false) }
            // SHL, SHR and SAR; ROL and ROR.
            return (place < 24 ? .sets : .changes, quiet(number) != nil)
        default: break
        }
        switch X86Record(rawValue: number) {
        case .lea32, .lea64, .lea32X, .lea64X, .bswap32, .bswap64, .xchg32, .xchg64, .signA32, .signA64, .signD32,
            .signD64:
            return (.none, false)
        default: return (.ends, false)
        }
    }

    /// The record that does the same without flags.
    private static func quiet(_ number: UInt16) -> UInt16? {
        switch number {
        case X86Record.arithmeticStart..<X86Record.moveStart:
            let place = number &- X86Record.arithmeticStart
            let width = place / 5 % 4
            guard width >= 2, place % 5 < 2 else { return nil }
            let operation: UInt16
            switch place / 20 {
            case 0: operation = 0
            case 1: operation = 1
            case 4: operation = 2
            case 5: operation = 3
            case 6: operation = 4
            default: return nil
            }
            return X86Record.quietStart &+ (operation &* 2 &+ width &- 2) &* 2 &+ place % 5
        case X86Record.unaryStart..<X86Record.shiftStart:
            let place = number &- X86Record.unaryStart
            let width = place / 2 % 4
            guard width >= 2, place % 2 == 0, place < 24 else { return nil }
            return X86Record.quietUnaryStart &+ place / 8 &* 2 &+ width &- 2
        case X86Record.shiftStart..<X86Record.multiplyStart:
            let place = number &- X86Record.shiftStart
            let width = place / 2 % 4
            guard width >= 2, place % 2 == 0 else { return nil }
            return X86Record.quietShiftStart &+ place / 8 &* 2 &+ width &- 2
        default: return nil
        }
    }
}
