import ImageModel

/// The nodes and names of a merged tree as flat arrays: no object for a file. Written by one thread while
/// layers are merged, then never again.
///
/// A node is its index; index 0 is none, index 1 the root. A name (one entry of a folder) is an index too.
/// For a usual file both together take 72 bytes, its name, and about 6 bytes in the hash table.
struct NodeTable {
    static let root: UInt32 = 1
    static let none: UInt32 = 0
    /// Nodes, names, and bytes of names.
    static let maximumCount = 1 << 30

    /// 48 bytes.
    struct Node {
        /// Regular: offset of the content in its layer; sparse: first segment | count << 32. Symbolic link:
        /// offset of the target in `bytes` . Device: major << 32 | minor. Folder: first name | last name << 32.
        var place: UInt64 = 0
        /// Regular: bytes. Symbolic link: length of the target. Folder: the one name it has.
        var size: UInt64 = 0
        var seconds: Int64 = 0
        var nanoseconds: UInt32 = 0
        var userID: UInt32 = 0
        var groupID: UInt32 = 0
        var linkCount: UInt32 = 0
        /// Into `attributeLists`; 0: none.
        var attributes: UInt32 = 0
        /// `st_mode`.
        var mode: UInt16 = 0
        /// Number of the layer the content is in; `sparseBit` if `place` is of segments.
        var layer: UInt16 = 0

        static let sparseBit: UInt16 = 0x8000

        var kind: FileKind { FileKind(rawValue: UInt8(mode >> 12)) ?? .regular }
        var isFolder: Bool { mode >> 12 == 4 }
        var isSparse: Bool { layer & Node.sparseBit != 0 }
    }

    /// 24 bytes.
    struct Name {
        var folder: UInt32
        var node: UInt32
        var nextInFolder: UInt32 = 0
        var nextInBucket: UInt32
        var nameOffset: UInt32
        var nameCount: UInt8
        var isGone: Bool = false
        /// Gone: the layer that hid it. Else the last layer that wrote this name or one below it.
        var layer: UInt16
    }

    private(set) var nodes: [Node] = []
    private(set) var names: [Name] = []
    /// Names and link targets.
    private(set) var bytes: [UInt8] = []
    private(set) var segments: [SparseSegment] = []
    private(set) var attributeLists: [[ExtendedAttribute]] = [[]]
    /// First name of each bucket; a power of two of them.
    private var buckets: [UInt32]
    private let seed: UInt64
    private(set) var goneCount = 0

    /// `seed` keys the hash, so that nobody can make an image whose names all fall into one bucket.
    init(seed: UInt64, expectedNodes: Int) {
        self.seed = seed
        var bucketCount = 64
        while bucketCount < expectedNodes { bucketCount *= 2 }
        buckets = [UInt32](repeating: 0, count: bucketCount)
        // Some room for folders that no entry names: to grow later would take twice the memory for a while.
        let capacity = expectedNodes + expectedNodes / 32 + 64
        nodes.reserveCapacity(capacity)
        names.reserveCapacity(capacity)
        nodes.append(Node())
        names.append(Name(folder: 0, node: 0, nextInBucket: 0, nameOffset: 0, nameCount: 0, layer: 0))
        var root = Node()
        root.mode = UInt16(FileKind.directory.modeBits) | 0o755
        root.linkCount = 1
        nodes.append(root)
    }

    var nodeCount: Int { nodes.count - 1 }

    /// Makes room for so many more nodes, each with a name.
    mutating func reserve(_ added: Int) {
        // At least a quarter more than there is: many small layers must not move everything each time.
        let capacity = nodes.count + max(added + added / 32, nodes.count / 4)
        guard nodes.count + added > nodes.capacity else { return }
        nodes.reserveCapacity(capacity)
        names.reserveCapacity(capacity)
    }

    /// Bytes of memory in use, for figures and limits.
    var memoryBytes: Int {
        nodes.count * MemoryLayout<Node>.stride + names.count * MemoryLayout<Name>.stride + bytes.count
            + buckets.count * 4 + segments.count * MemoryLayout<SparseSegment>.stride
    }

    // MARK: Looking up

    func nameBytes(_ name: UInt32) -> ArraySlice<UInt8> {
        let offset = Int(names[Int(name)].nameOffset)
        return bytes[offset..<offset + Int(names[Int(name)].nameCount)]
    }

    /// The name in this folder, or `none`. With `ghostsOf` a name that this layer hid is found as well.
    func find(_ wanted: ArraySlice<UInt8>, in folder: UInt32, ghostsOf layer: UInt16? = nil) -> UInt32 {
        var candidate = buckets[bucket(wanted, folder)]
        var ghost = NodeTable.none
        while candidate != NodeTable.none {
            let name = names[Int(candidate)]
            if name.folder == folder, Int(name.nameCount) == wanted.count, nameBytes(candidate) == wanted {
                if !name.isGone { return candidate }
                if name.layer == layer { ghost = candidate }
            }
            candidate = name.nextInBucket
        }
        return ghost
    }

    /// The folder this one is in; the root is in itself.
    func parent(of folder: UInt32) -> UInt32 {
        if folder == NodeTable.root { return folder }
        return names[Int(nodes[Int(folder)].size)].folder
    }

