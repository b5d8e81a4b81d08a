/// Linux's `struct boot_params`, the "zero page" (arch/x86/include/uapi/asm/bootparam.h; Documentation/arch/x86/boot.rst
/// and zero-page.rst say what the fields mean).
///
///     1e8  u8   e820_entries         228  u32  cmd_line_ptr        250  u64  setup_data
///     1fe  u16  boot_flag 0xaa55     230  u32  kernel_alignment    2d0  20 × n  e820_table:
///     202  u32  header "HdrS"        238  u32  cmdline_size               u64 address, u64 size, u32 type
///     206  u16  version
///     210  u8   type_of_loader
///     211  u8   loadflags
///     218  u32  ramdisk_image
///     21c  u32  ramdisk_size
package struct X86BootParameters {
    package static let sizeBytes = 4096
    package static let maxMemoryRanges = 128

    package enum MemoryKind: UInt32 {
        case ram = 1
        case reserved = 2
    }

    package private(set) var bytes = [UInt8](repeating: 0, count: sizeBytes)
    private var memoryRanges = 0

    package init() {
        put(0x1fe, 0xaa55, 2)
        put(0x202, 0x5372_6448, 4)
        // Protocol 2.15; the loader has no number of its own; the kernel lies high.
        put(0x206, 0x020f, 2)
        put(0x210, 0xff, 1)
        put(0x211, 1, 1)
        put(0x230, 0x20_0000, 4)
    }

    package mutating func setCommandLine(at address: UInt64, bytes: Int) {
        put(0x228, address, 4)
        put(0x238, UInt64(bytes), 4)
    }

    package mutating func setInitramfs(at address: UInt64, bytes: Int) {
        put(0x218, address, 4)
        put(0x21c, UInt64(bytes), 4)
    }

    /// The first of a list of `struct setup_data`.
    package mutating func setSetupData(at address: UInt64) { put(0x250, address, 8) }

    package mutating func add(_ range: Range<UInt64>, _ kind: MemoryKind) {
        guard !range.isEmpty, memoryRanges < Self.maxMemoryRanges else { return }
        let entry = 0x2d0 + memoryRanges * 20
        put(entry, range.lowerBound, 8)
        put(entry + 8, range.upperBound - range.lowerBound, 8)
        put(entry + 16, UInt64(kind.rawValue), 4)
        memoryRanges += 1
        put(0x1e8, UInt64(memoryRanges), 1)
    }

    private mutating func put(_ offset: Int, _ value: UInt64, _ count: Int) {
        for index in 0..<count { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (UInt64(index) * 8)) }
    }
}
