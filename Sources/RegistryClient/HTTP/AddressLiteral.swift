import ImageModel

/// A host that is an IP address as URLs spell it: `10.0.0.1`, `[fe80::1]`.
package struct AddressLiteral: Equatable {
    /// 4 or 16 bytes.
    package let bytes: [UInt8]

    package init?(_ host: String) {
        let text = [UInt8](host.utf8)
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
            guard let found = AddressLiteral.sixteenBytes(text[1..<(text.count - 1)]) else { return nil }
            bytes = found
        } else {
            guard let found = AddressLiteral.fourBytes(text[...]) else { return nil }
            bytes = found
        }
    }

    /// Addresses that resolvers understand though no URL should have them: `127.1`, `2130706433`, `0x7f.0.0.1`.
    package static func isOddNumber(_ host: String) -> Bool {
        guard AddressLiteral(host) == nil, let last = host.utf8.split(separator: UInt8(ascii: ".")).last,
            let first = last.first, (0x30...0x39).contains(first)
        else { return false }
        // No name's last label begins with a digit and is made of hexadecimal digits.
        return last.allSatisfy { hexDigit($0) != nil || $0 == UInt8(ascii: "x") }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case 0x30...0x39: UInt16(byte - 0x30)
        case 0x61...0x66: UInt16(byte - 0x57)
        case 0x41...0x46: UInt16(byte - 0x37)
        default: nil
        }
    }

    private static func fourBytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var out: [UInt8] = []
        for part in parts {
            // A leading zero means octal to some.
            guard (1...3).contains(part.count), part.count == 1 || part.first != 0x30,
                part.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = UInt8(String(decoding: part, as: UTF8.self))
            else { return nil }
            out.append(number)
        }
        return out
    }

    /// RFC 4291 section 2.2: groups of hexadecimal digits, one `::` for zeros, the last two as an IPv4 address.
    private static func sixteenBytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var head: [UInt8] = []
        var tail: [UInt8]?
        var index = text.startIndex
        func isColon(_ at: Int) -> Bool { at < text.endIndex && text[at] == UInt8(ascii: ":") }
        if isColon(index), isColon(index + 1) {
            tail = []
            index += 2
        }
        while index < text.endIndex {
            let end = text[index...].firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
            let group = text[index..<end]
            var added: [UInt8]
            if end == text.endIndex, group.contains(UInt8(ascii: ".")) {
                guard let four = fourBytes(group) else { return nil }
                added = four
            } else {
                guard (1...4).contains(group.count) else { return nil }
                var value: UInt16 = 0
                for byte in group {
                    guard let digit = hexDigit(byte) else { return nil }
                    value = value << 4 | digit
                }
                added = [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
            }
            if tail != nil { tail? += added } else { head += added }
            guard head.count + (tail?.count ?? 0) <= 16 else { return nil }
            index = end
            if isColon(index) {
                index += 1
                if isColon(index) {
                    guard tail == nil else { return nil }
                    tail = []
                    index += 1
                } else if index == text.endIndex {
                    return nil
                }
            }
        }
        guard let tail else { return head.count == 16 ? head : nil }
        guard head.count + tail.count < 16 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// The IPv4 address inside an IPv4-mapped one (::ffff:a.b.c.d), or the address itself.
    private var plain: [UInt8] {
        let isMapped =
            bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xff && bytes[11] == 0xff
        return isMapped ? Array(bytes[12...]) : bytes
    }

    /// This machine: 127/8, 0/8, ::1, ::.
    package var isLoopback: Bool {
        let own = plain
        if own.count == 4 { return own[0] == 127 || own[0] == 0 }
        return own[..<15].allSatisfy { $0 == 0 } && own[15] <= 1
    }

    /// Not an address of the public internet: RFC 1918, RFC 6598, RFC 3927, RFC 4193, link-local, and this machine.
    package var isPrivate: Bool {
        let own = plain
        if isLoopback { return true }
        if own.count == 4 {
            switch (own[0], own[1]) {
            case (10, _), (192, 168), (169, 254): return true
            case (172, 16...31), (100, 64...127): return true
            default: return false
            }
        }
        return own[0] & 0xfe == 0xfc || (own[0] == 0xfe && own[1] & 0xc0 == 0x80)
    }
}
