import CoreChecks
import Emulator
import Glibc
import ImageModel

/// A hostile guest before the MMU: the input is a list of its doings with page tables, control registers and memory. What the
/// processor answers is compared with `X86PageWalker`, and at the end all of memory.
@Sendable func fuzzX86Memory(_ bytes: UnsafeRawBufferPointer) {
    let guest = PagingGuest(bytes)
    while guest.step() {}
    guest.finish()
}

/// Tables at pages 0...15, data at pages 16...31. Page 0 is the root; each level's first entries lead on.
@Sendable func x86MemorySeeds() -> [[UInt8]] {
    // 0 level-wise chain 0 → 1 → 2 → 3 → data.
    let chain: [UInt8] = [0, 0, 0, 1, 7, 0, 1, 0, 2, 7, 0, 2, 0, 3, 7, 0, 3, 0, 16, 7, 0, 3, 1, 17, 7, 0, 3, 2, 18, 7]
    let accesses: [UInt8] = [
        2, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 1, 0, 3, 4, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0xfd, 3, 3, 0, 0, 0, 1, 0xff, 3,
    ]
    let user: [UInt8] = [1, 0x81, 0, 1, 0x10, 0]
    let loop: [UInt8] = [0, 0, 0, 0, 7, 2, 0, 0, 0, 0, 0, 3, 0, 0, 1, 0, 0x23, 3, 0, 0, 0, 0, 8, 3]
    let large: [UInt8] = [0, 2, 0, 0, 0x87, 2, 0, 0, 0, 3, 9, 3, 0, 1, 0, 0, 0x87, 3, 0, 0, 5, 5, 1, 2]
    let contexts: [UInt8] = [1, 0x20, 0, 5, 1, 1, 2, 0, 0, 0, 0, 0, 3, 5, 4, 2, 2, 0, 0, 0, 0, 0, 3, 5, 1, 1, 6, 3]
    return [
        chain + accesses, chain + user + accesses + accesses, chain + loop + accesses, chain + large + accesses,
        chain + accesses + contexts + accesses, chain + [0, 3, 0, 16, 0x85, 0, 3, 1, 17, 3] + user + accesses,
    ]
}

private final class PagingGuest {
    private static let pages: UInt64 = 32
    private static let tables: UInt64 = 16

    private let input: UnsafeRawBufferPointer
    private var offset = 0
    private let ram = AllocatedPages(sizeBytes: PagingGuest.pages * 4096)
    private let memory: GuestMemory
    private let bus = X86NoDevices()
    private let processor: X86Processor
    private var walker: X86PageWalker
    private var control4: UInt64 = 1 << 5
    private var control3: UInt64 = 0

