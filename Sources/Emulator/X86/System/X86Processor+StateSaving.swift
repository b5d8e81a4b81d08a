// MXCSR, FXSAVE and XSAVE (SDM Vol. 1, 10.5 and 13).
//
//     0 FCW 2 FSW 4 FTW 6 FOP 8 FIP 16 FDP 24 MXCSR 28 MXCSR_MASK 32 ST0... (16 each) 160 XMM0... (16 each) 416...511 free
//     512 XSTATE_BV 520 XCOMP_BV 528...575 reserved 576 upper halves of YMM0... (16 each)
extension X86Processor {
    private static let mxcsrMask: UInt64 = 0xffff
    private static let compacted: UInt64 = 1 << 63

    func moveMXCSR(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let isLoad = opcode == .ldmxcsr || opcode == .vldmxcsr
        let address = try operandAddress(instruction, size: 4, writes: !isLoad)
        if isLoad {
            let value = try load(address, size: 4)
            guard value & ~Self.mxcsrMask == 0 else { throw .generalProtection }
            state.mxcsr = value
        } else {
            try store(address, state.mxcsr, size: 4)
        }
    }

    /// Components that differ from their initial state.
    var inUse: UInt64 {
        var components: UInt64 = 2
        if !x87.isInitial { components |= 1 }
        for index in 0..<16 where upperHalf(index) != SIMD2<UInt64>(0, 0) { components |= 4 }
        return components
    }

    private func vector(_ index: Int) -> UnsafeMutableRawPointer { state.base + X86State.vectorsOffset + index * 32 }
    private func upperHalf(_ index: Int) -> SIMD2<UInt64> { (vector(index) + 16).load(as: SIMD2<UInt64>.self) }

    func writeXCR0() throws(X86Fault) {
        if state.cr4 & X86CR4.xsave == 0 { throw .undefined }
        let value = general(2) << 32 | general(0) & 0xffff_ffff
        let known: UInt64 = level == .v3 ? 7 : 3
        guard general(1) & 0xffff_ffff == 0, value & ~known == 0, value & 1 != 0, value & 6 != 4 else {
            throw .generalProtection
        }
        state.xcr0 = value
        updateMode()
    }

    func executeStateSaving(_ instruction: X86Instruction) throws(X86Fault) {
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        let isFXSR = opcode == .fxsave || opcode == .fxrstor
        if !isFXSR, state.cr4 & X86CR4.xsave == 0 { throw .undefined }
        if isFXSR, state.cr0 & X86CR0.emulation != 0 { throw .deviceNotAvailable }
        if state.cr0 & X86CR0.taskSwitched != 0 { throw .deviceNotAvailable }
        let isRestore = opcode == .fxrstor || opcode == .xrstor || opcode == .xrstors
        let address = try operandAddress(instruction, size: isFXSR ? 512 : 576, writes: !isRestore)
        guard Self.isCanonical(address) else { throw .badAddress }
        guard address & (isFXSR ? 15 : 63) == 0 else { throw .generalProtection }
        let isWide = instruction.operandSizeBytes == 8
        let requested = (general(2) << 32 | general(0) & 0xffff_ffff) & state.xcr0
        switch opcode {
        case .fxsave:
            try probeWrite(address, count: 512)
            try saveX87(address, isWide)
            try saveSSE(address)
            try saveMXCSR(address)
        case .fxrstor: try restoreLegacy(address, isWide, components: 3)
        case .xsave, .xsaveopt: try save(address, isWide, requested)
        case .xsavec, .xsaves: try saveCompacted(address, isWide, requested)
        default: try restore(address, isWide, requested)
        }
    }

    // MARK: Saving

