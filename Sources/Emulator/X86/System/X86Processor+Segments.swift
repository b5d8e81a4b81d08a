// Segment registers and descriptors in long mode (SDM Vol. 3, chapter 3; 5.8).
extension X86Processor {
    func segment(_ index: Int) -> X86Segment {
        X86Segment(place: state.base + X86State.segmentsOffset + index * 24)
    }

    /// Where the segment's base stands for addresses.
    private func setAddressBase(_ index: Int, _ base: UInt64) {
        state.base.storeBytes(of: base, toByteOffset: Int(X86State.addressBaseESSlot) + index * 8, as: UInt64.self)
    }

    /// After a change of segment registers or of the code mode.
    func updateAddressBases() {
        let isLong = state.codeMode == X86CodeMode.long
        for index in 0..<6 {
            let hasBase = !isLong || index >= X86SegmentIndex.fs
            setAddressBase(index, hasBase ? segment(index).base : 0)
        }
        state.checksSegments = isLong ? 0 : 1
    }

    /// In compatibility mode.
    func checkSegment(_ index: UInt8, _ offset: UInt64, size: Int, writes: Bool) throws(X86Fault) {
        let segment = segment(Int(index))
        let isStack = index == UInt8(X86SegmentIndex.ss)
        let access = segment.access
        let isCode = access & X86SegmentAccess.code != 0
        let isWritable = !isCode && access & X86SegmentAccess.writable != 0
        guard segment.isUsable, !writes || isWritable, !isCode || access & X86SegmentAccess.writable != 0 else {
            throw isStack ? .stack : .generalProtection
        }
        let last = offset &+ UInt64(max(size, 1) - 1)
        let isInside: Bool
        if !isCode, access & X86SegmentAccess.expandDown != 0 {
            isInside = offset > segment.limit && last <= (segment.isBig ? 0xffff_ffff : 0xffff)
        } else {
            isInside = last <= segment.limit
        }
        if !isInside { throw isStack ? .stack : .badAddress }
    }

    // MARK: Descriptors

    static func isNull(_ selector: UInt16) -> Bool { selector & 0xfffc == 0 }

    private func descriptorAddress(_ selector: UInt16, size: Int) throws(X86Fault) -> UInt64 {
        let offset = UInt64(selector & 0xfff8)
        if selector & 4 != 0 {
            let table = segment(X86SegmentIndex.ldtr)
            guard table.isUsable, offset &+ UInt64(size - 1) <= table.limit else { throw .generalProtection(selector) }
            return table.base &+ offset
        }
        guard offset &+ UInt64(size - 1) <= state.gdtLimit else { throw .generalProtection(selector) }
        return state.gdtBase &+ offset
    }

    func descriptor(_ selector: UInt16) throws(X86Fault) -> X86Descriptor {
        X86Descriptor(bits: try loadSystem(try descriptorAddress(selector, size: 8), size: 8))
    }

    /// Sets the accessed bit in memory.
    private func markAccessed(_ selector: UInt16, _ descriptor: inout X86Descriptor) throws(X86Fault) {
        guard descriptor.bits >> 40 & 1 == 0 else { return }
        descriptor.bits |= 1 << 40
        try storeSystem(try descriptorAddress(selector, size: 8) &+ 5, descriptor.bits >> 40, size: 1)
    }

    // MARK: Data segments

    /// MOV, POP, LDS and the like.
    func loadDataSegment(_ index: Int, _ selector: UInt16) throws(X86Fault) {
        if index == X86SegmentIndex.ss { return try loadStackSegment(selector) }
        if Self.isNull(selector) {
            segment(index).set(selector: selector, base: 0, limit: 0, access: 0)
        } else {
            var descriptor = try descriptor(selector)
            guard descriptor.isReadable else { throw .generalProtection(selector) }
            if !descriptor.isConforming, max(state.cpl, UInt64(selector & 3)) > descriptor.privilege {
                throw .generalProtection(selector)
            }
            guard descriptor.isPresent else { throw .notPresent(selector) }
            try markAccessed(selector, &descriptor)
            segment(index).set(
                selector: selector, base: descriptor.base, limit: descriptor.limit, access: descriptor.access)
        }
        updateAddressBases()
    }

