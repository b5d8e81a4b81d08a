import ImageModel

/// One 9P2000.L connection without input or output of its own: messages in, replies out.
///
/// `receive` takes one whole T-message. Its reply is queued, now or, when the tree answers `.pending`,
/// after `retry`; `takeReply` hands replies out in the order they became ready. Each message received gives
/// exactly one reply, but for one dropped by Tflush, whose reply is *suppressed*: empty bytes, handed out
/// before the Rflush (virtio must still return its buffer). A new Tversion drops all parked requests in the same way,
/// and bytes too short to hold a tag are answered by an empty reply too.
///
/// The tree is read-only to the client: messages that would change it are answered with EROFS.
///
/// Threads: one at a time; the caller sees to that. The waiter is told on any thread which ticket has fired and
/// must then call `retry` on the session's own thread. A waiter serves one session only.
///
/// Source: chaos/diod, protocol.md; what Linux makes of the answers: fs/9p and net/9p.
public final class NinePSession {
    public struct Limits: Sendable {
        /// The most that the server agrees to in Tversion; at least 4096.
        public var maxMessageBytes: UInt32 = 1 << 20
        public var maxFids: Int = 1 << 18
        /// Requests that wait at a time; one more is answered with EAGAIN.
        public var maxPending: Int = 1 << 12
        /// Bytes of extended attributes held by open fids.
        public var maxAttributeBytes: Int = 16 << 20
        public init() {}
    }

    let tree: any FileTree
    let limits: Limits
    let fids = FidTable()
    let folders: FolderTable
    let replies = ReplyQueue()
    private let parked: ParkedRequests

    /// Bytes of the fids made by Txattrwalk, by fid.
    var attributeBytes: [UInt32: [UInt8]] = [:]
    var attributeByteCount = 0
    private var lastSerial: UInt64 = 0
    private var hasVersion = false
    private var isClosed = false

    /// Bytes that the longest message may have now, in either direction: the `msize` agreed on. A caller that frames
    /// messages itself ends the connection when a message says that it is longer.
    public private(set) var messageLimitBytes: UInt32

    public init(tree: any FileTree, tickets: TicketBoard, waiter: any TicketWaiter, limits: Limits = Limits()) {
        self.tree = tree
        self.limits = limits
        folders = FolderTable(tree: tree)
        parked = ParkedRequests(tickets: tickets, waiter: waiter)
        messageLimitBytes = max(limits.maxMessageBytes, NinePConstant.minMessageBytes)
    }

    deinit { close() }

    /// Fids that exist now.
    public var fidCount: Int { fids.count }
    /// Requests that wait for a ticket, or for their turn after it has fired.
    public var pendingCount: Int { parked.count }

    /// Takes one whole message (size field included). `token` comes back with the reply.
    public func receive(_ message: UnsafeRawBufferPointer, token: UInt64) {
        guard !isClosed, let header = NinePHeader(message) else { return replies.suppress(token: token) }
        guard header.sizeBytes <= messageLimitBytes else {
            return replyError(.messageTooLong, tag: header.tag, token: token)
        }
        guard !parked.contains(header.tag) else { return replyError(.busy, tag: header.tag, token: token) }
        do throws(NinePCodecError) {
            var request = try NinePMessage(decoding: message)
            run(&request, token: token, parkedAs: nil) { [UInt8](message[..<Int(header.sizeBytes)]) }
        } catch {
            replyError(errno(of: error), tag: header.tag, token: token)
        }
    }

    /// The requests parked on this ticket run again, one whenever `takeReply` finds no reply that is queued already.
    public func retry(_ ticket: Ticket) { parked.wake(ticket) }

    /// Calls `body` with the next reply, if there is one. The bytes are valid during the call.
    public func takeReply(_ body: (_ token: UInt64, _ reply: UnsafeRawBufferPointer) -> Void) -> Bool {
        while replies.isEmpty {
            guard let request = parked.takeReady() else {
                replies.shrink(to: Int(messageLimitBytes) + 64)
                return false
            }
            rerun(request)
        }
        return replies.take(body)
    }

