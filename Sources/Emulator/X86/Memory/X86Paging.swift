/// What an access wants of a page.
enum X86Access {
    case read, write, fetch
}

/// A virtual page as the walk found it.
struct X86Mapping {
    /// Physical address of the 4 KiB page.
    var page: UInt64
    /// May be written without a further walk: allowed, and D is set.
    var isWritable: Bool
    /// Stays when CR3 is loaded.
    var isGlobal: Bool
}

/// Bits of the entries of paging structures (SDM Vol. 3, 5.5).
enum X86PageEntry {
    static let present: UInt64 = 1 << 0
    static let write: UInt64 = 1 << 1
    static let user: UInt64 = 1 << 2
    static let accessed: UInt64 = 1 << 5
    static let dirty: UInt64 = 1 << 6
    static let large: UInt64 = 1 << 7
    static let global: UInt64 = 1 << 8
    static let noExecute: UInt64 = 1 << 63
    static let address: UInt64 = 0x000f_ffff_ffff_f000
    /// What CPUID 80000008h says.
    static let physicalBits: UInt64 = 40
    static let beyondPhysical: UInt64 = 0x000f_ffff_ffff_ffff & ~((1 << physicalBits) - 1)
}

// Four-level paging (SDM Vol. 3, 5.5 to 5.7).
extension X86Processor {
    static func isCanonical(_ address: UInt64) -> Bool {
        let signed = Int64(bitPattern: address)
        return (signed << 16) >> 16 == signed
    }

    /// Walks the page tables, sets A and D. `isImplicit`: an access of the processor's own to descriptor tables.
    func walk(
        _ address: UInt64, _ access: X86Access, isUser: Bool, isImplicit: Bool = false
    ) throws(X86Fault) -> X86Mapping {
        guard Self.isCanonical(address) else { throw .badAddress }
        // Not architectural in long mode: RAM as it is and nothing else, for bare programs.
        guard state.cr0 & X86CR0.paging != 0 else {
            guard memory.contains(address, count: 1) else { throw pageFault(address, access, isUser, 0) }
            return X86Mapping(page: address & ~4095, isWritable: true, isGlobal: false)
        }
        let hasNoExecute = state.efer & X86EFER.noExecute != 0
        let reserved = X86PageEntry.beyondPhysical | (hasNoExecute ? 0 : X86PageEntry.noExecute)
        var table = state.cr3 & X86PageEntry.address
        var rights = X86PageEntry.write | X86PageEntry.user
        var isNoExecute = false
        var level: UInt64 = 3
        while true {
            let shift = 12 &+ 9 &* level
            let entryAddress = table &+ (address &>> shift & 511) &* 8
            guard memory.contains(entryAddress, count: 8) else {
                throw pageFault(address, access, isUser, 0)
            }
            let cell = memory.pointer(to: entryAddress)
            let entry = cell.load(as: UInt64.self)
            guard entry & X86PageEntry.present != 0 else { throw pageFault(address, access, isUser, 0) }
            var forbidden = reserved
            if level == 3 { forbidden |= X86PageEntry.large }
            let isLeaf = level == 0 || level < 3 && entry & X86PageEntry.large != 0
            if isLeaf, level > 0 { forbidden |= ((1 << shift) - 1) & ~0x1fff }
            guard entry & forbidden == 0 else {
                throw pageFault(address, access, isUser, X86PageError.present | X86PageError.reserved)
            }
            rights &= entry
            if entry & X86PageEntry.noExecute != 0 { isNoExecute = true }
            guard isLeaf else {
                if entry & X86PageEntry.accessed == 0 { update(cell, entry | X86PageEntry.accessed) }
                table = entry & X86PageEntry.address
                level &-= 1
                continue
            }
            let isUserPage = rights & X86PageEntry.user != 0
            let mayWrite = rights & X86PageEntry.write != 0 || !isUser && state.cr0 & X86CR0.writeProtect == 0
            guard
                allows(
                    access, isUser: isUser, isImplicit: isImplicit, isUserPage: isUserPage, mayWrite: mayWrite,
                    isNoExecute: isNoExecute)
            else { throw pageFault(address, access, isUser, X86PageError.present) }
            let updated = entry | X86PageEntry.accessed | (access == .write ? X86PageEntry.dirty : 0)
            if updated != entry { update(cell, updated) }
            let mask: UInt64 = (1 << shift) - 1
            if level > 0 { largePages.note(address, mask: mask) }
            return X86Mapping(
                page: (entry & X86PageEntry.address & ~mask | address & mask) & ~4095,
                isWritable: mayWrite && updated & X86PageEntry.dirty != 0,
                isGlobal: entry & X86PageEntry.global != 0 && state.cr4 & X86CR4.globalPages != 0)
        }
    }

    private func allows(
        _ access: X86Access, isUser: Bool, isImplicit: Bool, isUserPage: Bool, mayWrite: Bool, isNoExecute: Bool
    ) -> Bool {
        if isUser {
            guard isUserPage else { return false }
        } else if isUserPage {
            if access == .fetch {
                if state.cr4 & X86CR4.smep != 0 { return false }
            } else if state.cr4 & X86CR4.smap != 0, isImplicit || state.flagBits & X86Flags.alignment == 0 {
                return false
            }
        }
        switch access {
        case .read: return true
        case .write: return mayWrite
        case .fetch: return !isNoExecute
        }
    }

    private func pageFault(_ address: UInt64, _ access: X86Access, _ isUser: Bool, _ code: UInt32) -> X86Fault {
        var code = code
        if isUser { code |= X86PageError.user }
        switch access {
        case .read: break
        case .write: code |= X86PageError.write
        case .fetch:
            if state.efer & X86EFER.noExecute != 0 || state.cr4 & X86CR4.smep != 0 { code |= X86PageError.fetch }
        }
        return .page(address, code)
    }

    private func update(_ cell: UnsafeMutableRawPointer, _ entry: UInt64) {
        cell.storeBytes(of: entry, as: UInt64.self)
        noteWrite(cell)
    }

    /// Host address of a byte of RAM, or nil: a device, or nothing.
    func ram(_ physical: UInt64) -> UnsafeMutableRawPointer? {
        memory.contains(physical, count: 1) ? memory.pointer(to: physical) : nil
    }

    /// After a write that did not go through a TLB entry: code under it is stale.
    func noteWrite(_ host: UnsafeMutableRawPointer) {
        let page = (host - memory.host) >> 12
        if memory.codePageFlags[page] != 0 {
            codePageWritten(page)
            state.leavesBlock = 1
        }
    }
}
