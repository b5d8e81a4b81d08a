import ImageModel
import Synchronization

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
    /// The timer is looked at every so many instructions.
    private static let timerPollInstructions: UInt64 = 10_000
    /// 32 MiB of decoded records.
    private static let blockRecords = 1 << 21

    public let id: UInt64
    let memory: GuestMemory
    let bus: any MMIOBus
    let clock: any MachineClock
    /// Raw memory, `RISCVState.sizeBytes` long.
    let state: RISCVState
    let tlb = RISCVTLB()
    let blocks: BlockCache
    var superpages = RISCVSuperpages()
    private let attentionRequested = Atomic<Bool>(false)

    /// Whoever makes it also makes it the `codeInvalidator` of `memory`.
    public convenience init(id: UInt64, memory: GuestMemory, bus: any MMIOBus, clock: any MachineClock) {
        self.init(id: id, memory: memory, bus: bus, clock: clock, records: Self.blockRecords)
    }

    /// `records`: how many of 16 bytes decoded code may take.
    package init(id: UInt64, memory: GuestMemory, bus: any MMIOBus, clock: any MachineClock, records: Int) {
        self.id = id
        self.memory = memory
        self.bus = bus
        self.clock = clock
        state = RISCVState(base: .allocate(byteCount: RISCVState.sizeBytes, alignment: 64))
        blocks = BlockCache(
            memory: memory, capacity: records, recordSizeBytes: RISCVInterpreter.recordSizeBytes,
            instructionAlignment: 2)
        reset(pc: memory.guestBase, a0: 0, a1: 0)
    }

    deinit { state.base.deallocate() }

    /// Puts the hart into S-mode at `pc` with a0, a1 set, translation off and all else zero.
    public func reset(pc: UInt64, a0: UInt64, a1: UInt64) {
        state.base.initializeMemory(as: UInt8.self, repeating: 0, count: RISCVState.sizeBytes)
        state.records = UInt64(UInt(bitPattern: blocks.records))
        state.stimecmp = .max
        state.reservation = .max
        // Firmware opens cycle, time and instret to U-mode, and Linux relies on it: its own driver for them is optional.
        state.scounteren = 7
        state.pc = pc
        setRegister(10, a0)
        setRegister(11, a1)
        flushTranslations()
        enter(mode: RISCVMode.supervisor)
    }

    /// Runs until something stops it, at the latest a block after `maxInstructions`.
    public func run(maxInstructions: UInt64) -> HartStop {
        var remaining = maxInstructions
        while true {
            state.attentionCell.pointee.store(0, ordering: .relaxed)
            if attentionRequested.exchange(false, ordering: .acquiring) { return .attention }
            if blocks.isNearlyFull { dropBlocks() }
            pollTimer()
            if state.idle != 0 {
                state.idle = 0
                // An interrupt wakes the hart even if sstatus masks it.
                if state.sip & state.sie == 0 { return .waitForInterrupt }
            }
            takeInterrupt()
            if remaining == 0 { return .budget }
            remaining -= min(remaining, runSlice(min(remaining, Self.timerPollInstructions)))
            if state.supervisorCall != 0 {
                state.supervisorCall = 0
                return .supervisorCall
            }
        }
    }

    /// What the slice used up: instructions retired, and faults taken (see `takeFault`).
    private func runSlice(_ instructions: UInt64) -> UInt64 {
        let retired = retiredInstructions
        let countdown = Int64(truncatingIfNeeded: instructions) - 1
        state.countdown = countdown
        state.retiredBase = retired &+ UInt64(bitPattern: countdown)
        RISCVInterpreter.run(state, self)
        return UInt64(bitPattern: countdown &- state.countdown)
    }

    /// Integer register 0...31.
    public func register(_ index: Int) -> UInt64 {
        precondition((0..<32).contains(index))
        return state.base.load(fromByteOffset: index * 8, as: UInt64.self)
    }

    public func setRegister(_ index: Int, _ value: UInt64) {
        precondition((0..<32).contains(index))
        if index != 0 { state.base.storeBytes(of: value, toByteOffset: index * 8, as: UInt64.self) }
    }

    public var pc: UInt64 { state.pc }
    public var retiredInstructions: UInt64 { state.retiredBase &- UInt64(bitPattern: state.countdown) }

    /// The level of the PLIC's line to S-mode (SEIP).
    public func setExternalInterrupt(_ asserted: Bool) { setPending(SupervisorInterrupt.external, asserted) }
    /// SSIP, as SBI's IPI extension sets it.
    public func setSoftwareInterrupt(_ asserted: Bool) { setPending(SupervisorInterrupt.software, asserted) }
    /// When the timer interrupt is due next, in ticks; `UInt64.max` for never (Sstc's stimecmp).
    public var timerDeadlineTicks: UInt64 { state.stimecmp }
    /// SBI set_timer: the same as writing stimecmp.
    public func setTimerDeadline(ticks: UInt64) {
        state.stimecmp = ticks
        pollTimer()
    }

    /// Makes `run` return `.attention` at the next block end. Any thread.
    public func requestAttention() {
        attentionRequested.store(true, ordering: .releasing)
        state.attentionCell.pointee.store(-1, ordering: .releasing)
    }

    /// Drops cached translations (SBI rfence): all, as nothing finer is needed for one hart.
    public func flushTranslations() {
        tlb.flush()
        superpages = RISCVSuperpages()
    }

    public func codePageWritten(_ pageIndex: Int) { blocks.drop(page: pageIndex) }

    private func dropBlocks() {
        blocks.dropAll()
        tlb.flushFetch()
    }
}
