/// Something that goes over the fields of a message in the order of the wire: it reads, writes or measures.
protocol NinePFieldVisitor {
    mutating func u8(_ value: inout UInt8) throws(NinePCodecError)
    mutating func u16(_ value: inout UInt16) throws(NinePCodecError)
    mutating func u32(_ value: inout UInt32) throws(NinePCodecError)
    mutating func u64(_ value: inout UInt64) throws(NinePCodecError)
    /// length[2] bytes
    mutating func string(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError)
    /// length[4] bytes
    mutating func data(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError)
    /// count[2], then so many strings
    mutating func names(_ value: inout UnsafeRawBufferPointer, _ count: inout Int) throws(NinePCodecError)
    /// count[2], then so many qids
    mutating func qids(_ value: inout UnsafeRawBufferPointer) throws(NinePCodecError)
}

extension NinePFieldVisitor {
    mutating func qid(_ value: inout NinePQid) throws(NinePCodecError) {
        try u8(&value.type)
        try u32(&value.version)
        try u64(&value.path)
    }
}

extension NinePMessage {
    /// The one description of all message bodies; encoder, decoder and length come from it.
    ///
    /// Source: chaos/diod, protocol.md; the format strings of Linux, net/9p/client.c.
    @inline(__always)
    mutating func visit<V: NinePFieldVisitor>(_ v: inout V) throws(NinePCodecError) {
        switch type {
        // size[4] R tag[2] and nothing more
        case .rflush, .rclunk, .rremove, .rrename, .rlink, .rrenameat, .runlinkat, .rsetattr, .rxattrcreate, .rfsync:
            break
        // fid[4]
        case .tclunk, .tremove, .tstatfs, .treadlink:
            try v.u32(&fid)
        // qid[13]
        case .rattach, .rauth, .rsymlink, .rmknod, .rmkdir:
            try v.qid(&qid)
        // fid[4] offset[8] count[4]
        case .tread, .treaddir:
            try v.u32(&fid)
            try v.u64(&offset)
            try v.u32(&number)
        // count[4] data[count]
        case .rread, .rreaddir:
            try v.data(&data)
        default:
            try visitSession(&v)
        }
    }

    /// Connection, walk and open.
    private mutating func visitSession<V: NinePFieldVisitor>(_ v: inout V) throws(NinePCodecError) {
        switch type {
        case .tversion, .rversion:  // msize[4] version[s]
            try v.u32(&number)
            try v.string(&name)
        case .tauth:  // afid[4] uname[s] aname[s] n_uname[4]
            try v.u32(&authFid)
            try v.string(&name)
            try v.string(&otherName)
            try v.u32(&userID)
        case .tattach:  // fid[4] afid[4] uname[s] aname[s] n_uname[4]
            try v.u32(&fid)
            try v.u32(&authFid)
            try v.string(&name)
            try v.string(&otherName)
            try v.u32(&userID)
        case .rlerror:  // ecode[4]
            try v.u32(&number)
        case .tflush:  // oldtag[2]
            try v.u16(&oldTag)
        case .twalk:  // fid[4] newfid[4] nwname[2] nwname × name[s]
            try v.u32(&fid)
            try v.u32(&newFid)
            try v.names(&names, &nameCount)
        case .rwalk:  // nwqid[2] nwqid × qid[13]
            try v.qids(&qids)
        case .tlopen:  // fid[4] flags[4]
            try v.u32(&fid)
            try v.u32(&flags)
        case .rlopen, .rlcreate:  // qid[13] iounit[4]
            try v.qid(&qid)
            try v.u32(&number)
        case .twrite:  // fid[4] offset[8] count[4] data[count]
            try v.u32(&fid)
            try v.u64(&offset)
            try v.data(&data)
        case .rwrite:  // count[4]
            try v.u32(&number)
        default:
            try visitFileSystem(&v)
        }
    }

