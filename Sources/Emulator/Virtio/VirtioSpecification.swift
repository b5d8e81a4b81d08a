// Numbers of "Virtual I/O Device (VIRTIO) Version 1.2", OASIS CS01.
// https://docs.oasis-open.org/virtio/virtio/v1.2/virtio-v1.2.html

/// §2.1 Device Status Field.
package enum VirtioStatus {
    package static let acknowledge: UInt32 = 1
    package static let driver: UInt32 = 2
    package static let driverOK: UInt32 = 4
    package static let featuresOK: UInt32 = 8
    package static let needsReset: UInt32 = 64
    package static let failed: UInt32 = 128
}

/// §6 Reserved Feature Bits, as masks.
package enum VirtioFeature {
    package static let indirectDescriptors: UInt64 = 1 << 28
    package static let eventIndex: UInt64 = 1 << 29
    package static let version1: UInt64 = 1 << 32
    package static let ringReset: UInt64 = 1 << 40

    /// What the transport and its queues do for each device.
    package static let ofEveryDevice = indirectDescriptors | eventIndex | version1 | ringReset
}

/// §5 Device Types.
package enum VirtioDeviceType {
    package static let network: UInt32 = 1
    package static let block: UInt32 = 2
    package static let console: UInt32 = 3
    package static let entropy: UInt32 = 4
    package static let balloon: UInt32 = 5
    package static let nineP: UInt32 = 9
}

/// §2.7.5 The Virtqueue Descriptor Table, `flags`.
package enum DescriptorFlag {
    package static let next: UInt16 = 1
    package static let write: UInt16 = 2
    package static let indirect: UInt16 = 4
}

/// §4.2.2 MMIO Device Register Layout: byte offsets. All but `configuration` are 32 bits wide.
package enum MMIORegister {
    package static let magicValue: UInt64 = 0x000
    package static let version: UInt64 = 0x004
    package static let deviceID: UInt64 = 0x008
    package static let vendorID: UInt64 = 0x00c
    package static let deviceFeatures: UInt64 = 0x010
    package static let deviceFeaturesSelect: UInt64 = 0x014
    package static let driverFeatures: UInt64 = 0x020
    package static let driverFeaturesSelect: UInt64 = 0x024
    package static let queueSelect: UInt64 = 0x030
    package static let queueSizeMax: UInt64 = 0x034
    package static let queueSize: UInt64 = 0x038
    package static let queueReady: UInt64 = 0x044
    package static let queueNotify: UInt64 = 0x050
    package static let interruptStatus: UInt64 = 0x060
    package static let interruptAcknowledge: UInt64 = 0x064
    package static let status: UInt64 = 0x070
    package static let queueDescriptorLow: UInt64 = 0x080
    package static let queueDescriptorHigh: UInt64 = 0x084
    package static let queueDriverLow: UInt64 = 0x090
    package static let queueDriverHigh: UInt64 = 0x094
    package static let queueDeviceLow: UInt64 = 0x0a0
    package static let queueDeviceHigh: UInt64 = 0x0a4
    package static let sharedMemorySelect: UInt64 = 0x0ac
    package static let sharedMemoryLengthLow: UInt64 = 0x0b0
    package static let sharedMemoryLengthHigh: UInt64 = 0x0b4
    package static let sharedMemoryBaseLow: UInt64 = 0x0b8
    package static let sharedMemoryBaseHigh: UInt64 = 0x0bc
    package static let queueReset: UInt64 = 0x0c0
    package static let configurationGeneration: UInt64 = 0x0fc
    package static let configuration: UInt64 = 0x100

    /// "virt", little-endian.
    package static let magic: UInt32 = 0x7472_6976
    package static let interruptUsedBuffer: UInt32 = 1
    package static let interruptConfiguration: UInt32 = 2
}
