/// The virtio-mmio transport, version 2 (VIRTIO 1.2 §4.2): one page of registers before one device.
///
/// Nothing the guest writes traps the host. A write out of turn (§3.1.1 gives the order) is ignored; a broken
/// queue sets DEVICE_NEEDS_RESET (§2.1.2) and the device stands still until the driver resets it.
/// Threads: the CPU's.
public final class MMIOTransport {
    public let device: any VirtioDevice
    public let memory: GuestMemory
    public let queues: [Virtqueue]
    public let offeredFeatures: UInt64
    public private(set) var negotiatedFeatures: UInt64 = 0
    /// Why the device asked for a reset, for a log.
    public private(set) var fault: VirtqueueFault?

    private var status: UInt32 = 0
    private var deviceFeaturesSelect: UInt32 = 0
    private var driverFeaturesSelect: UInt32 = 0
    private var queueSelect: UInt32 = 0
    private var interruptStatus: UInt32 = 0
    private var configurationGeneration: UInt32 = 0

    public init(device: any VirtioDevice, memory: GuestMemory) {
        self.device = device
        self.memory = memory
        let identity = device.identity
        offeredFeatures = identity.features | VirtioFeature.ofEveryDevice
        queues = identity.queueSizes.map {
            Virtqueue(memory: memory, maximumSize: $0, maximumChainBytes: identity.maximumChainBytes)
        }
    }

    /// The level of the device's interrupt line.
    public var isInterruptAsserted: Bool { interruptStatus != 0 }
    /// Whether a driver works with the device.
    public var isActive: Bool {
        status & (VirtioStatus.driverOK | VirtioStatus.needsReset) == VirtioStatus.driverOK
    }

    // MARK: For the device

    /// Returns a chain with `written` bytes in its writable part.
    public func finish(_ queue: Int, head: UInt16, written: Int) {
        if queues[queue].push(head: head, written: written) {
            interruptStatus |= MMIORegister.interruptUsedBuffer
        }
    }

    /// The driver broke the protocol of the device: the queue stops and a reset is asked for.
    public func fail(_ queue: Int, _ reason: VirtqueueFault) {
        queues[queue].stop(reason)
    }

    public func configurationChanged() {
        configurationGeneration &+= 1
        interruptStatus |= MMIORegister.interruptConfiguration
    }

    // MARK: For the machine

    public func complete(_ completion: DeviceCompletion) {
        guard isActive else { return }
        device.complete(completion, self)
        checkQueues()
    }

    public func attend() {
        guard isActive else { return }
        device.attend(self)
        checkQueues()
    }

    /// Reads a register; `size` is 1, 2, 4 or 8.
    public func load(_ offset: UInt64, size: Int) -> UInt64 {
        if offset >= MMIORegister.configuration {
            var value: UInt64 = 0
            for index in 0..<size {
                let byte = device.configurationByte(Int(offset - MMIORegister.configuration) + index)
                value |= UInt64(byte) << UInt64(8 * index)
            }
            return value
        }
        // §4.2.2.2: the driver uses 32-bit aligned accesses only.
        guard size == 4, offset % 4 == 0 else { return 0 }
        return UInt64(loadRegister(offset))
    }

    public func store(_ offset: UInt64, _ value: UInt64, size: Int) {
        // No device of the fixed set has configuration fields for the driver to write that matter.
        guard offset < MMIORegister.configuration, size == 4, offset % 4 == 0 else { return }
        storeRegister(offset, UInt32(truncatingIfNeeded: value))
        checkQueues()
    }

    private var selectedQueue: Virtqueue? {
        queueSelect < UInt32(queues.count) ? queues[Int(queueSelect)] : nil
    }

    private func loadRegister(_ offset: UInt64) -> UInt32 {
        switch offset {
        case MMIORegister.magicValue: return MMIORegister.magic
        case MMIORegister.version: return 2
        case MMIORegister.deviceID: return device.identity.deviceType
        case MMIORegister.vendorID: return 0x7277_3263  // "c2wr"
        case MMIORegister.deviceFeatures:
            return deviceFeaturesSelect < 2
                ? UInt32(truncatingIfNeeded: offeredFeatures >> UInt64(32 * deviceFeaturesSelect)) : 0
        case MMIORegister.queueSizeMax: return UInt32(selectedQueue?.maximumSize ?? 0)
        case MMIORegister.queueReady: return selectedQueue?.isReady == true ? 1 : 0
        case MMIORegister.interruptStatus: return interruptStatus
        case MMIORegister.status: return status
        // §4.2.2: a region that does not exist has length and base of all ones.
        case MMIORegister.sharedMemoryLengthLow, MMIORegister.sharedMemoryLengthHigh,
            MMIORegister.sharedMemoryBaseLow, MMIORegister.sharedMemoryBaseHigh:
            return .max
        case MMIORegister.configurationGeneration: return configurationGeneration
        default: return 0
        }
    }

