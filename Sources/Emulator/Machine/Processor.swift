import ImageModel

/// Why `Processor.run` came back.
enum ProcessorStop: Equatable {
    /// At least so many instructions as asked for have retired, or faulted.
    case budget
    /// Something waits for the CPU's thread: the inbox, or a call to the machine that has been answered.
    case attention
    /// Nothing to do until an interrupt comes.
    case halt
    /// The guest ended the machine.
    case exit(MachineExit)
}

/// A machine's CPU with what is soldered to it and differs from one architecture to another: interrupt controllers,
/// timers, firmware. The devices, the inbox and the sleep between two interrupts are `Machine`'s, the same for all.
///
/// Threads: all on the CPU's thread, but for `requestAttention`.
protocol Processor: CodeInvalidator, AttentionTarget {
    var retiredInstructions: UInt64 { get }
    /// Runs until something stops it, at the latest a block after `maxInstructions`.
    func run(maxInstructions: UInt64) -> ProcessorStop
    /// The level of a device's interrupt line.
    func setLine(_ slot: DeviceSlot, _ isHigh: Bool)

    // After a halt:

    /// Brings the timer up to date; whether something is pending that ends the sleep.
    func isWoken() -> Bool
    /// When its timer will end the sleep, in the machine's ticks; `UInt64.max`: never.
    var wakeTicks: UInt64 { get }
    /// Whether a device ever could.
    var canBeInterrupted: Bool { get }
}
