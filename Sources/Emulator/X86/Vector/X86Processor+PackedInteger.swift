// Packed integers of MMX, SSE and AVX2: one function for all lengths.
extension X86Processor {
    /// False: not one of these.
    func executePackedInteger(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        if try executePackedShift(instruction, opcode) { return true }
        guard isPackedBinary(opcode) else { return false }
        let (a, b) = try vectorPair(instruction)
        let n = vectorSize(instruction)
        if !combineSimple(opcode, result, a, b, n), !combineBytesAndWords(opcode, result, a, b, n) {
            _ = combineAcross(opcode, result, a, b, n)
        }
        setVector(instruction, count: n)
        return true
    }

    /// Operations that need no immediate and have a vector result.
    private func isPackedBinary(_ opcode: X86Opcode) -> Bool {
        let raw = opcode.rawValue
        // Both runs of the table: `packedIntegers` and `packedIntegers38`, without shifts.
        if raw >= X86Opcode.punpcklbw.rawValue, raw <= X86Opcode.pmulld.rawValue { return true }
        if raw >= X86Opcode.vpunpcklbw.rawValue, raw <= X86Opcode.vpmulld.rawValue { return true }
        switch opcode {
        case .pabsb, .pabsw, .pabsd, .vpabsb, .vpabsw, .vpabsd, .phminposuw, .vphminposuw, .andps, .andpd, .andnps,
            .andnpd,
            .orps, .orpd, .xorps, .xorpd, .vandps, .vandpd, .vandnps, .vandnpd, .vorps, .vorpd, .vxorps, .vxorpd:
            return true
        default: return false
        }
    }

    private func combineSimple(
        _ opcode: X86Opcode, _ d: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ n: Int
    ) -> Bool {
        switch opcode {
        case .pand, .vpand, .andps, .andpd, .vandps, .vandpd: X86Lanes.qwords(d, a, b, n) { $0 & $1 }
        case .pandn, .vpandn, .andnps, .andnpd, .vandnps, .vandnpd: X86Lanes.qwords(d, a, b, n) { ~$0 & $1 }
        case .por, .vpor, .orps, .orpd, .vorps, .vorpd: X86Lanes.qwords(d, a, b, n) { $0 | $1 }
        case .pxor, .vpxor, .xorps, .xorpd, .vxorps, .vxorpd: X86Lanes.qwords(d, a, b, n) { $0 ^ $1 }
        case .paddb, .vpaddb: X86Lanes.bytes(d, a, b, n) { $0 &+ $1 }
        case .paddw, .vpaddw: X86Lanes.words(d, a, b, n) { $0 &+ $1 }
        case .paddd, .vpaddd: X86Lanes.dwords(d, a, b, n) { $0 &+ $1 }
        case .paddq, .vpaddq: X86Lanes.qwords(d, a, b, n) { $0 &+ $1 }
        case .psubb, .vpsubb: X86Lanes.bytes(d, a, b, n) { $0 &- $1 }
        case .psubw, .vpsubw: X86Lanes.words(d, a, b, n) { $0 &- $1 }
        case .psubd, .vpsubd: X86Lanes.dwords(d, a, b, n) { $0 &- $1 }
        case .psubq, .vpsubq: X86Lanes.qwords(d, a, b, n) { $0 &- $1 }
        case .pcmpeqb, .vpcmpeqb: X86Lanes.bytes(d, a, b, n) { $0 == $1 ? .max : 0 }
        case .pcmpeqw, .vpcmpeqw: X86Lanes.words(d, a, b, n) { $0 == $1 ? .max : 0 }
        case .pcmpeqd, .vpcmpeqd: X86Lanes.dwords(d, a, b, n) { $0 == $1 ? .max : 0 }
        case .pcmpeqq, .vpcmpeqq: X86Lanes.qwords(d, a, b, n) { $0 == $1 ? .max : 0 }
        case .pcmpgtb, .vpcmpgtb: X86Lanes.bytes(d, a, b, n) { X86Lanes.s8($0) > X86Lanes.s8($1) ? .max : 0 }
        case .pcmpgtw, .vpcmpgtw: X86Lanes.words(d, a, b, n) { X86Lanes.s16($0) > X86Lanes.s16($1) ? .max : 0 }
        case .pcmpgtd, .vpcmpgtd: X86Lanes.dwords(d, a, b, n) { X86Lanes.s32($0) > X86Lanes.s32($1) ? .max : 0 }
        case .pcmpgtq, .vpcmpgtq: X86Lanes.qwords(d, a, b, n) { X86Lanes.s64($0) > X86Lanes.s64($1) ? .max : 0 }
        case .pminub, .vpminub: X86Lanes.bytes(d, a, b, n) { $0 < $1 ? $0 : $1 }
        case .pmaxub, .vpmaxub: X86Lanes.bytes(d, a, b, n) { $0 > $1 ? $0 : $1 }
        case .pminsb, .vpminsb: X86Lanes.bytes(d, a, b, n) { X86Lanes.s8($0) < X86Lanes.s8($1) ? $0 : $1 }
        case .pmaxsb, .vpmaxsb: X86Lanes.bytes(d, a, b, n) { X86Lanes.s8($0) > X86Lanes.s8($1) ? $0 : $1 }
        case .pminuw, .vpminuw: X86Lanes.words(d, a, b, n) { $0 < $1 ? $0 : $1 }
        case .pmaxuw, .vpmaxuw: X86Lanes.words(d, a, b, n) { $0 > $1 ? $0 : $1 }
        case .pminsw, .vpminsw: X86Lanes.words(d, a, b, n) { X86Lanes.s16($0) < X86Lanes.s16($1) ? $0 : $1 }
        case .pmaxsw, .vpmaxsw: X86Lanes.words(d, a, b, n) { X86Lanes.s16($0) > X86Lanes.s16($1) ? $0 : $1 }
        case .pminud, .vpminud: X86Lanes.dwords(d, a, b, n) { $0 < $1 ? $0 : $1 }
        case .pmaxud, .vpmaxud: X86Lanes.dwords(d, a, b, n) { $0 > $1 ? $0 : $1 }
        case .pminsd, .vpminsd: X86Lanes.dwords(d, a, b, n) { X86Lanes.s32($0) < X86Lanes.s32($1) ? $0 : $1 }
        case .pmaxsd, .vpmaxsd: X86Lanes.dwords(d, a, b, n) { X86Lanes.s32($0) > X86Lanes.s32($1) ? $0 : $1 }
        case .pmulld, .vpmulld: X86Lanes.dwords(d, a, b, n) { $0 &* $1 }
        case .pmuludq, .vpmuludq:
            X86Lanes.qwords(d, a, b, n) { ($0 & 0xffff_ffff) &* ($1 & 0xffff_ffff) }
        case .pmuldq, .vpmuldq:
            X86Lanes.qwords(d, a, b, n) {
                UInt64(bitPattern: X86Flags.extended($0, 32) &* X86Flags.extended($1, 32))
            }
        default: return false
        }
        return true
    }

