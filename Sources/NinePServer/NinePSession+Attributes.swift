import ImageModel

/// Tgetattr, Tstatfs, Treadlink, Txattrwalk, and locks: what a client asks about a node.
extension NinePSession {
    func getAttributes(_ request: NinePMessage) throws(TreeError) -> Int {
        let node = try nodeFid(request.fid).pointee.nodeID
        let found = try attributes(of: node)
        var answer = NinePMessage(.rgetattr, tag: request.tag)
        answer.mask = NinePConstant.basicAttributes
        answer.qid = qid(node, found.kind)
        answer.attributes.mode = found.mode
        answer.attributes.userID = found.userID
        answer.attributes.groupID = found.groupID
        answer.attributes.linkCount = UInt64(found.linkCount)
        answer.attributes.device = deviceNumber(major: found.deviceMajor, minor: found.deviceMinor)
        answer.attributes.sizeBytes = found.sizeBytes
        answer.attributes.blockSizeBytes = 4096
        if found.kind == .regular {
            answer.attributes.blockCount = found.sizeBytes / 512 + (found.sizeBytes % 512 == 0 ? 0 : 1)
        }
        // An image has one time for each file.
        let seconds = UInt64(bitPattern: found.modified.seconds)
        let nanoseconds = UInt64(found.modified.nanoseconds)
        answer.attributes.accessedSeconds = seconds
        answer.attributes.accessedNanoseconds = nanoseconds
        answer.attributes.modifiedSeconds = seconds
        answer.attributes.modifiedNanoseconds = nanoseconds
        answer.attributes.changedSeconds = seconds
        answer.attributes.changedNanoseconds = nanoseconds
        return try reply(&answer)
    }

    /// A client asks for the root when it mounts, and may keep the answer for as long as it is mounted: that waits for
    /// the beginnings of layers, and for no more.
    private func attributes(of node: NodeID) throws(TreeError) -> FileAttributes {
        guard node == tree.root else { return try tree.attributes(of: node) }
        return try tree.earlyRoot().attributes
    }

    /// No client keeps these. overlayfs asks for one of the root's when it is mounted.
    private func extendedAttributes(of node: NodeID) throws(TreeError) -> [ExtendedAttribute] {
        guard node == tree.root else { return try tree.extendedAttributes(of: node) }
        return try tree.earlyRoot().extended
    }

    /// Totals not yet known are 0: overlayfs asks when it is mounted, though only for how long a name may be.
    func fileSystem(_ request: NinePMessage) throws(TreeError) -> Int {
        _ = try nodeFid(request.fid)
        let totals = tree.isSettled ? try tree.totals() : FileSystemTotals(contentBytes: 0, nodeCount: 0)
        var answer = NinePMessage(.rstatfs, tag: request.tag)
        answer.fileSystem.type = NinePConstant.fileSystemType
        answer.fileSystem.blockSizeBytes = 4096
        answer.fileSystem.blocks = totals.contentBytes / 4096 + (totals.contentBytes % 4096 == 0 ? 0 : 1)
        answer.fileSystem.files = totals.nodeCount
        answer.fileSystem.maxNameBytes = UInt32(NinePConstant.maxNameBytes)
        return try reply(&answer)
    }

    func readLink(_ request: NinePMessage) throws(TreeError) -> Int {
        let fid = try nodeFid(request.fid).pointee
        guard fid.kind == .symbolicLink else { throw .errno(.invalid) }
        let target = try tree.readLink(fid.nodeID)
        var answer = NinePMessage(.rreadlink, tag: request.tag)
        return try target.bytes.withUnsafeBufferPointer { (bytes) throws(TreeError) -> Int in
            answer.name = UnsafeRawBufferPointer(bytes)
            return try reply(&answer)
        }
    }

    /// Makes a fid that reads the value of one attribute or, for an empty name, the names of all, each ended by 0.
    func walkToAttribute(_ request: NinePMessage) throws(TreeError) -> Int {
        let node = try nodeFid(request.fid).pointee.nodeID
        try requireFree(request.newFid)
        let attributes = try extendedAttributes(of: node)
        var bytes: [UInt8] = []
        if request.name.isEmpty {
            for attribute in attributes {
                bytes.append(contentsOf: attribute.name.bytes)
                bytes.append(0)
            }
        } else {
            let found = attributes.first { $0.name.bytes.elementsEqual(request.name) }
            guard let found else { throw .errno(.noData) }
            bytes = found.value
        }
        guard bytes.count <= limits.maxAttributeBytes - attributeByteCount else { throw .errno(.noMemory) }
        var answer = NinePMessage(.rxattrwalk, tag: request.tag)
        answer.length = UInt64(bytes.count)
        let count = try reply(&answer)
        attributeBytes[request.newFid] = bytes
        attributeByteCount += bytes.count
        fids.insert(
            Fid(
                number: request.newFid, kind: .regular, state: .attribute, folder: -1, node: 0,
                serial: makeSerial()))
        return count
    }

    /// Nobody can change a file here, so every lock is granted and none is in the way of another.
    func lock(_ request: NinePMessage) throws(TreeError) -> Int {
        _ = try nodeFid(request.fid)
        guard request.lock <= LockType.unlock else { throw .errno(.invalid) }
        if request.type == .tlock {
            var answer = NinePMessage(.rlock, tag: request.tag)
            answer.lock = 0  // P9_LOCK_SUCCESS
            return try reply(&answer)
        }
        var answer = NinePMessage(.rgetlock, tag: request.tag)
        answer.lock = LockType.unlock
        answer.offset = request.offset
        answer.length = request.length
        answer.processID = request.processID
        answer.name = request.name
        return try reply(&answer)
    }

    private enum LockType {
        /// P9_LOCK_TYPE_UNLCK; 0 and 1 are a read and a write lock.
        static let unlock: UInt8 = 2
    }

    /// `dev_t` as glibc's makedev puts it together; its low half is what Linux decodes.
    private func deviceNumber(major: UInt32, minor: UInt32) -> UInt64 {
        let major = UInt64(major)
        let minor = UInt64(minor)
        return (minor & 0xff) | (major & 0xfff) << 8 | (minor & ~0xff) << 12 | (major & ~0xfff) << 32
    }
}