    private func saveX87(_ address: UInt64, _ isWide: Bool) throws(X86Fault) {
        let unit = x87
        let words = UInt64(unit.control) | UInt64(unit.status) << 16 | UInt64(unit.tags) << 32
        let opcode = UInt64(unit.base.load(fromByteOffset: X87State.opcodeOffset, as: UInt16.self))
        try store(address, words | opcode << 48)
        var instruction = unit.base.load(fromByteOffset: X87State.instructionPointerOffset, as: UInt64.self)
        var data = unit.base.load(fromByteOffset: X87State.dataPointerOffset, as: UInt64.self)
        if !isWide {
            instruction =
                instruction & 0xffff_ffff
                | UInt64(unit.base.load(fromByteOffset: X87State.codeSegmentOffset, as: UInt16.self)) << 32
            data =
                data & 0xffff_ffff
                | UInt64(unit.base.load(fromByteOffset: X87State.dataSegmentOffset, as: UInt16.self)) << 32
        }
        try store(address &+ 8, instruction)
        try store(address &+ 16, data)
        let top = Int(unit.status >> 11 & 7)
        for index in 0..<8 {
            let register = unit.base + ((top + index) & 7) * 16
            try store(address &+ UInt64(32 + index * 16), register.load(as: UInt64.self))
            try store(address &+ UInt64(40 + index * 16), UInt64(register.load(fromByteOffset: 8, as: UInt16.self)))
        }
    }

    /// Outside 64-bit mode the upper eight are neither saved nor restored.
    private var vectorCount: Int { state.codeMode == X86CodeMode.long ? 16 : 8 }

    private func saveSSE(_ address: UInt64) throws(X86Fault) {
        for index in 0..<vectorCount {
            try storeBytes(address &+ UInt64(160 + index * 16), from: vector(index), count: 16)
        }
    }

    private func saveMXCSR(_ address: UInt64) throws(X86Fault) {
        try store(address &+ 24, state.mxcsr | Self.mxcsrMask << 32)
    }

    private func saveUpper(_ address: UInt64) throws(X86Fault) {
        for index in 0..<vectorCount {
            try storeBytes(address &+ UInt64(index * 16), from: vector(index) + 16, count: 16)
        }
    }

    private func save(_ address: UInt64, _ isWide: Bool, _ requested: UInt64) throws(X86Fault) {
        try probeWrite(address, count: requested & 4 != 0 ? 832 : 576)
        let old = try load(address &+ 512, size: 8)
        let present = inUse
        if requested & 1 != 0 { try saveX87(address, isWide) }
        if requested & 2 != 0 { try saveSSE(address) }
        if requested & 6 != 0 { try saveMXCSR(address) }
        if requested & 4 != 0 { try saveUpper(address &+ 576) }
        try store(address &+ 512, old & ~requested | requested & present)
    }

    private func saveCompacted(_ address: UInt64, _ isWide: Bool, _ requested: UInt64) throws(X86Fault) {
        try probeWrite(address, count: requested & 4 != 0 ? 832 : 576)
        let present = inUse & requested
        if present & 1 != 0 { try saveX87(address, isWide) }
        if present & 2 != 0 {
            try saveSSE(address)
            try saveMXCSR(address)
        }
        if present & 4 != 0 { try saveUpper(address &+ 576) }
        try store(address &+ 512, present)
        try store(address &+ 520, requested | Self.compacted)
    }

    // MARK: Restoring

    private func restoreLegacy(_ address: UInt64, _ isWide: Bool, components: UInt64) throws(X86Fault) {
        try probeRead(address, count: 512)
        let mxcsr = try load(address &+ 24, size: 4)
        guard mxcsr & ~Self.mxcsrMask == 0 || components & 2 == 0 else { throw .generalProtection }
        if components & 1 != 0 { try restoreX87(address, isWide) }
        if components & 2 != 0 {
            for index in 0..<vectorCount {
                try loadBytes(address &+ UInt64(160 + index * 16), to: vector(index), count: 16)
            }
            state.mxcsr = mxcsr
        }
    }

