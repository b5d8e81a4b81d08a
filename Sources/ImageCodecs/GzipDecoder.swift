import ImageModel

/// gzip (RFC 1952); header and trailer of every member are checked.
///
/// What may follow a member is decided as GNU gzip does: another member goes on with the same stream;
/// anything else, zero padding and garbage alike, is consumed and ignored. A first member must be there.
///
/// Checkpoints lie at the first member or block that begins so many decoded bytes after the one before. It can also
/// go on from one (`init(engine:bitCount:window:)`).
public final class GzipDecoder: CheckpointingDecoder {
    private enum State {
        /// Before the first byte of all, which is that of a member or of the block that is gone on with.
        case start
        case member
        /// In the checksum of a member that was gone on with: so many bytes are left.
        case trailer(Int)
        /// A member has ended; `heldByte` says whether its follower began with 0x1f.
        case between(heldByte: Bool)
        /// What follows the last member is no gzip.
        case trailing
    }

    private let engine: any InflateEngine
    private let resumption: (bitCount: UInt8, window: [UInt8])?
    private var state = State.start
    /// The trailer of this member is ours to skip.
    private var hasOwnTrailer = false

    /// Nil: no checkpoints are wanted.
    private let spacingBytes: UInt64?
    /// From here on the next place is taken.
    private var dueOffset: UInt64 = 0
    private var storedBytes: UInt64 = 0
    private var contentBytes: UInt64 = 0
    private var passed: DecodeCheckpoint?
    /// Found, but some bytes before it are not handed out yet.
    private var upcoming: DecodeCheckpoint?

    /// By zlib, without checkpoints.
    public convenience init() { self.init(engine: ZlibEngine(), spacingBytes: nil) }

    init(engine: any InflateEngine, spacingBytes: UInt64?) {
        self.engine = engine
        self.spacingBytes = spacingBytes.map { max($0, 1) }
        resumption = nil
    }

    init(engine: any InflateEngine, bitCount: UInt8, window: [UInt8]) {
        self.engine = engine
        spacingBytes = nil
        resumption = (bitCount, window)
    }

    public func takeCheckpoint() -> DecodeCheckpoint? {
        defer { passed = nil }
        return passed
    }

    public func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(DecodeError) -> DecodeProgress
    {
        passed = nil
        let storedBefore = storedBytes
        let contentBefore = contentBytes
        var isAtEnd = false
        while true {
            let rest = UnsafeRawBufferPointer(rebasing: input[Int(storedBytes - storedBefore)...])
            let room = UnsafeMutableRawBufferPointer(rebasing: output[Int(contentBytes - contentBefore)...])
            let goesOn: Bool
            switch state {
            case .start: goesOn = try start(rest)
            case .member: goesOn = try inflate(rest, into: room)
            case .trailer(let left): goesOn = skipTrailer(rest, left: left)
            case .between(let heldByte): goesOn = startMember(rest, heldByte: heldByte)
            case .trailing:
                storedBytes += UInt64(rest.count)
                goesOn = false
            }
            if !goesOn { break }
        }
        switch state {
        case .between, .trailing: isAtEnd = true
        case .start, .member, .trailer: break
        }
        return DecodeProgress(
            consumed: Int(storedBytes - storedBefore), produced: Int(contentBytes - contentBefore),
            isAtStreamEnd: isAtEnd)
    }

    // Each of these returns whether there may be more to do in this call.

    private func start(_ input: UnsafeRawBufferPointer) throws(DecodeError) -> Bool {
        if let resumption {
            let needsByte = resumption.bitCount > 0
            guard let first = needsByte ? input.first : 0 else { return false }
            try engine.startBlock(bitCount: resumption.bitCount, firstByte: first, window: resumption.window)
            if needsByte { storedBytes += 1 }
            hasOwnTrailer = true
        } else {
            guard !input.isEmpty else { return false }
            engine.startMember()
            if let spacingBytes {
                passed = DecodeCheckpoint(kind: .start, storedOffset: 0, contentOffset: 0)
                dueOffset = spacingBytes
            }
        }
        state = .member
        return passed == nil
    }

    private func skipTrailer(_ input: UnsafeRawBufferPointer, left: Int) -> Bool {
        let count = min(left, input.count)
        storedBytes += UInt64(count)
        state = count == left ? .between(heldByte: false) : .trailer(left - count)
        return false
    }

    /// Looks at the two magic bytes of what follows a member; they may come one at a time.
    private func startMember(_ input: UnsafeRawBufferPointer, heldByte: Bool) -> Bool {
        guard let first = input.first else { return false }
        if !heldByte, first == 0x1f, input.count == 1 {
            state = .between(heldByte: true)
            storedBytes += 1
            return false
        }
        guard heldByte ? first == 0x8b : first == 0x1f && input[1] == 0x8b else {
            state = .trailing
            return true
        }
        let start = storedBytes - (heldByte ? 1 : 0)
        engine.startMember()
        hasOwnTrailer = false
        isByteHeld = heldByte
        state = .member
        if let spacingBytes, contentBytes >= dueOffset {
            passed = DecodeCheckpoint(kind: .start, storedOffset: start, contentOffset: contentBytes)
            dueOffset = contentBytes + spacingBytes
            return false
        }
        return true
    }
    /// The engine has not had the first byte of the member, which came alone.
    private var isByteHeld = false

    private func feedHeldByte() throws(DecodeError) {
        isByteHeld = false
        // It goes in alone; it can produce nothing.
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
        defer { bytes.deallocate() }
        bytes[0] = 0x1f
        _ = try engine.inflate(
            UnsafeRawBufferPointer(rebasing: bytes[..<1]), into: UnsafeMutableRawBufferPointer(rebasing: bytes[1...]),
            stopsAtBlock: false)
    }

    private func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(DecodeError) -> Bool
    {
        guard !output.isEmpty else { return false }
        if isByteHeld { try feedHeldByte() }
        var input = input
        var room = UInt64(output.count)
        var stopsAtBlock = false
        if let upcoming {
            // Nothing more goes in until all before it is out.
            input = UnsafeRawBufferPointer(rebasing: input[..<0])
            room = min(room, upcoming.contentOffset - contentBytes)
        } else if spacingBytes != nil {
            if contentBytes < dueOffset { room = min(room, dueOffset - contentBytes) } else { stopsAtBlock = true }
        }
        let step = try engine.inflate(
            input, into: UnsafeMutableRawBufferPointer(rebasing: output[..<Int(room)]), stopsAtBlock: stopsAtBlock)
        storedBytes += UInt64(step.consumed)
        contentBytes += UInt64(step.produced)
        if let block = step.block { note(block) }
        if let reached = upcoming, reached.contentOffset <= contentBytes {
            passed = reached
            upcoming = nil
        }
        if step.isMemberEnd {
            state = hasOwnTrailer ? .trailer(8 - step.consumedTrailerBytes) : .between(heldByte: false)
            return hasOwnTrailer
        }
        return passed == nil && (step.consumed > 0 || step.produced > 0 || step.block != nil)
    }

    private func note(_ block: BlockStart) {
        let bits = storedBytes * 8 - UInt64(block.bitsBehind)
        let storedOffset = (bits + 7) / 8
        let contentOffset = contentBytes + UInt64(block.bytesAhead)
        upcoming = DecodeCheckpoint(
            kind: .deflateBlock, storedOffset: storedOffset, contentOffset: contentOffset,
            bitCount: UInt8(storedOffset * 8 - bits), window: block.window)
        dueOffset = contentOffset + (spacingBytes ?? 0)
    }
}
