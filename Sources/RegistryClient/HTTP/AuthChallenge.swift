import ImageModel

/// One challenge of a `WWW-Authenticate` header (RFC 9110 section 11.6.1).
///
///     Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull"
package struct AuthChallenge: Equatable, Sendable {
    /// In lower case: `bearer`, `basic`.
    package var scheme: String
    /// Names in lower case, in their order.
    package var parameters: [HTTPHeader]

    package init(scheme: String, parameters: [HTTPHeader] = []) {
        self.scheme = scheme
        self.parameters = parameters
    }

    package func parameter(_ name: String) -> String? {
        for parameter in parameters where parameter.name == name { return parameter.value }
        return nil
    }

    static let maxHeaderBytes = 16384
    static let maxChallenges = 16

    /// All challenges of a header's value. Parts that make no sense are skipped: a server may list schemes that
    /// we do not know beside one that we do.
    package static func parse(_ header: String) -> [AuthChallenge] {
        guard header.utf8.count <= maxHeaderBytes else { return [] }
        var scanner = Scanner(bytes: [UInt8](header.utf8))
        var out: [AuthChallenge] = []
        while scanner.skipSeparators() {
            guard let word = scanner.token() else {
                scanner.skipByte()
                continue
            }
            scanner.skipSpace()
            if scanner.take(UInt8(ascii: "=")) {
                scanner.skipSpace()
                guard let value = scanner.value(), !out.isEmpty else { continue }
                out[out.count - 1].parameters.append(HTTPHeader(lowercased(word), value))
            } else if out.count < maxChallenges {
                out.append(AuthChallenge(scheme: lowercased(word)))
            } else {
                return out
            }
        }
        return out
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private struct Scanner {
        let bytes: [UInt8]
        var offset = 0

        /// False at the end.
        mutating func skipSeparators() -> Bool {
            while offset < bytes.count, [0x20, 0x09, UInt8(ascii: ",")].contains(bytes[offset]) { offset += 1 }
            return offset < bytes.count
        }

        mutating func skipSpace() {
            while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
        }

        mutating func skipByte() { offset += 1 }

        mutating func take(_ byte: UInt8) -> Bool {
            guard offset < bytes.count, bytes[offset] == byte else { return false }
            offset += 1
            return true
        }

        mutating func token() -> ArraySlice<UInt8>? {
            let start = offset
            while offset < bytes.count, Scanner.isTokenByte(bytes[offset]) { offset += 1 }
            return offset > start ? bytes[start..<offset] : nil
        }

        /// A token, or a string in quotes with its escapes resolved; nil for half a string.
        mutating func value() -> String? {
            guard take(UInt8(ascii: "\"")) else { return token().map { String(decoding: $0, as: UTF8.self) } }
            var out: [UInt8] = []
            while offset < bytes.count {
                let byte = bytes[offset]
                offset += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
                if byte == UInt8(ascii: "\\"), offset < bytes.count {
                    out.append(bytes[offset])
                    offset += 1
                } else {
                    out.append(byte)
                }
            }
            return nil
        }

        /// Token bytes of RFC 9110 section 5.6.2, and ':' and '/' that servers leave unquoted in values.
        private static func isTokenByte(_ byte: UInt8) -> Bool {
            ImageReference.Grammar.isAlnum(byte) || "!#$%&'*+-.^_`|~:/".utf8.contains(byte)
        }
    }
}
