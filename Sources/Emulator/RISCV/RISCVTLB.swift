/// The software TLBs of a hart.
///
/// Data: three sets, for U-mode, S-mode, and S-mode that may touch user pages (SUM); fetch: one for each mode.
/// So neither a trap nor the kernel's user copies need a flush. An entry that holds nothing has the tag of a page
/// that never maps to its index.
final class RISCVTLB {
    private static let dataSets = 3
    private static let fetchSets = 2
    private let data: UnsafeMutableRawPointer
    private let fetch: UnsafeMutableRawPointer
    /// Sets that hold nothing, to copy from.
    private let emptyData: UnsafeMutableRawPointer
    private let emptyFetch: UnsafeMutableRawPointer

    private static var dataSetBytes: Int { Int(RISCVInterpreter.dataEntries) * 32 }
    private static var fetchSetBytes: Int { Int(RISCVInterpreter.fetchEntries) * 16 }

    init() {
        data = .allocate(byteCount: Self.dataSets * Self.dataSetBytes, alignment: 64)
        fetch = .allocate(byteCount: Self.fetchSets * Self.fetchSetBytes, alignment: 64)
        emptyData = .allocate(byteCount: Self.dataSetBytes, alignment: 64)
        emptyFetch = .allocate(byteCount: Self.fetchSetBytes, alignment: 64)
        for index in 0..<RISCVInterpreter.dataEntries {
            let tag = Self.emptyTag(index)
            (emptyData + Int(index) * 32).storeBytes(of: SIMD4(tag, tag, 0, 0), as: SIMD4<UInt64>.self)
        }
        for index in 0..<RISCVInterpreter.fetchEntries {
            (emptyFetch + Int(index) * 16).storeBytes(
                of: SIMD2(Self.emptyTag(index), 0), as: SIMD2<UInt64>.self)
        }
        flush()
    }

    deinit {
        data.deallocate()
        fetch.deallocate()
        emptyData.deallocate()
        emptyFetch.deallocate()
    }

    /// Host address of the data set for a mode.
    func dataSet(mode: UInt64, userMemory: Bool) -> UnsafeMutableRawPointer {
        data + (mode == RISCVMode.user ? 0 : userMemory ? 2 : 1) * Self.dataSetBytes
    }

    func fetchSet(mode: UInt64) -> UnsafeMutableRawPointer {
        fetch + Int(truncatingIfNeeded: mode) * Self.fetchSetBytes
    }

    /// A tag that no address with this index has.
    private static func emptyTag(_ index: UInt64) -> UInt64 { (index ^ 1) << 12 }

    func flush() {
        flushData()
        for set in 0..<Self.fetchSets {
            (fetch + set * Self.fetchSetBytes).copyMemory(from: emptyFetch, byteCount: Self.fetchSetBytes)
        }
    }

    func flushData() {
        for set in 0..<Self.dataSets {
            (data + set * Self.dataSetBytes).copyMemory(from: emptyData, byteCount: Self.dataSetBytes)
        }
    }

    /// Forgets one 4 KiB page in all sets.
    func flush(page address: UInt64) {
        let dataIndex = address >> 12 & (RISCVInterpreter.dataEntries - 1)
        for set in 0..<Self.dataSets {
            let entry = data + set * Self.dataSetBytes + Int(dataIndex) * 32
            entry.storeBytes(of: Self.emptyTag(dataIndex), as: UInt64.self)
            entry.storeBytes(of: Self.emptyTag(dataIndex), toByteOffset: 8, as: UInt64.self)
        }
        let fetchIndex = address >> 12 & (RISCVInterpreter.fetchEntries - 1)
        for set in 0..<Self.fetchSets {
            (fetch + set * Self.fetchSetBytes + Int(fetchIndex) * 16).storeBytes(
                of: Self.emptyTag(fetchIndex), as: UInt64.self)
        }
    }

    /// Makes all stores into the page at this host address take the slow path.
    func forbidWrites(pageAt host: UnsafeMutableRawPointer) {
        let hostPage = UInt64(UInt(bitPattern: host))
        for set in 0..<Self.dataSets {
            for index in 0..<RISCVInterpreter.dataEntries {
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
        let index = address >> 12 & (RISCVInterpreter.dataEntries - 1)
        let entry = set + Int(index) * 32
        let page = address & ~4095
        entry.storeBytes(of: readable ? page : Self.emptyTag(index), as: UInt64.self)
        entry.storeBytes(of: writable ? page : Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: host)) &- page, toByteOffset: 16, as: UInt64.self)
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
