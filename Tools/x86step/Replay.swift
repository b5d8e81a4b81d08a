import Emulator
import Glibc

/// Does what `Tests/Differential/x86/native` did on this machine, each instruction twice: as the slow paths run it, and as a
/// decoded record of the hot loop. Its records come on stdin; `FORMS` is what `native --list` prints.
///
///     x86step replay [--forms FORMS] [--values FILE]
///
/// `--values`: results of x87 functions, a line each, for an oracle. Exit code 1: something differs.
final class Replay {
    private struct Count {
        var forms: Set<Int> = []
        var executed = 0
        var faulted = 0
        var wrong = 0
    }

    private struct Form {
        var group: String
        var text: String
    }

    private let machine: ReplayMachine
    private var processor: X86Processor { machine.processor }
    private var forms: [Int: Form] = [:]
    private var values: UnsafeMutablePointer<FILE>?
    private var counts: [String: Count] = [:]
    private var examples: [Int: (count: Int, lines: [String])] = [:]
    /// Those of the form that records are coming of.
    private var current = (form: -1, count: Count())

    init(arguments: [String]) throws {
        machine = try ReplayMachine()
        var arguments = arguments[...]
        while let option = arguments.popFirst() {
            guard let path = arguments.popFirst() else { throw UsageError(message: "replay \(option)?") }
            switch option {
            case "--forms": try readForms(path)
            case "--values":
                values = fopen(path, "w")
                if values == nil { throw UsageError(message: "can't write \(path)") }
            default: throw UsageError(message: "replay \(option)?")
            }
        }
    }

