import ImageModel

/// Puts the kernel and all it starts with into RAM, for its 64-bit entry (Documentation/arch/x86/boot.rst in Linux,
/// "64-bit Boot Protocol").
///
///     0x0500  GDT                  0x2_0000  command line
///     0x7000  boot_params          0x3_0000  setup_data: a seed for the kernel's random numbers
///     0x9000  page tables: PML4, PDPT, four page directories; the first 4 GiB at their own addresses
package struct X86BootLoader {
    /// COMMAND_LINE_SIZE less the end's zero.
    package static let maxCommandLineBytes = 2047
    package static let gdtAddress: UInt64 = 0x500
    package static let parametersAddress: UInt64 = 0x7000
    package static let pageTableAddress: UInt64 = 0x9000
    package static let commandLineAddress: UInt64 = 0x2_0000
    package static let setupDataAddress: UInt64 = 0x3_0000
    private static let randomSeedBytes = 32

    /// boot.rst: 0x10 is a flat code segment, 0x18 a flat data segment. Accessed already, so that nobody writes here.
    private static let descriptors: [UInt64] = [0, 0, 0x00af_9b00_0000_ffff, 0x00cf_9300_0000_ffff]
    package static let gdtLimit = UInt16(descriptors.count * 8 - 1)

    /// Where the processor starts in 64-bit mode, with `parametersAddress` in RSI.
    package let entry: UInt64

    /// `memory` must be fresh: all zeros, from address 0 on.
    package init(_ boot: GuestBoot, into memory: GuestMemory, host: HostServices) throws(MachineError) {
        let commandLine = Self.devices + boot.commandLine
        let commandLineBytes = commandLine.utf8.count
        guard commandLineBytes <= Self.maxCommandLineBytes else {
            throw .commandLineTooLong(bytes: commandLineBytes, maximumBytes: Self.maxCommandLineBytes)
        }
        let kernel = try Self.read(boot.kernel)
        let initramfsBytes = (UInt64(boot.initramfs.count) + 4095) & ~4095
        let needed = kernel.end + initramfsBytes
        guard needed <= memory.lowBytes else {
            throw .memoryTooSmall(neededBytes: needed, sizeBytes: memory.sizeBytes)
        }
        entry = kernel.entry
        let initramfs = memory.lowBytes - initramfsBytes

        var parameters = X86BootParameters()
        parameters.setCommandLine(at: Self.commandLineAddress, bytes: commandLineBytes)
        if !boot.initramfs.isEmpty { parameters.setInitramfs(at: initramfs, bytes: boot.initramfs.count) }
        parameters.setSetupData(at: Self.setupDataAddress)
        parameters.add(0..<X86MemoryMap.lowRAMEnd, .ram)
        parameters.add(X86MemoryMap.lowRAMEnd..<X86MemoryMap.highRAM, .reserved)
        parameters.add(X86MemoryMap.highRAM..<memory.lowBytes, .ram)
        if memory.sizeBytes > memory.lowBytes {
            let start = X86MemoryMap.hole.upperBound
            parameters.add(start..<start + (memory.sizeBytes - memory.lowBytes), .ram)
        }

        for segment in kernel.segments {
            let isInside = boot.kernel.withUnsafeBytes {
                memory.write(segment.address, from: UnsafeRawBufferPointer(rebasing: $0[segment.file]))
            }
            precondition(isInside)
        }
        Self.copy(boot.initramfs, to: initramfs, memory)
        Self.copy(Self.descriptors.flatMap { Self.littleEndian($0, 8) }, to: Self.gdtAddress, memory)
        Self.copy(parameters.bytes, to: Self.parametersAddress, memory)
        Self.copy(Array(commandLine.utf8) + [0], to: Self.commandLineAddress, memory)
        Self.copy(Self.setupData(host), to: Self.setupDataAddress, memory)
        Self.copy(Self.pageTables(), to: Self.pageTableAddress, memory)
        let table = MPTable.bytes(at: X86MemoryMap.mpTable, pins: DeviceSlot.allCases.map { $0.x86Interrupt })
        Self.copy(table, to: X86MemoryMap.mpTable, memory)
    }

    /// Before what was given: after a "--" all would be init's.
    private static var devices: String {
        DeviceSlot.allCases.map { slot in
            "virtio_mmio.device=4K@0x" + String(slot.x86Address, radix: 16) + ":" + String(slot.x86Interrupt) + " "
        }.joined()
    }

    /// `struct setup_data` of type SETUP_RNG_SEED: the next one's address, type, length, bytes.
    private static func setupData(_ host: HostServices) -> [UInt8] {
        var seed = [UInt8](repeating: 0, count: randomSeedBytes)
        seed.withUnsafeMutableBytes { host.fillEntropy($0) }
        return littleEndian(0, 8) + littleEndian(9, 4) + littleEndian(UInt64(seed.count), 4) + seed
    }

    /// PML4, PDPT and four directories of pages of 2 MiB: present, writable, accessed and dirty.
    private static func pageTables() -> [UInt8] {
        let pageBytes: UInt64 = 4096
        let (pointers, directories) = (pageTableAddress + pageBytes, pageTableAddress + 2 * pageBytes)
        var tables = [UInt8]()
        func add(_ entries: [UInt64]) {
            tables += entries.flatMap { littleEndian($0, 8) }
            tables += [UInt8](repeating: 0, count: (512 - entries.count) * 8)
        }
        add([pointers | 0x23])
        add((0..<4).map { directories + $0 * pageBytes | 0x23 })
        for gibibyte in 0..<4 as Range<UInt64> {
            add((0..<512).map { gibibyte << 30 | $0 << 21 | 0xe3 })
        }
        return tables
    }

    private static func read(_ file: [UInt8]) throws(MachineError) -> X86KernelImage {
        var failure: MachineError?
        let image: X86KernelImage? = file.withUnsafeBytes { bytes in
            do throws(MachineError) {
                return try X86KernelImage(bytes)
            } catch {
                failure = error
                return nil
            }
        }
        guard let image else { throw failure ?? .kernelNotELF }
        return image
    }

    private static func copy(_ bytes: [UInt8], to address: UInt64, _ memory: GuestMemory) {
        let isInside = bytes.withUnsafeBytes { memory.write(address, from: $0) }
        precondition(isInside)
    }

    private static func littleEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) }
    }
}
