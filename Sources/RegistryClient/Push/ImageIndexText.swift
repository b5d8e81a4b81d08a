import ImageModel

/// An image index that is changed without touching what others have put into it: entries stay as they are, byte for
/// byte where it matters, unknown members included.
struct ImageIndexText {
    private var entries: [JSONValue] = []
    private var descriptors: [Descriptor] = []

    /// Entries of one such index; a person who lists them waits for each.
    static let maxEntries = 1000

    init() {}

    init(_ bytes: [UInt8]) throws(DocumentError) {
        let document = JSONField(document: try JSONValue.parse(bytes))
        for entry in try document.required("manifests").elements(limit: ImageIndexText.maxEntries) {
            entries.append(entry.value)
            if try !entry.required("digest").string().isEmpty, let known = try? Descriptor(entry) {
                descriptors.append(known)
            }
        }
    }

    /// The index with that entry; nil where it is in already.
    func adding(_ manifest: Descriptor) -> [UInt8]? {
        if descriptors.contains(where: { $0.digest == manifest.digest && $0.artifactType == manifest.artifactType }) {
            return nil
        }
        var out = Array(#"{"schemaVersion":2,"mediaType":""#.utf8)
        out += Array((MediaType.ociIndex + #"","manifests":["#).utf8)
        for entry in entries {
            ImageIndexText.write(entry, to: &out)
            out.append(0x2c)
        }
        var text = #"{"mediaType":""# + manifest.mediaType + #"","digest":""# + manifest.digest.text
        text += #"","size":\#(manifest.sizeBytes)"#
        if let type = manifest.artifactType { text += #","artifactType":""# + type + "\"" }
        out += Array((text + "}]}").utf8)
        return out
    }

    /// Recursion is as deep as the parser lets documents be.
    static func write(_ value: JSONValue, to out: inout [UInt8]) {
        switch value {
        case .null: out += Array("null".utf8)
        case .bool(let flag): out += Array((flag ? "true" : "false").utf8)
        case .number(let number): out += Array(number.text.utf8)
        case .string(let text): write(text, to: &out)
        case .array(let elements):
            out.append(0x5b)
            for (number, element) in elements.enumerated() {
                if number > 0 { out.append(0x2c) }
                write(element, to: &out)
            }
            out.append(0x5d)
        case .object(let members):
            out.append(0x7b)
            for (number, member) in members.enumerated() {
                if number > 0 { out.append(0x2c) }
                write(member.key, to: &out)
                out.append(0x3a)
                write(member.value, to: &out)
            }
            out.append(0x7d)
        }
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        let digits: StaticString = "0123456789abcdef"
        out.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5c: out += [0x5c, byte]
            case 0..<0x20:
                out += [0x5c, 0x75, 0x30, 0x30]
                digits.withUTF8Buffer { out += [$0[Int(byte >> 4)], $0[Int(byte & 15)]] }
            default: out.append(byte)
            }
        }
        out.append(0x22)
    }
}
