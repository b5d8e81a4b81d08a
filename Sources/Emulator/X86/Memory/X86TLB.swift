/// The software TLBs of a processor.
///
/// Data: a set each for user mode, supervisor mode, supervisor mode that may touch user pages in spite of SMAP (RFLAGS.AC), and
/// one that is always empty, for user mode with alignment checks. Fetch: for user and supervisor mode, for 64-bit and
/// compatibility mode. So neither an exception nor the kernel's user copies need a flush. An entry that holds nothing has the tag
/// of a page that never maps to its index.
///
/// A load of CR3 drops all but global pages. So that this costs what was filled in and not what there is room for, each set has a
/// log of the entries that were filled with other pages; what it has no room for makes the whole set go.
///
///     data    32 bytes: tag for reads, tag for writes, host address less guest address, unused
///     fetch   32 bytes: tag, table of the page's blocks, host address less guest address, unused
final class X86TLB {
    static let dataEntries: UInt64 = 1024
    static let fetchEntries: UInt64 = 512
    private static let dataSets = 4
    private static let fetchSets = 4
    private static let entryBytes = 32
    private static var dataSetBytes: Int { Int(dataEntries) * entryBytes }
    private static var fetchSetBytes: Int { Int(fetchEntries) * entryBytes }

    private let data: UnsafeMutableRawPointer
    private let fetch: UnsafeMutableRawPointer
    /// For each set the number of entries filled with pages that are not global, and their indices.
    private let logCounts: UnsafeMutablePointer<Int>
    private let logs: UnsafeMutablePointer<UInt16>
    private static let logEntries = 256
    /// Sets that hold nothing, to copy from.
    private let emptyData: UnsafeMutableRawPointer
    private let emptyFetch: UnsafeMutableRawPointer

    init() {
        data = .allocate(byteCount: Self.dataSets * Self.dataSetBytes, alignment: 64)
        fetch = .allocate(byteCount: Self.fetchSets * Self.fetchSetBytes, alignment: 64)
        logCounts = .allocate(capacity: Self.dataSets + Self.fetchSets)
        logCounts.initialize(repeating: 0, count: Self.dataSets + Self.fetchSets)
        logs = .allocate(capacity: (Self.dataSets + Self.fetchSets) * Self.logEntries)
        logs.initialize(repeating: 0, count: (Self.dataSets + Self.fetchSets) * Self.logEntries)
        emptyData = .allocate(byteCount: Self.dataSetBytes, alignment: 64)
        emptyFetch = .allocate(byteCount: Self.fetchSetBytes, alignment: 64)
        for index in 0..<Self.dataEntries {
            let tag = Self.emptyTag(index)
            (emptyData + Int(index) * 32).storeBytes(of: SIMD4(tag, tag, 0, 0), as: SIMD4<UInt64>.self)
        }
        for index in 0..<Self.fetchEntries {
            (emptyFetch + Int(index) * 32).storeBytes(
                of: SIMD4(Self.emptyTag(index), 0, 0, 0), as: SIMD4<UInt64>.self)
        }
        for set in 0..<Self.dataSets {
            (data + set * Self.dataSetBytes).copyMemory(from: emptyData, byteCount: Self.dataSetBytes)
        }
        flush()
    }

    deinit {
        data.deallocate()
        fetch.deallocate()
        logCounts.deallocate()
        logs.deallocate()
        emptyData.deallocate()
        emptyFetch.deallocate()
    }

    /// A tag that no address with this index has.
    private static func emptyTag(_ index: UInt64) -> UInt64 { (index ^ 1) << 12 }

    static let userSet = 0
    static let supervisorSet = 1
    static let supervisorUserSet = 2
    static let checkedSet = 3

    func dataSet(_ set: Int) -> UnsafeMutableRawPointer { data + set * Self.dataSetBytes }

    func fetchSet(_ set: Int) -> UnsafeMutableRawPointer { fetch + set * Self.fetchSetBytes }

    func flush() {
        for set in 0..<Self.checkedSet { flushData(set) }
        flushFetch()
    }

    func flushFetch() {
        for set in 0..<Self.fetchSets { flushFetch(set) }
    }

