import Emulator
import ImageModel

/// Carries out what `Tests/Differential/x86/native` let the host's processor do, and writes what came of it over what the
/// host got: the same instructions natively and in wasm must leave the same bytes.
///
/// A record is a header, the state before and after, and the operands' memory before and after. Of the header:
///
///     0 record's length (4)  8 code (16)  24 its length (1)  25 64 or 32 (1)  26 has vectors (1)  27 outcome: 0 went on, 1 branched,
///     2 faulted (1)  28 vector (1)  32 error code (4)  40 CR2 (8)  48 RIP (8)  56 address of the memory (8)  64 its length (4)
///
/// A state is 16 registers, RFLAGS, FS and GS base (152); with vectors x87 and MXCSR as FXSAVE has them (160) and YMM (512).
public final class X86RecordRunner {
    private static let memoryBytes: UInt64 = 512 << 10
    private static let tables: UInt64 = 0x1000
    /// Where `native` has its pages, and where they lie here.
    private static let code: UInt64 = 0x1000_0000
    private static let instruction = code + 0x800
    private static let codePage: UInt64 = 0x10000
    private static let data: UInt64 = 0x2000_0000
    private static let dataPages: UInt64 = 0x20000

    private let pages = AllocatedPages(sizeBytes: X86RecordRunner.memoryBytes)
    private let memory: GuestMemory
    private let bus = X86NoDevices()
    private let processor: X86Processor
    /// As XSAVE lays it out.
    private let image = UnsafeMutableRawPointer.allocate(byteCount: 832, alignment: 64)

