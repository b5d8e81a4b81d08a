import CoreChecks
import ImageCodecs
import ImageModel
import ImageMounter

/// Blobs in foreign formats, made by hand: every field can be wrong.
package enum ForeignBlob {
    package static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xffff_ffff
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
        }
        return ~crc
    }

    package static func little(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
    }

    /// One gzip member (RFC 1952).
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff] + HostCodecs().deflate(bytes) + little(UInt64(crc32(bytes)), 4)
            + little(UInt64(bytes.count), 4)
    }

    package static func footer(_ tocOffset: UInt64) -> [UInt8] {
        let digits = [UInt8](String(tocOffset, radix: 16).utf8)
        let body = [UInt8](repeating: 0x30, count: 16 - digits.count) + digits + [UInt8]("STARGZ".utf8)
        return [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 26, 0, 0x53, 0x47, 22, 0] + body + [1, 0, 0, 0xff, 0xff]
            + [UInt8](repeating: 0, count: 8)
    }

    /// An eStargz blob: `front` stands for the files, then the TOC and the footer.
    package static func estargz(front: [UInt8], toc: String) -> [UInt8] {
        let tar = TarWriter.tar { $0.file("stargz.index.json", toc) }
        return front + gzip(tar) + footer(UInt64(front.count))
    }

    /// A zstd frame of raw blocks (RFC 8878): magic; single segment with 8 bytes of content size; blocks.
    package static func zstdFrame(_ bytes: [UInt8]) -> [UInt8] {
        var out = [0x28, 0xb5, 0x2f, 0xfd, 0xe0] + little(UInt64(bytes.count), 8)
        var done = 0
        repeat {
            let count = min(bytes.count - done, 128 << 10)
            out += little(UInt64(count) << 3 | (done + count == bytes.count ? 1 : 0), 3) + bytes[done..<done + count]
            done += count
        } while done < bytes.count
        return out
    }

    /// A zstd:chunked blob without annotations, its TOC in a raw block (RFC 8878).
    package static func zstdChunked(front: [UInt8], toc: String) -> [UInt8] {
        let document = [UInt8](toc.utf8)
        let frame = zstdFrame(document)
        let skippable: [UInt8] = [0x50, 0x2a, 0x4d, 0x18]
        let payload =
            little(UInt64(front.count) + 8, 8) + little(UInt64(frame.count), 8) + little(UInt64(document.count), 8)
            + little(1, 8) + [UInt8]("GnUlInUx".utf8)
        return front + skippable + little(UInt64(frame.count), 4) + frame + skippable + little(40, 4) + payload
    }
}

extension ForeignBlob {
    /// A zTOC by our own writer that says of `layer`, one gzip member, what `tar` holds.
    package static func zTOC(of layer: [UInt8], tar: [UInt8]) -> [UInt8]? {
        let codecs = HostCodecs()
        let builder = SpanTableBuilder(format: .gzip, codecs: codecs)
        let decoder = codecs.makeGzipDecoder(checkpointSpacingBytes: 1 << 20)
        var decoded: UInt64 = 0
        layer.withUnsafeBytes { bytes in
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
            defer { room.deallocate() }
            var rest = bytes
            while let progress = try? decoder.decode(rest, into: room), progress.consumed + progress.produced > 0 {
                builder.stored(UnsafeRawBufferPointer(rebasing: rest[..<progress.consumed]))
                while let checkpoint = decoder.takeCheckpoint() { builder.checkpoint(checkpoint) }
                rest = UnsafeRawBufferPointer(rebasing: rest[progress.consumed...])
                decoded += UInt64(progress.produced)
            }
        }
        guard let spans = builder.finish(storedBytes: UInt64(layer.count), contentBytes: decoded) else { return nil }
        return LayerExport.zTOC(
            of: Descriptor(mediaType: "", digest: sha256(layer), sizeBytes: UInt64(layer.count)), spans: spans,
            tar: tar,
            reader: BytesBlob(sha256(layer), layer), codecs: codecs)
    }
}

