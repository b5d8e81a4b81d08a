import ImageModel

/// Consecutive bytes of a blob in the chunks in which they came: added at the end, dropped at the front.
struct ChunkQueue {
    private var chunks: [[UInt8]] = []
    private var head = 0
    /// Offset in the blob of the first byte held, and of the one after the last.
    private(set) var start: UInt64
    private(set) var end: UInt64

    init(startingAt offset: UInt64) {
        start = offset
        end = offset
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        chunks.append([UInt8](bytes))
        end += UInt64(bytes.count)
    }

    /// Gives up chunks that end at or before `offset`.
    mutating func drop(before offset: UInt64) {
        while head < chunks.count, start + UInt64(chunks[head].count) <= offset {
            start += UInt64(chunks[head].count)
            chunks[head] = []
            head += 1
        }
        if head > 32, head * 2 > chunks.count {
            chunks.removeFirst(head)
            head = 0
        }
    }

    /// Gives up all that is held, as it came, but for chunks that end at or before `offset`.
    mutating func takeAll(after offset: UInt64) -> [BlobPiece] {
        drop(before: offset)
        var pieces: [BlobPiece] = []
        for index in head..<chunks.count {
            pieces.append(BlobPiece(offset: start, bytes: chunks[index]))
            start += UInt64(chunks[index].count)
        }
        chunks = []
        head = 0
        return pieces
    }

    /// Copies what is held from `offset` on; 0 where that is nothing.
    func copy(from offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard offset >= start, offset < end else { return 0 }
        var chunkStart = start
        var index = head
        while chunkStart + UInt64(chunks[index].count) <= offset {
            chunkStart += UInt64(chunks[index].count)
            index += 1
        }
        var inChunk = Int(offset - chunkStart)
        var done = 0
        while done < buffer.count, index < chunks.count {
            let count = min(chunks[index].count - inChunk, buffer.count - done)
            chunks[index].withUnsafeBytes { source in
                // SAFETY: `count` is bounded by both.
                UnsafeMutableRawBufferPointer(rebasing: buffer[done..<done + count])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[inChunk..<inChunk + count]))
            }
            done += count
            inChunk = 0
            index += 1
        }
        return done
    }
}
