import ImageModel

/// The riscv64 machine's part of a `Machine`: one hart in S-mode, its PLIC, and the SBI firmware beneath it.
final class RISCVBoard: Processor {
    private let hart: RISCVHart
    private let bus: RISCVBus
    private let firmware: SBI

    init(
        memory: GuestMemory, devices: DeviceBus, clock: any MachineClock, console: any ConsolePortSink,
        entry: UInt64, deviceTree: UInt64
    ) {
        bus = RISCVBus(devices: devices)
        hart = RISCVHart(id: 0, memory: memory, bus: bus, clock: clock)
        firmware = SBI(memory: memory, console: console)
        hart.reset(pc: entry, a0: 0, a1: deviceTree)
        bus.hart = hart
    }

    deinit { bus.hart = nil }

    var retiredInstructions: UInt64 { hart.retiredInstructions }

    func run(maxInstructions: UInt64) -> ProcessorStop {
        switch hart.run(maxInstructions: maxInstructions) {
        case .budget: return .budget
        case .attention: return .attention
        case .waitForInterrupt: return .halt
        case .supervisorCall:
            if case .exit(let reason) = firmware.call(hart) { return .exit(reason) }
            return .attention
        }
    }

    func setLine(_ slot: DeviceSlot, _ isHigh: Bool) { bus.setLine(slot, isHigh) }
    func codePageWritten(_ pageIndex: Int) { hart.codePageWritten(pageIndex) }
    func requestAttention() { hart.requestAttention() }

    /// WFI ends when an interrupt is pending that sie enables, whatever sstatus says (privileged spec §3.3.3).
    func isWoken() -> Bool {
        hart.pollTimer()
        return hart.state.sip & hart.state.sie != 0
    }

    var wakeTicks: UInt64 { isEnabled(SupervisorInterrupt.timer) ? hart.timerDeadlineTicks : .max }

    var canBeInterrupted: Bool {
        isEnabled(SupervisorInterrupt.external) && bus.interruptController.hasEnabledSource
    }

    private func isEnabled(_ interrupt: UInt64) -> Bool { hart.state.sie >> interrupt & 1 != 0 }
}
