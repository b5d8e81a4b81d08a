import Emulator
import Glibc
import HostPlatform
import ImageModel

/// Starts a vmlinux at its 64-bit entry on a machine that has RAM, a clock and a serial port, to see how far it comes.
final class Boot {
    private static let memoryBytes: UInt64 = 512 << 20

    let processor: X86Processor
    private let memory: GuestMemory
    private let pages: MappedPages
    private let bus = BareBus()

    init(kernel path: String, commandLine: String, level: X86Level) throws {
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: level)
        memory.codeInvalidator = processor
        bus.writesSerial = true
        let file = try Program.contents(path)
        func number(_ offset: Int, _ count: Int) -> UInt64 {
            guard offset >= 0, offset + count <= file.count else { return 0 }
            return (0..<count).reduce(0) { $0 | UInt64(file[offset + $1]) << UInt64(8 * $1) }
        }
        guard number(0, 4) == 0x464c_457f, number(18, 2) == 62 else { throw UsageError(message: "not a vmlinux") }
        let headers = Int(number(32, 8))
        for index in 0..<Int(number(56, 2)) where number(headers + index * 56, 4) == 1 {
            let header = headers + index * 56
            let start = Int(number(header + 8, 8))
            _ = file[start..<start + Int(number(header + 32, 8))].withUnsafeBytes {
                memory.write(number(header + 24, 8), from: $0)
            }
        }
        // Page tables: the first GiB as it is. GDT. boot_params with command line and memory map.
        put(0x9000, 0xa003)
        put(0xa000, 0xb003)
        for index in UInt64(0)..<512 { put(0xb000 + index * 8, index << 21 | 0x83) }
        let descriptors: [UInt64] = [0, 0, 0x00af_9b00_0000_ffff, 0x00cf_9300_0000_ffff]
        for (index, entry) in descriptors.enumerated() {
            put(0x500 + UInt64(index) * 8, entry)
        }
        let text = Array(commandLine.utf8) + [0]
        _ = text.withUnsafeBytes { memory.write(0x20000, from: $0) }
        let parameters: UInt64 = 0x7000
        bytes(parameters + 0x1f1 + 13, 0xaa55, 2)
        bytes(parameters + 0x202, 0x5372_6448, 4)
        bytes(parameters + 0x206, 0x20c, 2)
        bytes(parameters + 0x210, 0xff, 1)
        bytes(parameters + 0x228, 0x20000, 4)
        bytes(parameters + 0x238, UInt64(text.count), 4)
        let map: [(UInt64, UInt64, UInt64)] = [
            (0, 0x9fc00, 1), (0x9fc00, 0x60400, 2), (0x10_0000, Self.memoryBytes - 0x10_0000, 1),
        ]
        bytes(parameters + 0x1e8, UInt64(map.count), 1)
        for (index, entry) in map.enumerated() {
            let at = parameters + 0x2d0 + UInt64(index) * 20
            put(at, entry.0)
            put(at + 8, entry.1)
            bytes(at + 16, entry.2, 4)
        }
        processor.reset(pc: number(24, 8), pageTable: 0x9000, gdtBase: 0x500, gdtLimit: 31)
        processor.setRegister(6, parameters)
        processor.setRegister(4, 0x8ff0)
    }

    deinit { memory.codeInvalidator = nil }

    private func put(_ address: UInt64, _ value: UInt64) { bytes(address, value, 8) }

    private func bytes(_ address: UInt64, _ value: UInt64, _ count: Int) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    func run(maxInstructions: UInt64) -> Int32 {
        let stop = processor.run(maxInstructions: maxInstructions)
        tell(
            "\nstopped: \(stop) at 0x\(String(processor.pc, radix: 16)), CR2 0x\(String(processor.controlRegister(2), radix: 16))"
        )
        for index in 0..<16 { tell("r\(index) 0x\(String(processor.register(index), radix: 16))") }
        return 0
    }
}
