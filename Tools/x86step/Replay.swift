import Emulator
import Glibc
import HostPlatform
import ImageModel

/// Does what `Tests/Differential/x86/native` did on this machine, and compares: its records come on stdin.
///
///     0 record's length (4)  4 row (2)  6 form (2)  8 code (16)  24 its length (1)  25 64 or 32 (1)  26 has vectors (1)
///     27 outcome: 0 went on, 1 branched, 2 faulted (1)  28 vector (1)  32 error code (4)  40 CR2 (8)  48 RIP (8)
///     56 address of the window (8)  64 its length (4)  68 MXCSR's mask (4)
///     72 before: 16 registers, RFLAGS, FS and GS base (152); with vectors x87 and MXCSR as FXSAVE (160), YMM (512); after; window; window
final class Replay {
    private static let memoryBytes: UInt64 = 0x2000_1000
    private static let instruction: UInt64 = 0x1000_0800
    /// CF PF AF ZF SF OF and DF.
    private static let comparedFlags: UInt64 = 0xcd5

    private let processor: X86Processor
    private let memory: GuestMemory
    private let pages: MappedPages
    private let bus = BareBus()
    private let isRecord: Bool
    private var counts: [String: (executed: Int, wrong: Int)] = [:]
    private var examples: [String: Int] = [:]
    private var image = [UInt8](repeating: 0, count: 832)

