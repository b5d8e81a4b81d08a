/// The cases of fused records, and the table by which the block builder finds them.
struct FusionEmitter {
    let model: Model

    func table() -> String {
        let sorted = fusions.map { fusion in
            (first: model.number(fusion.records.first), second: model.number(fusion.records.second), fusion: fusion)
        }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        var starts: [Int] = []
        for first in 0...model.records.count { starts.append(sorted.filter { $0.first < first }.count) }
        let rows = sorted.flatMap { entry in
            ["\(entry.second)", "\(model.number(entry.fusion.name))", "RISCVFusion.Kind.\(entry.fusion.kind).rawValue"]
        }
        var kinds: [String] = []
        for fusion in fusions where !kinds.contains(fusion.kind) { kinds.append(fusion.kind) }
        return fileHeader + """
            /// Which records fuse with the one behind them.
            enum RISCVFusion {
                enum Kind: UInt8 {
            \(kinds.map { "        case \($0)" }.joined(separator: "\n"))
                }

                /// Where the rows of a first record start in `rows`.
                static let starts: [UInt8] = [
            \(literal(starts.map(String.init), perLine: 24))
                ]

                /// Second record, fused record, kind.
                static let rows: [UInt8] = [
            \(literal(rows, perLine: 3))
                ]
            }

            """
    }

    func cases() -> String { fusions.map(hotCase).joined() }

    private func hotCase(_ fusion: Fusion) -> String {
        let head = "                case .\(fusion.name):\n"
        let next = "                record += recordSizeBytes\n                continue run\n"
        switch fusion {
        case .values(let first, let second):
            return head + set(first, "first") + "                set(state, record, first)\n"
                + set(second, "second", isSecond: true)
                + "                setSecond(state, record, second)\n" + next
        case .valueLoad(let first, let second):
            let type = loadType(second)
            return head + set(first, "first") + """
                                let address = first &+ highDisplacement(record)
                                let entry = dataEntry(state, address)
                                if canLoad(entry, address, \(type).self) {
                                    set(state, record, first)
                                    setSecond(state, record, load(entry, address, \(type).self))
                                    record += 2 &* recordSizeBytes
                                }

                """ + next
        case .loadPair:
            return head + """
                                let address = source1(state, record) &+ lowDisplacement(record)
                                let entry = dataEntry(state, address)
                                if canLoad(entry, address, DoublewordPair.self) {
                                    set(state, record, load(entry, address, UInt64.self))
                                    setSecond(state, record, load(entry, address &+ 8, UInt64.self))
                                    record += 2 &* recordSizeBytes
                                }

                """ + next
        case .storePair:
            return head + """
                                let address = source1(state, record) &+ lowDisplacement(record)
                                let entry = dataEntry(state, address)
                                if canStore(entry, address, DoublewordPair.self) {
                                    store(entry, address, source2(state, record))
                                    store(entry, address &+ 8, secondSource1(state, record))
                                    record += 2 &* recordSizeBytes
                                }

                """ + next
        case .loadBranch(let first, let second):
            let type = loadType(first)
            return head + """
                                let address = source1(state, record) &+ shortImmediate(record)
                                let entry = dataEntry(state, address)
                                if canLoad(entry, address, \(type).self) {
                                    set(state, record, load(entry, address, \(type).self))
                \(branch(second, indent: 20))
                                }
                                record += 2 &* recordSizeBytes
                                continue run

                """
        case .valueBranch(let first, let second):
            return head + set(first, "first", immediate: "shortImmediate(record)")
                + "                set(state, record, first)\n" + branch(second, indent: 16) + "\n"
        case .valueJump(let first):
            return head + set(first, "first", immediate: "highDisplacement(record)") + """
                                countdown &-= retired(record)
                                set(state, record, first)
                                pc = (secondSource1(state, record) &+ lowDisplacement(record)) & ~1
                                continue enter

                """
        }
    }

    /// `let name = …`, the operands read from where the fused layout has them.
    private func set(_ record: String, _ name: String, isSecond: Bool = false, immediate: String? = nil) -> String {
        let expression = model.value(record)
        let words = expression.split { !$0.isLetter && !$0.isNumber }
        var text = ""
        let operands = [
            ("a", isSecond ? "secondSource1(state, record)" : "source1(state, record)"),
            ("b", isSecond ? "secondSource2(state, record)" : "source2(state, record)"),
            ("i", immediate ?? (isSecond ? "highDisplacement(record)" : "lowDisplacement(record)")),
        ]
        for (letter, accessor) in operands where words.contains(where: { $0 == letter }) {
            text += "                    let \(letter) = \(accessor)\n"
        }
        text += "                    \(name) = \(expression)\n"
        return "                let \(name): UInt64\n                do {\n\(text)                }\n"
    }

    private func loadType(_ record: String) -> String {
        guard case .load(let type)? = instructions.first(where: { $0.mnemonic == record })?.operation else {
            fatalError("\(record) is no load")
        }
        return type
    }

    private func branch(_ record: String, indent: Int) -> String {
        guard case .branch(let condition)? = instructions.first(where: { $0.mnemonic == record })?.operation else {
            fatalError("\(record) is no branch")
        }
        let space = String(repeating: " ", count: indent)
        return """
            \(space)let a = secondSource3(state, record)
            \(space)let b = source2(state, record)
            \(space)countdown &-= retired(record)
            \(space)if \(condition) {
            \(space)    pc = pc &+ lowDisplacement(record)
            \(InterpreterEmitter.chain(slot: 16, indent: indent + 4))
            \(space)}
            \(space)pc = pc &+ highDisplacement(record)
            \(InterpreterEmitter.chain(slot: 24, indent: indent))
            """
    }
}
