import Emulator

/// Four-level paging as the Intel SDM, Vol. 3, 5.5 to 5.8 has it, written down as plainly as can be: without a TLB, on a
/// copy of the guest's memory. What the processor finds must be the same.
struct X86PageWalker {
    enum Access {
        case load, store, fetch
    }

    struct Fault: Error, Equatable {
        var vector: UInt8
        var errorCode: UInt32 = 0
        /// CR2, of #PF.
        var address: UInt64 = 0
    }

    var memory: [UInt8]
    /// CR3, without PCID.
    var root: UInt64 = 0
    var writeProtect = false
    var smep = false
    var smap = false
    var noExecuteEnable = false
    /// RFLAGS.AC.
    var alignmentFlag = false
    /// CR0.AM.
    var alignmentMask = false
    var isUser = false

    func byte(_ physical: UInt64) -> UInt8 { physical < UInt64(memory.count) ? memory[Int(physical)] : 0xff }

    func word(_ physical: UInt64) -> UInt64 { (0..<8).reduce(0) { $0 | UInt64(byte(physical + $1)) << (8 * $1) } }

    mutating func setWord(_ physical: UInt64, _ value: UInt64) {
        for index in 0..<8 { memory[Int(physical) + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
    }

    static func isCanonical(_ address: UInt64) -> Bool { address >> 47 == 0 || address >> 47 == 0x1ffff }

    /// The physical address, with accessed and dirty flags set on the way.
    mutating func translate(_ address: UInt64, _ access: Access) throws(Fault) -> UInt64 {
        guard Self.isCanonical(address) else { throw Fault(vector: 13) }
        let accessBits: UInt32 =
            (access == .store ? 2 : 0) | (isUser ? 4 : 0) | (access == .fetch && (noExecuteEnable || smep) ? 16 : 0)
        var table = root
        var mayWrite = true
        var isUserPage = true
        var isExecutable = true
        for level in [4, 3, 2, 1] {
            let shift = UInt64(12 + 9 * (level - 1))
            let place = table + (address >> shift) % 512 * 8
            // Outside RAM: as if nothing were there.
            let entry = place + 8 <= UInt64(memory.count) ? word(place) : 0
            if entry % 2 == 0 { throw Fault(vector: 14, errorCode: accessBits, address: address) }
            let isLarge = entry >> 7 & 1 == 1
            // Bits 52 to 62 are free.
            let isReserved =
                entry >> 40 & 0xfff != 0 || entry >> 63 == 1 && !noExecuteEnable || level == 4 && isLarge
                || level == 3 && isLarge && entry >> 13 & 0x1_ffff != 0
                || level == 2 && isLarge && entry >> 13 & 0xff != 0
            if isReserved { throw Fault(vector: 14, errorCode: accessBits | 9, address: address) }
            mayWrite = mayWrite && entry >> 1 & 1 == 1
            isUserPage = isUserPage && entry >> 2 & 1 == 1
            isExecutable = isExecutable && entry >> 63 == 0
            let isLast = level == 1 || isLarge && level < 4
            if !isLast {
                setWord(place, entry | 1 << 5)
                table = entry & 0x000f_ffff_ffff_f000
                continue
            }
            guard
                permits(access, mayWrite: mayWrite, isUserPage: isUserPage, isExecutable: isExecutable)
            else { throw Fault(vector: 14, errorCode: accessBits | 1, address: address) }
            setWord(place, entry | 1 << 5 | (access == .store ? 1 << 6 : 0))
            let size: UInt64 = 1 << shift
            return (entry & 0x000f_ffff_ffff_f000) / size * size + address % size
        }
        return 0
    }

    /// SDM Vol. 3, 5.6.1.
    private func permits(_ access: Access, mayWrite: Bool, isUserPage: Bool, isExecutable: Bool) -> Bool {
        switch access {
        case .fetch:
            if isUser { return isUserPage && isExecutable }
            return isExecutable && !(isUserPage && smep)
        case .load:
            if isUser { return isUserPage }
            return !(isUserPage && smap && !alignmentFlag)
        case .store:
            if isUser { return isUserPage && mayWrite }
            if isUserPage, smap, !alignmentFlag { return false }
            return mayWrite || !writeProtect
        }
    }

    // MARK: Operands

    private mutating func places(_ address: UInt64, _ size: Int, _ access: Access) throws(Fault) -> [UInt64] {
        let last = address &+ UInt64(size - 1)
        guard Self.isCanonical(address), Self.isCanonical(last) else { throw Fault(vector: 13) }
        if isUser, alignmentFlag, alignmentMask, address % UInt64(size) != 0 { throw Fault(vector: 17) }
        let first = try translate(address, access)
        let isSplit = address >> 12 != last >> 12
        let second = isSplit ? try translate(last & ~4095, access) : 0
        return (0..<size).map { index in
            let at = address &+ UInt64(index)
            return isSplit && at >> 12 == last >> 12 ? second + at % 4096 : first + UInt64(index)
        }
    }

    mutating func load(_ address: UInt64, size: Int) throws(Fault) -> UInt64 {
        let places = try places(address, size, .load)
        return (0..<size).reduce(0) { $0 | UInt64(byte(places[$1])) << UInt64(8 * $1) }
    }

    mutating func store(_ address: UInt64, _ value: UInt64, size: Int) throws(Fault) {
        for (index, place) in try places(address, size, .store).enumerated() where place < UInt64(memory.count) {
            memory[Int(place)] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
        }
    }
}
