import ImageModel

/// The part of TOML (https://toml.io/en/v1.0.0) that configuration files of container tools use, read into the values
/// that JSON documents are made of: tables, arrays of tables, dotted and quoted keys, all four kinds of strings,
/// booleans, arrays, inline tables. Numbers and dates come as their text.
package enum TOML {
    static let maxBytes = 1 << 20
    static let maxDepth = 16
    static let maxValues = 16384

    package static func parse(_ bytes: [UInt8]) throws(DocumentError) -> JSONValue {
        guard bytes.count <= maxBytes else {
            throw DocumentError(.tooLarge, "the file has \(bytes.count) bytes; the limit is \(maxBytes)")
        }
        var parser = Parser(bytes: bytes)
        return try parser.document()
    }

    /// A table under construction.
    private final class Table {
        enum Member {
            case value(JSONValue)
            case table(Table)
            case tables([Table])
        }
        var keys: [String] = []
        var members: [String: Member] = [:]
        /// A header or an inline table has defined it: it may not come again.
        var isDefined = false

        func set(_ key: String, _ member: Member) {
            if members[key] == nil { keys.append(key) }
            members[key] = member
        }

        var value: JSONValue {
            var out: [JSONMember] = []
            for key in keys {
                switch members[key] {
                case .value(let value): out.append(JSONMember(key: key, value: value))
                case .table(let table): out.append(JSONMember(key: key, value: table.value))
                case .tables(let tables):
                    var values: [JSONValue] = []
                    for table in tables { values.append(table.value) }
                    out.append(JSONMember(key: key, value: .array(values)))
                case nil: break
                }
            }
            return .object(out)
        }
    }

    private struct Parser {
        let bytes: [UInt8]
        var offset = 0
        var line = 1
        var valueCount = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        func wrong(_ what: String) -> DocumentError { DocumentError(.syntax, "line \(line): " + what) }

        // MARK: Lines

        mutating func document() throws(DocumentError) -> JSONValue {
            let root = Table()
            var current = root
            if bytes.starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
            while true {
                skipBlank()
                guard let byte = peek() else { return root.value }
                if byte == UInt8(ascii: "[") {
                    current = try header(root)
                } else {
                    try assignment(current)
                }
                skipSpace()
                skipComment()
                guard peek() == nil || peek() == 0x0a || peek() == 0x0d else {
                    throw wrong("something follows the value")
                }
            }
        }

        private mutating func header(_ root: Table) throws(DocumentError) -> Table {
            offset += 1
            let isArray = take(UInt8(ascii: "["))
            let path = try keyPath()
            guard take(UInt8(ascii: "]")), !isArray || take(UInt8(ascii: "]")) else { throw wrong("expected ']'") }
            var table = root
            for key in path.dropLast() { table = try descend(table, key) }
            guard let last = path.last else { throw wrong("expected a name") }
            if isArray {
                try countValue()
                let new = Table()
                switch table.members[last] {
                case nil: table.set(last, .tables([new]))
                case .tables(var tables):
                    // Let go of first, so that a file of many does not copy them for each.
                    table.set(last, .tables([]))
                    tables.append(new)
                    table.set(last, .tables(tables))
                default: throw wrong("\(printable(last)) is something else already")
                }
                return new
            }
            if case .tables = table.members[last] { throw wrong("\(printable(last)) is an array already") }
            let found = try descend(table, last)
            guard !found.isDefined else { throw wrong("the table \(printable(last)) comes twice") }
            found.isDefined = true
            return found
        }

        private mutating func descend(_ table: Table, _ key: String) throws(DocumentError) -> Table {
            switch table.members[key] {
            case nil:
                try countValue()
                let new = Table()
                table.set(key, .table(new))
                return new
            case .table(let found): return found
            case .tables(let tables):
                if let last = tables.last { return last }
                throw wrong("\(printable(key)) is empty")
            case .value: throw wrong("\(printable(key)) is a value already")
            }
        }

        private mutating func assignment(_ table: Table) throws(DocumentError) {
            let path = try keyPath()
            guard take(UInt8(ascii: "=")) else { throw wrong("expected '='") }
            skipSpace()
            var target = table
            for key in path.dropLast() { target = try descend(target, key) }
            guard let last = path.last, target.members[last] == nil else { throw wrong("a key comes twice") }
            target.set(last, .value(try value(depth: 0)))
        }

        private mutating func countValue() throws(DocumentError) {
            valueCount += 1
            guard valueCount <= TOML.maxValues else {
                throw DocumentError(.tooLarge, "line \(line): more than \(TOML.maxValues) values")
            }
        }

        // MARK: Keys

        private mutating func keyPath() throws(DocumentError) -> [String] {
            var path: [String] = []
            while true {
                skipSpace()
                path.append(try key())
                guard path.count <= TOML.maxDepth else { throw wrong("the name has too many parts") }
                skipSpace()
                if !take(UInt8(ascii: ".")) { return path }
            }
        }

        private mutating func key() throws(DocumentError) -> String {
            if take(UInt8(ascii: "\"")) { return try basicString() }
            if take(UInt8(ascii: "'")) { return try literalString() }
            let start = offset
            while let byte = peek(), Parser.isBare(byte) { offset += 1 }
            guard offset > start else { throw wrong("expected a name") }
            return String(decoding: bytes[start..<offset], as: UTF8.self)
        }

        private static func isBare(_ byte: UInt8) -> Bool {
            ImageReference.Grammar.isAlnum(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }

        // MARK: Values

        private mutating func value(depth: Int) throws(DocumentError) -> JSONValue {
            try countValue()
            guard depth < TOML.maxDepth else { throw wrong("nested too deep") }
            guard let first = peek() else { throw wrong("the file ends where a value should be") }
            switch first {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try string(first))
            case UInt8(ascii: "["):
                offset += 1
                return try array(depth: depth)
            case UInt8(ascii: "{"):
                offset += 1
                return try inlineTable(depth: depth)
            default: break
            }
            let start = offset
            while let byte = peek(), Parser.isBare(byte) || "+.:".utf8.contains(byte) { offset += 1 }
            let text = String(decoding: bytes[start..<offset], as: UTF8.self)
            switch text {
            case "": throw wrong("expected a value")
            case "true": return .bool(true)
            case "false": return .bool(false)
            default: return .string(text)
            }
        }

        private mutating func array(depth: Int) throws(DocumentError) -> JSONValue {
            var out: [JSONValue] = []
            while true {
                skipBlank()
                if take(UInt8(ascii: "]")) { return .array(out) }
                out.append(try value(depth: depth + 1))
                skipBlank()
                if take(UInt8(ascii: "]")) { return .array(out) }
                guard take(UInt8(ascii: ",")) else { throw wrong("expected ',' or ']'") }
            }
        }

        private mutating func inlineTable(depth: Int) throws(DocumentError) -> JSONValue {
            var out: [JSONMember] = []
            var names: Set<String> = []
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(out) }
            while true {
                skipSpace()
                let name = try key()
                skipSpace()
                guard take(UInt8(ascii: "=")) else { throw wrong("expected '='") }
                skipSpace()
                guard names.insert(name).inserted else { throw wrong("a key comes twice") }
                out.append(JSONMember(key: name, value: try value(depth: depth + 1)))
                skipSpace()
                if take(UInt8(ascii: "}")) { return .object(out) }
                guard take(UInt8(ascii: ",")) else { throw wrong("expected ',' or '}'") }
            }
        }

        private mutating func string(_ quote: UInt8) throws(DocumentError) -> String {
            let isLong = offset + 2 < bytes.count && bytes[offset + 1] == quote && bytes[offset + 2] == quote
            offset += isLong ? 3 : 1
            if isLong { return try longString(quote) }
            return quote == UInt8(ascii: "\"") ? try basicString() : try literalString()
        }

        private mutating func longString(_ quote: UInt8) throws(DocumentError) -> String {
            if take(0x0d) { _ = take(0x0a) } else { _ = take(0x0a) }
            var out: [UInt8] = []
            while let byte = peek() {
                if byte == quote, offset + 2 < bytes.count, bytes[offset + 1] == quote, bytes[offset + 2] == quote {
                    offset += 3
                    return String(decoding: out, as: UTF8.self)
                }
                if byte == 0x0a { line += 1 }
                offset += 1
                if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                    if peek() == 0x0a || peek() == 0x0d {
                        skipBlankOnly()
                    } else {
                        try escape(&out)
                    }
                } else {
                    out.append(byte)
                }
            }
            throw wrong("the file ends inside a string")
        }

        private mutating func basicString() throws(DocumentError) -> String {
            var out: [UInt8] = []
            while let byte = peek(), byte != 0x0a, byte != 0x0d {
                offset += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
                if byte == UInt8(ascii: "\\") {
                    try escape(&out)
                } else {
                    out.append(byte)
                }
            }
            throw wrong("the line ends inside a string")
        }

        private mutating func literalString() throws(DocumentError) -> String {
            let start = offset
            while let byte = peek(), byte != 0x0a, byte != 0x0d {
                offset += 1
                if byte == UInt8(ascii: "'") { return String(decoding: bytes[start..<(offset - 1)], as: UTF8.self) }
            }
            throw wrong("the line ends inside a string")
        }

        private mutating func escape(_ out: inout [UInt8]) throws(DocumentError) {
            guard let byte = peek() else { throw wrong("the file ends inside a string") }
            offset += 1
            switch byte {
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "n"): out.append(0x0a)
            case UInt8(ascii: "f"): out.append(0x0c)
            case UInt8(ascii: "r"): out.append(0x0d)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(byte)
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                var number: UInt32 = 0
                for _ in 0..<(byte == UInt8(ascii: "u") ? 4 : 8) {
                    guard let digit = peek().flatMap({ Parser.hexDigit($0) }) else {
                        throw wrong("expected hexadecimal digits")
                    }
                    number = number << 4 | digit
                    offset += 1
                }
                guard let scalar = Unicode.Scalar(number) else { throw wrong("is no character") }
                out += Array(String(Character(scalar)).utf8)
            default: throw wrong("unknown escape")
            }
        }

        private static func hexDigit(_ byte: UInt8) -> UInt32? {
            switch byte {
            case 0x30...0x39: UInt32(byte - 0x30)
            case 0x41...0x46: UInt32(byte - 0x41 + 10)
            case 0x61...0x66: UInt32(byte - 0x61 + 10)
            default: nil
            }
        }

        // MARK: Bytes

        private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard peek() == byte else { return false }
            offset += 1
            return true
        }

        private mutating func skipSpace() {
            while let byte = peek(), byte == 0x20 || byte == 0x09 { offset += 1 }
        }

        private mutating func skipComment() {
            guard peek() == UInt8(ascii: "#") else { return }
            while let byte = peek(), byte != 0x0a { offset += 1 }
        }

        /// Space, ends of lines and comments.
        private mutating func skipBlank() {
            while true {
                skipBlankOnly()
                guard peek() == UInt8(ascii: "#") else { return }
                skipComment()
            }
        }

        private mutating func skipBlankOnly() {
            while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d {
                if byte == 0x0a { line += 1 }
                offset += 1
            }
        }
    }
}
