import Emulator
import Glibc

/// One record of the x87 oracle: states as FSAVE images of 32-bit layout, memory operand, RFLAGS, opcode.
struct X87Record {
    static let sizeBytes = 272

    let address: UnsafeRawPointer

    var before: UnsafeRawPointer { address }
    var after: UnsafeRawPointer { address + 108 }
    var memoryBefore: UnsafeRawPointer { address + 216 }
    var memoryAfter: UnsafeRawPointer { address + 232 }
    var flagsBefore: UInt64 { address.load(fromByteOffset: 248, as: UInt64.self) }
    var flagsAfter: UInt64 { address.load(fromByteOffset: 256, as: UInt64.self) }
    var first: UInt8 { address.load(fromByteOffset: 264, as: UInt8.self) }
    var second: UInt8 { address.load(fromByteOffset: 265, as: UInt8.self) }
}

/// Executes a record's instruction on our state.
struct X87Machine {
    let state: X87State
    let memory: UnsafeMutableRawPointer
    var flags: UInt64

    static let arithmetic: [X87Operation?] = [
        .add, .multiply, nil, nil, .subtract, .subtractReversed, .divide, .divideReversed,
    ]

    mutating func execute(_ first: UInt8, _ second: UInt8) {
        if second < 0xc0 {
            executeMemory(first, second >> 3 & 7)
        } else {
            executeRegister(first, second >> 3 & 7, Int(second & 7))
        }
    }

    private mutating func executeRegister(_ first: UInt8, _ digit: UInt8, _ index: Int) {
        switch (first, digit) {
        case (0xd8, 2), (0xd8, 3): state.compare(register: index, isQuiet: false, pops: digit == 3 ? 1 : 0)
        case (0xd8, _):
            if let operation = Self.arithmetic[Int(digit)] {
                state.arithmetic(operation, destination: 0, source: index, pops: false)
            }
        case (0xd9, 0): state.load(register: index)
        case (0xd9, 1): state.exchange(index)
        case (0xd9, 2): break
        case (0xd9, 4):
            switch index {
            case 0, 1: state.changeSign(isAbsolute: index == 1)
            case 4: state.compare(X87Source(integer: 0), pops: 0)
            default: state.examine()
            }
        case (0xd9, 5): X87Constant(rawValue: UInt8(index)).map { state.load($0) }
        case (0xd9, 6), (0xd9, 7): executeFunction(Int(digit & 1) * 8 + index)
        case (0xda, 5): state.compare(register: 1, isQuiet: true, pops: 2)
        case (0xda, _), (0xdb, 0...3):
            let holds: [Bool] = [flags & 1 != 0, flags & 0x40 != 0, flags & 0x41 != 0, flags & 4 != 0]
            state.conditionalMove(index, holds: holds[Int(digit & 3)] == (first == 0xda))
        case (0xdb, 4): if index == 2 { state.clearExceptions() } else { state.initialize() }
        case (0xdb, 5), (0xdb, 6), (0xdf, 5), (0xdf, 6):
            let result = state.compareFlags(register: index, isQuiet: digit == 5, pops: first == 0xdf)
            flags = flags & ~0x8d5 | UInt64(result)
        case (0xde, 3): state.compare(register: 1, isQuiet: false, pops: 2)
        case (0xdc, _), (0xde, _):
            // The reversed forms change places where ST(index) is the destination.
            let isSwapped = digit >= 4
            if let operation = Self.arithmetic[Int(isSwapped ? digit ^ 1 : digit)] {
                state.arithmetic(operation, destination: index, source: 0, pops: first == 0xde)
            }
        case (0xdd, 0): state.free(index)
        case (0xdd, 2), (0xdd, 3): state.store(register: index, pops: digit == 3)
        case (0xdd, _): state.compare(register: index, isQuiet: true, pops: digit == 5 ? 1 : 0)
        default: preconditionFailure("an instruction without a check")
        }
    }

    private func executeFunction(_ number: Int) {
        switch number {
        case 4: state.extract()
        case 5: state.remainder(isNearest: true)
        case 6, 7: state.rotate(up: number == 7)
        case 8: state.remainder(isNearest: false)
        case 10: state.squareRoot()
        case 12: state.roundToInteger()
        case 13: state.scale()
        default: executeTranscendental(number)
        }
    }

