import Emulator
import Glibc
import HostPlatform
import ImageModel

/// Runs a static x86-64 program in user mode, the few system calls a C library makes at start being answered here.
final class Program {
    private static let memoryBytes: UInt64 = 512 << 20
    private static let stackTop: UInt64 = 0x1f00_0000
    private static let systemCallEntry: UInt64 = 0x1000

    let processor: X86Processor
    private let memory: GuestMemory
    private let pages: MappedPages
    private let bus = BareBus()
    private var breakEnd: UInt64 = 0
    private var mapped: UInt64 = 0x1000_0000

    init(path: String, arguments: [String], level: X86Level) throws {
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: level)
        memory.codeInvalidator = processor
        processor.enableVectors()
        let file = try Self.contents(path)
        let entry = try load(file)
        // HLT: comes back to us.
        _ = [UInt8](arrayLiteral: 0xf4).withUnsafeBytes { memory.write(Self.systemCallEntry, from: $0) }
        _ = processor.setModelSpecificRegister(0xc000_0082, Self.systemCallEntry)
        _ = processor.setModelSpecificRegister(0xc000_0081, 0x10 << 32)
        processor.setRegister(4, makeStack(file, entry, [path] + arguments))
        processor.resume(at: entry, privilege: 3)
    }

    deinit { memory.codeInvalidator = nil }

    static func contents(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw UsageError(message: "can't open \(path)") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    private func number(_ file: [UInt8], _ offset: Int, _ count: Int) -> UInt64 {
        guard offset >= 0, offset + count <= file.count else { return 0 }
        return (0..<count).reduce(0) { $0 | UInt64(file[offset + $1]) << UInt64(8 * $1) }
    }

    private func load(_ file: [UInt8]) throws -> UInt64 {
        guard number(file, 0, 4) == 0x464c_457f, number(file, 4, 1) == 2, number(file, 18, 2) == 62 else {
            throw UsageError(message: "not an x86-64 ELF file")
        }
        let headers = Int(number(file, 32, 8))
        for index in 0..<Int(number(file, 56, 2)) {
            let header = headers + index * 56
            guard number(file, header, 4) == 1 else { continue }
            let offset = Int(number(file, header + 8, 8))
            let address = number(file, header + 16, 8)
            let count = Int(number(file, header + 32, 8))
            guard offset + count <= file.count else { throw UsageError(message: "the ELF file is cut short") }
            let isInside = file[offset..<offset + count].withUnsafeBytes { memory.write(address, from: $0) }
            guard isInside else { throw UsageError(message: "link it static and not position-independent") }
            breakEnd = max(breakEnd, (address + number(file, header + 40, 8) + 4095) & ~4095)
        }
        return number(file, 24, 8)
    }

    private func put(_ address: UInt64, _ value: UInt64) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: $0) }
    }

    /// argc, argv, no environment, the auxiliary vector.
    private func makeStack(_ file: [UInt8], _ entry: UInt64, _ arguments: [String]) -> UInt64 {
        var at = Self.stackTop
        var pointers: [UInt64] = []
        for argument in arguments {
            let bytes = Array(argument.utf8) + [0]
            at -= UInt64(bytes.count)
            _ = bytes.withUnsafeBytes { memory.write(at, from: $0) }
            pointers.append(at)
        }
        at = (at - 64) & ~63
        let random = at
        var firstAddress: UInt64 = 0
        let headers = Int(number(file, 32, 8))
        for index in 0..<Int(number(file, 56, 2)) where number(file, headers + index * 56, 4) == 1 {
            firstAddress = number(file, headers + index * 56 + 16, 8) - number(file, headers + index * 56 + 8, 8)
            break
        }
        let auxiliary: [UInt64] = [
            3, firstAddress + UInt64(headers), 4, 56, 5, number(file, 56, 2), 6, 4096, 9, entry, 11, 0, 12, 0, 13, 0,
            14, 0, 23,
            0, 25, random, 0, 0,
        ]
        let words = [UInt64(pointers.count)] + pointers + [0, 0] + auxiliary
        at = (at - UInt64(words.count * 8)) & ~15
        for (index, word) in words.enumerated() { put(at + UInt64(index * 8), word) }
        return at
    }

    /// The exit code, or nil with the reason told.
    func run(maxInstructions: UInt64) -> Int32? {
        while true {
            let used = processor.retiredInstructions
            guard used < maxInstructions else { return fail("budget used up at \(hex(processor.pc))") }
            switch processor.run(maxInstructions: maxInstructions - used) {
            case .budget, .attention: continue
            case .shutdown:
                return fail("fault at or before \(hex(processor.pc)), address \(hex(processor.controlRegister(2)))")
            case .halted: break
            }
            guard processor.pc == Self.systemCallEntry + 1 else { return fail("HLT at \(hex(processor.pc))") }
            if let code = systemCall() { return code }
            processor.resume(at: processor.register(1), privilege: 3)
            processor.flags = processor.register(11)
        }
    }

    private func fail(_ message: String) -> Int32? {
        tell("x86step: \(message)")
        for index in 0..<16 { tell("r\(index) \(hex(processor.register(index)))") }
        return nil
    }

    private func hex(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }

    /// Not nil: the program ends with this code.
    private func systemCall() -> Int32? {
        let (a, b, c) = (processor.register(7), processor.register(6), processor.register(2))
        var result = UInt64(bitPattern: -38)
        switch processor.register(0) {
        case 1: result = output(b, c)
        case 20: result = gather(b, c)
        case 5: result = UInt64(bitPattern: -9)
        case 16: result = UInt64(bitPattern: -25)
        case 9:
            result = mapped
            mapped += (b + 4095) & ~4095
        case 10, 11, 13, 14, 218, 273, 334, 28: result = processor.register(0) == 218 ? 1 : 0
        case 12:
            if a > breakEnd, a < 0x1000_0000 { breakEnd = a }
            result = breakEnd
        case 39, 186: result = 1
        case 102, 104, 107, 108: result = 0
        case 158:
            result = 0
            if a == 0x1002 {
                _ = processor.setModelSpecificRegister(0xc000_0100, b)
            } else {
                result = UInt64(bitPattern: -22)
            }
        case 228:
            let now = bus.timestamp()
            put(b, now / 1_000_000_000)
            put(b + 8, now % 1_000_000_000)
            result = 0
        case 318:
            for index in 0..<b {
                _ = [UInt8](arrayLiteral: UInt8(truncatingIfNeeded: index)).withUnsafeBytes {
                    memory.write(a + index, from: $0)
                }
            }
            result = b
        case 60, 231: return Int32(truncatingIfNeeded: a & 0xff)
        default: break
        }
        processor.setRegister(0, result)
        return nil
    }

    private func output(_ address: UInt64, _ count: UInt64) -> UInt64 {
        guard memory.contains(address, count: count) else { return UInt64(bitPattern: -14) }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        _ = bytes.withUnsafeMutableBytes { memory.read(address, into: $0) }
        _ = write(1, bytes, bytes.count)
        return count
    }

    private func gather(_ address: UInt64, _ count: UInt64) -> UInt64 {
        var total: UInt64 = 0
        for index in 0..<min(count, 64) {
            var pair: (UInt64, UInt64) = (0, 0)
            _ = withUnsafeMutableBytes(of: &pair) { memory.read(address + index * 16, into: $0) }
            total += output(pair.0, pair.1)
        }
        return total
    }
}
