import ImageModel
import Testing

/// RFC 8259, and what we refuse beyond it.
@Suite struct JSONTests {
    @Test("Every kind of value is read")
    func readsValues() throws {
        let value = try JSONValue.parse(Array(#" {"a": [1, -2.5e3, true, false, null, "x"], "b": {}} "#.utf8))
        guard case .array(let items)? = value.member("a") else {
            Issue.record("a is no array")
            return
        }
        #expect(items.count == 6)
        #expect(items[2...] == [.bool(true), .bool(false), .null, .string("x")])
        #expect(value.member("b") == .object([]))
        #expect(value.member("c") == nil)
    }

    @Test(
        "Escapes and UTF-8 become the text they stand for",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e4\u20AC""#, "Aä€"),
            (#""\ud83d\ude00""#, "😀"), (#""ä€😀""#, "ä€😀"), (#""\u0000""#, "\0"), (#""""#, ""),
            (#""\uFFFF x""#, "\u{ffff} x"),
        ])
    func readsStrings(_ document: String, _ text: String) throws {
        #expect(try JSONValue.parse(Array(document.utf8)) == .string(text))
    }

    @Test(
        "Integers keep all their 64 bits",
        arguments: [
            ("9223372036854775807", Int64.max, UInt64(Int64.max)), ("-9223372036854775808", Int64.min, nil),
            ("18446744073709551615", nil, UInt64.max), ("18446744073709551616", nil, nil), ("1.0", nil, nil),
            ("1e3", nil, nil), ("-0", 0, 0), ("-1", -1, nil),
        ] as [(String, Int64?, UInt64?)])
    func readsIntegers(_ text: String, _ signed: Int64?, _ unsigned: UInt64?) throws {
        guard case .number(let number) = try JSONValue.parse(Array(text.utf8)) else {
            Issue.record("no number")
            return
        }
        #expect(number.text == text)
        #expect(number.int64 == signed)
        #expect(number.uint64 == unsigned)
    }

    @Test(
        "What is no JSON is an error with its place",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), (#"{"a":1,}"#, 7), (#"{"a" 1}"#, 5), ("{a:1}", 1), ("01", 1),
            ("+1", 0), ("1.", 2), (".5", 0), ("1e", 2), ("-", 1), ("tru", 0), ("nulL", 0), (#""abc"#, 4),
            ("\"a\nb\"", 3), (#""\x""#, 3), (#""\u12g4""#, 5), ("1 2", 2), ("[1]]", 3), ("\u{feff}1", 0), ("NaN", 0),
        ])
    func refusesWrongSyntax(_ document: String, _ offset: Int) throws {
        let error = try #require(throws: DocumentError.self) { try JSONValue.parse(Array(document.utf8)) }
        #expect(error.reason == .syntax)
        #expect(error.message.hasPrefix("at byte \(offset):"), "\(error.message)")
    }

    @Test(
        "Text that is not UTF-8, and half a surrogate pair, are errors",
        arguments: [
            [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xe0, 0x80, 0x80, 0x22],
            [0x22, 0xed, 0xa0, 0x80, 0x22],
            [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xe2, 0x82, 0x22], Array(#""\ud800""#.utf8),
            Array(#""\ud800\u0041""#.utf8), Array(#""\udc00\ud800""#.utf8), Array(#""\n"#.utf8) + [0x80, 0x22],
        ] as [[UInt8]])
    func refusesWrongText(_ bytes: [UInt8]) throws {
        #expect(try #require(throws: DocumentError.self) { try JSONValue.parse(bytes) }.reason == .encoding)
    }

    @Test("A key that comes twice is an error: other readers would take the other one")
    func refusesDuplicateKeys() throws {
        for document in [#"{"a":1,"b":2,"a":3}"#, #"{"a":{"x":1,"\u0078":2}}"#] {
            let error = try #require(throws: DocumentError.self) { try JSONValue.parse(Array(document.utf8)) }
            #expect(error.reason == .duplicateKey)
        }
        // Canonically equivalent is not the same.
        _ = try JSONValue.parse(Array("{\"\u{e9}\":1,\"e\u{301}\":2}".utf8))
    }

    @Test("Nesting 10,000 deep is a clear error; 64 is not too deep")
    func boundsDepth() throws {
        func nested(_ depth: Int) -> [UInt8] {
            [UInt8](repeating: 0x5b, count: depth) + [UInt8](repeating: 0x5d, count: depth)
        }
        _ = try JSONValue.parse(nested(64))
        for depth in [65, 10_000, 1_000_000] {
            let error = try #require(throws: DocumentError.self) { try JSONValue.parse(nested(depth)) }
            #expect(error.reason == .tooDeep)
            #expect(error.blobReason == .tooLarge)
        }
    }

    @Test("Size and number of values are bounded")
    func boundsSize() throws {
        let spaces = [UInt8](repeating: 0x20, count: (4 << 20) + 1)
        #expect(try #require(throws: DocumentError.self) { try JSONValue.parse(spaces) }.reason == .tooLarge)
        let many =
            [0x5b] + [UInt8](repeating: 0x31, count: 1) + Array(repeatElement([0x2c, 0x31], count: 1 << 20).joined())
            + [0x5d]
        #expect(try #require(throws: DocumentError.self) { try JSONValue.parse(many) }.reason == .tooLarge)
    }

    @Test("Accessors say where a document is wrong")
    func namesThePath() throws {
        let document = JSONField(
            document: try JSONValue.parse(Array(#"{"layers":[{"size":-1,"a":{"b c":1}}],"n":null}"#.utf8)))
        #expect(try document.optional("n") == nil)
        let layer = try document.required("layers").elements(limit: 10)[0]
        func message(_ body: () throws -> Void) throws -> String {
            try #require(throws: DocumentError.self) { try body() }.message
        }
        #expect(try message { _ = try layer.required("digest") } == "layers[0].digest: is missing")
        #expect(try message { _ = try layer.required("size").string() } == "layers[0].size: is a number, not a string")
        #expect(
            try message { _ = try layer.required("size").uint64() }.hasPrefix("layers[0].size: -1 is not an integer"))
        #expect(
            try message { _ = try layer.required("a").stringMap() } == #"layers[0].a["b c"]: is a number, not a string"#
        )
        #expect(
            try message { _ = try document.required("layers").elements(limit: 0) }
                == "layers: has 1 elements; the limit is 0")
        #expect(
            try message { _ = try layer.required("size").optional("x") } == "layers[0].size: is a number, not an object"
        )
    }

    @Test("Text from outside cannot drive the terminal that a message is printed to")
    func printsSafely() {
        #expect(printable("a\u{1b}[2Jb\n\u{202e}ä") == "a\\u{1b}[2Jb\\u{a}\\u{202e}ä")
        #expect(printable(String(repeating: "x", count: 300)).utf8.count == 203)
    }
}
