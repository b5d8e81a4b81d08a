/// The interpreter's loops: hot instructions in one function, the rest out of line.
struct InterpreterEmitter {
    let model: Model

    private static let loop = LoopEmitter(
        state: "RISCVState", processor: "RISCVHart", place: "UnsafeMutableRawPointer", whatFails: "a fault",
        recordPointer: "record", atBlock: [],
        afterSwitch: [
            "state.countdown = countdown &- index(record)", "pc = hart.takeFault(at: pc &+ offset(record))",
            "countdown = state.countdown", "continue enter",
        ])

    func file() -> String {
        fileHeader + "extension RISCVInterpreter {\n"
            + indented(Self.loop.function(cases: cases()) + "\n" + outOfLine())
            + "}\n"
    }

    private func cases() -> String {
        var text = ""
        for row in instructions { text += hotCase(row) }
        text += internalCases()
        text += FusionEmitter(model: model).cases()
        let system = outOfLineNames { if case .system = $0 { true } else { false } }
        let cold = outOfLineNames { if case .cold = $0 { true } else { false } }
        let float = outOfLineNames { if case .float = $0 { true } else { false } }
        text += """
                        case \(system):
                            state.pc = pc &+ offset(record)
                            state.countdown = countdown &- index(record)
                            executeSystem(state, hart, record)
                            pc = state.pc
                            countdown = state.countdown
                            continue enter
                        case \(cold):
                            if executeCold(state, hart, record) {
                                record += recordSizeBytes
                                continue run
                            }
                        case \(float):
                            if executeFloat(state, record) {
                                record += recordSizeBytes
                                continue run
                            }

            """
        return text
    }

    private func outOfLineNames(_ select: (Operation) -> Bool) -> String {
        instructions.filter { select($0.operation) }.map { ".\(caseName($0.mnemonic))" }.joined(separator: ", ")
    }

    private func hotCase(_ row: Instruction) -> String {
        let name = caseName(row.mnemonic)
        switch row.operation {
        case .value(let value):
            return """
                            case .\(name):
                                let target = destination(state, record)
                \(bindings(value))                put(target, \(value))
                                record += recordSizeBytes
                                continue run

                """
        case .load(let type):
            return """
                            case .\(name):
                                let target = destination(state, record)
                                let address = source1(state, record) &+ immediate(record)
                                let entry = dataEntry(state, address)
                                if canLoad(entry, address, \(type).self) {
                                    put(target, load(entry, address, \(type).self))
                                    record += recordSizeBytes
                                    continue run
                                }
                                if hart.loadSlowly(record, address, .\(accessName(type))) {
                                    record += recordSizeBytes
                                    continue run
                                }

                """
        case .store(let type):
            return """
                            case .\(name):
                                let address = source1(state, record) &+ immediate(record)
                                let entry = dataEntry(state, address)
                                if canStore(entry, address, \(type).self) {
                                    store(entry, address, \(type)(truncatingIfNeeded: source2(state, record)))
                                    record += recordSizeBytes
                                    continue run
                                }
                                if hart.storeSlowly(record, address, .\(accessName(type))) {
                                    record += recordSizeBytes
                                    continue run
                                }

                """
        case .branch(let condition):
            return """
                            case .\(name):
                \(bindings(condition))                countdown &-= retired(record)
                                if \(condition) {
                                    pc = pc &+ lowDisplacement(record)
                \(Self.chain(slot: 16, indent: 20))
                                }
                                pc = pc &+ highDisplacement(record)
                \(Self.chain(slot: 24, indent: 16))

                """
        case .alias, .system, .cold, .float:
            return ""
        }
    }

    static func chain(slot: Int, indent: Int) -> String {
        loop.chain(slot).map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
    }

    private func accessName(_ type: String) -> String { type.prefix(1).lowercased() + type.dropFirst() }

    private func bindings(_ expression: String) -> String {
        let words = expression.split { !$0.isLetter && !$0.isNumber }
        var text = ""
        for (name, accessor) in [
            ("a", "source1(state, record)"), ("b", "source2(state, record)"), ("i", "immediate(record)"),
        ] where words.contains(where: { $0 == name }) {
            text += "                let \(name) = \(accessor)\n"
        }
        return text
    }

