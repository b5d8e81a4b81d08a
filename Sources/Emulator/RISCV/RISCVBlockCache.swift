/// Decoded blocks, found by physical page.
///
/// A page with decoded code has a table of 2,048 slots, one for each halfword a block can start at: the number
/// of its first record in the arena, or 0. The fetch TLB points at these tables, so they never move or go away
/// while the hart lives; a write to the page only empties its table. Dropped blocks stay in the arena until it
/// is full and everything is dropped: the interpreter may still be inside one.
final class RISCVBlockCache {
    /// Records of 16 bytes. Number 0 is not used.
    let records: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var used = 1
    /// More than the longest block needs, twice: dropping all waits until the interpreter has left its loop.
    static let reserveRecords = 1024
    private static let tableBytes = 2048 * 4

    private let tables: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    private let pageCount: Int
    private let memory: GuestMemory
    /// Pages that have had a writable entry in a data TLB since their code was last decoded.
    private let writablePages: UnsafeMutablePointer<Bool>

    init(memory: GuestMemory, capacity: Int) {
        self.memory = memory
        self.capacity = capacity
        records = .allocate(byteCount: capacity * RISCVInterpreter.recordSizeBytes, alignment: 16)
        pageCount = Int(truncatingIfNeeded: memory.sizeBytes / 4096)
        tables = .allocate(capacity: pageCount)
        tables.initialize(repeating: nil, count: pageCount)
        writablePages = .allocate(capacity: pageCount)
        writablePages.initialize(repeating: false, count: pageCount)
    }

    deinit {
        for page in 0..<pageCount { tables[page]?.deallocate() }
        tables.deallocate()
        writablePages.deallocate()
        records.deallocate()
    }

    var isNearlyFull: Bool { used + Self.reserveRecords > capacity }

    /// The table of a page, made if need be.
    func table(_ page: Int) -> UnsafeMutableRawPointer {
        if let table = tables[page] { return table }
        let table = UnsafeMutableRawPointer.allocate(byteCount: Self.tableBytes, alignment: 16)
        table.initializeMemory(as: UInt8.self, repeating: 0, count: Self.tableBytes)
        tables[page] = table
        return table
    }

    /// The record to write next.
    var next: UnsafeMutableRawPointer { records + used * RISCVInterpreter.recordSizeBytes }

    /// Makes the `count` records at `next` the block at `offset` of `page`; its first record's number.
    func commit(page: Int, offset: Int, count: Int) -> UInt32 {
        let first = UInt32(truncatingIfNeeded: used)
        used += count
        table(page).storeBytes(of: first, toByteOffset: offset * 2, as: UInt32.self)
        return first
    }

    /// Forgets the block at `offset` of `page`.
    func drop(page: Int, offset: Int) {
        tables[page]?.storeBytes(of: 0, toByteOffset: offset * 2, as: UInt32.self)
    }

    /// Forgets all blocks of a page.
    func drop(page: Int) {
        memory.codePageFlags[page] = 0
        tables[page]?.initializeMemory(as: UInt8.self, repeating: 0, count: Self.tableBytes)
    }

    /// Forgets everything. Not while the interpreter is in its loop.
    func dropAll() {
        for page in 0..<pageCount where memory.codePageFlags[page] != 0 { drop(page: page) }
        used = 1
    }

    func noteWritable(_ page: Int) { writablePages[page] = true }

    /// True once after `noteWritable`.
    func takeWritable(_ page: Int) -> Bool {
        defer { writablePages[page] = false }
        return writablePages[page]
    }
}
