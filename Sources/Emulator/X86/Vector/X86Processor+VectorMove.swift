// Loads, stores and copies of vectors and of parts of them.
extension X86Processor {
    /// False: not one of these.
    func executeMove(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        switch opcode {
        case .movups, .movupd, .movaps, .movapd, .movdqa, .movdqu, .movntps, .movntpd, .movntdq, .movntq, .movntdqa,
            .lddqu,
            .vmovups, .vmovupd, .vmovaps, .vmovapd, .vmovdqa, .vmovdqu, .vmovntps, .vmovntpd, .vmovntdq, .vmovntdqa,
            .vlddqu:
            try moveWhole(instruction)
        case .movd, .movq, .vmovd, .vmovq: try moveScalarInteger(instruction)
        case .movss, .movsd, .vmovss, .vmovsd: try moveScalarFloat(instruction)
        case .movlps, .movlpd, .movhps, .movhpd, .movhlps, .movlhps, .vmovlps, .vmovlpd, .vmovhps, .vmovhpd, .vmovhlps,
            .vmovlhps:
            try moveHalf(instruction, opcode)
        case .movq2dq:
            result.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
            X86Lanes.put(result, 0, X86Lanes.u64(try vectorOperand(instruction, 1), 0))
            setVector(instruction, count: 16)
        case .movdq2q: setVector(instruction, 0, from: try vectorOperand(instruction, 1), count: 8)
        case .movmskps, .vmovmskps, .movmskpd, .vmovmskpd, .pmovmskb, .vpmovmskb: try moveMask(instruction, opcode)
        case .maskmovq, .maskmovdqu, .vmaskmovdqu: try moveMaskedBytes(instruction)
        case .vmaskmovps, .vmaskmovpd, .vpmaskmovd, .vpmaskmovq:
            try moveMasked(instruction, size: opcode == .vmaskmovps || opcode == .vpmaskmovd ? 4 : 8)
        case .emms:
            x87.tags = 0
            x87.status &= ~0x3800
        case .vzeroupper, .vzeroall:
            for index in 0..<(state.codeMode == X86CodeMode.long ? 16 : 8) {
                let register = vectorRegister(UInt8(index))
                let from = opcode == .vzeroall ? 0 : 16
                (register + from).initializeMemory(as: UInt8.self, repeating: 0, count: 32 - from)
            }
        case .vldmxcsr, .vstmxcsr: try moveMXCSR(instruction)
        case .vpgatherdd, .vpgatherdq, .vpgatherqd, .vpgatherqq, .vgatherdps, .vgatherdpd, .vgatherqps, .vgatherqpd:
            try gather(instruction, opcode)
        case .pinsrb, .pinsrw, .pinsrd, .pinsrq, .vpinsrb, .vpinsrw, .vpinsrd, .vpinsrq:
            try insertElement(instruction, opcode)
        case .pextrb, .pextrw, .pextrd, .pextrq, .vpextrb, .vpextrw, .vpextrd, .vpextrq, .extractps, .vextractps:
            try extractElement(instruction, opcode)
        default: return false
        }
        return true
    }

    /// Writes a vector operand 0 that may be memory.
    private func storeVector(_ instruction: X86Instruction, from source: UnsafeRawPointer, count: Int) throws(X86Fault)
    {
        if instruction.register(0) != X86Instruction.noRegister {
            return setVector(instruction, 0, from: source, count: count)
        }
        let (address, _) = try vectorAddress(instruction, 0, writes: true)
        try storeBytes(address, from: source, count: count)
    }

    private func moveWhole(_ instruction: X86Instruction) throws(X86Fault) {
        let source = try vectorOperand(instruction, 1)
        try storeVector(instruction, from: source, count: vectorSize(instruction))
    }

    /// MOVD and MOVQ: between vectors, general registers and memory; what is above becomes 0.
    private func moveScalarInteger(_ instruction: X86Instruction) throws(X86Fault) {
        let size = size(instruction, 1)
        let target = X86InstructionTable.operand(0, ofRow: instruction.row).method
        let isMMX = target == .p || X86InstructionTable.operand(1, ofRow: instruction.row).method == .p
        // The narrower of the two types is what is moved.
        let count = isMMX ? min(size, max(self.size(instruction, 0), 4)) : min(size, self.size(instruction, 0))
        var value = X86Lanes.u64(try vectorOperand(instruction, 1), 0)
        if count == 4 { value &= 0xffff_ffff }
        switch target {
        case .e: try set(instruction, 0, value, size: count)
        case .q where instruction.hasMemoryOperand, .w where instruction.hasMemoryOperand:
            try store(try operandAddress(instruction, size: 8, writes: true), value, size: 8)
        default:
            result.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
            X86Lanes.put(result, 0, value)
            setVector(instruction, count: 16)
        }
    }

