/// The value of a `Content-Range` header (RFC 9110 section 14.4): `bytes 0-1023/146515`, or `bytes */146515`.
package struct ContentRange: Equatable, Sendable {
    /// First byte and the one after the last; nil for `*`.
    package var range: Range<UInt64>?
    /// Size of the whole; nil for `*`.
    package var totalBytes: UInt64?

    package init?(_ text: String) {
        guard let rest = ImageLocation.tail(of: text, after: "bytes ") else { return nil }
        let parts = rest.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if !parts[1].elementsEqual("*".utf8) {
            guard let total = ContentRange.number(parts[1]) else { return nil }
            totalBytes = total
        }
        if parts[0].elementsEqual("*".utf8) { return }
        let ends = parts[0].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard ends.count == 2, let first = ContentRange.number(ends[0]), let last = ContentRange.number(ends[1]),
            first <= last, last < UInt64.max
        else { return nil }
        range = first..<(last + 1)
    }

    private static func number(_ digits: Substring.UTF8View) -> UInt64? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return UInt64(String(decoding: Array(digits), as: UTF8.self))
    }
}
