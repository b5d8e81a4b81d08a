// Floating point of SSE, AVX and FMA; the arithmetic is `SSEPacked`'s and `SSEFloat`'s.
extension X86Processor {
    private enum Format { case ps, pd, ss, sd }

    private func format(_ instruction: X86Instruction) -> Format {
        switch X86InstructionTable.operand(0, ofRow: instruction.row).type {
        case .ps: .ps
        case .pd: .pd
        case .ss: .ss
        default: .sd
        }
    }

    private func lanes(_ instruction: X86Instruction, _ format: Format) -> Int {
        switch format {
        case .ps: vectorSize(instruction) / 4
        case .pd: vectorSize(instruction) / 8
        default: 1
        }
    }

    /// Runs `body` into `result` and writes operand 0: a scalar's upper part comes from the first source.
    private func finish(
        _ instruction: X86Instruction, _ format: Format, first: UnsafeRawPointer, _ isException: Bool, _ mxcsr: UInt32
    ) throws(X86Fault) {
        try checkFloat(isException, mxcsr)
        switch format {
        case .ps, .pd: setVector(instruction, count: vectorSize(instruction))
        case .ss, .sd:
            let size = format == .ss ? 4 : 8
            let value = X86Lanes.u64(result, 0)
            result.copyMemory(from: first, byteCount: 16)
            if size == 4 {
                X86Lanes.put(result, 0, UInt32(truncatingIfNeeded: value))
            } else {
                X86Lanes.put(result, 0, value)
            }
            setVector(instruction, count: 16)
        }
    }

    /// False: not one of these.
    func executePackedFloat(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        let operation: SSEBinaryOperation
        switch opcode {
        case .addps, .addpd, .addss, .addsd, .vaddps, .vaddpd, .vaddss, .vaddsd: operation = .add
        case .subps, .subpd, .subss, .subsd, .vsubps, .vsubpd, .vsubss, .vsubsd: operation = .sub
        case .mulps, .mulpd, .mulss, .mulsd, .vmulps, .vmulpd, .vmulss, .vmulsd: operation = .mul
        case .divps, .divpd, .divss, .divsd, .vdivps, .vdivpd, .vdivss, .vdivsd: operation = .div
        case .minps, .minpd, .minss, .minsd, .vminps, .vminpd, .vminss, .vminsd: operation = .min
        case .maxps, .maxpd, .maxss, .maxsd, .vmaxps, .vmaxpd, .vmaxss, .vmaxsd: operation = .max
        default: return try executeOtherFloat(instruction, opcode)
        }
        let format = format(instruction)
        let (a, b) = try vectorPair(instruction)
        var mxcsr = UInt32(truncatingIfNeeded: state.mxcsr)
        let lanes = lanes(instruction, format)
        let isException =
            format == .ps || format == .ss
            ? SSEPacked.f32(operation, result, a, b, lanes: lanes, &mxcsr)
            : SSEPacked.f64(operation, result, a, b, lanes: lanes, &mxcsr)
        try finish(instruction, format, first: a, isException, mxcsr)
        return true
    }

