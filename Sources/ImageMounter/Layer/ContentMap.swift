import ImageModel

/// Where the files that a foreign index counts one after the other lie in the layer's tar. Immutable; any thread.
struct ContentMap {
    struct Run {
        var from: UInt64
        var to: UInt64
        var lengthBytes: UInt64
    }
    private var runs: [Run] = []

    /// Parts of files that the foreign index says are zeros, and takes no bytes for: in the tar.
    private(set) var holes: [(path: ByteString, tarOffset: UInt64, lengthBytes: UInt64)] = []

    /// Compares a foreign index with our own of the same layer.
    ///
    /// - Returns: the map, which is empty where offsets are those of the tar, and nil for `lie`; or what the foreign one
    ///   says differently, and where.
    static func compare(_ foreign: ForeignIndex, with own: LayerIndex) throws(LayerError) -> (
        map: ContentMap, lie: String?
    ) {
        if foreign.space == .tar { return (ContentMap(), try lieInOrder(foreign.index, own)) }
        var map = ContentMap()
        let lie = try map.compareByName(foreign.index, own)
        map.runs.sort { $0.from < $1.from }
        return (map, lie)
    }

    /// An index of the tar has what the tar has in its order, and offsets that must be right to the byte: but for
    /// folders, which may be named or left out where the tar implies them.
    private static func lieInOrder(_ foreign: LayerIndex, _ own: LayerIndex) throws(LayerError) -> String? {
        var said = OrderedFiles(foreign)
        var truth = OrderedFiles(own)
        while true {
            var entry = try said.next()
            var real = try truth.next()
            // Where only one of the two knew them as such.
            while let found = entry, found.path != real?.path, ForeignFiles.isOfFormat(found.path) {
                entry = try said.next()
            }
            while let found = real, found.path != entry?.path, ForeignFiles.isOfFormat(found.path) {
                real = try truth.next()
            }
            guard let entry else {
                if let real { return "it leaves out \(printablePath(real.path))" }
                break
            }
            guard let real else { return "\(printablePath(entry.path)) is not in the layer, or not in this place" }
            if entry.path != real.path {
                return "it has \(printablePath(entry.path)) where the layer has \(printablePath(real.path))"
            }
            guard entry.tells(of: real) else {
                return "\(printablePath(entry.path)) is something else in the layer"
            }
            if entry.sizeBytes > 0, entry.contentOffset != real.contentOffset {
                return "\(printablePath(entry.path)) lies elsewhere in the layer"
            }
            if entry.segments != real.segments {
                return "the holes of \(printablePath(entry.path)) are others in the layer"
            }
        }
        for (path, folder) in said.folders {
            if let real = truth.folders[path], !folder.tells(of: real) {
                return "\(printablePath(path.bytes)) is something else in the layer"
            }
        }
        return nil
    }

    /// The entries of an index one after the other, but for folders, which are collected: the last of each name.
    private struct OrderedFiles {
        private var reader: LayerIndexReader
        private(set) var folders: [ByteString: TarEntry] = [:]

        init(_ index: LayerIndex) { reader = LayerIndexReader(index) }

        mutating func next() throws(LayerError) -> TarEntry? {
            while let entry = try reader.next() {
                guard entry.kind == .node(.directory) else { return entry }
                folders[ByteString(entry.path)] = entry
            }
            return nil
        }
    }

    /// An index of files has each of them once, in any order, or as often as the tar has it.
    private mutating func compareByName(_ foreign: LayerIndex, _ own: LayerIndex) throws(LayerError) -> String? {
        var truth: [ByteString: TarEntry] = [:]
        // Of what comes more than once, all.
        var repeated: [ByteString: [TarEntry]] = [:]
        var reader = LayerIndexReader(own)
        while let entry = try reader.next() {
            let path = ByteString(entry.path)
            if let first = truth.updateValue(entry, forKey: path) { repeated[path, default: [first]].append(entry) }
        }
        var said: [ByteString: Int] = [:]
        var counted = LayerIndexReader(foreign)
        while let entry = try counted.next() { said[ByteString(entry.path), default: 0] += 1 }
        var seen: [ByteString: Int] = [:]
        var others = LayerIndexReader(foreign)
        while let entry = try others.next() {
            let path = ByteString(entry.path)
            guard let last = truth[path] else {
                // Folders that the tar only implies may be named.
                if entry.kind == .node(.directory) { continue }
                return "\(printablePath(entry.path)) is not in the layer"
            }
            var real = last
            if let count = said[path], count > 1 {
                // A hard link in between would join one of them, and nobody knows which is meant.
                guard let all = repeated[path], all.count == count else {
                    return "\(printablePath(entry.path)) is not in the layer \(count) times"
                }
                let number = seen[path, default: 0]
                seen[path] = number + 1
                real = all[min(number, all.count - 1)]
            }
            guard entry.tells(of: real) else {
                return "\(printablePath(entry.path)) is something else in the layer"
            }
            guard entry.kind == .node(.regular), entry.sizeBytes > 0, real.segments == nil else { continue }
            add(entry, path, at: real.contentOffset)
        }
        for (path, entry) in truth where said[path] == nil {
            if entry.kind == .node(.directory) || ForeignFiles.isOfFormat(entry.path) { continue }
            return "it leaves out \(printablePath(entry.path))"
        }
        return nil
    }

    /// A file of the index, and where it begins in the tar.
    private mutating func add(_ entry: TarEntry, _ path: ByteString, at tarOffset: UInt64) {
        // A format may leave out long runs of zeros that the tar has.
        let whole = SparseSegment(fileOffset: 0, contentOffset: entry.contentOffset, lengthBytes: entry.sizeBytes)
        var end: UInt64 = 0
        for segment in entry.segments ?? [whole] {
            if segment.fileOffset > end { holes.append((path, tarOffset &+ end, segment.fileOffset - end)) }
            runs.append(
                Run(
                    from: segment.contentOffset, to: tarOffset &+ segment.fileOffset, lengthBytes: segment.lengthBytes))
            end = segment.fileOffset + segment.lengthBytes
        }
        if end < entry.sizeBytes { holes.append((path, tarOffset &+ end, entry.sizeBytes - end)) }
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
