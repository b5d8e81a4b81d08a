import CFuse3
import Glibc
import ImageModel

/// Writes the entries of one answer to READDIR or READDIRPLUS.
struct FolderWriter {
    let request: fuse_req_t
    let buffer: UnsafeMutableRawPointer
    /// Bytes the kernel has room for.
    let room: Int
    /// READDIRPLUS: each entry may come with attributes, and has room for them in any case.
    let hasRoomForAttributes: Bool
    /// All entries are to come with attributes, so that the kernel need not look them up.
    var givesAllAttributes = false
    private(set) var used = 0
    /// Inodes that the kernel counts as looked up by this answer.
    private(set) var referenced: [UInt64] = []

    // linux/fuse.h: struct fuse_dirent is 24 bytes and the name, struct fuse_entry_out 128 before it; both padded to 8.
    private static let plainBytes = 24
    private static let fullBytes = 24 + 128

    init(request: fuse_req_t, buffer: UnsafeMutableRawPointer, room: Int, hasRoomForAttributes: Bool) {
        self.request = request
        self.buffer = buffer
        self.room = room
        self.hasRoomForAttributes = hasRoomForAttributes
    }

    /// Folders have attributes wherever there is room: nearly every walk goes on into them.
    func givesAttributes(_ kind: FileKind) -> Bool {
        hasRoomForAttributes && (givesAllAttributes || kind == .directory)
    }

    /// As many entries as there is room for with short names, at least one.
    var likelyEntries: Int {
        max(1, room / (8 + (hasRoomForAttributes ? FolderWriter.fullBytes : FolderWriter.plainBytes)))
    }

    /// `.` or `..`, which are never looked up.
    mutating func addDots(_ name: ByteString, _ inode: UInt64, next: Int) -> Bool {
        add(
            DirectoryEntry(name: name, node: NodeID(number: inode), kind: .directory, cookie: 0), inode, next: next)
    }

    /// An entry without attributes; false if there is no room.
    mutating func add(_ item: DirectoryEntry, _ inode: UInt64, next: Int) -> Bool {
        var entry = fuse_entry_param()  // inode 0 means: not looked up
        entry.attr.st_ino = UInt(inode)
        entry.attr.st_mode = item.kind.modeBits
        return write(item.name, &entry, next: next)
    }

    /// An entry with attributes, which counts as a lookup; false if there is no room.
    mutating func add(_ item: DirectoryEntry, _ entry: inout fuse_entry_param, next: Int) -> Bool {
        guard write(item.name, &entry, next: next) else { return false }
        referenced.append(UInt64(entry.ino))
        return true
    }

    private mutating func write(_ name: ByteString, _ entry: inout fuse_entry_param, next: Int) -> Bool {
        let left = room - used
        let place = buffer + used
        let hasRoomForAttributes = hasRoomForAttributes
        let request = request
        let bytes = withUnsafeTemporaryAllocation(byteCount: name.count + 1, alignment: 1) { text -> Int in
            text.copyBytes(from: name.bytes)
            text[name.count] = 0
            guard let base = text.baseAddress?.assumingMemoryBound(to: CChar.self) else { return Int.max }
            return hasRoomForAttributes
                ? c2w_fuse_add_direntry_plus(request, place, left, base, &entry, next)
                : c2w_fuse_add_direntry(request, place, left, base, &entry.attr, next)
        }
        // More than there is room for: nothing was written.
        if bytes > left { return false }
        used += bytes
        return true
    }
}