    /// Ends the session: fids are clunked and node references given back. Parked requests vanish.
    public func close() {
        guard !isClosed else { return }
        isClosed = true
        parked.dropAll { _ in }
        clunkAll()
        replies.removeAll()
    }

    // MARK: - Requests

    private func rerun(_ request: ParkedRequest) {
        request.message.withUnsafeBytes { bytes in
            do throws(NinePCodecError) {
                var message = try NinePMessage(decoding: bytes)
                guard serial(of: message.fid) == request.fidSerial else {
                    return replyError(.badDescriptor, tag: request.tag, token: request.token)
                }
                run(&message, token: request.token, parkedAs: request) { request.message }
            } catch {
                replyError(errno(of: error), tag: request.tag, token: request.token)
            }
        }
    }

    /// Answers, or parks the request. `bytes` copies the message when it must be kept.
    private func run(
        _ request: inout NinePMessage, token: UInt64, parkedAs parkedRequest: ParkedRequest?, bytes: () -> [UInt8]
    ) {
        do throws(TreeError) {
            let count = try handle(&request)
            replies.commit(count, token: token)
        } catch {
            switch error {
            case .errno(let errno):
                replyError(errno, tag: request.tag, token: token)
            case .pending(let ticket):
                if let parkedRequest { return parked.park(parkedRequest, on: ticket) }
                guard parked.count < limits.maxPending else {
                    return replyError(.again, tag: request.tag, token: token)
                }
                let parkedRequest = ParkedRequest(
                    message: bytes(), tag: request.tag, token: token, fidSerial: serial(of: request.fid))
                parked.park(parkedRequest, on: ticket)
            }
        }
    }

    /// Builds the reply in the queue's reserved memory; returns its bytes.
    /// A request that throws `.pending` has changed nothing.
    private func handle(_ request: inout NinePMessage) throws(TreeError) -> Int {
        guard hasVersion || request.type == .tversion else { throw .errno(.protocolError) }
        switch request.type {
        case .tread: return try read(request)
        case .twalk: return try walk(request)
        case .tclunk: return try clunk(request)
        case .tgetattr: return try getAttributes(request)
        case .tlopen: return try open(request)
        case .treaddir: return try readFolder(request)
        case .txattrwalk: return try walkToAttribute(request)
        case .treadlink: return try readLink(request)
        case .tstatfs: return try fileSystem(request)
        case .tflush: return try flush(request)
        case .tversion: return try version(request)
        case .tattach: return try attach(request)
        case .tlock, .tgetlock: return try lock(request)
        case .tfsync:
            _ = try fid(request.fid)
            return try reply(.rfsync, to: request)
        case .tremove:
            // The fid is clunked even though the file stays.
            _ = try clunk(request)
            throw .errno(.readOnly)
        case .tlcreate, .tsymlink, .tmknod, .trename, .tsetattr, .txattrcreate, .tlink, .tmkdir, .trenameat,
            .tunlinkat, .twrite:
            _ = try fid(request.fid)
            throw .errno(.readOnly)
        case .tauth:
            // ENOENT is how clients of diod learn that nobody need prove who they are; v9fs never asks.
            throw .errno(.noEntry)
        default:
            // An R-message is none that a client sends.
            throw .errno(.notSupported)
        }
    }

    private func version(_ request: NinePMessage) throws(TreeError) -> Int {
        guard request.number >= NinePConstant.minMessageBytes else { throw .errno(.invalid) }
        parked.dropAll { token in replies.suppress(token: token) }
        clunkAll()
        var answer = NinePMessage(.rversion, tag: request.tag)
        answer.number = min(request.number, max(limits.maxMessageBytes, NinePConstant.minMessageBytes))
        hasVersion = equal(request.name, "9P2000.L")
        messageLimitBytes = answer.number
        let text: StaticString = hasVersion ? "9P2000.L" : "unknown"
        answer.name = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return try reply(&answer)
    }

