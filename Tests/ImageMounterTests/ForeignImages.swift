import Glibc
import HostPlatform
import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport
import Testing

/// The small image in every lazy format, which other people's tools have made.
enum ForeignImages {
    /// nil where they can't be made: that needs root, and Debian's archive.
    static let folder: String? = {
        let script = sourceFolder + "/Tests/Support/formats/make.sh"
        guard let pipe = popen("bash '\(script)' 2>/dev/null", "r") else { return nil }
        var output: [UInt8] = []
        while case let byte = getc(pipe), byte != EOF { output.append(UInt8(truncatingIfNeeded: byte)) }
        guard pclose(pipe) == 0 else { return nil }
        return output.split(separator: 0x0a).last.map { String(decoding: $0, as: UTF8.self) }
    }()

    /// That of the development cache, which has flatbuffers.
    static var python: String {
        var parts = (folder ?? "").split(separator: "/")
        if !parts.isEmpty { parts.removeLast() }
        return "/" + parts.joined(separator: "/") + "/python/bin/python"
    }

    static let sourceFolder: String = {
        var parts = #filePath.split(separator: "/")
        parts.removeLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    static func read(_ path: String) throws -> [UInt8] {
        let file = try PosixFile(path: path)
        var bytes = [UInt8](repeating: 0, count: Int(file.sizeBytes))
        var fill = 0
        while fill < bytes.count {
            let count = try bytes.withUnsafeMutableBytes { buffer throws(BlobFailure) in
                try file.read(at: UInt64(fill), into: UnsafeMutableRawBufferPointer(rebasing: buffer[fill...]))
            }
            guard count > 0 else { break }
            fill += count
        }
        return bytes
    }

    /// What the layer that all formats were made from holds, as the tar itself says: path → entry, and content.
    static func truth(layer: Int) throws -> [[UInt8]: (entry: TarEntry, content: [UInt8])] {
        let tar = try read(try #require(folder) + "/layer\(layer).tar")
        let log = EntryLog()
        let parser = TarParser(sink: log)
        try tar.withUnsafeBytes { try parser.feed($0) }
        try parser.finish()
        var out: [[UInt8]: (entry: TarEntry, content: [UInt8])] = [:]
        for entry in log.entries {
            let start = Int(entry.contentOffset)
            let content = entry.kind == .node(.regular) ? [UInt8](tar[start..<start + Int(entry.sizeBytes)]) : []
            out[entry.path] = (entry.placeless, content)
        }
        return out
    }
}

final class EntryLog: TarSink {
    var entries: [TarEntry] = []
    func entry(_ entry: TarEntry) { entries.append(entry) }
    func warning(_ text: String) {}
}

extension TarEntry {
    /// Without where the content lies, and attributes in one order: what all indexes of a layer must agree on.
    var placeless: TarEntry {
        var entry = self
        entry.contentOffset = 0
        entry.segments = nil
        entry.attributes.sort { $0.name < $1.name }
        // A hard link has no attributes of its own.
        if kind == .hardLink {
            entry.permissions = 0
            entry.userID = 0
            entry.groupID = 0
            entry.modified = FileTime(seconds: 0)
            entry.attributes = []
        }
        return entry
    }
}

/// An OCI layout in a folder as a source, whose blobs a test may change.
final class LayoutSource: ImageSource {
    let folder: String
    let image: ResolvedImage
    /// Bytes in place of those in the file.
    var replaced: [Digest: [UInt8]] = [:]
    /// Layouts in the same repository, by the ending of their tag.
    var siblings: [String: LayoutSource] = [:]
    var referrers: [(subject: Digest, descriptor: Descriptor)] = []
    /// Every second read of a blob or document is pending.
    var pends = false
    let host = ManualHost()
    /// Bytes that were read of each blob.
    private(set) var readBytes: [Digest: UInt64] = [:]
    private(set) var documentCount = 0
    private var hasPended = false

    init(folder: String, edit: (inout ResolvedImage) -> Void = { _ in }) throws {
        self.folder = folder
        let index = JSONField(document: try JSONValue.parse(try ForeignImages.read(folder + "/index.json")))
        let root = try Descriptor(try #require(try index.required("manifests").elements(limit: 9).first))
        func blob(_ digest: Digest) throws -> [UInt8] {
            try ForeignImages.read(folder + "/blobs/sha256/" + digest.hex)
        }
        let bytes = try blob(root.digest)
        var manifestDescriptor = root
        var parsed = try ManifestDocument.parse(bytes)
        var manifestBytes = bytes
        if case .index(let index) = parsed {
            manifestDescriptor = try #require(index.manifests.first)
            manifestBytes = try blob(manifestDescriptor.digest)
            parsed = try ManifestDocument.parse(manifestBytes)
        }
        guard case .image(let manifest) = parsed else { throw BlobFailure(.malformed, "no image") }
        var config = ImageConfig(platform: Platform(os: "linux", architecture: "riscv64"))
        let configBytes = try blob(manifest.config.digest)
        if let rootfs = try JSONField(document: try JSONValue.parse(configBytes)).optional("rootfs") {
            config.diffIDs = try rootfs.required("diff_ids").strings(limit: 99).compactMap { Digest($0) }
        }
        var image = ResolvedImage(
            name: folder, manifest: manifestDescriptor, configDescriptor: manifest.config, config: config,
            layers: manifest.layers, manifestBytes: manifestBytes, configBytes: configBytes)
        edit(&image)
        self.image = image
        for entry in try index.required("manifests").elements(limit: 9) {
            let descriptor = try Descriptor(entry)
            guard descriptor.artifactType != nil else { continue }
            let document = JSONField(document: try JSONValue.parse(try blob(descriptor.digest)))
            guard let subject = try document.optional("subject") else { continue }
            referrers.append((try Descriptor(subject).digest, descriptor))
        }
    }

    /// The image in that format.
    convenience init(_ format: String, edit: (inout ResolvedImage) -> Void = { _ in }) throws {
        try self.init(folder: try #require(ForeignImages.folder) + "/" + format, edit: edit)
    }

    func stored(_ digest: Digest) throws -> [UInt8] {
        if let bytes = replaced[digest] { return bytes }
        return try ForeignImages.read(folder + "/blobs/sha256/" + digest.hex)
    }

    private func pend() throws(BlobError) {
        guard pends else { return }
        hasPended.toggle()
        if hasPended {
            let ticket = host.board.issue()
            host.board.fire(ticket)
            throw .pending(ticket)
        }
    }

    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage { image }
    func blob(_ descriptor: Descriptor) -> any BlobReader { LayoutBlob(self, descriptor) }

    func document(_ descriptor: Descriptor) throws(BlobError) -> [UInt8] {
        try pend()
        documentCount += 1
        guard let bytes = try? stored(descriptor.digest), sha256(bytes) == descriptor.digest else {
            throw .failed(BlobFailure(.notFound, "no \(descriptor.digest.text)"))
        }
        return bytes
    }

    func referrers(of subject: Digest, artifactType: String) throws(BlobError) -> [Descriptor] {
        try pend()
        return referrers.filter { $0.subject == subject && $0.descriptor.artifactType == artifactType }
            .map { $0.descriptor }
    }

    func sibling(tagSuffix: String) throws(BlobError) -> [UInt8]? {
        try pend()
        return siblings[tagSuffix]?.image.manifestBytes
    }

    private final class LayoutBlob: BlobReader {
        let digest: Digest
        let sizeBytes: UInt64
        private let source: LayoutSource
        private var bytes: [UInt8]?

        init(_ source: LayoutSource, _ descriptor: Descriptor) {
            self.source = source
            digest = descriptor.digest
            sizeBytes = descriptor.sizeBytes
        }

        func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
            try source.pend()
            if bytes == nil {
                bytes = try? source.stored(digest)
                for sibling in source.siblings.values where bytes == nil { bytes = try? sibling.stored(digest) }
            }
            guard let bytes else { throw .failed(BlobFailure(.notFound, "no blob \(digest.text)")) }
            guard offset < UInt64(bytes.count) else { return 0 }
            var count = min(buffer.count, bytes.count - Int(offset))
            if source.pends { count = min(count, 100_000) }
            buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
            source.readBytes[digest, default: 0] += UInt64(count)
            return count
        }

        func prefetch(at offset: UInt64, count: UInt64) {}
        func close() {}
    }
}

extension LayoutSource {
    func loaders() -> [ForeignIndexes.Loaders] {
        ForeignIndexes.loaders(
            for: image, source: self, codecs: HostCodecs(), host: host, minimumRacedBytes: 0,
            openBlob: { self.blob($0) })
    }

    /// What the first loader of the layer that has anything gives, waits included.
    func load(layer: Int) throws(BlobFailure) -> ForeignIndex? {
        let loaders = loaders()[layer]
        for loader in loaders.expected + loaders.racing {
            if let index = try LayoutSource.run(loader) { return index }
        }
        return nil
    }

    static func run(_ loader: any ForeignIndexLoader) throws(BlobFailure) -> ForeignIndex? {
        while true {
            do throws(BlobError) { return try loader.load() } catch {
                if case .failed(let failure) = error { throw failure }
            }
        }
    }
}

/// Reads files by the spans of an index with zlib and libzstd, and checks every digest on the way.
struct SpanReader {
    let index: ForeignIndex
    let stored: [UInt8]
    private var decoded: [Int: [UInt8]] = [:]

    init(_ index: ForeignIndex, stored: [UInt8]) {
        self.index = index
        self.stored = stored
    }

    mutating func content(_ entry: TarEntry) throws -> [UInt8] {
        guard let segments = entry.segments else { return try content(at: entry.contentOffset, entry.sizeBytes) }
        var out = [UInt8](repeating: 0, count: Int(entry.sizeBytes))
        for segment in segments {
            let part = try content(at: segment.contentOffset, segment.lengthBytes)
            out.replaceSubrange(Int(segment.fileOffset)..<Int(segment.fileOffset) + part.count, with: part)
        }
        return out
    }

    private mutating func content(at offset: UInt64, _ count: UInt64) throws -> [UInt8] {
        var out: [UInt8] = []
        while UInt64(out.count) < count {
            let position = offset + UInt64(out.count)
            let number = index.spans.span(at: position)
            let bytes = try span(number)
            let start = Int(position - index.spans[number].contentOffset)
            out += bytes[start..<min(bytes.count, start + Int(count) - out.count)]
        }
        return out
    }

    mutating func span(_ number: Int) throws -> [UInt8] {
        if let known = decoded[number] { return known }
        let span = index.spans[number]
        let input = [UInt8](stored[Int(span.storedOffset)..<Int(span.storedOffset + span.storedBytes)])
        if span.check == .stored, sha256(input) != index.spans.digest(of: number) {
            throw BlobFailure(.digestMismatch, "span \(number)")
        }
        let codecs = HostCodecs()
        let wanted = Int(span.skippedBytes + span.contentBytes)
        var out: [UInt8]
        switch span.coding {
        case .raw: out = input
        case .zeros: out = [UInt8](repeating: 0, count: wanted)
        case .gzip: out = try SpanReader.decode(codecs.makeGzipDecoder(), input, wanted)
        case .zstd: out = try SpanReader.decode(codecs.makeZstdDecoder(), input, wanted)
        case .deflate:
            let window = index.spans.deflatedWindow(of: number)
            let bytes = try [UInt8](window.bytes).withUnsafeBytes { buffer throws(DecodeError) in
                buffer.isEmpty ? [] : try codecs.inflate(buffer, byteCount: window.byteCount)
            }
            out = try SpanReader.decode(
                codecs.makeDeflateDecoder(bitCount: span.bitCount, window: bytes), input, wanted)
        }
        out = [UInt8](out[Int(span.skippedBytes)...])
        if span.check == .content, sha256(out) != index.spans.digest(of: number) {
            throw BlobFailure(.digestMismatch, "span \(number)")
        }
        decoded[number] = out
        return out
    }

    private static func decode(_ decoder: any StreamDecoder, _ input: [UInt8], _ count: Int) throws -> [UInt8] {
        var out = [UInt8](repeating: 0, count: count)
        var fill = 0
        var position = 0
        while fill < count {
            let progress = try input.withUnsafeBytes { from throws(DecodeError) in
                var outcome: Result<DecodeProgress, DecodeError>?
                out.withUnsafeMutableBytes { into in
                    do throws(DecodeError) {
                        outcome = .success(
                            try decoder.decode(
                                UnsafeRawBufferPointer(rebasing: from[position...]),
                                into: UnsafeMutableRawBufferPointer(rebasing: into[fill...])))
                    } catch { outcome = .failure(error) }
                }
                guard let outcome else { throw DecodeError.corrupt("nothing") }
                return try outcome.get()
            }
            position += progress.consumed
            fill += progress.produced
            if progress.consumed == 0, progress.produced == 0, !progress.isAtStreamEnd || position == input.count {
                throw BlobFailure(.truncated, "a span ends after \(fill) of \(count) bytes")
            }
        }
        return out
    }
}

extension ForeignIndex {
    /// Entries in their order.
    func entries() throws -> [TarEntry] {
        var reader = LayerIndexReader(index)
        var out: [TarEntry] = []
        while let entry = try reader.next() { out.append(entry) }
        return out
    }
}
