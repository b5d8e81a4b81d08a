/// What `RISCVHart.checkStraddle` found.
enum RISCVStraddle {
    case same, changed, fault
}

// Finding the block at pc, decoding it if it is new.
extension RISCVHart {
    /// The first record of the block at `state.pc`; 0: the fetch faulted and the trap has been taken.
    @inline(never)
    func findBlock() -> UInt32 {
        let pc = state.pc
        guard let host = fetchable(pc) else { return faultedFetch(pc) }
        let page = (host - memory.host) >> 12
        let table = blocks.table(page)
        tlb.insert(pc, intoFetch: tlb.fetchSet(mode: state.mode), table: table)
        let offset = Int(truncatingIfNeeded: pc & 4095)
        let known = table.load(fromByteOffset: offset * 2, as: UInt32.self)
        if known != 0 { return known }

        let pageBytes = memory.host + page << 12
        var straddlingHalf: UInt16?
        if offset == 4094, !RISCVDecoder.isCompressed(pageBytes.load(fromByteOffset: 4094, as: UInt16.self)) {
            guard let second = fetchable(pc &+ 2) else { return faultedFetch(pc) }
            straddlingHalf = second.load(as: UInt16.self)
        }
        protect(page)
        if blocks.isNearlyFull { leaveLoop() }
        var builder = RISCVBlockBuilder(
            pageBytes: pageBytes, startOffset: offset, straddlingHalf: straddlingHalf, into: blocks.next)
        let count = builder.build()
        return blocks.commit(page: page, offset: offset, count: count)
    }

    /// Whether the second half of the instruction at `pc`, which crosses a page, is still what was decoded.
    func checkStraddle(_ record: UnsafeMutableRawPointer, _ pc: UInt64) -> RISCVStraddle {
        guard let second = fetchable(pc &+ 2) else { return .fault }
        if UInt64(second.load(as: UInt16.self)) == RISCVInterpreter.immediate(record) { return .same }
        guard let first = fetchable(pc) else { return .fault }
        blocks.drop(page: (first - memory.host) >> 12, offset: 4094)
        return .changed
    }

    private func faultedFetch(_ pc: UInt64) -> UInt32 {
        state.pc = takeFault(at: pc)
        return 0
    }

    /// Host address of code, or nil with the fault noted.
    private func fetchable(_ address: UInt64) -> UnsafeMutableRawPointer? {
        guard let mapping = walk(address, .fetch) else { return nil }
        superpages.note(address, mapping)
        guard let host = ram(mapping.page | address & 4095) else {
            state.faultCause = RISCVCause.instructionAccessFault
            state.faultValue = address
            return nil
        }
        return host
    }

    /// From now on stores into the page come to `noteWrite`.
    private func protect(_ page: Int) {
        memory.codePageFlags[page] = 1
        if blocks.takeWritable(page) { tlb.forbidWrites(pageAt: memory.host + page << 12) }
    }
}
