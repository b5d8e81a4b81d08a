/// Cleaning of the names in a tar.
enum TarPath {
    enum Problem: Error {
        case empty
        case tooLong
        case componentTooLong
        case leavesRoot
        case hasNUL

        var text: String {
            switch self {
            case .empty: "a name is empty"
            case .tooLong: "a name is longer than \(TarLimits.pathBytes) bytes"
            case .componentTooLong: "a component of a name is longer than \(TarLimits.nameBytes) bytes"
            case .leavesRoot: "a name leaves the root by \"..\""
            case .hasNUL: "a name holds a NUL"
            }
        }
    }

    /// Makes a name relative to the root and drops empty, `.` and `..` components. An absolute name
    /// counts from the root, as every tar reader has it; one that climbs over the root is refused.
    ///
    /// `..` is taken by the letter (`a/../b` is `b` even if `a` is a symbolic link), as umoci does.
    static func clean(_ name: [UInt8]) throws(Problem) -> [UInt8] {
        guard !name.isEmpty else { throw .empty }
        guard name.count <= TarLimits.pathBytes else { throw .tooLong }
        guard !name.contains(0) else { throw .hasNUL }
        var out: [UInt8] = []
        out.reserveCapacity(name.count)
        var start = 0
        while start < name.count {
            var end = start
            while end < name.count, name[end] != 0x2f { end += 1 }
            let length = end - start
            if length > TarLimits.nameBytes { throw .componentTooLong }
            if length == 2, name[start] == 0x2e, name[start + 1] == 0x2e {
                guard !out.isEmpty else { throw .leavesRoot }
                while let last = out.popLast(), last != 0x2f {}
            } else if length > 0, !(length == 1 && name[start] == 0x2e) {
                if !out.isEmpty { out.append(0x2f) }
                out.append(contentsOf: name[start..<end])
            }
            start = end + 1
        }
        return out
    }

    /// Whether bytes are what `clean` gives: the check for names that come from a cached index.
    static func isClean(_ path: [UInt8]) -> Bool {
        guard !path.isEmpty else { return true }
        do throws(Problem) { return try clean(path) == path } catch { return false }
    }
}
