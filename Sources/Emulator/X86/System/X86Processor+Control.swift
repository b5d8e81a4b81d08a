// Control, debug and model-specific registers (SDM Vol. 3, 2.5; Vol. 4).
extension X86Processor {
    func readControl(_ number: UInt8) -> UInt64 {
        switch number {
        case 0: state.cr0
        case 2: state.cr2
        case 3: state.cr3
        case 4: state.cr4
        default: UInt64(bus.taskPriority)
        }
    }

    func writeControl(_ number: UInt8, _ value: UInt64) throws(X86Fault) {
        switch number {
        case 0: try writeCR0(value)
        case 2: state.cr2 = value
        case 3:
            let isTagged = state.cr4 & X86CR4.pcid != 0
            let address = isTagged ? value & ~(1 << 63) : value
            guard address >> X86PageEntry.physicalBits == 0 else { throw .generalProtection }
            state.cr3 = address
            // TLB entries carry no PCID: the old context's must go whatever bit 63 says.
            tlb.flushPrivate()
            state.leavesBlock = 1
        case 4: try writeCR4(value)
        default:
            guard value < 16 else { throw .generalProtection }
            bus.taskPriority = UInt8(value)
        }
    }

    func writeCR0(_ value: UInt64) throws(X86Fault) {
        let value = value | X86CR0.extensionType
        guard value >> 32 == 0, value & X86CR0.protection != 0,
            value & X86CR0.cacheDisable != 0 || value & X86CR0.notWriteThrough == 0,
            // Leaving long mode means legacy modes, which this processor does not have.
            value & X86CR0.paging == state.cr0 & X86CR0.paging
        else { throw .generalProtection }
        let changed = state.cr0 ^ value
        state.cr0 = value & X86CR0.known
        if changed & X86CR0.writeProtect != 0 { flushTranslations() }
        updateMode()
    }

    private func writeCR4(_ value: UInt64) throws(X86Fault) {
        var known = X86CR4.known
        if level == .v1 { known &= ~X86CR4.xsave }
        guard value & ~known == 0, value & X86CR4.physicalExtension != 0 else { throw .generalProtection }
        if value & X86CR4.pcid != 0, state.cr4 & X86CR4.pcid == 0, state.cr3 & 0xfff != 0 { throw .generalProtection }
        state.cr4 = value
        flushTranslations()
        updateBreakpoints()
    }

    // MARK: Debug registers

    func readDebug(_ number: UInt8) throws(X86Fault) -> UInt64 {
        let number = try debugNumber(number)
        try checkDebugAccess()
        switch number {
        case 0: return state.dr0
        case 1: return state.dr1
        case 2: return state.dr2
        case 3: return state.dr3
        case 6: return state.dr6
        default: return state.dr7
        }
    }

    func writeDebug(_ number: UInt8, _ value: UInt64) throws(X86Fault) {
        let number = try debugNumber(number)
        if number >= 6, value >> 32 != 0 { throw .generalProtection }
        try checkDebugAccess()
        switch number {
        case 0: state.dr0 = value
        case 1: state.dr1 = value
        case 2: state.dr2 = value
        case 3: state.dr3 = value
        case 6: state.dr6 = value & 0xe00f | 0xffff_0ff0
        default: state.dr7 = value & 0xffff_23ff | 0x400
        }
        if number != 6 { updateBreakpoints() }
    }

    /// DR7.GD protects the debug registers.
    private func checkDebugAccess() throws(X86Fault) {
        guard state.dr7 & X86DebugControl.generalDetect != 0 else { return }
        recordDebug(state.dr6 & X86DebugStatus.breakpoints | X86DebugStatus.registerAccess)
        throw .debug
    }

    /// DR4 and DR5 stand for DR6 and DR7 unless CR4.DE is set.
    private func debugNumber(_ number: UInt8) throws(X86Fault) -> UInt8 {
        guard number == 4 || number == 5 else { return number }
        if state.cr4 & X86CR4.debugExtensions != 0 { throw .undefined }
        return number + 2
    }

    // MARK: Model-specific registers

