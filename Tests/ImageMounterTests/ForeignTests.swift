import ImageModel
import ImageMounter
import TestSupport
import Testing

/// The indexes that other people's tools put into layers say what the layer's tar says, and lead to the same bytes.
@Suite(.enabled(if: ForeignImages.folder != nil)) struct ForeignTests {
    static let formats = [
        "estargz", "estargz-small", "stargz", "zstd-stargz", "zstd-containers", "soci-1", "soci-1first", "soci-2",
        "soci-members", "soci-tar",
    ]

    @Test(arguments: formats) func entriesAreThoseOfTheTar(format: String) throws {
        let source = try LayoutSource(format)
        for layer in source.image.layers.indices {
            let index = try #require(try source.load(layer: layer))
            try expectTruth(index, layer: layer, stored: try source.stored(source.image.layers[layer].digest))
        }
    }

    @Test(arguments: formats) func waitsChangeNothing(format: String) throws {
        let source = try LayoutSource(format)
        source.pends = true
        let index = try #require(try source.load(layer: 0))
        source.pends = false
        try expectTruth(index, layer: 0, stored: try source.stored(source.image.layers[0].digest))
    }

    @Test func aTOCKeptApartIsFoundByTheTag() throws {
        let source = try LayoutSource("estargz-external")
        source.siblings["-esgztoc"] = try LayoutSource("estargz-external-esgztoc")
        for layer in source.image.layers.indices {
            let index = try #require(try source.load(layer: layer))
            try expectTruth(index, layer: layer, stored: try source.stored(source.image.layers[layer].digest))
        }
        source.siblings = [:]
        #expect(throws: BlobFailure.self) { try source.load(layer: 0) }
    }

    func expectTruth(_ index: ForeignIndex, layer: Int, stored: [UInt8]) throws {
        var truth = try ForeignImages.truth(layer: layer)
        var reader = SpanReader(index, stored: stored)
        for entry in try index.entries() {
            // Where no annotation says that the layer is stargz, its TOC is a file like others.
            if index.space == .tar, entry.path == Array("stargz.index.json".utf8) { continue }
            let found = truth.removeValue(forKey: entry.path)
            let expected = try #require(found, "\(entry.path) is no path of the tar")
            #expect(entry.placeless == expected.entry)
            guard entry.kind == .node(.regular) else { continue }
            let content = try reader.content(entry)
            let isSame = content == expected.content
            #expect(isSame, "\(String(decoding: entry.path, as: UTF8.self))")
        }
        #expect(truth.keys.map { String(decoding: $0, as: UTF8.self) }.sorted() == [])
    }
}
