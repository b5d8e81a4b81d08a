import ImageCodecs
import ImageModel
import RegistryClient

/// A tar header of ustar; the checksum is set when the archive is run.
private func tarEntry(_ name: String, _ content: [UInt8], type: Character = "0", link: String = "") -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
        header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, at: 0)
    let octal = String(content.count, radix: 8)
    put(String(repeating: "0", count: 11 - octal.utf8.count) + octal, at: 124)
    put(String(type), at: 156)
    put(link, at: 157)
    put("ustar\0" + "00", at: 257)
    let padding = (512 - content.count % 512) % 512
    return header + content + [UInt8](repeating: 0, count: padding)
}

func layoutSeeds() -> [[UInt8]] {
    let diffID = "sha256:" + String(repeating: "a", count: 64)
    let config = Array(
        #"{"architecture":"riscv64","os":"linux","rootfs":{"type":"layers","diff_ids":["\#(diffID)","\#(diffID)"]}}"#
            .utf8)
    let saved = Array(#"[{"Config":"c.json","RepoTags":["a:b"],"Layers":["l/layer.tar","m/layer.tar"]}]"#.utf8)
    let docker =
        tarEntry("manifest.json", saved) + tarEntry("./c.json", config) + tarEntry("l/layer.tar", [1, 2, 3])
        + tarEntry("m/layer.tar", [], type: "2", link: "../l/layer.tar") + tarEntry("n", [], type: "1", link: "m")
    let pax = Array("21 path=long/../index.json\n".utf8)
    let index = Array(#"{"schemaVersion":2,"manifests":[{"digest":"\#(diffID)","size":3}]}"#.utf8)
    let layout =
        tarEntry("x", pax, type: "x") + tarEntry("index.json", index)
        + tarEntry("blobs/sha256/" + String(repeating: "a", count: 64), [1, 2, 3])
        + tarEntry("././@LongLink", [0x61, 0], type: "L")
        + tarEntry("y", [])
    return [docker, layout]
}

/// Archives: the table of contents, then all that can be read through it.
func fuzzLayout(_ input: UnsafeRawBufferPointer) {
    let files = OneFile([UInt8](input))
    files.repairChecksums()
    let client = ImageClient(
        transport: NoTransport(), board: TicketBoard(lock: Lock()), host: HostServices(), codecs: HostCodecs(),
        files: files)
    let locations: [ImageLocation] = [
        .layoutArchive(path: "x", ref: nil), .dockerArchive(path: "x", ref: nil), .dockerArchive(path: "x", ref: "a:b"),
        .layoutFolder(path: "x", ref: "a"),
    ]
    for location in locations {
        guard let source = try? client.open(location),
            let image = try? source.resolve(Platform(os: "linux", architecture: "riscv64"))
        else { continue }
        precondition(image.layers.count == image.config.diffIDs.count)
        for layer in image.layers {
            let reader = source.blob(layer)
            withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
                var offset: UInt64 = 0
                while let count = try? reader.read(at: offset, into: buffer), count > 0 { offset += UInt64(count) }
                precondition(offset <= layer.sizeBytes)
            }
        }
    }
}

/// Answers every path with the same file.
private final class OneFile: FileOpener, RandomAccessFile {
    private var bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A mutation would end at the first checksum: set those of all blocks that look like headers.
    func repairChecksums() {
        for start in stride(from: 0, to: bytes.count - bytes.count % 512, by: 512)
        where bytes[start + 257..<start + 262].elementsEqual("ustar".utf8) {
            for index in 148..<156 { bytes[start + index] = 0x20 }
            let sum = bytes[start..<start + 512].reduce(0) { $0 + Int($1) }
            let octal = String(sum, radix: 8)
            let field = String(repeating: "0", count: max(0, 6 - octal.utf8.count)) + octal + "\0 "
            bytes.replaceSubrange(start + 148..<start + 156, with: field.utf8.prefix(8))
        }
    }

    func openFile(_ path: String) throws(BlobFailure) -> any RandomAccessFile { self }
    var sizeBytes: UInt64 { UInt64(bytes.count) }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobFailure) -> Int {
        guard offset < sizeBytes else { return 0 }
        let count = min(buffer.count, bytes.count - Int(offset))
        buffer.copyBytes(from: bytes[Int(offset)..<Int(offset) + count])
        return count
    }
}

private final class NoTransport: HTTPTransport {
    func start(_ request: HTTPRequest, sink: any HTTPResponseSink) -> HTTPRequestID {
        fatalError("a file needs no network")
    }
    func cancel(_ id: HTTPRequestID) {}
    func resume(_ id: HTTPRequestID) {}
    func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) { board.fire(ticket) }
}
