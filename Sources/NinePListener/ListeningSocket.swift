import Glibc
import HostPlatform

/// A bound socket that listens, and the file of a unix socket.
final class ListeningSocket {
    let descriptor: Int32
    /// With the port that was taken.
    let address: NinePAddress
    /// The unix socket's file, so that only our own is removed.
    private let file: (path: String, device: UInt64, inode: UInt64)?

    init(_ wanted: NinePAddress, backlog: Int32) throws(NinePListenerError) {
        let descriptor: Int32
        switch wanted {
        case .tcp(let host, let port):
            descriptor = try ListeningSocket.openTCP(host, port, wanted)
            file = nil
        case .unix(let path):
            descriptor = try ListeningSocket.openUnix(path, wanted)
            var status = stat()
            file = lstat(path, &status) == 0 ? (path, UInt64(status.st_dev), UInt64(status.st_ino)) : nil
        }
        do throws(HostError) {
            _ = try systemCall("listen") { Glibc.listen(descriptor, backlog) }
            if case .tcp(let host, _) = wanted {
                address = .tcp(host: host, port: try ListeningSocket.port(of: descriptor))
            } else {
                address = wanted
            }
        } catch {
            Glibc.close(descriptor)
            throw .host(wanted, error)
        }
        self.descriptor = descriptor
    }

    /// Closes the socket and removes its file.
    func close() {
        if let file {
            var status = stat()
            if lstat(file.path, &status) == 0, UInt64(status.st_dev) == file.device,
                UInt64(status.st_ino) == file.inode
            {
                unlink(file.path)
            }
        }
        Glibc.close(descriptor)
    }

    private static func openTCP(_ host: String, _ port: UInt16, _ address: NinePAddress) throws(NinePListenerError)
        -> Int32
    {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = streamSocket
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        guard code == 0, let found else { throw .unknownHost(address, reason: String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(found) }
        do throws(HostError) {
            let descriptor = try makeSocket(found.pointee.ai_family)
            do throws(HostError) {
                var on: Int32 = 1
                setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
                _ = try systemCall("bind") { bind(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) }
                return descriptor
            } catch {
                Glibc.close(descriptor)
                throw error
            }
        } catch {
            throw error.code == EADDRINUSE ? .inUse(address) : .host(address, error)
        }
    }

    /// A socket that a killed server left behind is in the way of `bind`; it is removed if nobody answers there.
    private static func openUnix(_ path: String, _ address: NinePAddress) throws(NinePListenerError) -> Int32 {
        guard var name = unixName(path) else { throw .pathTooLong(address, maxBytes: maxPathBytes) }
        do throws(HostError) {
            let descriptor = try makeSocket(AF_UNIX)
            do throws(HostError) {
                if bindUnix(descriptor, &name) != 0 {
                    let code = errno
                    guard code == EADDRINUSE, removeStale(path, &name) else {
                        throw HostError(operation: "bind", code: code)
                    }
                    _ = try systemCall("bind") { bindUnix(descriptor, &name) }
                }
                // Whoever may connect reads the image: only this user.
                _ = try systemCall("chmod") { chmod(path, 0o600) }
                return descriptor
            } catch {
                Glibc.close(descriptor)
                throw error
            }
        } catch {
            guard error.code == EADDRINUSE else { throw .host(address, error) }
            throw isSocket(path) ? .inUse(address) : .notASocket(address)
        }
    }

    private static func removeStale(_ path: String, _ name: inout sockaddr_un) -> Bool {
        guard isSocket(path) else { return false }
        let probe = socket(AF_UNIX, streamSocket, 0)
        guard probe >= 0 else { return false }
        defer { Glibc.close(probe) }
        let isRefused = withSocketAddress(&name) { connect(probe, $0, $1) } != 0 && errno == ECONNREFUSED
        return isRefused && unlink(path) == 0
    }

    private static func isSocket(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }

    /// Bytes of `sun_path`, without its final zero.
    private static let maxPathBytes = 107

    private static func unixName(_ path: String) -> sockaddr_un? {
        guard path.utf8.count <= maxPathBytes, !path.utf8.contains(0) else { return nil }
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &name.sun_path) { target in
            for (index, byte) in path.utf8.enumerated() { target[index] = byte }
        }
        return name
    }

    private static func bindUnix(_ descriptor: Int32, _ name: inout sockaddr_un) -> Int32 {
        withSocketAddress(&name) { bind(descriptor, $0, $1) }
    }

    private static func withSocketAddress(
        _ name: inout sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func makeSocket(_ family: Int32) throws(HostError) -> Int32 {
        try systemCall("socket") { socket(family, streamSocket | nonBlocking | closeOnExec, 0) }
    }

    private static func port(of descriptor: Int32) throws(HostError) -> UInt16 {
        var name = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = try systemCall("getsockname") {
            withUnsafeMutablePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(descriptor, $0, &length)
                }
            }
        }
        // The port has the same place in sockaddr_in and sockaddr_in6.
        return withUnsafeBytes(of: &name) { UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self)) }
    }
}

let streamSocket = Int32(SOCK_STREAM.rawValue)
let nonBlocking = Int32(SOCK_NONBLOCK.rawValue)
let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)
