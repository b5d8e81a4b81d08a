import Emulator
import ImageModel
import Testing

/// Documentation/arch/riscv/boot-image-header.rst and boot.rst in Linux.
@Suite struct BootLoaderTests {
    /// A header in front of `payload`, loaded at +2 MiB.
    static func image(
        _ payload: [UInt8] = [], textOffset: UInt64 = 2 << 20, imageSize: UInt64? = nil, flags: UInt64 = 0,
        magic: [UInt8] = Array("RSC".utf8) + [5]
    ) -> [UInt8] {
        [0x6f, 0, 0, 4, 0, 0, 0, 0]  // j .+64
            + littleEndianBytes(textOffset, 8) + littleEndianBytes(imageSize ?? UInt64(64 + payload.count), 8)
            + littleEndianBytes(flags, 8) + littleEndianBytes(2, 4) + [UInt8](repeating: 0, count: 12)
            + Array("RISCV".utf8) + [0, 0, 0] + magic + [0, 0, 0, 0] + payload
    }

    private func load(_ boot: GuestBoot, ramBytes: UInt64 = 8 << 20) throws(MachineError) -> (BootLoader, GuestMemory) {
        let pages = AllocatedPages(sizeBytes: ramBytes)
        kept.append(pages)
        let memory = GuestMemory(guestBase: MemoryMap.ram, sizeBytes: ramBytes, host: pages.base)
        return (try BootLoader(boot, into: memory, host: TestHost()), memory)
    }
    private final class Kept { var pages: [AllocatedPages] = [] }
    private let keeper = Kept()
    private var kept: [AllocatedPages] {
        get { keeper.pages }
        nonmutating set { keeper.pages = newValue }
    }

    private func bytes(_ memory: GuestMemory, _ address: UInt64, _ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        #expect(bytes.withUnsafeMutableBytes { memory.read(address, into: $0) })
        return bytes
    }

    @Test("Kernel at its text offset, initramfs and device tree at the top, all apart and aligned")
    func placement() throws {
        let kernel = Self.image([1, 2, 3])
        let initramfs = [UInt8](repeating: 7, count: 5000)
        let (loaded, memory) = try load(GuestBoot(kernel: kernel, initramfs: initramfs, commandLine: "quiet"))
        #expect(loaded.entry == 0x8020_0000)
        #expect(bytes(memory, loaded.entry, kernel.count) == kernel)
        #expect(loaded.deviceTree % 8 == 0)
        #expect(bytes(memory, loaded.deviceTree, 4) == [0xd0, 0x0d, 0xfe, 0xed])
        let start = loaded.deviceTree - 8192
        #expect(bytes(memory, start - 1, 5002) == [0] + initramfs + [0])
    }

    @Test(
        "A file that is no usable kernel is refused by name",
        arguments: [
            ([], .kernelNotAnImage),
            ([UInt8](repeating: 0, count: 63), .kernelNotAnImage),
            ([UInt8](repeating: 0, count: 4096), .kernelNotAnImage),
            ([0x7f] + Array("ELF".utf8) + [UInt8](repeating: 0, count: 100), .kernelNotAnImage),
            (image(magic: [0, 0, 0, 0]), .kernelNotAnImage),
            ([0x1f, 0x8b, 8, 0] + [UInt8](repeating: 0, count: 100), .kernelCompressed),
            ([0x28, 0xb5, 0x2f, 0xfd], .kernelCompressed),
            (image(flags: 1), .kernelHeaderInvalid(reason: "it is a big-endian kernel")),
            (
                image(textOffset: 0x1000),
                .kernelHeaderInvalid(reason: "its text offset is 4096, not a multiple of 2 MiB")
            ),
            (
                image(textOffset: .max - 0x1f_ffff),
                .kernelHeaderInvalid(reason: "its text offset is 18446744073707454464, not a multiple of 2 MiB")
            ),
            (image(imageSize: 63), .kernelHeaderInvalid(reason: "it claims 63 bytes of memory, and the file has 64")),
            (
                image(imageSize: .max),
                .kernelHeaderInvalid(reason: "it claims 18446744073709551615 bytes of memory, and the file has 64")
            ),
        ] as [([UInt8], MachineError)])
    func badKernel(file: [UInt8], expected: MachineError) {
        #expect(throws: expected) { try load(GuestBoot(kernel: file, commandLine: "")) }
        #expect(!expected.message.isEmpty)
    }

    @Test("RAM must hold kernel with its bss, initramfs and device tree")
    func memoryTooSmall() throws {
        let kernel = Self.image(imageSize: 5 << 20)
        _ = try load(GuestBoot(kernel: kernel, commandLine: ""))
        let initramfs = [UInt8](repeating: 1, count: 1 << 20)
        #expect(throws: MachineError.memoryTooSmall(neededBytes: 8 << 20 + 0x1_0000, sizeBytes: 8 << 20)) {
            try load(GuestBoot(kernel: kernel, initramfs: initramfs, commandLine: ""))
        }
    }

    @Test("A command line longer than Linux takes is refused")
    func commandLine() throws {
        let kernel = Self.image()
        _ = try load(GuestBoot(kernel: kernel, commandLine: String(repeating: "x", count: 1023)))
        #expect(throws: MachineError.commandLineTooLong(bytes: 1024, maximumBytes: 1023)) {
            try load(GuestBoot(kernel: kernel, commandLine: String(repeating: "x", count: 1024)))
        }
    }
}
