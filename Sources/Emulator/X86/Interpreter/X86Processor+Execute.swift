// One instruction, whatever it is. `state.pc` is its address; afterwards `state.nextPC` says where to go on. A fault leaves
// everything as it was, but for string instructions, which stop between two elements.
extension X86Processor {
    func execute(_ instruction: X86Instruction) throws(X86Fault) {
        var next = state.pc &+ UInt64(instruction.lengthBytes)
        if state.codeMode != X86CodeMode.long { next &= 0xffff_ffff }
        state.nextPC = next
        let attributes = X86InstructionTable.attributes(ofRow: instruction.row)
        if attributes.contains(.cpl0), state.cpl != 0 { throw privilegeFault(instruction) }
        do throws(X86Fault) {
            switch X86InstructionTable.group(ofRow: instruction.row) {
            case .integer: try executeInteger(instruction)
            case .system: try executeSystem(instruction, attributes)
            case .x87:
                try checkX87(instruction, attributes)
                try executeX87(instruction)
            default:
                try checkVector(attributes)
                try executeVector(instruction, attributes)
            }
        } catch {
            // An address that is not canonical, or is past its segment's end, is the stack's fault if SS was meant.
            if error.isAddress, instruction.prefixes.contains(.memory), instruction.segment == 2 { throw .stack }
            throw error
        }
    }

    /// What an instruction is that only the kernel may run: most #GP, some #UD.
    @inline(never)
    private func privilegeFault(_ instruction: X86Instruction) -> X86Fault {
        switch X86InstructionTable.opcode(ofRow: instruction.row) {
        case .clac, .stac: .undefined
        case .sysret:
            state.efer & X86EFER.systemCall != 0 && state.codeMode == X86CodeMode.long
                ? .generalProtection : .undefined
        case .xsetbv: state.cr4 & X86CR4.xsave != 0 ? .generalProtection : .undefined
        default: .generalProtection
        }
    }

    private func checkX87(_ instruction: X86Instruction, _ attributes: X86Attributes) throws(X86Fault) {
        if X86InstructionTable.opcode(ofRow: instruction.row) == .fwait {
            // Leaves CR0.EM alone, and is the only one to ask for CR0.MP.
            let mask = X86CR0.taskSwitched | X86CR0.monitor
            if state.cr0 & mask == mask { throw .deviceNotAvailable }
        } else if state.cr0 & (X86CR0.taskSwitched | X86CR0.emulation) != 0 {
            throw .deviceNotAvailable
        }
        if !attributes.contains(.noWait), x87.hasPendingException { throw .x87 }
    }

    func checkVector(_ attributes: X86Attributes) throws(X86Fault) {
        if attributes.contains(.avx) {
            if state.cr4 & X86CR4.xsave == 0 || state.xcr0 & 6 != 6 { throw .undefined }
        } else if !attributes.isDisjoint(with: [.mmx, .sse]) {
            if state.cr0 & X86CR0.emulation != 0 { throw .undefined }
            if attributes.contains(.sse), state.cr4 & X86CR4.fxsr == 0 { throw .undefined }
        } else {
            return
        }
        if state.cr0 & X86CR0.taskSwitched != 0 { throw .deviceNotAvailable }
        if attributes.contains(.mmx), x87.hasPendingException { throw .x87 }
    }

    // MARK: Registers

    @inline(__always)
    func general(_ number: Int) -> UInt64 { state.base.load(fromByteOffset: number &* 8, as: UInt64.self) }

    @inline(__always)
    func setGeneral(_ number: Int, _ value: UInt64) {
        state.base.storeBytes(of: value, toByteOffset: number &* 8, as: UInt64.self)
    }

    /// At an offset as `X86Instruction.register` has it. Zero-extended.
    @inline(__always)
    func read(_ slot: UInt8, size: Int) -> UInt64 {
        let place = state.base + Int(slot)
        switch size {
        case 1: return UInt64(place.load(as: UInt8.self))
        case 2: return UInt64(place.load(as: UInt16.self))
        case 4: return UInt64(place.load(as: UInt32.self))
        default: return place.load(as: UInt64.self)
        }
    }

    /// A 32-bit write clears the upper half.
    @inline(__always)
    func write(_ slot: UInt8, _ value: UInt64, size: Int) {
        let place = state.base + Int(slot)
        switch size {
        case 1: place.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
        case 2: place.storeBytes(of: UInt16(truncatingIfNeeded: value), as: UInt16.self)
        case 4: place.storeBytes(of: value & 0xffff_ffff, as: UInt64.self)
        default: place.storeBytes(of: value, as: UInt64.self)
        }
    }

    // MARK: Memory operands

    @inline(__always)
    func slotValue(_ slot: UInt8) -> UInt64 { state.base.load(fromByteOffset: Int(slot), as: UInt64.self) }

