import ImageCodecs
import ImageModel
import ImageMounter
import TestSupport

private let gzipType = "application/vnd.oci.image.layer.v1.tar+gzip"
private let zstdType = "application/vnd.oci.image.layer.v1.tar+zstd"
private let front = [UInt8](repeating: 7, count: 4096)
private let digest = "sha256:" + String(repeating: "0", count: 64)

/// What a loader gives holds together: whoever reads the index or fetches the spans finds nothing out of bounds.
private func check(_ source: OneLayerSource) {
    guard let found = try? source.load() else { return }
    var reader = LayerIndexReader(found.index)
    do {
        while try reader.next() != nil {}
    } catch { preconditionFailure("an index was made that cannot be read: \(error)") }
    var end: UInt64 = 0
    for number in 0..<found.spans.count {
        let span = found.spans[number]
        precondition(span.contentOffset == end && span.contentBytes > 0)
        end = span.contentOffset + span.contentBytes
        precondition(span.storedOffset + span.storedBytes <= source.image.layers[0].sizeBytes)
    }
    precondition(end == found.spans.contentBytes)
}

func tocSeeds() -> [[UInt8]] {
    let file = #"{"name":"f","type":"reg","size":9,"digest":"\#(digest)","offset":5,"#
    return [
        #"{"version":1,"entries":[{"name":"./","type":"dir","mode":493,"modtime":"2020-09-13T12:26:40Z"}]}"#,
        #"{"version":1,"entries":[\#(file)"chunkSize":4,"chunkDigest":"\#(digest)"},"#
            + #"{"type":"chunk","offset":9,"chunkOffset":4,"chunkDigest":"\#(digest)"}]}"#,
        #"{"version":1,"entries":[\#(file)"xattrs":{"user.a":"YWI="}},\#(file)"innerOffset":9,"uid":-2}]}"#,
        #"{"version":1,"entries":[\#(file)"chunkSize":4,"chunkType":"zeros"},"#
            + #"{"type":"chunk","offset":9,"chunkOffset":4,"endOffset":20,"chunkDigest":"\#(digest)"}],"x":[{"y":null}]}"#,
        #"{"entries":[{"name":"l","type":"symlink","linkName":"f"},{"name":"h","type":"hardlink","linkName":"f"},"#
            + #"{"name":"c","type":"char","devMajor":1,"devMinor":3},{"name":"p","type":"fifo","gid":7}]}"#,
    ].map { Array($0.utf8) }
}

func fuzzTOC(_ input: UnsafeRawBufferPointer) {
    let toc = String(decoding: input, as: UTF8.self)
    check(OneLayerSource(ForeignBlob.estargz(front: front, toc: toc), mediaType: gzipType))
    check(OneLayerSource(ForeignBlob.zstdChunked(front: front, toc: toc), mediaType: zstdType))
}

func zstdChunkedSeeds() -> [[UInt8]] {
    tocSeeds().map { ForeignBlob.zstdChunked(front: [1, 2, 3], toc: String(decoding: $0, as: UTF8.self)) }
        + tocSeeds().map { ForeignBlob.estargz(front: [1, 2, 3], toc: String(decoding: $0, as: UTF8.self)) }
}

/// The whole blob, of either format: footers, frames, members.
func fuzzZstdChunked(_ input: UnsafeRawBufferPointer) {
    let blob = [UInt8](input)
    check(OneLayerSource(blob, mediaType: zstdType))
    check(OneLayerSource(blob, mediaType: gzipType))
    let place = "\(blob.first ?? 0):\(blob.count / 2):\(blob.count):1"
    let annotations = ["io.github.containers.zstd-chunked.manifest-position": place]
    check(OneLayerSource(blob, mediaType: zstdType, annotations: annotations))
}

private let zTOCLayer = ForeignBlob.gzip(TarWriter.tar { $0.file("a", "content") })

func zTOCSeeds() -> [[UInt8]] {
    let tar = TarWriter.tar {
        $0.folder("d")
        $0.file("d/a", String(repeating: "content", count: 500))
        $0.link("l", to: "d/a")
        $0.addPAX([("SCHILY.xattr.user.note", [1, 2, 3])])
        $0.file("b", "b")
    }
    return [tar, TarWriter.tar { $0.file("a", "content") }].compactMap { tar in
        ForeignBlob.zTOC(of: zTOCLayer, tar: tar)
    }
}

func fuzzZTOC(_ input: UnsafeRawBufferPointer) {
    check(OneLayerSource(zTOCLayer, mediaType: gzipType, zTOC: [UInt8](input)))
}
