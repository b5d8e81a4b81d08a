// String instructions. RCX, RSI and RDI are written back after each element or run of elements, so that a fault or an
// interrupt in between leaves a state to go on from.
extension X86Processor {
    /// So many elements at most before interrupts are looked at.
    private static let longestRun: UInt64 = 4096

    func string(_ instruction: X86Instruction) throws(X86Fault) {
        let isRepeated = !instruction.prefixes.isDisjoint(with: [.rep, .repne])
        let opcode = X86InstructionTable.opcode(ofRow: instruction.row)
        guard isRepeated else { return try element(instruction, opcode) }
        let counterSize = Int(instruction.addressSizeBytes)
        var budget = state.flagBits & X86Flags.trap == 0 ? Self.longestRun : 1
        let flags = (state.flagResult, state.flagAux)
        state.repeatedPC = 0
        while true {
            let count = read(8, size: counterSize)
            if count == 0 { return }
            if budget == 0 || state.leavesBlock != 0 {
                // Goes on at the same instruction.
                state.nextPC = state.pc
                state.repeatedPC = state.pc &+ 1
                state.leavesBlock = 1
                return
            }
            let done = try run(instruction, opcode, min(count, budget))
            if done > 0 {
                setCounter(count &- done, instruction)
                budget &-= done
                continue
            }
            do throws(X86Fault) {
                try element(instruction, opcode)
            } catch {
                // The flags that earlier comparisons set are taken back (SDM Vol. 2, REP).
                (state.flagResult, state.flagAux) = flags
                throw error
            }
            setCounter(count &- 1, instruction)
            budget &-= 1
            if opcode == .cmps || opcode == .scas, state.zeroFlag == instruction.prefixes.contains(.repne) { return }
        }
    }

    private func setCounter(_ value: UInt64, _ instruction: X86Instruction) {
        write(8, value, size: Int(instruction.addressSizeBytes))
    }

    private func step(_ slot: UInt8, _ size: Int, _ instruction: X86Instruction) {
        let delta = state.flagBits & X86Flags.direction != 0 ? 0 &- UInt64(size) : UInt64(size)
        let addressSize = Int(instruction.addressSizeBytes)
        write(slot, read(slot, size: addressSize) &+ delta, size: addressSize)
    }

    private func source(_ instruction: X86Instruction, _ size: Int) throws(X86Fault) -> UInt64 {
        try linear(instruction.segment, read(48, size: Int(instruction.addressSizeBytes)), size: size)
    }

    private func target(_ instruction: X86Instruction, _ size: Int, writes: Bool) throws(X86Fault) -> UInt64 {
        try linear(
            UInt8(X86SegmentIndex.es), read(56, size: Int(instruction.addressSizeBytes)), size: size, writes: writes)
    }

    private func element(_ instruction: X86Instruction, _ opcode: X86Opcode) throws(X86Fault) {
        let size = size(instruction, opcode == .outs || opcode == .lods || opcode == .scas ? 1 : 0)
        let bits = UInt64(8 &* size)
        switch opcode {
        case .movs:
            let value = try load(try source(instruction, size), size: size)
            try store(try target(instruction, size, writes: true), value, size: size)
            step(48, size, instruction)
            step(56, size, instruction)
        case .stos:
            try store(try target(instruction, size, writes: true), read(0, size: size), size: size)
            step(56, size, instruction)
        case .lods:
            write(0, try load(try source(instruction, size), size: size), size: size)
            step(48, size, instruction)
        case .cmps:
            let a = try load(try source(instruction, size), size: size)
            let b = try load(try target(instruction, size, writes: false), size: size)
            _ = X86Interpreter.sub(state, a, b, bits)
            step(48, size, instruction)
            step(56, size, instruction)
        case .scas:
            let a = read(0, size: size)
            let b = try load(try target(instruction, size, writes: false), size: size)
            _ = X86Interpreter.sub(state, a, b, bits)
            step(56, size, instruction)
        case .ins:
            let port = UInt16(truncatingIfNeeded: general(2))
            try checkPort(port, size: size)
            notePort(port, size: size)
            let address = try target(instruction, size, writes: true)
            try probeWrite(address, count: size)
            try store(address, UInt64(bus.readPort(port, size: size)), size: size)
            step(56, size, instruction)
        default:
            let port = UInt16(truncatingIfNeeded: general(2))
            try checkPort(port, size: size)
            notePort(port, size: size)
            let value = try load(try source(instruction, size), size: size)
            bus.writePort(port, UInt32(truncatingIfNeeded: value), size: size)
            step(48, size, instruction)
        }
    }

    /// As many elements of MOVS and STOS as lie in one page each way, upwards, straight in RAM; 0: none can be done so.
    private func run(
        _ instruction: X86Instruction, _ opcode: X86Opcode, _ count: UInt64
    ) throws(X86Fault) -> UInt64 {
        guard opcode == .movs || opcode == .stos, instruction.addressSizeBytes == 8,
            state.flagBits & X86Flags.direction == 0, count > 1
        else { return 0 }
        let size = UInt64(self.size(instruction, 0))
        let to = try target(instruction, Int(size), writes: true)
        let entry = X86Interpreter.dataEntry(state, to)
        guard X86Interpreter.canStore(entry, to, 1) else { return 0 }
        var elements = min(count, (4096 &- (to & 4095)) / size)
        let target = X86Interpreter.host(entry, to).pointer
        if opcode == .stos {
            guard elements > 0 else { return 0 }
            fill(target, general(0), size: Int(size), count: Int(elements))
        } else {
            let from = try source(instruction, Int(size))
            let sourceEntry = X86Interpreter.dataEntry(state, from)
            guard X86Interpreter.canLoad(sourceEntry, from, 1) else { return 0 }
            elements = min(elements, (4096 &- (from & 4095)) / size)
            let source = X86Interpreter.host(sourceEntry, from).pointer
            // An overlap from below repeats a pattern: element by element then.
            guard elements > 0, !(source < target && source + Int(elements &* size) > target) else { return 0 }
            target.copyMemory(from: source, byteCount: Int(elements &* size))
            setGeneral(6, general(6) &+ elements &* size)
        }
        setGeneral(7, general(7) &+ elements &* size)
        return elements
    }

    private func fill(_ target: UnsafeMutableRawPointer, _ value: UInt64, size: Int, count: Int) {
        switch size {
        case 1: target.initializeMemory(as: UInt8.self, repeating: UInt8(truncatingIfNeeded: value), count: count)
        case 2:
            for index in 0..<count {
                (target + index * 2).storeBytes(of: UInt16(truncatingIfNeeded: value), as: UInt16.self)
            }
        case 4:
            for index in 0..<count {
                (target + index * 4).storeBytes(of: UInt32(truncatingIfNeeded: value), as: UInt32.self)
            }
        default: for index in 0..<count { (target + index * 8).storeBytes(of: value, as: UInt64.self) }
        }
    }
}
