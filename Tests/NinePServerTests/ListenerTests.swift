import Glibc
import HostPlatform
import ImageModel
import NinePListener
import NinePServer
import TestSupport
import Testing

@Suite struct NinePAddressTests {
    @Test(arguments: [
        ("tcp:127.0.0.1:564", NinePAddress.tcp(host: "127.0.0.1", port: 564)),
        ("tcp:localhost:0", .tcp(host: "localhost", port: 0)), ("tcp:[::1]:1", .tcp(host: "::1", port: 1)),
        ("unix:/a/b", .unix(path: "/a/b")), ("unix:a:b", .unix(path: "a:b")),
    ])
    func addressesAreReadAndWrittenTheSame(_ text: String, _ wanted: NinePAddress) {
        #expect(NinePAddress(text) == wanted)
        #expect(wanted.description == text)
    }

    @Test(arguments: [
        "", "tcp:", "tcp:1", "tcp::1", "tcp:h:", "tcp:h:65536", "tcp:h:-1", "tcp:::1:5", "unix:", "x:y", "/p",
    ])
    func otherTextIsNoAddress(_ text: String) {
        #expect(NinePAddress(text) == nil)
    }
}

@Suite struct ListenerTests {
    let tree = sampleTree()

    func start(_ text: String, options: NinePListener.Options = .init()) throws -> NinePListener {
        let tree = tree
        return try NinePListener.start(try #require(NinePAddress(text)), tickets: tree.tickets, options: options) {
            tree
        }
    }

    func temporaryPath() -> String {
        var template = Array("/tmp/ninep-test.XXXXXX".utf8CString)
        return template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) } + "/socket"
    }

    @Test func aClientReadsAFileOverTcp() throws {
        let listener = try start("tcp:127.0.0.1:0")
        let client = try SocketClient(listener.address)
        try client.attach()
        #expect(try client.readWhole(["a", "b", "c", "file"]).count == 12943)
        client.close()
        listener.stop()
        #expect(tree.referenceCount == 0 && tree.openCount == 0 && tree.violations.isEmpty)
    }

    @Test func stoppingEndsConnectionsAndRemovesTheSocket() throws {
        let path = temporaryPath()
        let listener = try start("unix:" + path)
        #expect(access(path, F_OK) == 0)
        let client = try SocketClient(listener.address)
        try client.attach()
        _ = try client.exchange(.twalk) { $0.newFid = 1 }
        listener.stop()
        listener.stop()
        #expect(throws: (any Error).self) { _ = try client.exchange(.tstatfs) }
        #expect(access(path, F_OK) != 0)
        #expect(tree.referenceCount == 0)
        #expect(listener.connectionCount == 0)
    }

    @Test func aUnixSocketIsForThisUserOnly() throws {
        let path = temporaryPath()
        let listener = try start("unix:" + path)
        defer { listener.stop() }
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func aSocketLeftBehindIsReplacedButNotOneInUseOrAnotherFile() throws {
        let path = temporaryPath()
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
        let old = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                #expect(bind(old, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0)
            }
        }
        close(old)
        let listener = try start("unix:" + path)
        #expect { try start("unix:" + path) } throws: { error in
            if case .inUse? = error as? NinePListenerError { true } else { false }
        }
        listener.stop()
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        #expect { try start("unix:" + path) } throws: { error in
            if case .notASocket? = error as? NinePListenerError { true } else { false }
        }
        #expect(access(path, F_OK) == 0)
    }

    @Test func whatCannotBeListenedAtIsAClearError() throws {
        let listener = try start("tcp:127.0.0.1:0")
        defer { listener.stop() }
        for text in [
            listener.address.description, "unix:/nowhere/at/all", "unix:/" + String(repeating: "x", count: 200),
            "tcp:no.such.host.invalid:1",
        ] {
            #expect { try start(text) } throws: { "\($0)".contains("cannot listen at \(text)") }
        }
    }

    @Test func oneMoreConnectionThanAllowedIsClosed() throws {
        var options = NinePListener.Options()
        options.maxConnections = 2
        let listener = try start("tcp:127.0.0.1:0", options: options)
        defer { listener.stop() }
        let first = try SocketClient(listener.address)
        let second = try SocketClient(listener.address)
        try first.attach()
        try second.attach()
        #expect(throws: (any Error).self) { try SocketClient(listener.address).attach() }
        _ = try first.exchange(.tstatfs)
    }

    /// The ticket fires on this thread; the session runs on the server's.
    @Test func repliesThatWaitComeWhenTheTicketFires() throws {
        let listener = try start("tcp:127.0.0.1:0")
        defer { listener.stop() }
        let client = try SocketClient(listener.address)
        try client.attach()
        for _ in 0..<200 {
            tree.fail(.totals, with: .pending)
            try client.send(.tstatfs, tag: 1)
            try client.send(.tgetattr, tag: 2)
            #expect(try client.receive().tag == 2)
            tree.fireAll()
            #expect(try client.receive().tag == 1)
        }
        client.close()
    }
}

