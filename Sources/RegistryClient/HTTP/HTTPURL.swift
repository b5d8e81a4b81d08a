import ImageModel

/// An absolute http or https URL (RFC 3986), without user, password and fragment.
///
/// Bytes that may not stand in a request line are refused or escaped here, so that what a server puts into a
/// `Location` cannot become a header of our next request.
package struct HTTPURL: Hashable, Sendable {
    /// Who gets our requests: credentials never leave one.
    package struct Origin: Hashable, Sendable {
        package var isSecure: Bool
        package var host: String
        package var port: UInt16

        /// `localhost:5000`, without the port where it is the scheme's own.
        var authority: String { port == (isSecure ? 443 : 80) ? host : host + ":\(port)" }
        var text: String { (isSecure ? "https://" : "http://") + authority }

        /// True for `localhost`, 127.0.0.0/8 and ::1: nobody on the way could listen.
        package var isLoopback: Bool {
            if host == "localhost" || host == "[::1]" { return true }
            let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            return parts.count == 4 && parts[0].elementsEqual("127".utf8)
                && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) } }
        }

        /// True also for what a resolver may take for this machine: other spellings of an address, and 0.0.0.0.
        package var mayBeLoopback: Bool {
            if isLoopback || AddressLiteral.isOddNumber(host) { return true }
            guard let address = AddressLiteral(host) else {
                return host.utf8.count > 10 && host.utf8.suffix(10).elementsEqual(".localhost".utf8)
            }
            return address.isLoopback
        }
    }

    package var origin: Origin
    /// Path and query, beginning with '/'.
    package var target: String

    static let maxBytes = 8192

    init(origin: Origin, target: String) {
        self.origin = origin
        self.target = target
    }

    package init?(_ text: String) {
        guard text.utf8.count <= HTTPURL.maxBytes else { return nil }
        let isSecure: Bool
        let rest: String
        if let tail = ImageLocation.tail(of: text, after: "https://") {
            (isSecure, rest) = (true, tail)
        } else if let tail = ImageLocation.tail(of: text, after: "http://") {
            (isSecure, rest) = (false, tail)
        } else {
            return nil
        }
        self.init(isSecure: isSecure, afterScheme: [UInt8](rest.utf8))
    }

    private init?(isSecure: Bool, afterScheme bytes: [UInt8]) {
        let isPathStart = { (byte: UInt8) in
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
        }
        let end = bytes.firstIndex(where: isPathStart) ?? bytes.count
        guard let origin = HTTPURL.origin(isSecure: isSecure, authority: bytes[..<end]),
            var target = HTTPURL.cleanTarget(bytes[end...])
        else { return nil }
        if target.first != UInt8(ascii: "/") { target.insert(UInt8(ascii: "/"), at: 0) }
        self.origin = origin
        self.target = String(decoding: target, as: UTF8.self)
    }

    /// The origin for `host[:port]`; nil where that is no host, or has a user in front.
    init?(isSecure: Bool, authority: String) {
        guard let origin = HTTPURL.origin(isSecure: isSecure, authority: [UInt8](authority.utf8)[...]) else {
            return nil
        }
        self.init(origin: origin, target: "/")
    }

    private static func origin(isSecure: Bool, authority: ArraySlice<UInt8>) -> Origin? {
        var host: [UInt8] = []
        var portText = authority[authority.endIndex...]
        if authority.first == UInt8(ascii: "[") {
            guard let close = authority.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            host = Array(authority[...close])
            portText = authority[(close + 1)...]
            guard
                host.dropFirst().dropLast().allSatisfy({
                    isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
                })
            else { return nil }
        } else {
            let colon = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
            host = Array(authority[..<colon])
            portText = authority[colon...]
            guard !host.isEmpty, host.allSatisfy(isHostByte) else { return nil }
        }
        var port: UInt16 = isSecure ? 443 : 80
        if portText.count > 1 {
            guard portText.first == UInt8(ascii: ":"),
                let number = UInt16(String(decoding: portText.dropFirst(), as: UTF8.self)), number > 0
            else { return nil }
            port = number
        } else if let only = portText.first, only != UInt8(ascii: ":") {
            return nil
        }
        for index in host.indices where (0x41...0x5a).contains(host[index]) { host[index] |= 0x20 }
        return Origin(isSecure: isSecure, host: String(decoding: host, as: UTF8.self), port: port)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        ImageReference.Grammar.isAlnum(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }

    /// Without the fragment; space and bytes above ASCII escaped; nil where control characters are in it.
    private static func cleanTarget(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "#") { break }
            if byte < 0x20 || byte == 0x7f { return nil }
            if byte == 0x20 || byte > 0x7f {
                let digits = Array("0123456789ABCDEF".utf8)
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                out.append(byte)
            }
        }
        return out
    }

    package var text: String { origin.text + target }

    /// For messages: the query of a presigned URL is a secret.
    package var withoutQuery: String {
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
        return origin.text + printable(String(decoding: Array(path), as: UTF8.self), maxBytes: 400)
    }

    /// What a `Location` or another reference in an answer from this URL points to; nil where that is no http
    /// URL (RFC 3986 section 5.2).
    package func resolve(_ reference: String) -> HTTPURL? {
        let bytes = [UInt8](reference.utf8)
        guard bytes.count <= HTTPURL.maxBytes else { return nil }
        if let absolute = HTTPURL(reference) { return absolute }
        if bytes.starts(with: "//".utf8) { return HTTPURL(isSecure: origin.isSecure, afterScheme: Array(bytes[2...])) }
        // Another scheme, or an absolute URL that was refused above.
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            !bytes[..<colon].contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") })
        {
            return nil
        }
        guard let cleaned = HTTPURL.cleanTarget(bytes[...]) else { return nil }
        let basePath = Array(target.utf8.prefix { $0 != UInt8(ascii: "?") })
        var path: [UInt8]
        switch cleaned.first {
        case nil: return self
        case UInt8(ascii: "?"): path = basePath + cleaned
        case UInt8(ascii: "/"): path = cleaned
        default:
            let folderEnd = basePath.lastIndex(of: UInt8(ascii: "/")) ?? 0
            path = Array(basePath[...folderEnd]) + cleaned
        }
        path = HTTPURL.removingDotSegments(path)
        return HTTPURL(origin: origin, target: String(decoding: path, as: UTF8.self))
    }

    private static func removingDotSegments(_ target: [UInt8]) -> [UInt8] {
        let queryStart = target.firstIndex(of: UInt8(ascii: "?")) ?? target.count
        var kept: [ArraySlice<UInt8>] = []
        let segments = target[..<queryStart].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() where index > 0 {
            let isLast = index == segments.count - 1
            if segment.elementsEqual("..".utf8) {
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append([]) }
            } else if segment.elementsEqual(".".utf8) {
                if isLast { kept.append([]) }
            } else {
                kept.append(segment)
            }
        }
        var out: [UInt8] = []
        for segment in kept { out += [UInt8(ascii: "/")] + segment }
        if out.isEmpty { out = [UInt8(ascii: "/")] }
        return out + target[queryStart...]
    }
}
