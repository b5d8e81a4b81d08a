/// The software TLBs of a processor.
///
/// Data: a set each for user mode, supervisor mode, supervisor mode that may touch user pages in spite of SMAP (RFLAGS.AC), and
/// one that is always empty, for user mode with alignment checks. Fetch: for user and supervisor mode, for 64-bit and
/// compatibility mode. So neither an exception nor the kernel's user copies need a flush. An entry that holds nothing has the tag
/// of a page that never maps to its index.
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
    /// Sets that hold nothing, to copy from.
    private let emptyData: UnsafeMutableRawPointer
    private let emptyFetch: UnsafeMutableRawPointer

    init() {
        data = .allocate(byteCount: Self.dataSets * Self.dataSetBytes, alignment: 64)
        fetch = .allocate(byteCount: Self.fetchSets * Self.fetchSetBytes, alignment: 64)
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

    func fetchSet(user: Bool, compatibility: Bool) -> UnsafeMutableRawPointer {
        fetch + ((user ? 1 : 0) + (compatibility ? 2 : 0)) * Self.fetchSetBytes
    }

    func flush() {
        for set in 0..<Self.checkedSet {
            (data + set * Self.dataSetBytes).copyMemory(from: emptyData, byteCount: Self.dataSetBytes)
        }
        flushFetch()
    }

    func flushFetch() {
        for set in 0..<Self.fetchSets {
            (fetch + set * Self.fetchSetBytes).copyMemory(from: emptyFetch, byteCount: Self.fetchSetBytes)
        }
    }

    /// Forgets one 4 KiB page in all sets.
    func flush(page address: UInt64) {
        let dataIndex = address >> 12 & (Self.dataEntries - 1)
        for set in 0..<Self.checkedSet {
            let entry = data + set * Self.dataSetBytes + Int(dataIndex) * 32
            entry.storeBytes(of: Self.emptyTag(dataIndex), as: UInt64.self)
            entry.storeBytes(of: Self.emptyTag(dataIndex), toByteOffset: 8, as: UInt64.self)
        }
        let fetchIndex = address >> 12 & (Self.fetchEntries - 1)
        for set in 0..<Self.fetchSets {
            (fetch + set * Self.fetchSetBytes + Int(fetchIndex) * 32).storeBytes(
                of: Self.emptyTag(fetchIndex), as: UInt64.self)
        }
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
        _ address: UInt64, into set: UnsafeMutableRawPointer, host: UnsafeMutableRawPointer, readable: Bool,
        writable: Bool
    ) {
        let index = address >> 12 & (Self.dataEntries - 1)
        let entry = set + Int(index) * 32
        let page = address & ~4095
        entry.storeBytes(of: readable ? page : Self.emptyTag(index), as: UInt64.self)
        entry.storeBytes(of: writable ? page : Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: host)) &- page, toByteOffset: 16, as: UInt64.self)
    }

    func insert(
        _ address: UInt64, intoFetch set: UnsafeMutableRawPointer, table: UnsafeMutableRawPointer,
        host: UnsafeMutableRawPointer
    ) {
        let entry = set + Int(address >> 12 & (Self.fetchEntries - 1)) * 32
        let page = address & ~4095
        entry.storeBytes(of: page, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: table)), toByteOffset: 8, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: host)) &- page, toByteOffset: 16, as: UInt64.self)
    }
}