    private func loadStackSegment(_ selector: UInt16) throws(X86Fault) {
        if Self.isNull(selector) {
            guard state.codeMode == X86CodeMode.long, state.cpl < 3, UInt64(selector & 3) == state.cpl else {
                throw .generalProtection
            }
            segment(X86SegmentIndex.ss).set(selector: selector, base: 0, limit: 0, access: 0)
        } else {
            var descriptor = try descriptor(selector)
            guard UInt64(selector & 3) == state.cpl, descriptor.isWritable, descriptor.privilege == state.cpl else {
                throw .generalProtection(selector)
            }
            guard descriptor.isPresent else { throw .stack(selector) }
            try markAccessed(selector, &descriptor)
            segment(X86SegmentIndex.ss).set(
                selector: selector, base: descriptor.base, limit: descriptor.limit, access: descriptor.access)
        }
        updateAddressBases()
    }

    // MARK: Code segments

    /// Makes a code segment the current one, and its privilege.
    func enterCode(selector: UInt16, _ descriptor: X86Descriptor, privilege: UInt64) {
        segment(X86SegmentIndex.cs).set(
            selector: selector & ~3 | UInt16(privilege), base: descriptor.base, limit: descriptor.limit,
            access: descriptor.access)
        state.cpl = privilege
        state.codeMode =
            descriptor.isLong
            ? X86CodeMode.long : descriptor.isBig ? X86CodeMode.compatibility32 : X86CodeMode.compatibility16
        updateAddressBases()
        updateMode()
    }

    /// The descriptor of a code segment to go to; L and D are not both set. `claim` is for when its privilege is right.
    func codeDescriptor(_ selector: UInt16) throws(X86Fault) -> X86Descriptor {
        let descriptor = try descriptor(selector)
        guard descriptor.isCode, !(descriptor.isLong && descriptor.isBig) else { throw .generalProtection(selector) }
        return descriptor
    }

    /// The last check of a code segment; marks it accessed.
    func claim(_ selector: UInt16, _ descriptor: inout X86Descriptor) throws(X86Fault) {
        guard descriptor.isPresent else { throw .notPresent(selector) }
        try markAccessed(selector, &descriptor)
    }

    /// SS for a return to `privilege`.
    func stackDescriptor(_ selector: UInt16, privilege: UInt64) throws(X86Fault) -> X86Descriptor {
        var descriptor = try descriptor(selector)
        guard UInt64(selector & 3) == privilege, descriptor.isWritable, descriptor.privilege == privilege else {
            throw .generalProtection(selector)
        }
        guard descriptor.isPresent else { throw .stack(selector) }
        try markAccessed(selector, &descriptor)
        return descriptor
    }

    /// Data segments a less privileged program must not keep, after a return to it.
    func dropPrivilegedSegments() {
        for index in [X86SegmentIndex.es, X86SegmentIndex.ds, X86SegmentIndex.fs, X86SegmentIndex.gs] {
            let segment = segment(index)
            let isConforming = segment.access & 0xc == 0xc
            let privilege = UInt64(segment.access >> 5 & 3)
            // What was null stays: FS and GS have their bases by MSR then.
            if segment.isUsable, !isConforming, privilege < state.cpl { segment.clear() }
        }
        updateAddressBases()
    }

    // MARK: Instructions

