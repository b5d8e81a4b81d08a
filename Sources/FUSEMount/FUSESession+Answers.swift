import CFuse3
import Glibc
import ImageModel

/// What the kernel is answered.
extension FUSESession {
    /// As good as for ever: libfuse takes seconds as a floating-point number.
    static let forever = 1e9

    /// Answers a request, unless the tree has no answer yet: then the ticket to wait for.
    func answer(_ request: fuse_req_t, _ call: FUSECall) -> Ticket? {
        do throws(TreeError) {
            switch call {
            case .lookup(let parent, let name): try answerLookup(request, parent, name)
            case .attributes(let inode): try answerAttributes(request, inode)
            case .readLink(let inode): try answerReadLink(request, inode)
            case .open(let inode): try answerOpen(request, inode)
            case .openFolder: answerOpenFolder(request)
            case .read(let inode, let offset, let count, let isOpen):
                try answerRead(request, inode, offset, count, isOpen)
            case .list(let inode, let offset, let count, let withAttributes):
                try answerList(request, inode, offset, count, withAttributes)
            case .totals: answerTotals(request)
            case .extendedAttribute(let inode, let name, let count):
                try answerExtendedAttribute(request, inode, name, count)
            case .extendedAttributeNames(let inode, let count):
                try answerExtendedAttributeNames(request, inode, count)
            }
        } catch {
            switch error {
            case .pending(let ticket): return ticket
            case .errno(let errno): _ = c2w_fuse_reply_err(request, errno.rawValue)
            }
        }
        return nil
    }

    // MARK: Names and attributes

    private func answerLookup(_ request: fuse_req_t, _ parent: UInt64, _ name: ByteString) throws(TreeError) {
        if parent == NodeNumbers.rootInode, let status, name == FUSEMount.statusName {
            let (inode, attributes) = status.lookup(waitingRequests: parked.count)
            var entry = entry(inode, attributes, isSettled: true)
            // The next lookup is to find the next status.
            entry.entry_timeout = 0
            _ = c2w_fuse_reply_entry(request, &entry)
            return
        }
        guard parent < NodeNumbers.firstForeign else { throw .errno(.notDirectory) }
        // Asked before the tree is: what it then answers is at least as settled.
        let isSettled = tree.isSettled
        let node: NodeID
        do throws(TreeError) { node = try tree.lookup(name, in: numbers.node(parent)) } catch {
            guard case .errno(.noEntry) = error else { throw error }
            // Inode 0 with a time: the kernel remembers that the name is not there.
            var entry = fuse_entry_param()
            entry.entry_timeout = FUSESession.forever
            _ = c2w_fuse_reply_entry(request, &entry)
            return
        }
        let attributes: FileAttributes
        do throws(TreeError) { attributes = try tree.attributes(of: node) } catch {
            tree.release(node, count: 1)
            throw error
        }
        let inode = numbers.inode(node)
        numbers.noteTold(inode)
        if attributes.kind == .directory {
            numbers.setParent(of: inode, parent)
        } else {
            listingDepth.attributesWereWanted()
        }
        var entry = entry(inode, attributes, isSettled: isSettled)
        // The kernel did not take it (the caller was interrupted), so it will not forget it either.
        if c2w_fuse_reply_entry(request, &entry) != 0 { tree.release(node, count: 1) }
    }

    private func answerAttributes(_ request: fuse_req_t, _ inode: UInt64) throws(TreeError) {
        var isSettled = tree.isSettled
        let attributes: FileAttributes
        if inode == NodeNumbers.rootInode {
            (attributes, isSettled) = try rootAttributes()
        } else if inode < NodeNumbers.firstForeign {
            attributes = try tree.attributes(of: numbers.node(inode))
        } else {
            guard let known = status?.attributes(of: inode) else { throw .errno(.stale) }
            attributes = known
        }
        var stat = FUSESession.stat(inode, attributes)
        _ = c2w_fuse_reply_attr(request, &stat, attributeSeconds(inode, attributes, isSettled: isSettled))
    }

    /// Of a tree that has come to an end, as they were: or no path would lead to the status file, which says why.
    private func rootAttributes() throws(TreeError) -> (FileAttributes, isSettled: Bool) {
        do throws(TreeError) {
            // Asked before each path that is walked: it must not wait for all of the image.
            let root = try tree.earlyRoot()
            numbers.rootAttributes = root.attributes
            return (root.attributes, isSettled: root.isFinal)
        } catch {
            guard case .errno(.io) = error, status != nil, let known = numbers.rootAttributes else { throw error }
            return (known, isSettled: false)
        }
    }