    private func executeOtherFloat(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        var mxcsr = UInt32(truncatingIfNeeded: state.mxcsr)
        let format = format(instruction)
        let isSingle = format == .ps || format == .ss
        let count = lanes(instruction, format)
        let control = immediate8(instruction)
        let isException: Bool
        switch opcode {
        case .sqrtps, .sqrtpd, .sqrtss, .sqrtsd, .vsqrtps, .vsqrtpd, .vsqrtss, .vsqrtsd:
            let (a, b) = try vectorPair(instruction)
            isException =
                isSingle
                ? SSEPacked.squareRootF32(result, b, lanes: count, &mxcsr)
                : SSEPacked.squareRootF64(result, b, lanes: count, &mxcsr)
            try finish(instruction, format, first: a, isException, mxcsr)
        case .rcpps, .rcpss, .vrcpps, .vrcpss, .rsqrtps, .rsqrtss, .vrsqrtps, .vrsqrtss:
            let (a, b) = try vectorPair(instruction)
            let isRoot: Bool
            switch opcode {
            case .rsqrtps, .rsqrtss, .vrsqrtps, .vrsqrtss: isRoot = true
            default: isRoot = false
            }
            for i in 0..<count {
                let value = X86Lanes.u32(b, i)
                X86Lanes.put(
                    result, i, isRoot ? SSEFloat.reciprocalSquareRootF32(value) : SSEFloat.reciprocalF32(value))
            }
            try finish(instruction, format, first: a, false, mxcsr)
        case .cmpps, .cmppd, .cmpss, .cmpsd, .vcmpps, .vcmppd, .vcmpss, .vcmpsd:
            let (a, b) = try vectorPair(instruction)
            let predicate = control & (isVector(instruction) ? 31 : 7)
            isException =
                isSingle
                ? SSEPacked.compareF32(result, a, b, predicate: predicate, lanes: count, &mxcsr)
                : SSEPacked.compareF64(result, a, b, predicate: predicate, lanes: count, &mxcsr)
            try finish(instruction, format, first: a, isException, mxcsr)
        case .roundps, .roundpd, .vroundps, .vroundpd, .roundss, .roundsd, .vroundss, .vroundsd:
            let (a, b) = try vectorPair(instruction)
            isException =
                isSingle
                ? SSEPacked.roundF32(result, b, control: control, lanes: count, &mxcsr)
                : SSEPacked.roundF64(result, b, control: control, lanes: count, &mxcsr)
            try finish(instruction, format, first: a, isException, mxcsr)
        case .addsubps, .addsubpd, .vaddsubps, .vaddsubpd:
            let (a, b) = try vectorPair(instruction)
            isException =
                isSingle
                ? SSEPacked.addSubF32(result, a, b, lanes: count, &mxcsr)
                : SSEPacked.addSubF64(result, a, b, lanes: count, &mxcsr)
            try finish(instruction, format, first: a, isException, mxcsr)
        case .haddps, .haddpd, .vhaddps, .vhaddpd, .hsubps, .hsubpd, .vhsubps, .vhsubpd:
            let (a, b) = try vectorPair(instruction)
            // Bit 0 of the opcode byte: subtraction.
            let subtracts = instruction.opcodeByte & 1 != 0
            isException =
                isSingle
                ? SSEPacked.horizontalF32(subtracts: subtracts, result, a, b, lanes: count, &mxcsr)
                : SSEPacked.horizontalF64(subtracts: subtracts, result, a, b, lanes: count, &mxcsr)
            try finish(instruction, format, first: a, isException, mxcsr)
        case .dpps, .vdpps, .dppd, .vdppd:
            let (a, b) = try vectorPair(instruction)
            isException =
                isSingle
                ? SSEPacked.dotProductF32(result, a, b, immediate: control, lanes: count, &mxcsr)
                : SSEPacked.dotProductF64(result, a, b, immediate: control, &mxcsr)
            try finish(instruction, format, first: a, isException, mxcsr)
        case .ucomiss, .ucomisd, .comiss, .comisd, .vucomiss, .vucomisd, .vcomiss, .vcomisd:
            let a = try vectorOperand(instruction, 0)
            let b = try vectorOperand(instruction, 1, area: 1)
            var unit = SSEUnit(mxcsr)
            // Bit 0 of the opcode byte: COMIS.
            let isSignaling = instruction.opcodeByte & 1 != 0
            let flags =
                isSingle
                ? SSEFloat.compareFlagsF32(X86Lanes.u32(a, 0), X86Lanes.u32(b, 0), isSignaling: isSignaling, &unit)
                : SSEFloat.compareFlagsF64(X86Lanes.u64(a, 0), X86Lanes.u64(b, 0), isSignaling: isSignaling, &unit)
            isException = unit.finish()
            try checkFloat(isException, unit.mxcsr)
            state.setArithmeticFlags(UInt64(flags))
        case .ptest, .vptest, .vtestps, .vtestpd: try testVectors(instruction, opcode)
        default: return false
        }
        return true
    }

    private func testVectors(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let a = try vectorOperand(instruction, 0)
        let b = try vectorOperand(instruction, 1, area: 1)
        // VTESTPS and VTESTPD look at signs alone.
        let mask: UInt64 = opcode == .vtestps ? 0x8000_0000_8000_0000 : opcode == .vtestpd ? 1 << 63 : .max
        var (common, missing): (UInt64, UInt64) = (0, 0)
        for i in 0..<vectorSize(instruction) / 8 {
            common |= X86Lanes.u64(a, i) & X86Lanes.u64(b, i) & mask
            missing |= ~X86Lanes.u64(a, i) & X86Lanes.u64(b, i) & mask
        }
        state.setArithmeticFlags((common == 0 ? X86Flags.zero : 0) | (missing == 0 ? X86Flags.carry : 0))
    }

    // MARK: FMA