    init(isRecord: Bool) throws {
        self.isRecord = isRecord
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: .v3, records: 1 << 16)
        memory.codeInvalidator = processor
        processor.enableVectors()
    }

    /// Whether all was equal.
    func run() -> Bool {
        var record = [UInt8](repeating: 0, count: 1 << 16)
        let input = Input()
        while record.withUnsafeMutableBytes({ input.read($0.baseAddress!, 4) }) {
            let size = Int(record.withUnsafeBytes { $0.load(as: UInt32.self) })
            guard size >= 72, size <= record.count else { break }
            let isWhole = record.withUnsafeMutableBytes { input.read($0.baseAddress! + 4, size - 4) }
            guard isWhole else { break }
            record.withUnsafeBytes { compare($0) }
        }
        memory.codeInvalidator = nil
        var (executed, wrong) = (0, 0)
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            executed += count.executed
            wrong += count.wrong
            if count.wrong > 0 { print("\(name): \(count.wrong) of \(count.executed) differ") }
        }
        print("\(counts.count) mnemonics, \(executed) executions, \(wrong) differ")
        return wrong == 0
    }

    private func compare(_ record: UnsafeRawBufferPointer) {
        guard let base = record.baseAddress else { return }
        let length = Int(record[24])
        let hasVectors = record[26] != 0
        let stateBytes = hasVectors ? 824 : 152
        let before = base + 72
        let after = before + stateBytes
        let windowBytes = Int(base.loadUnaligned(fromByteOffset: 64, as: UInt32.self))
        let window = base.loadUnaligned(fromByteOffset: 56, as: UInt64.self)
        let windowBefore = after + stateBytes
        let windowAfter = windowBefore + windowBytes
        let isFault = record[27] == 2

        _ = memory.write(window, from: UnsafeRawBufferPointer(start: windowBefore, count: windowBytes))
        _ = memory.write(Self.instruction, from: UnsafeRawBufferPointer(start: base + 8, count: length))
        let end: [UInt8] = [0xeb, 0]
        _ = end.withUnsafeBytes { memory.write(Self.instruction + UInt64(length), from: $0) }
        for index in 0..<16 {
            processor.setRegister(index, before.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        processor.resume(at: Self.instruction, privilege: 3, is64Bit: record[25] == 64)
        processor.flags = before.loadUnaligned(fromByteOffset: 128, as: UInt64.self) & 0x20_0cd5 | 0x202
        _ = processor.setModelSpecificRegister(
            0xc000_0100, before.loadUnaligned(fromByteOffset: 136, as: UInt64.self))
        _ = processor.setModelSpecificRegister(
            0xc000_0101, before.loadUnaligned(fromByteOffset: 144, as: UInt64.self))
        if hasVectors { loadVectors(before + 152) }

        var vector: UInt8?
        if isRecord, !isFault {
            processor.runBlock()
            if processor.takeShutdown() { vector = 254 }
        } else {
            vector = processor.step().vector
        }
        var next = processor.pc
        if isRecord, next == Self.instruction + UInt64(length) + 2 { next -= 2 }

        var decoded = X86Instruction()
        let mode: X86DecodeMode = record[25] == 64 ? .long : .compatibility32
        _ = X86Decoder(mode: mode).decode(base + 8, count: length, into: &decoded)
        let name = X86Disassembler.mnemonic(decoded)
        var difference = ""
        if isFault {
            if vector != record[28] { difference = "vector \(vector.map { String($0) } ?? "none") not \(record[28])" }
        } else if let vector {
            difference = "fault \(vector)"
        }
        if difference.isEmpty {
            difference = registers(after, decoded, next, base.loadUnaligned(fromByteOffset: 48, as: UInt64.self))
        }
        if difference.isEmpty, hasVectors { difference = vectors(after + 152) }
        if difference.isEmpty {
            var bytes = [UInt8](repeating: 0, count: windowBytes)
            _ = bytes.withUnsafeMutableBytes { memory.read(window, into: $0) }
            for index in 0..<windowBytes where bytes[index] != windowAfter.load(fromByteOffset: index, as: UInt8.self) {
                difference = "memory at \(index)"
                break
            }
        }
        let code = (0..<length).map { hex(UInt64(record[8 + $0]), 2) }.joined()
        var count = counts[name] ?? (0, 0)
        count.executed += 1
        if !difference.isEmpty {
            count.wrong += 1
            examples[name, default: 0] += 1
            if examples[name, default: 0] <= 2 { print("\(name) [\(code)] \(difference)") }
        }
        counts[name] = count
    }

    private func registers(_ after: UnsafeRawPointer, _ decoded: X86Instruction, _ next: UInt64, _ rip: UInt64)
        -> String
    {
        for index in 0..<16 {
            let wanted = after.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
            if processor.register(index) != wanted {
                return "r\(index) is \(hex(processor.register(index), 16)) not \(hex(wanted, 16))"
            }
        }
        if next != rip { return "rip is \(hex(next, 16)) not \(hex(rip, 16))" }
        let wanted = after.loadUnaligned(fromByteOffset: 128, as: UInt64.self)
        let undefined = X86InstructionTable.flagEffects(ofRow: decoded.row).undefined
        let places: [UInt64] = [1 << 11, 1 << 7, 1 << 6, 1 << 4, 1 << 2, 1, 1 << 10]
        var mask = Self.comparedFlags
        for (bit, place) in places.enumerated() where undefined >> UInt8(bit) & 1 != 0 { mask &= ~place }
        if (processor.flags ^ wanted) & mask != 0 {
            return "flags are \(hex(processor.flags & mask, 3)) not \(hex(wanted & mask, 3))"
        }
        for (place, number) in [(136, UInt32(0xc000_0100)), (144, 0xc000_0101)] {
            if processor.modelSpecificRegister(number) != after.loadUnaligned(fromByteOffset: place, as: UInt64.self) {
                return "segment base"
            }
        }
        return ""
    }

    private func loadVectors(_ state: UnsafeRawPointer) {
        image.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            base.copyMemory(from: state, byteCount: 160)
            for index in 0..<16 {
                (base + 160 + index * 16).copyMemory(from: state + 160 + index * 32, byteCount: 16)
                (base + 576 + index * 16).copyMemory(from: state + 176 + index * 32, byteCount: 16)
            }
            processor.loadVectors(base)
        }
    }

    private func vectors(_ state: UnsafeRawPointer) -> String {
        image.withUnsafeMutableBytes { buffer -> String in
            guard let base = buffer.baseAddress else { return "" }
            processor.storeVectors(base)
            func word(_ p: UnsafeRawPointer, _ at: Int) -> UInt16 {
                p.loadUnaligned(fromByteOffset: at, as: UInt16.self)
            }
            for (name, at) in [("fcw", 0), ("fsw", 2), ("ftw", 4), ("mxcsr", 24)]
            where word(base, at) != word(state, at) {
                return "\(name) is \(hex(UInt64(word(base, at)), 4)) not \(hex(UInt64(word(state, at)), 4))"
            }
            for index in 0..<8 {
                for byte in 0..<10
                where base.load(fromByteOffset: 32 + index * 16 + byte, as: UInt8.self)
                    != state.load(fromByteOffset: 32 + index * 16 + byte, as: UInt8.self)
                { return "st\(index)" }
            }
            for index in 0..<16 {
                for half in 0..<4 {
                    let ours = base.loadUnaligned(
                        fromByteOffset: (half < 2 ? 160 : 576 - 16) + index * 16 + half * 8, as: UInt64.self)
                    let wanted = state.loadUnaligned(fromByteOffset: 160 + index * 32 + half * 8, as: UInt64.self)
                    if ours != wanted { return "ymm\(index)[\(half)] is \(hex(ours, 16)) not \(hex(wanted, 16))" }
                }
            }
            return ""
        }
    }

    private func hex(_ value: UInt64, _ digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
