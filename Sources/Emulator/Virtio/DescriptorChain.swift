/// One request of the driver: its buffers in order, the device-readable ones first (§2.7.4.2).
///
/// Every segment was checked to lie in RAM when the chain was taken from its queue; RAM never moves or shrinks.
public struct DescriptorChain {
    public struct Segment {
        /// Guest physical address.
        public let address: UInt64
        public let count: Int
    }

    /// Index of its first descriptor, by which it is returned.
    public let head: UInt16
    public let segments: [Segment]
    /// Segments from here on are device-writable.
    public let firstWritable: Int
    public let readableBytes: Int
    public let writableBytes: Int

    public func reader(_ memory: GuestMemory) -> ChainCursor {
        ChainCursor(memory, segments, from: 0, to: firstWritable, remaining: readableBytes)
    }

    public func writer(_ memory: GuestMemory) -> ChainCursor {
        ChainCursor(memory, segments, from: firstWritable, to: segments.count, remaining: writableBytes)
    }
}

/// A position in the readable or the writable half of a chain.
public struct ChainCursor {
    private let memory: GuestMemory
    private let segments: [DescriptorChain.Segment]
    private let end: Int
    private var index: Int
    private var offset = 0  // into segments[index]
    /// Bytes to the end of this half.
    public private(set) var remaining: Int
    /// Bytes passed so far: for a writer, what the used ring must report.
    public private(set) var position = 0

    init(_ memory: GuestMemory, _ segments: [DescriptorChain.Segment], from start: Int, to end: Int, remaining: Int) {
        self.memory = memory
        self.segments = segments
        self.index = start
        self.end = end
        self.remaining = remaining
    }

    /// The next piece that is contiguous in guest memory, at most `limit` bytes, without passing it; nil at the
    /// end. Valid while the guest does not run.
    public mutating func peek(limit: Int = .max) -> UnsafeRawBufferPointer? {
        while index < end, offset == segments[index].count {
            index += 1
            offset = 0
        }
        guard index < end, limit > 0 else { return nil }
        let segment = segments[index]
        // SAFETY: the queue checked address...address+count to be RAM; offset < count.
        let start = memory.pointer(to: segment.address) + offset
        return UnsafeRawBufferPointer(start: start, count: min(segment.count - offset, limit))
    }

    /// Passes `count` bytes; no more than `remaining`.
    public mutating func advance(_ count: Int) {
        precondition(count >= 0 && count <= remaining)
        var left = count
        while left > 0 {
            let step = min(left, segments[index].count - offset)
            offset += step
            left -= step
            if offset == segments[index].count {
                index += 1
                offset = 0
            }
        }
        remaining -= count
        position += count
    }

    /// Copies out of the guest and passes it; returns how many bytes: fewer only at the end.
    public mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var done = 0
        while done < buffer.count, let piece = peek(limit: buffer.count - done) {
            UnsafeMutableRawBufferPointer(rebasing: buffer[done...]).copyMemory(from: piece)
            advance(piece.count)
            done += piece.count
        }
        return done
    }

    /// The next `count` bytes, or all that is left.
    public mutating func readArray(_ count: Int) -> [UInt8] {
        let wanted = min(max(count, 0), remaining)
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
            initialized = read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Copies into the guest and passes it; returns how many bytes: fewer only at the end.
    public mutating func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        var done = 0
        while done < bytes.count, let piece = peek(limit: bytes.count - done) {
            let address = segments[index].address &+ UInt64(offset)
            let written = memory.write(
                address, from: UnsafeRawBufferPointer(rebasing: bytes[done..<done + piece.count]))
            precondition(written)
            advance(piece.count)
            done += piece.count
        }
        return done
    }

    public mutating func write(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { write($0) }
    }
}
