import ImageModel

/// Where the TOC of a zstd:chunked blob is.
struct ZstdChunkedPosition: Equatable {
    var offset: UInt64
    var storedBytes: UInt64
    var decodedBytes: UInt64

    static let maximumDecodedBytes: UInt64 = 150 << 20

    /// From the annotation `manifest-position`: `offset:stored length:decoded length:1`.
    init?(annotation: String) {
        var parts: [UInt64] = []
        for part in annotation.utf8.split(separator: 0x3a, omittingEmptySubsequences: false) {
            guard parts.count < 4, let value = try? PAXValue.size([UInt8](part)[...]) else { return nil }
            parts.append(value)
        }
        guard parts.count == 4, parts[3] == 1 else { return nil }
        let (offset, stored, decoded) = (parts[0], parts[1], parts[2])
        self.init(offset: offset, storedBytes: stored, decodedBytes: decoded)
    }

    init(offset: UInt64, storedBytes: UInt64, decodedBytes: UInt64) {
        self.offset = offset
        self.storedBytes = storedBytes
        self.decodedBytes = decodedBytes
    }

    /// From the last bytes of the blob: a skippable frame, which programs that do not know it pass over. nil: none.
    ///
    /// ```
    ///  0  4  50 2a 4d 18
    ///  4  4  length of what follows, LE: 64 (containers/storage) or 40 (stargz-snapshotter)
    ///  8  8  offset of the TOC behind its own frame's header, LE
    /// 16  8  its length as stored
    /// 24  8  its length decoded
    /// 32  8  its type: 1
    ///  …     containers/storage: offset and the two lengths of a tar-split, 24 bytes
    ///  …  8  "GNUlInUx" (containers/storage) or "GnUlInUx" (stargz-snapshotter)
    /// ```
    ///
    /// Source: containers/storage, pkg/chunked; stargz-snapshotter, estargz/zstdchunked.
    init?(footer tail: ArraySlice<UInt8>) {
        for (payloadBytes, magic) in [(64, "GNUlInUx"), (40, "GnUlInUx")] as [(Int, StaticString)] {
            guard tail.count >= payloadBytes + 8, tail.suffix(8).isEqual(to: magic) else { continue }
            let frame = [UInt8](tail.suffix(payloadBytes + 8))
            guard frame[..<8].elementsEqual([0x50, 0x2a, 0x4d, 0x18, UInt8(payloadBytes), 0, 0, 0]) else { continue }
            func number(_ position: Int) -> UInt64 {
                var value: UInt64 = 0
                for index in 0..<8 { value |= UInt64(frame[position + index]) << UInt64(index * 8) }
                return value
            }
            guard number(32) == 1 else { continue }
            self.init(offset: number(8), storedBytes: number(16), decodedBytes: number(24))
            return
        }
        return nil
    }

    static let maximumFooterBytes = 72

    /// Whether it lies in a blob of that size and is not too large.
    func fits(_ blobBytes: UInt64) -> Bool {
        offset >= 8 && offset <= blobBytes && storedBytes > 0 && storedBytes <= blobBytes - offset
            && decodedBytes <= ZstdChunkedPosition.maximumDecodedBytes
            && storedBytes <= ZstdChunkedPosition.maximumDecodedBytes
    }
}
