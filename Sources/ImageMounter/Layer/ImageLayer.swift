import ImageModel

/// One layer of an image: its index and its content, from the cache, by an index of its spans, or by a pass over its
/// blob.
///
/// ```
/// LayerOpening ─▶ cached        index and content are here: no network
///               ├▶ lazy         own index: LazyContent; LayerFill brings the rest if wanted
///               ├▶ lazy         index of others: the same, and a pass that checks it if the rest is wanted
///               └▶ streaming    LayerPass; an index of others that comes meanwhile may take over
/// ```
///
/// While a pass runs, the records it has found and the content it has decoded are handed out already, unless the
/// mount is to verify before use. If the layer then turns out to be wrong, the mount ends (`LayerWatcher`). A failure
/// to fetch is not final: who waits gets it, and who asks later starts another try.
///
/// Threads: any.
public final class ImageLayer: MergeableLayer, @unchecked Sendable {
    /// `layer 2 of 5 (sha256:…)`.
    package let label: String
    let descriptor: Descriptor
    let diffID: Digest
    let cache: LayerCache
    let codecs: CodecProvider
    let host: HostServices
    let source: any ImageSource
    let settings: MountSettings
    let order: PassOrder
    let member: PassOrder.Member
    let fillMember: PassOrder.Member
    let lazyDemand: LazyDemand
    let board: TicketBoard
    private let cacheTrouble: CacheTrouble

    /// Hears of failures. Set before `start`.
    var watcher: (any LayerWatcher)?

    enum Content {
        case none
        /// A pass has put so much of it there.
        case growing(StreamStore, decodedBytes: UInt64)
        /// All of it, verified, though the cache would not take it.
        case kept(StreamStore)
        case cached(any CacheEntry)
        /// Span by span.
        case lazy(LazyContent)
        /// All of it, while offsets are those of a foreign index.
        case mapped(any CacheEntry, ContentMap)
        /// The same, though the cache would not take it.
        case keptMapped(StreamStore, ContentMap)
    }

    /// A failure that another try may mend.
    struct Trouble {
        var failure: BlobFailure
        var sinceNs: UInt64
        /// Whether somebody waited for what could not be had.
        var wasDemanded: Bool
    }

    let lock: Lock  // guards all below
    var isOpened = false
    var isCancelled = false
    var journal: [UInt8] = []
    /// Somebody has read of the journal, or of the content: what was said so far stands.
    var hasAnswered = false
    /// The journal is whole: verified, or that of `foreign`.
    var index: LayerIndex?
    /// Whose index is in use, if it is not our own.
    var foreign: ForeignIndex?
    /// What a pass finds beside a foreign index.
    var checkedJournal: [UInt8] = []
    /// Digest and diff ID were found right.
    var isVerified = false
    /// What was said before that was so.
    var unchecked = UncheckedAnswers()
    /// Reads far ahead of a stream, by an index of others.
    var aside: LazyContent?
    var asideFormat = ""
    var isAsideBelieved = false
    var foreignReason: String?
    var content = Content.none
    var failure: BlobFailure?
    var trouble: Trouble?
    /// The last read of a span that has failed, for `status`.
    var lazyTrouble: (failure: BlobFailure, atNs: UInt64)?
    var pass: LayerPass?
    var isPassRunning = false
    var demand = LayerDemand()
    /// Content was asked for.
    var isContentWanted = false
    /// Stored bytes up to which the layer counts as waited for: who has waited comes back soon.
    var demandEndsAt: UInt64 = 0
    var fetchedBytes: UInt64 = 0
    /// Stored bytes that had come when the last of those who waited could go on.
    var neededBytes: UInt64 = 0
    var lastLookNs: UInt64 = 0
    /// No bytes have come since the last failure to fetch.
    var wasStalled = false
    var retryDelayMs = ImageLayer.firstRetryMs
    var isRetryDue = false
    /// There is an index of others, and it is on its way: fires when it is here, or when it is given up.
    var indexTicket: Ticket?
    var blob: (any BlobReader)?
    /// The same, if what comes is kept.
    var storedBlob: StoredBlob?

