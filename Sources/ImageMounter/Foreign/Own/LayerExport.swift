import ImageModel

/// What a pass has taught about one layer, in the forms in which it can be published.
///
/// Threads: one at a time.
package final class LayerExport {
    package let layer: Descriptor
    /// nil: there is no index of the layer in the cache, or none that can be read.
    package let index: LayerIndex?
    private let cache: LayerCache
    private let codecs: CodecProvider
    private let openBlob: (Descriptor) -> any BlobReader
    private var reader: (any BlobReader)?
    private var export: SOCIExport?
    private var part: BlobPart?
    private var fedSpans = 0

    package init(
        _ layer: Descriptor, cache: any CacheStore, codecs: CodecProvider, host: HostServices,
        openBlob: @escaping (Descriptor) -> any BlobReader
    ) {
        self.layer = layer
        self.cache = LayerCache(
            label: "layer " + layer.digest.text, digest: layer.digest, store: cache, codecs: codecs, host: host)
        self.codecs = codecs
        self.openBlob = openBlob
        index = self.cache.index()
    }

    /// The form of the cache; nil without an index that has spans.
    package func serialized() -> [UInt8]? {
        guard let index, index.spans != nil else { return nil }
        return index.serialized(codecs: codecs)
    }

    package enum ZTOCOutcome {
        case zTOC([UInt8])
        /// SOCI has no way to say this: why, for a person.
        case impossible(String)
    }

    /// SOCI's index of the layer. Reads the whole layer, from the cache where it is there. Repeat after `.pending`.
    package func zTOC() throws(BlobError) -> ZTOCOutcome {
        guard let index, let spans = index.spans else { return .impossible("it has no spans") }
        let reader = self.reader ?? openBlob(layer)
        self.reader = reader
        let export =
            self.export
            ?? SOCIExport(layer: layer, index: index, spans: spans, reader: reader, codecs: codecs)
        self.export = export
        if fedSpans == 0, let content = cache.content(index) {
            try feed(content, to: export)
            fedSpans = spans.count
        }
        let decoder = SpanDecoder(table: spans, codecs: codecs)
        while fedSpans < spans.count {
            let span = spans[fedSpans]
            let loading = part ?? BlobPart(reader, at: span.storedOffset, count: Int(span.storedBytes))
            part = loading
            let stored = try loading.load()
            part = nil
            var failure: LayerError?
            stored.withUnsafeBytes { bytes in
                do throws(LayerError) {
                    let content = try decoder.content(of: fedSpans, bytes)
                    try content.withBytes { (bytes) throws(LayerError) in try export.feed(bytes) }
                } catch { failure = error }
            }
            if let failure { throw .failed(failure.failure(layer: cache.label)) }
            fedSpans += 1
        }
        switch try export.finish() {
        case .zTOC(let bytes): return .zTOC(bytes)
        case .impossible(let why): return .impossible(why)
        }
    }

    private func feed(_ content: any CacheEntry, to export: SOCIExport) throws(BlobError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        var offset: UInt64 = 0
        while offset < content.sizeBytes {
            do throws(BlobFailure) {
                let count = try content.read(at: offset, into: buffer)
                guard count > 0 else { throw BlobFailure(.storage, "the cached content ends at byte \(offset)") }
                offset += UInt64(count)
                do throws(LayerError) {
                    try export.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                } catch { throw error.failure(layer: cache.label) }
            } catch { throw .failed(error) }
        }
    }

    package func close() {
        reader?.close()
        reader = nil
        export = nil
    }

    /// The same from parts, at once: the blob never waits. nil: SOCI has no way to say it.
    package static func zTOC(
        of layer: Descriptor, spans: SpanTable, tar: [UInt8], reader: any BlobReader, codecs: CodecProvider
    ) -> [UInt8]? {
        let index = LayerIndex(
            digest: layer.digest, diffID: layer.digest, entryCount: 0, uncompressedSizeBytes: spans.contentBytes,
            journal: [], spans: spans)
        let export = SOCIExport(layer: layer, index: index, spans: spans, reader: reader, codecs: codecs)
        var isRead = true
        tar.withUnsafeBytes { bytes in
            do throws(LayerError) { try export.feed(bytes) } catch { isRead = false }
        }
        guard isRead else { return nil }
        do throws(BlobError) {
            if case .zTOC(let bytes) = try export.finish() { return bytes }
        } catch {}
        return nil
    }
}
