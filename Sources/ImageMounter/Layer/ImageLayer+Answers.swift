import ImageModel

/// What was answered from a layer while it was not known to be right.
struct UncheckedAnswers {
    /// Names and attributes; or anything by an index that nobody vouches for.
    var hasNames = false
    /// Bytes that a running pass has decoded: from the lowest to the highest.
    var content: Range<UInt64>?

    var isEmpty: Bool { !hasNames && content == nil }

    mutating func note(_ range: Range<UInt64>) {
        guard let content else {
            content = range
            return
        }
        self.content = min(content.lowerBound, range.lowerBound)..<max(content.upperBound, range.upperBound)
    }
}

/// Whether what was answered is known to be right.
///
/// Whatever a running pass has shown, of names or of content, is unchecked until the layer's digest and diff ID were
/// found right. What a cached index of ours has shown is right from the start, and so is a span that it has the
/// digest of. An index of others is believed if the manifest vouches for it, or if the image was asked for by a tag:
/// who may push an index to a repository may push the tag as well.
extension ImageLayer {
    /// An answer depends on names that this layer has shown.
    package func answered() {
        lock.withLock {
            if index == nil || isByDoubtfulIndex { unchecked.hasNames = true }
        }
    }

    /// With the lock held: the layer is read by an index that is not believed.
    var isByDoubtfulIndex: Bool {
        guard let foreign, !isVerified else { return false }
        return !isBelieved(foreign)
    }

    func isBelieved(_ foreign: ForeignIndex) -> Bool { foreign.isAnchored || settings.trustsRepository }

    /// Returns when all that was answered from this layer is known to be right. What is left of it is fetched for that,
    /// as if somebody waited for it.
    func checkAnswers() throws(BlobError) {
        var next = Next.nothing
        let result = lock.withLock { () -> Result<Void, BlobError> in
            if let failure { return .failure(.failed(failure)) }
            if unchecked.isEmpty { return .success(()) }
            if isCancelled { return .failure(.failed(givenUp)) }
            if let failure = freshTrouble() { return .failure(.failed(failure)) }
            demand.isIndexWanted = true
            let ticket = demand.waitForVerified(board)
            next = noteDemand()
            return .failure(.pending(ticket))
        }
        if case .failure(.pending) = result { order.demand(passMember, true) }
        run(next)
        try result.get()
    }

    /// Whether the content that was shown so far is the same in an entry that another process has verified.
    func hasShown(sameAs entry: any CacheEntry) -> Bool {
        let (shown, store, isAside) = lock.withLock { () -> (Range<UInt64>?, StreamStore?, Bool) in
            if case .growing(let store, _) = content { return (unchecked.content, store, aside != nil) }
            return (unchecked.content, nil, aside != nil)
        }
        // What an index of others has shown is compared when our own pass is over.
        if isAside { return false }
        guard let shown else { return true }
        guard let store else { return false }
        let size = 256 << 10
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * size, alignment: 16)
        defer { buffer.deallocate() }
        var offset = shown.lowerBound
        while offset < shown.upperBound {
            let count = Int(min(UInt64(size), shown.upperBound - offset))
            let ours = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
            let theirs = UnsafeMutableRawBufferPointer(rebasing: buffer[size..<size + count])
            do throws(BlobFailure) {
                try store.read(at: offset, into: ours)
                guard try entry.read(at: offset, into: theirs) == count else { return false }
            } catch { return false }
            guard equalBytes(UnsafeRawBufferPointer(ours), theirs) else { return false }
            offset += UInt64(count)
        }
        return true
    }
}
