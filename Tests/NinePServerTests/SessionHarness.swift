import HostPlatform
import ImageModel
import NinePServer
import TestSupport
import Testing

/// A session over a synthetic tree, with a client's half of the protocol.
final class SessionHarness {
    struct Reply {
        let token: UInt64
        /// Empty: suppressed.
        let bytes: [UInt8]
        /// nil for a suppressed reply.
        let message: NinePMessage?
        var type: NinePMessageType? { message?.type }
        /// The errno of Rlerror.
        var errno: Errno? {
            guard let message, message.type == .rlerror else { return nil }
            return Errno(rawValue: Int32(message.number))
        }
    }

    let tree: SyntheticTree
    let session: NinePSession
    private let waiter = Waiter()
    private var lastToken: UInt64 = 0
    private var arena: [UnsafeMutableRawBufferPointer] = []

    /// Attached as fid 0, unless told not to.
    init(tree: SyntheticTree, limits: NinePSession.Limits = .init(), isAttached: Bool = true) {
        self.tree = tree
        session = NinePSession(tree: tree, tickets: tree.tickets, waiter: waiter, limits: limits)
        guard isAttached else { return }
        version()
        _ = request(.tattach) { $0.authFid = NinePConstant.noFid }
    }

    deinit { for bytes in arena { bytes.deallocate() } }

    /// Tickets the session was to be told of and was not.
    var firedTickets: [Ticket] { waiter.fired }

    private final class Waiter: TicketWaiter {
        var fired: [Ticket] = []
        func ticketFired(_ ticket: Ticket) { fired.append(ticket) }
    }

    @discardableResult func version(_ msize: UInt32 = 65536, _ name: String = "9P2000.L") -> Reply {
        request(.tversion, tag: NinePConstant.noTag) {
            $0.number = msize
            $0.name = keep(name)
        }
    }

    /// Bytes that live as long as the harness.
    func keep(_ text: String) -> UnsafeRawBufferPointer { keep([UInt8](text.utf8)) }
    func keep(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        copy.copyBytes(from: bytes)
        arena.append(copy)
        return UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
    }

    func names(_ names: [String]) -> UnsafeRawBufferPointer {
        var bytes: [UInt8] = []
        for name in names {
            bytes += [UInt8(name.utf8.count & 0xff), UInt8(name.utf8.count >> 8)]
            bytes += name.utf8
        }
        return keep(bytes)
    }

    static func encode(_ message: NinePMessage) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (try? message.encodedBytes()) ?? 0)
        bytes.withUnsafeMutableBytes { _ = try? message.encode(into: $0) }
        return bytes
    }

    /// Sends without taking replies; returns the token.
    @discardableResult func send(
        _ type: NinePMessageType, tag: UInt16 = 1, _ fill: (inout NinePMessage) -> Void = { _ in }
    ) -> UInt64 {
        var message = NinePMessage(type, tag: tag)
        fill(&message)
        return send(Self.encode(message))
    }

    @discardableResult func send(_ bytes: [UInt8]) -> UInt64 {
        lastToken += 1
        bytes.withUnsafeBytes { session.receive($0, token: lastToken) }
        return lastToken
    }

    /// All replies that are ready.
    func replies() -> [Reply] {
        var found: [Reply] = []
        while session.takeReply({ token, bytes in
            let bytes = [UInt8](bytes)
            let message = bytes.isEmpty ? nil : try? NinePMessage(decoding: keep(bytes))
            #expect(bytes.isEmpty || message != nil, "a reply that is no message")
            found.append(Reply(token: token, bytes: bytes, message: message))
        }) {}
        return found
    }

    /// Sends, and takes the one reply.
    func request(
        _ type: NinePMessageType, tag: UInt16 = 1, _ fill: (inout NinePMessage) -> Void = { _ in }
    ) -> Reply {
        let token = send(type, tag: tag, fill)
        let all = replies()
        #expect(all.count == 1 && all.first?.token == token)
        return all.first ?? Reply(token: 0, bytes: [], message: nil)
    }

    func walk(_ fid: UInt32 = 0, to newFid: UInt32, _ path: String...) -> Reply {
        request(.twalk) {
            $0.fid = fid
            $0.newFid = newFid
            $0.names = names(path)
            $0.nameCount = path.count
        }
    }

    func errno(_ type: NinePMessageType, fid: UInt32) -> Errno? { request(type) { $0.fid = fid }.errno }

    func read(_ fid: UInt32, at offset: UInt64 = 0, count: UInt32) -> Reply {
        request(.tread) {
            $0.fid = fid
            $0.offset = offset
            $0.number = count
        }
    }

    func readFolder(_ fid: UInt32, at offset: UInt64 = 0, count: UInt32) -> Reply {
        request(.treaddir) {
            $0.fid = fid
            $0.offset = offset
            $0.number = count
        }
    }

    /// Fires all tickets of the tree and tells the session on its own thread, as an owner does.
    func fire() {
        tree.fireAll()
        let fired = waiter.fired
        waiter.fired = []
        for ticket in fired { session.retry(ticket) }
    }

    /// Ends the session; everything that was referenced or opened must have been given back.
    func closeAndCheck(sourceLocation: SourceLocation = #_sourceLocation) {
        session.close()
        #expect(tree.referenceCount == 0, sourceLocation: sourceLocation)
        #expect(tree.openCount == 0, sourceLocation: sourceLocation)
        #expect(tree.violations.isEmpty, sourceLocation: sourceLocation)
    }
}

/// One entry of Rreaddir.
struct WireEntry: Equatable {
    var qidType: UInt8
    var path: UInt64
    var cookie: UInt64
    var type: UInt8
    var name: String

    static func all(in reply: SessionHarness.Reply) throws -> [WireEntry] {
        let data = try #require(reply.message).data
        var cursor = ByteCursor(data)
        var found: [WireEntry] = []
        while !cursor.isAtEnd {
            let qidType = try cursor.u8()
            #expect(try cursor.u32LE() != 0, "qid.version")
            let path = try cursor.u64LE()
            let cookie = try cursor.u64LE()
            let type = try cursor.u8()
            let name = try cursor.bytes(Int(cursor.u16LE()))
            found.append(
                WireEntry(
                    qidType: qidType, path: path, cookie: cookie, type: type,
                    name: String(decoding: name, as: UTF8.self)))
        }
        return found
    }
}

/// `/a/b/c/file`, `/link`, `/second` (a hard link), `/null`, `/many/0…` and extended attributes.
func sampleTree() -> SyntheticTree {
    let tree = SyntheticTree()
    for path in ["a", "a/b", "a/b/c"] { tree.addFolder(path) }
    tree.addFile(
        "a/b/c/file", (0..<12943).map { UInt8(truncatingIfNeeded: $0 &* 7) },
        extended: [
            ExtendedAttribute(name: "user.one", value: [1, 2, 3]), ExtendedAttribute(name: "user.none", value: []),
        ])
    tree.addHardLink("second", to: "a/b/c/file")
    tree.addSymbolicLink("link", to: "a/b")
    var device = FileAttributes(kind: .characterDevice, permissions: 0o666)
    device.deviceMajor = 259
    device.deviceMinor = 70000
    tree.add("null", device)
    tree.addFolder("many")
    for index in 0..<500 { tree.addFile("many/entry-\(index)") }
    return tree
}