    /// Attributes, links, locks.
    private mutating func visitFileSystem<V: NinePFieldVisitor>(_ v: inout V) throws(NinePCodecError) {
        switch type {
        case .tgetattr:  // fid[4] request_mask[8]
            try v.u32(&fid)
            try v.u64(&mask)
        case .rgetattr:
            try visitAttributes(&v)
        case .tsetattr:  // fid[4] valid[4] mode[4] uid[4] gid[4] size[8], then sec[8] nsec[8] of atime, mtime
            try v.u32(&fid)
            try v.u32(&setMask)
            try v.u32(&mode)
            try v.u32(&userID)
            try v.u32(&groupID)
            try v.u64(&length)
            try v.u64(&attributes.accessedSeconds)
            try v.u64(&attributes.accessedNanoseconds)
            try v.u64(&attributes.modifiedSeconds)
            try v.u64(&attributes.modifiedNanoseconds)
        case .rstatfs:  // type[4] bsize[4] blocks[8] bfree[8] bavail[8] files[8] ffree[8] fsid[8] namelen[4]
            try v.u32(&fileSystem.type)
            try v.u32(&fileSystem.blockSizeBytes)
            try v.u64(&fileSystem.blocks)
            try v.u64(&fileSystem.blocksFree)
            try v.u64(&fileSystem.blocksAvailable)
            try v.u64(&fileSystem.files)
            try v.u64(&fileSystem.filesFree)
            try v.u64(&fileSystem.identity)
            try v.u32(&fileSystem.maxNameBytes)
        case .rreadlink:  // target[s]
            try v.string(&name)
        case .txattrwalk:  // fid[4] newfid[4] name[s]
            try v.u32(&fid)
            try v.u32(&newFid)
            try v.string(&name)
        case .rxattrwalk:  // size[8]
            try v.u64(&length)
        case .txattrcreate:  // fid[4] name[s] attr_size[8] flags[4]
            try v.u32(&fid)
            try v.string(&name)
            try v.u64(&length)
            try v.u32(&flags)
        case .tfsync:  // fid[4] datasync[4]
            try v.u32(&fid)
            try v.u32(&number)
        case .tlock:  // fid[4] type[1] flags[4] start[8] length[8] proc_id[4] client_id[s]
            try v.u32(&fid)
            try v.u8(&lock)
            try v.u32(&flags)
            try visitLockRange(&v)
        case .rlock:  // status[1]
            try v.u8(&lock)
        case .tgetlock:  // fid[4] type[1] start[8] length[8] proc_id[4] client_id[s]
            try v.u32(&fid)
            try v.u8(&lock)
            try visitLockRange(&v)
        case .rgetlock:  // type[1] start[8] length[8] proc_id[4] client_id[s]
            try v.u8(&lock)
            try visitLockRange(&v)
        default:
            try visitChanges(&v)
        }
    }

    /// What changes the tree.
    private mutating func visitChanges<V: NinePFieldVisitor>(_ v: inout V) throws(NinePCodecError) {
        switch type {
        case .tlcreate:  // fid[4] name[s] flags[4] mode[4] gid[4]
            try v.u32(&fid)
            try v.string(&name)
            try v.u32(&flags)
            try v.u32(&mode)
            try v.u32(&groupID)
        case .tsymlink:  // dfid[4] name[s] symtgt[s] gid[4]
            try v.u32(&fid)
            try v.string(&name)
            try v.string(&otherName)
            try v.u32(&groupID)
        case .tmknod:  // dfid[4] name[s] mode[4] major[4] minor[4] gid[4]
            try v.u32(&fid)
            try v.string(&name)
            try v.u32(&mode)
            try v.u32(&deviceMajor)
            try v.u32(&deviceMinor)
            try v.u32(&groupID)
        case .tmkdir:  // dfid[4] name[s] mode[4] gid[4]
            try v.u32(&fid)
            try v.string(&name)
            try v.u32(&mode)
            try v.u32(&groupID)
        case .trename:  // fid[4] dfid[4] name[s]
            try v.u32(&fid)
            try v.u32(&folderFid)
            try v.string(&name)
        case .tlink:  // dfid[4] fid[4] name[s]
            try v.u32(&folderFid)
            try v.u32(&fid)
            try v.string(&name)
        case .trenameat:  // olddirfid[4] oldname[s] newdirfid[4] newname[s]
            try v.u32(&fid)
            try v.string(&name)
            try v.u32(&folderFid)
            try v.string(&otherName)
        case .tunlinkat:  // dirfid[4] name[s] flags[4]
            try v.u32(&fid)
            try v.string(&name)
            try v.u32(&flags)
        default:
            throw .unknownType(type.rawValue)
        }
    }

    /// start[8] length[8] proc_id[4] client_id[s]
    private mutating func visitLockRange<V: NinePFieldVisitor>(_ v: inout V) throws(NinePCodecError) {
        try v.u64(&offset)
        try v.u64(&length)
        try v.u32(&processID)
        try v.string(&name)
    }

    /// valid[8] qid[13] mode[4] uid[4] gid[4] nlink[8] rdev[8] size[8] blksize[8] blocks[8], then sec[8] nsec[8] of
    /// atime, mtime, ctime, btime, then gen[8] data_version[8]
    private mutating func visitAttributes<V: NinePFieldVisitor>(_ v: inout V) throws(NinePCodecError) {
        try v.u64(&mask)
        try v.qid(&qid)
        try v.u32(&attributes.mode)
        try v.u32(&attributes.userID)
        try v.u32(&attributes.groupID)
        try v.u64(&attributes.linkCount)
        try v.u64(&attributes.device)
        try v.u64(&attributes.sizeBytes)
        try v.u64(&attributes.blockSizeBytes)
        try v.u64(&attributes.blockCount)
        try v.u64(&attributes.accessedSeconds)
        try v.u64(&attributes.accessedNanoseconds)
        try v.u64(&attributes.modifiedSeconds)
        try v.u64(&attributes.modifiedNanoseconds)
        try v.u64(&attributes.changedSeconds)
        try v.u64(&attributes.changedNanoseconds)
        try v.u64(&attributes.bornSeconds)
        try v.u64(&attributes.bornNanoseconds)
        try v.u64(&attributes.generation)
        try v.u64(&attributes.dataVersion)
    }
}
