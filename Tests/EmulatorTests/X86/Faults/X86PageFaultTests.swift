import Emulator
import Testing

/// #PF: its error code (SDM Vol. 3, 5.7), CR2, and the accessed and dirty flags (5.8).
@Suite struct X86PageFaultTests {
    private static let present: UInt64 = 1
    private static let writable: UInt64 = 2
    private static let user: UInt64 = 4
    private static let accessed: UInt64 = 1 << 5
    private static let dirty: UInt64 = 1 << 6
    private static let noExecute: UInt64 = 1 << 63

    private static let read: [UInt8] = [0x8a, 4, 0x25, 0, 0, 3, 0]
    private static let write: [UInt8] = [0x88, 4, 0x25, 0, 0, 3, 0]
    private static let fetch: [UInt8] = [0xb8, 0, 0, 3, 0, 0xff, 0xe0]
    private static let update: [UInt8] = [0, 4, 0x25, 0, 0, 3, 0]

    struct Case: Sendable {
        var name: String
        var code: [UInt8]
        var mode: X86TestMachine.Mode = .user
        /// Of the page at 30000h.
        var entry: UInt64
        /// nil: no fault.
        var error: UInt64?
        var cr4: UInt64 = 0
        var clearedCR0: UInt64 = 0
        /// RFLAGS.AC.
        var isOpen = false
    }

    static let smep: UInt64 = 1 << 20
    static let smap: UInt64 = 1 << 21
    static let writeProtect: UInt64 = 1 << 16

    /// P 1, W 2, U 4, RSVD 8, I 16.
    @Test(arguments: [
        Case(name: "not present", code: read, entry: 0, error: 4),
        Case(name: "not present, all else set", code: read, entry: 0x7fff_ffff_ffff_f006, error: 4),
        Case(name: "store, not present", code: write, entry: 0, error: 6),
        Case(name: "fetch, not present", code: fetch, entry: 0, error: 0x14),
        Case(name: "store, read-only", code: write, entry: present | user, error: 7),
        Case(name: "change, read-only", code: update, entry: present | user, error: 7),
        Case(name: "kernel's page", code: read, entry: present | writable, error: 5),
        Case(name: "store, kernel's page", code: write, entry: present | writable, error: 7),
        Case(name: "fetch, kernel's page", code: fetch, entry: present | writable, error: 0x15),
        Case(name: "NX", code: fetch, entry: present | writable | user | noExecute, error: 0x15),
        Case(name: "NX, load", code: read, entry: present | user | noExecute, error: nil),
        Case(name: "reserved bit", code: read, entry: present | user | 1 << 45, error: 0xd),
        Case(name: "store, reserved bit", code: write, entry: present | user | 1 << 51, error: 0xf),
        Case(name: "fetch, reserved bit", code: fetch, entry: present | user | 1 << 40, error: 0x1d),
        Case(name: "highest address bit", code: read, entry: present | user | 1 << 39, error: nil),
        Case(name: "kernel, not present", code: read, mode: .kernel, entry: 0, error: 0),
        Case(name: "kernel, store, read-only", code: write, mode: .kernel, entry: present, error: 3),
        Case(
            name: "kernel, store, read-only, without WP", code: write, mode: .kernel, entry: present, error: nil,
            clearedCR0: writeProtect),
        Case(
            name: "user, store, read-only, without WP", code: write, entry: present | user, error: 7,
            clearedCR0: writeProtect),
        Case(name: "kernel, fetch, NX", code: fetch, mode: .kernel, entry: present | noExecute, error: 0x11),
        Case(name: "kernel, user's page", code: read, mode: .kernel, entry: present | user, error: nil),
        Case(name: "kernel, fetch, user's page", code: fetch, mode: .kernel, entry: present | user, error: nil),
        Case(name: "SMEP", code: fetch, mode: .kernel, entry: present | user, error: 0x11, cr4: smep),
        Case(name: "SMEP, load", code: read, mode: .kernel, entry: present | user, error: nil, cr4: smep),
        Case(name: "SMEP, NX too", code: fetch, mode: .kernel, entry: present | noExecute, error: 0x11, cr4: smep),
        Case(name: "SMAP", code: read, mode: .kernel, entry: present | user, error: 1, cr4: smap),
        Case(
            name: "SMAP, store", code: write, mode: .kernel, entry: present | writable | user, error: 3, cr4: smap),
        Case(
            name: "SMAP, AC", code: write, mode: .kernel, entry: present | writable | user, error: nil, cr4: smap,
            isOpen: true),
        Case(
            name: "SMAP, AC, read-only", code: write, mode: .kernel, entry: present | user, error: 3, cr4: smap,
            isOpen: true),
        Case(name: "SMAP, fetch", code: fetch, mode: .kernel, entry: present | user, error: nil, cr4: smap),
        Case(
            name: "SMAP without WP", code: write, mode: .kernel, entry: present | user, error: 3, cr4: smap,
            clearedCR0: writeProtect),
    ])
    func errorCodesTellWhatWasWrong(_ test: Case) throws {
        let machine = X86TestMachine(test.mode)
        // A kernel's own pages must not be a program's once SMEP or SMAP is on.
        if test.mode == .kernel { machine.protectKernel() }
        machine.change(4, set: test.cr4)
        machine.change(0, clear: test.clearedCR0)
        if test.isOpen { machine.processor.flags = 1 << 18 }
        let address = X86TestMachine.data
        // Where 40 address bits lead out of RAM there is nothing, and nothing faults.
        machine.put(
            X86TestMachine.entry(address), test.entry | (test.error == nil && test.entry >> 39 & 1 == 0 ? address : 0))
        machine.write(address, [0xcd, 0x80])
        let taken = try #require(machine.run(test.code + [0xcd, 0x80]))
        guard let error = test.error else {
            #expect(taken.vector == 0x80)
            return
        }
        #expect(taken.vector == 14)
        #expect(taken.error == error)
        #expect(machine.cr2 == address)
        #expect(taken.rip == (error & 16 != 0 ? address : X86TestMachine.code))
        #expect(taken.cs == (test.mode == .user ? 0x33 : 0x10))
        #expect(taken.flags & 1 << 16 != 0)
        #expect(taken.rsp == X86TestMachine.stack)
        #expect(taken.ss == (test.mode == .user ? 0x2b : 0x18))
    }

