import ImageModel

/// The content of a layer whose index has a span table: what is read is fetched, decoded and checked span by span, and
/// kept, so that it is fetched once.
///
/// ```
/// read ─▶ spans here? ─yes─▶ SpanStore (area `spans/…` of the cache)
///            │ no
///            ▼
///         SpanFetch on the host's threads: one request for neighbours ─▶ decode, check ─▶ keep ─▶ ticket
/// ```
///
/// Threads: any, at once. No call waits on the network.
package final class LazyContent: @unchecked Sendable {
    package let table: SpanTable
    let decoder: SpanDecoder
    let reader: any BlobReader
    let store: SpanStore
    let host: HostServices
    let board: TicketBoard
    /// `layer 2 of 5 (sha256:…)`.
    let label: String
    let contentKey: String
    /// Where stored bytes go that were found right, if the reader does not keep what it reads.
    let stored: StoredBlob?
    let isTarTrusted: Bool

    /// A demand is fetched in pieces of so many stored bytes, so that each waits for less.
    private static let demandBytes: UInt64 = 2 << 20
    /// Fetched ahead of reads in order.
    private static let aheadSpans = 8
    private static let aheadBytes: UInt64 = 8 << 20
    /// How long a failure is told to those who waited for it.
    private static let failureNs: UInt64 = 2_000_000_000

    private struct Flight {
        var ticket: Ticket
        var waiters = 0
    }
    private struct Failure {
        var failure: BlobFailure
        var waiters: Int
        var atNs: UInt64
    }

    private let lock: Lock  // guards all below
    private var inFlight: [Int: Flight] = [:]
    private var failures: [Int: Failure] = [:]
    private var readAhead = ReadAhead()
    private var fetchedStoredBytes: UInt64 = 0
    private var fetchedSpans = 0
    private var fillPosition = 0

    /// - Parameters:
    ///   - isTrusted: the index was made by a pass that found both digests right.
    ///   - stored: where stored bytes are to be kept that the reader does not keep itself.
    package init(
        digest: Digest, table: SpanTable, space: ContentSpace, isTrusted: Bool, reader: any BlobReader,
        cache: any CacheStore, codecs: CodecProvider, host: HostServices, board: TicketBoard, label: String,
        stored: StoredBlob? = nil
    ) {
        self.table = table
        self.stored = stored
        self.reader = reader
        self.host = host
        self.board = board
        self.label = label
        isTarTrusted = isTrusted && space == .tar
        contentKey = "layers/" + digest.hex
        decoder = SpanDecoder(table: table, codecs: codecs)
        // Two indexes of one layer may cut it in different ways.
        var bytes: [UInt8] = []
        table.append(to: &bytes)
        let hash = codecs.makeSHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        let tableHash = String(decoding: Digest(sha256: hash.finish()).hex.utf8.prefix(16), as: UTF8.self)
        store = SpanStore(
            table: table, key: "spans/" + digest.hex + "." + tableHash, cache: cache, host: host, label: label)
        lock = host.makeLock()
    }

    /// Over our own index. Nil where it has no spans.
    package convenience init?(
        index: LayerIndex, reader: any BlobReader, cache: any CacheStore, codecs: CodecProvider, host: HostServices,
        board: TicketBoard, label: String
    ) {
        guard let table = index.spans else { return nil }
        self.init(
            digest: index.digest, table: table, space: .tar, isTrusted: true, reader: reader, cache: cache,
            codecs: codecs, host: host, board: board, label: label)
    }

    // MARK: Reading

    /// Fills the whole buffer with content from `offset`.
    package func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) {
        guard !buffer.isEmpty else { return }
        let count = UInt64(buffer.count)
        guard offset <= table.contentBytes, count <= table.contentBytes - offset else {
            throw .failed(
                BlobFailure(
                    .malformed, "\(label): its content ends at byte \(table.contentBytes), before \(offset) + \(count)")
            )
        }
        let spans = table.span(at: offset)..<table.span(at: offset + count - 1) + 1
        for _ in 0..<3 {
            if isHere(spans) {
                if store.read(at: offset, into: buffer) {
                    fetchAhead(offset, count, spans)
                    return
                }
                continue
            }
            let missing = spans.filter { !store.has($0) }
            guard !missing.isEmpty else { continue }
            let ticket = try wait(for: missing)
            fetchAhead(offset, count, spans)
            throw .pending(ticket)
        }
        throw .failed(BlobFailure(.storage, "\(label): its cached spans come and go"))
    }

    private func isHere(_ spans: Range<Int>) -> Bool {
        for span in spans where !store.has(span) { return false }
        return true
    }

    /// Somebody is about to read there: what is missing is fetched, up to 8 MiB of it.
    package func prefetch(at offset: UInt64, count: UInt64) {
        guard offset < table.contentBytes, count > 0 else { return }
        let end = offset + min(count, table.contentBytes - offset, LazyContent.aheadBytes) - 1
        fetch((table.span(at: offset)..<table.span(at: end) + 1).filter { !store.has($0) })
    }

    private func fetchAhead(_ offset: UInt64, _ count: UInt64, _ read: Range<Int>) {
        let bytes = min(lock.withLock { readAhead.note(offset, count: count) }, LazyContent.aheadBytes)
        let start = offset + count
        guard bytes > 0, start < table.contentBytes else { return }
        let last = table.span(at: start + min(bytes, table.contentBytes - start) - 1)
        let end = min(last + 1, read.upperBound + LazyContent.aheadSpans)
        guard read.upperBound < end else { return }
        fetch((read.upperBound..<end).filter { !store.has($0) })
    }

    /// Sees to it that the spans are on their way, and returns the ticket of the last.
    private func wait(
        for missing: [Int], limitBytes: UInt64 = LazyContent.demandBytes
    ) throws(BlobError) -> Ticket {
        if let failure = takeFailure(missing) { throw .failed(failure) }
        fetch(missing, limitBytes: limitBytes)
        lock.lock()
        defer { lock.unlock() }
        for span in missing.reversed() {
            if let flight = inFlight[span] {
                inFlight[span]?.waiters += 1
                return flight.ticket
            }
        }
        // All came, or failed, meanwhile: the next try sees it.
        let ticket = board.issue()
        board.fire(ticket)
        return ticket
    }

    private func takeFailure(_ spans: [Int]) -> BlobFailure? {
        lock.lock()
        defer { lock.unlock() }
        guard !failures.isEmpty else { return nil }
        let now = host.monotonicNs()
        for span in spans {
            guard let failed = failures[span] else { continue }
            failures[span]?.waiters -= 1
            if failed.waiters <= 1 || now &- failed.atNs > LazyContent.failureNs { failures[span] = nil }
            if now &- failed.atNs <= LazyContent.failureNs { return failed.failure }
        }
        return nil
    }

    // MARK: Fetching

    /// Starts fetching those of the spans, in ascending order, that are not on their way.
    ///
    /// - Parameter limitBytes: stored bytes of one request.
    func fetch(_ spans: [Int], limitBytes: UInt64 = LazyContent.demandBytes) {
        guard !spans.isEmpty else { return }
        let wanted = lock.withLock { () -> [Int] in
            let wanted = spans.filter { inFlight[$0] == nil }
            for span in wanted {
                inFlight[span] = Flight(ticket: board.issue())
                failures[span] = nil
            }
            return wanted
        }
        for group in grouped(wanted, limitBytes: limitBytes) {
            host.start(SpanFetch(content: self, spans: group))
        }
    }

    /// Neighbours go into one request, and also those with so little between them that fetching it takes less than
    /// another round trip.
    private func grouped(_ spans: [Int], limitBytes: UInt64) -> [[Int]] {
        guard spans.count > 1 else { return spans.isEmpty ? [] : [spans] }
        let gapLimit = gapBytes()
        var groups: [[Int]] = []
        var start: UInt64 = 0
        var end: UInt64 = 0
        for span in spans {
            let what = table[span]
            let spanEnd = what.storedOffset + what.storedBytes
            if what.storedBytes == 0, !groups.isEmpty {
                groups[groups.count - 1].append(span)
            } else if !groups.isEmpty, what.storedOffset >= start, what.storedOffset <= end &+ gapLimit,
                spanEnd <= start &+ limitBytes || spanEnd <= end
            {
                groups[groups.count - 1].append(span)
                end = max(end, spanEnd)
            } else {
                groups.append([span])
                start = what.storedOffset
                end = spanEnd
            }
        }
        return groups
    }

    /// What the source sends in the time of a round trip.
    private func gapBytes() -> UInt64 {
        let traffic = reader.traffic
        guard traffic.roundTripNs > 0, traffic.bytesPerSecond > 0 else { return 64 << 10 }
        let microseconds = min(traffic.roundTripNs / 1000, 1_000_000)
        let (bytes, hasOverflowed) = microseconds.multipliedReportingOverflow(by: traffic.bytesPerSecond)
        return hasOverflowed ? 1 << 20 : min(bytes / 1_000_000, 1 << 20)
    }

    func fetched(_ span: Int) {
        let ticket = lock.withLock { () -> Ticket? in
            return inFlight.removeValue(forKey: span)?.ticket
        }
        if let ticket { board.fire(ticket) }
    }

    func noteFetched(_ storedBytes: UInt64) {
        lock.withLock {
            fetchedStoredBytes += storedBytes
            fetchedSpans += 1
        }
    }

    func fetchFailed(_ span: Int, _ failure: BlobFailure) {
        let now = host.monotonicNs()
        let ticket = lock.withLock { () -> Ticket? in
            guard let flight = inFlight.removeValue(forKey: span) else { return nil }
            if flight.waiters > 0 { failures[span] = Failure(failure: failure, waiters: flight.waiters, atNs: now) }
            return flight.ticket
        }
        if let ticket { board.fire(ticket) }
    }

    // MARK: Filling

    package enum FillStep: Sendable {
        /// Call again when the ticket has fired; or later, or never.
        case waiting(Ticket)
        /// Every span is here.
        case whole
    }

    private static let fillBytes: UInt64 = 4 << 20

    /// Sees to it that the next missing spans are on their way, in large requests one after the other: while one is
    /// decoded the next is under way. Whoever fills calls this again and again, one thread at a time.
    ///
    /// A failure is thrown once; the next call tries again.
    package func fillStep() throws(BlobError) -> FillStep {
        var position = lock.withLock { fillPosition }
        while position < table.count, store.has(position) { position += 1 }
        lock.withLock { fillPosition = max(fillPosition, position) }
        guard position < table.count else { return .whole }
        let first = missing(from: position)
        let second = missing(from: first.end)
        let ticket = try wait(for: first.spans, limitBytes: LazyContent.fillBytes)
        fetch(second.spans, limitBytes: LazyContent.fillBytes)
        return .waiting(ticket)
    }

    private func missing(from position: Int) -> (spans: [Int], end: Int) {
        var spans: [Int] = []
        var storedBytes: UInt64 = 0
        var position = position
        while position < table.count, storedBytes < LazyContent.fillBytes, spans.count < 4096 {
            if !store.has(position) {
                spans.append(position)
                storedBytes += max(table[position].storedBytes, 1)
            }
            position += 1
        }
        return (spans, position)
    }

    /// When every span is here and the index can be trusted: turns them into the cached content of the layer,
    /// `layers/HEX`, from which reads are served then. Nil where that is not so.
    package func finish() throws(BlobFailure) -> (any CacheEntry)? {
        guard isTarTrusted, table.count > 0 else { return nil }
        return try store.finish(as: contentKey)
    }

    /// The index has turned out to lie: nothing that was decoded with it is kept.
    package func discard() { store.discard() }

    // MARK: Status

    /// Stored bytes of the spans that are here, and bytes of content.
    package var hereBytes: (stored: UInt64, content: UInt64) {
        var out: (stored: UInt64, content: UInt64) = (0, 0)
        for span in 0..<table.count where store.has(span) {
            out.stored += table[span].storedBytes
            out.content += table[span].contentBytes
        }
        return out
    }

    /// Stored bytes of spans that this object fetched, and how many those were.
    package var fetchedBytes: UInt64 { lock.withLock { fetchedStoredBytes } }
    package var spansTouched: Int { lock.withLock { fetchedSpans } }
}
