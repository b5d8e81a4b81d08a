/// The software TLBs of a processor.
///
/// Data: a set each for user mode, supervisor mode, supervisor mode that may touch user pages in spite of SMAP (RFLAGS.AC), and
/// one that is always empty, for user mode with alignment checks. Fetch: for user and supervisor mode, for 64-bit and
/// compatibility mode. So neither an exception nor the kernel's user copies need a flush.
///
/// A load of CR3 drops all but global pages. So that this costs what was filled in and not what there is room for, each set has a
/// log of the entries that were filled with other pages; what it has no room for makes the whole set go.
///
///     fetch   32 bytes: tag, table of the page's blocks, host address less guest address, unused
final class X86TLB {
    static let fetchEntries: UInt64 = 512
    private static let dataSets = 3
    private static let fetchSets = 4
    private static let entryBytes = 32
    private static var fetchSetBytes: Int { Int(fetchEntries) * entryBytes }

    private let data = DataTLB(sets: dataSets)
    private let fetch: UnsafeMutableRawPointer
    /// For each set the number of entries filled with pages that are not global, and their indices.
    private let logCounts: UnsafeMutablePointer<Int>
    private let logs: UnsafeMutablePointer<UInt16>
    private static let logEntries = 256
    /// A set that holds nothing, to copy from.
    private let emptyFetch: UnsafeMutableRawPointer

    init() {
        fetch = .allocate(byteCount: Self.fetchSets * Self.fetchSetBytes, alignment: 64)
        logCounts = .allocate(capacity: Self.dataSets + Self.fetchSets)
        logCounts.initialize(repeating: 0, count: Self.dataSets + Self.fetchSets)
        logs = .allocate(capacity: (Self.dataSets + Self.fetchSets) * Self.logEntries)
        logs.initialize(repeating: 0, count: (Self.dataSets + Self.fetchSets) * Self.logEntries)
        emptyFetch = .allocate(byteCount: Self.fetchSetBytes, alignment: 64)
        for index in 0..<Self.fetchEntries {
            (emptyFetch + Int(index) * Self.entryBytes).storeBytes(
                of: SIMD4(DataTLB.emptyTag(index), 0, 0, 0), as: SIMD4<UInt64>.self)
        }
        flush()
    }

    deinit {
        data.deallocate()
        fetch.deallocate()
        logCounts.deallocate()
        logs.deallocate()
        emptyFetch.deallocate()
    }

    static let userSet = 0
    static let supervisorSet = 1
    static let supervisorUserSet = 2
    static let checkedSet = dataSets

    func dataSet(_ set: Int) -> UnsafeMutableRawPointer { set == Self.checkedSet ? data.emptySet : data.set(set) }

    func fetchSet(_ set: Int) -> UnsafeMutableRawPointer { fetch + set * Self.fetchSetBytes }

    func flush() {
        for set in 0..<Self.dataSets { flushData(set) }
        flushFetch()
    }

    func flushFetch() {
        for set in 0..<Self.fetchSets { flushFetch(set) }
    }

    /// Forgets all pages but those that were entered as global.
    func flushPrivate() {
        for set in 0..<Self.dataSets {
            guard let log = log(set) else {
                flushData(set)
                continue
            }
            for index in log { data.flush(set: set, index: UInt64(index)) }
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
        data.flush(set: set)
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

    private func emptyFetch(_ set: Int, _ index: UInt64) {
        (fetch + set * Self.fetchSetBytes + Int(index) * Self.entryBytes).storeBytes(
            of: DataTLB.emptyTag(index), as: UInt64.self)
    }

    /// Forgets one 4 KiB page in all sets.
    func flush(page address: UInt64) {
        data.flush(page: address)
        for set in 0..<Self.fetchSets { emptyFetch(set, address >> 12 & (Self.fetchEntries - 1)) }
    }

    /// Makes all stores into the page at this host address take the slow path.
    func forbidWrites(pageAt host: UnsafeMutableRawPointer) { data.forbidWrites(pageAt: host) }

    /// Enters a page of RAM into a data set.
    func insert(
        _ address: UInt64, intoData set: Int, host: UnsafeMutableRawPointer, writable: Bool, isGlobal: Bool
    ) {
        if !isGlobal { note(DataTLB.index(address), set: set) }
        data.insert(address, into: set, host: host, readable: true, writable: writable)
    }

    func insert(
        _ address: UInt64, intoFetch set: Int, table: UnsafeMutableRawPointer, host: UnsafeMutableRawPointer,
        isGlobal: Bool
    ) {
        let index = address >> 12 & (Self.fetchEntries - 1)
        let entry = fetch + set * Self.fetchSetBytes + Int(index) * Self.entryBytes
        let page = address & ~4095
        if !isGlobal { note(index, set: Self.dataSets + set) }
        entry.storeBytes(of: page, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: table)), toByteOffset: 8, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: host)) &- page, toByteOffset: 16, as: UInt64.self)
    }
}
