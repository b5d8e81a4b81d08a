// Shuffles, blends, broadcasts, extensions of elements.
extension X86Processor {
    /// False: not one of these.
    func executeShuffle(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        if try executeExtension(instruction, opcode) { return true }
        if try executeBlend(instruction, opcode) { return true }
        if try executeLanes(instruction, opcode) { return true }
        let n = vectorSize(instruction)
        let control = Int(immediate8(instruction))
        let d = result
        switch opcode {
        case .pshufd, .vpshufd: shuffleDwords(d, try vectorOperand(instruction, 1), n, control)
        case .vpermilps where hasImmediate(instruction, 2):
            shuffleDwords(d, try vectorOperand(instruction, 1), n, control)
        case .pshufhw, .vpshufhw, .pshuflw, .vpshuflw, .pshufw:
            let b = try vectorOperand(instruction, 1)
            let isHigh = opcode == .pshufhw || opcode == .vpshufhw
            for i in 0..<n / 2 {
                let isMoved = opcode == .pshufw || (i & 4 != 0) == isHigh
                X86Lanes.put(d, i, X86Lanes.u16(b, isMoved ? i & ~3 | control >> ((i & 3) * 2) & 3 : i))
            }
        case .vpermilpd where hasImmediate(instruction, 2):
            let b = try vectorOperand(instruction, 1)
            for i in 0..<n / 8 { X86Lanes.put(d, i, X86Lanes.u64(b, i & ~1 | control >> i & 1)) }
        case .vpermilps:
            let (a, b) = try vectorPair(instruction)
            for i in 0..<n / 4 { X86Lanes.put(d, i, X86Lanes.u32(a, i & ~3 | Int(X86Lanes.u32(b, i) & 3))) }
        case .vpermilpd:
            let (a, b) = try vectorPair(instruction)
            for i in 0..<n / 8 { X86Lanes.put(d, i, X86Lanes.u64(a, i & ~1 | Int(X86Lanes.u64(b, i) >> 1 & 1))) }
        case .shufps, .vshufps:
            let (a, b) = try vectorPair(instruction)
            for i in 0..<n / 4 {
                X86Lanes.put(d, i, X86Lanes.u32(i & 2 == 0 ? a : b, i & ~3 | control >> ((i & 3) * 2) & 3))
            }
        case .shufpd, .vshufpd:
            let (a, b) = try vectorPair(instruction)
            for i in 0..<n / 8 { X86Lanes.put(d, i, X86Lanes.u64(i & 1 == 0 ? a : b, i & ~1 | control >> i & 1)) }
        case .unpcklps, .vunpcklps, .unpckhps, .vunpckhps:
            let (a, b) = try vectorPair(instruction)
            X86Lanes.interleave(d, a, b, n, size: 4, high: opcode == .unpckhps || opcode == .vunpckhps)
        case .unpcklpd, .vunpcklpd, .unpckhpd, .vunpckhpd:
            let (a, b) = try vectorPair(instruction)
            X86Lanes.interleave(d, a, b, n, size: 8, high: opcode == .unpckhpd || opcode == .vunpckhpd)
        case .palignr, .vpalignr:
            let (a, b) = try vectorPair(instruction)
            X86Lanes.align(d, a, b, n, control)
        case .mpsadbw, .vmpsadbw:
            let (a, b) = try vectorPair(instruction)
            X86Lanes.multiplySums(d, a, b, n, control: immediate8(instruction))
        case .movsldup, .vmovsldup, .movshdup, .vmovshdup:
            let b = try vectorOperand(instruction, 1)
            let odd = opcode == .movshdup || opcode == .vmovshdup ? 1 : 0
            for i in 0..<n / 4 { X86Lanes.put(d, i, X86Lanes.u32(b, i & ~1 | odd)) }
        case .movddup, .vmovddup:
            let b = try vectorOperand(instruction, 1)
            for i in 0..<n / 8 { X86Lanes.put(d, i, X86Lanes.u64(b, i & ~1)) }
        case .insertps, .vinsertps:
            let last = isVector(instruction) ? 2 : 1
            let b = try vectorOperand(instruction, last, area: 1)
            let value = X86Lanes.u32(b, instruction.hasMemoryOperand ? 0 : control >> 6)
            d.copyMemory(from: try vectorOperand(instruction, last - 1), byteCount: 16)
            X86Lanes.put(d, control >> 4 & 3, value)
            for i in 0..<4 where control >> i & 1 != 0 { X86Lanes.put(d, i, 0 as UInt32) }
            setVector(instruction, count: 16)
            return true
        default: return false
        }
        setVector(instruction, count: n)
        return true
    }

    private func shuffleDwords(_ d: UnsafeMutableRawPointer, _ b: UnsafeRawPointer, _ n: Int, _ control: Int) {
        for i in 0..<n / 4 { X86Lanes.put(d, i, X86Lanes.u32(b, i & ~3 | control >> ((i & 3) * 2) & 3)) }
    }

    private func hasImmediate(_ instruction: X86Instruction, _ operand: Int) -> Bool {
        X86InstructionTable.operand(operand, ofRow: instruction.row).method == .i
    }

