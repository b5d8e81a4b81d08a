import ImageModel

/// What `registries.conf` says about registries: mirrors, other places, which may be asked and how.
///
/// Source: containers-registries.conf(5), version 2, and the short names of containers-registries.conf.d(5). Keys that
/// are not known are passed over. Threads: a value.
public struct RegistriesConfig: Sendable {
    package struct Registry: Sendable, Equatable {
        /// `docker.io`, `quay.io/team`, `*.example.com`.
        package var prefix: String
        /// What takes the prefix's place; empty where that is the name itself.
        package var location: String
        package var isInsecure: Bool
        package var isBlocked: Bool
        package var mirrors: [Mirror]
    }

    package struct Mirror: Sendable, Equatable {
        package var location: String
        package var isInsecure: Bool
        package var pull: Pull
    }

    /// For which references a mirror is asked.
    package enum Pull: Sendable, Equatable {
        case all
        case digestOnly
        case tagOnly
    }

    package private(set) var registries: [Registry] = []
    /// nil: the file does not say.
    package private(set) var unqualifiedSearch: [String]?
    package private(set) var aliases: [String: String] = [:]
    /// Programs that know log-ins, beside the files; nil: the file does not say.
    public private(set) var credentialHelpers: [String]?

    static let maxRegistries = 1024
    static let maxMirrors = 64
    static let maxSearch = 32

    /// Nothing special about any registry.
    public init() {}

    public init(parsing bytes: [UInt8]) throws(DocumentError) {
        let document = JSONField(document: try TOML.parse(bytes))
        if let old = try document.optional("registries"), case .object = old.value {
            throw DocumentError(
                .unsupported, "is of version 1 (`[registries.search]`), which container tools no longer write")
        }
        if let search = try document.optional("unqualified-search-registries") {
            unqualifiedSearch = try search.strings(limit: RegistriesConfig.maxSearch)
        }
        if let helpers = try document.optional("credential-helpers") {
            credentialHelpers = try helpers.strings(limit: 16)
        }
        if let named = try document.optional("aliases") { aliases = try named.stringMap() }
        if let listed = try document.optional("registry") {
            for field in try listed.elements(limit: RegistriesConfig.maxRegistries) {
                registries.append(try RegistriesConfig.registry(field))
            }
        }
    }

    private static func registry(_ field: JSONField) throws(DocumentError) -> Registry {
        let location = trimmed(try field.optional("location")?.string() ?? "")
        let prefix = trimmed(try field.optional("prefix")?.string() ?? location)
        guard !prefix.isEmpty else { throw field.failure(.missing, "has neither `prefix` nor `location`") }
        let isWildcard = prefix.utf8.starts(with: "*.".utf8)
        guard isWildcard || !prefix.utf8.contains(UInt8(ascii: "*")) else {
            throw field.failure(.invalid, "`*` may only begin a prefix, as in *.example.com")
        }
        let isDigestOnly = try field.optional("mirror-by-digest-only")?.bool() ?? false
        var mirrors: [Mirror] = []
        if let listed = try field.optional("mirror") {
            for mirror in try listed.elements(limit: maxMirrors) {
                let place = trimmed(try mirror.required("location").string())
                guard !place.isEmpty else { throw mirror.failure(.missing, "has no `location`") }
                var pull = isDigestOnly ? Pull.digestOnly : .all
                if let said = try mirror.optional("pull-from-mirror") {
                    switch try said.string() {
                    case "all": pull = .all
                    case "digest-only": pull = .digestOnly
                    case "tag-only": pull = .tagOnly
                    default: throw said.failure(.invalid, "is not `all`, `digest-only` or `tag-only`")
                    }
                }
                mirrors.append(
                    Mirror(location: place, isInsecure: try mirror.optional("insecure")?.bool() ?? false, pull: pull))
            }
        }
        return Registry(
            prefix: prefix, location: location, isInsecure: try field.optional("insecure")?.bool() ?? false,
            isBlocked: try field.optional("blocked")?.bool() ?? false, mirrors: mirrors)
    }

