import ImageModel

/// What a pass over the layer reports.
extension ImageLayer {
    var isClosed: Bool { lock.withLock { isCancelled } }

    /// Another index has taken over, and what the pass would bring nobody has asked for.
    var isPassUnwanted: Bool {
        lock.withLock { foreign != nil && !isVerified && settings.fill == .none && unchecked.isEmpty }
    }

    func turn() -> Ticket? {
        let (ticket, ends) = lock.withLock { (indexTicket, endsSoon) }
        return ticket ?? order.turn(of: passMember, ends: ends)
    }

    /// With the lock held.
    var endsSoon: Bool {
        fetchedBytes > 0 && descriptor.sizeBytes - min(fetchedBytes, descriptor.sizeBytes) <= ImageLayer.nearlyHereBytes
    }

    func piecesInARow(missingBytes: UInt64) -> Int { order.pieces(for: passMember, missingBytes: missingBytes) }

    func passWaits() { order.waits(passMember) }

    func passFetched(_ bytes: UInt64, newBytes: Int) {
        let isBack = lock.withLock { () -> Bool in
            fetchedBytes = bytes
            defer { wasStalled = false }
            return wasStalled
        }
        if isBack { watcher?.layerGoesOn() }
        let stored = lock.withLock { storedBlob }
        let hereBytes = max(bytes, stored?.heldEnd(from: bytes) ?? 0)
        order.got(
            passMember, bytes: newBytes, missingBytes: descriptor.sizeBytes &- min(hereBytes, descriptor.sizeBytes),
            linkBytesPerSecond: stored?.traffic.bytesPerSecond ?? 0)
    }

    func passDecoded(_ decodedBytes: UInt64, journal records: [UInt8]) {
        let (tickets, isDemanded) = lock.withLock { () -> ([Ticket], Bool) in
            if foreign != nil {
                checkedJournal.append(contentsOf: records)
                return ([], false)
            }
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
    func noteServed() {
        neededBytes = max(neededBytes, fetchedBytes)
    }

    /// Both digests are right.
    func passVerified(_ result: LayerPass.Result) {
        if let foreign = lock.withLock({ foreign }) { return passChecked(result, foreign) }
        let (aside, format) = lock.withLock { () -> (LazyContent?, String) in (self.aside, asideFormat) }
        if let aside {
            if let lie = servedWrongly(aside, .tar, ContentMap(), result.store) {
                return foundLying(format, lie, result.store)
            }
            aside.discard()
        }
        let index: LayerIndex
        if let known = result.knownIndex {
            index = known
        } else {
            let whole = lock.withLock { () -> [UInt8] in
                journal.append(contentsOf: result.journal)
                return journal
            }
            index = LayerIndex(
                digest: descriptor.digest, diffID: diffID, entryCount: result.entryCount,
                uncompressedSizeBytes: result.contentBytes, journal: whole, spans: result.spans)
        }
        let entry = finish(result.store)
        if result.knownIndex == nil, entry != nil { cache.keep(index) }
        passEnded(index, entry: entry, store: result.store)
    }

    func finish(_ store: StreamStore) -> (any CacheEntry)? {
        do throws(BlobFailure) { return try store.finish() } catch {
            host.warn("\(label): its content is not cached: \(error.message)")
            return nil
        }
    }

    func passEnded(_ index: LayerIndex, entry: (any CacheEntry)?, store: StreamStore?) {
        leaveOrder()
        let tickets = lock.withLock { () -> [Ticket] in
            self.index = index
            isVerified = true
            unchecked = UncheckedAnswers()
            aside = nil
            if let entry { content = .cached(entry) } else if let store { content = .kept(store) }
            isPassRunning = false
            trouble = nil
            pass = nil
            let tickets = demand.takeAll()
            if !tickets.isEmpty { noteServed() }
            return tickets
        }
        dropStoredBytes()
        for ticket in tickets { board.fire(ticket) }
    }

    /// Of the stored bytes nothing will be needed any more.
    func dropStoredBytes() {
        lock.withLock { storedBlob }?.finished()
        lock.withLock { blob }?.close()
    }

    /// Takes no bytes any more, and nobody waits for it.
    func leaveOrder() {
        order.leave(member)
        order.leave(fillMember)
        order.demand(member, false)
        order.demand(fillMember, false)
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
        guard isDue, lock.withLock({ foreign == nil }), cache.hasIndex(), let found = cache.index(),
            found.diffID == diffID,
            let entry = cache.content(found), hasShown(sameAs: entry)
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
        leaveOrder()
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
    func retryLater() {
        let delayMs = lock.withLock { () -> UInt64? in
            guard !isCancelled, !isRetryDue, host.monotonicNs() > 0 else { return nil }
            isRetryDue = true
            defer { retryDelayMs = min(retryDelayMs * 2, ImageLayer.lastRetryMs) }
            return retryDelayMs
        }
        guard let delayMs, let ticket = pause(ms: delayMs) else { return }
        host.start(LayerPause(self, ticket) { $0.retry() })
    }

    /// Fires after a while; nil on a host without a clock.
    func pause(ms: UInt64) -> Ticket? {
        guard host.monotonicNs() > 0 else { return nil }
        let ticket = board.issue()
        host.fire(ticket, on: board, afterMs: ms)
        return ticket
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
        leaveOrder()
        var lazy: LazyContent?
        let (tickets, store) = lock.withLock { () -> ([Ticket], StreamStore?) in
            isPassRunning = false
            isOpened = true
            self.failure = failure
            pass = nil
            var store: StreamStore?
            if case .growing(let growing, _) = content { store = growing }
            lazy = aside
            if case .lazy(let spans) = content { lazy = spans }
            content = .none
            aside = nil
            journal = []
            return (demand.takeAll(), store)
        }
        store?.discard()
        lazy?.discard()
        dropStoredBytes()
        watcher?.layerFoundWrong(failure)
        for ticket in tickets { board.fire(ticket) }
    }
}

/// Waits for a while, and lets a layer go on.
final class LayerPause: Work {
    private let layer: ImageLayer
    private var ticket: Ticket?
    private let goOn: (ImageLayer) -> Void

    init(_ layer: ImageLayer, _ ticket: Ticket, _ goOn: @escaping (ImageLayer) -> Void) {
        self.layer = layer
        self.ticket = ticket
        self.goOn = goOn
    }

    func step() -> WorkStep {
        if let ticket {
            self.ticket = nil
            return .wait(ticket)
        }
        goOn(layer)
        return .done
    }
}