    /// Forgets all pages but those that were entered as global.
    func flushPrivate() {
        for set in 0..<Self.checkedSet {
            guard let log = log(set) else {
                flushData(set)
                continue
            }
            for index in log { emptyData(set, UInt64(index)) }
            logCounts[set] = 0
        }
        for set in 0..<Self.fetchSets {
            guard let log = log(Self.dataSets + set) else {
                flushFetch(set)
                continue
            }
            for index in log { emptyFetch(set, UInt64(index)) }
            logCounts[Self.dataSets + set] = 0
        }
    }

    private func flushData(_ set: Int) {
        (data + set * Self.dataSetBytes).copyMemory(from: emptyData, byteCount: Self.dataSetBytes)
        logCounts[set] = 0
    }

    private func flushFetch(_ set: Int) {
        (fetch + set * Self.fetchSetBytes).copyMemory(from: emptyFetch, byteCount: Self.fetchSetBytes)
        logCounts[Self.dataSets + set] = 0
    }

    /// nil: it overflowed.
    private func log(_ set: Int) -> UnsafeBufferPointer<UInt16>? {
        guard logCounts[set] <= Self.logEntries else { return nil }
        return UnsafeBufferPointer(start: logs + set * Self.logEntries, count: logCounts[set])
    }

    private func note(_ index: UInt64, set: Int) {
        let count = logCounts[set]
        if count < Self.logEntries { logs[set * Self.logEntries + count] = UInt16(truncatingIfNeeded: index) }
        if count <= Self.logEntries { logCounts[set] = count + 1 }
    }

    private func emptyData(_ set: Int, _ index: UInt64) {
        let entry = data + set * Self.dataSetBytes + Int(index) * 32
        entry.storeBytes(of: Self.emptyTag(index), as: UInt64.self)
        entry.storeBytes(of: Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
    }

    private func emptyFetch(_ set: Int, _ index: UInt64) {
        (fetch + set * Self.fetchSetBytes + Int(index) * 32).storeBytes(of: Self.emptyTag(index), as: UInt64.self)
    }

    /// Forgets one 4 KiB page in all sets.
    func flush(page address: UInt64) {
        for set in 0..<Self.checkedSet { emptyData(set, address >> 12 & (Self.dataEntries - 1)) }
        for set in 0..<Self.fetchSets { emptyFetch(set, address >> 12 & (Self.fetchEntries - 1)) }
    }

    /// Makes all stores into the page at this host address take the slow path.
    func forbidWrites(pageAt host: UnsafeMutableRawPointer) {
        let hostPage = UInt64(UInt(bitPattern: host))
        for set in 0..<Self.checkedSet {
            for index in 0..<Self.dataEntries {
                let entry = data + set * Self.dataSetBytes + Int(index) * 32
                let tag = entry.load(fromByteOffset: 8, as: UInt64.self)
                if tag &+ entry.load(fromByteOffset: 16, as: UInt64.self) == hostPage {
                    entry.storeBytes(of: Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
                }
            }
        }
    }

    /// Enters a page of RAM into a data set.
    func insert(
        _ address: UInt64, intoData set: Int, host: UnsafeMutableRawPointer, writable: Bool, isGlobal: Bool
    ) {
        let index = address >> 12 & (Self.dataEntries - 1)
        let entry = data + set * Self.dataSetBytes + Int(index) * 32
        let page = address & ~4095
        if !isGlobal { note(index, set: set) }
        entry.storeBytes(of: page, as: UInt64.self)
        entry.storeBytes(of: writable ? page : Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: host)) &- page, toByteOffset: 16, as: UInt64.self)
    }

    func insert(
        _ address: UInt64, intoFetch set: Int, table: UnsafeMutableRawPointer, host: UnsafeMutableRawPointer,
        isGlobal: Bool
    ) {
        let index = address >> 12 & (Self.fetchEntries - 1)
        let entry = fetch + set * Self.fetchSetBytes + Int(index) * 32
        let page = address & ~4095
        if !isGlobal { note(index, set: Self.dataSets + set) }
        entry.storeBytes(of: page, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: table)), toByteOffset: 8, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: host)) &- page, toByteOffset: 16, as: UInt64.self)
    }
}
