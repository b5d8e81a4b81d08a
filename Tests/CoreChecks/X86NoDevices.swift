import Emulator

/// An x86-64 machine of RAM alone, in which no time passes.
public final class X86NoDevices: X86Bus {
    public var taskPriority: UInt8 = 0

    public init() {}

    public func load(_ address: UInt64, size: Int) -> UInt64 { .max }
    public func store(_ address: UInt64, _ value: UInt64, size: Int) {}
    public func readPort(_ port: UInt16, size: Int) -> UInt32 { .max }
    public func writePort(_ port: UInt16, _ value: UInt32, size: Int) {}
    public func readModelSpecificRegister(_ number: UInt32) -> UInt64? { nil }
    public func writeModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool { false }
    public func acknowledgeInterrupt() -> UInt8? { nil }
    public func timestamp() -> UInt64 { 0 }
    public func pollTimer() {}
}