/// The least client that talks over a socket; it blocks.
final class SocketClient {
    struct Failure: Error { let what: String }
    private let descriptor: Int32
    private var isClosed = false

    init(_ address: NinePAddress) throws {
        switch address {
        case .unix(let path):
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
            try connect(&name)
        case .tcp(_, let port):
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = port.bigEndian
            name.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            try connect(&name)
        }
    }

    deinit { close() }

    func close() {
        if !isClosed { Glibc.close(descriptor) }
        isClosed = true
    }

    private func connect<Name>(_ name: inout Name) throws {
        let code = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Name>.size))
            }
        }
        guard code == 0 else { throw Failure(what: "connect: \(errno)") }
    }

    func send(_ type: NinePMessageType, tag: UInt16, _ fill: (inout NinePMessage) -> Void = { _ in }) throws {
        var message = NinePMessage(type, tag: tag)
        fill(&message)
        let bytes = SessionHarness.encode(message)
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure(what: "send: \(errno)")
        }
    }

    /// The views in the message are of bytes that are never freed.
    func receive() throws -> NinePMessage {
        let head = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 4)
        defer { head.deallocate() }
        try fill(head)
        let size = Int(head.loadUnaligned(as: UInt32.self))
        let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
        whole.copyBytes(from: head)
        try fill(UnsafeMutableRawBufferPointer(rebasing: whole[4...]))
        return try NinePMessage(decoding: UnsafeRawBufferPointer(whole))
    }

    private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws {
        var done = 0
        while done < buffer.count {
            let count = recv(descriptor, buffer.baseAddress! + done, buffer.count - done, 0)
            guard count > 0 else { throw Failure(what: "recv: \(count), \(errno)") }
            done += count
        }
    }

    func exchange(_ type: NinePMessageType, _ fill: (inout NinePMessage) -> Void = { _ in }) throws -> NinePMessage {
        try send(type, tag: 9, fill)
        let reply = try receive()
        guard reply.type != .rlerror else { throw Failure(what: "errno \(reply.number)") }
        return reply
    }

    func attach() throws {
        let version = [UInt8]("9P2000.L".utf8)
        try version.withUnsafeBytes { bytes in
            _ = try exchange(.tversion) {
                $0.number = 8192
                $0.name = bytes
            }
        }
        _ = try exchange(.tattach) { $0.authFid = NinePConstant.noFid }
    }

    func readWhole(_ path: [String]) throws -> [UInt8] {
        var names: [UInt8] = []
        for name in path { names += [UInt8(name.utf8.count), 0] + name.utf8 }
        try names.withUnsafeBytes { bytes in
            _ = try exchange(.twalk) {
                $0.newFid = 1
                $0.names = bytes
                $0.nameCount = path.count
            }
        }
        _ = try exchange(.tlopen) { $0.fid = 1 }
        var content: [UInt8] = []
        while true {
            let reply = try exchange(.tread) {
                $0.fid = 1
                $0.offset = UInt64(content.count)
                $0.number = 8000
            }
            if reply.data.isEmpty { return content }
            content += reply.data
        }
    }
}
