// What the records of bit, BMI, double-width and flag instructions call. Flags that the SDM leaves undefined are as the host of
// the tests does not mind: by the result.
extension X86Interpreter {
    /// The register operand that is not in ModRM.
    @inline(__always) static func third(_ state: X86State, _ record: Record) -> X86Place {
        state.place(slot(record, 13))
    }

    // MARK: Counts. The value of BSF and BSR is not 0.

    @inline(__always) static func bsf(_ value: UInt64) -> UInt64 { UInt64(value.trailingZeroBitCount) }
    @inline(__always) static func bsr(_ value: UInt64) -> UInt64 { 63 &- UInt64(value.leadingZeroBitCount) }

    @inline(__always) static func tzcnt(_ state: X86State, _ value: UInt64, _ bits: UInt64) -> UInt64 {
        let result = value == 0 ? bits : UInt64(value.trailingZeroBitCount)
        state.setResult(result, bits: bits, carry: value == 0 ? 1 : 0, overflow: 0)
        return result
    }

    @inline(__always) static func lzcnt(_ state: X86State, _ value: UInt64, _ bits: UInt64) -> UInt64 {
        let result = UInt64(value.leadingZeroBitCount) &- (64 &- bits)
        state.setResult(result, bits: bits, carry: value == 0 ? 1 : 0, overflow: 0)
        return result
    }

    /// All flags but ZF are 0.
    @inline(__always) static func popcnt(_ state: X86State, _ value: UInt64, _ bits: UInt64) -> UInt64 {
        state.flagResult = value == 0 ? 0 : 0x100
        state.flagAux = 1 << 8
        return UInt64(value.nonzeroBitCount)
    }

    // MARK: BMI

    /// ~b & a: the register that is not in ModRM is the inverted one.
    @inline(__always) static func andn(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let result = ~b & a
        state.setLogic(result, bits: bits)
        return result
    }

    @inline(__always) static func bzhi(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        let index = b & 0xff
        let result = index >= bits ? a : a & ((1 &<< index) &- 1)
        state.setResult(result, bits: bits, carry: index >= bits ? 1 : 0, overflow: 0)
        return result
    }

    @inline(__always) static func shlx(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        a &<< (b & (bits &- 1))
    }

    @inline(__always) static func shrx(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        a &>> (b & (bits &- 1))
    }

    @inline(__always) static func sarx(_ state: X86State, _ a: UInt64, _ b: UInt64, _ bits: UInt64) -> UInt64 {
        UInt64(bitPattern: X86Flags.extended(a, bits) &>> Int64(bitPattern: b & (bits &- 1)))
    }

    @inline(__always) static func blsr(_ state: X86State, _ a: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a & (a &- 1)
        state.setResult(result, bits: bits, carry: a == 0 ? 1 : 0, overflow: 0)
        return result
    }

    @inline(__always) static func blsmsk(_ state: X86State, _ a: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a ^ (a &- 1)
        state.setResult(result, bits: bits, carry: a == 0 ? 1 : 0, overflow: 0)
        return result
    }

    @inline(__always) static func blsi(_ state: X86State, _ a: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a & (0 &- a)
        state.setResult(result, bits: bits, carry: a == 0 ? 0 : 1, overflow: 0)
        return result
    }

    /// The count is below the width and not 0.
    @inline(__always) static func rorx(_ a: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        a &>> count | a &<< (bits &- count)
    }

    /// Should both be one register, it gets the upper half.
    @inline(__always) static func mulx32(
        _ state: X86State, _ high: X86Place, _ low: X86Place, _ a: UInt64
    ) {
        let product = read32(state.place(16)) &* a
        put32(low, product)
        write64(high, product &>> 32)
    }

    @inline(__always) static func mulx64(
        _ state: X86State, _ high: X86Place, _ low: X86Place, _ a: UInt64
    ) {
        let product = read64(state.place(16)).multipliedFullWidth(by: a)
        write64(low, product.low)
        write64(high, product.high)
    }

    // MARK: Double shifts: the count is below the width and not 0.

    @inline(__always)
    static func shld(_ state: X86State, _ a: UInt64, _ b: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &<< count | b &>> (bits &- count)
        state.setResult(
            result, bits: bits, carry: a &>> (bits &- count) & 1, overflow: (result ^ a) &>> (bits &- 1) & 1)
        return result
    }

    @inline(__always)
    static func shrd(_ state: X86State, _ a: UInt64, _ b: UInt64, _ count: UInt64, _ bits: UInt64) -> UInt64 {
        let result = a &>> count | b &<< (bits &- count)
        state.setResult(
            result, bits: bits, carry: a &>> (count &- 1) & 1, overflow: (result ^ a) &>> (bits &- 1) & 1)
        return result
    }

    // MARK: RDX:RAX

