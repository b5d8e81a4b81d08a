/// Writes what the decoder, the disassembler and the interpreter take from the x86-64 table.
struct X86TableEmitter {
    let rows = x86Rows(x86IntegerTable + x86SystemTable + x86X87Table + x86SSETable + x86AVXTable)

    /// Names of opcodes, in the order of their first row.
    let opcodes: [(name: String, mnemonic: String)]
    let features: [String]
    let groups: [String]

    init() {
        var opcodes: [(name: String, mnemonic: String)] = []
        var known: Set<String> = []
        for row in rows where known.insert(row.opcodeName).inserted { opcodes.append((row.opcodeName, row.mnemonic)) }
        self.opcodes = opcodes
        features = Self.unique(rows.map(\.feature))
        groups = Self.unique(rows.map(\.group))
        for row in rows where row.operands.count > 4 { fatalError("\(row.mnemonic) has more than four operands") }
    }

    private static func unique(_ names: [String]) -> [String] {
        var known: Set<String> = []
        return names.filter { known.insert($0).inserted }
    }

    func opcodeFile() -> String {
        var text = fileHeader
        text += "/// What an instruction does: one case a mnemonic, its operands told by the row.\n"
        text += "package enum X86Opcode: UInt16, Sendable {\n"
        for opcode in opcodes { text += "    case \(opcode.name == "in" ? "`in`" : opcode.name)\n" }
        text += "\n    package static let count = \(opcodes.count)\n}\n\n"
        text += """
            /// Features that rows need. A decoder knows no row of a feature that its mode does not name.
            package struct X86Features: OptionSet, Sendable {
                package let rawValue: UInt64
                package init(rawValue: UInt64) { self.rawValue = rawValue }


            """
        for (index, feature) in features.enumerated() {
            text += "    package static let \(feature.lowercased()) = Self(rawValue: 1 << \(index))\n"
        }
        let all = hexWide(UInt64(1) << UInt64(features.count) - 1)
        text += "\n    package static let all = Self(rawValue: \(all))\n}\n\n"
        text += """
            /// Properties of a row.
            package struct X86Attributes: OptionSet, Sendable {
                package let rawValue: UInt32
                package init(rawValue: UInt32) { self.rawValue = rawValue }


            """
        for (index, attribute) in x86AttributeBits.enumerated() {
            text += "    /// \(attribute.comment)\n"
            text += "    package static let \(attribute.name) = Self(rawValue: 1 << \(index))\n"
        }
        text += "}\n\n/// Addressing methods of operands (SDM Vol. 2, A.2.1).\n"
        text += "package enum X86OperandMethod: UInt8, Sendable {\n"
        for method in x86Methods {
            text += "    case \(method.count == 1 ? method.lowercased() : method)\n"
        }
        text += "}\n\n/// Operand types (SDM Vol. 2, A.2.2, and those of Tools/isagen/X86/X86Row.swift).\n"
        text += "package enum X86OperandType: UInt8, Sendable {\n"
        for type in x86Types { text += "    case \(type == "0" ? "unsized" : type)\n" }
        text += "}\n\n/// Where a row comes from.\npackage enum X86Group: UInt8, Sendable, CaseIterable {\n"
        for group in groups { text += "    case \(group)\n" }
        text += "}\n\n/// Faults that a row may raise beside those of decoding and fetching.\n"
        text += "package struct X86Faults: OptionSet, Sendable {\n    package let rawValue: UInt16\n"
        text += "    package init(rawValue: UInt16) { self.rawValue = rawValue }\n\n"
        for (index, fault) in x86FaultNames.enumerated() {
            text += "    package static let \(fault.lowercased()) = Self(rawValue: 1 << \(index))\n"
        }
        return text + "}\n"
    }