    func segmentOperation(_ instruction: X86Instruction) throws(X86Fault) {
        let size = Int(instruction.operandSizeBytes)
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .movFromSegment:
            let selector = UInt64(segment(Int(instruction.register(1))).selector)
            // To a register at its full width, to memory always 16 bits.
            try set(instruction, 0, selector, size: instruction.hasMemoryOperand ? 2 : size)
        case .movToSegment:
            let selector = UInt16(truncatingIfNeeded: try value(instruction, 1, size: 2))
            try loadDataSegment(Int(instruction.register(0)), selector)
            castShadow(instruction)
        case .pushSegment: try push(UInt64(segment(Int(instruction.register(0))).selector), size: size)
        case .popSegment:
            let selector = UInt16(truncatingIfNeeded: try stackValue(0, size: size))
            try loadDataSegment(Int(instruction.register(0)), selector)
            movePointer(UInt64(size))
            castShadow(instruction)
        default:
            let index: Int
            switch X86InstructionTable.opcode(ofRow: instruction.row) {
            case .les: index = X86SegmentIndex.es
            case .lds: index = X86SegmentIndex.ds
            case .lss: index = X86SegmentIndex.ss
            case .lfs: index = X86SegmentIndex.fs
            default: index = X86SegmentIndex.gs
            }
            let address = try operandAddress(instruction, size: size + 2)
            let offset = try load(address, size: size)
            let selector = UInt16(truncatingIfNeeded: try load(address &+ UInt64(size), size: 2))
            try loadDataSegment(index, selector)
            write(instruction.register(0), offset, size: size)
        }
    }

    /// MOV and POP of SS, but not LSS, hold interrupts and #DB back until the pointer is loaded (SDM Vol. 3, 7.8.3).
    private func castShadow(_ instruction: X86Instruction) {
        guard Int(instruction.register(0)) == X86SegmentIndex.ss else { return }
        state.shadow = X86Shadow.stackSegment
        leaveLoop()
    }

    /// LLDT and LTR.
    func loadSystemSegment(_ index: Int, _ selector: UInt16) throws(X86Fault) {
        if Self.isNull(selector) || selector & 4 != 0 {
            guard index == X86SegmentIndex.ldtr, selector & 4 == 0 else { throw .generalProtection(selector) }
            return segment(index).set(selector: selector, base: 0, limit: 0, access: 0)
        }
        let address = try descriptorAddress(selector, size: 16)
        let low = X86Descriptor(bits: try loadSystem(address, size: 8))
        let high = try loadSystem(address &+ 8, size: 8)
        // 2: LDT, 9: available 64-bit TSS, which becomes busy.
        guard !low.isSegment, low.type == (index == X86SegmentIndex.tr ? 9 : 2), high >> 40 & 31 == 0 else {
            throw .generalProtection(selector)
        }
        guard low.isPresent else { throw .notPresent(selector) }
        var access = low.access
        if index == X86SegmentIndex.tr {
            access |= 2
            try storeSystem(address &+ 5, UInt64(access) & 0xff, size: 1)
        }
        segment(index).set(
            selector: selector, base: low.base | high << 32, limit: low.limit, access: access)
    }

    /// LAR, LSL, VERR, VERW: ZF says whether the selector may be used so.
    func inspectSelector(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let isVerification = opcode == .verr || opcode == .verw
        let selector = UInt16(truncatingIfNeeded: try value(instruction, isVerification ? 0 : 1, size: 2))
        var isVisible = false
        var result: UInt64 = 0
        if !Self.isNull(selector), let address = try? descriptorAddress(selector, size: 8) {
            let descriptor = X86Descriptor(bits: try loadSystem(address, size: 8))
            let mayReach =
                descriptor.isConforming || max(state.cpl, UInt64(selector & 3)) <= descriptor.privilege
            switch opcode {
            case .verr: isVisible = mayReach && descriptor.isReadable
            case .verw: isVisible = mayReach && descriptor.isWritable
            case .lar:
                // System types in long mode: LDT, TSS, call gate.
                let isKnown = descriptor.isSegment || [2, 9, 11, 12].contains(descriptor.type)
                isVisible = mayReach && isKnown
                result = descriptor.bits >> 32 & 0x00ff_ff00
            default:
                let isKnown = descriptor.isSegment || [2, 9, 11].contains(descriptor.type)
                isVisible = mayReach && isKnown
                result = descriptor.limit
            }
        }
        if isVisible, !isVerification {
            write(instruction.register(0), result, size: Int(instruction.operandSizeBytes))
        }
        let flags = state.arithmeticFlags & ~X86Flags.zero
        state.setArithmeticFlags(isVisible ? flags | X86Flags.zero : flags)
    }
}
