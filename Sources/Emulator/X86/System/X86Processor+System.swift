// Instructions of the system (SDM Vol. 3, 2.8; Vol. 2).
extension X86Processor {
    func executeSystem(_ instruction: X86Instruction, _ attributes: X86Attributes) throws(X86Fault) {
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .hlt:
            state.halted = 1
            leaveLoop()
        case .sldt, .str, .sgdt, .sidt, .smsw: try storeSystemRegister(instruction)
        case .lldt:
            try loadSystemSegment(X86SegmentIndex.ldtr, UInt16(truncatingIfNeeded: try value(instruction, 0, size: 2)))
        case .ltr:
            try loadSystemSegment(X86SegmentIndex.tr, UInt16(truncatingIfNeeded: try value(instruction, 0, size: 2)))
        case .lgdt, .lidt: try loadDescriptorTable(instruction)
        case .lar, .lsl, .verr, .verw: try inspectSelector(instruction)
        case .lmsw:
            let value = try value(instruction, 0, size: 2)
            // PE can be set but not cleared.
            try writeCR0(state.cr0 & ~0xe | value & 0xf)
        case .clts: try writeCR0(state.cr0 & ~X86CR0.taskSwitched)
        case .clac, .stac:
            if X86InstructionTable.opcode(ofRow: instruction.row) == .stac {
                state.flagBits |= X86Flags.alignment
            } else {
                state.flagBits &= ~X86Flags.alignment
            }
            updateMode()
        case .swapgs:
            let gs = segment(X86SegmentIndex.gs)
            let base = gs.base
            gs.base = state.kernelGSBase
            state.kernelGSBase = base
            updateAddressBases()
        case .invlpg:
            flushPage(try operandAddress(instruction, size: 1))
        case .invpcid: try invalidateContext(instruction)
        case .invd, .wbinvd, .clflush, .clflushopt, .clwb:
            if instruction.hasMemoryOperand { _ = try load(try operandAddress(instruction, size: 1), size: 1) }
        case .lfence, .mfence, .sfence, .monitor: break
        case .mwait:
            state.halted = 1
            leaveLoop()
        case .syscall: try systemCall()
        case .sysret: try systemReturn(instruction)
        case .sysenter: try systemEnter()
        case .sysexit: try systemExit(instruction)
        case .movFromControl: write(instruction.register(0), readControl(instruction.register(1)), size: registerSize)
        case .movToControl:
            try writeControl(instruction.register(0), read(instruction.register(1), size: registerSize))
        case .movFromDebug:
            write(instruction.register(0), try readDebug(instruction.register(1)), size: registerSize)
        case .movToDebug: try writeDebug(instruction.register(0), read(instruction.register(1), size: registerSize))
        case .rdmsr:
            let value = try readMSR(UInt32(truncatingIfNeeded: general(1)))
            setPair(value)
        case .wrmsr:
            try writeMSR(
                UInt32(truncatingIfNeeded: general(1)), general(2) << 32 | general(0) & 0xffff_ffff)
        case .rdtsc, .rdtscp:
            if state.cr4 & X86CR4.timestampDisable != 0, state.cpl != 0 { throw .generalProtection }
            setPair(bus.timestamp() &+ state.tscAdjust)
            if X86InstructionTable.opcode(ofRow: instruction.row) == .rdtscp {
                setGeneral(1, state.tscAux & 0xffff_ffff)
            }
        case .rdpmc: throw .generalProtection
        case .cpuid: identify()
        case .xgetbv:
            if state.cr4 & X86CR4.xsave == 0 { throw .undefined }
            guard general(1) & 0xffff_ffff <= 1 else { throw .generalProtection }
            setPair(general(1) & 1 == 0 ? state.xcr0 : state.xcr0 & inUse)
        case .xsetbv: try writeXCR0()
        case .ldmxcsr, .stmxcsr:
            try checkVector(attributes)
            try moveMXCSR(instruction)
        case .fxsave, .fxrstor, .xsave, .xrstor, .xsaveopt, .xsavec, .xsaves, .xrstors:
            try executeStateSaving(instruction)
        case .rdfsbase, .rdgsbase, .wrfsbase, .wrgsbase: try moveSegmentBase(instruction)
        default: throw .undefined
        }
    }

    /// Of MOV to and from control registers.
    private var registerSize: Int { state.codeMode == X86CodeMode.long ? 8 : 4 }

    /// EDX:EAX.
    private func setPair(_ value: UInt64) {
        setGeneral(0, value & 0xffff_ffff)
        setGeneral(2, value >> 32)
    }

    // MARK: System calls

    private func systemCall() throws(X86Fault) {
        guard state.efer & X86EFER.systemCall != 0, state.codeMode == X86CodeMode.long else { throw .undefined }
        setGeneral(1, state.nextPC)
        setGeneral(11, state.flags & ~X86Flags.resume)
        let selector = UInt16(truncatingIfNeeded: state.star >> 32) & 0xfffc
        state.setFlags(state.flags & ~(state.sfmask | X86Flags.resume))
        enterFlat(code: selector, isLong: true, stack: selector &+ 8, privilege: 0, at: state.lstar)
    }

    private func systemReturn(_ instruction: X86Instruction) throws(X86Fault) {
        guard state.efer & X86EFER.systemCall != 0, state.codeMode == X86CodeMode.long else { throw .undefined }
        let isLong = instruction.operandSizeBytes == 8
        let target = isLong ? general(1) : general(1) & 0xffff_ffff
        guard Self.isCanonical(target) else { throw .generalProtection }
        let base = UInt16(truncatingIfNeeded: state.star >> 48)
        state.setFlags(general(11) & 0x3c_7fd7)
        state.flagBits &= ~X86Flags.resume
        enterFlat(
            code: (isLong ? base &+ 16 : base) | 3, isLong: isLong, stack: (base &+ 8) | 3, privilege: 3, at: target)
        // The system call was a step of the program's: unlike IRET this traps at once.
        if state.flagBits & X86Flags.trap != 0 { state.pendingDebug |= X86DebugStatus.step }
    }

    private func systemEnter() throws(X86Fault) {
        let selector = UInt16(truncatingIfNeeded: state.sysenterCS) & 0xfffc
        guard selector != 0 else { throw .generalProtection }
        state.flagBits &= ~(X86Flags.interrupt | X86Flags.resume | X86Flags.virtual8086)
        setGeneral(4, state.sysenterESP)
        enterFlat(code: selector, isLong: true, stack: selector &+ 8, privilege: 0, at: state.sysenterEIP)
    }

    private func systemExit(_ instruction: X86Instruction) throws(X86Fault) {
        let selector = UInt16(truncatingIfNeeded: state.sysenterCS) & 0xfffc
        guard selector != 0 else { throw .generalProtection }
        let isLong = instruction.operandSizeBytes == 8
        let target = isLong ? general(2) : general(2) & 0xffff_ffff
        let pointer = isLong ? general(1) : general(1) & 0xffff_ffff
        guard Self.isCanonical(target), Self.isCanonical(pointer) else { throw .generalProtection }
        enterFlat(
            code: (selector &+ (isLong ? 32 : 16)) | 3, isLong: isLong, stack: (selector &+ (isLong ? 40 : 24)) | 3,
            privilege: 3, at: target)
        setGeneral(4, pointer)
    }

    /// Fixed flat segments, no descriptor looked at. RFLAGS is set already.
    private func enterFlat(code: UInt16, isLong: Bool, stack: UInt16, privilege: UInt64, at target: UInt64) {
        let level = UInt16(privilege) << 5
        segment(X86SegmentIndex.ss).set(selector: stack, base: 0, limit: .max, access: X86SegmentAccess.data | level)
        let access = (isLong ? X86SegmentAccess.code64 : X86SegmentAccess.code32) | level
        segment(X86SegmentIndex.cs).set(
            selector: code & ~3 | UInt16(privilege), base: 0, limit: .max, access: access)
        state.cpl = privilege
        state.codeMode = isLong ? X86CodeMode.long : X86CodeMode.compatibility32
        state.nextPC = target
        updateAddressBases()
        afterFlags()
    }

    // MARK: Tables and words

    private func storeSystemRegister(_ instruction: X86Instruction) throws(X86Fault) {
        if state.cpl != 0, state.cr4 & X86CR4.userModePrevention != 0 { throw .generalProtection }
        let word: UInt64
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .sldt: word = UInt64(segment(X86SegmentIndex.ldtr).selector)
        case .str: word = UInt64(segment(X86SegmentIndex.tr).selector)
        case .smsw: word = instruction.hasMemoryOperand ? state.cr0 & 0xffff : state.cr0
        default:
            let isGlobal = X86InstructionTable.opcode(ofRow: instruction.row) == .sgdt
            let size = registerSize
            let address = try operandAddress(instruction, size: size + 2, writes: true)
            try probeWrite(address, count: size + 2)
            try store(address, isGlobal ? state.gdtLimit : state.idtLimit, size: 2)
            return try store(address &+ 2, isGlobal ? state.gdtBase : state.idtBase, size: size)
        }
        try set(instruction, 0, word, size: instruction.hasMemoryOperand ? 2 : Int(instruction.operandSizeBytes))
    }

    private func loadDescriptorTable(_ instruction: X86Instruction) throws(X86Fault) {
        let size = registerSize
        let address = try operandAddress(instruction, size: size + 2)
        let limit = try load(address, size: 2)
        let base = try load(address &+ 2, size: size)
        guard Self.isCanonical(base) else { throw .generalProtection }
        if X86InstructionTable.opcode(ofRow: instruction.row) == .lgdt {
            state.gdtLimit = limit
            state.gdtBase = base
        } else {
            state.idtLimit = limit
            state.idtBase = base
        }
    }

    private func moveSegmentBase(_ instruction: X86Instruction) throws(X86Fault) {
        guard state.cr4 & X86CR4.fsgsbase != 0 else { throw .undefined }
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let index = opcode == .rdfsbase || opcode == .wrfsbase ? X86SegmentIndex.fs : X86SegmentIndex.gs
        let size = Int(instruction.operandSizeBytes) == 8 ? 8 : 4
        if opcode == .rdfsbase || opcode == .rdgsbase {
            write(instruction.register(0), segment(index).base, size: size)
        } else {
            let base = read(instruction.register(0), size: size)
            guard Self.isCanonical(base) else { throw .generalProtection }
            segment(index).base = base
            updateAddressBases()
        }
    }

    // MARK: Translation

    /// INVLPG. The TLB holds a large page in pieces, and which of them is not known.
    private func flushPage(_ address: UInt64) {
        if largePages.contains(address) { flushTranslations() } else { tlb.flush(page: address) }
        state.leavesBlock = 1
    }

    func flushTranslations() {
        tlb.flush()
        largePages = X86LargePages()
        state.leavesBlock = 1
    }

    private func invalidateContext(_ instruction: X86Instruction) throws(X86Fault) {
        let type = read(instruction.register(0), size: registerSize)
        let address = try operandAddress(instruction, size: 16)
        let context = try load(address, size: 8)
        try invalidate(type, context, try load(address &+ 8, size: 8))
    }

    func invalidate(_ type: UInt64, _ context: UInt64, _ target: UInt64) throws(X86Fault) {
        guard type <= 3, context >> 12 == 0 else { throw .generalProtection }
        if type < 2, state.cr4 & X86CR4.pcid == 0, context != 0 { throw .generalProtection }
        if type == 0, !Self.isCanonical(target) { throw .generalProtection }
        // Contexts are not told apart: what belongs to any of them goes. Only type 2 is for global pages too.
        switch type {
        case 0: flushPage(target)
        case 2: flushTranslations()
        default:
            tlb.flushPrivate()
            state.leavesBlock = 1
        }
    }
}