    func decoderFile() -> String {
        let (starts, bucketRows) = buckets()
        let names = opcodes.map { $0.mnemonic.lowercased() }
        var offsets = [0]
        for name in names { offsets.append(offsets[offsets.count - 1] + name.utf8.count) }
        return fileHeader + """
            /// Flat tables of the decoder, the disassembler and the tests.
            enum X86DecoderTables {
                static let rowCount = \(rows.count)

                /// The one row that has two immediates.
                static let enterRow: UInt16 = \(rows.firstIndex { $0.opcodeName == "enter" } ?? 0)

                /// match and mask (`X86Key`), operands 0 and 1, operands 2 and 3 (type << 5 | method, number << 10), attributes,
                /// feature << 16 | opcode of each row.
                static let rows: [UInt32] = [
            \(literal(rows.flatMap(encoded), perLine: 12))
                ]

                /// Where the rows of a bucket start in `bucketRows`; bit 15: they have a ModRM byte. The bucket is
                /// (space · 4 + mandatory prefix) · 256 + opcode.
                static let bucketStarts: [UInt16] = [
            \(literal(starts.map(String.init), perLine: 20))
                ]

                static let bucketRows: [UInt16] = [
            \(literal(bucketRows.map(String.init), perLine: 20))
                ]

                /// `X86FlagEffects` of each row.
                static let flagEffects: [UInt32] = [
            \(literal(rows.map { hexWide(UInt64($0.encodedFlags)) }, perLine: 14))
                ]

                /// `X86Faults` of each row.
                static let faults: [UInt16] = [
            \(literal(rows.map { hexWide(UInt64($0.encodedFaults)) }, perLine: 18))
                ]

                /// `X86Group` of each row.
                static let groups: [UInt8] = [
            \(literal(rows.map { row in String(groups.firstIndex(of: row.group) ?? 0) }, perLine: 32))
                ]

                /// Mnemonics of all opcodes, one after the other; where each starts.
                static let mnemonics: StaticString =
                    "\(names.joined())"

                static let mnemonicStarts: [UInt16] = [
            \(literal(offsets.map(String.init), perLine: 18))
                ]
            }

            """
    }

    private func hexWide(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }

    private func encoded(_ row: X86Row) -> [String] {
        func operand(_ index: Int) -> UInt32 {
            guard index < row.operands.count else { return 0 }
            let code = row.operands[index]
            guard let method = x86Methods.firstIndex(of: code.method), let type = x86Types.firstIndex(of: code.type)
            else { fatalError("\(row.mnemonic): \(code.text)?") }
            return UInt32(method) | UInt32(type) << 5 | UInt32(code.number) << 10
        }
        guard let opcode = opcodes.firstIndex(where: { $0.name == row.opcodeName }),
            let feature = features.firstIndex(of: row.feature)
        else { fatalError("\(row.mnemonic) is not there") }
        return [
            row.match, row.mask, operand(0) | operand(1) << 16, operand(2) | operand(3) << 16, row.encodedAttributes,
            UInt32(opcode) | UInt32(feature) << 16,
        ].map { "0x" + String($0, radix: 16) }
    }

    private func buckets() -> (starts: [Int], rows: [Int]) {
        var lists = [[Int]](repeating: [], count: 7 * 4 * 256)
        for (index, row) in rows.enumerated() {
            for prefix in row.prefix.map({ [$0] }) ?? [0, 1, 2, 3] {
                for opcode in Int(row.opcode)..<Int(row.opcode) + row.opcodeCount {
                    lists[(row.space * 4 + prefix) * 256 + opcode].append(index)
                }
            }
        }
        var starts: [Int] = []
        var all: [Int] = []
        for list in lists {
            let withModRM = list.count { rows[$0].hasModRM }
            if withModRM != 0, withModRM != list.count { fatalError("ModRM or not? \(rows[list[0]].encoding)") }
            starts.append(all.count | (withModRM == 0 ? 0 : 0x8000))
            all += list
        }
        starts.append(all.count)
        if all.count >= 0x8000 || rows.count >= 0xffff { fatalError("the table is too large for its encoding") }
        return (starts, all)
    }

    private func dash(_ text: String) -> String { text.isEmpty ? "-" : text }

    /// The table as text, for tests of the instructions.
    func testTable() -> String {
        var text = "# Written by `isagen` from Tools/isagen. Do not edit: change the table, run `swift run isagen`.\n"
        text +=
            "# row, mnemonic, operands, encoding, map, prefix (- any), first opcode, opcodes, match, mask, attributes,\n"
        text += "# feature, group, flags read, written, undefined, faults\n"
        for (index, row) in rows.enumerated() {
            let columns = [
                String(index), row.mnemonic, dash(row.operands.map(\.text).joined(separator: ",")), row.encoding,
                String(row.space), row.prefix.map(String.init) ?? "-", String(row.opcode), String(row.opcodeCount),
                String(row.match), String(row.mask), dash(row.allAttributes.sorted().joined(separator: " ")),
                row.feature, row.group, dash(row.flags.read), dash(row.flags.written), dash(row.flags.undefined),
                dash(row.faults.joined(separator: " ")),
            ]
            text += columns.joined(separator: "\t") + "\n"
        }
        return text
    }
}