    private func combineBytesAndWords(
        _ opcode: X86Opcode, _ d: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ n: Int
    ) -> Bool {
        switch opcode {
        case .paddsb, .vpaddsb: X86Lanes.bytes(d, a, b, n) { X86Lanes.toInt8(X86Lanes.s8($0) &+ X86Lanes.s8($1)) }
        case .psubsb, .vpsubsb: X86Lanes.bytes(d, a, b, n) { X86Lanes.toInt8(X86Lanes.s8($0) &- X86Lanes.s8($1)) }
        case .paddusb, .vpaddusb: X86Lanes.bytes(d, a, b, n) { X86Lanes.toUInt8(Int($0) &+ Int($1)) }
        case .psubusb, .vpsubusb: X86Lanes.bytes(d, a, b, n) { X86Lanes.toUInt8(Int($0) &- Int($1)) }
        case .paddsw, .vpaddsw: X86Lanes.words(d, a, b, n) { X86Lanes.toInt16(X86Lanes.s16($0) &+ X86Lanes.s16($1)) }
        case .psubsw, .vpsubsw: X86Lanes.words(d, a, b, n) { X86Lanes.toInt16(X86Lanes.s16($0) &- X86Lanes.s16($1)) }
        case .paddusw, .vpaddusw: X86Lanes.words(d, a, b, n) { X86Lanes.toUInt16(Int($0) &+ Int($1)) }
        case .psubusw, .vpsubusw: X86Lanes.words(d, a, b, n) { X86Lanes.toUInt16(Int($0) &- Int($1)) }
        case .pavgb, .vpavgb: X86Lanes.bytes(d, a, b, n) { UInt8((UInt16($0) &+ UInt16($1) &+ 1) &>> 1) }
        case .pavgw, .vpavgw: X86Lanes.words(d, a, b, n) { UInt16((UInt32($0) &+ UInt32($1) &+ 1) &>> 1) }
        case .pmullw, .vpmullw: X86Lanes.words(d, a, b, n) { $0 &* $1 }
        case .pmulhuw, .vpmulhuw:
            X86Lanes.words(d, a, b, n) { UInt16(truncatingIfNeeded: (UInt32($0) &* UInt32($1)) &>> 16) }
        case .pmulhw, .vpmulhw:
            X86Lanes.words(d, a, b, n) { UInt16(truncatingIfNeeded: (X86Lanes.s16($0) &* X86Lanes.s16($1)) &>> 16) }
        case .pmulhrsw, .vpmulhrsw:
            X86Lanes.words(d, a, b, n) {
                UInt16(truncatingIfNeeded: ((X86Lanes.s16($0) &* X86Lanes.s16($1)) &>> 14 &+ 1) &>> 1)
            }
        case .psignb, .vpsignb: X86Lanes.bytes(d, a, b, n) { $1 == 0 ? 0 : X86Lanes.s8($1) < 0 ? 0 &- $0 : $0 }
        case .psignw, .vpsignw: X86Lanes.words(d, a, b, n) { $1 == 0 ? 0 : X86Lanes.s16($1) < 0 ? 0 &- $0 : $0 }
        case .psignd, .vpsignd: X86Lanes.dwords(d, a, b, n) { $1 == 0 ? 0 : X86Lanes.s32($1) < 0 ? 0 &- $0 : $0 }
        case .pabsb, .vpabsb: X86Lanes.bytes(d, b, b, n) { x, _ in X86Lanes.s8(x) < 0 ? 0 &- x : x }
        case .pabsw, .vpabsw: X86Lanes.words(d, b, b, n) { x, _ in X86Lanes.s16(x) < 0 ? 0 &- x : x }
        case .pabsd, .vpabsd: X86Lanes.dwords(d, b, b, n) { x, _ in X86Lanes.s32(x) < 0 ? 0 &- x : x }
        default: return false
        }
        return true
    }

