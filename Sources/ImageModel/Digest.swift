/// A content digest, `sha256:` followed by 64 lower-case hexadecimal digits.
///
/// Source: OCI image-spec 1.1, descriptor.md "Digests". Only sha256 is accepted: sha512 is optional
/// there and no registry in use serves it.
public struct Digest: Hashable, Sendable {
    /// The 32 bytes of the hash.
    public let bytes: [UInt8]

    /// Precondition: 32 bytes.
    public init(sha256 bytes: [UInt8]) {
        precondition(bytes.count == 32, "a sha256 has 32 bytes")
        self.bytes = bytes
    }

    /// `sha256:…` → digest; nil for anything else.
    public init?(_ text: String) {
        let prefix: StaticString = "sha256:"
        let utf8 = [UInt8](text.utf8)
        guard utf8.count == prefix.utf8CodeUnitCount + 64,
            prefix.withUTF8Buffer({ utf8.starts(with: $0) })
        else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(32)
        var index = prefix.utf8CodeUnitCount
        while index < utf8.count {
            guard let high = Digest.nibble(utf8[index]), let low = Digest.nibble(utf8[index + 1])
            else { return nil }
            out.append(high << 4 | low)
            index += 2
        }
        self.bytes = out
    }

    /// 64 hexadecimal digits, without the algorithm: the name of a blob in a layout or a cache.
    public var hex: String {
        let digits: StaticString = "0123456789abcdef"
        return digits.withUTF8Buffer { table in
            var out: [UInt8] = []
            out.reserveCapacity(64)
            for byte in bytes {
                out.append(table[Int(byte >> 4)])
                out.append(table[Int(byte & 15)])
            }
            return String(decoding: out, as: UTF8.self)
        }
    }

    /// `sha256:…`, as manifests spell it.
    public var text: String { "sha256:" + hex }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