    private func readForms(_ path: String) throws {
        let text = String(decoding: try ELFFile.contents(path), as: UTF8.self)
        for line in text.split(separator: "\n") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 4, let number = Int(columns[0]) else { continue }
            forms[number] = Form(group: String(columns[2]), text: String(columns[3]))
        }
    }

    /// Whether all was equal.
    func run() -> Bool {
        let record = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 64)
        defer { record.deallocate() }
        let input = Input()
        var isWhole = true
        while input.read(record, 4) {
            let size = Int(record.load(as: UInt32.self))
            isWhole = size >= NativeRecord.headerBytes && size <= 1 << 16 && input.read(record + 4, size - 4)
            let native = NativeRecord(base: UnsafeRawPointer(record))
            isWhole = isWhole && native.sizeBytes == size && native.codeBytes <= 15
            guard isWhole else { break }
            compare(native)
        }
        close()
        if let values { fclose(values) }
        return report() && isWhole
    }

    // MARK: Counts

    private func close() {
        guard current.form >= 0 else { return }
        let group = forms[current.form]?.group ?? "all"
        counts[group, default: Count()].forms.insert(current.form)
        counts[group, default: Count()].executed += current.count.executed
        counts[group, default: Count()].faulted += current.count.faulted
        counts[group, default: Count()].wrong += current.count.wrong
    }

    private func report() -> Bool {
        for (form, found) in examples.sorted(by: { $0.key < $1.key }) {
            print("DIFFERS \(forms[form]?.text ?? "form \(form)"), \(found.count) times")
            for line in found.lines { print("    \(line)") }
        }
        var sum = Count()
        for (group, count) in counts.sorted(by: { $0.key < $1.key }) {
            print(
                "\(group): \(count.forms.count) forms, \(count.executed) executions, \(count.faulted) faulted, \(count.wrong) differ"
            )
            sum.forms.formUnion(count.forms)
            sum.executed += count.executed
            sum.faulted += count.faulted
            sum.wrong += count.wrong
        }
        print("all: \(sum.forms.count) forms, \(sum.executed) executions, \(sum.faulted) faulted, \(sum.wrong) differ")
        return sum.wrong == 0
    }

    // MARK: One execution

    private func compare(_ record: NativeRecord) {
        if record.form != current.form {
            close()
            current = (record.form, Count())
        }
        var instruction = X86Instruction()
        let mode: X86DecodeMode = record.is64Bit ? .long : .compatibility32
        let status = X86Decoder(mode: mode).decode(record.code, count: 15, into: &instruction)
        let rules = ReplayRules(instruction, record)

        machine.load(record, tail: [0xeb, 0])
        var difference = compare(record, instruction, rules, machine.runSlowly())
        if difference.isEmpty, values != nil { writeValue(record, instruction, rules) }
        if difference.isEmpty {
            // A jump behind it ends the block; with a comparison it is one instruction.
            let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
            let isFused = status == .decoded && record.outcome == .wentOn && (opcode == .cmp || opcode == .test)
            let condition = UInt8(truncatingIfNeeded: current.count.executed & 15)
            machine.load(record, tail: isFused ? [0x70 | condition, 0x10] : [0xeb, 0])
            if var outcome = machine.runRecord() {
                let end = ReplayMachine.instruction &+ UInt64(record.codeBytes)
                if record.outcome != .branched, outcome.vector == nil {
                    let isTaken = isFused && Self.holds(condition, record.after.flags)
                    if outcome.rip == end &+ (isTaken ? 0x12 : 2) { outcome.rip = end }
                }
                difference = compare(record, instruction, rules, outcome)
            } else {
                difference = "exception frame"
            }
            if !difference.isEmpty { difference = "as a record: \(difference)" }
        }
        current.count.executed += 1
        if record.outcome == .faulted { current.count.faulted += 1 }
        guard !difference.isEmpty else { return }
        current.count.wrong += 1
        examples[record.form, default: (0, [])].count += 1
        if examples[record.form, default: (0, [])].lines.count < 3 {
            let code = (0..<record.codeBytes).map {
                hex(UInt64(record.code.load(fromByteOffset: $0, as: UInt8.self)), 2)
            }.joined()
            examples[record.form, default: (0, [])].lines.append("\(code): \(difference)")
        }
    }

    /// A condition of Jcc. Undefined flags are left out by the instructions it is asked of.
    private static func holds(_ condition: UInt8, _ flags: UInt64) -> Bool {
        let (carry, parity, zero) = (flags & 1 != 0, flags & 4 != 0, flags & 64 != 0)
        let (sign, overflow) = (flags & 128 != 0, flags & 0x800 != 0)
        let holds: Bool
        switch condition >> 1 {
        case 0: holds = overflow
        case 1: holds = carry
        case 2: holds = zero
        case 3: holds = carry || zero
        case 4: holds = sign
        case 5: holds = parity
        case 6: holds = sign != overflow
        default: holds = zero || sign != overflow
        }
        return holds != (condition & 1 != 0)
    }

    private func compare(
        _ record: NativeRecord, _ instruction: X86Instruction, _ rules: ReplayRules, _ outcome: ReplayMachine.Outcome
    ) -> String {
        let isFault = record.outcome == .faulted
        if isFault, outcome.vector == nil, rules.mayFaultUnselected, record.vector == 14 {
            return isUnselected(record, instruction, outcome) ? "" : "no fault, not vector 14"
        }
        if isFault, outcome.vector == nil, rules.mayReadFour, record.vector == 14 {
            // Two bytes lie before the page's end, four do not.
            let isBehind =
                (4093...4094).contains(record.operand & 4095) && record.faultAddress == (record.operand | 4095) &+ 1
            return isBehind ? "" : "no fault, not vector 14"
        }
        if isFault || outcome.vector != nil {
            let wanted = isFault ? "vector \(record.vector)" : "no fault"
            if isFault, rules.hasTwoOperands, let vector = outcome.vector {
                return isOneOf(record, vector, outcome) ? "" : "fault of neither operand"
            }
            guard isFault, outcome.vector == record.vector else {
                return "\(outcome.vector.map { "vector \($0)" } ?? "no fault"), not \(wanted)"
            }
            if outcome.errorCode != record.errorCode {
                return "error code \(hex(UInt64(outcome.errorCode), 1)), not \(hex(UInt64(record.errorCode), 1))"
            }
            let kept = rules.hasLooseAddress ? ~UInt64(4095) : .max
            if record.vector == 14, (outcome.address ^ record.faultAddress) & kept != 0 {
                return differs("cr2", outcome.address, record.faultAddress)
            }
        }
        if outcome.rip != record.rip { return differs("rip", outcome.rip, record.rip) }
        let after = record.after
        for index in 0..<16 {
            let ours = index == 4 ? outcome.stackPointer : processor.register(index)
            let bits = index == rules.register ? rules.registerBits : .max
            if isFault, rules.mayHavePopped, ours == record.before.general(index) { continue }
            if (ours ^ after.general(index)) & bits != 0 { return differs("r\(index)", ours, after.general(index)) }
        }
        let isRestored = isFault && rules.mayRestoreFlags && (outcome.flags ^ record.before.flags) & rules.flags == 0
        if (outcome.flags ^ after.flags) & rules.flags != 0, !isRestored {
            return differs("flags", outcome.flags & rules.flags, after.flags & rules.flags)
        }
        for (number, wanted) in [(UInt32(0xc000_0100), after.fsBase), (0xc000_0101, after.gsBase)]
        where processor.modelSpecificRegister(number) != wanted { return "segment base" }
        if record.hasVectors {
            let difference = compareVectors(record, instruction, rules)
            if !difference.isEmpty { return difference }
        }
        return compareMemory(record, rules)
    }

    /// The fault of the processor, or that of the other operand of CMPS, which RSI or RDI names.
    private func isOneOf(_ record: NativeRecord, _ vector: UInt8, _ outcome: ReplayMachine.Outcome) -> Bool {
        let after = record.after
        for index in 0..<16 where processor.register(index) != after.general(index) && index != 4 { return false }
        if outcome.rip != record.rip || outcome.errorCode & ~4 != 0 || record.vector != 14 && record.vector != 13 {
            return false
        }
        guard vector == 14 else { return vector == 13 }
        let operands = [
            after.general(7), after.general(6), after.general(6) &+ after.fsBase, after.general(6) &+ after.gsBase,
        ]
        return operands.contains { (outcome.address &- $0) & 0xffff_ffff < 8 }
    }

    /// MASKMOVQ and MASKMOVDQU went on, where the processor found a page not there that no selected byte is in.
    private func isUnselected(
        _ record: NativeRecord, _ instruction: X86Instruction, _ outcome: ReplayMachine.Outcome
    ) -> Bool {
        let before = record.before
        let mask = Int(instruction.register(1))
        let isMMX = X86InstructionTable.operand(1, ofRow: instruction.row).method == .n
        // FXSAVE counts from the top of the stack.
        let top = Int(before.status >> 11 & 7)
        let bytes = isMMX ? before.fx + 32 + ((mask - top) & 7) * 16 : before.vector(mask)
        var address = before.general(7)
        if instruction.addressSizeBytes == 4 { address &= 0xffff_ffff }
        if record.is64Bit, instruction.segment >= 4 {
            address &+= instruction.segment == 4 ? before.fsBase : before.gsBase
        }
        for index in 0..<(isMMX ? 8 : 16) where bytes.load(fromByteOffset: index, as: UInt8.self) & 0x80 != 0 {
            if (address &+ UInt64(index) ^ record.faultAddress) & ~4095 == 0 { return false }
        }
        let ours = machine.window(record)
        for index in 0..<record.windowBytes
        where ours.load(fromByteOffset: index, as: UInt8.self)
            != record.windowBefore.load(fromByteOffset: index, as: UInt8.self)
        {
            let byte = record.window &+ UInt64(index) &- address
            guard byte < 16, bytes.load(fromByteOffset: Int(byte), as: UInt8.self) & 0x80 != 0 else { return false }
        }
        return outcome.rip == ReplayMachine.instruction &+ UInt64(record.codeBytes)
            && (0..<16).allSatisfy { processor.register($0) == before.general($0) }
    }

    private func compareMemory(_ record: NativeRecord, _ rules: ReplayRules) -> String {
        let ours = machine.window(record)
        if memcmp(ours, record.windowAfter, record.windowBytes) == 0 { return "" }
        for index in 0..<record.windowBytes {
            let (a, b) = (
                ours.load(fromByteOffset: index, as: UInt8.self),
                record.windowAfter.load(fromByteOffset: index, as: UInt8.self)
            )
            let address = record.window &+ UInt64(index)
            if a != b, !rules.memory.contains(where: { $0.contains(address) }) {
                return differs(
                    "memory at operand + \(Int64(bitPattern: address &- record.operand))", UInt64(a), UInt64(b))
            }
        }
        return ""
    }

    // MARK: x87 and vectors

    private func compareVectors(_ record: NativeRecord, _ instruction: X86Instruction, _ rules: ReplayRules) -> String {
        let ours = machine.vectors()
        let after = record.after
        func word(_ place: UnsafeRawPointer, _ at: Int) -> UInt64 {
            UInt64(place.loadUnaligned(fromByteOffset: at, as: UInt16.self))
        }
        if case .undefined = rules.value { return "" }
        // MASKMOVQ may have made the x87 registers MMX ones when it faults.
        let isEntered =
            record.outcome == .faulted && rules.mayFaultUnselected && word(after.fx, 4) & 0xff == 0xff
            && word(after.fx, 2) & 0x3800 == 0
        if isEntered { return compareRegisters(record, instruction, rules, ours) }
        for (name, at, bits) in [
            ("fcw", 0, UInt64(0xffff)), ("fsw", 2, UInt64(rules.status)), ("ftw", 4, 0xff), ("mxcsr", 24, 0xffff),
        ] where (word(ours, at) ^ word(after.fx, at)) & bits != 0 {
            return differs(name, word(ours, at), word(after.fx, at))
        }
        for index in 0..<8 where memcmp(ours + 32 + index * 16, after.fx + 32 + index * 16, 10) != 0 {
            switch rules.value {
            case .transcendental(let results) where Self.isResult(index, instruction, results): continue
            default: break
            }
            let (a, b) = (NativeState(base: ours - 152).stack(index), after.stack(index))
            return "st\(index) is \(extended(a)), not \(extended(b))"
        }
        return compareRegisters(record, instruction, rules, ours)
    }

    private func compareRegisters(
        _ record: NativeRecord, _ instruction: X86Instruction, _ rules: ReplayRules, _ ours: UnsafeRawPointer
    ) -> String {
        for index in 0..<16 {
            let wanted = record.after.vector(index)
            if memcmp(ours + 160 + index * 16, wanted, 16) == 0, memcmp(ours + 576 + index * 16, wanted + 16, 16) == 0 {
                continue
            }
            for lane in 0..<8 {
                let a = (ours + (lane < 4 ? 160 : 560) + index * 16).loadUnaligned(
                    fromByteOffset: lane * 4, as: UInt32.self)
                let b = wanted.loadUnaligned(fromByteOffset: lane * 4, as: UInt32.self)
                if a == b { continue }
                if case .reciprocal(let isRoot, let lanes) = rules.value, index == instruction.register(0),
                    lane < lanes,
                    ReplayRules.isApproximate(
                        a, host: b, of: source(record, instruction, lane: lane), isRoot: isRoot)
                {
                    continue
                }
                return differs("ymm\(index), lane \(lane),", UInt64(a), UInt64(b))
            }
        }
        return ""
    }

    /// ST(index) holds what the function computed. FPTAN pushes a 1 on it; FSINCOS has two.
    private static func isResult(_ index: Int, _ instruction: X86Instruction, _ results: Int) -> Bool {
        let first = X86InstructionTable.opcode(ofRow: instruction.row) == .fptan ? 1 : 0
        return index >= first && index < first + results
    }

    /// A lane of the last operand.
    private func source(_ record: NativeRecord, _ instruction: X86Instruction, lane: Int) -> UInt32 {
        let isLast = X86InstructionTable.operand(2, ofRow: instruction.row).method == .none
        let register = instruction.register(isLast ? 1 : 2)
        if !instruction.hasMemoryOperand {
            return record.before.vector(Int(register)).loadUnaligned(fromByteOffset: lane * 4, as: UInt32.self)
        }
        let offset = Int(truncatingIfNeeded: record.operand &- record.window) + lane * 4
        guard offset >= 0, offset + 4 <= record.windowBytes else { return 0 }
        return record.windowBefore.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }

    /// Function, control word, status word after it, operands ST(0) and ST(1), our results, the host's.
    private func writeValue(_ record: NativeRecord, _ instruction: X86Instruction, _ rules: ReplayRules) {
        guard case .transcendental(let results) = rules.value, let values else { return }
        let state = NativeState(base: machine.vectors() - 152)
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let functions = opcode == .fsincos ? ["fcos", "fsin"] : [X86Disassembler.mnemonic(instruction)]
        for result in 0..<results {
            let index = opcode == .fptan ? 1 : result
            let before = record.before
            let columns = [
                functions[result], hex(UInt64(before.control), 4), hex(UInt64(state.status), 4),
                extended(before.stack(0)), extended(before.stack(1)), extended(state.stack(index)),
                extended(record.after.stack(index)),
            ]
            fputs(columns.joined(separator: "\t") + "\n", values)
        }
    }

    // MARK: Text

    private func differs(_ what: String, _ ours: UInt64, _ wanted: UInt64) -> String {
        "\(what) is \(hex(ours, 1)), not \(hex(wanted, 1))"
    }

    private func extended(_ value: (significand: UInt64, signExponent: UInt16)) -> String {
        "\(hex(UInt64(value.signExponent), 4)):\(hex(value.significand, 16))"
    }

    private func hex(_ value: UInt64, _ digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
