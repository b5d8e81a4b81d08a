import ImageModel

func jsonSeeds() -> [[UInt8]] {
    [
        #"{"a":[1,-2.5e+3,true,false,null,"x\u00e4\ud83d\ude00\n"],"b":{"c":{}}}"#, "[[[[]]]]", #""\\\"\/""#,
        "18446744073709551615", "{\"\u{e9}\":\"\u{1f600}\"}", "  [ 1 , 2 ]  ",
    ].map { Array($0.utf8) }
}

/// What the reader takes, written out and read again, is the same value.
func fuzzJSON(_ input: UnsafeRawBufferPointer) {
    guard let value = try? JSONValue.parse(input, limits: JSONLimits(maxDepth: 32)) else { return }
    var out: [UInt8] = []
    write(value, to: &out)
    let again = try? JSONValue.parse(out)
    precondition(again == value, "a value changes when it is written and read")
}

private func write(_ value: JSONValue, to out: inout [UInt8]) {
    switch value {
    case .null: out += "null".utf8
    case .bool(let flag): out += (flag ? "true" : "false").utf8
    case .number(let number): out += number.text.utf8
    case .string(let text): write(text, to: &out)
    case .array(let elements):
        out.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            write(element, to: &out)
        }
        out.append(UInt8(ascii: "]"))
    case .object(let members):
        out.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            write(member.key, to: &out)
            out.append(UInt8(ascii: ":"))
            write(member.value, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }
}

/// Every UTF-16 unit escaped: the other half of the reader than plain text takes.
private func write(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
        let digits = String(unit, radix: 16)
        out += "\\u".utf8
        out += String(repeating: "0", count: 4 - digits.utf8.count).utf8
        out += digits.utf8
    }
    out.append(UInt8(ascii: "\""))
}
