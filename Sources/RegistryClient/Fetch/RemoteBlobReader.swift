import ImageModel

/// One blob behind HTTP. Reads from 0 on come from one streaming request; reads elsewhere from single-range
/// requests, whose windows double while the reads follow each other. A hint becomes one request for its range.
final class RemoteBlobReader: BlobReader {
    let digest: Digest
    let sizeBytes: UInt64
    private let session: FetchSession
    private let target: FetchTarget
    // Guarded by the session's lock:
    private var stream: BlobStream?
    private var windows: [BlobStream] = []
    /// Hints that have no request yet, oldest first.
    private var hints: [Range<UInt64>] = []
    private var nextWindowBytes: UInt64
    private var lastWindowEnd: UInt64 = 0
    private var useCount: UInt64 = 0
    private var isClosed = false

    static let maxWindows = 64
    static let maxHintedRequests = 4
    static let maxHints = 64

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
            let count = try source.read(at: offset, into: buffer, session)
            if !hints.isEmpty { startHints() }
            return count
        } catch {
            // The next read of these bytes asks again: the outage may be over.
            if case .failed = error { forget(source) }
            throw error
        }
    }

    func prefetch(at offset: UInt64, count: UInt64) {
        session.lock.lock()
        defer { session.lock.unlock() }
        guard !isClosed, offset < sizeBytes, count > 0 else { return }
        let end = sizeBytes - offset > count ? offset + count : sizeBytes
        if (offset == 0 && end == sizeBytes) || end - offset > UInt64(session.settings.maxPrefetchBytes) {
            if stream?.covers(offset, skipping: skippedBytes) != true { startStream(from: offset) }
            return
        }
        guard !session.ignoresRanges else { return }
        var start = offset
        if let stream, stream.covers(start, skipping: skippedBytes) { return }
        while let window = windows.first(where: { $0.covers(start, skipping: 0) }) {
            start = window.end
            if start >= end { return }
        }
        guard hints.count < RemoteBlobReader.maxHints, !hints.contains(where: { $0.contains(start) }) else { return }
        hints.append(start..<end)
        startHints()
    }

    var traffic: BlobTraffic {
        session.lock.lock()
        defer { session.lock.unlock() }
        var out = target.traffic
        out.roundTripNs = session.meter.roundTripNs
        out.bytesPerSecond = session.meter.bytesPerSecond
        return out
    }

    func close() {
        session.lock.lock()
        defer { session.lock.unlock() }
        isClosed = true
        stream?.cancel()
        stream = nil
        for window in windows { window.cancel() }
        windows = []
        hints = []
    }

    // MARK: Choosing where bytes come from

    private var skippedBytes: UInt64 { session.ignoresRanges ? UInt64.max : BlobStream.skippedAheadBytes }

    private func sourceForRead(at offset: UInt64, count: Int) -> BlobStream {
        if let stream, stream.holds(offset) { return stream }
        for window in windows where window.covers(offset, skipping: 0) { return window }
        if let stream, stream.covers(offset, skipping: skippedBytes) { return stream }
        if offset == 0 || session.ignoresRanges { return startStream(from: offset) }
        if let index = hints.firstIndex(where: { $0.contains(offset) }) {
            let hint = hints.remove(at: index)
            return addWindow(at: hint.lowerBound, end: hint.upperBound)
        }
        if offset == lastWindowEnd {
            nextWindowBytes = min(nextWindowBytes * 2, UInt64(session.settings.maxWindowBytes))
        } else {
            nextWindowBytes = UInt64(session.settings.windowBytes)
        }
        let wanted = max(nextWindowBytes, min(UInt64(count), UInt64(session.settings.maxPrefetchBytes)))
        lastWindowEnd = sizeBytes - offset > wanted ? offset + wanted : sizeBytes
        return addWindow(at: offset, end: lastWindowEnd)
    }

    @discardableResult
    private func startStream(from offset: UInt64) -> BlobStream {
        stream?.cancel()
        let new = BlobStream(session, target, start: offset, end: sizeBytes, isWindow: false)
        stream = new
        return new
    }

    // MARK: Windows

    /// Turns hints into requests as far as memory and manners allow; the rest waits until windows were read.
    private func startHints() {
        while let hint = hints.first, windows.count(where: { !$0.isComplete }) < RemoteBlobReader.maxHintedRequests {
            let countBytes = hint.upperBound - hint.lowerBound
            while !hasRoom(countBytes), let used = windows.firstIndex(where: { $0.isUsedUp }) {
                windows.remove(at: used)
            }
            guard hasRoom(countBytes) else { return }
            hints.removeFirst()
            addWindow(at: hint.lowerBound, end: hint.upperBound)
        }
    }

    private func hasRoom(_ countBytes: UInt64) -> Bool {
        var heldBytes = countBytes
        for window in windows { heldBytes += window.end - window.start }
        return windows.count < RemoteBlobReader.maxWindows && heldBytes <= UInt64(session.settings.maxWindowsBytes)
    }

    /// Adds a window, for which those go that were not used for longest.
    @discardableResult
    private func addWindow(at offset: UInt64, end: UInt64) -> BlobStream {
        while !hasRoom(end - offset),
            let oldest = windows.indices.min(by: { windows[$0].rank < windows[$1].rank })
        {
            windows[oldest].cancel()
            windows.remove(at: oldest)
        }
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