    init(_ input: UnsafeRawBufferPointer) {
        self.input = input
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.pages * 4096, host: ram.base)
        processor = X86Processor(memory: memory, bus: bus, level: .v3, records: 1 << 12)
        memory.codeInvalidator = processor
        walker = X86PageWalker(memory: [UInt8](repeating: 0, count: Int(Self.pages) * 4096))
        walker.noExecuteEnable = true
        walker.writeProtect = true
        // Not the root of nothing: paging is on.
        processor.reset(pc: 0, pageTable: 4096, gdtBase: 0, gdtLimit: 0)
        _ = processor.setControlRegister(4, control4)
        _ = processor.setControlRegister(3, 0)
    }

    deinit { memory.codeInvalidator = nil }

    /// One doing; false at the end of the input.
    func step() -> Bool {
        guard offset < input.count else { return false }
        switch byte() % 7 {
        case 0: setEntry()
        case 1: setControls()
        case 2: load()
        case 3: store()
        case 4: fetch()
        case 5: switchContext()
        default: _ = processor.invalidate(type: UInt64(byte() & 3), context: 0, address: address())
        }
        return true
    }

    func finish() {
        for page in 0..<Int(Self.pages) {
            let isSame = walker.memory[page * 4096..<(page + 1) * 4096].withUnsafeBytes { wanted -> Bool in
                guard let base = wanted.baseAddress else { return false }
                return memcmp(base, memory.host + page * 4096, 4096) == 0
            }
            if !isSame { fatalError("page \(page) differs") }
        }
        memory.codeInvalidator = nil
    }

    // MARK: Doings

    /// An entry of a table: its page, its index, the page it leads to, flags; sometimes a bit far up.
    private func setEntry() {
        let place = UInt64(byte()) % Self.tables * 4096 + index() * 8
        let target = byte()
        let flags = byte()
        var entry = UInt64(target) % (Self.pages + 2) * 4096 | UInt64(flags & 0xe7)
        // Flags 3 and 4, which caches read, stand for what is rare.
        switch flags >> 3 & 3 {
        case 1: entry |= 1 << 63
        case 2: entry |= 1 << (UInt64(byte()) & 63)
        case 3: entry |= UInt64(byte()) << 44 | UInt64(byte()) << 12
        default: break
        }
        walker.setWord(place, entry)
        _ = withUnsafeBytes(of: entry) { memory.write(place, from: $0) }
        flush()
    }

    /// The TLB may keep what has been changed; after this it may not.
    private func flush() {
        precondition(processor.invalidate(type: 2, context: 0, address: 0))
    }

    /// Control registers, EFER.NXE, RFLAGS.AC and the privilege. None of it asks for a flush but by itself.
    private func setControls() {
        let choice = byte()
        let more = byte()
        walker.writeProtect = choice & 1 != 0
        walker.smep = choice & 2 != 0
        walker.smap = choice & 4 != 0
        walker.noExecuteEnable = choice & 8 == 0
        walker.alignmentMask = choice & 16 != 0
        walker.alignmentFlag = more & 1 != 0
        walker.isUser = choice & 0x80 != 0
        control4 = 1 << 5 | (choice & 32 != 0 ? 1 << 17 : 0) | (choice & 64 != 0 ? 1 << 7 : 0)
        control4 |= (walker.smep ? 1 << 20 : 0) | (walker.smap ? 1 << 21 : 0)
        // PCIDs come on with the first, and what lies in CR3's low bits means something else without them.
        if control4 >> 17 & 1 != processor.controlRegister(4) >> 17 & 1 {
            control3 &= ~0xfff
            precondition(processor.setControlRegister(3, control3))
        }
        precondition(processor.setControlRegister(4, control4))
        let control0: UInt64 =
            0x8000_0033 | (walker.writeProtect ? 1 << 16 : 0) | (walker.alignmentMask ? 1 << 18 : 0)
        precondition(processor.setControlRegister(0, control0))
        precondition(processor.setModelSpecificRegister(0xc000_0080, walker.noExecuteEnable ? 0xd01 : 0x501))
        processor.resume(at: 0, privilege: walker.isUser ? 3 : 0)
        processor.flags = walker.alignmentFlag ? 1 << 18 : 0
    }

    /// Another root, perhaps with a context of its own that keeps its translations.
    private func switchContext() {
        let root = UInt64(byte()) % Self.tables * 4096
        let choice = byte()
        let hasContexts = control4 >> 17 & 1 != 0
        control3 = root | (hasContexts ? UInt64(choice & 7) : 0)
        walker.root = root
        // Global pages may rightly stay. A context belongs to one root here, or what it kept would be of another.
        if control4 >> 7 & 1 != 0 { flush() }
        if hasContexts, root >> 12 & 7 != UInt64(choice & 7) || root >> 12 > 7 { flush() }
        let keeps: UInt64 = hasContexts && choice & 8 != 0 && root >> 12 == UInt64(choice & 7) ? 1 << 63 : 0
        precondition(processor.setControlRegister(3, control3 | keeps))
    }

    private func load() {
        let address = address()
        let size = [1, 2, 4, 8][Int(byte() & 3)]
        let found = processor.access(address, size: size, storing: nil)
        do throws(X86PageWalker.Fault) {
            let value = try walker.load(address, size: size)
            agree(found.step, nil, address)
            precondition(found.loaded == value, "load of \(size) at \(address): \(found.loaded), not \(value)")
        } catch { agree(found.step, error, address) }
    }

    private func store() {
        let address = address()
        let size = [1, 2, 4, 8][Int(byte() & 3)]
        // Over a table that is in use this makes entries of all kinds.
        let value = UInt64(offset) &* 0x9e37_79b9_7f4a_7c15
        let found = processor.access(address, size: size, storing: value)
        do throws(X86PageWalker.Fault) {
            try walker.store(address, value, size: size)
            agree(found.step, nil, address)
            flush()
        } catch { agree(found.step, error, address) }
    }

    private func fetch() {
        let address = address()
        let found = processor.fetch(address)
        do throws(X86PageWalker.Fault) {
            let physical = try walker.translate(address, .fetch)
            // Code outside RAM is this processor's own matter.
            guard physical < Self.pages * 4096 else {
                precondition(found.step.vector == 13)
                return
            }
            agree(found.step, nil, address)
            precondition(found.page == physical & ~4095, "fetch at \(address)")
        } catch { agree(found.step, error, address) }
    }

    private func agree(_ step: X86Processor.Step, _ fault: X86PageWalker.Fault?, _ address: UInt64) {
        let wanted = fault ?? X86PageWalker.Fault(vector: 255)
        let isSame =
            step.vector ?? 255 == wanted.vector && step.errorCode == wanted.errorCode && step.address == wanted.address
        // What the tool prints: a release build keeps preconditions to itself.
        if !isSame { fatalError("\(String(address, radix: 16)): \(step), wanted \(wanted)") }
    }

    // MARK: Input

    private func byte() -> UInt8 {
        guard offset < input.count else { return 0 }
        defer { offset += 1 }
        return input[offset]
    }

    /// 0...3 and the last ones.
    private func index() -> UInt64 {
        let choice = UInt64(byte())
        return choice < 0xf8 ? choice & 3 : choice + 256
    }

    /// Indices of the four levels, and an offset, often near the end of a page; sometimes no address.
    private func address() -> UInt64 {
        var address: UInt64 = 0
        for _ in 0..<4 { address = address << 9 | index() }
        let low = byte()
        address = address << 12 | (low >= 0xf0 ? 0xf00 | UInt64(low) : UInt64(low))
        let signed = UInt64(bitPattern: Int64(bitPattern: address << 16) >> 16)
        return low == 0xef ? signed ^ 1 << 60 : signed
    }
}
