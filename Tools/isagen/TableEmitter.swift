/// Opcodes, decoder tables and the table the tests enumerate.
struct TableEmitter {
    let model: Model

    func opcodes() -> String {
        var text = fileHeader
        text += "/// What a decoded record does. Its raw value is what the record stores.\n"
        text += "package enum RISCVOpcode: UInt8 {\n"
        for record in internalRecords { text += "    /// \(record.comment)\n    case \(record.name)\n" }
        for record in model.records.dropFirst(internalRecords.count) { text += "    case \(caseName(record))\n" }
        return text + "}\n"
    }

    func decoder() -> String {
        let buckets = (0..<256).map { bucket in
            instructions.indices.filter { index in
                let row = instructions[index]
                let word = UInt32(bucket >> 3) << 2 | 3 | UInt32(bucket & 7) << 12
                let decided = row.mask & 0x707f
                return word & decided == row.match & decided
            }
        }
        var starts: [Int] = [0]
        for bucket in buckets { starts.append(starts[starts.count - 1] + bucket.count) }
        let rows = instructions.flatMap { row -> [String] in
            [hex(row.match), hex(row.mask), hex(model.flags(of: row)), String(model.opcode(of: row))]
        }
        let compressed = compressedTable.flatMap { row -> [String] in
            guard let target = instructions.firstIndex(where: { $0.mnemonic == row.expansion }) else {
                fatalError("\(row.mnemonic) expands into nothing")
            }
            return [
                hex(UInt32(row.match)), hex(UInt32(row.mask)), String(target),
                "RISCVCompressedForm.\(row.form).rawValue",
            ]
        }
        var forms: [String] = []
        for row in compressedTable where !forms.contains(row.form) { forms.append(row.form) }
        var text = fileHeader
        text += """
            /// Operand layouts of compressed instructions; `RISCVDecoder` extracts them.
            enum RISCVCompressedForm: UInt32 {
            \(forms.map { "    case \($0)" }.joined(separator: "\n"))
            }

            /// Flat tables of the decoder.
            enum RISCVDecoderTables {
                /// match, mask, flags (`RISCVInstructionFlags`), opcode of each row.
                static let rows: [UInt32] = [
            \(literal(rows, perLine: 8))
                ]

                /// Where a bucket's rows start in `bucketRows`; the bucket is word[6:2] · 8 + word[14:12].
                static let bucketStarts: [UInt16] = [
            \(literal(starts.map(String.init), perLine: 24))
                ]

                static let bucketRows: [UInt8] = [
            \(literal(buckets.joined().map { String($0) }, perLine: 24))
                ]

                /// match, mask, row it expands into, operand layout.
                static let compressed: [UInt32] = [
            \(literal(compressed, perLine: 4))
                ]

                /// Whether a compressed encoding that matched row `index` is reserved after all.
                static func isReserved(_ index: Int, _ bits: UInt16) -> Bool {
                    switch index {

            """
        for (index, row) in compressedTable.enumerated() where !row.reserved.isEmpty {
            text += "        case \(index): \(row.reserved)  // \(row.mnemonic)\n"
        }
        text += "        default: false\n        }\n    }\n}\n"
        return text
    }

    func instructionTable() -> String {
        func strings(_ values: [String]) -> String { literal(values.map { "\"\($0)\"" }, perLine: 8) }
        return fileHeader + """
            extension RISCVInstructionTable {
                static let mnemonics: [StaticString] = [
            \(strings(instructions.map(\.mnemonic)))
                ]

                static let operandForms: [StaticString] = [
            \(strings(instructions.map(\.operands)))
                ]

                static let compressedMnemonics: [StaticString] = [
            \(strings(compressedTable.map(\.mnemonic)))
                ]
            }

            """
    }

    func stateLayout() -> String {
        var text = fileHeader
        text += """
            import Synchronization

            /// A hart's state as raw memory: registers at slots of 8 bytes, then the fields below.
            ///
            ///     slot 0...31   x0...x31        slot 32       takes writes to x0
            ///     slot 40...71  f0...f31        slot 72...    the fields, in order
            struct RISCVState {
                let base: UnsafeMutableRawPointer

                static let discardSlot: UInt8 = \(discardSlot)
                static let firstFloatSlot: UInt8 = \(firstFloatSlot)

            """
        var offset = registerSlots * 8
        for field in stateFields {
            text += field.property(at: offset)
            offset += 8
        }
        text += "\n    static let sizeBytes = \(offset)\n}\n"
        return text
    }
}
