import ImageModel

/// What a fid stands for.
struct Fid {
    enum State: UInt8 {
        case walked
        case open
        /// Made by Txattrwalk: holds the bytes of attributes, and no node.
        case attribute
    }

    /// The client's number; `NinePConstant.noFid` marks an empty slot.
    var number: UInt32
    var kind: FileKind
    var state: State
    /// A folder's place in the `FolderTable`; -1 for other kinds.
    var folder: Int32
    /// The node, of which a fid that is no folder holds one reference.
    var node: UInt64
    /// Different for each fid ever made in a session, so that a parked request notices that its fid was given away.
    var serial: UInt64

    var isFolder: Bool { folder >= 0 }
    var nodeID: NodeID { NodeID(number: node) }
}

/// The fids of a session by number: open addressing with linear probing. A client chooses the numbers and may have
/// hundreds of thousands, so no list, and nothing allocated for each.
final class FidTable {
    // SAFETY: `slots` is an allocation of `capacity` initialised, trivial elements that belongs to this object.
    private var slots: UnsafeMutablePointer<Fid>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 64
        slots = FidTable.makeSlots(capacity)
    }

    deinit { slots.deallocate() }

    /// The slot of the fid, valid until the next `insert` or `remove`; nil if there is none.
    func find(_ number: UInt32) -> UnsafeMutablePointer<Fid>? {
        guard number != NinePConstant.noFid else { return nil }
        var index = home(number)
        while slots[index].number != NinePConstant.noFid {
            if slots[index].number == number { return slots + index }
            index = (index + 1) & (capacity - 1)
        }
        return nil
    }

    /// Precondition: the number is in no slot, and is not `noFid`.
    func insert(_ fid: Fid) {
        if (count + 1) * 2 > capacity { resize(capacity * 2) }
        var index = home(fid.number)
        while slots[index].number != NinePConstant.noFid { index = (index + 1) & (capacity - 1) }
        slots[index] = fid
        count += 1
    }

    /// Empties the slot and closes the gap, so that probing needs no tombstones.
    func remove(_ number: UInt32) {
        guard let slot = find(number) else { return }
        var gap = slot - slots
        var index = (gap + 1) & (capacity - 1)
        while slots[index].number != NinePConstant.noFid {
            let wanted = home(slots[index].number)
            // It may move into the gap unless its home lies cyclically behind the gap.
            if (index &- wanted) & (capacity - 1) >= (index &- gap) & (capacity - 1) {
                slots[gap] = slots[index]
                gap = index
            }
            index = (index + 1) & (capacity - 1)
        }
        slots[gap].number = NinePConstant.noFid
        count -= 1
    }

    /// Empties the table, having called `body` with each fid.
    func removeAll(_ body: (Fid) -> Void) {
        for index in 0..<capacity where slots[index].number != NinePConstant.noFid {
            let fid = slots[index]
            slots[index].number = NinePConstant.noFid
            body(fid)
        }
        count = 0
        if capacity > 64 {
            slots.deallocate()
            capacity = 64
            slots = FidTable.makeSlots(capacity)
        }
    }

    /// The table's address makes collisions hard to choose for a client.
    private func home(_ number: UInt32) -> Int {
        let seed = UInt64(UInt(bitPattern: slots))
        return Int(truncatingIfNeeded: mixBits(UInt64(number) ^ seed) & UInt64(capacity - 1))
    }

    private func resize(_ newCapacity: Int) {
        let oldSlots = slots
        let oldCapacity = capacity
        slots = FidTable.makeSlots(newCapacity)
        capacity = newCapacity
        count = 0
        for index in 0..<oldCapacity where oldSlots[index].number != NinePConstant.noFid { insert(oldSlots[index]) }
        oldSlots.deallocate()
    }

    private static func makeSlots(_ count: Int) -> UnsafeMutablePointer<Fid> {
        let slots = UnsafeMutablePointer<Fid>.allocate(capacity: count)
        let empty = Fid(
            number: NinePConstant.noFid, kind: .regular, state: .walked, folder: -1, node: 0, serial: 0)
        slots.initialize(repeating: empty, count: count)
        return slots
    }
}
