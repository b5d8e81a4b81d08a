import ImageModel
import Synchronization

/// Why `X86Processor.run` came back.
public enum X86Stop: Sendable, Equatable {
    /// At least so many instructions as asked for have retired.
    case budget
    /// `requestAttention` was called: a device wants the CPU's thread.
    case attention
    /// HLT, and no interrupt that may be taken.
    case halted
    /// A fault in the delivery of a double fault.
    case shutdown
}

/// What CPUID shows and the decoder knows: the x86-64 microarchitecture levels, each with what usually comes with it.
public enum X86Level: Sendable, CaseIterable {
    case v1, v2, v3
}

/// One x86-64 processor in long mode.
///
/// Threads: all on the CPU's thread, but for `requestAttention`, which may come from any.
public final class X86Processor: CodeInvalidator {
    /// Timers are looked at every so many instructions.
    private static let timerPollInstructions: UInt64 = 10_000
    /// 64 MiB of decoded records.
    private static let blockRecords = 1 << 21

    let memory: GuestMemory
    let bus: any X86Bus
    let level: X86Level
    /// Raw memory, `X86State.sizeBytes` long.
    let state: X86State
    let tlb = X86TLB()
    let blocks: BlockCache
    var largePages = X86LargePages()
    /// Blocks are decoded for it.
    private(set) var vectorUse: X86VectorUse = []
    /// The compatibility mode, 32-bit or 16-bit, that ran last: they have a fetch TLB in common.
    private var compatibilityMode = X86CodeMode.compatibility32
    private let attentionRequested = Atomic<Bool>(false)
    /// The slice that ran last was one that no interrupt may precede.
    private var wasInShadow = false

    /// Whoever makes it also makes it the `codeInvalidator` of `memory`.
    public convenience init(memory: GuestMemory, bus: any X86Bus, level: X86Level) {
        self.init(memory: memory, bus: bus, level: level, records: Self.blockRecords)
    }

    /// `records`: how many of 32 bytes decoded code may take.
    package init(memory: GuestMemory, bus: any X86Bus, level: X86Level, records: Int) {
        self.memory = memory
        self.bus = bus
        self.level = level
        state = X86State(base: .allocate(byteCount: X86State.sizeBytes, alignment: 64))
        blocks = BlockCache(
            memory: memory, capacity: records, recordSizeBytes: X86Interpreter.recordSizeBytes, instructionAlignment: 1)
        reset(pc: 0, pageTable: 0, gdtBase: 0, gdtLimit: 0)
    }

    deinit { state.base.deallocate() }

    /// 64-bit mode as Linux's `boot.rst` wants it: paging by `pageTable`, CS 0x10, DS, ES and SS 0x18, interrupts off, all
    /// else zero.
    public func reset(pc: UInt64, pageTable: UInt64, gdtBase: UInt64, gdtLimit: UInt16) {
        state.base.initializeMemory(as: UInt8.self, repeating: 0, count: X86State.sizeBytes)
        state.records = UInt64(UInt(bitPattern: blocks.records))
        state.features = X86Level.features(level).rawValue
        state.cr0 =
            X86CR0.protection | X86CR0.monitor | X86CR0.extensionType | X86CR0.numericError | X86CR0.writeProtect
            | (pageTable == 0 ? 0 : X86CR0.paging)
        state.cr3 = pageTable
        state.cr4 = X86CR4.physicalExtension | X86CR4.fxsr | X86CR4.simdExceptions
        state.efer = X86EFER.longModeEnable | X86EFER.longModeActive | X86EFER.noExecute | X86EFER.systemCall
        state.mxcsr = 0x1f80
        state.xcr0 = 1
        state.dr6 = 0xffff_0ff0
        state.dr7 = 0x400
        state.pat = 0x0007_0406_0007_0406
        state.miscEnable = 1
        state.mtrrDefaultType = 0x806
        X87State(base: state.base + X86State.x87Offset).initialize()
        state.setFlags(0)
        state.gdtBase = gdtBase
        state.gdtLimit = UInt64(gdtLimit)
        for index in 0..<8 { segment(index).clear() }
        segment(X86SegmentIndex.cs).set(selector: 0x10, base: 0, limit: .max, access: X86SegmentAccess.code64)
        for index in [X86SegmentIndex.es, X86SegmentIndex.ss, X86SegmentIndex.ds] {
            segment(index).set(selector: 0x18, base: 0, limit: .max, access: X86SegmentAccess.data)
        }
        state.pc = pc
        tlb.flush()
        updateMode()
    }

    /// Runs until something stops it, at the latest a block after `maxInstructions`.
    public func run(maxInstructions: UInt64) -> X86Stop {
        var remaining = maxInstructions
        while true {
            state.attentionCell.pointee.store(0, ordering: .relaxed)
            if attentionRequested.exchange(false, ordering: .acquiring) { return .attention }
            if state.shutdown != 0 { return .shutdown }
            makeRoomForBlocks()
            bus.pollTimer()
            if state.shadow != 0, !wasInShadow, state.halted == 0 {
                if remaining == 0 { return .budget }
                // Nothing comes between STI and the instruction after it. Of several in a row only the first does that
                // (SDM Vol. 3, 7.8.3), or a program could keep interrupts away for ever.
                state.shadow = 0
                wasInShadow = true
                remaining -= min(remaining, runSlice(1, isStep: true))
                continue
            }
            state.shadow = 0
            wasInShadow = false
            takeInterrupt()
            if state.halted != 0 { return .halted }
            if remaining == 0 { return .budget }
            remaining -= min(remaining, runSlice(min(remaining, Self.timerPollInstructions)))
        }
    }

