/// Where things are in the x86-64 guest's physical address space. Fixed, since snapshots freeze it.
///
///     0x0000_0000  639 KiB  RAM; the boot loader's tables lie here (`X86BootLoader`)
///     0x0009_fc00  1 KiB    MP table
///     0x0010_0000  …        RAM: the kernel at 2 MiB, initramfs at the top of this piece
///     0xc000_0000           the hole; RAM of 3 GiB at most lies below
///     0xd000_0000  7 pages  virtio-mmio devices, in the order of `DeviceSlot`
///     0xfec0_0000  4 KiB    I/O APIC
///     0xfee0_0000  4 KiB    local APIC
///   0x1_0000_0000  …        the rest of RAM
package enum X86MemoryMap {
    package static let lowRAMEnd: UInt64 = 0x9_fc00
    package static let mpTable: UInt64 = lowRAMEnd
    package static let highRAM: UInt64 = 0x10_0000
    package static let hole: Range<UInt64> = 0xc000_0000..<0x1_0000_0000
    package static let firstVirtioDevice: UInt64 = 0xd000_0000
    package static let ioAPIC: UInt64 = 0xfec0_0000
}

extension DeviceSlot {
    /// Where the x86-64 machine has it.
    package var x86Address: UInt64 {
        X86MemoryMap.firstVirtioDevice + UInt64(rawValue) * MemoryMap.virtioDeviceSizeBytes
    }
    /// Pin at the I/O APIC and ISA interrupt number: those below are a PC's timer, keyboard and serial ports.
    package var x86Interrupt: Int { rawValue + 5 }
}
