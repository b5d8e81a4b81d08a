import ImageModel

/// `docker-archive:FILE`: what `docker save` and skopeo write.
///
///     manifest.json      [{"Config": "<hex>.json", "RepoTags": ["name:tag"], "Layers": ["<hex>/layer.tar", …]}]
///     <hex>.json         the image config
///     <hex>/layer.tar    layers, bottom first in `Layers`
///
/// Source: https://github.com/moby/docker-image-spec (v1.2, "Combined Image JSON + Filesystem Changeset Format").
/// There is no manifest with digests, so one is made: a plain layer's digest is its diff ID by definition.
final class DockerArchive: LocalStore {
    let name: String
    private let ref: String?
    private let services: ClientServices
    private let table: ArchiveTable
    private let lock: Lock  // guards the two below
    private var root: Descriptor?
    private var parts: [Digest: FilePart] = [:]

    init(_ path: String, ref: String?, files: any FileOpener, _ services: ClientServices) throws(BlobFailure) {
        let place = "docker-archive:" + printable(path)
        table = try ArchiveTable(try files.openFile(path), name: place)
        name = place + (ref.map { ":" + printable($0) } ?? "")
        self.ref = ref
        self.services = services
        lock = services.host.makeLock()
    }

    func makeLock() -> Lock { services.host.makeLock() }

