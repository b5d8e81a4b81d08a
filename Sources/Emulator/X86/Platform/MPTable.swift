/// The tables by which Linux learns of the local APIC and the I/O APIC where there is no ACPI.
///
/// Intel MultiProcessor Specification 1.4 (242016-006) ch. 4, https://pdos.csail.mit.edu/6.828/2018/readings/ia32/MPspec.pdf:
///
///     floating pointer, 16 bytes    "_MP_" · address · length in paragraphs · revision · checksum · features
///     header, 44 bytes              "PCMP" · length · revision · checksum · OEM, product · entries · local APIC · …
///     processor, 20 bytes           one
///     bus, 8 bytes                  one, ISA
///     I/O APIC, 8 bytes             one
///     interrupt, 8 bytes            one a device
///     local interrupt, 8 bytes      LINT0: ExtINT, LINT1: NMI
package enum MPTable {
    package static let processorID: UInt8 = 0
    package static let ioAPICID: UInt8 = 1
    private static let isaBus: UInt8 = 0
    private static let revision: UInt8 = 4
    /// Active high, level-triggered: a device's line stays high while it has something to say, so nothing gets lost.
    private static let levelHigh: [UInt8] = [0x0d, 0]
    private static let conforms: [UInt8] = [0, 0]

    /// - Parameters:
    ///   - address: where the bytes will lie; a multiple of 16.
    ///   - pins: of the I/O APIC that are in use, which are ISA interrupts of the same number.
    package static func bytes(at address: UInt64, pins: [Int]) -> [UInt8] {
        var entries: [UInt8] = []
        // Enabled, and the one to boot from. Family 6, features FPU and APIC: what CPUID says counts.
        entries += [0, processorID, 0x14, 3] + littleEndian(0x600, 4) + littleEndian(0x201, 4) + littleEndian(0, 8)
        entries += [1, isaBus] + Array("ISA   ".utf8)
        entries += [2, ioAPICID, 0x20, 1] + littleEndian(X86MemoryMap.ioAPIC, 4)
        for pin in pins {
            let number = UInt8(truncatingIfNeeded: pin)
            entries += [3, 0] + levelHigh + [isaBus, number, ioAPICID, number]
        }
        entries += [4, 3] + conforms + [isaBus, 0, processorID, 0]
        entries += [4, 1] + conforms + [isaBus, 0, 0xff, 1]

        let headerBytes = 44
        var table = Array("PCMP".utf8) + littleEndian(UInt64(headerBytes + entries.count), 2) + [revision, 0]
        table += Array("C2W-RUN x86-64      ".utf8) + littleEndian(0, 6)
        table += littleEndian(UInt64(5 + pins.count), 2) + littleEndian(LocalAPIC.defaultBase, 4) + littleEndian(0, 4)
        table += entries
        table[7] = checksum(of: table)

        var pointer = Array("_MP_".utf8) + littleEndian(address + 16, 4) + [1, revision, 0, 0, 0, 0, 0, 0]
        pointer[10] = checksum(of: pointer)
        return pointer + table
    }

    /// What makes all bytes add up to 0.
    private static func checksum(of bytes: [UInt8]) -> UInt8 { bytes.reduce(0) { $0 &- $1 } }

    private static func littleEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) }
    }
}