    /// Without `https://` in front, which some write, and `/` at the end.
    private static func trimmed(_ text: String) -> String {
        var bytes = [UInt8](
            (ImageLocation.tail(of: text, after: "https://") ?? ImageLocation.tail(of: text, after: "http://") ?? text)
                .utf8)
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A drop-in file: what it says replaces what was said before of the same prefix, alias or setting.
    public mutating func apply(_ dropIn: RegistriesConfig) {
        for registry in dropIn.registries {
            registries.removeAll { $0.prefix == registry.prefix }
            registries.append(registry)
        }
        for (name, target) in dropIn.aliases { aliases[name] = target }
        if let search = dropIn.unqualifiedSearch { unqualifiedSearch = search }
        if let helpers = dropIn.credentialHelpers { credentialHelpers = helpers }
    }

    // MARK: Short names

    /// What a name stands for, in the order in which it is to be tried: that of its alias, else one for each registry
    /// to be searched. A name with a registry, and any where nothing is configured, stands for itself.
    public func references(for name: String) throws(ReferenceError) -> [ImageReference] {
        let bare = ImageLocation.tail(of: name, after: "docker://") ?? name
        let usual = try ImageReference(bare)
        guard ImageReference.isShortName(bare) else { return [usual] }
        let nameBytes = [UInt8](bare.utf8)
        let end = nameBytes.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@") } ?? nameBytes.count
        let short = String(decoding: nameBytes[..<end], as: UTF8.self)
        let version = String(decoding: nameBytes[end...], as: UTF8.self)
        if let target = aliases[short], !target.isEmpty { return [try ImageReference(target + version)] }
        var out: [ImageReference] = []
        for registry in unqualifiedSearch ?? [] {
            // Docker Hub's own names have `library/` in front.
            let found = registry == "docker.io" ? usual : try ImageReference(registry + "/" + bare)
            if !out.contains(found) { out.append(found) }
        }
        return out.isEmpty ? [usual] : out
    }

    // MARK: Places

    /// Where an image may be asked for.
    package struct Endpoint: Sendable, Equatable {
        package var reference: ImageReference
        package var isInsecure: Bool
        /// Not the registry of the name: log-ins for that one are none of its business.
        package var isMirror: Bool
    }

    /// The mirrors that may be asked, in order, and the registry itself last. Throws where it is blocked.
    package func endpoints(for reference: ImageReference) throws(BlobFailure) -> [Endpoint] {
        let name = [UInt8]((reference.domain + "/" + reference.path).utf8)
        var best: (registry: Registry, matchedBytes: Int)?
        for registry in registries {
            guard let matched = RegistriesConfig.match(registry.prefix, name) else { continue }
            if best == nil || registry.prefix.utf8.count > best?.registry.prefix.utf8.count ?? 0 {
                best = (registry, matched)
            }
        }
        guard let (registry, matchedBytes) = best else {
            return [Endpoint(reference: reference, isInsecure: false, isMirror: false)]
        }
        if registry.isBlocked {
            throw BlobFailure(
                .unsupported, "\(reference.text): registries.conf blocks \(printable(registry.prefix))")
        }
        let rest = name[matchedBytes...]
        var out: [Endpoint] = []
        for mirror in registry.mirrors {
            switch mirror.pull {
            case .digestOnly where reference.digest == nil: continue
            case .tagOnly where reference.digest != nil: continue
            default: break
            }
            out.append(
                Endpoint(
                    reference: try RegistriesConfig.moved(reference, to: mirror.location, rest),
                    isInsecure: mirror.isInsecure, isMirror: true))
        }
        let own =
            registry.location.isEmpty || registry.prefix.utf8.starts(with: "*.".utf8)
            ? reference : try RegistriesConfig.moved(reference, to: registry.location, rest)
        out.append(Endpoint(reference: own, isInsecure: registry.isInsecure, isMirror: false))
        return out
    }

    /// How many bytes of the name the prefix stands for; nil where it does not match.
    private static func match(_ prefix: String, _ name: [UInt8]) -> Int? {
        let bytes = [UInt8](prefix.utf8)
        if bytes.starts(with: "*.".utf8) {
            let host = name.prefix { $0 != UInt8(ascii: "/") }
            let suffix = bytes.dropFirst()
            return host.count > suffix.count && host.suffix(suffix.count).elementsEqual(suffix) ? host.count : nil
        }
        guard name.starts(with: bytes), name.count == bytes.count || name[bytes.count] == UInt8(ascii: "/") else {
            return nil
        }
        return bytes.count
    }

    private static func moved(
        _ reference: ImageReference, to location: String, _ rest: ArraySlice<UInt8>
    ) throws(BlobFailure) -> ImageReference {
        var text = location + String(decoding: rest, as: UTF8.self)
        if let tag = reference.tag { text += ":" + tag }
        if let digest = reference.digest { text += "@" + digest.text }
        do throws(ReferenceError) {
            return try ImageReference(text)
        } catch {
            throw BlobFailure(
                .malformed, "\(reference.text): registries.conf moves it to \(printable(text)): " + error.message)
        }
    }
}

extension ImageReference {
    /// Whether a name says no registry: `alpine`, `team/app:1`.
    package static func isShortName(_ text: String) -> Bool {
        let bytes = [UInt8](text.utf8)
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return true }
        let first = bytes[..<slash]
        return !first.contains(UInt8(ascii: ".")) && !first.contains(UInt8(ascii: ":"))
            && !first.elementsEqual("localhost".utf8) && !first.contains(where: Grammar.isUpper)
    }
}
