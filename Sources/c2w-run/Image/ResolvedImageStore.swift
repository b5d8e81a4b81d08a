import ImageModel

/// What references were followed to, kept in the cache: so a second run asks the registry nothing.
///
///     "c2w-run resolved 1\n" name "\n" media type "\n" digest "\n"
///     bytes of the manifest "\n" bytes of the config "\n"
///     manifest, config
///
/// Both documents are verified each time. An entry that is not sound counts as absent.
struct ResolvedImageStore {
    let cache: any CacheStore
    let codecs: CodecProvider
    let host: HostServices

    private static let magic = "c2w-run resolved 1"
    /// Twice what a document may have, and the head.
    private static let maxEntryBytes: UInt64 = 16 << 20

    /// What the reference was followed to by one who would have any of these platforms, in that order.
    ///
    /// An image for a later one counts only where it is known that there was none for the first: what was asked for by
    /// name before must not decide what a run takes.
    func load(_ reference: String, _ platforms: [Platform]) -> ResolvedImage? {
        guard let first = platforms.first else { return nil }
        if let image = load(key(reference, first), among: [first]) { return image }
        return platforms.count > 1 ? load(key(reference, platforms), among: platforms) : nil
    }

    private func load(_ key: String, among platforms: [Platform]) -> ResolvedImage? {
        guard let entry = try? cache.open(key) else { return nil }
        if let image = try? read(entry), platforms.contains(where: { $0.rank(of: image.config.platform) != nil }) {
            return image
        }
        cache.remove(key)
        return nil
    }

    /// - Parameters:
    ///   - platforms: what `load` will be asked with.
    ///   - found: the first of them that there is an image for.
    func store(_ image: ResolvedImage, _ reference: String, _ platforms: [Platform], found: Platform) {
        store(image, key(reference, found))
        guard platforms.count > 1, let first = platforms.first else { return }
        let keyOfAll = key(reference, platforms)
        if found == first { return cache.remove(keyOfAll) }
        cache.remove(key(reference, first))
        store(image, keyOfAll)
    }

    /// Failures are warned of: the image is there all the same.
    private func store(_ image: ResolvedImage, _ key: String) {
        if image.name.utf8.contains(0x0a) || image.manifest.mediaType.utf8.contains(0x0a) { return }
        let head = [
            ResolvedImageStore.magic, image.name, image.manifest.mediaType, image.manifest.digest.text,
            "\(image.manifestBytes.count)", "\(image.configBytes.count)", "",
        ].joined(separator: "\n")
        do throws(BlobFailure) {
            cache.remove(key)
            let writer = try cache.create(key)
            try writer.append([UInt8](head.utf8))
            try writer.append(image.manifestBytes)
            try writer.append(image.configBytes)
            _ = try writer.commit()
        } catch {
            host.warn("c2w-run: the image's manifest was not cached: " + error.message)
        }
    }

    /// Names and platforms are of any length and characters, keys are not.
    func key(_ reference: String, _ platform: Platform) -> String { key(reference, [platform]) }

    private func key(_ reference: String, _ platforms: [Platform]) -> String {
        let texts = platforms.map(\.normalized.text).joined(separator: " ")
        return "resolved/" + digest(of: [UInt8]((reference + "\n" + texts).utf8)).hex
    }

    private func digest(of bytes: [UInt8]) -> Digest {
        let hash = codecs.makeSHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return Digest(sha256: hash.finish())
    }

    /// Nil, or an error, where the entry is not sound.
    func read(_ entry: any CacheEntry) throws -> ResolvedImage? {
        guard entry.sizeBytes <= ResolvedImageStore.maxEntryBytes else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(entry.sizeBytes))
        guard try bytes.withUnsafeMutableBytes({ try entry.read(at: 0, into: $0) }) == bytes.count else { return nil }
        var rest = bytes[...]
        func line() -> String? {
            guard let end = rest.firstIndex(of: 0x0a) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
        guard line() == ResolvedImageStore.magic, let name = line(), let mediaType = line(),
            let digest = line().flatMap({ Digest($0) }), let manifestCount = line().flatMap({ Int($0) }),
            let configCount = line().flatMap({ Int($0) }), manifestCount >= 0, configCount >= 0,
            manifestCount <= rest.count, rest.count - manifestCount == configCount
        else { return nil }
        let manifestBytes = [UInt8](rest.prefix(manifestCount))
        let configBytes = [UInt8](rest.dropFirst(manifestCount))
        guard self.digest(of: manifestBytes) == digest,
            case .image(let manifest) = try ManifestDocument.parse(manifestBytes, mediaType: mediaType),
            self.digest(of: configBytes) == manifest.config.digest
        else { return nil }
        let config = try ImageConfig.parse(configBytes)
        guard config.diffIDs.count == manifest.layers.count else { return nil }
        let descriptor = Descriptor(mediaType: mediaType, digest: digest, sizeBytes: UInt64(manifestBytes.count))
        return ResolvedImage(
            name: name, manifest: descriptor, configDescriptor: manifest.config, config: config,
            layers: manifest.layers, manifestBytes: manifestBytes, configBytes: configBytes)
    }
}

extension CacheWriter {
    func append(_ bytes: [UInt8]) throws(BlobFailure) {
        var failure: BlobFailure?
        bytes.withUnsafeBytes { raw in
            do throws(BlobFailure) { try append(raw) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