/// A source of one layer that may have one referrer, all in memory.
package final class OneLayerSource: ImageSource {
    package let image: ResolvedImage
    private let blobs: [Digest: [UInt8]]
    private let documents: [Digest: [UInt8]]
    private let referrer: Descriptor?
    let host = ManualHost()

    /// - Parameters:
    ///   - isPromised: the manifest names the zTOC's index, as SOCI v2 has it; otherwise it is a referrer.
    ///   - own: an index in our own form, which is a referrer.
    package init(
        _ stored: [UInt8], mediaType: String, annotations: [String: String] = [:], zTOC: [UInt8]? = nil,
        isPromised: Bool = false, own: [UInt8]? = nil, diffID: Digest = sha256([1])
    ) {
        let layer = Descriptor(
            mediaType: mediaType, digest: sha256(stored), sizeBytes: UInt64(stored.count), annotations: annotations)
        let empty = Descriptor(mediaType: MediaType.ociManifest, digest: sha256([]), sizeBytes: 0)
        var config = ImageConfig(platform: Platform(os: "linux", architecture: "riscv64"))
        config.diffIDs = [diffID]
        var blobs = [layer.digest: stored]
        var documents: [Digest: [UInt8]] = [:]
        var manifestBytes = Array("{}".utf8)
        var referrer: Descriptor?
        if let zTOC {
            blobs[sha256(zTOC)] = zTOC
            let manifest = """
                {"schemaVersion":2,"config":{"digest":"\(empty.digest.text)","size":2},"layers":[{
                "mediaType":"application/octet-stream","digest":"\(sha256(zTOC).text)","size":\(zTOC.count),
                "annotations":{"com.amazon.soci.image-layer-digest":"\(layer.digest.text)"}}]}
                """
            let bytes = Array(manifest.utf8)
            documents[sha256(bytes)] = bytes
            if isPromised {
                let annotation = #"{"annotations":{"com.amazon.soci.index-digest":"\#(sha256(bytes).text)"}}"#
                manifestBytes = Array(annotation.utf8)
            } else {
                referrer = Descriptor(
                    mediaType: MediaType.ociManifest, digest: sha256(bytes), sizeBytes: UInt64(bytes.count),
                    artifactType: "application/vnd.amazon.soci.index.v1+json")
            }
        }
        if let own {
            let made = ReferrerManifest.own(subject: empty, indexes: [(layer, own)], codecs: HostCodecs())
            for blob in made.blobs { blobs[blob.descriptor.digest] = blob.bytes }
            documents[made.descriptor.digest] = made.bytes
            referrer = made.descriptor
        }
        self.blobs = blobs
        self.documents = documents
        self.referrer = referrer
        image = ResolvedImage(
            name: "lies", manifest: empty, configDescriptor: empty, config: config, layers: [layer],
            manifestBytes: manifestBytes, configBytes: [])
    }

    package func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage { image }
    package func blob(_ descriptor: Descriptor) -> any BlobReader {
        BytesBlob(descriptor.digest, blobs[descriptor.digest] ?? [])
    }
    package func document(_ descriptor: Descriptor) throws(BlobError) -> [UInt8] {
        guard let bytes = documents[descriptor.digest] else { throw .failed(BlobFailure(.notFound, "no document")) }
        return bytes
    }
    package func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] {
        referrer.map { $0.artifactType == artifactType ? [$0] : [] } ?? []
    }

    /// Runs all loaders of the layer, or some; the first index, nil where there is none.
    package func load(
        _ choice: (ForeignIndexes.Loaders) -> [any ForeignIndexLoader] = { $0.expected + $0.racing }
    ) throws(BlobFailure) -> ForeignIndex? {
        let loaders = ForeignIndexes.loaders(
            for: image, source: self, codecs: HostCodecs(), host: host, minimumRacedBytes: 0,
            openBlob: { self.blob($0) })
        for loader in choice(loaders[0]) {
            do throws(BlobError) {
                if let index = try loader.load() { return index }
            } catch {
                guard case .failed(let failure) = error else { continue }
                throw failure
            }
        }
        return nil
    }
}

/// A blob in memory.
package final class BytesBlob: BlobReader {
    package let digest: Digest
    package let sizeBytes: UInt64
    private let bytes: [UInt8]

    package init(_ digest: Digest, _ bytes: [UInt8]) {
        self.digest = digest
        sizeBytes = UInt64(bytes.count)
        self.bytes = bytes
    }

    package func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        guard offset < UInt64(bytes.count) else { return 0 }
        let count = min(buffer.count, bytes.count - Int(offset))
        buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
        return count
    }

    package func prefetch(at offset: UInt64, count: UInt64) {}
    package func close() {}
}