    private func executeExtension(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        let from: Int
        let to: Int
        switch opcode {
        case .pmovsxbw, .pmovzxbw, .vpmovsxbw, .vpmovzxbw: (from, to) = (1, 2)
        case .pmovsxbd, .pmovzxbd, .vpmovsxbd, .vpmovzxbd: (from, to) = (1, 4)
        case .pmovsxbq, .pmovzxbq, .vpmovsxbq, .vpmovzxbq: (from, to) = (1, 8)
        case .pmovsxwd, .pmovzxwd, .vpmovsxwd, .vpmovzxwd: (from, to) = (2, 4)
        case .pmovsxwq, .pmovzxwq, .vpmovsxwq, .vpmovzxwq: (from, to) = (2, 8)
        case .pmovsxdq, .pmovzxdq, .vpmovsxdq, .vpmovzxdq: (from, to) = (4, 8)
        default: return false
        }
        // Bit 4 of the opcode byte: zero extension.
        let b = try vectorOperand(instruction, 1)
        let n = vectorSize(instruction)
        X86Lanes.extend(result, b, n, from: from, to: to, signed: instruction.opcodeByte & 0x10 == 0)
        setVector(instruction, count: n)
        return true
    }

    private func executeBlend(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        let size: Int
        var isVariable = false
        switch opcode {
        case .blendps, .vblendps, .vpblendd: size = 4
        case .blendpd, .vblendpd: size = 8
        case .pblendw, .vpblendw: size = 2
        case .blendvps, .vblendvps: (size, isVariable) = (4, true)
        case .blendvpd, .vblendvpd: (size, isVariable) = (8, true)
        case .pblendvb, .vpblendvb: (size, isVariable) = (1, true)
        default: return false
        }
        let n = vectorSize(instruction)
        let first = isVector(instruction) ? 1 : 0
        let a = try vectorOperand(instruction, first)
        let b = try vectorOperand(instruction, first + 1, area: 1)
        let mask = isVariable ? try vectorOperand(instruction, first + 2) : a
        let control = Int(immediate8(instruction))
        for i in 0..<n / size {
            // PBLENDW's eight bits serve each 16 bytes.
            let takesSecond =
                isVariable
                ? X86Lanes.u8(mask, i * size + size - 1) & 0x80 != 0 : control >> (size == 2 ? i & 7 : i) & 1 != 0
            (result + i * size).copyMemory(from: (takesSecond ? b : a) + i * size, byteCount: size)
        }
        setVector(instruction, count: n)
        return true
    }

    /// What moves across the 128-bit lanes of AVX.
    private func executeLanes(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        let control = Int(immediate8(instruction))
        let d = result
        var n = vectorSize(instruction)
        switch opcode {
        case .vbroadcastss, .vbroadcastsd, .vbroadcastf128, .vbroadcasti128, .vpbroadcastb, .vpbroadcastw,
            .vpbroadcastd,
            .vpbroadcastq:
            let b = try vectorOperand(instruction, 1)
            let size: Int
            switch opcode {
            case .vpbroadcastb: size = 1
            case .vpbroadcastw: size = 2
            case .vbroadcastss, .vpbroadcastd: size = 4
            case .vbroadcastsd, .vpbroadcastq: size = 8
            default: size = 16
            }
            for i in 0..<n / size { (d + i * size).copyMemory(from: b, byteCount: size) }
        case .vperm2f128, .vperm2i128:
            let (a, b) = try vectorPair(instruction)
            for half in 0..<2 {
                let field = control >> (half * 4)
                let source = (field & 2 == 0 ? a : b) + (field & 1) * 16
                if field & 8 != 0 {
                    (d + half * 16).initializeMemory(as: UInt64.self, repeating: 0, count: 2)
                } else {
                    (d + half * 16).copyMemory(from: source, byteCount: 16)
                }
            }
        case .vinsertf128, .vinserti128:
            let (a, b) = try vectorPair(instruction)
            d.copyMemory(from: a, byteCount: 32)
            (d + (control & 1) * 16).copyMemory(from: b, byteCount: 16)
        case .vextractf128, .vextracti128:
            let source = try vectorOperand(instruction, 1) + (control & 1) * 16
            if instruction.register(0) != X86Instruction.noRegister {
                d.copyMemory(from: source, byteCount: 16)
                n = 16
            } else {
                let (address, _) = try vectorAddress(instruction, 0, writes: true)
                try storeBytes(address, from: source, count: 16)
                return true
            }
        case .vpermd, .vpermps:
            let (a, b) = try vectorPair(instruction)
            for i in 0..<8 { X86Lanes.put(d, i, X86Lanes.u32(b, Int(X86Lanes.u32(a, i) & 7))) }
        case .vpermq, .vpermpd:
            let b = try vectorOperand(instruction, 1)
            for i in 0..<4 { X86Lanes.put(d, i, X86Lanes.u64(b, control >> (i * 2) & 3)) }
        default: return false
        }
        setVector(instruction, count: n)
        return true
    }
}
