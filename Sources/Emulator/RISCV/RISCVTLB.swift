/// The software TLBs of a hart.
///
/// Data: three sets, for U-mode, S-mode, and S-mode that may touch user pages (SUM); fetch: one for each mode.
/// So neither a trap nor the kernel's user copies need a flush.
final class RISCVTLB {
    private static let fetchSets = 2

    private let data = DataTLB(sets: 3)
    private let fetch: UnsafeMutableRawPointer
    /// A set that holds nothing, to copy from.
    private let emptyFetch: UnsafeMutableRawPointer

    private static var fetchSetBytes: Int { Int(RISCVInterpreter.fetchEntries) * 16 }

    init() {
        fetch = .allocate(byteCount: Self.fetchSets * Self.fetchSetBytes, alignment: 64)
        emptyFetch = .allocate(byteCount: Self.fetchSetBytes, alignment: 64)
        for index in 0..<RISCVInterpreter.fetchEntries {
            (emptyFetch + Int(index) * 16).storeBytes(
                of: SIMD2(DataTLB.emptyTag(index), 0), as: SIMD2<UInt64>.self)
        }
        flush()
    }

    deinit {
        data.deallocate()
        fetch.deallocate()
        emptyFetch.deallocate()
    }

    static func dataSet(mode: UInt64, userMemory: Bool) -> Int { mode == RISCVMode.user ? 0 : userMemory ? 2 : 1 }

    func dataSet(_ set: Int) -> UnsafeMutableRawPointer { data.set(set) }

    func fetchSet(mode: UInt64) -> UnsafeMutableRawPointer {
        fetch + Int(truncatingIfNeeded: mode) * Self.fetchSetBytes
    }

    func flush() {
        flushData()
        flushFetch()
    }

    func flushData() { data.flush() }

    func flushFetch() {
        for set in 0..<Self.fetchSets {
            (fetch + set * Self.fetchSetBytes).copyMemory(from: emptyFetch, byteCount: Self.fetchSetBytes)
        }
    }

    /// Forgets one 4 KiB page in all sets.
    func flush(page address: UInt64) {
        data.flush(page: address)
        let index = address >> 12 & (RISCVInterpreter.fetchEntries - 1)
        for set in 0..<Self.fetchSets {
            (fetch + set * Self.fetchSetBytes + Int(index) * 16).storeBytes(
                of: DataTLB.emptyTag(index), as: UInt64.self)
        }
    }

    /// Makes all stores into the page at this host address take the slow path.
    func forbidWrites(pageAt host: UnsafeMutableRawPointer) { data.forbidWrites(pageAt: host) }

    /// Enters a page of RAM into a data set.
    func insert(
        _ address: UInt64, intoData set: Int, host: UnsafeMutableRawPointer, readable: Bool, writable: Bool
    ) {
        data.insert(address, into: set, host: host, readable: readable, writable: writable)
    }

    func insert(_ address: UInt64, intoFetch set: UnsafeMutableRawPointer, table: UnsafeMutableRawPointer) {
        let entry = set + Int(address >> 12 & (RISCVInterpreter.fetchEntries - 1)) * 16
        entry.storeBytes(of: address & ~4095, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: table)), toByteOffset: 8, as: UInt64.self)
    }
}

/// The range of virtual addresses that superpages in a TLB cover, one range over all of them.
///
/// Linux maps RAM by superpages at one end of the address space and fences single pages of processes at the other.
struct RISCVSuperpages {
    private var lowest = UInt64.max
    private var highest: UInt64 = 0

    @inline(__always)
    mutating func note(_ address: UInt64, _ mapping: RISCVMapping) {
        if mapping.pageMask == 4095 { return }
        lowest = min(lowest, address & ~mapping.pageMask)
        highest = max(highest, address | mapping.pageMask)
    }

    func contains(_ address: UInt64) -> Bool { lowest <= address && address <= highest }
}
