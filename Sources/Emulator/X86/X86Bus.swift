/// What an x86 processor sees of its platform: everything that is not RAM, the local APIC's line, time.
///
/// Called on the CPU's thread alone. The platform (`Sources/Emulator/X86/Platform`) implements it; the local APIC is part
/// of the platform, the processor only knows that it has a line for interrupts, a page of registers and a task priority.
public protocol X86Bus: AnyObject {
    /// Reads `size` (1, 2, 4 or 8) bytes at a physical address that is not RAM, also the local APIC's. Where nothing
    /// answers: all ones.
    func load(_ address: UInt64, size: Int) -> UInt64
    /// Writes the low `size` bytes of `value`; nothing happens where nothing is. An EOI is such a write.
    func store(_ address: UInt64, _ value: UInt64, size: Int)
    /// IN of `size` (1, 2 or 4) bytes. Where nothing answers: all ones.
    func readPort(_ port: UInt16, size: Int) -> UInt32
    /// OUT. A platform that resets or ends the machine notes it and calls `X86Processor.requestAttention`.
    func writePort(_ port: UInt16, _ value: UInt32, size: Int)
    /// An MSR the processor does not hold itself: IA32_APIC_BASE, IA32_TSC_DEADLINE, x2APIC's. nil: #GP(0).
    func readModelSpecificRegister(_ number: UInt32) -> UInt64?
    /// False: #GP(0).
    func writeModelSpecificRegister(_ number: UInt32, _ value: UInt64) -> Bool
    /// INTA: the vector to deliver, which goes from IRR to ISR; nil: there is none after all. Asked only after
    /// `X86Processor.setInterruptRequest(true)`; the platform sets the line anew before it returns.
    func acknowledgeInterrupt() -> UInt8?
    /// TPR bits 4...7, as CR8 shows them. Setting it may change the line.
    var taskPriority: UInt8 { get set }
    /// The time-stamp counter, before IA32_TSC_ADJUST, which the processor holds. Never goes back.
    func timestamp() -> UInt64
    /// Looks whether a timer is due, and sets the line if it is. Asked every 10,000 instructions and after HLT.
    func pollTimer()
}
