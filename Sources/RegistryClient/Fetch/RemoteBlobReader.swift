import ImageModel

/// One blob behind HTTP. Reads from 0 on, and reads that have followed each other for long, come from a run; reads
/// elsewhere from single-range requests, whose windows double while the reads follow each other. A hint becomes one
/// request for its range, a long hint a run.
final class RemoteBlobReader: BlobReader {
    let digest: Digest
    let sizeBytes: UInt64
    private let session: FetchSession
    private let target: FetchTarget
    // Guarded by the session's lock:
    private var runs: [BlobRun] = []
    private var windows: [BlobStream] = []
    /// Hints that have no request yet, oldest first.
    private var hints: [Range<UInt64>] = []
    private var nextWindowBytes: UInt64
    private var lastWindowEnd: UInt64 = 0
    /// Bytes that windows brought which followed each other.
    private var sequentialBytes: UInt64 = 0
    private var useCount: UInt64 = 0
    private var droppedWholes = 0
    private var isClosed = false

    static let maxWindows = 64
    static let maxHintedRequests = 4
    static let maxHints = 64
    /// A long read and one that goes beside it.
    static let maxRuns = 2
    static let maxDroppedWholes = 4
    /// After so much in windows that followed each other, the rest is expected to be read too.
    static let bytesBeforeRun: UInt64 = 4 << 20

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
        adoptWholes()
        useCount += 1
        if let window = windowForRead(at: offset) { return try read(window, at: offset, into: buffer) }
        if let run = runForRead(at: offset) { return try read(run, at: offset, into: buffer) }
        return try read(windowToStart(at: offset, count: buffer.count), at: offset, into: buffer)
    }

    private func read(
        _ window: BlobStream, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(BlobError) -> Int {
        window.lastUse = useCount
        do throws(BlobError) {
            let count = try window.read(at: offset, into: buffer)
            if !hints.isEmpty { startHints() }
            return count
        } catch {
            // The next read of these bytes asks again: the outage may be over.
            if case .failed = error {
                window.cancel()
                windows.removeAll { $0 === window }
            }
            for other in windows where other !== window { other.advance() }
            throw error
        }
    }

    private func read(
        _ run: BlobRun, at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(BlobError) -> Int {
        run.lastUse = useCount
        do throws(BlobError) {
            return try run.read(at: offset, into: buffer)
        } catch {
            if case .failed = error {
                run.cancel()
                runs.removeAll { $0 === run }
            }
            throw error
        }
    }

    func prefetch(at offset: UInt64, count: UInt64) {
        session.lock.lock()
        defer { session.lock.unlock() }
        guard !isClosed, offset < sizeBytes, count > 0 else { return }
        adoptWholes()
        let end = sizeBytes - offset > count ? offset + count : sizeBytes
        if runs.contains(where: { $0.covers(offset, skipping: BlobStream.skippedAheadBytes) }) { return }
        if (offset == 0 && end == sizeBytes) || end - offset > UInt64(session.settings.maxPrefetchBytes) {
            if runs.count < RemoteBlobReader.maxRuns { startRun(from: offset, to: end, urgency: .ahead) }
            return
        }
        guard !session.ignoresRanges else { return }
        var start = offset
        while let window = windows.first(where: { $0.covers(start, skipping: 0) }) {
            start = window.end
            if start >= end { return }
        }
        guard hints.count < RemoteBlobReader.maxHints, !hints.contains(where: { $0.contains(start) }) else { return }
        hints.append(start..<end)
        startHints()
    }

    func forget(at offset: UInt64, count: UInt64) {
        session.lock.lock()
        defer { session.lock.unlock() }
        let end = offset.addingReportingOverflow(count).overflow ? UInt64.max : offset + count
        // What is on its way is as likely wrong as what has come of the same answer.
        for window in windows where window.start < end && offset < window.end { window.cancel() }
        windows.removeAll { $0.start < end && offset < $0.end }
        for run in runs where run.mayHold(offset..<end) { run.cancel() }
        runs.removeAll { $0.mayHold(offset..<end) }
        hints.removeAll { $0.lowerBound < end && offset < $0.upperBound }
        if lastWindowEnd > offset, lastWindowEnd <= end { lastWindowEnd = 0 }
    }

    func takeAhead() -> [BlobPiece] {
        session.lock.lock()
        defer { session.lock.unlock() }
        guard !isClosed else { return [] }
        var pieces: [BlobPiece] = []
        for run in runs { pieces += run.takeUnread() }
        return pieces
    }

    func hold(_ isHeld: Bool) {
        session.lock.lock()
        defer { session.lock.unlock() }
        for run in runs { run.hold(isHeld) }
    }

    var traffic: BlobTraffic {
        session.lock.lock()
        defer { session.lock.unlock() }
        var out = target.traffic
        out.roundTripNs = session.meter.roundTripNs
        out.bytesPerSecond = session.meter.bytesPerSecond
        out.hasNoRanges = session.ignoresRanges
        return out
    }

    func close() {
        session.lock.lock()
        defer { session.lock.unlock() }
        isClosed = true
        for run in runs { run.cancel() }
        runs = []
        for window in windows { window.cancel() }
        windows = []
        hints = []
    }

    // MARK: Choosing where bytes come from

    private func windowForRead(at offset: UInt64) -> BlobStream? {
        if runs.contains(where: { $0.holds(offset) }) { return nil }
        return windows.first { $0.covers(offset, skipping: 0) }
    }

    /// The run that has the byte, comes to it soon, or is to be started for it; nil where a window is better.
    private func runForRead(at offset: UInt64) -> BlobRun? {
        if let run = runs.first(where: { $0.holds(offset) }) { return run }
        if let run = runs.first(where: { $0.covers(offset, skipping: BlobStream.skippedAheadBytes) }) { return run }
        if session.ignoresRanges {
            // Another run reads all that is in front of the byte too; the oldest may as well skip it.
            if runs.count >= RemoteBlobReader.maxRuns, let oldest = runs.min(by: { $0.lastUse < $1.lastUse }),
                oldest.covers(offset, skipping: .max)
            {
                return oldest
            }
            return startRun(from: offset, to: sizeBytes)
        }
        if offset == 0 { return startRun(from: 0, to: sizeBytes) }
        if offset == lastWindowEnd, sequentialBytes >= RemoteBlobReader.bytesBeforeRun {
            return startRun(from: offset, to: sizeBytes)
        }
        return nil
    }

    @discardableResult
    private func startRun(from offset: UInt64, to end: UInt64, urgency: Fetch.Urgency = .needed) -> BlobRun {
        while runs.count >= RemoteBlobReader.maxRuns,
            let oldest = runs.indices.min(by: { runs[$0].lastUse < runs[$1].lastUse })
        {
            runs[oldest].cancel()
            runs.remove(at: oldest)
        }
        let run = BlobRun(session, target, start: offset, end: end, urgency: urgency)
        run.lastUse = useCount
        runs.append(run)
        return run
    }

    /// A window that brings the whole blob has become a run.
    private func adoptWholes() {
        while let index = windows.firstIndex(where: { $0.isWhole }) {
            let window = windows.remove(at: index)
            while runs.count >= RemoteBlobReader.maxRuns,
                let oldest = runs.indices.min(by: { runs[$0].lastUse < runs[$1].lastUse })
            {
                runs[oldest].cancel()
                runs.remove(at: oldest)
            }
            runs.append(BlobRun(session, target, adopting: window))
        }
        dropSecondWhole()
    }

    /// A whole blob that was sent for a range, and has not come to it yet, while another run comes by there too. Who
    /// asked for the range can wait for that run; whoever can't asks again, so that this is not done for ever.
    private func dropSecondWhole() {
        guard session.ignoresRanges, runs.count > 1, droppedWholes < RemoteBlobReader.maxDroppedWholes else { return }
        let second = runs.firstIndex { run in
            run.hasNothing && runs.contains { $0 !== run && !$0.hasNothing && $0.covers(run.start, skipping: .max) }
        }
        guard let second else { return }
        droppedWholes += 1
        runs.remove(at: second).cancel()
    }

    // MARK: Windows

    private func windowToStart(at offset: UInt64, count: Int) -> BlobStream {
        if let index = hints.firstIndex(where: { $0.contains(offset) }) {
            let hint = hints.remove(at: index)
            return addWindow(at: hint.lowerBound, end: hint.upperBound, urgency: .needed)
        }
        if offset == lastWindowEnd {
            nextWindowBytes = min(nextWindowBytes * 2, UInt64(session.settings.maxWindowBytes))
        } else {
            nextWindowBytes = UInt64(session.settings.windowBytes)
            sequentialBytes = 0
        }
        let wanted = max(nextWindowBytes, min(UInt64(count), UInt64(session.settings.maxPrefetchBytes)))
        lastWindowEnd = sizeBytes - offset > wanted ? offset + wanted : sizeBytes
        sequentialBytes += wanted
        return addWindow(at: offset, end: lastWindowEnd, urgency: .needed)
    }

    /// Turns hints into requests as far as memory and manners allow; the rest waits until windows were read.
    private func startHints() {
        while let hint = hints.first, windows.count(where: { !$0.isComplete }) < RemoteBlobReader.maxHintedRequests {
            let countBytes = hint.upperBound - hint.lowerBound
            while !hasRoom(countBytes), let used = windows.firstIndex(where: { $0.isUsedUp }) {
                windows.remove(at: used).cancel()
            }
            guard hasRoom(countBytes) else { return }
            hints.removeFirst()
            addWindow(at: hint.lowerBound, end: hint.upperBound, urgency: .ahead)
        }
    }

    private func hasRoom(_ countBytes: UInt64) -> Bool {
        var heldBytes = countBytes
        for window in windows { heldBytes += window.end - window.start }
        return windows.count < RemoteBlobReader.maxWindows && heldBytes <= UInt64(session.settings.maxWindowsBytes)
    }

    /// Adds a window, for which those go that were not used for longest.
    @discardableResult
    private func addWindow(at offset: UInt64, end: UInt64, urgency: Fetch.Urgency) -> BlobStream {
        while !hasRoom(end - offset),
            let oldest = windows.indices.min(by: { windows[$0].rank < windows[$1].rank })
        {
            windows[oldest].cancel()
            windows.remove(at: oldest)
        }
        let window = BlobStream(session, target, start: offset, end: end, use: .window, urgency: urgency)
        window.lastUse = useCount
        windows.append(window)
        return window
    }
}