    /// `docker save` writes images only.
    func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] { [] }

    func roots() throws(BlobError) -> [Descriptor] {
        lock.lock()
        defer { lock.unlock() }
        if let root { return [root] }
        do throws(BlobFailure) {
            let made = try makeRoot()
            root = made
            return [made]
        } catch {
            throw .failed(error)
        }
    }

    func document(_ descriptor: Descriptor, _ kind: DocumentKind) throws(BlobError) -> [UInt8] {
        do throws(BlobFailure) {
            return try locate(descriptor).bytes(
                limit: services.settings.maxDocumentBytes, label: kind.label + " of " + name)
        } catch {
            throw .failed(error)
        }
    }

    func locate(_ descriptor: Descriptor) throws(BlobFailure) -> FilePart {
        lock.lock()
        defer { lock.unlock() }
        guard let part = parts[descriptor.digest] else {
            throw BlobFailure(.notFound, "\(name): has no blob \(descriptor.digest.text)")
        }
        return part
    }

    // MARK: Making the manifest; with the lock held

    private struct SavedImage {
        var config: String
        var repoTags: [String]
        var layers: [String]
    }

    private func makeRoot() throws(BlobFailure) -> Descriptor {
        guard table.contains("manifest.json") else {
            throw BlobFailure(.malformed, "\(name): has no manifest.json: is it written by `docker save`?")
        }
        let image = try select(try document("manifest.json"))
        let configBytes = try document(image.config)
        let config: ImageConfig
        do throws(DocumentError) {
            config = try ImageConfig.parse(configBytes)
        } catch {
            throw BlobFailure(error.blobReason, "\(name): \(printable(image.config)): \(error.message)")
        }
        guard config.diffIDs.count == image.layers.count else {
            throw BlobFailure(
                .malformed,
                "\(name): manifest.json has \(image.layers.count) layers, but the config has "
                    + "\(config.diffIDs.count) diff IDs")
        }
        let configDescriptor = Descriptor(
            mediaType: MediaType.dockerConfig, digest: try keep(MemoryFile(configBytes).whole),
            sizeBytes: UInt64(configBytes.count))
        var layers: [Descriptor] = []
        for (path, diffID) in zip(image.layers, config.diffIDs) { layers.append(try layer(path, diffID)) }
        let manifestBytes = DockerArchive.manifest(configDescriptor, layers)
        return Descriptor(
            mediaType: MediaType.dockerManifest, digest: try keep(MemoryFile(manifestBytes).whole),
            sizeBytes: UInt64(manifestBytes.count))
    }

    private func layer(_ path: String, _ diffID: Digest) throws(BlobFailure) -> Descriptor {
        let part = try table.file(path)
        let magic = try part.slice(0, min(4, part.sizeBytes)).bytes(limit: 4, label: name)
        let type: String
        var digest = diffID
        if magic.starts(with: [0x1f, 0x8b]) {
            type = MediaType.dockerLayerGzip
            digest = try keep(part)
        } else if magic == [0x28, 0xb5, 0x2f, 0xfd] {
            type = MediaType.dockerLayerZstd
            digest = try keep(part)
        } else {
            type = MediaType.dockerLayer
            parts[digest] = part
        }
        return Descriptor(mediaType: type, digest: digest, sizeBytes: part.sizeBytes)
    }

    /// Hashes the part and keeps it under its digest.
    private func keep(_ part: FilePart) throws(BlobFailure) -> Digest {
        let hash = services.codecs.makeSHA256()
        var done: UInt64 = 0
        while done < part.sizeBytes {
            let count = min(1 << 18, part.sizeBytes - done)
            let chunk = try part.slice(done, count).bytes(limit: 1 << 18, label: "a file of " + name)
            chunk.withUnsafeBytes { hash.update($0) }
            done += count
        }
        let out = hash.finish()
        guard out.count == 32 else { throw BlobFailure(.unsupported, "this host has no SHA-256") }
        let digest = Digest(sha256: out)
        parts[digest] = part
        return digest
    }

    private func document(_ path: String) throws(BlobFailure) -> [UInt8] {
        try table.file(path).bytes(
            limit: services.settings.maxDocumentBytes, label: printable(path) + " of " + name)
    }

    private func select(_ bytes: [UInt8]) throws(BlobFailure) -> SavedImage {
        let images: [SavedImage]
        do throws(DocumentError) {
            images = try DockerArchive.parse(bytes)
        } catch {
            throw BlobFailure(error.blobReason, "\(name): manifest.json: \(error.message)")
        }
        let tags = images.flatMap { $0.repoTags }
        let has =
            tags.isEmpty
            ? "none has a name"
            : "it has " + tags.prefix(32).map { printable($0, maxBytes: 100) }.joined(separator: ", ")
        if let ref {
            let full = (try? ImageReference(ref))?.text
            for image in images {
                for tag in image.repoTags where tag == ref || (full != nil && (try? ImageReference(tag))?.text == full)
                {
                    return image
                }
            }
            throw BlobFailure(.notFound, "\(name): has no image of that name; " + has)
        }
        guard let only = images.first, images.count == 1 else {
            throw BlobFailure(
                .notFound, images.isEmpty ? "\(name): has no image" : "\(name): has several images: name one; " + has)
        }
        return only
    }

    private static func parse(_ bytes: [UInt8]) throws(DocumentError) -> [SavedImage] {
        var out: [SavedImage] = []
        for field in try JSONField(document: try JSONValue.parse(bytes)).elements(limit: ImageIndex.maxManifests) {
            out.append(
                SavedImage(
                    config: try field.required("Config").string(),
                    repoTags: try field.optional("RepoTags")?.strings(limit: 4096) ?? [],
                    layers: try field.optional("Layers")?.strings(limit: ImageManifest.maxLayers) ?? []))
        }
        return out
    }

    private static func manifest(_ config: Descriptor, _ layers: [Descriptor]) -> [UInt8] {
        func object(_ descriptor: Descriptor) -> String {
            "{\"mediaType\":\"" + descriptor.mediaType + "\",\"size\":\(descriptor.sizeBytes),\"digest\":\""
                + descriptor.digest.text + "\"}"
        }
        let text =
            "{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.dockerManifest + "\",\"config\":" + object(config)
            + ",\"layers\":[" + layers.map(object).joined(separator: ",") + "]}"
        return Array(text.utf8)
    }
}

/// Bytes in memory where a file is expected.
final class MemoryFile: RandomAccessFile {
    private let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var sizeBytes: UInt64 { UInt64(bytes.count) }
    var whole: FilePart { FilePart(file: self, start: 0, sizeBytes: sizeBytes) }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        guard offset < sizeBytes else { return 0 }
        let start = Int(offset)
        let count = min(buffer.count, bytes.count - start)
        bytes.withUnsafeBytes { source in
            // SAFETY: `count` is bounded by both.
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[start..<start + count]))
        }
        return count
    }
}
