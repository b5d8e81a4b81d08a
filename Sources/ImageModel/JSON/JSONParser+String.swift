extension JSONParser {
    /// A string in quotes, the cursor on the first one (RFC 8259 section 7).
    mutating func string() throws(DocumentError) -> String {
        offset += 1
        let start = offset
        // Most strings have no escape: they are copied whole.
        while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { offset += 1 }
        if peek() == UInt8(ascii: "\"") {
            let slice = UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
            offset += 1
            return try text(slice, startingAt: start)
        }
        var out = [UInt8](bytes[start..<offset])
        while true {
            guard let byte = peek() else { throw syntax("the document ends inside a string") }
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                let outcome: Result<String, DocumentError> = out.withUnsafeBytes { buffer in
                    do throws(DocumentError) {
                        return .success(try text(buffer, startingAt: start))
                    } catch {
                        return .failure(error)
                    }
                }
                return try outcome.get()
            case UInt8(ascii: "\\"): try escape(into: &out)
            case 0..<0x20: throw syntax("a control character inside a string")
            default: out.append(byte)
            }
        }
    }

    private func text(_ slice: UnsafeRawBufferPointer, startingAt start: Int) throws(DocumentError) -> String {
        if let bad = firstInvalidUTF8(slice) {
            throw DocumentError(.encoding, "in the string at byte \(start): not UTF-8 after \(bad) bytes")
        }
        return String(decoding: slice, as: UTF8.self)
    }

    private mutating func escape(into out: inout [UInt8]) throws(DocumentError) {
        guard let byte = peek() else { throw syntax("the document ends inside a string") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0c)
        case UInt8(ascii: "n"): out.append(0x0a)
        case UInt8(ascii: "r"): out.append(0x0d)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"): appendUTF8(try escapedScalar(), to: &out)
        default: throw syntax("unknown escape")
        }
    }

    /// Four digits, or two times four where the first are a high surrogate.
    private mutating func escapedScalar() throws(DocumentError) -> UInt32 {
        let high = try fourHexDigits()
        guard (0xd800...0xdfff).contains(high) else { return high }
        guard high < 0xdc00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw halfSurrogate }
        let low = try fourHexDigits()
        guard (0xdc00...0xdfff).contains(low) else { throw halfSurrogate }
        return 0x10000 + (high - 0xd800) << 10 + (low - 0xdc00)
    }

    private var halfSurrogate: DocumentError {
        DocumentError(.encoding, "before byte \(offset): half a surrogate pair")
    }

    private mutating func fourHexDigits() throws(DocumentError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = hexDigitValue(byte) else {
                throw syntax("expected four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}

func hexDigitValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
}

/// Precondition: not a surrogate and at most 0x10ffff.
private func appendUTF8(_ scalar: UInt32, to out: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: scalar >> shift & 0x3f) }
    switch scalar {
    case 0..<0x80:
        out.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
        out.append(0xc0 | UInt8(truncatingIfNeeded: scalar >> 6))
        out.append(tail(0))
    case 0x800..<0x10000:
        out.append(0xe0 | UInt8(truncatingIfNeeded: scalar >> 12))
        out.append(tail(6))
        out.append(tail(0))
    default:
        out.append(0xf0 | UInt8(truncatingIfNeeded: scalar >> 18))
        out.append(tail(12))
        out.append(tail(6))
        out.append(tail(0))
    }
}

/// How many bytes are valid UTF-8 (RFC 3629: shortest form, no surrogates, at most U+10FFFF) before the first
/// sequence that is not; nil where all are.
func firstInvalidUTF8(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    while index < bytes.count {
        let lead = bytes[index]
        if lead < 0x80 {
            index += 1
            continue
        }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xbf
        switch lead {
        case 0xc2...0xdf: length = 2
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: length = 3
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        case 0xf1...0xf3: length = 4
        default: return index
        }
        guard bytes.count - index >= length, second.contains(bytes[index + 1]) else { return index }
        for tail in 2..<max(2, length) where !(0x80...0xbf).contains(bytes[index + tail]) { return index }
        index += length
    }
    return nil
}