    /// Without NX and SMEP the I/D bit is never set, and bit 63 is reserved.
    @Test func withoutNoExecuteFetchesAreNotTold() throws {
        let machine = X86TestMachine(.user)
        #expect(machine.processor.setModelSpecificRegister(0xc000_0080, 0x501))
        machine.setPage(X86TestMachine.data, 0)
        #expect(try #require(machine.run(Self.fetch)).error == 4)
        let other = X86TestMachine(.user)
        #expect(other.processor.setModelSpecificRegister(0xc000_0080, 0x501))
        other.setPage(X86TestMachine.data, Self.noExecute | 7)
        #expect(try #require(other.run(Self.read)).error == 0xd)
    }

    struct Level: Sendable {
        var table: UInt64
        var bits: UInt64
        var error: UInt64
    }

    /// Rights are those of all levels together; what is reserved depends on the level (SDM Vol. 3, tables 5-15 to 5-20).
    @Test(arguments: [
        Level(table: 0x1000, bits: 0, error: 6), Level(table: 0x2000, bits: 0, error: 6),
        Level(table: 0x3000, bits: 0, error: 6),
        Level(table: 0x1000, bits: 0x87, error: 0xf),  // PS in a PML4E
        Level(table: 0x2000, bits: 0x87 | 1 << 13, error: 0xf), Level(table: 0x2000, bits: 0x87 | 1 << 29, error: 0xf),
        Level(table: 0x3000, bits: 0x87 | 1 << 13, error: 0xf), Level(table: 0x3000, bits: 0x87 | 1 << 20, error: 0xf),
        Level(table: 0x1000, bits: 7 | 1 << 51, error: 0xf), Level(table: 0x3000, bits: 7 | 1 << 40, error: 0xf),
    ])
    func eachLevelIsChecked(_ level: Level) throws {
        let machine = X86TestMachine(.user)
        // The second GiB, MiB or 512 GiB, so that the code stays where it is.
        let shift: UInt64 = level.table == 0x1000 ? 39 : level.table == 0x2000 ? 30 : 21
        let address: UInt64 = 1 << shift | 0x123
        machine.put(level.table + 8, level.bits)
        machine.processor.setRegister(3, address)
        let taken = try #require(machine.run([0x88, 3]))
        #expect(taken.vector == 14)
        #expect(taken.error == level.error)
        #expect(machine.cr2 == address)
    }

