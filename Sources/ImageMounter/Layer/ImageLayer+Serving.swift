import ImageModel

/// Which way a layer is served, as `LayerOpening` finds out, and as that changes.
extension ImageLayer {
    /// The cache has our own index, and maybe the content.
    func opened(_ index: LayerIndex, _ cached: (any CacheEntry)?) {
        if index.diffID != diffID {
            let error = LayerError.digest(subject: "the diff ID", expected: diffID, found: index.diffID)
            return passFoundWrong(error.failure(layer: label))
        }
        var lazy: LazyContent?
        if cached == nil, let table = index.spans, table.count > 0 {
            lazy = makeLazy(table, .tar, isTrusted: true)
        }
        var next = Next.nothing
        let tickets = lock.withLock { () -> [Ticket] in
            isOpened = true
            isVerified = true
            self.index = index
            journal = index.journal
            if let cached {
                content = .cached(cached)
            } else if let lazy {
                content = .lazy(lazy)
            } else {
                if settings.fill != .none { isContentWanted = true }
                next = startIfStopped()
            }
            if case .none = content, isContentWanted { return demand.takeVerified() }
            return demand.takeAll()
        }
        if cached != nil { cache.removeLeftovers() }
        if cached != nil || lazy != nil { order.demand(member, false) }
        for ticket in tickets { board.fire(ticket) }
        run(next)
        if let lazy { startFill(lazy) }
    }

    /// No index is at hand: the layer streams.
    func openedWithoutIndex(_ reason: String?) {
        let next = lock.withLock { () -> Next in
            if isOpened { return .nothing }
            isOpened = true
            foreignReason = reason
            return startIfStopped()
        }
        run(next)
    }

    /// Whether an index that may come is worth waiting for: where the rest is wanted too, streaming meanwhile costs
    /// nothing.
    var holdsStream: Bool { settings.fill == .none }

    /// The stream waits for word of an index, though not for long.
    func holdStream() {
        guard let ticket = pause(ms: ImageLayer.holdMs) else { return }
        host.start(LayerPause(self, ticket) { $0.holdIsOver() })
    }

    /// Nobody has heard of an index yet. One that is on its way is waited for.
    func holdIsOver() {
        if lock.withLock({ indexTicket == nil }) { openedWithoutIndex(nil) }
    }

    /// An index of this layer was found and is on its way: where only what is read is wanted, the stream waits for it.
    func indexIsUnderway() {
        guard holdsStream else { return }
        lock.withLock { indexTicket = indexTicket ?? board.issue() }
    }

    /// It is here, or it is given up.
    func indexIsOver() {
        let ticket = lock.withLock { () -> Ticket? in
            defer { indexTicket = nil }
            return indexTicket
        }
        if let ticket { board.fire(ticket) }
    }

    // MARK: Indexes of others

    /// Whether an index that comes now would be of use.
    var mayUseOtherIndex: Bool {
        lock.withLock { index == nil && failure == nil && !isCancelled && aside == nil }
    }

    /// Serves the layer by an index that its annotations promised. False if it cannot be of use.
    func use(_ found: ForeignIndex) -> Bool {
        guard found.spans.count > 0 || found.index.uncompressedSizeBytes == 0 else { return false }
        let lazy = makeLazy(found.spans, found.space, isTrusted: false)
        var next = Next.nothing
        let tickets = lock.withLock { () -> [Ticket] in
            isOpened = true
            return takeOver(found, lazy, &next)
        }
        order.demand(member, false)
        for ticket in tickets { board.fire(ticket) }
        run(next)
        return true
    }

    /// With the lock held.
    private func takeOver(_ found: ForeignIndex, _ lazy: LazyContent, _ next: inout Next) -> [Ticket] {
        foreign = found
        index = found.index
        journal = found.index.journal
        content = .lazy(lazy)
        next = startIfStopped()
        return demand.takeAll()
    }

    /// An index that came while the layer streams, or might have, takes over where nothing was said yet that it might
    /// say in another way. Where it cannot, and its offsets are those of the tar, it serves reads far ahead of the stream.
    /// False if it cannot be of use.
    func useWhileStreaming(_ found: ForeignIndex) -> Bool {
        guard found.spans.count > 0 else { return false }
        let lazy = makeLazy(found.spans, found.space, isTrusted: false)
        var next = Next.nothing
        var hasTakenOver = false
        var isFilling = false
        let tickets = lock.withLock { () -> [Ticket] in
            guard index == nil, failure == nil, !isCancelled else { return [] }
            if !isOpened {
                isOpened = true
                hasTakenOver = true
                return takeOver(found, lazy, &next)
            }
            let saysTheSame = found.space == .tar && found.index.journal.starts(with: journal)
            guard !hasAnswered || saysTheSame else {
                if found.space == .tar {
                    aside = lazy
                    asideFormat = found.format
                    isAsideBelieved = isBelieved(found)
                }
                return []
            }
            hasTakenOver = true
            // A pass that runs goes on, if it is wanted; another one would begin anew.
            if isPassRunning { checkedJournal = journal } else { pass = nil }
            // The names that were said are those that it says.
            if isBelieved(found) { unchecked.hasNames = false }
            isFilling = isPassRunning
            return takeOver(found, lazy, &next)
        }
        guard hasTakenOver else { return true }
        order.demand(member, false)
        order.leave(member)
        if isFilling { order.join(fillMember) }
        for ticket in tickets { board.fire(ticket) }
        run(next)
        return true
    }

