/// CSR numbers.
enum RISCVControlRegister {
    static let fflags: UInt32 = 0x001
    static let frm: UInt32 = 0x002
    static let fcsr: UInt32 = 0x003
    static let sstatus: UInt32 = 0x100
    static let sie: UInt32 = 0x104
    static let stvec: UInt32 = 0x105
    static let scounteren: UInt32 = 0x106
    static let senvcfg: UInt32 = 0x10a
    static let sscratch: UInt32 = 0x140
    static let sepc: UInt32 = 0x141
    static let scause: UInt32 = 0x142
    static let stval: UInt32 = 0x143
    static let sip: UInt32 = 0x144
    static let stimecmp: UInt32 = 0x14d
    static let satp: UInt32 = 0x180
    static let cycle: UInt32 = 0xc00
    static let time: UInt32 = 0xc01
    static let instret: UInt32 = 0xc02
}

// Zicsr (unpriv §6) over the supervisor's CSRs (priv §12.1).
extension RISCVHart {
    func accessControlRegister(_ record: UnsafeMutableRawPointer) {
        let bits = RISCVInterpreter.instructionBits(record)
        let number = bits >> 20
        let function = bits >> 12 & 3
        let field = bits >> 15 & 31
        let isImmediate = bits >> 14 & 1 != 0
        // csrrs and csrrc with x0 or 0 don't write, not even what is there.
        let isWrite = function == 1 || field != 0
        let operand = isImmediate ? UInt64(field) : RISCVInterpreter.source1(state, record)
        guard isAllowed(number, isWrite: isWrite), let old = readControlRegister(number) else { return illegal(record) }
        if isWrite {
            let value =
                switch function {
                case 1: operand
                case 2: old | operand
                default: old & ~operand
                }
            writeControlRegister(number, value)
        }
        RISCVInterpreter.set(state, record, old)
        retire(record)
        if isWrite { noticeInterrupts() }
    }

    private func isAllowed(_ number: UInt32, isWrite: Bool) -> Bool {
        if isWrite, number >> 10 == 3 { return false }
        if UInt64(number >> 8 & 3) > state.mode { return false }
        switch number {
        case RISCVControlRegister.fflags, RISCVControlRegister.frm, RISCVControlRegister.fcsr:
            return state.sstatus & SupervisorStatus.floatMask != 0
        case RISCVControlRegister.cycle, RISCVControlRegister.time, RISCVControlRegister.instret:
            return state.mode == RISCVMode.supervisor || state.scounteren >> UInt64(number & 31) & 1 != 0
        default:
            return true
        }
    }

    /// nil: there is no such CSR.
    func readControlRegister(_ number: UInt32) -> UInt64? {
        switch number {
        case RISCVControlRegister.fflags: state.fflags
        case RISCVControlRegister.frm: state.frm
        case RISCVControlRegister.fcsr: state.frm << 5 | state.fflags
        case RISCVControlRegister.sstatus:
            state.sstatus | SupervisorStatus.userLength64
                | (state.sstatus & SupervisorStatus.floatMask == SupervisorStatus.floatMask
                    ? SupervisorStatus.dirty : 0)
        case RISCVControlRegister.sie: state.sie
        case RISCVControlRegister.stvec: state.stvec
        case RISCVControlRegister.scounteren: state.scounteren
        case RISCVControlRegister.senvcfg: state.senvcfg
        case RISCVControlRegister.sscratch: state.sscratch
        case RISCVControlRegister.sepc: state.sepc
        case RISCVControlRegister.scause: state.scause
        case RISCVControlRegister.stval: state.stval
        case RISCVControlRegister.sip: pendingInterrupts()
        case RISCVControlRegister.stimecmp: state.stimecmp
        case RISCVControlRegister.satp: state.satp
        case RISCVControlRegister.cycle, RISCVControlRegister.instret: retiredInstructions
        case RISCVControlRegister.time: clock.ticks()
        default: nil
        }
    }

    private func pendingInterrupts() -> UInt64 {
        pollTimer()
        return state.sip
    }

    func writeControlRegister(_ number: UInt32, _ value: UInt64) {
        switch number {
        case RISCVControlRegister.fflags:
            state.fflags = value & 31
            state.sstatus |= SupervisorStatus.floatMask
        case RISCVControlRegister.frm:
            state.frm = value & 7
            state.sstatus |= SupervisorStatus.floatMask
        case RISCVControlRegister.fcsr:
            state.fflags = value & 31
            state.frm = value >> 5 & 7
            state.sstatus |= SupervisorStatus.floatMask
        case RISCVControlRegister.sstatus: writeStatus(value)
        case RISCVControlRegister.sie: state.sie = value & SupervisorInterrupt.mask
        // Mode 0 direct, 1 vectored; bit 1 stays zero.
        case RISCVControlRegister.stvec: state.stvec = value & ~2
        case RISCVControlRegister.scounteren: state.scounteren = value & 7
        case RISCVControlRegister.senvcfg: state.senvcfg = value & 1
        case RISCVControlRegister.sscratch: state.sscratch = value
        case RISCVControlRegister.sepc: state.sepc = value & ~1
        case RISCVControlRegister.scause: state.scause = value
        case RISCVControlRegister.stval: state.stval = value
        case RISCVControlRegister.sip:
            setPending(SupervisorInterrupt.software, value >> SupervisorInterrupt.software & 1 != 0)
        case RISCVControlRegister.stimecmp:
            state.stimecmp = value
            pollTimer()
        case RISCVControlRegister.satp: writeTranslation(value)
        default: break
        }
    }

    private func writeStatus(_ value: UInt64) {
        let old = state.sstatus
        state.sstatus = value & SupervisorStatus.writable
        let changed = old ^ state.sstatus
        if changed & SupervisorStatus.executableReadable != 0 { tlb.flushData() }
        if changed & SupervisorStatus.userMemory != 0 { enter(mode: state.mode) }
    }

    private func writeTranslation(_ value: UInt64) {
        // A mode that is not there leaves all of satp as it was (priv §12.1.11). No ASID bits.
        let mode = value >> 60
        guard mode == 0 || mode == 8 else { return }
        state.satp = value & 0xf000_0fff_ffff_ffff
        flushTranslations()
    }
}