    func firstName(in folder: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: nodes[Int(folder)].place) }

    func linkTarget(_ link: UInt32) -> ArraySlice<UInt8> {
        let node = nodes[Int(link)]
        return bytes[Int(node.place)..<Int(node.place) + Int(node.size)]
    }

    // MARK: Writing

    /// Adds a node without names. Content and kind-specific fields are the caller's.
    mutating func addNode(_ node: Node) throws(TableFull) -> UInt32 {
        guard nodes.count < NodeTable.maximumCount else { throw TableFull() }
        nodes.append(node)
        return UInt32(nodes.count - 1)
    }

    mutating func withNode(_ node: UInt32, _ change: (inout Node) -> Void) { change(&nodes[Int(node)]) }

    mutating func addBytes(_ added: ArraySlice<UInt8>) throws(TableFull) -> UInt32 {
        guard added.count <= NodeTable.maximumCount - bytes.count else { throw TableFull() }
        let offset = UInt32(bytes.count)
        bytes.append(contentsOf: added)
        return offset
    }

    mutating func addSegments(_ added: [SparseSegment]) -> UInt64 {
        let first = UInt64(segments.count)
        segments.append(contentsOf: added)
        return first | UInt64(added.count) << 32
    }

    mutating func addAttributes(_ added: [ExtendedAttribute]) -> UInt32 {
        if added.isEmpty { return 0 }
        attributeLists.append(added)
        return UInt32(attributeLists.count - 1)
    }

    /// Gives a node a new name. Precondition: the folder has no such name that is not gone.
    mutating func addName(_ name: ArraySlice<UInt8>, of node: UInt32, in folder: UInt32, layer: UInt16)
        throws(TableFull) -> UInt32
    {
        guard names.count < NodeTable.maximumCount else { throw TableFull() }
        if names.count > buckets.count { growBuckets() }
        let offset = try addBytes(name)
        let bucket = bucket(name, folder)
        let added = UInt32(names.count)
        names.append(
            Name(
                folder: folder, node: node, nextInBucket: buckets[bucket], nameOffset: offset,
                nameCount: UInt8(name.count), layer: layer))
        buckets[bucket] = added
        let last = UInt32(nodes[Int(folder)].place >> 32)
        if last == NodeTable.none {
            nodes[Int(folder)].place = UInt64(added) | UInt64(added) << 32
        } else {
            names[Int(last)].nextInFolder = added
            nodes[Int(folder)].place =
                UInt64(UInt32(truncatingIfNeeded: nodes[Int(folder)].place)) | UInt64(added) << 32
        }
        attach(node, to: added)
        return added
    }

    /// Puts another node under a name. The old one loses it.
    mutating func replace(_ name: UInt32, with node: UInt32, layer: UInt16) {
        nodes[Int(names[Int(name)].node)].linkCount -= 1
        names[Int(name)].node = node
        names[Int(name)].layer = layer
        attach(node, to: name)
    }

    /// Sets what a name's `layer` holds.
    mutating func mark(_ name: UInt32, _ layer: UInt16) { names[Int(name)].layer = layer }

    private mutating func attach(_ node: UInt32, to name: UInt32) {
        nodes[Int(node)].linkCount += 1
        if nodes[Int(node)].isFolder { nodes[Int(node)].size = UInt64(name) }
    }

    /// Marks a name as hidden by a layer. It stays in its folder's list until `sweep`.
    mutating func hide(_ name: UInt32, layer: UInt16) {
        names[Int(name)].isGone = true
        names[Int(name)].layer = layer
        nodes[Int(names[Int(name)].node)].linkCount -= 1
        goneCount += 1
    }

    /// This layer has written the name or something below it; so it has its folders.
    mutating func stamp(_ name: UInt32, layer: UInt16) {
        var current = name
        while current != NodeTable.none, names[Int(current)].layer != layer {
            names[Int(current)].layer = layer
            let folder = names[Int(current)].folder
            current = folder == NodeTable.root ? NodeTable.none : UInt32(nodes[Int(folder)].size)
        }
    }

    /// Takes gone names out of a folder's list.
    mutating func sweep(_ folder: UInt32) {
        var first = NodeTable.none
        var last = NodeTable.none
        var current = firstName(in: folder)
        while current != NodeTable.none {
            let next = names[Int(current)].nextInFolder
            if !names[Int(current)].isGone {
                names[Int(current)].nextInFolder = NodeTable.none
                if last == NodeTable.none { first = current } else { names[Int(last)].nextInFolder = current }
                last = current
            }
            current = next
        }
        nodes[Int(folder)].place = UInt64(first) | UInt64(last) << 32
    }

    /// Moves the content of the tables into arrays of the right size, when nothing will be added any more.
    mutating func finish() {
        guard goneCount > 0 else { return }
        for index in 1..<nodes.count where nodes[index].isFolder && nodes[index].linkCount > 0 {
            sweep(UInt32(index))
        }
    }

    // MARK: Hashing

    private mutating func growBuckets() {
        buckets = [UInt32](repeating: 0, count: buckets.count * 2)
        for index in 1..<names.count {
            let bucket = bucket(nameBytes(UInt32(index)), names[index].folder)
            names[index].nextInBucket = buckets[bucket]
            buckets[bucket] = UInt32(index)
        }
    }

    /// A keyed multiply-and-fold hash, eight bytes at a time.
    private func bucket(_ name: ArraySlice<UInt8>, _ folder: UInt32) -> Int {
        var hash = seed ^ UInt64(folder) &* 0x9e37_79b9_7f4a_7c15
        name.withUnsafeBytes { bytes in
            var index = 0
            while index < bytes.count {
                var word: UInt64 = 0
                let count = min(8, bytes.count - index)
                if count == 8 {
                    word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                } else {
                    for byte in 0..<count { word |= UInt64(bytes[index + byte]) << UInt64(byte * 8) }
                }
                let product = (hash ^ word).multipliedFullWidth(by: seed | 0x8000_0000_0000_0001)
                hash = product.high ^ product.low &+ UInt64(count)
                index += 8
            }
        }
        let product = hash.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
        return Int(truncatingIfNeeded: (product.high ^ product.low) & UInt64(buckets.count - 1))
    }
}

/// The tables have no room for more: over a thousand million nodes or bytes of names.
struct TableFull: Error {}
