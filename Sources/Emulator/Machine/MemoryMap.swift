/// Where things are in the guest's physical address space. Fixed, since snapshots freeze it.
///
///     0x0c00_0000   4 MiB    PLIC
///     0x1000_1000   7 pages  virtio-mmio devices, in the order of `DeviceSlot`
///     0x8000_0000   …        RAM: the kernel at +2 MiB, initramfs and device tree at the top
public enum MemoryMap {
    public static let interruptController: UInt64 = 0x0c00_0000
    public static let firstVirtioDevice: UInt64 = 0x1000_1000
    public static let virtioDeviceSizeBytes: UInt64 = 0x1000
    public static let ram: UInt64 = 0x8000_0000
}

/// The fixed set of devices: its raw value is the device's place in the memory map, and its interrupt is one more.
public enum DeviceSlot: Int, CaseIterable, Sendable {
    case rootfs, volumes, console, entropy, network, block, balloon

    public var address: UInt64 {
        MemoryMap.firstVirtioDevice + UInt64(rawValue) * MemoryMap.virtioDeviceSizeBytes
    }
    /// Source number at the interrupt controller.
    public var interrupt: UInt32 { UInt32(rawValue) + 1 }
}
