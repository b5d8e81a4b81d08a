extension ImageConfig {
    /// Environment variables, arguments, ports, volumes: real images have tens.
    public static let maxListLength = 16384

    /// Reads an image config (OCI image-spec 1.1, config.md; Docker's config.v1). Members that are absent or null
    /// are empty.
    public static func parse(_ bytes: [UInt8]) throws(DocumentError) -> ImageConfig {
        let document = JSONField(document: try JSONValue.parse(bytes))
        var out = ImageConfig(platform: try Platform(field: document))
        if let config = try document.optional("config") {
            out.environment = try texts(config.optional("Env"))
            out.entrypoint = try texts(config.optional("Entrypoint"))
            out.command = try texts(config.optional("Cmd"))
            out.workingFolder = try text(config.optional("WorkingDir"))
            out.user = try text(config.optional("User"))
            out.stopSignal = try text(config.optional("StopSignal"))
            out.volumes = try keys(config.optional("Volumes"))
            out.exposedPorts = try keys(config.optional("ExposedPorts"))
            out.labels = try config.optional("Labels")?.stringMap() ?? [:]
        }
        let rootfs = try document.required("rootfs")
        if let type = try rootfs.optional("type"), try type.string() != "layers" {
            throw type.failure(.unsupported, "is not `layers`")
        }
        // `null` is how some tools write the list of an image without layers.
        for field in try rootfs.optional("diff_ids")?.elements(limit: ImageManifest.maxLayers) ?? [] {
            guard let digest = Digest(try field.string()) else {
                throw field.failure(.invalid, "is not a sha256 digest")
            }
            out.diffIDs.append(digest)
        }
        return out
    }

    /// A list of strings; Docker's first versions wrote one string for a list of one.
    private static func texts(_ field: JSONField?) throws(DocumentError) -> [String] {
        guard let field else { return [] }
        if case .string = field.value { return [try text(field)] }
        var out: [String] = []
        for element in try field.elements(limit: maxListLength) { out.append(try text(element)) }
        return out
    }

    /// These strings end up in system calls, where a zero byte would cut them short.
    private static func text(_ field: JSONField?) throws(DocumentError) -> String {
        guard let field else { return "" }
        let text = try field.string()
        if text.utf8.contains(0) { throw field.failure(.invalid, "has a zero byte") }
        return text
    }

    /// The keys of an object used as a set, in the order of the document.
    private static func keys(_ field: JSONField?) throws(DocumentError) -> [String] {
        guard let field else { return [] }
        var out: [String] = []
        for member in try field.members() { out.append(member.key) }
        guard out.count <= maxListLength else {
            throw field.failure(.tooLarge, "has \(out.count) members; the limit is \(maxListLength)")
        }
        return out
    }
}
