/// Operands and results of a float record. A single sits in a register's low half with ones above; anything else
/// reads as the canonical NaN (unpriv §21.2).
struct RISCVFloatUnit {
    let state: RISCVState
    let record: UnsafeMutableRawPointer

    /// Bits of source register 1...3.
    @inline(__always) func bits(_ operand: Int) -> UInt64 {
        state.base.load(fromByteOffset: RISCVInterpreter.slot(record, operand == 3 ? 1 : operand + 2), as: UInt64.self)
    }

    @inline(__always) func x(_ operand: Int) -> UInt64 { bits(operand) }
    @inline(__always) func f64(_ operand: Int) -> UInt64 { bits(operand) }

    @inline(__always) func f32(_ operand: Int) -> UInt32 {
        let value = bits(operand)
        return value >> 32 == 0xffff_ffff ? UInt32(truncatingIfNeeded: value) : 0x7fc0_0000
    }

    @inline(__always) func setX(_ value: UInt64) { RISCVInterpreter.set(state, record, value) }
    @inline(__always) func setF64(_ value: UInt64) { RISCVInterpreter.set(state, record, value) }

    @inline(__always) func setF32(_ value: UInt32) {
        RISCVInterpreter.set(state, record, UInt64(value) | 0xffff_ffff_0000_0000)
    }

    /// False: the rounding mode, from the instruction or from frm, is reserved.
    @inline(__always) func resolveRounding(_ status: inout FloatStatus) -> Bool {
        var mode = UInt64(RISCVInterpreter.instructionBits(record) >> 12 & 7)
        if mode == 7 { mode = state.frm }
        if mode > 4 {
            RISCVInterpreter.raiseIllegal(state, record)
            return false
        }
        status.rounding = UInt8(truncatingIfNeeded: mode)
        return true
    }
}

extension RISCVInterpreter {
    // Results of conversions to integers, as a register holds them.
    @inline(__always) static func extended(_ value: Int32) -> UInt64 { UInt64(bitPattern: Int64(value)) }
    @inline(__always) static func extended(_ value: UInt32) -> UInt64 { word(UInt64(value)) }
    @inline(__always) static func extended(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) }
    @inline(__always) static func extended(_ value: UInt64) -> UInt64 { value }
}