    private func answerReadLink(_ request: fuse_req_t, _ inode: UInt64) throws(TreeError) {
        guard inode < NodeNumbers.firstForeign else { throw .errno(.invalid) }
        var target = try tree.readLink(numbers.node(inode)).bytes
        // The answer ends at a zero byte, which no target has on Linux.
        guard !target.contains(0) else { throw .errno(.io) }
        target.append(0)
        target.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            _ = c2w_fuse_reply_readlink(request, base.assumingMemoryBound(to: CChar.self))
        }
    }

    /// While layers arrive a file may get one more name, and the root other attributes; nothing else changes.
    private func attributeSeconds(_ inode: UInt64, _ attributes: FileAttributes, isSettled: Bool) -> Double {
        let isLasting = attributes.kind == .directory && inode != NodeNumbers.rootInode
        return isSettled || isLasting ? FUSESession.forever : 0
    }

    private func entry(_ inode: UInt64, _ attributes: FileAttributes, isSettled: Bool) -> fuse_entry_param {
        var entry = fuse_entry_param()
        entry.ino = fuse_ino_t(inode)
        entry.generation = 1
        entry.attr = FUSESession.stat(inode, attributes)
        entry.attr_timeout = attributeSeconds(inode, attributes, isSettled: isSettled)
        entry.entry_timeout = FUSESession.forever
        return entry
    }

    private static func stat(_ inode: UInt64, _ attributes: FileAttributes) -> stat {
        var status = Glibc.stat()
        status.st_ino = UInt(inode)
        status.st_mode = attributes.mode
        status.st_nlink = numericCast(attributes.linkCount)
        status.st_uid = attributes.userID
        status.st_gid = attributes.groupID
        if attributes.kind == .characterDevice || attributes.kind == .blockDevice {
            status.st_rdev = UInt(c2w_makedev(attributes.deviceMajor, attributes.deviceMinor))
        }
        status.st_size = Int(clamping: attributes.sizeBytes)
        status.st_blksize = 4096
        status.st_blocks = Int(clamping: attributes.sizeBytes / 512 + (attributes.sizeBytes % 512 == 0 ? 0 : 1))
        let time = timespec(
            tv_sec: Int(attributes.modified.seconds), tv_nsec: Int(min(attributes.modified.nanoseconds, 999_999_999)))
        status.st_mtim = time
        status.st_atim = time
        status.st_ctim = time
        return status
    }

    // MARK: Content

    private func answerOpen(_ request: fuse_req_t, _ inode: UInt64) throws(TreeError) {
        let isOfTree = inode < NodeNumbers.firstForeign
        if isOfTree {
            if tree.isSettled {
                // The kernel never asks again: opens need no request from now on, and all caches are kept.
                _ = c2w_fuse_reply_err(request, ENOSYS)
                return
            }
            try tree.open(numbers.node(inode))
        }
        var file = fuse_file_info()
        file.fh = isOfTree ? 1 : 0
        c2w_fuse_keep_cache(&file)
        if c2w_fuse_reply_open(request, &file) != 0, isOfTree { tree.close(numbers.node(inode)) }
    }

    private func answerOpenFolder(_ request: fuse_req_t) {
        // A listing is only answered when it is final, so it may always be kept.
        _ = c2w_fuse_reply_err(request, ENOSYS)
    }

    func closed(_ inode: UInt64) { tree.close(numbers.node(inode)) }

    private func answerRead(
        _ request: fuse_req_t, _ inode: UInt64, _ offset: UInt64, _ count: Int, _ isOpen: Bool
    ) throws(TreeError) {
        guard inode < NodeNumbers.firstForeign else {
            guard let bytes = status?.read(inode, at: offset, count: count) else { throw .errno(.stale) }
            bytes.withUnsafeBytes { _ = c2w_fuse_reply_buf(request, $0.baseAddress, $0.count) }
            return
        }
        let node = numbers.node(inode)
        if !isOpen, !numbers.isOpened(inode) {
            try tree.open(node)
            if !numbers.noteOpened(inode) { tree.close(node) }
        }
        guard let scratch = c2w_fuse_scratch() else { throw .errno(.noMemory) }
        let buffer = UnsafeMutableRawBufferPointer(start: scratch, count: min(max(0, count), FUSESession.maxReadBytes))
        let done = try tree.read(node, at: offset, into: buffer)
        if offset == 0 { listingDepth.contentWasWanted() }
        _ = c2w_fuse_reply_buf(request, scratch, done)
    }

    /// Never waits, and fetches nothing: whoever asks whether the mount lives asks this. Totals not yet known are 0.
    private func answerTotals(_ request: fuse_req_t) {
        let known = tree.isSettled ? try? tree.totals() : nil
        let totals = known ?? FileSystemTotals(contentBytes: 0, nodeCount: 0)
        var answer = statvfs()
        let blockBytes: UInt64 = 4096
        answer.f_bsize = UInt(blockBytes)
        answer.f_frsize = UInt(blockBytes)
        answer.f_blocks = UInt(totals.contentBytes / blockBytes + (totals.contentBytes % blockBytes == 0 ? 0 : 1))
        answer.f_files = UInt(totals.nodeCount)
        answer.f_namemax = 255
        _ = c2w_fuse_reply_statfs(request, &answer)
    }

    // MARK: Extended attributes

    /// The kernel keeps none of them.
    private func extendedAttributes(of inode: UInt64) throws(TreeError) -> [ExtendedAttribute] {
        guard inode == NodeNumbers.rootInode else {
            return try tree.extendedAttributes(of: numbers.node(inode))
        }
        return try tree.earlyRoot().extended
    }

    private func answerExtendedAttribute(_ request: fuse_req_t, _ inode: UInt64, _ name: ByteString, _ count: Int)
        throws(TreeError)
    {
        guard inode < NodeNumbers.firstForeign else { throw .errno(.noData) }
        let all = try extendedAttributes(of: inode)
        guard let found = all.first(where: { $0.name == name }) else { throw .errno(.noData) }
        try reply(request, found.value, room: count)
    }

    private func answerExtendedAttributeNames(_ request: fuse_req_t, _ inode: UInt64, _ count: Int) throws(TreeError) {
        var names: [UInt8] = []
        if inode < NodeNumbers.firstForeign {
            for attribute in try extendedAttributes(of: inode) {
                names += attribute.name.bytes
                names.append(0)
            }
        }
        try reply(request, names, room: count)
    }

    /// getxattr(2): without room only the size is asked for; too little of it is ERANGE.
    private func reply(_ request: fuse_req_t, _ bytes: [UInt8], room: Int) throws(TreeError) {
        if room == 0 {
            _ = c2w_fuse_reply_xattr(request, bytes.count)
        } else if bytes.count > room {
            throw .errno(.range)
        } else {
            bytes.withUnsafeBytes { _ = c2w_fuse_reply_buf(request, $0.baseAddress, $0.count) }
        }
    }

    // MARK: Forgetting

    func forget(_ inode: UInt64, _ count: UInt64) {
        if inode >= NodeNumbers.firstForeign {
            status?.forget(inode, count: count)
        } else if inode != NodeNumbers.rootInode {
            tree.release(numbers.node(inode), count: count)
        }
    }

    // MARK: Folders

    // Offsets as the kernel keeps them: 1 after `.`, 2 after `..`, then the tree's cookie + 2.
    private static let dots: UInt64 = 2

    private func answerList(
        _ request: fuse_req_t, _ inode: UInt64, _ offset: UInt64, _ count: Int, _ withAttributes: Bool
    ) throws(TreeError) {
        guard inode < NodeNumbers.firstForeign else { throw .errno(.notDirectory) }
        guard let scratch = c2w_fuse_scratch() else { throw .errno(.noMemory) }
        let isSettled = tree.isSettled
        var writer = FolderWriter(
            request: request, buffer: scratch, room: min(max(0, count), FUSESession.maxReadBytes),
            hasRoomForAttributes: withAttributes)
        // The tree is asked first: a listing that is pending must not leave references behind.
        let cookie = offset > FUSESession.dots ? offset - FUSESession.dots : 0
        let some = try tree.list(numbers.node(inode), after: cookie, limit: writer.likelyEntries)
        writer.givesAllAttributes = withAttributes && listingDepth.spend(some.count)
        var isFull = false
        if offset < 1 { isFull = !writer.addDots(".", inode, next: 1) }
        if offset < 2, !isFull { isFull = !writer.addDots("..", numbers.parent(of: inode), next: 2) }
        for item in some where !isFull {
            guard item.cookie <= UInt64(Int64.max) - FUSESession.dots, !item.name.bytes.contains(0) else {
                throw .errno(.io)
            }
            isFull = !add(item, of: inode, to: &writer, isSettled: isSettled)
        }
        // What the kernel did not take, it will not forget.
        if c2w_fuse_reply_buf(request, scratch, writer.used) != 0 {
            for inode in writer.referenced { tree.release(numbers.node(inode), count: 1) }
        }
    }

    /// False: the buffer is full.
    private func add(_ item: DirectoryEntry, of folder: UInt64, to writer: inout FolderWriter, isSettled: Bool)
        -> Bool
    {
        let inode = numbers.inode(item.node)
        let next = Int(item.cookie + FUSESession.dots)
        guard writer.givesAttributes(item.kind) else { return writer.add(item, inode, next: next) }
        let attributes: FileAttributes
        do throws(TreeError) {
            // The kernel counts it as looked up, so it is.
            let node = try tree.lookup(item.name, in: numbers.node(folder))
            do throws(TreeError) { attributes = try tree.attributes(of: node) } catch {
                tree.release(node, count: 1)
                throw error
            }
        } catch {
            // Not there yet, or broken: whoever wants them will ask, and a listing of names need not wait.
            return writer.add(item, inode, next: next)
        }
        numbers.noteTold(inode)
        var entry = entry(inode, attributes, isSettled: isSettled)
        guard writer.add(item, &entry, next: next) else {
            tree.release(item.node, count: 1)
            return false
        }
        if attributes.kind == .directory { numbers.setParent(of: inode, folder) }
        return true
    }
}
