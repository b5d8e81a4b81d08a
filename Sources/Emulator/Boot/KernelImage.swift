import ImageModel

/// The header of a RISC-V Linux `Image` (Documentation/arch/riscv/boot-image-header.rst in Linux).
///
///     0   u32  code0          32  u32  version
///     4   u32  code1          36  u32  reserved
///     8   u64  text_offset    40  u64  reserved
///     16  u64  image_size     48  u64  magic "RISCV\0\0\0" (deprecated)
///     24  u64  flags          56  u32  magic2 "RSC\x05"
package struct KernelImage {
    package static let headerBytes = 64
    private static let magic2: UInt32 = 0x0543_5352

    /// Where the kernel wants to be, from the start of RAM.
    package let textOffset: UInt64
    /// Memory the kernel needs from there, its bss included; more than the file.
    package let imageSizeBytes: UInt64

    package init(_ file: UnsafeRawBufferPointer) throws(MachineError) {
        if Self.isCompressed(file) { throw .kernelCompressed }
        guard file.count >= Self.headerBytes,
            UInt32(littleEndian: file.loadUnaligned(fromByteOffset: 56, as: UInt32.self)) == Self.magic2
        else { throw .kernelNotAnImage }
        textOffset = UInt64(littleEndian: file.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        let declared = UInt64(littleEndian: file.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        let flags = UInt64(littleEndian: file.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        guard flags & 1 == 0 else { throw .kernelHeaderInvalid(reason: "it is a big-endian kernel") }
        guard textOffset % (2 << 20) == 0, textOffset <= 1 << 30 else {
            throw .kernelHeaderInvalid(reason: "its text offset is \(textOffset), not a multiple of 2 MiB")
        }
        guard declared >= UInt64(file.count), declared <= 1 << 30 else {
            throw .kernelHeaderInvalid(
                reason: "it claims \(declared) bytes of memory, and the file has \(file.count)")
        }
        imageSizeBytes = declared
    }

    /// gzip, zstd, lz4 legacy, xz
    static func isCompressed(_ file: UnsafeRawBufferPointer) -> Bool {
        guard file.count >= 4 else { return false }
        switch (file[0], file[1], file[2], file[3]) {
        case (0x1f, 0x8b, _, _), (0x28, 0xb5, 0x2f, 0xfd), (0x02, 0x21, 0x4c, 0x18), (0xfd, 0x37, 0x7a, 0x58):
            return true
        default: return false
        }
    }
}
