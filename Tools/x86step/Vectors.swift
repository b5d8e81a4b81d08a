import Emulator
import Glibc
import HostPlatform
import ImageModel

/// Runs single instructions: fixed-size requests from stdin, answers of the same layout to stdout.
///
///     0    length of the code (4)   4 mode: 0 as the slow paths run it, 1 as a decoded record (4)    8 code (16)
///     24   RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8...R15 (8 each)
///     152  RIP (8)   160 RFLAGS (8)   168 FS base (8)   176 GS base (8)   184 unused (8)
///     192  x87, SSE and AVX registers as XSAVE lays them out (832)
///     1024 address of the window (8)   1032 its length (4)   1036 answer: vector, or 255 for none (4)
///     1040 bytes of the window (1024)
///
/// The code is put at RIP, the window at its address; both lie below 16 MiB, without translation, in user mode. Interrupts are on and
/// nothing else is in memory.
struct Vectors {
    private static let requestBytes = 2064
    private static let memoryBytes: UInt64 = 16 << 20

    private let processor: X86Processor
    private let memory: GuestMemory
    private let pages: MappedPages
    private let bus = BareBus()

    init() throws {
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: .v3, records: 1 << 16)
        memory.codeInvalidator = processor
        processor.enableVectors()
    }

    func run() {
        var request = [UInt8](repeating: 0, count: Self.requestBytes)
        request.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            let input = Input()
            guard let output = fdopen(1, "wb") else { return }
            while input.read(base, buffer.count) {
                answer(base)
                fwrite(base, 1, buffer.count, output)
                // Whoever waits for one answer before the next request sends a request of no code to have it.
                if base.load(as: UInt32.self) == 0 { fflush(output) }
            }
            fflush(output)
        }
        memory.codeInvalidator = nil
    }

    private func answer(_ base: UnsafeMutableRawPointer) {
        let length = Int(min(base.load(as: UInt32.self), 15))
        guard length > 0 else { return }
        let isRecord = base.load(fromByteOffset: 4, as: UInt32.self) != 0
        let pc = base.load(fromByteOffset: 152, as: UInt64.self)
        let window = base.load(fromByteOffset: 1024, as: UInt64.self)
        let windowLength = Int(min(base.load(fromByteOffset: 1032, as: UInt32.self), 1024))
        _ = memory.write(window, from: UnsafeRawBufferPointer(start: base + 1040, count: windowLength))
        _ = memory.write(pc, from: UnsafeRawBufferPointer(start: base + 8, count: length))
        // A jump to the next instruction ends the block behind the one under test.
        let end: [UInt8] = [0xeb, 0]
        if isRecord { _ = end.withUnsafeBytes { memory.write(pc &+ UInt64(length), from: $0) } }
        for index in 0..<16 {
            processor.setRegister(index, base.load(fromByteOffset: 24 + index * 8, as: UInt64.self))
        }
        processor.resume(at: pc, privilege: 3)
        processor.flags = base.load(fromByteOffset: 160, as: UInt64.self) & 0x20_4cd5 | 0x200
        _ = processor.setModelSpecificRegister(0xc000_0100, base.load(fromByteOffset: 168, as: UInt64.self))
        _ = processor.setModelSpecificRegister(0xc000_0101, base.load(fromByteOffset: 176, as: UInt64.self))
        processor.loadVectors(base + 192)

        var vector: UInt32 = 255
        if isRecord {
            processor.runBlock()
            // There is no IDT: a fault ends as a shutdown.
            if processor.takeShutdown() { vector = 254 }
        } else if let fault = processor.step().vector {
            vector = UInt32(fault)
        }
        for index in 0..<16 {
            base.storeBytes(of: processor.register(index), toByteOffset: 24 + index * 8, as: UInt64.self)
        }
        var next = processor.pc
        if isRecord, next == pc &+ UInt64(length) &+ 2 { next = pc &+ UInt64(length) }
        base.storeBytes(of: next, toByteOffset: 152, as: UInt64.self)
        base.storeBytes(of: processor.flags, toByteOffset: 160, as: UInt64.self)
        base.storeBytes(
            of: processor.modelSpecificRegister(0xc000_0100) ?? 0, toByteOffset: 168, as: UInt64.self)
        base.storeBytes(
            of: processor.modelSpecificRegister(0xc000_0101) ?? 0, toByteOffset: 176, as: UInt64.self)
        processor.storeVectors(base + 192)
        base.storeBytes(of: vector, toByteOffset: 1036, as: UInt32.self)
        _ = memory.read(window, into: UnsafeMutableRawBufferPointer(start: base + 1040, count: windowLength))
    }
}
