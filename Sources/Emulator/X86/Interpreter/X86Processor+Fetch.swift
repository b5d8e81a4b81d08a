// Finding the block at pc, decoding it if it is new; instructions that run as they stand in memory.
extension X86Processor {
    var decodeMode: X86DecodeMode {
        X86DecodeMode(
            is64Bit: state.codeMode == X86CodeMode.long, is32BitSegment: state.codeMode == X86CodeMode.compatibility32,
            features: X86Features(rawValue: state.features))
    }

    /// The first record of the block at `state.pc`; 0: the fetch faulted and the exception has been delivered.
    @inline(never)
    func findBlock() -> UInt32 {
        if state.flagBits & X86Flags.trap != 0 {
            leaveLoop()
            return 0
        }
        if state.codeMode != X86CodeMode.long, state.pc >> 32 != 0 {
            // A relative jump past either end of the 4 GiB.
            state.pc &= 0xffff_ffff
            return 0
        }
        do {
            return try block(at: state.pc)
        } catch {
            deliver(error)
            return 0
        }
    }

    /// Host address of the page that code at `pc` is in.
    func fetchedPage(_ pc: UInt64) throws(X86Fault) -> UnsafeMutableRawPointer {
        if X86Interpreter.lookUpBlock(state, pc) == 0 { _ = try block(at: pc) }
        let entry = tlb.fetchSet(fetchSet) + Int(truncatingIfNeeded: pc >> 12 & (X86TLB.fetchEntries - 1)) * 32
        return X86Interpreter.hostPointer(pc & ~4095 &+ entry.load(fromByteOffset: 16, as: UInt64.self)).pointer
    }

    private func block(at pc: UInt64) throws(X86Fault) -> UInt32 {
        let mapping = try walk(pc, .fetch, isUser: state.cpl == 3)
        // Code in devices: nothing sane does that.
        guard let host = ram(mapping.page | pc & 4095) else { throw .generalProtection }
        let page = (host - memory.host) >> 12
        if blocks.setMode(state.codeMode | vectorUse.rawValue << 2, page: page) { tlb.flushFetch() }
        let table = blocks.table(page)
        let pageBytes = memory.host + page << 12
        tlb.insert(pc, intoFetch: fetchSet, table: table, host: pageBytes, isGlobal: mapping.isGlobal)
        let offset = Int(truncatingIfNeeded: pc & 4095)
        let known = table.load(fromByteOffset: offset * 4, as: UInt32.self)
        if known != 0 { return known }
        protect(page)
        if blocks.isNearlyFull { leaveLoop() }
        var builder = X86BlockBuilder(
            pageBytes: pageBytes, startOffset: offset, mode: decodeMode, vectors: vectorUse, into: blocks.next)
        let count = builder.build()
        return blocks.commit(page: page, offset: offset, count: count)
    }

    /// Host address of code.
    private func fetchable(_ address: UInt64) throws(X86Fault) -> UnsafeMutableRawPointer {
        let mapping = try walk(address, .fetch, isUser: state.cpl == 3)
        // Code in devices: nothing sane does that.
        guard let host = ram(mapping.page | address & 4095) else { throw .generalProtection }
        return host
    }

    /// From now on stores into the page come to `noteWrite`.
    private func protect(_ page: Int) {
        memory.codePageFlags[page] = 1
        if blocks.takeWritable(page) { tlb.forbidWrites(pageAt: memory.host + page << 12) }
    }

    // MARK: Instructions out of memory

    /// Decodes what stands at `state.pc`, also across a page's end.
    func decodeInstruction(into instruction: inout X86Instruction) throws(X86Fault) {
        let pc = state.pc
        let decoder = X86Decoder(mode: decodeMode)
        let first = try fetchable(pc)
        let room = 4096 &- Int(truncatingIfNeeded: pc & 4095)
        var status = decoder.decode(first, count: room, into: &instruction)
        if case .needsMoreBytes = status {
            var bytes: (UInt64, UInt64) = (0, 0)
            let second = try fetchable(
                state.codeMode == X86CodeMode.long ? pc &+ UInt64(room) : (pc &+ UInt64(room)) & 0xffff_ffff)
            status = withUnsafeMutableBytes(of: &bytes) { buffer in
                guard let base = buffer.baseAddress else { return .undefined }
                base.copyMemory(from: first, byteCount: min(room, 15))
                if room < 15 { (base + room).copyMemory(from: second, byteCount: 15 &- room) }
                return decoder.decode(base, count: 15, into: &instruction)
            }
        }
        switch status {
        case .decoded: return
        case .tooLong: throw .generalProtection
        case .undefined, .needsMoreBytes: throw .undefined
        }
    }

    /// A record's access missed the TLB: true if it does not any more. Faults are left to the slow path.
    @inline(never)
    func fill(_ address: UInt64, _ size: UInt64, stores: Bool) -> Bool {
        guard address & 4095 <= 4096 &- size else { return false }
        do throws(X86Fault) {
            _ = try mapping(address, stores ? .write : .read)
        } catch {
            return false
        }
        let entry = X86Interpreter.dataEntry(state, address)
        return stores
            ? X86Interpreter.canStore(entry, address, size) : X86Interpreter.canLoad(entry, address, size)
    }

    /// A record whose fast path did not hold: runs the instruction out of memory. True: the block goes on behind it;
    /// otherwise `state.pc` and `state.countdown` say how.
    @inline(never)
    func executeSlowly(_ record: X86Place) -> Bool {
        state.leavesBlock = 0
        do throws(X86Fault) {
            var instruction = X86Instruction()
            try decodeInstruction(into: &instruction)
            try execute(instruction)
        } catch {
            deliver(error)
            return false
        }
        return goesOn(record)
    }

    /// A record that holds a whole `X86Instruction`. As `executeSlowly`.
    @inline(never)
    func executeCold(_ record: X86Place) -> Bool {
        state.leavesBlock = 0
        do throws(X86Fault) {
            try execute((record.pointer + 16).assumingMemoryBound(to: X86Instruction.self).pointee)
        } catch {
            deliver(error)
            return false
        }
        return goesOn(record)
    }

    /// What comes after an instruction that has run and did not fault.
    @inline(__always)
    private func goesOn(_ record: X86Place) -> Bool {
        if state.leavesBlock == 0, !X86Interpreter.endsBlock(record) { return true }
        state.pc = state.nextPC
        state.countdown &-= 1
        if state.pendingDebug != 0 { finishDebug() }
        return false
    }
}
