/// The range of virtual addresses that large pages in a TLB cover, one range over all of them.
///
/// Linux maps RAM and itself by large pages at one end of the address space and drops single pages of processes at the other.
struct X86LargePages {
    private var lowest = UInt64.max
    private var highest: UInt64 = 0

    mutating func note(_ address: UInt64, mask: UInt64) {
        lowest = min(lowest, address & ~mask)
        highest = max(highest, address | mask)
    }

    func contains(_ address: UInt64) -> Bool { lowest <= address && address <= highest }
}
