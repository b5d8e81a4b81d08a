import ImageModel
import ImageMounter
import TestSupport

/// A host with a clock that the test moves.
final class TimedHost: HostServices {
    let board = TicketBoard(lock: Lock())
    private(set) var warnings: [String] = []
    private(set) var nowNs: UInt64 = 0
    private var timers: [(dueNs: UInt64, ticket: Ticket, board: TicketBoard)] = []

    override init() { super.init() }
    override func monotonicNs() -> UInt64 { nowNs }
    override func warn(_ message: String) { warnings.append(message) }
    override func fire(_ ticket: Ticket, on board: TicketBoard, afterMs milliseconds: UInt64) {
        timers.append((nowNs + milliseconds * 1_000_000, ticket, board))
    }

    var timerCount: Int { timers.count }

    func advance(ms: UInt64) {
        nowNs += ms * 1_000_000
        let due = timers.filter { $0.dueNs <= nowNs }
        timers.removeAll { $0.dueNs <= nowNs }
        for timer in due { timer.board.fire(timer.ticket) }
    }
}

/// A source that counts every byte, and sends each read's bytes only when the test lets it.
final class CountingSource: BlobReader {
    let content: [UInt8]
    let digest: Digest
    let board: TicketBoard
    /// How often each byte was sent.
    private(set) var sentTimes: [UInt8]
    private(set) var reads: [(offset: UInt64, count: Int)] = []
    private(set) var hints: [Range<UInt64>] = []
    private(set) var isClosed = false
    /// At most so many bytes a read.
    var pieceBytes = 40_000
    /// This byte is wrong when it is sent for the first time.
    var corruptsFirst: Int?
    /// Every second read waits.
    var pends = false
    var failure: BlobFailure?
    var hasNoRanges = false
    private var waiting: Ticket?
    /// What parts beside the reader have brought, until it is taken.
    var ahead: [Range<Int>] = []

    init(_ content: [UInt8], board: TicketBoard, number: UInt8 = 7) {
        self.content = content
        digest = Digest(sha256: [UInt8](repeating: number, count: 32))
        self.board = board
        sentTimes = [UInt8](repeating: 0, count: content.count)
    }

    var sizeBytes: UInt64 { UInt64(content.count) }
    var sentBytes: Int { sentTimes.reduce(0) { $0 + Int($1) } }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        if isClosed { throw .failed(BlobFailure(.cancelled, "closed")) }
        if let failure { throw .failed(failure) }
        if pends, waiting == nil {
            let ticket = board.issue()
            waiting = ticket
            throw .pending(ticket)
        }
        if let ticket = waiting {
            board.fire(ticket)
            waiting = nil
        }
        let count = min(buffer.count, pieceBytes, content.count - Int(offset))
        buffer.copyBytes(from: content[Int(offset)..<Int(offset) + count])
        if let wrong = corruptsFirst, Int(offset)..<Int(offset) + count ~= wrong, sentTimes[wrong] == 0 {
            buffer[wrong - Int(offset)] ^= 1
        }
        reads.append((offset, count))
        for index in Int(offset)..<Int(offset) + count { sentTimes[index] += 1 }
        return count
    }

    func prefetch(at offset: UInt64, count: UInt64) { hints.append(offset..<offset + count) }
    var traffic: BlobTraffic {
        var traffic = BlobTraffic()
        traffic.requests = UInt64(reads.count)
        traffic.hasNoRanges = hasNoRanges
        return traffic
    }
    func takeAhead() -> [BlobPiece] {
        let taken = ahead
        ahead = []
        return taken.map { range in
            for index in range { sentTimes[index] += 1 }
            return BlobPiece(offset: UInt64(range.lowerBound), bytes: [UInt8](content[range]))
        }
    }
    func close() { isClosed = true }
}

/// A process that reads a blob: a source and a `StoredBlob` of its own over a cache that it shares.
final class FetchingProcess {
    let source: CountingSource
    private(set) var blob: StoredBlob?
    /// Where its reader in order is, and what it has read.
    private(set) var read: [UInt8] = []
    private(set) var failure: BlobFailure?
    private(set) var waitsFor: Ticket?

    /// - Parameters:
    ///   - number: of the blob: another one has another digest.
    ///   - trouble: what the blobs of an image share.
    init(
        _ content: [UInt8], _ cache: any CacheStore, _ host: TimedHost, number: UInt8 = 7, trouble: CacheTrouble? = nil
    ) {
        source = CountingSource(content, board: host.board, number: number)
        blob = StoredBlob(remote: source, cache: cache, host: host, board: host.board, trouble: trouble)
    }

    /// One read in order of up to so many bytes; false if there was nothing to be had now.
    @discardableResult
    func step(_ count: Int = 100_000) -> Bool {
        do throws(BlobError) {
            let bytes = try readAt(UInt64(read.count), count)
            read += bytes
            return !bytes.isEmpty
        } catch {
            switch error {
            case .pending(let ticket): waitsFor = ticket
            case .failed(let failed): failure = failed
            }
            return false
        }
    }

    func readAt(_ offset: UInt64, _ count: Int) throws(BlobError) -> [UInt8] {
        guard let blob else { return [] }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { buffer.deallocate() }
        let got = try blob.read(at: offset, into: buffer)
        return [UInt8](buffer[..<got])
    }

    /// Whether it has read the whole blob and nothing else.
    var hasAll: Bool { read == source.content }

    /// As `kill -9` does it: what it had leased is free.
    func die() { blob = nil }
}
