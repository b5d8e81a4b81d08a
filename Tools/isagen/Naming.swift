/// `amoadd.w` → `amoaddW`.
func caseName(_ mnemonic: String) -> String {
    let parts = mnemonic.split(separator: ".")
    return String(parts[0]) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}

func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
}

/// A flat array literal, wrapped.
func literal(_ values: [String], perLine: Int) -> String {
    stride(from: 0, to: values.count, by: perLine).map { start in
        "        " + values[start..<min(start + perLine, values.count)].joined(separator: ", ") + ","
    }.joined(separator: "\n")
}

let fileHeader =
    "// Written by `isagen` from Tools/isagen. Do not edit: change the table and run `swift run isagen`.\n\n"

/// Four columns in, for what stands in a type.
func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
        .joined(separator: "\n")
}