    /// Large pages, with PAT at bit 12, reach where they should.
    @Test func largePagesAreFollowed() throws {
        for (table, shift) in [(UInt64(0x2000), UInt64(30)), (0x3000, 21)] {
            let machine = X86TestMachine(.user)
            machine.put(table + 8, 0x87 | 1 << 12)
            machine.put(X86TestMachine.data, 0x1122_3344_5566_7788)
            machine.processor.setRegister(3, 1 << shift + X86TestMachine.data)
            #expect(try #require(machine.run([0x48, 0x8b, 0x0b, 0xcd, 0x80])).vector == 0x80)
            #expect(machine.processor.register(1) == 0x1122_3344_5566_7788)
            #expect(machine.get(table + 8) == 0x87 | 1 << 12 | Self.accessed)
        }
    }

    // MARK: Accessed and dirty

    struct Flags: Sendable {
        var name: String
        var code: [UInt8]
        var entry: UInt64
        var set: UInt64
    }

    @Test(arguments: [
        Flags(name: "load", code: read, entry: 7, set: accessed),
        Flags(name: "store", code: write, entry: 7, set: accessed | dirty),
        Flags(name: "change", code: update, entry: 7, set: accessed | dirty),
        Flags(name: "fetch", code: fetch, entry: 7, set: accessed),
        Flags(name: "comparison", code: [0x38, 4, 0x25, 0, 0, 3, 0], entry: 7, set: accessed),
        Flags(
            name: "exchange that fails", code: [0xb0, 1, 0x0f, 0xb0, 0x0c, 0x25, 0, 0, 3, 0], entry: 7,
            set: accessed | dirty),
        Flags(name: "load, not allowed", code: read, entry: 3, set: 0),
        Flags(name: "store, not allowed", code: write, entry: 5, set: 0),
        Flags(name: "change, not allowed", code: update, entry: 5, set: 0),
        Flags(name: "fetch, not allowed", code: fetch, entry: 7 | noExecute, set: 0),
        Flags(name: "reserved bit", code: read, entry: 7 | 1 << 41, set: 0),
        Flags(name: "not present", code: write, entry: 6, set: 0),
        Flags(name: "nothing", code: [0x0f, 0x18, 4, 0x25, 0, 0, 3, 0, 0x8d, 4, 0x25, 0, 0, 3, 0], entry: 7, set: 0),
    ])
    func flagsAreSetByWhatHappens(_ test: Flags) {
        let machine = X86TestMachine(.user)
        let address = X86TestMachine.data
        machine.setPage(address, test.entry)
        machine.write(address, [0xcd, 0x80])
        #expect(machine.run(test.code + [0xcd, 0x80]) != nil)
        #expect(machine.get(X86TestMachine.entry(address)) == address | test.entry | test.set)
    }

    /// A page that was loaded from is in the TLB; the first store into it still sets D, and D alone.
    @Test func theFirstStoreAfterLoadsSetsDirty() {
        let machine = X86TestMachine(.user)
        let entry = X86TestMachine.entry(X86TestMachine.data)
        #expect(machine.runToHandler(Self.read + Self.read + Self.write + [0xcd, 0x80]) == 0x80)
        #expect(machine.get(entry) & 0x60 == Self.accessed | Self.dirty)
    }

