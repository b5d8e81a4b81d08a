/// What an access wants of a page.
enum RISCVAccess {
    case fetch, load, store

    var pageFault: UInt64 {
        switch self {
        case .fetch: RISCVCause.instructionPageFault
        case .load: RISCVCause.loadPageFault
        case .store: RISCVCause.storePageFault
        }
    }

    var accessFault: UInt64 {
        switch self {
        case .fetch: RISCVCause.instructionAccessFault
        case .load: RISCVCause.loadAccessFault
        case .store: RISCVCause.storeAccessFault
        }
    }
}

/// A virtual page as the walk found it.
struct RISCVMapping {
    /// Physical address of the 4 KiB page.
    var page: UInt64
    var isReadable: Bool
    /// May be written without a further walk: W and D are set.
    var isWritable: Bool
    /// Size of the page less one: more than 4095 for a superpage.
    var pageMask: UInt64
}

// Bare and Sv39 translation (priv §12.3, §12.4). A and D bits are set by hardware, as Svadu has it.
extension RISCVHart {
    /// Walks the page table; nil: the fault is in `faultCause`, `faultValue`.
    func walk(_ address: UInt64, _ access: RISCVAccess) -> RISCVMapping? {
        guard state.satp >> 60 == 8 else {
            return RISCVMapping(page: address & ~4095, isReadable: true, isWritable: true, pageMask: 4095)
        }
        let signed = Int64(bitPattern: address)
        guard (signed << 25) >> 25 == signed else { return pageFault(address, access) }
        var table = (state.satp & 0xfff_ffff_ffff) << 12
        var level: UInt64 = 2
        while true {
            let entryAddress = table &+ (address >> (12 + 9 * level) & 511) * 8
            guard memory.contains(entryAddress, count: 8) else { return fault(access.accessFault, address) }
            let cell = memory.host + Int(truncatingIfNeeded: entryAddress &- memory.guestBase)
            let entry = cell.load(as: UInt64.self)
            guard entry & PageTableEntry.valid != 0, entry & PageTableEntry.reserved == 0 else {
                return pageFault(address, access)
            }
            let permissions = entry & (PageTableEntry.read | PageTableEntry.write | PageTableEntry.execute)
            if permissions == 0 {
                let leafOnly = PageTableEntry.user | PageTableEntry.accessed | PageTableEntry.dirty
                guard level > 0, entry & leafOnly == 0 else { return pageFault(address, access) }
                table = (entry >> 10) << 12
                level -= 1
                continue
            }
            return leaf(address, access, entry, level: level, cell: cell)
        }
    }

    private func leaf(
        _ address: UInt64, _ access: RISCVAccess, _ entry: UInt64, level: UInt64, cell: UnsafeMutableRawPointer
    ) -> RISCVMapping? {
        let pageMask: UInt64 = 1 << (12 + 9 * level) - 1
        let base = (entry >> 10) << 12
        let status = state.sstatus
        let isUserPage = entry & PageTableEntry.user != 0
        let isReadable =
            entry & PageTableEntry.read != 0
            || status & SupervisorStatus.executableReadable != 0 && entry & PageTableEntry.execute != 0
        let isWritable = entry & PageTableEntry.write != 0
        var allowed = base & pageMask & ~4095 == 0  // else a misaligned superpage
        // W without R is reserved.
        if isWritable, entry & PageTableEntry.read == 0 { allowed = false }
        if state.mode == RISCVMode.user {
            allowed = allowed && isUserPage
        } else if isUserPage {
            allowed = allowed && access != .fetch && status & SupervisorStatus.userMemory != 0
        }
        switch access {
        case .fetch: allowed = allowed && entry & PageTableEntry.execute != 0
        case .load: allowed = allowed && isReadable
        case .store: allowed = allowed && isWritable
        }
        guard allowed else { return pageFault(address, access) }

        let updated = entry | PageTableEntry.accessed | (access == .store ? PageTableEntry.dirty : 0)
        if updated != entry {
            cell.storeBytes(of: updated, as: UInt64.self)
            noteWrite(cell)
        }
        return RISCVMapping(
            page: (base | address & pageMask) & ~4095, isReadable: isReadable,
            isWritable: isWritable && updated & PageTableEntry.dirty != 0, pageMask: pageMask)
    }

    func pageFault(_ address: UInt64, _ access: RISCVAccess) -> RISCVMapping? { fault(access.pageFault, address) }

    func fault(_ cause: UInt64, _ value: UInt64) -> RISCVMapping? {
        state.faultCause = cause
        state.faultValue = value
        return nil
    }

    /// Host address of a byte of RAM, or nil: a device, or nothing.
    func ram(_ physical: UInt64) -> UnsafeMutableRawPointer? {
        guard memory.contains(physical, count: 1) else { return nil }
        return memory.host + Int(truncatingIfNeeded: physical &- memory.guestBase)
    }

    /// After a write that did not go through a TLB entry: code under it is stale.
    func noteWrite(_ host: UnsafeMutableRawPointer) {
        let page = (host - memory.host) >> 12
        if memory.codePageFlags[page] != 0 { codePageWritten(page) }
    }
}
