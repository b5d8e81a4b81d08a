/// The table as tab-separated text: the differential test (Tests/Differential) reads there what to cover.
struct TestTableEmitter {
    func file() -> String {
        var text = "# Written by `isagen` from Tools/isagen. Do not edit: change the table, run `swift run isagen`.\n"
        text += "# mnemonic, match, mask, operands; compressed: mnemonic, match, mask, expansion, form, reserved if\n"
        for row in instructions {
            text += "\(row.mnemonic)\t\(hex(row.match))\t\(hex(row.mask))\t\(row.operands)\n"
        }
        for row in compressedTable {
            text += "\(row.mnemonic)\t\(hex(UInt32(row.match)))\t\(hex(UInt32(row.mask)))\t"
            text += "\(row.expansion)\t\(row.form)\t\(row.reserved)\n"
        }
        return text
    }
}
