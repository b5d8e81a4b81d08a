import ImageModel

/// Notices reads that follow each other, and says how far ahead to fetch: as much as was read in order so far, so that
/// a short file never drags in more than its own length.
struct ReadAhead {
    /// Several files are read at once; the one that was read longest ago is forgotten.
    private static let runs = 8
    private static let leastBytes: UInt64 = 128 << 10

    private struct Run {
        var start: UInt64
        var end: UInt64
    }
    private var runs: [Run] = []

    /// - Returns: bytes after the read to fetch ahead; 0 for none.
    mutating func note(_ offset: UInt64, count: UInt64) -> UInt64 {
        let end = offset &+ count
        // Requests of one reader may come a little out of order, and small gaps are those between files.
        guard let index = runs.lastIndex(where: { offset <= $0.end &+ 4096 && end > $0.end && offset >= $0.start })
        else {
            if runs.contains(where: { offset >= $0.start && end <= $0.end }) { return 0 }
            if runs.count == ReadAhead.runs { runs.removeFirst() }
            runs.append(Run(start: offset, end: end))
            return 0
        }
        var run = runs.remove(at: index)
        run.end = end
        runs.append(run)
        let inOrder = run.end - run.start
        return inOrder < ReadAhead.leastBytes ? 0 : inOrder
    }
}