    private func internalCases() -> String {
        """
                    case .illegal:
                        raiseIllegal(state, record)
                    case .nothing:
                        record += recordSizeBytes
                        continue run
                    case .constant:
                        set(state, record, immediate(record))
                        record += recordSizeBytes
                        continue run
                    case .pcRelative:
                        set(state, record, pc &+ immediate(record))
                        record += recordSizeBytes
                        continue run
                    case .move:
                        set(state, record, source1(state, record))
                        record += recordSizeBytes
                        continue run
                    case .jumpAndLink:
                        countdown &-= retired(record)
                        set(state, record, pc &+ highDisplacement(record))
                        pc = pc &+ lowDisplacement(record)
        \(Self.chain(slot: 16, indent: 16))
                    case .jump:
                        countdown &-= retired(record)
                        pc = pc &+ lowDisplacement(record)
        \(Self.chain(slot: 16, indent: 16))
                    case .jumpAndLinkRegister:
                        countdown &-= retired(record)
                        let target = source1(state, record) &+ lowDisplacement(record)
                        set(state, record, pc &+ highDisplacement(record))
                        pc = target & ~1
                        continue enter
                    case .jumpRegister:
                        countdown &-= retired(record)
                        pc = (source1(state, record) &+ lowDisplacement(record)) & ~1
                        continue enter
                    case .blockEnd:
                        countdown &-= index(record)
                        pc = pc &+ highDisplacement(record)
        \(Self.chain(slot: 24, indent: 16))
                    case .floatCheck:
                        if checkFloat(state, record) {
                            record += recordSizeBytes
                            continue run
                        }
                    case .straddle:
                        switch hart.checkStraddle(record, pc &+ offset(record)) {
                        case .same:
                            record += recordSizeBytes
                            continue run
                        case .changed:
                            continue enter
                        case .fault:
                            break
                        }

        """
    }

    private func outOfLine() -> String {
        var text = """
            /// Instructions that may change anything: they set pc and end the block.
            @inline(never)
            static func executeSystem(_ state: RISCVState, _ hart: RISCVHart, _ record: UnsafeMutableRawPointer) {
                switch opcode(record) {

            """
        for row in instructions {
            guard case .system(let function) = row.operation else { continue }
            text += "    case .\(caseName(row.mnemonic)): hart.\(function)(record)\n"
        }
        text += """
                default: break
                }
            }

            /// Instructions too rare or too long for the hot loop. False: it faulted.
            @inline(never)
            static func executeCold(_ state: RISCVState, _ hart: RISCVHart, _ record: UnsafeMutableRawPointer) -> Bool {
                switch opcode(record) {

            """
        for row in instructions {
            guard case .cold(let call) = row.operation else { continue }
            text += "    case .\(caseName(row.mnemonic)): hart.\(call)\n"
        }
        text += """
                default: false
                }
            }

            /// Floating point. False: the rounding mode is reserved.
            @inline(never)
            static func executeFloat(_ state: RISCVState, _ record: UnsafeMutableRawPointer) -> Bool {
                let unit = RISCVFloatUnit(state: state, record: record)
                var status = FloatStatus(flags: UInt8(truncatingIfNeeded: state.fflags))
                switch opcode(record) {

            """
        for row in instructions {
            guard case .float(let call) = row.operation else { continue }
            text += "    case .\(caseName(row.mnemonic)):\n"
            if row.operands.contains("m") {
                text += "        guard unit.resolveRounding(&status) else { return false }\n"
            }
            text += "        unit.\(qualified(call))\n"
        }
        text += """
                default: return false
                }
                state.fflags = UInt64(status.flags)
                return true
            }

            """
        return text
    }

    /// Puts `unit.` before the operand readers of a float expression.
    private func qualified(_ call: String) -> String {
        var text = call
        for reader in ["f32(", "f64(", "x(", "bits("] {
            text = replace(reader, in: text)
        }
        return text
    }

    private func replace(_ reader: String, in text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let first = rest.first {
            let previous = result.last
            if rest.hasPrefix(reader), previous.map({ !$0.isLetter && !$0.isNumber && $0 != "." }) ?? true {
                result += "unit." + reader
                rest = rest.dropFirst(reader.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
