import ImageModel
import ImageMounter
import TestSupport
import Testing

/// A zTOC of some hundred kilobytes whose files all share one long name: to read it takes no longer than its size allows.
@Suite struct SharedBytesTests {
    /// A FlatBuffer by hand; tables before what they point to.
    private struct Writer {
        var bytes: [UInt8] = []
        mutating func put(_ value: UInt64, _ count: Int) { bytes += ForeignBlob.little(value, count) }
        mutating func align(_ count: Int) { while bytes.count % count != 0 { bytes.append(0) } }
        mutating func patch(_ field: Int, to place: Int) {
            bytes.replaceSubrange(field..<field + 4, with: ForeignBlob.little(UInt64(place - field), 4))
        }
        mutating func vtable(_ tableBytes: Int, _ fields: [Int]) -> Int {
            let place = bytes.count
            for number in [4 + fields.count * 2, tableBytes] + fields { put(UInt64(number), 2) }
            return place
        }
        mutating func table(_ vtable: Int) -> Int {
            let place = bytes.count
            put(UInt64(UInt32(bitPattern: Int32(place - vtable))), 4)
            return place
        }
        mutating func string(_ text: [UInt8]) -> Int {
            align(4)
            let place = bytes.count
            put(UInt64(text.count), 4)
            bytes += text + [0]
            align(4)
            return place
        }
    }

    private static func plainCheckpoints(_ size: Int) -> [UInt8] {
        var writer = Writer()
        writer.put(0, 8)
        let vtable = writer.vtable(24, [4, 8, 16])
        writer.align(8)
        writer.patch(0, to: writer.table(vtable))
        writer.put(1, 4)
        writer.put(UInt64(size), 8)
        writer.put(UInt64(size), 8)
        return writer.bytes
    }

    private static func zTOC(of layer: [UInt8], fileCount: Int, nameBytes: Int) -> [UInt8] {
        var writer = Writer()
        writer.put(0, 8)
        let root = writer.vtable(32, [0, 0, 8, 16, 24, 28])
        let toc = writer.vtable(8, [4])
        let compression = writer.vtable(20, [4, 8, 12, 16])
        let file = writer.vtable(20, [4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 12])
        writer.align(8)
        let rootTable = writer.table(root)
        writer.patch(0, to: rootTable)
        writer.put(0, 4)
        writer.put(UInt64(layer.count), 8)
        writer.put(UInt64(layer.count), 8)
        writer.put(0, 8)
        writer.patch(rootTable + 24, to: writer.table(toc))
        let metadataField = writer.bytes.count
        writer.put(0, 4)
        let compressionTable = writer.table(compression)
        writer.patch(rootTable + 28, to: compressionTable)
        writer.put(2, 4)
        writer.put(0, 4)
        writer.put(0, 8)
        let digests = writer.bytes.count
        writer.patch(compressionTable + 12, to: digests)
        writer.put(1, 4)
        writer.put(0, 4)
        writer.patch(digests + 4, to: writer.string([UInt8](sha256(layer).text.utf8)))
        writer.patch(compressionTable + 16, to: writer.string(plainCheckpoints(layer.count)))
        let metadata = writer.bytes.count
        writer.patch(metadataField, to: metadata)
        writer.put(UInt64(fileCount), 4)
        let first = writer.bytes.count
        writer.bytes += [UInt8](repeating: 0, count: fileCount * 4)
        let fileTable = writer.table(file)
        writer.put(0, 16)
        for number in 0..<fileCount { writer.patch(first + number * 4, to: fileTable) }
        let part = [UInt8](repeating: 0x6e, count: 200) + [0x2f]
        let name = (0..<nameBytes / part.count).flatMap { _ in part }
        writer.patch(fileTable + 4, to: writer.string(name))
        writer.patch(fileTable + 8, to: writer.string([UInt8]("dir".utf8)))
        writer.patch(fileTable + 12, to: writer.string([UInt8]("2020-01-01T00:00:00Z".utf8)))
        return writer.bytes
    }

    private func load(fileCount: Int, nameBytes: Int) throws(BlobFailure) -> ForeignIndex? {
        let layer = TarWriter.tar { $0.file("f", "content") }
        let zTOC = SharedBytesTests.zTOC(of: layer, fileCount: fileCount, nameBytes: nameBytes)
        return try OneLayerSource(layer, mediaType: "application/vnd.oci.image.layer.v1.tar", zTOC: zTOC).load()
    }

    @Test func aNameThatManyFilesShareIsReadOnlySoOften() throws {
        let index = try #require(try load(fileCount: 100, nameBytes: 3000))
        #expect(try index.entries().count == 100)
        let failure = #expect(throws: BlobFailure.self) { try load(fileCount: 200_000, nameBytes: 3000) }
        #expect(failure?.message.contains("too often") == true, "\(failure?.message ?? "")")
    }
}