    /// Not while the interpreter is in its loop.
    func makeRoomForBlocks() {
        guard blocks.isNearlyFull else { return }
        blocks.dropAll()
        tlb.flushFetch()
    }

    /// What the slice used up: instructions retired, and faults taken.
    private func runSlice(_ instructions: UInt64, isStep: Bool = false) -> UInt64 {
        let retired = retiredInstructions
        let countdown = Int64(truncatingIfNeeded: instructions) - 1
        state.countdown = countdown
        state.retiredBase = retired &+ UInt64(bitPattern: countdown)
        let isBroken = state.breakpoints & X86Breakpoints.execute != 0
        if isStep || state.flagBits & X86Flags.trap != 0 || state.pendingDebug != 0 || isBroken {
            stepOnce()
        } else {
            X86Interpreter.run(state, self)
        }
        return UInt64(bitPattern: countdown &- state.countdown)
    }

    /// RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8...R15.
    public func register(_ index: Int) -> UInt64 {
        precondition((0..<16).contains(index))
        return state.base.load(fromByteOffset: index * 8, as: UInt64.self)
    }

    public func setRegister(_ index: Int, _ value: UInt64) {
        precondition((0..<16).contains(index))
        state.base.storeBytes(of: value, toByteOffset: index * 8, as: UInt64.self)
    }

    public var pc: UInt64 { state.pc }
    public var retiredInstructions: UInt64 { state.retiredBase &- UInt64(bitPattern: state.countdown) }
    /// RFLAGS.IF. A processor that halted without it sleeps for ever.
    public var isInterruptEnabled: Bool { state.flagBits & X86Flags.interrupt != 0 }

    /// The level of the local APIC's line.
    public func setInterruptRequest(_ isAsserted: Bool) {
        state.interruptRequest = isAsserted ? 1 : 0
        noticeInterrupts()
    }

    /// Makes `run` return `.attention` at the next block end. Any thread.
    public func requestAttention() {
        attentionRequested.store(true, ordering: .releasing)
        state.attentionCell.pointee.store(-1, ordering: .releasing)
    }

    /// A device may do this while an instruction talks to it: the rest of the block must not run as decoded then.
    public func codePageWritten(_ pageIndex: Int) {
        blocks.drop(page: pageIndex)
        state.leavesBlock = 1
    }

    // MARK: Modes

    /// RFLAGS.AC means alignment checks.
    var checksAlignment: Bool {
        state.cpl == 3 && state.flagBits & X86Flags.alignment != 0 && state.cr0 & X86CR0.alignmentMask != 0
    }

    var dataSet: Int {
        if checksAlignment || state.breakpoints & X86Breakpoints.data != 0 { return X86TLB.checkedSet }
        if state.cpl == 3 { return X86TLB.userSet }
        let mayTouchUser = state.flagBits & X86Flags.alignment != 0 && state.cr4 & X86CR4.smap != 0
        return mayTouchUser ? X86TLB.supervisorUserSet : X86TLB.supervisorSet
    }

    /// After a change of what decides about TLBs and decoding: CPL, RFLAGS.AC, CS, CR0, CR4, XCR0, DR7.
    func updateMode() {
        let use = allowedVectors
        let code = state.codeMode == X86CodeMode.long ? compatibilityMode : state.codeMode
        if use != vectorUse || code != compatibilityMode {
            vectorUse = use
            compatibilityMode = code
            tlb.flushFetch()
        }
        state.dataTLB = UInt64(UInt(bitPattern: tlb.dataSet(dataSet)))
        state.fetchTLB = UInt64(UInt(bitPattern: tlb.fetchSet(fetchSet)))
        state.leavesBlock = 1
    }

    /// What `checkVector` lets through.
    private var allowedVectors: X86VectorUse {
        if state.cr0 & X86CR0.taskSwitched != 0 { return [] }
        var use: X86VectorUse = []
        if state.cr0 & X86CR0.emulation == 0, state.cr4 & X86CR4.fxsr != 0 { use.insert(.sse) }
        if state.cr4 & X86CR4.xsave != 0, state.xcr0 & 6 == 6 { use.insert(.avx) }
        return use
    }

    var fetchSet: Int { (state.cpl == 3 ? 1 : 0) + (state.codeMode != X86CodeMode.long ? 2 : 0) }

    func leaveLoop() { state.attentionCell.pointee.store(-1, ordering: .relaxed) }

    var x87: X87State { X87State(base: state.base + X86State.x87Offset) }
}

extension X86Level {
    static func features(_ level: X86Level) -> X86Features {
        let v1 = X86Features.all.subtracting([.monitor, .xsaves])
        let afterV1: X86Features = [
            .sse3, .ssse3, .sse41, .sse42, .popcnt, .cx16, .aes, .pclmul, .sha, .movbe, .rdrand, .xsave, .xsaveopt,
            .xsavec, .adx,
            .clwb, .clflushopt, .rdpid, .rdseed,
        ]
        let afterV2: X86Features = [.avx, .avx2, .avxaes, .avxpclmul, .bmi1, .bmi2, .f16c, .fma, .lzcnt]
        switch level {
        case .v1: return v1.subtracting(afterV1).subtracting(afterV2)
        case .v2: return v1.subtracting(afterV2)
        case .v3: return v1
        }
    }
}