    /// Who asks again this soon after a failure gets the same one.
    static let troubleLastsNs: UInt64 = 1_000_000_000
    /// An outage that somebody has met is shown for so long after.
    static let lazyTroubleShownNs: UInt64 = 60_000_000_000
    /// How often a running pass looks whether another process was faster.
    static let lookIntervalNs: UInt64 = 1_000_000_000
    /// A pass that nobody waits for tries again by itself after so long, and then after twice as long.
    static let firstRetryMs: UInt64 = 5000
    static let lastRetryMs: UInt64 = 80_000
    /// What the stream brings this soon is not fetched beside it.
    static let asideBytes: UInt64 = 4 << 20
    static let demandLastsBytes: UInt64 = 1 << 20
    /// Where only what is read is wanted, a stream may be so far ahead of its pass.
    static let aheadBytes: UInt64 = 16 << 20
    /// What lacks no more than this is brought to its end, so that it is known to be right, and cached.
    static let nearlyHereBytes: UInt64 = 4 << 20
    /// Where only what is read is wanted, a stream waits so long for word of an index.
    static let holdMs: UInt64 = 1000

    init(
        label: String, descriptor: Descriptor, diffID: Digest, source: any ImageSource, cache: any CacheStore,
        codecs: CodecProvider, host: HostServices, board: TicketBoard, settings: MountSettings, order: PassOrder,
        rank: Int, cacheTrouble: CacheTrouble
    ) {
        self.label = label
        self.descriptor = descriptor
        self.diffID = diffID
        self.source = source
        self.cache = LayerCache(
            label: label, digest: descriptor.digest, store: cache, codecs: codecs, host: host)
        self.codecs = codecs
        self.host = host
        self.board = board
        self.settings = settings
        self.cacheTrouble = cacheTrouble
        self.order = order
        member = PassOrder.Member(rank: rank, isDemandOnly: settings.fill == .none)
        // After all that streams for want of an index.
        fillMember = PassOrder.Member(rank: LayerLimits.layers + rank, isIdleOnly: settings.fill == .idle)
        lazyDemand = LazyDemand(rank: rank, order: order, host: host, board: board)
        lock = host.makeLock()
    }

    /// Looks into the cache and, if the index is not there, for one of others, or fetches the layer.
    func start(_ loaders: ForeignIndexes.Loaders) { host.start(LayerOpening(self, loaders)) }

    // MARK: Reading

    package func journal(after position: Int) throws(BlobError) -> JournalPart {
        let result = lock.withLock { () -> Result<JournalPart, BlobError> in
            if let failure { return .failure(.failed(failure)) }
            let isWhole = index != nil
            let isShown = isWhole || settings.verify == .streaming
            guard isShown, position < journal.count else {
                if !isWhole, let failure = freshTrouble() { return .failure(.failed(failure)) }
                if !isWhole, isCancelled { return .failure(.failed(givenUp)) }
                return .success(JournalPart(bytes: [], isWhole: isWhole))
            }
            hasAnswered = true
            if isByDoubtfulIndex { unchecked.hasNames = true }
            return .success(JournalPart(bytes: [UInt8](journal[position...]), isWhole: isWhole))
        }
        return try result.get()
    }

    package func journalTicket() -> Ticket {
        var next = Next.nothing
        let (ticket, isOver) = lock.withLock { () -> (Ticket, Bool) in
            if index != nil || failure != nil || isCancelled { return (board.issue(), true) }
            let ticket = demand.waitForGrowth(board)
            next = noteDemand()
            return (ticket, false)
        }
        if isOver { board.fire(ticket) } else { order.demand(member, true) }
        run(next)
        return ticket
    }

    /// The whole index, verified. Asking is no demand.
    package func currentIndex() throws(BlobError) -> LayerIndex {
        let result = lock.withLock { () -> Result<LayerIndex, BlobError> in
            if let failure { return .failure(.failed(failure)) }
            if let index {
                if isByDoubtfulIndex { unchecked.hasNames = true }
                return .success(index)
            }
            if let trouble, !isPassRunning { return .failure(.failed(trouble.failure)) }
            if isCancelled { return .failure(.failed(givenUp)) }
            return .failure(.pending(demand.waitForVerified(board)))
        }
        return try result.get()
    }