    private func storeRegister(_ offset: UInt64, _ value: UInt32) {
        switch offset {
        case MMIORegister.deviceFeaturesSelect: deviceFeaturesSelect = value
        case MMIORegister.driverFeaturesSelect: driverFeaturesSelect = value
        case MMIORegister.driverFeatures: writeFeatures(value)
        case MMIORegister.queueSelect: queueSelect = value
        case MMIORegister.queueNotify:
            guard isActive, value < UInt32(queues.count), queues[Int(value)].isReady else { return }
            device.queueNotified(Int(value), self)
        case MMIORegister.interruptAcknowledge: interruptStatus &= ~value
        case MMIORegister.status: writeStatus(value)
        default: writeQueueRegister(offset, value)
        }
    }

    private func writeQueueRegister(_ offset: UInt64, _ value: UInt32) {
        guard let queue = selectedQueue, status & VirtioStatus.featuresOK != 0 else { return }
        if offset == MMIORegister.queueReset {
            guard value == 1, negotiatedFeatures & VirtioFeature.ringReset != 0 else { return }
            return resetQueue(queue)
        }
        guard !queue.isReady else {
            // §4.2.2.1: writing 0 to QueueReady stops the queue; its other registers are fixed while it is ready.
            if offset == MMIORegister.queueReady, value == 0 { resetQueue(queue) }
            return
        }
        switch offset {
        case MMIORegister.queueSize: queue.size = UInt16(clamping: value)
        case MMIORegister.queueDescriptorLow: queue.descriptorArea.setLow(value)
        case MMIORegister.queueDescriptorHigh: queue.descriptorArea.setHigh(value)
        case MMIORegister.queueDriverLow: queue.driverArea.setLow(value)
        case MMIORegister.queueDriverHigh: queue.driverArea.setHigh(value)
        case MMIORegister.queueDeviceLow: queue.deviceArea.setLow(value)
        case MMIORegister.queueDeviceHigh: queue.deviceArea.setHigh(value)
        case MMIORegister.queueReady where value == 1 && queue.fault == nil:
            queue.start(features: negotiatedFeatures)
        default: break
        }
    }

    /// A device may still hold chains of this queue: they are forgotten with all the rest of its requests only
    /// by a device reset, so a queue reset of an active device is one for the device's requests too.
    private func resetQueue(_ queue: Virtqueue) {
        queue.reset()
        if isActive {
            device.reset()
            device.activate(self)
        }
    }

    private func writeFeatures(_ value: UInt32) {
        guard status & VirtioStatus.driver != 0, status & VirtioStatus.featuresOK == 0 else { return }
        switch driverFeaturesSelect {
        case 0: negotiatedFeatures.setLow(value)
        case 1: negotiatedFeatures.setHigh(value)
        default: break
        }
    }

    private func writeStatus(_ value: UInt32) {
        if value == 0 { return reset() }
        // §2.1.1: the driver sets bits one after another and clears none but by a reset.
        guard status & ~VirtioStatus.needsReset & ~value == 0 else { return }
        var added = value & ~status & ~VirtioStatus.needsReset
        if added & VirtioStatus.featuresOK != 0, !areFeaturesAcceptable { added &= ~VirtioStatus.featuresOK }
        if added & VirtioStatus.driverOK != 0, (status | added) & VirtioStatus.featuresOK == 0 {
            added &= ~VirtioStatus.driverOK
        }
        status |= added
        if added & VirtioStatus.driverOK != 0, isActive { device.activate(self) }
    }

    private var areFeaturesAcceptable: Bool {
        status & VirtioStatus.driver != 0 && negotiatedFeatures & ~offeredFeatures == 0
            && negotiatedFeatures & VirtioFeature.version1 != 0
    }

    private func reset() {
        for queue in queues { queue.reset() }
        device.reset()
        status = 0
        negotiatedFeatures = 0
        deviceFeaturesSelect = 0
        driverFeaturesSelect = 0
        queueSelect = 0
        interruptStatus = 0
        fault = nil
    }

    /// §2.1.2: DEVICE_NEEDS_RESET, and a configuration change notification if the driver is up.
    private func checkQueues() {
        guard status & VirtioStatus.needsReset == 0 else { return }
        for queue in queues {
            guard let reason = queue.fault else { continue }
            fault = reason
            if status & VirtioStatus.driverOK != 0 { interruptStatus |= MMIORegister.interruptConfiguration }
            status |= VirtioStatus.needsReset
            device.reset()
            return
        }
    }
}

extension UInt64 {
    fileprivate mutating func setLow(_ value: UInt32) { self = self & 0xffff_ffff_0000_0000 | UInt64(value) }
    fileprivate mutating func setHigh(_ value: UInt32) { self = UInt64(value) << 32 | self & 0xffff_ffff }
}
