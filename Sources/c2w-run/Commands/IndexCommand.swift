import ArgumentParser
import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import RegistryClient

/// `c2w-run index`: makes the index of an image's layers, and publishes it beside the image.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Make the index that lets an image be read lazily; with --push, publish it.",
        discussion: """
            Reads all layers once, where the cache has no index of them yet, and prints a line for each. With --push \
            the index is put into the image's repository as a referrer of its manifest, and so is a SOCI index, which \
            other programs can read. Whoever runs or mounts the image from there then need not read it whole first. \
            Where the registry lists no referrers, they are under the tag sha256-HEX.
            """)

    @OptionGroup var options: ImageOptions
    @Flag(help: "Put the index into the image's repository.")
    var push = false
    @Argument(help: ArgumentHelp("Where the image lives.", valueName: "image"))
    var image: String

    func run() throws {
        if push { try checkRegistry() }
        let opener = ImageOpener(options: options)
        let found = try opener.find(image, platforms: ImageOpener.inspectablePlatforms)
        let reference = push ? try IndexCommand.repository(of: found.image) : nil
        let exports = try indexes(of: found, opener)
        guard let reference else {
            opener.warnings.show()
            return
        }
        let codecs = HostCodecs()
        var own: [(layer: Descriptor, bytes: [UInt8])] = []
        var zTOCs: [(layer: Descriptor, bytes: [UInt8])] = []
        for export in exports {
            guard let bytes = export.serialized() else { continue }
            own.append((export.layer, bytes))
            switch try opener.room.blocking({ () throws(BlobError) in try export.zTOC() }) {
            case .zTOC(let bytes): zTOCs.append((export.layer, bytes))
            case .impossible(let why):
                opener.warnings.add("no SOCI index of layer \(export.layer.digest.text): \(why)")
            }
            export.close()
        }
        guard !own.isEmpty else { throw CommandError.failure("index: no layer of \(image) has an index to publish") }
        let subject = found.image.manifest
        var manifests = [ReferrerManifest.own(subject: subject, indexes: own, codecs: codecs)]
        if !zTOCs.isEmpty { manifests.append(.soci(subject: subject, zTOCs: zTOCs, codecs: codecs)) }
        for manifest in manifests { try publish(manifest, to: reference, subject, opener) }
        opener.warnings.show()
    }

    private func checkRegistry() throws {
        do throws(ReferenceError) {
            if case .registry = try ImageLocation(image) { return }
        } catch { throw CommandError.usage(error.message) }
        throw CommandError.usage("index: --push needs an image in a registry")
    }

    /// The registry that had the image: a short name may be that of more than one.
    private static func repository(of image: ResolvedImage) throws -> ImageReference {
        do throws(ReferenceError) { return try ImageReference(image.name) } catch {
            throw CommandError.failure("index: \(error.message)")
        }
    }

    // MARK: Layers

    /// Each layer once, bottom first.
    private func indexes(of found: ImageOpener.Found, _ opener: ImageOpener) throws -> [LayerExport] {
        var layers: [Descriptor] = []
        for layer in found.image.layers where !layers.contains(where: { $0.digest == layer.digest }) {
            layers.append(layer)
        }
        var exports = layers.map { export(of: $0, found, opener) }
        if exports.contains(where: { $0.index == nil }) {
            try pass(over: found, opener)
            exports = layers.map { export(of: $0, found, opener) }
        }
        for export in exports {
            guard let index = export.index else {
                throw CommandError.failure("index: the index of layer \(export.layer.digest.text) could not be kept")
            }
            StandardStream.output.writeLine(IndexCommand.line(export.layer, index, export.serialized()?.count))
        }
        return exports
    }

    private func export(of layer: Descriptor, _ found: ImageOpener.Found, _ opener: ImageOpener) -> LayerExport {
        LayerExport(layer, cache: found.cache, codecs: HostCodecs(), host: opener.host) { found.source.blob($0) }
    }

    private func pass(over found: ImageOpener.Found, _ opener: ImageOpener) throws {
        let mount = opener.mount(found, fill: .all, mayBeLess: false)
        mount.leaveFailureToCaller()
        mount.start()
        let progress = ProgressView(options.progress, isShown: true) { mount.progress() }
        let isWhole = opener.room.wait(for: mount.whenMerged)
        progress?.stop()
        if let failure = mount.failure ?? mount.trouble { throw failure.naming(found.image) }
        guard isWhole else { throw BlobFailure(.cancelled, "interrupted") }
    }

    /// `sha256:…  12345 bytes, 34567 uncompressed, index 123 bytes (0.36 %), 5 entries, 2 spans`
    static func line(_ layer: Descriptor, _ index: LayerIndex, _ indexBytes: Int?) -> String {
        var text = "\(layer.digest.text)  \(layer.sizeBytes) bytes, \(index.uncompressedSizeBytes) uncompressed, "
        if let indexBytes {
            let size = max(index.uncompressedSizeBytes, 1)
            let hundredths = UInt64(indexBytes) * 10000 / size
            let fraction = hundredths % 100
            text += "index \(indexBytes) bytes (\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) %), "
        } else {
            text += "no random access, "
        }
        return text + "\(index.entryCount) entries, \(index.spans?.count ?? 0) spans"
    }

    // MARK: Publishing

    private func publish(
        _ manifest: ReferrerManifest, to reference: ImageReference, _ subject: Descriptor, _ opener: ImageOpener
    ) throws {
        let publication = Publication(
            blobs: manifest.blobs.map { Publication.Blob(digest: $0.descriptor.digest, bytes: $0.bytes) },
            manifest: manifest.descriptor, manifestBytes: manifest.bytes, subject: subject.digest)
        let publisher = try opener.publisher(publication, to: reference)
        try opener.room.blocking { () throws(BlobError) in try publisher.publish() }
        var line = "pushed \(manifest.descriptor.digest.text) (\(manifest.artifactType)), "
        line += "\(publisher.sentBytes) bytes sent"
        if publisher.knownBytes > 0 { line += ", \(publisher.knownBytes) were there" }
        if publisher.usedFallbackTag { line += "; listed under the tag sha256-\(subject.digest.hex)" }
        StandardStream.output.writeLine(line)
    }
}

extension ImageOpener {
    /// With the log-in of the image's own registry.
    func publisher(_ publication: Publication, to reference: ImageReference) throws -> Publisher {
        try client(for: .registry(reference)).publisher(publication, to: reference)
    }
}