    @inline(__always)
    func truncated(_ offset: UInt64, addressSize: UInt8) -> UInt64 {
        addressSize == 8 ? offset : addressSize == 4 ? offset & 0xffff_ffff : offset & 0xffff
    }

    /// The memory operand's offset in its segment, not yet truncated to the address size.
    func rawOffset(_ instruction: X86Instruction) -> UInt64 {
        var offset = slotValue(instruction.base) &+ UInt64(bitPattern: instruction.displacement)
        offset = offset &+ slotValue(instruction.index) &<< UInt64(instruction.scale)
        if instruction.prefixes.contains(.ripRelative) { offset = offset &+ state.nextPC }
        return offset
    }

    func effectiveAddress(_ instruction: X86Instruction) -> UInt64 {
        truncated(rawOffset(instruction), addressSize: instruction.addressSizeBytes)
    }

    /// Linear address of `size` bytes in a segment. In 64-bit mode only FS and GS have a base.
    func linear(
        _ segmentIndex: UInt8, _ offset: UInt64, size: Int, writes: Bool = false
    ) throws(X86Fault) -> UInt64 {
        let base = slotValue(X86State.addressBaseESSlot &+ segmentIndex &* 8)
        if state.codeMode == X86CodeMode.long { return base &+ offset }
        if state.checksSegments != 0 { try checkSegment(segmentIndex, offset, size: size, writes: writes) }
        return (base &+ offset) & 0xffff_ffff
    }

    func operandAddress(_ instruction: X86Instruction, size: Int, writes: Bool = false) throws(X86Fault) -> UInt64 {
        try linear(instruction.segment, effectiveAddress(instruction), size: size, writes: writes)
    }

    // MARK: Operands of integer instructions

    @inline(__always)
    func size(_ instruction: X86Instruction, _ operand: Int) -> Int {
        X86InstructionTable.operand(operand, ofRow: instruction.row).sizeBytes(in: instruction)
    }

    /// Where an operand that may be written is.
    enum Place {
        case register(UInt8)
        case memory(UInt64)
    }

    /// The operand's place and its value; memory faults as a write would if `writes`.
    func place(
        _ instruction: X86Instruction, _ operand: Int, size: Int, writes: Bool
    ) throws(X86Fault) -> (place: Place, value: UInt64) {
        let slot = instruction.register(operand)
        if slot != X86Instruction.noRegister { return (.register(slot), read(slot, size: size)) }
        let address = try operandAddress(instruction, size: size, writes: writes)
        return (
            .memory(address), writes ? try loadForUpdate(address, size: size) : try load(address, size: size)
        )
    }

    func store(_ place: Place, _ value: UInt64, size: Int) throws(X86Fault) {
        switch place {
        case .register(let slot): write(slot, value, size: size)
        case .memory(let address): try store(address, value, size: size)
        }
    }

    /// Register, memory or immediate, zero-extended from its size.
    func value(_ instruction: X86Instruction, _ operand: Int) throws(X86Fault) -> UInt64 {
        try value(instruction, operand, size: size(instruction, operand))
    }

    func value(_ instruction: X86Instruction, _ operand: Int, size: Int) throws(X86Fault) -> UInt64 {
        let slot = instruction.register(operand)
        if slot != X86Instruction.noRegister { return read(slot, size: size) }
        switch X86InstructionTable.operand(operand, ofRow: instruction.row).method {
        case .i, .j, .a, .one: return UInt64(bitPattern: instruction.immediate) & Self.mask(size)
        case .o:
            let offset = truncated(
                UInt64(bitPattern: instruction.displacement), addressSize: instruction.addressSizeBytes)
            return try load(try linear(instruction.segment, offset, size: size), size: size)
        default: return try load(try operandAddress(instruction, size: size), size: size)
        }
    }

    /// Writes a register or memory operand that is not read.
    func set(_ instruction: X86Instruction, _ operand: Int, _ value: UInt64, size: Int) throws(X86Fault) {
        let slot = instruction.register(operand)
        if slot != X86Instruction.noRegister { return write(slot, value, size: size) }
        if X86InstructionTable.operand(operand, ofRow: instruction.row).method == .o {
            let offset = truncated(
                UInt64(bitPattern: instruction.displacement), addressSize: instruction.addressSizeBytes)
            return try store(
                try linear(instruction.segment, offset, size: size, writes: true), value, size: size)
        }
        try store(try operandAddress(instruction, size: size, writes: true), value, size: size)
    }

    @inline(__always) static func mask(_ size: Int) -> UInt64 { .max &>> UInt64(64 &- 8 &* size) }

    @inline(__always) static func signExtended(_ value: UInt64, _ size: Int) -> UInt64 {
        UInt64(bitPattern: X86Flags.extended(value, UInt64(8 &* size)))
    }
}
