import ImageModel

/// How a machine came to its end.
public enum MachineExit: Sendable, Equatable {
    /// The guest asked for it: SBI system reset.
    case shutdown
    case reboot
    /// The same, giving "system failure" as the reason.
    case failure
    /// The processor sleeps and nothing that could wake it can happen any more.
    case deadlocked
    /// x86-64: a fault in the delivery of a double fault.
    case tripleFault
    /// `MachineInbox.requestStop`
    case stopped
}

/// Why `Machine.run` came back.
public enum MachineStop: Sendable, Equatable {
    /// The guest sleeps. Run again when its clock shows `untilTicks` (`UInt64.max`: no timer is set) or when the
    /// waker is told, whichever comes first. A counted clock stands still meanwhile: run again at once, and it
    /// jumps to `untilTicks`.
    case idle(untilTicks: UInt64)
    /// At least as many instructions as asked for have retired, or faulted.
    case budget
    /// The end; each later run gives the same.
    case exited(MachineExit)
}

/// One emulated computer: a processor, RAM and the fixed set of devices, started from a Linux kernel.
///
/// No global state: a process may have many. Threads: one, "the CPU's", makes, runs and closes it; it alone
/// touches guest memory. `inbox` and the console's ports may be used from any.
public final class Machine {
    public static let ticksPerSecond = UInt64(MachineDeviceTree.timebaseHz)
    /// Linux's map of RAM must fit Sv39's direct map; and a host must be able to name it in one mapping.
    public static let maximumMemoryBytes: UInt64 = 64 << 30

    public let inbox: MachineInbox
    public let console: ConsoleDevice

    private let processor: any Processor
    private let memory: GuestMemory
    private let devices: DeviceBus
    private let clock: any MachineClock
    private let countedClock: CountedClock?
    private let services: [NinePService]
    private var exit: MachineExit?
    /// The processor has halted: it goes on only when an interrupt is pending that ends that.
    private var isAsleep = false
    private var isClosed = false

    /// Loads the guest; nothing runs yet.
    public init(_ configuration: MachineConfiguration) throws(MachineError) {
        let pages = configuration.memory
        let architecture = configuration.boot.architecture
        guard pages.lengthBytes % (2 << 20) == 0, pages.lengthBytes > 0, pages.lengthBytes <= Self.maximumMemoryBytes
        else {
            throw .memorySizeInvalid(sizeBytes: pages.lengthBytes, maximumBytes: Self.maximumMemoryBytes)
        }
        memory =
            architecture == .riscv64
            ? GuestMemory(guestBase: MemoryMap.ram, sizeBytes: pages.lengthBytes, host: pages.base)
            : GuestMemory(guestBase: 0, sizeBytes: pages.lengthBytes, host: pages.base, hole: X86MemoryMap.hole)
        let loaded = try LoadedGuest(configuration.boot, into: memory, host: configuration.host)
        inbox = MachineInbox(lock: configuration.host.makeLock())
        let fixed = FixedDevices(configuration, memory: memory, inbox: inbox)
        console = fixed.console
        services = fixed.services
        devices = DeviceBus(
            transports: fixed.transports,
            at: architecture == .riscv64 ? MemoryMap.firstVirtioDevice : X86MemoryMap.firstVirtioDevice,
            host: configuration.host)
        switch configuration.clock {
        case .host:
            clock = HostClock(host: configuration.host)
            countedClock = nil
        case .counted(let instructionsPerTick):
            let counted = CountedClock(instructionsPerTick: instructionsPerTick)
            clock = counted
            countedClock = counted
        }
        processor = loaded.processor(memory, devices, clock, configuration.consoles.kernel)
        memory.codeInvalidator = processor
        devices.processor = processor
        countedClock?.processor = processor
        inbox.attach(target: processor, waker: configuration.waker)
    }

    deinit { close() }

    /// The guest's time, in ticks of 100 ns.
    public var ticks: UInt64 { clock.ticks() }
    public var retiredInstructions: UInt64 { processor.retiredInstructions }

    /// Runs the guest until it sleeps, ends, or has used up `maxInstructions`.
    public func run(maxInstructions: UInt64 = .max) -> MachineStop {
        let (sum, overflow) = processor.retiredInstructions.addingReportingOverflow(maxInstructions)
        let end = overflow ? UInt64.max : sum
        // Called again for a guest that slept: with a counted clock its time is up.
        var maySkipTime = isAsleep
        while true {
            takeInbox()
            if let exit { return .exited(exit) }
            if isAsleep {
                if let stop = sleep(&maySkipTime) { return stop }
                continue
            }
            let retired = processor.retiredInstructions
            guard retired < end else { return .budget }
            switch processor.run(maxInstructions: end - retired) {
            case .attention: break
            case .budget:
                // Faults count too: a guest whose every instruction faults retires none.
                takeInbox()
                if let exit { return .exited(exit) }
                return .budget
            case .exit(let reason): exit = reason
            case .halt: isAsleep = true
            }
        }
    }

    /// Gives everything back: ends the 9P sessions and parts the objects that know each other. The machine does
    /// not run any more.
    public func close() {
        guard !isClosed else { return }
        isClosed = true
        if exit == nil { exit = .stopped }
        inbox.attach(target: nil, waker: nil)
        for service in services { service.close() }
        // Inline, the sessions' last jobs are in the inbox.
        while let delivery = inbox.take() {
            for job in delivery.jobs { job.run() }
        }
        memory.codeInvalidator = nil
        devices.processor = nil
        countedClock?.processor = nil
    }

    private func takeInbox() {
        while let delivery = inbox.take() {
            if delivery.isStopRequested, exit == nil { exit = .stopped }
            for job in delivery.jobs { job.run() }
            devices.deliver(delivery)
        }
    }

    /// Sees to a halted processor. nil: it is awake now, or something has changed; look again.
    private func sleep(_ maySkipTime: inout Bool) -> MachineStop? {
        if processor.isWoken() {
            isAsleep = false
            return nil
        }
        if inbox.hasDelivery { return nil }
        let deadline = processor.wakeTicks
        if deadline == .max, !processor.canBeInterrupted {
            exit = .deadlocked
            return .exited(.deadlocked)
        }
        if let countedClock {
            // Time stands still while an answer is on its way, or the run would not be the same each time.
            if devices.requestsInFlight > 0 { return .idle(untilTicks: .max) }
            if maySkipTime, deadline != .max {
                countedClock.skip(to: deadline)
                maySkipTime = false
                return nil
            }
        }
        return .idle(untilTicks: deadline)
    }
}

/// A guest in RAM, by what its processor starts with.
private enum LoadedGuest {
    case riscv64(BootLoader)
    case x86_64(X86BootLoader, X86Level)

    init(_ boot: GuestBoot, into memory: GuestMemory, host: HostServices) throws(MachineError) {
        switch boot.architecture {
        case .riscv64: self = .riscv64(try BootLoader(boot, into: memory, host: host))
        case .x86_64(let level): self = .x86_64(try X86BootLoader(boot, into: memory, host: host), level)
        }
    }

    func processor(
        _ memory: GuestMemory, _ devices: DeviceBus, _ clock: any MachineClock, _ console: any ConsolePortSink
    ) -> any Processor {
        switch self {
        case .riscv64(let loaded):
            RISCVBoard(
                memory: memory, devices: devices, clock: clock, console: console, entry: loaded.entry,
                deviceTree: loaded.deviceTree)
        case .x86_64(let loaded, let level):
            X86Board(
                memory: memory, devices: devices, clock: clock, console: console, level: level, entry: loaded.entry)
        }
    }
}
