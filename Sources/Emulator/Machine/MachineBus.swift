import ImageModel

/// The physical addresses that are not RAM, and the interrupt lines from there to the hart.
final class MachineBus: MMIOBus {
    let interruptController = PLIC()
    /// By `DeviceSlot`.
    let transports: [MMIOTransport]
    /// Set once the hart, which needs its bus first, is there; cleared to let both go.
    var hart: RISCVHart?
    private let host: HostServices
    private var faultsReported: UInt32 = 0  // a bit a device

    init(transports: [MMIOTransport], host: HostServices) {
        self.transports = transports
        self.host = host
    }

    func load(_ address: UInt64, size: Int) -> UInt64? {
        if let slot = slot(address) {
            let value = transports[slot].load(address % MemoryMap.virtioDeviceSizeBytes, size: size)
            return value
        }
        guard isInterruptController(address) else { return nil }
        let value = interruptController.load(address - MemoryMap.interruptController, size: size)
        hart?.setExternalInterrupt(interruptController.isAsserted)
        return value
    }

    func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool {
        if let slot = slot(address) {
            transports[slot].store(address % MemoryMap.virtioDeviceSizeBytes, value, size: size)
            updateInterrupt(slot)
            return true
        }
        guard isInterruptController(address) else { return false }
        interruptController.store(address - MemoryMap.interruptController, value, size: size)
        hart?.setExternalInterrupt(interruptController.isAsserted)
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
        interruptController.setLine(UInt32(slot) + 1, transport.isInterruptAsserted)
        hart?.setExternalInterrupt(interruptController.isAsserted)
        guard let fault = transport.fault, faultsReported & (1 << UInt32(slot)) == 0 else { return }
        // Once a device: a hostile guest could go on for ever.
        faultsReported |= 1 << UInt32(slot)
        host.warn("the guest broke the protocol of its device \(slot): \(fault.message)")
    }

    private func slot(_ address: UInt64) -> Int? {
        guard address >= MemoryMap.firstVirtioDevice else { return nil }
        let slot = (address - MemoryMap.firstVirtioDevice) / MemoryMap.virtioDeviceSizeBytes
        return slot < UInt64(transports.count) ? Int(slot) : nil
    }

    private func isInterruptController(_ address: UInt64) -> Bool {
        address >= MemoryMap.interruptController
            && address - MemoryMap.interruptController < PLIC.sizeBytes
    }
}
