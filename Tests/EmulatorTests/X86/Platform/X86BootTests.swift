import Emulator
import ImageModel
import Testing

/// Documentation/arch/x86/boot.rst in Linux; `boot_params` is read back by the kernel's own header.
@Suite struct X86BootTests {
    /// A `vmlinux` of one segment, or of those given: ELF as the System V ABI has it.
    static func vmlinux(
        _ payload: [UInt8] = Array("kernel".utf8), at address: UInt64 = 2 << 20, memoryBytes: UInt64? = nil,
        entry: UInt64? = nil, segmentType: UInt64 = 1, fileOffset: UInt64 = 120, fileBytes: UInt64? = nil,
        identification: [UInt8] = [0x7f] + Array("ELF".utf8) + [2, 1, 1], machine: UInt64 = 62, type: UInt64 = 2,
        tableOffset: UInt64 = 64, entryBytes: UInt64 = 56, count: UInt64 = 1
    ) -> [UInt8] {
        var file = identification + [UInt8](repeating: 0, count: 16 - identification.count)
        file += littleEndianBytes(type, 2) + littleEndianBytes(machine, 2) + littleEndianBytes(1, 4)
        file += littleEndianBytes(entry ?? address, 8) + littleEndianBytes(tableOffset, 8) + littleEndianBytes(0, 8)
        file += littleEndianBytes(0, 4) + littleEndianBytes(64, 2) + littleEndianBytes(entryBytes, 2)
        file += littleEndianBytes(count, 2) + littleEndianBytes(0, 6)
        file += littleEndianBytes(segmentType, 4) + littleEndianBytes(7, 4) + littleEndianBytes(fileOffset, 8)
        file += littleEndianBytes(0xffff_ffff_8000_0000 &+ address, 8) + littleEndianBytes(address, 8)
        file += littleEndianBytes(fileBytes ?? UInt64(payload.count), 8)
        file += littleEndianBytes(memoryBytes ?? UInt64(payload.count), 8) + littleEndianBytes(0x1000, 8)
        return file + payload
    }

    private final class Loaded {
        let pages: AllocatedPages
        let memory: GuestMemory
        let entry: UInt64

        init(_ boot: GuestBoot, ramBytes: UInt64 = 8 << 20) throws(MachineError) {
            pages = AllocatedPages(sizeBytes: ramBytes)
            memory = GuestMemory(guestBase: 0, sizeBytes: ramBytes, host: pages.base)
            entry = try X86BootLoader(boot, into: memory, host: TestHost()).entry
        }

        func bytes(_ address: UInt64, _ count: Int) -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            #expect(bytes.withUnsafeMutableBytes { memory.read(address, into: $0) })
            return bytes
        }
        func word(_ address: UInt64) -> UInt64 { bytes(address, 8).reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    }

    // MARK: The kernel file

    @Test("The file's bytes lie at the physical address, the rest of the segment is zero, the entry is the file's")
    func placement() throws {
        let initramfs = [UInt8](repeating: 7, count: 5000)
        let kernel = Self.vmlinux(memoryBytes: 0x10_0000, entry: 0x20_0004)
        let loaded = try Loaded(GuestBoot(kernel: kernel, initramfs: initramfs, commandLine: "quiet"))
        #expect(loaded.entry == 0x20_0004)
        #expect(loaded.bytes(0x1f_ffff, 9) == [0] + Array("kernel".utf8) + [0, 0])
        #expect(loaded.bytes((8 << 20) - 8193, 5002) == [0] + initramfs + [0])
    }

