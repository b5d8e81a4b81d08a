import Glibc
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// What is published can be read: SOCI's index by an independent reader and by our own, ours by a later run.
@Suite(.enabled(if: ForeignImages.folder != nil)) struct ForeignExportTests {
    /// Layers of one gzip member, of many, and of none.
    static let formats = ["oci", "stargz", "tar"]

    @Test(arguments: formats) func anIndependentReaderReadsOurZTOC(format: String) throws {
        let source = try LayoutSource(format)
        for (number, layer) in source.image.layers.enumerated() {
            let stored = try source.stored(layer.digest)
            let zTOC = try exported(layer, stored)
            let scratch = "/tmp/c2w-ztoc-\(getpid())-\(format)-\(number)"
            defer { unlink(scratch) }
            let file = try #require(fopen(scratch, "w"))
            fwrite(zTOC, 1, zTOC.count, file)
            fclose(file)
            let blob = source.folder + "/blobs/sha256/" + layer.digest.hex
            let checker = ForeignImages.sourceFolder + "/Tests/Support/formats/ztoc.py"
            #expect(system("'\(ForeignImages.python)' '\(checker)' check '\(scratch)' '\(blob)' >/dev/null") == 0)
        }
    }

    @Test(arguments: formats) func weReadOurZTOC(format: String) throws {
        let source = try LayoutSource(format)
        let layer = source.image.layers[0]
        let stored = try source.stored(layer.digest)
        let one = OneLayerSource(
            stored, mediaType: layer.mediaType, zTOC: try exported(layer, stored))
        let index = try #require(try one.load { $0.racing })
        #expect(index.format == "SOCI v1")
        try ForeignTests().expectTruth(index, layer: 0, stored: stored)
    }

    /// A layer goes on with zeros by looking back at zeros: such a window is needed as much as any other.
    @Test func windowsOfZerosAreKept() throws {
        // A block of deflate has so many symbols that it nearly always ends within zeros.
        let content = (0..<60).flatMap {
            Sample.bytes(200, seed: UInt64($0 + 1)) + [UInt8](repeating: 0, count: 300_000)
        }
        let tar = TarWriter.tar { $0.file("zeros", bytes: content) }
        let stored = Stored.gzip(tar)
        let layer = Descriptor(
            mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", digest: sha256(stored),
            sizeBytes: UInt64(stored.count))
        let source = OneLayerSource(stored, mediaType: layer.mediaType, zTOC: try exported(layer, stored))
        let index = try #require(try source.load { $0.racing })
        let decoder = SpanDecoder(table: index.spans, codecs: HostCodecs())
        #expect(index.spans.count > 2)
        for number in 0..<index.spans.count {
            let span = index.spans[number]
            let start = Int(span.storedOffset)
            let bytes = [UInt8](stored[start..<start + Int(span.storedBytes)])
            let found = try bytes.withUnsafeBytes { bytes throws(LayerError) in
                try decoder.content(of: number, bytes)
            }
            let place = Int(span.contentOffset)
            #expect(found == [UInt8](tar[place..<place + Int(span.contentBytes)]), "span \(number)")
        }
    }

    /// By the journal and spans that a pass makes.
    func exported(_ layer: Descriptor, _ stored: [UInt8]) throws -> [UInt8] {
        let codecs = HostCodecs()
        let isGzip = stored.starts(with: [0x1f, 0x8b])
        let builder = SpanTableBuilder(format: isGzip ? .gzip : .tar, codecs: codecs, spacingBytes: 1 << 20)
        var tar: [UInt8] = []
        if isGzip {
            let decoder = codecs.makeGzipDecoder(checkpointSpacingBytes: 1 << 20)
            var room = [UInt8](repeating: 0, count: 1 << 16)
            var position = 0
            while true {
                let part = [UInt8](stored[position..<min(stored.count, position + 1 << 16)])
                let progress = try part.withUnsafeBytes { from throws(DecodeError) in
                    var outcome: Result<DecodeProgress, DecodeError>?
                    room.withUnsafeMutableBytes { into in
                        do throws(DecodeError) { outcome = .success(try decoder.decode(from, into: into)) } catch {
                            outcome = .failure(error)
                        }
                    }
                    return try (outcome ?? .failure(.corrupt("nothing"))).get()
                }
                if progress.consumed + progress.produced == 0, position == stored.count { break }
                part.withUnsafeBytes {
                    builder.stored(UnsafeRawBufferPointer(rebasing: $0[..<progress.consumed]))
                }
                if let checkpoint = decoder.takeCheckpoint() { builder.checkpoint(checkpoint) }
                position += progress.consumed
                tar += room[..<progress.produced]
            }
        } else {
            tar = stored
            stored.withUnsafeBytes { builder.stored($0) }
        }
        let spans = try #require(builder.finish(storedBytes: UInt64(stored.count), contentBytes: UInt64(tar.count)))
        return try #require(
            LayerExport.zTOC(
                of: layer, spans: spans, tar: tar, reader: BytesBlob(layer.digest, stored), codecs: codecs))
    }

    @Test func manifestsNameTheirSubjectAndLayers() throws {
        let source = try LayoutSource("oci")
        let indexes = source.image.layers.map { (layer: $0, bytes: [UInt8]("index".utf8) + $0.digest.bytes) }
        let codecs = HostCodecs()
        let manifests = [
            ReferrerManifest.own(subject: source.image.manifest, indexes: indexes, trace: [1, 2], codecs: codecs),
            ReferrerManifest.soci(subject: source.image.manifest, zTOCs: indexes, codecs: codecs),
        ]
        for manifest in manifests {
            let document = JSONField(document: try JSONValue.parse(manifest.bytes))
            #expect(try Descriptor(document.required("subject")).digest == source.image.manifest.digest)
            #expect(try document.required("artifactType").string() == manifest.artifactType)
            #expect(sha256(manifest.bytes) == manifest.descriptor.digest)
            guard case .image(let parsed) = try ManifestDocument.parse(manifest.bytes) else {
                Issue.record("no manifest")
                continue
            }
            for blob in manifest.blobs { #expect(sha256(blob.bytes) == blob.descriptor.digest) }
            let named = parsed.layers.map { $0.annotations.values.contains { $0.hasPrefix("sha256:") } }
            #expect(named.filter { $0 }.count == source.image.layers.count)
        }
    }
}
