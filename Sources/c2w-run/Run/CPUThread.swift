import Emulator
import HostPlatform
import ImageModel

/// The thread that owns a machine: it runs the guest, and sleeps when the guest does.
///
/// Threads: `start` once; the rest from any.
final class CPUThread: MachineWaker, @unchecked Sendable {
    private let condition = HostCondition()  // guards the next
    private var isWoken = false

    private static let nsPerTick = 1_000_000_000 / Machine.ticksPerSecond

    /// Runs the machine to its end and closes it; then tells how it ended, still on its thread.
    func start(_ machine: Machine, onEnd: @escaping @Sendable (MachineExit, _ retired: UInt64) -> Void)
        throws(HostError)
    {
        // The machine was made on this thread and from now on belongs to the new one.
        let handed = HandedOver(machine)
        let thread = try HostThread.start(name: "c2w-cpu", stackBytes: 8 << 20) { [self] in
            let machine = handed.value
            let exit = run(machine)
            let retired = machine.retiredInstructions
            machine.close()
            onEnd(exit, retired)
        }
        thread.detach()
    }

    private func run(_ machine: Machine) -> MachineExit {
        while true {
            switch machine.run() {
            case .exited(let exit): return exit
            case .budget: continue
            case .idle(let untilTicks): sleep(machine, untilTicks)
            }
        }
    }

    private func sleep(_ machine: Machine, _ untilTicks: UInt64) {
        let nowTicks = machine.ticks
        let leftTicks = untilTicks > nowTicks ? untilTicks - nowTicks : 0
        // A guest that sets no timer, or one after centuries, sleeps until it is woken.
        let isTimed = leftTicks < 1 << 52
        let deadlineNs = isTimed ? PosixHost.monotonicNs() + leftTicks * CPUThread.nsPerTick : 0
        condition.lock()
        while !isWoken {
            if !isTimed { condition.wait() } else if !condition.wait(untilNs: deadlineNs) { break }
        }
        isWoken = false
        condition.unlock()
    }

    func wake() {
        condition.withLock { isWoken = true }
        condition.signal()
    }
}