    /// By the low bits of D9 F0 … D9 FF.
    func executeTranscendental(_ number: Int) {
        switch number {
        case 0: state.exponentialMinusOne()
        case 1: state.multiplyByLogarithm()
        case 2: state.angleFunction(.tangent)
        case 3: state.arcTangent()
        case 9: state.multiplyByLogarithmOfOnePlus()
        case 11: state.angleFunction(.sineAndCosine)
        case 14: state.angleFunction(.sine)
        default: state.angleFunction(.cosine)
        }
    }

    private func executeMemory(_ first: UInt8, _ digit: UInt8) {
        func load<Value>(_ type: Value.Type) -> Value { memory.load(as: type) }
        func store<Value>(_ value: Value?) {
            if let value { memory.storeBytes(of: value, as: Value.self) }
        }
        switch (first, digit) {
        case (0xd8, _): operate(digit, X87Source(f32: load(UInt32.self)))
        case (0xda, _): operate(digit, X87Source(integer: Int64(load(Int32.self))))
        case (0xdc, _): operate(digit, X87Source(f64: load(UInt64.self)))
        case (0xde, _): operate(digit, X87Source(integer: Int64(load(Int16.self))))
        case (0xd9, 0): state.load(X87Source(f32: load(UInt32.self)))
        case (0xd9, _): store(state.storeF32(pops: digit == 3))
        case (0xdd, 0): state.load(X87Source(f64: load(UInt64.self)))
        case (0xdd, 1): store(state.storeInteger(bits: 64, truncates: true, pops: true))
        case (0xdd, _): store(state.storeF64(pops: digit == 3))
        case (0xdb, 0): state.load(X87Source(integer: Int64(load(Int32.self))))
        case (0xdb, 5): state.load(X87Extended(significand: load(UInt64.self), signExponent: high))
        case (0xdb, 7): storeExtended(state.storeExtended().map { ($0.significand, $0.signExponent) })
        case (0xdb, _):
            store(
                state.storeInteger(bits: 32, truncates: digit == 1, pops: digit != 2).map {
                    UInt32(truncatingIfNeeded: $0)
                })
        case (0xdf, 0): state.load(X87Source(integer: Int64(load(Int16.self))))
        case (0xdf, 4): state.load(X87Source(decimalLow: load(UInt64.self), high: high))
        case (0xdf, 5): state.load(X87Source(integer: load(Int64.self)))
        case (0xdf, 6): storeExtended(state.storeDecimal())
        case (0xdf, 7): store(state.storeInteger(bits: 64, truncates: false, pops: true))
        case (0xdf, _):
            store(
                state.storeInteger(bits: 16, truncates: digit == 1, pops: digit != 2).map {
                    UInt16(truncatingIfNeeded: $0)
                })
        default: preconditionFailure("an instruction without a check")
        }
    }

    private var high: UInt16 { memory.load(fromByteOffset: 8, as: UInt16.self) }

    private func storeExtended(_ value: (low: UInt64, high: UInt16)?) {
        guard let value else { return }
        memory.storeBytes(of: value.low, as: UInt64.self)
        memory.storeBytes(of: value.high, toByteOffset: 8, as: UInt16.self)
    }

    private func operate(_ digit: UInt8, _ source: X87Source) {
        if let operation = Self.arithmetic[Int(digit)] {
            state.arithmetic(operation, source)
        } else {
            state.compare(source, pops: digit == 3 ? 1 : 0)
        }
    }
}

extension X87Record {
    /// ST(0) lies outside what the SDM defines the instruction for: F2XM1 beyond ±1 (here: from 1 on),
    /// FYL2XP1 beyond ±(1 - √½) (here: from a quarter on).
    func hasUndefinedResult(_ operation: String) -> Bool {
        let exponent = before.loadUnaligned(fromByteOffset: 36, as: UInt16.self) & 0x7fff
        let limit: UInt16
        switch operation {
        case "f2xm1": limit = 0x3fff
        case "fyl2xp1": limit = 0x3ffd
        default: return false
        }
        return exponent >= limit && exponent < 0x7fff
    }
}

struct X87Comparer {
    var total = 0
    var differences = 0
    var unmasked = 0
    var examples: [String] = []

    /// For transcendental functions: the host's results may be some units in the last place off, and so C1; for the angles of
    /// FSIN and its kin from one half on its π is too short. All else has to agree.
    var isApproximate = false

