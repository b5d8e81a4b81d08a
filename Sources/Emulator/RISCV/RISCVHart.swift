import ImageModel

/// Why `RISCVHart.run` came back.
public enum HartStop: Sendable, Equatable {
    /// At least so many instructions as asked for have retired.
    case budget
    /// WFI with no interrupt pending: nothing to do until a device or the timer calls.
    case waitForInterrupt
    /// `requestAttention` was called: a device wants the CPU's thread.
    case attention
    /// An ECALL from S-mode: the caller answers it through a0, a1 (`SBI`) and runs on; pc is already past it.
    case supervisorCall
}

/// One RV64GC hart in S- and U-mode, M-mode being the host.
///
/// Threads: all on the CPU's thread, but for `requestAttention`, which may come from any.
public final class RISCVHart: CodeInvalidator {
    public init(id: UInt64, memory: GuestMemory, bus: any MMIOBus, clock: any MachineClock) {}

    /// Puts the hart into S-mode at `pc` with a0, a1 set, translation off and all else zero.
    public func reset(pc: UInt64, a0: UInt64, a1: UInt64) {}

    /// Runs until something stops it, at the latest a block after `maxInstructions`.
    public func run(maxInstructions: UInt64) -> HartStop { .budget }

    /// Integer register 0...31.
    public func register(_ index: Int) -> UInt64 { 0 }
    public func setRegister(_ index: Int, _ value: UInt64) {}
    public var pc: UInt64 { 0 }
    public var retiredInstructions: UInt64 { 0 }

    /// The level of the PLIC's line to S-mode (SEIP).
    public func setExternalInterrupt(_ asserted: Bool) {}
    /// SSIP, as SBI's IPI extension sets it.
    public func setSoftwareInterrupt(_ asserted: Bool) {}
    /// When the timer interrupt is due next, in ticks; `UInt64.max` for never (Sstc's stimecmp).
    public var timerDeadlineTicks: UInt64 { .max }
    /// SBI set_timer: the same as writing stimecmp.
    public func setTimerDeadline(ticks: UInt64) {}

    /// Makes `run` return `.attention` at the next block end. Any thread.
    public func requestAttention() {}

    /// Drops cached translations (SBI rfence): all, as nothing finer is needed for one hart.
    public func flushTranslations() {}

    public func codePageWritten(_ pageIndex: Int) {}
}