    @Test(
        "A file that is no usable kernel is refused by name",
        arguments: [
            ([], .kernelNotELF), ([0x7f], .kernelNotELF), ([UInt8](repeating: 0, count: 4096), .kernelNotELF),
            (BootLoaderTests.image(), .kernelNotELF), (Array(vmlinux().prefix(63)), .kernelNotELF),
            (vmlinux(machine: 243), .kernelNotELF),
            (vmlinux(identification: [0x7f, 0x45, 0x4c, 0x46, 1, 1]), .kernelNotELF),
            ([0x1f, 0x8b, 8, 0], .kernelCompressed), ([0x28, 0xb5, 0x2f, 0xfd] + vmlinux(), .kernelCompressed),
        ]
            + [
                vmlinux(type: 1), vmlinux(tableOffset: 121), vmlinux(tableOffset: .max), vmlinux(entryBytes: 32),
                vmlinux(count: 33), vmlinux(count: 0xffff),
            ].map { ($0, .kernelHeaderInvalid(reason: "its program headers are not those of a Linux kernel")) }
            + [
                vmlinux(fileOffset: 121), vmlinux(fileOffset: .max), vmlinux(fileBytes: 7), vmlinux(fileBytes: .max),
                vmlinux(memoryBytes: 5),
            ].map { ($0, .kernelHeaderInvalid(reason: "a segment is not in the file")) }
            + [
                vmlinux(at: 0xf_ffff), vmlinux(at: 0), vmlinux(at: 1 << 30), vmlinux(at: .max),
                vmlinux(memoryBytes: 1 << 30),
                vmlinux(memoryBytes: .max),
            ].map { ($0, .kernelHeaderInvalid(reason: "a segment is not between 1 MiB and 1 GiB")) }
            + [
                vmlinux(entry: 0x1f_ffff), vmlinux(entry: 0x20_0006), vmlinux(segmentType: 4), vmlinux(count: 0),
            ].map { ($0, .kernelHeaderInvalid(reason: "its entry is in none of its segments")) }
            as [([UInt8], MachineError)])
    func badKernel(file: [UInt8], expected: MachineError) {
        #expect(throws: expected) { try Loaded(GuestBoot(kernel: file, commandLine: "")) }
        #expect(!expected.message.isEmpty)
    }

