import ImageModel

/// What the x86-64 processor reaches that is not RAM: both APICs, the devices and the ports.
package final class X86PlatformBus: X86Bus {
    private static let baseMSR: UInt32 = 0x1b
    private static let deadlineMSR: UInt32 = 0x6e0

    package let localAPIC: LocalAPIC
    package let ioAPIC: IOAPIC
    private let devices: DeviceBus
    private let ports: X86Ports
    private let clock: any MachineClock
    /// Set once the processor, which needs its bus first, is there; cleared to let both go.
    package var processor: (any X86InterruptLine)?
    /// The guest has asked for a restart.
    package private(set) var isResetRequested = false

    package init(devices: DeviceBus, clock: any MachineClock, console: any ConsolePortSink) {
        self.devices = devices
        self.clock = clock
        ports = X86Ports(console: console)
        localAPIC = LocalAPIC(clock: clock)
        ioAPIC = IOAPIC(id: MPTable.ioAPICID, localAPIC: localAPIC)
    }

    package func load(_ address: UInt64, size: Int) -> UInt64 {
        if let value = devices.load(address, size: size) { return value }
        if let offset = offset(address, in: localAPIC.address) {
            defer { update() }
            return UInt64(localAPIC.load(offset, size: size))
        }
        if let offset = offset(address, in: X86MemoryMap.ioAPIC) { return UInt64(ioAPIC.load(offset, size: size)) }
        return .max
    }

    package func store(_ address: UInt64, _ value: UInt64, size: Int) {
        if devices.store(address, value, size: size) { return }
        if let offset = offset(address, in: localAPIC.address) {
            switch localAPIC.store(offset, UInt32(truncatingIfNeeded: value), size: size) {
            case .nothing: break
            case .endOfInterrupt(let vector): ioAPIC.endOfInterrupt(vector: vector)
            case .reset: requestReset()
            }
            update()
        } else if let offset = offset(address, in: X86MemoryMap.ioAPIC) {
            ioAPIC.store(offset, UInt32(truncatingIfNeeded: value), size: size)
            update()
        }
    }

    package func readPort(_ port: UInt16, size: Int) -> UInt32 { ports.read(port, size: size) }

    package func writePort(_ port: UInt16, _ value: UInt32, size: Int) {
        ports.write(port, value, size: size)
        if ports.isResetRequested { requestReset() }
    }

    package func readModelSpecificRegister(_ number: UInt32) -> UInt64? {
        switch number {
        case Self.baseMSR: return localAPIC.base
        case Self.deadlineMSR: return localAPIC.deadline
        default: return nil
        }
    }

    package func writeModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool {
        defer { update() }
        switch number {
        case Self.baseMSR: return localAPIC.setBase(value)
        case Self.deadlineMSR:
            localAPIC.setDeadline(value)
            return true
        default: return false
        }
    }

    package func acknowledgeInterrupt() -> UInt8? {
        defer { update() }
        return localAPIC.acknowledge()
    }

    package var taskPriority: UInt8 {
        get { localAPIC.taskPriority }
        set {
            localAPIC.taskPriority = newValue
            update()
        }
    }

    package func timestamp() -> UInt64 { clock.nanoseconds() }

    package func pollTimer() {
        localAPIC.pollTimer()
        update()
    }

    package func setLine(_ slot: DeviceSlot, _ isHigh: Bool) {
        ioAPIC.setLine(slot.x86Interrupt, isHigh)
        update()
    }

    private func update() { processor?.setInterruptRequest(localAPIC.isAsserted) }

    private func requestReset() {
        isResetRequested = true
        processor?.requestAttention()
    }

    private func offset(_ address: UInt64, in page: UInt64?) -> UInt64? {
        guard let page, address >= page, address - page < 4096 else { return nil }
        return address - page
    }
}

/// The processor's inputs.
package protocol X86InterruptLine: AttentionTarget {
    /// The level of INTR: the local APIC has an interrupt that beats its priorities.
    func setInterruptRequest(_ isAsserted: Bool)
}
