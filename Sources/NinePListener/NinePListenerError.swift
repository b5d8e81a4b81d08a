import HostPlatform

/// Why a server cannot listen.
public enum NinePListenerError: Error, Sendable, CustomStringConvertible {
    /// The host of a tcp address has no address; with the resolver's words.
    case unknownHost(NinePAddress, reason: String)
    /// A path of a unix socket has at most 107 bytes.
    case pathTooLong(NinePAddress, maxBytes: Int)
    /// Something that is no socket is at the path.
    case notASocket(NinePAddress)
    /// A server answers there.
    case inUse(NinePAddress)
    case host(NinePAddress, HostError)

    public var description: String {
        switch self {
        case .unknownHost(let address, let reason): "cannot listen at \(address): \(reason)"
        case .pathTooLong(let address, let maxBytes):
            "cannot listen at \(address): the path of a unix socket has at most \(maxBytes) bytes"
        case .notASocket(let address): "cannot listen at \(address): there is a file of another kind"
        case .inUse(let address): "cannot listen at \(address): another server listens there"
        case .host(let address, let error): "cannot listen at \(address): \(error)"
        }
    }
}

/// What happens to the connections of a listener, for a log.
public enum NinePListenerEvent: Sendable {
    /// Connections have numbers, from 1.
    case connected(UInt64)
    case closed(UInt64, NinePCloseReason)
    /// The host has no room for another connection now; the listener tries again.
    case acceptFailed(HostError)
}

/// Why a connection ended.
public enum NinePCloseReason: Error, Sendable, CustomStringConvertible {
    case clientClosed
    /// The client says that a message is shorter than a header or longer than was agreed: what follows cannot be
    /// told apart.
    case badFrame(sizeBytes: UInt32, limitBytes: UInt32)
    case failed(HostError)
    case stopped

    public var description: String {
        switch self {
        case .clientClosed: "the client closed it"
        case .badFrame(let size, let limit):
            "the client announced a message of \(size) bytes; 7 to \(limit) are allowed"
        case .failed(let error): "\(error)"
        case .stopped: "the server stops"
        }
    }
}
