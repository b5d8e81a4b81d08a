import ImageModel

/// Which units of a blob this process fetches: a window that moves ahead of a reader in order, and some ranges
/// beside it.
struct BlobLeases {
    let unitCount: Int
    private(set) var window = 0..<0
    private var ranges: [Range<Int>] = []

    init(unitCount: Int) { self.unitCount = unitCount }

    func holds(_ unit: Int) -> Bool { window.contains(unit) || ranges.contains { $0.contains(unit) } }

    /// Makes the window reach from `unit` to up to `windowUnits` ahead; false if not even the unit can be had.
    mutating func moveWindow(to unit: Int, _ area: any CacheArea, windowUnits: Int) -> Bool {
        guard unit < unitCount else { return false }
        if window.contains(unit) {
            // Not with every unit: each move is two calls of the host.
            guard window.upperBound - unit < windowUnits / 2 else { return true }
            let next = window.upperBound..<min(unitCount, unit + windowUnits)
            guard !next.isEmpty, area.lease(next) else { return true }
            release(window.lowerBound..<unit, area)
            window = unit..<next.upperBound
            return true
        }
        if holds(unit) { return true }
        let old = window
        window = 0..<0
        release(old, area)
        var count = min(windowUnits, unitCount - unit)
        while count > 0 {
            if area.lease(unit..<unit + count) {
                window = unit..<unit + count
                return true
            }
            count /= 2
        }
        return false
    }

    /// Takes as many of the units, from the first on, as can be had; false if that is none.
    mutating func take(_ units: Range<Int>, _ area: any CacheArea) -> Bool {
        if holds(units.lowerBound) { return true }
        var count = min(units.upperBound, unitCount) - units.lowerBound
        while count > 0 {
            let range = units.lowerBound..<units.lowerBound + count
            if area.lease(range) {
                ranges.append(range)
                return true
            }
            count /= 2
        }
        return false
    }

    /// Treats what somebody else has leased as ours, since nothing comes of it.
    mutating func takeUnasked(_ unit: Int, windowUnits: Int) {
        ranges.append(unit..<min(unitCount, unit + windowUnits))
    }

    /// A range is given back when its last missing unit is there.
    mutating func published(_ unit: Int, _ area: any CacheArea) {
        guard let index = ranges.firstIndex(where: { $0.contains(unit) }) else { return }
        for other in ranges[index] where !area.has(other) { return }
        let range = ranges.remove(at: index)
        release(range, area)
    }

    mutating func releaseAll(_ area: any CacheArea) {
        area.release(0..<unitCount)
        window = 0..<0
        ranges = []
    }

    /// Gives back what is in none of the others.
    private func release(_ units: Range<Int>, _ area: any CacheArea) {
        var first = units.lowerBound
        while first < units.upperBound {
            var last = first
            while last < units.upperBound, !ranges.contains(where: { $0.contains(last) }), !window.contains(last) {
                last += 1
            }
            if first < last { area.release(first..<last) }
            first = last + 1
        }
    }
}
