/// Decodes the instructions at one place of a page into the records of a block.
///
/// A block ends with an instruction that may go elsewhere, before a page's end, or at its longest. An instruction that crosses
/// the page's end is a block by itself, one that runs out of memory each time.
struct X86BlockBuilder {
    static let longestBlock = 64

    /// Host address of the page the block is in.
    private let pageBytes: UnsafeMutableRawPointer
    private let startOffset: Int
    private let decoder: X86Decoder
    let is64Bit: Bool
    /// Vectors that instructions may use without a check.
    let vectors: X86VectorUse

    var record: UnsafeMutableRawPointer
    private let first: UnsafeMutableRawPointer
    /// The record of a CMP or TEST that has been written last.
    private var comparison: UnsafeMutableRawPointer?
    private var flagRun = X86FlagRun()
    private var index = 0
    private var offset = 0
    private var next = 0

    init(
        pageBytes: UnsafeMutableRawPointer, startOffset: Int, mode: X86DecodeMode, vectors: X86VectorUse,
        into records: UnsafeMutableRawPointer
    ) {
        self.pageBytes = pageBytes
        self.startOffset = startOffset
        decoder = X86Decoder(mode: mode)
        is64Bit = mode.is64Bit
        self.vectors = vectors
        record = records
        first = records
    }

    /// Writes the records and says how many.
    mutating func build() -> Int {
        var instruction = X86Instruction()
        while true {
            let at = startOffset + offset
            if at >= 4096 || index == Self.longestBlock {
                endBlock()
                break
            }
            guard case .decoded = decoder.decode(pageBytes + at, count: 4096 - at, into: &instruction) else {
                // Across the page's end, or a fault: found out when it runs.
                if index > 0 {
                    endBlock()
                } else {
                    put(.inMemory)
                    markEnd()
                }
                break
            }
            next = offset + Int(instruction.lengthBytes)
            if append(instruction) { break }
            index += 1
            offset = next
        }
        return (record - first) / X86Interpreter.recordSizeBytes
    }

    // MARK: Records

    mutating func put(
        _ opcode: X86Record, destination: UInt8 = X86State.scratchSlot, source: UInt8 = X86State.scratchSlot,
        immediate: Int64 = 0
    ) {
        put(number: opcode.rawValue, destination: destination, source: source, immediate: immediate)
    }

    mutating func put(
        number: UInt16, destination: UInt8 = X86State.scratchSlot, source: UInt8 = X86State.scratchSlot,
        immediate: Int64 = 0
    ) {
        comparison = nil
        flagRun.note(number, record)
        record.storeBytes(of: number, as: UInt16.self)
        record.storeBytes(of: destination, toByteOffset: 2, as: UInt8.self)
        record.storeBytes(of: source, toByteOffset: 3, as: UInt8.self)
        record.storeBytes(of: UInt32(X86Instruction.zeroSlot) &* 0x0001_0101, toByteOffset: 4, as: UInt32.self)
        record.storeBytes(of: UInt16(truncatingIfNeeded: index), toByteOffset: 8, as: UInt16.self)
        record.storeBytes(of: UInt16(truncatingIfNeeded: offset), toByteOffset: 10, as: UInt16.self)
        record.storeBytes(of: UInt32(truncatingIfNeeded: index + 1), toByteOffset: 12, as: UInt32.self)
        record.storeBytes(of: 0, toByteOffset: 16, as: Int64.self)
        record.storeBytes(of: immediate, toByteOffset: 24, as: Int64.self)
        record += X86Interpreter.recordSizeBytes
    }

    /// The record written last names memory.
    mutating func setMemory(_ instruction: X86Instruction) {
        let record = record - X86Interpreter.recordSizeBytes
        let isRelative = instruction.prefixes.contains(.ripRelative)
        record.storeBytes(
            of: isRelative ? X86State.blockPCSlot : instruction.base, toByteOffset: 4, as: UInt8.self)
        record.storeBytes(of: instruction.index, toByteOffset: 5, as: UInt8.self)
        record.storeBytes(
            of: X86State.addressBaseESSlot &+ instruction.segment &* 8, toByteOffset: 6, as: UInt8.self)
        record.storeBytes(of: instruction.scale, toByteOffset: 7, as: UInt8.self)
        record.storeBytes(
            of: instruction.displacement &+ (isRelative ? Int64(next) : 0), toByteOffset: 16, as: Int64.self)
    }

    /// Whether the memory operand is base and displacement alone.
    func isNear(_ instruction: X86Instruction) -> Bool {
        instruction.index == X86Instruction.zeroSlot && instruction.segment < 4
    }

    /// The record written last ends the block.
    mutating func markEnd() {
        (record - X86Interpreter.recordSizeBytes).storeBytes(of: 1, toByteOffset: 9, as: UInt8.self)
    }

