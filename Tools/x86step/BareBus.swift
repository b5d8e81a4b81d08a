import Emulator
import Glibc

/// No devices but a serial port; time is the host's.
final class BareBus: X86Bus {
    var taskPriority: UInt8 = 0

    func load(_ address: UInt64, size: Int) -> UInt64 { .max }
    func store(_ address: UInt64, _ value: UInt64, size: Int) {}
    /// Port 3F8 is a serial port that is always ready.
    var writesSerial = false

    func readPort(_ port: UInt16, size: Int) -> UInt32 { writesSerial && port == 0x3fd ? 0x60 : .max }

    func writePort(_ port: UInt16, _ value: UInt32, size: Int) {
        guard writesSerial, port == 0x3f8 else { return }
        _ = write(1, [UInt8(truncatingIfNeeded: value)], 1)
    }

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