    private func combineAcross(
        _ opcode: X86Opcode, _ d: UnsafeMutableRawPointer, _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ n: Int
    ) -> Bool {
        switch opcode {
        case .punpcklbw, .vpunpcklbw: X86Lanes.interleave(d, a, b, n, size: 1, high: false)
        case .punpcklwd, .vpunpcklwd: X86Lanes.interleave(d, a, b, n, size: 2, high: false)
        case .punpckldq, .vpunpckldq: X86Lanes.interleave(d, a, b, n, size: 4, high: false)
        case .punpcklqdq, .vpunpcklqdq: X86Lanes.interleave(d, a, b, n, size: 8, high: false)
        case .punpckhbw, .vpunpckhbw: X86Lanes.interleave(d, a, b, n, size: 1, high: true)
        case .punpckhwd, .vpunpckhwd: X86Lanes.interleave(d, a, b, n, size: 2, high: true)
        case .punpckhdq, .vpunpckhdq: X86Lanes.interleave(d, a, b, n, size: 4, high: true)
        case .punpckhqdq, .vpunpckhqdq: X86Lanes.interleave(d, a, b, n, size: 8, high: true)
        case .packsswb, .vpacksswb: X86Lanes.packWords(d, a, b, n, signed: true)
        case .packuswb, .vpackuswb: X86Lanes.packWords(d, a, b, n, signed: false)
        case .packssdw, .vpackssdw: X86Lanes.packDwords(d, a, b, n, signed: true)
        case .packusdw, .vpackusdw: X86Lanes.packDwords(d, a, b, n, signed: false)
        case .pshufb, .vpshufb: X86Lanes.shuffleBytes(d, a, b, n)
        case .phaddw, .vphaddw: X86Lanes.horizontalWords(d, a, b, n) { UInt16(truncatingIfNeeded: $0 &+ $1) }
        case .phaddsw, .vphaddsw: X86Lanes.horizontalWords(d, a, b, n) { X86Lanes.toInt16($0 &+ $1) }
        case .phsubw, .vphsubw: X86Lanes.horizontalWords(d, a, b, n) { UInt16(truncatingIfNeeded: $0 &- $1) }
        case .phsubsw, .vphsubsw: X86Lanes.horizontalWords(d, a, b, n) { X86Lanes.toInt16($0 &- $1) }
        case .phaddd, .vphaddd: X86Lanes.horizontalDwords(d, a, b, n, subtracts: false)
        case .phsubd, .vphsubd: X86Lanes.horizontalDwords(d, a, b, n, subtracts: true)
        case .psadbw, .vpsadbw: X86Lanes.sumOfDifferences(d, a, b, n)
        case .pmaddwd, .vpmaddwd:
            for i in 0..<n / 4 {
                let low = Int64(X86Lanes.s16(X86Lanes.u16(a, 2 * i))) * Int64(X86Lanes.s16(X86Lanes.u16(b, 2 * i)))
                let high =
                    Int64(X86Lanes.s16(X86Lanes.u16(a, 2 * i + 1))) * Int64(X86Lanes.s16(X86Lanes.u16(b, 2 * i + 1)))
                X86Lanes.put(d, i, UInt32(truncatingIfNeeded: low + high))
            }
        case .pmaddubsw, .vpmaddubsw:
            for i in 0..<n / 2 {
                let low = Int(X86Lanes.u8(a, 2 * i)) * X86Lanes.s8(X86Lanes.u8(b, 2 * i))
                let high = Int(X86Lanes.u8(a, 2 * i + 1)) * X86Lanes.s8(X86Lanes.u8(b, 2 * i + 1))
                X86Lanes.put(d, i, X86Lanes.toInt16(low + high))
            }
        case .phminposuw, .vphminposuw:
            var place = 0
            for i in 1..<8 where X86Lanes.u16(b, i) < X86Lanes.u16(b, place) { place = i }
            let value = X86Lanes.u16(b, place)
            d.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
            X86Lanes.put(d, 0, value)
            X86Lanes.put(d, 1, UInt16(place))
        default: return false
        }
        return true
    }