    @Test("RAM must hold the kernel with its bss, and the initramfs above it")
    func memoryTooSmall() throws {
        let kernel = Self.vmlinux(memoryBytes: 5 << 20)
        _ = try Loaded(GuestBoot(kernel: kernel, initramfs: [UInt8](repeating: 1, count: 1 << 20), commandLine: ""))
        let initramfs = [UInt8](repeating: 1, count: 1 << 20 + 1)
        #expect(throws: MachineError.memoryTooSmall(neededBytes: 8 << 20 + 4096, sizeBytes: 8 << 20)) {
            try Loaded(GuestBoot(kernel: kernel, initramfs: initramfs, commandLine: ""))
        }
    }

    // MARK: What the kernel starts with

    private static let dump = #"""
        cat >$BLOB.c <<'END'
        #include <asm/bootparam.h>
        #include <stdio.h>
        int main(int argc, char **argv) {
            static struct boot_params p;
            FILE *f = fopen(argv[1], "r");
            if (sizeof p != 4096 || fread(&p, 1, sizeof p, f) != sizeof p) return 1;
            struct setup_header *h = &p.hdr;
            printf("boot_flag %x header %.4s version %x loader %x flags %x sentinel %d\n", h->boot_flag,
                   (char *)&h->header, h->version, h->type_of_loader, h->loadflags, p.sentinel);
            printf("alignment %x initramfs %x+%d %x command line %x+%d setup_data %llx\n", h->kernel_alignment,
                   h->ramdisk_image, h->ramdisk_size, p.ext_ramdisk_image, h->cmd_line_ptr, h->cmdline_size, h->setup_data);
            for (int i = 0; i < p.e820_entries; i++)
                printf("%llx+%llx %d\n", p.e820_table[i].addr, p.e820_table[i].size, p.e820_table[i].type);
            return 0;
        }
        END
        gcc -o $BLOB.out $BLOB.c && $BLOB.out $BLOB && rm $BLOB.c $BLOB.out
        """#

    @Test("boot_params, by the kernel's own header")
    func bootParameters() throws {
        let boot = GuestBoot(
            kernel: Self.vmlinux(), initramfs: [UInt8](repeating: 7, count: 5000), commandLine: "quiet")
        let loaded = try Loaded(boot)
        let length = loaded.bytes(0x2_0000, 2048).firstIndex(of: 0) ?? 0
        #expect(
            HostTool.judge(loaded.bytes(0x7000, 4096), by: Self.dump) == """
                boot_flag aa55 header HdrS version 20f loader ff flags 1 sentinel 0
                alignment 200000 initramfs 7fe000+5000 0 command line 20000+\(length) setup_data 30000
                0+9fc00 1
                9fc00+60400 2
                100000+700000 1

                """)
    }

    @Test("Devices stand before what was given, in the order of their places and with the MP table's lines")
    func commandLine() throws {
        let loaded = try Loaded(GuestBoot(kernel: Self.vmlinux(), commandLine: "console=hvc0 -- x"))
        let text = String(decoding: loaded.bytes(0x2_0000, 2048).prefix { $0 != 0 }, as: UTF8.self)
        #expect(text.hasPrefix("virtio_mmio.device=4K@0xd0000000:5 virtio_mmio.device=4K@0xd0001000:6 "))
        #expect(text.hasSuffix(" virtio_mmio.device=4K@0xd0006000:11 console=hvc0 -- x"))
        #expect(text.split(separator: " ").count == DeviceSlot.allCases.count + 3)
        let table = MPTable.bytes(at: 0x9fc00, pins: Array(5...11))
        #expect(loaded.bytes(0x9fc00, table.count) == table)
    }

    @Test("A command line longer than Linux takes is refused")
    func longCommandLine() throws {
        let devices = DeviceSlot.allCases.count * 35 + 2
        let most = 2047 - devices
        _ = try Loaded(GuestBoot(kernel: Self.vmlinux(), commandLine: String(repeating: "x", count: most)))
        #expect(throws: MachineError.commandLineTooLong(bytes: 2048, maximumBytes: 2047)) {
            try Loaded(GuestBoot(kernel: Self.vmlinux(), commandLine: String(repeating: "x", count: most + 1)))
        }
    }

    @Test("A seed for the kernel's random numbers goes along as setup_data of type 9")
    func seed() throws {
        let loaded = try Loaded(GuestBoot(kernel: Self.vmlinux(), commandLine: ""))
        #expect(loaded.word(0x3_0000) == 0 && loaded.word(0x3_0008) == 32 << 32 | 9)
        #expect(loaded.bytes(0x3_0010, 33) == Array(0..<32) + [0])
    }

    @Test("The first 4 GiB are mapped to themselves, writable; the GDT has flat code at 0x10, flat data at 0x18")
    func mapping() throws {
        let loaded = try Loaded(GuestBoot(kernel: Self.vmlinux(), commandLine: ""))
        for address in [0, 0x20_0000, 0x3fff_ffff, 0xc123_4567, 0xffff_ffff] as [UInt64] {
            var table: UInt64 = 0x9000
            for shift in [39, 30, 21] as [UInt64] {
                let entry = loaded.word(table + (address >> shift & 511) * 8)
                #expect(entry & 3 == 3 && (entry & 0x80 != 0) == (shift == 21))
                table = entry & 0xf_ffff_ffff_f000
            }
            #expect(table == address & ~0x1f_ffff)
        }
        #expect(loaded.word(0x9008) == 0 && loaded.word(0xa020) == 0)
        // SDM vol. 3 §3.4.5: present, DPL 0, code (execute, read) with L, data (read, write); limit 0xfffff pages.
        let (code, data) = (loaded.word(0x510), loaded.word(0x518))
        #expect(code >> 40 & 0xff == 0x9b && code >> 52 & 0xf == 0xa)
        #expect(data >> 40 & 0xff == 0x93 && data >> 52 & 0xf == 0xc)
        for descriptor in [code, data] {
            #expect(descriptor & 0xffff == 0xffff && descriptor >> 48 & 0xf == 0xf)
            #expect(descriptor >> 16 & 0xff_ffff == 0 && descriptor >> 56 == 0)
        }
        #expect(X86BootLoader.gdtLimit == 31)
    }
}