    /// MOVSS and MOVSD: from memory what is above becomes 0, between registers it stays, or comes from the second operand.
    private func moveScalarFloat(_ instruction: X86Instruction) throws(X86Fault) {
        let hasThree = X86InstructionTable.operand(2, ofRow: instruction.row).method != .none
        let size = size(instruction, 0)
        if instruction.register(0) == X86Instruction.noRegister {
            let address = try operandAddress(instruction, size: size, writes: true)
            return try store(address, X86Lanes.u64(try vectorOperand(instruction, 1), 0), size: size)
        }
        let source = try vectorOperand(instruction, hasThree ? 2 : 1)
        if instruction.hasMemoryOperand {
            setVector(instruction, 0, from: source, count: 16)
            return
        }
        result.copyMemory(from: try vectorOperand(instruction, hasThree ? 1 : 0), byteCount: 16)
        result.copyMemory(from: source, byteCount: size)
        setVector(instruction, count: 16)
    }

    private func moveHalf(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let isHigh: Bool
        switch opcode {
        case .movhps, .movhpd, .vmovhps, .vmovhpd, .movlhps, .vmovlhps: isHigh = true
        default: isHigh = false
        }
        if instruction.register(0) == X86Instruction.noRegister {
            let address = try operandAddress(instruction, size: 8, writes: true)
            return try store(address, X86Lanes.u64(try vectorOperand(instruction, 1), isHigh ? 1 : 0), size: 8)
        }
        let last = isVector(instruction) ? 2 : 1
        let source = try vectorOperand(instruction, last)
        // MOVHLPS takes the upper half.
        let value = X86Lanes.u64(source, opcode == .movhlps || opcode == .vmovhlps ? 1 : 0)
        result.copyMemory(from: try vectorOperand(instruction, last - 1, area: 1), byteCount: 16)
        X86Lanes.put(result, isHigh ? 1 : 0, value)
        setVector(instruction, count: 16)
    }

    private func moveMask(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let source = try vectorOperand(instruction, 1)
        let method = X86InstructionTable.operand(1, ofRow: instruction.row).method
        let n = method == .n ? 8 : instruction.vectorBytes
        var mask: UInt64 = 0
        let size: Int
        switch opcode {
        case .movmskps, .vmovmskps: size = 4
        case .movmskpd, .vmovmskpd: size = 8
        default: size = 1
        }
        for index in 0..<n / size where X86Lanes.u8(source, index * size + size - 1) & 0x80 != 0 {
            mask |= 1 << UInt64(index)
        }
        setGeneral(Int(instruction.register(0)) / 8, mask)
    }

    /// MASKMOVQ and MASKMOVDQU: to (E)DI, byte by byte.
    private func moveMaskedBytes(_ instruction: X86Instruction) throws(X86Fault) {
        let source = try vectorOperand(instruction, 0)
        let mask = try vectorOperand(instruction, 1)
        let n = X86InstructionTable.operand(0, ofRow: instruction.row).method == .p ? 8 : 16
        let offset = truncated(general(7), addressSize: instruction.addressSizeBytes)
        let address = try linear(instruction.segment, offset, size: n, writes: true)
        for index in 0..<n where X86Lanes.u8(mask, index) & 0x80 != 0 {
            try probeWrite(address &+ UInt64(index), count: 1)
        }
        for index in 0..<n where X86Lanes.u8(mask, index) & 0x80 != 0 {
            try store(address &+ UInt64(index), UInt64(X86Lanes.u8(source, index)), size: 1)
        }
    }

