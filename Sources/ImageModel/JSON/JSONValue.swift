/// A JSON document in memory, as RFC 8259 defines it.
///
/// Made by `JSONValue.parse`, whose limits bound depth and size, so that recursion over a value is bounded too.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    /// In the order of the document; no key twice.
    case object([JSONMember])

    /// The value of that key; nil where this is no object or has no such key.
    public func member(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        for member in members where member.key == key { return member.value }
        return nil
    }

    /// What a message calls this kind of value.
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

public struct JSONMember: Sendable, Equatable {
    public var key: String
    public var value: JSONValue
    public init(key: String, value: JSONValue) {
        self.key = key
        self.value = value
    }
}

/// A number as the document spells it: nothing is lost by a conversion that nobody asked for.
public struct JSONNumber: Sendable, Equatable {
    public let text: String
    init(text: String) { self.text = text }

    /// The number where it is an integer without fraction or exponent that fits; nil otherwise.
    public var int64: Int64? { isInteger ? Int64(text) : nil }
    public var uint64: UInt64? { isInteger ? UInt64(text) : nil }

    private var isInteger: Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2d }
    }
}

/// How much a document may cost.
public struct JSONLimits: Sendable {
    public var maxBytes: Int
    /// Arrays and objects inside each other.
    public var maxDepth: Int
    /// Values in all, which bounds memory: a value of two bytes takes some forty.
    public var maxValues: Int
    public init(maxBytes: Int = 4 << 20, maxDepth: Int = 64, maxValues: Int = 1 << 20) {
        self.maxBytes = maxBytes
        self.maxDepth = maxDepth
        self.maxValues = maxValues
    }
}
