import ImageModel

extension ImageReference {
    static let maxPathBytes = 255
    static let maxTagBytes = 128
    /// Longer than any name that can be valid: refused before it is looked at.
    static let maxTextBytes = 1024

    /// Normalises as Docker does: `alpine` is `docker.io/library/alpine:latest`.
    public init(_ text: String) throws(ReferenceError) {
        let bytes = [UInt8](text.utf8)
        if bytes.isEmpty { throw .empty }
        if bytes.count > ImageReference.maxTextBytes { throw .tooLong }
        if bytes.count == 64, bytes.allSatisfy(Grammar.isLowerHex) { throw .imageID }

        var rest = bytes[...]
        var domain = Array("docker.io".utf8)
        if let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            let first = rest[..<slash]
            let isDomain =
                first.contains(UInt8(ascii: ".")) || first.contains(UInt8(ascii: ":"))
                || first.elementsEqual("localhost".utf8) || first.contains(where: Grammar.isUpper)
            if isDomain {
                domain = Array(first)
                rest = rest[(slash + 1)...]
            }
        }
        if domain.elementsEqual("index.docker.io".utf8) { domain = Array("docker.io".utf8) }
        guard Grammar.isDomain(domain[...]) else { throw .format(text) }

        if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            let digestText = String(decoding: rest[(at + 1)...], as: UTF8.self)
            guard let digest = Digest(digestText) else { throw .digest(digestText) }
            self.digest = digest
            rest = rest[..<at]
        }
        // A path has no ':', so the first one begins the tag.
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            let tag = rest[(colon + 1)...]
            guard Grammar.isTag(tag) else { throw .format(text) }
            self.tag = String(decoding: tag, as: UTF8.self)
            rest = rest[..<colon]
        }
        var path = Array(rest)
        if domain.elementsEqual("docker.io".utf8), !path.isEmpty, !path.contains(UInt8(ascii: "/")) {
            path = Array("library/".utf8) + path
        }
        if path.contains(where: Grammar.isUpper) { throw .uppercase(text) }
        guard Grammar.isPath(path[...]) else { throw .format(text) }
        if path.count > ImageReference.maxPathBytes { throw .tooLong }
        self.domain = String(decoding: domain, as: UTF8.self)
        self.path = String(decoding: path, as: UTF8.self)
        if tag == nil && digest == nil { tag = "latest" }
    }

    /// The rules of single parts, over bytes.
    enum Grammar {
        static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }
        static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        static func isLowerAlnum(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) || isDigit(byte) }
        static func isAlnum(_ byte: UInt8) -> Bool { isLowerAlnum(byte) || isUpper(byte) }
        static func isLowerHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte) }

        /// `host[:port]`; a host is labels with '.' between, or an IPv6 address in brackets.
        static func isDomain(_ text: ArraySlice<UInt8>) -> Bool {
            var host = text
            if text.first == UInt8(ascii: "[") {
                guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return false }
                let address = text[(text.startIndex + 1)..<end]
                guard !address.isEmpty,
                    address.allSatisfy({ isLowerHex($0) || (0x41...0x46).contains($0) || $0 == UInt8(ascii: ":") })
                else { return false }
                let after = text[(end + 1)...]
                return after.isEmpty || isPort(after)
            }
            if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
                guard isPort(text[colon...]) else { return false }
                host = text[..<colon]
            }
            return host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
                guard let first = label.first, let last = label.last else { return false }
                return isAlnum(first) && isAlnum(last) && label.allSatisfy { isAlnum($0) || $0 == UInt8(ascii: "-") }
            }
        }

        /// ':' and digits that make a TCP port.
        private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
            guard text.first == UInt8(ascii: ":"), (2...6).contains(text.count), text.dropFirst().allSatisfy(isDigit)
            else { return false }
            let number = text.dropFirst().reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return (1...65535).contains(number)
        }

        static func isPath(_ text: ArraySlice<UInt8>) -> Bool {
            text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy(isComponent)
        }

        /// Letters and digits; between them one '.', one or two '_', or any number of '-'.
        private static func isComponent(_ text: ArraySlice<UInt8>) -> Bool {
            guard let first = text.first, let last = text.last, isLowerAlnum(first), isLowerAlnum(last) else {
                return false
            }
            var separator: [UInt8] = []
            for byte in text {
                if !isLowerAlnum(byte) {
                    separator.append(byte)
                    continue
                }
                let isAllowed =
                    separator.isEmpty || separator == [UInt8(ascii: ".")]
                    || (separator.count <= 2 && separator.allSatisfy { $0 == UInt8(ascii: "_") })
                    || separator.allSatisfy { $0 == UInt8(ascii: "-") }
                if !isAllowed { return false }
                separator.removeAll(keepingCapacity: true)
            }
            return true
        }

        static func isTag(_ text: ArraySlice<UInt8>) -> Bool {
            guard let first = text.first, text.count <= maxTagBytes else { return false }
            return (isAlnum(first) || first == UInt8(ascii: "_"))
                && text.allSatisfy {
                    isAlnum($0) || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-")].contains($0)
                }
        }
    }
}
