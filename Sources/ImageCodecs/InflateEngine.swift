import ImageModel

/// Inflates one gzip member, or what is left of one from a deflate block on. `GzipDecoder` joins them to a stream.
///
/// Used by one thread at a time.
protocol InflateEngine: AnyObject {
    /// A gzip member follows: header, blocks, trailer; the checksums of both are verified.
    func startMember()
    /// A deflate block follows. Its first `bitCount` bits are the high ones of `firstByte`. The member's trailer is
    /// left to the caller.
    func startBlock(bitCount: UInt8, firstByte: UInt8, window: [UInt8]) throws(DecodeError)
    /// - Parameter stopsAtBlock: to stop where a block begins that is neither the first nor follows the last.
    func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, stopsAtBlock: Bool
    ) throws(DecodeError) -> InflateStep
}

/// What one call of an engine did.
struct InflateStep {
    var consumed: Int
    var produced: Int
    var isMemberEnd = false
    /// At the end of a member whose trailer is left to the caller: bytes of it that are consumed already.
    var consumedTrailerBytes = 0
    var block: BlockStart?

    init(consumed: Int, produced: Int) {
        self.consumed = consumed
        self.produced = produced
    }
}

/// Where a block begins, seen from the end of the step that found it.
struct BlockStart {
    /// Bits consumed that belong to the block.
    var bitsBehind: Int
    /// Bytes decoded before the block and not handed out yet.
    var bytesAhead: Int
    /// The last 32 KiB before the block, or all there is in this member.
    var window: [UInt8]
}
