/// The data TLBs of a processor, a set for each mode, so that no change of mode needs a flush. Direct-mapped; an entry is 32 bytes:
///
///     tag for reads   tag for writes   host address less guest address   unused
///
/// A tag is the address of a page; where there is none, that of a page that never maps to its index.
struct DataTLB {
    static let entries: UInt64 = 1024
    private static let entryBytes = 32
    private static let setBytes = Int(entries) * entryBytes

    private let setCount: Int
    private let sets: UnsafeMutableRawPointer
    /// A set that holds nothing, for ever.
    let emptySet: UnsafeMutableRawPointer

    init(sets count: Int) {
        setCount = count
        sets = .allocate(byteCount: count * Self.setBytes, alignment: 64)
        emptySet = .allocate(byteCount: Self.setBytes, alignment: 64)
        for index in 0..<Self.entries {
            let tag = Self.emptyTag(index)
            (emptySet + Int(index) * Self.entryBytes).storeBytes(of: SIMD4(tag, tag, 0, 0), as: SIMD4<UInt64>.self)
        }
        flush()
    }

    func deallocate() {
        sets.deallocate()
        emptySet.deallocate()
    }

    /// A tag that no address with this index has, whatever the number of entries.
    static func emptyTag(_ index: UInt64) -> UInt64 { (index ^ 1) << 12 }

    static func index(_ address: UInt64) -> UInt64 { address >> 12 & (entries - 1) }

    func set(_ set: Int) -> UnsafeMutableRawPointer { sets + set * Self.setBytes }

    private func entry(_ set: Int, _ index: UInt64) -> UnsafeMutableRawPointer {
        sets + (set * Self.setBytes + Int(index) * Self.entryBytes)
    }

    /// Forgets everything.
    func flush() {
        for set in 0..<setCount { flush(set: set) }
    }

    func flush(set: Int) { self.set(set).copyMemory(from: emptySet, byteCount: Self.setBytes) }

    /// Forgets one 4 KiB page in all sets.
    func flush(page address: UInt64) {
        for set in 0..<setCount { flush(set: set, index: Self.index(address)) }
    }

    func flush(set: Int, index: UInt64) {
        let entry = entry(set, index)
        entry.storeBytes(of: Self.emptyTag(index), as: UInt64.self)
        entry.storeBytes(of: Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
    }

    /// Makes all stores into the page at this host address take the slow path.
    func forbidWrites(pageAt host: UnsafeMutableRawPointer) {
        let hostPage = UInt64(UInt(bitPattern: host))
        for set in 0..<setCount {
            for index in 0..<Self.entries {
                let entry = entry(set, index)
                let tag = entry.load(fromByteOffset: 8, as: UInt64.self)
                if tag &+ entry.load(fromByteOffset: 16, as: UInt64.self) == hostPage {
                    entry.storeBytes(of: Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
                }
            }
        }
    }

    /// Enters a page of RAM.
    func insert(_ address: UInt64, into set: Int, host: UnsafeMutableRawPointer, readable: Bool, writable: Bool) {
        let index = Self.index(address)
        let entry = entry(set, index)
        let page = address & ~4095
        entry.storeBytes(of: readable ? page : Self.emptyTag(index), as: UInt64.self)
        entry.storeBytes(of: writable ? page : Self.emptyTag(index), toByteOffset: 8, as: UInt64.self)
        entry.storeBytes(of: UInt64(UInt(bitPattern: host)) &- page, toByteOffset: 16, as: UInt64.self)
    }
}
