/// A JSON value to be written. Members keep the order they are given in.
indirect enum JSONText {
    case string(String)
    case number(UInt64)
    case decimal(Double)
    case bool(Bool)
    case null
    case array([JSONText])
    case object([(String, JSONText)])

    static func strings(_ values: [String]) -> JSONText { .array(values.map { .string($0) }) }

    /// The document with two spaces of indentation and a newline at its end.
    var document: String {
        var out = ""
        write(to: &out, indent: 0)
        return out + "\n"
    }

    private func write(to out: inout String, indent: Int) {
        switch self {
        case .string(let text): JSONText.quote(text, into: &out)
        case .number(let value): out += "\(value)"
        case .decimal(let value): out += value.isFinite ? "\(value)" : "null"
        case .bool(let value): out += value ? "true" : "false"
        case .null: out += "null"
        case .array(let items):
            JSONText.block("[", "]", items, into: &out, indent: indent) { $0.write(to: &$1, indent: indent + 1) }
        case .object(let members):
            JSONText.block("{", "}", members, into: &out, indent: indent) { member, out in
                JSONText.quote(member.0, into: &out)
                out += ": "
                member.1.write(to: &out, indent: indent + 1)
            }
        }
    }

    private static func block<T>(
        _ open: String, _ close: String, _ items: [T], into out: inout String, indent: Int,
        _ write: (T, inout String) -> Void
    ) {
        out += open
        for (index, item) in items.enumerated() {
            out += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
            write(item, &out)
        }
        if !items.isEmpty { out += "\n" + String(repeating: "  ", count: indent) }
        out += close
    }

    /// RFC 8259 §7; characters that could drive a terminal are escaped too.
    private static func quote(_ text: String, into out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