    private func restoreX87(_ address: UInt64, _ isWide: Bool) throws(X86Fault) {
        let unit = x87
        let words = try load(address, size: 8)
        var instruction = try load(address &+ 8, size: 8)
        var data = try load(address &+ 16, size: 8)
        if !isWide {
            unit.base.storeBytes(
                of: UInt16(truncatingIfNeeded: instruction >> 32), toByteOffset: X87State.codeSegmentOffset,
                as: UInt16.self)
            unit.base.storeBytes(
                of: UInt16(truncatingIfNeeded: data >> 32), toByteOffset: X87State.dataSegmentOffset, as: UInt16.self)
            instruction &= 0xffff_ffff
            data &= 0xffff_ffff
        }
        unit.base.storeBytes(of: instruction, toByteOffset: X87State.instructionPointerOffset, as: UInt64.self)
        unit.base.storeBytes(of: data, toByteOffset: X87State.dataPointerOffset, as: UInt64.self)
        unit.base.storeBytes(
            of: UInt16(truncatingIfNeeded: words >> 48) & 0x7ff, toByteOffset: X87State.opcodeOffset, as: UInt16.self)
        let status = UInt16(truncatingIfNeeded: words >> 16)
        let top = Int(status >> 11 & 7)
        for index in 0..<8 {
            let register = unit.base + ((top + index) & 7) * 16
            register.storeBytes(of: try load(address &+ UInt64(32 + index * 16), size: 8), as: UInt64.self)
            register.storeBytes(
                of: UInt16(truncatingIfNeeded: try load(address &+ UInt64(40 + index * 16), size: 2)), toByteOffset: 8,
                as: UInt16.self)
        }
        unit.status = status
        unit.tags = UInt8(truncatingIfNeeded: words >> 32)
        // Pending exceptions follow from flags and masks.
        unit.loadControl(UInt16(truncatingIfNeeded: words))
    }

    private func restore(_ address: UInt64, _ isWide: Bool, _ requested: UInt64) throws(X86Fault) {
        try probeRead(address, count: 576)
        let present = try load(address &+ 512, size: 8)
        let layout = try load(address &+ 520, size: 8)
        let isCompacted = layout & Self.compacted != 0
        guard present & ~state.xcr0 == 0, isCompacted || layout == 0,
            !isCompacted || present & ~layout == 0 && layout & ~Self.compacted & ~state.xcr0 == 0
        else { throw .generalProtection }
        // Bytes 16...23 of the header must be 0, in the compacted form all from there on.
        for offset in stride(from: UInt64(528), to: isCompacted ? 576 : 536, by: 8) {
            guard try load(address &+ offset, size: 8) == 0 else { throw .generalProtection }
        }
        if requested & present & 4 != 0 { try probeRead(address, count: 832) }
        let hasSSE = requested & 2 != 0 || requested & 4 != 0 && !isCompacted
        if hasSSE, requested & present & 2 != 0 || !isCompacted {
            guard try load(address &+ 24, size: 4) & ~Self.mxcsrMask == 0 else { throw .generalProtection }
        }
        if requested & 1 != 0 {
            if present & 1 != 0 { try restoreX87(address, isWide) } else { resetX87() }
        }
        if requested & 2 != 0 {
            if present & 2 != 0 {
                try restoreLegacy(address, isWide, components: 2)
            } else {
                for index in 0..<vectorCount {
                    vector(index).storeBytes(of: SIMD2<UInt64>(0, 0), as: SIMD2<UInt64>.self)
                }
                state.mxcsr = 0x1f80
            }
        }
        if hasSSE, !isCompacted { state.mxcsr = try load(address &+ 24, size: 4) }
        if requested & 4 != 0 {
            for index in 0..<vectorCount {
                let upper = vector(index) + 16
                if present & 4 != 0 {
                    try loadBytes(address &+ UInt64(576 + index * 16), to: upper, count: 16)
                } else {
                    upper.storeBytes(of: SIMD2<UInt64>(0, 0), as: SIMD2<UInt64>.self)
                }
            }
        }
    }

    private func resetX87() {
        let unit = x87
        unit.base.initializeMemory(as: UInt8.self, repeating: 0, count: 128)
        unit.initialize()
    }
}
