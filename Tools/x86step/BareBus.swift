import Emulator
import Glibc

/// No devices; time is the host's.
final class BareBus: X86Bus {
    var taskPriority: UInt8 = 0

    func load(_ address: UInt64, size: Int) -> UInt64 { .max }
    func store(_ address: UInt64, _ value: UInt64, size: Int) {}
    func readPort(_ port: UInt16, size: Int) -> UInt32 { .max }
    func writePort(_ port: UInt16, _ value: UInt32, size: Int) {}
    func readModelSpecificRegister(_ number: UInt32) -> UInt64? { nil }
    func writeModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool { false }
    func acknowledgeInterrupt() -> UInt8? { nil }
    func pollTimer() {}

    func timestamp() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    }
}
