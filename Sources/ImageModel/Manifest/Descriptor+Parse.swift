extension Descriptor {
    /// Annotation that gives an entry of a layout's `index.json` its name (OCI image-spec 1.1, annotations.md).
    public static let refNameAnnotation = "org.opencontainers.image.ref.name"

    /// Reads a descriptor object (OCI image-spec 1.1, descriptor.md).
    public init(_ field: JSONField) throws(DocumentError) {
        let digestField = try field.required("digest")
        let digestText = try digestField.string()
        guard let digest = Digest(digestText) else {
            let isForeign = try Descriptor.hasForeignDigest(field)
            throw digestField.failure(
                isForeign ? .unsupported : .invalid,
                "\"\(printable(digestText))\" is not `sha256:` and 64 lower-case hexadecimal digits")
        }
        let sizeField = try field.required("size")
        let size = try sizeField.int64()
        guard size >= 0 else { throw sizeField.failure(.outOfRange, "\(size) is negative") }
        self.init(
            mediaType: MediaType.essence(try field.optional("mediaType")?.string() ?? ""), digest: digest,
            sizeBytes: UInt64(size), platform: try field.optional("platform").map(Platform.init(field:)),
            artifactType: try field.optional("artifactType")?.string(),
            annotations: try field.optional("annotations")?.stringMap() ?? [:],
            urls: try field.optional("urls")?.strings(limit: 16) ?? [])
    }

    /// True for `sha512:…` and other well-formed digests that are not sha256.
    static func hasForeignDigest(_ field: JSONField) throws(DocumentError) -> Bool {
        let text = try field.required("digest").string()
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let algorithm = text.utf8[..<colon]
        let encoded = text.utf8[text.utf8.index(after: colon)...]
        return !algorithm.elementsEqual("sha256".utf8) && !algorithm.isEmpty && !encoded.isEmpty
            && algorithm.allSatisfy { byte in
                (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || [0x2b, 0x2e, 0x5f, 0x2d].contains(byte)
            }
    }

    /// The value of `org.opencontainers.image.ref.name`, where there is one.
    public var refName: String? { annotations[Descriptor.refNameAnnotation] }
}

extension Platform {
    /// The `platform` object of an index entry, or a config with the same three members.
    init(field: JSONField) throws(DocumentError) {
        let variant = try field.optional("variant")?.string()
        self.init(
            os: try field.optional("os")?.string() ?? "",
            architecture: try field.optional("architecture")?.string() ?? "",
            variant: variant == "" ? nil : variant)
    }
}
