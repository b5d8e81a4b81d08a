import ImageModel

/// One layer of an image: its index and its content, from the cache or by a pass over its blob.
///
/// Cached are `index/HEX` (the `LayerIndex`) and `layers/HEX` (the uncompressed tar), HEX being the digest of the
/// layer as stored. Both are written only after digest and diff ID were found right. An index without
/// content, as eviction leaves it, is enough to merge; the content is fetched when a file is read.
///
/// Threads: any.
public final class ImageLayer: @unchecked Sendable {
    /// `layer 2 of 5 (sha256:…)`.
    let label: String
    let descriptor: Descriptor
    let diffID: Digest
    let cache: any CacheStore
    let codecs: CodecProvider
    let host: HostServices
    private let source: any ImageSource
    private let board: TicketBoard

    private enum Stage<Value> {
        case waiting(Ticket)
        case ready(Value)
        case failed(BlobFailure)
    }

    private let lock: Lock  // guards all below
    private var index: Stage<LayerIndex>
    private var content: Stage<any CacheEntry>
    private var isPassing = false
    /// Somebody has asked for content since the running pass began.
    private var isContentWanted = false
    private var fetchedBytes: UInt64 = 0
    private var isCancelled = false

    init(
        label: String, descriptor: Descriptor, diffID: Digest, source: any ImageSource, cache: any CacheStore,
        codecs: CodecProvider, host: HostServices, board: TicketBoard
    ) {
        self.label = label
        self.descriptor = descriptor
        self.diffID = diffID
        self.source = source
        self.cache = cache
        self.codecs = codecs
        self.host = host
        self.board = board
        lock = host.makeLock()
        index = .waiting(board.issue())
        content = .waiting(board.issue())
    }

    static func indexKey(_ digest: Digest) -> String { "index/" + digest.hex }
    static func contentKey(_ digest: Digest) -> String { "layers/" + digest.hex }

    /// Looks into the cache and, if the index is not there, fetches the layer.
    func start() { startPass(wantsContent: false) }

    // MARK: Reading

    func currentIndex() throws(BlobError) -> LayerIndex {
        switch lock.withLock({ index }) {
        case .waiting(let ticket): throw .pending(ticket)
        case .ready(let index): return index
        case .failed(let failure): throw .failed(failure)
        }
    }

    /// Fills the whole buffer from the uncompressed layer.
    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) {
        let entry = try currentContent()
        do throws(BlobFailure) {
            let count = try entry.read(at: offset, into: buffer)
            guard count == buffer.count else {
                throw BlobFailure(.storage, "the cached content ends at byte \(offset + UInt64(count))")
            }
        } catch { throw .failed(LayerError.source(error).failure(layer: label)) }
    }

    /// Throws what `read` would; fetches the content if nobody does so yet.
    func openContent() throws(BlobError) { _ = try currentContent() }

    private func currentContent() throws(BlobError) -> any CacheEntry {
        switch lock.withLock({ content }) {
        case .ready(let entry): return entry
        case .failed(let failure): throw .failed(failure)
        case .waiting(let ticket):
            startPass(wantsContent: true)
            throw .pending(ticket)
        }
    }

    private func startPass(wantsContent: Bool) {
        let isFirst = lock.withLock { () -> Bool in
            if wantsContent { isContentWanted = true }
            guard !isPassing, !isCancelled else { return false }
            isPassing = true
            return true
        }
        guard isFirst else { return }
        host.start(LayerPass(layer: self, reader: source.blob(descriptor), wantsContent: wantsContent))
    }

    // MARK: What a pass reports

    var isClosed: Bool { lock.withLock { isCancelled } }

    func passFetched(_ bytes: UInt64) { lock.withLock { fetchedBytes = bytes } }

    func passFound(_ found: LayerIndex) {
        let ticket = lock.withLock { () -> Ticket? in
            guard case .waiting(let ticket) = index else { return nil }
            index = .ready(found)
            return ticket
        }
        if let ticket { board.fire(ticket) }
    }

    func passFound(_ found: any CacheEntry) {
        let ticket = lock.withLock { () -> Ticket? in
            guard case .waiting(let ticket) = content else { return nil }
            content = .ready(found)
            return ticket
        }
        if let ticket { board.fire(ticket) }
    }

    /// The pass is over; without a failure what it found was reported before.
    func passEnded(_ failure: BlobFailure?) {
        var needsAnother = false
        let tickets = lock.withLock { () -> [Ticket] in
            isPassing = false
            guard let failure else {
                // Content was asked for while a pass that wanted the index alone was ending.
                if case .waiting = content { needsAnother = isContentWanted }
                return []
            }
            var tickets: [Ticket] = []
            if case .waiting(let ticket) = index {
                index = .failed(failure)
                tickets.append(ticket)
            }
            if case .waiting(let ticket) = content {
                content = .failed(failure)
                tickets.append(ticket)
            }
            return tickets
        }
        for ticket in tickets { board.fire(ticket) }
        if needsAnother { startPass(wantsContent: true) }
    }

    // MARK: For the mount

    func progress() -> LayerProgress {
        lock.withLock {
            var phase: LayerProgress.Phase
            switch (index, content) {
            case (.failed, _), (_, .failed): phase = .failed
            case (_, .ready): phase = .complete
            case (.ready, .waiting): phase = isPassing ? .fetching : .indexed
            case (.waiting, .waiting): phase = isPassing && fetchedBytes > 0 ? .fetching : .waiting
            }
            return LayerProgress(
                digest: descriptor.digest, phase: phase, fetchedBytes: fetchedBytes, totalBytes: descriptor.sizeBytes)
        }
    }

    /// The cached index is no good.
    func forgetIndex() { cache.remove(ImageLayer.indexKey(descriptor.digest)) }

    /// A running pass gives up at its next step.
    func cancel() { lock.withLock { isCancelled = true } }
}

/// How far a layer is.
public struct LayerProgress: Sendable {
    public enum Phase: Sendable {
        case waiting
        case fetching
        /// Its index is known, its bytes are not here and not asked for.
        case indexed
        case complete
        case failed
    }
    public var digest: Digest
    public var phase: Phase
    /// Stored (compressed) bytes that this process has got from the source; 0 if the cache had the layer.
    public var fetchedBytes: UInt64
    public var totalBytes: UInt64
}
