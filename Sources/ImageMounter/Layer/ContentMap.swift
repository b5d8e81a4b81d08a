import ImageModel

/// Where the files that a foreign index counts one after the other lie in the layer's tar. Immutable; any thread.
struct ContentMap {
    struct Run {
        var from: UInt64
        var to: UInt64
        var lengthBytes: UInt64
    }
    private var runs: [Run] = []

    /// Compares a foreign index with our own of the same layer.
    ///
    /// - Returns: the map, and nil for `lie`; or what the foreign one says differently, and where.
    static func compare(_ foreign: ForeignIndex, with own: LayerIndex) throws(LayerError) -> (
        map: ContentMap, lie: String?
    ) {
        var truth: [ByteString: TarEntry] = [:]
        var reader = LayerIndexReader(own)
        while let entry = try reader.next() { truth[ByteString(entry.path)] = entry }
        var map = ContentMap()
        // A layer may name a path more than once; the last counts, on either side.
        var said: [ByteString: Int] = [:]
        var last = 0
        var counted = LayerIndexReader(foreign.index)
        while let entry = try counted.next() {
            last += 1
            said[ByteString(entry.path)] = last
        }
        var number = 0
        var others = LayerIndexReader(foreign.index)
        while let entry = try others.next() {
            let path = ByteString(entry.path)
            number += 1
            guard said[path] == number else { continue }
            guard let real = truth[path] else {
                // Folders that the tar only implies may be named.
                if entry.kind == .node(.directory) { continue }
                return (map, "\(printablePath(entry.path)) is not in the layer")
            }
            guard entry.tells(of: real) else {
                return (map, "\(printablePath(entry.path)) is something else in the layer")
            }
            guard entry.kind == .node(.regular), entry.sizeBytes > 0 else { continue }
            if foreign.space == .tar, entry.contentOffset != real.contentOffset, real.segments == nil {
                return (map, "\(printablePath(entry.path)) lies elsewhere in the layer")
            }
            guard real.segments == nil else { continue }
            // A format may leave out long runs of zeros that the tar has.
            for segment in entry.segments
                ?? [SparseSegment(fileOffset: 0, contentOffset: entry.contentOffset, lengthBytes: entry.sizeBytes)]
            {
                map.runs.append(
                    Run(
                        from: segment.contentOffset, to: real.contentOffset &+ segment.fileOffset,
                        lengthBytes: segment.lengthBytes))
            }
        }
        for (path, entry) in truth where said[path] == nil {
            if entry.kind == .node(.directory) || ForeignFiles.isLandmark(entry.path) || ForeignFiles.isTOC(entry.path)
            {
                continue
            }
            return (map, "it leaves out \(printablePath(entry.path))")
        }
        map.runs.sort { $0.from < $1.from }
        return (map, nil)
    }

    /// Where a piece that lies in one file is in the tar; nil if no file holds all of it.
    func tarOffset(of offset: UInt64, count: UInt64) -> UInt64? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].from <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let run = runs[low - 1]
        let into = offset - run.from
        guard into <= run.lengthBytes, count <= run.lengthBytes - into else { return nil }
        return run.to + into
    }

    /// Pieces of the range that lie in files: where, where in the tar, and how long.
    func pieces(of range: Range<UInt64>) -> [Run] {
        var out: [Run] = []
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].from + runs[middle].lengthBytes <= range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        for run in runs[low...] {
            guard run.from < range.upperBound else { break }
            let start = max(run.from, range.lowerBound)
            let end = min(run.from + run.lengthBytes, range.upperBound)
            guard start < end else { continue }
            out.append(Run(from: start, to: run.to + (start - run.from), lengthBytes: end - start))
        }
        return out
    }
}

extension TarEntry {
    /// Whether what this entry says is true of the other. Times are compared by the second, and extended attributes only
    /// where there are any, as some formats leave the rest out.
    fileprivate func tells(of real: TarEntry) -> Bool {
        guard kind == real.kind, linkTarget == real.linkTarget else { return false }
        if kind == .hardLink { return true }
        guard permissions == real.permissions, userID == real.userID, groupID == real.groupID,
            modified.seconds == real.modified.seconds
        else { return false }
        if !attributes.isEmpty {
            guard attributes.count == real.attributes.count else { return false }
            for attribute in attributes where !real.attributes.contains(attribute) { return false }
        }
        switch kind {
        case .node(.regular): return sizeBytes == real.sizeBytes
        case .node(.characterDevice), .node(.blockDevice):
            return deviceMajor == real.deviceMajor && deviceMinor == real.deviceMinor
        default: return true
        }
    }
}