    /// The upper levels are marked as they are passed, and never dirty.
    @Test func upperLevelsAreAccessed() {
        let machine = X86TestMachine(.user)
        machine.put(0x3008, 0xf000 | 7)
        machine.put(0xf000, X86TestMachine.data | 7)
        machine.processor.setRegister(3, 2 << 20)
        #expect(machine.runToHandler([0x88, 3, 0xcd, 0x80]) == 0x80)
        for (address, value) in [(UInt64(0x1000), UInt64(0x2027)), (0x2000, 0x3027), (0x3008, 0xf027)] {
            #expect(machine.get(address) == value)
        }
        #expect(machine.get(0xf000) == X86TestMachine.data | 0x67)
    }

    // MARK: Two pages

    struct Crossing: Sendable {
        var name: String
        var code: [UInt8]
        var missing: UInt64
        var error: UInt64
        var cr2: UInt64
        var entry: UInt64 = 0
    }

    /// Operands over the end of the page at 30000h: the page that is missing is the one in CR2, and nothing is written.
    @Test(arguments: [
        Crossing(
            name: "store, second page", code: [0x89, 4, 0x25, 0xfe, 0x0f, 3, 0], missing: 0x31000, error: 6,
            cr2: 0x31000),
        Crossing(
            name: "store, first page", code: [0x89, 4, 0x25, 0xfe, 0x0f, 3, 0], missing: 0x30000, error: 6, cr2: 0x30ffe
        ),
        Crossing(
            name: "load, second page", code: [0x8b, 4, 0x25, 0xfe, 0x0f, 3, 0], missing: 0x31000, error: 4, cr2: 0x31000
        ),
        Crossing(
            name: "load, first page", code: [0x8b, 4, 0x25, 0xfe, 0x0f, 3, 0], missing: 0x30000, error: 4, cr2: 0x30ffe),
        Crossing(
            name: "change, second page", code: [0x48, 1, 4, 0x25, 0xfd, 0x0f, 3, 0], missing: 0x31000, error: 6,
            cr2: 0x31000),
        Crossing(
            name: "change, second page read-only", code: [0x66, 0xf0, 0xff, 4, 0x25, 0xff, 0x0f, 3, 0],
            missing: 0x31000, error: 7,
            cr2: 0x31000, entry: 0x31005),
        Crossing(
            name: "vector store, second page", code: [0x0f, 0x11, 4, 0x25, 0xf9, 0x0f, 3, 0], missing: 0x31000,
            error: 6,
            cr2: 0x31000),
        Crossing(
            name: "vector load, second page", code: [0xc5, 0xfe, 0x6f, 4, 0x25, 0xff, 0x0f, 3, 0], missing: 0x31000,
            error: 4,
            cr2: 0x31000),
        Crossing(
            name: "vector load, first page", code: [0xc5, 0xfe, 0x6f, 4, 0x25, 0xe1, 0x0f, 3, 0], missing: 0x30000,
            error: 4,
            cr2: 0x30fe1),
        Crossing(
            name: "80-bit store, second page", code: [0xd9, 0xe8, 0xdb, 0x3c, 0x25, 0xf8, 0x0f, 3, 0], missing: 0x31000,
            error: 6,
            cr2: 0x31000),
        Crossing(
            name: "FXSAVE, second page", code: [0x0f, 0xae, 4, 0x25, 0, 0x0f, 3, 0], missing: 0x31000, error: 6,
            cr2: 0x31000),
        Crossing(
            name: "push, second page", code: [0xbc, 4, 0x10, 3, 0, 0x50], missing: 0x31000, error: 6, cr2: 0x31000),
        Crossing(
            name: "push, first page", code: [0xbc, 4, 0x10, 3, 0, 0x50], missing: 0x30000, error: 6, cr2: 0x30ffc),
        Crossing(
            name: "pop, second page", code: [0xbc, 0xfc, 0x0f, 3, 0, 0x58], missing: 0x31000, error: 4, cr2: 0x31000),
        Crossing(
            name: "call, second page", code: [0xbc, 3, 0x10, 3, 0, 0xe8, 0xfb, 0xff, 0xff, 0xff], missing: 0x31000,
            error: 6, cr2: 0x31000),
    ])
    func whatLiesOverTwoPagesIsAllOrNothing(_ test: Crossing) throws {
        let machine = X86TestMachine(.user)
        machine.put(X86TestMachine.entry(test.missing), test.entry)
        let filler = [UInt8](repeating: 0x5a, count: 0x2000)
        machine.write(0x30000, filler)
        for index in 0..<4 { machine.processor.setRegister(index, 0x1234_5678_9abc_def0) }
        let taken = try #require(machine.run(test.code))
        #expect(taken.vector == 14)
        #expect(taken.error == test.error)
        #expect(machine.cr2 == test.cr2)
        for index in 0..<4 { #expect(machine.processor.register(index) == 0x1234_5678_9abc_def0) }
        for offset in stride(from: UInt64(0), to: 0x2000, by: 8) {
            #expect(machine.get(0x30000 + offset) == 0x5a5a_5a5a_5a5a_5a5a)
        }
    }

    /// A store over two pages that are both there, next to each other only in the address space.
    @Test func storesOverTwoPagesGoToBoth() {
        let machine = X86TestMachine(.user)
        machine.put(X86TestMachine.entry(0x31000), 0x50000 | 7)
        machine.processor.setRegister(0, 0x8877_6655_4433_2211)
        #expect(
            machine.runToHandler([
                0x48, 0x89, 4, 0x25, 0xfd, 0x0f, 3, 0, 0x48, 0x8b, 0x0c, 0x25, 0xfd, 0x0f, 3, 0, 0xcd, 0x80,
            ]) == 0x80)
        #expect(machine.processor.register(1) == 0x8877_6655_4433_2211)
        #expect(machine.get(0x30ff8) == 0x3322_1100_0000_0000)
        #expect(machine.get(0x50000) == 0x88_7766_5544)
        #expect(machine.get(0x31000) == 0)
    }