    public init() {
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: .v3, records: 1 << 14)
        memory.codeInvalidator = processor
        image.initializeMemory(as: UInt8.self, repeating: 0, count: 832)
        put(Self.tables, Self.tables + 0x1000 | 7)
        put(Self.tables + 0x1000, Self.tables + 0x2000 | 7)
        put(Self.tables + 0x2000 + (Self.code >> 21) * 8, Self.tables + 0x3000 | 7)
        put(Self.tables + 0x2000 + (Self.data >> 21) * 8, Self.tables + 0x4000 | 7)
        put(Self.tables + 0x3000, Self.codePage | 7)
        // The third is missing, the fifth is read-only.
        for page in [UInt64(0), 1, 3] { put(Self.tables + 0x4000 + page * 8, Self.dataPages + page << 12 | 7) }
        put(Self.tables + 0x4000 + 4 * 8, Self.dataPages + 4 << 12 | 5)
        processor.reset(pc: 0, pageTable: Self.tables, gdtBase: 0, gdtLimit: 0)
        processor.enableVectors()
    }

    deinit { image.deallocate() }

    /// The processor and its memory know each other.
    public func close() { memory.codeInvalidator = nil }

    /// Replaces what the host got in each of the records, which lie one behind the other in `bytes`. The answer: how many
    /// there are, and how many came out otherwise in the hot loop than in the executor; nil: they are no records.
    public func run(_ bytes: UnsafeMutableRawBufferPointer) -> (records: Int, differences: Int)? {
        var offset = 0
        var counts = (records: 0, differences: 0)
        while offset < bytes.count {
            guard let record = Record(bytes, at: offset), record.window >= Self.data,
                record.window - Self.data + UInt64(record.windowBytes) <= 5 << 12
            else { return nil }
            run(record)
            let slow = copy(record)
            if record.outcome < 2 {
                runInLoop(record)
                if copy(record) != slow { counts.differences += 1 }
            }
            counts.records += 1
            offset += record.sizeBytes
        }
        return counts
    }

    private func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    private func copy(_ record: Record) -> [UInt8] {
        [UInt8](UnsafeRawBufferPointer(start: record.base, count: record.sizeBytes))
    }

    // MARK: One record

    private func load(_ record: Record) {
        let window = Self.dataPages + record.window - Self.data
        _ = memory.write(window, from: UnsafeRawBufferPointer(start: record.windowBefore, count: record.windowBytes))
        _ = memory.write(
            Self.codePage + 0x800, from: UnsafeRawBufferPointer(start: record.base + 8, count: record.codeBytes))
        // A jump to what follows ends the block.
        let jump: [UInt8] = [0xeb, 0]
        _ = jump.withUnsafeBytes { memory.write(Self.codePage + 0x800 + UInt64(record.codeBytes), from: $0) }
        let state = record.before
        for index in 0..<16 {
            processor.setRegister(index, state.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        processor.resume(at: Self.instruction, privilege: 3, is64Bit: record.is64Bit)
        processor.flags = state.loadUnaligned(fromByteOffset: 128, as: UInt64.self) & 0x20_0cd5 | 0x202
        _ = processor.setModelSpecificRegister(
            0xc000_0100, state.loadUnaligned(fromByteOffset: 136, as: UInt64.self))
        _ = processor.setModelSpecificRegister(
            0xc000_0101, state.loadUnaligned(fromByteOffset: 144, as: UInt64.self))
        guard record.hasVectors else { return }
        image.copyMemory(from: state + 152, byteCount: 160)
        for index in 0..<16 {
            (image + 160 + index * 16).copyMemory(from: state + 312 + index * 32, byteCount: 16)
            (image + 576 + index * 16).copyMemory(from: state + 328 + index * 32, byteCount: 16)
        }
        processor.loadVectors(image)
    }

    private func store(_ record: Record, vector: UInt8?, errorCode: UInt32, address: UInt64) {
        var next = processor.pc
        let end = Self.instruction + UInt64(record.codeBytes)
        if next == end + 2 { next = end }
        let base = record.base
        base.storeBytes(of: vector != nil ? 2 : next == end ? 0 : 1, toByteOffset: 27, as: UInt8.self)
        base.storeBytes(of: vector ?? 0, toByteOffset: 28, as: UInt8.self)
        base.storeBytes(of: errorCode, toByteOffset: 32, as: UInt32.self)
        base.storeBytes(of: address, toByteOffset: 40, as: UInt64.self)
        base.storeBytes(of: next, toByteOffset: 48, as: UInt64.self)
        let state = record.after
        for index in 0..<16 {
            state.storeBytes(of: processor.register(index), toByteOffset: index * 8, as: UInt64.self)
        }
        state.storeBytes(of: processor.flags, toByteOffset: 128, as: UInt64.self)
        state.storeBytes(
            of: processor.modelSpecificRegister(0xc000_0100) ?? 0, toByteOffset: 136, as: UInt64.self)
        state.storeBytes(
            of: processor.modelSpecificRegister(0xc000_0101) ?? 0, toByteOffset: 144, as: UInt64.self)
        if record.hasVectors {
            processor.storeVectors(image)
            (state + 152).copyMemory(from: image, byteCount: 160)
            for index in 0..<16 {
                (state + 312 + index * 32).copyMemory(from: image + 160 + index * 16, byteCount: 16)
                (state + 328 + index * 32).copyMemory(from: image + 576 + index * 16, byteCount: 16)
            }
        }
        let window = Self.dataPages + record.window - Self.data
        _ = memory.read(
            window, into: UnsafeMutableRawBufferPointer(start: record.windowAfter, count: record.windowBytes))
        // Nothing is left for the next one.
        (memory.host + Int(window)).initializeMemory(as: UInt8.self, repeating: 0, count: record.windowBytes)
    }

    private func run(_ record: Record) {
        load(record)
        let step = processor.step()
        store(record, vector: step.vector, errorCode: step.errorCode, address: step.address)
    }

    /// By the records that the block builder makes. There is no IDT: a fault would end as a shutdown.
    private func runInLoop(_ record: Record) {
        load(record)
        processor.runBlock()
        store(record, vector: processor.takeShutdown() ? 254 : nil, errorCode: 0, address: 0)
    }
}

private struct Record {
    let base: UnsafeMutableRawPointer
    let sizeBytes: Int
    private let headerBytes: Int

    /// nil: no record is there.
    init?(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
        guard let start = bytes.baseAddress, bytes.count - offset >= 72 else { return nil }
        base = start + offset
        let size = UInt64(base.loadUnaligned(as: UInt32.self))
        let window = UInt64(base.loadUnaligned(fromByteOffset: 64, as: UInt32.self))
        let state: UInt64 = base.load(fromByteOffset: 26, as: UInt8.self) != 0 ? 824 : 152
        guard size <= UInt64(bytes.count - offset), size >= 72 + 2 * (state + window) else { return nil }
        guard base.load(fromByteOffset: 24, as: UInt8.self) <= 15 else { return nil }
        sizeBytes = Int(size)
        headerBytes = Int(size - 2 * (state + window))
    }

    var codeBytes: Int { Int(base.load(fromByteOffset: 24, as: UInt8.self)) }
    var is64Bit: Bool { base.load(fromByteOffset: 25, as: UInt8.self) == 64 }
    var hasVectors: Bool { base.load(fromByteOffset: 26, as: UInt8.self) != 0 }
    var outcome: UInt8 { base.load(fromByteOffset: 27, as: UInt8.self) }
    var window: UInt64 { base.loadUnaligned(fromByteOffset: 56, as: UInt64.self) }
    var windowBytes: Int { Int(base.loadUnaligned(fromByteOffset: 64, as: UInt32.self)) }
    private var stateBytes: Int { hasVectors ? 824 : 152 }
    var before: UnsafeMutableRawPointer { base + headerBytes }
    var after: UnsafeMutableRawPointer { before + stateBytes }
    var windowBefore: UnsafeMutableRawPointer { after + stateBytes }
    var windowAfter: UnsafeMutableRawPointer { windowBefore + windowBytes }
}
