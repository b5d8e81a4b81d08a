extension JSONValue {
    /// Reads one document (RFC 8259), which must be all of `bytes`.
    ///
    /// Stricter than the grammar where readers differ from each other, so that a verified document means the
    /// same to us as to whoever signed it: a key that comes twice, text that is not UTF-8, and half a
    /// surrogate pair are errors.
    public static func parse(
        _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = JSONLimits()
    ) throws(DocumentError) -> JSONValue {
        guard bytes.count <= limits.maxBytes else {
            throw DocumentError(.tooLarge, "the document has \(bytes.count) bytes; the limit is \(limits.maxBytes)")
        }
        var parser = JSONParser(bytes: bytes, limits: limits)
        return try parser.document()
    }

    public static func parse(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
    ) throws(DocumentError) -> JSONValue {
        // The closure of `withUnsafeBytes` would throw untyped: carry the outcome out by hand.
        let outcome: Result<JSONValue, DocumentError> = bytes.withUnsafeBytes { buffer in
            do throws(DocumentError) {
                return .success(try parse(buffer, limits: limits))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}

/// Recursive descent; `maxDepth` bounds the recursion.
struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    let limits: JSONLimits
    var offset = 0
    private var depth = 0
    private var valueCount = 0

    init(bytes: UnsafeRawBufferPointer, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func document() throws(DocumentError) -> JSONValue {
        skipSpace()
        let value = try value()
        skipSpace()
        guard offset == bytes.count else { throw syntax("something follows the document") }
        return value
    }

    private mutating func value() throws(DocumentError) -> JSONValue {
        valueCount += 1
        guard valueCount <= limits.maxValues else {
            throw DocumentError(.tooLarge, "at byte \(offset): more than \(limits.maxValues) values")
        }
        guard let first = peek() else { throw syntax("the document ends where a value should be") }
        switch first {
        case UInt8(ascii: "{"):
            try enter()
            defer { depth -= 1 }
            return .object(try members())
        case UInt8(ascii: "["):
            try enter()
            defer { depth -= 1 }
            return .array(try elements())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw syntax("expected a value")
        }
    }

    private mutating func enter() throws(DocumentError) {
        depth += 1
        guard depth <= limits.maxDepth else {
            throw DocumentError(.tooDeep, "at byte \(offset): nested deeper than \(limits.maxDepth)")
        }
        offset += 1
    }

    private mutating func elements() throws(DocumentError) -> [JSONValue] {
        var out: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return out }
        while true {
            skipSpace()
            out.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return out }
            guard take(UInt8(ascii: ",")) else { throw syntax("expected ',' or ']'") }
        }
    }

    private mutating func members() throws(DocumentError) -> [JSONMember] {
        var out: [JSONMember] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return out }
        while true {
            skipSpace()
            guard peek() == UInt8(ascii: "\"") else { throw syntax("expected a key in quotes") }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw syntax("expected ':'") }
            skipSpace()
            out.append(JSONMember(key: key, value: try value()))
            skipSpace()
            if take(UInt8(ascii: "}")) { break }
            guard take(UInt8(ascii: ",")) else { throw syntax("expected ',' or '}'") }
        }
        if let twice = JSONParser.firstDuplicate(out) {
            throw DocumentError(.duplicateKey, "before byte \(offset): the key \"\(printable(twice))\" comes twice")
        }
        return out
    }

    /// Keys are compared by their bytes: canonically equivalent spellings are different keys.
    private static func firstDuplicate(_ members: [JSONMember]) -> String? {
        if members.count < 2 { return nil }
        let order = members.indices.sorted {
            members[$0].key.utf8.lexicographicallyPrecedes(members[$1].key.utf8)
        }
        for index in 1..<order.count {
            let left = members[order[index - 1]].key
            if left.utf8.elementsEqual(members[order[index]].key.utf8) { return left }
        }
        return nil
    }

    private mutating func number() throws(DocumentError) -> JSONNumber {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        // SAFETY: `offset` only moves past bytes that `peek` has seen.
        return JSONNumber(text: String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    private mutating func digits() throws(DocumentError) {
        let start = offset
        while let byte = peek(), (0x30...0x39).contains(byte) { offset += 1 }
        if offset == start { throw syntax("expected a digit") }
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(DocumentError) -> JSONValue {
        let length = text.utf8CodeUnitCount
        guard bytes.count - offset >= length,
            text.withUTF8Buffer({ bytes[offset..<offset + length].elementsEqual($0) })
        else { throw syntax("expected a value") }
        offset += length
        return value
    }

    func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { offset += 1 }
    }

    func syntax(_ what: String) -> DocumentError { DocumentError(.syntax, "at byte \(offset): " + what) }
}
