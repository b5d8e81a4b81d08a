import ImageModel

/// The `checkpoints` of a zTOC.
///
/// ```
/// gzip, all LE
///   0  4 number of checkpoints
///   4  8 span size: uncompressed bytes between two, at least
///  12  … each 32785 bytes: i64 stored offset, i64 content offset, u8 bits, 32768 bytes window
/// ```
///
/// The first form leaves out the first checkpoint, which is then at stored offset 10, behind a gzip header without
/// fields. The length tells which form it is. For a layer that is not compressed there is a FlatBuffer in its place,
/// with the fields version, span_size, size.
///
/// Source: soci-snapshotter, ztoc/compression/gzip_zinfo.c and tar_zinfo.go.
struct SOCICheckpoints {
    let layerBytes: UInt64
    let decodedBytes: UInt64
    /// One a span.
    let digests: [Digest]
    let bytes: UnsafeRawBufferPointer

    static let headerBytes = 12
    static let windowBytes = 32768
    static let checkpointBytes = 17 + windowBytes
    static let firstStoredOffset: UInt64 = 10

    private struct Checkpoint {
        var storedOffset: UInt64
        var contentOffset: UInt64
        var bitCount: UInt8
        var window: Range<Int>?
    }

    func gzip() throws(LayerError) -> SpanTable {
        guard bytes.count >= SOCICheckpoints.headerBytes else { throw .index("the checkpoints are cut short") }
        let count = digests.count
        guard UInt64(bytes.loadUnaligned(as: UInt32.self).littleEndian) == UInt64(count), count > 0 else {
            throw .index("there are not as many checkpoints as spans")
        }
        let rest = UInt64(bytes.count - SOCICheckpoints.headerBytes)
        let isFirstLeftOut = rest == UInt64(count - 1) * UInt64(SOCICheckpoints.checkpointBytes)
        guard isFirstLeftOut || rest == UInt64(count) * UInt64(SOCICheckpoints.checkpointBytes) else {
            throw .index("\(count) checkpoints do not take \(bytes.count) bytes")
        }
        var builder = SpanTable.Builder()
        var current = checkpoint(0, isFirstLeftOut)
        guard current.contentOffset == 0, current.bitCount == 0 else { throw .index("the first is not at the start") }
        for number in 0..<count {
            let next = number + 1 < count ? checkpoint(number + 1, isFirstLeftOut) : nil
            let storedEnd = next?.storedOffset ?? layerBytes
            let contentEnd = min(next?.contentOffset ?? decodedBytes, decodedBytes)
            let shared: UInt64 = current.bitCount > 0 ? 1 : 0
            guard current.storedOffset > shared, current.storedOffset < storedEnd, storedEnd <= layerBytes,
                current.bitCount < 8, next.map({ $0.contentOffset > current.contentOffset }) ?? true
            else { throw .index("checkpoint \(number) is out of order, or outside the layer") }
            // What follows the end of the tar has spans too, but no file is there.
            if current.contentOffset >= decodedBytes { break }
            let window = current.window.map { storedWindow($0) } ?? []
            let span = LayerSpan(
                contentOffset: current.contentOffset, contentBytes: contentEnd - current.contentOffset,
                storedOffset: current.storedOffset - shared, storedBytes: storedEnd - current.storedOffset + shared,
                skippedBytes: 0, coding: .deflate, check: .stored, bitCount: current.bitCount)
            try builder.add(
                span, digest: digests[number], deflatedWindow: window,
                windowByteCount: window.isEmpty ? 0 : SOCICheckpoints.windowBytes)
            if let next { current = next }
        }
        return builder.finish()
    }

    private func checkpoint(_ number: Int, _ isFirstLeftOut: Bool) -> Checkpoint {
        let index = isFirstLeftOut ? number - 1 : number
        guard index >= 0 else {
            return Checkpoint(storedOffset: SOCICheckpoints.firstStoredOffset, contentOffset: 0, bitCount: 0)
        }
        // SAFETY: the number of checkpoints was checked against the length.
        let start = SOCICheckpoints.headerBytes + index * SOCICheckpoints.checkpointBytes
        let window = start + 17
        return Checkpoint(
            storedOffset: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian,
            contentOffset: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self).littleEndian,
            bitCount: bytes[start + 16],
            window: number == 0 ? nil : window..<window + SOCICheckpoints.windowBytes)
    }

    /// The window as deflate without compression: to compress a thousand of them would take a second before the first
    /// file can be read. One of zeros is kept too: the layer may go on with more of them, by looking back.
    private func storedWindow(_ place: Range<Int>) -> [UInt8] {
        let window = bytes[place]
        var out: [UInt8] = []
        out.reserveCapacity(window.count + 5)
        // RFC 1951 section 3.2.4: the last block, stored; its length and the complement of that.
        out.append(1)
        out.appendLE(UInt64(window.count), count: 2)
        out.appendLE(~UInt64(window.count), count: 2)
        out.append(contentsOf: window)
        return out
    }

    func plain() throws(LayerError) -> SpanTable {
        let spanBytes: Int64
        let size: Int64
        do throws(FlatBuffer.Problem) {
            let buffer = FlatBuffer(bytes)
            let root = try buffer.root()
            spanBytes = try buffer.int64(root, 1)
            size = try buffer.int64(root, 2)
        } catch { throw .index("the place of the spans: " + error.text) }
        guard spanBytes > 0, size >= 0, UInt64(size) == layerBytes, decodedBytes <= layerBytes else {
            throw .index("they do not fit to a layer of \(layerBytes) bytes")
        }
        var builder = SpanTable.Builder()
        var offset: UInt64 = 0
        for digest in digests {
            guard offset < layerBytes else { throw .index("there are too many") }
            let end = min(layerBytes, offset + UInt64(spanBytes))
            if offset < decodedBytes {
                let span = LayerSpan(
                    contentOffset: offset, contentBytes: end - offset, storedOffset: offset, storedBytes: end - offset,
                    skippedBytes: 0, coding: .raw, check: .stored, bitCount: 0)
                try builder.add(span, digest: digest)
            }
            offset = end
        }
        guard offset == layerBytes else { throw .index("there are too few") }
        return builder.finish()
    }
}
