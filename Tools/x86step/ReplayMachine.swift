import Emulator
import HostPlatform
import ImageModel

/// A processor in the surroundings that `native` has: its pages, mapped as there, its segments, and handlers for every vector.
final class ReplayMachine {
    private static let memoryBytes: UInt64 = 0x2000_6000
    private static let gdt: UInt64 = 0x1000
    private static let idt: UInt64 = 0x2000
    private static let task: UInt64 = 0x3000
    private static let handlers: UInt64 = 0x4000
    private static let handlerStack: UInt64 = 0x7000
    private static let pageTable: UInt64 = 0x10000
    static let instruction: UInt64 = 0x1000_0800
    private static let data: UInt64 = 0x2000_0000

    let processor: X86Processor
    private let memory: GuestMemory
    private let pages: MappedPages
    private let bus = BareBus()
    /// As XSAVE lays it out.
    private let image = UnsafeMutableRawPointer.allocate(byteCount: 832, alignment: 64)

    /// What became of an instruction.
    struct Outcome {
        /// nil: no fault.
        var vector: UInt8?
        var errorCode: UInt32 = 0
        /// Of a page fault.
        var address: UInt64 = 0
        var rip: UInt64
        var stackPointer: UInt64
        var flags: UInt64
    }

    init() throws {
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: .v3, records: 1 << 16)
        memory.codeInvalidator = processor
        image.initializeMemory(as: UInt8.self, repeating: 0, count: 832)
        makePageTables()
        makeDescriptors()
        processor.reset(pc: 0, pageTable: Self.pageTable, gdtBase: Self.gdt, gdtLimit: 0x7f)
        processor.enableVectors()
        // CR0.AM, as Linux has it.
        _ = processor.setControlRegister(0, processor.controlRegister(0) | 1 << 18)
        processor.setDescriptorTables(gdt: nil, idt: (Self.idt, 0xfff))
        processor.setTask(base: Self.task, limit: 103)
    }

    deinit {
        memory.codeInvalidator = nil
        image.deallocate()
    }

    private func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    private func makePageTables() {
        let table = Self.pageTable
        put(table, table + 0x1000 | 7)
        put(table + 0x1000, table + 0x2000 | 7)
        put(table + 0x2000, table + 0x3000 | 7)
        put(table + 0x2000 + (Self.instruction >> 21) * 8, table + 0x4000 | 7)
        put(table + 0x2000 + (Self.data >> 21) * 8, table + 0x5000 | 7)
        // The first 2 MiB belong to the supervisor.
        for page in UInt64(0)..<512 { put(table + 0x3000 + page * 8, page << 12 | 0x63) }
        put(table + 0x4000, Self.instruction & ~4095 | 0x67)
        for page in [UInt64(0), 1, 3] { put(table + 0x5000 + page * 8, Self.data + page << 12 | 0x67) }
        put(table + 0x5000 + 4 * 8, Self.data + 4 << 12 | 0x65)
    }

    /// As Linux numbers them; TSS and IDT with one stack for all handlers.
    private func makeDescriptors() {
        let entries: [(Int, UInt64)] = [
            (1, 0x00cf_9b00_0000_ffff), (2, 0x00af_9b00_0000_ffff), (3, 0x00cf_9300_0000_ffff),
            (4, 0x00cf_fb00_0000_ffff), (5, 0x00cf_f300_0000_ffff), (6, 0x00af_fb00_0000_ffff),
            (8, 0x0000_8b00_0000_0067 | Self.task << 16),
        ]
        for (index, entry) in entries { put(Self.gdt + UInt64(index) * 8, entry) }
        put(Self.task + 36, Self.handlerStack)
        for vector in UInt64(0)..<256 {
            let handler = Self.handlers + vector
            put(Self.idt + vector * 16, handler & 0xffff | 0x10 << 16 | 0xee01 << 32 | (handler >> 16) << 48)
        }
    }

    // MARK: States

    /// Everything as it was before, the code with `tail` behind it.
    func load(_ record: NativeRecord, tail: [UInt8]) {
        _ = memory.write(
            record.window, from: UnsafeRawBufferPointer(start: record.windowBefore, count: record.windowBytes))
        _ = memory.write(Self.instruction, from: UnsafeRawBufferPointer(start: record.code, count: record.codeBytes))
        _ = tail.withUnsafeBytes { memory.write(Self.instruction + UInt64(record.codeBytes), from: $0) }
        let state = record.before
        for index in 0..<16 { processor.setRegister(index, state.general(index)) }
        processor.resume(at: Self.instruction, privilege: 3, is64Bit: record.is64Bit)
        processor.flags = state.flags & 0x20_0cd5 | 0x202
        _ = processor.setModelSpecificRegister(0xc000_0100, state.fsBase)
        _ = processor.setModelSpecificRegister(0xc000_0101, state.gsBase)
        guard record.hasVectors else { return }
        image.copyMemory(from: state.fx, byteCount: 160)
        for index in 0..<16 {
            (image + 160 + index * 16).copyMemory(from: state.vector(index), byteCount: 16)
            (image + 576 + index * 16).copyMemory(from: state.vector(index) + 16, byteCount: 16)
        }
        processor.loadVectors(image)
    }

    /// As the slow paths run it, without delivering a fault.
    func runSlowly() -> Outcome {
        let step = processor.step()
        return Outcome(
            vector: step.vector, errorCode: step.errorCode, address: step.address, rip: processor.pc,
            stackPointer: processor.register(4), flags: processor.flags)
    }

    /// As a decoded record, with a fault delivered through the IDT. nil: the frame is not what it should be.
    func runRecord() -> Outcome? {
        processor.runBlock()
        guard processor.currentPrivilege == 0 else {
            return Outcome(
                vector: nil, rip: processor.pc, stackPointer: processor.register(4), flags: processor.flags)
        }
        let vector = processor.pc &- Self.handlers
        let hasErrorCode = [8, 10, 11, 12, 13, 14, 17].contains(vector)
        let frame = Self.handlerStack - (hasErrorCode ? 48 : 40)
        guard vector < 256, processor.register(4) == frame else { return nil }
        var words: [UInt64] = [0, 0, 0, 0, 0, 0]
        _ = words.withUnsafeMutableBytes { memory.read(Self.handlerStack - 48, into: $0) }
        // Faults push RFLAGS with RF.
        guard words[2] == (words[2] & 0xffff), words[2] & 3 == 3, words[5] == 0x2b,
            words[3] & 1 << 16 != 0 || vector == 1 || vector == 3 || vector == 4
        else { return nil }
        return Outcome(
            vector: UInt8(truncatingIfNeeded: vector),
            errorCode: hasErrorCode ? UInt32(truncatingIfNeeded: words[0]) : 0,
            address: processor.controlRegister(2), rip: words[1], stackPointer: words[4], flags: words[3] & ~(1 << 16))
    }

    /// x87, SSE and AVX registers; valid until the next call.
    func vectors() -> UnsafeRawPointer {
        processor.storeVectors(image)
        return UnsafeRawPointer(image)
    }

    /// The window as it is now.
    func window(_ record: NativeRecord) -> UnsafeRawPointer { UnsafeRawPointer(memory.host + Int(record.window)) }
}
