/// Why bytes of a blob, or an image document, cannot be had.
public enum BlobError: Error, Sendable {
    /// Not there yet: repeat the call when the ticket has fired.
    case pending(Ticket)
    case failed(BlobFailure)
}

/// A failure to read from where an image lives, with what a person needs to act on it.
public struct BlobFailure: Error, Sendable {
    public enum Reason: Sendable, Equatable {
        case unreachable  // no connection, name not resolved, TLS failed
        case unauthorized  // 401, or 403
        case notFound
        case throttled  // 429 after all retries
        case serverError  // 5xx after all retries
        case truncated  // the body ended early
        case digestMismatch
        case sizeMismatch
        case malformed  // the document or format is not what it claims
        case tooLarge  // over one of our limits
        case unsupported
        case noPlatform  // the index has no manifest for the wanted platform
        case storage  // our disk or the user's: full, not readable
        case cancelled
    }
    public var reason: Reason
    /// One line, complete: which URL or file, which digest, what was expected and what came.
    public var message: String
    public init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }
}

/// Random access to the stored (compressed) bytes of one blob, wherever it lives.
///
/// Threads: all methods may be called from any thread. None waits on the network. Bytes are *not*
/// verified against the digest: whoever reads the whole blob does that.
public protocol BlobReader: AnyObject {
    var digest: Digest { get }
    /// Size in bytes as the descriptor states it.
    var sizeBytes: UInt64 { get }

    /// Copies bytes from `offset` into the buffer and returns how many: at least one, less than asked
    /// for only if no more are here now or the blob ends, and 0 only at or after the end.
    /// Sequential reads from 0 are served from one streaming request.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int

    /// A hint that this range will be read soon. Costs nothing if ignored.
    func prefetch(at offset: UInt64, count: UInt64)

    /// What is held of this range has turned out to be wrong: the next read asks the source again.
    func forget(at offset: UInt64, count: UInt64)

    /// Gives away what has come of streams and was not read yet, so that the caller can keep it elsewhere: it counts as
    /// read, and the streams go on as if it had been.
    func takeAhead() -> [BlobPiece]

    /// While held, streams take no more than is on its way already, until one of them is read. Reads elsewhere go on.
    func hold(_ isHeld: Bool)

    /// What reading has cost so far, and how far away the source is.
    var traffic: BlobTraffic { get }

    /// Nobody will read any more: running requests are given up.
    func close()
}

extension BlobReader {
    public var traffic: BlobTraffic { BlobTraffic() }
    public func forget(at offset: UInt64, count: UInt64) {}
    public func takeAhead() -> [BlobPiece] { [] }
    public func hold(_ isHeld: Bool) {}
}

/// Consecutive stored bytes of a blob.
public struct BlobPiece: Sendable {
    public var offset: UInt64
    public var bytes: [UInt8]
    public init(offset: UInt64, bytes: [UInt8]) {
        self.offset = offset
        self.bytes = bytes
    }
}

/// What a blob's reader has asked of its source.
public struct BlobTraffic: Sendable, Equatable {
    /// Requests sent for the blob's bytes, redirects included.
    public var requests: UInt64 = 0
    /// Body bytes that came.
    public var receivedBytes: UInt64 = 0
    /// From a request to its first byte, as measured lately; 0: not known.
    public var roundTripNs: UInt64 = 0
    /// As measured lately, of all streams together; 0: not known.
    public var bytesPerSecond: UInt64 = 0
    /// Who asks the source for a range is sent the whole: a read elsewhere costs all that lies before it.
    public var hasNoRanges = false
    public init() {}
}
