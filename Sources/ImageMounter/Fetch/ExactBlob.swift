import ImageModel

/// A stored blob of which only what is read is wanted: what is here comes from there, the rest is fetched to the byte
/// instead of in whole units. Whoever finds the bytes right gives them to `StoredBlob.keepWhole`.
///
/// Threads: any, at once. Closing it says only that this one reads no more.
final class ExactBlob: BlobReader {
    private let stored: StoredBlob

    init(_ stored: StoredBlob) { self.stored = stored }

    var digest: Digest { stored.digest }
    var sizeBytes: UInt64 { stored.sizeBytes }
    var traffic: BlobTraffic { stored.traffic }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        let count = stored.readHere(at: offset, into: buffer)
        return count > 0 ? count : try stored.remote.read(at: offset, into: buffer)
    }

    /// Of what is wanted, the beginning and the end that are here are left out.
    func prefetch(at offset: UInt64, count: UInt64) {
        guard offset < sizeBytes else { return }
        let missing = stored.missing(in: offset..<offset + min(count, sizeBytes - offset))
        if !missing.isEmpty {
            stored.remote.prefetch(at: missing.lowerBound, count: missing.upperBound - missing.lowerBound)
        }
    }

    func forget(at offset: UInt64, count: UInt64) { stored.forget(at: offset, count: count) }
    func close() {}
}
