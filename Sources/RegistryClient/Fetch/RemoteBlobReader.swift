import ImageModel

/// One blob behind HTTP. Reads from 0 on come from one streaming request; reads elsewhere from single-range
/// requests, whose windows double while the reads follow each other.
final class RemoteBlobReader: BlobReader {
    let digest: Digest
    let sizeBytes: UInt64
    private let session: FetchSession
    private let target: FetchTarget
    // Guarded by the session's lock:
    private var stream: BlobStream?
    private var windows: [BlobStream] = []
    private var nextWindowBytes: UInt64
    private var lastWindowEnd: UInt64 = 0
    private var useCount: UInt64 = 0
    private var isClosed = false

    static let maxWindows = 8
    static let maxPrefetchedWindows = 4

    init(_ session: FetchSession, _ target: FetchTarget, _ descriptor: Descriptor) {
        self.session = session
        self.target = target
        digest = descriptor.digest
        sizeBytes = descriptor.sizeBytes
        nextWindowBytes = UInt64(session.settings.windowBytes)
    }

    deinit { close() }

    func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) throws(BlobError) -> Int {
        if buffer.isEmpty || offset >= sizeBytes { return 0 }
        session.lock.lock()
        defer { session.lock.unlock() }
        guard !isClosed else { throw .failed(BlobFailure(.cancelled, target.label + ": the reader was closed")) }
        let source = sourceForRead(at: offset, count: buffer.count)
        useCount += 1
        source.lastUse = useCount
        do throws(BlobError) {
            return try source.read(at: offset, into: buffer, session)
        } catch {
            // The next read of these bytes asks again: the outage may be over.
            if case .failed = error { forget(source) }
            throw error
        }
    }

    func prefetch(at offset: UInt64, count: UInt64) {
        session.lock.lock()
        defer { session.lock.unlock() }
        guard !isClosed, offset < sizeBytes, count > 0, !isCovered(offset) else { return }
        if offset == 0 {
            if stream == nil { stream = makeStream(from: 0) }
            return
        }
        guard !session.ignoresRanges else { return }
        let running = windows.count { !$0.isComplete }
        guard running < RemoteBlobReader.maxPrefetchedWindows else { return }
        addWindow(at: offset, count: min(count, UInt64(session.settings.maxWindowBytes)))
    }

    func close() {
        session.lock.lock()
        defer { session.lock.unlock() }
        isClosed = true
        stream?.cancel()
        stream = nil
        for window in windows { window.cancel() }
        windows = []
    }

    // MARK: Choosing where bytes come from

    private var skippedBytes: UInt64 { session.ignoresRanges ? UInt64.max : BlobStream.skippedAheadBytes }

    private func isCovered(_ offset: UInt64) -> Bool {
        if let stream, stream.covers(offset, skipping: skippedBytes) { return true }
        return windows.contains { $0.covers(offset, skipping: 0) }
    }

    private func sourceForRead(at offset: UInt64, count: Int) -> BlobStream {
        if let stream, stream.holds(offset) { return stream }
        for window in windows where window.covers(offset, skipping: 0) { return window }
        if let stream, stream.covers(offset, skipping: skippedBytes) { return stream }
        if offset == 0 || session.ignoresRanges {
            stream?.cancel()
            let new = makeStream(from: offset)
            stream = new
            return new
        }
        if offset == lastWindowEnd {
            nextWindowBytes = min(nextWindowBytes * 2, UInt64(session.settings.maxWindowBytes))
        } else {
            nextWindowBytes = UInt64(session.settings.windowBytes)
        }
        let maxBytes = UInt64(session.settings.maxWindowBytes)
        return addWindow(at: offset, count: max(nextWindowBytes, min(UInt64(count), maxBytes)))
    }

    private func makeStream(from offset: UInt64) -> BlobStream {
        BlobStream(session, target, start: offset, end: sizeBytes, isWindow: false)
    }

    @discardableResult
    private func addWindow(at offset: UInt64, count: UInt64) -> BlobStream {
        if windows.count >= RemoteBlobReader.maxWindows,
            let oldest = windows.indices.min(by: { windows[$0].lastUse < windows[$1].lastUse })
        {
            windows[oldest].cancel()
            windows.remove(at: oldest)
        }
        let end = sizeBytes - offset > count ? offset + count : sizeBytes
        lastWindowEnd = end
        let window = BlobStream(session, target, start: offset, end: end, isWindow: true)
        useCount += 1
        window.lastUse = useCount
        windows.append(window)
        return window
    }

    private func forget(_ source: BlobStream) {
        source.cancel()
        if stream === source { stream = nil }
        windows.removeAll { $0 === source }
    }
}