    /// Of a vector instruction: the first source, what else is one byte, whether VEX.
    mutating func setVector(first: UInt8, byte: UInt8, isVEX: Bool) {
        let record = record - X86Interpreter.recordSizeBytes
        record.storeBytes(of: first, toByteOffset: 13, as: UInt8.self)
        record.storeBytes(of: byte, toByteOffset: 14, as: UInt8.self)
        record.storeBytes(of: isVEX ? 1 : 0, toByteOffset: 15, as: UInt8.self)
    }

    mutating func setCondition(_ condition: UInt8) {
        (record - X86Interpreter.recordSizeBytes).storeBytes(of: condition, toByteOffset: 13, as: UInt8.self)
    }

    /// Makes the record written last the comparison that a jump right behind it takes in.
    mutating func noteComparison() { comparison = record - X86Interpreter.recordSizeBytes }

    /// Turns the record written last into a jump and adds its second half: links not looked up yet, or never if they leave the
    /// page.
    mutating func setTargets(taken: Int64) {
        let jump = record - X86Interpreter.recordSizeBytes
        setTargets(of: jump, taken: taken)
    }

    private mutating func setTargets(of jump: UnsafeMutableRawPointer, taken: Int64) {
        func link(_ displacement: Int64) -> UInt64 {
            (0..<4096).contains(Int64(startOffset) &+ displacement) ? 0 : 1
        }
        jump.storeBytes(of: 1, toByteOffset: 9, as: UInt8.self)
        jump.storeBytes(of: UInt8(truncatingIfNeeded: index + 1), toByteOffset: 12, as: UInt8.self)
        record.storeBytes(of: link(taken), as: UInt64.self)
        record.storeBytes(of: link(Int64(next)), toByteOffset: 8, as: UInt64.self)
        record.storeBytes(of: Int32(truncatingIfNeeded: taken), toByteOffset: 16, as: Int32.self)
        record.storeBytes(of: Int32(truncatingIfNeeded: next), toByteOffset: 20, as: Int32.self)
        record += X86Interpreter.recordSizeBytes
    }

    private mutating func endBlock() {
        next = offset
        put(.blockEnd)
        setTargets(taken: Int64(offset))
        // Nothing of its own retires.
        (record - 2 * X86Interpreter.recordSizeBytes).storeBytes(
            of: UInt8(truncatingIfNeeded: index), toByteOffset: 12, as: UInt8.self)
    }

    /// The whole instruction.
    mutating func putCold(_ instruction: X86Instruction, ends: Bool) {
        put(.cold)
        if ends { markEnd() }
        (record - 16).storeBytes(of: instruction, as: X86Instruction.self)
        record += X86Interpreter.recordSizeBytes
    }

    // MARK: Instructions

    /// Distance of a relative branch's target from the block's start.
    func target(_ instruction: X86Instruction) -> Int64 { Int64(next) &+ instruction.immediate }

    /// True: the block ends with it.
    private mutating func append(_ instruction: X86Instruction) -> Bool {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let attributes = X86InstructionTable.attributes(ofRow: instruction.row)
        if appendHot(instruction, opcode) || appendVector(instruction, opcode) {
            return attributes.contains(.branch)
        }
        let ends = !attributes.isDisjoint(with: [.branch, .endsBlock]) || opcode == .popf
        putCold(instruction, ends: ends)
        return ends
    }

    /// A conditional jump, with the comparison before it if that is possible.
    mutating func putJump(_ instruction: X86Instruction) {
        let condition = instruction.condition
        if let comparison, let number = Self.fused(comparison.load(as: UInt16.self), condition) {
            self.comparison = nil
            comparison.storeBytes(of: number, as: UInt16.self)
            setTargets(of: comparison, taken: target(instruction))
            return
        }
        put(number: X86Record.conditionalStart &+ UInt16(condition) &* 4)
        setTargets(taken: target(instruction))
    }

    /// The record of CMP or TEST, whose number is given, with a jump.
    private static func fused(_ number: UInt16, _ condition: UInt8) -> UInt16? {
        guard number >= X86Record.arithmeticStart, number < X86Record.moveStart else { return nil }
        let place = number &- X86Record.arithmeticStart
        let operation = place / 20
        let width = place / 5 % 4
        let form: UInt16
        switch place % 5 {
        case 0: form = 0
        case 1: form = 1
        case 4: form = 2
        default: return nil
        }
        if operation == 7 {
            // O, NO, P and NP are not among them.
            guard condition >= 2, condition != 10, condition != 11 else { return nil }
            let order = UInt16(condition) &- (condition < 10 ? 2 : 4)
            return X86Record.compareStart &+ (order &* 4 &+ width) &* 3 &+ form
        }
        let order: UInt16
        switch condition {
        case 4: order = 0
        case 5: order = 1
        case 8: order = 2
        case 9: order = 3
        case 14: order = 4
        case 15: order = 5
        default: return nil
        }
        return X86Record.testStart &+ (order &* 4 &+ width) &* 3 &+ form
    }
}

/// Which vector instructions may run unchecked: CR0, CR4 and XCR0 let them.
struct X86VectorUse: OptionSet {
    let rawValue: UInt64
    static let sse = Self(rawValue: 1 << 0)
    static let avx = Self(rawValue: 1 << 1)
}
