/// A value with the path that leads to it, so that a message can say where a document is wrong.
public struct JSONField: Sendable {
    public let value: JSONValue
    /// `layers[3].digest`; empty for the document itself.
    public let path: String

    public init(document: JSONValue) { self.init(value: document, path: "") }

    /// The value of a member of an object, for whoever goes over all of them: `optional` would look through the object
    /// for each.
    public init(value: JSONValue, in object: JSONField, key: String) {
        self.init(value: value, path: object.path.isEmpty ? key : object.path + "." + key)
    }

    init(value: JSONValue, path: String) {
        self.value = value
        self.path = path
    }

    public var isNull: Bool { value == .null }

    /// The member, or nil where it is absent or null. Throws where this is no object.
    public func optional(_ key: String) throws(DocumentError) -> JSONField? {
        guard case .object = value else { throw wrongType("an object") }
        guard let found = value.member(key), found != .null else { return nil }
        return JSONField(value: found, path: path.isEmpty ? key : path + "." + key)
    }

    public func required(_ key: String) throws(DocumentError) -> JSONField {
        guard let found = try optional(key) else {
            throw DocumentError(.missing, (path.isEmpty ? key : path + "." + key) + ": is missing")
        }
        return found
    }

    public func string() throws(DocumentError) -> String {
        guard case .string(let text) = value else { throw wrongType("a string") }
        return text
    }

    public func bool() throws(DocumentError) -> Bool {
        guard case .bool(let flag) = value else { throw wrongType("a boolean") }
        return flag
    }

    public func uint64() throws(DocumentError) -> UInt64 {
        guard case .number(let number) = value else { throw wrongType("a number") }
        guard let integer = number.uint64 else {
            throw failure(.outOfRange, "\(printable(number.text)) is not an integer from 0 to \(UInt64.max)")
        }
        return integer
    }

    public func int64() throws(DocumentError) -> Int64 {
        guard case .number(let number) = value else { throw wrongType("a number") }
        guard let integer = number.int64 else {
            throw failure(.outOfRange, "\(printable(number.text)) is not an integer of 64 bits")
        }
        return integer
    }

    /// The elements of an array; at most `limit`, since each may cost a request or a file.
    public func elements(limit: Int) throws(DocumentError) -> [JSONField] {
        guard case .array(let values) = value else { throw wrongType("an array") }
        guard values.count <= limit else {
            throw failure(.tooLarge, "has \(values.count) elements; the limit is \(limit)")
        }
        var out: [JSONField] = []
        out.reserveCapacity(values.count)
        for (index, element) in values.enumerated() {
            out.append(JSONField(value: element, path: path + "[\(index)]"))
        }
        return out
    }

    public func members() throws(DocumentError) -> [JSONMember] {
        guard case .object(let members) = value else { throw wrongType("an object") }
        return members
    }

    /// An object whose values are all strings.
    public func stringMap() throws(DocumentError) -> [String: String] {
        var out: [String: String] = [:]
        for member in try members() {
            let field = JSONField(value: member.value, path: path + "[\"" + printable(member.key) + "\"]")
            out[member.key] = try field.string()
        }
        return out
    }

    public func strings(limit: Int) throws(DocumentError) -> [String] {
        var out: [String] = []
        for element in try elements(limit: limit) { out.append(try element.string()) }
        return out
    }

    /// An error about this place.
    public func failure(_ reason: DocumentError.Reason, _ what: String) -> DocumentError {
        DocumentError(reason, (path.isEmpty ? "the document" : path) + ": " + what)
    }

    private func wrongType(_ wanted: String) -> DocumentError {
        failure(.wrongType, "is " + value.kindName + ", not " + wanted)
    }
}

/// Text from outside as a message may show it: control characters escaped, and cut where it is long.
public func printable(_ text: String, maxBytes: Int = 200) -> String {
    var out: [UInt8] = []
    var isCut = false
    for scalar in text.unicodeScalars {
        if out.count >= maxBytes {
            isCut = true
            break
        }
        // C0, DEL, C1, and the marks that turn the direction of a line.
        let value = scalar.value
        let isHidden =
            value < 0x20 || (0x7f...0x9f).contains(value) || (0x2028...0x202e).contains(value)
            || (0x2066...0x2069).contains(value) || (0x200b...0x200f).contains(value)
        if isHidden {
            out.append(contentsOf: "\\u{".utf8)
            out.append(contentsOf: String(value, radix: 16).utf8)
            out.append(UInt8(ascii: "}"))
        } else {
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
    if isCut { out.append(contentsOf: "…".utf8) }
    return String(decoding: out, as: UTF8.self)
}