    @inline(__always) static func mulWide32(_ state: X86State, _ a: UInt64) {
        let product = read32(state.place(0)) &* a
        put32(state.place(0), product)
        write64(state.place(16), product &>> 32)
        let carry: UInt64 = product &>> 32 == 0 ? 0 : 1
        state.setResult(product, bits: 32, carry: carry, overflow: carry)
    }

    @inline(__always) static func mulWide64(_ state: X86State, _ a: UInt64) {
        let product = read64(state.place(0)).multipliedFullWidth(by: a)
        write64(state.place(0), product.low)
        write64(state.place(16), product.high)
        let carry: UInt64 = product.high == 0 ? 0 : 1
        state.setResult(product.low, bits: 64, carry: carry, overflow: carry)
    }

    @inline(__always) static func imulWide32(_ state: X86State, _ a: UInt64) {
        let product = X86Flags.extended(read32(state.place(0)), 32) &* X86Flags.extended(a, 32)
        let result = UInt64(bitPattern: product)
        put32(state.place(0), result)
        write64(state.place(16), result &>> 32)
        let carry: UInt64 = X86Flags.extended(result, 32) == product ? 0 : 1
        state.setResult(result, bits: 32, carry: carry, overflow: carry)
    }

    @inline(__always) static func imulWide64(_ state: X86State, _ a: UInt64) {
        let product = Int64(bitPattern: read64(state.place(0))).multipliedFullWidth(by: Int64(bitPattern: a))
        write64(state.place(0), product.low)
        write64(state.place(16), UInt64(bitPattern: product.high))
        let carry: UInt64 = product.high == Int64(bitPattern: product.low) &>> 63 ? 0 : 1
        state.setResult(product.low, bits: 64, carry: carry, overflow: carry)
    }

    // Divisions: false for what faults, and for what is rare.

    @inline(__always) static func divWide32(_ state: X86State, _ divisor: UInt64) -> Bool {
        let high = read32(state.place(16))
        guard high < divisor else { return false }
        let dividend = high &<< 32 | read32(state.place(0))
        write64(state.place(0), dividend / divisor)
        write64(state.place(16), dividend % divisor)
        return true
    }

    @inline(__always) static func divWide64(_ state: X86State, _ divisor: UInt64) -> Bool {
        guard divisor != 0, read64(state.place(16)) == 0 else { return false }
        let dividend = read64(state.place(0))
        write64(state.place(0), dividend / divisor)
        write64(state.place(16), dividend % divisor)
        return true
    }

    @inline(__always) static func idivWide32(_ state: X86State, _ a: UInt64) -> Bool {
        let divisor = X86Flags.extended(a, 32)
        let dividend = X86Flags.extended(read32(state.place(0)), 32)
        // EDX extends EAX, and the quotient is in range.
        guard divisor > 0 || divisor < -1, read32(state.place(16)) == UInt64(bitPattern: dividend) &>> 32 else {
            return false
        }
        put32(state.place(0), UInt64(bitPattern: dividend / divisor))
        put32(state.place(16), UInt64(bitPattern: dividend % divisor))
        return true
    }

    @inline(__always) static func idivWide64(_ state: X86State, _ a: UInt64) -> Bool {
        let divisor = Int64(bitPattern: a)
        let dividend = Int64(bitPattern: read64(state.place(0)))
        guard divisor > 0 || divisor < -1, Int64(bitPattern: read64(state.place(16))) == dividend &>> 63 else {
            return false
        }
        write64(state.place(0), UInt64(bitPattern: dividend / divisor))
        write64(state.place(16), UInt64(bitPattern: dividend % divisor))
        return true
    }

    // MARK: RFLAGS

    /// Its shadow is kept by who looks for interrupts.
    @inline(__always) static func setInterrupt(_ state: X86State) {
        if state.flagBits & X86Flags.interrupt == 0 {
            state.flagBits |= X86Flags.interrupt
            state.shadow = X86Shadow.interruptFlag
        }
    }

    @inline(never) static func pushedFlags(_ state: X86State) -> UInt64 {
        state.flags & ~(X86Flags.resume | X86Flags.virtual8086)
    }

    /// POPF where nothing changes but arithmetic flags, DF and, for a supervisor, IF with no interrupt waiting.
    @inline(never) static func popFlags(_ state: X86State, _ value: UInt64) -> Bool {
        let simple = X86Flags.arithmetic | X86Flags.direction | X86Flags.interrupt
        let current = state.flagBits
        guard (value ^ current) & X86Flags.others & ~simple == 0, current & X86Flags.trap == 0 else { return false }
        if (value ^ current) & X86Flags.interrupt != 0 {
            guard state.cpl == 0, state.interruptRequest == 0 else { return false }
        }
        state.setArithmeticFlags(value)
        state.flagBits = value & X86Flags.others
        return true
    }
}