    /// The pass has seen that it is not wanted any more.
    func passGivenUp() {
        leaveOrder()
        let next = lock.withLock { () -> Next in
            isPassRunning = false
            pass = nil
            checkedJournal = []
            return startIfStopped()
        }
        run(next)
    }

    /// All of the layer is here and right; now it is seen whether the index that was used has told the truth.
    func passChecked(_ result: LayerPass.Result, _ foreign: ForeignIndex) {
        let (whole, lazy) = lock.withLock { () -> ([UInt8], LazyContent?) in
            if case .lazy(let lazy) = content { return (checkedJournal + result.journal, lazy) }
            return (checkedJournal + result.journal, nil)
        }
        let own = LayerIndex(
            digest: descriptor.digest, diffID: diffID, entryCount: result.entryCount,
            uncompressedSizeBytes: result.contentBytes, journal: whole, spans: result.spans)
        let map: ContentMap
        do throws(LayerError) {
            var lie: String?
            (map, lie) = try ContentMap.compare(foreign, with: own)
            if lie == nil { lie = holeThatIsNone(map, result.store) }
            if lie == nil, let lazy { lie = servedWrongly(lazy, foreign.space, map, result.store) }
            if let lie { return foundLying(foreign.format, lie, result.store) }
        } catch { return passFoundWrong(error.failure(layer: label)) }
        let entry = finish(result.store)
        if entry != nil { cache.keep(own) }
        leaveOrder()
        let tickets = lock.withLock { () -> [Ticket] in
            isVerified = true
            unchecked = UncheckedAnswers()
            isPassRunning = false
            trouble = nil
            pass = nil
            checkedJournal = []
            // Not by its spans any more: of those that nobody has read it is not known whether they are right.
            if foreign.space == .files {
                content = entry.map { .mapped($0, map) } ?? .keptMapped(result.store, map)
            } else {
                content = entry.map { .cached($0) } ?? .kept(result.store)
            }
            return demand.takeAll()
        }
        for ticket in tickets { board.fire(ticket) }
        lazy?.discard()
        dropStoredBytes()
    }

    /// Parts of files that an index gives no bytes to must be zeros in the layer.
    private func holeThatIsNone(_ map: ContentMap, _ store: StreamStore) -> String? {
        guard !map.holes.isEmpty else { return nil }
        let size = 64 << 10
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        for hole in map.holes {
            var done: UInt64 = 0
            while done < hole.lengthBytes {
                let count = Int(min(UInt64(size), hole.lengthBytes - done))
                let real = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
                do throws(BlobFailure) { try store.read(at: hole.tarOffset &+ done, into: real) } catch {
                    return "its content ends before byte \(hole.tarOffset &+ done)"
                }
                for byte in real where byte != 0 {
                    return "\(printablePath(hole.path.bytes)) has bytes where the index says zeros"
                }
                done += UInt64(count)
            }
        }
        return nil
    }

    /// An index of others is not what the layer is.
    func foundLying(_ format: String, _ lie: String, _ store: StreamStore) {
        store.discard()
        passFoundWrong(
            BlobFailure(
                .digestMismatch,
                "\(label): the \(format) index that it was read by does not tell the truth: \(lie)"))
    }

    /// Compares the spans that are here with the layer's own content.
    func servedWrongly(
        _ lazy: LazyContent, _ space: ContentSpace, _ map: ContentMap, _ store: StreamStore
    ) -> String? {
        let size = 64 << 10
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * size, alignment: 16)
        defer { buffer.deallocate() }
        for span in 0..<lazy.table.count where lazy.store.has(span) {
            let what = lazy.table[span]
            let range = what.contentOffset..<what.contentOffset + what.contentBytes
            let whole = ContentMap.Run(
                from: what.contentOffset, to: what.contentOffset, lengthBytes: what.contentBytes)
            let pieces = space == .tar ? [whole] : map.pieces(of: range)
            for piece in pieces {
                let (from, to, length) = (piece.from, piece.to, piece.lengthBytes)
                var done: UInt64 = 0
                while done < length {
                    let count = Int(min(UInt64(size), length - done))
                    let shown = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
                    let real = UnsafeMutableRawBufferPointer(rebasing: buffer[size..<size + count])
                    // What is no longer there was not kept, and can't be compared.
                    guard lazy.store.read(at: from + done, into: shown) else { break }
                    do throws(BlobFailure) { try store.read(at: to + done, into: real) } catch {
                        return "its content ends before byte \(to + done)"
                    }
                    guard equalBytes(UnsafeRawBufferPointer(shown), real) else {
                        return "other bytes lie at byte \(to + done) of the content"
                    }
                    done += UInt64(count)
                }
            }
        }
        return nil
    }

    // MARK: Filling

    func startFill(_ lazy: LazyContent) {
        guard settings.fill != .none else { return }
        order.join(fillMember)
        host.start(LayerFill(self, lazy))
    }

    func fillTurn() -> Ticket? { order.turn(of: fillMember) }

    /// Every span is here.
    func filled(_ lazy: LazyContent) {
        order.leave(fillMember)
        do throws(BlobFailure) {
            guard let entry = try lazy.finish() else { return }
            lock.withLock { content = .cached(entry) }
            dropStoredBytes()
        } catch { host.warn("\(label): its content is not cached: \(error.message)") }
    }
}