    /// VMASKMOV and VPMASKMOV: masked elements do not fault.
    private func moveMasked(_ instruction: X86Instruction, size: Int) throws(X86Fault) {
        let n = instruction.vectorBytes
        let mask = try vectorOperand(instruction, 1)
        let isStore = instruction.register(0) == X86Instruction.noRegister
        let offset = effectiveAddress(instruction)
        func address(_ index: Int) throws(X86Fault) -> UInt64 {
            try linear(instruction.segment, offset &+ UInt64(index * size), size: size, writes: isStore)
        }
        func isSet(_ index: Int) -> Bool { X86Lanes.u8(mask, index * size + size - 1) & 0x80 != 0 }
        if isStore {
            let source = try vectorOperand(instruction, 2)
            for index in 0..<n / size where isSet(index) {
                try probeWrite(try address(index), count: size)
            }
            for index in 0..<n / size where isSet(index) {
                let value = size == 4 ? UInt64(X86Lanes.u32(source, index)) : X86Lanes.u64(source, index)
                try store(try address(index), value, size: size)
            }
            return
        }
        result.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
        for index in 0..<n / size where isSet(index) {
            let value = try load(try address(index), size: size)
            if size == 4 {
                X86Lanes.put(result, index, UInt32(truncatingIfNeeded: value))
            } else {
                X86Lanes.put(result, index, value)
            }
        }
        setVector(instruction, count: n)
    }

    /// Elements come one after the other; each one's mask is cleared when it is there, so that a fault in between leaves a state to
    /// go on from.
    private func gather(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let size: Int
        switch opcode {
        case .vpgatherdd, .vpgatherqd, .vgatherdps, .vgatherqps: size = 4
        default: size = 8
        }
        let hasWideIndex: Bool
        switch opcode {
        case .vpgatherqd, .vpgatherqq, .vgatherqps, .vgatherqpd: hasWideIndex = true
        default: hasWideIndex = false
        }
        let n = instruction.vectorBytes
        let count = n / max(size, hasWideIndex ? 8 : 4)
        let target = vectorRegister(instruction.register(0))
        let mask = vectorRegister(instruction.register(2))
        let index = vectorRegister(instruction.index)
        let base = slotValue(instruction.base) &+ UInt64(bitPattern: instruction.displacement)
        for element in 0..<count {
            guard X86Lanes.u8(mask, element * size + size - 1) & 0x80 != 0 else {
                (mask + element * size).initializeMemory(as: UInt8.self, repeating: 0, count: size)
                continue
            }
            let offset =
                hasWideIndex
                ? X86Lanes.u64(index, element) : UInt64(bitPattern: X86Lanes.s32(X86Lanes.u32(index, element)))
            let address = try linear(
                instruction.segment,
                truncated(base &+ offset &<< UInt64(instruction.scale), addressSize: instruction.addressSizeBytes),
                size: size)
            let value = try load(address, size: size)
            if size == 4 {
                X86Lanes.put(target, element, UInt32(truncatingIfNeeded: value))
                X86Lanes.put(mask, element, 0 as UInt32)
            } else {
                X86Lanes.put(target, element, value)
                X86Lanes.put(mask, element, 0 as UInt64)
            }
        }
        let used = count * size
        (target + used).initializeMemory(as: UInt8.self, repeating: 0, count: 32 - used)
        mask.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
    }

    // MARK: Elements

    private func elementSize(_ opcode: X86Opcode) -> Int {
        switch opcode {
        case .pinsrb, .vpinsrb, .pextrb, .vpextrb: 1
        case .pinsrw, .vpinsrw, .pextrw, .vpextrw: 2
        case .pinsrq, .vpinsrq, .pextrq, .vpextrq: 8
        default: 4
        }
    }

    private func insertElement(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let size = elementSize(opcode)
        let last = isVector(instruction) ? 2 : 1
        let n = vectorSize(instruction)
        let value = try value(instruction, last, size: size)
        result.copyMemory(from: try vectorOperand(instruction, last - 1), byteCount: n)
        let index = Int(immediate8(instruction)) & (n / size - 1)
        for byte in 0..<size {
            X86Lanes.put(result, index * size + byte, UInt8(truncatingIfNeeded: value >> UInt64(8 * byte)))
        }
        setVector(instruction, count: n)
    }

    private func extractElement(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let size = elementSize(opcode)
        let source = try vectorOperand(instruction, 1)
        let method = X86InstructionTable.operand(1, ofRow: instruction.row).method
        let index = Int(immediate8(instruction)) & ((method == .n ? 8 : 16) / size - 1)
        var value: UInt64 = 0
        for byte in 0..<size { value |= UInt64(X86Lanes.u8(source, index * size + byte)) << UInt64(8 * byte) }
        if instruction.register(0) != X86Instruction.noRegister {
            setGeneral(Int(instruction.register(0)) / 8, value)
        } else {
            try store(try operandAddress(instruction, size: size, writes: true), value, size: size)
        }
    }
}