    // MARK: Shifts

    private func executePackedShift(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        let size: Int
        let kind: X86Lanes.Shift
        switch opcode {
        case .psllw, .vpsllw: (size, kind) = (2, .left)
        case .pslld, .vpslld: (size, kind) = (4, .left)
        case .psllq, .vpsllq: (size, kind) = (8, .left)
        case .psrlw, .vpsrlw: (size, kind) = (2, .right)
        case .psrld, .vpsrld: (size, kind) = (4, .right)
        case .psrlq, .vpsrlq: (size, kind) = (8, .right)
        case .psraw, .vpsraw: (size, kind) = (2, .arithmetic)
        case .psrad, .vpsrad: (size, kind) = (4, .arithmetic)
        case .psrldq, .pslldq, .vpsrldq, .vpslldq:
            let a = try vectorOperand(instruction, isVector(instruction) ? 1 : 0)
            let n = vectorSize(instruction)
            X86Lanes.shiftBytes(
                result, a, n, left: opcode == .pslldq || opcode == .vpslldq, min(Int(immediate8(instruction)), 16))
            setVector(instruction, count: n)
            return true
        case .vpsllvd, .vpsllvq, .vpsrlvd, .vpsrlvq, .vpsravd:
            let (a, b) = try vectorPair(instruction)
            let n = vectorSize(instruction)
            let kind: X86Lanes.Shift =
                opcode == .vpsravd ? .arithmetic : opcode == .vpsllvd || opcode == .vpsllvq ? .left : .right
            if opcode == .vpsllvq || opcode == .vpsrlvq {
                X86Lanes.qwords(result, a, b, n) { X86Lanes.shifted($0, 64, kind, $1) }
            } else {
                X86Lanes.dwords(result, a, b, n) {
                    UInt32(truncatingIfNeeded: X86Lanes.shifted(UInt64($0), 32, kind, UInt64($1)))
                }
            }
            setVector(instruction, count: n)
            return true
        default: return false
        }
        let last = isVector(instruction) ? 2 : 1
        let isImmediate = X86InstructionTable.operand(last, ofRow: instruction.row).method == .i
        let count =
            isImmediate
            ? UInt64(immediate8(instruction)) : X86Lanes.u64(try vectorOperand(instruction, last, area: 1), 0)
        let a = try vectorOperand(instruction, last - 1)
        let n = vectorSize(instruction)
        X86Lanes.shift(result, a, n, size: size, kind, count)
        setVector(instruction, count: n)
        return true
    }
}