    mutating func run(_ operation: String, _ oracle: NativeOracle, count: Int, seed: UInt64) -> Bool {
        let state = UnsafeMutableRawPointer.allocate(byteCount: X87State.sizeBytes, alignment: 16)
        let image = UnsafeMutableRawPointer.allocate(byteCount: 108, alignment: 16)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16)
        defer { [state, image, memory].forEach { $0.deallocate() } }
        var copy = self
        let total = oracle.run("\(operation) \(count) \(seed)", recordSizeBytes: X87Record.sizeBytes) { address in
            let record = X87Record(address: address)
            if record.hasUndefinedResult(operation) { return }
            var machine = X87Machine(state: X87State(base: state), memory: memory, flags: record.flagsBefore)
            state.initializeMemory(as: UInt8.self, repeating: 0, count: X87State.sizeBytes)
            machine.state.loadEnvironment32(record.before)
            machine.state.loadRegisters(record.before + 28, strideBytes: 10)
            memory.copyMemory(from: record.memoryBefore, byteCount: 16)
            machine.execute(record.first, record.second)
            machine.state.storeEnvironment32(image)
            machine.state.storeRegisters(image + 28, strideBytes: 10)
            if machine.state.hasPendingException { copy.unmasked += 1 }

            func word(_ p: UnsafeRawPointer, _ at: Int) -> UInt16 { p.load(fromByteOffset: at, as: UInt16.self) }
            let isRight =
                word(image, 0) == word(record.after, 0)
                && (word(image, 4) ^ word(record.after, 4)) & (isApproximate ? ~0x0200 : ~0) == 0
                && word(image, 8) == word(record.after, 8)
                && (memcmp(image + 28, record.after + 28, 80) == 0
                    || isApproximate
                        && isClose(image, record, isAngle: ["fsin", "fcos", "fsincos", "fptan"].contains(operation)))
                && memcmp(memory, record.memoryAfter, 16) == 0
                && (machine.flags ^ record.flagsAfter) & 0x8d5 == 0
            if isRight { return }
            copy.differences += 1
            if copy.examples.count < 4 {
                copy.examples.append(describe(operation, record, image, memory, machine.flags))
            }
        }
        self = copy
        self.total = total ?? 0
        return total != nil
    }

    private func isClose(_ image: UnsafeRawPointer, _ record: X87Record, isAngle: Bool) -> Bool {
        func exponent(_ p: UnsafeRawPointer, _ index: Int) -> UInt16 {
            p.loadUnaligned(fromByteOffset: 36 + 10 * index, as: UInt16.self)
        }
        func ordinal(_ p: UnsafeRawPointer, _ index: Int) -> UInt128 {
            UInt128(exponent(p, index)) << 63
                + UInt128(p.loadUnaligned(fromByteOffset: 28 + 10 * index, as: UInt64.self) & UInt64.max >> 1)
        }
        let isReduced = isAngle && exponent(record.before, 0) & 0x7fff >= 0x3ffe
        return (0..<8).allSatisfy { index in
            let (ours, host) = (ordinal(image, index), ordinal(record.after, index))
            let isNumber = exponent(image, index) & 0x7fff < 0x7fff && exponent(record.after, index) & 0x7fff < 0x7fff
            return ours == host || isNumber && (isReduced || max(ours, host) - min(ours, host) <= 4)
        }
    }

    private func describe(
        _ name: String, _ record: X87Record, _ image: UnsafeRawPointer, _ memory: UnsafeRawPointer, _ flags: UInt64
    ) -> String {
        func hex<Value: FixedWidthInteger>(_ value: Value) -> String { String(value, radix: 16) }
        func registers(_ p: UnsafeRawPointer) -> String {
            (0..<8).map {
                hex(p.loadUnaligned(fromByteOffset: 36 + 10 * $0, as: UInt16.self)) + ":"
                    + hex(p.loadUnaligned(fromByteOffset: 28 + 10 * $0, as: UInt64.self))
            }.joined(separator: " ")
        }
        func line(_ title: String, _ p: UnsafeRawPointer, _ m: UnsafeRawPointer, _ flags: UInt64) -> String {
            let words = [0, 4, 8].map { hex(p.load(fromByteOffset: $0, as: UInt16.self)) }.joined(separator: " ")
            let bytes = hex(m.load(fromByteOffset: 8, as: UInt16.self)) + ":" + hex(m.load(as: UInt64.self))
            return "  \(title) CW SW TW \(words) memory \(bytes) flags \(hex(flags & 0x8d5))\n    \(registers(p))\n"
        }
        return "\(name) \(hex(record.first)) \(hex(record.second))\n"
            + line("before", record.before, record.memoryBefore, record.flagsBefore)
            + line("host  ", record.after, record.memoryAfter, record.flagsAfter)
            + line("ours  ", image, memory, flags)
    }
}
