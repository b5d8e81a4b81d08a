import Emulator
import Glibc
import HostPlatform
import ImageModel

/// A machine of RAM, a clock and a serial port, with an ELF file at its physical addresses and page tables that leave the first
/// GiB as it is; the processor stands at the file's entry in 64-bit mode.
///
///     0x9000 page tables
final class KernelMachine {
    static let memoryBytes: UInt64 = 512 << 20

    let processor: X86Processor
    let memory: GuestMemory
    let bus = BareBus()
    private let pages: MappedPages

    init(kernel path: String, level: X86Level, gdtBase: UInt64 = 0, gdtLimit: UInt16 = 0) throws {
        pages = try MappedPages(sizeBytes: Self.memoryBytes)
        memory = GuestMemory(guestBase: 0, sizeBytes: Self.memoryBytes, host: pages.base)
        processor = X86Processor(memory: memory, bus: bus, level: level)
        memory.codeInvalidator = processor
        let file = try ELFFile(path)
        for segment in file.segments where segment.kind == 1 {
            _ = file.bytes[segment.place].withUnsafeBytes { memory.write(segment.physicalAddress, from: $0) }
        }
        put(0x9000, 0xa003)
        put(0xa000, 0xb003)
        for index in UInt64(0)..<512 { put(0xb000 + index * 8, index << 21 | 0x83) }
        processor.reset(pc: file.entry, pageTable: 0x9000, gdtBase: gdtBase, gdtLimit: gdtLimit)
    }

    deinit { memory.codeInvalidator = nil }

    func put(_ address: UInt64, _ value: UInt64, bytes: Int = 8) {
        _ = withUnsafeBytes(of: value) { memory.write(address, from: UnsafeRawBufferPointer(rebasing: $0[..<bytes])) }
    }
}
