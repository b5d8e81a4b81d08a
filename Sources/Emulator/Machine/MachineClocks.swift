import ImageModel

/// What a machine's time comes from.
public enum MachineClockMode: Sendable, Equatable {
    /// The host's clock, from 0 at the machine's start.
    case host
    /// Retired instructions: the run is the same each time, and an idle guest's time jumps to its next timer.
    /// One tick is 100 ns of guest time; 20 is about a hart of 200 MIPS.
    case counted(instructionsPerTick: UInt64)
}

/// Real time.
final class HostClock: MachineClock {
    private static let nsPerTick = 1_000_000_000 / UInt64(MachineDeviceTree.timebaseHz)
    private let host: HostServices
    private let startNs: UInt64

    init(host: HostServices) {
        self.host = host
        startNs = host.monotonicNs()
    }

    func ticks() -> UInt64 { nanoseconds() / Self.nsPerTick }
    func nanoseconds() -> UInt64 { host.monotonicNs() &- startNs }
}

/// Time as the processor's own work.
final class CountedClock: MachineClock {
    private static let nsPerTick = 1_000_000_000 / UInt64(MachineDeviceTree.timebaseHz)
    private let instructionsPerTick: UInt64
    private var skippedTicks: UInt64 = 0
    /// Set once the processor, which needs its clock first, is there; cleared to let both go.
    var processor: (any Processor)?

    init(instructionsPerTick: UInt64) {
        precondition(instructionsPerTick > 0)
        self.instructionsPerTick = instructionsPerTick
    }

    func ticks() -> UInt64 {
        (processor?.retiredInstructions ?? 0) / instructionsPerTick &+ skippedTicks
    }

    func nanoseconds() -> UInt64 {
        let (ticks, rest) = (processor?.retiredInstructions ?? 0).quotientAndRemainder(dividingBy: instructionsPerTick)
        return (ticks &+ skippedTicks) &* Self.nsPerTick &+ rest &* Self.nsPerTick / instructionsPerTick
    }

    /// An idle guest sleeps until `deadline`.
    func skip(to deadline: UInt64) {
        let now = ticks()
        if deadline > now { skippedTicks &+= deadline - now }
    }
}
