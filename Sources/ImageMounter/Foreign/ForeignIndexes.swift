import ImageModel

/// What indexes of others an image may have, layer by layer.
package enum ForeignIndexes {
    package struct Loaders {
        /// The layer's or the image's annotations promise these: worth waiting for, in this order.
        package var expected: [any ForeignIndexLoader] = []
        /// Nothing says that there are any: to be tried beside the stream.
        package var racing: [any ForeignIndexLoader] = []
    }

    /// A smaller layer has streamed before an index of it could be of use.
    package static let minimumRacedBytes: UInt64 = 1 << 20

    /// Loaders for each layer, bottom first, as many as the image has. Nothing is fetched before the first `load`.
    /// Loaders of one layer need not be called by the same thread as those of another.
    ///
    /// - Parameter openBlob: a reader over a blob of the image, which may be the layer or an index.
    package static func loaders(
        for image: ResolvedImage, source: any ImageSource, codecs: CodecProvider, host: HostServices,
        minimumRacedBytes: UInt64 = ForeignIndexes.minimumRacedBytes,
        openBlob: @escaping (Descriptor) -> any BlobReader
    ) -> [Loaders] {
        let annotations = ManifestAnnotations.read(image.manifestBytes)
        let soci2 = annotations[SOCILoader.indexAnnotation].flatMap { Digest($0) }.map {
            ReferrerIndex(.document($0), layerAnnotation: SOCILoader.layerAnnotation, source: source, host: host)
        }
        let soci1 = ReferrerIndex(
            .referrer(of: image.manifest.digest, artifactType: SOCILoader.artifactType1),
            layerAnnotation: SOCILoader.layerAnnotation, source: source, host: host)
        let own = ReferrerIndex(
            .referrer(of: image.manifest.digest, artifactType: ReferrerManifest.ownType),
            layerAnnotation: ReferrerManifest.ownLayerAnnotation, source: source, host: host)
        var out: [Loaders] = []
        for (number, descriptor) in image.layers.enumerated() {
            guard number < image.config.diffIDs.count else { return out }
            let context = ForeignLoaderContext(
                label: "layer \(number + 1) of \(image.layers.count) (\(descriptor.digest.text))",
                descriptor: descriptor, diffID: image.config.diffIDs[number], codecs: codecs, openBlob: openBlob)
            var loaders = Loaders()
            if ZstdChunkedLoader.isPromised(descriptor) {
                loaders.expected.append(ZstdChunkedLoader(context))
            } else if descriptor.annotations[EStargzLoader.tocDigestAnnotation] != nil {
                loaders.expected.append(EStargzLoader(context, source: source))
            }
            if let soci2 { loaders.expected.append(SOCILoader(context, manifest: soci2, isAnchored: true)) }
            if descriptor.sizeBytes >= minimumRacedBytes {
                loaders.racing.append(OwnIndexLoader(context, manifest: own))
                if soci2 == nil { loaders.racing.append(SOCILoader(context, manifest: soci1, isAnchored: false)) }
                if loaders.expected.isEmpty {
                    switch MediaType.layerCompression(descriptor.mediaType) {
                    case .gzip: loaders.racing.append(EStargzLoader(context, source: source, isProbe: true))
                    case .zstd: loaders.racing.append(ZstdChunkedLoader(context))
                    default: break
                    }
                }
            }
            out.append(loaders)
        }
        return out
    }

    /// The access trace that was published with our own index, opaque; nil where there is none. Repeat after `.pending`.
    package final class TraceLoader {
        /// A trace names some thousand files.
        private static let maximumBytes: UInt64 = 4 << 20
        private let index: ReferrerIndex
        private let openBlob: (Descriptor) -> any BlobReader
        private let codecs: CodecProvider
        private var part: (BlobPart, Digest)?

        package init(
            for image: ResolvedImage, source: any ImageSource, codecs: CodecProvider, host: HostServices,
            openBlob: @escaping (Descriptor) -> any BlobReader
        ) {
            index = ReferrerIndex(
                .referrer(of: image.manifest.digest, artifactType: ReferrerManifest.ownType),
                layerAnnotation: ReferrerManifest.ownLayerAnnotation, source: source, host: host)
            self.openBlob = openBlob
            self.codecs = codecs
        }

        package func load() throws(BlobError) -> [UInt8]? {
            if part == nil {
                let found = try index.blobs().first { $0.mediaType == ReferrerManifest.ownTraceType }
                guard let found, found.sizeBytes <= TraceLoader.maximumBytes else { return nil }
                part = (BlobPart(openBlob(found), at: 0, count: Int(found.sizeBytes)), found.digest)
            }
            guard let (loading, digest) = part else { return nil }
            let bytes = try loading.load()
            let hash = codecs.makeSHA256()
            bytes.withUnsafeBytes { hash.update($0) }
            return Digest(sha256: hash.finish()) == digest ? bytes : nil
        }
    }
}

/// The annotations of an image's manifest.
enum ManifestAnnotations {
    /// Empty where there are none. The document was verified and parsed before; what can't be read is not there.
    static func read(_ manifest: [UInt8]) -> [String: String] {
        do throws(DocumentError) {
            let document = JSONField(document: try JSONValue.parse(manifest))
            return try document.optional("annotations")?.stringMap() ?? [:]
        } catch { return [:] }
    }
}
