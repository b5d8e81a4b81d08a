import ImageModel

/// The x86-64 machine's part of a `Machine`: one processor with its local APIC, the I/O APIC and the ports.
final class X86Board: Processor {
    private let processor: X86Processor
    private let bus: X86PlatformBus

    init(
        memory: GuestMemory, devices: DeviceBus, clock: any MachineClock, console: any ConsolePortSink,
        level: X86Level, entry: UInt64
    ) {
        bus = X86PlatformBus(devices: devices, clock: clock, console: console)
        processor = X86Processor(memory: memory, bus: bus, level: level)
        processor.reset(
            pc: entry, pageTable: X86BootLoader.pageTableAddress, gdtBase: X86BootLoader.gdtAddress,
            gdtLimit: X86BootLoader.gdtLimit)
        processor.setRegister(6, X86BootLoader.parametersAddress)  // RSI
        bus.processor = processor
    }

    deinit { bus.processor = nil }

    var retiredInstructions: UInt64 { processor.retiredInstructions }

    func run(maxInstructions: UInt64) -> ProcessorStop {
        let stop = processor.run(maxInstructions: maxInstructions)
        if bus.isResetRequested { return .exit(.reboot) }
        switch stop {
        case .budget: return .budget
        case .attention: return .attention
        case .halted: return .halt
        case .shutdown: return .exit(.tripleFault)
        }
    }

    func setLine(_ slot: DeviceSlot, _ isHigh: Bool) { bus.setLine(slot, isHigh) }
    func codePageWritten(_ pageIndex: Int) { processor.codePageWritten(pageIndex) }
    func requestAttention() { processor.requestAttention() }

    func isWoken() -> Bool {
        bus.pollTimer()
        return processor.isInterruptEnabled && bus.localAPIC.isAsserted
    }

    var wakeTicks: UInt64 {
        let dueNs = bus.localAPIC.timerDueNs
        guard processor.isInterruptEnabled, dueNs != .max else { return .max }
        let (ticks, rest) = dueNs.quotientAndRemainder(dividingBy: 1_000_000_000 / Machine.ticksPerSecond)
        return rest == 0 ? ticks : ticks + 1
    }

    var canBeInterrupted: Bool { processor.isInterruptEnabled && bus.ioAPIC.hasEnabledPin }
}

extension X86Processor: X86InterruptLine {}
