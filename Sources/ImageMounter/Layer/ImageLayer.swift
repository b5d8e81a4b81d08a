import ImageModel

/// One layer of an image: its index and its content, from the cache or by a pass over its blob.
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
    private let source: any ImageSource
    private let settings: MountSettings
    private let order: PassOrder
    private let member: PassOrder.Member
    private let board: TicketBoard

    /// Hears of failures. Set before `start`.
    var watcher: (any LayerWatcher)?

    private enum Content {
        case none
        /// A pass has put so much of it there.
        case growing(StreamStore, decodedBytes: UInt64)
        /// All of it, verified, though the cache would not take it.
        case kept(StreamStore)
        case cached(any CacheEntry)
    }

    /// A failure that another try may mend.
    private struct Trouble {
        var failure: BlobFailure
        var sinceNs: UInt64
        /// Whether somebody waited for what could not be had.
        var wasDemanded: Bool
    }

    private let lock: Lock  // guards all below
    private var isOpened = false
    private var isCancelled = false
    private var journal: [UInt8] = []
    /// The journal is whole and verified.
    private var index: LayerIndex?
    private var content = Content.none
    private var failure: BlobFailure?
    private var trouble: Trouble?
    private var pass: LayerPass?
    private var isPassRunning = false
    private var demand = LayerDemand()
    /// Content was asked for.
    private var isContentWanted = false
    /// Stored bytes up to which the layer counts as waited for: who has waited comes back soon.
    private var demandEndsAt: UInt64 = 0
    private var fetchedBytes: UInt64 = 0
    /// Stored bytes that had come when the last of those who waited could go on.
    private var neededBytes: UInt64 = 0
    private var lastLookNs: UInt64 = 0
    /// No bytes have come since the last failure to fetch.
    private var wasStalled = false
    private var retryDelayMs = ImageLayer.firstRetryMs
    private var isRetryDue = false
    private var blob: (any BlobReader)?

    /// Who asks again this soon after a failure gets the same one.
    static let troubleLastsNs: UInt64 = 1_000_000_000
    /// How often a running pass looks whether another process was faster.
    static let lookIntervalNs: UInt64 = 1_000_000_000
    /// A pass that nobody waits for tries again by itself after so long, and then after twice as long.
    static let firstRetryMs: UInt64 = 5000
    static let lastRetryMs: UInt64 = 80_000
    static let demandLastsBytes: UInt64 = 1 << 20

    init(
        label: String, descriptor: Descriptor, diffID: Digest, source: any ImageSource, cache: any CacheStore,
        codecs: CodecProvider, host: HostServices, board: TicketBoard, settings: MountSettings, order: PassOrder,
        rank: Int
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
        self.order = order
        member = PassOrder.Member(rank: rank)
        lock = host.makeLock()
    }

    /// Looks into the cache and, if the index is not there, fetches the layer.
    func start() { host.start(LayerOpening(self)) }

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
            if let index { return .success(index) }
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
        guard let place = try place(upTo: end, waits: true) else { return }
        do throws(BlobFailure) {
            switch place {
            case .none: break
            case .growing(let store, _), .kept(let store): try store.read(at: offset, into: buffer)
            case .cached(let entry):
                let count = try entry.read(at: offset, into: buffer)
                guard count == buffer.count else {
                    throw BlobFailure(.storage, "the cached content ends at byte \(offset + UInt64(count))")
                }
            }
        } catch { throw .failed(LayerError.source(error).failure(layer: label)) }
    }

    package func prefetch(at offset: UInt64, count: UInt64) {
        // A pass brings everything in its own order; what is asked for is that it runs.
        do throws(BlobError) { _ = try place(upTo: offset &+ min(count, 1), waits: false) } catch {}
    }

    /// Throws what `read` would; fetches the content if nobody does so yet.
    func openContent() throws(BlobError) { _ = try place(upTo: 1, waits: false) }

    private var givenUp: BlobFailure { BlobFailure(.cancelled, "\(label): given up") }

    /// Where content up to `end` can be read now. Else starts what brings it; nil only if not `waits`.
    private func place(upTo end: UInt64, waits: Bool) throws(BlobError) -> Content? {
        var next = Next.nothing
        let result = lock.withLock { () -> Result<Content?, BlobError> in
            if let failure { return .failure(.failed(failure)) }
            switch content {
            case .cached, .kept: return .success(content)
            case .growing(_, let decodedBytes):
                if settings.verify == .streaming, end <= decodedBytes { return .success(content) }
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

    private enum Next {
        case nothing
        case makePass
        case run(LayerPass)
    }

    /// With the lock held: somebody waits from now on.
    private func noteDemand() -> Next {
        demandEndsAt = max(demandEndsAt, fetchedBytes &+ ImageLayer.demandLastsBytes)
        return startIfStopped()
    }

    /// With the lock held. A pass that runs, or an opening that will start one, is enough.
    private func startIfStopped() -> Next {
        guard isOpened, !isPassRunning, !isCancelled, failure == nil else { return .nothing }
        guard index == nil || isContentWanted else { return .nothing }
        isPassRunning = true
        trouble = nil
        if let pass { return .run(pass) }
        return .makePass
    }

    private func run(_ next: Next) {
        switch next {
        case .nothing: return
        case .run(let pass):
            order.join(member)
            host.start(pass)
        case .makePass:
            order.join(member)
            let (known, reader) = lock.withLock { (index, openBlob()) }
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

    /// The stored bytes, whoever reads them: with the lock held.
    private func openBlob() -> any BlobReader {
        if let blob { return blob }
        var opened = source.blob(descriptor)
        if settings.keepsStoredBytes {
            opened = StoredBlob(remote: opened, cache: cache.store, host: host, board: board)
        }
        blob = opened
        return opened
    }

    /// The failure that whoever asks now gets at once: with the lock held.
    private func freshTrouble() -> BlobFailure? {
        guard let trouble, trouble.wasDemanded, !isPassRunning,
            host.monotonicNs() &- trouble.sinceNs < ImageLayer.troubleLastsNs
        else { return nil }
        return trouble.failure
    }

    // MARK: What the opening reports

    /// The cache was looked into.
    func opened(_ index: LayerIndex?, _ content: (any CacheEntry)?) {
        if let index, index.diffID != diffID {
            let error = LayerError.digest(subject: "the diff ID", expected: diffID, found: index.diffID)
            return passFoundWrong(error.failure(layer: label))
        }
        var next = Next.nothing
        let tickets = lock.withLock { () -> [Ticket] in
            isOpened = true
            if let content { self.content = .cached(content) }
            if let index {
                self.index = index
                journal = index.journal
                if settings.fill != .none { isContentWanted = true }
            }
            if content == nil { next = startIfStopped() }
            if index == nil { return [] }
            return content != nil || !isContentWanted ? demand.takeAll() : demand.takeVerified()
        }
        for ticket in tickets { board.fire(ticket) }
        run(next)
    }

    // MARK: What a pass reports

    var isClosed: Bool { lock.withLock { isCancelled } }

    func turn() -> Ticket? { order.turn(of: member) }

    func passWaits() { order.waits(member) }

    func passFetched(_ bytes: UInt64, newBytes: Int) {
        let isBack = lock.withLock { () -> Bool in
            fetchedBytes = bytes
            defer { wasStalled = false }
            return wasStalled
        }
        if isBack { watcher?.layerGoesOn() }
        order.got(member, bytes: newBytes)
    }

    func passDecoded(_ decodedBytes: UInt64, journal records: [UInt8]) {
        let (tickets, isDemanded) = lock.withLock { () -> ([Ticket], Bool) in
            if index == nil { journal.append(contentsOf: records) }
            if case .growing(let store, _) = content { content = .growing(store, decodedBytes: decodedBytes) }
            let hasGrown = !records.isEmpty && settings.verify == .streaming
            let tickets = demand.take(hasGrown: hasGrown, decodedBytes: decodedBytes)
            if !tickets.isEmpty { noteServed() }
            return (tickets, !demand.isEmpty || fetchedBytes < demandEndsAt)
        }
        order.demand(member, isDemanded)
        for ticket in tickets { board.fire(ticket) }
    }

    /// Somebody can go on: with the lock held.
    private func noteServed() {
        neededBytes = max(neededBytes, fetchedBytes)
    }

    /// Both digests are right. `known` is the index if there was one before.
    func passVerified(_ known: LayerIndex?, journal records: [UInt8], entryCount: UInt64, contentBytes: UInt64) {
        let (index, store) = lock.withLock { () -> (LayerIndex, StreamStore?) in
            var store: StreamStore?
            if case .growing(let growing, _) = content { store = growing }
            if let known { return (known, store) }
            journal.append(contentsOf: records)
            let made = LayerIndex(
                digest: descriptor.digest, diffID: diffID, entryCount: entryCount,
                uncompressedSizeBytes: contentBytes, journal: journal)
            return (made, store)
        }
        var entry: (any CacheEntry)?
        do throws(BlobFailure) { entry = try store?.finish() } catch {
            host.warn("\(label): its content is not cached: \(error.message)")
        }
        if known == nil, entry != nil { cache.keep(index) }
        passEnded(index, entry: entry, store: store)
    }

    private func passEnded(_ index: LayerIndex, entry: (any CacheEntry)?, store: StreamStore?) {
        order.leave(member)
        order.demand(member, false)
        let tickets = lock.withLock { () -> [Ticket] in
            self.index = index
            if let entry { content = .cached(entry) } else if let store { content = .kept(store) }
            isPassRunning = false
            trouble = nil
            pass = nil
            let tickets = demand.takeAll()
            if !tickets.isEmpty { noteServed() }
            return tickets
        }
        if entry != nil { dropStoredBytes() }
        for ticket in tickets { board.fire(ticket) }
    }

    /// Of the stored bytes nothing will be needed any more.
    private func dropStoredBytes() {
        let blob = lock.withLock { self.blob }
        if let stored = blob as? StoredBlob { stored.finished() }
        blob?.close()
    }

    /// Somebody waits for the whole index.
    package func demandIndex() {
        var next = Next.nothing
        let isDemand = lock.withLock { () -> Bool in
            guard index == nil, failure == nil, !isCancelled else { return false }
            demand.isIndexWanted = true
            next = noteDemand()
            return true
        }
        if isDemand { order.demand(member, true) }
        run(next)
    }

    /// Looks now and then whether another process has finished the layer; then its result is taken.
    func adoptsOthersWork() -> Bool {
        let now = host.monotonicNs()
        let isDue = lock.withLock { () -> Bool in
            if lastLookNs == 0 { lastLookNs = now }
            guard now &- lastLookNs >= ImageLayer.lookIntervalNs else { return false }
            lastLookNs = now
            return true
        }
        guard isDue, cache.hasIndex(), let found = cache.index(), found.diffID == diffID,
            let entry = cache.content(found)
        else { return false }
        // What was handed out so far must be the beginning of it, or nobody could go on.
        let fits = lock.withLock { () -> Bool in
            guard index == nil else { return true }
            guard found.journal.starts(with: journal) else { return false }
            journal = found.journal
            return true
        }
        guard fits else { return false }
        passEnded(found, entry: entry, store: nil)
        return true
    }

    /// The pass can't go on for now.
    func passStalled(_ stalled: BlobFailure) {
        order.leave(member)
        order.demand(member, false)
        let (tickets, wasDemanded) = lock.withLock { () -> ([Ticket], Bool) in
            isPassRunning = false
            wasStalled = true
            let wasDemanded = !demand.isEmpty
            trouble = Trouble(failure: stalled, sinceNs: host.monotonicNs(), wasDemanded: wasDemanded)
            demandEndsAt = 0
            let tickets = demand.takeAll()
            noteServed()
            return (tickets, wasDemanded)
        }
        if stalled.reason != .cancelled { watcher?.layerStalled(stalled, wasDemanded: wasDemanded) }
        for ticket in tickets { board.fire(ticket) }
        retryLater()
    }

    /// A host without a clock leaves it to who asks next.
    private func retryLater() {
        let delayMs = lock.withLock { () -> UInt64? in
            guard !isCancelled, !isRetryDue, host.monotonicNs() > 0 else { return nil }
            isRetryDue = true
            defer { retryDelayMs = min(retryDelayMs * 2, ImageLayer.lastRetryMs) }
            return retryDelayMs
        }
        guard let delayMs else { return }
        let ticket = board.issue()
        host.start(LayerRetry(self, ticket))
        host.fire(ticket, on: board, afterMs: delayMs)
    }

    /// Nobody needs to wait for it: what was begun goes on.
    func retry() {
        let next = lock.withLock { () -> Next in
            isRetryDue = false
            return trouble == nil ? .nothing : startIfStopped()
        }
        run(next)
    }

    /// The layer is not what the image says: nothing of it may be used any more.
    func passFoundWrong(_ failure: BlobFailure) {
        order.leave(member)
        order.demand(member, false)
        let (tickets, store) = lock.withLock { () -> ([Ticket], StreamStore?) in
            isPassRunning = false
            isOpened = true
            self.failure = failure
            pass = nil
            var store: StreamStore?
            if case .growing(let growing, _) = content { store = growing }
            content = .none
            journal = []
            return (demand.takeAll(), store)
        }
        store?.discard()
        dropStoredBytes()
        watcher?.layerFoundWrong(failure)
        for ticket in tickets { board.fire(ticket) }
    }

    // MARK: For the mount

    func progress() -> LayerProgress {
        lock.withLock {
            var phase: LayerProgress.Phase
            switch content {
            case .cached, .kept: phase = .complete
            case .none, .growing:
                if isPassRunning, fetchedBytes > 0 || index != nil {
                    phase = .fetching
                } else {
                    phase = index != nil ? .indexed : .waiting
                }
            }
            if failure != nil || trouble != nil { phase = .failed }
            return LayerProgress(
                digest: descriptor.digest, phase: phase, fetchedBytes: fetchedBytes, totalBytes: descriptor.sizeBytes)
        }
    }

    func status() -> LayerStatus {
        var status = lock.withLock { statusLocked() }
        let traffic = lock.withLock { blob }?.traffic ?? BlobTraffic()
        status.fetchedBytes = traffic.receivedBytes
        status.requests = traffic.requests
        return status
    }

    private func statusLocked() -> LayerStatus {
        var status = LayerStatus(
            digest: descriptor.digest.text, mediaType: descriptor.mediaType, serving: "waiting",
            reason: "nothing was asked of it yet", totalBytes: descriptor.sizeBytes)
        status.neededBytes = neededBytes
        status.isVerified = index != nil && failure == nil
        status.index = index == nil ? "" : "own"
        switch content {
        case .cached:
            status.serving = "cached"
            status.reason = "all of it is in the cache"
            status.hereBytes = descriptor.sizeBytes
        case .kept:
            status.serving = "cached"
            status.reason = "all of it is here, but the cache did not take it"
            status.hereBytes = descriptor.sizeBytes
        case .growing:
            status.serving = "streaming"
            status.reason =
                index == nil
                ? "there is no index of it: streamed once, indexed for the next run"
                : "there is an index of its names, but no way to read in the middle"
            status.hereBytes = fetchedBytes
        case .none:
            if index != nil { status.reason = "its names are known, of its bytes nothing was read" }
        }
        if let trouble { status.reason += "; stopped: " + trouble.failure.message }
        if let failure {
            status.serving = "failed"
            status.reason = failure.message
        }
        return status
    }

    /// Stored bytes that a running pass has not got yet; nil if none runs.
    var missingBytes: UInt64? {
        lock.withLock { isPassRunning ? descriptor.sizeBytes - min(fetchedBytes, descriptor.sizeBytes) : nil }
    }

    /// The cached index is no good.
    package func forgetIndex() { cache.forgetIndex() }

    /// Gives up what runs. What waits gets `.cancelled`.
    func cancel() {
        let tickets = lock.withLock { () -> [Ticket] in
            isCancelled = true
            return demand.takeAll()
        }
        lock.withLock { blob }?.close()
        order.leave(member)
        for ticket in tickets { board.fire(ticket) }
    }
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

/// Waits for a while, and lets a layer go on.
private final class LayerRetry: Work {
    private let layer: ImageLayer
    private var ticket: Ticket?

    init(_ layer: ImageLayer, _ ticket: Ticket) {
        self.layer = layer
        self.ticket = ticket
    }

    func step() -> WorkStep {
        if let ticket {
            self.ticket = nil
            return .wait(ticket)
        }
        layer.retry()
        return .done
    }
}

/// Looks what the cache has of a layer.
private final class LayerOpening: Work {
    private let layer: ImageLayer
    init(_ layer: ImageLayer) { self.layer = layer }

    func step() -> WorkStep {
        let index = layer.cache.index()
        layer.opened(index, index.flatMap { layer.cache.content($0) })
        return .done
    }
}