    struct Cut: Sendable {
        var code: [UInt8]
        var inFirst: Int
        var vector: UInt64
    }

    /// An instruction over the end of a page: its second page is missing if it is needed, and only then.
    @Test(arguments: [
        Cut(code: [0xb8, 0x78, 0x56, 0x34, 0x12], inFirst: 1, vector: 14),
        Cut(code: [0xb8, 0x78, 0x56, 0x34, 0x12], inFirst: 4, vector: 14),
        Cut(code: [0xcd, 0x80], inFirst: 2, vector: 0x80),
        // No instruction whatever follows.
        Cut(code: [0x0f, 0x0b], inFirst: 2, vector: 6), Cut(code: [0x06], inFirst: 1, vector: 6),
    ])
    func instructionsOverTwoPagesFaultForTheSecond(_ test: Cut) throws {
        let machine = X86TestMachine(.user)
        let start = X86TestMachine.data + 0x1000 - UInt64(test.inFirst)
        machine.setPage(X86TestMachine.data + 0x1000, 0)
        machine.write(start, Array(test.code[..<test.inFirst]))
        machine.processor.setRegister(3, start)
        let taken = try #require(machine.run([0xff, 0xe3]))
        #expect(taken.vector == test.vector)
        guard test.vector == 14 else { return }
        #expect(taken.error == 0x14)
        #expect(taken.rip == start)
        #expect(machine.cr2 == X86TestMachine.data + 0x1000)
    }

    /// CR2 is a program's address as it is, however far up.
    @Test func upperHalfAddressesAreReported() throws {
        let machine = X86TestMachine(.user)
        machine.processor.setRegister(3, 0xffff_8000_0000_0001)
        let taken = try #require(machine.run([0x8a, 3]))
        #expect(taken.vector == 14)
        #expect(machine.cr2 == 0xffff_8000_0000_0001)
    }
}
