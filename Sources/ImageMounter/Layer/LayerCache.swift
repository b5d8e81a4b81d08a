import ImageModel

/// What the cache has of one layer, and how it gets there.
///
/// Cached are `index/HEX` (the `LayerIndex`) and `layers/HEX` (the uncompressed tar), HEX being the digest of the
/// layer as stored. Both are written only after digest and diff ID were found right. Until then the bytes lie in areas,
/// which nobody believes: `blobs/HEX` as stored (`StoredBlob`), `stream/HEX` as decoded (`StreamStore`).
struct LayerCache {
    /// `layer 2 of 5 (sha256:…)`.
    let label: String
    let digest: Digest
    let store: any CacheStore
    let codecs: CodecProvider
    let host: HostServices

    var indexKey: String { "index/" + digest.hex }
    var contentKey: String { "layers/" + digest.hex }

    /// The index. What is there but no good is removed, to be made again.
    func index() -> LayerIndex? {
        do throws(BlobFailure) {
            guard let entry = try store.open(indexKey) else { return nil }
            guard entry.sizeBytes <= LayerIndex.maximumBytes else {
                throw BlobFailure(.malformed, "the index has \(entry.sizeBytes) bytes")
            }
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(entry.sizeBytes), alignment: 16)
            defer { buffer.deallocate() }
            let count = try entry.read(at: 0, into: buffer)
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            do throws(LayerError) {
                let index = try LayerIndex.read(bytes, codecs: codecs)
                guard index.digest == digest else { throw .index("it is of another layer") }
                return index
            } catch { throw error.failure(layer: label) }
        } catch {
            host.warn("\(error.message); it is made again")
            store.remove(indexKey)
            return nil
        }
    }

    /// Whether there is an index, without reading it.
    func hasIndex() -> Bool {
        do throws(BlobFailure) { return try store.open(indexKey) != nil } catch { return false }
    }

    func content(_ index: LayerIndex) -> (any CacheEntry)? {
        do throws(BlobFailure) {
            guard let entry = try store.open(contentKey) else { return nil }
            if entry.sizeBytes == index.uncompressedSizeBytes { return entry }
            host.warn("\(label): cached content has a wrong size; it is fetched again")
        } catch { host.warn("\(label): \(error.message); it is fetched again") }
        store.remove(contentKey)
        return nil
    }

    /// Where a pass over a layer of so many stored bytes puts what it decodes.
    func makeStreamStore(storedBytes: UInt64) throws(BlobFailure) -> StreamStore {
        // No format packs closer: a block of zstd, 4 bytes, gives 128 KiB at most.
        let (bytes, hasOverflowed) = storedBytes.multipliedReportingOverflow(by: 32768)
        return try StreamStore(
            digest: digest, key: contentKey, maximumBytes: hasOverflowed ? .max : max(bytes, 1 << 20), cache: store,
            host: host)
    }

    /// An index that could not be written is made again by the next run: no reason to fail.
    func keep(_ index: LayerIndex) {
        do throws(BlobFailure) {
            let writer = try store.create(indexKey)
            do throws(BlobFailure) {
                try index.write(codecs: codecs, to: writer)
                _ = try writer.commit()
            } catch {
                writer.discard()
                throw error
            }
        } catch { host.warn("\(label): its index is not cached: \(error.message)") }
    }

    /// What a process left that was killed when index and content were there, and these of no use any more.
    func removeLeftovers() {
        store.removeArea(StoredBlob.areaKey(digest))
        store.removeArea(StreamStore.areaKey(digest))
    }

    /// The cached index is no good.
    func forgetIndex() { store.remove(indexKey) }
}
