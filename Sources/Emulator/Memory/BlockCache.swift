/// Decoded blocks, found by physical page.
///
/// A page with decoded code has a table with a slot for each place a block can start at: the number of its first record in the
/// arena, or 0. The fetch TLB points at these tables, so they stay where they are; a write to the page only empties its table.
/// Dropped blocks stay in the arena, since the interpreter may still be inside one. When the arena is full, or there are
/// too many tables, everything is dropped. All blocks of a page were decoded in one mode.
final class BlockCache {
    /// Number 0 is not used.
    let records: UnsafeMutableRawPointer
    let capacity: Int
    private(set) var used = 1
    /// More than the longest block needs, twice: dropping all waits until the interpreter has left its loop.
    static let reserveRecords = 1024

    private let recordSizeBytes: Int
    /// Bytes of a table for each byte of its page.
    private let tableScale: Int
    private let tables: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    private(set) var tableCount = 0
    /// A table is larger than its page: a guest with one instruction in each page of its RAM would take several times as much
    /// of the host's.
    var tableLimit: Int { capacity / 128 }
    private let modes: UnsafeMutablePointer<UInt8>
    private let pageCount: Int
    private let memory: GuestMemory
    /// Pages that have had a writable entry in a data TLB since their code was last decoded.
    private let writablePages: UnsafeMutablePointer<Bool>

    /// `instructionAlignment`: 1, 2 or 4.
    init(memory: GuestMemory, capacity: Int, recordSizeBytes: Int, instructionAlignment: Int) {
        self.memory = memory
        self.capacity = capacity
        self.recordSizeBytes = recordSizeBytes
        tableScale = 4 / instructionAlignment
        records = .allocate(byteCount: capacity * recordSizeBytes, alignment: 64)
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

    private var tableBytes: Int { 4096 * tableScale }

    /// Time for `dropAll`.
    var isNearlyFull: Bool {
        used + Self.reserveRecords > capacity || tableCount >= tableLimit
    }

    /// The table of a page, made if need be.
    func table(_ page: Int) -> UnsafeMutableRawPointer {
        if let table = tables[page] { return table }
        let table = UnsafeMutableRawPointer.allocate(byteCount: tableBytes, alignment: 64)
        table.initializeMemory(as: UInt8.self, repeating: 0, count: tableBytes)
        tables[page] = table
        tableCount += 1
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
    var next: UnsafeMutableRawPointer { records + used * recordSizeBytes }

    /// Makes the `count` records at `next` the block at `offset` of `page`; its first record's number.
    func commit(page: Int, offset: Int, count: Int) -> UInt32 {
        let first = UInt32(truncatingIfNeeded: used)
        used += count
        table(page).storeBytes(of: first, toByteOffset: offset * tableScale, as: UInt32.self)
        return first
    }

    /// Forgets the block at `offset` of `page`.
    func drop(page: Int, offset: Int) {
        tables[page]?.storeBytes(of: 0, toByteOffset: offset * tableScale, as: UInt32.self)
    }

    /// Forgets all blocks of a page.
    func drop(page: Int) {
        memory.codePageFlags[page] = 0
        tables[page]?.initializeMemory(as: UInt8.self, repeating: 0, count: tableBytes)
    }

    /// Forgets everything. Not while the interpreter is in its loop; and no TLB may find a table any more.
    func dropAll() {
        for page in 0..<pageCount {
            guard let table = tables[page] else { continue }
            memory.codePageFlags[page] = 0
            table.deallocate()
            tables[page] = nil
        }
        tableCount = 0
        used = 1
    }

    func noteWritable(_ page: Int) { writablePages[page] = true }

    /// True once after `noteWritable`.
    func takeWritable(_ page: Int) -> Bool {
        defer { writablePages[page] = false }
        return writablePages[page]
    }
}