    /// The reply of the flushed request, or its suppression, is in the queue before this one.
    private func flush(_ request: NinePMessage) throws(TreeError) -> Int {
        if let token = parked.drop(request.oldTag) { replies.suppress(token: token) }
        return try reply(.rflush, to: request)
    }

    // MARK: - Replies

    /// A reply without a body.
    func reply(_ type: NinePMessageType, to request: NinePMessage) throws(TreeError) -> Int {
        var answer = NinePMessage(type, tag: request.tag)
        return try reply(&answer)
    }

    func reply(_ answer: inout NinePMessage) throws(TreeError) -> Int {
        do throws(NinePCodecError) {
            var measure = NinePFieldMeasure()
            try answer.visit(&measure)
            if measure.count <= Int(messageLimitBytes) {
                var writer = NinePFieldWriter(buffer: replies.reserve(measure.count), offset: 0)
                writer.header(sizeBytes: measure.count, type: answer.type.rawValue, tag: answer.tag)
                try answer.visit(&writer)
                return measure.count
            }
        } catch {}
        throw .errno(.messageTooLong)
    }

    private func replyError(_ errno: Errno, tag: UInt16, token: UInt64) {
        let count = NinePConstant.headerBytes + 4
        var writer = NinePFieldWriter(buffer: replies.reserve(count), offset: 0)
        writer.header(sizeBytes: count, type: NinePMessageType.rlerror.rawValue, tag: tag)
        // 0 would be no error to the client.
        writer.put(UInt32(bitPattern: errno.rawValue > 0 ? errno.rawValue : Errno.io.rawValue))
        replies.commit(count, token: token)
    }

    private func errno(of error: NinePCodecError) -> Errno {
        if case .unknownType = error { return .notSupported }
        return .protocolError
    }

    // MARK: - Fids

    func fid(_ number: UInt32) throws(TreeError) -> UnsafeMutablePointer<Fid> {
        guard let found = fids.find(number) else { throw .errno(.badDescriptor) }
        return found
    }

    /// A fid that stands for a node.
    func nodeFid(_ number: UInt32) throws(TreeError) -> UnsafeMutablePointer<Fid> {
        let found = try fid(number)
        guard found.pointee.state != .attribute else { throw .errno(.badDescriptor) }
        return found
    }

    /// Throws unless a fid of this number can be made.
    func requireFree(_ number: UInt32) throws(TreeError) {
        guard number != NinePConstant.noFid, fids.find(number) == nil else { throw .errno(.badDescriptor) }
        guard fids.count < limits.maxFids else { throw .errno(.tooManyOpenFiles) }
    }

    func makeSerial() -> UInt64 {
        lastSerial += 1
        return lastSerial
    }

    private func serial(of number: UInt32) -> UInt64 { fids.find(number)?.pointee.serial ?? 0 }

    /// What a fid holds is given back; its slot is the caller's matter.
    func discard(_ fid: Fid) {
        switch fid.state {
        case .attribute:
            if let bytes = attributeBytes.removeValue(forKey: fid.number) { attributeByteCount -= bytes.count }
        case .open, .walked:
            if fid.state == .open, fid.kind == .regular { tree.close(fid.nodeID) }
            if fid.isFolder {
                folders.release(fid.folder)
            } else {
                tree.release(fid.nodeID, count: 1)
            }
        }
    }

    private func clunkAll() { fids.removeAll { discard($0) } }
}

extension Errno {
    /// ENXIO
    static let noSuchDevice = Errno(rawValue: 6)
    /// EMSGSIZE
    static let messageTooLong = Errno(rawValue: 90)
}

func equal(_ bytes: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where bytes[index] != text.utf8Start[index] { return false }
    return true
}
