import HostPlatform
import ImageCodecs
import ImageModel

/// An image made of layer files.
final class LayerFiles: ImageSource {
    let image: ResolvedImage
    private let files: [PosixFile]

    /// `MEDIA-TYPE DIFF-ID FILE`, three words a layer.
    init(_ words: [String]) throws(BlobFailure) {
        var files: [PosixFile] = []
        var layers: [Descriptor] = []
        var config = ImageConfig(platform: Platform(os: "linux", architecture: "riscv64"))
        for index in stride(from: 0, to: words.count, by: 3) {
            guard let diffID = Digest(words[index + 1]) else {
                throw BlobFailure(.malformed, "\(words[index + 1]) is no digest")
            }
            let file = try PosixFile(path: words[index + 2])
            let digest = try LayerFiles.digest(of: file)
            files.append(file)
            layers.append(Descriptor(mediaType: words[index], digest: digest, sizeBytes: file.sizeBytes))
            config.diffIDs.append(diffID)
        }
        self.files = files
        let none = Descriptor(mediaType: "", digest: Digest(sha256: [UInt8](repeating: 0, count: 32)), sizeBytes: 0)
        image = ResolvedImage(
            name: "layers", manifest: none, configDescriptor: none, config: config, layers: layers, manifestBytes: [],
            configBytes: [])
    }

    private static func digest(of file: PosixFile) throws(BlobFailure) -> Digest {
        let hash = HostCodecs().makeSHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        var offset: UInt64 = 0
        while true {
            let count = try file.read(at: offset, into: buffer)
            if count == 0 { return Digest(sha256: hash.finish()) }
            hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += UInt64(count)
        }
    }

    func resolve(_ platform: Platform) throws(BlobError) -> ResolvedImage { image }

    func blob(_ descriptor: Descriptor) -> any BlobReader {
        let number = image.layers.firstIndex { $0.digest == descriptor.digest } ?? 0
        return FileBlob(descriptor, files[number])
    }
}

private final class FileBlob: BlobReader {
    let digest: Digest
    let sizeBytes: UInt64
    private let file: PosixFile

    init(_ descriptor: Descriptor, _ file: PosixFile) {
        digest = descriptor.digest
        sizeBytes = descriptor.sizeBytes
        self.file = file
    }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        do throws(BlobFailure) { return try file.read(at: offset, into: buffer) } catch { throw .failed(error) }
    }
    func prefetch(at offset: UInt64, count: UInt64) {}
    func close() {}
}
