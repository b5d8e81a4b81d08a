import ImageModel

/// Tlopen, Tread, Treaddir: the content of files and folders.
extension NinePSession {
    func open(_ request: NinePMessage) throws(TreeError) -> Int {
        let fid = try nodeFid(request.fid)
        guard fid.pointee.state == .walked else { throw .errno(.invalid) }
        let wantsWrite = request.flags & OpenFlag.accessMask != 0 || request.flags & OpenFlag.truncate != 0
        switch fid.pointee.kind {
        case .directory:
            guard !wantsWrite else { throw .errno(.isDirectory) }
        case .regular:
            guard request.flags & OpenFlag.directory == 0 else { throw .errno(.notDirectory) }
            guard !wantsWrite else { throw .errno(.readOnly) }
        case .symbolicLink:
            throw .errno(.tooManyLinks)
        case .fifo, .socket, .characterDevice, .blockDevice:
            // They live in the client's kernel; here is only their name.
            throw .errno(.noSuchDevice)
        }
        var answer = NinePMessage(.rlopen, tag: request.tag)
        answer.qid = qid(fid.pointee.nodeID, fid.pointee.kind)
        answer.number = 0  // iounit: the client makes requests as large as messages can be
        let count = try reply(&answer)
        if fid.pointee.kind == .regular { try tree.open(fid.pointee.nodeID) }
        fid.pointee.state = .open
        return count
    }

    /// The tree reads straight into the reply.
    func read(_ request: NinePMessage) throws(TreeError) -> Int {
        let fid = try fid(request.fid).pointee
        let wanted = min(Int(clamping: request.number), Int(messageLimitBytes) - dataReply)
        switch fid.state {
        case .attribute:
            return readAttribute(request, wanted: wanted)
        case .walked:
            throw .errno(.badDescriptor)
        case .open:
            guard fid.kind == .regular else { throw .errno(.isDirectory) }
        }
        let buffer = replies.reserve(dataReply + wanted)
        let content = UnsafeMutableRawBufferPointer(rebasing: buffer[dataReply...])
        let count = wanted == 0 ? 0 : try tree.read(fid.nodeID, at: request.offset, into: content)
        precondition(count >= 0 && count <= wanted, "a tree read more than it was asked for")
        return finishData(buffer, type: .rread, tag: request.tag, count: count)
    }

    /// Whole entries from the cookie on, as many as fit; none at the end.
    ///
    ///     qid[13] offset[8] type[1] name[s]
    ///
    /// `.` and `..` come first and have the cookies 1 and 2; those of the tree follow, moved up by 2.
    func readFolder(_ request: NinePMessage) throws(TreeError) -> Int {
        let fid = try nodeFid(request.fid).pointee
        guard fid.isFolder else { throw .errno(.notDirectory) }
        guard fid.state == .open else { throw .errno(.badDescriptor) }
        let wanted = min(Int(clamping: request.number), Int(messageLimitBytes) - dataReply)
        let buffer = replies.reserve(dataReply + wanted)
        var writer = NinePFieldWriter(buffer: buffer, offset: dataReply)
        let parent = folders.node(folders.parent(fid.folder))
        if request.offset < 1 {
            guard put(fid.nodeID, .directory, 1, dot, &writer) else { throw .errno(.invalid) }
        }
        var isFull = false
        if request.offset < 2 {
            isFull = !put(parent, .directory, 2, dotDot, &writer)
        }
        var cookie = request.offset < dotCookies ? 0 : request.offset - dotCookies
        while !isFull {
            // The shortest entry has one byte of name; most have more.
            let limit = max(1, min(1024, (buffer.count - writer.offset) / 32))
            let entries: [DirectoryEntry]
            do throws(TreeError) {
                entries = try tree.list(fid.nodeID, after: cookie, limit: limit)
            } catch {
                // What is written already is an answer; the client comes back for the rest and gets the error.
                guard writer.offset > dataReply else { throw error }
                break
            }
            guard !entries.isEmpty else { break }
            for entry in entries {
                let next = entry.cookie.addingReportingOverflow(dotCookies)
                // The client keeps it as a signed file position.
                guard !next.overflow, next.partialValue <= UInt64(Int64.max) else { throw .errno(.io) }
                let fits = entry.name.bytes.withUnsafeBytes { name in
                    put(entry.node, entry.kind, next.partialValue, name, &writer)
                }
                guard fits else {
                    isFull = true
                    break
                }
                cookie = entry.cookie
            }
        }
        // None fitted, and the end is not reached: 0 bytes would say that it is.
        if isFull, writer.offset == dataReply { throw .errno(.invalid) }
        return finishData(buffer, type: .rreaddir, tag: request.tag, count: writer.offset - dataReply)
    }

    private func readAttribute(_ request: NinePMessage, wanted: Int) -> Int {
        let bytes = attributeBytes[request.fid] ?? []
        let start = Int(min(request.offset, UInt64(bytes.count)))
        let count = min(wanted, bytes.count - start)
        let buffer = replies.reserve(dataReply + count)
        var writer = NinePFieldWriter(buffer: buffer, offset: dataReply)
        bytes.withUnsafeBytes { writer.put(UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
        return finishData(buffer, type: .rread, tag: request.tag, count: count)
    }

    /// False if the entry does not fit in what is left of the buffer.
    private func put(
        _ node: NodeID, _ kind: FileKind, _ cookie: UInt64, _ name: UnsafeRawBufferPointer,
        _ writer: inout NinePFieldWriter
    ) -> Bool {
        guard name.count <= 0xffff, 24 + name.count <= writer.buffer.count - writer.offset else { return false }
        let qid = qid(node, kind)
        writer.put(qid.type)
        writer.put(qid.version)
        writer.put(qid.path)
        writer.put(cookie)
        writer.put(kind.rawValue)  // DT_…: Linux hands it on as it is
        writer.put(UInt16(name.count))
        writer.put(name)
        return true
    }

    /// Puts the header before data that is in its place.
    private func finishData(
        _ buffer: UnsafeMutableRawBufferPointer, type: NinePMessageType, tag: UInt16, count: Int
    ) -> Int {
        var writer = NinePFieldWriter(buffer: buffer, offset: 0)
        writer.header(sizeBytes: dataReply + count, type: type.rawValue, tag: tag)
        writer.put(UInt32(count))
        return dataReply + count
    }
}

/// Header and count[4] of Rread and Rreaddir.
private let dataReply = NinePConstant.headerBytes + 4
/// Cookies taken by `.` and `..`.
private let dotCookies: UInt64 = 2
private var dot: UnsafeRawBufferPointer { staticBytes(".") }
private var dotDot: UnsafeRawBufferPointer { staticBytes("..") }

private func staticBytes(_ text: StaticString) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
}

/// Bits of `flags` in Tlopen: Linux's generic ones (P9_DOTL_…) on every architecture.
private enum OpenFlag {
    static let accessMask: UInt32 = 0o3
    static let truncate: UInt32 = 0o1000
    static let directory: UInt32 = 0o200000
}
