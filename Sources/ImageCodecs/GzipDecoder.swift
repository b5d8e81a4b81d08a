import CZlib
import ImageModel

/// gzip (RFC 1952) by zlib; header and trailer of every member are checked.
///
/// What may follow a member is decided as GNU gzip does: another member goes on with the same stream;
/// anything else, zero padding and garbage alike, is consumed and ignored. A first member must be there.
public final class GzipDecoder: StreamDecoder {
    private enum State {
        /// Inside a member, or before the first byte of all.
        case member
        /// A member has ended; `heldByte` says whether its follower began with 0x1f.
        case between(heldByte: Bool)
        /// What follows the last member is no gzip.
        case trailing
    }

    // SAFETY: zlib keeps a pointer to the z_stream, so it has an allocation of its own that never moves.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var state = State.member

    public init() {
        stream.initialize(to: z_stream())
        // 15: the largest window; 16: gzip wrapping, nothing else.
        let result = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(result == Z_OK, "inflateInit2 fails only without memory")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    public func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(DecodeError) -> DecodeProgress
    {
        switch state {
        case .trailing:
            return DecodeProgress(consumed: input.count, produced: 0, isAtStreamEnd: true)
        case .between(let heldByte):
            return try startMember(input, heldByte: heldByte)
        case .member:
            return try inflateMember(input, into: output)
        }
    }

    /// Looks at the two magic bytes of what follows a member; they may come one at a time.
    private func startMember(_ input: UnsafeRawBufferPointer, heldByte: Bool) throws(DecodeError) -> DecodeProgress {
        guard let first = input.first else {
            return DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: true)
        }
        if !heldByte, first == 0x1f, input.count == 1 {
            state = .between(heldByte: true)
            return DecodeProgress(consumed: 1, produced: 0, isAtStreamEnd: true)
        }
        let isMember = heldByte ? first == 0x8b : first == 0x1f && input[1] == 0x8b
        guard isMember else {
            state = .trailing
            return DecodeProgress(consumed: input.count, produced: 0, isAtStreamEnd: true)
        }
        guard inflateReset(stream) == Z_OK else { throw .corrupt("zlib could not be reset") }
        state = .member
        guard heldByte else { return DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: false) }
        // The held byte goes in alone; it can produce nothing.
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
        defer { bytes.deallocate() }
        bytes[0] = 0x1f
        _ = try inflateMember(
            UnsafeRawBufferPointer(rebasing: bytes[..<1]), into: UnsafeMutableRawBufferPointer(rebasing: bytes[1...]))
        return DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: false)
    }

    private func inflateMember(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer)
        throws(DecodeError) -> DecodeProgress
    {
        guard !output.isEmpty else { return DecodeProgress(consumed: 0, produced: 0, isAtStreamEnd: false) }
        let inputCount = min(input.count, Int(UInt32.max))
        let outputCount = min(output.count, Int(UInt32.max))
        // SAFETY: zlib reads `avail_in` bytes and writes `avail_out` bytes, both inside the caller's buffers,
        // and keeps neither pointer after the call. It does not write through next_in.
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(inputCount)
        stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(outputCount)
        let result = inflate(stream, Z_NO_FLUSH)
        let consumed = inputCount - Int(stream.pointee.avail_in)
        let produced = outputCount - Int(stream.pointee.avail_out)
        switch result {
        case Z_OK, Z_BUF_ERROR:
            return DecodeProgress(consumed: consumed, produced: produced, isAtStreamEnd: false)
        case Z_STREAM_END:
            state = .between(heldByte: false)
            return DecodeProgress(consumed: consumed, produced: produced, isAtStreamEnd: true)
        case Z_NEED_DICT:
            throw .corrupt("gzip: the stream wants a preset dictionary")
        case Z_MEM_ERROR:
            throw .tooLarge("gzip: out of memory")
        default:
            let detail = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(result)"
            throw .corrupt("gzip: " + detail)
        }
    }
}
