import ImageModel

/// A JSON document read once from front to back, without a tree of it in memory: a TOC has up to 150 MiB.
///
/// The caller asks for what the format says comes next; members it does not know are skipped. The buffer must outlive
/// the scanner. Grammar: RFC 8259. Unlike `JSONValue.parse` it does not look for keys that come twice: the digest of
/// a TOC says whose document it is, and the last value wins, as in the programs that write these.
struct JSONScanner {
    struct Problem: Error {
        var offset: Int
        var text: String
    }

    private let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0

    /// Arrays and objects inside each other, in what is skipped.
    static let maximumDepth = 32

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    // MARK: Structure

    /// `{`, or `[`.
    mutating func begin(_ bracket: UInt8) throws(Problem) {
        skipSpace()
        guard take(bracket) else { throw problem(bracket == 0x7b ? "expected an object" : "expected an array") }
    }

    /// The key of the next member; nil at the end of the object. `isFirst` is the caller's, true at first.
    mutating func nextKey(_ isFirst: inout Bool) throws(Problem) -> [UInt8]? {
        guard try next(closing: 0x7d, &isFirst) else { return nil }
        let key = try string(limit: 256)
        skipSpace()
        guard take(0x3a) else { throw problem("expected ':'") }
        return key
    }

    /// Whether the array has another element.
    mutating func nextElement(_ isFirst: inout Bool) throws(Problem) -> Bool { try next(closing: 0x5d, &isFirst) }

    private mutating func next(closing: UInt8, _ isFirst: inout Bool) throws(Problem) -> Bool {
        skipSpace()
        if take(closing) { return false }
        if !isFirst {
            guard take(0x2c) else { throw problem("expected ','") }
        }
        isFirst = false
        return true
    }

    mutating func expectEnd() throws(Problem) {
        skipSpace()
        guard offset == bytes.count else { throw problem("something follows the document") }
    }

    // MARK: Values

    /// Whether `null` stood there, which is then taken.
    mutating func takeNull() -> Bool {
        skipSpace()
        guard bytes.count - offset >= 4, bytes[offset] == 0x6e, bytes[offset + 1] == 0x75, bytes[offset + 2] == 0x6c,
            bytes[offset + 3] == 0x6c
        else { return false }
        offset += 4
        return true
    }

    /// An integer without fraction or exponent.
    mutating func integer() throws(Problem) -> Int64 {
        skipSpace()
        let isNegative = take(0x2d)
        var value: Int64 = 0
        let start = offset
        while offset < bytes.count, (0x30...0x39).contains(bytes[offset]) {
            let digit = Int64(bytes[offset] - 0x30)
            let (scaled, hasOverflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, hasCarried) = scaled.subtractingReportingOverflow(digit)
            guard !hasOverflowed, !hasCarried else { throw problem("a number is too large") }
            value = sum
            offset += 1
        }
        guard offset > start else { throw problem("expected an integer") }
        if offset < bytes.count, bytes[offset] == 0x2e || bytes[offset] | 0x20 == 0x65 {
            throw problem("expected an integer")
        }
        // Counted downwards, since there is one negative number more.
        if isNegative { return value }
        guard value != Int64.min else { throw problem("a number is too large") }
        return -value
    }

    /// A string as bytes, escapes undone. Bytes that are no UTF-8 are kept.
    mutating func string(limit: Int) throws(Problem) -> [UInt8] {
        skipSpace()
        guard take(0x22) else { throw problem("expected a string") }
        let start = offset
        while offset < bytes.count, bytes[offset] != 0x22, bytes[offset] != 0x5c, bytes[offset] >= 0x20 { offset += 1 }
        guard offset - start <= limit else { throw problem("a string is longer than \(limit) bytes") }
        var out = [UInt8](bytes[start..<offset])
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == 0x22 { return out }
            if byte == 0x5c {
                try escape(into: &out)
            } else {
                guard byte >= 0x20 else { throw problem("a control character inside a string") }
                out.append(byte)
            }
            guard out.count <= limit else { throw problem("a string is longer than \(limit) bytes") }
        }
        throw problem("the document ends inside a string")
    }

    private mutating func escape(into out: inout [UInt8]) throws(Problem) {
        guard offset < bytes.count else { throw problem("the document ends inside a string") }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case 0x22, 0x5c, 0x2f: out.append(byte)
        case 0x62: out.append(0x08)
        case 0x66: out.append(0x0c)
        case 0x6e: out.append(0x0a)
        case 0x72: out.append(0x0d)
        case 0x74: out.append(0x09)
        case 0x75:
            var scalar = try hexDigits()
            if (0xd800..<0xdc00).contains(scalar), bytes.count - offset >= 6, bytes[offset] == 0x5c,
                bytes[offset + 1] == 0x75
            {
                offset += 2
                let low = try hexDigits()
                guard (0xdc00..<0xe000).contains(low) else { throw problem("half a surrogate pair") }
                scalar = 0x10000 + (scalar - 0xd800) << 10 + (low - 0xdc00)
            }
            guard let known = Unicode.Scalar(scalar) else { throw problem("half a surrogate pair") }
            out.append(contentsOf: UTF8.encode(known) ?? UTF8.encodedReplacementCharacter)
        default: throw problem("unknown escape")
        }
    }

    private mutating func hexDigits() throws(Problem) -> UInt32 {
        guard bytes.count - offset >= 4 else { throw problem("the document ends inside a string") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = HexDigits.value(bytes[offset]) else { throw problem("expected four hexadecimal digits") }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    /// Passes over one value of any kind.
    mutating func skipValue() throws(Problem) {
        // One bit for each bracket that is open, an object's set: no recursion, and no way to nest too deep.
        var kinds: UInt64 = 0
        var depth = 0
        var isFirst = true
        while true {
            if depth > 0 {
                let isObject = kinds & 1 == 1
                let hasMore = isObject ? try nextKey(&isFirst) != nil : try nextElement(&isFirst)
                if !hasMore {
                    kinds >>= 1
                    depth -= 1
                    isFirst = false
                    if depth == 0 { return }
                    continue
                }
            }
            skipSpace()
            guard offset < bytes.count else { throw problem("the document ends where a value should be") }
            let byte = bytes[offset]
            if byte == 0x7b || byte == 0x5b {
                guard depth < JSONScanner.maximumDepth else { throw problem("nested too deep") }
                offset += 1
                kinds = kinds << 1 | (byte == 0x7b ? 1 : 0)
                depth += 1
                isFirst = true
                continue
            }
            if byte == 0x22 {
                _ = try string(limit: 1 << 20)
            } else {
                try skipWord()
            }
            if depth == 0 { return }
        }
    }

    /// A number, `true`, `false` or `null`; which of them does not matter to who skips it.
    private mutating func skipWord() throws(Problem) {
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            let isWord =
                (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d || byte == 0x2b
                || byte == 0x2e || byte == 0x45
            guard isWord else { break }
            offset += 1
        }
        guard offset > start else { throw problem("expected a value") }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return }
            offset += 1
        }
    }

    func problem(_ text: String) -> Problem { Problem(offset: offset, text: text) }
}

enum HexDigits {
    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x41 + 10
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
