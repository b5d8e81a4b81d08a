/// The runs of a sparse file while its map is read: in order, apart, and counted.
struct SparseMap {
    enum Problem: Error { case disorder, tooMany }

    private var runs: [(fileOffset: UInt64, lengthBytes: UInt64)] = []
    private(set) var endOffset: UInt64 = 0
    private(set) var totalBytes: UInt64 = 0

    /// Writers end the map with an empty run at the size of the file: it is checked and dropped.
    mutating func add(_ offset: UInt64, _ length: UInt64) throws(Problem) {
        let (end, hasOverflowed) = offset.addingReportingOverflow(length)
        guard offset >= endOffset, !hasOverflowed, end <= UInt64(Int64.max) else { throw .disorder }
        endOffset = end
        guard length > 0 else { return }
        guard runs.count < TarLimits.sparseSegments else { throw .tooMany }
        runs.append((offset, length))
        totalBytes += length
    }

    /// `contentOffset`: where the bytes of the first run are in the layer.
    func segments(contentOffset: UInt64) -> [SparseSegment] {
        var out: [SparseSegment] = []
        out.reserveCapacity(runs.count)
        var position = contentOffset
        for run in runs {
            out.append(
                SparseSegment(fileOffset: run.fileOffset, contentOffset: position, lengthBytes: run.lengthBytes))
            position += run.lengthBytes
        }
        return out
    }
}

/// Reads the map of a pax 1.0 sparse file: decimal numbers, one a line, first their count of pairs, in whole
/// blocks. Source: GNU tar manual, "Storing Sparse Files, PAX Format, Version 1.0".
struct SparseMapReader {
    enum Outcome { case more, finished, malformed }

    private(set) var takenBytes: UInt64 = 0
    private var pairsLeft: UInt64?
    private var offset: UInt64?
    private var value: UInt64 = 0
    private var digitCount = 0

    /// Takes one block. `add` gets each pair and returns whether to go on.
    mutating func take(_ block: UnsafeRawBufferPointer, add: (UInt64, UInt64) -> Bool) -> Outcome {
        takenBytes += UInt64(block.count)
        for byte in block {
            if (0x30...0x39).contains(byte) {
                digitCount += 1
                guard digitCount <= 18 else { return .malformed }
                value = value * 10 + UInt64(byte - 0x30)
                continue
            }
            guard byte == 0x0a, digitCount > 0 else { return .malformed }
            let number = value
            value = 0
            digitCount = 0
            if let left = pairsLeft {
                if let runOffset = offset {
                    guard add(runOffset, number) else { return .malformed }
                    offset = nil
                    pairsLeft = left - 1
                    if left == 1 { return .finished }
                } else {
                    offset = number
                }
            } else {
                guard number <= UInt64(TarLimits.sparseSegments) + 1 else { return .malformed }
                if number == 0 { return .finished }
                pairsLeft = number
            }
        }
        return .more
    }
}