    /// The opcode byte: high digit 9, A, B the order 132, 213, 231, low digit the operation.
    func executeMultiplyAdd(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let format = format(instruction)
        let x = try vectorOperand(instruction, 0)
        let y = try vectorOperand(instruction, 1)
        let z = try vectorOperand(instruction, 2, area: 1)
        let operation: SSEFusedOperation
        switch instruction.opcodeByte & 15 {
        case 6: operation = .addSub
        case 7: operation = .subAdd
        case 8, 9: operation = .add
        case 10, 11: operation = .sub
        case 12, 13: operation = .negatedAdd
        default: operation = .negatedSub
        }
        let (a, b, c): (UnsafeMutableRawPointer, UnsafeMutableRawPointer, UnsafeMutableRawPointer)
        switch instruction.opcodeByte >> 4 {
        case 9: (a, b, c) = (x, z, y)
        case 10: (a, b, c) = (y, x, z)
        default: (a, b, c) = (y, z, x)
        }
        var mxcsr = UInt32(truncatingIfNeeded: state.mxcsr)
        let count = lanes(instruction, format)
        let isException =
            format == .ps || format == .ss
            ? SSEPacked.multiplyAddF32(operation, result, a, b, c, lanes: count, &mxcsr)
            : SSEPacked.multiplyAddF64(operation, result, a, b, c, lanes: count, &mxcsr)
        try finish(instruction, format, first: x, isException, mxcsr)
    }

    // MARK: Conversions

    /// False: not one of these.
    func executeConversion(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        switch opcode {
        case .cvtsi2ss, .cvtsi2sd, .vcvtsi2ss, .vcvtsi2sd: try convertFromGeneral(instruction, opcode)
        case .cvtss2si, .cvttss2si, .cvtsd2si, .cvttsd2si, .vcvtss2si, .vcvttss2si, .vcvtsd2si, .vcvttsd2si:
            try convertToGeneral(instruction)
        case .cvtss2sd, .cvtsd2ss, .vcvtss2sd, .vcvtsd2ss: try convertScalar(instruction, opcode)
        default: return try convertPacked(instruction, opcode)
        }
        return true
    }

    private func convertFromGeneral(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let last = isVector(instruction) ? 2 : 1
        let size = size(instruction, last)
        let source = try value(instruction, last, size: size)
        var unit = SSEUnit(UInt32(truncatingIfNeeded: state.mxcsr))
        let isSingle = opcode == .cvtsi2ss || opcode == .vcvtsi2ss
        let narrow = UInt32(truncatingIfNeeded: source)
        if isSingle {
            X86Lanes.put(
                result, 0, size == 8 ? SSEFloat.i64ToF32(source, &unit) : SSEFloat.i32ToF32(narrow, &unit))
        } else {
            X86Lanes.put(result, 0, size == 8 ? SSEFloat.i64ToF64(source, &unit) : SSEFloat.i32ToF64(narrow))
        }
        let isException = unit.finish()
        try finish(
            instruction, isSingle ? .ss : .sd, first: try vectorOperand(instruction, last - 1), isException, unit.mxcsr)
    }

    private func convertToGeneral(_ instruction: X86Instruction) throws(X86Fault) {
        let b = try vectorOperand(instruction, 1)
        let size = size(instruction, 0)
        // Bit 0 of the opcode byte clear: truncation.
        let truncates = instruction.opcodeByte & 1 == 0
        var unit = SSEUnit(UInt32(truncatingIfNeeded: state.mxcsr))
        let value: UInt64
        if X86InstructionTable.operand(1, ofRow: instruction.row).type == .ss {
            let a = X86Lanes.u32(b, 0)
            value =
                size == 8
                ? SSEFloat.f32ToI64(a, truncates: truncates, &unit)
                : UInt64(SSEFloat.f32ToI32(a, truncates: truncates, &unit))
        } else {
            let a = X86Lanes.u64(b, 0)
            value =
                size == 8
                ? SSEFloat.f64ToI64(a, truncates: truncates, &unit)
                : UInt64(SSEFloat.f64ToI32(a, truncates: truncates, &unit))
        }
        let isException = unit.finish()
        try checkFloat(isException, unit.mxcsr)
        write(instruction.register(0), value, size: size)
    }

