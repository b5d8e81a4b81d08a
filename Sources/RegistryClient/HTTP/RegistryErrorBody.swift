import ImageModel

/// What a registry writes into the body of an error.
///
///     {"errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest unknown", "detail": …}]}
///
/// Source: OCI distribution-spec 1.1, "Error Codes". Token servers write `{"details": "…"}` or
/// `{"error_description": "…"}`; others plain text or a page.
package enum RegistryErrorBody {
    /// One line for a person, at most some 300 bytes; nil where there is none.
    package static func summary(_ body: [UInt8]) -> String? {
        if let document = try? JSONValue.parse(body) {
            if case .array(let errors)? = document.member("errors"), let first = errors.first {
                let said = [first.member("message"), first.member("code")].compactMap(text)
                if let line = said.first(where: { !$0.isEmpty }) { return printable(line, maxBytes: 300) }
            }
            for key in ["details", "error_description", "message", "error"] {
                if let line = text(document.member(key)), !line.isEmpty { return printable(line, maxBytes: 300) }
            }
            return nil
        }
        // A page for a browser says nothing on a terminal.
        let line = body.prefix { $0 != 0x0a && $0 != 0x0d }
        guard let first = line.first, first != UInt8(ascii: "<"), first != UInt8(ascii: "{") else { return nil }
        return printable(String(decoding: line, as: UTF8.self), maxBytes: 300)
    }

    private static func text(_ value: JSONValue?) -> String? {
        if case .string(let text)? = value { return text }
        return nil
    }
}