    package func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) {
        let (end, hasOverflowed) = offset.addingReportingOverflow(UInt64(buffer.count))
        guard !hasOverflowed else {
            throw .failed(BlobFailure(.malformed, "\(label): content at byte \(offset) is asked for"))
        }
        guard let place = try place(of: offset..<end, waits: true) else { return }
        if case .lazy(let lazy) = place {
            do throws(BlobError) { return try lazy.read(at: offset, into: buffer) } catch {
                switch error {
                case .pending(let ticket): lazyDemand.waits(for: ticket)
                case .failed(let failure): lock.withLock { lazyTrouble = (failure, host.monotonicNs()) }
                }
                throw error
            }
        }
        do throws(BlobFailure) {
            switch place {
            case .none, .lazy: break
            case .mapped(let entry, let map):
                let start = try tarOffset(of: offset, count: buffer.count, in: map)
                let count = try entry.read(at: start, into: buffer)
                guard count == buffer.count else {
                    throw BlobFailure(.storage, "the cached content ends at byte \(start + UInt64(count))")
                }
            case .keptMapped(let store, let map):
                try store.read(at: try tarOffset(of: offset, count: buffer.count, in: map), into: buffer)
            case .growing(let store, _), .kept(let store): try store.read(at: offset, into: buffer)
            case .cached(let entry):
                let count = try entry.read(at: offset, into: buffer)
                guard count == buffer.count else {
                    throw BlobFailure(.storage, "the cached content ends at byte \(offset + UInt64(count))")
                }
            }
        } catch { throw .failed(LayerError.source(error).failure(layer: label)) }
    }

    private func tarOffset(of offset: UInt64, count: Int, in map: ContentMap) throws(BlobFailure) -> UInt64 {
        guard let start = map.tarOffset(of: offset, count: UInt64(count)) else {
            throw BlobFailure(.malformed, "no file holds \(count) bytes at \(offset)")
        }
        return start
    }

    package func prefetch(at offset: UInt64, count: UInt64) {
        guard count > 0, offset < .max else { return }
        // A pass brings everything in its own order; what is asked for is that it runs.
        do throws(BlobError) {
            if case .lazy(let lazy)? = try place(of: offset..<offset + 1, waits: false) {
                lazy.prefetch(at: offset, count: count)
            }
        } catch {}
    }

    /// Throws what `read` would; fetches the content if nobody does so yet.
    func openContent() throws(BlobError) { _ = try place(of: 0..<1, waits: false) }

    var givenUp: BlobFailure { BlobFailure(.cancelled, "\(label): given up") }

    /// Where content can be read now. Else starts what brings it; nil only if not `waits`: then nobody reads it yet.
    func place(of range: Range<UInt64>, waits: Bool) throws(BlobError) -> Content? {
        let end = range.upperBound
        var next = Next.nothing
        let result = lock.withLock { () -> Result<Content?, BlobError> in
            if let failure { return .failure(.failed(failure)) }
            switch content {
            case .cached, .kept, .lazy, .mapped, .keptMapped:
                hasAnswered = true
                if waits, isByDoubtfulIndex { unchecked.hasNames = true }
                return .success(content)
            case .growing(_, let decodedBytes):
                if settings.verify == .streaming, end <= decodedBytes {
                    hasAnswered = true
                    if waits { unchecked.note(range) }
                    return .success(content)
                }
                if let aside, end > decodedBytes &+ ImageLayer.asideBytes {
                    if waits, !isAsideBelieved { unchecked.hasNames = true }
                    return .success(.lazy(aside))
                }
            case .none: break
            }
            if isCancelled { return .failure(.failed(givenUp)) }
            if let failure = freshTrouble() { return .failure(.failed(failure)) }
            isContentWanted = true
            guard waits else {
                next = startIfStopped()
                return .success(nil)
            }
            let ticket = demand.waitForContent(upTo: settings.verify == .streaming ? end : .max, board)
            next = noteDemand()
            return .failure(.pending(ticket))
        }
        if case .failure(.pending) = result { order.demand(member, true) }
        run(next)
        return try result.get()
    }

    // MARK: Starting

    enum Next {
        case nothing
        case makePass
        case run(LayerPass)
    }

    /// With the lock held: somebody waits from now on.
    func noteDemand() -> Next {
        demandEndsAt = max(demandEndsAt, fetchedBytes &+ ImageLayer.demandLastsBytes)
        return startIfStopped()
    }

    /// With the lock held. A pass that runs, or an opening that will start one, is enough.
    func startIfStopped() -> Next {
        guard isOpened, !isPassRunning, !isCancelled, failure == nil else { return .nothing }
        switch content {
        case .cached, .kept, .mapped, .keptMapped: return .nothing
        case .lazy:
            guard foreign != nil, !isVerified, settings.fill != .none || !unchecked.isEmpty else { return .nothing }
        case .none, .growing:
            guard index == nil || isContentWanted || !unchecked.isEmpty else { return .nothing }
        }
        isPassRunning = true
        trouble = nil
        if let pass { return .run(pass) }
        return .makePass
    }

    func run(_ next: Next) {
        switch next {
        case .nothing: return
        case .run(let pass):
            order.join(passMember, missingBytes: unfetchedBytes)
            host.start(pass)
        case .makePass:
            order.join(passMember, missingBytes: unfetchedBytes)
            let known = lock.withLock { foreign == nil ? index : nil }
            let reader = lock.withLock { openBlob() }
            do throws(BlobFailure) {
                let store = try cache.makeStreamStore(storedBytes: descriptor.sizeBytes)
                let pass = LayerPass(layer: self, reader: reader, store: store, knownIndex: known)
                lock.withLock {
                    self.pass = pass
                    if case .none = content { content = .growing(store, decodedBytes: 0) }
                }
                host.start(pass)
            } catch { passStalled(LayerError.source(error).failure(layer: label)) }
        }
    }

    /// As what the pass goes on: one that checks a foreign index is no more than filling.
    var passMember: PassOrder.Member { lock.withLock { foreign != nil } ? fillMember : member }

    private var unfetchedBytes: UInt64 {
        descriptor.sizeBytes &- min(lock.withLock { fetchedBytes }, descriptor.sizeBytes)
    }

    /// A blob of the image: this layer's own is shared.
    func reader(of wanted: Descriptor) -> any BlobReader {
        wanted.digest == descriptor.digest ? SharedBlob(lock.withLock { openBlob() }) : source.blob(wanted)
    }

    func makeLazy(_ table: SpanTable, _ space: ContentSpace, isTrusted: Bool) -> LazyContent {
        LazyContent(
            digest: descriptor.digest, table: table, space: space, isTrusted: isTrusted,
            reader: lock.withLock { openBlobForSpans() }, cache: cache.store, codecs: codecs, host: host, board: board,
            label: label, stored: lock.withLock { settings.fill == .none ? storedBlob : nil })
    }

    /// Where nothing else of the blob is wanted, spans are fetched to the byte; else what is around them comes along, as
    /// it will be wanted. With the lock held.
    private func openBlobForSpans() -> any BlobReader {
        let blob = openBlob()
        guard settings.fill == .none, let storedBlob else { return blob }
        return ExactBlob(storedBlob)
    }

    /// The stored bytes, whoever reads them: with the lock held.
    func openBlob() -> any BlobReader {
        if let blob { return blob }
        let remote = source.blob(descriptor)
        guard settings.keepsStoredBytes else {
            blob = remote
            return remote
        }
        let stored = StoredBlob(
            remote: remote, cache: cache.store, host: host, board: board, trouble: cacheTrouble,
            maxAheadBytes: settings.fill == .none ? ImageLayer.aheadBytes : .max)
        blob = stored
        storedBlob = stored
        return stored
    }

    /// The failure that whoever asks now gets at once: with the lock held.
    func freshTrouble() -> BlobFailure? {
        guard let trouble, trouble.wasDemanded, !isPassRunning,
            host.monotonicNs() &- trouble.sinceNs < ImageLayer.troubleLastsNs
        else { return nil }
        return trouble.failure
    }
}

/// A blob that others read, too: closing it only says that this one reads no more.
private final class SharedBlob: BlobReader {
    private let blob: any BlobReader
    init(_ blob: any BlobReader) { self.blob = blob }
    var digest: Digest { blob.digest }
    var sizeBytes: UInt64 { blob.sizeBytes }
    var traffic: BlobTraffic { blob.traffic }
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        try blob.read(at: offset, into: buffer)
    }
    func prefetch(at offset: UInt64, count: UInt64) { blob.prefetch(at: offset, count: count) }
    func forget(at offset: UInt64, count: UInt64) { blob.forget(at: offset, count: count) }
    func takeAhead() -> [BlobPiece] { blob.takeAhead() }
    func hold(_ isHeld: Bool) { blob.hold(isHeld) }
    func close() {}
}

/// Who hears how the layers of a mount fare. Called from any thread.
protocol LayerWatcher: AnyObject {
    /// Bytes could not be had; they may be later.
    func layerStalled(_ failure: BlobFailure, wasDemanded: Bool)
    /// Bytes come again.
    func layerGoesOn()
    /// The layer is not what the image says.
    func layerFoundWrong(_ failure: BlobFailure)
}