    private func convertScalar(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let (a, b) = try vectorPair(instruction)
        var unit = SSEUnit(UInt32(truncatingIfNeeded: state.mxcsr))
        let widens = opcode == .cvtss2sd || opcode == .vcvtss2sd
        if widens {
            X86Lanes.put(result, 0, SSEFloat.f32ToF64(X86Lanes.u32(b, 0), &unit))
        } else {
            X86Lanes.put(result, 0, SSEFloat.f64ToF32(X86Lanes.u64(b, 0), &unit))
        }
        let isException = unit.finish()
        try finish(instruction, widens ? .sd : .ss, first: a, isException, unit.mxcsr)
    }

    private func convertPacked(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) -> Bool {
        var mxcsr = UInt32(truncatingIfNeeded: state.mxcsr)
        let n = instruction.vectorBytes
        let isException: Bool
        /// Bytes of the result.
        let count: Int
        switch opcode {
        case .cvtps2pd, .vcvtps2pd:
            let b = try vectorOperand(instruction, 1)
            isException = SSEPacked.f32ToF64(result, b, lanes: n / 8, &mxcsr)
            count = n
        case .cvtdq2pd, .vcvtdq2pd:
            let b = try vectorOperand(instruction, 1)
            isException = SSEPacked.i32ToF64(result, b, lanes: n / 8, &mxcsr)
            count = n
        case .cvtpd2ps, .vcvtpd2ps, .cvtpd2dq, .vcvtpd2dq, .cvttpd2dq, .vcvttpd2dq:
            let b = try vectorOperand(instruction, 1)
            result.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
            switch opcode {
            case .cvtpd2ps, .vcvtpd2ps: isException = SSEPacked.f64ToF32(result, b, lanes: n / 8, &mxcsr)
            default:
                let truncates = opcode == .cvttpd2dq || opcode == .vcvttpd2dq
                isException = SSEPacked.f64ToI32(result, b, truncates: truncates, lanes: n / 8, &mxcsr)
            }
            count = 16
        case .cvtdq2ps, .vcvtdq2ps:
            let b = try vectorOperand(instruction, 1)
            isException = SSEPacked.i32ToF32(result, b, lanes: n / 4, &mxcsr)
            count = n
        case .cvtps2dq, .vcvtps2dq, .cvttps2dq, .vcvttps2dq:
            let b = try vectorOperand(instruction, 1)
            let truncates = opcode == .cvttps2dq || opcode == .vcvttps2dq
            isException = SSEPacked.f32ToI32(result, b, truncates: truncates, lanes: n / 4, &mxcsr)
            count = n
        case .cvtpi2ps, .cvtpi2pd:
            let b = try vectorOperand(instruction, 1)
            // The upper half of XMM stays with CVTPI2PS.
            result.copyMemory(from: vectorRegister(instruction.register(0)), byteCount: 16)
            isException =
                opcode == .cvtpi2ps
                ? SSEPacked.i32ToF32(result, b, lanes: 2, &mxcsr) : SSEPacked.i32ToF64(result, b, lanes: 2, &mxcsr)
            count = 16
        case .cvtps2pi, .cvttps2pi, .cvtpd2pi, .cvttpd2pi:
            let b = try vectorOperand(instruction, 1)
            let truncates = opcode == .cvttps2pi || opcode == .cvttpd2pi
            isException =
                opcode == .cvtps2pi || opcode == .cvttps2pi
                ? SSEPacked.f32ToI32(result, b, truncates: truncates, lanes: 2, &mxcsr)
                : SSEPacked.f64ToI32(result, b, truncates: truncates, lanes: 2, &mxcsr)
            count = 8
        case .vcvtph2ps:
            let b = try vectorOperand(instruction, 1)
            isException = SSEPacked.f16ToF32(result, b, lanes: n / 4, &mxcsr)
            count = n
        case .vcvtps2ph:
            let source = try vectorOperand(instruction, 1)
            result.initializeMemory(as: UInt64.self, repeating: 0, count: 4)
            isException = SSEPacked.f32ToF16(
                result, source, control: immediate8(instruction), lanes: n / 4, &mxcsr)
            if instruction.register(0) == X86Instruction.noRegister {
                let (address, size) = try vectorAddress(instruction, 0, writes: true)
                try probeWrite(address, count: size)
                try checkFloat(isException, mxcsr)
                try storeBytes(address, from: result, count: size)
                return true
            }
            count = 16
        default: return false
        }
        // An exception comes after the x87 unit has been taken over.
        if isException, count == 8 || opcode == .cvtpi2ps && !instruction.hasMemoryOperand { enterMMX() }
        try checkFloat(isException, mxcsr)
        setVector(instruction, count: count)
        return true
    }
}
