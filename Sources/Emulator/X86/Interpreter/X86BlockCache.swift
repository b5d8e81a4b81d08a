/// Decoded blocks, found by physical page.
///
/// A page with decoded code has a table of 4,096 slots, one for each byte a block can start at: the number of its first
/// record in the arena, or 0. The fetch TLB points at these tables, so they never move or go away while the processor lives; a
/// write to the page only empties its table. Dropped blocks stay in the arena until it is full and everything is dropped: the
/// interpreter may still be inside one. All blocks of a page were decoded in one code mode.
final class X86BlockCache {
    /// Records of 32 bytes. Number 0 is not used.
    let records: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var used = 1
    /// More than the longest block needs, twice: dropping all waits until the interpreter has left its loop.
    static let reserveRecords = 1024
    private static let tableBytes = 4096 * 4

    private let tables: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    private let modes: UnsafeMutablePointer<UInt8>
    private let pageCount: Int
    private let memory: GuestMemory
    /// Pages that have had a writable entry in a data TLB since their code was last decoded.
    private let writablePages: UnsafeMutablePointer<Bool>

    init(memory: GuestMemory, capacity: Int) {
        self.memory = memory
        self.capacity = capacity
        records = .allocate(byteCount: capacity * X86Interpreter.recordSizeBytes, alignment: 64)
        pageCount = Int(truncatingIfNeeded: memory.sizeBytes / 4096)
        tables = .allocate(capacity: pageCount)
        tables.initialize(repeating: nil, count: pageCount)
        modes = .allocate(capacity: pageCount)
        modes.initialize(repeating: 0, count: pageCount)
        writablePages = .allocate(capacity: pageCount)
        writablePages.initialize(repeating: false, count: pageCount)
    }

    deinit {
        for page in 0..<pageCount { tables[page]?.deallocate() }
        tables.deallocate()
        modes.deallocate()
        writablePages.deallocate()
        records.deallocate()
    }

    var isNearlyFull: Bool { used + Self.reserveRecords > capacity }

    /// The table of a page, made if need be.
    func table(_ page: Int) -> UnsafeMutableRawPointer {
        if let table = tables[page] { return table }
        let table = UnsafeMutableRawPointer.allocate(byteCount: Self.tableBytes, alignment: 64)
        table.initializeMemory(as: UInt8.self, repeating: 0, count: Self.tableBytes)
        tables[page] = table
        return table
    }

    /// True: the page held blocks of another mode, which are gone now; who finds them by a TLB must be told.
    func setMode(_ mode: UInt64, page: Int) -> Bool {
        let code = UInt8(truncatingIfNeeded: mode)
        if modes[page] == code { return false }
        modes[page] = code
        guard memory.codePageFlags[page] != 0 else { return false }
        drop(page: page)
        return true
    }

    /// The record to write next.
    var next: UnsafeMutableRawPointer { records + used * X86Interpreter.recordSizeBytes }

    /// Makes the `count` records at `next` the block at `offset` of `page`; its first record's number.
    func commit(page: Int, offset: Int, count: Int) -> UInt32 {
        let first = UInt32(truncatingIfNeeded: used)
        used += count
        table(page).storeBytes(of: first, toByteOffset: offset * 4, as: UInt32.self)
        return first
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
