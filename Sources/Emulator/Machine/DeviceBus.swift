import ImageModel

/// The devices in the physical address space, one page after the other, and their interrupt lines to the processor.
package final class DeviceBus {
    /// Of the first, in the order of `DeviceSlot`.
    private let address: UInt64
    /// By `DeviceSlot`.
    private let transports: [MMIOTransport]
    /// Set once the processor, which needs its bus first, is there; cleared to let both go.
    var processor: (any Processor)?
    private let host: HostServices
    private var faultsReported: UInt32 = 0  // a bit a device

    package init(transports: [MMIOTransport], at address: UInt64, host: HostServices) {
        self.address = address
        self.transports = transports
        self.host = host
    }

    /// nil: no device is there.
    func load(_ address: UInt64, size: Int) -> UInt64? {
        guard let slot = slot(address) else { return nil }
        return transports[slot].load(address % MemoryMap.virtioDeviceSizeBytes, size: size)
    }

    /// false: no device is there.
    func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool {
        guard let slot = slot(address) else { return false }
        transports[slot].store(address % MemoryMap.virtioDeviceSizeBytes, value, size: size)
        updateInterrupt(slot)
        return true
    }

    func deliver(_ delivery: MachineInbox.Delivery) {
        for completion in delivery.completions {
            transports[completion.device].complete(completion)
            updateInterrupt(completion.device)
        }
        for slot in transports.indices where delivery.wokenDevices & (1 << UInt32(slot)) != 0 {
            transports[slot].attend()
            updateInterrupt(slot)
        }
    }

    var requestsInFlight: Int {
        var count = 0
        for transport in transports { count += transport.device.requestsInFlight }
        return count
    }

    private func updateInterrupt(_ slot: Int) {
        let transport = transports[slot]
        if let line = DeviceSlot(rawValue: slot) { processor?.setLine(line, transport.isInterruptAsserted) }
        guard let fault = transport.fault, faultsReported & (1 << UInt32(slot)) == 0 else { return }
        // Once a device: a hostile guest could go on for ever.
        faultsReported |= 1 << UInt32(slot)
        host.warn("the guest broke the protocol of its device \(slot): \(fault.message)")
    }

    private func slot(_ address: UInt64) -> Int? {
        guard address >= self.address else { return nil }
        let slot = (address - self.address) / MemoryMap.virtioDeviceSizeBytes
        return slot < UInt64(transports.count) ? Int(slot) : nil
    }
}
