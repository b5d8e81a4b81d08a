/// What the hart reaches that is not RAM: the PLIC and the devices.
final class RISCVBus: MMIOBus {
    let interruptController = PLIC()
    let devices: DeviceBus
    /// Set once the hart, which needs its bus first, is there; cleared to let both go.
    var hart: RISCVHart?

    init(devices: DeviceBus) { self.devices = devices }

    func load(_ address: UInt64, size: Int) -> UInt64? {
        if let value = devices.load(address, size: size) { return value }
        guard isInterruptController(address) else { return nil }
        let value = interruptController.load(address - MemoryMap.interruptController, size: size)
        hart?.setExternalInterrupt(interruptController.isAsserted)
        return value
    }

    func store(_ address: UInt64, _ value: UInt64, size: Int) -> Bool {
        if devices.store(address, value, size: size) { return true }
        guard isInterruptController(address) else { return false }
        interruptController.store(address - MemoryMap.interruptController, value, size: size)
        hart?.setExternalInterrupt(interruptController.isAsserted)
        return true
    }

    func setLine(_ slot: DeviceSlot, _ isHigh: Bool) {
        interruptController.setLine(slot.interrupt, isHigh)
        hart?.setExternalInterrupt(interruptController.isAsserted)
    }

    private func isInterruptController(_ address: UInt64) -> Bool {
        address >= MemoryMap.interruptController
            && address - MemoryMap.interruptController < PLIC.sizeBytes
    }
}
