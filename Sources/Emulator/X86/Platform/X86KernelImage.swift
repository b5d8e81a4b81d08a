import ImageModel

/// The loadable segments of a Linux `vmlinux`: an ELF file of 64 bits (System V ABI, ELF-64 object file format 1.5).
///
///     ELF header   0 magic  4 class 2  5 little-endian 1  16 type  18 machine  24 entry  32 offset  54 size  56 count
///     segment      0 type  8 offset  24 physical address  32 bytes in the file  40 bytes in memory
package struct X86KernelImage {
    package struct Segment: Equatable {
        /// Physical; RAM from `X86MemoryMap.highRAM` on.
        package let address: UInt64
        package let file: Range<Int>
        /// At least what the file has; the rest is zeros.
        package let sizeBytes: UInt64
    }

    private static let maxSegments = 32
    private static let maxAddress: UInt64 = 1 << 30
    private static let headerBytes = 64
    private static let programHeaderBytes = 56

    /// The 64-bit entry, physical.
    package let entry: UInt64
    package let segments: [Segment]
    /// The first address after all of them.
    package let end: UInt64

    package init(_ file: UnsafeRawBufferPointer) throws(MachineError) {
        func number(_ offset: Int, _ count: Int) -> UInt64 {
            var value: UInt64 = 0
            for index in (0..<count).reversed() { value = value << 8 | UInt64(file[offset + index]) }
            return value
        }
        if KernelImage.isCompressed(file) { throw .kernelCompressed }
        guard file.count >= Self.headerBytes, number(0, 4) == 0x464c_457f, number(4, 2) == 0x0102, number(18, 2) == 62
        else { throw .kernelNotELF }
        let table = number(32, 8)
        let count = Int(number(56, 2))
        guard number(16, 2) == 2 || number(16, 2) == 3, number(54, 2) == UInt64(Self.programHeaderBytes),
            count <= Self.maxSegments, table <= UInt64(file.count),
            UInt64(count * Self.programHeaderBytes) <= UInt64(file.count) - table
        else { throw .kernelHeaderInvalid(reason: "its program headers are not those of a Linux kernel") }
        var segments: [Segment] = []
        var end: UInt64 = 0
        for index in 0..<count {
            let at = Int(table) + index * Self.programHeaderBytes
            let (offset, address) = (number(at + 8, 8), number(at + 24, 8))
            let (fileBytes, sizeBytes) = (number(at + 32, 8), number(at + 40, 8))
            guard number(at, 4) == 1, sizeBytes > 0 else { continue }
            guard offset <= UInt64(file.count), fileBytes <= UInt64(file.count) - offset, fileBytes <= sizeBytes else {
                throw .kernelHeaderInvalid(reason: "a segment is not in the file")
            }
            guard address >= X86MemoryMap.highRAM, address <= Self.maxAddress, sizeBytes <= Self.maxAddress - address
            else { throw .kernelHeaderInvalid(reason: "a segment is not between 1 MiB and 1 GiB") }
            segments.append(
                Segment(address: address, file: Int(offset)..<Int(offset + fileBytes), sizeBytes: sizeBytes))
            end = max(end, address + sizeBytes)
        }
        let entry = number(24, 8)
        guard segments.contains(where: { entry >= $0.address && entry - $0.address < $0.sizeBytes }) else {
            throw .kernelHeaderInvalid(reason: "its entry is in none of its segments")
        }
        self.entry = entry
        self.segments = segments
        self.end = end
    }
}
