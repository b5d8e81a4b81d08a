/// `X86State.breakpoints`: the kinds that DR7 enables.
enum X86Breakpoints {
    static let execute: UInt64 = 1 << 0
    static let data: UInt64 = 1 << 1
    static let port: UInt64 = 1 << 2
}

/// `X86State.shadow`: what holds interrupts back until the next instruction is done.
enum X86Shadow {
    static let interruptFlag: UInt64 = 1
    /// Holds #DB back too.
    static let stackSegment: UInt64 = 2
}

/// Bits of DR6 (SDM Vol. 3, 18.2.3).
enum X86DebugStatus {
    static let breakpoints: UInt64 = 0xf
    static let registerAccess: UInt64 = 1 << 13
    static let step: UInt64 = 1 << 14
}

/// Bits of DR7 (SDM Vol. 3, 18.2.4).
enum X86DebugControl {
    static let generalDetect: UInt64 = 1 << 13
}

// Single steps and the breakpoints of DR0...DR3 (SDM Vol. 3, 18.2, 18.3).
//
// While a breakpoint on data is enabled, the data TLB is a set that is always empty, so that each access passes `noteAccess`.
// While one on execution is, instructions run one at a time. With none enabled nothing of this runs.
extension X86Processor {
    private enum Kind: UInt64 {
        case execute = 0
        case write = 1
        case port = 2
        case access = 3
    }

    /// What breakpoint `index` is on, where and of which length; nil: not enabled.
    private func breakpoint(_ index: UInt64) -> (kind: Kind, address: UInt64, length: UInt64)? {
        let control = state.dr7
        guard control >> (2 &* index) & 3 != 0, let kind = Kind(rawValue: control >> (16 &+ 4 &* index) & 3) else {
            return nil
        }
        // Undefined without CR4.DE.
        if kind == .port, state.cr4 & X86CR4.debugExtensions == 0 { return nil }
        let length: UInt64
        switch control >> (18 &+ 4 &* index) & 3 {
        case 0: length = 1
        case 1: length = 2
        case 2: length = 8
        default: length = 4
        }
        let address: UInt64
        switch index {
        case 0: address = state.dr0
        case 1: address = state.dr1
        case 2: address = state.dr2
        default: address = state.dr3
        }
        return (kind, address & ~(length &- 1), length)
    }

    /// After a change of DR0...DR3, DR7 or CR4.DE.
    func updateBreakpoints() {
        var kinds: UInt64 = 0
        for index in 0..<4 as Range<UInt64> {
            switch breakpoint(index)?.kind {
            case .execute: kinds |= X86Breakpoints.execute
            case .write, .access: kinds |= X86Breakpoints.data
            case .port: kinds |= X86Breakpoints.port
            case nil: break
            }
        }
        state.breakpoints = kinds
        updateMode()
        if kinds & X86Breakpoints.execute != 0 { leaveLoop() }
    }

    // MARK: Hits

    /// An instruction touches `size` bytes of data: #DB behind it, if one is watched.
    @inline(never)
    func noteAccess(_ address: UInt64, size: Int, writes: Bool) {
        note(address, UInt64(size)) { $0 == .access || $0 == .write && writes }
    }

    func notePort(_ port: UInt16, size: Int) {
        if state.breakpoints & X86Breakpoints.port != 0 { note(UInt64(port), UInt64(size)) { $0 == .port } }
    }

    private func note(_ address: UInt64, _ size: UInt64, _ matches: (Kind) -> Bool) {
        for index in 0..<4 as Range<UInt64> {
            guard let point = breakpoint(index), matches(point.kind) else { continue }
            guard address &- point.address < point.length || point.address &- address < size else { continue }
            state.pendingDebug |= 1 << index
            state.leavesBlock = 1
        }
    }

    /// The breakpoints on the instruction at `state.pc`, as bits of DR6.
    private var instructionBreakpoints: UInt64 {
        guard state.breakpoints & X86Breakpoints.execute != 0, state.flagBits & X86Flags.resume == 0 else { return 0 }
        var hits: UInt64 = 0
        for index in 0..<4 as Range<UInt64> {
            if let point = breakpoint(index), point.kind == .execute, point.address == state.pc { hits |= 1 << index }
        }
        return hits
    }

    // MARK: Delivery

    /// What DR6 says in the handler of #DB. Bits but the first four are the handler's to clear.
    func recordDebug(_ causes: UInt64) {
        state.dr6 = state.dr6 & ~X86DebugStatus.breakpoints | causes
        state.dr7 &= ~X86DebugControl.generalDetect
        state.pendingDebug = 0
    }

    /// After an instruction that data breakpoints were hit by: a load of SS puts #DB off to the instruction behind it.
    func finishDebug() {
        if state.shadow == X86Shadow.stackSegment {
            leaveLoop()
        } else {
            recordDebug(state.pendingDebug)
            deliverTrap(X86Vector.debug)
        }
    }

    /// Runs one instruction, with what breakpoints and RFLAGS.TF ask for before and behind it.
    func stepOnce() {
        let hits = instructionBreakpoints
        if hits != 0 {
            recordDebug(hits | state.pendingDebug)
            return deliverInstructionBreakpoint()
        }
        let wasTraced = state.flagBits & X86Flags.trap != 0
        var instruction = X86Instruction()
        state.leavesBlock = 0
        do throws(X86Fault) {
            try decodeInstruction(into: &instruction)
            try execute(instruction)
        } catch {
            return deliver(error)
        }
        state.pc = state.nextPC
        state.countdown &-= 1
        var isTraced = wasTraced
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .iret: return finishStep(isTraced)
        // These enter a handler, which TF is off in, or the kernel, whose own TF counts.
        case .int, .int1, .int3, .into, .syscall: isTraced = state.flagBits & X86Flags.trap != 0
        // Has seen to it itself.
        case .sysret: isTraced = false
        default: break
        }
        state.flagBits &= ~X86Flags.resume
        finishStep(isTraced)
    }

    private func finishStep(_ isTraced: Bool) {
        guard isTraced || state.pendingDebug != 0, state.shadow != X86Shadow.stackSegment else { return }
        recordDebug(state.pendingDebug | (isTraced ? X86DebugStatus.step : 0))
        deliverTrap(X86Vector.debug)
    }
}
