// PCMPESTRI, PCMPESTRM, PCMPISTRI, PCMPISTRM (SDM Vol. 1, 4.1 of the SSE4 supplement; Vol. 2B, 4.1).
extension X86Processor {
    /// False: not one of these.
    func executeVectorString(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        let isExplicit: Bool
        let givesIndex: Bool
        switch opcode {
        case .pcmpestri, .vpcmpestri: (isExplicit, givesIndex) = (true, true)
        case .pcmpestrm, .vpcmpestrm: (isExplicit, givesIndex) = (true, false)
        case .pcmpistri, .vpcmpistri: (isExplicit, givesIndex) = (false, true)
        case .pcmpistrm, .vpcmpistrm: (isExplicit, givesIndex) = (false, false)
        default: return false
        }
        let a = try vectorOperand(instruction, 0)
        let b = try vectorOperand(instruction, 1, area: 1)
        let control = Int(immediate8(instruction))
        let isWord = control & 1 != 0
        let isSigned = control & 2 != 0
        let count = isWord ? 8 : 16
        func element(_ p: UnsafeRawPointer, _ i: Int) -> Int {
            if isWord { return isSigned ? X86Lanes.s16(X86Lanes.u16(p, i)) : Int(X86Lanes.u16(p, i)) }
            return isSigned ? X86Lanes.s8(X86Lanes.u8(p, i)) : Int(X86Lanes.u8(p, i))
        }
        func length(_ p: UnsafeRawPointer, _ register: Int) -> Int {
            if isExplicit {
                let isWide = instruction.prefixes.contains(.wide)
                let value = Int64(bitPattern: Self.signExtended(general(register), isWide ? 8 : 4))
                return Int(min(value.magnitude, UInt64(count)))
            }
            for i in 0..<count where element(p, i) == 0 { return i }
            return count
        }
        let lengthA = length(a, 0)
        let lengthB = length(b, 2)
        var matches = aggregate(control >> 2 & 3, count, lengthA, lengthB, { element(a, $0) }, { element(b, $0) })
        let all: UInt32 = isWord ? 0xff : 0xffff
        switch control >> 4 & 3 {
        case 1: matches ^= all
        case 3: matches ^= (1 << UInt32(lengthB)) - 1
        default: break
        }
        matches &= all
        if givesIndex {
            let isHighest = control & 0x40 != 0
            let index =
                matches == 0
                ? count : isHighest ? 31 - matches.leadingZeroBitCount : matches.trailingZeroBitCount
            setGeneral(1, UInt64(index))
        } else {
            result.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
            if control & 0x40 != 0 {
                for i in 0..<count where matches >> UInt32(i) & 1 != 0 {
                    if isWord { X86Lanes.put(result, i, UInt16.max) } else { X86Lanes.put(result, i, UInt8.max) }
                }
            } else {
                X86Lanes.put(result, 0, matches)
            }
            let target = vectorRegister(0)
            target.copyMemory(from: result, byteCount: isVector(instruction) ? 32 : 16)
        }
        var flags: UInt64 = 0
        if matches != 0 { flags |= X86Flags.carry }
        if lengthB < count { flags |= X86Flags.zero }
        if lengthA < count { flags |= X86Flags.sign }
        if matches & 1 != 0 { flags |= X86Flags.overflow }
        state.setArithmeticFlags(flags)
        return true
    }

    /// Bit j: what element j of the second string is to the first one.
    private func aggregate(
        _ kind: Int, _ count: Int, _ lengthA: Int, _ lengthB: Int, _ a: (Int) -> Int, _ b: (Int) -> Int
    ) -> UInt32 {
        var bits: UInt32 = 0
        for j in 0..<count {
            var isMatch = false
            switch kind {
            case 0:  // any
                if j < lengthB { for i in 0..<lengthA where a(i) == b(j) { isMatch = true } }
            case 1:  // ranges
                if j < lengthB {
                    for i in stride(from: 0, to: lengthA - 1, by: 2) where a(i) <= b(j) && b(j) <= a(i + 1) {
                        isMatch = true
                    }
                }
            case 2:  // each
                isMatch = j < lengthA && j < lengthB ? a(j) == b(j) : j >= lengthA && j >= lengthB
            default:  // ordered
                isMatch = true
                for i in 0..<count - j where i < lengthA {
                    if j + i >= lengthB || a(i) != b(j + i) { isMatch = false }
                }
            }
            if isMatch { bits |= 1 << UInt32(j) }
        }
        return bits
    }
}
