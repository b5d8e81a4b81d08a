import ImageModel

/// Where a walk stands: a folder's entry, or another node, either referenced once.
private struct Place {
    var node: NodeID
    var kind: FileKind
    /// -1 where the node is no folder.
    var folder: Int32
}

/// Tattach, Twalk, Tclunk: fids come and go.
extension NinePSession {
    /// The root of the tree, whatever the attach name: a session serves one tree.
    func attach(_ request: NinePMessage) throws(TreeError) -> Int {
        guard request.authFid == NinePConstant.noFid else { throw .errno(.badDescriptor) }
        try requireFree(request.fid)
        var answer = NinePMessage(.rattach, tag: request.tag)
        answer.qid = qid(tree.root, .directory)
        let count = try reply(&answer)
        folders.retain(FolderTable.root)
        fids.insert(
            Fid(
                number: request.fid, kind: .directory, state: .walked, folder: FolderTable.root,
                node: tree.root.number, serial: makeSerial()))
        return count
    }

    /// newfid is made only when all names were found. If the first name is not found, or anything fails in another
    /// way than by not being there, the answer is an error: a fetch that failed must not look like a missing file,
    /// which the client may remember.
    func walk(_ request: NinePMessage) throws(TreeError) -> Int {
        let from = try nodeFid(request.fid).pointee
        let isSame = request.fid == request.newFid
        if isSame {
            // An open fid cannot go elsewhere.
            guard from.state == .walked || request.nameCount == 0 else { throw .errno(.invalid) }
        } else {
            try requireFree(request.newFid)
        }
        var qids = InlineQids()
        var place = Place(node: from.nodeID, kind: from.kind, folder: from.folder)
        retain(place)
        let names = NameSequence(request.names, count: request.nameCount)
        do throws(TreeError) {
            try step(&place, through: names, qids: &qids)
        } catch {
            release(place)
            guard case .errno(let errno) = error, qids.count > 0, errno.isAbsence else { throw error }
            return try replyWalk(&qids, tag: request.tag)
        }
        let count: Int
        do throws(TreeError) {
            count = try replyWalk(&qids, tag: request.tag)
        } catch {
            release(place)
            throw error
        }
        if isSame {
            if request.nameCount == 0 {
                release(place)
                return count
            }
            fids.remove(request.fid)
            discard(from)
        }
        fids.insert(
            Fid(
                number: request.newFid, kind: place.kind, state: .walked, folder: place.folder,
                node: place.node.number, serial: makeSerial()))
        return count
    }

    func clunk(_ request: NinePMessage) throws(TreeError) -> Int {
        let fid = try fid(request.fid).pointee
        fids.remove(request.fid)
        discard(fid)
        return try reply(.rclunk, to: request)
    }

    func qid(_ node: NodeID, _ kind: FileKind) -> NinePQid {
        let type: UInt8 =
            switch kind {
            case .directory: 0x80
            case .symbolicLink: 0x02
            default: 0
            }
        // Version 0 would tell Linux to cache nothing; the tree never changes, so one version does for all.
        return NinePQid(type: type, version: 1, path: node.number)
    }

    private func step(_ place: inout Place, through names: NameSequence, qids: inout InlineQids) throws(TreeError) {
        var names = names
        while let name = names.next() {
            guard place.folder >= 0 else { throw .errno(.notDirectory) }
            guard name.count <= NinePConstant.maxNameBytes else { throw .errno(.nameTooLong) }
            if equal(name, "..") {
                let parent = folders.parent(place.folder)
                folders.retain(parent)
                folders.release(place.folder)
                place = Place(node: folders.node(parent), kind: .directory, folder: parent)
            } else if !equal(name, ".") {
                guard isName(name) else { throw .errno(.noEntry) }
                let node = try tree.lookup(ByteString(name), in: place.node)
                let kind: FileKind
                do throws(TreeError) {
                    kind = try tree.attributes(of: node).kind
                } catch {
                    tree.release(node, count: 1)
                    throw error
                }
                let folder = kind == .directory ? folders.enter(node, in: place.folder) : -1
                folders.release(place.folder)
                place = Place(node: node, kind: kind, folder: folder)
            }
            qids.append(qid(place.node, place.kind))
        }
    }

    private func isName(_ name: UnsafeRawBufferPointer) -> Bool {
        !name.isEmpty && !name.contains(0x2f) && !name.contains(0)
    }

    private func replyWalk(_ qids: inout InlineQids, tag: UInt16) throws(TreeError) -> Int {
        var answer = NinePMessage(.rwalk, tag: tag)
        let count = qids.count * NinePQid.wireBytes
        return try withUnsafeBytes(of: &qids.bytes) { (bytes) throws(TreeError) -> Int in
            answer.qids = UnsafeRawBufferPointer(rebasing: bytes[..<count])
            return try reply(&answer)
        }
    }

    private func retain(_ place: Place) {
        if place.folder >= 0 { folders.retain(place.folder) } else { tree.retain(place.node, count: 1) }
    }

    private func release(_ place: Place) {
        if place.folder >= 0 { folders.release(place.folder) } else { tree.release(place.node, count: 1) }
    }
}

extension Errno {
    /// The name is not there, or what should hold it is no folder: a walk ends here, but did not fail.
    fileprivate var isAbsence: Bool {
        self == .noEntry || self == .notDirectory || self == .nameTooLong || self == .access
    }
}

/// The names of a Twalk, one after another. The decoder has checked their lengths.
struct NameSequence {
    private var cursor: ByteCursor
    private var left: Int

    init(_ bytes: UnsafeRawBufferPointer, count: Int) {
        cursor = ByteCursor(bytes)
        left = count
    }

    mutating func next() -> UnsafeRawBufferPointer? {
        guard left > 0 else { return nil }
        left -= 1
        do throws(ByteCursor.Truncated) {
            let count = try cursor.u16LE()
            return try cursor.bytes(Int(count))
        } catch {
            return nil
        }
    }
}

/// Up to sixteen qids as they go on the wire.
private struct InlineQids {
    var bytes = InlineArray<208, UInt8>(repeating: 0)
    private(set) var count = 0

    mutating func append(_ qid: NinePQid) {
        precondition(count < NinePConstant.maxWalkNames)
        let offset = count * NinePQid.wireBytes
        withUnsafeMutableBytes(of: &bytes) { all in
            all[offset] = qid.type
            all.storeBytes(of: qid.version.littleEndian, toByteOffset: offset + 1, as: UInt32.self)
            all.storeBytes(of: qid.path.littleEndian, toByteOffset: offset + 5, as: UInt64.self)
        }
        count += 1
    }
}