    func readMSR(_ number: UInt32) throws(X86Fault) -> UInt64 {
        switch number {
        case 0x10: return bus.timestamp() &+ state.tscAdjust
        case 0x17: return 0  // IA32_PLATFORM_ID
        case 0x3a: return 1  // IA32_FEATURE_CONTROL: locked
        case 0x3b: return state.tscAdjust
        case 0x8b: return 1 << 32  // IA32_BIOS_SIGN_ID
        case 0xce: return 0  // MSR_PLATFORM_INFO
        case 0xfe: return 0  // IA32_MTRRCAP: none
        case 0x140: return 0  // MISC_FEATURES_ENABLES
        case 0x174: return state.sysenterCS
        case 0x175: return state.sysenterESP
        case 0x176: return state.sysenterEIP
        case 0x179, 0x17a: return 0  // IA32_MCG_CAP, IA32_MCG_STATUS
        case 0x1a0: return state.miscEnable
        case 0x1d9: return 0  // IA32_DEBUGCTL
        case 0x277: return state.pat
        case 0x2ff: return state.mtrrDefaultType
        case Self.deadlineMSR: return try deadline()
        case 0xc000_0080: return state.efer
        case 0xc000_0081: return state.star
        case 0xc000_0082: return state.lstar
        case 0xc000_0083: return state.cstar
        case 0xc000_0084: return state.sfmask
        case 0xc000_0100: return segment(X86SegmentIndex.fs).base
        case 0xc000_0101: return segment(X86SegmentIndex.gs).base
        case 0xc000_0102: return state.kernelGSBase
        case 0xc000_0103: return state.tscAux
        default:
            guard let value = bus.readModelSpecificRegister(number) else { throw .generalProtection }
            return value
        }
    }

    func writeMSR(_ number: UInt32, _ value: UInt64) throws(X86Fault) {
        switch number {
        case 0x10: try setTimestampAdjust(value &- bus.timestamp())
        case 0x3b: try setTimestampAdjust(value)
        case 0x8b, 0x79, 0x1d9, 0x140: break  // microcode, debug control: nothing happens
        case 0x174: state.sysenterCS = value & 0xffff_ffff
        case 0x175: state.sysenterESP = try canonical(value)
        case 0x176: state.sysenterEIP = try canonical(value)
        case 0x17a: break
        case 0x1a0: state.miscEnable = value
        case 0x277:
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                let type = value >> shift & 0xff
                guard type < 8, type != 2, type != 3 else { throw .generalProtection }
            }
            state.pat = value
        case 0x2ff: state.mtrrDefaultType = value & 0xcff
        case Self.deadlineMSR: try setDeadline(value)
        case 0xc000_0080: try writeEFER(value)
        case 0xc000_0081: state.star = value
        case 0xc000_0082: state.lstar = try canonical(value)
        case 0xc000_0083: state.cstar = try canonical(value)
        case 0xc000_0084: state.sfmask = value & 0xffff_ffff
        case 0xc000_0100: try setBase(X86SegmentIndex.fs, value)
        case 0xc000_0101: try setBase(X86SegmentIndex.gs, value)
        case 0xc000_0102: state.kernelGSBase = try canonical(value)
        case 0xc000_0103: state.tscAux = value & 0xffff_ffff
        default: guard bus.writeModelSpecificRegister(number, value) else { throw .generalProtection }
        }
    }

    // IA32_TSC_DEADLINE is on the scale of what RDTSC says, the bus has it without IA32_TSC_ADJUST (SDM Vol. 3, 11.5.4.1).

    private static let deadlineMSR: UInt32 = 0x6e0

    /// 0: the timer is not armed.
    private func deadline() throws(X86Fault) -> UInt64 {
        guard let value = bus.readModelSpecificRegister(Self.deadlineMSR) else { throw .generalProtection }
        return value == 0 ? 0 : value &+ state.tscAdjust
    }

    private func setDeadline(_ value: UInt64) throws(X86Fault) {
        var due = value
        if value != 0, state.tscAdjust != 0 {
            let now = bus.timestamp()
            let timestamp = now &+ state.tscAdjust
            let (sum, overflow) = now.addingReportingOverflow(value > timestamp ? value - timestamp : 0)
            due = overflow ? .max : max(sum, 1)
        }
        guard bus.writeModelSpecificRegister(Self.deadlineMSR, due) else { throw .generalProtection }
    }

    private func setTimestampAdjust(_ value: UInt64) throws(X86Fault) {
        // On a platform without that timer there is none to move.
        let armed = (try? deadline()) ?? 0
        state.tscAdjust = value
        if armed != 0 { try setDeadline(armed) }
    }

    private func canonical(_ value: UInt64) throws(X86Fault) -> UInt64 {
        guard Self.isCanonical(value) else { throw .generalProtection }
        return value
    }

    private func setBase(_ index: Int, _ value: UInt64) throws(X86Fault) {
        segment(index).base = try canonical(value)
        updateAddressBases()
    }

    private func writeEFER(_ value: UInt64) throws(X86Fault) {
        guard value & ~X86EFER.known == 0, value & X86EFER.longModeEnable != 0 else { throw .generalProtection }
        let changed = state.efer ^ value
        state.efer = value | X86EFER.longModeActive
        if changed & X86EFER.noExecute != 0 { flushTranslations() }
    }
}
