import ImageModel

/// The folders that fids of a session stand in, each with its parent, so that `..` can be walked: the tree itself
/// knows no way up. A folder is here once however many fids are in it, and holds one reference on its node.
///
/// An entry lives while a fid or a child entry uses it. Index 0 is the root; it is always there.
final class FolderTable {
    private struct Entry {
        var node: UInt64
        var parent: Int32
        /// Fids and child entries; 0 in a free entry.
        var useCount: Int32
        /// Next entry of the same bucket, or of the free list; -1 at the end.
        var next: Int32
    }

    private let tree: any FileTree
    private var entries: [Entry]
    private var buckets: [Int32]
    private var firstFree: Int32 = -1
    private var liveCount = 1

    static let root: Int32 = 0

    init(tree: any FileTree) {
        self.tree = tree
        entries = [Entry(node: tree.root.number, parent: 0, useCount: 1, next: -1)]
        buckets = [Int32](repeating: -1, count: 64)
    }

    func node(_ index: Int32) -> NodeID { NodeID(number: entries[Int(index)].node) }

    /// The folder above; the root's is the root.
    func parent(_ index: Int32) -> Int32 { entries[Int(index)].parent }

    /// The entry for a folder in another, used once more. Takes over the caller's reference on the node.
    func enter(_ node: NodeID, in parent: Int32) -> Int32 {
        let bucket = bucketOf(node.number, parent)
        var index = buckets[bucket]
        while index >= 0 {
            if entries[Int(index)].node == node.number, entries[Int(index)].parent == parent {
                entries[Int(index)].useCount += 1
                tree.release(node, count: 1)
                return index
            }
            index = entries[Int(index)].next
        }
        if liveCount > buckets.count {
            grow()
            return insert(node, parent)
        }
        return insert(node, parent)
    }

    func retain(_ index: Int32) { entries[Int(index)].useCount += 1 }

    /// One user less. Goes up as long as entries become unused: a loop, since chains may be long.
    func release(_ index: Int32) {
        var index = index
        while index != FolderTable.root {
            entries[Int(index)].useCount -= 1
            guard entries[Int(index)].useCount == 0 else { return }
            let parent = entries[Int(index)].parent
            remove(index)
            index = parent
        }
    }

    private func insert(_ node: NodeID, _ parent: Int32) -> Int32 {
        let bucket = bucketOf(node.number, parent)
        let entry = Entry(node: node.number, parent: parent, useCount: 1, next: buckets[bucket])
        let index: Int32
        if firstFree >= 0 {
            index = firstFree
            firstFree = entries[Int(index)].next
            entries[Int(index)] = entry
        } else {
            index = Int32(entries.count)
            entries.append(entry)
        }
        buckets[bucket] = index
        liveCount += 1
        if parent != FolderTable.root { entries[Int(parent)].useCount += 1 }
        return index
    }

    private func remove(_ index: Int32) {
        let entry = entries[Int(index)]
        let bucket = bucketOf(entry.node, entry.parent)
        if buckets[bucket] == index {
            buckets[bucket] = entry.next
        } else {
            var before = buckets[bucket]
            while entries[Int(before)].next != index { before = entries[Int(before)].next }
            entries[Int(before)].next = entry.next
        }
        entries[Int(index)].next = firstFree
        firstFree = index
        liveCount -= 1
        tree.release(NodeID(number: entry.node), count: 1)
    }

    private func bucketOf(_ node: UInt64, _ parent: Int32) -> Int {
        let mixed = mixBits(node ^ (UInt64(UInt32(bitPattern: parent)) << 32))
        return Int(truncatingIfNeeded: mixed & UInt64(buckets.count - 1))
    }

    private func grow() {
        buckets = [Int32](repeating: -1, count: buckets.count * 2)
        for index in entries.indices.dropFirst() where entries[index].useCount > 0 {
            let bucket = bucketOf(entries[index].node, entries[index].parent)
            entries[index].next = buckets[bucket]
            buckets[bucket] = Int32(index)
        }
    }
}

/// Spreads the bits of a key over all bits of the result (the finalizer of MurmurHash3).
@inline(__always)
func mixBits(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed ^= mixed >> 33
    mixed = mixed &* 0xff51_afd7_ed55_8ccd
    mixed ^= mixed >> 33
    mixed = mixed &* 0xc4ce_b9fe_1a85_ec53
    mixed ^= mixed >> 33
    return mixed
}
